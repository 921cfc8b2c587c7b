"""The file tree, driven by keys and mouse over real folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.memory.settings import Settings

from .trees import click, filter_of, opened, row, rows, view_of, wait_for, write

DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def test_a_folder_shows_folders_first_then_cables_in_natural_order(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    assert rows(tree) == [
        "cables",
        "  2007",
        "  07LIMA9 (U) PERU: LLAMAS",
        "  07LIMA10 (C) PERU: ALPACAS",
        "  notes.txt",
        "  photo.jpg",
        "  two.csv (2 cables)",
    ]


def test_an_inner_folder_is_listed_when_it_is_opened(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view_of(tree).setCurrentIndex(row(tree, "2007"))
    qtbot.keyClick(view_of(tree), Qt.Key.Key_Right)
    wait_for(qtbot, tree, "    07QUITO7 (S) THE VOLCANO")


def test_several_cables_of_a_file_are_rows_below_it(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "two.csv"))
    assert rows(tree)[-2:] == ["    08ROME1 (TS) ONE", "    08ROME2 (S) TWO"]
    with qtbot.waitSignal(tree.cable_chosen) as chosen:
        click(qtbot, tree, "08ROME2")
    assert chosen.args == [CableAddress(folder / "two.csv", 1)]


def test_a_click_chooses_a_cable(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    chosen: list[CableAddress] = []
    tree.cable_chosen.connect(chosen.append)
    click(qtbot, tree, "ALPACAS")
    assert chosen == [CableAddress(folder / "cable10.txt")]
    click(qtbot, tree, "2007")
    assert len(chosen) == 1


def test_arrow_keys_choose_where_they_come_to_rest(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    chosen: list[CableAddress] = []
    tree.cable_chosen.connect(chosen.append)
    for _ in range(4):  # from the folder over LLAMAS and ALPACAS to the notes, without a pause
        qtbot.keyClick(view, DOWN)
    assert CableAddress(folder / "notes.txt") not in chosen
    qtbot.waitUntil(lambda: bool(chosen) and chosen[-1].path.name == "notes.txt")
    assert CableAddress(folder / "cable10.txt") not in chosen


def test_enter_chooses_at_once_and_opens_a_folder(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    tree.select(CableAddress(folder / "cable9.txt"))
    with qtbot.waitSignal(tree.cable_chosen, timeout=50) as chosen:
        qtbot.keyClick(view, ENTER)
    assert chosen.args == [CableAddress(folder / "cable9.txt")]
    qtbot.keyClick(view, UP)
    with qtbot.assertNotEmitted(tree.cable_chosen):
        qtbot.keyClick(view, ENTER)
    wait_for(qtbot, tree, "THE VOLCANO")


def test_next_and_previous_step_over_folders(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    with qtbot.waitSignal(tree.cable_chosen) as first:
        tree.select_next()
    assert first.args == [CableAddress(folder / "cable9.txt")]
    with qtbot.waitSignal(tree.cable_chosen) as second:
        tree.select_next()
    assert second.args == [CableAddress(folder / "cable10.txt")]
    with qtbot.waitSignal(tree.cable_chosen) as third:
        tree.select_previous()
    assert third.args == first.args
    with qtbot.assertNotEmitted(tree.cable_chosen, wait=200):
        tree.select_previous()


def test_selecting_an_address_opens_the_way_and_is_no_choice(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    with qtbot.assertNotEmitted(tree.cable_chosen):
        tree.open_folder(folder)
        tree.select(CableAddress(folder / "2007" / "deep.txt"))
        view = view_of(tree)
        qtbot.waitUntil(lambda: "VOLCANO" in str(view.currentIndex().data()))
        tree.select(CableAddress(folder / "two.csv", 1))
        qtbot.waitUntil(lambda: "08ROME2" in str(view.currentIndex().data()))
        tree.select(CableAddress(Path("/elsewhere/a.txt")))
    assert "08ROME2" in str(view.currentIndex().data())


def test_files_can_be_opened_by_themselves(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.open_files([folder / "cable9.txt", folder / "gone.txt", folder / "cable9.txt"])
    wait_for(qtbot, tree, "LLAMAS", "gone.txt (no longer there)")
    assert len(rows(tree)) == 2
    assert tree.open_file_names() == [str(folder / "cable9.txt"), str(folder / "gone.txt")]
    assert tree.folders() == []


def test_a_file_of_an_open_folder_is_not_added_twice(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.open_files([folder / "cable9.txt"])
    tree.open_folder(folder)
    assert sum("LLAMAS" in line for line in rows(tree)) == 1
    assert tree.folders() == [folder]
    assert tree.open_file_names() == []


def test_delete_closes_an_opened_folder_and_nothing_else(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    tree.select(CableAddress(folder / "cable9.txt"))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert not tree.is_empty()
    assert (folder / "cable9.txt").exists()
    view.setCurrentIndex(row(tree, "cables"))
    with qtbot.waitSignal(tree.folder_closed) as closed:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert closed.args == [folder]
    assert tree.is_empty()


def test_an_empty_tree_says_what_to_do(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    advice = tree.findChild(QLabel, "treeAdvice")
    assert isinstance(advice, QLabel)
    assert advice.isVisible()
    assert "Drop a file or a folder" in advice.text()
    opened(qtbot, tree, folder)
    assert not advice.isVisible()


def test_folders_files_and_open_rows_are_restored(
    qtbot: QtBot, make_tree: Callable[[], FileTree], folder: Path, tmp_path: Path
) -> None:
    first = make_tree()
    alone = write(tmp_path / "alone.txt", "09BERN1|SECRET|ALONE")
    opened(qtbot, first, folder)
    first.open_files([alone])
    view_of(first).expand(row(first, "2007"))
    view_of(first).expand(row(first, "two.csv"))
    wait_for(qtbot, first, "VOLCANO", "ALONE")
    first.save()
    before = rows(first)
    second = make_tree()
    second.restore()
    qtbot.waitUntil(lambda: rows(second) == before)


def test_closing_a_folder_forgets_what_was_open_in_it(
    qtbot: QtBot, tree: FileTree, folder: Path, settings: Settings
) -> None:
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "2007"))
    tree.close_root(folder)
    tree.save()
    assert settings.expanded == []
    assert settings.open_folders == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen
def test_the_context_menu_copies_the_path(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    tree.select(CableAddress(folder / "cable9.txt"))
    place = view.visualRect(row(tree, "LLAMAS")).center()
    view.customContextMenuRequested.emit(place)
    menu = tree.findChild(QMenu)
    assert isinstance(menu, QMenu)
    shown = [action for action in menu.actions() if action.isVisible()]
    assert [action.text() for action in shown if action.text()] == [
        "Open",
        "Open in New Tab",
        "Copy Path",
        "Refresh",
    ]
    next(action for action in shown if action.text() == "Copy Path").trigger()
    menu.close()
    assert QApplication.clipboard().text() == str(folder / "cable9.txt")


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, tree: FileTree, folder: Path
) -> None:
    model = view_of(tree).model()
    qtmodeltester.check(model)  # stays on while the tree changes
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "two.csv"))
    write(folder / "cable1.txt", "07LIMA1|SECRET|FIRST")
    (folder / "cable9.txt").unlink()
    wait_for(qtbot, tree, "FIRST")
    tree.open_files([folder.parent / "gone.txt"])
    qtbot.keyClicks(filter_of(tree), "alpaca")
    qtbot.waitUntil(lambda: len(rows(tree)) == 2)
    filter_of(tree).clear()
    wait_for(qtbot, tree, "gone.txt")
    qtmodeltester.check(model)
    tree.close_root(folder)
    qtmodeltester.check(model)


def test_files_and_folders_are_dragged_out(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.open_folder(folder)
    view = view_of(tree)
    model = view.model()
    top = model.index(0, 0)
    qtbot.waitUntil(lambda: model.rowCount(top) > 1)
    rows = [model.index(row, 0, top) for row in range(2)]
    paths = [Path(url.toLocalFile()) for url in model.mimeData([top, *rows]).urls()]
    assert paths == [folder, folder / "2007", folder / "cable9.txt"]
    assert all(model.flags(row) & Qt.ItemFlag.ItemIsDragEnabled for row in (top, *rows))
    assert view.dragEnabled()
