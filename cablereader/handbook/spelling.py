"""How the handbook compares words: without case, accents, stops and hyphens."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[.\-–—'’`]")
_BLANKS = re.compile(r"\s+")


def key_of(words: str) -> str:
    """Return *words* for comparing: "Aide-mémoire" gives "AIDEMEMOIRE", "E. O." gives "E O"."""
    if not words.isascii():
        decomposed = unicodedata.normalize("NFKD", words)
        words = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _BLANKS.sub(" ", _DROPPED.sub("", words)).strip().upper()
