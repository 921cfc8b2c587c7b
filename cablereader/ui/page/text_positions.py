"""From offsets in a cable's text to positions in a Qt document, and back.

Python counts code points, Qt counts UTF-16 units: a character beyond U+FFFF is one here and two
there. And where a line is too long for Qt, the document has a break that the text has not. Both are
rare in cables, so texts without them take a path that costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

# Qt makes a line break of these, two of them out of nothing that a reader could see, and cannot
# hold half a surrogate pair. Each is shown as one sign of the same length, so offsets stay true.
_UNSHOWABLE = re.compile("[\0\r\u2029\ufdd0\ufdd1\ud800-\udfff]")
_STAND_IN = "\ufffd"


LONGEST_LINE = 10_000
"""Characters that Qt gets as one line at most.

Qt 6.11 lays out a line as a whole, however little of it is seen; without blanks that takes time by
the square of its length: 19 seconds for a million letters.
"""
_LOOKED_AT = 500
"""Characters before such a break in which a blank is looked for."""


def breaks_in(text: str) -> list[int]:
    """Return the offsets before which lines of *text* are broken for Qt, because they are too long."""
    found: list[int] = []
    start = 0
    while len(text) - start > LONGEST_LINE:
        end = start + LONGEST_LINE
        line_end = text.rfind("\n", start, end + 1)
        if line_end >= 0:
            start = line_end + 1
            continue
        blank = text.rfind(" ", end - _LOOKED_AT, end)
        start = blank + 1 if blank >= 0 else end
        found.append(start)
    return found


def shown(text: str, breaks: Sequence[int] = ()) -> str:
    """Return *text* as the document gets it, with a line break before each offset of *breaks*.

    Each character that Qt would change is one replacement sign.
    """
    if breaks:
        text = "\n".join(text[start:end] for start, end in pairwise((0, *breaks, len(text))))
    return _UNSHOWABLE.sub(_STAND_IN, text)


class Positions:
    """Both directions for one text, which is shown with *breaks*."""

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        self._offsets: Sequence[int] = ()
        if not text.isascii():
            self._offsets = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [offset + count for count, offset in enumerate(self._offsets)]
        self._breaks = breaks
        self._break_units = [self._unit(offset) + count for count, offset in enumerate(breaks)]

    def to_qt(self, offset: int) -> int:
        """Return the document's position of a text offset."""
        return self._unit(offset) + (bisect_right(self._breaks, offset) if self._breaks else 0)

    def to_text(self, position: int) -> int:
        """Return the text offset of a position; inside a surrogate pair, that of its character.

        Before a break that the text has not, and after it, is one place of the text.
        """
        if self._breaks:
            position -= bisect_left(self._break_units, position)
        if not self._units:
            return position
        before = bisect_left(self._units, position)
        inside = before > 0 and self._units[before - 1] == position - 1
        return self._offsets[before - 1] if inside else position - before

    def _unit(self, offset: int) -> int:
        """Return how many UTF-16 units are before a text offset."""
        return offset + bisect_left(self._offsets, offset) if self._offsets else offset
