"""Which rows of the library's tree are open, and where in it the reader is, as the library changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPoint, Slot
from PySide6.QtWidgets import QAbstractItemView

from cablereader.ui.library.library_branches import Key
from cablereader.ui.library.library_tree_model import LibraryTreeModel
from cablereader.ui.trees.cable_choice import CableChoice
from cablereader.ui.trees.tree_view import TreeView


@dataclass(frozen=True, slots=True)
class _Place:
    current: Key | None = None
    top: Key | None = None
    """The row at the upper edge of the view."""
    offset: int = 0
    """The pixels by which that row begins above the edge, negative."""


class LibraryPlace(QObject):
    """Asks for what is below rows that are opened, and finds the same rows again after a reset."""

    def __init__(self, model: LibraryTreeModel, view: TreeView, choice: CableChoice) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._choice = choice
        self._expanded: set[Key] = set()
        self._kept = _Place()
        view.expanded.connect(self._on_expanded)
        view.collapsed.connect(self._on_collapsed)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._on_reset)
        model.filled.connect(self._expand_again)

    @property
    def expanded(self) -> frozenset[Key]:
        """The keys of the rows that are open."""
        return frozenset(self._expanded)

    def expand(self, keys: Iterable[Key]) -> None:
        """Open the rows of these keys, each when it is known."""
        self._expanded.update(keys)
        self._expand_again()

    def forget(self) -> None:
        """Start at the top with all rows closed: other rows are coming."""
        self._expanded.clear()
        self._kept = _Place()

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        key = self._model.key_at(index)
        if key is not None:
            self._expanded.add(key)
        self._model.load(index)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        key = self._model.key_at(index)
        if key is not None:
            self._expanded.discard(key)

    @Slot()
    def _expand_again(self) -> None:
        with self._choice.not_choosing():
            for key in sorted(self._expanded, key=len):
                index = self._model.find(key)
                if index.isValid() and not self._view.isExpanded(index):
                    self._view.expand(index)

    @Slot()
    def _keep(self) -> None:
        top = self._view.indexAt(QPoint(0, 0))
        current = self._model.key_at(self._view.currentIndex()) or self._kept.current
        offset = self._view.visualRect(top).top() if top.isValid() else 0
        self._kept = _Place(current, self._model.key_at(top), offset)

    @Slot()
    def _on_reset(self) -> None:
        self._expand_again()
        current = self._find(self._kept.current)
        if current.isValid():
            self._choice.show(current)
        top = self._find(self._kept.top)
        if top.isValid():
            self._view.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() - self._kept.offset)

    def _find(self, key: Key | None) -> QModelIndex:
        return self._model.find(key) if key is not None else QModelIndex()
