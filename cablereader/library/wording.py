"""The words of a cable in the order in which a reader takes them in.

One reading, for the index, for the marking of hits and for the passages shown with them. Sentences go
on over page lines, which are said apart; and a word that a line end cuts is read both as it stands
and joined, since telegrams are wrapped by machines at the hyphen of compounds and, rarely, by typists
inside of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from cablereader.library.cut_words import USUAL_DISTANCE, joined_words
from cablereader.library.folding import SIGN, without_oddities
from cablereader.library.interruptions import interruptions
from cablereader.library.places import Place
from cablereader.library.way_back import WayBack
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.text.substitutions import read_substitutions

# What is said apart is no neighbor of what is said before: it is farther than NEAR looks.
_APART = f" {f'{SIGN} ' * (USUAL_DISTANCE + 1)}"
_NEXT_INTERRUPTION = f" {SIGN} "
# More blanks than stand around a page line.
_FAR = 240


class Wording:
    """A text as it is read: *text* is all of it without what interrupts it.

    *apart* are the interruptions, and each word that was joined, between its neighbors.
    """

    def __init__(self, text: str, taken: Sequence[_Taken] = ()) -> None:
        self.text = text
        self.apart: Wording | None = None
        self._taken = taken

    @cached_property
    def way_back(self) -> WayBack:
        """The way to the places of the text as it is written."""
        way = WayBack()
        for place, source, start, end in self._taken:
            way.take(source.way_back, start, end, place)
        return way


_Taken = tuple[int, Wording, int, int]
"""From a place on stands what a wording has from its start to its end."""


def wording(text: str, places: Sequence[Place] | None = None) -> Wording:
    """Return *text* as it is read. *places* are its interruptions, where they are known."""
    written = Wording(text if text.isascii() else text.replace(SIGN, "\u200b"))
    places = interruptions(text) if places is None else places
    through = _without(written, places) if places else written
    through.text = _with_quotes(through.text)
    joined = joined_words(through.text)
    if places or joined:
        writer = _Writer()
        for number, place in enumerate(places):
            writer.say(_NEXT_INTERRUPTION if number else _APART)
            writer.take(written, *place)
        for stretch in joined:
            writer.say(_APART)
            for place in stretch:
                writer.take(through, *place)
        through.apart = writer.wording()
    return through


def index_text(text: str, places: Sequence[Place] | None = None) -> str:
    """Return *text* as it is given to the index: as it is read, in letters that its tokenizer folds."""
    through = wording(text, places)
    said = through.text if through.apart is None else through.text + through.apart.text
    return said if text.isascii() else without_oddities(said)


class _Writer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._taken: list[_Taken] = []

    def take(self, source: Wording, start: int, end: int) -> None:
        if start < end:
            self._taken.append((self._length, source, start, end))
            self.say(source.text[start:end])

    def say(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)

    def wording(self) -> Wording:
        return Wording("".join(self._pieces), self._taken)


def _with_quotes(text: str) -> str:
    """Return *text*, of the same length, without the 8 that stands for a closing quotation mark.

    "&red lines8" would otherwise be found neither as "lines" nor as "red lines".
    """
    if "&" not in text or "8" not in text:
        return text
    found = Findings(text)
    read_substitutions(found, 0, len(text))
    signs = list(text)
    for start, end, kind in found.spans():
        if kind is SpanKind.REPAIR and signs[start] == "&" and signs[end - 1] == "8":
            signs[end - 1] = "”"
    return "".join(signs)


def _without(written: Wording, places: Sequence[Place]) -> Wording:
    """Return *written* with a line end in place of each interruption and the blanks around it.

    So a word is joined that the end of a page cuts.
    """
    text = written.text
    writer = _Writer()
    position = 0
    for start, end in places:
        above = position + len(text[position:start].rstrip())
        if above > position or not position:
            writer.take(written, position, above)
            writer.say("\n")
        below = text[end : end + _FAR]
        position = end + len(below) - len(below.lstrip())
    writer.take(written, position, len(text))
    return writer.wording()
