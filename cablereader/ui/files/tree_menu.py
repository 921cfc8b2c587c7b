"""What can be done with one row of the file tree, by its menu or by a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTreeView

from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.trees.tree_nodes import NodeKind


class TreeMenu(QMenu):
    """The commands of a row; their keys work while *view* has the focus."""

    def __init__(self, model: TreeModel, view: QTreeView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        key = QKeySequence.StandardKey
        self.open_row = self._add(self.tr("Open"), QKeySequence())
        self.open_aside = self._add(self.tr("Open in New Tab"), QKeySequence())
        self._copy_path = self._add(self.tr("Copy Path"), QKeySequence())
        self.refresh = self._add(self.tr("Refresh"), QKeySequence(key.Refresh))
        self.addSeparator()
        self.close_row = self._add(self.tr("Close Folder"), QKeySequence(key.Delete))
        self._copy_path.triggered.connect(self._on_copy_path)
        view.customContextMenuRequested.connect(self._on_requested)

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        """Show what can be done with the row at *place* of the view; with a notice, nothing."""
        index = self._view.indexAt(place)
        node = self._model.node(index)
        if not index.isValid() or node.kind is NodeKind.NOTICE:
            return
        for action in (self.open_row, self.open_aside):
            action.setVisible(node.address is not None)
        self.close_row.setVisible(node.is_root)
        is_folder = node.kind is NodeKind.FOLDER
        self.close_row.setText(self.tr("Close Folder") if is_folder else self.tr("Close File"))
        self.popup(self._view.viewport().mapToGlobal(place))

    @Slot()
    def _on_copy_path(self) -> None:
        path = self._model.path_at(self._view.currentIndex())
        if path is not None:
            QGuiApplication.clipboard().setText(str(path))

    def _add(self, text: str, shortcut: QKeySequence) -> QAction:
        action = self.addAction(text)
        action.setShortcut(shortcut)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action
