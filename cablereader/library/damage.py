"""Telling of damage to the library's file, wherever it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LibraryError(Exception):
    """The library cannot be used; the message says why and what to do, in words for the reader."""


class NoLibraryError(LibraryError):
    """Nothing was added to the library yet."""


class NewerLibraryError(LibraryError):
    """The file was written by a later version of the program."""


class DamagedLibraryError(LibraryError):
    """What is in the library's file cannot be right: a bad disk, a copy that was cut short."""


class DamagedBodyError(sqlite3.DatabaseError):
    """A stored cable cannot be restored. SQLite knows nothing of that; we find it as it finds its own."""


DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What damage leads to. SQLite's messages may quote the damaged bytes, which Python then cannot read.
Catch sqlite3.OperationalError before it: a disk that is full or a file that is locked is no damage."""


_HOW_TO_MEND = (
    "Rebuild, under Sources and Problems in the Library menu, makes it anew; so does "
    "“cablereader library rebuild”."
)


def damaged(path: Path, error: Exception) -> DamagedLibraryError:
    """Return what to raise where *error*, one of :data:`DAMAGE`, was met in the library at *path*."""
    return DamagedLibraryError(f"The library {path} is damaged ({error}). {_HOW_TO_MEND}")


READ_ONLY = "The library {path} may not be written: its file or folder is read-only."


def trouble(path: Path, error: sqlite3.OperationalError) -> LibraryError:
    """Return what to raise where something stands in the way of the library at *path*."""
    if "full" in str(error):
        words = f"There is no room left for the library {path}. What it held before is unharmed."
    elif "readonly" in str(error):
        words = READ_ONLY.format(path=path)
    elif "locked" in str(error) or "busy" in str(error):
        words = f"Another program is writing to the library {path}. Try again when it has finished."
    else:
        words = f"The library {path} could not be used: {error}."
    return LibraryError(words)


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Raise LibraryError in words for the reader where SQLite fails on the library at *path*."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise trouble(path, error) from error
    except DAMAGE as error:
        raise damaged(path, error) from error
