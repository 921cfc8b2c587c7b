"""The library as a whole: what the program and the command line ask of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cablereader.library.changes import Changes, changes_in
from cablereader.library.checking import wrong_in
from cablereader.library.damage import (
    READ_ONLY,
    DamagedLibraryError,
    LibraryError,
    NoLibraryError,
)
from cablereader.library.forgetting import Removal
from cablereader.library.held_files import FileState
from cablereader.library.opening import (
    default_library,
    is_read_only,
    open_readable,
    reading,
    set_aside,
    writing,
)
from cablereader.library.progress import Watch
from cablereader.library.scan_lock import scan_lock, scan_lock_file
from cablereader.library.scanner import Scan
from cablereader.library.schema import VERSION
from cablereader.library.search import Searcher
from cablereader.library.sources import Source, add_source, place_of, source_paths, sources


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be read, or not to its end, and why."""

    path: Path
    problem: str
    cables: int


@dataclass(frozen=True, slots=True)
class Info:
    """The library in figures. Sizes are in bytes."""

    path: Path
    version: int
    cables: int
    numbers: int
    """Different message reference numbers."""
    files: int
    unread: int
    """Files that could not be read."""
    bytes: int
    first: str | None
    """The dates of the oldest and the newest cable."""
    last: str | None
    sources: tuple[Source, ...]


class Library:
    """A library file, which need not exist yet. Methods raise LibraryError with words for the reader."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_library()

    @property
    def exists(self) -> bool:
        """Whether anything was added yet."""
        try:
            open_readable(self.path).close()
        except NoLibraryError:
            return False
        except LibraryError:
            # There is one; what is wrong with it is said when it is used.
            return True
        return True

    def add(self, *paths: Path) -> None:
        """Add folders and files. They are read by the next :meth:`scan`.

        A library so damaged that its sources cannot be read is set aside, and a new one begun; see
        :meth:`kept_aside`.
        """
        try:
            self._add(paths)
        except DamagedLibraryError:
            set_aside(self.path)
            self._add(paths)

    def _add(self, paths: Sequence[Path]) -> None:
        with writing(self.path) as connection:
            source_paths(connection)
            for path in paths:
                add_source(connection, path)

    def kept_aside(self) -> set[Path]:
        """Return the files that were set aside because they could not be read as this library."""
        return set(self.path.parent.glob(f"{self.path.stem}-unreadable-*{self.path.suffix}"))

    def removal(self, source: Source | Path, *, watch: Watch | None = None) -> Removal:
        """Return what takes a source and its cables out; its ``run()`` does it.

        The files themselves are not touched.
        """
        path = source.path if isinstance(source, Source) else place_of(source)
        return Removal(self.path, path, watch=watch)

    def remove(self, source: Source | Path) -> int:
        """Take a source and its cables out of the library; return how many cables that were."""
        return self.removal(source).run().removed

    def sources(self) -> list[Source]:
        """Return what was added; nothing if there is no library yet."""
        if not self.exists:
            return []
        with reading(self.path) as connection:
            return sources(connection)

    def scan(self, *, jobs: int = 1, apart: bool = False, watch: Watch | None = None) -> Scan:
        """Return a scan of the sources; its ``run()`` does it, in the thread that calls it."""
        return Scan(self.path, jobs=jobs, apart=apart, watch=watch)

    def changes(self, within: Sequence[Path] | None = None) -> Changes:
        """Return what has changed on disk, in all sources or *within* some folders; reads no cable.

        For watching folders: ask with the folders that were reported, then run a scan if there is
        something.
        """
        found = Changes()
        with reading(self.path) as connection:
            for source in sources(connection):
                if within is None or any(
                    path.is_relative_to(source.path) or source.path.is_relative_to(path)
                    for path in within
                ):
                    found.add(changes_in(connection, source, within))
        return found

    def searcher(self) -> Searcher:
        """Return a searcher, for one thread."""
        return Searcher(self.path)

    def troubles(self) -> list[Trouble]:
        """Return the files that could not be read, with reasons."""
        with reading(self.path) as connection:
            rows = connection.execute(
                "SELECT path, problem, cables FROM file WHERE state = ? ORDER BY path",
                (str(FileState.DAMAGED),),
            )
            return [Trouble(Path(os.fsdecode(row[0])), row[1] or "", row[2]) for row in rows]

    def info(self) -> Info:
        """Return the library in figures."""
        with reading(self.path) as connection:

            def figure(statement: str) -> int:
                return int(connection.execute(statement).fetchone()[0])

            first, last = connection.execute(
                "SELECT (SELECT created FROM cable WHERE created IS NOT NULL ORDER BY id LIMIT 1), "
                "(SELECT created FROM cable ORDER BY id DESC LIMIT 1)"
            ).fetchone()
            pages = figure("PRAGMA page_count")
            return Info(
                path=self.path,
                version=VERSION,
                cables=figure("SELECT count(*) FROM cable"),
                numbers=figure("SELECT count(DISTINCT identity) FROM cable"),
                files=figure("SELECT count(*) FROM file"),
                unread=figure(f"SELECT count(*) FROM file WHERE state = '{FileState.DAMAGED}'"),
                bytes=pages * figure("PRAGMA page_size"),
                first=first,
                last=last,
                sources=tuple(sources(connection)),
            )

    def check(self) -> list[str]:
        """Return what is wrong inside the library's file, in words; nothing if it is sound.

        Reads all of the file, which takes a minute for a quarter of a million cables.
        """
        try:
            return wrong_in(self.path)
        except DamagedLibraryError as error:
            return [str(error)]

    def rebuild(
        self,
        *,
        jobs: int = 1,
        apart: bool = False,
        watch: Watch | None = None,
        begun: Callable[[Scan], None] | None = None,
    ) -> Scan:
        """Read everything again into a new file, which then takes the place of the old one.

        Runs at once and returns the finished scan; if it is cancelled the old file stays. *begun* is
        called with the scan before it runs, for whoever may cancel it from another thread. Sources that
        are away stay sources, without their cables until they are back.
        """
        if is_read_only(self.path):
            raise LibraryError(READ_ONLY.format(path=self.path))
        with scan_lock(self.path):
            known = self._known_sources()
            fresh = Library(self.path.with_name(self.path.name + "-new"))
            _remove(fresh.path)
            try:
                with writing(fresh.path) as connection:
                    for path in known:
                        # Also one that is away now: it is read when it comes back.
                        add_source(connection, path, must_exist=False)
                scan = fresh.scan(jobs=jobs, apart=apart, watch=watch)
                if begun is not None:
                    begun(scan)
                scan.run()
                if not scan.progress.cancelled:
                    with writing(fresh.path) as connection:
                        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    _remove(self.path)
                    fresh.path.rename(self.path)
            finally:
                _remove(fresh.path)
                scan_lock_file(fresh.path).unlink(missing_ok=True)
        return scan

    def _known_sources(self) -> list[Path]:
        try:
            with reading(self.path) as connection:
                return source_paths(connection)
        except DamagedLibraryError as error:
            raise DamagedLibraryError(
                f"The library {self.path} is so damaged that it does not even say what was added to "
                "it. “cablereader index FOLDER” keeps it aside and begins a new one."
            ) from error


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
