"""One spelling for the index, the query and the marking of hits.

The index's tokenizer folds case and most diacritics itself. What it does not do is done here, in the
same way on both sides: compatibility forms, letters with strokes, invisible characters.
"""

from __future__ import annotations

import re
import unicodedata

from cablereader.library.way_back import WayBack

SIGN = "\ua66e"
"""A letter no telegram has. It begins the tokens we add to a cable, so that no word can be one."""

_STROKES = {
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ı": "i",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
}
# Letters with strokes, and what is invisible. They are rare: to find them is far faster than to
# translate every letter.
_ODDITIES = re.compile(f"[\u00ad\u200b-\u200f\u2060\ufeff{''.join(_STROKES)}]")
_TO_FOLD = re.compile(rf"[^\x00-\x7f{SIGN}]+")
WORD = re.compile(r"[^\W_]+")
"""One word, as the index cuts texts into words."""


def without_oddities(text: str) -> str:
    """Return *text* in the letters that the index's tokenizer folds."""
    plain = unicodedata.normalize("NFKC", text)
    return _ODDITIES.sub(lambda match: _STROKES.get(match[0], ""), plain)


def tokens(text: str) -> list[str]:
    """Return the words of *text* as the index has them: folded, without signs."""
    return WORD.findall(folded(text.replace(SIGN, "")))


def folded(text: str) -> str:
    """Return *text* in small letters, without diacritics and invisible characters."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", without_oddities(text))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


class FoldedText:
    """A text as :func:`folded` has it, and the *way_back* to the places of the original."""

    __slots__ = ("text", "way_back")

    def __init__(self, text: str) -> None:
        self.way_back = WayBack()
        self.text = text.lower() if text.isascii() else self._fold(text)

    def _fold(self, text: str) -> str:
        pieces: list[str] = []
        length = place = 0
        note = self.way_back.note
        for match in _TO_FOLD.finditer(text):
            pieces.append(text[place : match.start()].lower())
            length += match.start() - place
            place = match.end()
            for index in range(*match.span()):
                piece = folded(text[index])
                note(length, index)
                # A sign that becomes several letters: each of them stands at the one place.
                for further in range(1, len(piece)):
                    note(length + further, index)
                pieces.append(piece)
                length += len(piece)
            note(length, place)
        pieces.append(text[place:].lower())
        return "".join(pieces)
