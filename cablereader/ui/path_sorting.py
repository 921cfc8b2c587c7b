"""What kind of thing each path is, asked in the background: a disk may be slow or far away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SortedPaths:
    """Absolute paths by kind. *missing* are those that cannot be looked at."""

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()

    @property
    def first_to_show(self) -> Path | None:
        """Return the path whose content, or whose problem, the reader should see."""
        return next(iter((*self.files, *self.missing)), None)


def sort_paths(paths: Sequence[str | Path]) -> SortedPaths:
    """Return *paths* sorted by kind, each once and in the given order."""
    folders, files, missing = [], [], []
    for path in dict.fromkeys(Path(item).absolute() for item in paths):
        if _is(path.is_dir):
            folders.append(path)
        elif _is(path.exists):
            files.append(path)
        else:
            missing.append(path)
    return SortedPaths(tuple(folders), tuple(files), tuple(missing))


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (OSError, ValueError):
        return False
