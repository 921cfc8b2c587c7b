"""Searching the library from the window: typing, offers, history, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cablereader.library import Facet, Filter, Library, Order, Searcher
from cablereader.ui import MainWindow
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.memory.settings import Settings
from tests.library.telegrams import put, telegram

from .library_words import press, search, wait_for, wait_for_title

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_results_appear_while_typing(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, "har")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    qtbot.keyClicks(library_window.search.field, "bor str")
    wait_for(library_window, qtbot, "07LIMA2", "06LIMA1")
    assert library_window.search.results.count.text() == "2 cables"
    assert library_window.search.results.view.isVisible()
    assert library_window.search.field.hasFocus()


@pytest.mark.parametrize("is_answered", [True, False])
def test_enter_opens_the_first_result(
    library_window: MainWindow, qtbot: QtBot, is_answered: bool
) -> None:
    search(library_window, qtbot, "harbor")
    if is_answered:
        wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    press(qtbot, library_window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "08QUITO5" in library_window.windowTitle())
    assert library_window.search.results.view.hasFocus()
    press(qtbot, library_window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: "07BOGOTA3" in library_window.windowTitle())


def test_enter_marks_the_hits_in_a_cable_that_was_open_already(
    library_window: MainWindow, qtbot: QtBot
) -> None:
    search(library_window, qtbot, "harbor quito ")
    wait_for(library_window, qtbot, "08QUITO5")
    press(qtbot, library_window, Qt.Key.Key_Return)
    tab = library_window.desk.current
    qtbot.waitUntil(lambda: tab.shown is not None and not tab.is_without_hits)
    library_window.search.field.setFocus()
    library_window.search.clear()
    search(library_window, qtbot, "harbor")
    press(qtbot, library_window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tab.is_without_hits)
    assert "08QUITO5" in library_window.windowTitle()


def test_the_keys_stay_in_the_field_when_the_window_becomes_narrow(
    library_window: MainWindow, qtbot: QtBot
) -> None:
    library_window.resize(1280, 700)
    search(library_window, qtbot, "har")
    library_window.resize(640, 700)
    qtbot.waitUntil(library_window.search.field.isVisible)
    qtbot.wait(50)
    assert library_window.search.field.hasFocus()


def test_going_on_typing_after_enter_stays_in_the_field(
    library_window: MainWindow, qtbot: QtBot
) -> None:
    search(library_window, qtbot, "har")
    press(qtbot, library_window, Qt.Key.Key_Return)
    qtbot.keyClicks(library_window.search.field, "bor")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert library_window.search.field.hasFocus()


def test_enter_means_the_words_as_they_stand(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, "har")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    press(qtbot, library_window, Qt.Key.Key_Return)
    wait_for(library_window, qtbot)
    assert library_window.search.results.none.title() == "No cables found"


def test_a_word_of_two_letters_narrows_only_when_it_is_meant(
    library_window: MainWindow, qtbot: QtBot
) -> None:
    search(library_window, qtbot, "harbor qu")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    wait_for(library_window, qtbot)  # after a rest it is taken as a word
    qtbot.keyClicks(library_window.search.field, "i")
    wait_for(library_window, qtbot, "08QUITO5")


@pytest.mark.parametrize(
    "end", ["AND", "AND ", "NOT ", "OR ", "NEAR ", "NEAR/3 ", "-", "from:", "-tags:"]
)
def test_what_joins_words_to_come_neither_narrows_nor_is_a_slip(
    end: str, library_window: MainWindow, qtbot: QtBot
) -> None:
    library_window.search.search._settled.setInterval(60_000)
    search(library_window, qtbot, f"harbor {end}")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert library_window.search.results.notes.isHidden()


def test_ctrl_shift_f_goes_to_the_field_as_well(library_window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, library_window, Qt.Key.Key_F, CTRL | SHIFT)
    qtbot.waitUntil(library_window.search.field.hasFocus)


def test_escape_leads_back_to_where_the_reader_was(
    library_window: MainWindow, qtbot: QtBot
) -> None:
    before = library_window.message
    before.setFocus()
    search(library_window, qtbot, "har")
    press(qtbot, library_window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert library_window.search.field.text() == "har"


def test_the_query_is_said_in_words(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, 'from:lima "harbor strike" ')
    wait_for(library_window, qtbot, "07LIMA2", "06LIMA1")
    assert "harbor strike" in library_window.search.results.words.text()
    assert library_window.search.results.notes.isHidden()


def test_a_slip_is_told_quietly(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, "harbor AND ")
    notes = library_window.search.results.notes
    qtbot.waitUntil(lambda: notes.isVisible() and "AND" in notes.text())
    assert QApplication.activeModalWidget() is None


def test_a_field_is_offered_and_taken_with_tab(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, "har fro")
    field = library_window.search.field
    qtbot.waitUntil(field.popup.isVisible)
    assert field.popup.values()[0] == "from:"
    press(qtbot, library_window, Qt.Key.Key_Tab)
    assert field.text() == "har from:"
    qtbot.waitUntil(lambda: "LIMA" in field.popup.values())
    qtbot.keyClicks(field, "bog")
    qtbot.waitUntil(lambda: field.popup.values() == ["BOGOTA"])
    press(qtbot, library_window, Qt.Key.Key_Down)
    press(qtbot, library_window, Qt.Key.Key_Return)
    assert field.text() == "har from:BOGOTA "
    assert field.hasFocus()


def test_enter_is_not_taken_for_an_offer_nobody_chose(
    library_window: MainWindow, qtbot: QtBot
) -> None:
    search(library_window, qtbot, "to")
    field = library_window.search.field
    qtbot.waitUntil(field.popup.isVisible)
    press(qtbot, library_window, Qt.Key.Key_Return)
    assert field.text() == "to"
    assert not field.popup.isVisible()


def test_escape_closes_the_offers_first(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, "to")
    field = library_window.search.field
    qtbot.waitUntil(field.popup.isVisible)
    press(qtbot, library_window, Qt.Key.Key_Escape)
    assert not field.popup.isVisible()
    assert field.hasFocus()


def test_what_was_searched_before_is_offered_in_an_empty_field(
    library_window: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    for words in ("apples", "harbor"):
        search(library_window, qtbot, words)
        press(qtbot, library_window, Qt.Key.Key_Return)
    library_window.close()
    again = make_window()
    search(again, qtbot, "")
    press(qtbot, again, Qt.Key.Key_Down)
    assert again.search.field.popup.values() == ["harbor", "apples"]
    press(qtbot, again, Qt.Key.Key_Down)
    press(qtbot, again, Qt.Key.Key_Down)
    press(qtbot, again, Qt.Key.Key_Return)
    assert again.search.field.text() == "apples"
    wait_for(again, qtbot, "07BOGOTA4")


def test_without_a_library_the_window_offers_to_begin_one(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    search(window, qtbot, "harbor")
    assert window.library_panel.invitation.isVisible()
    with qtbot.waitSignal(window.commands.add_to_library.triggered):
        qtbot.mouseClick(window.library_panel.invitation.add, Qt.MouseButton.LeftButton)


def test_search_filters_order_and_place_come_back(
    library_window: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    search(library_window, qtbot, "harbor ")
    commands = library_window.search
    commands.search.filter_by([Filter(Facet.LEVEL, "SECRET", excluded=True)])
    commands.search.order_by(Order.OLDEST)
    wait_for(library_window, qtbot, "06LIMA1", "07LIMA2", "08QUITO5")
    commands.results.view.setFocus()
    press(qtbot, library_window, Qt.Key.Key_Home)
    press(qtbot, library_window, Qt.Key.Key_Down)
    wait_for_title(library_window, qtbot, "07LIMA2")
    library_window.close()
    again = make_window()
    assert again.search.field.text() == "harbor "
    wait_for(again, qtbot, "06LIMA1", "07LIMA2", "08QUITO5")
    assert again.search.results.chips.filters() == ["not SECRET"]
    assert again.search.results.view.currentIndex().row() == 1
    wait_for_title(again, qtbot, "07LIMA2")


def test_the_hits_in_an_opened_result_are_marked_again_where_the_reader_was(
    library_window: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    search(library_window, qtbot, "harbor")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    press(qtbot, library_window, Qt.Key.Key_Return)
    wait_for_title(library_window, qtbot, "08QUITO5")
    hits = list(library_window.pane.sought.hits)
    assert hits
    qtbot.waitUntil(lambda: library_window.pane.sought.at == 0)
    library_window.close()
    again = make_window()
    wait_for_title(again, qtbot, "08QUITO5")
    qtbot.waitUntil(lambda: list(again.pane.sought.hits) == hits)
    marked = [item.cursor.selectedText() for item in again.pane.body.extraSelections()]
    assert [words.casefold() for words in marked] == ["harbor"] * len(hits)
    # Nobody was moved, and F3 goes on from here.
    assert again.pane.sought.at == -1
    again.pane.body.setFocus()
    press(qtbot, again, Qt.Key.Key_F3)
    assert again.pane.sought.at == 0


def test_a_cable_that_was_not_opened_as_a_result_is_not_marked_after_a_restart(
    library_window: MainWindow,
    make_window: Callable[[], MainWindow],
    library_folder: Path,
    qtbot: QtBot,
) -> None:
    search(library_window, qtbot, "harbor")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    library_window.open_paths([library_folder / "4.txt"])
    wait_for_title(library_window, qtbot, "08QUITO5")
    library_window.close()
    again = make_window()
    wait_for_title(again, qtbot, "08QUITO5")
    wait_for(again, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert not again.pane.sought.hits


def test_new_cables_are_found_without_losing_the_place(
    library_window: MainWindow, library_folder: Path, settings: Settings, qtbot: QtBot
) -> None:
    search(library_window, qtbot, "harbor ")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    press(qtbot, library_window, Qt.Key.Key_Down)
    press(qtbot, library_window, Qt.Key.Key_Down)
    wait_for_title(library_window, qtbot, "07BOGOTA3")
    put(library_folder, "new.txt", telegram("LIMA", 9, "A new harbor.", when="010900Z JAN 09"))
    Library(settings.library_path).scan().run()
    library_window.library.tell_changed()
    wait_for(library_window, qtbot, "09LIMA9", "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert library_window.search.results.view.currentIndex().row() == 2
    assert library_window.windowTitle().startswith("07BOGOTA3")


def test_an_emptied_field_gives_the_library_back(library_window: MainWindow, qtbot: QtBot) -> None:
    search(library_window, qtbot, "apples")
    wait_for(library_window, qtbot, "07BOGOTA4")
    search(library_window, qtbot, "")
    assert not library_window.library_panel.is_searching


@pytest.mark.parametrize("way", ["enter", "down", "ctrl+k"])
def test_a_search_stands_back_while_other_folders_are_seen_and_comes_again(
    way: str, library_window: MainWindow, qtbot: QtBot
) -> None:
    field, results = library_window.search.field, library_window.search.results
    search(library_window, qtbot, "harbor ")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert not field.is_at_rest
    library_window.commands.show_folders.trigger()
    assert results.isHidden() or not results.isVisible()
    assert field.is_at_rest
    assert field.text() == "harbor "
    if way == "ctrl+k":
        press(qtbot, library_window, Qt.Key.Key_K, CTRL)
    else:
        field.setFocus()
        press(qtbot, library_window, Qt.Key.Key_Return if way == "enter" else Qt.Key.Key_Down)
    assert results.isVisible()
    assert not field.is_at_rest


def test_words_that_stand_back_are_paler(library_window: MainWindow, qtbot: QtBot) -> None:
    field = library_window.search.field
    search(library_window, qtbot, "harbor ")
    ink = field.palette().color(QPalette.ColorRole.Text)
    library_window.commands.show_folders.trigger()
    assert field.palette().color(QPalette.ColorRole.Text) != ink
    library_window.commands.show_library.trigger()
    assert field.palette().color(QPalette.ColorRole.Text) == ink


def test_an_answer_that_was_overtaken_is_never_shown(
    library_folder: Path, settings: Settings, qtbot: QtBot
) -> None:
    del library_folder
    library = ReadersLibrary(Library(settings.library_path))
    thread = QuestionThread(library)
    taken: list[object] = []

    def slow(searcher: Searcher) -> list[object]:
        return [searcher.count(searcher.query(text)) for text in ("harbor", "ships") * 50]

    for number in range(20):
        thread.ask("search", slow, lambda answer, number=number: taken.append((number, answer)))
    qtbot.waitUntil(lambda: len(taken) == 100)
    thread.stop()
    assert {number for number, _ in taken} == {19}
