"""The window as a reader meets it: opening, reading, coming back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow
from cablereader.ui.look.theme import load_theme
from cablereader.ui.memory.settings import Settings
from cablereader.ui.window.main_splitter import list_width
from cablereader.ui.window.window_bars import CalmToolBar

from .orchard import CABLE_TEXT, SECOND_TEXT, TITLE, body, press, shows

# These tests speak of places in the text as written; see test_reading_view for the other.
pytestmark = pytest.mark.usefixtures("as_written")


# Opening


def test_the_first_start_says_how_to_begin(window: MainWindow) -> None:
    assert window.windowTitle() == "Cable Reader"
    assert window.message.title() == "Drop cables here"
    visible = [b.text() for b in window.message.findChildren(QPushButton) if b.isVisible()]
    assert visible == ["&Open File…", "Open Fol&der…", "Read the &Samples"]


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


def test_what_is_opened_is_seen_in_the_list_also_from_the_library(
    library_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    first, second, _ = sorted(archive.iterdir())
    for paths in ([archive], [first, second]):
        library_window.commands.show_library.trigger()
        library_window.open_paths(paths)
        qtbot.waitUntil(library_window.tree.view.isVisible)


def test_one_file_is_shown_beside_the_library(
    library_window: MainWindow, cable_file: Path, qtbot: QtBot
) -> None:
    library_window.commands.show_library.trigger()
    library_window.open_paths([cable_file])
    qtbot.waitUntil(lambda: library_window.windowTitle().startswith("07BELGRADE123"))
    assert not library_window.tree.view.isVisible()


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


def test_a_clipboard_that_cannot_be_read_is_told_of(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() != "")


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


def test_what_is_dragged_out_of_the_window_is_not_opened_in_it(
    reading: MainWindow, cable_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mime = mime_of(cable_file)
    for source in (reading.tree.view, reading.pane.body.viewport()):
        monkeypatch.setattr(QDropEvent, "source", lambda _event, source=source: source)
        event = QDragEnterEvent(
            QPoint(10, 10),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(reading, event)
        assert not event.isAccepted()
        assert not reading.findChild(QWidget, "dropHint").isVisible()


def test_no_part_of_the_window_keeps_a_drop_for_itself(reading: MainWindow) -> None:
    keepers = [w for w in reading.findChildren(QWidget) if w.acceptDrops()]
    assert keepers == []


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


def test_words_of_the_status_bar_that_find_no_room_are_cut_with_a_sign(
    reading: MainWindow, qtbot: QtBot
) -> None:
    label = reading.findChild(QLabel, "formatLabel")
    qtbot.waitUntil(lambda: not label.toolTip())
    whole = label.text()
    bar = reading.statusBar()
    taken = sum(item.width() for item in bar.findChildren(QWidget) if item.isVisible())
    filler = QLabel()
    filler.setFixedWidth(reading.minimumWidth() - taken + label.width() // 2)
    bar.addPermanentWidget(filler)
    reading.resize(reading.minimumSize())
    qtbot.waitUntil(lambda: label.text().endswith("…"))
    assert label.toolTip() == whole
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width()


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
