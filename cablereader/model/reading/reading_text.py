"""A cable's text set for reading: blocks of reflowed text, and the way back to the text as sent.

The reading text is tied to ``Cable.text`` by segments that tile both, so nothing of a cable is lost
in silence, and every place of one text has its place in the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cablereader.model.reading.reading_segments import Reason, Segments


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
    segments: Segments

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        return [block.start for block in self.blocks]

    def to_reading(self, offset: int) -> int:
        """Return the position of an offset of ``Cable.text``; of what is not shown, the next one."""
        return self.segments.to_reading(offset)

    def to_text(self, position: int) -> int:
        """Return the offset in ``Cable.text`` of the character at a position."""
        return self.segments.to_text(position)

    def place_in_text(self, start: int, end: int) -> Place:
        """Return the place in ``Cable.text`` of a stretch of the reading text."""
        first = self.to_text(start)
        return (first, first) if end <= start else (first, max(first, self.segments.text_end(end)))

    def place_in_reading(self, start: int, end: int) -> Place:
        """Return where a place of ``Cable.text`` is shown; empty if none of it is."""
        first = self.to_reading(start)
        return (
            (first, first) if end <= start else (first, max(first, self.segments.reading_end(end)))
        )

    def is_shown(self, start: int, end: int) -> bool:
        """Return whether any of a place of ``Cable.text`` can be seen, in the text or its margin."""
        first, last = self.place_in_reading(start, max(end, start + 1))
        return first < last or any(
            segment.reason in (Reason.MARGIN, Reason.LIST_SIGN)
            for segment in self.segments.between(start, max(end, start + 1))
        )

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


_CLOSE = (BlockKind.LINE, BlockKind.ITEM, BlockKind.TABLE)


def _stands_close(above: Block, block: Block) -> bool:
    return block.kind is above.kind and block.kind in _CLOSE
