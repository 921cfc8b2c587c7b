"""Sources and problems: what the list says, removing and undoing, files that could not be read."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from cablereader.library import Library, forgetting
from cablereader.ui import MainWindow
from cablereader.ui.library.sources_dialog import SourcesDialog
from cablereader.ui.memory.settings import Settings

from .archive import message
from .test_library_filling import LONG_MS, wait_until_filled

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def cells(view: QTreeView) -> list[list[str]]:
    model = view.model()
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


@pytest.fixture
def broken(archive: Path) -> Path:
    """A file beside the cables that cannot be read."""
    path = archive / "broken.zip"
    path.write_bytes(b"PK\x03\x04" + b"x" * 400)
    return path


@pytest.fixture
def dialog(
    window: MainWindow, settings: Settings, archive: Path, broken: Path, qtbot: QtBot
) -> SourcesDialog:
    """The dialog of a library of three cables and a broken file, opened by its key."""
    assert broken.exists()
    library = Library(settings.library_path)
    library.add(archive)
    library.scan().run()
    window.library.tell_changed()
    keys = CTRL | Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.message, Qt.Key.Key_L, keys)
    found = window.findChild(SourcesDialog)
    assert isinstance(found, SourcesDialog)
    qtbot.waitUntil(lambda: found.sources.model().rowCount() == 1)
    return found


def test_a_source_stands_with_its_cables_and_state(dialog: SourcesDialog, archive: Path) -> None:
    ((path, cables, state),) = cells(dialog.sources)
    assert path == str(archive)
    assert cables == "3"
    assert state.startswith("as of ")
    assert "3 cables" in dialog.figures.text()
    assert "library.db" in dialog.figures.text()
    assert not dialog.isModal()


def test_damaged_files_are_listed_with_reasons_and_copied(
    dialog: SourcesDialog, broken: Path, qtbot: QtBot
) -> None:
    assert cells(dialog.troubles.view) == [
        [str(broken), "This zip archive is damaged or incomplete"]
    ]
    dialog.troubles.view.setFocus()
    qtbot.keyClick(dialog.troubles.view, Qt.Key.Key_C, CTRL)
    words = QGuiApplication.clipboard().text()
    assert words == f"{broken}\tThis zip archive is damaged or incomplete"


def test_a_damaged_file_is_opened_to_see_what_is_said(
    dialog: SourcesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.troubles.open_button, LEFT)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("broken.zip"))


def test_a_source_is_removed_by_key_and_comes_back_with_undo(
    dialog: SourcesDialog, window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    dialog.sources.setFocus()
    qtbot.keyClick(dialog.sources, Qt.Key.Key_Delete)
    wait_until_filled(window, 0, qtbot)
    qtbot.waitUntil(lambda: cells(dialog.sources) == [])
    assert "The files stay where they are." in dialog.notice.text()
    assert (archive / "08LIMA101.txt").exists()
    qtbot.keyClick(dialog.undo, Qt.Key.Key_Space)
    wait_until_filled(window, 3, qtbot)
    qtbot.waitUntil(lambda: len(cells(dialog.sources)) == 1)
    assert dialog.notice.isHidden()


def test_undo_stops_a_removal_that_goes_on(
    dialog: SourcesDialog,
    window: MainWindow,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    # The only source would be taken out at once.
    other = archive.with_name("other")
    other.mkdir()
    (other / "08LIMA104.txt").write_text(message("LIMA", 104, "A KITE ELSEWHERE"), "utf-8")
    window.keeping.add([other])
    wait_until_filled(window, 4, qtbot)
    begun, may_go_on = threading.Event(), threading.Event()
    removed = forgetting.remove_cables

    def slow(connection: sqlite3.Connection, numbers: list[int]) -> None:
        begun.set()
        may_go_on.wait()
        removed(connection, numbers)

    monkeypatch.setattr(forgetting, "remove_cables", slow)
    monkeypatch.setattr(forgetting, "_AT_ONCE", 1)
    qtbot.waitUntil(lambda: dialog.sources.model().rowCount() == 2)
    assert dialog.sources.path() == archive
    dialog.sources.setFocus()
    qtbot.keyClick(dialog.sources, Qt.Key.Key_Delete)
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: "taken out" in window.keeping.status.state.words.text())
    qtbot.keyClick(dialog.undo, Qt.Key.Key_Space)
    may_go_on.set()
    wait_until_filled(window, 4, qtbot)
    assert len(window.library.library.sources()) == 2


def test_a_source_is_removed_once_however_often_the_key_is_pressed(
    dialog: SourcesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    failures: list[object] = []
    window.keeping.filling.failed.connect(lambda error, _: failures.append(error))
    dialog.sources.setFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.sources, Qt.Key.Key_Delete)
    wait_until_filled(window, 0, qtbot)
    assert failures == []


def test_the_list_of_damaged_files_is_hidden_without_any(
    dialog: SourcesDialog, window: MainWindow, broken: Path, qtbot: QtBot
) -> None:
    assert dialog.troubles.isVisible()
    broken.unlink()
    window.commands.update_library.trigger()
    qtbot.waitUntil(dialog.troubles.isHidden, timeout=LONG_MS)


def test_rebuilding_keeps_every_cable(
    dialog: SourcesDialog, window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    before = settings.library_path.stat().st_ino
    qtbot.mouseClick(dialog.rebuild, LEFT)
    qtbot.waitUntil(lambda: window.keeping.filling.is_busy)
    wait_until_filled(window, 3, qtbot)
    assert settings.library_path.stat().st_ino != before
    assert not list(settings.library_path.parent.glob("library.db-new"))
    searcher = window.library.searcher()
    assert searcher is not None
    assert searcher.count(searcher.query("kite")) == 3


def test_escape_closes_and_the_next_time_it_is_true_again(
    dialog: SourcesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    window.commands.library_sources.trigger()
    assert dialog.isVisible()


def test_without_a_library_it_says_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.library_sources.trigger()
    found = window.findChild(SourcesDialog)
    assert isinstance(found, SourcesDialog)
    qtbot.waitUntil(lambda: found.figures.text().startswith("No library yet."))
    assert not found.remove.isEnabled()
    assert not found.rebuild.isEnabled()
    assert not window.library.exists
