"""The parse report says every repair in words and goes to its place."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect, DefectCode
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.parse_report import DefectModel, ParseReport

CABLE = Cable(
    text="one\ntwo\nthree",
    defects=(
        Defect(DefectCode.PARTIAL_EXTRACT, "The envelope is missing."),
        Defect(DefectCode.REPEATED_CAPTION, "Two is repeated.", 4, 7),
        Defect(DefectCode.CLASSIFICATION_CONFLICT, "Three disagrees.", 8, 13),
    ),
)


@pytest.fixture
def report(qtbot: QtBot, light: Theme) -> ParseReport:
    widget = ParseReport(light)
    qtbot.addWidget(widget)
    widget.show_cable(CABLE)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def items(report: ParseReport) -> QListView:
    found = report.findChild(QListView, "parseReportList")
    assert isinstance(found, QListView)
    return found


def test_each_defect_is_told_with_its_line(report: ParseReport) -> None:
    model = items(report).model()
    assert [model.index(number, 0).data() for number in range(model.rowCount())] == [
        "The envelope is missing.",
        "Line 2: Two is repeated.",
        "Line 3: Three disagrees.",
    ]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Parse report: no remarks"),
        (1, "Parse report: 1 remark"),
        (3, "Parse report: 3 remarks"),
    ],
)
def test_the_summary_counts(report: ParseReport, count: int, words: str) -> None:
    report.show_cable(Cable(text=CABLE.text, defects=CABLE.defects[:count]))
    assert report.summary() == words


def test_arrow_keys_go_from_defect_to_defect(report: ParseReport, qtbot: QtBot) -> None:
    report.go_to_first()
    with qtbot.waitSignal(report.defect_chosen) as chosen:
        qtbot.keyClick(items(report), Qt.Key.Key_Down)
    assert chosen.args == [CABLE.defects[1]]


def test_the_row_where_the_focus_comes_to_is_selected(report: ParseReport, qtbot: QtBot) -> None:
    items(report).setFocus()
    qtbot.waitUntil(items(report).hasFocus)
    assert [index.row() for index in items(report).selectedIndexes()] == [0]


def test_a_selected_row_has_one_flat_ground_and_a_bar(report: ParseReport, light: Theme) -> None:
    report.resize(600, 200)
    report.setPalette(light.palette())
    report.setFocus()
    report.go_to_first()
    view = items(report)
    box = view.visualRect(view.currentIndex())
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(box.left() + 1, box.center().y()) == light.color("accent")
    for y in (box.top(), box.bottom()):
        assert picture.pixelColor(box.right() - 2, y) == light.color("selection")


def test_many_remarks_on_a_long_text_are_counted_at_once() -> None:
    text = "a line of text\n" * 60_000
    defects = tuple(
        Defect(DefectCode.REPEATED_CAPTION, "Again.", start, start + 4)
        for start in range(0, len(text), 450)
    )
    model = DefectModel()
    started = time.perf_counter()
    model.show_cable(Cable(text=text, defects=defects))
    words = [model.index(number, 0).data() for number in range(model.rowCount())]
    assert words[-1] == f"Line {(len(defects) - 1) * 30 + 1}: Again."
    assert time.perf_counter() - started < 0.25  # counting from the top for each takes seconds


def test_it_asks_for_the_height_of_its_remarks(report: ParseReport) -> None:
    three = report.height_within(1000)
    report.show_cable(Cable(text=CABLE.text, defects=CABLE.defects[:1]))
    one = report.height_within(1000)
    report.show_cable(Cable(text=CABLE.text))
    none = report.height_within(1000)
    assert none > report.fontMetrics().height()
    assert three - one == 2 * (one - none)
    report.show_cable(CABLE)
    assert report.height_within(one) == one


def test_a_defect_of_the_whole_has_no_place_to_go_to(report: ParseReport, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(report.defect_chosen):
        report.go_to_first()


def test_the_warning_leads_to_the_disagreement(report: ParseReport, qtbot: QtBot) -> None:
    with qtbot.waitSignal(report.defect_chosen) as chosen:
        report.go_to_disagreement()
    assert chosen.args == [CABLE.defects[2]]


def test_escape_closes(report: ParseReport, qtbot: QtBot) -> None:
    with qtbot.waitSignal(report.closed):
        qtbot.keyClick(items(report), Qt.Key.Key_Escape)


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    del qtbot
    model = DefectModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_cable(CABLE)
    assert tester.model() is model
