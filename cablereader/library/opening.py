"""The library's file: where it is, and opening it.

The library is a cache. It can be made again from the cables at any time, so a file that cannot be
used is set aside under another name and a new one begun; nothing is deleted unasked.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cablereader.library.damage import (
    DAMAGE,
    READ_ONLY,
    LibraryError,
    NewerLibraryError,
    NoLibraryError,
    damage_told,
    damaged,
    trouble,
)
from cablereader.library.schema import APPLICATION_ID, VERSION, begin_again, create

# Bodies of some 3 kB leave a quarter of a page of 4 kB unused, and a fortieth of one of 64 kB.
_PAGE_BYTES = 65536
# SQLite's own 2 MB are 32 such pages: a batch of cables, which touches pages all over the indexes of
# a large library, wrote each of them many times.
_CACHE_KIB = 65536
_BUSY_SECONDS = 30.0


def default_library() -> Path:
    """Return where the library is kept unless the reader says otherwise: the platform's cache."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        stated = os.environ.get("XDG_CACHE_HOME", "")
        base = Path(stated) if Path(stated).is_absolute() else Path.home() / ".cache"
    return base / "cablereader" / "library.db"


def check_sqlite() -> None:
    """Raise LibraryError where SQLite cannot search texts (it was built without FTS5)."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError as error:
            raise LibraryError(
                f"The library needs SQLite with full-text search (FTS5); the SQLite "
                f"{sqlite3.sqlite_version} of this Python has none. Install Python from "
                "python.org or from your distribution."
            ) from error


def open_writable(path: Path) -> sqlite3.Connection:
    """Open the library for writing, making or bringing it up to this version first where needed.

    A file that is no usable library is renamed, never deleted, and an empty one made in its place.
    Raises NewerLibraryError, or LibraryError where the place cannot be written.
    """
    check_sqlite()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _opened(path)
    except (sqlite3.OperationalError, OSError) as error:
        if is_read_only(path):
            raise LibraryError(READ_ONLY.format(path=path)) from error
        raise _cannot_open(path, error) from error
    except DAMAGE:
        set_aside(path)
        connection = _opened(path)
    return connection


def _opened(path: Path) -> sqlite3.Connection:
    connection = _connected(path)
    try:
        _make_ready(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        # Lets a merge of the index give back the pages it no longer needs.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make_ready(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if is_ours and version > VERSION:
        raise NewerLibraryError(newer_message(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = OFF")
    if is_ours and version == VERSION:
        return
    with transaction(connection):
        # Another program may have made it while this one waited.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if is_empty:
            create(connection)
        elif connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise sqlite3.DatabaseError("a database of another program")
        else:
            begin_again(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is written within this be written together, or, if it fails, not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors of SQLite have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def open_readable(path: Path) -> sqlite3.Connection:
    """Open the library for reading only. Raises LibraryError if there is none that can be read.

    Works on a read-only disk, too, where no other program can be writing.
    """
    check_sqlite()
    if not path.exists():
        raise NoLibraryError(f"There is no library yet at {path}.")
    location = path.absolute().as_uri()
    connection: sqlite3.Connection | None = None
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            connection = sqlite3.connect(
                f"{location}?{mode}",
                uri=True,
                timeout=_BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            break
        except DAMAGE as error:
            if connection:
                connection.close()
            # Without the right to write beside it, a file in WAL mode opens as unchanging only.
            if "immutable" in mode or os.access(path.parent, os.W_OK):
                raise _cannot_open(path, error) from error
    assert connection is not None
    if is_ours and version == VERSION:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        return connection
    connection.close()
    if is_empty:
        # The program that was making it died, or is not ready yet.
        raise NoLibraryError(f"There is no library yet at {path}.")
    if is_ours and version > VERSION:
        raise NewerLibraryError(newer_message(path))
    if not is_ours:
        raise LibraryError(f"{path} is a database of another program, not a library.")
    raise LibraryError(
        f"The library {path} was made by an earlier version of Cable Reader. "
        "“cablereader index” reads its sources again."
    )


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection of its own for one change; what SQLite fails of is said as LibraryError."""
    with damage_told(path), closing(open_writable(path)) as connection:
        yield connection


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection for one look; what SQLite fails of is said as LibraryError."""
    with damage_told(path), closing(open_readable(path)) as connection:
        yield connection


def newer_message(path: Path) -> str:
    """Return what to tell the reader about a library of a later version."""
    return (
        f"The library {path} was made by a newer version of Cable Reader. "
        "Update the program, or choose another library file."
    )


def is_read_only(path: Path) -> bool:
    """Whether the library at *path* may not be written: its file, its folder or the whole disk."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _cannot_open(path: Path, error: Exception) -> LibraryError:
    if isinstance(error, DAMAGE) and not isinstance(error, sqlite3.OperationalError):
        return damaged(path, error)
    if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
        return trouble(path, error)
    return LibraryError(f"The library {path} cannot be opened: {error}.")


def set_aside(path: Path) -> Path:
    """Rename an unusable library file, with the files beside it, and return its new name."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}-unreadable-{stamp}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-unreadable-{stamp}-{number}{path.suffix}")
    path.rename(aside)
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside
