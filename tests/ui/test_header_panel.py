"""The header says every fact, lets it be copied, and knows where it was read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cablereader.model.cable import Cable, ExecutiveOrder, Precedence
from cablereader.ui.dates_in_words import date_in_words
from cablereader.ui.header_model import LABEL, HeaderModel
from cablereader.ui.header_panel import HeaderPanel
from cablereader.ui.header_rows import Row, header_rows
from cablereader.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, light: Theme, cable: Cable) -> HeaderPanel:
    widget = HeaderPanel(light)
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show_cable(cable)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def row(cable: Cable, label: str) -> Row:
    return next(item for item in header_rows(cable) if item.label == label)


def choose(panel: HeaderPanel, label: str) -> None:
    """Go to a row as the arrow keys do."""
    rows = panel.sheet.rows
    number = [item.label for item in rows.rows].index(label)
    panel.sheet.setCurrentIndex(rows.index(number, LABEL))


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Reference", "07BELGRADE123"),
        ("Classification", "CONFIDENTIAL//NOFORN"),
        ("Captions", "SIPDIS, NOFORN"),
        ("Date", "27 March 2007, 22:39 UTC"),
        ("Precedence", "PRIORITY for action, ROUTINE for information"),
        ("From", "AMEMBASSY BELGRADE"),
        ("Origin", "Embassy Belgrade"),
        ("To", "SECSTATE WASHDC"),
        ("Info", "6 addressees"),
        ("TAGS", "PREL PGOV YI"),
        ("References", "A. STATE 37835"),
        ("E.O.", "12958: DECL: 03/27/2017"),
        ("Declassify on", "27 March 2017"),
        ("Classified by", "Charge Maud Ellery"),
        ("Reasons", "(b), (d)"),
        ("Paragraphs", "1 (C)"),
        ("Signed", "ELLERY"),
        ("File", "orchard.txt"),
    ],
)
def test_every_fact_has_a_row(cable: Cable, label: str, text: str) -> None:
    assert row(cable, label).text == text


def test_notes_say_how_a_fact_is_written(cable: Cable) -> None:
    assert row(cable, "Date").note == "written 272239Z MAR 07"
    assert row(cable, "To").note == "PRIORITY  4718  RUEHC"
    assert row(cable, "References").note == "07STATE37835, year assumed"


def test_the_routing_block_is_folded(cable: Cable) -> None:
    facts = {item.label: item.text for item in row(cable, "Transmission").children}
    assert facts["Identifier"] == "VZCZCXRO2009"
    assert facts["Routing indicator"] == "RUEHBW"
    assert facts["Filing time"] == "0862239"
    assert len(facts) == 5


def test_absent_facts_have_no_row() -> None:
    assert [item.label for item in header_rows(Cable(text=""))] == ["Format"]


@pytest.mark.parametrize(
    ("cable", "label", "text"),
    [
        pytest.param(
            Cable(text="", precedence=Precedence("FLASH")), "Precedence", "FLASH", id="one speed"
        ),
        pytest.param(
            Cable(text="", executive_order=ExecutiveOrder(None, "GDS")),
            "E.O.",
            "GDS",
            id="no number",
        ),
    ],
)
def test_odd_facts(cable: Cable, label: str, text: str) -> None:
    assert row(cable, label).text == text


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2007-03-27T22:39Z", "27 March 2007, 22:39 UTC"),
        ("2007-03-27", "27 March 2007"),
        ("1973-04", "April 1973"),
        ("sometime", "sometime"),
    ],
)
def test_dates_have_the_precision_they_came_with(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


def test_places_hold_what_the_row_says(cable: Cable) -> None:
    for label in ("From", "To", "TAGS", "Signed", "Date"):
        start, end = row(cable, label).places[0]
        assert cable.text[start:end].strip()
    start, end = row(cable, "Signed").places[0]
    assert cable.text[start:end] == "ELLERY"


def test_the_subject_is_the_title_with_its_marking(panel: HeaderPanel) -> None:
    assert panel.title() == "THE ORCHARD AND THE RAILWAY"
    assert panel.findChild(object, "titleMarking").text() == "(C)"


def test_ctrl_c_copies_the_value(panel: HeaderPanel, qtbot: QtBot) -> None:
    panel.sheet.setFocus()
    choose(panel, "TAGS")
    qtbot.keyClick(panel.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "PREL PGOV YI"


def test_copying_a_folded_row_gives_what_is_in_it(panel: HeaderPanel, qtbot: QtBot) -> None:
    panel.sheet.setFocus()
    choose(panel, "Info")
    qtbot.keyClick(panel.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "AMEMBASSY BERN"


def test_menu_copies_row_and_sheet(panel: HeaderPanel) -> None:
    choose(panel, "Reference")
    panel.sheet.copy_row_action.trigger()
    assert QGuiApplication.clipboard().text() == "Reference: 07BELGRADE123"
    panel.sheet.copy_all_action.trigger()
    assert "\nTAGS: PREL PGOV YI\n" in QGuiApplication.clipboard().text()


def test_enter_unfolds_and_folds(panel: HeaderPanel, qtbot: QtBot) -> None:
    panel.sheet.setFocus()
    choose(panel, "Info")
    index = panel.sheet.currentIndex()
    qtbot.keyClick(panel.sheet, Qt.Key.Key_Return)
    assert panel.sheet.isExpanded(index)
    qtbot.keyClick(panel.sheet, Qt.Key.Key_Return)
    assert not panel.sheet.isExpanded(index)


def test_a_click_unfolds(panel: HeaderPanel, qtbot: QtBot) -> None:
    choose(panel, "Info")
    index = panel.sheet.currentIndex()
    place = panel.sheet.visualRect(index.siblingAtColumn(1)).center()
    qtbot.mouseClick(panel.sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.sheet.isExpanded(index)


def test_what_was_unfolded_stays_so_for_the_next_cable(panel: HeaderPanel, cable: Cable) -> None:
    choose(panel, "Info")
    panel.sheet.expand(panel.sheet.currentIndex())
    panel.show_cable(cable)
    choose(panel, "Info")
    assert panel.sheet.isExpanded(panel.sheet.currentIndex())


def test_choosing_a_row_tells_its_places(panel: HeaderPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.row_chosen) as chosen:
        choose(panel, "Signed")
    assert chosen.args[0].label == "Signed"


def test_what_is_nowhere_else_on_the_page_comes_first(cable: Cable) -> None:
    labels = [item.label for item in header_rows(cable) if not item.is_continued]
    assert labels[:6] == ["From", "To", "Info", "Date", "Precedence", "TAGS"]


def test_coming_by_with_the_tab_key_is_no_choice(panel: HeaderPanel, qtbot: QtBot) -> None:
    title = panel.findChild(QLabel, "titleLabel")
    with qtbot.assertNotEmitted(panel.row_chosen):
        title.setFocus(Qt.FocusReason.TabFocusReason)
        panel.sheet.setFocus(Qt.FocusReason.TabFocusReason)
    row_now = panel.sheet.current_row()
    assert row_now is not None
    assert row_now.label == "From"
    assert panel.sheet.selectionModel().hasSelection()


def test_enter_chooses_title_and_row(panel: HeaderPanel, qtbot: QtBot) -> None:
    title = panel.findChild(QLabel, "titleLabel")
    with qtbot.waitSignal(panel.row_chosen) as chosen:
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert chosen.args[0].label == "Subject"
    panel.sheet.setFocus()
    with qtbot.waitSignal(panel.row_chosen) as chosen:
        qtbot.keyClick(panel.sheet, Qt.Key.Key_Return)
    assert chosen.args[0].label == "From"


def test_the_focus_draws_no_frame_beyond_the_row(panel: HeaderPanel, light: Theme) -> None:
    panel.set_side_margin(100)
    panel.sheet.setFocus()
    choose(panel, "TAGS")
    box = panel.sheet.visualRect(panel.sheet.currentIndex())
    picture = panel.sheet.viewport().grab().toImage()
    paper = picture.pixelColor(4, box.bottom() + 4)
    edge = {picture.pixelColor(4, y).name() for y in range(box.top(), box.bottom() + 1)}
    assert edge == {paper.name()}
    assert picture.pixelColor(130, box.bottom() - 1) == light.color("selection")


def test_the_menu_key_opens_the_menu_at_the_row(panel: HeaderPanel) -> None:
    panel.set_side_margin(100)
    choose(panel, "TAGS")
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(panel.sheet, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = panel.sheet.findChild(QMenu)
    assert menu.isVisible()
    assert panel.sheet.viewport().mapFromGlobal(menu.pos()).x() >= 100
    menu.close()


def test_a_low_window_has_a_compact_header(panel: HeaderPanel) -> None:
    before = panel.preferred_height()
    panel.set_compact(True)
    assert panel.preferred_height() <= before - 8
    panel.set_compact(False)
    assert panel.preferred_height() == before


def test_a_long_title_in_large_letters_leaves_room(light: Theme, qtbot: QtBot) -> None:
    widget = HeaderPanel(light)
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    subject = "ECLIPSE DELEGATION STRANDED ON WRONG BANK OF RIVER; THE EMBASSY HIRES A FERRYMAN"
    origin = "Embassy Ulaanbaatar"
    widget.show_cable(
        Cable(text="", subject=subject, reference_id="08ULAANBAATAR366", origin=origin)
    )
    widget.set_zoom(12)
    widget.show()
    qtbot.waitExposed(widget)
    assert widget.minimumSizeHint().width() < 300
    assert widget.height_within(130) < 300
    values = widget.sheet.columnWidth(1)
    assert values > widget.sheet.viewport().width() / 2


def test_following_the_text_selects_the_row_without_an_echo(
    panel: HeaderPanel, cable: Cable, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.row_chosen):
        panel.select_offset(cable.text.index("ELLERY"))
    row_now = panel.sheet.current_row()
    assert row_now is not None
    assert row_now.label == "Signed"


def test_the_cursor_behind_the_last_letter_is_still_at_the_fact(
    panel: HeaderPanel, cable: Cable
) -> None:
    panel.select_offset(cable.text.index("ELLERY\n") + len("ELLERY"))
    row_now = panel.sheet.current_row()
    assert row_now is not None
    assert row_now.label == "Signed"


def test_a_place_in_a_folded_list_selects_the_list(panel: HeaderPanel, cable: Cable) -> None:
    panel.select_offset(cable.text.index("AMEMBASSY BERN"))
    row_now = panel.sheet.current_row()
    assert row_now is not None
    assert row_now.text == "6 addressees"


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, cable: Cable) -> None:
    del qtbot
    model = HeaderModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_rows(header_rows(cable))
    model.set_rows(())
    assert tester.model() is model


def test_assistive_tools_hear_the_label_of_every_row(cable: Cable) -> None:
    model = HeaderModel()
    model.set_rows(header_rows(cable))
    for index in model.indexes():
        assert index.data(Qt.ItemDataRole.AccessibleTextRole)
