"""Documents that a body quotes, with numbering of their own: "BEGIN TEXT" to "END TEXT"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from cablereader.model.body_lines import BodyLines
from cablereader.model.findings import Findings
from cablereader.model.numbering import Candidate

_WHAT = (
    r"\s+(?:OF\s+)?(?:(?:UN)?OFFICIAL\s+|INFORMAL\s+|EMBASSY\s+)*"
    r"(?:TEXT|TRANSLATION|NON-?\s?PAPER|LETTER|DOCUMENT|QUOTE|TRANSCRIPT|STATEMENT|NOTE VERBALE"
    r"|(?:TALKING\s+)?POINTS)"
)


class _Words(NamedTuple):
    """A line that begins a quotation or ends one, and a word that every such line holds."""

    word: str
    line: re.Pattern[str]


_BEGINS = _Words("BEGIN", re.compile(rf"[ \t(\"'/*]*BEGIN(?:NING)?{_WHAT}"))
_ENDS = _Words("END", re.compile(rf"[ \t(\"'/*]*END{_WHAT}"))
# "THE NOTE READS AS FOLLOWS: QUOTE" to "... AND AVAILS ITSELF. UNQUOTE"
_QUOTE = _Words(
    "QUOTE", re.compile(r"(?:[^\n]{0,90}(?<!\bEND)(?<!\bEND OF)[ \t])?QUOTE[ \t]*[:.]?[ \t]*$")
)
_UNQUOTE = _Words("QUOTE", re.compile(r"[^\n]{0,90}\b(?:UNQUOTE|END\s(?:OF\s)?QUOTE)\b"))


def without_quoted(
    found: Findings, lines: BodyLines, candidates: list[Candidate]
) -> list[Candidate]:
    """Return the *candidates* but for those of a quoted document that begins from 1 on its own."""
    if all(candidate.printed != "1" for candidate in candidates[1:]):
        return candidates
    for begins, ends in ((_BEGINS, _ENDS), (_QUOTE, _UNQUOTE)):
        candidates = _outside(found.capitals, lines, candidates, begins, ends)
    return candidates


def _outside(
    capitals: str, lines: BodyLines, candidates: list[Candidate], begins: _Words, ends: _Words
) -> list[Candidate]:
    kept: list[Candidate] = []
    position = 0
    for start, end in _quotations(capitals, lines, begins, ends):
        first = bisect_left(candidates, start, position, key=_start)
        last = bisect_left(candidates, lines.end if end is None else end, first, key=_start)
        if end is None:
            # Nothing says where it ends; a paragraph with a marking is not of it.
            last = next((at for at in range(first, last) if candidates[at].marking), last)
        kept += candidates[position:first]
        if not kept or first == last or candidates[first].printed != "1":
            kept += candidates[first:last]
        position = last
    return kept + candidates[position:] if position else candidates


def _start(candidate: Candidate) -> int:
    return candidate.start


def _quotations(
    capitals: str, lines: BodyLines, begins: _Words, ends: _Words
) -> Iterator[tuple[int, int | None]]:
    """Yield the places from each line of begin words to the line of its end words, if it has any."""
    first = _find_line(begins, capitals, lines, lines.starts[0])
    while first is not None:
        last = _find_line(ends, capitals, lines, lines.end_of(first))
        yield lines.starts[first], None if last is None else lines.end_of(last)
        if last is None:
            return
        first = _find_line(begins, capitals, lines, lines.end_of(last))


def _find_line(words: _Words, capitals: str, lines: BodyLines, position: int) -> int | None:
    """Return the index of the first line from *position* on that opens or closes a quotation."""
    position = capitals.find(words.word, position, lines.end)
    while position >= 0:
        index = lines.index(position)
        if words.line.match(capitals, lines.starts[index], lines.end_of(index)):
            return index
        position = capitals.find(words.word, lines.end_of(index), lines.end)
    return None
