"""The folders and files that the reader added."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cablereader.library.damage import LibraryError


@dataclass(frozen=True, slots=True)
class Source:
    """A folder, or a file of cables, that the library keeps up with.

    *is_away* while it cannot be reached (an unplugged disk); its cables are kept meanwhile.
    """

    id: int
    path: Path
    scanned: str | None
    is_away: bool
    files: int
    cables: int


def sources(connection: sqlite3.Connection) -> list[Source]:
    """Return the sources, in the order they were added."""
    rows = connection.execute(
        "SELECT source.id, source.path, scanned, away, count(file.id), "
        "coalesce(sum(cables), 0) "
        "FROM source LEFT JOIN file ON file.source = source.id GROUP BY source.id ORDER BY source.id"
    )
    return [
        Source(number, Path(os.fsdecode(path)), scanned, bool(away), files, cables)
        for number, path, scanned, away, files, cables in rows
    ]


def source_paths(connection: sqlite3.Connection) -> list[Path]:
    """Return where the sources are, in the order they were added; reads nothing else."""
    rows = connection.execute("SELECT path FROM source ORDER BY id")
    return [Path(os.fsdecode(path)) for (path,) in rows]


def place_of(path: Path) -> Path:
    """Return *path* from the root on, without steps upwards: the one way to write it."""
    # A step upwards from a link leads elsewhere than its letters say.
    return path.resolve() if ".." in path.parts else path.absolute()


def add_source(connection: sqlite3.Connection, path: Path, *, must_exist: bool = True) -> None:
    """Add a folder or file; nothing changes if it is there already or lies in one that is.

    Sources within the new one become part of it. Raises LibraryError if there is no such file,
    unless it may be one that is away.
    """
    absolute = place_of(path)
    if must_exist and not absolute.exists():
        raise LibraryError(f"There is no file or folder {absolute}.")
    held = {
        Path(os.fsdecode(row[1])): int(row[0])
        for row in connection.execute("SELECT id, path FROM source")
    }
    # Also by another way: through a link to a folder that is in the library.
    real = absolute.resolve()
    if any(
        absolute.is_relative_to(other) or real.is_relative_to(other.resolve()) for other in held
    ):
        return
    number = connection.execute(
        "INSERT INTO source (path, added) VALUES (?, ?) RETURNING id",
        (os.fsencode(absolute), datetime.now(UTC).isoformat(timespec="seconds")),
    ).fetchone()[0]
    for other, old in held.items():
        if other.is_relative_to(absolute):
            connection.execute("UPDATE file SET source = ? WHERE source = ?", (number, old))
            connection.execute("DELETE FROM source WHERE id = ?", (old,))
