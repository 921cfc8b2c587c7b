"""A scroll bar that shows where in the text something was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from cablereader.ui.look.theme import Theme

_THICK = 2.0


class MarkedScrollBar(QScrollBar):
    """Draws a short line over its groove for each mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._marks: tuple[float, ...] = ()

    def marks(self) -> tuple[float, ...]:
        """Return the marks, as parts of the whole length."""
        return self._marks

    def set_marks(self, marks: Sequence[float]) -> None:
        """Show *marks*, each a part of the whole length from 0 to 1."""
        wanted = tuple(marks)
        if wanted != self._marks:
            self._marks = wanted
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, then the marks; those that fall on one pixel are drawn once."""
        super().paintEvent(event)
        if not self._marks:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )
        painter = QPainter(self)
        color = self._theme.color("accent")
        for y in sorted({round(groove.top() + part * groove.height()) for part in self._marks}):
            painter.fillRect(QRectF(2, y - _THICK / 2, self.width() - 4, _THICK), color)
        painter.end()
