"""Going to a cable by number: any spelling, completion, near misses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.window.go_to_number import GoToNumber

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chooser(archive_window: MainWindow, qtbot: QtBot) -> GoToNumber:
    """The chooser, opened by its key over three held cables."""
    qtbot.waitUntil(lambda: not archive_window.holdings_reader.is_busy)
    qtbot.waitUntil(lambda: len(archive_window.holdings) == 3)
    qtbot.keyClick(archive_window.pane.body, Qt.Key.Key_G, CTRL)
    found = archive_window.findChild(GoToNumber)
    assert isinstance(found, GoToNumber)
    assert found.isVisible()
    return found


def numbers(chooser: GoToNumber) -> list[str]:
    return [chooser.text_at(row).split()[0] for row in range(chooser.count())]


@pytest.mark.parametrize(
    "words",
    [
        "08LIMA102",
        "08 lima 102",
        "2008LIMA00102",
        "lima 102",
        "Lima 00102",
        "LIMA 102 (08)",
        "ref: a. 08 Lima 102",
    ],
)
def test_any_spelling_goes_there(
    chooser: GoToNumber, archive_window: MainWindow, qtbot: QtBot, words: str
) -> None:
    qtbot.keyClicks(chooser.field, words)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: archive_window.windowTitle().startswith("08LIMA102"))
    assert archive_window.pane.body.hasFocus()


def test_numbers_are_completed_while_they_are_typed(
    chooser: GoToNumber, archive_window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chooser.field, "08li")
    assert numbers(chooser) == ["08LIMA101", "08LIMA102", "08LIMA103"]
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: archive_window.windowTitle().startswith("08LIMA102"))


@pytest.mark.parametrize("words", ["li", "lima", "Lima "])
def test_a_station_alone_is_completed_with_the_year_of_the_page(
    chooser: GoToNumber, qtbot: QtBot, words: str
) -> None:
    qtbot.keyClicks(chooser.field, words)
    assert numbers(chooser) == ["08LIMA101", "08LIMA102", "08LIMA103"]


def test_what_is_not_held_shows_what_is_near(chooser: GoToNumber, qtbot: QtBot) -> None:
    qtbot.keyClicks(chooser.field, "08LIMA104")
    assert chooser.message.text() == "08LIMA104 is not held. Near it:"
    assert numbers(chooser) == ["08LIMA101", "08LIMA102", "08LIMA103"]


def test_where_nothing_is_near_it_only_says_so(
    chooser: GoToNumber, archive_window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chooser.field, "09PARIS7")
    assert chooser.message.text() == "09PARIS7 is not held."
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.isVisible()
    assert archive_window.windowTitle().startswith("08LIMA101")


def test_what_is_no_number_says_what_one_is(chooser: GoToNumber, qtbot: QtBot) -> None:
    qtbot.keyClicks(chooser.field, "the kite")
    assert "A number is a year, a station and a serial" in chooser.message.text()
    assert chooser.count() == 0


def test_ctrl_enter_opens_a_tab(
    chooser: GoToNumber, archive_window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chooser.field, "08LIMA103")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(
        lambda: [t.name for t in archive_window.desk.tabs()] == ["08LIMA101", "08LIMA103"]
    )


def test_escape_closes(chooser: GoToNumber, archive_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(chooser.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: archive_window.findChild(GoToNumber) is None)


def test_without_cables_it_opens_too(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    found = window.findChild(GoToNumber)
    assert found is not None
    qtbot.keyClicks(found.field, "07LIMA1052")
    assert found.message.text() == "07LIMA1052 is not held."


def test_a_held_cable_that_vanished_says_so(
    chooser: GoToNumber, archive_window: MainWindow, archive: Path, qtbot: QtBot
) -> None:
    (archive / "08LIMA103.txt").unlink()
    qtbot.keyClicks(chooser.field, "08LIMA103")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: archive_window.message.title() == "08LIMA103.txt")
    assert QApplication.activePopupWidget() is None
