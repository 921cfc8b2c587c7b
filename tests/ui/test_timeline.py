"""The histogram of the hits by month: what it shows, and choosing a stretch of time in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cablereader.library import MonthCount
from cablereader.model.level import Level
from cablereader.ui import MainWindow
from cablereader.ui.look.theme import Theme
from cablereader.ui.search.timeline_bars import bars_of
from cablereader.ui.search.timeline_view import TimelineView

from .library_words import press, search, wait_for

HARBORS = ("08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def timeline(light: Theme, qtbot: QtBot) -> TimelineView:
    view = TimelineView(light)
    qtbot.addWidget(view)
    view.resize(400, 72)
    view.show()
    view.show_months(
        [
            MonthCount("2007-03", Level.SECRET, 2),
            MonthCount("2007-03", Level.CONFIDENTIAL, 10),
            MonthCount("2007-05", None, 1),
        ]
    )
    return view


@pytest.fixture
def found(library_window: MainWindow, qtbot: QtBot) -> MainWindow:
    search(library_window, qtbot, "harbor ")
    wait_for(library_window, qtbot, *HARBORS)
    qtbot.waitUntil(lambda: len(library_window.search.results.timeline.bars) == 23)
    return library_window


def _drag(qtbot: QtBot, view: TimelineView, first: int, last: int) -> None:
    start, end = (QPoint(view.bar_rect(number).center().x(), 20) for number in (first, last))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_months_without_cables_have_their_place(timeline: TimelineView) -> None:
    assert [bar.total for bar in timeline.bars] == [12, 0, 1]


def test_a_bar_says_month_number_and_levels(timeline: TimelineView) -> None:
    assert timeline.words_of(0) == "March 2007: 12 cables (2 SECRET, 10 CONFIDENTIAL)"
    assert timeline.words_of(1) == "April 2007: no cables"
    assert timeline.words_of(2) == "May 2007: 1 cable (1 without a level)"


def test_the_whole_is_described_for_those_who_do_not_see_it(timeline: TimelineView) -> None:
    words = timeline.accessibleDescription()
    assert words.startswith("From March 2007 to May 2007; most in March 2007: 12 cables")


def test_many_months_share_bars_that_begin_with_a_quarter_or_a_year() -> None:
    months = [MonthCount(f"{year}-02", Level.SECRET, 1) for year in range(1973, 2011)]
    assert len(bars_of(months, 1000)) == 37 * 12 + 1
    quarters = bars_of(months, 200)
    assert len(quarters) == 149
    assert all(bar.first % 3 == 0 for bar in quarters)
    years = bars_of(months, 50)
    assert [bar.total for bar in years] == [1] * 38
    assert sum(bar.total for bar in bars_of(months, 1)) == 38


def test_dragging_narrows_the_search(found: MainWindow, qtbot: QtBot) -> None:
    view = found.search.results.timeline
    _drag(qtbot, view, 12, 14)  # March to May 2007
    wait_for(found, qtbot, "07BOGOTA3", "07LIMA2")
    assert found.search.results.chips.filters() == ["2007-03 to 2007-05"]
    assert len(view.bars) == 23  # what lies outside stays in view
    _drag(qtbot, view, 14, 12)
    wait_for(found, qtbot, *HARBORS)


def test_another_stretch_takes_the_place_of_the_first(found: MainWindow, qtbot: QtBot) -> None:
    view = found.search.results.timeline
    _drag(qtbot, view, 12, 14)
    wait_for(found, qtbot, "07BOGOTA3", "07LIMA2")
    _drag(qtbot, view, 0, 0)
    wait_for(found, qtbot, "06LIMA1")
    assert found.search.results.chips.filters() == ["2006-03 to 2006-03"]


def test_keys_choose_a_stretch_and_let_it_go(found: MainWindow, qtbot: QtBot) -> None:
    view = found.search.results.timeline
    view.setFocus()
    press(qtbot, found, Qt.Key.Key_Home)
    for _ in range(12):
        press(qtbot, found, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith("March 2007: 1 cable")
    press(qtbot, found, Qt.Key.Key_Right, SHIFT)
    press(qtbot, found, Qt.Key.Key_Right, SHIFT)
    press(qtbot, found, Qt.Key.Key_Return)
    wait_for(found, qtbot, "07BOGOTA3", "07LIMA2")
    press(qtbot, found, Qt.Key.Key_Escape)
    wait_for(found, qtbot, *HARBORS)


def test_bars_are_stacked_in_the_colors_of_the_levels(timeline: TimelineView, light: Theme) -> None:
    image = timeline.grab().toImage()
    middle = timeline.bar_rect(0).center().x()
    column = [image.pixelColor(middle, y).name() for y in range(image.height())]
    secret = light.level_color(Level.SECRET).name()
    confidential = light.level_color(Level.CONFIDENTIAL).name()
    assert column.count(confidential) > 3 * column.count(secret) > 0
    assert column.index(secret) < column.index(confidential)


def test_without_dates_there_is_nothing_to_choose(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.show_months(())
    asked: list[str] = []
    timeline.range_chosen.connect(asked.append)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(timeline, key)
    assert asked == []
    assert timeline.accessibleDescription() == "No cables with a date"
