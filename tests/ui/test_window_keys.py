"""Going around the window by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow

from .orchard import CABLE_TEXT, SECOND_TEXT, body, press

# These tests speak of places in the text as written; see test_reading_view for the other.
pytestmark = pytest.mark.usefixtures("as_written")


def test_f6_goes_around_the_panes(reading: MainWindow, qtbot: QtBot) -> None:
    reading.activateWindow()
    reading.pane.body.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(reading, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget().objectName())
    assert seen == ["fileTree", "headerSheet", "bodyView"]


def test_tab_goes_in_the_order_of_reading(reading: MainWindow, qtbot: QtBot) -> None:
    reading.tree.focus_filter()
    seen = []
    for _ in range(6):
        press(qtbot, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())
    header = ["titleLabel", "headerFold", "headerSheet"]
    assert seen == ["fileTree", *header, "bodyView", "reportButton"]


def test_going_around_leaves_the_text_where_it_is(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(900, 400)
    reading.activateWindow()
    reading.pane.body.setFocus()
    reading.pane.body.scroll_to(CABLE_TEXT.index("1. (C)"))
    top = reading.pane.body.top_offset()
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F6, Qt.Key.Key_F6):
        qtbot.keyClick(reading, key)
    reading.tree.setFocus()
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Tab)
    assert body(reading).hasFocus()
    assert reading.pane.body.top_offset() == top


def test_the_list_of_keys_has_keys_that_keyboards_have(window: MainWindow) -> None:
    window.commands.shortcuts.trigger()
    table = window.findChild(QTableWidget)
    keys = ", ".join(table.item(row, 1).text() for row in range(table.rowCount()))
    assert "Ctrl+V" in keys
    assert "Del" in keys
    assert "Ctrl++" in keys
    for oddity in ("F16", "F18", "Paste", "Exit", "Refresh"):
        assert oddity not in keys.split(", ")


def test_tab_goes_around_the_first_page(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    seen = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        seen.append(getattr(QApplication.focusWidget(), "text", str)())
    assert {"&Open File…", "Open Fol&der…", "Read the &Samples"} <= set(seen)


def test_f5_reads_the_cable_again(reading: MainWindow, cable_file: Path, qtbot: QtBot) -> None:
    cable_file.write_text(SECOND_TEXT, encoding="utf-8")
    body(reading).setFocus()
    press(qtbot, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in reading.windowTitle())


def test_f5_in_the_list_is_not_ambiguous(reading: MainWindow, qtbot: QtBot) -> None:
    reading.tree.setFocus()
    with qtbot.assertNotEmitted(reading.commands.reload.triggered):
        press(qtbot, Qt.Key.Key_F5)


def test_what_takes_the_focus_has_a_name(reading: MainWindow) -> None:
    focusable = [
        widget
        for widget in reading.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    silent = [
        widget
        for widget in focusable
        if not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert len(focusable) > 4
    assert silent == []


# Parts of the window that go away


@pytest.mark.parametrize(
    ("command", "part"),
    [
        ("show_tree", "fileTree"),
        ("show_outline", "outlineView"),
        ("show_cited_by", "citedByView"),
    ],
)
def test_keys_of_a_part_that_goes_away_go_to_the_text(
    archive_window: MainWindow, command: str, part: str, qtbot: QtBot
) -> None:
    action = getattr(archive_window.commands, command)
    if not action.isChecked():
        action.trigger()
    widget = archive_window.findChild(QWidget, part)
    qtbot.waitUntil(widget.isVisible)
    widget.setFocus()
    action.trigger()
    assert not widget.isVisible()
    assert archive_window.pane.body.hasFocus()


def test_a_part_that_goes_away_leaves_the_keys_where_they_are(archive_window: MainWindow) -> None:
    commands = archive_window.commands
    commands.show_cited_by.setChecked(True)
    archive_window.side.setFocus()
    before = QApplication.focusWidget()
    commands.show_cited_by.trigger()
    commands.show_header.trigger()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_tool_buttons_of_the_window_like_space(
    reading: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    for name, action in (
        ("headerFold", reading.commands.show_header),
        ("reportButton", reading.commands.show_report),
    ):
        before = action.isChecked()
        reading.findChild(QToolButton, name).setFocus()
        press(qtbot, key)
        assert action.isChecked() is not before


def test_enter_on_a_button_of_the_find_bar_does_what_that_says(
    reading: MainWindow, qtbot: QtBot
) -> None:
    bar = reading.pane.find_bar
    bar.begin(0)
    qtbot.keyClicks(bar.field, "the")
    before = bar.current()
    bar.match_case.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert bar.match_case.isChecked()
    assert bar.current() == before
