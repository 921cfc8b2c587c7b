"""A field for words to look for, with an edge that is seen in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

_RADIUS = 2.0
_QUIET = 0.7


class SearchField(QLineEdit):
    """A line to type in that can be cleared.

    Fusion makes the edge out of a darker window color: on a black window there is none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def edge(self) -> QPen:
        """Return the pen of the edge: quiet, or in the accent color with the focus."""
        if self.hasFocus():
            return QPen(self.palette().color(QPalette.ColorRole.Accent), 2)
        color = QColor(self.palette().color(QPalette.ColorRole.PlaceholderText))
        color.setAlphaF(_QUIET)
        return QPen(color, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge over that of the style."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = self.edge()
        inset = pen.widthF() / 2
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()
