"""The outline follows the reader and leads, and keys go from paragraph to paragraph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cablereader.model.reading.outline import EntryKind
from cablereader.ui import MainWindow
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.outline_view import OutlineModel, OutlineView

_TEXT = "UNCLAS LIMA 000012\n\nTAGS: PREL, PE\nSUBJECT: LAMPS\n\n" + "".join(
    (f"PART {number // 10}\n------\n\n" if number % 10 == 0 else "")
    + f"{number}. (U) Lamp {number} was lit by its keeper\nand the boat saw it.\n\n"
    for number in range(1, 45)
)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    path = tmp_path / "lamps.txt"
    path.write_text(_TEXT, encoding="utf-8")
    with qtbot.waitSignal(window.cable_shown):
        window.resize(1300, 700)
        window.open_paths([path])
    qtbot.waitUntil(lambda: window.pane.body.hasFocus())
    return window


def outline(window: MainWindow) -> OutlineView:
    found = window.findChild(OutlineView, "outlineView")
    assert isinstance(found, OutlineView)
    return found


def current(window: MainWindow) -> int | None:
    entry = outline(window).current_entry()
    return None if entry is None else entry.number


def at_top(window: MainWindow, number: int) -> Callable[[], bool]:
    """Return whether paragraph *number* is the first in view."""
    return lambda: (
        f"Lamp {number} "
        in window.pane.cable().text[
            window.pane.body.top_offset() : window.pane.body.top_offset() + 16
        ]
    )


def press(qtbot: QtBot, keys: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), keys)


def test_a_number_of_four_figures_is_seen_in_full(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.txt"
    lamps = "".join(f"{number}. (U) Lamp {number} was lit.\n\n" for number in range(1, 1003))
    path.write_text(f"UNCLAS LIMA 000012\n\nSUBJECT: LAMPS\n\n{lamps}", encoding="utf-8")
    window.resize(1300, 700)
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    view = outline(window)
    qtbot.waitUntil(view.isVisible)
    view.scrollToBottom()
    row = view.visualRect(view.model().index(view.model().rowCount() - 1, 0))
    picture = view.viewport().grab().toImage()
    paper = picture.pixelColor(1, row.center().y())
    left = [
        x
        for x in range(view.width() // 3)
        if any(picture.pixelColor(x, y) != paper for y in range(row.top() + 4, row.bottom() - 4))
    ]
    assert left[0] >= 6


def test_the_model_keeps_the_rules_of_models(page: MainWindow) -> None:
    model = OutlineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_entries(tuple(outline(page).entries()))
    assert model.rowCount() == 48
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1. (U) Lamp 1 was lit by its keeper and the boat saw it."


def test_it_names_headings_and_paragraphs(page: MainWindow) -> None:
    assert outline(page).isVisible()
    entries = outline(page).entries()
    assert [item.words for item in entries if item.kind is EntryKind.HEADING] == [
        *("PART 1", "PART 2", "PART 3", "PART 4")
    ]


@pytest.mark.parametrize("as_written", [False, True], ids=["reading", "as written"])
def test_it_follows_the_scroll(page: MainWindow, qtbot: QtBot, as_written: bool) -> None:
    page.pane.pages.set_reading(not as_written)
    page.pane.body.scroll_to(page.pane.cable().text.index("Lamp 17 "))
    qtbot.waitUntil(lambda: current(page) == 17)
    page.pane.body.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: current(page) in (None, 1))


def test_a_click_leads_to_the_place(page: MainWindow, qtbot: QtBot) -> None:
    view = outline(page)
    row = next(i for i, item in enumerate(view.entries()) if item.number == 12)
    place = view.visualRect(view.model().index(row, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    qtbot.waitUntil(at_top(page, 12))
    qtbot.waitUntil(lambda: current(page) == 12)


def test_the_readers_place_is_marked_calmly_until_the_keys_go_there(
    page: MainWindow, light: Theme, qtbot: QtBot
) -> None:
    view = outline(page)
    page.pane.body.scroll_to(page.pane.cable().text.index("Lamp 17 "))
    qtbot.waitUntil(lambda: current(page) == 17)
    box = view.visualRect(view.currentIndex())
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(box.right() - 2, box.top() + 2) == light.color("hover")
    assert picture.pixelColor(box.left() + 1, box.center().y()) == light.color("accent")
    view.setFocus()
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(box.right() - 2, box.top() + 2) == light.color("selection")


def test_enter_leads_to_the_place(page: MainWindow, qtbot: QtBot) -> None:
    view = outline(page)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(at_top(page, 5))


def test_it_is_folded_where_there_is_no_room(page: MainWindow, qtbot: QtBot) -> None:
    page.resize(760, 600)
    qtbot.waitUntil(lambda: not outline(page).isVisible())
    assert not page.commands.show_outline.isChecked()
    page.resize(1300, 700)
    qtbot.waitUntil(lambda: outline(page).isVisible())


def test_the_readers_choice_is_remembered(
    page: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.pane.body, Qt.Key.Key_F4)
    assert not outline(page).isVisible()
    page.close()
    second = make_window()
    second.resize(1300, 700)
    qtbot.waitUntil(lambda: second.desk.current.shown is not None)
    assert not outline(second).isVisible()
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    qtbot.keyClick(second.pane.body, Qt.Key.Key_F4)
    assert outline(second).isVisible()


# Keys


@pytest.mark.parametrize("as_written", [False, True], ids=["reading", "as written"])
def test_brackets_go_to_the_next_and_the_previous_paragraph(
    page: MainWindow, qtbot: QtBot, as_written: bool
) -> None:
    page.pane.pages.set_reading(not as_written)
    press(qtbot, "5")
    press(qtbot, "]]")
    qtbot.waitUntil(at_top(page, 7))
    press(qtbot, "[")
    qtbot.waitUntil(at_top(page, 6))


def test_digits_go_to_a_paragraph(page: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, "12")
    qtbot.waitUntil(at_top(page, 12))
    assert page.pane.row.hint.text() == "Paragraph 12"
    assert page.pane.row.hint.isVisible()


def test_slow_digits_are_two_numbers(page: MainWindow, qtbot: QtBot) -> None:
    page.pane.row._keys._typing.setInterval(0)
    press(qtbot, "1")
    qtbot.waitUntil(lambda: not page.pane.row._keys._typing.isActive())
    press(qtbot, "2")
    qtbot.waitUntil(at_top(page, 2))


def test_a_number_that_is_not_there_says_so(page: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, "9")
    press(qtbot, "9")
    assert page.pane.row.hint.text() == "There is no paragraph 99"


def test_before_the_first_paragraph_there_is_none(page: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, "1[")
    assert page.pane.row.hint.text() == "This is the first paragraph"


def test_digits_typed_into_a_field_are_text(page: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, "12")
    assert page.pane.find_bar.field.text() == "12"
    assert not page.pane.row.hint.isVisible()
