"""The file tree and a disk on which files come, go, change and may not be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui.files import tree_reading
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.files.tree_model import FIRST_ROWS

from .trees import click, filter_of, opened, row, rows, view_of, wait_for, write


def test_new_and_removed_files_appear_without_losing_the_selection(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.select(CableAddress(folder / "cable10.txt"))
    with qtbot.assertNotEmitted(tree.cable_chosen):
        write(folder / "cable1.txt", "07LIMA1|SECRET|FIRST")
        (folder / "notes.txt").unlink()
        wait_for(qtbot, tree, "07LIMA1 (S) FIRST")
        qtbot.waitUntil(lambda: not any("notes" in line for line in rows(tree)))
    assert "ALPACAS" in str(view_of(tree).currentIndex().data())


def test_the_selected_file_may_go_without_another_being_opened(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.select(CableAddress(folder / "cable9.txt"))
    with qtbot.assertNotEmitted(tree.cable_chosen, wait=200):
        (folder / "cable9.txt").unlink()
        qtbot.waitUntil(lambda: not any("LLAMAS" in line for line in rows(tree)))


def test_a_changed_file_is_read_again_on_refresh(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    write(folder / "cable9.txt", "07LIMA9|SECRET|PERU: VICUNAS")
    qtbot.keyClick(view_of(tree), Qt.Key.Key_F5)
    wait_for(qtbot, tree, "07LIMA9 (S) PERU: VICUNAS")


def test_a_vanished_folder_says_so(qtbot: QtBot, tree: FileTree, tmp_path: Path) -> None:
    folder = tmp_path / "short-lived"
    folder.mkdir()
    tree.open_folder(folder)
    wait_for(qtbot, tree, "There are no files in this folder.")
    folder.rmdir()
    wait_for(qtbot, tree, "This folder is no longer there.")


def test_a_folder_that_may_not_be_read_says_so(
    qtbot: QtBot, tree: FileTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permission bits do not stop an administrator, who runs the tests in containers.
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(tree_reading.os, "scandir", refuse)
    tree.open_folder(tmp_path)
    wait_for(qtbot, tree, "  This folder may not be read: permission denied.")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_that_lead_back_have_no_end_and_no_row(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    (folder / "2007" / "back").symlink_to(folder)
    (folder / "2007" / "self").symlink_to(folder / "2007")
    (folder / "2007" / "broken.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "2007" / "pipe")
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "2007"))
    wait_for(qtbot, tree, "VOLCANO", "broken.txt (no longer there)")
    assert not any(name in line for line in rows(tree) for name in ("back", "self", "pipe"))


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are always text")
def test_a_name_that_is_no_text_can_be_chosen(qtbot: QtBot, tree: FileTree, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    write(path, "x")
    tree.open_folder(tmp_path)
    wait_for(qtbot, tree, "caf\ufffd.txt")
    with qtbot.waitSignal(tree.cable_chosen) as chosen:
        click(qtbot, tree, "caf")
    assert chosen.args == [CableAddress(path)]


def test_a_folder_of_many_files_is_shown_in_pieces(
    qtbot: QtBot, tree: FileTree, tmp_path: Path
) -> None:
    count = FIRST_ROWS + 500
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(count):
        (folder / f"c{number}.cable").touch()
    tree.open_folder(folder)
    view = view_of(tree)
    root = view.model().index(0, 0)
    qtbot.waitUntil(lambda: view.model().rowCount(root) == FIRST_ROWS)
    tree.select(CableAddress(folder / f"c{FIRST_ROWS + 10}.cable"))
    assert f"c{FIRST_ROWS + 10}.cable" in str(view.currentIndex().data())
    view.scrollToBottom()
    qtbot.waitUntil(lambda: view.model().rowCount(root) == count, timeout=1000)
    qtbot.keyClicks(filter_of(tree), f"c{count - 1}")
    qtbot.waitUntil(lambda: len(rows(tree)) == 2)
