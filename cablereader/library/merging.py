"""Keeping the index in few pieces: each segment adds to the time of every search."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cablereader.library.opening import open_writable

# Pages of the index to write in one step; other writers wait for it.
_STEP = 2000


def merge_index(library: Path, is_cancelled: Callable[[], bool] = lambda: False) -> None:
    """Merge segments of the index, step by step, until there are few.

    FTS5 merges segments of about the same size, four of them or more. So what is large already is
    not written again for each little that is added. May be stopped at any time, and goes on with
    what is left the next time.
    """
    with closing(open_writable(library)) as connection:
        has_merged = False
        while not is_cancelled():
            before = connection.total_changes
            connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_STEP,))
            # As FTS5 says: one row is the command itself, more are pages that were written.
            if connection.total_changes - before < 2:
                break
            has_merged = True
        if has_merged:
            _give_back(connection, is_cancelled)


def _give_back(connection: sqlite3.Connection, is_cancelled: Callable[[], bool]) -> None:
    """Shorten the file by the pages that a merge has left empty."""
    while not is_cancelled() and connection.execute("PRAGMA freelist_count").fetchone()[0]:
        connection.execute(f"PRAGMA incremental_vacuum({_STEP})").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
