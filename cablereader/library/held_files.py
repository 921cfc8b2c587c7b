"""Which files the library holds, and how much of each.

A small file is read and noted at once. A large one of many cables is read in pieces, by several
processes in any order; the pieces that follow each other without a gap from its beginning are the part
that is held, and reading goes on behind them if it was interrupted.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cablereader.library.record import Record


class FileState(StrEnum):
    """How far a file has been read."""

    READ = "read"
    PARTLY = "partly"
    """Some of its cables are in the library, and more are to come."""
    DAMAGED = "damaged"
    """It could not be read, or not to its end; the problem says why."""
    NOT_TEXT = "not text"


@dataclass(slots=True)
class ReadFile:
    """A file as it was found, and the cables read from it."""

    source: int
    path: bytes
    size: int
    mtime: int
    digest: bytes | None = None
    state: FileState = FileState.READ
    problem: str | None = None
    first: int = 0
    """The ordinal of the first of *records*; those before it are in the library already."""
    records: list[Record] = field(default_factory=list)
    members: list[str | None] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The ordinal after the last of *records*."""
        return self.first + len(self.records)

    @property
    def is_whole(self) -> bool:
        """Whether this is all of the file, and not a piece of it."""
        return not self.first and self.state is not FileState.PARTLY


def held_of(
    connection: sqlite3.Connection, file: ReadFile, limit: int = -1
) -> list[tuple[int, int, str | None]]:
    """Return id, ordinal and date of the cables in whose place those of *file* come."""
    # Behind the last piece of a file there is nothing any longer; behind another is the next one.
    end = file.end if file.state is FileState.PARTLY else sys.maxsize
    return connection.execute(
        "SELECT cable.id, ordinal, created FROM cable JOIN file ON file.id = cable.file "
        "WHERE path = ? AND ordinal >= ? AND ordinal < ? LIMIT ?",
        (file.path, file.first, end, limit),
    ).fetchall()


def note_file(connection: sqlite3.Connection, file: ReadFile) -> int:
    """Note that *file*, or a piece of it, was read; return its row. Within a transaction."""
    if file.is_whole:
        return _note_whole(connection, file)
    row = connection.execute(
        "SELECT id, cables FROM file WHERE path = ? AND size = ? AND mtime = ?",
        (file.path, file.size, file.mtime),
    ).fetchone()
    if row:
        number, held = row
    else:
        # The first piece, perhaps of a file that was held as it was before it changed.
        number, held = _note_whole(connection, _nothing_of(file)), 0
    connection.execute(
        "REPLACE INTO piece (file, first, behind, state, problem, digest) VALUES (?, ?, ?, ?, ?, ?)",
        (number, file.first, file.end, file.state, file.problem, file.digest),
    )
    while True:
        piece = connection.execute(
            "SELECT first, behind, state, problem, digest FROM piece "
            "WHERE file = ? AND first <= ? ORDER BY first LIMIT 1",
            (number, held),
        ).fetchone()
        if piece is None:
            break
        first, behind, *found = piece
        connection.execute("DELETE FROM piece WHERE file = ? AND first = ?", (number, first))
        # After an interruption a piece may be read a second time.
        if behind > held or found[0] != FileState.PARTLY:
            held = max(held, behind)
            connection.execute(
                "UPDATE file SET cables = ?, state = ?, problem = ?, digest = ? WHERE id = ?",
                (held, *found, number),
            )
    return int(number)


def _nothing_of(file: ReadFile) -> ReadFile:
    return ReadFile(file.source, file.path, file.size, file.mtime, state=FileState.PARTLY)


def _note_whole(connection: sqlite3.Connection, file: ReadFile) -> int:
    row: tuple[int] = connection.execute(
        "INSERT INTO file (source, path, size, mtime, digest, state, problem, cables) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
        "source = excluded.source, size = excluded.size, mtime = excluded.mtime, "
        "digest = excluded.digest, state = excluded.state, problem = excluded.problem, "
        "cables = excluded.cables RETURNING id",
        (
            file.source,
            file.path,
            file.size,
            file.mtime,
            file.digest,
            file.state,
            file.problem,
            file.end,
        ),
    ).fetchone()
    connection.execute("DELETE FROM piece WHERE file = ?", row)
    return row[0]


def note_incomplete(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Note that files, by their rows, are to be read again: some of their cables are taken out."""
    connection.executemany(
        "UPDATE file SET mtime = -1, digest = NULL WHERE id = ?", [(row,) for row in numbers]
    )


def forget_file(connection: sqlite3.Connection, number: int) -> None:
    """Forget the row *number* of a file; its cables are taken out before."""
    connection.execute("DELETE FROM piece WHERE file = ?", (number,))
    connection.execute("DELETE FROM file WHERE id = ?", (number,))
