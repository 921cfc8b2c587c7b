"""The size of a dialog that was never opened before."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_SHARE = 0.9


def within_window(dialog: QWidget, wanted: QSize) -> QSize:
    """Return *wanted*, or what a small window of the program leaves of it."""
    window = dialog.parentWidget()
    return wanted if window is None else wanted.boundedTo(window.size() * _SHARE)
