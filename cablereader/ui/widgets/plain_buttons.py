"""The buttons at the foot of a dialog, as words alone."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def use_words_alone(box: QDialogButtonBox) -> None:
    """Take the style's icons off the buttons of *box*: they are drawn for a light window."""
    for button in box.buttons():
        button.setIcon(QIcon())
