"""The model of the file tree: opened folders and files, filled in pieces by background work.

The view sees at first 2,000 rows of a folder, and more as it is scrolled
(:meth:`TreeModel.load_more`). This is not Qt's ``fetchMore``: ``QTreeView`` calls that in every
layout, which would load a folder of 100,000 files at once, and lay it out again after each piece.

An index carries a number, not a pointer, so one that outlives its row meets nothing instead of
freed memory.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from cablereader.formats.opening import CableAddress
from cablereader.ui.files.opened_tree import OpenedTree
from cablereader.ui.files.tree_reading import Listing
from cablereader.ui.trees.cable_rows import CableRowsModel
from cablereader.ui.trees.tree_nodes import (
    CableSummary,
    FileSummary,
    FolderState,
    Node,
    NodeKind,
    cable_node,
    file_node,
    folder_node,
    notice_node,
)
from cablereader.ui.trees.tree_words import TreeWords
from cablereader.ui.widgets.model_index import NO_INDEX, Index

FIRST_ROWS = 2_000
"""Rows of one folder that the view gets before it is scrolled."""
_MOST_STEPS = 16
"""Runs of rows added or removed one by one; for more the model is reset."""

# Python 3.11 looks up a member of an enumeration by a function call.
_KIND_FOLDER, _KIND_NOTICE = NodeKind.FOLDER, NodeKind.NOTICE
_GONE = Node(NodeKind.NOTICE)
_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BRANCH = _ROW | Qt.ItemFlag.ItemIsDragEnabled
_LEAF = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren
_NOTICE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class TreeModel(CableRowsModel):
    """Rows for folders, files and the cables in them. It never touches the disk itself."""

    roots_changed = Signal()
    """A folder or file was opened or closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = TreeWords(self)
        self.opened = OpenedTree()
        self._top = self.opened.top
        self._seen: dict[int, Node] = {}
        self._numbers = count(1)

    # What stands in the tree

    @property
    def has_rows(self) -> bool:
        """Whether anything can be seen."""
        return bool(self._top.rows)

    def add_root(self, path: Path, *, is_folder: bool) -> Node:
        """Add an opened folder or file, or return it if it is there."""
        known = self.opened.root(str(path))
        if known is not None:
            return known
        node = folder_node(str(path)) if is_folder else file_node(str(path))
        self.opened.adopt(self._top, [node])
        self._set_children(self._top, [*self._top.children, node], [])
        self.roots_changed.emit()
        return node

    def remove_root(self, node: Node) -> None:
        """Take an opened folder or file out of the tree."""
        if not node.is_root:
            return
        left = [item for item in self._top.children if item is not node]
        self._set_children(self._top, left, [node])
        self.roots_changed.emit()

    # What the background brings

    def set_listing(self, node: Node, listing: Listing) -> None:
        """Fill a folder. Rows that were there already stay, with what was read of them."""
        added, gone, children = listing.added, listing.gone, listing.nodes
        if not children:
            added = children = [notice_node(self.words.why_empty(listing.error))]
        notices = [child for child in node.children[:1] if child.kind is NodeKind.NOTICE]
        node.state = FolderState.LISTED if listing.error is None else FolderState.FAILED
        for child in listing.changed:
            child.file = None
        if added or gone:
            self.opened.adopt(node, added)
            self._set_children(node, children, [*gone, *notices])
        self._tell_changed(node)

    def set_summary(self, node: Node, summary: FileSummary) -> None:
        """Keep what was read of a file; several cables become its children."""
        node.file = summary
        node.cable = summary.cables[0] if len(summary.cables) == 1 else None
        words = [node.name, *(_words_of(cable) for cable in summary.cables[:1] if node.cable)]
        node.words = " ".join(words).casefold()
        several = summary.cables if len(summary.cables) > 1 else ()
        children = [cable_node(node.path, number, cable) for number, cable in enumerate(several)]
        if children or node.children:
            self.opened.adopt(node, children)
            self._set_children(node, children, list(node.children))
        self._tell_changed(node)

    def set_filter(self, text: str) -> None:
        """Show only what holds every word of *text* in its name, MRN or subject."""
        if self.opened.filter.want(text):
            self.filter_again()

    def filter_again(self) -> None:
        """Apply the filter to what was learned since it was set."""
        self.beginResetModel()
        for node in self.opened.sift():
            self._renumber(node, node.hits[:FIRST_ROWS])
        self.endResetModel()

    # Rows of the view

    def node(self, index: Index) -> Node:
        """Return what stands behind *index*: the invisible top for an invalid one."""
        return self._seen.get(index.internalId(), _GONE) if index.isValid() else self._top

    def index_of(self, node: Node) -> QModelIndex:
        """Return the index of *node*, invalid if the view cannot see it."""
        if node is self._top or not self._is_seen(node):
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    def can_load_more(self, node: Node) -> bool:
        """Return whether *node* has more rows than the view was given."""
        return len(node.rows) < len(node.hits)

    def load_more(self, node: Node, at_least: int = 0) -> None:
        """Give the view as many rows of *node* again as it has, or *at_least* that many."""
        size = min(len(node.hits), max(2 * len(node.rows), at_least, FIRST_ROWS))
        self._show_rows(node, node.hits[:size])

    def reveal(self, node: Node) -> QModelIndex:
        """Return the index of *node*, giving the view the rows up to it; invalid if hidden."""
        parent = node.parent
        if parent is None:
            return QModelIndex()
        if parent is not self._top and not self.reveal(parent).isValid():
            return QModelIndex()
        if not self._is_seen(node) and node in parent.hits:
            self.load_more(parent, parent.hits.index(node) + 1)
        return self.index_of(node)

    def is_cable(self, index: Index) -> bool:
        return self.address_at(index) is not None

    def address_at(self, index: Index) -> CableAddress | None:
        return self.node(index).address

    def path_at(self, index: Index) -> Path | None:
        """Return the file or folder of a row; None for a notice."""
        path = self.node(index).path
        return Path(path) if path else None

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        rows = self.node(parent).rows
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self.node(index).parent
        if above is None or above is self._top:
            return QModelIndex()
        return self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.column() > 0 else len(self.node(parent).rows)

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        if parent.column() > 0:
            return False
        node = self.node(parent)
        is_unknown = node.kind is NodeKind.FOLDER and node.state is not FolderState.LISTED
        return bool(node.rows) or is_unknown

    def flags(self, index: Index) -> Qt.ItemFlag:
        # The view asks twice for every row whenever it lays out a folder: a second's worth of
        # lookups for 100,000 of them, hence the short ways.
        node = self._seen.get(index.internalId()) if index.isValid() else None
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        if node.children or node.kind is _KIND_FOLDER:
            return _BRANCH
        return _NOTICE if node.kind is _KIND_NOTICE else _LEAF

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words.line(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words.full_information(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words.spoken(node)
        return None

    # Nodes

    def _set_children(self, node: Node, children: list[Node], gone: list[Node]) -> None:
        growth = max(0, len(children) - len(node.children)) if node.rows else 0
        node.children = children
        if self.opened.filter.is_set:
            self.filter_again()
        else:
            node.hits = children
            self._show_rows(node, children[: max(FIRST_ROWS, len(node.rows) + growth)])
        for child in gone:
            for node in self.opened.forget(child):
                self._seen.pop(node.number, None)

    def _is_seen(self, node: Node) -> bool:
        while node.parent is not None:
            above = node.parent
            if not (node.row < len(above.rows) and above.rows[node.row] is node):
                return False
            node = above
        return node is self._top

    def _show_rows(self, node: Node, rows: list[Node]) -> None:
        """Let the view see *rows* below *node*, with as little change as it can be told."""
        if node is not self._top and not self._is_seen(node):
            self._renumber(node, rows)
            return
        new, old = set(map(id, rows)), set(map(id, node.rows))
        removed = _runs(node.rows, new)
        added = _runs(rows, old)
        if len(removed) + len(added) > _MOST_STEPS:
            self.beginResetModel()
            self._renumber(node, rows)
            self.endResetModel()
            return
        index = self.index_of(node)
        for first, last in reversed(removed):
            self.beginRemoveRows(index, first, last)
            self._renumber(node, node.rows[:first] + node.rows[last + 1 :])
            self.endRemoveRows()
        for first, last in added:
            self.beginInsertRows(index, first, last)
            self._renumber(node, node.rows[:first] + rows[first : last + 1] + node.rows[first:])
            self.endInsertRows()

    def _renumber(self, node: Node, rows: list[Node]) -> None:
        node.rows = rows
        for row, child in enumerate(rows):
            child.row = row
            if not child.number:
                child.number = next(self._numbers)
                self._seen[child.number] = child

    def _tell_changed(self, node: Node) -> None:
        index = self.index_of(node)
        if index.isValid():
            self.dataChanged.emit(index, index)


def _words_of(cable: CableSummary) -> str:
    return f"{cable.reference_id or ''} {cable.subject or ''}"


def _runs(nodes: list[Node], others: set[int]) -> list[tuple[int, int]]:
    """Return first and last position of each run of *nodes* whose ids are not in *others*."""
    runs: list[tuple[int, int]] = []
    for position, node in enumerate(nodes):
        if id(node) in others:
            continue
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs
