"""Where the reader is in the file tree: looked for while it is being read, kept by its filter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Slot

from cablereader.formats.opening import CableAddress
from cablereader.ui.files.tree_loader import TreeLoader
from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.trees.cable_choice import CableChoice
from cablereader.ui.trees.tree_nodes import FolderState, Node, NodeKind
from cablereader.ui.trees.tree_view import TreeView


class TreePlace(QObject):
    """Keeps the current row on the cable the reader is at.

    Make it after :class:`~cablereader.ui.files.tree_expansion.TreeExpansion`: after a reset the row is
    sought when the folders around it are open again.
    """

    def __init__(
        self, model: TreeModel, view: TreeView, loader: TreeLoader, choice: CableChoice
    ) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._loader = loader
        self._choice = choice
        self._sought: CableAddress | None = None
        self._kept: CableAddress | None = None
        self._lost: CableAddress | None = None
        choice.lost.connect(self._on_lost)
        choice.moved.connect(self._on_moved)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        loader.folder_listed.connect(self._on_learned)
        loader.file_read.connect(self._on_learned)

    def go_to(self, address: CableAddress) -> None:
        """Show where *address* is without choosing it, opening folders on the way to it.

        No row is selected if it lies outside the tree; nothing happens if it is filtered out.
        """
        self._sought = CableAddress(address.path.absolute(), address.ordinal)
        self._lost = None
        self._seek()

    def leave(self) -> None:
        """Select no row; the keys go on from where they were."""
        self._sought = self._kept = self._lost = None
        self._view.clearSelection()

    def _seek(self) -> None:
        """Go as far towards the cable that is looked for as the tree is known."""
        if self._sought is None:
            return
        node = self._model.opened.locate(self._sought)
        if node is None:
            self.leave()
            return
        if self._must_wait_for(node, self._sought):
            return
        is_there = node.path == str(self._sought.path)
        self._sought = None
        index = self._model.reveal(node) if is_there else QModelIndex()
        if index.isValid():
            self._choice.show(index)
            self._view.scrollTo(index)

    def _must_wait_for(self, node: Node, address: CableAddress) -> bool:
        """Return whether what is inside *node* must be read first; if so, start that."""
        if node.kind is NodeKind.FOLDER and node.path != str(address.path):
            index = self._model.reveal(node)
            must_list = node.state in (FolderState.UNLISTED, FolderState.LISTING)
            if must_list:
                self._loader.list_folder(node)
            self._view.expand(index)
            return must_list
        if node.kind is NodeKind.FILE and address.ordinal > 0 and node.file is None:
            self._loader.read_now(node)
            return True
        return False

    @Slot()
    def _on_learned(self) -> None:
        self._seek()
        if self._lost is not None:
            self._find_again(self._lost)

    @Slot(object)
    def _on_lost(self, address: CableAddress) -> None:
        self._lost = address

    def _find_again(self, address: CableAddress) -> None:
        """Select the row of a file that was gone, if it is there again."""
        node = self._model.opened.locate(address)
        if node is not None and node.address == address:
            self._lost = None
            self._choice.show(self._model.index_of(node))

    @Slot()
    def _on_moved(self) -> None:
        self._sought = self._kept = self._lost = None

    @Slot()
    def _on_about_to_reset(self) -> None:
        address = self._model.address_at(self._view.currentIndex())
        # Kept while the filter hides it, so that it is current again when the filter is cleared.
        if address is not None:
            self._kept = address

    @Slot()
    def _on_reset(self) -> None:
        node = self._model.opened.locate(self._kept) if self._kept is not None else None
        index = self._model.index_of(node) if node is not None else QModelIndex()
        if index.isValid() and node is not None and node.address == self._kept:
            self._choice.show(index)
            self._view.scrollTo(index)
