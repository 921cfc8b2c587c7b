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
from cablereader.formats.reading import (
    cables_of,
    is_stream_of_records,
    read_unparsed,
    unparsed_in,
)
from cablereader.formats.table import dialect_of
from cablereader.library.held_files import FileState, ReadFile
from cablereader.library.record import record_of, storable
from cablereader.model.cable import Cable

_log = logging.getLogger(__name__)
_WHOLE_BYTES = 16 * 1024 * 1024
PIECE_CABLES = 2000
"""How many cables of one file are written in one transaction."""
_HEAD = 65536
_TAIL = 4096
_CUT_SHORT = "The table ends in the middle of a record; perhaps it was not copied to its end"


class Task(NamedTuple):
    """A file to read, or a share of it. *first* of its cables are in the library already.

    Of a file that is read by several processes each has a *share*: of every *shares* pieces one.
    """

    source: int
    path: bytes
    size: int
    """Bytes of the file, or the part of them that this share is about."""
    first: int = 0
    share: int = 0
    shares: int = 1


def shared_out(task: Task, jobs: int) -> list[Task]:
    """Return *task* in shares for *jobs* processes, if it is a large file of many cables.

    All of them read the file, which takes little time beside parsing and indexing a share of it.
    """
    if jobs == 1 or task.size <= _WHOLE_BYTES // 8:
        return [task]
    try:
        is_worth_it = is_stream_of_records(os.fsdecode(task.path))
    except OSError:
        # Said when the file is read.
        is_worth_it = False
    if not is_worth_it:
        return [task]
    size = -(-task.size // jobs)
    return [task._replace(size=size, share=share, shares=jobs) for share in range(jobs)]


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
        found = _unread(task, _words_of(error))
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
        if not is_compressed and status.st_size <= _WHOLE_BYTES and task.shares == 1:
            data = head + file.read()
            found.digest = digest(data)
            for cable in cables_of(unparsed_in(data, path.name)):
                _add(found, cable, path.name)
            if _is_cut_short(head, data[-_TAIL:]):
                found.state, found.problem = FileState.DAMAGED, _CUT_SHORT
            yield found
            return
    yield from _stream(task, path, found)


def _stream(task: Task, path: Path, whole: ReadFile) -> Iterator[ReadFile]:
    """Read a file of many cables piece by piece, from the first that is not held.

    Pieces begin at the same cables in every process and each time, so that shares fit together.
    """
    messages = islice(read_unparsed(path), task.first, None)
    first = task.first
    fault: OSError | None = None
    is_at_end = False
    while not is_at_end:
        is_ours = first // PIECE_CABLES % task.shares == task.share
        piece = ReadFile(whole.source, whole.path, whole.size, whole.mtime, first=first)
        left = PIECE_CABLES - first % PIECE_CABLES
        try:
            for message in islice(messages, left):
                left -= 1
                first += 1
                # What another process reads is passed over without being parsed.
                if is_ours:
                    try:
                        _add(piece, message.parse(), path.name)
                    except ContentError as error:
                        # One bad member of an archive does not take the others away.
                        fault = fault or error
                        first -= 1
            is_at_end = left > 0
        except OSError as error:
            fault, is_at_end = fault or error, True
        if not is_ours:
            continue
        if not is_at_end:
            piece.state = FileState.PARTLY
        elif fault:
            piece.state, piece.problem = FileState.DAMAGED, _words_of(fault)
        else:
            with path.open("rb") as file:
                piece.digest = _digest_of_stream(file)
                file.seek(0)
                head = file.read(_HEAD)
                file.seek(max(whole.size - _TAIL, 0))
                if _is_cut_short(head, file.read()):
                    piece.state, piece.problem = FileState.DAMAGED, _CUT_SHORT
        yield piece


def _is_cut_short(head: bytes, tail: bytes) -> bool:
    """Whether a file is a table that ends within a record, as a download that was broken off."""
    dialect = dialect_of(head.decode("utf-8", "replace"))
    # What a spreadsheet saves has no such sign at its end.
    is_published = dialect is not None and dialect.is_published
    return is_published and not tail.rstrip().endswith(b'"')


def _words_of(error: OSError) -> str:
    """Return what the system, or this program, says of a file that cannot be read to its end."""
    return error.strerror or str(error)


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
