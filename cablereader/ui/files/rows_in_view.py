"""What is in view of the file tree decides what is read next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from cablereader.ui.files.tree_loader import TreeLoader
from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.trees.tree_nodes import NodeKind
from cablereader.ui.trees.tree_view import TreeView


class RowsInView(QObject):
    """Has the files in view read, and gives the view more rows before its end is reached."""

    def __init__(self, model: TreeModel, view: TreeView, loader: TreeLoader) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._loader = loader
        self._moved = QTimer(self, interval=0, singleShot=True)
        self._moved.timeout.connect(self._look)
        for signal in (
            *(view.verticalScrollBar().valueChanged, view.resized, view.expanded, view.collapsed),
            *(model.rowsInserted, model.rowsRemoved, model.modelReset, loader.folder_listed),
        ):
            signal.connect(self._on_moved)

    @Slot()
    def _on_moved(self) -> None:
        # Not connected to start() itself, which would take the position for milliseconds.
        self._moved.start()

    @Slot()
    def _look(self) -> None:
        seen = map(self._model.node, list(self._view.visible_indexes()))
        self._loader.read_visible(node for node in seen if node.kind is NodeKind.FILE)
        bottom = 2 * self._view.viewport().height()
        for node in list(self._model.opened.known_folders()):
            if self._model.can_load_more(node) and self._view.isExpanded(
                self._model.index_of(node)
            ):
                last = self._model.index_of(node.rows[-1])
                if self._view.visualRect(last).top() < bottom:
                    self._model.load_more(node)
