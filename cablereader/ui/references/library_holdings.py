"""The reader's library as a source of cables by number, and two sources together. No Qt widgets here.

Each question is one of an index, answered well within a frame.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from cablereader import parse_cable
from cablereader.formats.opening import CableAddress
from cablereader.library import (
    LibraryError,
    Row,
    Searcher,
    citing_number,
    numbered,
    numbered_from,
    numbered_near,
)
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.ui.holdings import HeldCable, Holdings, beginning_of

_log = logging.getLogger(__name__)

_MOST_CITING = 500

FindIds = Callable[[Searcher], Sequence[int]]


class LibraryHoldings:
    """The cables of a library."""

    def __init__(self, searcher: Callable[[], Searcher | None]) -> None:
        """*searcher* gives the searcher of this thread, or None while there is no library."""
        self._searcher = searcher

    def find(self, mrn: MRN) -> HeldCable | None:
        """Return the cable *mrn*; of several versions the first."""
        return next(iter(self._held(lambda searcher: numbered(searcher, mrn)[:1])), None)

    def citing(self, mrn: MRN) -> Sequence[HeldCable]:
        """Return the cables that cite *mrn* in their REF blocks, the oldest first, once each."""
        return self._held(lambda searcher: citing_number(searcher, mrn.canonical)[:_MOST_CITING])

    def near(self, mrn: MRN, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables of the same station and year with the nearest serials."""
        return self._held(lambda searcher: numbered_near(searcher, mrn, most))

    def completions(self, beginning: str, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables whose canonical numbers begin with *beginning*."""
        return self._held(lambda searcher: numbered_from(searcher, beginning, most))

    def beginning(self, held: HeldCable) -> str:
        """Return the first paragraph of a cable found here."""
        if held.beginning:
            return held.beginning
        searcher = self._searcher()
        if searcher is None:
            return ""
        try:
            found = searcher.find(held.address.path, held.address.ordinal)
            text = searcher.text(found) if found is not None else None
        except LibraryError as error:
            _log.warning("the library could not be asked: %s", error)
            return ""
        return beginning_of(parse_cable(text)) if text else ""

    def _held(self, find: FindIds) -> list[HeldCable]:
        searcher = self._searcher()
        if searcher is None:
            return []
        try:
            rows = searcher.rows(find(searcher))
        except LibraryError as error:
            _log.warning("the library could not be asked: %s", error)
            return []
        return _once(held for row in rows if (held := held_row(row)) is not None)


class JoinedHoldings:
    """Two sources of cables together; what the *first* has comes before what the *second* has."""

    def __init__(self, first: Holdings, second: Holdings) -> None:
        self._first = first
        self._second = second

    def find(self, mrn: MRN) -> HeldCable | None:
        """Return the cable *mrn*, or None where it is not held."""
        return self._first.find(mrn) or self._second.find(mrn)

    def citing(self, mrn: MRN) -> Sequence[HeldCable]:
        """Return the cables that cite *mrn* in their REF blocks, the oldest first, once each."""
        found = _once((*self._first.citing(mrn), *self._second.citing(mrn)))
        return sorted(found, key=lambda item: (item.created or "", item.reference_id))

    def near(self, mrn: MRN, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables of the same station and year with the nearest serials."""
        found = _once((*self._first.near(mrn, most), *self._second.near(mrn, most)))
        serial = mrn.identity[2]
        nearest = sorted(found, key=lambda item: (abs(item.mrn.serial - serial), item.mrn.serial))
        return sorted(nearest[:most], key=lambda item: item.mrn.serial)

    def completions(self, beginning: str, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables whose canonical numbers begin with *beginning*."""
        first = self._first.completions(beginning, most)
        found = _once((*first, *self._second.completions(beginning, most)))
        return sorted(found, key=lambda item: item.reference_id)[:most]

    def beginning(self, held: HeldCable) -> str:
        """Return the first paragraph of *held*."""
        return self._first.beginning(held) or self._second.beginning(held)


def held_row(row: Row) -> HeldCable | None:
    """Return what a list says of a cable of the library; None for one without a number."""
    mrn = parse_mrn(row.mrn) if row.mrn else None
    if mrn is None:
        return None
    address = CableAddress(row.path, row.ordinal)
    return HeldCable(address, mrn, row.subject, row.level, row.created)


def _once(cables: Iterable[HeldCable]) -> list[HeldCable]:
    found: dict[tuple[int, str, int], HeldCable] = {}
    for cable in cables:
        found.setdefault(cable.mrn.identity, cable)
    return list(found.values())
