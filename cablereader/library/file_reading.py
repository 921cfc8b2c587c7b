"""Reading one file into what the library keeps of it."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cablereader.formats.binary_data import is_binary
from cablereader.formats.compression import compression_of
from cablereader.formats.faults import ContentError
from cablereader.formats.pdf import PDF_MARK
from cablereader.formats.reading import cables_of, read_unparsed, unparsed_in
from cablereader.library.record import record_of, storable
from cablereader.library.store import FileState, ReadFile
from cablereader.model.cable import Cable

_log = logging.getLogger(__name__)
_WHOLE_BYTES = 16 * 1024 * 1024
_CABLES_AT_ONCE = 4000
_HEAD = 65536


class Task(NamedTuple):
    """A file to read. *first* of its cables are in the library already."""

    source: int
    path: bytes
    size: int
    first: int = 0


def read_file(task: Task) -> Iterator[ReadFile]:
    """Yield what is kept of a file; of a large one in pieces, all but the last marked PARTLY.

    Never raises for the file: what is wrong with it becomes its problem. Yields nothing for a file
    that has gone.
    """
    try:
        yield from _pieces(task)
    except FileNotFoundError:
        return
    except ContentError as error:
        yield _unread(task, str(error))
    except OSError as error:
        # The system, not the file, stands in the way. No file has this time, so it is tried again.
        found = _unread(task, error.strerror or str(error))
        found.mtime = 0
        yield found
    except Exception as error:
        # A fault of ours in reading this file must not keep the reader from all others.
        _log.exception("reading %r", task.path)
        yield _unread(task, f"Cable Reader cannot read this file ({type(error).__name__}: {error})")


def _pieces(task: Task) -> Iterator[ReadFile]:
    path = Path(os.fsdecode(task.path))
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        head = file.read(_HEAD)
        found = ReadFile(task.source, task.path, status.st_size, status.st_mtime_ns)
        if not head.strip(b"\x00\t\n\r \x1a"):
            found.state, found.problem = FileState.NOT_TEXT, "The file is empty."
            yield found
            return
        is_compressed = compression_of(head[:8]) is not None
        if not is_compressed and is_binary(head) and not head.startswith(PDF_MARK):
            found.state, found.problem = FileState.NOT_TEXT, "The file is not text."
            yield found
            return
        if not is_compressed and status.st_size <= _WHOLE_BYTES:
            data = head + file.read()
            found.digest = digest(data)
            for cable in cables_of(unparsed_in(data, path.name)):
                _add(found, cable, path.name)
            yield found
            return
    yield from _stream(task, path, found)


def _stream(task: Task, path: Path, whole: ReadFile) -> Iterator[ReadFile]:
    """Read a file of many cables piece by piece, from the first that is not held."""
    number = task.first
    piece = _next_piece(whole, task.first)
    try:
        # What is held already is passed over without being parsed.
        for cable in cables_of(islice(read_unparsed(path), task.first, None)):
            number += 1
            _add(piece, cable, path.name)
            if len(piece.records) >= _CABLES_AT_ONCE:
                piece.state = FileState.PARTLY
                yield piece
                piece = _next_piece(whole, number)
    except OSError as error:
        piece.state, piece.problem = FileState.DAMAGED, error.strerror or str(error)
    else:
        with path.open("rb") as file:
            piece.digest = _digest_of_stream(file)
    yield piece


def _next_piece(whole: ReadFile, first: int) -> ReadFile:
    return ReadFile(whole.source, whole.path, whole.size, whole.mtime, first=first)


def _add(file: ReadFile, cable: Cable, name: str) -> None:
    file.records.append(record_of(cable))
    file.members.append(storable(cable.source_name) if cable.source_name != name else None)


def _unread(task: Task, problem: str) -> ReadFile:
    try:
        status = Path(os.fsdecode(task.path)).stat()
        size, mtime = status.st_size, status.st_mtime_ns
    except OSError:
        size, mtime = task.size, 0
    return ReadFile(task.source, task.path, size, mtime, state=FileState.DAMAGED, problem=problem)


def digest(data: bytes) -> bytes:
    """Return what tells the content of one file from another's."""
    return hashlib.blake2b(data, digest_size=16).digest()


def _digest_of_stream(file: BinaryIO) -> bytes:
    state = hashlib.blake2b(digest_size=16)
    while block := file.read(1 << 20):
        state.update(block)
    return state.digest()


def digest_of(path: bytes) -> bytes | None:
    """Return the digest of a file; None if it cannot be read."""
    try:
        with Path(os.fsdecode(path)).open("rb") as file:
            return _digest_of_stream(file)
    except OSError:
        return None
