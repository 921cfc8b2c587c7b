"""Which rows of the file tree the reader opened, kept while the rows themselves come and go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Slot
from PySide6.QtWidgets import QTreeView

from cablereader.ui.files.tree_loader import TreeLoader
from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.trees.tree_nodes import FolderState, Node, NodeKind


class TreeExpansion(QObject):
    """Has folders listed when they are opened, and opens again what is there again.

    While a filter is set rows open and close for its hits only; that is not remembered.
    """

    def __init__(self, model: TreeModel, view: QTreeView, loader: TreeLoader) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._loader = loader
        self._paths: set[str] = set()
        view.expanded.connect(self._on_expanded)
        view.collapsed.connect(self._on_collapsed)
        model.modelReset.connect(self._on_reset)
        loader.folder_listed.connect(self._on_folder_listed)
        loader.file_read.connect(self._on_file_read)

    @property
    def paths(self) -> list[str]:
        """The paths of the folders, and of the files of several cables, that are open."""
        return sorted(self._paths)

    def restore(self, paths: Iterable[str]) -> None:
        """Open what had these paths, as far as it is known; the rest when it is."""
        self._paths = set(paths)
        self._expand(self._paths)

    def forget(self, root: str) -> None:
        """Remember nothing any more of what is at or below *root*."""
        self._paths = {path for path in self._paths if not Path(path).is_relative_to(root)}

    def _expand(self, paths: Iterable[str]) -> None:
        for path in sorted(paths, key=len):
            file = self._model.opened.root(path)
            for node in (*self._model.opened.folders_at(path), *([file] if file else [])):
                index = self._model.index_of(node)
                if index.isValid():
                    self._view.expand(index)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if not self._model.opened.filter.is_set:
            self._paths.add(node.path)
        if node.kind is NodeKind.FOLDER and node.state is FolderState.UNLISTED:
            self._loader.list_folder(node)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._model.opened.filter.is_set:
            self._paths.discard(self._model.node(index).path)

    @Slot()
    def _on_reset(self) -> None:
        if not self._model.opened.filter.is_set:
            self._expand(self._paths)
            return
        for holder in reversed(self._model.opened.holding_hits):  # from the top downwards
            self._view.expand(self._model.index_of(holder))

    @Slot(object)
    def _on_folder_listed(self, node: Node) -> None:
        within = {child.path for child in node.children if child.kind is NodeKind.FOLDER}
        self._expand(within & self._paths)

    @Slot(object)
    def _on_file_read(self, node: Node) -> None:
        if node.children and node.path in self._paths:
            self._view.expand(self._model.index_of(node))
