"""The model of the library's tree: groups, and the cables in them.

What stands below a row is asked when it is opened, and what a row in view says when it is painted;
all questions are answered in another thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot

from cablereader.formats.opening import CableAddress
from cablereader.library import Grouping, Row, Searcher
from cablereader.ui.library.grouped_tree import GroupedTree, GroupNode
from cablereader.ui.library.library_branches import Content, Entry, Key, contents, in_ranges
from cablereader.ui.library.library_tree_words import LibraryTreeWords
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.row_blocks import RowBlocks
from cablereader.ui.trees.cable_rows import CableRowsModel
from cablereader.ui.widgets.model_index import NO_INDEX, Index

_BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDragEnabled


class LibraryTreeModel(CableRowsModel):
    """Groups and cables of a library.

    An index carries the number of the row above it, so that one that outlives its row meets nothing.
    """

    filled = Signal()
    """What stands below some row came, or everything was asked anew and is there."""
    failed = Signal(str)
    """The library could not be asked; carries the words that say why."""

    def __init__(self, questions: QuestionThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = LibraryTreeWords(self)
        self.grouping = Grouping.POST
        self._questions = questions
        self._tree = GroupedTree()
        self._blocks = RowBlocks(questions, self)
        self._blocks.brought.connect(self._on_rows_brought)
        self._blocks.failed.connect(self.failed)
        self._start_over({})

    # What is asked

    @property
    def is_loaded(self) -> bool:
        """Whether the topmost rows are known."""
        return () in self._tree.contents

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be hidden by the filter."""
        return self._tree.filter.is_set

    def group_by(self, grouping: Grouping) -> None:
        """Group in another way, and ask for the topmost rows."""
        self.grouping = grouping
        self._start_over({})
        self.refresh()

    def refresh(self) -> None:
        """Ask anew for all that is known, for the library has changed."""
        self._blocks.outdate()
        groups = self._tree.known_groups()
        grouping, known = self.grouping, dict(self._tree.contents)
        asked = {(), *(group.key for group in groups)}

        def take(answer: dict[Key, Content]) -> None:
            if grouping is self.grouping:
                # What was not asked, for it lies in a closed range, is asked when it is opened.
                now = self._tree.contents
                kept = {key: content for key, content in now.items() if key in asked}
                self._take_changed(kept, answer)

        def question(searcher: Searcher) -> list[dict[Key, Content]]:
            # Compared here: some ten thousand threads would hold the window for a moment.
            now = contents(searcher, grouping, [None, *groups])
            return [{key: content for key, content in now.items() if known.get(key) != content}]

        self._questions.ask("tree", question, take, self.failed.emit)

    def load(self, index: Index) -> None:
        """Ask for what stands below *index*, unless that is known."""
        node = self._node_at(index)
        if node is None or node.is_known or node.is_asked or node.entry is None:
            return
        if node.entry.inside is not None:
            self._insert(node, node.entry.inside)
            return
        node.is_asked = True
        grouping, group, key = self.grouping, node.entry.group, node.key

        def take(answer: dict[Key, Content]) -> None:
            if grouping is self.grouping:
                self._take_one(key, answer[key])

        self._questions.ask(
            f"tree {key}",
            lambda searcher: [contents(searcher, grouping, [group])],
            take,
            self.failed.emit,
        )

    def set_filter(self, text: str) -> None:
        """Show only groups whose label or meaning holds every word of *text*."""
        if self._tree.filter.want(text):
            self._start_over(self._tree.contents)

    # What came

    def _take_changed(self, kept: dict[Key, Content], changed: dict[Key, Content]) -> None:
        if changed:
            self._start_over({**kept, **changed})
        else:
            for node in self._tree:
                self._tell_changed(node, 0, len(node.ids))
        self.filled.emit()

    def _take_one(self, key: Key, content: Content) -> None:
        for node in self._tree.learn(key, content):
            self._insert(node, content)
        self.filled.emit()

    def _insert(self, node: GroupNode, content: Content) -> None:
        entries = in_ranges(node.key, content.entries)
        rows = len(entries) + len(content.ids)
        if rows:
            self.beginInsertRows(self._index_of(node), 0, rows - 1)
        self._tree.fill(node, entries, content.ids)
        if rows:
            self.endInsertRows()

    def _start_over(self, known: Mapping[Key, Content]) -> None:
        self.beginResetModel()
        self._blocks.drop_wishes()
        self._tree.start_over(known)
        self.endResetModel()

    @Slot(int, int, int)
    def _on_rows_brought(self, above: int, first: int, count: int) -> None:
        node = self._tree.node(above)
        if node is not None:
            self._tell_changed(node, first, count)

    def _tell_changed(self, above: GroupNode, first: int, count: int) -> None:
        """Say that *count* cables below a row are to be looked at anew."""
        if count:
            top = len(above.children) + first
            one = self.createIndex(top, 0, above.number)
            other = self.createIndex(top + count - 1, 0, above.number)
            self.dataChanged.emit(one, other)

    # What a row is

    def entry_at(self, index: Index) -> Entry | None:
        """Return the group or range at *index*; None for a cable."""
        node = self._node_at(index)
        return node.entry if node is not None else None

    def row_at(self, index: Index) -> Row | None:
        """Return the cable at *index*; None for a group, and for one that is still being brought."""
        place = self._place_of_cable(index)
        if place is None:
            return None
        above, position = place
        return self._blocks.row(above.number, position, above.ids)

    def is_cable(self, index: Index) -> bool:
        return self._place_of_cable(index) is not None

    def address_at(self, index: Index) -> CableAddress | None:
        row = self.row_at(index)
        return CableAddress(row.path, row.ordinal) if row is not None else None

    def key_at(self, index: Index) -> Key | None:
        """Return the key of the group or cable at *index*; None where there is no row."""
        place = self._place_of_cable(index)
        if place is not None:
            above, position = place
            return above.key_of_cable(position)
        node = self._node_at(index) if index.isValid() else None
        return node.key if node is not None else None

    def find(self, key: Key) -> QModelIndex:
        """Return the index of what has *key*; invalid if it is not there any more."""
        found = self._tree.find(key)
        if found is None:
            return QModelIndex()
        above, row = found
        return self.createIndex(row, 0, above.number)

    def _place_of_cable(self, index: Index) -> tuple[GroupNode, int] | None:
        """Return the row above a cable, and its position among the cables below that."""
        above = self._tree.node(index.internalId()) if index.isValid() else None
        if above is None:
            return None
        position = index.row() - len(above.children)
        return (above, position) if 0 <= position < len(above.ids) else None

    def _node_at(self, index: Index) -> GroupNode | None:
        """Return the row at *index* if others stand below it; the top for an invalid index."""
        if not index.isValid():
            return self._tree.top
        above = self._tree.node(index.internalId())
        if above is None or index.row() >= len(above.children):
            return None
        return above.children[index.row()]

    def _index_of(self, node: GroupNode) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.parent.number)

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        node = self._node_at(parent)
        if node is None or column != 0 or not 0 <= row < node.size:
            return QModelIndex()
        return self.createIndex(row, 0, node.number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._tree.node(index.internalId()) if index.isValid() else None
        return self._index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        node = self._node_at(parent)
        return 0 if node is None or parent.column() > 0 else node.size

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        node = self._node_at(parent)
        if node is None or parent.column() > 0:
            return False
        return not node.is_known or bool(node.size)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _BRANCH if self._node_at(index) is not None else _LEAF

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words.line(entry, self.row_at(index))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words.full_information(entry, self.row_at(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words.spoken(entry, self.row_at(index))
        return None
