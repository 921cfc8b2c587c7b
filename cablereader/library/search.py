"""Searching the library.

A :class:`Searcher` has a connection of its own and belongs to one thread at a time; only
:meth:`Searcher.cancel` may be called from another.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from cablereader.library.bodies import Bodies, bodies_of
from cablereader.library.damage import DAMAGE, damaged, trouble
from cablereader.library.held_values import HeldValues
from cablereader.library.ids import is_in_order
from cablereader.library.opening import open_readable
from cablereader.library.orders import Order, ordered
from cablereader.library.query import (
    Completion,
    Expand,
    Highlighter,
    Query,
    completions,
    parse_query,
)
from cablereader.library.record import packed_text
from cablereader.library.rows import ROW_COLUMNS, Row, row_of
from cablereader.library.snippets import Snippet, snippet

_AT_ONCE = 500
_WORTH_A_WALK = 5000


class SearchCancelled(Exception):  # noqa: N818 - no error: someone asked for it
    """The search was given up because :meth:`Searcher.cancel` was called."""


class Searcher:
    """Answers questions about a library that may be growing meanwhile.

    Raises LibraryError if there is no library to read. Each method raises SearchCancelled after
    :meth:`cancel`.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._connection = open_readable(library)
        self._bodies: Bodies | None = None
        self._held = HeldValues(self._connection)
        self._cancelled = threading.Event()
        self._is_asked = False

    @property
    def connection(self) -> sqlite3.Connection:
        """The read-only connection, for the other parts of this package."""
        return self._connection

    def close(self) -> None:
        """End the use of the library."""
        self._connection.close()

    def __enter__(self) -> Searcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def cancel(self) -> None:
        """Give up what is being answered, from any thread: the call that runs, or all :meth:`asking`."""
        self._cancelled.set()
        self._connection.interrupt()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Take the calls within as one question: once it is cancelled each raises SearchCancelled."""
        self._cancelled.clear()
        self._is_asked = True
        try:
            yield
        finally:
            self._is_asked = False

    def query(self, text: str, *, typing: bool = False, expand: Expand | None = None) -> Query:
        """Return how *text* is understood; see :func:`parse_query`."""
        return parse_query(text, typing=typing, expand=expand)

    def completions(self, text: str, cursor: int) -> list[Completion]:
        """Return what can be offered for the word at *cursor*."""
        with self.answering():
            return completions(text, cursor, self._held)

    def ids(
        self, query: Query, order: Order = Order.NEWEST, limit: int | None = None
    ) -> array[int]:
        """Return the ids of the cables found, in *order*; the first *limit* of them."""
        if order is Order.SUBJECT and (query.is_everything or self.count(query) > _WORTH_A_WALK):
            return self._walked_by_subject(query, limit)
        with self.answering():
            statement, parameters = ordered(query, order, is_in_order(self._connection))
            if limit is not None:
                cursor = self._connection.execute(f"{statement} LIMIT ?", (*parameters, limit))
                return array("q", chain.from_iterable(cursor))
            return self._all_at_once(statement, parameters)

    def _all_at_once(self, statement: str, parameters: tuple[str, ...]) -> array[int]:
        """Return the ids that *statement* gives, in one step of the database.

        Taken row by row, a quarter of a million of them would take the interpreter from the thread
        of a window, and get it back, as many times.
        """
        row = self._connection.execute(
            f"SELECT group_concat(printf('%016x', id), '') FROM ({statement})", parameters
        ).fetchone()
        found = array("q", bytes.fromhex(row[0] or ""))
        if sys.byteorder == "little":
            found.byteswap()
        return found

    def first_ids(
        self, query: Query, order: Order, least: int, seconds: float
    ) -> tuple[array[int], bool]:
        """Return the first ids in *order*, and whether they are all.

        At least *least* of them if there are as many, and those that come within some *seconds* more.
        """
        with self.answering():
            statement, parameters = ordered(query, order, is_in_order(self._connection))
            cursor = self._connection.execute(statement, parameters)
            found = array("q", chain.from_iterable(islice(cursor, least)))
            is_whole = len(found) < least
            end = time.monotonic() + seconds
            while not is_whole and time.monotonic() < end:
                more = cursor.fetchmany(_AT_ONCE)
                found.extend(chain.from_iterable(more))
                is_whole = len(more) < _AT_ONCE
            cursor.close()
            return found, is_whole

    def _walked_by_subject(self, query: Query, limit: int | None) -> array[int]:
        """Walk all cables in the order of their subjects, which an index keeps, and take those found.

        For many cables that is several times faster than to sort their subjects.
        """
        wanted = None if query.is_everything else set(self.ids(query))
        found = array("q")
        with self.answering():
            for condition in ("NOT NULL", "NULL"):
                cursor = self._connection.execute(
                    f"SELECT id FROM cable WHERE subject IS {condition} "
                    "ORDER BY subject COLLATE NOCASE, id DESC"
                )
                for (number,) in cursor:
                    if wanted is None or number in wanted:
                        found.append(number)
                        if len(found) == limit:
                            return found
        return found

    def count(self, query: Query) -> int:
        """Return how many cables the query finds."""
        with self.answering():
            if query.is_everything:
                found = self._connection.execute("SELECT count(*) FROM cable")
            else:
                found = self._connection.execute(
                    "SELECT count(*) FROM words WHERE words MATCH ?", (query.match(),)
                )
            return int(found.fetchone()[0])

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Return the cables *ids* as lines of a list, in that order, without those gone since."""
        found: dict[int, Row] = {}
        with self.answering():
            for start in range(0, len(ids), _AT_ONCE):
                some = ids[start : start + _AT_ONCE]
                cursor = self._connection.execute(
                    f"SELECT {ROW_COLUMNS} FROM cable JOIN file ON file.id = cable.file "
                    "LEFT JOIN value ON value.id = cable.post "
                    f"WHERE cable.id IN ({', '.join('?' * len(some))})",
                    tuple(some),
                )
                found.update((row[0], row_of(row)) for row in cursor)
        return [found[number] for number in ids if number in found]

    def text(self, number: int) -> str | None:
        """Return the text of a cable as it was when it was indexed; None if it is gone."""
        with self.answering():
            return self._text(number)

    def snippets(self, query: Query, ids: Sequence[int]) -> list[Snippet]:
        """Return a passage around the first hit in each of the cables *ids*, in that order."""
        highlighter = Highlighter(query.tree)
        found: list[Snippet] = []
        with self.answering():
            for number in ids:
                if self._cancelled.is_set():
                    raise SearchCancelled
                found.append(snippet(self._text(number) or "", highlighter))
        return found

    def find(self, path: Path, ordinal: int = 0) -> int | None:
        """Return the id of the cable at a place in a file; None if it is not held."""
        with self.answering():
            row = self._connection.execute(
                "SELECT cable.id FROM cable JOIN file ON file.id = cable.file "
                "WHERE path = ? AND ordinal = ?",
                (os.fsencode(path), ordinal),
            ).fetchone()
            return None if row is None else int(row[0])

    def revision(self) -> int:
        """Return a number that changes when another connection has changed the library."""
        with self.answering():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _text(self, number: int) -> str | None:
        row = self._connection.execute(
            "SELECT data FROM body WHERE id = (SELECT body FROM cable WHERE id = ?)", (number,)
        ).fetchone()
        return packed_text(self._restored(row[0])) if row else None

    def _restored(self, data: bytes) -> bytes:
        # A library that is being begun has no dictionary yet; where there is a body, there is one.
        if self._bodies is None:
            self._bodies = bodies_of(self._connection)
        return self._bodies.restored(data)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Turn an interruption, and trouble with the file, into this package's exceptions."""
        if not self._is_asked:
            self._cancelled.clear()
        elif self._cancelled.is_set():
            raise SearchCancelled
        try:
            yield
        except sqlite3.OperationalError as error:
            if self._cancelled.is_set():
                raise SearchCancelled from None
            raise trouble(self._library, error) from error
        except DAMAGE as error:
            raise damaged(self._library, error) from error
