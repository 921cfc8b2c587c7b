"""From offsets in a cable's text to positions in a Qt document, and back.

Python counts code points, Qt counts UTF-16 units: a character beyond U+FFFF is one here and two
there. Such characters are rare in cables, so texts without them take a path that costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

# Qt makes a line break of these, two of them out of nothing that a reader could see, and cannot
# hold half a surrogate pair. Each is shown as one sign of the same length, so offsets stay true.
_UNSHOWABLE = re.compile("[\0\r\u2029\ufdd0\ufdd1\ud800-\udfff]")
_STAND_IN = "\ufffd"


def shown(text: str) -> str:
    """Return *text* with one replacement sign for each character that Qt would change."""
    return _UNSHOWABLE.sub(_STAND_IN, text)


class Positions:
    """Both directions for one text."""

    def __init__(self, text: str) -> None:
        self._offsets: Sequence[int] = ()
        if not text.isascii():
            self._offsets = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [offset + count for count, offset in enumerate(self._offsets)]

    def to_qt(self, offset: int) -> int:
        """Return the document's position of a text offset."""
        return offset + bisect_left(self._offsets, offset) if self._offsets else offset

    def to_text(self, position: int) -> int:
        """Return the text offset of a position; inside a surrogate pair, that of its character."""
        if not self._units:
            return position
        before = bisect_left(self._units, position)
        inside = before > 0 and self._units[before - 1] == position - 1
        return self._offsets[before - 1] if inside else position - before
