"""Work in the background gives one answer, or none when nobody waits for it any more."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from cablereader.ui.background import Task


def test_the_answer_comes_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    threads: list[object] = []

    def work(number: int) -> int:
        threads.append(threading.current_thread())
        return number + 1

    task = Task(work, 41)
    task.finished.connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(task.finished) as finished:
        task.start()
    assert finished.args == [42]
    assert threads[0] is not threading.current_thread()
    assert threads[1] is QThread.currentThread()


def test_an_error_is_told_and_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    task = Task(int, "no number")
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert isinstance(failed.args[0], ValueError)
    assert "background work failed" in caplog.text


def test_a_cancelled_task_says_nothing(qtbot: QtBot) -> None:
    may_end = threading.Event()
    task, following = Task(may_end.wait), Task(str)
    with qtbot.assertNotEmitted(task.finished), qtbot.waitSignal(following.finished):
        task.start()
        task.cancel()
        may_end.set()
        following.start()


def test_every_one_of_many_tasks_is_answered(qtbot: QtBot) -> None:
    answers: list[int] = []
    tasks = [Task(abs, -number) for number in range(200)]
    for task in tasks:
        task.finished.connect(answers.append)
        task.start()
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert sorted(answers) == list(range(200))


def test_a_window_may_close_while_work_runs(qtbot: QtBot) -> None:
    may_end = threading.Event()
    window = QObject()
    Task(may_end.wait, parent=window).start()
    window.deleteLater()
    del window
    following = Task(may_end.set)
    with qtbot.waitSignal(following.finished):
        following.start()
