"""What the library knows of one cable's company: the thread it is part of, and its other versions.

No Qt here. Asked in the thread of the questions: a thread may take more than a frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from cablereader.formats.opening import CableAddress
from cablereader.library import (
    Likeness,
    Row,
    Searcher,
    numbered,
    thread,
    versions,
)
from cablereader.model.mrn import MRN

_MOST_IN_THREAD = 60
"""More would be no conversation but a year's traffic of a post."""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """A cable of the thread; *row* is None where it is cited and not held."""

    mrn: str
    row: Row | None
    is_this: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """The company of one cable, each list empty where there is none."""

    thread: tuple[ThreadLine, ...] = ()
    """In the order of time; with the cable itself."""
    versions: tuple[tuple[Row, Likeness], ...] = ()


def relations(searcher: Searcher, address: CableAddress | None, mrn: MRN | None) -> Relations:
    """Return the company of the cable at *address*, or of one of the same number."""
    number = searcher.find(address.path, address.ordinal) if address is not None else None
    same = numbered(searcher, mrn) if mrn is not None else []
    if number is None and not same:
        return Relations()
    known = number if number is not None else same[0]
    items = thread(searcher, known, _MOST_IN_THREAD)
    rows = {
        row.id: row for row in searcher.rows([item.id for item in items if item.id is not None])
    }
    lines = tuple(
        ThreadLine(
            item.mrn,
            rows.get(item.id) if item.id is not None else None,
            item.id is not None and item.id in (known, *same),
        )
        for item in items
    )
    # A cable that was not read from the library may itself be one more version of what is there.
    others = versions(searcher, known) if number is not None else []
    rows = {row.id: row for row in searcher.rows([item.id for item in others])}
    found = tuple((rows[item.id], item.likeness) for item in others if item.id in rows)
    return Relations(lines if len(lines) > 1 else (), found)
