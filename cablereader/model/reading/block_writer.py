"""Writing the blocks of a text set for reading: where each begins and ends, and what hangs beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from cablereader.model.reading.edits import Edit
from cablereader.model.reading.reading_lines import Line
from cablereader.model.reading.reading_segments import Reason
from cablereader.model.reading.reading_text import Block, BlockKind, Margin, ReadingText, Tint
from cablereader.model.reading.reading_writer import ReadingWriter
from cablereader.model.reading.reflow import hyphen_join, kept_breaks

_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")
_DEEPER = 2
"""An item this many characters further right belongs to the one above it."""
_DEEPEST = 3
_BEFORE_HYPHEN = 40
"""Characters that may hold the word which a hyphen divides."""


class BlockWriter:
    """Goes through a body once and makes a block of each stretch that it is told to.

    *body* is the text with what is not shown blanked out, *tinted* the places of summaries and
    comments in order.
    """

    def __init__(
        self,
        text: str,
        body: str,
        edits: Sequence[Edit],
        tinted: Sequence[tuple[int, int, Tint]],
    ) -> None:
        self.out = ReadingWriter(text, edits)
        self.kind: BlockKind | None = None
        """What the open block is; None between two blocks."""
        self.start = 0
        """Where in the text the open block begins."""
        self.paragraph: int | None = None
        """The index of the paragraph that the blocks belong to."""
        self.margin: Margin | None = None
        """What is still to hang beside the next block with words."""
        self._text = text
        self._body = body
        self._tinted = tinted
        self._tint_starts = [item[0] for item in tinted]
        self._words: frozenset[str] | None = None
        self._blocks: list[Block] = []
        self._shown = 0
        self._level = 0
        self._is_broken = False
        self._indents: list[int] = []

    def finished(self) -> ReadingText:
        """Return the whole, when all of the text is written."""
        self.finish_paragraph()
        self.out.account(len(self._text))
        self.end()
        return ReadingText(self.out.text(), tuple(self._blocks), self.out.segments)

    def begin(self, kind: BlockKind, start: int, level: int = 0) -> None:
        """Begin a block with the text at *start*."""
        self.out.account(start)
        self.end()
        self._break()
        self._is_broken = False
        if kind is not BlockKind.ITEM and kind is not BlockKind.LINE:
            self._indents = []
        self.kind, self.start, self._shown, self._level = kind, start, self.out.shown, level

    def end(self) -> None:
        """End the open block, if there is one; headings and rules leave the margin to the next."""
        kind = self.kind
        if kind is None:
            return
        margin = None
        if kind is not BlockKind.HEADING and kind is not BlockKind.RULE:
            margin, self.margin = self.margin, None
        self._blocks.append(
            Block(
                kind,
                self._shown,
                self.out.shown,
                self._tint(self.start),
                margin,
                self._level,
                self.paragraph,
            )
        )
        self.kind = None

    def begin_paragraph(self, index: int, start: int) -> None:
        """End all that belongs to the paragraph before; what follows is of paragraph *index*."""
        self.finish_paragraph()
        self.out.account(start)
        self.end()
        self._break()
        self.paragraph = index
        self._indents = []

    def finish_paragraph(self) -> None:
        """Give a number without words a block of its own."""
        if self.margin is not None and self.kind is None:
            self.begin(BlockKind.PARAGRAPH, self.out.at)

    def item_level(self, indent: int) -> int:
        """Return how deep an item lies, by how far its sign stands to the right of others."""
        while self._indents and indent <= self._indents[-1] - _DEEPER:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + _DEEPER:
            self._indents.append(indent)
        return min(len(self._indents) - 1, _DEEPEST)

    def flow(self, lines: Sequence[Line]) -> None:
        """Write lines as running text, but for those that were broken on purpose."""
        kept = kept_breaks([line.text for line in lines]) if len(lines) > 2 else frozenset()
        for index, line in enumerate(lines):
            if index and index - 1 in kept:
                self.begin(BlockKind.LINE, line.start)
            elif index:
                self.join(line)
            self.out.flow(line.start, line.end)

    def join(self, line: Line) -> None:
        """Put a blank, or nothing after a hyphen, in place of the break above *line*."""
        out, text = self.out, self._text
        blank = " "
        if text[out.at - 1 : out.at] == "-":
            above = text[max(0, out.at - _BEFORE_HYPHEN) : out.at]
            between = hyphen_join(above, line.text, self._all_words())
            if between is not None:
                blank = ""
            if between == "":
                out.take_back_hyphen()
        out.join(line.start, blank)

    def _all_words(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._body.lower()))
        return self._words

    def _break(self) -> None:
        """Begin a new line; a paragraph's number belongs to the line of its first words."""
        if self._blocks and not self._is_broken:
            self.out.replace(self.out.at, "\n", Reason.LINE_BREAK)
        self._is_broken = True

    def _tint(self, start: int) -> Tint | None:
        index = bisect_right(self._tint_starts, start) - 1
        if index < 0 or self._tinted[index][1] <= start:
            return None
        return self._tinted[index][2]
