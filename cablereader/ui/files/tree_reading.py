"""What the file tree reads from the disk: the names in a folder, the cables in a file.

Plain functions for background threads. Neither raises: what went wrong is part of the answer.
"""

from __future__ import annotations

import heapq
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cablereader.formats.opening import (
    SHOWN_BYTES,
    CableAddress,
    Document,
    ProblemKind,
    open_document,
)
from cablereader.model.cable import Cable, SourceFormat
from cablereader.ui.file_stamp import Stamp, stamp_of
from cablereader.ui.holdings import HeldCable, held_cable
from cablereader.ui.trees.tree_nodes import (
    CableSummary,
    FileSummary,
    Node,
    NodeKind,
    file_node,
    folder_node,
    natural_key,
)

EAGER_BYTES = 2 * 1024 * 1024
"""A larger file is read only when it is chosen, not to fill its row."""
MOST_FILES = 200_000
"""Files below one folder that are looked through for numbers; a larger one belongs into a library."""
WITH_BEGINNING = 100
"""Cables of one file whose bodies are read for a preview; a table may hold thousands."""
_PIECE = 2_000


@dataclass(frozen=True, slots=True)
class Listing:
    """The folders, then the files of a folder in natural order, or *error*, why there are none.

    Nodes that were known are the same objects again. *gone* are those whose names are no longer
    there, *changed* those whose file has another stamp than when it was read.
    """

    nodes: list[Node] = field(default_factory=list)
    added: list[Node] = field(default_factory=list)
    gone: list[Node] = field(default_factory=list)
    changed: list[Node] = field(default_factory=list)
    error: OSError | None = None


def list_folder(path: str, known: Sequence[Node], cancelled: threading.Event) -> Listing:
    """List *path* without its hidden entries, sockets and devices.

    A link to a folder that contains this one is left out, for it has no end. *known* are the nodes
    of an earlier listing.
    """
    by_name = {node.name: node for node in known}
    listing = Listing()
    folders: list[Node] = []
    files: list[Node] = []
    real = os.path.realpath(path)
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if cancelled.is_set():
                    break
                kind = _kind_of(entry, real)
                if kind is None:
                    continue
                node = by_name.get(entry.name)
                if node is None or node.kind is not kind:
                    node = _node_of(entry, kind)
                    listing.added.append(node)
                else:
                    del by_name[entry.name]
                (folders if kind is NodeKind.FOLDER else files).append(node)
    except OSError as error:
        return Listing(error=error, gone=list(known))
    listing.nodes.extend((*_in_order(folders), *_in_order(files)))
    listing.gone.extend(by_name.values())
    listing.changed.extend(node for node in files if _is_changed(node))
    return listing


def read_files(
    paths: Sequence[str], limit: int | None, cancelled: threading.Event
) -> dict[str, FileSummary]:
    """Summarize each of *paths* that is not larger than *limit* bytes."""
    found: dict[str, FileSummary] = {}
    for path in paths:
        if cancelled.is_set():
            break
        found[path] = _read_file(path, limit)
    return found


def list_files_below(folder: str, cancelled: threading.Event) -> list[str]:
    """Return every file at any depth below *folder* that the tree would show, nearest first."""
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [str(Path(place) / name) for name in sorted(names) if not name.startswith(".")]
        if cancelled.is_set() or len(found) > MOST_FILES:
            break
    return found[:MOST_FILES]


def read_changed(
    known: Sequence[tuple[str, Stamp | None]], cancelled: threading.Event
) -> dict[str, FileSummary]:
    """Summarize each file whose stamp is not the one that is *known*, up to the eager size."""
    wanted = [path for path, stamp in known if stamp is None or stamp_of(path) != stamp]
    return read_files(wanted, EAGER_BYTES, cancelled)


def _read_file(path: str, limit: int | None) -> FileSummary:
    stamp = stamp_of(path)
    if stamp is not None and limit is not None and stamp[0] > limit:
        return FileSummary(stamp=stamp, is_deferred=True)
    document = open_document(Path(path), SHOWN_BYTES if limit is None else limit)
    if document.problem is not None:
        if limit is not None and document.problem.kind is ProblemKind.TOO_LARGE:
            # A small archive that holds much.
            return FileSummary(stamp=stamp, is_deferred=True)
        return FileSummary(words=document.problem.what, problem=document.problem.kind, stamp=stamp)
    cables = _cables_of(document)
    return FileSummary(cables, _words_about(document), stamp=stamp, held=_held(document))


def _cables_of(document: Document) -> tuple[CableSummary, ...]:
    if all(cable.source_format is SourceFormat.TEXT for cable in document.cables):
        return ()
    return tuple(_summary_of(cable, document.path.name) for cable in document.cables)


def _held(document: Document) -> tuple[HeldCable, ...]:
    found = (
        held_cable(
            cable, CableAddress(document.path, number), with_beginning=number < WITH_BEGINNING
        )
        for number, cable in enumerate(document.cables)
    )
    return tuple(cable for cable in found if cable is not None)


def _words_about(document: Document) -> str | None:
    return document.remark if _cables_of(document) else "No cable was recognized in this file."


def _summary_of(cable: Cable, file_name: str) -> CableSummary:
    return CableSummary(
        reference_id=cable.reference_id,
        subject=cable.subject,
        level=cable.classification_level,
        classification=cable.classification,
        created=cable.created,
        origin=cable.origin,
        member=cable.source_name if cable.source_name != file_name else None,
    )


def _kind_of(entry: os.DirEntry[str], folder: str) -> NodeKind | None:
    """Return what row *entry* of *folder* gets, or None if it gets none."""
    if entry.name.startswith("."):
        return None
    if _is_folder(entry):
        return None if _leads_back(entry, folder) else NodeKind.FOLDER
    return NodeKind.FILE if _is_file(entry) else None


def _node_of(entry: os.DirEntry[str], kind: NodeKind) -> Node:
    return folder_node(entry.path) if kind is NodeKind.FOLDER else file_node(entry.path)


def _is_changed(node: Node) -> bool:
    return node.file is not None and node.file.stamp != stamp_of(node.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether *entry* is worth a row; a link that leads nowhere is, to say so."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return True


def _leads_back(entry: os.DirEntry[str], folder: str) -> bool:
    if not entry.is_symlink():
        return False
    target = os.path.realpath(entry.path)
    return folder == target or folder.startswith(target.rstrip(os.sep) + os.sep)


def _in_order(nodes: list[Node]) -> Iterator[Node]:
    # In pieces: one sort of 100,000 names would hold up every other thread for a tenth of a second.
    pieces = [sorted(nodes[at : at + _PIECE], key=_key) for at in range(0, len(nodes), _PIECE)]
    return heapq.merge(*pieces, key=_key)


def _key(node: Node) -> tuple[str, str]:
    return natural_key(node.name), node.name
