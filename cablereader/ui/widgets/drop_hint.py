"""The veil over the window while something that can be opened hovers above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cablereader.ui.look.fonts import title_font
from cablereader.ui.look.theme import Theme

_INSET = 16


class DropHint(QWidget):
    """Says that letting go here opens what is being dragged. Never in the way of the drop."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._theme = theme
        self._words = ""
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, words: str) -> None:
        """Cover the window and show *words*."""
        self._words = words
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a veil, a dashed frame and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.color("paper")
        veil.setAlphaF(0.97)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(frame, 8, 8)
        painter.setFont(QFont(title_font(2)))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
