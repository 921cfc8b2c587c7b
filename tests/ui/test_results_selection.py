"""Results as things: selected without being opened, dragged out as files, copied, with a menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cablereader.library import Library
from cablereader.ui import MainWindow
from cablereader.ui.incoming import paths_from
from cablereader.ui.memory.settings import Settings
from cablereader.ui.outgoing import files_mime
from cablereader.ui.search.results_menu import ResultsMenu
from tests.library.telegrams import put, telegram

from .library_words import press, result_place, search, wait_for_title

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What is dragged out; nobody takes it."""
    found: list[QMimeData] = []

    def begin(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        found.append(files_mime(paths_from(drag.mimeData())))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", begin)
    return found


def click(window: MainWindow, qtbot: QtBot, number: int, *held: Qt.KeyboardModifier) -> None:
    viewport = window.search.results.view.viewport()
    qtbot.mouseClick(viewport, LEFT, *held, pos=result_place(window, number))


def drag(window: MainWindow, number: int) -> None:
    """Press on a row and move until a drag begins."""
    viewport = window.search.results.view.viewport()
    handle = window.windowHandle()
    start = viewport.mapTo(window, result_place(window, number))
    QTest.mousePress(handle, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (4, 14):
        QTest.mouseMove(handle, start + QPoint(step, step))
    QApplication.processEvents()


def release(window: MainWindow) -> None:
    QTest.mouseRelease(window.windowHandle(), LEFT)


def selected(window: MainWindow) -> list[int]:
    chosen = window.search.results.view.selectionModel().selectedRows()
    return sorted(index.row() for index in chosen)


def names(mime: QMimeData) -> list[str]:
    return [Path(url.toLocalFile()).name for url in mime.urls()]


def test_a_result_is_dragged_out_as_its_file_and_not_opened(
    found: MainWindow, dragged: list[QMimeData]
) -> None:
    before = found.windowTitle()
    drag(found, 1)
    release(found)
    (mime,) = dragged
    (path,) = paths_from(mime)
    assert "BOGOTA 000003" in path.read_text()
    QApplication.processEvents()
    assert found.windowTitle() == before


def test_shift_selects_rows_by_key_without_opening_them(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_Down, SHIFT)
    press(qtbot, found, Qt.Key.Key_Down, SHIFT)
    assert selected(found) == [0, 1, 2]
    qtbot.wait(0)
    assert found.windowTitle().startswith("08QUITO5: ")
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "06LIMA1")
    assert selected(found) == [3]


def test_several_rows_are_dragged_out_together(
    found: MainWindow, qtbot: QtBot, dragged: list[QMimeData]
) -> None:
    click(found, qtbot, 0)
    wait_for_title(found, qtbot, "08QUITO5")
    click(found, qtbot, 2, SHIFT)
    assert selected(found) == [0, 1, 2]
    drag(found, 1)
    release(found)
    assert [len(names(mime)) for mime in dragged] == [3]
    assert found.windowTitle().startswith("08QUITO5: ")


def test_a_click_on_one_of_several_rows_opens_it_alone(found: MainWindow, qtbot: QtBot) -> None:
    click(found, qtbot, 0)
    click(found, qtbot, 3, SHIFT)
    assert len(selected(found)) == 4
    click(found, qtbot, 2)
    assert selected(found) == [2]
    wait_for_title(found, qtbot, "07LIMA2")


def test_going_on_to_a_hit_with_shift_held_selects_one_row(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_End)
    press(qtbot, found, Qt.Key.Key_Down)
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "07BOGOTA3")
    for _ in range(2):
        qtbot.keyClick(found, Qt.Key.Key_F3, SHIFT)
    wait_for_title(found, qtbot, "08QUITO5")
    assert selected(found) == [0]


def test_rows_that_were_never_in_view_are_dragged_as_well(
    settings: Settings,
    make_window: Callable[[], MainWindow],
    qtbot: QtBot,
    dragged: list[QMimeData],
) -> None:
    folder = settings.library_path.parent / "many"
    folder.mkdir()
    for number in range(300):
        put(folder, f"{number}.txt", telegram("LIMA", number + 1, subject=f"NOTE {number}"))
    Library(settings.library_path).add(folder)
    Library(settings.library_path).scan().run()
    window = make_window()
    search(window, qtbot, "keeper ")
    view = window.search.results.view
    qtbot.waitUntil(lambda: view.model().rowCount() == 300)
    click(window, qtbot, 0)
    view.selectAll()
    assert view.model().index(299, 0).data() == ""
    drag(window, 0)
    qtbot.waitUntil(lambda: bool(dragged))
    release(window)
    assert len(names(dragged[0])) == 300


@pytest.mark.parametrize("name", ["plain.txt", "50 % & #1?.txt", "caf\udce9.txt", "žluť.txt"])
def test_a_file_of_any_name_arrives(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert paths_from(files_mime([path])) == [path]


def test_a_file_of_many_cables_is_dragged_once(tmp_path: Path) -> None:
    table, other = tmp_path / "cables.csv", tmp_path / "other.txt"
    assert paths_from(files_mime([table, other, table])) == [table, other]


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_copy_gives_a_line_for_each_selected_result(found: MainWindow, qtbot: QtBot) -> None:
    click(found, qtbot, 1)
    wait_for_title(found, qtbot, "07BOGOTA3")
    press(qtbot, found, Qt.Key.Key_Down, SHIFT)
    found.commands.copy.trigger()
    assert clipboard().splitlines() == [
        "07BOGOTA3, NORTHERN HARBOR, 7 May 2007, SECRET",
        "07LIMA2, BACK TO WORK, 5 March 2007, CONFIDENTIAL",
    ]


def test_results_are_copied_before_any_cable_is_open(found: MainWindow, qtbot: QtBot) -> None:
    view = found.search.results.view
    view.select(view.model().id_at(1))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert found.pane.cable().text == ""
    assert clipboard() == "07BOGOTA3, NORTHERN HARBOR, 7 May 2007, SECRET"


def ask_for_menu(window: MainWindow, number: int) -> ResultsMenu:
    """Press the right button on a row, as the window system tells of it."""
    view = window.search.results.view
    place = result_place(window, number)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    return view.taken.menu


def offers(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible()]


def test_a_result_has_a_menu(found: MainWindow, qtbot: QtBot) -> None:
    before = found.windowTitle()
    menu = ask_for_menu(found, 1)
    qtbot.waitUntil(menu.isVisible)
    assert offers(menu) == ["Open", "Open in New Tab", "Copy", "Copy Path"]
    assert found.windowTitle() == before
    menu.copy_path.trigger()
    assert "BOGOTA 000003" in Path(clipboard()).read_text(encoding="utf-8")
    menu.open_row.trigger()
    wait_for_title(found, qtbot, "07BOGOTA3")
    menu.open_aside.trigger()
    qtbot.waitUntil(lambda: len(found.desk.tabs()) == 2)
    menu.close()


def test_of_several_results_the_menu_copies_all(found: MainWindow, qtbot: QtBot) -> None:
    click(found, qtbot, 0)
    click(found, qtbot, 2, SHIFT)
    menu = ask_for_menu(found, 1)
    qtbot.waitUntil(menu.isVisible)
    assert offers(menu) == ["Copy", "Copy Paths"]
    menu.copy_path.trigger()
    assert len(clipboard().splitlines()) == 3
    menu.copy.trigger()
    assert [line.split(",")[0] for line in clipboard().splitlines()] == [
        "08QUITO5",
        "07BOGOTA3",
        "07LIMA2",
    ]
    menu.close()
