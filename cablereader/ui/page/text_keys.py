"""Keys and wheel of a text that is read, not written; the same for both views of a cable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent

_WHEEL_STEP = 120
_CURSOR_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


def is_left_to_window(event: QEvent) -> bool:
    """Whether *event* asks for the keys of pasting: nothing can be pasted into such a text."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.matches(QKeySequence.StandardKey.Paste)
    )


def moves_cursor(event: QKeyEvent) -> bool:
    """Whether a key moves the cursor without keeping the start of a selection."""
    keeps_start = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.key() in _CURSOR_KEYS and not keeps_start


class ZoomWheel:
    """Counts the steps of a wheel that is turned with Ctrl; fine wheels send parts of a step."""

    def __init__(self) -> None:
        self._turned = 0

    def steps(self, event: QWheelEvent) -> int | None:
        """Return the whole steps that *event* completes; None if the wheel is to scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _WHEEL_STEP)
        self._turned -= steps * _WHEEL_STEP
        return steps
