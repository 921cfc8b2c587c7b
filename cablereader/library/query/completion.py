"""Completion of what is being typed: names of fields, and values the library has."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from cablereader.library.query.fields import country_names
from cablereader.library.query.lexer import FIELD_NAMES, Kind, pieces
from cablereader.library.tokens import Fact
from cablereader.model.stations import station_name

_MEANINGS = {
    "from": "the post or office that sent it",
    "to": "a post or office it is addressed to",
    "tags": "a TAGS code, PREL",
    "class": "the level: U, LOU, C, S, TS, or C..S",
    "year": "a year or years, 2007..2008",
    "date": "a day, month or range, 2007-03..2007-05",
    "caption": "a caption, EXDIS",
    "noforn": "captioned NOFORN",
    "ref": "refers to this cable, 07STATE37835",
    "subject": "words of the subject",
    "signer": "who signed it",
    "post": "the post that sent it",
    "country": "the country of the post that sent it",
    "mrn": "the cable of this number, 07LIMA1052",
    "defect": "something is wrong with its header, date_conflict",
}
_VALUES = {
    "from": Fact.POST,
    "to": Fact.POST,
    "post": Fact.POST,
    "tags": Fact.TAG,
    "signer": Fact.SIGNER,
    "country": Fact.COUNTRY,
    "caption": Fact.CAPTION,
    "defect": Fact.DEFECT,
}
_LEVELS = (
    ("U", "UNCLASSIFIED"),
    ("LOU", "LIMITED OFFICIAL USE"),
    ("C", "CONFIDENTIAL"),
    ("S", "SECRET"),
    ("TS", "TOP SECRET"),
)


class Completion(NamedTuple):
    """What to offer: the text that replaces the query from *start* to *end*, and its meaning."""

    text: str
    meaning: str
    start: int
    end: int


def completions(
    text: str, cursor: int, connection: sqlite3.Connection | None = None, limit: int = 12
) -> list[Completion]:
    """Return what the piece of *text* that ends at *cursor* can be completed to, best first.

    Values are those the library on *connection* has; without one only fields are offered.
    """
    before = pieces(text[:cursor])
    if not before or before[-1].end != cursor:
        return []
    last = before[-1]
    field = last if last.kind is Kind.FIELD else before[-2] if len(before) > 1 else None
    if field and field.kind is Kind.FIELD and (last is field or last.start == field.end):
        typed = "" if last is field else last.text
        start = cursor if last is field else last.start
        values = _values(field.text, typed, connection, limit)
        return [Completion(value, meaning, start, cursor) for value, meaning in values]
    if last.kind is not Kind.WORD:
        return []
    typed = last.text.lower()
    return [
        Completion(f"{name}:" if name != "noforn" else name, _MEANINGS[name], last.start, cursor)
        for name in FIELD_NAMES
        if name.startswith(typed)
    ][:limit]


def _values(
    field: str, typed: str, connection: sqlite3.Connection | None, limit: int
) -> list[tuple[str, str]]:
    if field == "class":
        return [pair for pair in _LEVELS if pair[0].lower().startswith(typed.lower())]
    kind = _VALUES.get(field)
    if connection is None or kind is None:
        return []
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM value WHERE kind = ? ORDER BY name", (str(kind),)
        )
    ]
    found = [(_written(name), _meaning(kind, name)) for name in names]
    lower = typed.lower().lstrip('"')
    begins = [pair for pair in found if pair[0].lower().lstrip('"').startswith(lower)]
    within = [pair for pair in found if lower in pair[1].lower() and pair not in begins]
    return [*begins, *within][:limit]


def _written(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _meaning(kind: Fact, name: str) -> str:
    if kind is Fact.POST:
        return station_name(name) or ""
    return country_names().get(name, "") if kind is Fact.COUNTRY else ""
