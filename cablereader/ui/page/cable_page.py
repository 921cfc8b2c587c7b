"""A cable laid out as one page of plain text, as it stands in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtWidgets import QPlainTextDocumentLayout

from cablereader.model.cable import Cable
from cablereader.ui.look.page_ink import GROUNDS, Ground
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.text_page import BlockLooks, Place, TextPage
from cablereader.ui.page.text_positions import shown


class CablePage(TextPage):
    """The exact text, a block for each line; what lies behind the lines is in :attr:`grounds`.

    Of a line that is too long for one block, :attr:`continued` has the numbers of the others.
    """

    def __init__(self, cable: Cable) -> None:
        super().__init__(cable, cable.text)
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.document.setPlainText(shown(cable.text, self.breaks))
        self._starts = [0]
        for line in cable.text.split("\n")[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.continued: frozenset[int] = frozenset()
        if self.breaks:
            self._starts = sorted([*self._starts, *self.breaks])
            self.continued = frozenset(bisect_left(self._starts, at) for at in self.breaks)
        self.grounds = self._ground_lines()
        if self.breaks or not cable.text.isascii():
            self._starts = [self.positions.to_qt(start) for start in self._starts]

    def place_of(self, start: int, end: int) -> Place:
        """Return the positions of a place: all of the text is shown."""
        return self.to_position(start), self.to_position(end)

    def to_offset(self, position: int) -> int:
        """Return the offset of the character at a position."""
        return self.positions.to_text(position)

    def to_position(self, offset: int) -> int:
        """Return the position of an offset; of one beyond the text, its end."""
        return self.positions.to_qt(min(offset, len(self.cable.text)))

    def selected(self, start: int, end: int) -> Place:
        """Return the place of what is selected."""
        return self.positions.to_text(start), self.positions.to_text(end)

    def color(self, theme: Theme) -> None:
        """Write the whole page in the colors of *theme*."""
        self.ink(BlockLooks(self._starts), self.cable.spans, theme)

    def _ground_lines(self) -> dict[int, Ground]:
        """Return, by block number, what lies behind the lines of summaries and comments."""
        lines: dict[int, Ground] = {}
        for span in self.cable.spans:
            ground = GROUNDS.get(span.kind)
            if ground is not None:
                first, last = (
                    bisect_right(self._starts, at) - 1 for at in (span.start, span.end - 1)
                )
                lines.update(dict.fromkeys(range(first, last + 1), ground))
        return lines
