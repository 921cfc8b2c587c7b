"""Uncaught errors: one dialog, a report without the reader's texts, and the log."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from cablereader.ui.window.fault_report import FaultDialog, FaultReporter, report_on

CABLE_TEXT = "THE AMBASSADOR SAID THAT THE GARDEN PARTY WAS OFF"


@pytest.fixture
def reporter(qapp: QApplication, tmp_path: Path) -> Iterator[FaultReporter]:
    assert qapp
    reporter = FaultReporter(tmp_path / "cablereader.log")
    reporter.install()
    yield reporter
    reporter.uninstall()
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[FaultDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, FaultDialog) and widget.isVisible()
    ]


def raise_here(text: str) -> None:
    raise ValueError(f"cannot read {text!r}")


def caught(text: str = CABLE_TEXT) -> ValueError:
    try:
        raise_here(text)
    except ValueError as error:
        return error
    raise AssertionError


def report(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.usefixtures("reporter")
@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_slot_shows_one_dialog_and_the_program_goes_on(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    QTimer.singleShot(0, lambda: raise_here("the text"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "ValueError: cannot read 'the text'" in text
    assert "in raise_here" in text
    assert any("cablereader.log" in label.text() for label in dialog.findChildren(QLabel))
    assert any(record.exc_info for record in caplog.records)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy Report")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == text
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs())


@pytest.mark.usefixtures("reporter")
def test_further_errors_do_not_stack_dialogs(qtbot: QtBot) -> None:
    report(caught())
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    report(caught())
    report(KeyError("another"))
    qtbot.waitUntil(lambda: any("2" in label.text() for label in dialog.findChildren(QLabel)))
    assert dialogs() == [dialog]


@pytest.mark.usefixtures("reporter")
def test_the_same_error_is_not_shown_again(qtbot: QtBot) -> None:
    report(caught())
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].reject()
    report(caught())
    report(KeyError("another"))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    text = dialogs()[0].findChild(QPlainTextEdit).toPlainText()
    assert "KeyError" in text


@pytest.mark.usefixtures("reporter")
def test_an_error_in_a_thread_is_shown(qtbot: QtBot) -> None:
    thread = threading.Thread(target=raise_here, args=("a thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "a thread" in dialogs()[0].findChild(QPlainTextEdit).toPlainText()


def test_the_report_holds_no_text_of_a_cable_and_no_home() -> None:
    text = report_on(caught())
    assert CABLE_TEXT not in text
    assert "cannot read '…'" in text
    assert str(Path.home()) not in text or str(Path.home()) == "/"
    assert "Cable Reader" in text
    assert "Qt 6" in text


def test_the_report_names_the_cause_first() -> None:
    try:
        try:
            raise_here("inner")
        except ValueError as error:
            raise RuntimeError("outer") from error
    except RuntimeError as outer:
        text = report_on(outer)
    assert text.index("ValueError: cannot read 'inner'") < text.index("RuntimeError: outer")


def test_a_long_message_is_cut() -> None:
    assert len(report_on(ValueError("x" * 10_000))) < 1_000


@pytest.mark.usefixtures("reporter")
@pytest.mark.no_qt_log
def test_qt_messages_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="qt"):
        qWarning("something odd")
    assert "something odd" in caplog.text
    assert dialogs() == []


def test_the_hooks_are_given_back() -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter = FaultReporter()
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
