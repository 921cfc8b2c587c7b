"""Narrowing a search by what the cables found have in common, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from cablereader.library import Facet, FacetCount, Filter
from cablereader.ui import MainWindow
from cablereader.ui.search.facets_view import FacetsView
from cablereader.ui.search.search_state import (
    FilterTrail,
    SearchState,
    read_state,
    state_data,
    toggled,
)

from .library_words import press, search, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
HARBORS = ("08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")


@pytest.fixture
def narrowing(library_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in which the harbors were found, with the facets for post, level and TAGS open."""
    search(library_window, qtbot, "harbor ")
    wait_for(library_window, qtbot, *HARBORS)
    press(
        qtbot,
        library_window,
        Qt.Key.Key_K,
        CTRL | Qt.KeyboardModifier.ShiftModifier,
    )
    facets = library_window.search.results.facets
    qtbot.waitUntil(facets.hasFocus)
    facets.open_facets([Facet.POST, Facet.LEVEL, Facet.TAGS])
    qtbot.waitUntil(lambda: facets.item(Facet.TAGS, "PREL") is not None)
    return library_window


def _item(view: FacetsView, facet: Facet, value: str) -> QTreeWidgetItem:
    item = view.item(facet, value)
    assert item is not None
    return item


def _click(
    qtbot: QtBot, window: MainWindow, facet: Facet, value: str, *, alt: bool = False, x: int = 0
) -> None:
    view = window.search.results.facets
    item = _item(view, facet, value)
    view.scrollToItem(item)
    box = view.visualItemRect(item)
    place = QPoint(x or box.left() + 40, box.center().y())
    modifiers = ALT if alt else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def _counts(window: MainWindow, facet: Facet) -> dict[str, str]:
    view = window.search.results.facets
    role = Qt.ItemDataRole.AccessibleTextRole
    top = next(
        item
        for number in range(view.topLevelItemCount())
        if (item := view.topLevelItem(number)) is not None and item.text(0).lower() == facet.value
    )
    spoken = [str(top.child(row).data(0, role)) for row in range(top.childCount())]
    return dict(item.split(", ", 1) for item in spoken)


def test_facets_count_the_cables_found(narrowing: MainWindow) -> None:
    posts = _counts(narrowing, Facet.POST)
    assert posts == {"Embassy Lima": "2", "Embassy Bogota": "1", "Embassy Quito": "1"}
    assert _counts(narrowing, Facet.LEVEL) == {
        "UNCLASSIFIED": "1",
        "CONFIDENTIAL": "2",
        "SECRET": "1",
    }


def test_a_click_includes_and_another_one_takes_it_back(
    narrowing: MainWindow, qtbot: QtBot
) -> None:
    _click(qtbot, narrowing, Facet.POST, "LIMA")
    wait_for(narrowing, qtbot, "07LIMA2", "06LIMA1")
    _click(qtbot, narrowing, Facet.POST, "LIMA")
    wait_for(narrowing, qtbot, *HARBORS)


def test_two_values_of_a_facet_are_a_choice(narrowing: MainWindow, qtbot: QtBot) -> None:
    _click(qtbot, narrowing, Facet.POST, "LIMA")
    wait_for(narrowing, qtbot, "07LIMA2", "06LIMA1")
    _click(qtbot, narrowing, Facet.POST, "QUITO")
    wait_for(narrowing, qtbot, "08QUITO5", "07LIMA2", "06LIMA1")
    _click(qtbot, narrowing, Facet.TAGS, "PREL")
    wait_for(narrowing, qtbot, "07LIMA2", "06LIMA1")


def test_alt_and_a_click_exclude(narrowing: MainWindow, qtbot: QtBot) -> None:
    _click(qtbot, narrowing, Facet.LEVEL, "SECRET", alt=True)
    wait_for(narrowing, qtbot, "08QUITO5", "07LIMA2", "06LIMA1")
    assert narrowing.search.results.chips.filters() == ["not SECRET"]


def test_an_excluded_value_says_how_many_it_hides(narrowing: MainWindow, qtbot: QtBot) -> None:
    _click(qtbot, narrowing, Facet.LEVEL, "CONFIDENTIAL", alt=True)
    expected = {"UNCLASSIFIED": "1", "CONFIDENTIAL": "2, excluded", "SECRET": "1"}
    qtbot.waitUntil(lambda: _counts(narrowing, Facet.LEVEL) == expected)


def test_the_sign_at_the_end_excludes(narrowing: MainWindow, qtbot: QtBot) -> None:
    view = narrowing.search.results.facets
    _click(qtbot, narrowing, Facet.LEVEL, "SECRET", x=view.sign_left() + 8)
    wait_for(narrowing, qtbot, "08QUITO5", "07LIMA2", "06LIMA1")


