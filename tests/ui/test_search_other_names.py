"""Other names are searched too when the reader asks for that, in one of three ways, and then next time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow

from .library_words import press, search, wait_for, wait_for_title

_ALL = ("08QUITO6", "08QUITO5", "07BOGOTA4", "07BOGOTA3", "07LIMA2", "06LIMA1")
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _by_sign(window: MainWindow, qtbot: QtBot) -> None:
    field = window.search.field
    signs = [
        button for button in field.findChildren(QToolButton) if field.names in button.actions()
    ]
    qtbot.mouseClick(signs[0], Qt.MouseButton.LeftButton)


def _by_key(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_E, _CTRL_SHIFT)


def _by_menu(window: MainWindow, _qtbot: QtBot) -> None:
    window.commands.other_names.trigger()


def _by_offer(window: MainWindow, qtbot: QtBot) -> None:
    """Take the offer where nothing was found; afterwards there is none."""
    offer = window.search.results.none.other_names
    if offer.isVisible():
        qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    else:
        _by_sign(window, qtbot)


@pytest.mark.parametrize("ask", [_by_sign, _by_key, _by_menu, _by_offer])
def test_other_names_are_searched_when_asked_for(
    ask: Callable[[MainWindow, QtBot], None], library_window: MainWindow, qtbot: QtBot
) -> None:
    search(library_window, qtbot, '"american embassy" ')
    wait_for(library_window, qtbot)
    ask(library_window, qtbot)
    wait_for(library_window, qtbot, *_ALL)
    assert "also as “AMEMB” and “AMEMBASSY”" in library_window.search.results.words.text()
    assert library_window.search.field.searches_other_names
    assert library_window.commands.other_names.isChecked()
    ask(library_window, qtbot)
    wait_for(library_window, qtbot)
    assert not library_window.search.field.searches_other_names


def test_they_are_offered_where_nothing_was_found(library_window: MainWindow, qtbot: QtBot) -> None:
    none = library_window.search.results.none
    search(library_window, qtbot, '"american embassy" ')
    wait_for(library_window, qtbot)
    qtbot.waitUntil(none.other_names.isVisible)
    search(library_window, qtbot, "xylophone ")
    qtbot.waitUntil(lambda: none.isVisible() and not none.other_names.isVisible())


def test_they_are_marked_in_the_opened_cable(library_window: MainWindow, qtbot: QtBot) -> None:
    library_window.commands.other_names.trigger()
    search(library_window, qtbot, '"american embassy" ')
    wait_for(library_window, qtbot, *_ALL)
    press(qtbot, library_window, Qt.Key.Key_Down)
    wait_for_title(library_window, qtbot, "08QUITO6")
    text = library_window.pane.cable().text
    marked = {text[start:end] for start, end in library_window.pane.sought.hits}
    assert marked == {"AMEMBASSY"}


def test_the_wish_is_remembered(
    library_window: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    library_window.commands.other_names.trigger()
    library_window.close()
    again = make_window()
    assert again.search.field.searches_other_names
    assert again.commands.other_names.isChecked()
    search(again, qtbot, '"american embassy" ')
    wait_for(again, qtbot, *_ALL)
