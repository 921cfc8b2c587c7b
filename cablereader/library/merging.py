"""Keeping the index in few pieces: each segment adds to the time of every search."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cablereader.library.opening import open_writable

# Pages of the index to write in one step; other writers wait for it.
_STEP = 2000


def merge_index(
    library: Path, is_cancelled: Callable[[], bool] = lambda: False, *, into_one: bool = False
) -> None:
    """Merge segments of the index, step by step, until there are few, and shorten the file.

    FTS5 merges segments of about the same size, four of them or more. So what is large already is
    not written again for each little that is added. With *into_one* it is: words of cables that were
    taken out go only when they are merged with the note of it. May be stopped at any time, and goes
    on with what is left the next time.
    """
    with closing(open_writable(library)) as connection:
        # As FTS5 says: a negative number begins to merge all there is.
        has_merged = into_one and _merged_some(connection, -_STEP)
        while not is_cancelled() and _merged_some(connection, _STEP):
            has_merged = True
        if _gave_back(connection, is_cancelled) or has_merged:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _merged_some(connection: sqlite3.Connection, pages: int) -> bool:
    before = connection.total_changes
    connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
    # One row is the command itself, more are pages that were written.
    return connection.total_changes - before > 1


def _gave_back(connection: sqlite3.Connection, is_cancelled: Callable[[], bool]) -> bool:
    """Take the pages out of the file that hold nothing any longer; return whether there were any."""
    has_given = False
    while not is_cancelled() and connection.execute("PRAGMA freelist_count").fetchone()[0]:
        connection.execute(f"PRAGMA incremental_vacuum({_STEP})").fetchall()
        has_given = True
    return has_given
