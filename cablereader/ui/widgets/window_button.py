"""Buttons that stand in the window itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WindowButton(QPushButton):
    """A button that Enter presses like Space; Qt leaves that to buttons of dialogs."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(True)


class WindowToolButton(QToolButton):
    """The same among tool buttons, which know nothing of a default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; one with a menu opens it."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
