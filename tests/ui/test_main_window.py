"""The window as a reader meets it: opening, reading, going around, coming back."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow
from cablereader.ui.main_splitter import list_width
from cablereader.ui.settings import Settings
from cablereader.ui.theme import load_theme
from cablereader.ui.window_bars import CalmToolBar

CABLE_TEXT = (Path(__file__).parent / "orchard.txt").read_text(encoding="utf-8")
TITLE = "07BELGRADE123: THE ORCHARD AND THE RAILWAY - Cable Reader"
SECOND_TEXT = "UNCLAS LIMA 000012\n\nSUBJECT: A LIGHTHOUSE\n\n1. (U) Text.\nSAMPLE\n"


def shows(window: MainWindow, title: str) -> Callable[[], bool]:
    return lambda: window.windowTitle() == title


@pytest.fixture(autouse=True)
def as_written(settings: Settings) -> None:
    """These tests speak of places in the text as written; see test_reading_view for the other."""
    settings.reads_source = True


@pytest.fixture
def reading(window: MainWindow, cable_file: Path, qtbot: QtBot) -> MainWindow:
    """A window with the cable of these tests on the page."""
    window.open_paths([cable_file])
    qtbot.waitUntil(shows(window, TITLE))
    return window


def body(window: MainWindow) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, "bodyView")
    assert isinstance(found, QPlainTextEdit)
    return found


def press(qtbot: QtBot, keys: Qt.Key, ctrl: bool = False) -> None:
    """Press a key where the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), keys, modifier)


# Opening


def test_the_first_start_says_how_to_begin(window: MainWindow) -> None:
    assert window.windowTitle() == "Cable Reader"
    assert window.message.title() == "Drop cables here"
    visible = [b.text() for b in window.message.findChildren(QPushButton) if b.isVisible()]
    assert visible == ["&Open File…", "Open &Folder…", "Read the &Samples"]


def test_a_file_is_shown_with_everything_around_it(reading: MainWindow) -> None:
    assert body(reading).toPlainText() == CABLE_TEXT
    assert reading.pane.banner_top.text() == "CONFIDENTIAL//NOFORN"
    assert reading.pane.banner_bottom.text() == "CONFIDENTIAL//NOFORN"
    assert reading.pane.header.title() == "THE ORCHARD AND THE RAILWAY"
    for name in ("fileTree", "headerPanel", "bannerTop", "bannerBottom", "bodyView"):
        found = reading.findChild(QWidget, name)
        assert found is not None, name
        assert found.accessibleName(), name


def test_a_cable_opens_at_its_classification_line(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(900, 500)
    reading.pane.go_to_start()
    view = reading.pane.body
    qtbot.waitUntil(lambda: CABLE_TEXT[view.offset() :].startswith("C O N F"))
    assert CABLE_TEXT[view.top_offset() :].startswith("BT\nC O N F")
    view.verticalScrollBar().setValue(0)
    assert view.top_offset() == 0


def test_larger_letters_cut_no_row(reading: MainWindow, qtbot: QtBot) -> None:
    sheet = reading.pane.header.sheet
    for _ in range(5):
        reading.commands.zoom_in.trigger()
        qtbot.waitUntil(lambda: sheet.height() - sheet.height_of_whole_rows(sheet.height()) < 4)


def test_the_list_grows_with_the_window_until_its_border_is_moved(
    window: MainWindow, qtbot: QtBot
) -> None:
    splitter = window.findChild(QSplitter, "mainSplitter")
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.tree.width() == list_width(splitter.width()))
    narrow = window.tree.width()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.tree.width() == list_width(splitter.width()))
    assert window.tree.width() > narrow + 100
    splitter.moveSplitter(300, 1)
    window.resize(1000, 900)
    qtbot.waitUntil(lambda: window.width() == 1000)
    assert abs(window.tree.width() - 300) < 3


def test_the_samples_open_with_the_guide(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.open_samples.trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("09STATE59417"))


