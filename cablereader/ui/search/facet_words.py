"""What the values of a facet are called, and what they mean. No Qt here."""

from __future__ import annotations

from functools import cache

from cablereader.handbook import Handbook, meanings
from cablereader.library import Facet
from cablereader.model.dates_in_words import date_in_words

TITLES = {
    Facet.POST: "Post",
    Facet.COUNTRY: "Country",
    Facet.YEAR: "Year",
    Facet.MONTH: "Month",
    Facet.LEVEL: "Level",
    Facet.CAPTION: "Caption",
    Facet.TAGS: "TAGS",
    Facet.PRECEDENCE: "Precedence",
    Facet.SIGNER: "Signer",
}
"""In the order in which they are offered."""


@cache
def _book() -> Handbook:
    return Handbook.load()


@cache
def meaning_of(facet: Facet, value: str) -> str:
    """Return what a code means; empty for a value that says itself."""
    match facet:
        case Facet.POST:
            return meanings.station(_book(), value).meaning
        case Facet.TAGS:
            return meanings.tag(_book(), value).meaning
        case Facet.CAPTION:
            return meanings.caption(_book(), value).meaning
        case Facet.PRECEDENCE:
            return meanings.precedence(_book(), value).meaning
        case Facet.LEVEL:
            return meanings.level(_book(), value).meaning
        case Facet.MONTH:
            return date_in_words(value)
        case _:
            return ""
