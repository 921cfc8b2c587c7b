"""The rows of the library's tree that are known so far. No Qt here.

Cables have no objects of their own: a row knows the ids of those below it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from cablereader.library import Group
from cablereader.ui.library.library_branches import Content, Entry, Key, in_ranges
from cablereader.ui.trees.row_filter import RowFilter

_CABLE = "cable"
"""Stands in the key of a cable before its id."""


@dataclass(eq=False, slots=True)
class GroupNode:
    """A row that has others below it: first further groups, then cables."""

    number: int
    """What an index of the rows below carries; no two rows ever have the same."""
    entry: Entry | None
    parent: GroupNode | None
    row: int = 0
    children: list[GroupNode] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("q"))
    is_known: bool = False
    """Whether it is known what stands below."""
    is_asked: bool = False

    @property
    def key(self) -> Key:
        """What leads to this row from the top."""
        return self.entry.key if self.entry is not None else ()

    @property
    def size(self) -> int:
        """How many rows stand below."""
        return len(self.children) + len(self.ids)

    def key_of_cable(self, position: int) -> Key:
        """Return the key of the cable at *position* among those below."""
        return (*self.key, _CABLE, self.ids[position])


class GroupedTree:
    """The groups of a library, filled as they are opened and sifted by the words of a filter."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._nodes: dict[int, GroupNode] = {}
        self._contents: dict[Key, Content] = {}
        self.filter = RowFilter()
        self.top = GroupNode(0, None, None)

    @property
    def contents(self) -> Mapping[Key, Content]:
        """What is known to stand below a row, by its key, seen or not."""
        return self._contents

    def start_over(self, contents: Mapping[Key, Content]) -> None:
        """Make all rows anew from *contents*."""
        self._contents = dict(contents)
        self._nodes = {}
        self.top = GroupNode(next(self._numbers), None, None)
        self._nodes[self.top.number] = self.top
        known = contents.get(())
        if known is not None:
            entries = [entry for entry in known.entries if self._passes(entry)]
            self.fill(self.top, in_ranges((), entries), known.ids)

    def learn(self, key: Key, content: Content) -> list[GroupNode]:
        """Keep what stands below *key*; return the rows that wait to be filled with it."""
        self._contents[key] = content
        return [node for node in self if node.key == key and not node.is_known]

    def fill(self, node: GroupNode, entries: Iterable[Entry], ids: array[int]) -> None:
        """Put rows below *node*, and below those what is known already."""
        node.ids, node.is_known, node.is_asked = ids, True, False
        for row, entry in enumerate(entries):
            child = GroupNode(next(self._numbers), entry, node, row)
            self._nodes[child.number] = child
            node.children.append(child)
            # What is inside of a range waits until that is opened: there may be a hundred of them.
            inside = self._contents.get(entry.key)
            if inside is not None:
                self.fill(child, in_ranges(entry.key, inside.entries), inside.ids)

    def __iter__(self) -> Iterator[GroupNode]:
        return iter(self._nodes.values())

    def node(self, number: int) -> GroupNode | None:
        """Return the row of that number; None if it is no more."""
        return self._nodes.get(number)

    def known_groups(self) -> list[Group]:
        """Return the groups that were opened, or brought because they had been."""
        entries = (node.entry for node in self if node.is_known and node.entry is not None)
        return [entry.group for entry in entries if entry.group is not None]

    def find(self, key: Key) -> tuple[GroupNode, int] | None:
        """Return the row above what has *key*, and the position below that; None if it is gone."""
        if len(key) >= 2 and key[-2] == _CABLE:
            for node in self:
                if node.key == key[:-2] and key[-1] in node.ids:
                    return node, len(node.children) + node.ids.index(int(str(key[-1])))
            return None
        for node in self:
            if node.key == key and node.parent is not None:
                return node.parent, node.row
        return None

    def _passes(self, entry: Entry) -> bool:
        """Return whether the filter lets *entry* be seen, for itself or for a group below it."""
        if self.filter.passes(f"{entry.label} {entry.note}".casefold()):
            return True
        inside = self._contents.get(entry.key)
        return inside is not None and any(self._passes(item) for item in inside.entries)
