"""A place in a cable that is to be explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cablereader.handbook.book import Book
from cablereader.handbook.entry import Entry, Explanation, Kind, Meaning
from cablereader.model.cable import Cable
from cablereader.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """*offset* in *cable*, seen as part of *span*."""

    book: Book
    cable: Cable
    offset: int
    span: Span
    today: date | None = None

    @property
    def text(self) -> str:
        """The text of the span."""
        return self.cable.text[self.span.start : self.span.end]

    def word(self) -> tuple[int, int]:
        """Return where the piece between blanks begins and ends; empty on a blank."""
        return self.piece(" \t\n\r\f\v\xa0")

    def piece(self, separators: str) -> tuple[int, int]:
        """Return where the piece between *separators* begins and ends inside the span."""
        text, start, end = self.cable.text, self.offset, self.offset
        while start > self.span.start and text[start - 1] not in separators:
            start -= 1
        while end < self.span.end and text[end] not in separators:
            end += 1
        return (start, end) if start <= self.offset < end else (self.offset, self.offset)

    def line(self) -> tuple[int, int]:
        """Return where the line at the offset begins and ends inside the span."""
        text, (start, end, _) = self.cable.text, self.span
        line_start = max(start, text.rfind("\n", start, self.offset) + 1)
        line_end = text.find("\n", self.offset, end)
        return line_start, end if line_end < 0 else line_end

    def say(self, meaning: Meaning, place: tuple[int, int] | None = None) -> Explanation:
        """Return *meaning* as what stands at *place*, or at the whole span."""
        start, end = place or (self.span.start, self.span.end)
        return Explanation(meaning.term, meaning.kind, meaning.meaning, meaning.entry, start, end)

    def form(self, name: str, place: tuple[int, int] | None = None, words: str = "") -> Explanation:
        """Return what stands at *place* as the part of a cable called *name*.

        *words* say what this one is; without them the part's own meaning stands.
        """
        start, end = place or (self.span.start, self.span.end)
        entry = self.book.entry(f"form:{name}")
        assert entry is not None, name
        term = " ".join(self.cable.text[start:end].split())
        return Explanation(term, Kind.FORM, words or f"{name}: {entry.meaning}", entry, start, end)

    def told(
        self, kind: Kind, words: str, entry: Entry | None, place: tuple[int, int] | None = None
    ) -> Explanation:
        """Return *words* as the meaning of what stands at *place*, or at the whole span."""
        start, end = place or (self.span.start, self.span.end)
        term = " ".join(self.cable.text[start:end].split())
        return Explanation(term, kind, words, entry, start, end)
