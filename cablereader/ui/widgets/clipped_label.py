"""A label of some lines at most, that says with its last one that there is more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ClippedLabel(QLabel):
    """Words in the quiet color, wrapped; what finds no room is in the tooltip."""

    def __init__(self, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most_lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_most_lines(self, lines: int) -> None:
        """Allow no more than *lines*."""
        if lines != self._most:
            self._most = lines
            self.updateGeometry()
            self.update()

    def say(self, words: str) -> None:
        """Show *words*."""
        self.setText(words)
        self.setToolTip(words)

    def shown(self) -> list[str]:
        """Return the lines as they are drawn."""
        lines = self._lines(self.width())
        if len(lines) <= self._most:
            return lines
        last = " ".join(line.strip() for line in lines[self._most - 1 :])
        room = self.contentsRect().width()
        elided = self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, room)
        return [*lines[: self._most - 1], elided]

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are drawn at *width*."""
        return min(max(1, len(self._lines(width))), self._most) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """Return the height that the present width asks for."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(0, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        spacing, ascent = self.fontMetrics().lineSpacing(), self.fontMetrics().ascent()
        for number, line in enumerate(self.shown()):
            painter.drawText(QPointF(0, number * spacing + ascent), line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        found: list[str] = []
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font(), self)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                start = line.textStart()
                found.append(paragraph[start : start + line.textLength()])
            layout.endLayout()
        return found
