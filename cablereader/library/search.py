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
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path

from cablereader.library.bodies import Bodies, bodies_of
from cablereader.library.damage import HOW_TO_MEND, LibraryError
from cablereader.library.held_values import HeldValues
from cablereader.library.ids import is_in_order
from cablereader.library.query import (
    Completion,
    Expand,
    Highlighter,
    Query,
    completions,
    parse_query,
)
from cablereader.library.record import packed_text
from cablereader.library.schema import open_readable
from cablereader.library.snippets import Snippet, snippet
from cablereader.model.level import Level

_AT_ONCE = 500
_WORTH_A_WALK = 5000
# How much a word weighs in each column of the index: in the text as such, in the subject, among
# senders, addressees, signers; the tokens of facts weigh nothing.
_WEIGHTS = "1.0, 6.0, 2.0, 0.3, 2.0, 0.0"
LEVELS = tuple(Level)


class Order(StrEnum):
    """The orders of results."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"
    SUBJECT = "subject"
    POST = "post"


class SearchCancelled(Exception):  # noqa: N818 - no error: someone asked for it
    """The search was given up because :meth:`Searcher.cancel` was called."""


@dataclass(frozen=True, slots=True)
class Row:
    """A cable as a line of a list. *path* and *ordinal* say where to read it."""

    id: int
    mrn: str | None
    subject: str | None
    created: str | None
    level: Level | None
    post: str | None
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    path: Path
    ordinal: int
    member: str | None


class Searcher:
    """Answers questions about a library that may be growing meanwhile.

    Raises LibraryError if there is no library to read. Each method raises SearchCancelled after
    :meth:`cancel`.
    """

    def __init__(self, library: Path) -> None:
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
            statement, parameters = _statement(query, order, is_in_order(self._connection))
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
            statement, parameters = _statement(query, order, is_in_order(self._connection))
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
                    "SELECT cable.id, mrn, subject, created, level, value.name, tags, captions, "
                    "file.path, ordinal, member FROM cable JOIN file ON file.id = cable.file "
                    "LEFT JOIN value ON value.id = cable.post "
                    f"WHERE cable.id IN ({', '.join('?' * len(some))})",
                    tuple(some),
                )
                found.update((row[0], _row(row)) for row in cursor)
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
            raise LibraryError(f"The library could not be read: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise LibraryError(f"The library is damaged ({error}). {HOW_TO_MEND}") from error


_FOUND = "FROM words WHERE words MATCH ?"
_JOINED = "FROM words CROSS JOIN cable ON cable.id = words.rowid"
_ORDERS = {
    Order.NEWEST: f"SELECT rowid AS id {_FOUND} ORDER BY rowid DESC",
    Order.OLDEST: f"SELECT rowid AS id {_FOUND} ORDER BY rowid",
    Order.RELEVANCE: f"SELECT rowid AS id {_FOUND} ORDER BY bm25(words, {_WEIGHTS})",
    Order.SUBJECT: f"SELECT cable.id {_JOINED} WHERE words MATCH ? "
    "ORDER BY cable.subject IS NULL, cable.subject COLLATE NOCASE, cable.id DESC",
    Order.POST: f"SELECT cable.id {_JOINED} LEFT JOIN value ON value.id = post "
    "WHERE words MATCH ? ORDER BY value.name IS NULL, value.name, cable.id DESC",
}
# Where too many cables of one day have pushed others out of place; see ids.py.
_SORTED = {
    Order.NEWEST: f"SELECT cable.id {_JOINED} WHERE words MATCH ? "
    "ORDER BY created DESC, cable.id DESC",
    Order.OLDEST: f"SELECT cable.id {_JOINED} WHERE words MATCH ? ORDER BY created, cable.id",
}
_ALL_SORTED = {
    Order.NEWEST: "SELECT id FROM cable ORDER BY created DESC, id DESC",
    Order.OLDEST: "SELECT id FROM cable ORDER BY created, id",
}
_ORDERS_OF_ALL = {
    Order.NEWEST: "SELECT id FROM cable ORDER BY id DESC",
    Order.OLDEST: "SELECT id FROM cable ORDER BY id",
    Order.RELEVANCE: "SELECT id FROM cable ORDER BY id DESC",
    Order.POST: "SELECT cable.id FROM cable LEFT JOIN value ON value.id = post "
    "ORDER BY value.name IS NULL, value.name, cable.id DESC",
}


def _statement(query: Query, order: Order, in_order: bool) -> tuple[str, tuple[str, ...]]:
    if query.is_everything:
        statement = _ORDERS_OF_ALL[order] if in_order else _ALL_SORTED.get(order)
        return statement or _ORDERS_OF_ALL[order], ()
    statement = _ORDERS[order] if in_order else _SORTED.get(order)
    return statement or _ORDERS[order], (query.match(),)


def _row(row: tuple[object, ...]) -> Row:
    number, mrn, subject, created, level, post, tags, captions, path, ordinal, member = row
    return Row(
        id=number,  # type: ignore[arg-type]
        mrn=mrn,  # type: ignore[arg-type]
        subject=subject,  # type: ignore[arg-type]
        created=created,  # type: ignore[arg-type]
        level=LEVELS[level] if isinstance(level, int) else None,
        post=post,  # type: ignore[arg-type]
        tags=tuple(tags.split()) if isinstance(tags, str) else (),
        captions=tuple(captions.split("\n")) if isinstance(captions, str) else (),
        path=Path(os.fsdecode(path)),  # type: ignore[arg-type]
        ordinal=ordinal,  # type: ignore[arg-type]
        member=member,  # type: ignore[arg-type]
    )
