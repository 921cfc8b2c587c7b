"""The level of a cable as a small lettered chip: letter and color, never color alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPen, QPixmap

from cablereader.model.level import Level
from cablereader.ui.row_painter import CHIP_COLORS
from cablereader.ui.tree_words import LEVEL_LETTERS

_SHARE = 0.75
"""Size of the letter to that of the text beside it."""


def chip_size(font: QFont) -> QSize:
    """Return the size of a chip beside text in *font*; the same for every level."""
    metrics = QFontMetrics(_letter_font(font))
    return QSize(metrics.horizontalAdvance("LOU") + 8, metrics.height() + 1)


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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, letter = CHIP_COLORS[level]
    box = QRectF(0, 0, size.width(), size.height())
    # A light edge, so that a dark chip does not sink into a dark ground.
    painter.setPen(QPen(QColor(255, 255, 255, 100)))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(_letter_font(font))
    painter.setPen(letter)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LEVEL_LETTERS[level])
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
