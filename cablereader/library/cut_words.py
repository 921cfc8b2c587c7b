"""Words that a line end cuts in two.

Telegrams are wrapped by machines at the hyphen of compounds and, rarely, by typists inside of words,
and no rule tells one from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from cablereader.library.folding import WORD
from cablereader.library.places import Place

USUAL_DISTANCE = 10
"""How many words may stand between those of NEAR, unless the query says so."""

_HYPHENS = "[-\u00ad\u2010]"
# A letter; its accent may be a sign of its own.
_AFTER_LETTER = r"(?:(?<=[^\W\d_].)|(?<=[^\W\d_][\u0300-\u036f].))"


def _break_at(sign: str) -> re.Pattern[str]:
    # It begins with the sign, not with a look at the letter before, so that the search can run from
    # sign to sign.
    return re.compile(rf"{sign}{_AFTER_LETTER}[ \t]*\n[ \t]*(?=[^\W\d_])")


_BREAK, _ASCII_BREAK = _break_at(_HYPHENS), _break_at("-")
# On either side of a joined word: as many words as NEAR usually looks over, and the one it looks for.
_AROUND = USUAL_DISTANCE + 1
# The words of a phrase may be cut more than once. Each of two further cuts is read either way, up to so
# many words behind the first; a phrase with more would be in no telegram.
_PHRASE = 7
_FURTHER_CUTS = 2
# What is said of joined words may take as many signs as the text, and so many more.
_ALWAYS_ROOM = 10_000
_LAST_WORD = re.compile(rf"{WORD.pattern}$")
_BLANK = re.compile(r"\s")
# Room for the words around a cut, in any but the widest table.
_FAR = 240


def joined_words(text: str) -> Sequence[Sequence[Place]]:
    """Return for each word that was cut the places of *text* that are it, joined, and its neighbors."""
    if text.isascii():
        cuts = [match.span() for match in _ASCII_BREAK.finditer(text)] if "-" in text else []
    else:
        cuts = [match.span() for match in _BREAK.finditer(text)]
    stretches: list[Sequence[Place]] = []
    room = len(text) + _ALWAYS_ROOM
    for stretch in _stretches(text, cuts):
        stretches.append(stretch)
        room -= stretch[-1][1] - stretch[0][0]
        if room < 0:
            # Hardly a word of it is whole. It is said twice more, each time every other is joined.
            return [_between(0, cuts[first::2], len(text)) for first in (0, 1)]
    return stretches


def _stretches(text: str, cuts: Sequence[Place]) -> Iterator[Sequence[Place]]:
    for number, cut in enumerate(cuts):
        further = cuts[number + 1 : number + 1 + _FURTHER_CUTS]
        if further:
            limit = _after(text, cut[1], _PHRASE)
            further = [other for other in further if other[0] <= limit]
        for count in range(len(further) + 1):
            for others in combinations(further, count):
                last = others[-1] if others else cut
                end = _after(text, last[1], _AROUND + 1)
                yield _between(_before(text, cut[0]), (cut, *others), end)


def _between(start: int, cuts: Sequence[Place], end: int) -> Sequence[Place]:
    """Return what *cuts* leave of the text from *start* to *end*."""
    edges = (start, *chain.from_iterable(cuts), end)
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _before(text: str, place: int) -> int:
    """Return where the words begin that are said before a cut at *place*, with the half before it."""
    floor = max(0, place - _FAR)
    parts = text[floor:place].rsplit(None, _AROUND + 1)
    if len(parts) > _AROUND + 1:
        return floor + len(parts[0])
    blank = _BLANK.search(text, floor, place) if floor else None
    return blank.start() if blank else floor


def _after(text: str, place: int, count: int) -> int:
    """Return where the first *count* words from *place* on end."""
    window = text[place : place + _FAR]
    parts = window.split(None, count)
    if len(parts) > count:
        return place + len(window) - len(parts[-1])
    if place + len(window) == len(text):
        return len(text)
    return place + max(window.rfind(" "), window.rfind("\n"), 0)


def with_line_ends(words: str, text: str) -> str:
    """Return *words*, which a parser set on one line, with the line ends of *text* that cut them."""
    if "-" in words:
        for cut in _BREAK.finditer(text):
            before = _LAST_WORD.search(text, max(0, cut.start() - _FAR), cut.start())
            after = WORD.match(text, cut.end())
            if before and after:
                words = words.replace(f"{before[0]}-{after[0]}", f"{before[0]}-\n{after[0]}")
    return words
