"""Finding words in one cable, as it reads and as it was sent.

A reader types what they read: "Peru's" where the circuit sent ``Peru,s``, "recommendation" where it
broke the word at the end of a line. So words are looked for in the text set for reading, once more
with the hyphens at line ends taken out, and in the text as sent, whose header is set nowhere else.
Every hit is a place of ``Cable.text``; hits never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cablereader.model.reading.reading_segments import Reason
from cablereader.model.reading.reading_text import Place, ReadingText

_BLANKS = re.compile(r"\s+")
# Whichever of these a keyboard has, it means the others too.
_ALIKE = {
    **dict.fromkeys("'’‘`´", "['’‘`´]"),
    **dict.fromkeys('"“”„', '["“”„]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
}
MOST_HITS = 10_000
"""More hits than this say no more to anyone."""


class PatternError(ValueError):
    """A regular expression that means nothing; the message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for."""

    words: str
    match_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False

    def compiled(self) -> re.Pattern[str] | None:
        """Return the expression to search with, None if there is nothing to look for.

        A blank stands for any blanks, a line break too: telegrams break lines anywhere. Raises
        :class:`PatternError` for a regular expression that is none.
        """
        flags = re.NOFLAG if self.match_case else re.IGNORECASE
        source = self.words if self.is_pattern else _literal(self.words)
        if not source:
            return None
        if self.whole_words:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        try:
            return re.compile(source, flags | re.MULTILINE)
        except (re.error, OverflowError, RecursionError) as error:
            raise PatternError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Searched:
    """The forms in which one cable is searched. Plain data, so that another process can do it."""

    text: str
    shown: str
    unbroken: str

    @classmethod
    def of(cls, text: str, reading: ReadingText) -> Searched:
        """Return the forms of a cable with *text* and its *reading*."""
        cuts = _line_end_hyphens(reading)
        return cls(text, reading.text, _without(reading.text, cuts) if cuts else "")

    def hits(self, expression: re.Pattern[str]) -> tuple[list[Place], ...]:
        """Return the places in each of the forms, in the offsets of that form."""
        return tuple(_hits(expression, form) for form in (self.text, self.shown, self.unbroken))


def find(query: Query, text: str, reading: ReadingText) -> list[Place]:
    """Return the places in *text* that *query* finds, in order; raises :class:`PatternError`."""
    expression = query.compiled()
    if expression is None:
        return []
    searched = Searched.of(text, reading)
    return places_in_text(searched.hits(expression), reading)


def places_in_text(hits: Sequence[Sequence[Place]], reading: ReadingText) -> list[Place]:
    """Return hits in the three forms of :class:`Searched` as places of ``Cable.text``, in order."""
    in_text, in_shown, in_unbroken = hits
    cuts = _line_end_hyphens(reading) if in_unbroken else []
    unbroken = [(_back(start, cuts), _back(end, cuts)) for start, end in in_unbroken]
    places = set(in_text)
    places.update(reading.place_in_text(*place) for place in (*in_shown, *unbroken))
    return _apart(places)


def _apart(places: Iterable[Place]) -> list[Place]:
    """Return *places* in order; of those that overlap the first, and of two the longer one."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda item: (item[0], -item[1])):
        if place[0] < place[1] and (not kept or place[0] >= kept[-1][1]):
            kept.append(place)
    return kept


def _literal(words: str) -> str:
    parts = [part for part in _BLANKS.split(words.strip()) if part]
    return r"\s+".join(
        "".join(_ALIKE.get(sign, re.escape(sign)) for sign in part) for part in parts
    )


def _hits(expression: re.Pattern[str], text: str) -> list[Place]:
    found: list[Place] = []
    for match in expression.finditer(text):
        if match.end() > match.start():
            found.append(match.span())
            if len(found) >= MOST_HITS:
                break
    return found


def _line_end_hyphens(reading: ReadingText) -> list[int]:
    """Return the positions of hyphens that stood at the end of a line and were kept."""
    return [
        segment.shown - 1
        for segment in reading.segments
        if segment.reason is Reason.LINE_BREAK
        and segment.shown == segment.shown_end
        and segment.end > segment.start
        and segment.shown > 0
        and reading.text[segment.shown - 1] == "-"
        and reading.text[segment.shown : segment.shown + 1].isalnum()
    ]


def _without(text: str, cuts: Sequence[int]) -> str:
    pieces: list[str] = []
    position = 0
    for cut in cuts:
        pieces.append(text[position:cut])
        position = cut + 1
    pieces.append(text[position:])
    return "".join(pieces)


def _back(position: int, cuts: Sequence[int]) -> int:
    """Return the position with hyphens of one without."""
    for cut in cuts:
        if cut > position:
            break
        position += 1
    return position
