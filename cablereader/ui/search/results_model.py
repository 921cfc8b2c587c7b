"""The cables found, as a list of ids; their rows are fetched when a view paints them."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from cablereader.formats.opening import CableAddress
from cablereader.library import Order, Query, Row, Searcher, Snippet
from cablereader.ui.library.library_tree_words import heading_of
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.widgets.model_index import NO_INDEX, Index

ROW_ROLE = Qt.ItemDataRole.UserRole
SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 1

_BLOCK = 64
_MOST_BLOCKS = 4
"""Blocks fetched in one go: what is in view lies in two at most."""
_PASSAGES_AT_ONCE = 12
_KEPT = 4096


class ResultsModel(QAbstractTableModel):
    """One row for each id, one column. Rows that are not here yet have no text.

    Neither the number of results nor scrolling through them costs more than the rows in view.
    """

    row_came = Signal(int)
    """The passage of a row is there that was not before; carries the number of the row."""

    def __init__(self, thread: QuestionThread, parent: Any = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._query: Query | None = None
        self._order: Order | None = None
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, Row | None] = OrderedDict()
        self._snippets: OrderedDict[int, Snippet] = OrderedDict()
        self._blocks: dict[int, None] = {}
        self._passages: dict[int, None] = {}
        self.is_refresh = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fetch)

    # Filling

    def show(self, query: Query, order: Order, ids: array[int], rows: Sequence[Row]) -> None:
        """Show the cables *ids*; *rows* are those of them that are known already.

        The same search again, in a library that has grown, is a refresh: the reader's place is kept.
        """
        if self._query is None or self._query.tree != query.tree:
            self._snippets.clear()
            self.is_refresh = False
        else:
            self.is_refresh = order is self._order
        self._passages.clear()
        self._query, self._order = query, order
        if self.is_refresh and len(ids) >= len(self._ids) and ids[: len(self._ids)] == self._ids:
            self._append(ids)
        else:
            self.beginResetModel()
            self._blocks.clear()
            self._rows.clear()
            self._ids = ids
            self._keep(rows)
            self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._query = None
        self._ids = array("q")
        self._rows.clear()
        self._snippets.clear()
        self.endResetModel()

    def _append(self, ids: array[int]) -> None:
        if len(ids) > len(self._ids):
            self.beginInsertRows(NO_INDEX, len(self._ids), len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def _keep(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._rows[row.id] = row
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)

    # Asking

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == SNIPPET_ROLE:
            return self.snippet(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            return self._spoken(row) if row is not None else ""
        return None

    def id_at(self, number: int) -> int | None:
        """Return the id of a row."""
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def number_of(self, wanted: int) -> int | None:
        """Return which row shows the cable of that id."""
        try:
            return self._ids.index(wanted)
        except ValueError:
            return None

    def row(self, number: int) -> Row | None:
        """Return the cable of a row; None while it is being fetched, and for one gone since."""
        key = self._ids[number]
        if key in self._rows:
            return self._rows[key]
        self._blocks.pop(number // _BLOCK, None)
        self._blocks[number // _BLOCK] = None
        self._soon.start()
        return None

    def snippet(self, number: int) -> Snippet | None:
        """Return the passage of a row around what was searched; None while it is being fetched."""
        key = self._ids[number]
        found = self._snippets.get(key)
        if found is None:
            self._passages.pop(key, None)
            self._passages[key] = None
            self._soon.start()
        return found

    def address(self, number: int) -> CableAddress | None:
        """Return where to read the cable of a row; None while that is not known."""
        row = self.row(number) if 0 <= number < len(self._ids) else None
        return None if row is None else CableAddress(row.path, row.ordinal)

    def _spoken(self, row: Row) -> str:
        words = (heading_of(row), row.level, row.subject, row.created and row.created[:10])
        return ", ".join(word for word in words if word)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # Fetching

    def bring_rows(self, numbers: Sequence[int], take: Callable[[list[Row]], None]) -> None:
        """Have *take* called with some rows, without those gone since: now if all are here."""
        wanted = [self._ids[number] for number in numbers]
        if all(key in self._rows for key in wanted):
            take([row for row in map(self._rows.get, wanted) if row is not None])
        else:
            self._thread.ask("selected", _rows_of(wanted), lambda answer: take(answer[1]))

    @Slot()
    def _fetch(self) -> None:
        """Ask for the rows and passages that were missed; those asked for last matter most."""
        blocks = list(self._blocks)[-_MOST_BLOCKS:]
        if blocks:
            wanted = [
                number
                for block in blocks
                for number in self._ids[block * _BLOCK : (block + 1) * _BLOCK]
            ]
            self._thread.ask("rows", _rows_of(wanted), self._take_rows)
        passages = list(self._passages)[-_BLOCK:]
        if passages and self._query is not None:
            self._thread.ask("snippets", _snippets_of(self._query, passages), self._take_snippets)

    def _take_rows(self, answer: tuple[list[int], list[Row]]) -> None:
        wanted, rows = answer
        # A cable gone since has no row: it must not be asked for again and again.
        self._rows.update(dict.fromkeys(wanted))
        self._keep(rows)
        self._blocks.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def _take_snippets(self, answer: dict[int, Snippet]) -> None:
        numbers: list[int] = []
        for key, snippet in answer.items():
            self._passages.pop(key, None)
            self._snippets[key] = snippet
            number = self.number_of(key)
            if number is not None:
                numbers.append(number)
        while len(self._snippets) > _KEPT:
            self._snippets.popitem(last=False)
        if numbers:
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), 0))
        for number in numbers:
            self.row_came.emit(number)


def _rows_of(wanted: list[int]) -> Any:
    def answers(searcher: Searcher) -> Iterator[object]:
        yield wanted, searcher.rows(wanted)

    return answers


def _snippets_of(query: Query, wanted: list[int]) -> Any:
    def answers(searcher: Searcher) -> Iterator[object]:
        # A few at a time: the last ones of a screen may be in long cables.
        for start in range(0, len(wanted), _PASSAGES_AT_ONCE):
            some = wanted[start : start + _PASSAGES_AT_ONCE]
            yield dict(zip(some, searcher.snippets(query, some), strict=True))

    return answers
