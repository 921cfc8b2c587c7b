"""What a reader finds again: after closing the window, and after the program was killed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.model.level import Level
from cablereader.ui import MainWindow
from cablereader.ui.memory.history import Visit
from cablereader.ui.memory.settings import Settings
from cablereader.ui.window.session import (
    AreaMemory,
    Session,
    TabMemory,
    read_session,
    session_text,
    write_session,
)

Windows = Callable[[], MainWindow]


@pytest.fixture
def after_a_kill(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> Callable[[MainWindow], MainWindow]:
    """Return a window as it starts on what is on the disk now, the first one never told to end."""

    def start(window: MainWindow) -> MainWindow:
        left = tmp_path / "left"
        left.mkdir()
        settings.sync()
        for name in ("reader.ini", "session.json"):
            source = settings.session_path.with_name(name)
            (left / name).write_bytes(source.read_bytes())
        window.close()
        memory = QSettings(str(left / "reader.ini"), QSettings.Format.IniFormat)
        again = MainWindow(Settings(memory))
        qtbot.addWidget(again)
        again.show()
        qtbot.waitExposed(again)
        return again

    return start


def names(window: MainWindow) -> list[str]:
    return [tab.name for tab in window.desk.tabs()]


def saved(settings: Settings, text: str) -> Callable[[], bool]:
    path = settings.session_path
    return lambda: path.exists() and text in path.read_text(encoding="utf-8")


# In the window


def test_tabs_come_back(
    archive_window: MainWindow, make_window: Windows, archive: Path, qtbot: QtBot
) -> None:
    archive_window.open_aside(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA102"])
    archive_window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.windowTitle().startswith("08LIMA101"))
    assert names(again) == ["08LIMA101", "08LIMA102"]
    assert again.desk.tabs()[1].shown is None  # read when it is wanted
    again.commands.next_tab.trigger()
    qtbot.waitUntil(lambda: again.windowTitle().startswith("08LIMA102"))


def test_both_sides_come_back(
    archive_window: MainWindow, make_window: Windows, archive: Path, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA103.txt"))
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA103"])
    archive_window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.windowTitle().startswith("08LIMA103"))
    qtbot.waitUntil(lambda: all(tab.shown is not None for tab in again.desk.seen()))
    assert len(again.desk.seen()) == 2
    assert again.commands.split.isChecked()


@pytest.mark.parametrize("side", [0, 1])
def test_the_keys_go_to_the_text_of_the_side_that_had_them(
    archive_window: MainWindow, make_window: Windows, archive: Path, qtbot: QtBot, side: int
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA103.txt"))
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA103"])
    archive_window.desk.activate(archive_window.desk.areas()[side])
    archive_window.close()
    again = make_window()
    qtbot.waitUntil(lambda: all(tab.shown is not None for tab in again.desk.seen()))
    assert again.focusWidget() is again.desk.seen()[side].pane.body


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_keys_go_to_the_text_of_the_tab_in_view(
    archive_window: MainWindow, make_window: Windows, archive: Path, qtbot: QtBot, number: int
) -> None:
    archive_window.open_aside(CableAddress(archive / "08LIMA102.txt"))
    archive_window.open_aside(CableAddress(archive / "08LIMA103.txt"))
    qtbot.waitUntil(lambda: sorted(names(archive_window))[2] == "08LIMA103")
    for _ in range(number):
        archive_window.commands.next_tab.trigger()
    name = archive_window.desk.current.name
    archive_window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.desk.current.shown is not None)
    assert again.desk.current.name == name
    assert again.focusWidget() is again.pane.body


def test_the_way_back_comes_back(
    archive_window: MainWindow, make_window: Windows, archive: Path, qtbot: QtBot
) -> None:
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(lambda: archive_window.windowTitle().startswith("08LIMA102"))
    archive_window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.windowTitle().startswith("08LIMA102"))
    again.commands.back.trigger()
    qtbot.waitUntil(lambda: again.windowTitle().startswith("08LIMA101"))


def test_searches_come_back(archive_window: MainWindow, make_window: Windows, qtbot: QtBot) -> None:
    archive_window.pane.begin_find()
    qtbot.keyClicks(archive_window.pane.find_bar.field, "kite")
    archive_window.tree.set_filter_text("lima")
    archive_window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.pane.find_bar.isVisible())
    assert again.pane.find_bar.field.text() == "kite"
    assert len(again.pane.find_bar.hits()) == 1
    assert again.tree.filter_text() == "lima"


def test_text_without_a_file_comes_back(
    window: MainWindow, make_window: Windows, cable_file: Path, qtbot: QtBot
) -> None:
    window.open_text(cable_file.read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))
    window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.windowTitle().startswith("07BELGRADE123"))


def test_a_file_that_vanished_comes_back_as_words(
    archive_window: MainWindow, make_window: Windows, archive: Path, qtbot: QtBot
) -> None:
    archive_window.close()
    (archive / "08LIMA101.txt").unlink()
    again = make_window()
    qtbot.waitUntil(lambda: again.message.title() == "08LIMA101.txt")
    assert "no longer there" in again.message.words()
    assert again.commands.close.isEnabled()
    assert again.message.isAncestorOf(again.focusWidget() or again)  # not the search


def test_a_killed_program_comes_back_where_it_was(
    window: MainWindow,
    cable_file: Path,
    settings: Settings,
    after_a_kill: Callable[[MainWindow], MainWindow],
    qtbot: QtBot,
) -> None:
    window.resize(700, 420)
    window.open_paths([cable_file])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))
    text = window.pane.cable().text
    window.pane.body.scroll_to(text.index("SUBJECT"))
    offset = window.pane.body.top_offset()
    qtbot.waitUntil(saved(settings, f'"offset": {offset}'))
    again = after_a_kill(window)
    qtbot.waitUntil(lambda: again.windowTitle().startswith("07BELGRADE123"))
    qtbot.waitUntil(lambda: again.pane.body.top_offset() == offset)
    assert again.tree.open_file_names() == [str(cable_file)]
    assert (again.width(), again.height()) == (700, 420)


def test_nothing_is_written_while_nothing_changes(
    archive_window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    qtbot.waitUntil(saved(settings, "08LIMA101"))
    qtbot.wait(1200)
    before = settings.session_path.stat().st_mtime_ns
    archive_window.desk.changed.emit()
    qtbot.wait(800)
    assert settings.session_path.stat().st_mtime_ns == before


# The file


def test_a_session_reads_as_it_was_written(tmp_path: Path) -> None:
    visits = (
        Visit(CableAddress(tmp_path / "a\udcff b.txt", 3), offset=17),
        Visit(text="pasted ¶ text"),
    )
    tab = TabMemory(visits, 0, "08LIMA101", Level.SECRET, "kite", is_result=True)
    session = Session((AreaMemory((tab, TabMemory()), 1), AreaMemory((tab,))), 1, "lima")
    path = tmp_path / "deep" / "session.json"
    write_session(path, session_text(session))
    assert read_session(path) == session


def test_a_failed_write_leaves_the_old_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.json"
    write_session(path, "old")

    def full(_handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_session(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"areas": 7}',
        '{"areas": [3, {"tabs": 4}, {"tabs": []}]}',
        '{"areas": [], "active": -5, "tree_filter": []}',
    ],
)
def test_a_damaged_session_is_an_empty_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(text, encoding="utf-8")
    assert read_session(path) == Session()


def test_what_cannot_be_read_of_a_session_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    visits = [{"cable": "relative/path#0"}, 5, {"cable": "/kept.txt#1", "offset": "x"}]
    tab = {"visits": visits, "position": 99, "level": "CHATTY", "name": 4}
    data = {"areas": [{"tabs": [tab, "no tab"], "current": 8}], "active": 2}
    path.write_text(json.dumps(data), encoding="utf-8")
    kept = TabMemory((Visit(CableAddress(Path("/kept.txt"), 1)),), 0)
    assert read_session(path) == Session((AreaMemory((kept,), 0),), 2)
