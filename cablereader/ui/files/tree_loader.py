"""Fills the file tree: lists folders, reads files for their rows, and watches for changes.

At most one batch of files is read at a time, so that a cable the reader opens never waits long for
a thread.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from cablereader.formats.opening import ProblemKind
from cablereader.ui.background import Task
from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.files.tree_reading import EAGER_BYTES, Listing, list_folder, read_files
from cablereader.ui.trees.tree_nodes import FileSummary, FolderState, Node, NodeKind

BATCH = 8
SMALL_FOLDER = 2_000
"""Files up to which a folder is read through although nobody scrolled to them."""
WATCHED = 500
"""Folders that are watched; the system's limit is shared with other programs."""
_SETTLE_MS = 250


class TreeLoader(QObject):
    """Runs the background work of one :class:`TreeModel` and hands it the answers."""

    folder_listed = Signal(object)
    """A folder (its node) was filled or found unreadable."""
    file_read = Signal(object)
    """A file (its node) got its summary."""

    def __init__(self, model: TreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._stop = threading.Event()
        self._listings: dict[Task, Node] = {}
        self._reading: Task | None = None
        self._batch: dict[str, list[Node]] = {}
        self._chosen: deque[Node] = deque()
        self._visible: deque[Node] = deque()
        self._backlog: deque[Node] = deque()
        self._changed: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._watcher.directoryChanged.connect(self._on_path_changed)
        self._watcher.fileChanged.connect(self._on_path_changed)
        self._settle.timeout.connect(self._on_settled)

    def list_folder(self, node: Node) -> None:
        """List a folder, or list it again; nothing happens while it is being listed."""
        if node in self._listings.values():
            return
        if node.state is not FolderState.LISTED:
            node.state = FolderState.LISTING
        known = [child for child in node.children if child.kind is not NodeKind.NOTICE]
        task = Task(list_folder, node.path, known, self._stop, parent=self)
        self._listings[task] = node
        task.finished.connect(self._on_listed)
        task.failed.connect(self._on_listing_failed)
        task.start()

    def read_visible(self, nodes: Iterable[Node]) -> None:
        """Read these files next, in this order, instead of those visible before."""
        self._visible = deque(nodes)
        self._read_next()

    def read_now(self, node: Node) -> None:
        """Read a file before all others, however large it is."""
        if node.file is None or node.file.is_deferred:
            self._chosen.append(node)
            self._read_next()

    def read_again(self, node: Node) -> None:
        """Forget what was read of a file that the reader opened, and read it again."""
        node.file = None
        self._visible.appendleft(node)
        self._read_next()

    def watch_file(self, node: Node) -> None:
        """Notice when a file that was opened by itself changes."""
        self._watcher.addPath(node.path)

    def forget(self, node: Node) -> None:
        """Stop watching what lies below *node*, which was closed."""
        below = [path for path in self._watched() if _is_at_or_below(path, node.path)]
        if below:
            self._watcher.removePaths(below)

    def stop(self) -> None:
        """Drop all work; nothing is reported any more."""
        self._stop.set()
        self._settle.stop()
        for task in [*self._listings, *([self._reading] if self._reading else [])]:
            task.cancel()

    # Folders

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        node = self._take_listed()
        if node is None or node.parent is None:
            return
        self._model.set_listing(node, listing)
        files = [child for child in node.children if child.kind is NodeKind.FILE]
        if len(files) <= SMALL_FOLDER:
            self._backlog.extend(files)
        if listing.error is None and len(self._watcher.directories()) < WATCHED:
            self._watcher.addPath(node.path)
        self.folder_listed.emit(node)
        self._read_next()

    @Slot(object)
    def _on_listing_failed(self, error: Exception) -> None:
        node = self._take_listed()
        if node is not None and node.parent is not None:
            self._model.set_listing(node, Listing(error=OSError(str(error))))
            self.folder_listed.emit(node)

    def _take_listed(self) -> Node | None:
        task = self.sender()
        if not isinstance(task, Task):
            return None
        task.deleteLater()
        return self._listings.pop(task, None)

    # Files

    def _read_next(self) -> None:
        if self._reading is not None or self._stop.is_set():
            return
        limit: int | None = None
        wanted = list(_take(self._chosen, 1, deferred=True))
        if not wanted:
            limit = EAGER_BYTES
            wanted = list(_take(self._visible, BATCH)) or list(_take(self._backlog, BATCH))
        if not wanted:
            return
        self._batch = {}
        for node in wanted:
            self._batch.setdefault(node.path, []).append(node)
        self._reading = Task(read_files, list(self._batch), limit, self._stop, parent=self)
        self._reading.finished.connect(self._on_read)
        self._reading.failed.connect(self._on_reading_failed)
        self._reading.start()

    @Slot(object)
    def _on_read(self, summaries: dict[str, FileSummary]) -> None:
        self._finish_batch(summaries)

    @Slot(object)
    def _on_reading_failed(self, error: Exception) -> None:
        words = self.tr("This file could not be read: {reason}").format(reason=error)
        summary = FileSummary(words=words, problem=ProblemKind.UNREADABLE)
        self._finish_batch(dict.fromkeys(self._batch, summary))

    def _finish_batch(self, summaries: dict[str, FileSummary]) -> None:
        if self._reading is not None:
            self._reading.deleteLater()
            self._reading = None
        for path, summary in summaries.items():
            for node in self._batch.get(path, ()):
                if node.parent is not None:
                    self._model.set_summary(node, summary)
                    self._watch_again(node)
                    self.file_read.emit(node)
        self._read_next()

    def _watch_again(self, node: Node) -> None:
        # Saving by replacing the file ends the watch.
        if node.is_root and node.file is not None and node.file.stamp is not None:
            self._watcher.addPath(node.path)

    # Changes on the disk

    @Slot(str)
    def _on_path_changed(self, path: str) -> None:
        self._changed.add(path)
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        changed, self._changed = self._changed, set()
        for path in changed:
            for folder in self._model.opened.folders_at(path):
                self.list_folder(folder)
            root = self._model.opened.root(path)
            if root is not None and root.kind is NodeKind.FILE:
                self.read_again(root)
            parent = str(Path(path).parent)
            for folder in self._model.opened.folders_at(parent):
                self.list_folder(folder)

    def _watched(self) -> list[str]:
        return [*self._watcher.directories(), *self._watcher.files()]


def _take(nodes: deque[Node], most: int, deferred: bool = False) -> Iterator[Node]:
    """Remove and yield up to *most* nodes that still wait to be read."""
    while nodes and most:
        node = nodes.popleft()
        is_waiting = node.file is None or (deferred and node.file.is_deferred)
        if node.kind is NodeKind.FILE and node.parent is not None and is_waiting:
            most -= 1
            yield node


def _is_at_or_below(path: str, folder: str) -> bool:
    return path == folder or Path(folder) in Path(path).parents
