"""The citations of one cable beside the reader's holdings: which lead on, and the words for it.

No Qt here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cablereader.model.citations.citations import Citation, CitationKind
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.mrn import parse_mrn
from cablereader.ui.holdings import HeldCable, Holdings

Translate = Callable[[str], str]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, and the cable it leads to where that is held."""

    citation: Citation
    held: HeldCable | None = None

    @property
    def number(self) -> str | None:
        """The number of the cited telegram, None where it is not known."""
        return self.citation.reference_id


class CitedTelegrams:
    """Every citation of one cable, by its place."""

    def __init__(self, citations: Sequence[Citation], holdings: Holdings) -> None:
        self._cited = [Cited(item, _held(item, holdings)) for item in citations]
        self._starts = [item.start for item in citations]

    def at(self, offset: int) -> list[Cited]:
        """Return what is cited at a text offset; right behind a place is still at it."""
        found = self._within(offset)
        return found or self._within(offset - 1)

    def of_block_at(self, places: Sequence[Place]) -> Cited | None:
        """Return the item of the REF block that stands at exactly *places*."""
        if len(places) != 1:
            return None
        found = (item for item in self._within(places[0][0]) if _is_item(item, places[0]))
        return next(found, None)

    def links(self) -> list[Place]:
        """Return the places in the running text and in the REF block that lead on, once each."""
        held = [item.citation for item in self._cited if item.held is not None]
        return list(dict.fromkeys((item.start, item.end) for item in held))

    def _within(self, offset: int) -> list[Cited]:
        # Places do not nest, but several citations may share one.
        last = bisect_right(self._starts, offset)
        found: list[Cited] = []
        while last and (not found or self._starts[last - 1] == found[-1].citation.start):
            last -= 1
            if not offset < self._cited[last].citation.end:
                break
            found.append(self._cited[last])
        return found[::-1]


def preview(cited: Sequence[Cited], holdings: Holdings, tr: Translate) -> str:
    """Return, line by line, what there is to say about *cited* before it is opened."""
    return "\n\n".join(_preview(item, holdings, tr) for item in cited[:3])


def not_held(cited: Cited, tr: Translate) -> str:
    """Return why *cited* leads nowhere."""
    if cited.number is None:
        return cited.citation.reason
    return tr("{number} is not among your cables.").format(number=cited.number)


def _preview(cited: Cited, holdings: Holdings, tr: Translate) -> str:
    held = cited.held
    if held is None:
        return not_held(cited, tr)
    date = date_in_words(held.created) if held.created else ""
    line = "  ·  ".join(str(part) for part in (held.reference_id, held.level, date) if part)
    beginning = holdings.beginning(held)
    return "\n".join(part for part in (line, held.subject, beginning) if part)


def _held(citation: Citation, holdings: Holdings) -> HeldCable | None:
    mrn = parse_mrn(citation.reference_id) if citation.reference_id else None
    return holdings.find(mrn) if mrn is not None else None


def _is_item(cited: Cited, place: Place) -> bool:
    item = cited.citation
    return item.kind is CitationKind.BLOCK and (item.start, item.end) == place
