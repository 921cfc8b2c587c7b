"""Filling the library from the window: one job at a time, in a thread of its own.

Worker processes do the reading; the thread only waits for them, so the window stays free. What is
read is written as it comes: stopping, closing the window or losing power costs nothing, and the next
update goes on from there.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from cablereader.library import (
    Library,
    LibraryError,
    NewerLibraryError,
    Progress,
    Removal,
    Scan,
    Source,
    Watched,
)
from cablereader.ui.background import Task
from cablereader.ui.library.readers_library import ReadersLibrary

_SHOWN_MS = 150
_TOLD_SECONDS = 2.0
"""New cables are told this often while reading; each time, lists ask the library anew."""
_MOST_JOBS = 8
_END_MS = 10_000


class JobKind(Enum):
    """What is done to the library in one go."""

    ADD = auto()
    UPDATE = auto()
    REMOVE = auto()
    REBUILD = auto()
    BEGIN = auto()
    """The update of a window that opens; it mends a library file that cannot be read."""


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How a job ended."""

    kind: JobKind
    is_asked: bool
    """Whether the reader asked for it, and so should hear of it whatever came of it."""
    progress: Progress
    set_aside: Path | None = None
    """Where an unreadable library file was kept."""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    kind: JobKind
    is_asked: bool
    paths: tuple[Path, ...] = ()
    source: Path | None = None


