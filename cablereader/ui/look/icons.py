"""Line icons from ``resources/icons``, drawn in a color of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cablereader.model.resources import resource

_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)


def icon(name: str, color: QColor) -> QIcon:
    """Return the icon *name*, its lines in *color*; an empty icon if there is no such file."""
    return _icon(name, color.rgba())


# Each tab asks for the same dozen, once more with each change of theme.
@lru_cache(maxsize=256)
def _icon(name: str, rgba: int) -> QIcon:
    color = QColor.fromRgba(rgba)
    path = resource("icons", f"{name}.svg")
    result = QIcon()
    if not path.is_file():
        return result
    drawing = path.read_bytes()
    for mode, ink in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, _faded(color))):
        renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", _name(ink))))
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size, ink.alphaF()), mode)
    return result


def _drawn(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(0.4)
    return faded


def _name(color: QColor) -> bytes:
    return color.name(QColor.NameFormat.HexRgb).encode()
