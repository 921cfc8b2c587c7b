"""Learns which cables the opened folders hold: from what the list reads anyway, and from the rest.

The rest are the files that nobody looked at yet. They are read a few at a time with pauses between,
so that the window and the list come first.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader.ui.background import Task
from cablereader.ui.file_stamp import Stamp
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.files.tree_reading import list_files_below, read_changed
from cablereader.ui.holdings import OpenedCables
from cablereader.ui.trees.tree_nodes import FileSummary

BATCH = 8
"""Files that are read in one go."""
_PAUSE_MS = 30
"""Rest after each batch, about as long as reading one takes."""
_TELL_MS = 300
_FORGOTTEN_AT_ONCE = 100


class HoldingsReader(QObject):
    """Fills an :class:`OpenedCables` and keeps it true while folders open, close and change."""

    changed = Signal()
    """Other cables are held than before; several changes are told together."""

    def __init__(self, tree: FileTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.holdings = OpenedCables()
        self._tree = tree
        self._stop = threading.Event()
        self._roots: set[str] = set()
        self._beginnings: tuple[str, ...] = ()
        self._stamps: dict[str, Stamp | None] = {}
        # Read from the end: the list reads the same files from the beginning.
        self._waiting: dict[str, None] = {}
        self._walks: set[Task] = set()
        self._reading: Task | None = None
        self._leaving: dict[str, None] = {}
        self._forgetting = QTimer(self, interval=0, singleShot=True)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._tell = QTimer(self, interval=_TELL_MS, singleShot=True)
        self._connect_signals()
        self._on_roots_changed()

    def _connect_signals(self) -> None:
        self._tree.file_read.connect(self._on_file_read)
        self._tree.folder_listed.connect(self._on_folder_listed)
        self._tree.roots_changed.connect(self._on_roots_changed)
        self._tree.refreshed.connect(self._on_refreshed)
        self._forgetting.timeout.connect(self._forget_some)
        self._pause.timeout.connect(self._read_next)
        self._tell.timeout.connect(self.changed)

    @property
    def is_busy(self) -> bool:
        """Whether files still wait to be read."""
        return bool(self._walks or self._waiting or self._reading)

    def stop(self) -> None:
        """Drop all work; nothing is told any more."""
        self._stop.set()
        for timer in (self._pause, self._tell, self._forgetting):
            timer.stop()
        for task in (*self._walks, *([self._reading] if self._reading else [])):
            task.cancel()

    # What the tree tells

    @Slot(str, object)
    def _on_file_read(self, path: str, summary: FileSummary) -> None:
        self._waiting.pop(path, None)
        self._take(path, summary)

    @Slot(str, object)
    def _on_folder_listed(self, folder: str, files: list[str]) -> None:
        there = set(files)
        below = folder.rstrip(os.sep)
        known = (path for path in self._stamps if path.rpartition(os.sep)[0] == below)
        self._forget([path for path in known if path not in there])
        self._await(files)

    @Slot()
    def _on_roots_changed(self) -> None:
        files, folders = self._tree.open_file_names(), [str(p) for p in self._tree.folders()]
        now = {*files, *folders}
        new, closed = now - self._roots, self._roots - now
        self._roots = now
        self._beginnings = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
        if closed:
            self._forget([path for path in self._stamps if not self._is_open(path)])
        self._await(path for path in files if path in new)
        for folder in folders:
            if folder in new:
                self._walk(folder)

    @Slot()
    def _on_refreshed(self) -> None:
        for folder in self._tree.folders():
            self._walk(str(folder))

    def _is_open(self, path: str) -> bool:
        # Not by Path, which would take half a second for 50,000 files of a folder that is closed.
        return path in self._roots or path.startswith(self._beginnings)

    # Reading

    def _walk(self, folder: str) -> None:
        task = Task(list_files_below, folder, self._stop, parent=self)
        self._walks.add(task)
        task.finished.connect(self._on_walked)
        task.failed.connect(self._on_walk_failed)
        task.start()

    @Slot(object)
    def _on_walked(self, files: list[str]) -> None:
        self._end_walk()
        self._await(files)

    @Slot(object)
    def _on_walk_failed(self, _error: object) -> None:
        self._end_walk()

    def _end_walk(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._walks.discard(task)
            task.deleteLater()

    def _await(self, files: Iterable[str]) -> None:
        self._waiting.update(dict.fromkeys(files))
        if self._waiting and self._reading is None and not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _read_next(self) -> None:
        if self._reading is not None or self._stop.is_set():
            return
        batch: list[tuple[str, Stamp | None]] = []
        while self._waiting and len(batch) < BATCH:
            path, _ = self._waiting.popitem()
            if self._is_open(path):
                batch.append((path, self._stamps.get(path)))
        if not batch:
            return
        self._reading = Task(read_changed, batch, self._stop, parent=self)
        self._reading.finished.connect(self._on_read)
        self._reading.failed.connect(self._on_reading_failed)
        self._reading.start()

    @Slot(object)
    def _on_read(self, summaries: dict[str, FileSummary]) -> None:
        for path, summary in summaries.items():
            if self._is_open(path):
                self._take(path, summary)
        self._end_reading()

    @Slot(object)
    def _on_reading_failed(self, _error: object) -> None:
        self._end_reading()

    def _end_reading(self) -> None:
        if self._reading is not None:
            self._reading.deleteLater()
            self._reading = None
        if self._waiting:
            self._pause.start()

    def _take(self, path: str, summary: FileSummary) -> None:
        self._stamps[path] = summary.stamp
        if not summary.is_deferred and self.holdings.set_file(path, summary.held):
            self._tell_soon()

    def _forget(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._stamps.pop(path, None)
            self._waiting.pop(path, None)
            self._leaving[path] = None
        if self._leaving:
            self._forgetting.start()

    @Slot()
    def _forget_some(self) -> None:
        """Forget what left, in slices: a folder of 20,000 would hold the window for half a second."""
        for path in list(islice(self._leaving, _FORGOTTEN_AT_ONCE)):
            del self._leaving[path]
            if path not in self._stamps and self.holdings.forget_file(path):
                self._tell_soon()
        if self._leaving:
            self._forgetting.start()

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()
