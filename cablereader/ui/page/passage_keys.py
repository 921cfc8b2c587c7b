"""Keys with which a reader goes from paragraph to paragraph while the text has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

TYPING_MS = 900
"""Digits typed within this time of each other are one number."""
_MOST_DIGITS = 4


class PassageKeys(QObject):
    """Watches the keys of the views it is installed on."""

    step_asked = Signal(int)
    """"[" or "]" was pressed; carries -1 or 1."""
    number_asked = Signal(int)
    """Digits were typed; carries the number so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._on_typed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that this is about; leave every other event alone."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        # Brackets need Shift or AltGr on many keyboards; the letter counts, not the key.
        letter = event.text()
        if letter in ("[", "]"):
            self.step_asked.emit(-1 if letter == "[" else 1)
            return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier and letter.isdigit() and letter.isascii():
            self._digits = (self._digits + letter)[-_MOST_DIGITS:]
            self._typing.start()
            self.number_asked.emit(int(self._digits))
            return True
        return False

    @Slot()
    def _on_typed(self) -> None:
        self._digits = ""
