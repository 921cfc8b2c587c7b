"""Bringing the library up to date with its sources."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from cablereader.library.changes import Changes, changes_in
from cablereader.library.damage import LibraryError, damage_told
from cablereader.library.file_reading import Task, shared_out
from cablereader.library.forgetting import forget_files
from cablereader.library.held_interrupts import held_interrupts
from cablereader.library.merging import merge_index
from cablereader.library.opening import open_writable
from cablereader.library.progress import Phase, Progress, Watch, Watched
from cablereader.library.scan_lock import scan_lock
from cablereader.library.sources import Source, sources
from cablereader.library.worker import (
    BATCH_BYTES,
    Lane,
    Note,
    begin_process,
    index_files,
    index_in_process,
)

# The first batches are small, so that something can be found at once.
_FIRST_BATCH_BYTES = 512 * 1024
_LAST_BATCH_BYTES = 4 * 1024 * 1024
_MOST_FILES = 8000
_MOST_JOBS = 16
_SHOWN_EVERY = 0.1


class Scan(Watched):
    """One scan of a library's sources.

    :meth:`run` does it. When it is cancelled, what was read is kept, and the next scan goes on from
    there. What is written can be searched while the scan goes on. With *jobs* over 1, or with
    *apart*, files are read in worker processes, so that this process stays free for a window.
    """

    def __init__(
        self,
        library: Path,
        *,
        jobs: int = 1,
        apart: bool = False,
        watch: Watch | None = None,
    ) -> None:
        super().__init__(watch)
        self._library = library
        self._jobs = min(max(jobs, 1), _MOST_JOBS)
        self._apart = apart or jobs > 1

    def run(self, within: Sequence[Path] | None = None) -> Progress:
        """Scan all sources, or those that hold one of the paths *within*.

        Raises LibraryError if the library cannot be written, or another scan of it is running.
        """
        with scan_lock(self._library), self._ending(), damage_told(self._library):
            self._run(within)
        return self.progress

    def _run(self, within: Sequence[Path] | None) -> None:
        self.show(at_once=True)
        changes = Changes()
        with closing(open_writable(self._library)) as connection:
            for source in sources(connection):
                if within is None or any(_touches(source.path, path) for path in within):
                    changes.add(changes_in(connection, source, within, self.is_cancelled))
            changes.find_moved_sources(connection)
        if self.is_cancelled():
            return
        changes.apply_small(self._library)
        if changes.gone:
            forget_files(self._library, changes.gone, self)
        self.progress.files_total = len(changes.to_read)
        self.progress.bytes_total = sum(task.size for task in changes.to_read)
        self.begin(Phase.READING)
        if changes.to_read:
            if self._apart:
                self._read_apart(changes.to_read)
            else:
                self._read_here(changes.to_read)
        if not self.is_cancelled():
            self._note_scanned(changes.seen)
        self.begin(Phase.TIDYING)
        merge_index(self._library, self.is_cancelled)

    def _read_here(self, tasks: Sequence[Task]) -> None:
        for batch in _batches(tasks, 1):
            if self.is_cancelled():
                return
            index_files(self._library, Lane(0, 1), batch, self._take, self.is_cancelled)

    def _read_apart(self, tasks: Sequence[Task]) -> None:
        """Give batches to worker processes, each the lane of its own that its numbers need."""
        context = get_context("spawn")
        notes, stopping = context.SimpleQueue(), context.Event()
        lanes = [Lane(number, self._jobs) for number in range(self._jobs)]
        running: dict[Future[None], Lane] = {}
        shares = [share for task in tasks for share in shared_out(task, self._jobs)]
        waiting = _batches(shares, self._jobs)
        more = True
        pool = ProcessPoolExecutor(
            self._jobs, mp_context=context, initializer=begin_process, initargs=(notes, stopping)
        )
        try:
            while more or running:
                if self.is_cancelled():
                    stopping.set()
                    more = False
                while more and lanes:
                    batch = next(waiting, None)
                    more = batch is not None
                    if batch is not None:
                        lane = lanes.pop()
                        # A pool starts its processes when there is work for them.
                        with held_interrupts():
                            future = pool.submit(index_in_process, self._library, lane, batch)
                        running[future] = lane
                done, _ = wait(running, timeout=_SHOWN_EVERY, return_when=FIRST_COMPLETED)
                while not notes.empty():
                    self._take(notes.get())
                for future in done:
                    lanes.append(running.pop(future))
                    future.result()
        except BrokenExecutor as error:
            raise LibraryError(
                f"A process that read {self.progress.current or 'files'} ended unexpectedly; perhaps "
                "memory ran out. What was read before is kept. Try again with fewer processes."
            ) from error
        finally:
            stopping.set()
            pool.shutdown(wait=True, cancel_futures=True)
            while not notes.empty():
                self._take(notes.get())

    def _take(self, note: Note) -> None:
        progress = self.progress
        progress.files_done += note.files
        progress.bytes_done += note.size
        progress.cables += note.cables
        progress.problems += note.problems
        if note.current:
            progress.current = os.fsdecode(note.current).encode("utf-8", "replace").decode()
        self.show()

    def _note_scanned(self, seen: Sequence[Source]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with closing(open_writable(self._library)) as connection:
            connection.executemany(
                "UPDATE source SET scanned = ? WHERE id = ?", [(now, item.id) for item in seen]
            )


def _touches(source: Path, path: Path) -> bool:
    return path.is_relative_to(source) or source.is_relative_to(path)


def _batches(tasks: Sequence[Task], jobs: int) -> Iterator[list[Task]]:
    """Yield *tasks* in batches of growing size; at the end they shrink, so that all workers end together."""
    left = sum(task.size for task in tasks)
    limit = _FIRST_BATCH_BYTES
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task.size
        fair = max(left // (2 * jobs), _LAST_BATCH_BYTES)
        if size >= min(limit, fair) or len(batch) >= _MOST_FILES:
            yield batch
            left -= size
            batch, size = [], 0
            limit = min(limit * 2, BATCH_BYTES)
    if batch:
        yield batch
