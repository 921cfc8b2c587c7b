"""Setting a cable for reading: its body in blocks, with a reason for all that is not shown as sent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cablereader.model.cable import Cable
from cablereader.model.edits import hidden_places, visible_edits
from cablereader.model.headings import is_rule
from cablereader.model.page_lines import blank_out
from cablereader.model.reading_text import (
    Block,
    BlockKind,
    Margin,
    ReadingText,
    Reason,
    Tint,
)
from cablereader.model.reading_writer import ReadingWriter
from cablereader.model.reflow import goes_on, hyphen_join, kept_breaks
from cablereader.model.span import Span, SpanKind
from cablereader.model.tables import find_tables

_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")
# Publishers turned the number before a stop into a paragraph mark, and at times a letter too: "¶A.".
_LETTERED = re.compile(r"¶[ \t]*[a-zA-Z]{1,2}[.)][ \t]")
_ITEM_SIGN = re.compile(
    r"(?P<mark>¶[ \t]*)?(?P<sign>-{1,2}|\*|o|\(?[a-zA-Z0-9]{1,4}[.)]\)?)(?P<gap>[ \t]*)"
)
_SIGNS = {"-": "–", "--": "–", "*": "•", "o": "•"}
_TINTS = {SpanKind.SUMMARY: Tint.SUMMARY, SpanKind.COMMENT: Tint.COMMENT}
_DEEPER = 2
"""An item this many characters further right belongs to the one above it."""


def set_for_reading(cable: Cable) -> ReadingText:
    """Return the body of *cable* as blocks; the whole text of one without a body."""
    return _Typesetter(cable).set()


def body_start(cable: Cable) -> int:
    """Return where the body begins: at its first paragraph, or at the heading above it."""
    if not cable.paragraphs:
        return len(cable.text)
    first = cable.paragraphs[0].start
    above = 0
    for start, end, kind in cable.spans:
        if start >= first:
            break
        if kind in (SpanKind.HEADING, SpanKind.RULE):
            return min(start, first)
        above = max(above, end) if kind is not SpanKind.PAGE_LINE else above
    return _first_unread(cable.text, above, first)


def _first_unread(text: str, above: int, first: int) -> int:
    """Return where text begins that stands below the header and belongs to no part of it."""
    between = text[above:first]
    return first - len(between.lstrip()) if between.strip(" \t\n-=*_#~>") else first


@dataclass(slots=True)
class _Line:
    """A line, or the part of it that begins or ends something of its own; blanks cut off."""

    start: int
    end: int
    text: str
    full_start: int
    full: str


class _Typesetter:
    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._text = cable.text
        self._begin = body_start(cable)
        self._hidden = hidden_places(cable, self._begin)
        self._clean = self._text[: self._begin] + blank_out(
            self._text, self._begin, len(self._text), [(a, b) for a, b, _, _ in self._hidden]
        )
        self._out = ReadingWriter(
            cable.text, sorted([*self._hidden, *visible_edits(cable, self._begin)])
        )
        self._by_start = {
            kind: {span.start: span for span in cable.spans if span.kind is kind}
            for kind in (SpanKind.HEADING, SpanKind.LIST_ITEM, SpanKind.SIGNER)
        }
        self._words: frozenset[str] | None = None
        self._openings = {item.start: index for index, item in enumerate(cable.paragraphs)}
        self._remarks_from = self._end_of_message()
        self._tints = [
            (span.start, span.end, _TINTS[span.kind]) for span in cable.spans if span.kind in _TINTS
        ]
        self._tint_starts = [item[0] for item in self._tints]
        self._blocks: list[Block] = []
        self._open: tuple[BlockKind, int, int, int] | None = None
        self._margin: Margin | None = None
        self._is_broken = False
        self._paragraph: int | None = None
        self._indents: list[int] = []

    def _end_of_message(self) -> int:
        kinds = (SpanKind.SIGNER, SpanKind.TRAILER)
        after = (span.start for span in self._cable.spans if span.kind in kinds)
        return next((start for start in after if start >= self._begin), len(self._text))

    def set(self) -> ReadingText:
        """Return the whole."""
        self._out.replace(self._begin, "", Reason.HEADER)
        lines = list(self._lines())
        texts = [line.full for line in lines]
        breaks = frozenset(
            index
            for index, line in enumerate(lines)
            if line.start in self._openings or line.start >= self._remarks_from
        )
        following = 0
        for first, end in find_tables(texts, breaks):
            self._set_running_text(lines[following:first])
            self._set_table(lines[first:end])
            following = end
        self._set_running_text(lines[following:])
        self._finish_paragraph()
        self._out.account(len(self._text))
        self._end_block()
        return ReadingText(self._out.text(), tuple(self._blocks), tuple(self._out.segments))

    # Lines

    def _lines(self) -> Iterator[_Line]:
        """Yield the lines of the body, parted where a paragraph or the signer begins inside one."""
        cuts = sorted({*self._openings, *self._by_start[SpanKind.SIGNER]})
        cut = bisect_right(cuts, self._begin)
        position = self._begin
        for line in self._clean[self._begin :].split("\n"):
            end = position + len(line)
            while cut < len(cuts) and cuts[cut] < end:
                if self._clean[position : cuts[cut]].strip():
                    yield self._line(position, cuts[cut])
                    position = cuts[cut]
                cut += 1
            yield self._line(position, end)
            position = end + 1

    def _line(self, start: int, end: int) -> _Line:
        full = self._clean[start:end]
        stripped = full.strip()
        first = start + len(full) - len(full.lstrip())
        return _Line(first, first + len(stripped), stripped, start, full)

    # Running text

    def _set_running_text(self, lines: Sequence[_Line]) -> None:
        """Set lines that are no table: each stretch without blank lines is one block or more."""
        index = 0
        while index < len(lines):
            line = lines[index]
            if not line.text:
                index += 1
            elif is_rule(line.text):
                self._set_rule(lines, index)
                index += 1
            elif line.start in self._by_start[SpanKind.HEADING]:
                index = self._set_heading(lines, index)
            else:
                end = self._stretch_end(lines, index)
                self._set_stretch(lines[index:end])
                index = end

    def _stretch_end(self, lines: Sequence[_Line], first: int) -> int:
        index = first + 1
        while index < len(lines) and lines[index].text and not self._begins_own(lines[index]):
            index += 1
        return index

    def _begins_own(self, line: _Line) -> bool:
        return (
            line.start in self._openings
            or self._is_item(line)
            or line.start in self._by_start[SpanKind.HEADING]
            or line.start in self._by_start[SpanKind.SIGNER]
            or line.start >= self._remarks_from
            or is_rule(line.text)
        )

    def _is_item(self, line: _Line) -> bool:
        # The span of an item begins at its sign.
        return (
            line.start in self._by_start[SpanKind.LIST_ITEM]
            or _LETTERED.match(line.text) is not None
        )

    def _set_stretch(self, lines: Sequence[_Line]) -> None:
        start = lines[0].start
        if start in self._openings:
            lines = self._open_paragraph(lines)
            if not lines:
                return
        elif self._goes_on(lines[0]):
            self._join(lines[0])
            self._flow(lines)
            return
        elif self._is_item(lines[0]):
            self._open_item(lines)
            return
        self._out.account(start)
        self._end_block()
        kind = BlockKind.CONTINUATION
        if start in self._by_start[SpanKind.SIGNER]:
            kind = BlockKind.SIGNER
        elif start >= self._remarks_from:
            kind = BlockKind.REMARK
        elif self._margin is not None or self._paragraph is None:
            kind = BlockKind.PARAGRAPH
        self._begin_block(kind, lines[0].start)
        self._flow(lines)

    def _open_paragraph(self, lines: Sequence[_Line]) -> Sequence[_Line]:
        """Take number and marking out of the text; return the lines with what is left of them."""
        index = self._openings[lines[0].start]
        paragraph = self._cable.paragraphs[index]
        self._finish_paragraph()
        self._out.account(paragraph.start)
        self._end_block()
        self._break_block()
        self._paragraph = index
        self._indents = []
        content = self._content(paragraph.start, paragraph.end)
        marking = paragraph.marking
        if not self._clean[content : paragraph.end].strip():
            # "1. (C - Entire text.)" is a paragraph whose words are its marking.
            content, marking = self._number_end(paragraph.start, content), None
        if content > paragraph.start:
            self._out.replace(content, "", Reason.MARGIN)
            self._margin = Margin(
                paragraph.number, paragraph.printed, marking, paragraph.start, content
            )
        rest = []
        for line in lines:
            if line.end <= content:
                continue
            rest.append(self._line(max(line.full_start, content), line.end))
        return [line for line in rest if line.text]

    def _content(self, start: int, end: int) -> int:
        """Return where a paragraph's own words begin, after its number and its marking."""
        kinds = (SpanKind.PARAGRAPH_NUMBER, SpanKind.PORTION_MARKING)
        content = start
        for span in self._spans_from(start):
            if span.start >= end or self._text[content : span.start].strip(" \t\n-"):
                break
            if span.kind in kinds:
                content = span.end
            elif span.kind.depth > SpanKind.PARAGRAPH.depth and span.kind not in _TINTS:
                break
        return content

    def _number_end(self, start: int, end: int) -> int:
        for span in self._spans_from(start):
            if span.kind is SpanKind.PARAGRAPH_NUMBER and span.end <= end:
                return span.end
        return start

    def _spans_from(self, start: int) -> Iterator[Span]:
        spans = self._cable.spans
        first = bisect_right(spans, (start - 1, len(self._text) + 1, SpanKind.PARAGRAPH))
        for index in range(first, min(first + 12, len(spans))):
            yield spans[index]

    def _goes_on(self, line: _Line) -> bool:
        """Whether a line goes on with the sentence above, over blank lines or the turn of a page."""
        if self._open is None or self._open[0] not in (
            BlockKind.PARAGRAPH,
            BlockKind.CONTINUATION,
            BlockKind.ITEM,
        ):
            return False
        if self._begins_own(line):
            return False
        above = self._text[max(self._open[2], self._out.at - 200) : self._out.at]
        if not above.strip():
            return False
        return goes_on(above, line.text, across_page=self._out.passes_page(line.start))

    def _open_item(self, lines: Sequence[_Line]) -> None:
        first = lines[0]
        match = _ITEM_SIGN.match(first.text)
        if match is None or not first.text[match.end() :]:
            self._begin_block(BlockKind.ITEM, first.start)
            self._flow(lines)
            return
        self._begin_block(BlockKind.ITEM, first.start, self._level(first))
        sign = _SIGNS.get(match["sign"])
        if match["mark"]:
            self._out.replace(first.start + match.end("mark"), "", Reason.LIST_SIGN)
        if sign is None:
            self._out.flow(first.start, first.start + match.end("sign"))
        else:
            self._out.replace(first.start + match.end("sign"), sign, Reason.LIST_SIGN)
        self._out.replace(first.start + match.end(), "\t", Reason.LIST_SIGN)
        rest = self._line(first.start + match.end(), first.end)
        self._flow([rest, *lines[1:]])

    def _level(self, line: _Line) -> int:
        """Return how deep an item lies, by how far its sign stands to the right of others."""
        indent = len(line.full) - len(line.full.lstrip())
        while self._indents and indent <= self._indents[-1] - _DEEPER:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + _DEEPER:
            self._indents.append(indent)
        return min(len(self._indents) - 1, 3)

    def _flow(self, lines: Sequence[_Line]) -> None:
        """Write lines as running text, but for those that were broken on purpose."""
        kept = kept_breaks([line.text for line in lines]) if len(lines) > 2 else frozenset()
        for index, line in enumerate(lines):
            if index and index - 1 in kept:
                self._begin_block(BlockKind.LINE, line.start)
            elif index:
                self._join(line)
            self._out.flow(line.start, line.end)

    def _join(self, line: _Line) -> None:
        """Put a blank, or nothing after a hyphen, in place of the break above *line*."""
        above = self._text[max(0, self._out.at - 40) : self._out.at]
        between = hyphen_join(above, line.text, self._all_words()) if above[-1:] == "-" else None
        if between == "":
            self._out.take_back_hyphen()
        found = self._text.find("\n", self._out.at, line.start)
        is_next = found >= 0 and not self._text[self._out.at : found].strip()
        stop = (
            found + 1
            if is_next and not self._out.is_edited(self._out.at, found + 1)
            else self._out.at
        )
        blank = " " if between is None else ""
        self._out.replace(stop, blank, Reason.LINE_BREAK)
        self._out.account(line.start)

    def _all_words(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._clean[self._begin :].lower()))
        return self._words

    # Blocks that are set apart

    def _set_heading(self, lines: Sequence[_Line], index: int) -> int:
        limit = self._by_start[SpanKind.HEADING][lines[index].start].end
        end = index + 1
        while end < len(lines) and lines[end].text and lines[end].start < limit:
            end += 1
        self._begin_block(BlockKind.HEADING, lines[index].start)
        for line in lines[index:end]:
            if line is not lines[index]:
                self._join(line)
            self._out.flow(line.start, line.end)
        return end

    def _set_rule(self, lines: Sequence[_Line], index: int) -> None:
        """Draw a rule, unless it only sets off the heading above or below it."""
        line = lines[index]
        if not self._is_beside_heading(lines, index):
            self._begin_block(BlockKind.RULE, line.start)
        self._out.account(line.start)
        self._out.replace(line.end, "", Reason.RULE)

    def _is_beside_heading(self, lines: Sequence[_Line], index: int) -> bool:
        headings = self._by_start[SpanKind.HEADING]
        following = (lines[at] for at in range(index + 1, len(lines)))
        below = next((line for line in following if line.text), None)
        is_above = self._open is not None and self._open[0] is BlockKind.HEADING
        return is_above or (below is not None and below.start in headings)

    def _set_table(self, lines: Sequence[_Line]) -> None:
        """Write lines as they are, less the blanks that all begin with; of blank ones one stays."""
        first = lines[0]
        if first.start in self._openings:
            rest = self._open_paragraph(lines[:1])
            lines = [*rest, *lines[1:]]
        indents = [len(line.full) - len(line.full.lstrip()) for line in lines if line.text]
        common = min(indents, default=0)
        for above, line in pairwise([None, *lines]):
            if line is None or not (line.text or (above is not None and above.text)):
                continue
            start = min(line.start, line.full_start + common)
            self._begin_block(BlockKind.TABLE, start)
            self._out.verbatim(start, line.end)

    # Writing

    def _begin_block(self, kind: BlockKind, start: int, level: int = 0) -> None:
        self._out.account(start)
        self._end_block()
        self._break_block()
        self._is_broken = False
        if kind is not BlockKind.ITEM and kind is not BlockKind.LINE:
            self._indents = []
        self._open = (kind, self._out.shown, start, level)

    def _break_block(self) -> None:
        """Begin a new line; a paragraph's number belongs to the line of its first words."""
        if self._blocks and not self._is_broken:
            self._out.replace(self._out.at, "\n", Reason.LINE_BREAK)
        self._is_broken = True

    def _finish_paragraph(self) -> None:
        """Give a number without words a block of its own."""
        if self._margin is not None and self._open is None:
            self._begin_block(BlockKind.PARAGRAPH, self._out.at)

    def _end_block(self) -> None:
        if self._open is None:
            return
        kind, shown, start, level = self._open
        margin = self._margin
        if kind in (BlockKind.HEADING, BlockKind.RULE):
            margin = None
        else:
            self._margin = None
        self._blocks.append(
            Block(
                kind,
                shown,
                self._out.shown,
                self._tint(start),
                margin,
                level,
                self._paragraph,
            )
        )
        self._open = None

    def _tint(self, start: int) -> Tint | None:
        index = bisect_right(self._tint_starts, start) - 1
        if index < 0 or self._tints[index][1] <= start:
            return None
        return self._tints[index][2]
