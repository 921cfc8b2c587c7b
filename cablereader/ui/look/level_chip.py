"""The level of a cable as a small lettered chip: letter and color, never color alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPen, QPixmap

from cablereader.model.level import Level

LEVEL_LETTERS = {
    Level.UNCLASSIFIED: "U",
    Level.LIMITED_OFFICIAL_USE: "LOU",
    Level.RESTRICTED: "R",
    Level.CONFIDENTIAL: "C",
    Level.SECRET: "S",
    Level.TOP_SECRET: "TS",
}
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
_SHARE = 0.75
"""Size of the letter to that of the text beside it."""


def chip_size(font: QFont) -> QSize:
    """Return the size of a chip beside text in *font*; the same for every level."""
    metrics = QFontMetrics(_letter_font(font))
    return QSize(metrics.horizontalAdvance("LOU") + 8, metrics.height() + 1)


def paint_chip(painter: QPainter, box: QRect, level: Level, font: QFont, on_dark: bool) -> None:
    """Paint the chip of *level* beside text in *font*; *on_dark* gives it a light edge."""
    ground, letter = CHIP_COLORS[level]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(255, 255, 255, 100)) if on_dark else QPen(ground))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(_letter_font(font))
    painter.setPen(letter)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LEVEL_LETTERS[level])


def chip_icon(level: Level | None, font: QFont, ratio: float) -> QIcon:
    """Return the chip of *level* as an icon for a screen of *ratio* pixels a point.

    Without a level the icon is null.
    """
    if level is None:
        return QIcon()
    size = chip_size(font)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    # An icon does not know its ground.
    paint_chip(painter, QRect(QPoint(0, 0), size), level, font, on_dark=True)
    painter.end()
    return QIcon(pixmap)


def hollow_icon(font: QFont, palette: QPalette, ratio: float) -> QIcon:
    """Return an empty ring of the size of a chip: a cable that is cited and not held."""
    size = chip_size(font)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.5))
    middle = QRectF(0, 0, size.width(), size.height()).center()
    radius = size.height() / 2 - 2
    painter.drawEllipse(middle, radius, radius)
    painter.end()
    return QIcon(pixmap)


def _letter_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() * _SHARE))
    small.setWeight(QFont.Weight.Bold)
    return small
