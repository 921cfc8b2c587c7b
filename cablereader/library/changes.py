"""What has changed on disk since the library last looked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from cablereader.library.file_reading import Task, digest_of
from cablereader.library.held_files import FileState
from cablereader.library.opening import open_writable, transaction
from cablereader.library.sources import Source
from cablereader.library.walking import Found, Walk

_SEPARATOR = os.sep.encode()


@dataclass(frozen=True, slots=True)
class _Known:
    """A file as the library knows it."""

    path: bytes
    size: int
    mtime: int
    digest: bytes | None
    state: str
    cables: int


class _LibraryItself:
    """The library's own files, which may lie among the cables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        [(path,)] = connection.execute(
            "SELECT file FROM pragma_database_list WHERE name = 'main'"
        ).fetchall()
        self._path = os.path.realpath(os.fsencode(path))
        self._name = _SEPARATOR + self._path.rpartition(_SEPARATOR)[2]

    def is_one(self, path: bytes) -> bool:
        """Whether *path* is the library's file, or one beside it that belongs to it."""
        # The name first: to follow links takes far longer, with every file of a large folder.
        return self._name in path and os.path.realpath(path).startswith(self._path)


@dataclass(slots=True)
class Changes:
    """What a scan has to do."""

    to_read: list[Task] = field(default_factory=list)
    gone: list[bytes] = field(default_factory=list)
    moved: list[tuple[bytes, Found, int]] = field(default_factory=list)
    """Old path, what is there now with the same content, and its source."""
    touched: list[Found] = field(default_factory=list)
    """Files of another time but the same content."""
    seen: list[Source] = field(default_factory=list)
    away: list[Source] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Whether the library is up to date, also about which sources can be reached."""
        return not (
            self.to_read
            or self.gone
            or self.moved
            or self.touched
            or any(not source.is_away for source in self.away)
            or any(source.is_away for source in self.seen)
        )

    def add(self, other: Changes) -> None:
        """Add those of another source."""
        for name in self.__slots__:
            getattr(self, name).extend(getattr(other, name))

    def find_moved_sources(self, connection: sqlite3.Connection) -> None:
        """Take new files with the content of one of a source that is away as that one, moved.

        A folder that was renamed and added again would else be in the library twice.
        """
        missing = {
            path: held
            for source in self.away
            for path, held in _known(connection, source, [source.path]).items()
        }
        if not missing:
            return
        by_content = _by_content(missing)
        sizes = {size for size, _ in by_content}
        to_read, self.to_read = self.to_read, []
        for task in to_read:
            found = _found_at(task) if task.size in sizes and not task.first else None
            old = _same_content(by_content, found) if found is not None else None
            is_known = connection.execute("SELECT 1 FROM file WHERE path = ?", (task.path,))
            if found is None or old is None or is_known.fetchone():
                self.to_read.append(task)
            else:
                self.moved.append((old, found, task.source))

    def apply_small(self, library: Path) -> None:
        """Write what needs no reading: new places and times of files, sources away and back."""
        with closing(open_writable(library)) as connection, transaction(connection):
            connection.executemany(
                "UPDATE file SET path = ?, size = ?, mtime = ?, source = ? WHERE path = ?",
                [(*found, source, old) for old, found, source in self.moved],
            )
            connection.executemany(
                "UPDATE file SET mtime = ? WHERE path = ?",
                [(found.mtime, found.path) for found in self.touched],
            )
            for sources, away in ((self.away, 1), (self.seen, 0)):
                connection.executemany(
                    "UPDATE source SET away = ? WHERE id = ?", [(away, item.id) for item in sources]
                )


def changes_in(
    connection: sqlite3.Connection,
    source: Source,
    within: Sequence[Path] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Changes:
    """Compare *source*, or what of it lies *within* the given paths, with what is on disk.

    Files are compared by size and time, and where the time alone differs by content. A source that
    cannot be reached, or that has lost all its files at once (a disk that is not mounted leaves an
    empty folder), is away, and keeps its cables: also where only the folders within it were reported.
    """
    roots = _roots(source.path, within)
    known = _known(connection, source, roots)
    own = _LibraryItself(connection)
    walks = [Walk(os.fsencode(root)) for root in roots]
    changes = Changes()
    new: list[Found] = []
    found_any = False
    for walk in walks:
        for found in walk.files():
            if is_cancelled():
                return Changes()
            if own.is_one(found.path):
                # It would change with each scan of it, and be scanned for having changed.
                continue
            found_any = True
            held = known.pop(found.path, None)
            if held is None:
                new.append(found)
            elif held.state == FileState.PARTLY or (held.size, held.mtime) != found[1:]:
                _compare(changes, source, held, found)
    is_whole = roots == [source.path]
    if not found_any and ((is_whole and walks[0].is_away) or (known and _has_no_files(source))):
        changes.away.append(source)
        return changes
    if is_whole:
        changes.seen.append(source)
    missing = {
        path: held
        for path, held in known.items()
        if not any(walk.could_not_see(path) for walk in walks)
    }
    _find_moved(changes, source, new, missing)
    changes.gone.extend(missing)
    return changes


def _has_no_files(source: Source) -> bool:
    return next(Walk(os.fsencode(source.path)).files(), None) is None


def _roots(source: Path, within: Sequence[Path] | None) -> list[Path]:
    if within is None or any(source.is_relative_to(path) for path in within):
        return [source]
    return sorted({path for path in within if path.is_relative_to(source)})


def _known(
    connection: sqlite3.Connection, source: Source, roots: Sequence[Path]
) -> dict[bytes, _Known]:
    rows = connection.execute(
        "SELECT path, size, mtime, digest, state, cables FROM file WHERE source = ?", (source.id,)
    )
    whole = list(roots) == [source.path]
    return {
        row[0]: _Known(*row)
        for row in rows
        if whole or any(Path(os.fsdecode(row[0])).is_relative_to(root) for root in roots)
    }


def _compare(changes: Changes, source: Source, held: _Known, found: Found) -> None:
    is_same = held.size == found.size and held.mtime == found.mtime
    if held.state == FileState.PARTLY and is_same:
        changes.to_read.append(Task(source.id, found.path, found.size, held.cables))
    elif held.size == found.size and held.digest and digest_of(found.path) == held.digest:
        changes.touched.append(found)
    else:
        changes.to_read.append(Task(source.id, found.path, found.size))


def _find_moved(
    changes: Changes, source: Source, new: Sequence[Found], missing: dict[bytes, _Known]
) -> None:
    """Take a missing and a new file of the same content as one that was moved or renamed."""
    by_content = _by_content(missing)
    sizes = {size for size, _ in by_content}
    for found in new:
        old = _same_content(by_content, found) if found.size in sizes else None
        if old is not None:
            del missing[old]
            changes.moved.append((old, found, source.id))
        else:
            changes.to_read.append(Task(source.id, found.path, found.size))


_ByContent: TypeAlias = dict[tuple[int, bytes], list[bytes]]


def _by_content(files: Mapping[bytes, _Known]) -> _ByContent:
    """Return the paths of *files* that were read to their end, by size and digest."""
    found: _ByContent = {}
    for path, held in files.items():
        if held.digest and held.state == FileState.READ:
            found.setdefault((held.size, held.digest), []).append(path)
    return found


def _same_content(by_content: _ByContent, found: Found) -> bytes | None:
    """Take a path out of *by_content* that has the content of the file *found*."""
    content = digest_of(found.path)
    paths = by_content.get((found.size, content)) if content else None
    return paths.pop() if paths else None


def _found_at(task: Task) -> Found | None:
    try:
        status = Path(os.fsdecode(task.path)).stat()
    except OSError:
        return None
    return Found(task.path, status.st_size, status.st_mtime_ns)
