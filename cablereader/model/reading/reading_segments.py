"""What ties a text set for reading to the text as sent: segments that tile both, without a gap.

A segment without a reason is the same characters on both sides; any other says why the two differ.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum
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


class Segments:
    """The segments of one text in order.

    Kept column by column: a long cable has tens of thousands, and as many small objects would be
    looked at again and again by Python's search for garbage.
    """

    __slots__ = ("_ends", "_reasons", "_shown", "_shown_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._shown: list[int] = []
        self._shown_ends: list[int] = []
        self._reasons: list[Reason | None] = []

    def append(
        self, start: int, end: int, shown: int, shown_end: int, reason: Reason | None
    ) -> None:
        """Add a segment after the others."""
        self._starts.append(start)
        self._ends.append(end)
        self._shown.append(shown)
        self._shown_ends.append(shown_end)
        self._reasons.append(reason)

    def pop(self) -> Segment:
        """Take away the last segment."""
        return Segment(
            self._starts.pop(),
            self._ends.pop(),
            self._shown.pop(),
            self._shown_ends.pop(),
            self._reasons.pop(),
        )

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Segment:
        return Segment(
            self._starts[index],
            self._ends[index],
            self._shown[index],
            self._shown_ends[index],
            self._reasons[index],
        )

    def __iter__(self) -> Iterator[Segment]:
        columns = (self._starts, self._ends, self._shown, self._shown_ends, self._reasons)
        return map(Segment, *columns)

    def between(self, start: int, end: int) -> list[Segment]:
        """Return the segments that hold a part of ``Cable.text[start:end]``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [self[at] for at in range(first, last) if self._ends[at] > start]

    def to_reading(self, offset: int) -> int:
        """Return the position of an offset of ``Cable.text``; of what is not shown, the next one."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        # Of several that begin here the last one holds the character; the others hold none.
        position = self._shown[index] + offset - self._starts[index]
        return min(position, self._shown_ends[index])

    def to_text(self, position: int) -> int:
        """Return the offset in ``Cable.text`` of the character at a position."""
        index = bisect_right(self._shown, position) - 1
        if index < 0:
            return 0
        if self._reasons[index] is not None and position >= self._shown_ends[index]:
            return self._ends[index]
        return min(self._starts[index] + position - self._shown[index], self._ends[index])

    def text_end(self, position: int) -> int:
        """Return where in ``Cable.text`` what ends at a position ends."""
        index = max(0, bisect_left(self._shown, position) - 1)
        if self._reasons[index] is not None:
            return self._ends[index]
        return min(self._starts[index] + position - self._shown[index], self._ends[index])

    def reading_end(self, offset: int) -> int:
        """Return the position where what ends at an offset of ``Cable.text`` ends."""
        index = max(0, bisect_left(self._starts, offset) - 1)
        if self._reasons[index] is not None:
            return self._shown_ends[index]
        return min(self._shown[index] + offset - self._starts[index], self._shown_ends[index])
