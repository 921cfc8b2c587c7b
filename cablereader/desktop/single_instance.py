"""One window for a user and a display: a second start hands its paths to the first and ends.

The protocol, over a local socket (a named pipe on Windows):

* the client sends one line, which :mod:`cablereader.desktop.start_request` writes and reads;
* the server answers ``ok`` and a line feed once it has taken the message, and closes. To anything
  it does not understand it answers nothing and closes.

The first instance holds a lock file for as long as it lives; of two that start at once only one
gets it. A lock or a socket left by a crash is recognized and replaced. A first instance that does
not answer in time is left alone, and the second one opens its own window.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cablereader.desktop.meeting_place import meeting_place
from cablereader.desktop.start_request import decoded, encoded

_log = logging.getLogger(__name__)

LONGEST_MESSAGE = 4 * 1024 * 1024
"""Bytes of a message; the arguments of a program cannot be longer on usual systems."""
ANSWER_SECONDS = 2.0
"""How long a running instance may take to answer."""
STARTING_SECONDS = 10.0
"""The same while it is only just starting itself."""
_MESSAGE_MS = 5_000
_RETRY_SECONDS = 0.05


class Start(Enum):
    """What a start of the program turned out to be."""

    FIRST = auto()
    """No other instance: open a window and listen."""
    HANDED_OVER = auto()
    """Another instance took the paths: end."""
    ALONE = auto()
    """Another instance does not answer: open a window, do not listen."""


class SingleInstance(QObject):
    """This start's place among the running instances of the program."""

    requested = Signal(object)
    """Another start handed over its :class:`Request`."""

    def __init__(self, name: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name if name is not None else meeting_place()
        self._lock = QLockFile(_lock_path(self._name))
        self._lock.setStaleLockTime(0)  # held for hours; only a dead owner makes it stale
        self._server: QLocalServer | None = None

    def announce(self, paths: Sequence[str]) -> Start:
        """Hand absolute *paths* to a running instance, or become the first one."""
        message = encoded(paths)
        started = time.monotonic()
        while True:
            left = started + self._patience() - time.monotonic()
            if left > 0 and _hand_over(self._name, message, left):
                return Start.HANDED_OVER
            if self._lock.tryLock(0):
                return Start.FIRST
            if time.monotonic() + _RETRY_SECONDS >= started + self._patience():
                _log.warning("a running instance does not answer; opening a window of its own")
                return Start.ALONE
            time.sleep(_RETRY_SECONDS)

    def listen(self) -> bool:
        """Take requests of later starts from now on. Needs a QCoreApplication.

        Without effect, and False, where the socket cannot be made; later starts then open windows
        of their own.
        """
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connected)
        # Holding the lock, we know that a socket still there is nobody's.
        QLocalServer.removeServer(self._name)
        if not server.listen(self._name):
            _log.warning("cannot listen for later starts: %s", server.errorString())
            return False
        self._server = server
        return True

    def close(self) -> None:
        """Let another start be the first one."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _patience(self) -> float:
        try:
            age = time.time() - Path(_lock_path(self._name)).stat().st_mtime
        except OSError:
            return ANSWER_SECONDS
        return STARTING_SECONDS if 0 <= age < STARTING_SECONDS else ANSWER_SECONDS

    @Slot()
    def _on_connected(self) -> None:
        while self._server is not None:
            socket = self._server.nextPendingConnection()
            if socket is None:
                return
            _Connection(socket, self).requested.connect(self.requested)


class _Connection(QObject):
    """One client, from its first byte to the answer."""

    requested = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._received = bytearray()
        self._is_over = False
        socket.setParent(self)
        self._limit = QTimer(self, interval=_MESSAGE_MS, singleShot=True)
        self._limit.timeout.connect(self._end)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self._end)
        self._limit.start()
        self._on_ready()

    @Slot()
    def _on_ready(self) -> None:
        if self._is_over:
            return
        self._received += bytes(self._socket.readAll().data())
        line, line_feed, _ = self._received.partition(b"\n")
        if len(line) > LONGEST_MESSAGE:
            _log.warning("a message of another process was too long and was dropped")
            self._end()
        elif line_feed:
            self._answer(bytes(line))

    def _answer(self, line: bytes) -> None:
        request = decoded(line)
        if request is None:
            _log.warning("a message of another process was not understood and was dropped")
        else:
            self._socket.write(b"ok\n")
            self._socket.flush()
        self._end()
        if request is not None:
            self.requested.emit(request)

    @Slot()
    def _end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._limit.stop()
            self._socket.disconnectFromServer()
            self.deleteLater()


def _lock_path(name: str) -> str:
    return str(Path(tempfile.gettempdir(), name)) + ".lock"


def _hand_over(name: str, message: bytes, seconds: float) -> bool:
    """Send *message* to the instance that listens at *name*; False if none took it in time."""
    deadline = time.monotonic() + seconds
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_milliseconds(deadline)):
        return False
    socket.write(message)
    while socket.bytesToWrite():
        if not socket.waitForBytesWritten(_milliseconds(deadline)):
            return False
    answer = b""
    while b"\n" not in answer and socket.waitForReadyRead(_milliseconds(deadline)):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == b"ok\n"


def _milliseconds(deadline: float) -> int:
    return max(1, int((deadline - time.monotonic()) * 1000))
