"""Cutting what was typed into words, phrases, signs and fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from cablereader.library.cut_words import USUAL_DISTANCE


class Kind(Enum):
    """What a piece of the query is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()


class Piece(NamedTuple):
    """A piece of the query: its text without quotation marks, and its place."""

    kind: Kind
    text: str
    start: int
    end: int
    prefix: bool = False
    distance: int = USUAL_DISTANCE


class Row:
    """The pieces of a query, to be taken one after the other."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._pieces = found
        self._place = 0

    def peek(self) -> Piece | None:
        """Return the next piece; None behind the last."""
        return self._pieces[self._place] if self._place < len(self._pieces) else None

    def before(self) -> Piece | None:
        """Return the piece before the one that was taken last."""
        return self._pieces[self._place - 2] if self._place > 1 else None

    def take(self, count: int = 1) -> None:
        """Go on behind the next piece, or behind *count* of them."""
        self._place += count

    def takes(self, *kinds: Kind) -> Piece | None:
        """Take the next piece if it is of one of *kinds*, and return it."""
        piece = self.peek()
        if piece is None or piece.kind not in kinds:
            return None
        self.take()
        return piece

    def following(self, count: int) -> Sequence[Piece]:
        """Return the next pieces, up to *count*, without taking them."""
        return self._pieces[self._place : self._place + count]


FIELD_NAMES = (
    "from to tags class year date caption noforn ref subject signer post country mrn defect".split()
)
OTHER_NAMES = {"tag": "tags", "classification": "class", "level": "class", "captions": "caption"}
OTHER_NAMES |= {
    "refs": "ref",
    "title": "subject",
    "signed": "signer",
    "origin": "post",
    "defects": "defect",
}

_QUOTES = '"“”„‟«»″＂'
# Single ones stand before a word and behind one; inside of a word each is an apostrophe.
_SINGLE = r"""(?<![^\s(:!\-])(?:[‘‚‹`]{1,2}|')(?=[^\s'‘’‚‹›`])"""
_SINGLE_END = r"""(?<=\S)(?:[’‘›]|''?)(?=[\s)*]|$)"""
_PIECE = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>\()|(?P<close>\))
    |(?P<field>(?P<name>[A-Za-z]{{2,14}}):(?=\S|\s|$))
    |[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?(?P<phrase_star>\*)?
    |{_SINGLE}(?P<single>[^{_QUOTES}]{{1,200}}?){_SINGLE_END}(?P<single_star>\*)?
    |(?P<near>NEAR|[Nn]ear(?=/\d))(?:/(?P<distance>\d{{1,3}}))?(?=[\s(]|$)
    |(?P<and>AND|&&)(?=[\s()]|$)
    |(?P<or>OR|\|\|?)(?=[\s()]|$)
    |(?P<not>NOT(?=[\s()]|$)|[-!](?=[^\s\-]))
    |(?P<word>[^\s(){_QUOTES}]+)
    """,
    re.VERBOSE,
)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of *text*, in order. A quotation mark that is not closed ends with the text."""
    found: list[Piece] = []
    place = 0
    while place < len(text):
        match = _PIECE.match(text, place)
        assert match is not None, "each sign begins some piece"
        if match["field"] and _field_name(match["name"]) is None:
            match = re.compile(rf"(?P<word>[^\s(){_QUOTES}]+)").match(text, place)
            assert match is not None
            found.append(_word(match))
        elif not match["space"]:
            found.append(_piece(match))
        place = match.end()
    return found


def _field_name(name: str) -> str | None:
    lower = name.lower()
    lower = OTHER_NAMES.get(lower, lower)
    return lower if lower in FIELD_NAMES else None


def _piece(match: re.Match[str]) -> Piece:
    start, end = match.span()
    if match["field"]:
        return Piece(Kind.FIELD, _field_name(match["name"]) or "", start, end)
    if match["phrase"] is not None:
        return Piece(Kind.PHRASE, match["phrase"], start, end, bool(match["phrase_star"]))
    if match["single"]:
        return Piece(Kind.PHRASE, match["single"], start, end, bool(match["single_star"]))
    if match["near"]:
        return Piece(
            Kind.NEAR, match[0], start, end, distance=int(match["distance"] or USUAL_DISTANCE)
        )
    for group, kind in _SIGNS.items():
        if match[group]:
            return Piece(kind, match[0], start, end)
    return _word(match)


def _word(match: re.Match[str]) -> Piece:
    text = match["word"]
    return Piece(Kind.WORD, text.rstrip("*"), match.start(), match.end(), text.endswith("*"))


_SIGNS = {
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "and": Kind.AND,
    "or": Kind.OR,
    "not": Kind.NOT,
}
