"""Reading: the page as it is set, the way to the message as written and back, and what is copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cablereader import parse_cable
from cablereader.formats.opening import CableAddress
from cablereader.model.cable import Cable
from cablereader.ui import MainWindow
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.look.theme import Theme, load_theme
from cablereader.ui.memory.settings import Settings
from cablereader.ui.page import reading_view
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_settings import ReadingSettings
from cablereader.ui.page.reading_view import ReadingView

_HEAD = """O 272239Z MAR 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC
BT
C O N F I D E N T I A L LIMA 000777

SIPDIS

E.O. 12958: DECL: 03/27/2017
TAGS: PREL, PE
SUBJECT: A COUNT OF LAMPS

Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b) and (d).

"""
_LONG = _HEAD + "".join(
    f"{number}. (C) Lamp {number} was\nlit by its keeper,s hand, and the boat\nsaw it.\n\n"
    for number in range(1, 60)
)


@pytest.fixture
def view(qtbot: QtBot, light: Theme) -> ReadingView:
    widget = ReadingView(light)
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.txt"
    path.write_text(_LONG, encoding="utf-8")
    return path


@pytest.fixture
def page(window: MainWindow, long_file: Path, qtbot: QtBot) -> MainWindow:
    """A window in which a long cable is read."""
    return opened(window, long_file, qtbot)


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> MainWindow:
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    qtbot.waitUntil(lambda: window.pane.body.hasFocus())
    return window


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier or Qt.KeyboardModifier.NoModifier)


def look_at(view: ReadingView, position: int) -> QTextCharFormat:
    """Return the last format laid over the letter at a position."""
    block = view.document().findBlock(position)
    place = position - block.position()
    found = [
        QTextCharFormat(piece.format)
        for piece in block.layout().formats()
        if piece.start <= place < piece.start + piece.length
    ]
    assert found, "the letter is plain"
    merged = found[0]
    for item in found[1:]:
        merged.merge(item)
    return merged


# The page


def test_a_cable_opens_set_for_reading(page: MainWindow) -> None:
    body = page.findChild(QWidget, "bodyView")
    assert isinstance(body, QTextEdit)
    assert body.toPlainText().startswith(
        "Lamp 1 was lit by its keeper’s hand, and the boat saw it.\n"
    )
    assert page.commands.show_source.isChecked() is False


def test_a_long_cable_is_set_before_it_is_shown(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(_HEAD + "1. (C) The lamp\nwas lit.\n\n" * 4000, encoding="utf-8")
    opened(window, path, qtbot)
    shown = window.pane.body.toPlainText()
    assert len(shown) > 60_000
    assert shown.startswith("The lamp was lit.\nThe lamp was lit.")


def test_a_long_cable_that_is_not_waited_for_stays_away(
    window: MainWindow, tmp_path: Path, long_file: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(_HEAD + "1. (C) The sea\nwas dark.\n\n" * 4000, encoding="utf-8")
    window.show_cable(CableAddress(path))
    with qtbot.waitSignal(window.cable_shown) as shown:
        window.show_cable(CableAddress(long_file))
    assert shown.args == [CableAddress(long_file)]
    with qtbot.assertNotEmitted(window.cable_shown, wait=1500):
        pass
    assert window.pane.body.toPlainText().startswith("Lamp 1")


def test_text_without_a_message_opens_as_written(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, settings: Settings
) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("The lamp is out.\n\nThe sea is dark.\n", encoding="utf-8")
    opened(window, path, qtbot)
    body = window.findChild(QPlainTextEdit, "bodyView")
    assert isinstance(body, QPlainTextEdit)
    assert body.toPlainText() == path.read_text(encoding="utf-8")
    press(qtbot, Qt.Key.Key_F2)
    assert window.findChild(QWidget, "bodyView") is body
    assert window.commands.show_source.isChecked()
    assert "No message" in window.pane.row.hint.text()
    assert not settings.reads_source


def test_numbers_and_markings_are_not_in_the_text_but_in_the_margin(
    view: ReadingView, cable: Cable
) -> None:
    view.show_cable(cable)
    assert "(C)" not in view.toPlainText()
    blocks = view.visible_blocks()
    grab = view.grab().toImage()
    ratio = grab.devicePixelRatio()
    _, place = blocks[0]
    left = view.viewport().x()
    paper = grab.pixelColor(int((left + 2) * ratio), int((place.top() + 2) * ratio))
    row = [
        grab.pixelColor(x, int((place.center().y()) * ratio))
        for x in range(int(left * ratio), int((left + 90) * ratio))
    ]
    assert any(color != paper for color in row)


def margin_ink(view: ReadingView, top: float, right: float) -> list[int]:
    """Return the columns of pixels left of *right* in which something hangs beside the first line."""
    picture = view.viewport().grab().toImage()
    lines = range(int(top), int(top) + view.fontMetrics().height())
    paper = picture.pixelColor(picture.width() - 1, 1)
    return [x for x in range(int(right)) if any(picture.pixelColor(x, y) != paper for y in lines)]


def test_a_number_of_four_figures_is_seen_in_full(view: ReadingView) -> None:
    body = "".join(f"{number}. (C) Lamp {number} was lit.\n\n" for number in range(1, 1003))
    cable = parse_cable(_HEAD + body)
    view.show_cable(cable)
    view.scroll_to(cable.paragraphs[-1].start)
    block, place = view.visible_blocks()[-1]
    assert "Lamp 1002" in block.text()
    columns = view._page.columns
    assert columns.number_left("1002") >= 0
    ink = margin_ink(view, place.top() + 6, columns.numbers_end)
    assert ink[-1] - ink[0] > columns.numbers_end * 0.7


def test_the_margin_of_a_very_long_page_is_there_at_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    words = "The keeper of the lamp went up and down the stairs of the house once more. " * 8
    path = tmp_path / "long.txt"
    path.write_text(
        _HEAD + "".join(f"{number}. (C) {words}\n\n" for number in range(1, 900)),
        encoding="utf-8",
    )
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    view = window.pane.pages.reading
    assert view.verticalScrollBar().value() == 0
    # Before anything has laid out the end of the page.
    view.show_cable(window.pane.cable())
    assert view.visible_blocks()[0][0].blockNumber() == 0


def test_headings_are_strong_and_tables_in_a_fixed_face(view: ReadingView) -> None:
    view.show_cable(
        parse_cable(_HEAD + "THE OIL\n-------\n\n1. (C) So:\n\nTaruni   12   1\nCallao   14   2\n")
    )
    text = view.toPlainText()
    assert look_at(view, text.index("THE OIL")).fontWeight() == QFont.Weight.DemiBold
    assert look_at(view, text.index("Taruni")).fontFixedPitch()
    assert view.document().findBlock(text.index("Taruni")).blockFormat().nonBreakableLines()


def test_a_redaction_is_a_bar_that_copies_as_it_was(view: ReadingView, cable: Cable) -> None:
    view.show_cable(cable)
    look = look_at(view, view.toPlainText().index("XXXX"))
    assert look.foreground().color() == look.background().color()
    start = cable.text.index("XXXX")
    view.select(start, start + 12)
    assert view.clean_selection() == "X" * 12


def test_a_repair_is_underlined_and_says_why(view: ReadingView, cable: Cable) -> None:
    view.show_cable(cable)
    at = view.toPlainText().index("orchard’s")
    assert look_at(view, at).underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    cursor = view.textCursor()
    cursor.setPosition(at + 2)
    tip = view.repairs_at(view.offset_at(view.cursorRect(cursor).center() + QPoint(3, 0)))
    assert "orchard,s" in tip[0]
    assert view.offset_at(QPoint(2, 2)) is None


def test_a_repaired_number_says_why_in_the_margin(view: ReadingView) -> None:
    view.show_cable(parse_cable(_HEAD + "1. (C) One.\n\n2. (C) Two.\n\n13. (C) Three of it.\n"))
    _, place = view.visible_blocks()[-1]
    tip = view.repairs_at(view.offset_at(QPoint(20, int(place.center().y()))))
    assert "13" in tip[0]


@pytest.mark.parametrize("name", ["light", "dark", "sepia", "contrast"])
def test_another_theme_keeps_place_and_selection(view: ReadingView, name: str) -> None:
    cable = parse_cable(_LONG)
    view.show_cable(cable)
    view.scroll_to(cable.text.index("30. (C)"))
    view.select(cable.text.index("Lamp 31"), cable.text.index("Lamp 31") + 4)
    top = view.top_offset()
    view.set_theme(load_theme(name))
    assert (view.top_offset(), view.selected_text()) == (top, "Lamp")


@pytest.mark.parametrize("width", [640, 1200])
def test_another_width_and_size_keep_the_first_line(view: ReadingView, width: int) -> None:
    cable = parse_cable(_LONG)
    view.show_cable(cable)
    start = cable.text.index("Lamp 30 ")
    view.scroll_to(start)
    view.resize(width, 500)
    assert view.top_offset() == start
    view.set_zoom(3)
    assert view.top_offset() == start
    view.set_look(ReadingLook(spacing=2.0, measure=56))
    assert view.top_offset() == start


def test_offsets_are_those_of_the_text_as_sent(view: ReadingView) -> None:
    cable = parse_cable(_HEAD + "1. (C) \U0001f4dc Peru,s lamp\nis out.\n")
    view.show_cable(cable)
    start = cable.text.index("lamp\nis")
    view.select(start, start + 7)
    assert view.selected_text() == "lamp\nis"
    assert view.clean_selection() == "lamp is"
    assert view.offset() == start + 7


def test_a_wide_table_has_room_and_text_keeps_its_measure(view: ReadingView) -> None:
    row = "Taruni" + " " * 20 + "12" + " " * 20 + "340" + " " * 20 + "Arana\n"
    view.show_cable(parse_cable(f"{_HEAD}1. (C) {'The lamp is out. ' * 20}\n\n{row * 3}\n"))
    view.resize(1400, 600)
    assert view.horizontalScrollBar().maximum() == 0
    first = view.document().firstBlock().layout()
    assert first.lineCount() > 1
    assert 50 < first.lineAt(0).textLength() < 90
    view.resize(500, 600)
    assert view.horizontalScrollBar().maximum() > 0
    assert first.lineAt(0).textLength() > 35


def test_number_and_marking_are_said_where_the_cursor_is(page: MainWindow, qtbot: QtBot) -> None:
    body = page.pane.body
    body.begin_at(page.pane.cable().text.index("Lamp 7 "))
    press(qtbot, Qt.Key.Key_Right)
    assert body.accessibleDescription() == "Paragraph 7 (C), confidential"


def test_each_paragraph_is_announced_once_when_the_cursor_comes_to_it(
    page: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(reading_view, "announce", lambda _view, words: said.append(words))
    body = page.pane.body
    for _ in range(2):
        qtbot.keyClick(body, Qt.Key.Key_BracketRight)
        qtbot.keyClick(body, Qt.Key.Key_Right)
    assert said == ["Paragraph 2 (C), confidential", "Paragraph 3 (C), confidential"]


def test_a_text_that_is_not_read_announces_nothing(
    page: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(reading_view, "announce", lambda _view, words: said.append(words))
    page.pane.header.sheet.setFocus()
    page.pane.row.step(1)
    assert page.pane.body.accessibleDescription() == "Paragraph 2 (C), confidential"
    assert said == []


def test_a_page_that_is_left_is_freed(page: MainWindow, cable_file: Path, qtbot: QtBot) -> None:
    for as_written in (False, True):
        page.pane.pages.set_reading(not as_written)
        with qtbot.waitSignal(page.pane.body.document().destroyed):
            page.open_paths([cable_file])
        with qtbot.waitSignal(page.cable_shown):
            page.commands.back.trigger()


# From one view to the other


@pytest.mark.parametrize(
    "keys",
    [(Qt.Key.Key_F2, None), (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)],
    ids=["F2", "Ctrl+U"],
)
def test_a_key_shows_the_message_as_written_and_back(
    page: MainWindow, qtbot: QtBot, keys: tuple[Qt.Key, Qt.KeyboardModifier | None]
) -> None:
    text = page.pane.cable().text
    press(qtbot, *keys)
    body = page.findChild(QWidget, "bodyView")
    assert isinstance(body, BodyView)
    assert body.toPlainText() == text
    assert body.hasFocus()
    press(qtbot, *keys)
    assert isinstance(page.findChild(QWidget, "bodyView"), ReadingView)


def test_place_and_selection_stay(page: MainWindow, qtbot: QtBot) -> None:
    text = page.pane.cable().text
    page.pane.body.scroll_to(text.index("Lamp 40 "))
    page.pane.body.select(
        text.index("keeper,s", text.index("Lamp 41 ")), text.index("Lamp 42 ") - 8
    )
    selected, top = page.pane.body.selection(), page.pane.body.top_offset()
    press(qtbot, Qt.Key.Key_F2)
    assert page.pane.body.selection() == selected
    assert text[page.pane.body.top_offset() :].startswith("40. (C)")
    press(qtbot, Qt.Key.Key_F2)
    assert (page.pane.body.selection(), page.pane.body.top_offset()) == (selected, top)


def test_the_view_is_remembered(
    make_window: Callable[[], MainWindow], long_file: Path, qtbot: QtBot
) -> None:
    first = opened(make_window(), long_file, qtbot)
    press(qtbot, Qt.Key.Key_F2)
    first.close()
    second = make_window()
    qtbot.waitUntil(lambda: "LAMPS" in second.windowTitle())
    assert isinstance(second.findChild(QWidget, "bodyView"), BodyView)
    assert second.commands.show_source.isChecked()


def test_a_fact_of_the_header_says_where_it_stands(page: MainWindow, qtbot: QtBot) -> None:
    page.pane.header.sheet.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Down)
    assert page.pane.row.hint.isVisible()
    assert "F2" in page.pane.row.hint.text()


# Copying


def copied(qtbot: QtBot) -> str:
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_copies_are_clean(page: MainWindow, qtbot: QtBot) -> None:
    text = page.pane.cable().text
    page.pane.body.select(text.index("Lamp 1 "), text.index("3. (C)"))
    words = copied(qtbot)
    assert words.startswith(
        "Lamp 1 was lit by its keeper’s hand, and the boat saw it.\n\nLamp 2 was"
    )
    press(qtbot, Qt.Key.Key_F2)
    assert "keeper,s hand, and the boat\nsaw it.\n\n2. (C) Lamp 2 was\nlit" in copied(qtbot)


def test_a_copy_with_its_citation(page: MainWindow) -> None:
    text = page.pane.cable().text
    page.pane.body.select(text.index("Lamp 3 "), text.index("lit", text.index("Lamp 3 ")) + 3)
    page.commands.copy_cited.trigger()
    cited = QGuiApplication.clipboard().text()
    assert cited.startswith("Lamp 3 was lit (")
    assert cited.endswith("27 March 2007, CONFIDENTIAL, para. 3)")
    assert "07LIMA777" in cited


# The reader's choice of face and width


def test_the_page_is_set_as_the_reader_likes(
    page: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    page.commands.reading_page.trigger()
    dialog = page.findChild(QDialog, "readingSettings")
    assert isinstance(dialog, ReadingSettings)
    dialog.spacing.setFocus()
    qtbot.keyClick(dialog.spacing, Qt.Key.Key_End)
    dialog.size_steps.setFocus()
    qtbot.keyClick(dialog.size_steps, Qt.Key.Key_Up)
    assert (settings.reading_look.spacing, settings.reading_look.size) == (2.0, 1)
    usual = ReadingLook().font().pointSizeF()
    assert page.pane.pages.reading.document().defaultFont().pointSizeF() == usual + 1
    dialog.close()


@pytest.mark.parametrize("stored", ["", "7", "huge", "-40"])
def test_a_damaged_memory_gives_the_usual_page(settings: Settings, stored: str) -> None:
    settings.store.setValue("reading/measure", stored)
    settings.store.setValue("reading/spacing", stored)
    assert settings.reading_look == ReadingLook()


def test_an_empty_window_says_how_the_next_cable_will_be_shown(
    make_window: Callable[[], MainWindow], settings: Settings
) -> None:
    assert not make_window().commands.show_source.isChecked()
    settings.reads_source = True
    assert make_window().commands.show_source.isChecked()
