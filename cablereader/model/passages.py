"""Passages of a body that begin and end words set apart: summary, comment, notes, list items."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablereader.model.findings import Findings
from cablereader.model.headings import Line
from cablereader.model.markings import MARKING, PORTION_MARKING
from cablereader.model.page_lines import blank_out
from cablereader.model.paragraphs import Paragraphs
from cablereader.model.span import SpanKind

_AND_MORE = r"(?:(?:\s{1,3}(?:AND|&)\s{1,3}|[ ]?/[ ]?|,[ ])[A-Z ,]{3,40}?)?"
_LABEL_SIGN = r"\s{0,4}(?:[:.;)]|-{1,2}(?=\s)|//:?|\n[ \t]*\n)[ \t]*"
_BEFORE_LABEL = r"[ \t\n/*\"(]{0,8}(?:BEGIN\s{1,3})?"
# A page line may stand between the words; it is blanked.
_END_OF = r"\bEND\s{1,60}(?:OF\s{1,4})?(?:THE\s{1,4})?"
# A sentence may speak of an end ("to end summary trials"); end words close what they stand in.
_CLOSED = r"(?=[.)/*:;\"]|\s*(?:\n|$|[0-9(]))[.)/*]*"
# Patterns for the capitals of the text, which are searched faster than its letters of any case.
_SUMMARY_LABEL = re.compile(
    rf"{_BEFORE_LABEL}(?:(?:EXECUTIVE|INTRODUCTION\sAND)\s{{1,3}})?SUMMARY{_AND_MORE}{_LABEL_SIGN}"
)
_COMMENT_LABEL = re.compile(
    rf"{_BEFORE_LABEL}(?:EMBASSY'S\s{{1,3}}|EMBASSY\s{{1,3}}|POST\s{{1,3}})?COMMENT{_AND_MORE}{_LABEL_SIGN}"
)
_ENDS = {
    "SUMMARY": re.compile(
        rf"[(\s/*]{{0,4}}{_END_OF}(?:EXECUTIVE\s{{1,3}})?SUMMARY{_AND_MORE}{_CLOSED}"
    ),
    "COMMENT": re.compile(rf"{_END_OF}COMMENTS?{_AND_MORE}{_CLOSED}"),
    "NOTE": re.compile(rf"{_END_OF}NOTE{_CLOSED}"),
}
_HEADINGS = {word: re.compile(rf"\b{word}\b", re.IGNORECASE) for word in ("SUMMARY", "COMMENT")}
_LONGEST_INLINE = 4000
_MARKING_AFTER_LABEL = re.compile(rf"[ \t]*{PORTION_MARKING}[ \t]*", re.IGNORECASE)
_LIST_OPENING = re.compile(
    r"[ \t]*(?:--(?!-)|-(?=[ \t])|\*(?=[ \t])|o(?=[ \t])"
    r"|\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})[.)]\)?(?=[ \t]))"
)


class _Opening(NamedTuple):
    """Where a passage opens: its paragraph, the label if it has one, and its first own word."""

    start: int
    label: tuple[int, int] | None
    content: int


def read_summary(
    found: Findings, paragraphs: Paragraphs, page_lines: list[tuple[int, int]], end: int
) -> str | None:
    """Report the summary and return its text, reflowed, without its begin and end words."""
    reader = _Reader(found, paragraphs, end)
    openings = reader.openings("SUMMARY", _SUMMARY_LABEL)
    closing = reader.first_end("SUMMARY", openings[0].content if openings else 0)
    if openings:
        opening = openings[0]
    elif closing and paragraphs.contents and closing[0] >= paragraphs.contents[0]:
        opening = _Opening(paragraphs.paragraphs[0].start, None, paragraphs.contents[0])
    else:
        return None
    content_end, passage_end = closing or (reader.limit(opening),) * 2
    reader.report(opening, passage_end, SpanKind.SUMMARY)
    found.span(content_end, passage_end, SpanKind.BLOCK_LABEL)
    return _reading_text(found.text, opening.content, content_end, paragraphs, page_lines) or None


def read_comments(found: Findings, paragraphs: Paragraphs, end: int) -> None:
    """Report the comments: the embassy's opinion, apart from what it reports; and inline notes."""
    reader = _Reader(found, paragraphs, end)
    openings = reader.openings("COMMENT", _COMMENT_LABEL)
    covered_until = 0
    for opening, following in zip(openings, [*openings[1:], None], strict=False):
        if opening.start < covered_until:
            continue
        closing = reader.first_end("COMMENT", opening.content)
        if closing and following and closing[0] > following.start:
            closing = None
        covered_until = closing[1] if closing else reader.limit(opening)
        reader.report(opening, covered_until, SpanKind.COMMENT)
        if closing:
            found.span(*closing, SpanKind.BLOCK_LABEL)
    labels = frozenset(opening.label[1] for opening in openings if opening.label)
    if paragraphs.contents:
        _report_inline(found, reader, paragraphs.contents[0], labels)


