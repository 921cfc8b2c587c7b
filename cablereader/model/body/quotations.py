"""Documents that a body quotes, with numbering of their own: "BEGIN TEXT" to "END TEXT"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cablereader.model.body.numbering import Before, Candidate
from cablereader.model.findings import Findings
from cablereader.model.text.body_lines import BodyLines

_DOCUMENT = (
    r"(?:TEXT|TRANSLATION|NON-?\s?PAPER|AIDE[-\s]MEMOIRE|LETTER|DOCUMENT|QUOTE|QTE|TRANSCRIPT"
    r"|(?:JOINT\s+)?STATEMENT|NOTE\s+VERBALE|DIPLOMATIC\s+NOTE|POINTS|MEMORANDUM|PAPER|DRAFT|GUIDANCE"
    r"|PRESS\s+(?:RELEASE|STATEMENT|CONFERENCE)|SPEECH|MESSAGE|ARTICLE|DEMARCHE|DECREE|AGREEMENT"
    r"|COMMUNI(?:QUE|CATION)|DECLARATION|RESOLUTION|PROPOSAL|EXCERPTS?|PROTOCOL|AGENDA|QUESTIONS?"
    r"|ANSWERS|INTERVIEW|E-?MAIL|TELEGRAM|CABLE|EDITORIAL|REMARKS|FACT\s+SHEET|CHECKLIST|ANNEX"
    r"|ENCLOSURE|ATTACHMENT)"
)
# What may stand before the document's name says whose or of what kind it is; a sentence would go on
# with other words ("BEGIN TO WORK ON THE DRAFT").
_KIND = (
    r"(?:(?!(?:TO|ON|IN|AT|WITH|BY|FOR|FROM|AND|OR|THE|AN?|THAT|ITS?|HIS|THEIR|SUMMARY|COMMENT)\b)"
    r"(?:U\.S\.|[A-Z][A-Z'’/\-]{0,20})\s{1,3}){0,4}?"
)
_WHAT = rf"\s{{1,3}}(?:OF\s{{1,3}})?(?:THE\s{{1,3}})?{_KIND}{_DOCUMENT}\b"


class _Words(NamedTuple):
    """Words that begin a quotation or end one: what all of them hold, and how they read.

    Where the verb may stand behind the name of what is quoted, as *named* has it, the words stand behind
    the end of a sentence or a colon; the pattern of others is that of the whole line.
    """

    word: str
    pattern: re.Pattern[str]
    named: re.Pattern[str] | None = None


_NAME_BEFORE = re.compile(r"\b(?:FULL\s|VERBATIM\s)?(?:TEXT|TRANSLATION|QUOTE|QUOTATION)[ ]\Z")
_LONGEST_NAME = 24
_BEGINS = _Words(
    "BEGIN", re.compile(rf"\bBEGIN(?:NING)?{_WHAT}"), re.compile(r"BEGINS?[ \t]*(?:[:.]|$)")
)
_ENDS = _Words("END", re.compile(rf"\bEND{_WHAT}"), re.compile(r"ENDS?[ \t]*(?:[.:)\]*/-]|$)"))


def _quoting(word: str) -> tuple[_Words, _Words]:
    """Return the words about a quotation: "THE NOTE READS AS FOLLOWS: QUOTE" to "... UNQUOTE"."""
    begins = rf"(?:[^\n]{{0,90}}(?<!\bEND)(?<!\bEND OF)[ \t])?{word}[ \t]*[:.]?[ \t]*$"
    ends = rf"[^\n]{{0,90}}\b(?:UN{word}|END\s(?:OF\s)?{word})\b"
    return _Words(word, re.compile(begins)), _Words(word, re.compile(ends))


_PAIRS = ((_BEGINS, _ENDS), _quoting("QUOTE"), _quoting("QTE"))
_SIGNS_BEFORE = " \t(\"'/*-"
_LONGEST_BEFORE = 12
_NEAR = 3
"""Candidates before a quotation of which the last paragraph is one; a wrapped date may follow it."""


def without_quoted(
    found: Findings, lines: BodyLines, candidates: list[Candidate]
) -> list[Candidate]:
    """Return the *candidates* but for those of a quoted document that counts on its own.

    It begins from 1, or the count of the message goes on behind it where it broke off before it.
    """
    if all(int(one.printed) + 1 == int(other.printed) for one, other in pairwise(candidates)):
        return candidates
    for begins, ends in _PAIRS:
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
        before = kept[-_NEAR:]
        if not (before and first < last and _is_own_count(candidates, before, first, last, end)):
            kept += candidates[first:last]
        position = last
    return kept + candidates[position:] if position else candidates


def _is_own_count(
    candidates: list[Candidate], before: list[Candidate], first: int, last: int, end: int | None
) -> bool:
    """Whether the candidates from *first* to *last* are those of a quotation that ends at *end*."""
    if candidates[first].printed == "1":
        return True
    if end is None or last == len(candidates):
        return False
    following = candidates[last]
    is_sure = following.before is Before.BLANK or following.marking is not None
    due = int(following.printed) - 1
    return is_sure and any(int(candidate.printed) == due for candidate in before)


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
        if words.named:
            start = _start_of(capitals, position, line_start)
            pattern = words.pattern if start == position else words.named
            found = pattern.match(capitals, position, lines.end if start == position else line_end)
            if found and _stands_apart(capitals, line_start, start):
                return start, found.end()
            following = position + 1
        else:
            if words.pattern.match(capitals, line_start, line_end):
                return line_start, line_end
            following = line_end
        position = capitals.find(words.word, following, lines.end)
    return None


def _start_of(capitals: str, position: int, line_start: int) -> int:
    """Return where words begin whose verb is at *position*: there, or at the name before it."""
    near = max(line_start, position - _LONGEST_NAME)
    name = _NAME_BEFORE.search(capitals, near, position)
    return name.start() if name else position


def _stands_apart(capitals: str, line_start: int, position: int) -> bool:
    """Whether words open their line, or stand behind a sentence, a colon or a marking."""
    near = max(line_start, position - _LONGEST_BEFORE)
    before = capitals[near:position].rstrip(_SIGNS_BEFORE)
    return before[-1:] in ("", ".", ":", ";", ")", "]", "!", "?")
