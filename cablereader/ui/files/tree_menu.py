"""What can be done with one row of the file tree, by its menu or by a key."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QTreeView

from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.trees.tree_nodes import NodeKind
from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.row_menu import RowMenu


class TreeMenu(RowMenu):
    """The commands of a file or folder; with a notice, nothing can be done."""

    def __init__(self, model: TreeModel, view: QTreeView) -> None:
        super().__init__(view)
        self._model = model
        self.refresh = self.add(self.tr("Refresh"), QKeySequence.StandardKey.Refresh)
        self.addSeparator()
        self.close_row = self.add(self.tr("Close Folder"), QKeySequence.StandardKey.Delete)
        self.copy_path.triggered.connect(self._on_copy_path)

    def fit(self, index: Index) -> bool:
        node = self._model.node(index)
        for action in (self.open_row, self.open_aside):
            action.setVisible(node.address is not None)
        self.close_row.setVisible(node.is_root)
        is_folder = node.kind is NodeKind.FOLDER
        self.close_row.setText(self.tr("Close Folder") if is_folder else self.tr("Close File"))
        return node.kind is not NodeKind.NOTICE

    @Slot()
    def _on_copy_path(self) -> None:
        path = self._model.path_at(self._view.currentIndex())
        if path is not None:
            QGuiApplication.clipboard().setText(str(path))
