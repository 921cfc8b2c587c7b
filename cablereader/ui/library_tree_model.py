"""The rows of the library's tree. What stands below a row is asked when it is opened.

Cables have no objects of their own here: a row knows the ids of those below it, and what the rows in
view say is brought in blocks. All questions are answered in another thread.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
    Slot,
)

from cablereader.formats.opening import CableAddress
from cablereader.library import Grouping, Row, Searcher
from cablereader.ui.library_branches import Content, Entry, Key, contents, in_ranges
from cablereader.ui.library_tree_words import LibraryTreeWords
from cablereader.ui.question_thread import QuestionThread

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_BLOCK = 64
_MOST_KEPT = 8192
"""Rows of cables that are kept ready."""
_BRANCH = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDragEnabled


@dataclass(eq=False, slots=True)
class _Node:
    """A row that has others below it."""

    number: int
    entry: Entry | None
    parent: _Node | None
    row: int = 0
    children: list[_Node] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("q"))
    is_known: bool = False
    is_asked: bool = False

    @property
    def key(self) -> Key:
        return self.entry.key if self.entry is not None else ()


class LibraryTreeModel(QAbstractItemModel):
    """Groups and cables of a library."""

    filled = Signal()
    """What stands below some row came, or everything was asked anew and is there."""
    failed = Signal(str)
    """The library could not be asked; carries the words that say why."""

    def __init__(self, questions: QuestionThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = LibraryTreeWords(self)
        self.grouping = Grouping.POST
        self._questions = questions
        self._numbers = count(1)
        self._nodes: dict[int, _Node] = {}
        self._top = _Node(0, None, None)
        self._contents: dict[Key, Content] = {}
        self._wanted: tuple[str, ...] = ()
        self._rows: dict[int, Row | None] = {}
        self._outdated: set[int] = set()
        self._waiting: set[tuple[int, int]] = set()
        self._asked: set[tuple[int, int]] = set()
        self._asking = QTimer(self, interval=0, singleShot=True)
        self._asking.timeout.connect(self._ask_rows)
        self._start_over({})

    # What is asked

    @property
    def is_loaded(self) -> bool:
        """Whether the topmost rows are known."""
        return () in self._contents

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be hidden by the filter."""
        return bool(self._wanted)

    def group_by(self, grouping: Grouping) -> None:
        """Group in another way, and ask for the topmost rows."""
        self.grouping = grouping
        self._start_over({})
        self.refresh()

    def refresh(self) -> None:
        """Ask anew for all that is known, for the library has changed."""
        self._outdated = set(self._rows)
        groups = [node.entry.group for node in self._known_nodes() if node.entry is not None]
        grouping, known = self.grouping, dict(self._contents)
        asked = {(), *(group.key for group in groups if group is not None)}

        def take(answer: dict[Key, Content]) -> None:
            if grouping is self.grouping:
                # What was not asked, for it lies in a closed range, is asked when it is opened.
                kept = {key: content for key, content in self._contents.items() if key in asked}
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
        wanted = tuple(text.casefold().split())
        if wanted != self._wanted:
            self._wanted = wanted
            self._start_over(self._contents)

    def _known_nodes(self) -> Iterator[_Node]:
        return (
            node
            for node in self._nodes.values()
            if node.is_known and node.entry is not None and node.entry.group is not None
        )

    # What came

    def _take_changed(self, kept: dict[Key, Content], changed: dict[Key, Content]) -> None:
        if changed:
            self._start_over({**kept, **changed})
        else:
            self._tell_rows_changed()
        self.filled.emit()

    def _take_one(self, key: Key, content: Content) -> None:
        self._contents[key] = content
        for node in list(self._nodes.values()):
            if node.key == key and not node.is_known:
                self._insert(node, content)
        self.filled.emit()

    def _insert(self, node: _Node, content: Content) -> None:
        entries = in_ranges(node.key, content.entries)
        rows = len(entries) + len(content.ids)
        if rows:
            self.beginInsertRows(self._index_of(node), 0, rows - 1)
        self._fill(node, entries, content.ids)
        if rows:
            self.endInsertRows()

    def _start_over(self, known: dict[Key, Content]) -> None:
        self.beginResetModel()
        self._contents = dict(known)
        self._nodes = {}
        self._waiting.clear()
        self._asked.clear()
        self._top = _Node(next(self._numbers), None, None)
        self._nodes[self._top.number] = self._top
        top = known.get(())
        if top is not None:
            entries = [entry for entry in top.entries if self._passes(entry)]
            self._fill(self._top, in_ranges((), entries), top.ids)
        self.endResetModel()

    def _fill(self, node: _Node, entries: Iterable[Entry], ids: array[int]) -> None:
        """Put rows below *node*, and below those what is known already."""
        node.ids, node.is_known, node.is_asked = ids, True, False
        for row, entry in enumerate(entries):
            child = _Node(next(self._numbers), entry, node, row)
            self._nodes[child.number] = child
            node.children.append(child)
            # What is inside of a range waits until that is opened: there may be a hundred of them.
            inside = self._contents.get(entry.key)
            if inside is not None:
                self._fill(child, in_ranges(entry.key, inside.entries), inside.ids)

    def _passes(self, entry: Entry) -> bool:
        """Return whether the filter lets *entry* be seen, for itself or for a group below it."""
        if not self._wanted:
            return True
        words = f"{entry.label} {entry.note}".casefold()
        if all(word in words for word in self._wanted):
            return True
        inside = self._contents.get(entry.key)
        return inside is not None and any(self._passes(item) for item in inside.entries)

    # What a row is

    def entry_at(self, index: Index) -> Entry | None:
        """Return the group or range at *index*; None for a cable."""
        node = self._node_at(index)
        return node.entry if node is not None else None

    def cable_id_at(self, index: Index) -> int | None:
        """Return the id of the cable at *index*; None for a group."""
        above = self._nodes.get(index.internalId()) if index.isValid() else None
        if above is None:
            return None
        position = index.row() - len(above.children)
        return above.ids[position] if 0 <= position < len(above.ids) else None

    def row_at(self, index: Index) -> Row | None:
        """Return the cable at *index*; None for a group, and for one that is still being brought."""
        number = self.cable_id_at(index)
        if number is None:
            return None
        if number not in self._rows or number in self._outdated:
            self._want(index)
        return self._rows.get(number)

    def address_at(self, index: Index) -> CableAddress | None:
        """Return where the cable at *index* is kept."""
        row = self.row_at(index)
        return CableAddress(row.path, row.ordinal) if row is not None else None

    def key_at(self, index: Index) -> Key | None:
        """Return the key of the group at *index*, or that of a cable: its group's, and its id."""
        node = self._node_at(index)
        if node is not None:
            return node.key if index.isValid() else None
        number = self.cable_id_at(index)
        above = self._nodes.get(index.internalId())
        return (*above.key, "cable", number) if above is not None else None

    def find(self, key: Key) -> QModelIndex:
        """Return the index of what has *key*; invalid if it is not there any more."""
        if len(key) >= 2 and key[-2] == "cable":
            for node in self._nodes.values():
                if node.key == key[:-2] and key[-1] in node.ids:
                    row = len(node.children) + node.ids.index(int(str(key[-1])))
                    return self.createIndex(row, 0, node.number)
            return QModelIndex()
        for node in self._nodes.values():
            if node.key == key and node is not self._top:
                return self._index_of(node)
        return QModelIndex()

    # Rows of cables, in blocks

    def _want(self, index: Index) -> None:
        above = self._nodes[index.internalId()]
        position = index.row() - len(above.children)
        block = above.number, position - position % _BLOCK
        if block not in self._asked:
            self._waiting.add(block)
            if not self._asking.isActive():
                self._asking.start()

    @Slot()
    def _ask_rows(self) -> None:
        if len(self._rows) > _MOST_KEPT:
            self._rows.clear()
        for block in self._waiting:
            node = self._nodes.get(block[0])
            if node is not None:
                self._asked.add(block)
                self._ask_block(node, block, node.ids[block[1] : block[1] + _BLOCK])
        self._waiting.clear()

    def _ask_block(self, node: _Node, block: tuple[int, int], ids: array[int]) -> None:
        def take(rows: list[Row]) -> None:
            self._asked.discard(block)
            self._rows.update(dict.fromkeys(ids))
            self._rows.update((row.id, row) for row in rows)
            self._outdated.difference_update(ids)
            if self._nodes.get(node.number) is node:
                top = len(node.children) + block[1]
                one = self.createIndex(top, 0, node.number)
                other = self.createIndex(top + len(ids) - 1, 0, node.number)
                self.dataChanged.emit(one, other)

        def fail(words: str) -> None:
            self._asked.discard(block)
            self.failed.emit(words)

        self._questions.ask(
            f"rows {block[0]} {block[1]}", lambda searcher: [searcher.rows(ids)], take, fail
        )

    def _tell_rows_changed(self) -> None:
        for node in self._nodes.values():
            if node.ids:
                first = len(node.children)
                one = self.createIndex(first, 0, node.number)
                other = self.createIndex(first + len(node.ids) - 1, 0, node.number)
                self.dataChanged.emit(one, other)

    # QAbstractItemModel

    def _node_at(self, index: Index) -> _Node | None:
        """Return the row at *index* if others stand below it; the top for an invalid index."""
        if not index.isValid():
            return self._top
        above = self._nodes.get(index.internalId())
        if above is None or index.row() >= len(above.children):
            return None
        return above.children[index.row()]

    def _index_of(self, node: _Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.parent.number)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        node = self._node_at(parent)
        if node is None or column != 0 or not 0 <= row < len(node.children) + len(node.ids):
            return QModelIndex()
        return self.createIndex(row, 0, node.number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._nodes.get(index.internalId()) if index.isValid() else None
        return self._index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        node = self._node_at(parent)
        if node is None or parent.column() > 0:
            return 0
        return len(node.children) + len(node.ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: ARG002
        return 1

    def hasChildren(self, parent: Index = _NO_INDEX) -> bool:
        node = self._node_at(parent)
        if node is None or parent.column() > 0:
            return False
        return not node.is_known or bool(node.children or node.ids)

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

    # Dragging files out

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Any) -> QMimeData:
        mime = QMimeData()
        addresses = (self.address_at(index) for index in indexes)
        mime.setUrls([QUrl.fromLocalFile(str(item.path)) for item in addresses if item is not None])
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
