"""The height that the header takes: all of it in a large page, two lines in a small one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.widgets.one_line_label import TitleLabel

SMALL, LARGE = (900, 600), (1280, 900)


@pytest.fixture
def reading(window: MainWindow, cable_file: Path, qtbot: QtBot) -> MainWindow:
    """A small window with a cable on the page."""
    window.resize(*SMALL)
    window.open_paths([cable_file])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))
    return window


def fold_button(pane: CablePane) -> QToolButton:
    found = pane.header.findChild(QToolButton)
    assert isinstance(found, QToolButton)
    return found


def drag_border(pane: CablePane, by: int, qtbot: QtBot) -> None:
    """Drag the border below the header, as the mouse does."""
    border = pane.splitter.handle(1)
    qtbot.mousePress(border, Qt.MouseButton.LeftButton, pos=QPoint(50, 0))
    qtbot.mouseMove(border, QPoint(50, by))
    qtbot.mouseRelease(border, Qt.MouseButton.LeftButton, pos=QPoint(50, 0))


def lines(pane: CablePane) -> float:
    """Return the height of the header in lines of its letters."""
    return pane.header.height() / pane.header.fontMetrics().height()


def test_in_a_small_window_the_header_is_two_lines(reading: MainWindow, qtbot: QtBot) -> None:
    pane = reading.pane
    qtbot.waitUntil(lambda: pane.body.height() > 5 * pane.header.height())
    assert not pane.room.is_open()
    assert lines(pane) < 4.5
    assert pane.header.title() == "THE ORCHARD AND THE RAILWAY"
    assert not reading.commands.show_header.isChecked()


def test_nothing_of_the_two_lines_is_cut_below(reading: MainWindow, qtbot: QtBot) -> None:
    title = reading.pane.header.findChild(TitleLabel)
    qtbot.waitUntil(lambda: title.height() >= title.fontMetrics().height())
    bottom = title.mapTo(reading.pane.header, title.rect().bottomLeft()).y()
    assert bottom <= reading.pane.header.height()


def test_the_key_unfolds_it_and_the_text_keeps_most_of_the_room(
    reading: MainWindow, qtbot: QtBot
) -> None:
    pane = reading.pane
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert pane.room.is_open()
    assert reading.commands.show_header.isChecked()
    sheet = pane.header.sheet
    qtbot.waitUntil(lambda: sheet.height() >= sheet.height_of_rows(3))
    assert pane.body.height() > pane.header.height()
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert not pane.room.is_open()


def test_its_button_does_the_same_by_mouse_and_by_key(reading: MainWindow, qtbot: QtBot) -> None:
    button = fold_button(reading.pane)
    assert button.accessibleName() == "Unfold the header"
    assert "F7" in button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reading.pane.room.is_open()
    assert button.accessibleName() == "Fold the header"
    reading.pane.header.findChild(TitleLabel).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert not reading.pane.room.is_open()


def test_folding_takes_the_keys_to_what_unfolds(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    reading.pane.header.sheet.setFocus()
    qtbot.keyClick(reading.pane.header.sheet, Qt.Key.Key_F7)
    assert QApplication.focusWidget() is fold_button(reading.pane)


def test_a_larger_window_unfolds_it_again(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(*LARGE)
    qtbot.waitUntil(reading.pane.room.is_open)
    assert reading.commands.show_header.isChecked()
    reading.resize(*SMALL)
    qtbot.waitUntil(lambda: not reading.pane.room.is_open())


def test_small_and_large_windows_are_remembered_apart(
    reading: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    reading.resize(*LARGE)
    qtbot.waitUntil(lambda: not reading.pane.room.is_small)
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert not reading.pane.room.is_open()
    reading.close()
    second = make_window()
    qtbot.waitUntil(lambda: second.windowTitle().startswith("07BELGRADE123"))
    qtbot.waitUntil(lambda: not second.pane.room.is_open())
    second.resize(*SMALL)
    qtbot.waitUntil(second.pane.room.is_open)


def test_a_border_that_was_moved_stays_where_it_is_over_folding_and_another_start(
    reading: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    reading.resize(*LARGE)
    pane = reading.pane
    qtbot.waitUntil(pane.room.is_open)
    qtbot.waitUntil(lambda: pane.header.height() > 120)
    drag_border(pane, by=-60, qtbot=qtbot)
    height = pane.header.height()
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert pane.header.height() < height
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert pane.header.height() == height
    reading.close()
    second = make_window()
    qtbot.waitUntil(lambda: second.windowTitle().startswith("07BELGRADE123"))
    qtbot.waitUntil(lambda: second.pane.header.height() == height)


def test_a_border_moved_in_a_large_page_leaves_small_ones_alone(
    reading: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    pane = reading.pane
    sheet = pane.header.sheet
    qtbot.waitUntil(lambda: sheet.height() == sheet.height_of_whole_rows(sheet.height()))
    usual = pane.header.height()
    reading.resize(*LARGE)
    qtbot.waitUntil(lambda: pane.header.height() > usual)
    drag_border(pane, by=150, qtbot=qtbot)
    reading.resize(*SMALL)
    qtbot.waitUntil(lambda: pane.header.height() == usual)


def test_two_cables_side_by_side_have_folded_headers(
    archive_window: MainWindow, qtbot: QtBot
) -> None:
    archive_window.resize(1280, 800)
    qtbot.waitUntil(archive_window.pane.room.is_open)
    archive_window.commands.split.trigger()
    archive_window.commands.next_cable.trigger()
    qtbot.waitUntil(lambda: not any(tab.is_empty for tab in archive_window.desk.seen()))
    panes = [tab.pane for tab in archive_window.desk.seen()]
    assert len(panes) == 2
    qtbot.waitUntil(lambda: not any(pane.room.is_open() for pane in panes))
    for pane in panes:
        qtbot.waitUntil(lambda pane=pane: pane.body.height() > 5 * pane.header.height())
    qtbot.mouseClick(fold_button(panes[0]), Qt.MouseButton.LeftButton)
    assert all(pane.room.is_open() for pane in panes)


def test_a_title_that_is_cut_is_told_and_copied_whole(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    subject = "LONG " + "AND LONGER " * 12 + "SUBJECT"
    path = tmp_path / "long.txt"
    path.write_text(f"08QUELLA1\nSUBJECT: {subject}\n\n1. (U) Text.\n", encoding="utf-8")
    reading.open_paths([path])
    title = reading.pane.header.findChild(TitleLabel)
    qtbot.waitUntil(lambda: title.words() == subject)
    qtbot.waitUntil(title.is_cut)
    assert title.text().endswith("…")
    assert title.toolTip() == subject
    assert title.accessibleDescription() == subject
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == subject


def drawn_until(pane: CablePane) -> int:
    """Return the last line of pixels of the sheet on which there are letters."""
    sheet = pane.header.sheet
    picture = sheet.viewport().grab().toImage()
    left = sheet.columnViewportPosition(1)  # right of the sign that there is more
    paper = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    lines = range(picture.height() - 1, -1, -1)
    across = range(left, picture.width(), 1)
    return next(y for y in lines if any(picture.pixelColor(x, y) != paper for x in across))


def last_whole_row(pane: CablePane) -> int:
    """Return where the last row ends that is seen as a whole."""
    sheet = pane.header.sheet
    index, bottom = sheet.indexAt(QPoint(50, 0)), 0
    while index.isValid() and sheet.visualRect(index).bottom() < sheet.viewport().height():
        bottom = sheet.visualRect(index).bottom()
        index = sheet.indexBelow(index)
    return bottom


@pytest.mark.parametrize("height", [400, 410, 430])
def test_in_a_very_low_window_no_row_is_cut(reading: MainWindow, height: int, qtbot: QtBot) -> None:
    reading.resize(900, height)
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    pane = reading.pane
    qtbot.waitUntil(pane.room.is_open)
    assert pane.header.sheet.verticalScrollBar().maximum() > 0
    assert 0 < drawn_until(pane) <= last_whole_row(pane)


def test_no_row_is_cut_where_the_border_was_moved_or_the_sheet_scrolled(
    reading: MainWindow, qtbot: QtBot
) -> None:
    reading.resize(*LARGE)
    pane = reading.pane
    qtbot.waitUntil(pane.room.is_open)
    qtbot.waitUntil(lambda: pane.header.height() > 120)
    bar = pane.header.sheet.verticalScrollBar()
    for _ in range(9):
        drag_border(pane, by=-5, qtbot=qtbot)
        for value in range(0, 16, 5):
            bar.setValue(value)
            assert 0 < drawn_until(pane) <= last_whole_row(pane)


def test_the_header_takes_other_room_where_its_page_has_another_width(
    reading: MainWindow, qtbot: QtBot
) -> None:
    reading.resize(1280, 800)
    pane = reading.pane
    qtbot.waitUntil(pane.row.is_outline_visible)
    sheet = pane.header.sheet
    for _ in range(2):
        width = sheet.value_width()
        reading.commands.show_outline.trigger()
        qtbot.waitUntil(lambda width=width: sheet.value_width() != width)  # type: ignore[misc]
        qtbot.waitUntil(lambda: sheet.viewport().height() - last_whole_row(pane) <= 9)


def test_a_row_taller_than_the_sheet_is_seen_in_parts(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.txt"
    office = "AMBASSADOR ANN EXAMPLE OF THE OFFICE FOR LIGHTHOUSES AND HARBORS " * 12
    path.write_text(
        f"CONFIDENTIAL LIMA 000012\n\nSUBJECT: A LIGHT\n\nClassified By: {office}\n\n1. (C) A.\n",
        encoding="utf-8",
    )
    window.resize(900, 400)
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([path])
    qtbot.keyClick(window, Qt.Key.Key_F7)
    sheet = window.pane.header.sheet
    qtbot.waitUntil(sheet.isVisible)
    tall = [
        index
        for number in range(sheet.rows.rowCount())
        if sheet.visualRect(index := sheet.rows.index(number, 0)).height()
        > sheet.viewport().height()
    ]
    assert tall
    sheet.scrollTo(tall[0])
    assert drawn_until(window.pane) > 0
