"""What can be done with one row of the file tree, by its menu or by a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cablereader.ui.tree_nodes import Node, NodeKind


class TreeMenu(QMenu):
    """The commands of a row; their keys work while *view* has the focus."""

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        key = QKeySequence.StandardKey
        self.open_row = self._add(self.tr("Open"), QKeySequence())
        self.open_aside = self._add(self.tr("Open in New Tab"), QKeySequence())
        self.copy_path = self._add(self.tr("Copy Path"), QKeySequence())
        self.refresh = self._add(self.tr("Refresh"), QKeySequence(key.Refresh))
        self.addSeparator()
        self.close_row = self._add(self.tr("Close Folder"), QKeySequence(key.Delete))

    def offer(self, node: Node, place: QPoint) -> None:
        """Show what can be done with *node* at a place of the screen; for a notice, nothing."""
        if node.kind is NodeKind.NOTICE:
            return
        for action in (self.open_row, self.open_aside):
            action.setVisible(node.address is not None)
        self.close_row.setVisible(node.is_root)
        is_folder = node.kind is NodeKind.FOLDER
        self.close_row.setText(self.tr("Close Folder") if is_folder else self.tr("Close File"))
        self.popup(place)

    def _add(self, text: str, shortcut: QKeySequence) -> QAction:
        action = self.addAction(text)
        action.setShortcut(shortcut)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action