def test_a_folder_goes_into_the_list(window: MainWindow, cable_file: Path, qtbot: QtBot) -> None:
    window.open_paths([cable_file.parent])
    qtbot.waitUntil(lambda: window.tree.folders() == [cable_file.parent])
    qtbot.waitUntil(lambda: window.message.title() == "Choose a cable")


def test_next_and_previous_walk_through_the_list(
    window: MainWindow, cable_file: Path, qtbot: QtBot
) -> None:
    second = cable_file.with_name("second.txt")
    second.write_text(SECOND_TEXT, encoding="utf-8")
    window.open_paths([cable_file, second])
    qtbot.waitUntil(shows(window, TITLE))
    window.commands.next_cable.trigger()
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in window.windowTitle())
    window.commands.previous_cable.trigger()
    qtbot.waitUntil(shows(window, TITLE))


def test_the_answer_to_an_older_question_is_dropped(
    window: MainWindow, cable_file: Path, qtbot: QtBot
) -> None:
    second = cable_file.with_name("second.txt")
    second.write_text(SECOND_TEXT, encoding="utf-8")
    shown: list[CableAddress] = []
    window.cable_shown.connect(shown.append)
    window.show_cable(CableAddress(cable_file))
    window.show_cable(CableAddress(second))
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in window.windowTitle())
    assert [address.path for address in shown] == [second]


def test_pasted_text_is_a_cable_without_a_file(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(CABLE_TEXT)
    window.message.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shows(window, TITLE))
    assert not window.commands.reload.isEnabled()


def test_no_row_is_selected_for_text_without_a_file(reading: MainWindow, qtbot: QtBot) -> None:
    view = reading.findChild(QTreeView, "fileTree")
    qtbot.waitUntil(view.selectionModel().hasSelection)
    reading.open_text(SECOND_TEXT)
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in reading.windowTitle())
    assert not view.selectionModel().hasSelection()
    view.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(shows(reading, TITLE))
    assert view.selectionModel().hasSelection()


def test_no_row_is_selected_for_a_file_that_is_gone(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading.findChild(QTreeView, "fileTree")
    qtbot.waitUntil(view.selectionModel().hasSelection)
    reading.open_paths([tmp_path / "gone.txt"])
    qtbot.waitUntil(lambda: "gone.txt" in reading.windowTitle())
    qtbot.waitUntil(lambda: reading.message.title() == "gone.txt")
    assert not view.selectionModel().hasSelection()


def test_pasting_works_while_the_text_has_the_focus(reading: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(SECOND_TEXT)
    body(reading).setFocus()
    press(qtbot, Qt.Key.Key_V, ctrl=True)
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in reading.windowTitle())


# Drops


def mime_of(path: Path | None = None, text: str | None = None) -> QMimeData:
    mime = QMimeData()
    if path is not None:
        mime.setUrls([QUrl.fromLocalFile(str(path))])
    if text is not None:
        mime.setText(text)
    return mime


def drop(window: MainWindow, mime: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), action, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.findChild(QWidget, "dropHint").isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), action, mime, buttons, keys))
    assert not window.findChild(QWidget, "dropHint").isVisible()


def test_a_dropped_file_is_opened(window: MainWindow, cable_file: Path, qtbot: QtBot) -> None:
    drop(window, mime_of(cable_file))
    qtbot.waitUntil(shows(window, TITLE))


def test_dropped_text_is_read(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, mime_of(text=CABLE_TEXT))
    qtbot.waitUntil(shows(window, TITLE))


def test_no_part_of_the_window_keeps_a_drop_for_itself(reading: MainWindow) -> None:
    keepers = [w for w in reading.findChildren(QWidget) if w.acceptDrops()]
    assert keepers == []


# What can go wrong


