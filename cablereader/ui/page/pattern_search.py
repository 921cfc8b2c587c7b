"""Asks the search process for a regular expression, and ends it when it takes too long."""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from cablereader.model.reading.finding import Query, Searched
from cablereader.model.reading.pattern_search import request
from cablereader.model.reading.reading_text import Place

TIME_LIMIT_MS = 2000
"""An expression that has not found everything in one cable by then never will."""


class PatternSearch(QObject):
    """One process for many searches; a new question drops the one before."""

    found = Signal(object)
    """The answer; carries the hits in each form of the text."""
    failed = Signal(str)
    """There is no answer; carries the reason, empty if the time was over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._is_busy = False
        self._buffer = b""
        self._limit = QTimer(self, interval=TIME_LIMIT_MS, singleShot=True)
        self._limit.timeout.connect(self._on_time_over)

    def set_time_limit(self, milliseconds: int) -> None:
        """Wait this long for an answer."""
        self._limit.setInterval(milliseconds)

    def search(self, query: Query, searched: Searched) -> None:
        """Ask; the answer comes as a signal."""
        if self._is_busy:
            self.stop()
        if self._process is None:
            self._start()
        self._is_busy = True
        self._buffer = b""
        if self._process is not None:
            self._process.write(request(query, searched).encode() + b"\n")
        self._limit.start()

    def stop(self) -> None:
        """End the process, and drop the answer that is still to come."""
        self._limit.stop()
        self._is_busy = False
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._on_output)
        process.errorOccurred.disconnect(self._on_error)
        process.kill()
        process.waitForFinished(1000)
        process.deleteLater()

    def _start(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        # The process needs to find this very package, however it was found here.
        environment.insert("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._on_output)
        process.errorOccurred.connect(self._on_error)
        process.start(sys.executable, ["-m", "cablereader.model.reading.pattern_search"])
        self._process = process

    @Slot()
    def _on_output(self) -> None:
        if self._process is None:
            return
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        if not self._is_busy or b"\n" not in self._buffer:
            return
        self._limit.stop()
        self._is_busy = False
        answer = json.loads(self._buffer)
        if "error" in answer:
            self.failed.emit(answer["error"])
        else:
            self.found.emit([_places(hits) for hits in answer["hits"]])

    @Slot()
    def _on_error(self) -> None:
        reason = self._process.errorString() if self._process is not None else ""
        self.stop()
        self.failed.emit(reason)

    @Slot()
    def _on_time_over(self) -> None:
        self.stop()
        self.failed.emit("")


def _places(hits: list[list[int]]) -> list[Place]:
    return [(start, end) for start, end in hits]
