"""A word is explained where it stands: on hover, at the cursor, in the menu; never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.explaining.explanation_card import CardWords, ExplanationCard
from cablereader.ui.explaining.handbook_window import HandbookWindow
from cablereader.ui.header.header_model import LABEL, VALUE
from cablereader.ui.look.theme import NAMES, contrast, load_theme
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView

CABLE_TEXT = (Path(__file__).parent / "orchard.txt").read_text(encoding="utf-8")
PATIENCE = 4000


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with the cable in it, the handbook read."""
    with qtbot.waitSignal(window.cable_shown):
        window.open_text(CABLE_TEXT)
    window.explaining.book.book()
    qtbot.wait(50)
    return window


@pytest.fixture
def source(shown: MainWindow) -> BodyView:
    shown.pane.pages.set_reading(False)
    return shown.pane.pages.source


@pytest.fixture
def reading(shown: MainWindow) -> ReadingView:
    assert shown.pane.pages.is_reading()
    return shown.pane.pages.reading


def card_of(window: MainWindow) -> ExplanationCard:
    return window.explaining.card


def box_of(view: BodyView | ReadingView, word: str) -> QRect:
    """Bring *word* into view and return its box in the viewport."""
    start = view.cable().text.index(word)
    view.begin_at(start)
    return view.box_of(start, start + len(word))


def rest_on(view: BodyView | ReadingView, point: QPoint) -> None:
    """Move the pointer over the text and let it rest."""
    QTest.mouseMove(view.viewport(), point - QPoint(3, 0))
    QTest.mouseMove(view.viewport(), point)


def hover(window: MainWindow, view: BodyView | ReadingView, word: str, qtbot: QtBot) -> str:
    box = box_of(view, word)
    rest_on(view, box.center())
    qtbot.waitUntil(card_of(window).isVisible, timeout=PATIENCE)
    return card_of(window).text()


def put_cursor(view: BodyView | ReadingView, word: str) -> None:
    start = view.cable().text.index(word)
    view.setFocus()
    view.begin_at(start + 1)


def press(action_key: QKeySequence | str, window: MainWindow) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(action_key))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("PREL", "External political relations"),
        ("RUEHBW", "Embassy Belgrade"),
        ("NOFORN", "not releasable to foreign nationals"),
        ("272239Z MAR 07", "Tuesday, 27 March 2007"),
        ("000123", "07BELGRADE123"),
        ("STATE 37835", "telegram 37835 of 2007"),
    ],
)
def test_hovering_explains_the_message_as_written(
    shown: MainWindow, source: BodyView, qtbot: QtBot, word: str, said: str
) -> None:
    assert said in hover(shown, source, word, qtbot)


def test_hovering_explains_the_page_set_for_reading(
    shown: MainWindow, reading: ReadingView, qtbot: QtBot
) -> None:
    assert "ref A" in hover(shown, reading, "ref A", qtbot)


def test_hovering_the_margin_explains_number_and_marking(
    shown: MainWindow, reading: ReadingView, qtbot: QtBot
) -> None:
    reading.begin_at(0)
    _, place = reading.visible_blocks()[0]
    columns = reading._page.columns
    line = int(place.top()) + 16
    for left, said in ((columns.markings_end - 4, "confidential"), (12, "paragraph number")):
        rest_on(reading, QPoint(int(left), line))
        qtbot.waitUntil(lambda said=said: said in card_of(shown).text().lower(), timeout=PATIENCE)


def test_hovering_a_repair_says_once_what_was_repaired(
    shown: MainWindow, reading: ReadingView, qtbot: QtBot
) -> None:
    words = hover(shown, reading, "orchard,s", qtbot)
    assert words.count("“orchard’s”") == 1


def test_plain_words_are_left_alone(shown: MainWindow, reading: ReadingView, qtbot: QtBot) -> None:
    rest_on(reading, box_of(reading, "closed").center())
    qtbot.wait(1200)
    assert not card_of(shown).isVisible()