@pytest.mark.parametrize(
    ("name", "content", "can_retry"),
    [
        ("empty.txt", b"", True),
        ("binary.bin", bytes(range(256)) * 40, False),
        ("damaged.zip", b"PK\x03\x04" + b"x" * 100, True),
        ("empty.zip", b"PK\x05\x06" + b"\0" * 18, True),
        ("damaged.pdf", b"%PDF-1.4\n" + b"x" * 100, True),
        ("vanished.txt", None, True),
    ],
)
def test_a_file_that_cannot_be_shown_says_why(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    name: str,
    content: bytes | None,
    can_retry: bool,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.message.title() == name)
    assert len(window.message.words().split()) > 5
    retry = window.message.findChild(QPushButton, "retryButton")
    assert retry.isVisible() == can_retry
    assert not window.commands.find.isEnabled()


def test_the_cables_of_an_archive_are_rows_below_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "cables.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/orchard.txt", CABLE_TEXT)
        archive.writestr("a/lighthouse.txt", SECOND_TEXT)
        archive.writestr("a/orchard.gz", b"\x1f\x8b\x08")
    window.open_paths([path])
    qtbot.waitUntil(shows(window, TITLE))
    tree = window.findChild(QTreeView, "fileTree")
    tree.setFocus()
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.model().index(0, 0)) == 2)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in window.windowTitle())
    assert body(window).toPlainText() == SECOND_TEXT
    # It has no number of its own, so its row has its name.
    row = tree.currentIndex()
    assert str(row.data()).startswith("lighthouse.txt")
    assert "a/lighthouse.txt" in str(row.data(Qt.ItemDataRole.ToolTipRole))
    assert "(a/orchard.gz)" in str(row.parent().data(Qt.ItemDataRole.ToolTipRole))


def test_try_again_shows_a_file_that_came_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "late.txt"
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.message.title() == "late.txt")
    path.write_text(CABLE_TEXT, encoding="utf-8")
    retry = window.message.findChild(QPushButton, "retryButton")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shows(window, TITLE))


def test_a_changed_file_is_read_again(reading: MainWindow, cable_file: Path, qtbot: QtBot) -> None:
    cable_file.write_text(SECOND_TEXT, encoding="utf-8")
    os.utime(cable_file, ns=(1, 1))
    reading.show_cable(CableAddress(cable_file))
    qtbot.waitUntil(lambda: "A LIGHTHOUSE" in reading.windowTitle())


# Header and text


def test_a_row_shows_its_place_in_the_text(reading: MainWindow) -> None:
    sheet = reading.pane.header.sheet
    sheet.setFocus()
    labels = [row.label for row in sheet.rows.rows]
    sheet.setCurrentIndex(sheet.rows.index(labels.index("Signed"), 0))
    marks = body(reading).extraSelections()
    assert len(marks) == 1
    assert reading.pane.body.offset() == CABLE_TEXT.index("ELLERY\nBT")


def test_the_cursor_shows_its_row(reading: MainWindow, qtbot: QtBot) -> None:
    reading.pane.body.setFocus()
    reading.pane.body.select(CABLE_TEXT.index("TAGS") - 1, CABLE_TEXT.index("TAGS") - 1)
    for _ in range(len("\nTAGS: P")):
        press(qtbot, Qt.Key.Key_Right)
    row = reading.pane.header.sheet.current_row()
    assert row is not None
    assert row.label == "TAGS"


