"""Work that must not block the window: one function, one thread of the pool, one answer."""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

_log = logging.getLogger(__name__)


class Task(QObject):
    """Runs a plain function in a thread of a pool and reports here, in the window's thread.

    After :meth:`cancel` neither signal is sent, so a late answer can never reach a newer view. Keep
    a reference to the task until it is done.
    """

    finished = Signal(object)
    """The function returned; carries its result."""
    failed = Signal(object)
    """The function raised; carries the exception. It is already in the log."""

    def __init__(
        self, function: Callable[..., Any], *arguments: Any, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.cancelled = threading.Event()
        self._job = _Job(function, arguments, self.cancelled, weakref.ref(self))

    def start(self, pool: QThreadPool | None = None) -> None:
        """Queue the work, in the global pool unless another is given for what takes minutes.

        Call once, after connecting the signals.
        """
        _post()  # made here, in the window's thread
        (pool or QThreadPool.globalInstance()).start(self._job.run)

    def cancel(self) -> None:
        """Drop the answer; work that was given ``cancelled`` can also stop early."""
        self.cancelled.set()

    def take(self, result: object, error: Exception | None) -> None:
        """Announce how the work ended, in the window's thread."""
        if self.cancelled.is_set():
            return
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)


class _Job:
    """What the thread works on. It touches no QObject that a closing window could take away."""

    def __init__(
        self,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        cancelled: threading.Event,
        task: weakref.ref[Task],
    ) -> None:
        self._function = function
        self._arguments = arguments
        self._cancelled = cancelled
        self.task = task
        self.result: object = None
        self.error: Exception | None = None

    def run(self) -> None:
        if self._cancelled.is_set():
            return
        try:
            self.result = self._function(*self._arguments)
        except Exception as raised:
            _log.exception("background work failed: %r", self._function)
            self.error = raised
        try:
            _post().arrived.emit(self)
        except RuntimeError:
            # The program ended, and Qt with it, while the work ran.
            _log.debug("nobody is left to hear of %r", self._function)


class _Post(QObject):
    """Carries ended jobs into the window's thread; lives as long as the process."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_arrived(self, job: _Job) -> None:
        task = job.task()
        # A weak reference outlives the Qt half, which goes with the parent.
        if task is not None and shiboken6.isValid(task):
            task.take(job.result, job.error)


_the_post: list[_Post] = []


def _post() -> _Post:
    if not _the_post:
        _the_post.append(_Post())
    return _the_post[0]
