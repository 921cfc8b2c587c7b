"""A text in capitals in which every offset stays, to find words of any case fast."""

from __future__ import annotations

import re

# Where the letters are whose capitals are longer ("ß", ligatures); none is in a label.
_GROWING = re.compile("([ßŉǰΐΰև\u1e96-\u1e9a\u1f50-\u1ffc\ufb00-\ufb17]+)")


def capitals_of(text: str) -> str:
    """Return *text* in capitals, of the same length."""
    capitals = text.upper()
    if len(capitals) == len(text):
        return capitals
    # In pieces, not letter by letter: a text of bytes that are none has millions of odd ones.
    pieces = _GROWING.split(text)
    return "".join(piece if odd % 2 else piece.upper() for odd, piece in enumerate(pieces))
