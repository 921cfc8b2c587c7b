"""Filling the library: the menu, the offer, the status bar, stopping, closing, watching, trouble."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cablereader.library import Library, LibraryError
from cablereader.library.scan_lock import scan_lock
from cablereader.ui import MainWindow
from cablereader.ui.library.filling_words import failure_words
from cablereader.ui.memory.settings import Settings

from .archive import message

LEFT = Qt.MouseButton.LeftButton
LONG_MS = 60_000
"""Starting worker processes takes a while on a busy machine."""


def status(window: MainWindow) -> str:
    return window.keeping.status.count.text()


def said(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def wait_until_filled(window: MainWindow, cables: int, qtbot: QtBot) -> None:
    words = f"Library: {cables} cables" if cables != 1 else "Library: one cable"
    qtbot.waitUntil(lambda: not window.keeping.filling.is_busy, timeout=LONG_MS)
    qtbot.waitUntil(lambda: status(window) == words, timeout=LONG_MS)


@pytest.fixture
def chosen_folder(monkeypatch: pytest.MonkeyPatch, archive: Path) -> Path:
    """The folder that the reader will choose in the dialog of the system."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(archive))
    return archive


@pytest.fixture
def filled(window: MainWindow, archive: Path, qtbot: QtBot) -> MainWindow:
    """A window with a library of three cables."""
    window.keeping.add([archive])
    wait_until_filled(window, 3, qtbot)
    return window


# Adding


def test_a_folder_is_added_from_the_menu(
    window: MainWindow, chosen_folder: Path, qtbot: QtBot
) -> None:
    window.commands.add_to_library.trigger()
    wait_until_filled(window, 3, qtbot)
    assert [source.path for source in window.library.library.sources()] == [chosen_folder]
    assert "3 cables read into the library" in said(window)


def test_nothing_is_written_before_something_is_added(window: MainWindow) -> None:
    assert not window.library.exists
    assert window.keeping.status.count.isHidden()


def test_the_open_folders_are_added_together(archive_window: MainWindow, qtbot: QtBot) -> None:
    assert archive_window.commands.add_open_folders.isEnabled()
    archive_window.commands.add_open_folders.trigger()
    wait_until_filled(archive_window, 3, qtbot)


