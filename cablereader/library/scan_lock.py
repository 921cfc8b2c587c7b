"""Only one program at a time brings a library up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cablereader.library.damage import READ_ONLY, LibraryError, trouble
from cablereader.library.opening import is_read_only


def scan_lock_file(library: Path) -> Path:
    """Return the file whose lock is that of the library's scans."""
    return library.with_name(library.name + "-scan")


@contextmanager
def scan_lock(library: Path) -> Iterator[None]:
    """Keep other scans of the library out, also those of other programs.

    The lock is one on a file of SQLite's, so that the operating system takes it back from a program
    that has died. Raises LibraryError if somebody else has it.
    """
    path = scan_lock_file(library)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise _may_not_write(library, error) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise LibraryError(
                    "Another program is bringing this library up to date. Try again when it is done."
                ) from error
            raise _may_not_write(library, error) from error
        yield


def _may_not_write(library: Path, error: Exception) -> LibraryError:
    if is_read_only(library):
        return LibraryError(READ_ONLY.format(path=library))
    if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
        return trouble(library, error)
    return LibraryError(f"The library {library} may not be written: {error}.")
