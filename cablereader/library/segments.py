"""Moving a finished index of many cables into the library's index at once.

A worker indexes a batch in memory, without the library's lock, and then copies the result over as it
is: pages of the index, and a line in its list of segments. What is done under the lock is a copy, so
that several workers are nearly as many times faster; and what is built in memory needs no journal.

This is what FTS5 itself does when it writes out a segment; the format of its tables is documented in
``fts5_index.c`` and has been the same since SQLite 3.9. Where it is not as expected, or SQLite
guards these tables (defensive mode), :func:`add_segments` says so and the caller inserts row by row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

_AVERAGES = 1
_STRUCTURE = 10
_SEGMENT_SHIFT = 37
_MOST_SEGMENTS = 1900
# Written after the cookie by SQLite 3.43 and later for tables that can delete without content.
_SECOND_FORMAT = b"\xff\x00\x00\x01"


class UnknownFormatError(Exception):
    """The index is not laid out as this module knows it, or may not be written directly."""


class _Segment(NamedTuple):
    number: int
    first_page: int
    last_page: int


class _Level(NamedTuple):
    merging: int
    segments: list[_Segment]


class _Structure(NamedTuple):
    cookie: bytes
    written: int
    levels: list[_Level]

    def numbers(self) -> set[int]:
        return {segment.number for level in self.levels for segment in level.segments}


def add_segments(connection: sqlite3.Connection, batch: str) -> None:
    """Add the index ``words`` of the attached database *batch* to that of the library.

    To be called in a transaction, on a connection that has not read or written the library's index
    before: FTS5 remembers the list of segments. No cable may be in both. Raises UnknownFormatError
    before anything is changed.
    """
    target, added = _structure(connection, "main"), _structure(connection, batch)
    sizes = _averages(connection, "main"), _averages(connection, batch)
    free = (number for number in range(1, _MOST_SEGMENTS) if number not in target.numbers())
    incoming = [segment for level in reversed(added.levels) for segment in level.segments]
    renumbered = [segment._replace(number=next(free)) for segment in incoming]
    levels = target.levels or [_Level(0, [])]
    levels[0].segments.extend(renumbered)
    try:
        for old, new in zip(incoming, renumbered, strict=True):
            _copy(connection, batch, old.number, new.number)
        connection.execute(f"INSERT INTO words_docsize SELECT * FROM {batch}.words_docsize")
        _write_block(connection, _AVERAGES, _joined(_sum(*sizes)))
        _write_block(
            connection, _STRUCTURE, _encoded(_Structure(target.cookie, target.written, levels))
        )
    except sqlite3.OperationalError as error:
        if "may not be modified" in str(error):
            raise UnknownFormatError(str(error)) from error
        raise


def _copy(connection: sqlite3.Connection, batch: str, old: int, new: int) -> None:
    distance = (new - old) << _SEGMENT_SHIFT
    connection.execute(
        f"INSERT INTO words_data SELECT id + ?, block FROM {batch}.words_data WHERE id >= ? AND id < ?",
        (distance, old << _SEGMENT_SHIFT, (old + 1) << _SEGMENT_SHIFT),
    )
    connection.execute(
        f"INSERT INTO words_idx SELECT ?, term, pgno FROM {batch}.words_idx WHERE segid = ?",
        (new, old),
    )


def _block(connection: sqlite3.Connection, database: str, number: int) -> bytes:
    row = connection.execute(
        f"SELECT block FROM {database}.words_data WHERE id = ?", (number,)
    ).fetchone()
    return bytes(row[0]) if row else b""


def _write_block(connection: sqlite3.Connection, number: int, block: bytes) -> None:
    connection.execute("REPLACE INTO words_data (id, block) VALUES (?, ?)", (number, block))


def _averages(connection: sqlite3.Connection, database: str) -> list[int]:
    """Return the number of rows, and of the tokens in each column."""
    return list(_varints(_block(connection, database, _AVERAGES)))


def _sum(first: list[int], second: list[int]) -> list[int]:
    if not first or not second:
        return first or second
    return [one + other for one, other in zip(first, second, strict=True)]


def _structure(connection: sqlite3.Connection, database: str) -> _Structure:
    block = _block(connection, database, _STRUCTURE)
    if block[4:8] == _SECOND_FORMAT or len(block) < 7:
        raise UnknownFormatError("the list of segments has another format")
    numbers = _varints(block[4:])
    try:
        level_count, segment_count, written = next(numbers), next(numbers), next(numbers)
        levels: list[_Level] = []
        for _ in range(level_count):
            merging, count = next(numbers), next(numbers)
            segments = [_Segment(next(numbers), next(numbers), next(numbers)) for _ in range(count)]
            levels.append(_Level(merging, segments))
    except (StopIteration, RuntimeError) as error:
        raise UnknownFormatError("the list of segments is cut short") from error
    found = sum(len(level.segments) for level in levels)
    if found != segment_count or next(numbers, None) is not None:
        raise UnknownFormatError("the list of segments does not add up")
    return _Structure(block[:4], written, levels)


def _encoded(structure: _Structure) -> bytes:
    numbers = [
        len(structure.levels),
        sum(len(level.segments) for level in structure.levels),
        structure.written,
    ]
    for level in structure.levels:
        numbers += (level.merging, len(level.segments))
        for segment in level.segments:
            numbers += segment
    return structure.cookie + _joined(numbers)


def _varints(data: bytes) -> Iterator[int]:
    """Yield SQLite's integers of variable length: seven bits a byte, all eight of a ninth."""
    value = length = 0
    for byte in data:
        length += 1
        if length == 9:
            yield value << 8 | byte
            value = length = 0
            continue
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            yield value
            value = length = 0


def _joined(numbers: list[int]) -> bytes:
    return b"".join(_varint(number) for number in numbers)


def _varint(number: int) -> bytes:
    if number >= 1 << 56:
        # No count in an index comes near; nine bytes are another form.
        raise UnknownFormatError("a count is out of range")
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))
