"""One spelling for the index, the query and the marking of hits.

The index's tokenizer folds case and most diacritics itself. What it does not do is done here, in the
same way on both sides: compatibility forms, letters with strokes, invisible characters, and words
that a line end cuts in two.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.text.substitutions import read_substitutions

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
_ODDITIES = re.compile(f"[\u00ad\u200b-\u200f\u2060\ufeff{SIGN}{''.join(_STROKES)}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# A hyphen or a soft hyphen at the end of a line, and the word around it. Telegrams are wrapped by
# machines at the hyphen of compounds and, rarely, by typists inside of words; both readings are kept.
_HYPHENS = "[-\u00ad\u2010]"


def _break_at(sign: str) -> re.Pattern[str]:
    # It begins with the sign, not with a look at the letter before, so that the search can run from
    # sign to sign.
    return re.compile(rf"{sign}(?<=[^\W\d_].)[ \t]*\n[ \t]*(?=[^\W\d_])")


_BREAK, _ASCII_BREAK = _break_at(_HYPHENS), _break_at("-")
_AROUND = 4
_TOKEN = re.compile(r"[^\W_]+")


def index_text(text: str) -> str:
    """Return *text* as it is given to the index.

    Words that a line end cuts are said a second time, joined, with some words around them so that
    phrases find them too.
    """
    plain = _with_quotes(text)
    if not plain.isascii():
        plain = _without_oddities(plain)
    surroundings = _surroundings(plain) if "-" in plain else ""
    return f"{plain} {SIGN} {surroundings}" if surroundings else plain


def _with_quotes(text: str) -> str:
    """Return *text*, of the same length, without the 8 that stands for a closing quotation mark.

    "&red lines8" would otherwise be found neither as "lines" nor as "red lines".
    """
    if "&" not in text or "8" not in text:
        return text
    found = Findings(text)
    read_substitutions(found, 0, len(text))
    for start, end, kind in found.spans():
        if kind is SpanKind.REPAIR and text[start] == "&" and text[end - 1] == "8":
            text = f"{text[: end - 1]}”{text[end:]}"
    return text


def _without_oddities(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return _ODDITIES.sub(lambda match: _STROKES.get(match[0], ""), plain)


def _surroundings(text: str) -> str:
    """Return each broken word of *text*, joined, between its neighbors."""
    pieces: list[str] = []
    for match in (_ASCII_BREAK if text.isascii() else _BREAK).finditer(text):
        before = _TOKEN.findall(text, max(0, match.start() - 100), match.start())
        after = _TOKEN.findall(text, match.end(), match.end() + 100)
        if before and after:
            word = before[-1] + after[0]
            pieces.append(
                " ".join((*before[-1 - _AROUND : -1], word, *after[1 : 1 + _AROUND], SIGN))
            )
    return " ".join(pieces)


def tokens(text: str) -> list[str]:
    """Return the words of *text* as the index has them: folded, without signs."""
    return _TOKEN.findall(folded(text))


def folded(text: str) -> str:
    """Return *text* in small letters, without diacritics and invisible characters."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", _without_oddities(text))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


class FoldedText:
    """A text as :func:`folded` has it, with the way back to the places of the original."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._shifts: list[int] = []
        text = _with_quotes(text)
        self.text = text.lower() if text.isascii() else self._fold(text)

    def _fold(self, text: str) -> str:
        pieces: list[str] = []
        length = place = 0
        for match in _NOT_ASCII.finditer(text):
            pieces.append(text[place : match.start()].lower())
            length += match.start() - place
            place = match.end()
            for index in range(*match.span()):
                piece = folded(text[index])
                self._note(length, index)
                # A sign that becomes several letters: each of them stands at the one place.
                for further in range(1, len(piece)):
                    self._note(length + further, index)
                pieces.append(piece)
                length += len(piece)
            self._note(length, place)
        pieces.append(text[place:].lower())
        return "".join(pieces)

    def joined(self) -> FoldedText | None:
        """Return this text with words joined that a line end cuts; None if there is none."""
        if "-" not in self.text or not _BREAK.search(self.text):
            return None
        other = FoldedText.__new__(FoldedText)
        other._starts, other._shifts = [], []
        pieces: list[str] = []
        length = place = 0
        notes: list[tuple[int, int]] = []
        for match in _BREAK.finditer(self.text):
            pieces.append(self.text[place : match.start()])
            notes.append((place, length))
            length += match.start() - place
            place = match.end()
        pieces.append(self.text[place:])
        notes.append((place, length))
        ends = [start for start, _ in notes[1:]] + [len(self.text)]
        for (start, new_start), end in zip(notes, ends, strict=True):
            other._note(new_start, self.original(start))
            inside = slice(bisect_right(self._starts, start), bisect_left(self._starts, end))
            for own_start, shift in zip(self._starts[inside], self._shifts[inside], strict=True):
                other._note(new_start + own_start - start, own_start + shift)
        other.text = "".join(pieces)
        return other

    def _note(self, place: int, original: int) -> None:
        """From *place* on, the text is that of the original from *original* on."""
        self._starts.append(place)
        self._shifts.append(original - place)

    def original(self, place: int) -> int:
        """Return where in the original text the sign at *place* of the folded text stands."""
        index = bisect_right(self._starts, place) - 1
        return place + self._shifts[index] if index >= 0 else place

    def original_end(self, end: int) -> int:
        """Return the end, in the original, of a stretch that ends before *end* here."""
        return self.original(end - 1) + 1
