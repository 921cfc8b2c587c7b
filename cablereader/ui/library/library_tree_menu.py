"""What can be done with a cable in the library's tree."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from cablereader.ui.library.library_tree_model import LibraryTreeModel
from cablereader.ui.trees.cable_choice import CableChoice
from cablereader.ui.trees.tree_view import TreeView
from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.row_menu import RowMenu


class LibraryTreeMenu(RowMenu):
    """The commands of a cable; with a group, nothing can be done."""

    def __init__(self, model: LibraryTreeModel, view: TreeView, choice: CableChoice) -> None:
        super().__init__(view)
        self._model = model
        self._choice = choice
        self.open_row.triggered.connect(self._on_open)
        self.open_aside.triggered.connect(self._on_open_aside)
        self.copy_path.triggered.connect(self._on_copy_path)

    def fit(self, index: Index) -> bool:
        return self._model.address_at(index) is not None

    @Slot()
    def _on_open(self) -> None:
        self._choice.enter(self._view.currentIndex())

    @Slot()
    def _on_open_aside(self) -> None:
        self._choice.open_aside(self._view.currentIndex())

    @Slot()
    def _on_copy_path(self) -> None:
        path = self._model.path_at(self._view.currentIndex())
        if path is not None:
            QGuiApplication.clipboard().setText(str(path))
