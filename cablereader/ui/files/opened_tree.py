"""Everything that is known of the opened folders and files, shown or not. No Qt here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from cablereader.formats.opening import CableAddress
from cablereader.ui.trees.row_filter import RowFilter
from cablereader.ui.trees.tree_nodes import Node, NodeKind


class OpenedTree:
    """The nodes of a file tree, found by their paths and sifted by the words of a filter."""

    def __init__(self) -> None:
        self.top = Node(NodeKind.TOP)
        self.filter = RowFilter()
        self.holding_hits: list[Node] = []
        """Rows that the filter let pass only for what is below them."""
        self._folders: dict[str, list[Node]] = {}

    @property
    def roots(self) -> tuple[Node, ...]:
        """The opened folders and files, in the order they were opened."""
        return tuple(self.top.children)

    def root(self, path: str) -> Node | None:
        """Return the folder or file that was opened by itself under *path*."""
        return next((node for node in self.top.children if node.path == path), None)

    def folders_at(self, path: str) -> tuple[Node, ...]:
        """Return the rows of the folder *path*; two where one open folder lies in another."""
        return tuple(self._folders.get(path, ()))

    def known_folders(self) -> Iterator[Node]:
        """Yield every folder that was met so far."""
        for nodes in self._folders.values():
            yield from nodes

    def adopt(self, parent: Node, children: Iterable[Node]) -> None:
        """Make *children* know that they stand below *parent*."""
        for child in children:
            if child.parent is None:
                child.parent = parent
                if child.kind is NodeKind.FOLDER:
                    self._folders.setdefault(child.path, []).append(child)

    def forget(self, node: Node) -> Iterator[Node]:
        """Take out *node* and all below it, and yield each."""
        node.parent = None
        if node.kind is NodeKind.FOLDER and node in self._folders.get(node.path, ()):
            self._folders[node.path].remove(node)
        yield node
        for child in node.children:
            yield from self.forget(child)

    def locate(self, address: CableAddress) -> Node | None:
        """Return the row of a cable, else the nearest row above it that is known, or None.

        For a folder or a file in the answer, what is inside was not read yet or is not there.
        """
        path = str(address.path)
        found = self.root(path)
        for root in self.top.children if found is None else ():
            if root.kind is NodeKind.FOLDER and path.startswith(root.path.rstrip(os.sep) + os.sep):
                found = _descend(root, path)
                break
        if found is not None and found.path == path and found.children:
            inner = [child for child in found.children if child.ordinal == address.ordinal]
            return inner[0] if inner and inner[0].kind is NodeKind.CABLE else found
        return found

    # The filter

    def sift(self) -> Iterator[Node]:
        """Set the hits of all nodes; yield each that has others below it when its hits are set."""
        self.holding_hits = []
        yield from self._sift(self.top, shown=False)

    def _sift(self, node: Node, shown: bool) -> Iterator[Node]:
        """Set the hits below *node*; *shown* lets everything pass.

        A folder that bears a wanted name shows all it holds, except the opened ones: the filter
        looks inside these.
        """
        shown = shown or not self.filter.is_set
        if shown:
            node.hits = node.children
            for child in node.children:
                if child.children:
                    yield from self._sift(child, shown=True)
        else:
            longest, passes = self.filter.words[0], self.filter.passes
            hits = []
            for child in node.children:
                if child.children:
                    is_hit = passes(child.words) and not _is_open_folder(child)
                    yield from self._sift(child, shown=is_hit)
                    if child.hits and not is_hit:
                        self.holding_hits.append(child)
                    if child.hits or is_hit:
                        hits.append(child)
                elif longest in child.words and passes(child.words):
                    hits.append(child)
            node.hits = hits
        yield node


def _is_open_folder(node: Node) -> bool:
    return node.is_root and node.kind is NodeKind.FOLDER


def _descend(node: Node, path: str) -> Node:
    """Return the deepest known row at or above *path* below the folder *node*."""
    while node.path != path:
        rest = path[len(node.path.rstrip(os.sep)) + 1 :]
        child = node.child(rest.split(os.sep, 1)[0])
        if child is None:
            return node
        node = child
    return node
