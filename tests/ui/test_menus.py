"""The menu bar: short menus in which every command is found, by mouse and by keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from cablereader.ui.window.main_window import MainWindow

_MOST_ENTRIES = 12


def submenu(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def menus_of(window: MainWindow) -> list[QMenu]:
    return [menu for action in window.menuBar().actions() if (menu := submenu(action))]


def with_submenus(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        below = submenu(action)
        if below is not None:
            yield from with_submenus(below)


def mnemonics(texts: list[str]) -> list[str]:
    marks = (text.replace("&&", "").partition("&")[2][:1] for text in texts)
    return [mark.upper() for mark in marks if mark]


def test_the_menus_stand_in_the_usual_order(window: MainWindow) -> None:
    titles = [menu.title().replace("&", "") for menu in menus_of(window)]
    assert titles == ["File", "Edit", "View", "Go", "Library", "Tools", "Help"]


def test_every_command_is_in_one_menu(window: MainWindow) -> None:
    found = Counter(
        action
        for menu in menus_of(window)
        for part in with_submenus(menu)
        for action in part.actions()
    )
    assert [action.text() for action in window.commands.all() if found[action] != 1] == []


def test_no_menu_is_long(window: MainWindow) -> None:
    for menu in menus_of(window):
        entries = [action for action in menu.actions() if not action.isSeparator()]
        assert 1 < len(entries) <= _MOST_ENTRIES, menu.title()


def test_lines_stand_between_groups_only(window: MainWindow) -> None:
    for menu in menus_of(window):
        kinds = [action.isSeparator() for action in menu.actions()]
        assert not kinds[0], menu.title()
        assert not kinds[-1], menu.title()
        assert (True, True) not in pairwise(kinds), menu.title()


def test_no_letter_of_a_menu_means_two_things(window: MainWindow) -> None:
    texts = [action.text() for action in window.menuBar().actions()]
    assert len(mnemonics(texts)) == len(texts) == len(set(mnemonics(texts)))
    for menu in (part for top in menus_of(window) for part in with_submenus(top)):
        letters = mnemonics([action.text() for action in menu.actions()])
        assert len(letters) == len(set(letters)), (menu.title(), letters)


def test_no_button_of_the_window_takes_the_letter_of_a_menu(window: MainWindow) -> None:
    titles = mnemonics([action.text() for action in window.menuBar().actions()])
    inside = [b for b in window.findChildren(QAbstractButton) if b.window() is window]
    buttons = [button.text() for button in inside]
    letters = mnemonics(buttons)
    assert letters, "the page without a cable has buttons with letters"
    assert set(letters) & set(titles) == set(), buttons


def test_every_entry_of_the_menus_has_a_letter(window: MainWindow) -> None:
    for action in window.commands.all():
        assert mnemonics([action.text()]), action.text()


def test_no_key_has_two_commands(window: MainWindow) -> None:
    keys = [key.toString() for action in window.commands.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_command_says_what_it_does(window: MainWindow) -> None:
    for action in window.commands.all():
        assert action.text(), action
        assert action.statusTip(), action.text()
