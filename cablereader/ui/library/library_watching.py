"""Keeping the library up with its folders while the program runs.

The operating system tells of files that come, go or are replaced. It does not tell everything (a file
written over in place, a network folder, more folders than it watches), so everything is also compared
from time to time; the longer that takes, the more seldom.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from cablereader.library import Library, Source
from cablereader.ui.background import Task
from cablereader.ui.library.library_filling import LibraryFilling
from cablereader.ui.library.readers_library import ReadersLibrary

MOST_WATCHED = 2000
"""Folders that are watched; the systems allow some thousand for all programs together."""
_SETTLE_MS = 700
"""Rest after a change: copies and downloads come in many pieces."""
_SLOW_MS = 60_000
_SHARE = 50
"""Comparing everything takes at most one part in so many of the time."""


class LibraryWatching(QObject):
    """Watches the sources of a library, and lets changes be read."""

    def __init__(
        self, library: ReadersLibrary, filling: LibraryFilling, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._filling = filling
        self._sources: tuple[Path, ...] = ()
        self._changed: dict[Path, None] = {}
        self._stop = threading.Event()
        self._task: Task | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._watcher.fileChanged.connect(self._on_changed)
        self.settling = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self.settling.timeout.connect(self._compare_changed)
        self.slowly = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self.slowly.timeout.connect(self._compare_all)

    def watched(self) -> list[str]:
        """Return the folders and files that are watched."""
        return [*self._watcher.directories(), *self._watcher.files()]

    def watch(self, sources: Sequence[Source]) -> None:
        """Watch *sources* from now on."""
        self._sources = tuple(source.path for source in sources)
        self._ask(_places, self._sources, self._stop).finished.connect(self._on_places_found)
        self.slowly.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._stop.set()
        for timer in (self.settling, self.slowly):
            timer.stop()
        if self._task is not None:
            self._task.cancel()

    def _ask(self, function: object, *arguments: object) -> Task:
        task = Task(function, *arguments, parent=self)  # type: ignore[arg-type]
        task.finished.connect(task.deleteLater)
        task.failed.connect(task.deleteLater)
        QTimer.singleShot(0, task, task.start)
        return task

    @Slot(object)
    def _on_places_found(self, places: set[str]) -> None:
        if self._stop.is_set():
            return
        watched = set(self.watched())
        if gone := watched - places:
            self._watcher.removePaths(sorted(gone))
        if new := places - watched:
            self._watcher.addPaths(sorted(new))

    @Slot(str)
    def _on_changed(self, path: str) -> None:
        self._changed[Path(path)] = None
        self.settling.start()

    @Slot()
    def _compare_changed(self) -> None:
        if self._filling.is_busy:
            self.settling.start()
            return
        within = tuple(self._changed)
        self._changed.clear()
        self._compare(within)

    @Slot()
    def _compare_all(self) -> None:
        if self._filling.is_busy or not self._sources:
            self.slowly.start()
        else:
            self._compare(())

    def _compare(self, within: tuple[Path, ...]) -> None:
        task = self._ask(_compared, self._library.library, within)
        task.finished.connect(self._on_compared)
        task.failed.connect(self.slowly.start)

    @Slot(object)
    def _on_compared(self, answer: tuple[tuple[Path, ...], bool, float]) -> None:
        within, has_changed, seconds = answer
        if self._stop.is_set():
            return
        if has_changed:
            self._filling.update(within, is_asked=False)
        if not within:
            self.slowly.start(max(_SLOW_MS, round(seconds * 1000 * _SHARE)))


def _compared(library: Library, within: tuple[Path, ...]) -> tuple[tuple[Path, ...], bool, float]:
    begun = time.monotonic()
    has_changed = library.exists and not library.changes(within or None).is_nothing
    return within, has_changed, time.monotonic() - begun


def _places(sources: Sequence[Path], stop: threading.Event) -> set[str]:
    """Return what to watch: the sources, and the folders below them as far as there is room."""
    found: set[str] = set()
    waiting = [str(path) for path in sources if path.exists()]
    while waiting and len(found) < MOST_WATCHED and not stop.is_set():
        found.update(waiting)
        waiting = [below for path in waiting for below in _folders_in(path)]
    return found


def _folders_in(path: str) -> list[str]:
    try:
        with os.scandir(path) as entries:
            return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        # A file, or a folder that may not be looked into: there is nothing to watch inside.
        return []
