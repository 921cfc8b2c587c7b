"""What the tests of the file tree do to one, and the stand-in for the parser.

Cables are read from a file of lines "MRN|LEVEL|SUBJECT".
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QTreeView
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import Document, Problem, ProblemKind
from cablereader.model.cable import Cable, SourceFormat
from cablereader.model.level import Level
from cablereader.ui.files.file_tree import FileTree


def read_stand_in(path: Path, _most_unpacked: int) -> Document:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Document(path, problem=Problem(ProblemKind.MISSING, "It is not there.", "Look."))
    if b"\0" in data:
        return Document(path, problem=Problem(ProblemKind.BINARY, "It is not text.", "No."))
    lines = [line.split("|") for line in data.decode().splitlines()]
    cables = [
        Cable(
            text="",
            source_format=SourceFormat.MESSAGE,
            reference_id=line[0],
            classification_level=Level(line[1]),
            subject=line[2],
        )
        for line in lines
        if len(line) == 3
    ]
    return Document(path, tuple(cables) or (Cable(text=data.decode()),))


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def view_of(tree: FileTree) -> QTreeView:
    view = tree.findChild(QTreeView, "fileTree")
    assert isinstance(view, QTreeView)
    return view


def filter_of(tree: FileTree) -> QLineEdit:
    field = tree.findChild(QLineEdit, "treeFilter")
    assert isinstance(field, QLineEdit)
    return field


def rows(tree: FileTree) -> list[str]:
    """Return the texts of all rows that can be scrolled to, indented by their depth."""
    view = view_of(tree)
    found = []
    index = view.model().index(0, 0)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        found.append("  " * depth + str(index.data()))
        index = view.indexBelow(index)
    return found


def row(tree: FileTree, text: str) -> QModelIndex:
    """Return the first row whose text holds *text*."""
    view = view_of(tree)
    index = view.model().index(0, 0)
    while index.isValid() and text not in str(index.data()):
        index = view.indexBelow(index)
    assert index.isValid(), (text, rows(tree))
    return index


def wait_for(qtbot: QtBot, tree: FileTree, *texts: str) -> None:
    qtbot.waitUntil(lambda: all(any(text in line for line in rows(tree)) for text in texts))


def opened(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.open_folder(folder)
    wait_for(qtbot, tree, "LLAMAS", "ALPACAS", "2 cables")


def click(qtbot: QtBot, tree: FileTree, text: str) -> None:
    view = view_of(tree)
    place = view.visualRect(row(tree, text)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
