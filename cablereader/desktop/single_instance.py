"""One window for a user and a display: a second start hands its paths to the first and ends.

The protocol, over a local socket (a named pipe on Windows):

* the client sends one line of ASCII, a JSON object, and a line feed::

    {"cablereader": 1, "paths": ["/home/ann/a.cable"], "activation_token": "..."}

  Paths are absolute; bytes that are not UTF-8 are lone surrogates, as ``os.fsdecode`` gives them.
  An empty list only asks the window to come to the front.
* the server answers ``ok`` and a line feed once it has taken the message, and closes. To anything
  it does not understand it answers nothing and closes.

The first instance holds a lock file for as long as it lives; of two that start at once only one
gets it. A lock or a socket left by a crash is recognized and replaced. A first instance that does
not answer in time is left alone, and the second one opens its own window.
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)

PROTOCOL = 1
LONGEST_MESSAGE = 4 * 1024 * 1024
"""Bytes of a message; the arguments of a program cannot be longer on usual systems."""
ANSWER_SECONDS = 2.0
"""How long a running instance may take to answer."""
STARTING_SECONDS = 10.0
"""The same while it is only just starting itself."""
_MESSAGE_MS = 5_000
_RETRY_SECONDS = 0.05
# A socket address of Linux holds 108 bytes; Qt first makes the socket in a folder beside its place.
_LONGEST_FOLDER = 60


class Start(Enum):
    """What a start of the program turned out to be."""

    FIRST = auto()
    """No other instance: open a window and listen."""
    HANDED_OVER = auto()
    """Another instance took the paths: end."""
    ALONE = auto()
    """Another instance does not answer: open a window, do not listen."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a second start asks for."""

    paths: tuple[str, ...]
    activation_token: str = ""
    """What a Wayland desktop gives a started program so that it may come to the front."""


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
        message = _encoded(paths)
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
        request = _decoded(line)
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


def meeting_place() -> str:
    """Return the name of the socket for this user and display.

    On Unix it is a path in a folder that no other user can write to, so that nobody can stand in
    for the first instance.
    """
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    if sys.platform == "win32":
        display = os.environ.get("SESSIONNAME") or "console"
    # ":0" and ":0.0" are one display with one screen named.
    session = hashlib.sha256(display.removesuffix(".0").encode("utf-8", "replace")).hexdigest()[:12]
    if sys.platform == "win32":
        return f"cablereader-{getpass.getuser()}-{session}"
    return str(_private_folder() / f"cablereader-{session}")


def _private_folder() -> Path:
    """Return a folder of ours whose path is short enough for a socket in it."""
    own = f"cablereader-{os.getuid()}"
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and _is_short(runtime) and _is_ours(runtime):
        return runtime
    for shared in (Path(tempfile.gettempdir()), Path("/tmp")):
        folder = shared / own
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700)
        if _is_short(folder) and _is_ours(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix="cablereader-", dir="/tmp"))


def _is_short(folder: Path) -> bool:
    return len(os.fsencode(folder)) <= _LONGEST_FOLDER


def _is_ours(folder: Path) -> bool:
    try:
        state = folder.lstat()
    except OSError:
        return False
    is_private = not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and is_private


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


def _encoded(paths: Sequence[str]) -> bytes:
    message = {
        "cablereader": PROTOCOL,
        "paths": list(paths),
        "activation_token": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    }
    return json.dumps(message).encode("ascii") + b"\n"


def _decoded(line: bytes) -> Request | None:
    """Return what *line* asks for, or None if it is not of this protocol."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("cablereader") != PROTOCOL:
        return None
    paths, token = message.get("paths"), message.get("activation_token", "")
    if not isinstance(paths, list) or not isinstance(token, str):
        return None
    if not all(isinstance(path, str) and _is_usable(path) for path in paths):
        return None
    return Request(tuple(paths), token)


def _is_usable(path: str) -> bool:
    return "\0" not in path and Path(path).is_absolute()
