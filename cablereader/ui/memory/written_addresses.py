"""Paths and addresses of cables as plain ASCII text, for files that remember them.

Paths are kept as percent-encoded bytes, because a file name need not be text. No Qt here.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from cablereader.formats.opening import CableAddress


def written_path(path: Path) -> str:
    """Return *path* as text."""
    return quote_from_bytes(os.fsencode(path), safe="/:\\ ")


def read_path(text: object) -> Path | None:
    """Return the absolute path that :func:`written_path` wrote, or None for anything else."""
    if not isinstance(text, str) or not text or not text.isascii():
        return None
    path = Path(os.fsdecode(unquote_to_bytes(text)))
    return path if path.is_absolute() and "\0" not in str(path) else None


def written_address(address: CableAddress) -> str:
    """Return *address* as text."""
    return f"{written_path(address.path)}#{address.ordinal}"


def read_address(text: object) -> CableAddress | None:
    """Return the address that :func:`written_address` wrote, or None for anything else."""
    path, _, ordinal = (text if isinstance(text, str) else "").rpartition("#")
    place = read_path(path)
    if place is None or not ordinal.isdecimal() or len(ordinal) > 9:
        return None
    return CableAddress(place, int(ordinal))