class LibraryFilling(QObject):
    """Does what the reader, the beginning of a window and changes on the disk ask for, in turn."""

    progressed = Signal(object)
    """A few times a second while files are read; carries the :class:`Progress`."""
    ended = Signal(object)
    """A job is done; carries its :class:`JobEnd`."""
    failed = Signal(object, bool)
    """A job could not be done; carries the exception, and whether the reader asked for the job."""

    def __init__(
        self,
        library: ReadersLibrary,
        remembered: Callable[[], Sequence[Path]],
        parent: QObject | None = None,
    ) -> None:
        """*remembered* gives the sources of the library as last known, should its file be damaged."""
        super().__init__(parent)
        self._owner = library
        self._remembered = remembered
        self._waiting: deque[_Job] = deque()
        self._job: _Job | None = None
        self._task: Task | None = None
        self._watched: Watched | None = None
        self._has_read = False
        self._told = 0.0
        self._told_cables = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._looking = QTimer(self, interval=_SHOWN_MS)
        self._looking.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a job is being done or waits."""
        return self._job is not None or bool(self._waiting)

    @property
    def progress(self) -> Progress | None:
        """How far the present job is; None without one."""
        return self._watched.progress if self._watched is not None else None

    # What can be asked for

    def begin(self) -> None:
        """Bring the library up to date as the window opens, if there is one.

        Nothing if the reader was faster, and has had it read or stopped already.
        """
        if self._owner.exists and not self._has_read:
            self._put(_Job(JobKind.BEGIN, is_asked=False))

    def add(self, paths: Sequence[Path]) -> None:
        """Add folders and files, and read them; one that is being removed stays."""
        self._give_way()
        if self._job is not None and self._job.source in paths:
            self._cancel()
        self._put(_Job(JobKind.ADD, is_asked=True, paths=tuple(paths)))

    def update(self, within: Sequence[Path] = (), is_asked: bool = True) -> None:
        """Read what is new and what changed; only what lies *within* some folders, if given."""
        job = _Job(JobKind.UPDATE, is_asked, tuple(within))
        if job not in self._waiting:
            self._put(job)

    def remove(self, source: Path) -> None:
        """Take a source and its cables out of the library; nothing if that is being done."""
        job = _Job(JobKind.REMOVE, is_asked=True, source=source)
        if job == self._job or job in self._waiting:
            return
        self._give_way()
        self._put(job)

    def rebuild(self) -> None:
        """Read everything again into a new file, which then takes the place of the old one."""
        self._give_way()
        self._waiting.clear()
        self._put(_Job(JobKind.REBUILD, is_asked=True))

    @Slot()
    def stop(self) -> None:
        """Stop reading. What was read is kept."""
        self._waiting.clear()
        self._cancel()

    def close(self) -> None:
        """Stop, and wait until the worker processes have ended."""
        self.stop()
        self._looking.stop()
        if self._task is not None:
            self._task.cancel()
        self._pool.waitForDone(_END_MS)

    def _give_way(self) -> None:
        """Interrupt an update for what the reader wants now; it goes on afterwards."""
        job = self._job
        if job is not None and job.kind in (JobKind.UPDATE, JobKind.BEGIN, JobKind.ADD):
            self._cancel()
            if self._watched is not None:
                self._waiting.append(_Job(JobKind.UPDATE, is_asked=False))

    def _cancel(self) -> None:
        if self._watched is not None:
            self._watched.cancel()

    # Jobs

    def _put(self, job: _Job) -> None:
        self._has_read = self._has_read or job.kind is not JobKind.REMOVE
        if job.is_asked:
            # What the reader wants comes before what the program would do by itself.
            quiet = [item for item in self._waiting if not item.is_asked]
            asked = [item for item in self._waiting if item.is_asked]
            self._waiting = deque((*asked, job, *quiet))
        else:
            self._waiting.append(job)
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        job = self._job = self._waiting.popleft()
        library = self._owner.library
        if job.source is not None:
            self._watched = library.removal(job.source)
        elif job.kind is not JobKind.REBUILD:
            self._watched = library.scan(jobs=_jobs(), apart=True)
        self._told, self._told_cables = time.monotonic(), 0
        self._task = Task(self._work, job, self._watched, tuple(self._remembered()), parent=self)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._task.start(self._pool)
        self._looking.start()
        self._owner.set_filling(True)

    def _work(self, job: _Job, work: Watched | None, remembered: tuple[Path, ...]) -> JobEnd:
        """Do *job*; runs in the thread."""
        library = self._owner.library
        set_aside: Path | None = None
        if job.kind is JobKind.ADD:
            library.add(*job.paths)
        elif job.kind in (JobKind.BEGIN, JobKind.REBUILD):
            set_aside = _mended(library, remembered)
        if isinstance(work, Removal):
            progress = work.run()
        elif job.kind is JobKind.REBUILD and set_aside is None:
            rebuilt = library.rebuild(jobs=_jobs(), apart=True, begun=self._take_work)
            progress = rebuilt.progress
        else:
            scan = work if isinstance(work, Scan) else library.scan(jobs=_jobs(), apart=True)
            self._take_work(scan)
            within = job.paths if job.kind is JobKind.UPDATE and job.paths else None
            progress = scan.run(within)
        return JobEnd(job.kind, job.is_asked, progress, set_aside, tuple(library.sources()))

    def _take_work(self, work: Watched) -> None:
        self._watched = work

    @Slot()
    def _look(self) -> None:
        progress = self.progress
        if progress is None:
            return
        self.progressed.emit(progress)
        now = time.monotonic()
        is_rebuilt = self._job is not None and self._job.kind is JobKind.REBUILD
        if (
            not is_rebuilt
            and progress.cables + progress.removed != self._told_cables
            and now - self._told >= _TOLD_SECONDS
        ):
            self._told, self._told_cables = now, progress.cables + progress.removed
            self._owner.tell_changed()

    @Slot(object)
    def _on_finished(self, end: JobEnd) -> None:
        if end.kind is JobKind.REBUILD or end.set_aside is not None:
            # It is another file now.
            self._owner.close()
        self._end_job()
        progress = end.progress
        if end.is_asked or progress.cables or progress.removed:
            self._owner.tell_changed()
        self.ended.emit(end)
        self._next()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        is_asked = self._job is not None and self._job.is_asked
        if self._job is not None and self._job.kind is JobKind.REBUILD:
            self._owner.close()
        self._end_job()
        self.failed.emit(error, is_asked)
        self._owner.tell_changed()
        self._next()

    def _end_job(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = self._watched = self._job = None
        if not self._waiting:
            self._looking.stop()
            self._owner.set_filling(False)


def _mended(library: Library, remembered: Sequence[Path]) -> Path | None:
    """Begin a library file anew if it cannot be read, with the sources *remembered*.

    Returns where the unreadable file was kept. Raises LibraryError where nothing can be mended: the
    file is of a newer program, or the place may not be written.
    """
    try:
        library.sources()
    except NewerLibraryError:
        raise
    except LibraryError:
        pass
    else:
        return None
    before = library.kept_aside()
    library.add(*(path for path in remembered if path.exists()))
    return next(iter(library.kept_aside() - before), None)


def _jobs() -> int:
    """Return how many worker processes read: one core is left to the window."""
    return max(1, min(_MOST_JOBS, (os.cpu_count() or 2) - 1))
