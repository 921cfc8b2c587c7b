"""Buttons that stand in the window itself."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class WindowButton(QPushButton):
    """A button that Enter presses like Space; Qt leaves that to buttons of dialogs."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(True)
