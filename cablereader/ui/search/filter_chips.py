"""The filters in use, each as a button that takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cablereader.library import Filter
from cablereader.ui.look.icons import icon
from cablereader.ui.widgets.flow_layout import FlowLayout

_WIDEST = 240
_PADDING, _CROSS, _ROUND = 8, 14, 4
_GROUND = 0.6


class FilterChips(QWidget):
    """A row of chips, in the order in which the filters were added, and the way back."""

    removed = Signal(object)
    """The reader took a :class:`Filter` away."""
    undone = Signal()
    """The reader wants the filters of before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterChips")
        self.setAccessibleName(self.tr("Filters in use"))
        self._chips: list[_Chip] = []
        self._undo = _Chip(self.tr("Undo filter"), self)
        self._undo.setObjectName("undoFilter")
        self._undo.setToolTip(self.tr("Go back to the filters before (Ctrl+Z)"))
        self._undo.clicked.connect(self.undone)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 4)
        self._flow.addWidget(self._undo)
        self.hide()

    def show_filters(self, filters: Sequence[Filter], can_undo: bool) -> None:
        """Show a chip for each of *filters*."""
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._undo)
        self._chips = [self._chip(item) for item in filters]
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self._undo)
        self._undo.setVisible(can_undo)
        self.setVisible(bool(filters) or can_undo)
        self.updateGeometry()
        if had_focus:
            (self._chips[-1] if self._chips else self._undo).setFocus()

    def filters(self) -> list[str]:
        """Return the words of the chips."""
        return [chip.text() for chip in self._chips]

    def chip(self, number: int) -> QToolButton:
        """Return the chip of that number."""
        return self._chips[number]

    def _chip(self, item: Filter) -> _Chip:
        chip = _Chip(item.words(), self, closes=True)
        chip.setProperty("filter", item)
        chip.setToolTip(self.tr("Remove the filter {words}").format(words=item.words()))
        chip.clicked.connect(self._on_clicked)
        return chip

    @Slot()
    def _on_clicked(self) -> None:
        self.removed.emit(self.sender().property("filter"))


class _Chip(QToolButton):
    """Words on a quiet ground with round corners, and where it closes a cross behind them."""

    def __init__(self, words: str, parent: QWidget, closes: bool = False) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self._closes = closes
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the words and the cross."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * _PADDING
        if self._closes:
            width += _CROSS + _PADDING // 2
        return QSize(min(width, _WIDEST), metrics.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip; a style's button would be another box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._closes or self.underMouse():
            ground = palette.color(QPalette.ColorRole.Mid)
            ground.setAlphaF(1.0 if self.underMouse() else _GROUND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        room = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        if self._closes:
            ink = palette.color(QPalette.ColorRole.WindowText)
            cross = QRect(0, 0, _CROSS, _CROSS)
            cross.moveCenter(room.center())
            cross.moveRight(room.right() + _PADDING // 2)
            icon("close", ink).paint(painter, cross)
            room.setRight(cross.left() - _PADDING // 2)
            painter.setPen(ink)
        else:
            painter.setPen(palette.color(QPalette.ColorRole.Link))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
