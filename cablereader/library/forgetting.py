"""Taking files, or a whole source, out of a library again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from cablereader.library.damage import LibraryError
from cablereader.library.held_files import forget_file, note_incomplete
from cablereader.library.merging import merge_index
from cablereader.library.opening import transaction, writing
from cablereader.library.progress import Phase, Progress, Watch, Watched
from cablereader.library.scan_lock import scan_lock
from cablereader.library.store import remove_all_cables, remove_cables

_AT_ONCE = 1000
# With a third of its words gone an index is worth writing anew.
_MUCH = 2


class Removal(Watched):
    """Takes one source and its cables out of a library. The files themselves are not touched.

    :meth:`run` does it. When it is cancelled the source stays, and the next scan reads again what was
    taken out.
    """

    def __init__(self, library: Path, source: Path, *, watch: Watch | None = None) -> None:
        super().__init__(watch)
        self._library = library
        self._source = os.fsencode(source)

    def run(self) -> Progress:
        """Take the source out. Raises LibraryError if it is not in the library, or another program
        is bringing the library up to date."""
        with scan_lock(self._library), self._ending():
            with writing(self._library) as connection:
                row = connection.execute(
                    "SELECT id FROM source WHERE path = ?", (self._source,)
                ).fetchone()
                if row is None:
                    raise LibraryError(f"{os.fsdecode(self._source)} is not in the library.")
                files = connection.execute("SELECT path FROM file WHERE source = ?", row).fetchall()
            forget_files(self._library, [path for (path,) in files], self)
            if self.is_cancelled():
                return self.progress
            with writing(self._library) as connection:
                connection.execute("DELETE FROM source WHERE id = ?", row)
                [left] = connection.execute("SELECT count(*) FROM cable").fetchone()
            self.begin(Phase.TIDYING)
            is_much = self.progress.removed * _MUCH > left
            merge_index(self._library, self.is_cancelled, into_one=is_much)
        return self.progress


def forget_files(library: Path, files: Sequence[bytes], work: Watched) -> None:
    """Take *files* and their cables out of the library, some at a time, as part of *work*.

    When that is cancelled, or the program dies, the files are still known, but as such that have to
    be read again.
    """
    progress = work.progress
    with writing(library) as connection, transaction(connection):
        rows = [row for path in files for row in _number_of(connection, path)]
        note_incomplete(connection, rows)
        cables = [cable for row in rows for cable in _cables_of(connection, row)]
        [held] = connection.execute("SELECT count(*) FROM cable").fetchone()
    progress.removed_total = len(cables)
    work.begin(Phase.REMOVING)
    if len(cables) == held:
        with writing(library) as connection, transaction(connection):
            remove_all_cables(connection)
        progress.removed += len(cables)
    else:
        _remove_in_steps(library, cables, work)
    if work.is_cancelled():
        return
    with writing(library) as connection, transaction(connection):
        for row in rows:
            forget_file(connection, row)


def _remove_in_steps(library: Path, cables: list[int], work: Watched) -> None:
    # In the order of the index, over all files: see remove_cables.
    cables.sort()
    for start in range(0, len(cables), _AT_ONCE):
        if work.is_cancelled():
            return
        some = cables[start : start + _AT_ONCE]
        with writing(library) as connection, transaction(connection):
            remove_cables(connection, some)
        work.progress.removed += len(some)
        work.show()


def _number_of(connection: sqlite3.Connection, path: bytes) -> list[int]:
    return [row for (row,) in connection.execute("SELECT id FROM file WHERE path = ?", (path,))]


def _cables_of(connection: sqlite3.Connection, file: int) -> list[int]:
    return [row for (row,) in connection.execute("SELECT id FROM cable WHERE file = ?", (file,))]
