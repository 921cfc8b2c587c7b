"""A small library in which one can search, and what to do with its window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cablereader.library import Library
from cablereader.ui import MainWindow
from tests.library.telegrams import put, telegram

HARBOR = "The harbor strike ended. The pilots of the harbor went back."


def fill(library: Path, folder: Path) -> None:
    """Make a library of six cables: four speak of a harbor, one of apples, one of nothing much."""
    folder.mkdir(exist_ok=True)
    cables = (
        telegram("LIMA", 1, HARBOR, when="010900Z MAR 06", subject="HARBOR STRIKE"),
        telegram(
            "LIMA", 2, HARBOR, when="050900Z MAR 07", subject="BACK TO WORK", tags="PREL, ECON, PE"
        ),
        telegram(
            "BOGOTA",
            3,
            "A harbor of the north.",
            when="070900Z MAY 07",
            subject="NORTHERN HARBOR",
            level="S E C R E T",
            tags="ECON, CO",
        ),
        telegram("BOGOTA", 4, "Apples were sold.", when="080900Z JUN 07", subject="APPLES"),
        telegram(
            "QUITO",
            5,
            "No harbor, no ships.",
            when="090900Z JAN 08",
            subject="DRY LAND",
            level="UNCLAS",
            tags="EFIN, EC",
        ),
        telegram("QUITO", 6, "A quiet week.", when="100900Z FEB 08", subject="QUIET", tags="PGOV"),
    )
    for number, text in enumerate(cables):
        put(folder, f"{number}.txt", text)
    Library(library).add(folder)
    Library(library).scan().run()


def search(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type *words* into the field, as a reader who presses Ctrl+K first."""
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = window.search.field
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    if words:
        qtbot.keyClicks(field, words)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)


def press(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def numbers(window: MainWindow) -> list[str]:
    """Return the numbers of the results that have come, from the top."""
    model = window.search.results.view.model()
    texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return [text.split(",")[0] for text in texts]


def wait_for(window: MainWindow, qtbot: QtBot, *wanted: str) -> None:
    """Wait until exactly the cables *wanted* are listed, in that order."""

    def is_listed() -> None:
        assert numbers(window) == list(wanted)

    qtbot.waitUntil(is_listed)


def wait_for_title(window: MainWindow, qtbot: QtBot, number: str) -> None:
    """Wait until the cable of that number is on the page."""
    qtbot.waitUntil(lambda: window.windowTitle().startswith(f"{number}: "))


def result_place(window: MainWindow, number: int) -> QPoint:
    """Return where the row *number* of the results is, in their view."""
    view = window.search.results.view
    return view.visualRect(view.model().index(number, 0)).center()
