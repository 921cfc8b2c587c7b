"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cablereader.library.folding import FoldedText
from cablereader.library.query.tree import And, Near, Node, Not, Or, Words

_MOST_HITS = 5000
# Between the words of a phrase: signs and blanks, the underscore included.
_GAP = r"[\W_]+"
_NOTHING = re.compile(r"(?!)")


class Highlighter:
    """Finds the words of one query, in any number of texts."""

    def __init__(self, tree: Node) -> None:
        patterns = sorted({_pattern(words) for words in _wanted(tree)}, key=len, reverse=True)
        self._pattern = re.compile("|".join(patterns)) if patterns else _NOTHING

    def hits(self, text: str, limit: int = _MOST_HITS) -> list[tuple[int, int]]:
        """Return (start, end) of each hit in *text*, in order, not overlapping.

        Found as the index finds them: without regard to case and diacritics, and over the line end
        that cuts a word in two.
        """
        plain = FoldedText(text)
        found = self._places(plain, limit)
        joined = plain.joined()
        if joined:
            found = _merged([*found, *self._places(joined, limit)])
        return [(start, _with_marks(text, end)) for start, end in found[:limit]]

    def _places(self, text: FoldedText, limit: int) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        for match in self._pattern.finditer(text.text):
            places.append((text.original(match.start()), text.original_end(match.end())))
            if len(places) >= limit:
                break
        return places


def _with_marks(text: str, end: int) -> int:
    """Return *end* behind the diacritics that stand as signs of their own after a letter."""
    while end < len(text) and not text[end].isascii() and unicodedata.combining(text[end]):
        end += 1
    return end


def _wanted(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case Near() | And() | Or():
            for part in node.parts:
                yield from _wanted(part)
        case Not():
            return


def _pattern(words: Words) -> str:
    first, *others = (re.escape(token) for token in words.tokens)
    # That no letter stands before it is asked behind the first word: a pattern that begins with
    # letters is searched many times faster.
    phrase = _GAP.join((f"{first}(?<![^\\W_]{first})", *others))
    return phrase + (r"[^\W_]*" if words.prefix else r"(?![^\W_])")


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *places* in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
