"""A cable laid out as one page of plain text: what each block of the document shows and how.

Made once per cable, off the widget, from the spans that the parser found; nothing here reads the
text again. Themes change the formats only, so the place on the screen stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.model.span import Span
from cablereader.ui.page_ink import (
    GROUNDS,
    PLAIN,
    Ground,
    Ink,
    char_format,
    ink_of,
    repair_format,
)
from cablereader.ui.text_positions import Positions, shown
from cablereader.ui.theme import Theme

LONGEST_UNDERLINE = 160
"""A defect about more text than this is about a passage; a line under all of it would hide others."""


class Run(NamedTuple):
    """Text from *start* to *end* (positions of the document) written in *ink*."""

    start: int
    end: int
    ink: Ink


class CablePage:
    """The document of one cable, and the way between its positions and the cable's offsets."""

    def __init__(self, cable: Cable) -> None:
        self.cable = cable
        self.positions = Positions(cable.text)
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.document.setPlainText(shown(cable.text))
        self._runs = [self._placed(run) for run in ink_runs(cable.text, cable.spans)]
        self.grounds = self._ground_lines()

    def color(self, theme: Theme) -> None:
        """Write the whole page in the colors of *theme*."""
        formats: dict[Ink, QTextCharFormat] = {}
        pieces: dict[int, list[QTextLayout.FormatRange]] = {}
        for start, end, ink in self._runs:
            if ink not in formats:
                formats[ink] = char_format(ink, theme)
            self._add(pieces, start, end, formats[ink])
        underline = repair_format(theme)
        for defect in self.cable.defects:
            if 0 < defect.end - defect.start <= LONGEST_UNDERLINE:
                start, end = map(self.positions.to_qt, (defect.start, defect.end))
                self._add(pieces, start, end, underline)
        for number, ranges in pieces.items():
            self.document.findBlockByNumber(number).layout().setFormats(ranges)
        self.document.markContentsDirty(0, self.document.characterCount())

    def defects_at(self, offset: int) -> list[Defect]:
        """Return the defects about the text at *offset*, the narrowest first."""
        found = [item for item in self.cable.defects if item.start <= offset < item.end]
        return sorted(found, key=lambda item: item.end - item.start)

    def _placed(self, run: Run) -> Run:
        to_qt = self.positions.to_qt
        return Run(to_qt(run.start), to_qt(run.end), run.ink)

    def _add(
        self,
        pieces: dict[int, list[QTextLayout.FormatRange]],
        start: int,
        end: int,
        look: QTextCharFormat,
    ) -> None:
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            position = block.position()
            piece = QTextLayout.FormatRange()
            piece.start = max(start - position, 0)
            piece.length = min(end - position, block.length() - 1) - piece.start
            piece.format = look
            if piece.length > 0:
                pieces.setdefault(block.blockNumber(), []).append(piece)
            block = block.next()

    def _ground_lines(self) -> dict[int, Ground]:
        """Return, by block number, what lies behind the lines of summaries and comments."""
        lines: dict[int, Ground] = {}
        for span in self.cable.spans:
            ground = GROUNDS.get(span.kind)
            if ground is not None:
                first, last = map(self.positions.to_qt, (span.start, span.end - 1))
                numbers = (self.document.findBlock(at).blockNumber() for at in (first, last))
                lines.update(dict.fromkeys(range(next(numbers), next(numbers) + 1), ground))
        return lines


def ink_runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """Yield the inked stretches of *text* in order, without overlap; plain ones are left out.

    Spans nest, so the innermost one that says something about color or weight wins.
    """
    open_spans: list[tuple[int, Ink]] = []
    at = 0
    for span in spans:
        while open_spans and open_spans[-1][0] <= span.start:
            end, ink = open_spans.pop()
            yield from _run(at, end, ink)
            at = max(at, end)
        below = open_spans[-1][1] if open_spans else PLAIN
        yield from _run(at, span.start, below)
        at = max(at, span.start)
        ink = ink_of(span, text)
        open_spans.append((span.end, ink.over(below)))
    for end, ink in reversed(open_spans):
        yield from _run(at, end, ink)
        at = max(at, end)


def _run(start: int, end: int, ink: Ink) -> Iterator[Run]:
    if start < end and ink != PLAIN:
        yield Run(start, end, ink)
