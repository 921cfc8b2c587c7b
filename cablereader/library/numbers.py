"""Cables by their numbers: one, those near it, and those that begin alike."""

from __future__ import annotations

import re

from cablereader.library.record import identity_of
from cablereader.library.search import Searcher
from cablereader.model.mrn import MRN, full_year
from cablereader.model.stations import same_station

_BEGINNING = re.compile(r"(\d{4}|\d\d)([A-Z]*)(\d*)")
_BEHIND = "\U0010ffff"
"""Comes after every character of an identity."""


def numbered(searcher: Searcher, mrn: MRN) -> list[int]:
    """Return the ids of the cables of this number, one for each version."""
    with searcher.answering():
        rows = searcher.connection.execute(
            "SELECT id FROM cable WHERE identity = ? ORDER BY id", (identity_of(mrn),)
        )
        return [row[0] for row in rows]


def numbered_near(searcher: Searcher, mrn: MRN, most: int) -> list[int]:
    """Return up to *most* ids of the same station and year with the nearest serials, in order."""
    year, post, serial = mrn.identity
    found = _begun(searcher, f"{year} {post} ", None)
    serials = ((abs(int(number.rpartition(" ")[2]) - serial), id_) for number, id_ in found)
    return sorted(id_ for _, id_ in sorted(serials)[:most])


def numbered_from(searcher: Searcher, beginning: str, most: int) -> list[int]:
    """Return up to *most* ids of cables whose numbers begin with "07LIMA", "2007LIMA1", "07LI"."""
    match = _BEGINNING.fullmatch("".join(beginning.upper().split()))
    year = full_year(match[1]) if match else None
    if match is None or year is None or (match[3] and not match[2]):
        return []
    # The identity has the newer of two names of an office; a name half typed may be either.
    start = f"{year} {same_station(match[2])} {match[3]}" if match[3] else f"{year} {match[2]}"
    return [id_ for _, id_ in _begun(searcher, start, most)]


def _begun(searcher: Searcher, start: str, most: int | None) -> list[tuple[str, int]]:
    with searcher.answering():
        rows = searcher.connection.execute(
            "SELECT identity, min(id) FROM cable WHERE identity >= ? AND identity < ? "
            "GROUP BY identity ORDER BY identity LIMIT ?",
            (start, start + _BEHIND, -1 if most is None else most),
        )
        return rows.fetchall()