def test_keys_include_and_exclude(narrowing: MainWindow, qtbot: QtBot) -> None:
    view = narrowing.search.results.facets
    view.setFocus()
    view.setCurrentItem(_item(view, Facet.POST, "QUITO"))
    press(qtbot, narrowing, Qt.Key.Key_Return)
    wait_for(narrowing, qtbot, "08QUITO5")
    press(qtbot, narrowing, Qt.Key.Key_Space)
    wait_for(narrowing, qtbot, *HARBORS)
    press(qtbot, narrowing, Qt.Key.Key_Minus)
    wait_for(narrowing, qtbot, "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert view.currentItem() is view.item(Facet.POST, "QUITO")


def test_a_chip_takes_its_filter_away(narrowing: MainWindow, qtbot: QtBot) -> None:
    chips = narrowing.search.results.chips
    _click(qtbot, narrowing, Facet.TAGS, "ECON")
    wait_for(narrowing, qtbot, "07BOGOTA3", "07LIMA2")
    _click(qtbot, narrowing, Facet.LEVEL, "SECRET")
    wait_for(narrowing, qtbot, "07BOGOTA3")
    assert chips.filters() == ["ECON", "SECRET"]
    qtbot.mouseClick(chips.chip(0), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chips.filters() == ["SECRET"])
    qtbot.mouseClick(chips.chip(0), Qt.MouseButton.LeftButton)
    wait_for(narrowing, qtbot, *HARBORS)


def test_filters_are_undone_and_redone(narrowing: MainWindow, qtbot: QtBot) -> None:
    chips = narrowing.search.results.chips
    _click(qtbot, narrowing, Facet.TAGS, "ECON")
    _click(qtbot, narrowing, Facet.LEVEL, "SECRET")
    wait_for(narrowing, qtbot, "07BOGOTA3")
    press(qtbot, narrowing, Qt.Key.Key_Z, CTRL)
    wait_for(narrowing, qtbot, "07BOGOTA3", "07LIMA2")
    press(qtbot, narrowing, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    wait_for(narrowing, qtbot, "07BOGOTA3")
    undo = narrowing.findChild(type(chips.chip(0)), "undoFilter")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    wait_for(narrowing, qtbot, *HARBORS)
    assert chips.isHidden()


def test_nothing_left_offers_to_drop_the_last_filter(narrowing: MainWindow, qtbot: QtBot) -> None:
    _click(qtbot, narrowing, Facet.POST, "LIMA")
    wait_for(narrowing, qtbot, "07LIMA2", "06LIMA1")
    _click(qtbot, narrowing, Facet.LEVEL, "CONFIDENTIAL", alt=True)
    none = narrowing.search.results.none
    qtbot.waitUntil(none.drop_filter.isVisible)
    assert "not CONFIDENTIAL" in none.words()
    qtbot.mouseClick(none.drop_filter, Qt.MouseButton.LeftButton)
    wait_for(narrowing, qtbot, "07LIMA2", "06LIMA1")


def test_codes_say_what_they_mean(narrowing: MainWindow) -> None:
    view = narrowing.search.results.facets
    tip = view.tip_of(_item(view, Facet.TAGS, "PREL"))
    assert "external political relations" in tip.lower()
    assert "Peru" in view.tip_of(_item(view, Facet.POST, "LIMA"))


def test_many_values_are_shown_on_request(qtbot: QtBot) -> None:
    view = FacetsView()
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    view.open_facets([Facet.SIGNER])
    view.show_counts(
        Facet.SIGNER, tuple(FacetCount(f"NAME{n}", f"NAME{n}", 40 - n) for n in range(20))
    )
    assert view.item(Facet.SIGNER, "NAME7") is not None
    assert view.item(Facet.SIGNER, "NAME8") is None
    last = _item(view, Facet.SIGNER, "NAME7")
    view.setCurrentItem(view.itemBelow(last))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.item(Facet.SIGNER, "NAME19") is not None


def test_years_and_levels_are_open_at_first_and_what_was_folded_stays_folded(
    library_window: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    facets = library_window.search.results.facets
    assert facets.opened() == [Facet.YEAR, Facet.LEVEL]
    facets.open_facets([])
    library_window.close()
    assert make_window().search.results.facets.opened() == []


def test_open_facets_come_back(
    narrowing: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    narrowing.close()
    again = make_window()
    facets = again.search.results.facets
    assert facets.opened() == [Facet.POST, Facet.LEVEL, Facet.TAGS]
    qtbot.waitUntil(facets.isVisible)
    qtbot.waitUntil(lambda: facets.item(Facet.POST, "LIMA") is not None)


def test_a_trail_forgets_what_was_undone_when_another_way_is_taken() -> None:
    lima, quito = Filter(Facet.POST, "LIMA"), Filter(Facet.POST, "QUITO")
    trail = FilterTrail()
    assert trail.use([lima])
    assert not trail.use([lima])
    assert trail.undo()
    assert not trail.undo()
    assert trail.use([quito])
    assert not trail.redo()
    assert trail.filters == (quito,)


def test_a_value_is_included_or_excluded_but_not_both() -> None:
    lima = Filter(Facet.POST, "LIMA")
    without = Filter(Facet.POST, "LIMA", excluded=True)
    assert toggled([lima], without) == (without,)
    assert toggled([lima], lima) == ()


def test_of_stretches_of_time_the_last_one_holds() -> None:
    spring = Filter(Facet.MONTH, "2007-03..2007-05")
    may = Filter(Facet.MONTH, "2007-05")
    assert toggled([spring], may) == (may,)


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        [],
        {"text": 3, "order": "sideways", "filters": "all", "selected": "x"},
        {"filters": [["month", "soon", False], ["post"], 7, ["color", "red", True]]},
    ],
)
def test_a_damaged_memory_is_an_empty_search(damaged: object) -> None:
    assert read_state(damaged) == SearchState()


def test_a_search_is_written_down_and_read_again() -> None:
    state = SearchState("harbor", (Filter(Facet.MONTH, "2007-03..2007-05", excluded=True),))
    assert read_state(state_data(state)) == state


def test_the_row_where_the_keys_begin_is_selected(library_window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, library_window, Qt.Key.Key_K, CTRL | SHIFT)
    view = library_window.search.results.facets
    qtbot.waitUntil(view.hasFocus)
    assert view.selectedItems() == [view.topLevelItem(0)]
