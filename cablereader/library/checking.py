"""Looking for damage inside the library's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cablereader.library.bodies import bodies_of
from cablereader.library.damage import DAMAGE, DamagedBodyError, LibraryError
from cablereader.library.opening import open_readable, open_writable
from cablereader.library.record import packed_text, words_digest


def wrong_in(path: Path) -> list[str]:
    """Return what is wrong in the library at *path*, in words; nothing if it is sound.

    Reads all of it. Raises LibraryError for a library that cannot be opened.
    """
    found: list[str] = []
    with closing(open_readable(path)) as connection:
        for look in (_structure, _counts, _bodies):
            try:
                found.extend(look(connection))
            except DAMAGE as error:
                found.append(f"It cannot be read to its end: {error}.")
    return [*found, *_index(path)]


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA quick_check"):
        if line != "ok":
            yield line


def _counts(connection: sqlite3.Connection) -> Iterator[str]:
    for table, what in (("words_docsize", "indexed"), ("body", "stored")):
        cables, rows = connection.execute(
            f"SELECT (SELECT count(*) FROM cable), (SELECT count(*) FROM {table})"
        ).fetchone()
        if cables != rows:
            yield f"{cables:,} cables are listed but {rows:,} {what}."


def _bodies(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare each stored text with the digest that was taken of it: SQLite keeps no checksums."""
    bodies = bodies_of(connection)
    wrong = 0
    for digest, data in connection.execute(
        "SELECT digest, data FROM cable JOIN body ON body.id = cable.body"
    ):
        try:
            is_right = words_digest(packed_text(bodies.restored(data))) == digest
        except DamagedBodyError:
            is_right = False
        wrong += not is_right
    if wrong == 1:
        yield "The stored text of one cable is not what was stored."
    elif wrong:
        yield f"The stored texts of {wrong:,} cables are not what was stored."


def _index(path: Path) -> list[str]:
    try:
        try:
            # The index is checked by a command that is written like a change, and changes nothing.
            with closing(open_writable(path)) as connection:
                connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        except (LibraryError, sqlite3.OperationalError):
            # No right to write, or no room: at least all of it is read.
            with closing(open_readable(path)) as connection:
                connection.execute(
                    "CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, words, row)"
                )
                connection.execute("SELECT sum(doc) FROM temp.term").fetchall()
    except DAMAGE as error:
        return [f"The text index is damaged: {error}."]
    return []
