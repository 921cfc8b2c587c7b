"""Browsing the library: groups, counts, the filter, keys, mouse, dragging, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cablereader.library import Grouping, Library
from cablereader.ui import MainWindow
from cablereader.ui.library.library_branches import MOST_ROWS, read_key, written_key
from cablereader.ui.library.library_tree import LibraryTree
from cablereader.ui.memory.settings import Settings

from .archive import message

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
DOWN, UP, RIGHT, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return


def write(folder: Path, post: str, serial: int, subject: str, references: str = "") -> Path:
    path = folder / f"08{post.replace(' ', '')}{serial}.txt"
    path.write_text(message(post, serial, subject, references), encoding="utf-8")
    return path


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """Four cables of two posts, the second of which answers the first."""
    folder = tmp_path / "cables"
    (folder / "lima").mkdir(parents=True)
    (folder / "quito").mkdir()
    write(folder / "lima", "LIMA", 101, "A KITE OVER THE HARBOR")
    write(folder / "lima", "LIMA", 102, "THE KITE COMES DOWN", "LIMA 101")
    write(folder / "lima", "LIMA", 103, "A SECOND KITE")
    write(folder / "quito", "QUITO", 7, "NO KITES IN QUITO")
    return folder


@pytest.fixture
def browsing(
    make_window: Callable[[], MainWindow], settings: Settings, cables: Path, qtbot: QtBot
) -> MainWindow:
    """A window with a library, on its Library page."""
    library = Library(settings.library_path)
    library.add(cables)
    library.scan().run()
    window = make_window()
    window.commands.show_library.trigger()
    qtbot.waitUntil(lambda: tree(window).model.rowCount() > 0)
    return window


def tree(window: MainWindow) -> LibraryTree:
    return window.keeping.browser


def labels(window: MainWindow, parent: QModelIndex | None = None) -> list[str]:
    """Return the rows below *parent* as they are said aloud."""
    model = tree(window).model
    parent = parent or QModelIndex()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0, parent).data(role) for row in range(model.rowCount(parent))]


def group(window: MainWindow, grouping: Grouping, qtbot: QtBot) -> None:
    combo = tree(window).grouping
    combo.setCurrentIndex(combo.findData(grouping))
    qtbot.waitUntil(lambda: tree(window).model.rowCount() > 0)


def open_row(
    window: MainWindow, start: str, qtbot: QtBot, parent: QModelIndex | None = None
) -> QModelIndex:
    """Open the row whose words begin with *start*, and wait for what is below."""
    model = tree(window).model
    row = next(i for i, words in enumerate(labels(window, parent)) if words.startswith(start))
    index = model.index(row, 0, parent or QModelIndex())
    tree(window).view.expand(index)
    key = model.key_at(index)
    assert key is not None
    qtbot.waitUntil(lambda: model.rowCount(model.find(key)) > 0)
    return model.find(key)


def months_of_lima(window: MainWindow, qtbot: QtBot) -> QModelIndex:
    lima = open_row(window, "Lima", qtbot)
    year = open_row(window, "2008", qtbot, lima)
    month = open_row(window, "May", qtbot, year)
    model = tree(window).model
    first = model.index(0, 0, month)
    qtbot.waitUntil(lambda: model.row_at(first) is not None)
    return month


# Groups


def test_posts_stand_with_names_and_counts(browsing: MainWindow) -> None:
    assert labels(browsing) == [
        "Lima, Embassy, Peru, 3 cables",
        "Quito, Embassy, Ecuador, one cable",
    ]


def test_a_post_opens_into_years_months_and_cables(browsing: MainWindow, qtbot: QtBot) -> None:
    month = months_of_lima(browsing, qtbot)
    assert labels(browsing, month) == [
        "CONFIDENTIAL, 08LIMA103, A SECOND KITE",
        "CONFIDENTIAL, 08LIMA102, THE KITE COMES DOWN",
        "CONFIDENTIAL, 08LIMA101, A KITE OVER THE HARBOR",
    ]


def test_tags_stand_with_their_meanings(browsing: MainWindow, qtbot: QtBot) -> None:
    group(browsing, Grouping.TAGS, qtbot)
    (words,) = labels(browsing)
    assert words.startswith("PREL, External political relations")
    assert words.endswith("4 cables")


@pytest.mark.parametrize(
    ("grouping", "rows"),
    [
        (Grouping.DATE, ["2008, 4 cables"]),
        (Grouping.LEVEL, ["CONFIDENTIAL, 4 cables"]),
        (Grouping.THREAD, ["A KITE OVER THE HARBOR, 2 cables"]),
    ],
)
def test_other_ways_to_group(
    browsing: MainWindow, grouping: Grouping, rows: list[str], qtbot: QtBot
) -> None:
    group(browsing, grouping, qtbot)
    assert labels(browsing) == rows


def test_the_only_folder_is_open_at_once(browsing: MainWindow, cables: Path, qtbot: QtBot) -> None:
    group(browsing, Grouping.FOLDER, qtbot)
    model = tree(browsing).model
    top = model.index(0, 0)
    qtbot.waitUntil(lambda: model.rowCount(model.index(0, 0)) == 2)
    assert labels(browsing) == [f"{cables}, 4 cables"]
    assert labels(browsing, top) == ["lima, 3 cables", "quito, one cable"]


def test_the_rows_keep_the_rules_of_a_model(
    browsing: MainWindow, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    months_of_lima(browsing, qtbot)
    qtmodeltester.check(tree(browsing).model)


# Choosing


def test_a_click_opens_a_cable(browsing: MainWindow, qtbot: QtBot) -> None:
    view, model = tree(browsing).view, tree(browsing).model
    month = months_of_lima(browsing, qtbot)
    point = view.visualRect(model.index(2, 0, month)).center()
    qtbot.mouseClick(view.viewport(), LEFT, NONE, point)
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA101: "))


def test_keys_go_through_groups_and_open_cables(browsing: MainWindow, qtbot: QtBot) -> None:
    view, model = tree(browsing).view, tree(browsing).model
    view.setFocus()
    view.setCurrentIndex(model.index(1, 0))
    qtbot.keyClick(view, ENTER)
    qtbot.waitUntil(lambda: model.rowCount(model.index(1, 0)) == 1)
    for _ in range(2):
        qtbot.keyClick(view, DOWN)
        index = view.currentIndex()
        key = model.key_at(index)
        assert key is not None
        qtbot.keyClick(view, RIGHT)
        qtbot.waitUntil(lambda key=key: model.rowCount(model.find(key)) == 1)
    qtbot.keyClick(view, DOWN)
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08QUITO7: "))
    assert view.hasFocus()


def test_j_and_k_go_from_cable_to_cable(browsing: MainWindow, qtbot: QtBot) -> None:
    view, model = tree(browsing).view, tree(browsing).model
    month = months_of_lima(browsing, qtbot)
    view.setCurrentIndex(model.index(0, 0, month))
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA103: "))
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA102: "))
    qtbot.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA103: "))


def test_a_middle_click_and_ctrl_enter_open_tabs(browsing: MainWindow, qtbot: QtBot) -> None:
    view, model = tree(browsing).view, tree(browsing).model
    month = months_of_lima(browsing, qtbot)
    view.setCurrentIndex(model.index(0, 0, month))
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA103: "))
    point = view.visualRect(model.index(2, 0, month)).center()
    qtbot.mouseClick(view.viewport(), MIDDLE, NONE, point)
    qtbot.keyClick(view, ENTER, CTRL)
    qtbot.waitUntil(
        lambda: (
            sorted(tab.name for tab in browsing.desk.tabs())
            == ["08LIMA101", "08LIMA103", "08LIMA103"]
        )
    )


def test_a_cable_of_the_library_has_a_menu_and_a_group_has_none(
    browsing: MainWindow, cables: Path, qtbot: QtBot
) -> None:
    view, model, menu = tree(browsing).view, tree(browsing).model, tree(browsing).menu
    month = months_of_lima(browsing, qtbot)

    def ask(index: QModelIndex) -> None:
        place = view.visualRect(index).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NONE, place)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(view.viewport(), event)

    ask(month)
    assert not menu.isVisible()
    ask(model.index(2, 0, month))
    qtbot.waitUntil(menu.isVisible)
    menu.copy_path.trigger()
    assert QApplication.clipboard().text() == str(cables / "lima" / "08LIMA101.txt")
    menu.open_row.trigger()
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA101: "))
    menu.open_aside.trigger()
    qtbot.waitUntil(lambda: len(browsing.desk.tabs()) == 2)
    menu.close()


def test_a_cable_is_dragged_out_as_its_file(
    browsing: MainWindow, cables: Path, qtbot: QtBot
) -> None:
    model = tree(browsing).model
    month = months_of_lima(browsing, qtbot)
    mime = model.mimeData([model.index(2, 0, month)])
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [cables / "lima" / "08LIMA101.txt"]
    assert tree(browsing).view.dragEnabled()
    assert model.flags(model.index(2, 0, month)) & Qt.ItemFlag.ItemIsDragEnabled


# The filter


def test_typing_filters_the_groups(browsing: MainWindow, qtbot: QtBot) -> None:
    field = tree(browsing).filter
    field.setFocus()
    qtbot.keyClicks(field, "quit")
    qtbot.waitUntil(lambda: labels(browsing) == ["Quito, Embassy, Ecuador, one cable"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(labels(browsing)) == 2)


def test_tags_are_filtered_by_meaning(browsing: MainWindow, qtbot: QtBot) -> None:
    group(browsing, Grouping.TAGS, qtbot)
    qtbot.keyClicks(tree(browsing).filter, "political rel")
    qtbot.wait(200)
    assert len(labels(browsing)) == 1


def test_a_filter_without_a_hit_says_so(browsing: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(tree(browsing).filter, "zanzibar")
    advice = tree(browsing).findChild(QLabel, "libraryAdvice")
    assert isinstance(advice, QLabel)
    qtbot.waitUntil(advice.isVisible)
    assert advice.text() == "No group holds “zanzibar”."


# Changes and memory


def test_a_change_keeps_selection_open_rows_and_place(
    browsing: MainWindow, cables: Path, settings: Settings, qtbot: QtBot
) -> None:
    view, model = tree(browsing).view, tree(browsing).model
    month = months_of_lima(browsing, qtbot)
    view.setCurrentIndex(model.index(1, 0, month))
    qtbot.waitUntil(lambda: browsing.windowTitle().startswith("08LIMA102: "))
    write(cables / "lima", "LIMA", 104, "A THIRD KITE")
    write(cables / "quito", "AMMAN", 1, "A KITE IN AMMAN")
    Library(settings.library_path).scan().run()
    browsing.library.tell_changed()
    qtbot.waitUntil(lambda: len(labels(browsing)) == 3)
    current = view.currentIndex()
    qtbot.waitUntil(lambda: model.row_at(view.currentIndex()) is not None)
    row = model.row_at(current)
    assert row is not None
    assert row.mrn == "08LIMA102"
    assert view.isExpanded(current.parent())
    assert model.rowCount(current.parent()) == 4
    assert browsing.windowTitle().startswith("08LIMA102: ")


def test_grouping_and_open_rows_are_remembered(
    browsing: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    group(browsing, Grouping.DATE, qtbot)
    open_row(browsing, "2008", qtbot)
    browsing.close()
    again = make_window()
    model, view = tree(again).model, tree(again).view
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.grouping is Grouping.DATE
    qtbot.waitUntil(lambda: view.isExpanded(model.index(0, 0)))
    qtbot.waitUntil(lambda: labels(again, model.index(0, 0)) == ["May, 4 cables"])


def test_open_rows_are_remembered_where_more_than_one_could_be_open(
    browsing: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    open_row(browsing, "Quito", qtbot)
    browsing.close()
    again = make_window()
    model, view = tree(again).model, tree(again).view
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    qtbot.waitUntil(lambda: view.isExpanded(model.index(1, 0)))
    assert not view.isExpanded(model.index(0, 0))


def test_many_cables_are_divided_by_date(
    make_window: Callable[[], MainWindow], settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for serial in range(1, MOST_ROWS + 6):
        write(folder, "LIMA", serial, "ONE MORE KITE")
    library = Library(settings.library_path)
    library.add(folder)
    library.scan().run()
    window = make_window()
    window.commands.show_library.trigger()
    group(window, Grouping.LEVEL, qtbot)
    model = tree(window).model
    top = model.index(0, 0)
    tree(window).view.expand(top)
    qtbot.waitUntil(lambda: model.rowCount(top) == 2)
    assert labels(window, top) == [f"14 May 2008, {MOST_ROWS:,} cables", "14 May 2008, 5 cables"]
    last = model.index(1, 0, top)
    tree(window).view.expand(last)
    assert model.rowCount(last) == 5
    cable = model.index(4, 0, last)
    qtbot.waitUntil(lambda: model.row_at(cable) is not None)
    qtbot.waitUntil(lambda: tree(window).view.visualRect(QModelIndex(top)).isValid())
    assert tree(window).view.indexAt(QPoint(2, 2)) == top


@pytest.mark.parametrize("key", [(), (5, 200703), (None, 2), (b"/a/\xff", "cables", 3)])
def test_the_key_of_a_row_is_read_as_it_was_written(key: tuple[object, ...]) -> None:
    assert read_key(written_key(key)) == key


@pytest.mark.parametrize("text", ["", "{}", "nonsense", "5"])
def test_what_is_no_key_of_a_row_is_none(text: str) -> None:
    assert read_key(text) is None
