"""Rows of the header's sheet out of facts: one for each, with its places and its meaning. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from cablereader.handbook import Meaning
from cablereader.model.cable import Addressee, Cable, Reference
from cablereader.model.span import SpanKind
from cablereader.ui.header.header_meanings import HeaderMeanings, Reader, joined
from cablereader.ui.header.header_row import Place, Row
from cablereader.ui.header.span_places import SpanPlaces

Translate = Callable[[str], str]

SHOWN_UNFOLDED = 4
"""A list of more addressees or references than this is folded to one line."""


class RowMaker:
    """Makes the rows of one cable. An absent fact gives no row."""

    def __init__(self, cable: Cable, tr: Translate, reader: Reader | None) -> None:
        self.cable = cable
        self.tr = tr
        self.meanings = HeaderMeanings(cable, reader)
        self.spans = SpanPlaces(cable)

    def fact(
        self,
        label: str,
        text: str | None,
        kind: SpanKind | None,
        places: tuple[Place, ...] = (),
        meanings: tuple[Meaning, ...] = (),
    ) -> Iterator[Row]:
        """Yield a fact in words; it stands where *kind* is found, or at *places*."""
        if text:
            gist = joined(*map(self.meanings.brief, meanings))
            found = self.spans.places(kind) if kind is not None else places
            yield Row(label, text, found, gist=gist, meanings=meanings)

    def codes(
        self,
        label: str,
        codes: tuple[str, ...],
        places: tuple[Place, ...],
        meanings: tuple[Meaning, ...],
    ) -> Iterator[Row]:
        """Yield codes, each beside what it means."""
        if codes:
            pieces = self.meanings.pieces(codes, meanings)
            yield Row(label, ", ".join(codes), places, pieces=pieces, meanings=meanings)

    def listed(
        self, label: str, rows: list[Row], count: str, with_names: bool = True
    ) -> Iterator[Row]:
        """Yield a short list row by row, a long one as a single row to be unfolded."""
        if len(rows) <= SHOWN_UNFOLDED:
            for index, row in enumerate(rows):
                yield replace(row, is_continued=True) if index else row
            return
        places = tuple(place for row in rows for place in row.places)
        names = ", ".join(row.text for row in rows) if with_names else ""
        children = tuple(replace(row, is_continued=True) for row in rows)
        yield Row(label, count, places if with_names else (), names, children)

    def folded(self, label: str, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield a row that holds others, to be unfolded."""
        children = tuple(rows)
        if children:
            places = tuple(place for row in children for place in row.places)
            names = ", ".join(row.label for row in children)
            yield Row(label, "", places, names, children)


def place_of(item: Addressee | Reference) -> tuple[Place, ...]:
    """Return where an addressee or a reference was read; nothing if the record only states it."""
    return ((item.start, item.end),) if item.start < item.end else ()
