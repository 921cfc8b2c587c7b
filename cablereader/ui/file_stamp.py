"""By what a file is known to have changed."""

from __future__ import annotations

import stat
from pathlib import Path

Stamp = tuple[int, int]
"""Size and time of change of a file."""


def stamp_of(path: str | Path) -> Stamp | None:
    """Return the stamp of a regular file; None for anything else, and for what is not there."""
    try:
        state = Path(path).stat()
    except (OSError, ValueError):  # the latter for a NUL in the name
        return None
    return (state.st_size, state.st_mtime_ns) if stat.S_ISREG(state.st_mode) else None