def test_f7_leaves_only_the_title(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(reading, Qt.Key.Key_F7)
    assert not reading.pane.header.sheet.isVisible()
    assert reading.findChild(QLabel, "titleLabel").isVisible()


# Parse report


def test_the_report_goes_to_the_repair(reading: MainWindow, qtbot: QtBot) -> None:
    button = reading.findChild(QToolButton, "reportButton")
    assert "remark" in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    items = reading.findChild(QListView, "parseReportList")
    assert items.hasFocus()
    assert items.selectionModel().hasSelection()
    qtbot.keyClick(items, Qt.Key.Key_End)
    assert reading.pane.body.selected_text() == "orchard,s"
    qtbot.keyClick(items, Qt.Key.Key_Escape)
    assert not reading.pane.report.isVisible()
    assert body(reading).hasFocus()


def test_a_chosen_repair_takes_the_mark_of_a_row_away(reading: MainWindow, qtbot: QtBot) -> None:
    sheet = reading.pane.header.sheet
    labels = [row.label for row in sheet.rows.rows]
    sheet.setFocus()
    sheet.setCurrentIndex(sheet.rows.index(labels.index("TAGS"), 0))
    assert body(reading).extraSelections()
    qtbot.keyClick(reading, Qt.Key.Key_F8)
    qtbot.keyClick(reading.findChild(QListView, "parseReportList"), Qt.Key.Key_End)
    assert body(reading).extraSelections() == []


# Find


def test_find_counts_and_steps(reading: MainWindow, qtbot: QtBot) -> None:
    body(reading).setFocus()
    press(qtbot, Qt.Key.Key_F, ctrl=True)
    field = reading.findChild(QLineEdit, "findField")
    assert field.hasFocus()
    qtbot.keyClicks(field, "belgrade")
    count = reading.findChild(QLabel, "findCount")
    assert count.text() == "2 of 3"  # the first one is above what is in view
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert count.text() == "3 of 3"
    qtbot.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "2 of 3"
    assert reading.pane.body.selected_text() == "BELGRADE"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not reading.pane.find_bar.isVisible()
    assert body(reading).hasFocus()


# Keys


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
    assert {"&Open File…", "Open &Folder…", "Read the &Samples"} <= set(seen)


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


def test_no_key_has_two_commands(window: MainWindow) -> None:
    keys = [key.toString() for action in window.commands.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_command_says_what_it_does(window: MainWindow) -> None:
    for action in window.commands.all():
        assert action.text(), action
        assert action.statusTip(), action.text()


# Memory


def test_a_second_start_shows_the_same_cable_at_the_same_place(
    make_window: Callable[[], MainWindow], cable_file: Path, qtbot: QtBot, settings: Settings
) -> None:
    first = make_window()
    first.resize(700, 420)
    first.open_paths([cable_file])
    qtbot.waitUntil(shows(first, TITLE))
    first.commands.zoom_in.trigger()
    first.commands.show_header.trigger()
    first.pane.body.scroll_to(CABLE_TEXT.index("SUBJECT"))
    first.close()
    assert settings.zoom == 1
    second = make_window()
    qtbot.waitUntil(shows(second, TITLE))
    assert (second.width(), second.height()) == (700, 420)
    assert second.commands.show_header.isChecked()
    qtbot.waitUntil(lambda: CABLE_TEXT[second.pane.body.top_offset() :].startswith("SUBJECT"))


@pytest.mark.usefixtures("reading")
def test_opened_files_are_recent(cable_file: Path, settings: Settings) -> None:
    assert settings.recent == [cable_file]


def test_closing_a_cable_leaves_the_welcome(reading: MainWindow) -> None:
    reading.commands.close.trigger()
    assert reading.windowTitle() == "Cable Reader"
    assert reading.message.title() == "Drop cables here"
    assert not reading.commands.close.isEnabled()


def test_a_chosen_theme_is_used_and_remembered(
    window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    for action in window.commands.themes.actions():
        if action.data() == "dark":
            action.trigger()
    assert settings.theme == "dark"
    button = window.findChild(CalmToolBar).widgetForAction(window.commands.open_files)
    ink = load_theme("dark").color("ink")
    qtbot.waitUntil(lambda: button.palette().buttonText().color() == ink)
    paper = load_theme("dark").color("paper")
    qtbot.waitUntil(lambda: window.pane.body.viewport().palette().base().color() == paper)


def test_bring_to_front_unfolds_a_minimized_window(window: MainWindow) -> None:
    window.showMinimized()
    window.bring_to_front()
    assert not window.isMinimized()


def test_a_folder_without_a_cable_in_view_gives_the_keys_to_its_list(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    window.open_paths([archive])
    items = window.findChild(QTreeView, "fileTree")
    assert isinstance(items, QTreeView)
    qtbot.waitUntil(items.hasFocus)


def test_an_empty_window_gives_the_keys_to_its_offers(window: MainWindow) -> None:
    focus = window.focusWidget()
    assert focus is not None
    assert window.message.isAncestorOf(focus) or focus is window.message
