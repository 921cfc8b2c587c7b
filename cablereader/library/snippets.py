"""A line or two of a cable around what was searched."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablereader.library.interruptions import interruptions
from cablereader.library.query.hits import Highlighter
from cablereader.model.text.page_lines import blank_out

_BEFORE, _AFTER = 60, 180
_BLANKS = re.compile(r"\s+")
# Where the body begins, or at least the envelope has ended.
_HEADER_END = re.compile(r"\n[ \t]*(?:¶|Â¶)?1\.[ \t]")
_SUBJECT = re.compile(r"^[ \t]*SUBJ(?:ECT)?[ \t]*:[ \t]*", re.MULTILINE | re.IGNORECASE)
_LOOKED_AT = 10


class Snippet(NamedTuple):
    """A passage in one line, the hits in it as (start, end), and where it stands in the cable."""

    text: str
    hits: tuple[tuple[int, int], ...]
    start: int


def snippet(text: str, highlighter: Highlighter) -> Snippet:
    """Return a passage of *text* around its first hit in the body, or the first anywhere.

    Where nothing is to be marked, the beginning of the body.
    """
    body = _HEADER_END.search(text) or _SUBJECT.search(text)
    body_start = body.end() if body else 0
    interrupted = interruptions(text)
    hits = highlighter.hits(text, _LOOKED_AT, body_start, interrupted)
    if not hits and body_start:
        # With what follows: a phrase may end in the first words of the body.
        hits = highlighter.hits(text[: body_start + _AFTER], _LOOKED_AT)
    first = hits[0][0] if hits else body_start
    # The lines of pages are left out, unless it is there that something was found.
    hidden = [place for place in interrupted if not (hits and place[0] <= first < place[1])]
    hits = [hit for hit in hits if not any(start <= hit[0] < end for start, end in hidden)]
    start = max(first - _BEFORE, 0) if hits else first
    if hits and start:
        start = _word_start(text, start, first)
    # The first hit is shown whole, also where it is a long phrase.
    end = max(first + _AFTER, hits[0][1] if hits else 0)
    for place in hidden:
        if first < place[0] < end:
            end += place[1] - place[0]
    text = blank_out(text, 0, len(text), hidden)
    end = _word_end(text, min(end, len(text)), first)
    return _one_line(text, start, end, [hit for hit in hits if hit[1] <= end])


def _word_start(text: str, start: int, limit: int) -> int:
    match = _BLANKS.search(text, start, limit)
    return match.end() if match else start


def _word_end(text: str, end: int, limit: int) -> int:
    """Return where the word before *end* begins, if *end* lies in a word."""
    if end == len(text) or text[end].isspace():
        return end
    blank = max(text.rfind(" ", limit, end), text.rfind("\n", limit, end))
    return blank if blank > 0 else end


def _one_line(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> Snippet:
    """Return text[start:end] with every run of blanks as one blank, and the hits where they are then."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    position = start
    for hit_start, hit_end in [*hits, (end, end)]:
        before = _BLANKS.sub(" ", text[position:hit_start])
        if pieces and pieces[-1].endswith(" ") and before.startswith(" "):
            before = before[1:]
        pieces.append(before)
        length += len(before)
        marked = _BLANKS.sub(" ", text[hit_start:hit_end])
        if marked:
            places.append((length, length + len(marked)))
            pieces.append(marked)
            length += len(marked)
        position = hit_end
    return Snippet("".join(pieces), tuple(places), start)
