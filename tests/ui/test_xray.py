"""The header token by token: roles, meanings, contradictions, and the way to the place in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.explaining.handbook_window import HandbookWindow
from cablereader.ui.explaining.xray_window import XrayWindow
from cablereader.ui.look.theme import load_theme

CABLE_TEXT = (Path(__file__).parent / "orchard.txt").read_text(encoding="utf-8")
CONTRADICTORY = CABLE_TEXT.replace("#0123/01", "#0124/01").replace("ZNY CCCCC", "ZNR UUUUU")


def show(window: MainWindow, text: str, qtbot: QtBot) -> XrayWindow:
    with qtbot.waitSignal(window.cable_shown):
        window.open_text(text)
    QTest.keySequence(window.pane.body, window.commands.xray.shortcut())
    found = window.findChild(XrayWindow)
    assert found is not None
    qtbot.waitExposed(found)
    return found


@pytest.fixture
def xray(window: MainWindow, qtbot: QtBot) -> XrayWindow:
    return show(window, CABLE_TEXT, qtbot)


def items(xray: XrayWindow) -> list[QTreeWidgetItem]:
    found, walk = [], QTreeWidgetItemIterator(xray.tree)
    while (item := walk.value()) is not None:
        found.append(item)
        walk += 1
    return found


def item_of(xray: XrayWindow, token: str) -> QTreeWidgetItem:
    return next(item for item in items(xray) if item.text(0) == token)


@pytest.mark.parametrize(
    ("token", "role", "meaning"),
    [
        ("PP", "precedence", "PRIORITY"),
        ("RUEHBW", "routing indicator", "Embassy Belgrade"),
        ("#0123", "station serial", "serial 0123"),
        ("0862239", "filing time", "27 March 2007, 22:39 UTC"),
        ("CCCCC", "sign of the transmission", "the text is confidential"),
        ("4718", "addressee serial", "not a message reference number"),
    ],
)
def test_every_token_has_a_role_and_a_meaning(
    xray: XrayWindow, token: str, role: str, meaning: str
) -> None:
    item = item_of(xray, token)
    assert item.text(1) == role
    assert meaning in item.text(2)


def test_all_of_each_line_is_explained(xray: XrayWindow) -> None:
    for number in range(xray.tree.topLevelItemCount()):
        line = xray.tree.topLevelItem(number)
        tokens = "".join(line.child(at).text(0) for at in range(line.childCount()))
        bare = line.text(0).replace("/", "").replace(" ", "")
        assert tokens.replace("/", "").replace(" ", "") == bare


def test_a_sound_header_is_said_to_be_one(xray: XrayWindow) -> None:
    assert xray.findings.text() == "The lines do not contradict each other."


def test_contradictions_are_said_in_words_at_the_top_and_at_their_lines(
    window: MainWindow, qtbot: QtBot
) -> None:
    xray = show(window, CONTRADICTORY, qtbot)
    assert xray.findings.text().splitlines()[0].endswith("2 contradictions")
    assert "serial 0124" in xray.findings.text()
    flagged = [item for item in items(xray) if "Contradiction:" in item.text(0)]
    assert [item.parent().text(0).split()[0] for item in flagged[:2]] == ["DE", "ZNR"]


def test_enter_on_a_token_goes_to_its_place_as_written(
    window: MainWindow, xray: XrayWindow, qtbot: QtBot
) -> None:
    assert window.pane.pages.is_reading()
    xray.tree.setCurrentItem(item_of(xray, "RUEHBW"))
    qtbot.keyClick(xray.tree, Qt.Key.Key_Return)
    assert not window.pane.pages.is_reading()
    assert window.pane.body.selected_text() == "RUEHBW"
    assert xray.isVisible()


def test_a_click_on_a_token_goes_to_its_place(
    window: MainWindow, xray: XrayWindow, qtbot: QtBot
) -> None:
    item = item_of(xray, "ZNY")
    xray.tree.scrollToItem(item)
    box = xray.tree.visualItemRect(item)
    qtbot.mouseClick(xray.tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.pane.body.selected_text() == "ZNY"


def test_arrow_keys_only_look(window: MainWindow, xray: XrayWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(xray.tree, Qt.Key.Key_Down)
    assert xray.detail.text().startswith("VZCZCXRO2009: ")
    assert window.pane.pages.is_reading()


def test_a_token_can_be_copied(xray: XrayWindow, qtbot: QtBot) -> None:
    xray.tree.setCurrentItem(item_of(xray, "CCCCC"))
    qtbot.keyClick(xray.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "CCCCC\tsign of the transmission\tthe text is confidential"


def test_the_whole_can_be_copied(xray: XrayWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(xray.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "VZCZCXRO2009\ttransmission identifier"
    assert "\tCCCCC\tsign of the transmission\tthe text is confidential" in lines


def test_it_follows_to_the_next_cable(window: MainWindow, xray: XrayWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.cable_shown):
        window.open_text(CONTRADICTORY)
    assert "serial 0124" in xray.findings.text()


def test_a_record_without_transmission_lines_says_so(window: MainWindow, qtbot: QtBot) -> None:
    xray = show(window, "Nothing but a few words.\n", qtbot)
    assert xray.findings.text() == "This record has no transmission lines."
    assert items(xray) == []
    assert xray.detail.text() == ""


def test_escape_closes_it(xray: XrayWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(xray.tree, Qt.Key.Key_Escape)
    assert xray.isHidden()


def test_f1_on_a_token_opens_its_entry(window: MainWindow, xray: XrayWindow, qtbot: QtBot) -> None:
    xray.tree.setCurrentItem(item_of(xray, "ZNY"))
    qtbot.keyClick(xray.tree, Qt.Key.Key_F1)
    handbook = window.findChild(HandbookWindow)
    assert handbook is not None
    entry = handbook.entry()
    assert entry is not None
    assert entry.id == "signal:ZNY"


def test_another_theme_colors_what_is_shown_anew(
    window: MainWindow, xray: XrayWindow, qtbot: QtBot
) -> None:
    del qtbot
    window.commands.theme_chosen.emit("dark")
    role = item_of(xray, "ZNY").foreground(1).color()
    assert role == load_theme("dark").color("secondary")
