"""The command palette: every command, by a few letters, with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.commands.action_set import command_name
from cablereader.ui.memory.settings import Settings
from cablereader.ui.window.command_palette import CommandPalette
from cablereader.ui.window.fuzzy import ranked, score

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    found = window.findChild(CommandPalette)
    assert isinstance(found, CommandPalette)
    assert found.isVisible()
    return found


def texts(palette: CommandPalette) -> list[str]:
    return [palette.text_at(row).removeprefix("✓ ") for row in range(palette.count())]


# Letters and names


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("sbs", "Side by Side"), ("SIDE", "Side by Side"), ("fc", "Find in Cable"), ("", "Quit")],
)
def test_letters_in_order_fit(wanted: str, name: str) -> None:
    assert score(wanted, name) is not None


@pytest.mark.parametrize(
    ("wanted", "name"), [("bsx", "Side by Side"), ("edis", "Side"), ("qq", "Quit")]
)
def test_letters_out_of_order_do_not(wanted: str, name: str) -> None:
    assert score(wanted, name) is None


def test_beginnings_of_words_come_first() -> None:
    names = ["Copy Whole Text", "New Tab", "Next Tab", "Show Header"]
    assert ranked("nt", names, str)[:2] == ["New Tab", "Next Tab"]
    assert ranked("head", names, str) == ["Show Header"]


def test_letters_in_a_row_come_before_scattered_ones() -> None:
    assert ranked("tab", ["The small table", "Letters and labels"], str)[0] == "The small table"


def test_without_letters_all_stay_in_order() -> None:
    assert ranked(" ", ["b", "a"], str) == ["b", "a"]


# In the window


def test_every_command_is_there(archive_window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(archive_window, qtbot)
    names = set(texts(palette))
    for action in archive_window.commands.all():
        if action is not archive_window.commands.palette:
            assert command_name(action) in names
    assert {"Theme: Dark", "Theme: Follow System"} <= names


def test_a_few_letters_and_enter_do_it(
    archive_window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    palette = opened(archive_window, qtbot)
    qtbot.keyClicks(palette.field, "dark")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: settings.theme == "dark")


def test_the_command_is_done_where_the_keys_were(archive_window: MainWindow, qtbot: QtBot) -> None:
    archive_window.activateWindow()
    archive_window.tree.focus_filter()
    field = archive_window.findChild(QLineEdit, "treeFilter")
    field.setText("kite")
    field.selectAll()
    QGuiApplication.clipboard().setText("nothing")
    qtbot.keyClick(field, Qt.Key.Key_P, CTRL | SHIFT)
    palette = archive_window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "copy")
    assert texts(palette)[0] == "Copy"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "kite")


def test_a_command_without_anything_to_work_on_is_muted(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "find in cable")
    assert texts(palette) == ["Find in Cable"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrow_keys_go_around_the_list(archive_window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(archive_window, qtbot)
    qtbot.keyClicks(palette.field, "theme:")
    count = palette.count()
    assert count == 5
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == count - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_letters_that_fit_nothing_say_so(archive_window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(archive_window, qtbot)
    qtbot.keyClicks(palette.field, "zzzz")
    assert palette.message.text() == "No command has these letters."


def test_keys_are_shown_beside_the_names(archive_window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(archive_window, qtbot)
    qtbot.keyClicks(palette.field, "side by side")
    choice = palette.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert choice == "Side by Side, Ctrl+\\"
