"""Questions to the library, answered in one thread that has a searcher of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cablereader.library import Library, LibraryError, SearchCancelled, Searcher
from cablereader.ui.library.readers_library import ReadersLibrary

_log = logging.getLogger(__name__)

_END_SECONDS = 2.0

Question = Callable[[Searcher], Iterable[object]]
"""Asks a searcher and yields its answers one after the other, the most urgent first."""


@dataclass(eq=False, slots=True)
class _Asked:
    kind: str
    question: Question
    take: Callable[[Any], None]
    fail: Callable[[str], None]
    is_dropped: threading.Event = field(default_factory=threading.Event)


class QuestionThread(QObject):
    """Answers one question of each kind, the latest; the one before is given up at once.

    Answers come in the window's thread. None comes for a question that was replaced or cancelled.
    """

    _arrived = Signal(object, object)

    def __init__(self, library: ReadersLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: dict[str, _Asked] = {}
        self._worker = _Worker(library.library, self._arrived)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        library.closed.connect(self._worker.open_anew)

    def ask(
        self,
        kind: str,
        question: Question,
        take: Callable[[Any], None],
        fail: Callable[[str], None] = _log.warning,
    ) -> None:
        """Let *question* be answered: *take* is called with each answer, or *fail* with words."""
        self.cancel(kind)
        asked = self._asked[kind] = _Asked(kind, question, take, fail)
        self._worker.put(asked)

    def cancel(self, kind: str) -> None:
        """Give up the question of this kind, whether it waits or is being answered."""
        asked = self._asked.pop(kind, None)
        if asked is not None:
            asked.is_dropped.set()
            self._worker.drop(asked)

    def stop(self) -> None:
        """Give up everything and end the thread."""
        for kind in list(self._asked):
            self.cancel(kind)
        self._worker.end()

    @Slot(object, object)
    def _on_arrived(self, asked: _Asked, answer: object) -> None:
        if self._asked.get(asked.kind) is not asked:
            return
        if isinstance(answer, LibraryError):
            asked.fail(str(answer))
        else:
            asked.take(answer)


class _Worker:
    """The thread. It begins with the first question and owns the searcher."""

    def __init__(self, library: Library, arrived: Any) -> None:
        self._library = library
        self._arrived = arrived
        self._waiting: list[_Asked] = []
        self._current: _Asked | None = None
        self._searcher: Searcher | None = None
        self._is_outdated = False
        self._is_ending = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, asked: _Asked) -> None:
        with self._changed:
            if self._is_ending:
                return
            self._waiting.append(asked)
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="library", daemon=True)
            self._thread.start()

    def drop(self, asked: _Asked) -> None:
        with self._changed:
            if asked in self._waiting:
                self._waiting.remove(asked)
            elif asked is self._current and self._searcher is not None:
                self._searcher.cancel()

    def open_anew(self) -> None:
        """Open the library's file again before the next question: it may be another one by then."""
        with self._changed:
            self._is_outdated = True

    def end(self) -> None:
        with self._changed:
            self._is_ending = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _run(self) -> None:
        while (asked := self._next()) is not None:
            try:
                searcher = self._open()
                with searcher.asking():
                    # It may have been dropped before there was anything to cancel.
                    if not asked.is_dropped.is_set():
                        self._answer(asked, searcher)
            except SearchCancelled:
                continue
            except LibraryError as error:
                self.open_anew()
                self._post(asked, error)
            except Exception as error:
                # The thread must go on, or nothing would ever be found again.
                _log.exception("a question to the library failed")
                self._post(asked, LibraryError(f"The search failed: {error}."))
        self._close()

    def _answer(self, asked: _Asked, searcher: Searcher) -> None:
        for answer in asked.question(searcher):
            if asked.is_dropped.is_set():
                break
            self._post(asked, answer)

    def _next(self) -> _Asked | None:
        with self._changed:
            self._current = None
            self._changed.wait_for(lambda: self._waiting or self._is_ending)
            if self._is_ending:
                return None
            self._current = self._waiting.pop(0)
            return self._current

    def _open(self) -> Searcher:
        if self._is_outdated:
            self._close()
        if self._searcher is None:
            searcher = self._library.searcher()
            with self._changed:
                self._searcher, self._is_outdated = searcher, False
        return self._searcher

    def _close(self) -> None:
        with self._changed:
            searcher, self._searcher = self._searcher, None
        if searcher is not None:
            searcher.close()

    def _post(self, asked: _Asked, answer: object) -> None:
        try:
            self._arrived.emit(asked, answer)
        except RuntimeError:
            # The program ended, and Qt with it, while the question was answered.
            _log.debug("nobody is left to hear of %r", asked.kind)
