"""A cable of the library as a line of a list."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cablereader.model.level import Level

LEVELS = tuple(Level)
ROW_COLUMNS = (
    "cable.id, mrn, subject, created, level, value.name, tags, captions, file.path, ordinal, member"
)
"""What :func:`row_of` takes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A cable as a line of a list. *path* and *ordinal* say where to read it."""

    id: int
    mrn: str | None
    subject: str | None
    created: str | None
    level: Level | None
    post: str | None
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    path: Path
    ordinal: int
    member: str | None


def row_of(row: tuple[Any, ...]) -> Row:
    """Return a row of :data:`ROW_COLUMNS` as what it says."""
    number, mrn, subject, created, level, post, tags, captions, path, ordinal, member = row
    return Row(
        id=number,
        mrn=mrn,
        subject=subject,
        created=created,
        level=None if level is None else LEVELS[level],
        post=post,
        tags=tuple(tags.split()) if tags else (),
        captions=tuple(captions.split("\n")) if captions else (),
        path=Path(os.fsdecode(path)),
        ordinal=ordinal,
        member=member,
    )
