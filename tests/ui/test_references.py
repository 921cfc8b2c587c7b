"""References followed: links, previews, the menu, who cites; driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow
from cablereader.ui.tabs.cable_tab import CableTab

from .archive import message

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def titled(window: MainWindow, start: str) -> Callable[[], bool]:
    return lambda: window.windowTitle().startswith(start)


def linked(tab: CableTab) -> list[str]:
    """Return the words of the text that are underlined as links."""
    marks = tab.pane.body.extraSelections()
    found = [m.cursor.selectedText() for m in marks if m.format.fontUnderline()]
    return [words.replace("\u2029", " ") for words in found]


@pytest.fixture
def citing(archive_window: MainWindow, archive: Path, qtbot: QtBot) -> MainWindow:
    """A window on the cable that cites the first one, whose links are known."""
    archive_window.pane.pages.set_reading(False)
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(titled(archive_window, "08LIMA102"))
    qtbot.waitUntil(lambda: not archive_window.holdings_reader.is_busy)
    qtbot.waitUntil(lambda: len(linked(archive_window.desk.current)) == 3)
    return archive_window


def point_of(window: MainWindow, words: str) -> QPoint:
    """Return the middle of *words* in the text, scrolled into view."""
    body = window.pane.body
    at = body.cable().text.index(words)
    body.select(at, at)
    cursor = body.textCursor()
    cursor.setPosition(cursor.position() + len(words) // 2)
    return body.cursorRect(cursor).center()


def row_point(window: MainWindow, start: str) -> QPoint:
    sheet = window.pane.header.sheet
    index = next(i for i in sheet.rows.indexes() if sheet.rows.row_at(i).text.startswith(start))
    sheet.scrollTo(index)
    box = sheet.visualRect(index.siblingAtColumn(1))
    return QPoint(box.left() + 12, box.center().y())


def hover(window: MainWindow, point: QPoint) -> str:
    view = window.pane.body.viewport()
    window.explaining.card.hide()
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    return window.explaining.card.text()


# In the text


def test_only_references_to_held_cables_are_links(citing: MainWindow) -> None:
    assert linked(citing.desk.current) == ["LIMA 101", "ref A", "LIMA 101"]


def test_ctrl_click_follows_a_link(citing: MainWindow, qtbot: QtBot) -> None:
    point = point_of(citing, "ref A")
    qtbot.mouseClick(citing.pane.body.viewport(), LEFT, CTRL, point)
    qtbot.waitUntil(titled(citing, "08LIMA101"))
    citing.commands.back.trigger()
    qtbot.waitUntil(titled(citing, "08LIMA102"))


def test_a_click_without_ctrl_only_sets_the_cursor(citing: MainWindow, qtbot: QtBot) -> None:
    point = point_of(citing, "LIMA 101 was first"[:8])
    qtbot.mouseClick(citing.pane.body.viewport(), LEFT, NONE, point)
    qtbot.wait(50)
    assert citing.windowTitle().startswith("08LIMA102")


def test_enter_follows_the_link_at_the_cursor(citing: MainWindow, qtbot: QtBot) -> None:
    body = citing.pane.body
    at = body.cable().text.index("ref A") + 2
    body.select(at, at)
    body.setFocus()
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.waitUntil(titled(citing, "08LIMA101"))


def test_a_middle_click_opens_a_tab(citing: MainWindow, qtbot: QtBot) -> None:
    point = point_of(citing, "ref A")
    qtbot.mouseClick(citing.pane.body.viewport(), MIDDLE, NONE, point)
    qtbot.waitUntil(lambda: [t.name for t in citing.desk.tabs()] == ["08LIMA102", "08LIMA101"])
    assert citing.windowTitle().startswith("08LIMA102")


def test_the_pointer_is_a_hand_over_a_link_with_ctrl(citing: MainWindow) -> None:
    view = citing.pane.body.viewport()
    point = QPointF(point_of(citing, "ref A"))
    for keys, shape in (
        (CTRL, Qt.CursorShape.PointingHandCursor),
        (NONE, Qt.CursorShape.IBeamCursor),
    ):
        none = Qt.MouseButton.NoButton
        where = view.mapToGlobal(point)
        move = QMouseEvent(QEvent.Type.MouseMove, point, where, none, none, keys)
        QApplication.sendEvent(view, move)
        assert view.cursor().shape() == shape


def test_hover_shows_what_the_cable_is(citing: MainWindow) -> None:
    words = hover(citing, point_of(citing, "ref A"))
    assert "08LIMA101" in words
    assert "A KITE OVER THE HARBOR" in words
    assert "Nothing happened here that day." in words
    assert "14 May 2008" in words


def test_hover_says_that_a_cable_is_not_held(citing: MainWindow) -> None:
    assert "07QUITO5 is not among your cables." in hover(citing, point_of(citing, "Ref B"))


def test_hover_says_that_a_septel_cannot_be_known(citing: MainWindow) -> None:
    assert "does not give its number" in hover(citing, point_of(citing, "septel"))


def test_enter_on_what_is_not_held_says_so(citing: MainWindow, qtbot: QtBot) -> None:
    body = citing.pane.body
    at = body.cable().text.index("Ref B") + 1
    body.select(at, at)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert citing.statusBar().currentMessage() == "07QUITO5 is not among your cables."


def menu_at(window: MainWindow, point: QPoint) -> dict[str, QAction]:
    view = window.pane.body.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_the_menu_offers_to_copy_the_number_of_what_is_not_held(citing: MainWindow) -> None:
    entries = menu_at(citing, point_of(citing, "Ref B"))
    assert not entries["07QUITO5 is not among your cables."].isEnabled()
    entries["Copy 07QUITO5"].trigger()
    assert QGuiApplication.clipboard().text() == "07QUITO5"
    QApplication.activePopupWidget().close()


def test_the_menu_opens_a_held_cable(citing: MainWindow, qtbot: QtBot) -> None:
    entries = menu_at(citing, point_of(citing, "ref A"))
    entries["Open 08LIMA101"].trigger()
    QApplication.activePopupWidget().close()
    qtbot.waitUntil(titled(citing, "08LIMA101"))


# In the header


def test_a_click_in_the_header_follows_a_link(citing: MainWindow, qtbot: QtBot) -> None:
    view = citing.pane.header.sheet.viewport()
    qtbot.mouseClick(view, LEFT, NONE, row_point(citing, "A. LIMA 101"))
    qtbot.waitUntil(titled(citing, "08LIMA101"))


def test_enter_in_the_header_follows_a_link(citing: MainWindow, qtbot: QtBot) -> None:
    sheet = citing.pane.header.sheet
    sheet.setFocus()
    at = citing.pane.cable().references[0].start
    sheet.select_offset(at)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(titled(citing, "08LIMA101"))


def test_a_header_row_of_what_is_not_held_shows_its_place(citing: MainWindow, qtbot: QtBot) -> None:
    view = citing.pane.header.sheet.viewport()
    qtbot.mouseClick(view, LEFT, NONE, row_point(citing, "B. 07 QUITO 5"))
    text = citing.pane.cable().text
    assert citing.pane.body.offset() == text.index("07 QUITO 5")
    assert citing.windowTitle().startswith("08LIMA102")


# What is held


def test_a_link_appears_with_the_cable(citing: MainWindow, archive: Path, qtbot: QtBot) -> None:
    text = message("QUITO", 5, "THE LENGTH OF THE KITE").replace("MAY 08", "JAN 07")
    (archive / "07QUITO5.txt").write_text(text, encoding="utf-8")
    tab = citing.desk.current
    qtbot.waitUntil(lambda: "Ref B" in linked(tab) and "07 QUITO 5" in linked(tab))


def test_what_was_held_goes_with_its_folder(
    citing: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    holdings = citing.holdings
    assert len(holdings) == 3
    citing.tree.close_root(archive)
    qtbot.waitUntil(lambda: len(holdings) == 0)


def test_cables_in_folders_nobody_opened_are_held_too(
    window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    window.open_paths([archive.parent])
    qtbot.waitUntil(lambda: len(window.holdings) == 3)


# Cited by


def test_the_list_says_who_cites_the_cable(citing: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(citing, Qt.Key.Key_B, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert citing.cited_by.isVisible()
    assert citing.cited_by.heading() == "Cited by one of your cables"
    view = citing.findChild(QListView, "citedByView")
    assert view.model().index(0, 0).data() == "08LIMA103   A SECOND KITE"
    qtbot.mouseClick(
        view.viewport(), LEFT, NONE, view.visualRect(view.model().index(0, 0)).center()
    )
    qtbot.waitUntil(titled(citing, "08LIMA103"))
    assert citing.cited_by.heading() == "None of your cables cites this one."


def test_enter_in_the_list_opens_who_cites(citing: MainWindow, qtbot: QtBot) -> None:
    citing.commands.show_cited_by.trigger()
    view = citing.findChild(QListView, "citedByView")
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(titled(citing, "08LIMA103"))


def test_links_are_there_in_both_views(citing: MainWindow, qtbot: QtBot) -> None:
    as_written = linked(citing.desk.current)
    citing.commands.show_source.trigger()
    assert citing.pane.pages.is_reading()
    qtbot.waitUntil(lambda: linked(citing.desk.current) != [])
    assert set(linked(citing.desk.current)) <= set(as_written)
    citing.commands.show_source.trigger()
    qtbot.waitUntil(lambda: linked(citing.desk.current) == as_written)
