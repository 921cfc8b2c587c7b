"""What the library's rows of cables say, brought in blocks for those in view and kept for a while."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader.library import Row
from cablereader.ui.library.question_thread import QuestionThread

_BLOCK = 64
_MOST_KEPT = 8192
"""Rows of cables that are kept ready."""

Block = tuple[int, int]
"""The number of the row above the block, and the position of its first cable below that."""


class RowBlocks(QObject):
    """Asks the library for rows when they are wanted; all wishes of one paint go together."""

    brought = Signal(int, int, int)
    """Rows came; carries the number of the row above them, the first one's position, how many."""
    failed = Signal(str)
    """The library could not be asked; carries the words that say why."""

    def __init__(self, questions: QuestionThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = questions
        self._rows: dict[int, Row | None] = {}
        self._outdated: set[int] = set()
        self._waiting: dict[Block, array[int]] = {}
        self._asked: set[Block] = set()
        self._asking = QTimer(self, interval=0, singleShot=True)
        self._asking.timeout.connect(self._ask)

    def row(self, above: int, position: int, ids: array[int]) -> Row | None:
        """Return the cable at *position* of *ids*, those below row *above*; None on its way."""
        number = ids[position]
        if number not in self._rows or number in self._outdated:
            self._want((above, position - position % _BLOCK), ids)
        return self._rows.get(number)

    def outdate(self) -> None:
        """Ask again for what is there, when it is looked at; until then it is shown as it was."""
        self._outdated = set(self._rows)

    def drop_wishes(self) -> None:
        """Forget what was asked for rows that are no more; what is known stays."""
        self._waiting.clear()
        self._asked.clear()

    def _want(self, block: Block, ids: array[int]) -> None:
        if block not in self._asked:
            self._waiting[block] = ids[block[1] : block[1] + _BLOCK]
            if not self._asking.isActive():
                self._asking.start()

    @Slot()
    def _ask(self) -> None:
        if len(self._rows) > _MOST_KEPT:
            self._rows.clear()
        wanted, self._waiting = self._waiting, {}
        for block, ids in wanted.items():
            self._asked.add(block)
            self._ask_block(block, ids)

    def _ask_block(self, block: Block, ids: array[int]) -> None:
        above, first = block

        def take(rows: list[Row]) -> None:
            self._asked.discard(block)
            self._rows.update(dict.fromkeys(ids))
            self._rows.update((row.id, row) for row in rows)
            self._outdated.difference_update(ids)
            self.brought.emit(above, first, len(ids))

        def fail(words: str) -> None:
            self._asked.discard(block)
            self.failed.emit(words)

        self._questions.ask(
            f"rows {above} {first}", lambda searcher: [searcher.rows(ids)], take, fail
        )
