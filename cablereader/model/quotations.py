"""Documents that a body quotes between "BEGIN TEXT" and "END TEXT", with numbering of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cablereader.model.body_lines import BodyLines
from cablereader.model.findings import Findings
from cablereader.model.numbering import Candidate

_WHAT = (
    r"\s+(?:OF\s+)?(?:(?:UN)?OFFICIAL\s+|INFORMAL\s+|EMBASSY\s+)*"
    r"(?:TEXT|TRANSLATION|NON-?\s?PAPER|LETTER|DOCUMENT|QUOTE|TRANSCRIPT|STATEMENT|NOTE VERBALE)"
)
_BEGINS = re.compile(rf"[ \t(\"'/*]*BEGIN(?:NING)?{_WHAT}")
_ENDS = re.compile(rf"[ \t(\"'/*]*END{_WHAT}")


def without_quoted(
    found: Findings, lines: BodyLines, candidates: list[Candidate]
) -> list[Candidate]:
    """Return the *candidates* but for those of a quoted document that begins from 1 on its own."""
    kept: list[Candidate] = []
    position = 0
    for start, end in _quotations(found.capitals, lines):
        first = bisect_left(candidates, start, position, key=_start)
        last = bisect_left(candidates, end, first, key=_start)
        kept += candidates[position:first]
        if not kept or first == last or candidates[first].printed != "1":
            kept += candidates[first:last]
        position = last
    return kept + candidates[position:] if position else candidates


def _start(candidate: Candidate) -> int:
    return candidate.start


def _quotations(capitals: str, lines: BodyLines) -> Iterator[tuple[int, int]]:
    """Yield the places from each line of begin words to the line of its end words."""
    begins = _find_line(_BEGINS, "BEGIN", capitals, lines, lines.starts[0])
    while begins is not None:
        ends = _find_line(_ENDS, "END", capitals, lines, lines.end_of(begins))
        yield lines.starts[begins], lines.end if ends is None else lines.starts[ends]
        if ends is None:
            return
        begins = _find_line(_BEGINS, "BEGIN", capitals, lines, lines.end_of(ends))


def _find_line(
    pattern: re.Pattern[str], word: str, capitals: str, lines: BodyLines, position: int
) -> int | None:
    """Return the index of the first line from *position* on that opens with *pattern*."""
    position = capitals.find(word, position, lines.end)
    while position >= 0:
        index = lines.index(position)
        if pattern.match(capitals, lines.starts[index], lines.end_of(index)):
            return index
        position = capitals.find(word, lines.end_of(index), lines.end)
    return None
