"""The painting of one row of a tree, from left to right: level as a lettered chip, words, a date."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cablereader.model.level import Level
from cablereader.ui.look.fonts import tabular
from cablereader.ui.look.level_chip import chip_size, paint_chip
from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, cut

_GAP = 8
_DATE_WIDTH = 460
"""Width of a row from which there is room for the date as well."""


class RowPainter:
    """Writes what it is told to write beside what it has written already."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._font: QFont = option.font
        self._rect: QRect = option.rect.adjusted(4, 0, -_GAP, 0)
        self._palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        self._is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_active = bool(state & QStyle.StateFlag.State_Active)
        self._group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive

    @property
    def font(self) -> QFont:
        """The font of the row; a copy."""
        return QFont(self._font)

    def paint_cable(
        self, level: Level | None, heading: str, subject: str | None, created: str | None
    ) -> None:
        """Paint a cable: its level, number and subject, and its date where there is room."""
        self._paint_chip(level)
        if created and self._rect.width() >= _DATE_WIDTH:
            self.write_at_end(created[:10])
        self.write(heading, tabular(self._font))
        self.write(cut(subject or "", MOST_OF_SUBJECT), muted=not self._is_selected)

    def _paint_chip(self, level: Level | None) -> None:
        size = chip_size(self._font)
        chip = QRect(self._rect.topLeft(), size)
        chip.moveTop(self._rect.center().y() - size.height() // 2)
        self._rect.setLeft(chip.right() + 1 + _GAP)
        if level is None:
            self._draw(chip, "–", self._font, self._color(muted=True), center=True)
        else:
            # On dark and selected rows a dark chip would sink in.
            is_dark = self._palette.color(QPalette.ColorRole.Base).lightness() < 128
            paint_chip(self._painter, chip, level, self._font, is_dark or self._is_selected)

    def write(self, text: str, font: QFont | None = None, muted: bool = False) -> None:
        """Write as much of *text* as there is room for, and move to the right of it."""
        font = font if font is not None else self._font
        if not text or self._rect.width() <= 0:
            return
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._rect.width())
        self._draw(self._rect, shown, font, self._color(muted))
        self._rect.setLeft(self._rect.left() + metrics.horizontalAdvance(shown) + _GAP)

    def write_at_end(self, text: str) -> None:
        """Write *text* at the right end, in figures of one width."""
        font = tabular(self._font)
        left = self._rect.right() - QFontMetrics(font).horizontalAdvance(text)
        rect = QRect(self._rect)
        rect.setLeft(left)
        self._draw(rect, text, font, self._color(muted=not self._is_selected))
        self._rect.setRight(left - 2 * _GAP)

    def _draw(
        self, rect: QRect, text: str, font: QFont, color: QColor, center: bool = False
    ) -> None:
        place = Qt.AlignmentFlag.AlignCenter if center else Qt.AlignmentFlag.AlignVCenter
        self._painter.setFont(font)
        self._painter.setPen(color)
        flags = int(place.value) | int(Qt.TextFlag.TextSingleLine.value)
        self._painter.drawText(rect, flags, text)

    def _color(self, muted: bool = False) -> QColor:
        role = QPalette.ColorRole.HighlightedText if self._is_selected else QPalette.ColorRole.Text
        color = QColor(self._palette.color(self._group, role))
        if muted:
            color.setAlphaF(0.68)
        return color
