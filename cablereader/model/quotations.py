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
    r"|(?:TALKING\s+)?POINTS|MEMORANDUM|PAPER|DIPLOMATIC\s+NOTE|DRAFT|AGREED\s+STATEMENT"
    r"|PRESS\s+(?:RELEASE|STATEMENT)|SPEECH|MESSAGE|ARTICLE|DEMARCHE)"
)


class _Words(NamedTuple):
    """Words that begin a quotation or end one: what all of them hold, and how they read.

    Words *within* a line stand behind the end of a sentence or a colon; the pattern of others is that
    of the whole line.
    """

    word: str
    pattern: re.Pattern[str]
    within: bool


_BEGINS = _Words("BEGIN", re.compile(rf"\bBEGIN(?:NING)?{_WHAT}"), within=True)
_ENDS = _Words("END", re.compile(rf"\bEND{_WHAT}"), within=True)
# "THE NOTE READS AS FOLLOWS: QUOTE" to "... AND AVAILS ITSELF. UNQUOTE"
_QUOTE = _Words(
    "QUOTE",
    re.compile(r"(?:[^\n]{0,90}(?<!\bEND)(?<!\bEND OF)[ \t])?QUOTE[ \t]*[:.]?[ \t]*$"),
    within=False,
)
_UNQUOTE = _Words(
    "QUOTE", re.compile(r"[^\n]{0,90}\b(?:UNQUOTE|END\s(?:OF\s)?QUOTE)\b"), within=False
)
_SIGNS_BEFORE = " \t(\"'/*-"
_LONGEST_BEFORE = 12


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
    """Yield where each quotation begins, and where it ends, if words say so."""
    first = _find(begins, capitals, lines, lines.starts[0])
    while first is not None:
        last = _find(ends, capitals, lines, first[1])
        yield first[0], None if last is None else last[1]
        if last is None:
            return
        first = _find(begins, capitals, lines, last[1])


def _find(words: _Words, capitals: str, lines: BodyLines, position: int) -> tuple[int, int] | None:
    """Return the first place from *position* on where *words* open or close a quotation."""
    position = capitals.find(words.word, position, lines.end)
    while position >= 0:
        index = lines.index(position)
        line_start, line_end = lines.starts[index], lines.end_of(index)
        if words.within:
            found = words.pattern.match(capitals, position, lines.end)
            if found and _stands_apart(capitals, line_start, position):
                return found.span()
            following = position + 1
        else:
            if words.pattern.match(capitals, line_start, line_end):
                return line_start, line_end
            following = line_end
        position = capitals.find(words.word, following, lines.end)
    return None


def _stands_apart(capitals: str, line_start: int, position: int) -> bool:
    """Whether words open their line, or stand behind a sentence, a colon or a marking."""
    near = max(line_start, position - _LONGEST_BEFORE)
    before = capitals[near:position].rstrip(_SIGNS_BEFORE)
    return before[-1:] in ("", ".", ":", ";", ")", "]", "!", "?")
