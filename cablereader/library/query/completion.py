"""Completion of what is being typed: names of fields, and values the library has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cablereader.library.folding import tokens
from cablereader.library.held_values import HeldValues
from cablereader.library.query.lexer import FIELD_NAMES, Kind, pieces
from cablereader.library.tokens import Fact

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
    "to": Fact.RECIPIENT,
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
    text: str, cursor: int, held: HeldValues | None = None, limit: int = 12
) -> list[Completion]:
    """Return what the piece of *text* that ends at *cursor* can be completed to, best first.

    Values are those the library has that *held* reads; without one only fields are offered.
    """
    before = pieces(text[:cursor])
    if not before or before[-1].end != cursor:
        return []
    last = before[-1]
    field = last if last.kind is Kind.FIELD else before[-2] if len(before) > 1 else None
    if field and field.kind is Kind.FIELD and (last is field or last.start == field.end):
        typed = "" if last is field else last.text
        start = cursor if last is field else last.start
        values = _values(field.text, typed, held)[:limit]
        return [Completion(_written(name), meaning, start, cursor) for name, meaning in values]
    if last.kind is not Kind.WORD:
        return []
    typed = last.text.lower()
    return [
        Completion(f"{name}:" if name != "noforn" else name, _MEANINGS[name], last.start, cursor)
        for name in FIELD_NAMES
        if name.startswith(typed)
    ][:limit]


def _values(field: str, typed: str, held: HeldValues | None) -> list[tuple[str, str]]:
    """Return the values of a field that *typed* begins, with their meanings, best first.

    The code itself comes before those that only begin like it or whose meaning does, and these before
    those with a later word that does; among equals, what more cables have.
    """
    kind = _VALUES.get(field)
    values = list(_LEVELS) if field == "class" else []
    if held is not None and kind is not None:
        values = [(value.name, value.meaning) for value in held.of(kind)]
    words = tokens(typed)
    ranked = [(_rank(words, name, meaning), name, meaning) for name, meaning in values]
    ranked.sort(key=lambda item: item[0])
    return [(name, meaning) for rank, name, meaning in ranked if rank < _UNFIT]


_UNFIT = 3


def _rank(typed: Sequence[str], name: str, meaning: str) -> int:
    """Return how well what is typed fits a value, 0 the best; the beginnings of words count, no insides."""
    joined = "".join(typed)
    code = "".join(tokens(name))
    if joined == code:
        return 0
    said = tokens(meaning)
    if code.startswith(joined) or _begins(said, typed):
        return 1
    is_within = any(_begins(said[start:], typed) for start in range(1, len(said)))
    is_within |= any(_begins(tokens(name)[start:], typed) for start in range(1, len(name.split())))
    return 2 if is_within else _UNFIT


def _begins(words: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether *words* begin with those typed, the last of which may be unfinished."""
    return (
        len(words) >= len(typed)
        and list(words[: len(typed) - 1]) == list(typed[:-1])
        and words[len(typed) - 1].startswith(typed[-1])
    )


def _written(name: str) -> str:
    return f'"{name}"' if " " in name else name
