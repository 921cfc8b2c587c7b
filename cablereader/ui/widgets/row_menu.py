"""The menu of a row in a list of cables."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from cablereader.ui.widgets.model_index import Index


class RowMenu(QMenu):
    """The commands of a row, which is the current one by then; their keys work in *view* alone."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.open_row = self.add(self.tr("Open"))
        self.open_aside = self.add(self.tr("Open in New Tab"))
        self.copy_path = self.add(self.tr("Copy Path"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_requested)

    def add(self, text: str, key: QKeySequence.StandardKey | None = None) -> QAction:
        """Append a command, with a key if it has one."""
        action = self.addAction(text)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action

    def fit(self, index: Index) -> bool:
        """Offer what can be done with the row at *index*; return whether there is anything."""
        raise NotImplementedError

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if index.isValid() and self.fit(index):
            self.popup(self._view.viewport().mapToGlobal(place))
