"""How a row of the parse report looks: words that wrap, on the ground of all selected rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.ui.look.row_ground import paint_focus_bar, paint_ground
from cablereader.ui.widgets.model_index import Index

_SIDE = 12
_PADDING = 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignVCenter.value)


class ReportDelegate(QStyledItemDelegate):
    """Paints a row of words as wide as the list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the wrapped words."""
        width = self._view.viewport().width()
        box = option.fontMetrics.boundingRect(
            0, 0, max(40, width - 2 * _SIDE), 10_000, _WRAPPED, str(index.data())
        )
        return QSize(width, box.height() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the words."""
        state, palette = option.state, option.palette
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option)
        if is_selected and self._view.hasFocus():
            paint_focus_bar(painter, option.rect, palette.color(QPalette.ColorRole.Accent))
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        words = option.rect.adjusted(_SIDE, _PADDING, -_SIDE, -_PADDING)
        painter.drawText(words, _WRAPPED, str(index.data()))
        painter.restore()
