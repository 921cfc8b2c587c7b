"""A splitter whose border is a thin line in the theme's own color."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle


class LineHandle(QSplitterHandle):
    """Fusion draws nothing on a border this thin: on a black window there would be none."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))
        painter.end()


class LineSplitter(QSplitter):
    """Separates two parts of a page by a line that can be dragged."""

    def createHandle(self) -> QSplitterHandle:
        return LineHandle(self.orientation(), self)
