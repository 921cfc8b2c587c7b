"""The rows behind the file tree: plain objects without Qt, so that a thread can make them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from cablereader.formats.opening import CableAddress, ProblemKind
from cablereader.model.level import Level
from cablereader.ui.file_stamp import Stamp
from cablereader.ui.holdings import HeldCable

_DIGITS = re.compile(r"[0-9]+")


class NodeKind(Enum):
    """What a row stands for."""

    TOP = auto()
    """The invisible parent of the opened folders and files."""
    FOLDER = auto()
    FILE = auto()
    CABLE = auto()
    """One of several cables in a file."""
    NOTICE = auto()
    """Words in place of rows: why a folder shows nothing."""


class FolderState(Enum):
    """How much is known of a folder."""

    UNLISTED = auto()
    LISTING = auto()
    LISTED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class CableSummary:
    """What a row and its tooltip say about one cable; None where the cable does not say it."""

    reference_id: str | None = None
    subject: str | None = None
    level: Level | None = None
    classification: str | None = None
    created: str | None = None
    origin: str | None = None
    member: str | None = None
    """The file it was read from, if that is not the one on the disk: the name inside an archive."""


@dataclass(frozen=True, slots=True)
class FileSummary:
    """What was found in a file. Without cables, *words* say what it is instead.

    *is_deferred* marks a file that is too large to be read only for its row.
    """

    cables: tuple[CableSummary, ...] = ()
    words: str | None = None
    problem: ProblemKind | None = None
    stamp: Stamp | None = None
    is_deferred: bool = False
    held: tuple[HeldCable, ...] = ()
    """The cables that have a number, for those who ask where a number is."""


@dataclass(eq=False, slots=True)
class Node:
    """One row, shown or not. *children* are all that is known, *rows* those the view can see."""

    kind: NodeKind
    path: str = ""
    name: str = ""
    ordinal: int = 0
    parent: Node | None = None
    row: int = 0
    number: int = 0
    """Set while the row can be seen; the number its index carries."""
    state: FolderState = FolderState.UNLISTED
    children: list[Node] = field(default_factory=list)
    hits: list[Node] = field(default_factory=list)
    """The children that pass the filter; of these *rows* are the first ones."""
    rows: list[Node] = field(default_factory=list)
    file: FileSummary | None = None
    cable: CableSummary | None = None
    words: str = ""
    """What the filter looks at, case folded."""

    @property
    def address(self) -> CableAddress | None:
        """The cable that is shown when this row is chosen, or None for folders and notices."""
        if self.kind in (NodeKind.FILE, NodeKind.CABLE):
            return CableAddress(Path(self.path), self.ordinal)
        return None

    @property
    def is_root(self) -> bool:
        """Whether the reader opened this folder or file by itself."""
        return self.parent is not None and self.parent.kind is NodeKind.TOP

    @property
    def is_muted(self) -> bool:
        """Whether the row stands for something that cannot be read as a cable."""
        if self.kind is NodeKind.FOLDER:
            return self.state is FolderState.FAILED
        if self.kind is NodeKind.FILE:
            return self.file is not None and not self.file.cables and not self.file.is_deferred
        return self.kind is NodeKind.NOTICE

    def child(self, name: str) -> Node | None:
        """Return the child of this file name."""
        return next((node for node in self.children if node.name == name), None)


def file_node(path: str) -> Node:
    """Return a node for a file of which only the path is known."""
    name = path.rpartition(os.sep)[2] or path
    return Node(NodeKind.FILE, path, name, words=name.casefold())


def folder_node(path: str) -> Node:
    """Return a node for a folder that was not listed yet."""
    name = path.rpartition(os.sep)[2] or path
    return Node(NodeKind.FOLDER, path, name, words=name.casefold())


def notice_node(text: str) -> Node:
    """Return a node that only says something."""
    return Node(NodeKind.NOTICE, name=text)


def cable_node(path: str, ordinal: int, cable: CableSummary) -> Node:
    """Return a node for one of several cables of a file."""
    words = f"{cable.reference_id or ''} {cable.subject or ''} {cable.member or ''}".casefold()
    return Node(NodeKind.CABLE, path, ordinal=ordinal, cable=cable, words=words)


def natural_key(name: str) -> str:
    """Return a sort key by which "cable 9" comes before "cable 10", without regard to case."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), name.casefold())


def printable(name: str) -> str:
    """Return a file name as text for the screen: bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
