"""Tabs, and two cables side by side, driven as a reader does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def titled(window: MainWindow, start: str) -> Callable[[], bool]:
    return lambda: window.windowTitle().startswith(start)


def press(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL
) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def names(window: MainWindow) -> list[str]:
    return [tab.name for tab in window.desk.tabs()]


def open_second(window: MainWindow, archive: Path, qtbot: QtBot) -> None:
    window.open_aside(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(lambda: names(window) == ["08LIMA101", "08LIMA102"])


def test_one_cable_alone_has_no_tab_bar(archive_window: MainWindow) -> None:
    assert not archive_window.findChild(QTabBar, "tabBar").isVisible()


def test_a_middle_click_in_the_list_opens_a_tab_and_stays(
    archive_window: MainWindow, qtbot: QtBot
) -> None:
    view = archive_window.findChild(QTreeView, "fileTree")
    second = view.indexBelow(view.currentIndex())
    place = view.visualRect(second).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, NONE, place)
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA102"])
    assert archive_window.windowTitle().startswith("08LIMA101")
    assert archive_window.findChild(QTabBar, "tabBar").isVisible()


def test_ctrl_enter_in_the_list_opens_a_tab(archive_window: MainWindow, qtbot: QtBot) -> None:
    view = archive_window.findChild(QTreeView, "fileTree")
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA101"])


def test_a_tab_says_its_cable_and_its_level(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    bar = archive_window.findChild(QTabBar, "tabBar")
    assert [bar.tabText(n) for n in range(bar.count())] == ["08LIMA101", "08LIMA102"]
    assert not bar.tabIcon(1).isNull()
    assert bar.accessibleTabName(1) == "CONFIDENTIAL, 08LIMA102: THE KITE COMES DOWN"


def test_ctrl_tab_goes_around_the_tabs(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    press(qtbot, archive_window, Qt.Key.Key_Tab)
    assert archive_window.windowTitle().startswith("08LIMA102")
    press(qtbot, archive_window, Qt.Key.Key_Tab)
    assert archive_window.windowTitle().startswith("08LIMA101")
    press(qtbot, archive_window, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert archive_window.windowTitle().startswith("08LIMA102")


def test_ctrl_tab_goes_to_the_cable_of_the_other_side(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    left, right = archive_window.desk.seen()
    qtbot.waitUntil(right.pane.body.isVisible)
    right.pane.body.setFocus()
    for tab, name in ((left, "08LIMA101"), (right, "08LIMA102"), (left, "08LIMA101")):
        press(qtbot, archive_window, Qt.Key.Key_Tab)
        assert archive_window.windowTitle().startswith(name)
        assert tab.pane.body.hasFocus()
    press(qtbot, archive_window, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert right.pane.body.hasFocus()


def test_ctrl_tab_goes_through_the_tabs_of_both_sides(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    archive_window.commands.split.trigger()
    archive_window.open_aside(CableAddress(archive / "08LIMA103.txt"))
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA102", "08LIMA103"])
    assert archive_window.windowTitle().startswith("08LIMA102")
    for name in ("08LIMA103", "08LIMA101", "08LIMA102"):
        press(qtbot, archive_window, Qt.Key.Key_Tab)
        qtbot.waitUntil(titled(archive_window, name))


def test_ctrl_tab_leaves_the_keys_with_the_list(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    archive_window.commands.split.trigger()
    archive_window.commands.show_folders.trigger()
    view = archive_window.findChild(QTreeView, "fileTree")
    assert view.hasFocus()
    press(qtbot, archive_window, Qt.Key.Key_Tab)
    assert archive_window.windowTitle().startswith("08LIMA101")
    assert view.hasFocus()


def test_ctrl_t_opens_an_empty_tab_for_the_next_choice(
    archive_window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, archive_window, Qt.Key.Key_T)
    assert archive_window.message.title() == "Choose a cable"
    assert archive_window.windowTitle() == "Cable Reader"
    view = archive_window.findChild(QTreeView, "fileTree")
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(archive_window.desk.tabs()) == 2)
    qtbot.waitUntil(lambda: names(archive_window)[0] == "08LIMA101")
    qtbot.waitUntil(lambda: archive_window.desk.current.shown is not None)


def test_a_closed_tab_opens_again_where_it_was(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    press(qtbot, archive_window, Qt.Key.Key_W)
    assert names(archive_window) == ["08LIMA102"]
    assert archive_window.windowTitle().startswith("08LIMA102")
    press(qtbot, archive_window, Qt.Key.Key_T, CTRL | SHIFT)
    qtbot.waitUntil(titled(archive_window, "08LIMA101"))
    assert names(archive_window) == ["08LIMA101", "08LIMA102"]
    assert not archive_window.commands.reopen_tab.isEnabled()


def test_a_reopened_tab_has_its_way_back(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.show_cable(CableAddress(archive / "08LIMA103.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA103"))
    archive_window.commands.close.trigger()
    assert archive_window.message.title() == "Choose a cable"
    archive_window.commands.reopen_tab.trigger()
    qtbot.waitUntil(titled(archive_window, "08LIMA103"))
    archive_window.commands.back.trigger()
    qtbot.waitUntil(titled(archive_window, "08LIMA101"))


def test_a_middle_click_on_a_tab_closes_it(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    bar = archive_window.findChild(QTabBar, "tabBar")
    place = bar.tabRect(1).center()
    qtbot.mouseClick(bar, Qt.MouseButton.MiddleButton, NONE, place)
    assert names(archive_window) == ["08LIMA101"]


def test_a_file_in_two_tabs_leaves_the_list_with_the_last(
    window: MainWindow, cable_file: Path, qtbot: QtBot
) -> None:
    window.open_paths([cable_file])
    qtbot.waitUntil(titled(window, "07BELGRADE123"))
    window.open_aside(CableAddress(cable_file))
    qtbot.waitUntil(lambda: names(window) == ["07BELGRADE123"] * 2)
    window.commands.close.trigger()
    assert not window.tree.is_empty()
    window.commands.close.trigger()
    assert window.tree.is_empty()
    assert window.message.title() == "Drop cables here"


def test_names_belong_to_the_tab_in_view(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    for _ in range(3):
        archive_window.commands.next_tab.trigger()
        body = archive_window.findChild(QWidget, "bodyView")
        assert body is archive_window.pane.body
        assert body.isVisible()
        for name in ("headerPanel", "bannerTop", "bannerBottom", "findField"):
            assert len(archive_window.findChildren(QWidget, name)) == 1, name


def test_closing_a_folder_empties_the_tabs_on_its_cables(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    archive_window.tree.close_root(archive)
    assert all(tab.is_empty for tab in archive_window.desk.tabs())
    assert archive_window.message.title() == "Drop cables here"


# Side by side


def test_ctrl_backslash_asks_for_a_second_cable_and_keeps_the_first(
    archive_window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, archive_window, Qt.Key.Key_Backslash)
    left, right = archive_window.desk.seen()
    assert left.name == "08LIMA101"
    assert right.is_empty
    assert right.message.title() == "Choose a cable for this side"
    assert archive_window.findChild(QTreeView, "fileTree").hasFocus()
    archive_window.commands.next_cable.trigger()
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA102"])
    qtbot.waitUntil(lambda: right.pane.body.isVisible())
    assert left.pane.body.isVisible()
    assert abs(left.width() - right.width()) < 3


def test_beside_a_cable_comes_the_one_read_before_it(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    archive_window.commands.split.trigger()
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA102", "08LIMA101"])
    _, right = archive_window.desk.seen()
    qtbot.waitUntil(lambda: right.pane.body.hasFocus())
    assert archive_window.windowTitle().startswith("08LIMA101")


def test_a_reader_who_went_back_sees_where_they_came_from_beside_it(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    archive_window.commands.back.trigger()
    qtbot.waitUntil(titled(archive_window, "08LIMA101"))
    archive_window.commands.split.trigger()
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA102"])


def test_the_tab_next_to_a_cable_goes_beside_it(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    archive_window.commands.split.trigger()
    left, right = archive_window.desk.seen()
    assert [left.name, right.name] == ["08LIMA101", "08LIMA102"]
    assert names(archive_window) == ["08LIMA101", "08LIMA102"]
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    archive_window.commands.split.trigger()
    assert names(archive_window) == ["08LIMA101", "08LIMA102"]


def test_without_a_second_side_an_empty_tab_does_not_speak_of_sides(
    archive_window: MainWindow,
) -> None:
    archive_window.commands.split.trigger()
    archive_window.commands.split.trigger()
    assert names(archive_window) == ["08LIMA101"]
    assert archive_window.windowTitle().startswith("08LIMA101")
    archive_window.commands.new_tab.trigger()
    assert archive_window.message.title() == "Choose a cable"


def test_two_sides_share_the_width_of_a_page_that_was_wide(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    archive_window.resize(1400, 900)
    archive_window.commands.show_cited_by.trigger()
    qtbot.waitUntil(lambda: archive_window.desk.width() > 600)
    archive_window.commands.split.trigger()
    left, right = archive_window.desk.seen()
    qtbot.waitUntil(lambda: abs(left.width() - right.width()) < 3)


def test_commands_go_to_the_side_that_has_the_focus(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    left, right = archive_window.desk.seen()
    left.pane.body.setFocus()
    assert archive_window.windowTitle().startswith("08LIMA101")
    press(qtbot, archive_window, Qt.Key.Key_F)
    assert left.pane.find_bar.isVisible()
    assert not right.pane.find_bar.isVisible()


def test_the_lists_at_the_left_leave_commands_with_the_side_in_use(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA103.txt"))
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA103"])
    right = archive_window.desk.seen()[1]
    commands = archive_window.commands
    for command in (commands.show_library, commands.show_folders, commands.show_library):
        command.trigger()
        assert archive_window.desk.current is right
        assert archive_window.side.isAncestorOf(archive_window.focusWidget() or right)
    commands.show_tree.trigger()
    assert archive_window.desk.current is right
    assert archive_window.focusWidget() is right.pane.body


def test_f6_reaches_both_sides(archive_window: MainWindow, qtbot: QtBot) -> None:
    archive_window.activateWindow()
    archive_window.commands.split.trigger()
    archive_window.commands.next_cable.trigger()
    left, right = archive_window.desk.seen()
    qtbot.waitUntil(lambda: right.shown is not None)
    left.pane.body.setFocus()
    seen = []
    for _ in range(5):
        press(qtbot, archive_window, Qt.Key.Key_F6, NONE)
        seen.append(QApplication.focusWidget())
    assert {left.pane.body, right.pane.body} <= set(seen)


def test_one_side_again_keeps_the_cable_in_use_and_every_other(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    press(qtbot, archive_window, Qt.Key.Key_Backslash)
    assert names(archive_window) == ["08LIMA101", "08LIMA102"]
    assert archive_window.windowTitle().startswith("08LIMA102")
    assert not archive_window.commands.split.isChecked()


@pytest.mark.parametrize("name", [None, "08LIMA102.txt"], ids=["empty", "with-a-cable"])
def test_one_side_again_keeps_the_keys(
    archive_window: MainWindow, archive: Path, qtbot: QtBot, name: str | None
) -> None:
    archive_window.commands.split.trigger()
    if name is not None:
        archive_window.show_cable(CableAddress(archive / name))
        qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    archive_window.desk.current.take_focus()
    press(qtbot, archive_window, Qt.Key.Key_Backslash)
    qtbot.waitUntil(lambda: archive_window.pane.body.hasFocus())


def test_one_side_again_needs_no_second_tab_on_the_same_cable(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.show_cable(CableAddress(archive / "08LIMA101.txt"))
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA101"])
    archive_window.commands.split.trigger()
    assert names(archive_window) == ["08LIMA101"]


def test_closing_the_last_tab_of_a_side_closes_the_side(
    archive_window: MainWindow, qtbot: QtBot
) -> None:
    archive_window.commands.split.trigger()
    archive_window.commands.next_cable.trigger()
    qtbot.waitUntil(lambda: names(archive_window) == ["08LIMA101", "08LIMA102"])
    archive_window.commands.close.trigger()
    assert names(archive_window) == ["08LIMA101"]
    assert not archive_window.commands.split.isChecked()
    assert archive_window.pane.body.isVisible()


def test_a_view_changed_in_a_tab_behind_keeps_the_names_of_the_tab_in_view(
    archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    open_second(archive_window, archive, qtbot)
    archive_window.commands.show_source.trigger()
    archive_window.commands.show_source.trigger()
    assert len(archive_window.findChildren(QWidget, "bodyView")) == 1
    archive_window.commands.next_tab.trigger()
    assert archive_window.findChild(QWidget, "bodyView") is archive_window.pane.body