def test_reading_is_shown_while_it_runs_and_gone_afterwards(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    state = window.keeping.status.state
    window.keeping.add([archive])
    qtbot.waitUntil(state.isVisible, timeout=LONG_MS)
    assert state.words.text().startswith("Library: ")
    assert window.commands.stop_filling.isEnabled()
    wait_until_filled(window, 3, qtbot)
    assert state.isHidden()
    assert not window.commands.stop_filling.isEnabled()


def test_without_a_library_the_opened_folders_are_one_click_away(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    invitation = window.library_panel.invitation
    assert invitation.isVisible()
    assert not invitation.add_open.isVisible()
    window.open_paths([archive])
    qtbot.waitUntil(lambda: bool(window.tree.folders()))
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.mouseClick(invitation.add_open, LEFT)
    wait_until_filled(window, 3, qtbot)


def test_without_a_library_enter_takes_what_is_offered_first(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    window.open_paths([archive])
    qtbot.waitUntil(lambda: bool(window.tree.folders()))
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.library_panel.invitation.add_open.hasFocus)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    wait_until_filled(window, 3, qtbot)


# The offer


def test_a_folder_that_is_opened_is_offered_once(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    offer = archive_window.keeping.offer
    assert offer.isVisible()
    assert "“archive”" in offer.words()
    qtbot.mouseClick(offer.decline, LEFT)
    assert offer.isHidden()
    archive_window.tree.close_root(archive)
    archive_window.open_paths([archive])
    qtbot.waitUntil(lambda: not archive_window.tree.is_empty())
    assert offer.isHidden()
    assert not archive_window.library.exists


def test_the_offer_leaves_the_keys_where_they_are(archive_window: MainWindow) -> None:
    assert archive_window.keeping.offer.isVisible()
    assert not archive_window.keeping.offer.add.hasFocus()


def test_accepting_the_offer_fills_the_library(archive_window: MainWindow, qtbot: QtBot) -> None:
    offer = archive_window.keeping.offer
    offer.add.setFocus()
    qtbot.keyClick(offer.add, Qt.Key.Key_Space)
    assert offer.isHidden()
    wait_until_filled(archive_window, 3, qtbot)


def test_a_folder_inside_a_source_is_not_offered(
    filled: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    inner = archive / "inner"
    inner.mkdir()
    filled.open_paths([inner])
    qtbot.waitUntil(lambda: not filled.tree.is_empty())
    assert filled.keeping.offer.isHidden()


@pytest.fixture
def two_folders(archive: Path, tmp_path: Path) -> list[Path]:
    other = tmp_path / "letters"
    other.mkdir()
    (other / "08LIMA201.txt").write_text(message("LIMA", 201, "A LETTER"), encoding="utf-8")
    return [archive, other]


def test_folders_opened_together_are_offered_one_after_the_other(
    window: MainWindow, two_folders: list[Path], qtbot: QtBot
) -> None:
    offer = window.keeping.offer
    window.open_paths(two_folders)
    qtbot.waitUntil(offer.isVisible)
    assert "“archive”" in offer.words()
    qtbot.mouseClick(offer.decline, LEFT)
    assert "“letters”" in offer.words()
    assert offer.add_all.isHidden()
    qtbot.mouseClick(offer.add, LEFT)
    assert offer.isHidden()
    wait_until_filled(window, 1, qtbot)


def test_folders_opened_together_are_added_at_one_stroke(
    window: MainWindow, two_folders: list[Path], qtbot: QtBot
) -> None:
    offer = window.keeping.offer
    window.open_paths(two_folders)
    qtbot.waitUntil(offer.add_all.isVisible)
    assert offer.add_all.text().replace("&", "") == "Add All (2)"
    qtbot.mouseClick(offer.add_all, LEFT)
    assert offer.isHidden()
    wait_until_filled(window, 4, qtbot)


def test_a_folder_that_comes_with_another_is_not_asked_about(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    inner = archive / "inner"
    inner.mkdir()
    offer = window.keeping.offer
    window.open_paths([archive, inner])
    qtbot.waitUntil(offer.add_all.isVisible)
    qtbot.mouseClick(offer.add, LEFT)
    assert offer.isHidden()


# Stopping, closing, going on


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    body = "\n\n".join(f"{n}. (C) The kite was seen again." for n in range(1, 60))
    for serial in range(count):
        text = message("LIMA", 1000 + serial, "ONE MORE KITE", body=body)
        (folder / f"{serial}.txt").write_text(text, encoding="utf-8")
    return folder


def test_stopping_keeps_what_was_read_and_an_update_goes_on(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = many(tmp_path / "many", 990)
    window.keeping.add([folder])
    state = window.keeping.status.state
    qtbot.waitUntil(state.isVisible, timeout=LONG_MS)
    qtbot.keyClick(state.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.keeping.filling.is_busy, timeout=LONG_MS)
    qtbot.waitUntil(lambda: said(window).startswith("Stopped."))
    assert window.library.library.info().cables < 990
    window.commands.update_library.trigger()
    wait_until_filled(window, 990, qtbot)


def test_what_was_stopped_before_the_window_had_begun_stays_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.keeping.add([many(tmp_path / "many", 600)])
    window.keeping.filling.stop()
    qtbot.waitUntil(lambda: not window.keeping.filling.is_busy, timeout=LONG_MS)
    window.keeping.filling.begin()
    assert not window.keeping.filling.is_busy


def test_closing_ends_the_reading_and_the_next_start_goes_on(
    make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = many(tmp_path / "many", 600)
    first = make_window()
    first.keeping.add([folder])
    qtbot.waitUntil(first.keeping.status.state.isVisible, timeout=LONG_MS)
    first.close()
    assert not [item for item in threading.enumerate() if item.name.startswith("QueueManager")]
    assert first.library.library.info().cables < 600
    wait_until_filled(make_window(), 600, qtbot)


def test_another_program_that_reads_is_told_of(
    filled: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    with ExitStack() as other_program:

        def has_lock() -> bool:
            # The window itself may still look at the folder that was just added.
            with suppress(LibraryError):
                other_program.enter_context(scan_lock(settings.library_path))
                return True
            return False

        qtbot.waitUntil(has_lock, timeout=LONG_MS)
        filled.commands.update_library.trigger()
        qtbot.waitUntil(lambda: "Another program" in said(filled), timeout=LONG_MS)


def test_what_another_program_adds_is_noticed(
    filled: MainWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Library(settings.library_path)
    other.add(many(tmp_path / "many", 2))
    other.scan().run()
    filled.keeping.look_at_others()
    wait_until_filled(filled, 5, qtbot)


# Watching


def test_a_new_file_in_a_folder_of_the_library_is_read(
    filled: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: str(archive) in filled.keeping.watching.watched(), timeout=LONG_MS)
    text = message("LIMA", 104, "A THIRD KITE")
    (archive / "08LIMA104.txt").write_text(text, encoding="utf-8")
    wait_until_filled(filled, 4, qtbot)


def test_a_file_that_goes_takes_its_cable_along(
    filled: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: str(archive) in filled.keeping.watching.watched(), timeout=LONG_MS)
    (archive / "08LIMA103.txt").unlink()
    wait_until_filled(filled, 2, qtbot)


def test_a_file_written_over_in_place_is_found_by_the_slow_look(
    filled: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: str(archive) in filled.keeping.watching.watched(), timeout=LONG_MS)
    path = archive / "08LIMA103.txt"
    text = path.read_text(encoding="utf-8").replace("SECOND KITE", "VERY LARGE BALLOON")
    with path.open("r+", encoding="utf-8") as file:
        file.write(text)

    def found() -> int:
        searcher = filled.library.searcher()
        assert searcher is not None
        return searcher.count(searcher.query("balloon"))

    filled.keeping.watching.slowly.start(0)
    qtbot.waitUntil(lambda: found() == 1, timeout=LONG_MS)


# Trouble


def test_an_unreadable_library_is_kept_aside_and_made_anew(
    make_window: Callable[[], MainWindow], settings: Settings, archive: Path, qtbot: QtBot
) -> None:
    first = make_window()
    first.keeping.add([archive])
    wait_until_filled(first, 3, qtbot)
    first.close()
    settings.library_path.write_bytes(b"this is no library" * 500)
    for ending in ("-wal", "-shm"):
        settings.library_path.with_name(f"library.db{ending}").unlink(missing_ok=True)
    second = make_window()
    qtbot.waitUntil(lambda: "could not be read. It was kept as" in said(second), timeout=LONG_MS)
    wait_until_filled(second, 3, qtbot)
    kept = list(settings.library_path.parent.glob("library-unreadable-*.db"))
    assert len(kept) == 1
    assert kept[0].read_bytes().startswith(b"this is no library")


def test_a_library_that_is_damaged_inside_is_told_of_and_rebuilt(
    make_window: Callable[[], MainWindow], settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    first = make_window()
    first.keeping.add([many(tmp_path / "many", 250)])
    wait_until_filled(first, 250, qtbot)
    first.close()
    with settings.library_path.open("r+b") as file:
        # The first pages have the tables and the sources; behind them are cables and words.
        size = file.seek(0, 2)
        file.seek(size // 2)
        file.write(b"\xa5" * (size - size // 2))
    second = make_window()
    second.commands.show_library.trigger()
    second.keeping.filling.rebuild()
    wait_until_filled(second, 250, qtbot)
    searcher = second.library.searcher()
    assert searcher is not None
    assert searcher.count(searcher.query("kite")) == 250


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (LibraryError("The disk is full."), "The disk is full."),
        (OSError(errno.ENOSPC, "no space"), "There is no room left on the disk of the library."),
        (ValueError("odd"), "The library could not be brought up to date: odd."),
    ],
)
def test_what_went_wrong_is_said_in_words(error: Exception, words: str) -> None:
    assert failure_words(error, str).startswith(words)


def test_a_library_of_a_newer_program_is_left_alone(
    make_window: Callable[[], MainWindow], settings: Settings, archive: Path, qtbot: QtBot
) -> None:
    first = make_window()
    first.keeping.add([archive])
    wait_until_filled(first, 3, qtbot)
    first.close()
    with sqlite3.connect(settings.library_path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    second = make_window()
    qtbot.waitUntil(lambda: "newer version" in said(second), timeout=LONG_MS)
    second.open_paths([archive / "08LIMA101.txt"])
    qtbot.waitUntil(lambda: second.windowTitle().startswith("08LIMA101"))
    assert not list(settings.library_path.parent.glob("library-unreadable-*"))


def test_a_place_that_may_not_be_written_is_told_of(
    window: MainWindow, settings: Settings, archive: Path, qtbot: QtBot
) -> None:
    # A folder in the place of the file: refused to every user, the administrator as well.
    settings.library_path.mkdir()
    window.keeping.add([archive])
    qtbot.waitUntil(lambda: "cannot be opened" in said(window), timeout=LONG_MS)
