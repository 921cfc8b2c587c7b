"""Setting a cable for reading: its body in blocks, with a reason for all that is not shown as sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cablereader.model.body.body_start import body_start
from cablereader.model.body.tables import find_tables
from cablereader.model.cable import Cable
from cablereader.model.reading.block_writer import BlockWriter
from cablereader.model.reading.edits import hidden_places, visible_edits
from cablereader.model.reading.margins import margin_of
from cablereader.model.reading.reading_lines import Line, lines_of
from cablereader.model.reading.reading_segments import Reason
from cablereader.model.reading.reading_text import BlockKind, ReadingText, Tint
from cablereader.model.reading.reflow import goes_on
from cablereader.model.span import Span, SpanKind
from cablereader.model.text.body_lines import is_rule
from cablereader.model.text.page_lines import blank_out

# Publishers turned the number before a stop into a paragraph mark, and at times a letter too: "¶A.".
_LETTERED = re.compile(r"¶[ \t]*[a-zA-Z]{1,2}[.)][ \t]")
_ITEM_SIGN = re.compile(
    r"(?P<mark>¶[ \t]*)?(?P<sign>-{1,2}|\*|o|\(?[a-zA-Z0-9]{1,4}[.)]\)?)(?P<gap>[ \t]*)"
)
_SIGNS = {"-": "–", "--": "–", "*": "•", "o": "•"}
_TINTS = {SpanKind.SUMMARY: Tint.SUMMARY, SpanKind.COMMENT: Tint.COMMENT}
_STARTS = (SpanKind.HEADING, SpanKind.LIST_ITEM, SpanKind.SIGNER)
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.CONTINUATION, BlockKind.ITEM)
_LAST_SENTENCE = 200
"""Characters above a line that show whether a sentence ended there."""


def set_for_reading(cable: Cable) -> ReadingText:
    """Return the body of *cable* as blocks; the whole text of one without a body."""
    return _Typesetter(cable).set()


class _Typesetter:
    """Decides what each line of one cable's body is, and has it written as such."""

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._text = cable.text
        self._begin = body_start(cable)
        hidden = hidden_places(cable, self._begin)
        body = blank_out(
            self._text, self._begin, len(self._text), [(start, end) for start, end, _, _ in hidden]
        )
        self._clean = self._text[: self._begin] + body
        self._by_start: dict[SpanKind, dict[int, Span]] = {kind: {} for kind in _STARTS}
        tinted: list[tuple[int, int, Tint]] = []
        for span in cable.spans:
            if span.kind in self._by_start:
                self._by_start[span.kind][span.start] = span
            elif span.kind in _TINTS:
                tinted.append((span.start, span.end, _TINTS[span.kind]))
        self._headings = self._by_start[SpanKind.HEADING]
        self._signers = self._by_start[SpanKind.SIGNER]
        self._items = self._by_start[SpanKind.LIST_ITEM]
        self._openings = {item.start: index for index, item in enumerate(cable.paragraphs)}
        self._starts = {*self._openings, *self._headings, *self._signers, *self._items}
        self._remarks_from = self._end_of_message()
        self._writer = BlockWriter(
            cable.text, body, sorted([*hidden, *visible_edits(cable, self._begin)]), tinted
        )
        self._out = self._writer.out

    def _end_of_message(self) -> int:
        kinds = (SpanKind.SIGNER, SpanKind.TRAILER)
        after = (span.start for span in self._cable.spans if span.kind in kinds)
        return next((start for start in after if start >= self._begin), len(self._text))

    def set(self) -> ReadingText:
        """Return the whole."""
        self._out.replace(self._begin, "", Reason.HEADER)
        cuts = sorted({*self._openings, *self._signers})
        lines = list(lines_of(self._clean, self._begin, cuts))
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
        return self._writer.finished()

    # Running text

    def _set_running_text(self, lines: Sequence[Line]) -> None:
        """Set lines that are no table: each stretch without blank lines is one block or more."""
        index = 0
        while index < len(lines):
            line = lines[index]
            if not line.text:
                index += 1
            elif is_rule(line.text):
                self._set_rule(lines, index)
                index += 1
            elif line.start in self._headings:
                index = self._set_heading(lines, index)
            else:
                end = self._stretch_end(lines, index)
                self._set_stretch(lines[index:end])
                index = end

    def _stretch_end(self, lines: Sequence[Line], first: int) -> int:
        index = first + 1
        while index < len(lines) and lines[index].text and not self._begins_own(lines[index]):
            index += 1
        return index

    def _begins_own(self, line: Line) -> bool:
        return (
            line.start in self._starts
            or line.start >= self._remarks_from
            or is_rule(line.text)
            or _LETTERED.match(line.text) is not None
        )

    def _is_item(self, line: Line) -> bool:
        # The span of an item begins at its sign.
        return line.start in self._items or _LETTERED.match(line.text) is not None

    def _set_stretch(self, lines: Sequence[Line]) -> None:
        start = lines[0].start
        if start in self._openings:
            lines = self._open_paragraph(lines)
            if not lines:
                return
        elif self._goes_on(lines[0]):
            self._writer.join(lines[0])
            self._writer.flow(lines)
            return
        elif self._is_item(lines[0]):
            self._open_item(lines)
            return
        self._out.account(start)
        self._writer.end()
        kind = BlockKind.CONTINUATION
        if start in self._signers:
            kind = BlockKind.SIGNER
        elif start >= self._remarks_from:
            kind = BlockKind.REMARK
        elif self._writer.margin is not None or self._writer.paragraph is None:
            kind = BlockKind.PARAGRAPH
        self._writer.begin(kind, lines[0].start)
        self._writer.flow(lines)

    def _open_paragraph(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Take number and marking out of the text; return the lines with what is left of them."""
        index = self._openings[lines[0].start]
        paragraph = self._cable.paragraphs[index]
        self._writer.begin_paragraph(index, paragraph.start)
        margin = margin_of(self._cable, paragraph, self._clean)
        content = margin.end
        if content > paragraph.start:
            self._out.replace(content, "", Reason.MARGIN)
            self._writer.margin = margin
        cut = [
            line if line.full_start >= content else Line(self._clean, content, line.end)
            for line in lines
            if line.end > content
        ]
        return [line for line in cut if line.text]

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with the sentence above, over blank lines or the turn of a page."""
        if self._writer.kind not in _RUNNING or self._begins_own(line):
            return False
        floor = max(self._writer.start, self._out.at - _LAST_SENTENCE)
        above = self._text[floor : self._out.at]
        if not above.strip():
            return False
        return goes_on(above, line.text, across_page=self._out.passes_page(line.start))

    # Blocks that are set apart

    def _open_item(self, lines: Sequence[Line]) -> None:
        first = lines[0]
        match = _ITEM_SIGN.match(first.text)
        if match is None or not first.text[match.end() :]:
            self._writer.begin(BlockKind.ITEM, first.start)
            self._writer.flow(lines)
            return
        level = self._writer.item_level(first.indent())
        self._writer.begin(BlockKind.ITEM, first.start, level)
        sign = _SIGNS.get(match["sign"])
        if match["mark"]:
            self._out.replace(first.start + match.end("mark"), "", Reason.LIST_SIGN)
        if sign is None:
            self._out.flow(first.start, first.start + match.end("sign"))
        else:
            self._out.replace(first.start + match.end("sign"), sign, Reason.LIST_SIGN)
        self._out.replace(first.start + match.end(), "\t", Reason.LIST_SIGN)
        rest = Line(self._clean, first.start + match.end(), first.end)
        self._writer.flow([rest, *lines[1:]])

    def _set_heading(self, lines: Sequence[Line], index: int) -> int:
        limit = self._headings[lines[index].start].end
        end = index + 1
        while end < len(lines) and lines[end].text and lines[end].start < limit:
            end += 1
        self._writer.begin(BlockKind.HEADING, lines[index].start)
        for line in lines[index:end]:
            if line is not lines[index]:
                self._writer.join(line)
            self._out.flow(line.start, line.end)
        return end

    def _set_rule(self, lines: Sequence[Line], index: int) -> None:
        """Draw a rule, unless it only sets off the heading above or below it."""
        line = lines[index]
        if not self._is_beside_heading(lines, index):
            self._writer.begin(BlockKind.RULE, line.start)
        self._out.account(line.start)
        self._out.replace(line.end, "", Reason.RULE)

    def _is_beside_heading(self, lines: Sequence[Line], index: int) -> bool:
        following = (lines[at] for at in range(index + 1, len(lines)))
        below = next((line for line in following if line.text), None)
        is_above = self._writer.kind is BlockKind.HEADING
        return is_above or (below is not None and below.start in self._headings)

    def _set_table(self, lines: Sequence[Line]) -> None:
        """Write lines as they are, less the blanks that all begin with; of blank ones one stays."""
        first = lines[0]
        if first.start in self._openings:
            rest = self._open_paragraph(lines[:1])
            lines = [*rest, *lines[1:]]
        common = min((line.indent() for line in lines if line.text), default=0)
        for above, line in pairwise([None, *lines]):
            if line is None or not (line.text or (above is not None and above.text)):
                continue
            start = min(line.start, line.full_start + common)
            self._writer.begin(BlockKind.TABLE, start)
            self._out.verbatim(start, line.end)
