"""A text too long to be looked at in one piece, in parts that are cables themselves.

The longest known telegram has some 200,000 characters. What is longer than :data:`LONGEST_WHOLE` is
most likely no telegram at all, but has to be readable as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from cablereader.model.cable import Addressee, Cable, Paragraph, Reference
from cablereader.model.defect import Defect
from cablereader.model.span import Span

LONGEST_WHOLE = 2_500_000
"""Characters up to which a text stays in one piece."""
LONGEST_PART = 1_000_000
"""Characters in a part of a text that does not."""
_LOOKED_AT = 4_000
"""Characters before the place of a cut in which an empty line, a line's end or a blank is looked for."""

_Placed = TypeVar("_Placed", Addressee, Reference, Paragraph, Defect)


@dataclass(frozen=True, slots=True)
class Part:
    """Number *number*, from 0, of the parts of *whole*, which begin at *starts*.

    *cable* has the facts of the whole; its text and all places are those of this part. A fact read
    from another part has an empty place, as one that was not read from the text.
    """

    whole: Cable
    cable: Cable
    starts: tuple[int, ...]
    number: int = 0

    @property
    def start(self) -> int:
        """The offset in the whole text at which this part begins."""
        return self.starts[self.number]

    @property
    def is_whole(self) -> bool:
        """Whether there is no other part."""
        return len(self.starts) == 1

    def first_line(self) -> int:
        """Return which line of the whole text is the first of this part, counted from 1."""
        return self.whole.text.count("\n", 0, self.start) + 1

    def last_line(self) -> int:
        """Return which line of the whole text is the last one here that is not empty."""
        return self.first_line() + self.cable.text.rstrip("\n").count("\n")


def part_at(
    cable: Cable, offset: int, whole: int = LONGEST_WHOLE, longest: int = LONGEST_PART
) -> Part:
    """Return the part of *cable* in which *offset* lies.

    A text of up to *whole* characters is one part; else they have up to *longest* each.
    """
    if len(cable.text) <= whole:
        return Part(cable, cable, (0,))
    starts = tuple(_starts(cable.text, longest))
    number = max(0, bisect_right(starts, offset) - 1)
    end = starts[number + 1] if number + 1 < len(starts) else len(cable.text)
    return Part(cable, _cut(cable, starts[number], end), starts, number)


def _starts(text: str, longest: int) -> Iterator[int]:
    """Yield where parts begin; all are about equally long, so that none is a mere rest."""
    yield 0
    count = -(-len(text) // longest)
    for number in range(1, count):
        place = number * len(text) // count
        nearest = max(0, place - min(_LOOKED_AT, longest // 4))
        for mark in ("\n\n", "\n", " "):
            found = text.rfind(mark, nearest, place)
            if found >= 0:
                place = found + len(mark)
                break
        yield place


def _cut(cable: Cable, start: int, end: int) -> Cable:
    def within(place: Span | _Placed) -> bool:
        return place.start < end and place.end > start

    def moved(places: Iterable[_Placed]) -> tuple[_Placed, ...]:
        return tuple(
            _at(item, max(item.start, start) - start, min(item.end, end) - start)
            if within(item)
            else _at(item, 0, 0)
            for item in places
        )

    spans = (
        Span(max(item.start, start) - start, min(item.end, end) - start, item.kind)
        for item in cable.spans
        if within(item)
    )
    return replace(
        cable,
        text=cable.text[start:end],
        to=moved(cable.to),
        info=moved(cable.info),
        exempt=moved(cable.exempt),
        by_other_means=moved(cable.by_other_means),
        references=moved(cable.references),
        paragraphs=moved(item for item in cable.paragraphs if within(item)),
        spans=tuple(spans),
        defects=moved(cable.defects),
        header_defects=moved(cable.header_defects),
    )


def _at(item: _Placed, start: int, end: int) -> _Placed:
    if isinstance(item, Defect):
        return replace(item, start=start, end=end)
    return item._replace(start=start, end=end)
