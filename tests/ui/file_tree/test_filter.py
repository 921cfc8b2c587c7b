"""The field above the file tree."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui.files.file_tree import FileTree

from .trees import filter_of, opened, rows, view_of, wait_for

DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def test_the_filter_looks_at_name_number_and_subject(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.focus_filter()
    field = filter_of(tree)
    expected = {
        "notes": ["cables", "  notes.txt"],
        "lima9": ["cables", "  07LIMA9 (U) PERU: LLAMAS"],
        "peru alpaca": ["cables", "  07LIMA10 (C) PERU: ALPACAS"],
        "rome2": ["cables", "  two.csv (2 cables)", "    08ROME2 (S) TWO"],
    }
    for text, shown in expected.items():
        field.clear()
        qtbot.keyClicks(field, text)
        qtbot.waitUntil(lambda shown=shown: rows(tree) == shown)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert len(rows(tree)) == 7


def test_a_filter_without_hits_says_so(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    qtbot.keyClicks(filter_of(tree), "giraffe")
    advice = tree.findChild(QLabel, "treeAdvice")
    assert isinstance(advice, QLabel)
    qtbot.waitUntil(lambda: advice.isVisible() and "giraffe" in advice.text())
    filter_of(tree).clear()
    qtbot.waitUntil(view_of(tree).isVisible)


def test_selection_and_open_folders_come_back_after_filtering(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.select(CableAddress(folder / "2007" / "deep.txt"))
    wait_for(qtbot, tree, "VOLCANO")
    with qtbot.assertNotEmitted(tree.cable_chosen):
        qtbot.keyClicks(filter_of(tree), "alpaca")
        qtbot.waitUntil(lambda: len(rows(tree)) == 2)
        filter_of(tree).clear()
        wait_for(qtbot, tree, "VOLCANO")
    assert "VOLCANO" in str(view_of(tree).currentIndex().data())


def test_down_in_the_filter_goes_to_the_first_hit(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    qtbot.keyClicks(filter_of(tree), "alpaca")
    qtbot.keyClick(filter_of(tree), DOWN)
    assert view_of(tree).hasFocus()
