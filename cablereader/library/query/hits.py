"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from cablereader.library.folding import FoldedText
from cablereader.library.places import Place, merged
from cablereader.library.query.tree import And, Near, Node, Not, Or, Words
from cablereader.library.wording import Wording, wording

_MOST_HITS = 5000
# Between the words of a phrase: signs and blanks, the underscore included.
_GAP = r"[\W_]+"
_NOTHING = re.compile(r"(?!)")


class Highlighter:
    """Finds the words of one query, in any number of texts."""

    def __init__(self, tree: Node) -> None:
        found = {
            _pattern(spelled, words.prefix)
            for words in _wanted(tree)
            for spelled in words.spellings
        }
        patterns = sorted(found, key=len, reverse=True)
        self._pattern = re.compile("|".join(patterns)) if patterns else _NOTHING

    def hits(
        self,
        text: str,
        limit: int = _MOST_HITS,
        start: int = 0,
        interrupted: Sequence[Place] | None = None,
    ) -> list[Place]:
        """Return up to *limit* places of hits in *text* from *start* on, in order, not overlapping.

        Found as the index finds them: without regard to case and diacritics, and over whatever
        interrupts a sentence or cuts a word in two. *interrupted* are those places, if they are known.
        """
        if self._pattern is _NOTHING:
            return []
        said = wording(text, interrupted)
        places = self._places(said, limit, start)
        if said.apart is not None:
            places += self._places(said.apart, limit, start)
        return [(first, _with_marks(text, end)) for first, end in merged(places)[:limit]]

    def _places(self, said: Wording, limit: int, start: int) -> list[Place]:
        folded = FoldedText(said.text)
        places: list[Place] = []
        for match in self._pattern.finditer(folded.text):
            first = said.way_back.original(folded.way_back.original(match.start()))
            if first >= start:
                end = folded.way_back.original_end(match.end())
                places.append((first, said.way_back.original_end(end)))
                if len(places) == limit:
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


def _pattern(tokens: Iterable[str], prefix: bool) -> str:
    first, *others = (re.escape(token) for token in tokens)
    # That no letter stands before it is asked behind the first word: a pattern that begins with
    # letters is searched many times faster.
    phrase = _GAP.join((f"{first}(?<![^\\W_]{first})", *others))
    return phrase + (r"[^\W_]*" if prefix else r"(?![^\W_])")
