"""What a worker process does: read files and write their cables.

A worker is sent paths and sends back counts. Cables never travel between processes.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from cablereader.library.file_reading import Task, read_file
from cablereader.library.held_files import FileState, ReadFile
from cablereader.library.reading_ahead import reading_ahead
from cablereader.library.store import Writer
from cablereader.model.garbage_search import search_seldom

BATCH_BYTES = 32 * 1024 * 1024
"""The text that is written in one transaction; more takes memory and saves no more time."""
_REPORT_SECONDS = 0.2


class Note(NamedTuple):
    """What was done since the last note. *cables* are in the library."""

    files: int
    size: int
    """Bytes of the files."""
    cables: int
    problems: int
    current: bytes


class Lane(NamedTuple):
    """Which of several workers this is; it keeps their cable numbers apart."""

    number: int
    of: int


Report = Callable[[Note], None]
IsCancelled = Callable[[], bool]


def index_files(
    library: Path,
    lane: Lane,
    tasks: Sequence[Task],
    report: Report,
    is_cancelled: IsCancelled,
) -> None:
    """Read the files of *tasks* and write their cables to the library.

    When cancelled, what has been read is written and the rest left for another time. Raises
    LibraryError if the library cannot be written.
    """
    writer = Writer(library, lane.number, lane.of)
    batch: list[ReadFile] = []
    size = files = read = problems = 0
    reported = time.monotonic()

    def write() -> None:
        nonlocal size
        if batch:
            report(Note(0, 0, writer.write(batch), 0, b""))
            batch.clear()
            size = 0

    for task in reading_ahead(tasks):
        if is_cancelled():
            break
        done_before = 0
        for piece in read_file(task):
            batch.append(piece)
            length = sum(len(record.body) for record in piece.records)
            size += length
            problems += piece.state is FileState.DAMAGED
            # A file of many cables counts as it goes; the compressed size is not known per cable.
            done = task.size if piece.state is not FileState.PARTLY else 0
            read += done - done_before
            done_before = done
            # Pieces of one file follow each other in different transactions.
            if size >= BATCH_BYTES or piece.state is FileState.PARTLY:
                write()
            if is_cancelled():
                break
        files += task.share == 0
        if time.monotonic() - reported > _REPORT_SECONDS:
            report(Note(files, read, 0, problems, task.path))
            files = read = problems = 0
            reported = time.monotonic()
    write()
    report(Note(files, read, 0, problems, b""))


class _Shared(NamedTuple):
    notes: SimpleQueue[Note]
    cancelled: Event


_shared: list[_Shared] = []


def begin_process(notes: SimpleQueue[Note], cancelled: Event) -> None:
    """Prepare a worker process; called once in each."""
    # Ctrl+C reaches all processes of a terminal; the first one ends the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    search_seldom()
    _shared[:] = [_Shared(notes, cancelled)]
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that sends the work has died, and so can send no more.

    At once, in the middle of anything: another program may take over, and what is not yet written
    will be read again.
    """
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def index_in_process(library: Path, lane: Lane, tasks: Sequence[Task]) -> None:
    """Do :func:`index_files` in a worker process."""
    shared = _shared[0]
    index_files(library, lane, tasks, shared.notes.put, shared.cancelled.is_set)
