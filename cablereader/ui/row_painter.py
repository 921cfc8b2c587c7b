"""The painting of one row of a tree, from left to right: level as a lettered chip, words, a date."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cablereader.model.level import Level
from cablereader.ui.fonts import tabular
from cablereader.ui.tree_words import LEVEL_LETTERS

_WHITE = QColor("#FFFFFF")
_BLACK = QColor("#000000")
# Ground and letter by level, as on the cover sheets of documents; each pair has a contrast of 4.5
# or more. Restricted, abolished before there was a color for it, has that of Confidential.
CHIP_COLORS = {
    Level.UNCLASSIFIED: (QColor("#007A33"), _WHITE),
    Level.LIMITED_OFFICIAL_USE: (QColor("#502B85"), _WHITE),
    Level.RESTRICTED: (QColor("#0033A0"), _WHITE),
    Level.CONFIDENTIAL: (QColor("#0033A0"), _WHITE),
    Level.SECRET: (QColor("#C8102E"), _WHITE),
    Level.TOP_SECRET: (QColor("#FF8C00"), _BLACK),
}
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
        self.write(subject or "", muted=not self._is_selected)

    def _paint_chip(self, level: Level | None) -> None:
        font = QFont(self._font)
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.75))
        font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance("LOU") + 8
        height = metrics.height() + 1
        chip = QRect(self._rect.left(), self._rect.center().y() - height // 2, width, height)
        self._rect.setLeft(chip.right() + 1 + _GAP)
        if level is None:
            self._draw(chip, "–", self._font, self._color(muted=True), center=True)
            return
        ground, letter = CHIP_COLORS[level]
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(self._chip_edge(ground))
        self._painter.setBrush(ground)
        self._painter.drawRoundedRect(chip.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._draw(chip, LEVEL_LETTERS[level], font, letter, center=True)

    def _chip_edge(self, ground: QColor) -> QPen:
        """Return a light edge on dark or selected rows, where a dark chip would sink in."""
        is_dark = self._palette.color(QPalette.ColorRole.Base).lightness() < 128
        return QPen(QColor(255, 255, 255, 100)) if is_dark or self._is_selected else QPen(ground)

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
