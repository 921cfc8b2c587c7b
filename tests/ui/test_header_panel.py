"""The header says every fact, lets it be copied, and knows where it was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cablereader import parse_cable
from cablereader.handbook import Handbook
from cablereader.model.cable import Addressee, Cable, ExecutiveOrder, Precedence
from cablereader.model.level import Level
from cablereader.ui.header.header_meanings import Reader
from cablereader.ui.header.header_model import LABEL, HeaderModel
from cablereader.ui.header.header_panel import HeaderPanel
from cablereader.ui.header.header_row import Row
from cablereader.ui.header.header_rows import header_rows
from cablereader.ui.header.header_values import LEADING
from cablereader.ui.look.theme import NAMES, Theme, contrast, load_theme
from cablereader.ui.widgets.one_line_label import TitleLabel


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


def test_a_fact_under_two_names_has_one_row() -> None:
    stated = {"Document Number": "1973LIMA02545", "reference_id": "1973LIMA02545", "origin": "LIMA"}
    rows = row(Cable(text="", metadata=stated), "From the file").children
    assert [(item.label, item.text) for item in rows] == [
        ("Document Number", "1973LIMA02545"),
        ("Origin", "LIMA"),
    ]


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


def test_places_hold_what_the_row_says(cable: Cable) -> None:
    for label in ("From", "To", "TAGS", "Signed", "Date"):
        start, end = row(cable, label).places[0]
        assert cable.text[start:end].strip()
    start, end = row(cable, "Signed").places[0]
    assert cable.text[start:end] == "ELLERY"


def test_the_subject_is_the_title_with_its_marking(panel: HeaderPanel) -> None:
    assert panel.title() == "THE ORCHARD AND THE RAILWAY"
    assert panel.findChild(object, "titleMarking").text() == "(C)"


# What the codes mean


def test_without_number_post_and_date_nothing_stands_above_the_title(panel: HeaderPanel) -> None:
    title = panel.findChild(TitleLabel)
    top = title.mapTo(panel, title.rect().topLeft()).y()
    panel.show_cable(parse_cable("UNCLAS\n\nSUBJECT: A LAMP\n\n1. (U) Lit.\n"))
    panel.layout().activate()
    assert panel.title() == "A LAMP"
    assert title.mapTo(panel, title.rect().topLeft()).y() < top


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Handbook.load(), date(2026, 11, 22), ZoneInfo("America/Denver"))


def told(cable: Cable, reader: Reader, label: str) -> Row:
    return next(item for item in header_rows(cable, reader=reader) if item.label == label)


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("From", "the U.S. embassy in Belgrade, Serbia"),
        ("To", "the Department of State in Washington  ·  PRIORITY  4718  RUEHC"),
        ("Classification", "disclosure could be expected to damage national security"),
        ("E.O.", "the order on classification of October 1995 to June 2010"),
        ("Declassify on", "passed 9 years ago"),
    ],
)
def test_a_value_is_followed_by_what_it_means(
    cable: Cable, reader: Reader, label: str, note: str
) -> None:
    assert told(cable, reader, label).aside() == note


@pytest.mark.parametrize(
    ("label", "pieces"),
    [
        (
            "TAGS",
            [
                ("PREL", "External political relations"),
                ("PGOV", "Internal governmental affairs"),
                ("YI", "Serbia and Montenegro (older code)"),
            ],
        ),
        (
            "Precedence",
            [
                ("PRIORITY for action", "to be delivered before routine messages"),
                ("ROUTINE for information", "to be delivered in the normal order"),
            ],
        ),
        (
            "Captions",
            [
                ("SIPDIS", "released to SIPRNet, the shared network for messages up to SECRET"),
                ("NOFORN", "not releasable to foreign nationals"),
            ],
        ),
        (
            "Reasons",
            [
                ("(b)", "foreign government information"),
                (
                    "(d)",
                    "foreign relations or foreign activities of the United States,"
                    " including confidential sources",
                ),
            ],
        ),
    ],
)
def test_each_code_of_a_value_has_its_own_meaning(
    cable: Cable, reader: Reader, label: str, pieces: list[tuple[str, str]]
) -> None:
    assert [tuple(piece) for piece in told(cable, reader, label).pieces] == pieces


def test_the_date_is_told_by_the_clocks_of_the_post_and_of_the_reader(
    cable: Cable, reader: Reader
) -> None:
    note = told(cable, reader, "Date").aside()
    assert "00:39 on Wednesday, 28 March 2007 in Belgrade" in note
    assert "16:39 by your clock" in note
    assert note.endswith("written 272239Z MAR 07")


def test_a_reader_whose_clock_shows_utc_is_not_told_it_twice(cable: Cable, reader: Reader) -> None:
    note = told(cable, replace(reader, zone=UTC), "Date").aside()
    assert "your clock" not in note


def test_a_day_to_come_has_not_passed(cable: Cable, reader: Reader) -> None:
    early = replace(reader, today=date(2008, 1, 1))
    assert told(cable, early, "Declassify on").aside() == "not passed yet, in 9 years"


def test_a_schedule_without_a_date_gives_the_day_and_its_rule(reader: Reader) -> None:
    cable = Cable(
        text="",
        created="1973-10-02",
        classification_level=Level.CONFIDENTIAL,
        executive_order=ExecutiveOrder("11652", "GDS"),
    )
    row_now = told(cable, reader, "Declassify on")
    assert row_now.text == "31 December 1979"
    assert row_now.aside().startswith("passed 46 years ago  ·  general schedule of E.O. 11652")


def test_the_routing_block_is_told_in_words(cable: Cable, reader: Reader) -> None:
    notes = {item.label: item.aside() for item in told(cable, reader, "Transmission").children}
    assert "Embassy Belgrade" in notes["Routing indicator"]
    assert "27 March 2007, 22:39 UTC" in notes["Filing time"]
    assert "the text is confidential" in notes["Security prosign"]


def test_a_collective_is_told_without_its_name(reader: Reader) -> None:
    everybody = Addressee("ALL DIPLOMATIC AND CONSULAR POSTS")
    row_now = told(Cable(text="", to=(everybody,)), reader, "To")
    assert row_now.gist.startswith("every embassy, consulate and mission")


def test_an_addressee_that_the_handbook_does_not_know_stands_alone(reader: Reader) -> None:
    row_now = told(Cable(text="", to=(Addressee("ORCHARD OFFICE"),)), reader, "To")
    assert row_now.aside() == ""


def test_an_unknown_code_says_so(reader: Reader) -> None:
    row_now = told(Cable(text="", tags=("PREL", "ZZZZ")), reader, "TAGS")
    assert row_now.pieces[1] == ("ZZZZ", "not in the handbook")


def test_meanings_are_not_copied(cable: Cable, reader: Reader) -> None:
    assert told(cable, reader, "TAGS").value() == "PREL PGOV YI"
    assert told(cable, reader, "From").value() == "AMEMBASSY BELGRADE"


def test_assistive_tools_hear_code_and_meaning(cable: Cable, reader: Reader) -> None:
    words = told(cable, reader, "TAGS").spoken()
    assert words.startswith("PREL, External political relations; PGOV, ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("has_focus", [True, False])
def test_meanings_in_a_chosen_row_can_be_read(
    panel: HeaderPanel, name: str, has_focus: bool
) -> None:
    theme = load_theme(name)
    panel.set_theme(theme)
    if has_focus:
        panel.sheet.setFocus()
    assert panel.sheet.hasFocus() is has_focus
    ground = theme.color("selection" if has_focus else "place")
    for ink in panel.sheet._paper._inks(True):
        assert contrast(ink, ground) >= 4.5


def test_a_meaning_takes_one_line_at_most(panel: HeaderPanel, cable: Cable, reader: Reader) -> None:
    panel.resize(420, 700)
    panel.show_cable(cable)
    sheet = panel.sheet
    bare = {item.label: height_of(panel, item.label) for item in sheet.rows.rows}
    panel.set_reader(reader)
    line = sheet.fontMetrics().height() + LEADING
    for label in ("From", "To", "Date", "Classification", "E.O.", "Declassify on"):
        assert height_of(panel, label) <= bare[label] + line


def test_meanings_take_little_room_where_the_window_is_wide(
    panel: HeaderPanel, reader: Reader
) -> None:
    before = panel.preferred_height()
    panel.set_reader(reader)
    line = panel.sheet.fontMetrics().height() + LEADING
    assert panel.preferred_height() <= before + 4 * line


def height_of(panel: HeaderPanel, label: str) -> int:
    rows = panel.sheet.rows
    number = [item.label for item in rows.rows].index(label)
    return panel.sheet.rowHeight(rows.index(number, LABEL))


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
    _value, row, everything = panel.sheet.menu.copies
    row.trigger()
    assert QGuiApplication.clipboard().text() == "Reference: 07BELGRADE123"
    everything.trigger()
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


def test_another_cable_begins_at_the_top_of_its_header(panel: HeaderPanel, cable: Cable) -> None:
    panel.resize(900, 200)
    bar = panel.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    panel.show_cable(replace(cable, subject="ANOTHER ONE"))
    assert bar.value() == 0
