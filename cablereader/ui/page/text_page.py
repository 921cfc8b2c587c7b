"""A text of a cable as one Qt document: its places, and the looks of its letters.

Made once per cable, off the widget, from what the parser found; nothing here reads the text again.
Themes change the formats only, so the place on the screen stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextLayout

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.model.span import Span
from cablereader.ui.look.page_ink import PLAIN, Ink, char_format, ink_of, repair_format
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.text_positions import Positions, breaks_in

_LONGEST_UNDERLINE = 160
"""A defect about more text than this is about a passage; a line under all of it would hide others."""

CONTINUED = "…"
"""Stands beside a line that only goes on with the one above: the text has no line break there."""

Place = tuple[int, int]


class Run(NamedTuple):
    """Text from *start* to *end* (offsets in ``Cable.text``) written in *ink*."""

    start: int
    end: int
    ink: Ink


class TextPage:
    """The document of one cable, and the way between its positions and the cable's offsets.

    *text* is what the document shows, with a break before each of :attr:`breaks`.
    """

    def __init__(self, cable: Cable, text: str) -> None:
        self.cable = cable
        self.breaks = breaks_in(text)
        self.positions = Positions(text, self.breaks)
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)

    def discard(self) -> None:
        """Free the document, which no view shows any more.

        PySide keeps each document that a view was ever given for as long as the view lives.
        """
        self.document.deleteLater()

    def place_of(self, start: int, end: int) -> Place:
        """Return the positions at which a place of ``Cable.text`` is shown."""
        raise NotImplementedError

    def to_offset(self, position: int) -> int:
        """Return the offset in ``Cable.text`` of what stands at a position."""
        raise NotImplementedError

    def to_position(self, offset: int) -> int:
        """Return the position at which what stands at an offset of ``Cable.text`` is shown."""
        raise NotImplementedError

    def selected(self, start: int, end: int) -> Place:
        """Return the place in ``Cable.text`` of what is selected from one position to another."""
        raise NotImplementedError

    def defects_at(self, offset: int) -> list[Defect]:
        """Return the defects about the text at *offset*, the narrowest first."""
        found = [item for item in self.cable.defects if item.start <= offset < item.end]
        return sorted(found, key=lambda item: item.end - item.start)

    def repairs_at(self, offset: int) -> list[str]:
        """Return the reasons of the underlines at an offset, the narrowest first."""
        return [item.message for item in self.defects_at(offset) if _is_underlined(item)]

    def ink(self, looks: BlockLooks, spans: Sequence[Span], theme: Theme) -> None:
        """Write *spans*, and what the parse report speaks of, in the colors of *theme*."""
        formats: dict[Ink, QTextCharFormat] = {}
        for start, end, ink in ink_runs(self.cable.text, spans):
            place = self.place_of(start, end)
            if place[0] < place[1]:
                if ink not in formats:
                    formats[ink] = char_format(ink, theme)
                looks.add(place, formats[ink])
        underline = repair_format(theme)
        for defect in self.cable.defects:
            if _is_underlined(defect):
                looks.add(self.place_of(defect.start, defect.end), underline)
        looks.write(self.document)


class BlockLooks:
    """Formats by block, gathered before the document is touched.

    *starts* are the positions at which its blocks begin.
    """

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts
        self._ranges: dict[int, list[QTextLayout.FormatRange]] = {}

    def add(self, place: Place, look: QTextCharFormat) -> None:
        """Give a place a look, in each of the blocks that it is part of."""
        start, end = place
        starts = self._starts
        number = max(0, bisect_right(starts, start) - 1)
        while start < end:
            # A break between two blocks is one position long and has no look.
            following = starts[number + 1] if number + 1 < len(starts) else end + 1
            length = min(end, following - 1) - start
            if length > 0:
                piece = QTextLayout.FormatRange()
                piece.start = start - starts[number]
                piece.length = length
                piece.format = look
                self._ranges.setdefault(number, []).append(piece)
            start, number = following, number + 1

    def write(self, document: QTextDocument) -> None:
        """Give *document* these looks; blocks without any keep theirs."""
        for number, ranges in self._ranges.items():
            document.findBlockByNumber(number).layout().setFormats(ranges)
        document.markContentsDirty(0, document.characterCount())


def ink_runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """Yield the inked stretches of *text* in order, without overlap; plain ones are left out.

    Spans nest, so the innermost one that says something about color or weight wins.
    """
    open_spans: list[tuple[int, Ink]] = []
    at = 0
    for span in spans:
        start = span.start
        while open_spans and open_spans[-1][0] <= start:
            end, ink = open_spans.pop()
            if at < end:
                if ink is not PLAIN:
                    yield Run(at, end, ink)
                at = end
        below = open_spans[-1][1] if open_spans else PLAIN
        if at < start:
            if below is not PLAIN:
                yield Run(at, start, below)
            at = start
        open_spans.append((span.end, ink_of(span, text).over(below)))
    for end, ink in reversed(open_spans):
        if at < end:
            if ink is not PLAIN:
                yield Run(at, end, ink)
            at = end


def _is_underlined(defect: Defect) -> bool:
    return 0 < defect.end - defect.start <= _LONGEST_UNDERLINE
