"""A cable's text set for reading: blocks of reflowed text, and the way back to the text as sent.

The reading text is tied to ``Cable.text`` by segments that tile both, in order and without a gap.
A segment without a reason is the same characters on both sides; any other says why the two differ.
So nothing of a cable is lost in silence, and every place of one text has its place in the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Reason(StrEnum):
    """Why a piece of the text reads otherwise than it was sent."""

    HEADER = "header"
    """Stands above the body; the header panel shows what it says."""
    LINE_BREAK = "line_break"
    """A line break of the circuit, or blanks, which the page makes anew."""
    HYPHEN = "hyphen"
    """A hyphen that only parted a word at the end of a line."""
    MARGIN = "margin"
    """A paragraph number or portion marking, shown in the margin."""
    LIST_SIGN = "list_sign"
    """The sign of a list item, shown as a hanging sign."""
    PAGE_LINE = "page_line"
    """A page foot, a page heading, or the envelope between two sections."""
    TRANSPORT = "transport"
    """Signs at the end that closed the transmission."""
    RULE = "rule"
    """A rule of hyphens or stars."""
    CONTROL = "control"
    """A character that no one can see."""
    REPAIR = "repair"
    """A damage mended as the parse report says."""


class Segment(NamedTuple):
    """``Cable.text[start:end]`` reads as ``ReadingText.text[shown:shown_end]``."""

    start: int
    end: int
    shown: int
    shown_end: int
    reason: Reason | None


class BlockKind(StrEnum):
    """What a block of the reading text is."""

    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    """Text that goes on after a list, a table or a heading without a number of its own."""
    LINE = "line"
    """One of several short lines that were broken on purpose."""
    ITEM = "item"
    HEADING = "heading"
    TABLE = "table"
    """One line of a table, to be set in a fixed face."""
    RULE = "rule"
    SIGNER = "signer"
    REMARK = "remark"
    """What stands after the signer."""


class Tint(StrEnum):
    """Which passage a block belongs to."""

    SUMMARY = "summary"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Margin:
    """What hangs beside a block: the paragraph's number and its portion marking, and their place."""

    number: int | None
    printed: str | None
    marking: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """``ReadingText.text[start:end]``; one line break follows each block but the last.

    *level* is the depth of a list item, from 0. *paragraph* is the index of the cable's paragraph.
    """

    kind: BlockKind
    start: int
    end: int
    tint: Tint | None = None
    margin: Margin | None = None
    level: int = 0
    paragraph: int | None = None


Place = tuple[int, int]


@dataclass(frozen=True)
class ReadingText:
    """The text of a cable's body as a reader would have it set."""

    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [segment.start for segment in self.segments]

    @cached_property
    def _shown(self) -> Sequence[int]:
        return [segment.shown for segment in self.segments]

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        return [block.start for block in self.blocks]

    def to_reading(self, offset: int) -> int:
        """Return the position of an offset of ``Cable.text``; of what is not shown, the next one."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        # Of several that begin here the last one holds the character; the others hold none.
        start, _, shown, shown_end, _ = self.segments[index]
        return min(shown + max(0, offset - start), shown_end)

    def to_text(self, position: int) -> int:
        """Return the offset in ``Cable.text`` of the character at a position."""
        index = bisect_right(self._shown, position) - 1
        if index < 0:
            return 0
        start, end, shown, shown_end, reason = self.segments[index]
        if reason is not None and position >= shown_end:
            return end
        return min(start + position - shown, end)

    def place_in_text(self, start: int, end: int) -> Place:
        """Return the place in ``Cable.text`` of a stretch of the reading text."""
        first = self.to_text(start)
        return (first, first) if end <= start else (first, max(first, self._text_end(end)))

    def place_in_reading(self, start: int, end: int) -> Place:
        """Return where a place of ``Cable.text`` is shown; empty if none of it is."""
        first = self.to_reading(start)
        return (first, first) if end <= start else (first, max(first, self._reading_end(end)))

    def is_shown(self, start: int, end: int) -> bool:
        """Return whether any of a place of ``Cable.text`` can be seen, in the text or its margin."""
        first, last = self.place_in_reading(start, max(end, start + 1))
        return first < last or any(
            segment.reason in (Reason.MARGIN, Reason.LIST_SIGN)
            for segment in self.segments_in(start, max(end, start + 1))
        )

    def segments_in(self, start: int, end: int) -> Sequence[Segment]:
        """Return the segments that hold a part of ``Cable.text[start:end]``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [item for item in self.segments[first:last] if item.end > start]

    def block_at(self, position: int) -> int:
        """Return the index of the block at a position; -1 where there is no block."""
        return bisect_right(self._block_starts, position) - 1

    def copied(self, start: int, end: int) -> str:
        """Return a stretch as plain text: paragraphs apart by a blank line, lists and tables not."""
        pieces: list[str] = []
        above: Block | None = None
        for block in self.blocks[max(0, self.block_at(start)) :]:
            if block.start > end:
                break
            piece = self.text[max(start, block.start) : min(end, block.end)]
            if above is not None:
                pieces.append("\n" if _stands_close(above, block) else "\n\n")
            # A table's own tabs part its columns; in an item the tab follows its sign.
            pieces.append(piece if block.kind is BlockKind.TABLE else piece.replace("\t", " "))
            above = block
        return "".join(pieces)

    def _text_end(self, position: int) -> int:
        """Return where in ``Cable.text`` what ends at a position ends."""
        index = max(0, bisect_left(self._shown, position) - 1)
        start, end, shown, _, reason = self.segments[index]
        return end if reason is not None else min(start + position - shown, end)

    def _reading_end(self, offset: int) -> int:
        index = max(0, bisect_left(self._starts, offset) - 1)
        start, _, shown, shown_end, reason = self.segments[index]
        return shown_end if reason is not None else min(shown + offset - start, shown_end)


_CLOSE = (BlockKind.LINE, BlockKind.ITEM, BlockKind.TABLE)


def _stands_close(above: Block, block: Block) -> bool:
    return block.kind is above.kind and block.kind in _CLOSE
