"""The text view shows, selects and gives away exactly the text of the cable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat
from pytestqt.qtbot import QtBot

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect, DefectCode
from cablereader.model.level import Level
from cablereader.model.span import Span, SpanKind
from cablereader.ui.look.theme import Theme, load_theme
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.text_page import ink_runs
from cablereader.ui.page.text_positions import Positions, shown


@pytest.fixture
def view(qtbot: QtBot, light: Theme) -> BodyView:
    widget = BodyView(light)
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def colors_at(view: BodyView, offset: int) -> tuple[QColor, QColor]:
    """Return ink and ground of the letter at *offset*."""
    block = view.document().findBlock(offset)
    place = offset - block.position()
    for piece in block.layout().formats():
        if piece.start <= place < piece.start + piece.length:
            # A copy, for the format goes with its range.
            look = QTextCharFormat(piece.format)
            return look.foreground().color(), look.background().color()
    raise AssertionError("the letter is plain")


def point_of(view: BodyView, offset: int) -> QPoint:
    """Return a point of the viewport inside the letter at *offset*."""
    cursor = view.textCursor()
    cursor.setPosition(offset)
    return view.cursorRect(cursor).center() + QPoint(3, 0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("one\ntwo\n", id="last line break"),
        pytest.param("a\u00a0b", id="no-break space"),
        pytest.param("a\u2029b\u2028c", id="Unicode separators"),
        pytest.param("a\rb\x0bc\x0cd\0e", id="control characters"),
        pytest.param("\U0001f4dc in the orchard", id="character beyond U+FFFF"),
        pytest.param("half \ud83d a pair", id="half a surrogate pair"),
    ],
)
def test_text_is_given_back_exactly(view: BodyView, text: str) -> None:
    view.show_cable(Cable(text=text))
    view.selectAll()
    assert view.toPlainText() == text
    assert view.selected_text() == text
    assert len(view.document().toRawText().encode("utf-16-le", "surrogatepass")) == len(
        text.encode("utf-16-le", "surrogatepass")
    )


def test_copy_gives_the_characters_of_the_file(view: BodyView, qtbot: QtBot) -> None:
    view.show_cable(Cable(text="a\u00a0b\nc"))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a\u00a0b\nc"


def test_offsets_count_characters_not_utf16_units(view: BodyView) -> None:
    view.show_cable(Cable(text="\U0001f4dc\U0001f4dc ab"))
    view.select(3, 4)
    assert view.selected_text() == "a"
    assert view.textCursor().selectionStart() == 5


@pytest.mark.parametrize("text", ["plain", "\U0001f4dcx\U0001f4dc", "x\U0001f4dc\U0001f4dcy"])
def test_positions_go_there_and_back(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        position = positions.to_qt(offset)
        assert position == len(text[:offset].encode("utf-16-le")) // 2
        assert positions.to_text(position) == offset
    for offset, letter in enumerate(text):
        if letter > "\uffff":
            assert positions.to_text(positions.to_qt(offset) + 1) == offset


def test_stand_ins_keep_the_length() -> None:
    text = "a\rb\u2029c\ud800\0"
    assert len(shown(text)) == len(text)


def test_every_marking_is_in_the_color_of_its_level(view: BodyView, cable: Cable) -> None:
    view.show_cable(cable)
    theme = load_theme("light")
    for letters, level in (("(C) Summary", Level.CONFIDENTIAL), ("(U) The", Level.UNCLASSIFIED)):
        ink, _ = colors_at(view, cable.text.index(letters))
        assert ink == theme.level_color(level)


def test_a_redaction_is_a_bar_that_copies_as_it_was(view: BodyView, cable: Cable) -> None:
    view.show_cable(cable)
    start = cable.text.index("XXXX")
    ink, ground = colors_at(view, start)
    assert ink == ground
    view.select(start, start + 12)
    assert view.selected_text() == "X" * 12


def test_a_repair_is_underlined_and_explained(view: BodyView, cable: Cable) -> None:
    view.show_cable(cable)
    start = cable.text.index("orchard,s") + 2
    words = next(item.message for item in cable.defects if item.start <= start < item.end)
    view.select(start, start)
    offset = view.offset_at(point_of(view, start))
    assert offset is not None
    assert view.repairs_at(offset) == [words]
    assert view.offset_at(QPoint(5, 5)) is None


def test_what_is_too_long_for_an_underline_is_not_said_of_each_word(view: BodyView) -> None:
    code = DefectCode.MARKUP_IN_TEXT
    narrow, wide = Defect(code, "a word", 0, 4), Defect(code, "a passage", 0, 1000)
    view.show_cable(Cable(text="bold " * 200, defects=(narrow, wide)))
    assert view.repairs_at(1) == ["a word"]
    assert view.repairs_at(7) == []


def test_inner_places_win_and_plain_text_has_no_run() -> None:
    text = "plain heading (C) tail"
    spans = (
        Span(6, 17, SpanKind.HEADING),
        Span(14, 17, SpanKind.PORTION_MARKING),
    )
    runs = list(ink_runs(text, spans))
    assert [(run.start, run.end) for run in runs] == [(6, 14), (14, 17)]
    assert runs[1].ink.level is Level.CONFIDENTIAL


def test_a_line_for_machines_recedes_as_a_whole() -> None:
    spans = (Span(0, 12, SpanKind.STATION_LINE), Span(3, 9, SpanKind.DATE_TIME_GROUP))
    assert {run.ink.bold for run in ink_runs("DE RUEHPE #1", spans)} == {False}


def test_another_theme_keeps_the_place_and_the_selection(view: BodyView, cable: Cable) -> None:
    view.show_cable(cable)
    view.resize(900, 240)
    view.scroll_to(cable.text.index("SUBJECT"))
    view.select(cable.text.index("TAGS"), cable.text.index("TAGS") + 4)
    top = view.top_offset()
    view.set_theme(load_theme("dark"))
    assert view.top_offset() == top
    assert view.selected_text() == "TAGS"


def test_zoom_keeps_the_first_line_in_view(view: BodyView, cable: Cable) -> None:
    view.show_cable(cable)
    view.resize(900, 240)
    view.scroll_to(cable.text.index("SUBJECT"))
    size = view.font().pointSizeF()
    view.set_zoom(4)
    assert view.font().pointSizeF() == size + 4
    assert cable.text[view.top_offset() :].startswith("SUBJECT")


def test_marking_a_place_brings_it_into_view_without_an_echo(
    view: BodyView, cable: Cable, qtbot: QtBot
) -> None:
    view.show_cable(cable)
    view.resize(900, 200)
    start = cable.text.index("ELLERY")
    with qtbot.assertNotEmitted(view.cursor_moved):
        view.mark([(start, start + 6)])
    assert view.viewport().rect().contains(view.cursorRect())
    assert view.offset() == start


def test_moving_the_cursor_by_key_is_announced(view: BodyView, cable: Cable, qtbot: QtBot) -> None:
    view.show_cable(cable)
    view.setFocus()
    with qtbot.waitSignal(view.cursor_moved) as moved:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert moved.args == [cable.text.index("\n") + 1]


def test_keys_move_on_from_what_is_in_view(view: BodyView, qtbot: QtBot) -> None:
    text = "".join(f"line {number}\n" for number in range(400))
    view.show_cable(Cable(text=text))
    view.scroll_to(text.index("line 200\n"))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert text[view.offset() :].startswith("line 201\n")
    assert text[view.top_offset() :].startswith("line 200\n")


def test_shift_keeps_the_start_of_a_selection(view: BodyView, qtbot: QtBot) -> None:
    text = "".join(f"line {number}\n" for number in range(400))
    view.show_cable(Cable(text=text))
    view.scroll_to(text.index("line 200\n"))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "line 0\n"


def test_beginning_below_leaves_one_line_above(view: BodyView) -> None:
    text = "".join(f"line {number}\n" for number in range(400))
    view.show_cable(Cable(text=text))
    view.begin_below(text.index("200\n"))
    assert text[view.offset() :].startswith("line 200\n")
    assert text[view.top_offset() :].startswith("line 199\n")


def test_a_place_after_the_end_is_the_end(view: BodyView) -> None:
    view.show_cable(Cable(text="short\n"))
    view.begin_at(5_000)
    assert view.offset() == len("short\n")


def test_long_lines_wrap(view: BodyView) -> None:
    view.show_cable(Cable(text="word " * 400))
    assert view.blockCount() == 1
    assert view.verticalScrollBar().maximum() > 0 or view.document().firstBlock().lineCount() > 10
    assert not view.horizontalScrollBar().isVisible()
