"""A folder of cables, and the tree of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cablereader.ui.files import tree_reading
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.memory.settings import Settings

from .trees import read_stand_in, view_of, write


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_reading, "open_document", read_stand_in)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    (folder / "2007").mkdir(parents=True)
    write(folder / "2007" / "deep.txt", "07QUITO7|SECRET|THE VOLCANO")
    write(folder / "cable10.txt", "07LIMA10|CONFIDENTIAL|PERU: ALPACAS")
    write(folder / "cable9.txt", "07LIMA9|UNCLASSIFIED|PERU: LLAMAS")
    write(folder / "notes.txt", "no cable at all")
    write(folder / "two.csv", "08ROME1|TOP SECRET|ONE\n08ROME2|SECRET|TWO")
    write(folder / ".hidden.txt", "07LIMA1|SECRET|HIDDEN")
    (folder / "photo.jpg").write_bytes(b"\0\1\2")
    return folder


@pytest.fixture
def make_tree(qtbot: QtBot, settings: Settings) -> Callable[[], FileTree]:
    def make() -> FileTree:
        tree = FileTree(settings)
        qtbot.addWidget(tree, before_close_func=FileTree.stop)
        tree.resize(320, 500)
        tree.show()
        tree.activateWindow()
        qtbot.waitUntil(tree.isActiveWindow)
        view_of(tree).setFocus()
        return tree

    return make


@pytest.fixture
def tree(make_tree: Callable[[], FileTree]) -> FileTree:
    return make_tree()