def test_the_card_lies_beside_the_word_and_inside_the_window(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    for word in ("VZCZCXRO2009", "PGOV", "NNNN"):
        hover(shown, source, word, qtbot)
        start = source.cable().text.index(word)
        box = source.box_of(start, start + len(word))
        corner = source.viewport().mapTo(shown, box.topLeft())
        card = card_of(shown).geometry()
        assert not card.intersects(QRect(corner, box.size()))
        assert shown.rect().contains(card)
        card_of(shown).hide()


def test_the_card_goes_with_a_key(shown: MainWindow, source: BodyView, qtbot: QtBot) -> None:
    hover(shown, source, "PREL", qtbot)
    qtbot.keyClick(source, Qt.Key.Key_Right)
    assert not card_of(shown).isVisible()


def test_the_card_goes_when_the_text_is_scrolled(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    hover(shown, source, "PREL", qtbot)
    bar = source.verticalScrollBar()
    bar.setValue(0 if bar.value() else bar.maximum())
    assert not card_of(shown).isVisible()


def test_the_card_goes_when_the_pointer_leaves_the_word(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    hover(shown, source, "PREL", qtbot)
    QTest.mouseMove(source.viewport(), QPoint(source.viewport().width() - 3, 3))
    qtbot.waitUntil(lambda: not card_of(shown).isVisible(), timeout=PATIENCE)


def test_the_card_stays_while_the_pointer_moves_on_the_word(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    hover(shown, source, "RUEHBW", qtbot)
    QTest.mouseMove(source.viewport(), box_of(source, "RUEHBW").center() + QPoint(5, 0))
    qtbot.wait(50)
    assert card_of(shown).isVisible()


def test_the_card_takes_neither_clicks_nor_the_focus(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    source.setFocus()
    hover(shown, source, "PREL", qtbot)
    card = card_of(shown)
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert QApplication.focusWidget() is source


def test_words_of_a_cable_are_never_markup(window: MainWindow) -> None:
    card = card_of(window)
    card.show_beside(CardWords("<b>x</b>", meaning="<img src='a'>"), QRect(50, 50, 20, 20))
    labels = [label for label in card.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert "<b>x</b>" in card.text()


@pytest.mark.parametrize("name", NAMES)
def test_the_card_can_be_read_in_every_theme(window: MainWindow, name: str) -> None:
    card, theme = card_of(window), load_theme(name)
    card.set_theme(theme)
    ground = card.palette().color(card.backgroundRole())
    for label in card.findChildren(QLabel):
        assert contrast(label.palette().color(label.foregroundRole()), ground) >= 4.5


def test_a_key_shows_the_card_at_the_cursor(shown: MainWindow, source: BodyView) -> None:
    put_cursor(source, "PREL")
    press("Shift+F1", shown)
    assert "External political relations" in card_of(shown).text()
    assert card_of(shown).accessibleName().startswith("PREL")


def test_a_cursor_right_behind_the_word_is_still_at_it(shown: MainWindow, source: BodyView) -> None:
    source.setFocus()
    source.begin_at(source.cable().text.index("YI\n") + 2)
    press("Shift+F1", shown)
    assert card_of(shown).text().startswith("YI")


def test_where_nothing_is_known_the_key_says_so(shown: MainWindow, reading: ReadingView) -> None:
    put_cursor(reading, "closed")
    press("Shift+F1", shown)
    assert not card_of(shown).isVisible()
    assert "knows nothing" in shown.pane.row.hint.text()


def handbook(window: MainWindow) -> HandbookWindow:
    found = window.findChild(HandbookWindow)
    assert found is not None
    return found


def test_f1_opens_the_handbook_at_the_word(shown: MainWindow, source: BodyView) -> None:
    put_cursor(source, "PGOV")
    press("F1", shown)
    assert handbook(shown).isVisible()
    assert handbook(shown).entry().id == "tag:PGOV"


def test_f1_follows_the_card_before_the_cursor(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    put_cursor(source, "PGOV")
    rest_on(source, box_of(source, "PREL").center())
    qtbot.waitUntil(card_of(shown).isVisible, timeout=PATIENCE)
    press("F1", shown)
    assert handbook(shown).entry().id == "tag:PREL"
    assert not card_of(shown).isVisible()


def test_f1_on_a_plain_word_opens_the_handbook_at_its_beginning(
    shown: MainWindow, reading: ReadingView
) -> None:
    put_cursor(reading, "closed")
    press("F1", shown)
    assert handbook(shown).field.text() == ""


def test_f1_on_a_selection_that_is_not_known_searches_for_it(
    shown: MainWindow, reading: ReadingView
) -> None:
    start = reading.cable().text.index("line is closed")
    reading.setFocus()
    reading.select(start, start + len("line is"))
    press("F1", shown)
    assert handbook(shown).field.text() == "line is"


def test_f1_without_a_cable_opens_the_handbook(window: MainWindow) -> None:
    press("F1", window)
    assert handbook(window).isVisible()


def test_the_context_menu_asks_what_the_word_is(
    shown: MainWindow, source: BodyView, qtbot: QtBot
) -> None:
    point = box_of(source, "PREL").center()
    reason = QContextMenuEvent.Reason.Mouse
    place = source.viewport().mapToGlobal(point)
    QApplication.sendEvent(source.viewport(), QContextMenuEvent(reason, point, place))
    menu = shown.explaining.menu()
    assert menu.isVisible()
    first = menu.actions()[0]
    assert first.text() == "What is “PREL”?"
    menu.close()
    first.trigger()
    assert handbook(shown).entry().id == "tag:PREL"
    del qtbot


def test_the_menu_key_asks_about_the_word_at_the_cursor(
    shown: MainWindow, source: BodyView
) -> None:
    put_cursor(source, "PGOV")
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(source, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = shown.explaining.menu()
    assert menu.actions()[0].text() == "What is “PGOV”?"
    menu.close()


def test_the_menu_of_a_plain_word_copies_and_does_not_ask(
    shown: MainWindow, reading: ReadingView
) -> None:
    put_cursor(reading, "closed")
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(reading, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = shown.explaining.menu()
    assert menu.actions()[0] is shown.commands.copy
    menu.close()


def choose_row(window: MainWindow, label: str) -> None:
    sheet = window.pane.header.sheet
    sheet.setFocus()
    number = [row.label for row in sheet.rows.rows].index(label)
    sheet.setCurrentIndex(sheet.rows.index(number, LABEL))


def test_a_row_of_the_header_says_all_that_is_cut_in_it(shown: MainWindow) -> None:
    choose_row(shown, "Captions")
    press("Shift+F1", shown)
    words = card_of(shown).text()
    assert "NOFORN: not releasable to foreign nationals" in words
    assert "SIPDIS: released to SIPRNet" in words
    assert "nearly every published text has it" in words


def test_a_row_of_words_is_explained_by_the_words_it_was_read_from(shown: MainWindow) -> None:
    choose_row(shown, "Signed")
    press("Shift+F1", shown)
    assert "the name under which the message was sent" in card_of(shown).text()


def rest_on_row(window: MainWindow, label: str) -> None:
    choose_row(window, label)
    sheet = window.pane.header.sheet
    sheet.scrollTo(sheet.currentIndex())
    point = sheet.visualRect(sheet.currentIndex().siblingAtColumn(VALUE)).center()
    QTest.mouseMove(sheet.viewport(), point - QPoint(4, 0))
    QTest.mouseMove(sheet.viewport(), point)


def test_hovering_a_row_says_what_is_not_in_it(shown: MainWindow, qtbot: QtBot) -> None:
    rest_on_row(shown, "Precedence")
    qtbot.waitUntil(card_of(shown).isVisible, timeout=PATIENCE)
    assert "the lowest precedence" in card_of(shown).text()


def test_a_row_that_says_all_of_itself_needs_no_card(shown: MainWindow, qtbot: QtBot) -> None:
    shown.resize(1700, 900)
    rest_on_row(shown, "From")
    qtbot.wait(1200)
    assert not card_of(shown).isVisible()


def test_f1_on_a_row_opens_the_entry_of_its_first_code(shown: MainWindow) -> None:
    choose_row(shown, "TAGS")
    press("F1", shown)
    assert handbook(shown).entry().id == "tag:PREL"


def test_the_menu_of_a_row_asks_about_each_of_its_codes(shown: MainWindow) -> None:
    choose_row(shown, "TAGS")
    sheet = shown.pane.header.sheet
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(sheet, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = sheet.findChild(QMenu)
    questions = [item.text() for item in menu.actions() if item.text().startswith("What is")]
    assert questions == ["What is “PREL”?", "What is “PGOV”?", "What is “YI”?"]
    assert shown.commands.xray in menu.actions()
    item = menu.actions()[1]
    menu.close()
    item.trigger()
    assert handbook(shown).entry().id == "tag:PGOV"


def test_the_banner_says_on_hover_what_its_captions_meant(shown: MainWindow) -> None:
    banner = shown.pane.banner_top
    assert "NOFORN: not releasable to foreign nationals" in banner.accessibleDescription()
    assert "not releasable" in banner.toolTip()


def test_the_handbook_is_read_after_the_first_cable_is_shown(
    make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = make_window()
    rows = window.pane.header.sheet.rows
    with qtbot.waitSignal(window.explaining.book.changed, timeout=PATIENCE):
        window.open_text(CABLE_TEXT)
    qtbot.waitUntil(lambda: any(row.pieces for row in rows.rows), timeout=PATIENCE)


def test_copying_from_the_header_gives_the_codes_without_their_meanings(
    shown: MainWindow,
) -> None:
    choose_row(shown, "TAGS")
    press(QKeySequence.StandardKey.Copy, shown)
    assert QGuiApplication.clipboard().text() == "PREL PGOV YI"
