"""A line of a million letters: Qt gets it in pieces, and nobody else hears of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cablereader import parse_cable
from cablereader.model.cable import Cable
from cablereader.model.span import Span, SpanKind
from cablereader.ui import MainWindow
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.page.text_positions import LONGEST_LINE, Positions, breaks_in, shown
from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, MOST_OF_TITLE, cut
from cablereader.ui.widgets.one_line_label import TitleLabel

_HEAD = "CONFIDENTIAL LIMA 000012\n\nSIPDIS\n\nTAGS: PREL, PE\nSUBJECT: LAMPS\n\n1. (S) Short.\n\n"
_LAMPS = _HEAD + "2. (C) " + "The keeper lit a lamp. " * 1500 + "\n\n3. (C) The last one.\n"
_LETTERS = "x" * 25_000 + "\nA line below.\n"

Views = BodyView | ReadingView
View = TypeVar("View", BodyView, ReadingView)


@pytest.fixture
def source(qtbot: QtBot, light: Theme) -> BodyView:
    return shown_view(BodyView(light), qtbot)


@pytest.fixture
def reading(qtbot: QtBot, light: Theme) -> ReadingView:
    return shown_view(ReadingView(light), qtbot)


def shown_view(view: View, qtbot: QtBot) -> View:
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def longest_block(view: Views) -> int:
    document = view.document()
    return max(
        document.findBlockByNumber(number).length() for number in range(document.blockCount())
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("x" * LONGEST_LINE, [], id="as long as may be"),
        pytest.param("x" * LONGEST_LINE + "\n", [], id="as long as may be, and its end"),
        pytest.param("x" * (LONGEST_LINE + 1), [LONGEST_LINE], id="one letter more"),
        pytest.param("a\n" * LONGEST_LINE, [], id="many short lines"),
        pytest.param("ab " * 5_000, [9_999], id="after the last blank that has room"),
        pytest.param("ab " + "x" * 12_000, [LONGEST_LINE], id="a blank far before"),
        pytest.param("a\n" + "x" * 20_001, [10_002, 20_002], id="below another line"),
    ],
)
def test_only_lines_that_are_too_long_are_broken(text: str, expected: list[int]) -> None:
    assert breaks_in(text) == expected
    pieces = [text[start:end] for start, end in pairwise((0, *expected, len(text)))]
    assert shown(text, expected) == "\n".join(pieces)


@pytest.mark.parametrize("text", ["abcdefghij", "a\U0001f4dcb\U0001f4dc\U0001f4dccd"])
@pytest.mark.parametrize("breaks", [[3], [1, 2, 5], [4, 5]])
def test_positions_know_the_breaks(text: str, breaks: list[int]) -> None:
    positions = Positions(text, breaks)
    units = shown(text, breaks).encode("utf-16-le")
    for offset, letter in enumerate(text):
        position = positions.to_qt(offset)
        assert units[2 * position :].decode("utf-16-le").startswith(letter)
        assert positions.to_text(position) == offset
        if offset in breaks:
            assert units[2 * position - 2 : 2 * position].decode("utf-16-le") == "\n"
            assert positions.to_text(position - 1) == offset
    assert positions.to_text(positions.to_qt(len(text))) == len(text)


@pytest.mark.parametrize("text", [_LAMPS, _LETTERS])
def test_the_source_view_has_and_copies_the_exact_text(
    source: BodyView, text: str, qtbot: QtBot
) -> None:
    source.show_cable(Cable(text=text))
    assert longest_block(source) <= LONGEST_LINE + 1
    assert source.toPlainText() == text
    source.setFocus()
    qtbot.keyClick(source, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(source, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text


def test_the_reading_view_copies_such_a_paragraph_in_one_piece(
    reading: ReadingView, qtbot: QtBot
) -> None:
    cable = parse_cable(_LAMPS)
    reading.show_cable(cable)
    assert longest_block(reading) <= LONGEST_LINE + 1
    start = _LAMPS.index("The keeper")
    end = _LAMPS.index("3. (C)") - 2
    reading.setFocus()
    reading.select(start, end)
    qtbot.keyClick(reading, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == _LAMPS[start:end].rstrip()


@pytest.mark.parametrize("offset", [0, 9_999, 10_000, 10_001, 15_000, 24_999, 25_000, 25_001])
def test_line_and_column_are_those_of_the_file(source: BodyView, offset: int) -> None:
    source.show_cable(Cable(text=_LETTERS))
    source.place_cursor(offset, offset)
    assert source.offset() == offset
    expected = (1, offset + 1) if offset <= 25_000 else (2, offset - 25_000)
    assert source.line_and_column() == expected


@pytest.fixture(params=[BodyView, ReadingView])
def view(request: pytest.FixtureRequest, light: Theme, qtbot: QtBot) -> Views:
    """Either view, which shows a paragraph of one very long line."""
    found: Views = shown_view(request.param(light), qtbot)
    found.show_cable(parse_cable(_LAMPS))
    return found


def second_piece(view: Views) -> int:
    """Return the offset at which the first long line goes on."""
    if isinstance(view, BodyView):
        return breaks_in(_LAMPS)[0]
    return view.reading().to_text(breaks_in(view.reading().text)[0])


def test_a_piece_stands_right_below_the_one_before(view: Views) -> None:
    place = second_piece(view)
    view.begin_at(place)
    rows = [view.box_of(offset, offset).top() for offset in (place - 2, place, place + 100)]
    assert rows[1] - rows[0] == pytest.approx(rows[2] - rows[1], abs=1)


def has_ink_beside(view: Views, offset: int) -> bool:
    """Return whether anything is drawn in the blank at the left of the row with *offset*."""
    row = view.box_of(offset, offset)
    picture = view.viewport().grab().toImage()
    edge = view.box_of(second_piece(view), second_piece(view)).left() - 2
    colors = {
        picture.pixel(x, y)
        for x in range(picture.width() * edge // view.viewport().width())
        for y in range(row.top(), row.bottom())
    }
    return len(colors) > 1


def test_a_sign_says_that_the_line_goes_on(view: Views) -> None:
    place = second_piece(view)
    view.begin_at(place)
    assert has_ink_beside(view, place)
    assert not has_ink_beside(view, place + 100)


def test_number_and_marking_of_the_paragraph_are_said_in_each_piece(reading: ReadingView) -> None:
    cable = parse_cable(_LAMPS)
    reading.show_cable(cable)
    reading.begin_at(_LAMPS.index("The keeper") + 12_000)
    assert reading.accessibleDescription() == "Paragraph 2 (C), confidential"


def test_colors_are_at_their_letters_beyond_a_break(source: BodyView) -> None:
    text = "x " * 10_000 + "(S) secret"
    source.show_cable(Cable(text=text, spans=(Span(20_000, 20_003, SpanKind.PORTION_MARKING),)))
    block = source.document().lastBlock()
    (look,) = block.layout().formats()
    assert block.text()[look.start : look.start + look.length] == "(S)"


def test_a_message_that_is_all_subject_has_a_title_of_its_beginning(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "one-line.txt"
    path.write_text(_HEAD.replace("LAMPS", "LAMPS AND " * 40_000), encoding="utf-8")
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    title = window.findChild(TitleLabel)
    assert title.text().startswith("LAMPS AND LAMPS")
    assert title.text().endswith("…")
    assert len(title.text()) <= MOST_OF_SUBJECT
    assert len(title.toolTip()) <= MOST_OF_SUBJECT
    assert len(window.windowTitle()) < MOST_OF_TITLE + len(" - Cable Reader") + 1
    assert len(window.desk.current.name) <= MOST_OF_TITLE
    title.setFocus()
    window.commands.copy.trigger()
    assert QGuiApplication.clipboard().text().count("LAMPS") == 40_000


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a bcd", 3, "a…")],
)
def test_only_words_that_are_too_many_are_cut(words: str, most: int, expected: str) -> None:
    assert cut(words, most) == expected
