"""The start and the end of the program with a window."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QSocketNotifier, Qt, QThreadPool, Slot
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon, QSessionManager
from PySide6.QtWidgets import QApplication

from cablereader.desktop.file_log import start_log
from cablereader.desktop.single_instance import SingleInstance, Start
from cablereader.desktop.start_request import Request
from cablereader.model.garbage_search import search_seldom
from cablereader.model.resources import resource
from cablereader.ui.incoming import local_path
from cablereader.ui.memory.settings import Settings
from cablereader.ui.window.fault_report import FaultReporter

_log = logging.getLogger(__name__)

DESKTOP_ID = "cablereader"
"""Name of the .desktop file, by which a desktop groups windows and finds their icon."""
_LAST_WORK_MS = 3_000


class ReaderWindow(Protocol):
    """What the application asks of the main window."""

    def open_paths(self, paths: Sequence[Path]) -> None: ...
    def bring_to_front(self) -> None: ...


class Application(QApplication):
    """The one QApplication: what the system says to it ends in one function that takes paths."""

    def __init__(self, arguments: Sequence[str]) -> None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        super().__init__(list(arguments))
        self.setApplicationName("cablereader")
        self.setApplicationDisplayName("Cable Reader")
        self.setOrganizationName("cablereader")
        self.setDesktopFileName(DESKTOP_ID)
        self.setWindowIcon(QIcon(str(resource("icons", "cablereader.svg"))))
        self._window: ReaderWindow | None = None
        self._waiting: list[Path] = []
        self._signals = _SystemSignals(self)
        self.commitDataRequest.connect(self._on_session_ending)

    def attach(self, window: ReaderWindow) -> None:
        """Send everything that is to be opened to *window*."""
        self._window = window
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            window.open_paths(waiting)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open *paths* in the window, or as soon as there is one."""
        if self._window is None:
            self._waiting.extend(paths)
        elif paths:
            self._window.open_paths(paths)

    @Slot(object)
    def take_request(self, request: Request) -> None:
        """Do what a second start of the program asks for."""
        if request.activation_token:
            # Qt's Wayland window reads it from here, and takes it away, when it is raised.
            os.environ["XDG_ACTIVATION_TOKEN"] = request.activation_token
        self.open_paths([Path(path) for path in request.paths])
        if self._window is not None:
            self._window.bring_to_front()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            path = event.file() or local_path(bytes(event.url().toEncoded().data()).decode())
            self.open_paths([Path(path)] if path else [])
            return True
        return super().event(event)

    @Slot()
    def end(self) -> None:
        """Leave. Qt first closes the window, which saves its state."""
        self.quit()

    @Slot(QSessionManager)
    def _on_session_ending(self, session: QSessionManager) -> None:
        # The session would start us with options of Qt's that our command line does not have. What
        # is to be remembered is saved when the window closes.
        session.setRestartHint(QSessionManager.RestartHint.RestartNever)


class _SystemSignals:
    """SIGINT and SIGTERM as an orderly end.

    Python runs its signal handlers between two of its own instructions, and an idle window has
    none: the interpreter therefore writes to a socket that wakes Qt up.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(
            self._reading.fileno(), QSocketNotifier.Type.Read, application
        )
        self._notifier.activated.connect(self._on_woken)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)

    def _on_woken(self) -> None:
        self._reading.recv(4096)

    def _on_signal(self, number: int, frame: object) -> None:
        del frame
        _log.info("ended by signal %d", number)
        self._application.end()


def run(paths: Sequence[str], *, new_window: bool = False) -> int:
    """Show *paths* in the running window, or open one and stay until it is closed.

    Return the exit status of the process. With *new_window* no running window is asked.
    """
    log_path = start_log()
    absolute = [Path(path).absolute() for path in paths]
    instance = None if new_window else SingleInstance()
    start = instance.announce([str(path) for path in absolute]) if instance else Start.ALONE
    if start is Start.HANDED_OVER:
        return 0
    return _run_window(absolute, instance if start is Start.FIRST else None, log_path)


def _run_window(paths: Sequence[Path], instance: SingleInstance | None, log: Path | None) -> int:
    search_seldom()
    application = Application([DESKTOP_ID])  # the name X11 gets as the window's class
    faults = FaultReporter(log, application)
    faults.install()
    if instance is not None:
        instance.requested.connect(application.take_request)
        instance.listen()
    # Imported this late so that a second start, which never gets here, is quick.
    from cablereader.ui.window.main_window import MainWindow

    settings = Settings()
    window = MainWindow(settings)
    application.open_paths(paths)
    application.attach(window)
    window.show()
    status = application.exec()
    settings.sync()
    if instance is not None:
        instance.close()
    QThreadPool.globalInstance().waitForDone(_LAST_WORK_MS)
    faults.uninstall()
    return status
