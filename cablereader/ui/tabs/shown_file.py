"""Whether the file of the cable on a page is still as it was when it was read."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader.ui.background import Task
from cablereader.ui.file_stamp import Stamp, stamp_of

_BETWEEN_MS = 1_500
"""From one look at the file to the next: one call of the system, in a thread.

The system would tell of changes by itself, but not of those in network folders, nor of a folder that
was renamed or unmounted with all that is in it.
"""


class FileState(Enum):
    """How a file compares with what was read of it."""

    AS_READ = auto()
    GONE = auto()
    CHANGED = auto()
    BACK = auto()
    """It was gone or another one meanwhile, and is as it was read again."""


class ShownFile(QObject):
    """Follows one file while someone sees what was read of it."""

    state_changed = Signal(object)
    """The file went away, changed or came back; carries the :class:`FileState`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._stamp: Stamp | None = None
        self._latest: Stamp | None = None
        self._state = FileState.AS_READ
        self._is_watching = False
        self._task: Task | None = None
        self._next = QTimer(self, interval=_BETWEEN_MS, singleShot=True)
        self._next.timeout.connect(self._look)

    def follow(self, path: Path | None, stamp: Stamp | None) -> None:
        """Compare the file at *path* with *stamp*, which it had when it was read, from now on."""
        self.path = path if stamp is not None else None
        self._stamp = stamp
        self._drop_task()
        self._become(FileState.AS_READ, stamp)
        self._begin()

    def set_watching(self, watching: bool) -> None:
        """Look at the file now and from time to time, or let it be."""
        self._is_watching = watching
        self._begin()

    def _begin(self) -> None:
        self._next.stop()
        if self._is_watching and self.path is not None:
            self._look()

    @Slot()
    def _look(self) -> None:
        self._drop_task()
        self._task = Task(stamp_of, self.path, parent=self)
        self._task.finished.connect(self._on_looked)
        self._task.start()

    @Slot(object)
    def _on_looked(self, stamp: Stamp | None) -> None:
        if stamp is None:
            self._become(FileState.GONE, stamp)
        elif stamp != self._stamp:
            self._become(FileState.CHANGED, stamp)
        elif self._state is not FileState.AS_READ:
            self._become(FileState.BACK, stamp)
        if self._is_watching:
            self._next.start()

    def _become(self, state: FileState, stamp: Stamp | None) -> None:
        if (state, stamp) != (self._state, self._latest):
            self._state, self._latest = state, stamp
            self.state_changed.emit(state)

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task.deleteLater()
            self._task = None
