"""One line of the header's sheet. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from cablereader.handbook import Meaning
from cablereader.ui.header.header_meanings import Piece, joined

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet: *text* says what the fact is, *places* where it was read.

    *gist* and *note* are said after the text in a quieter tone, what the fact means and how it was
    written; they are not part of the fact and not copied with it. *pieces* are the text cut into its
    codes, each with its meaning. *meanings* say all that the handbook knows of the row. *children*
    are shown when the row is unfolded.
    """

    label: str
    text: str
    places: tuple[Place, ...] = ()
    note: str = ""
    children: tuple[Row, ...] = ()
    is_continued: bool = False
    """The label is that of the row above, and need not be seen again."""
    gist: str = ""
    pieces: tuple[Piece, ...] = ()
    meanings: tuple[Meaning, ...] = ()

    def aside(self) -> str:
        """Return what is said after the text."""
        return joined(self.gist, self.note)

    def spoken(self) -> str:
        """Return text, meanings and note in one line, as a screen reader says the row."""
        if self.pieces:
            said = "; ".join(f"{piece.code}, {piece.meaning}" for piece in self.pieces)
            return f"{said}. {self.note}".removesuffix(". ")
        return f"{self.text} {self.aside()}".strip()

    def value(self) -> str:
        """Return what copying this row's value gives: of a folded row, all that is in it."""
        if not self.children:
            return self.text
        return "\n".join(
            row.text if row.is_continued else f"{row.label}: {row.text}" for row in self.children
        )
