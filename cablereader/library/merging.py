"""Keeping the index in few pieces: each segment adds to the time of every search."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cablereader.library.schema import open_writable
from cablereader.library.segments import UnknownFormatError, segment_count

_FEW = 64
# Pages of the index to write in one step; other writers wait for it.
_STEP = 2000


def merge_index(library: Path, is_cancelled: Callable[[], bool] = lambda: False) -> None:
    """Merge the segments of the index, step by step, if they are more than a few.

    May be stopped at any time, and goes on with what is left the next time.
    """
    with closing(open_writable(library)) as connection:
        try:
            if segment_count(connection) <= _FEW:
                return
            # A negative count starts a merge of everything; positive ones go on with it.
            pages = -_STEP
        except UnknownFormatError:
            # They cannot be counted; what FTS5 itself finds worth merging is merged.
            pages = _STEP
        while not is_cancelled():
            before = connection.total_changes
            connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
            pages = _STEP
            if connection.total_changes - before < 2:
                break
        _give_back(connection, is_cancelled)


def _give_back(connection: sqlite3.Connection, is_cancelled: Callable[[], bool]) -> None:
    """Shorten the file by the pages that a merge has left empty."""
    while not is_cancelled() and connection.execute("PRAGMA freelist_count").fetchone()[0]:
        connection.execute(f"PRAGMA incremental_vacuum({_STEP})").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
