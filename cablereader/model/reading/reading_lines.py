"""The lines of a body as the typesetter takes them: cut where something begins or ends inside one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence


class Line:
    """A line, or the part of it that begins or ends something of its own.

    *start* and *end* are where its words are, *text* the words; *full* is all of it, from
    *full_start* on, with the blanks around the words.
    """

    __slots__ = ("end", "full", "full_start", "start", "text")

    def __init__(self, body: str, start: int, end: int) -> None:
        self.full_start = start
        self.full = full = body[start:end]
        self.text = text = full.strip()
        if len(text) != len(full):
            start += len(full) - len(full.lstrip())
        self.start = start
        self.end = start + len(text)

    def indent(self) -> int:
        """Return the number of blanks before the words."""
        return self.start - self.full_start


def lines_of(body: str, begin: int, cuts: Sequence[int]) -> Iterator[Line]:
    """Yield the lines of *body* from *begin* on, parted at *cuts*, offsets in order.

    A cut at the first words of a line parts nothing.
    """
    cut, count = bisect_right(cuts, begin), len(cuts)
    position = begin
    for words in body[begin:].split("\n"):
        end = position + len(words)
        while cut < count and cuts[cut] < end:
            if body[position : cuts[cut]].strip():
                yield Line(body, position, cuts[cut])
                position = cuts[cut]
            cut += 1
        yield Line(body, position, end)
        position = end + 1
