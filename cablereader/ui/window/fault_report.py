"""What happens to errors that nobody caught: a line in the log, and one dialog with a report.

The report can be sent to others, so it holds no text of a cable: long quotations in an error
message are left out, and the home folder is written "~". The log, which stays here, has everything.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cablereader import __version__
from cablereader.ui.widgets.plain_buttons import use_words_alone

_log = logging.getLogger("cablereader")
_qt_log = logging.getLogger("qt")

_LONGEST_MESSAGE = 300
_QUOTATION = re.compile(r"(['\"])(?:(?!\1).){16,}\1", re.DOTALL)

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultReporter(QObject):
    """Takes every uncaught error of the process, from any thread."""

    _raised = Signal(object)

    def __init__(self, log_path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_path = log_path
        self._dialog: FaultDialog | None = None
        self._known: set[str] = set()
        self._previous: tuple[Callable[..., Any], ...] = ()
        # Queued: an error in the middle of painting must not open a dialog there.
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the last resort for errors and for Qt's messages."""
        self._previous = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_log_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._previous:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._previous
            self._previous = ()
            qInstallMessageHandler(None)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("uncaught error", exc_info=(kind, error, trace))
        traceback.print_exception(kind, error, trace)
        self._raised.emit(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _on_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        # Such errors come from the clearing away of objects: for the log, not for the reader.
        error = unraisable.exc_value
        trace = (unraisable.exc_type, error, unraisable.exc_traceback) if error else None
        _log.error("error in %r: %s", unraisable.object, unraisable.err_msg, exc_info=trace)

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        if self._dialog is not None:
            self._dialog.count_another()
            return
        place = _place_of(error)
        if place in self._known or QApplication.instance() is None:
            return
        self._known.add(place)
        window = QApplication.activeWindow()
        self._dialog = FaultDialog(report_on(error), self._log_path, window)
        self._dialog.finished.connect(self._on_dialog_closed)
        self._dialog.open()

    @Slot()
    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class FaultDialog(QDialog):
    """Says that something went wrong, and offers a report of it to copy."""

    def __init__(
        self, report: str, log_path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("faultDialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = report
        self._others = 0
        self._words = _plain_label(
            self.tr(
                "Cable Reader ran into an error of its own. Your files are not changed, and you can go "
                "on reading. If it happens again, the report below helps to find the cause; it "
                "holds no text of a cable."
            )
        )
        self._count = _plain_label("")
        self._count.hide()
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Error report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton(
            self.tr("Copy Report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._copy.clicked.connect(self._on_copy)
        use_words_alone(buttons)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        for widget in (self._words, self._text, self._count, _log_label(self, log_path), buttons):
            layout.addWidget(widget)
        self.resize(640, 440)

    def count_another(self) -> None:
        """Say that more errors followed while this dialog was open."""
        self._others += 1
        self._count.setText(self.tr("Errors since then: {n}").format(n=self._others))
        self._count.show()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))


def report_on(error: BaseException) -> str:
    """Return a report on *error* that can be given to others."""
    facts = (
        f"Cable Reader {__version__}",
        f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{QGuiApplication.platformName() or 'no platform'}",
        "",
    )
    return "\n".join(facts) + "\n" + "".join(_trace(error, set()))


def _trace(error: BaseException, seen: set[int]) -> list[str]:
    """Return the lines of a traceback, of the causes first."""
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_trace(cause, seen), "\nthen:\n"] if cause and id(cause) not in seen else []
    home = str(Path.home())
    lines += [line.replace(home, "~") for line in traceback.format_tb(error.__traceback__)]
    return [*lines, f"{type(error).__name__}: {_discreet(str(error)).replace(home, '~')}\n"]


def _discreet(message: str) -> str:
    """Return an error message without long quotations, which may be the text of a cable."""
    short = _QUOTATION.sub("'…'", message)
    return short if len(short) <= _LONGEST_MESSAGE else short[:_LONGEST_MESSAGE] + "…"


def _place_of(error: BaseException) -> str:
    """Return where *error* was raised, to know it again."""
    frames = traceback.extract_tb(error.__traceback__)[-1:]
    return f"{type(error).__name__} " + " ".join(f"{one.filename}:{one.lineno}" for one in frames)


def _plain_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _log_label(dialog: FaultDialog, path: Path | None) -> QLabel:
    text = (
        dialog.tr("There is no log file; errors are printed to standard error.")
        if path is None
        else dialog.tr("The log is kept in {path}").format(path=path)
    )
    label = _plain_label(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
