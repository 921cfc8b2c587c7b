"""A view that gives way to words where it has no rows to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QWidget

_MARGIN = 24


class RowsOrWords(QStackedWidget):
    """Shows *view*, or says in its place why it is empty and what to do.

    The words are found under the object name *name*.
    """

    def __init__(self, view: QAbstractItemView, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._words = QLabel(self)
        self._words.setObjectName(name)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMargin(_MARGIN)
        self.addWidget(view)
        self.addWidget(self._words)

    def show_rows(self) -> None:
        """Show the view."""
        self.setCurrentWidget(self._view)

    def say(self, words: str) -> None:
        """Show *words* instead of the view."""
        self._words.setText(words)
        self.setCurrentWidget(self._words)
