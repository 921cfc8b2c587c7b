"""Passages of a body that begin and end words set apart: summary, comment, notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from cablereader.model.body.paragraphs import Paragraphs
from cablereader.model.body.passage_ends import (
    AND_BEFORE,
    AND_MORE,
    SUMMARY,
    WHOSE,
    broken_ends,
    find_ends,
)
from cablereader.model.findings import Findings
from cablereader.model.protection.markings import PORTION_MARKING
from cablereader.model.span import SpanKind
from cablereader.model.text.page_lines import blank_out
from cablereader.model.text.plain_text import on_one_line

# A marking may stand behind the label ("SUMMARY (U):"), or twice before it.
_SHORT_MARKING = r"\((?:U|SBU|LOU|[CS](?://?NF)?)\)"
_LABEL_SIGN = (
    rf"\s{{0,4}}(?:{_SHORT_MARKING}[ \t]?)?"
    # At the beginning of a line one dash or two are a point's.
    r"(?:[:;)\]]|\.{1,3}|-{3,60}+|(?<!\n)(?<!\n[ \t])(?<!\n[ \t]{2})(?:--|-(?=\s))"
    r"|//:?|\*{1,2}[:.]?|\n[ \t]*[-=*_]{3,80}[ \t]*\n|\n[ \t]*\n)[ \t]*"
)
_BEFORE_LABEL = (
    rf"(?:[ \t]?{_SHORT_MARKING})?[ \t\n¶/*\"(\[=:\-]{{0,60}}+(?:[A-I]{{1,3}}\.[ \t]{{1,3}})?"
    r"(?:BEGIN\s{1,3})?"
)
# Patterns for the capitals of the text, which are searched faster than its letters of any case.
_SUMMARY_LABEL = re.compile(
    rf"{_BEFORE_LABEL}(?:(?:{WHOSE}|{AND_BEFORE})\s{{1,3}})?{SUMMARY}{AND_MORE}{_LABEL_SIGN}"
)
# Of a summary that end words close: "BEGIN SUMMARY" on its line, "SUMMARY OF THE TALKS: ...".
_BARE_SUMMARY = re.compile(
    r"[ \t]{0,8}(?:(?:BEGIN\s{1,3})?SUMMARY(?:,|[ ](?:OF|WITH|ON)[ ][^.:\n]{3,60}[:.])?[ \t\n]{1,8}(?=\S)"
    r"|Summary,?[ \t\n]{1,8}(?=[A-Z]))"
)
_COMMENT_LABEL = re.compile(
    rf"{_BEFORE_LABEL}(?:(?:{WHOSE}|EMBASSY'S|CONGEN)\s{{1,3}})?COMMENT{AND_MORE}{_LABEL_SIGN}"
)
# Where a word may stand in one of its spellings, and the spellings.
_SPELLINGS = {"SUMMARY": ("SUM", re.compile(SUMMARY))}
_HEADINGS = {
    word: re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for word, pattern in (("SUMMARY", SUMMARY), ("COMMENT", "COMMENT"))
}
# A compound that breaks at its own hyphen; operators divided no words. A page line that stood between
# has left blank lines.
_HYPHEN_BREAK = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)(?!(?i:AND|OR|TO)\b)")
# Two lines or more that open with the same sign.
_POINTS = re.compile(
    r"\s{0,40}(?P<sign>--?|\*)[ ](?=\S)[^\n]*(?:\n(?![ \t]*(?P=sign)[ ])[^\n]*)*\n[ \t]*(?P=sign)[ ]"
)
_LONGEST_INLINE = 4000
_BLOCK_ABOVE = re.compile(r"\n[ \t]*\n[ \t]*(?=(?:EMBASSY |POST |BEGIN )?\Z)")
_LONGEST_BLOCK_ABOVE = 60
_LONGEST_BLOCK_LABEL = 14
# The last line of a paragraph's place, between blank lines, without the sign of a sentence or list.
_TITLE_ALONE = re.compile(
    r"\n[ \t]*\n[ \t]*(?P<title>[A-Z\"][^\n]{2,70}[A-Za-z0-9\"?])[ \t]*\n\s*\Z"
)
_MOST_PARAGRAPHS = 2
"""In a summary that is most of the message."""
_MARKING_AFTER_LABEL = re.compile(rf"[ \t]*{PORTION_MARKING}[ \t]*", re.IGNORECASE)


class _Opening(NamedTuple):
    """Where a passage opens: its paragraph, the label if it has one, and its first own word."""

    start: int
    label: tuple[int, int] | None
    content: int


class Passages:
    """The passages of the body that *paragraphs* make up, which ends at *end*.

    The words that open and close passages are looked for first; most paragraphs hold none of them.
    """

    def __init__(self, found: Findings, paragraphs: Paragraphs, end: int) -> None:
        self._found = found
        self._paragraphs = paragraphs.paragraphs
        self._contents = paragraphs.contents
        self._starts = [item.start for item in paragraphs.paragraphs]
        self._headings = paragraphs.headings
        self._heading_ends = [heading_end for _, heading_end in paragraphs.headings]
        self._heading_starts = [heading_start for heading_start, _ in paragraphs.headings]
        self._end = end
        self._words: dict[str, list[int]] = {}
        self._ends: dict[str, list[tuple[int, int]]] = {}

    def read_summary(self, page_lines: Sequence[tuple[int, int]]) -> str | None:
        """Report the summary and return its text, reflowed, without its begin and end words."""
        if not (self._contents and self._places("SUMMARY")):
            return None
        openings = self._openings("SUMMARY", _SUMMARY_LABEL)
        closing = self._first_end("SUMMARY", openings[0].content if openings else 0)
        if openings:
            opening = openings[0]
        elif closing and closing[0] >= self._contents[0]:
            opening = self._bare_summary(closing[0])
        else:
            return None
        content_end, passage_end = closing or (self._limit(opening, runs_on=False),) * 2
        self._report(opening, passage_end, SpanKind.SUMMARY)
        self._found.span(content_end, passage_end, SpanKind.BLOCK_LABEL)
        return self._reading_text(opening.content, content_end, page_lines) or None

    def _bare_summary(self, closing: int) -> _Opening:
        """Return the opening of a summary that only its end words at *closing* show.

        The word may open it without a sign behind it, in capitals: "SUMMARY The tower is green".
        """
        index = max(0, bisect_right(self._contents, closing) - 1)
        while index >= 0:
            content = self._contents[index]
            label = _BARE_SUMMARY.match(self._found.text, content, closing)
            if label:
                return _Opening(self._starts[index], (content, label.end()), label.end())
            index -= 1
        return _Opening(self._starts[0], None, self._contents[0])

    def read_comments(self) -> None:
        """Report the comments: the embassy's opinion, apart from what it reports; inline notes."""
        openings = sorted([*self._openings("COMMENT", _COMMENT_LABEL), *self._block_openings()])
        covered_until = 0
        for opening, following in zip(openings, [*openings[1:], None], strict=False):
            if opening.start < covered_until:
                continue
            closing = self._first_end("COMMENT", opening.content)
            if closing and following and closing[0] > following.start:
                closing = None
            covered_until = closing[1] if closing else self._limit(opening, runs_on=True)
            self._report(opening, covered_until, SpanKind.COMMENT)
            if closing:
                self._found.span(*closing, SpanKind.BLOCK_LABEL)
        if self._contents:
            self._report_inline({opening.label[1] for opening in openings if opening.label})

    def _places(self, word: str) -> list[int]:
        """Return where *word* stands, in any case, up to the end of the body."""
        if word not in self._words:
            sign, spelling = _SPELLINGS.get(word, (word, None))
            places = _find_all(self._found.capitals, sign, self._end)
            if spelling:
                places = (at for at in places if spelling.match(self._found.capitals, at))
            self._words[word] = list(places)
        return self._words[word]

    def _openings(self, word: str, label_pattern: re.Pattern[str]) -> list[_Opening]:
        """Return the paragraphs that open with the label *word*, or stand under such a heading."""
        places = self._places(word)
        if not places:
            return []
        capitals = self._found.capitals
        holding = {bisect_right(self._contents, place) - 1 for place in places}
        above = {bisect_right(self._heading_starts, place) - 1 for place in places}
        below = {bisect_left(self._starts, self._heading_ends[at]) for at in above if at >= 0}
        openings: list[_Opening] = []
        for index in sorted(holding | below):
            if not 0 <= index < len(self._starts):
                continue
            start, content = self._starts[index], self._contents[index]
            label = label_pattern.match(capitals, content, self._paragraphs[index].end)
            if label:
                place = content, label.end()
                openings.append(_Opening(start, place, self._own_words(label.end())))
            elif self._is_headed(index, word):
                openings.append(_Opening(start, None, content))
        return openings

    def _block_openings(self) -> Iterator[_Opening]:
        """Yield the comments that open below a blank line inside a paragraph: "COMMENT: He lied."."""
        capitals = self._found.capitals
        for place in self._places("COMMENT"):
            if "\n" not in capitals[max(0, place - _LONGEST_BLOCK_LABEL) : place]:
                continue
            block = _BLOCK_ABOVE.search(capitals, max(0, place - _LONGEST_BLOCK_ABOVE), place)
            if block is None:
                continue
            start = block.end()
            index = bisect_right(self._contents, start) - 1
            if index < 0 or start <= self._contents[index] or self._is_in_heading(place):
                continue
            label = _COMMENT_LABEL.match(capitals, start, self._paragraphs[index].end)
            if label:
                yield _Opening(start, (start, label.end()), self._own_words(label.end()))

    def _own_words(self, position: int) -> int:
        """Return where the words begin: some drafters put the marking after the label."""
        marking = _MARKING_AFTER_LABEL.match(self._found.text, position)
        return marking.end() if marking else position

    def _is_headed(self, index: int, word: str) -> bool:
        text, start = self._found.clean, self._starts[index]
        above = bisect_right(self._heading_ends, start) - 1
        if above < 0:
            return False
        heading_start, heading_end = self._headings[above]
        if index and heading_start < self._starts[index - 1]:
            return False
        if text[heading_end:start].strip(" \t\n-=*_#~"):
            return False
        heading = text[heading_start:heading_end].strip()
        return bool(_HEADINGS[word].search(heading))

    def _first_end(self, word: str, position: int) -> tuple[int, int] | None:
        """Return the first end words for *word* at or after *position*."""
        if word not in self._ends:
            whole = find_ends(word, self._found.capitals, self._places(word), self._end)
            self._ends[word] = sorted([*whole, *self._broken_ends.get(word, ())])
        ends = self._ends[word]
        index = bisect_left(ends, (position, 0))
        return ends[index] if index < len(ends) else None

    @cached_property
    def _broken_ends(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        return broken_ends(self._found.capitals, self._contents[0], self._end)

    def _limit(self, opening: _Opening, *, runs_on: bool) -> int:
        """Return where a passage without end words ends: with its paragraph, or at the next heading.

        Where no heading follows that of the passage, a comment runs on to the end of the body.
        """
        if opening.label is None:
            index = bisect_right(self._heading_starts, opening.content)
            if index < len(self._heading_starts):
                heading = self._heading_starts[index]
                return heading if runs_on else self._before_title(opening, heading)
            if runs_on:
                return self._end
        index = bisect_right(self._starts, opening.start) - 1
        end = self._paragraphs[index].end
        if (
            index + 1 < len(self._paragraphs)
            and not self._found.clean[opening.content : end].strip()
        ):
            # The label stands alone, as a heading does; the passage is the next paragraph.
            end = self._paragraphs[index + 1].end
        return end

    def _before_title(self, opening: _Opening, limit: int) -> int:
        """Return where a headed summary ends, at *limit* at the latest.

        A line that stands alone above the next paragraph ends it too, as a title without a rule. What
        is most of the message is no summary; then the first paragraph is.
        """
        first = bisect_right(self._starts, opening.start) - 1
        behind = bisect_left(self._starts, limit)
        for index in range(first, behind - 1):
            end = self._paragraphs[index].end
            title = _TITLE_ALONE.search(self._found.clean, max(opening.content, end - 90), end)
            if title:
                return title.start("title")
        count = behind - first
        if count > _MOST_PARAGRAPHS and count * 2 > len(self._paragraphs):
            return self._paragraphs[first].end
        return limit

    def _report(self, opening: _Opening, end: int, kind: SpanKind) -> None:
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

    def _report_inline(self, labels: set[int]) -> None:
        """Report comments and notes inside a paragraph: "(Note: ... End note.)".

        *labels* are the ends of labels that open a comment of their own.
        """
        capitals, covered_until = self._found.capitals, self._contents[0]
        openings = [
            (place, word)
            for word in ("COMMENT", "NOTE")
            for place in self._places(word)
            if capitals.startswith(":", place + len(word))
        ]
        for place, word in sorted(openings):
            after = place + len(word) + 1
            if (
                place < covered_until
                or self._is_in_heading(place)
                or capitals[place - 1].isalpha()
                or _skip_blanks(capitals, after) in labels
            ):
                continue
            closing = self._first_end(word, after)
            again = capitals.find(f"{word}:", after, after + _LONGEST_INLINE)
            if closing and closing[1] < after + _LONGEST_INLINE and not 0 <= again < closing[0]:
                self._found.span(place, closing[1], SpanKind.NOTE)
                covered_until = closing[1]

    def _is_in_heading(self, place: int) -> bool:
        above = bisect_right(self._heading_starts, place) - 1
        return above >= 0 and place < self._heading_ends[above]

    def _reading_text(self, start: int, end: int, page_lines: Sequence[tuple[int, int]]) -> str:
        """Return a passage as it reads: paragraphs parted by a blank line, lines joined within."""
        hidden = [
            place
            for place in (*page_lines, *self._headings)
            if start <= place[0] and place[1] <= end
        ]
        clean = blank_out(self._found.text, start, end, sorted(hidden))
        pieces: list[str] = []
        piece_start = start
        first = bisect_left(self._starts, start)
        for index in range(first, bisect_left(self._starts, end)):
            pieces.append(clean[piece_start - start : self._starts[index] - start])
            piece_start = min(self._contents[index], end)
        pieces.append(clean[piece_start - start :])
        return "\n\n".join(joined for piece in pieces if (joined := _joined(piece)))


def _find_all(text: str, word: str, end: int) -> Iterator[int]:
    place = text.find(word, 0, end)
    while place >= 0:
        yield place
        place = text.find(word, place + 1, end)


def _skip_blanks(text: str, position: int) -> int:
    while text[position : position + 1] in (" ", "\t"):
        position += 1
    return position


def _joined(piece: str) -> str:
    """Return the words of a piece on one line; a compound keeps its hyphen without a blank.

    Signs about it are the label's, unless they open the first of several points.
    """
    words = on_one_line(_HYPHEN_BREAK.sub("-", piece)).rstrip(" -=*_")
    return words if _POINTS.match(piece) else words.lstrip(" -=*_")
