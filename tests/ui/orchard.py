"""The window with the orchard's cable on its page, and what tests do there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow

CABLE_TEXT = (Path(__file__).parent / "orchard.txt").read_text(encoding="utf-8")
TITLE = "07BELGRADE123: THE ORCHARD AND THE RAILWAY - Cable Reader"
SECOND_TEXT = "UNCLAS LIMA 000012\n\nSUBJECT: A LIGHTHOUSE\n\n1. (U) Text.\nSAMPLE\n"


def shows(window: MainWindow, title: str) -> Callable[[], bool]:
    return lambda: window.windowTitle() == title


def body(window: MainWindow) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, "bodyView")
    assert isinstance(found, QPlainTextEdit)
    return found


def press(qtbot: QtBot, keys: Qt.Key, ctrl: bool = False) -> None:
    """Press a key where the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), keys, modifier)
