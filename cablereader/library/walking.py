"""The files under a folder, as they are now."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Found(NamedTuple):
    """A file, its size in bytes and its time of change in nanoseconds."""

    path: bytes
    size: int
    mtime: int


@dataclass(slots=True)
class Walk:
    """One look at a source. *unreachable* are folders that could not be listed, and why."""

    root: bytes
    unreachable: dict[bytes, str] = field(default_factory=dict)
    is_away: bool = False

    def files(self) -> Iterator[Found]:
        """Yield the files, folder by folder; hidden ones are left out.

        Links are followed, each folder is visited once: a link to a folder above ends nowhere.
        """
        try:
            status = Path(os.fsdecode(self.root)).stat()
        except OSError:
            self.is_away = True
            return
        if not stat.S_ISDIR(status.st_mode):
            yield Found(self.root, status.st_size, status.st_mtime_ns)
            return
        visited = {(status.st_dev, status.st_ino)}
        folders = [self.root]
        while folders:
            yield from self._files_in(folders.pop(), folders, visited)

    def _files_in(
        self, folder: bytes, folders: list[bytes], visited: set[tuple[int, int]]
    ) -> Iterator[Found]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.unreachable[folder] = error.strerror or str(error)
            self.is_away |= folder == self.root
            return
        inner: list[bytes] = []
        for entry in entries:
            if entry.name.startswith(b"."):
                continue
            try:
                status = entry.stat()
            except OSError:
                # A link to nothing, or a file that has gone since.
                continue
            if stat.S_ISREG(status.st_mode):
                yield Found(entry.path, status.st_size, status.st_mtime_ns)
            elif stat.S_ISDIR(status.st_mode):
                # Windows has no inode in a listing; there the path of the folder stands for it.
                key = (status.st_dev, status.st_ino or hash(os.path.realpath(entry.path)))
                if key not in visited:
                    visited.add(key)
                    inner.append(entry.path)
        folders.extend(reversed(inner))

    def could_not_see(self, path: bytes) -> bool:
        """Whether *path* lies in a folder that could not be listed."""
        return any(path.startswith(folder + os.sep.encode()) for folder in self.unreachable)
