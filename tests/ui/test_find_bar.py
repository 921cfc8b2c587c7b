"""Finding in a cable: as the reader types, in both views, with a time limit for expressions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.page import find_bar
from cablereader.ui.widgets.marked_scroll_bar import MarkedScrollBar

_TEXT = (
    "UNCLAS LIMA 000012\n\nTAGS: PREL, PE\nSUBJECT: OIL\n\n1. (U) Peru,s lamp was\nlit.\n\n"
    + "".join(f"{number}. (U) The boat saw it.\n\n" for number in range(2, 50))
    + "50. (U) The lamp\nwas out, on recommen-\ndation of Lampert.\n"
)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    path = tmp_path / "lamps.txt"
    path.write_text(_TEXT, encoding="utf-8")
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    qtbot.waitUntil(lambda: window.pane.body.hasFocus())
    return window


def find(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(window.pane.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.findChild(QLineEdit, "findField")
    assert field is QApplication.focusWidget()
    qtbot.keyClicks(field, words)


def count(window: MainWindow) -> str:
    label = window.findChild(QLabel, "findCount")
    assert isinstance(label, QLabel)
    return label.text()


def selected(window: MainWindow) -> str:
    return window.pane.body.selected_text()


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier or Qt.KeyboardModifier.NoModifier)


def test_hits_are_counted_and_chosen_as_the_reader_types(page: MainWindow, qtbot: QtBot) -> None:
    find(page, qtbot, "lamp")
    assert count(page) == "1 of 3"
    assert selected(page) == "lamp"
    press(qtbot, Qt.Key.Key_Return)
    assert count(page) == "2 of 3"
    press(qtbot, Qt.Key.Key_F3)
    press(qtbot, Qt.Key.Key_F3)
    assert count(page) == "1 of 3"
    press(qtbot, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert (count(page), selected(page)) == ("3 of 3", "Lamp")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.pane.find_bar.isHidden()
    assert page.pane.body.hasFocus()


@pytest.mark.parametrize("as_written", [False, True], ids=["reading", "as written"])
@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Peru's lamp", "Peru,s lamp"),
        ("lamp was lit", "lamp was\nlit"),
        ("recommendation", "recommen-\ndation"),
    ],
)
def test_hits_over_line_breaks_and_repairs(
    page: MainWindow, qtbot: QtBot, words: str, place: str, as_written: bool
) -> None:
    page.pane.pages.set_reading(not as_written)
    find(page, qtbot, words)
    assert (count(page), selected(page)) == ("1 of 1", place)
    assert page.pane.body.viewport().rect().intersects(page.pane.body.cursorRect())


@pytest.mark.parametrize("as_written", [False, True], ids=["reading", "as written"])
def test_all_hits_are_marked_in_the_scroll_bar(
    page: MainWindow, qtbot: QtBot, as_written: bool
) -> None:
    page.pane.pages.set_reading(not as_written)
    find(page, qtbot, "lamp")
    bar = page.pane.body.verticalScrollBar()
    assert isinstance(bar, MarkedScrollBar)
    assert len(bar.marks()) == 3
    assert bar.marks()[0] < 0.2
    assert bar.marks()[-1] > 0.9
    press(qtbot, Qt.Key.Key_Escape)
    assert bar.marks() == ()


def test_case_and_whole_words(page: MainWindow, qtbot: QtBot) -> None:
    find(page, qtbot, "lamp")
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: count(page) == "1 of 2")
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: count(page) == "1 of 3")
    press(qtbot, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: count(page) == "1 of 2")


def test_regular_expressions(page: MainWindow, qtbot: QtBot) -> None:
    find(page, qtbot, "l[ai](mp|t)")
    assert count(page) == "Not found"
    press(qtbot, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: count(page) == "1 of 4")


def test_a_broken_expression_is_explained(page: MainWindow, qtbot: QtBot) -> None:
    find(page, qtbot, "(")
    press(qtbot, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: count(page).startswith("Not a regular expression"))


def test_an_expression_without_end_is_ended(page: MainWindow, qtbot: QtBot) -> None:
    page.pane.find_bar._patterns.set_time_limit(300)
    find(page, qtbot, r"(\w+\s?)+\d\d$|lamp")
    with qtbot.waitSignal(page.pane.find_bar._patterns.failed, timeout=10_000):
        press(qtbot, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert count(page) == "This expression takes too long"
    qtbot.keyClick(page.pane.find_bar.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.pane.find_bar._patterns.set_time_limit(10_000)
    qtbot.keyClicks(page.pane.find_bar.field, "l.t")
    qtbot.waitUntil(lambda: count(page) == "1 of 1")


def test_a_hit_in_the_header_says_where_it_is(page: MainWindow, qtbot: QtBot) -> None:
    find(page, qtbot, "SUBJECT: OIL")
    assert count(page) == "1 of 1"
    assert "header" in page.pane.row.hint.text()


def test_hits_stay_when_the_view_changes(page: MainWindow, qtbot: QtBot) -> None:
    find(page, qtbot, "recommendation")
    page.commands.show_source.trigger()
    assert selected(page) == "recommen-\ndation"
    bar = page.pane.body.verticalScrollBar()
    assert isinstance(bar, MarkedScrollBar)
    assert len(bar.marks()) == 1


def test_another_cable_is_searched_for_the_same_words(
    page: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    find(page, qtbot, "lamp")
    for name, text, wanted in (
        ("short.txt", "UNCLAS LIMA 000013\n\nSUBJECT: GAS\n\n1. (U) A lamp of gas.\n", "1 of 1"),
        ("poem.txt", "The sea.\n", "Not found"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with qtbot.waitSignal(page.cable_shown):
            page.open_paths([tmp_path / name])
        assert count(page) == wanted


def test_marks_are_laid_on_lines_that_were_not_broken_before(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    # To break the last lines scrolls once more, while Qt takes the marks for the first scrolling.
    path = tmp_path / "notes.txt"
    line = "The lamp of the lighthouse"
    long = line + ", seen by night from the quay of the old harbor, and not any farther than that"
    lines = [*[line] * 2_000, *[long] * 15, *[line] * 12]
    path.write_text("\n".join(lines), encoding="utf-8")
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    find(window, qtbot, "lamp")
    press(qtbot, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count(window) == "2027 of 2027"
    marks = window.pane.pages.source.extraSelections()
    assert len(marks) > 10
    assert {mark.cursor.selectedText() for mark in marks} == {"lamp"}
    window.pane.close_find()
    assert not window.pane.pages.source.extraSelections()


def test_in_a_narrow_page_the_options_stand_below_the_field(page: MainWindow, qtbot: QtBot) -> None:
    bar = page.pane.find_bar
    find(page, qtbot, "lamp")
    assert bar.field.y() < bar.match_case.geometry().bottom()
    assert bar.match_case.y() < bar.field.geometry().bottom()
    page.commands.show_cited_by.setChecked(True)
    page.resize(page.minimumSize())
    qtbot.waitUntil(lambda: bar.match_case.y() > bar.field.geometry().bottom())
    assert bar.field.width() > bar.field.fontMetrics().horizontalAdvance("M" * 10)
    assert bar.count.width() >= bar.count.sizeHint().width()
    assert bar.count.text() == "1 of 3"
    inside = bar.rect()
    for part in (bar.field, bar.match_case, bar.pattern, bar.count):
        assert inside.contains(part.geometry())


def test_the_count_is_said_to_those_who_do_not_see_it(
    page: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(find_bar, "announce", lambda _widget, words: said.append(words))
    find(page, qtbot, "zzz")
    assert said == ["Not found"]
    press(qtbot, Qt.Key.Key_F3)
    assert said == ["Not found"]
