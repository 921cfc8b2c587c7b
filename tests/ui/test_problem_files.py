"""Files that cannot be shown, that went away, or that hold several cables."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow

from .orchard import CABLE_TEXT, SECOND_TEXT, TITLE, body, press, shows

# These tests speak of places in the text as written; see test_reading_view for the other.
pytestmark = pytest.mark.usefixtures("as_written")


@pytest.mark.parametrize(
    ("name", "content", "can_retry"),
    [
        ("empty.txt", b"", True),
        ("binary.bin", bytes(range(256)) * 40, False),
        ("damaged.zip", b"PK\x03\x04" + b"x" * 100, True),
        ("empty.zip", b"PK\x05\x06" + b"\0" * 18, True),
        ("damaged.pdf", b"%PDF-1.4\n" + b"x" * 100, True),
        ("vanished.txt", None, True),
    ],
)
def test_a_file_that_cannot_be_shown_says_why(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    name: str,
    content: bytes | None,
    can_retry: bool,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.message.title() == name)
    assert len(window.message.words().split()) > 5
    retry = window.message.findChild(QPushButton, "retryButton")
    assert retry.isVisible() == can_retry
    assert not window.commands.find.isEnabled()


def test_the_cables_of_an_archive_are_rows_below_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "cables.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/orchard.txt", CABLE_TEXT)
        archive.writestr("a/lighthouse.txt", SECOND_TEXT)
        archive.writestr("a/orchard.gz", b"\x1f\x8b\x08")
    window.open_paths([path])
    qtbot.waitUntil(shows(window, TITLE))
    tree = window.findChild(QTreeView, "fileTree")
    tree.setFocus()
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.model().index(0, 0)) == 2)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in window.windowTitle())
    assert body(window).toPlainText() == SECOND_TEXT
    # It has no number of its own, so its row has its name.
    row = tree.currentIndex()
    assert str(row.data()).startswith("lighthouse.txt")
    assert "a/lighthouse.txt" in str(row.data(Qt.ItemDataRole.ToolTipRole))
    assert "(a/orchard.gz)" in str(row.parent().data(Qt.ItemDataRole.ToolTipRole))


def test_try_again_shows_a_file_that_came_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "late.txt"
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.message.title() == "late.txt")
    path.write_text(CABLE_TEXT, encoding="utf-8")
    retry = window.message.findChild(QPushButton, "retryButton")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shows(window, TITLE))


def test_a_changed_file_is_read_again(reading: MainWindow, cable_file: Path, qtbot: QtBot) -> None:
    cable_file.write_text(SECOND_TEXT, encoding="utf-8")
    os.utime(cable_file, ns=(1, 1))
    reading.show_cable(CableAddress(cable_file))
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in reading.windowTitle())