class _Reader:
    """Finds openings and ends of passages, each in a step that does not depend on the others."""

    def __init__(self, found: Findings, paragraphs: Paragraphs, end: int) -> None:
        self._found = found
        self._paragraphs = paragraphs.paragraphs
        self._contents = paragraphs.contents
        self._starts = [item.start for item in paragraphs.paragraphs]
        self._headings = paragraphs.headings
        self._heading_ends = [heading_end for _, heading_end in paragraphs.headings]
        self._heading_starts = [heading_start for heading_start, _ in paragraphs.headings]
        self._end = end
        self._ends: dict[str, list[tuple[int, int]]] = {}

    def openings(self, word: str, label_pattern: re.Pattern[str]) -> list[_Opening]:
        """Return the paragraphs that open with the label *word*, or stand under such a heading."""
        capitals = self._found.capitals
        openings: list[_Opening] = []
        if word not in capitals:
            return openings
        for index, paragraph in enumerate(self._paragraphs):
            content = self._contents[index]
            label = label_pattern.match(capitals, content, paragraph.end)
            if label:
                place = content, label.end()
                openings.append(_Opening(paragraph.start, place, self._own_words(label.end())))
            elif self._is_headed(index, word):
                openings.append(_Opening(paragraph.start, None, content))
        return openings

    def _own_words(self, position: int) -> int:
        """Return where the words begin: some drafters put the marking after the label."""
        marking = _MARKING_AFTER_LABEL.match(self._found.text, position)
        return marking.end() if marking else position

    def _is_headed(self, index: int, word: str) -> bool:
        text, start = self._found.text, self._starts[index]
        above = bisect_right(self._heading_ends, start) - 1
        if above < 0:
            return False
        heading_start, heading_end = self._headings[above]
        if index and heading_start < self._starts[index - 1]:
            return False
        if text[heading_end:start].strip(" \t\n-=*_#~"):
            return False
        heading = text[heading_start:heading_end].strip()
        return bool(_HEADINGS[word].search(heading)) and not heading.upper().startswith("END")

    def first_end(self, word: str, position: int) -> tuple[int, int] | None:
        """Return the first end words for *word* at or after *position*."""
        if word not in self._ends:
            self._ends[word] = list(self._find_ends(word))
        ends = self._ends[word]
        index = bisect_left(ends, (position, 0))
        return ends[index] if index < len(ends) else None

    def _find_ends(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield the end words for *word*; looks only where the word itself stands."""
        capitals, last = self._found.capitals, -1
        position = capitals.find(word, 0, self._end)
        while position >= 0:
            window = max(last, position - 90, 0)
            match = _ENDS[word].search(capitals, window, min(self._end, position + 60))
            if match and match.start() > last:
                yield match.span()
                last = match.end()
            position = capitals.find(word, position + 1, self._end)

    def limit(self, opening: _Opening) -> int:
        """Return where a passage without end words ends: its paragraph, or the next heading."""
        if opening.label is None:
            index = bisect_right(self._heading_starts, opening.content)
            return self._heading_starts[index] if index < len(self._heading_starts) else self._end
        index = bisect_right(self._starts, opening.start) - 1
        return self._paragraphs[index].end

    def report(self, opening: _Opening, end: int, kind: SpanKind) -> None:
        """Report a passage in pieces, one for each paragraph it runs through."""
        if opening.label:
            self._found.span(*opening.label, SpanKind.BLOCK_LABEL)
        index = bisect_right(self._starts, opening.start) - 1
        while index < len(self._paragraphs) and self._starts[index] < end:
            paragraph = self._paragraphs[index]
            start = max(opening.start, paragraph.start)
            self._found.span(start, self._before_heading(start, min(end, paragraph.end)), kind)
            index += 1

    def _before_heading(self, start: int, end: int) -> int:
        """Cut off the heading of the next paragraph, which stands at the end of this one."""
        last = bisect_left(self._heading_starts, end) - 1
        if last < 0 or self._heading_starts[last] <= start or end - self._heading_ends[last] > 90:
            return end
        return self._heading_starts[last]


def _report_inline(found: Findings, reader: _Reader, start: int, labels: frozenset[int]) -> None:
    """Report comments and notes inside a paragraph: "(Note: ... End note.)".

    *labels* are the ends of labels that open a comment of their own.
    """
    capitals = found.capitals
    colon = capitals.find(":", start)
    while colon >= 0:
        following = colon + 1
        word = next(
            (name for name in ("COMMENT", "NOTE") if capitals.endswith(name, start, colon)), ""
        )
        opening = colon - len(word)
        if word and not capitals[opening - 1].isalpha() and not _is_label(capitals, colon, labels):
            closing = reader.first_end(word, following)
            again = capitals.find(f"{word}:", following, colon + _LONGEST_INLINE)
            if closing and closing[1] < colon + _LONGEST_INLINE and not 0 <= again < closing[0]:
                found.span(opening, closing[1], SpanKind.NOTE)
                following = closing[1]
        colon = capitals.find(":", following)


def _is_label(capitals: str, colon: int, labels: frozenset[int]) -> bool:
    end = colon + 1
    while end < len(capitals) and capitals[end] in " \t":
        end += 1
    return end in labels


def read_lists(
    found: Findings,
    lines: Sequence[Line],
    paragraphs: Paragraphs,
    headings_and_rules: frozenset[int],
) -> None:
    """Report list items and talking points: from their sign to a blank line or the next item.

    A page line ends an item too: its span must hold all of the page line or none.
    """
    openings = {item.start for item in paragraphs.paragraphs}
    start: int | None = None
    last = 0
    above_ended = True
    for line in lines:
        indent = len(line.text) - len(line.text.lstrip())
        opens_paragraph = line.start + indent in openings
        blank = line.blank or found.clean[line.start : line.end].isspace()
        sign = None if blank or line.rule else _LIST_OPENING.match(line.text)
        opens = sign is not None and not opens_paragraph and (_is_sign(line.text) or above_ended)
        if sign and opens:
            _report_item_marking(found, line, sign.end())
        ends = blank or line.rule or opens or opens_paragraph
        if start is not None and (ends or line.start in headings_and_rules):
            found.span(start, last, SpanKind.LIST_ITEM)
            start = None
        if opens:
            start = line.start
        last = line.end
        above_ended = blank or line.rule or opens or line.text.rstrip()[-1:] in ".:;?!)"
    if start is not None:
        found.span(start, last, SpanKind.LIST_ITEM)


def _report_item_marking(found: Findings, line: Line, sign_end: int) -> None:
    """Report the marking of a lettered sub-paragraph: "A. (C) ..."."""
    blanks = len(line.text[sign_end:]) - len(line.text[sign_end:].lstrip())
    marking = MARKING.match(line.text, sign_end + blanks)
    if marking:
        place = line.start + marking.start(), line.start + marking.end()
        found.span(*place, SpanKind.PORTION_MARKING)


def _is_sign(text: str) -> bool:
    """Whether a line opens with a sign of a list; letters may be initials ("A. SAMPLE SAID")."""
    return text.lstrip()[0] in "-*("


def _reading_text(
    text: str,
    start: int,
    end: int,
    paragraphs: Paragraphs,
    page_lines: list[tuple[int, int]],
) -> str:
    """Return a passage as it reads: paragraphs parted by a blank line, lines joined within."""
    hidden = [place for place in page_lines if start <= place[0] and place[1] <= end]
    hidden += [place for place in paragraphs.headings if start <= place[0] and place[1] <= end]
    clean = blank_out(text, start, end, sorted(hidden))
    cuts = [start]
    pieces: list[str] = []
    for paragraph, content in zip(paragraphs.paragraphs, paragraphs.contents, strict=True):
        if start < paragraph.start < end:
            pieces.append(clean[cuts[-1] - start : paragraph.start - start])
            cuts.append(min(content, end))
    pieces.append(clean[cuts[-1] - start :])
    return "\n\n".join(
        joined for piece in pieces if (joined := " ".join(piece.split()).strip(" -=*_"))
    )
