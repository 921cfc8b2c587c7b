"""What is marked in a text for a while: a place, links to other cables, what was searched for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextCharFormat

from cablereader.ui.look.theme import Theme
from cablereader.ui.page.text_page import Place


class TextMarks:
    """Places by their offsets in ``Cable.text``, each with the reason why it is marked."""

    def __init__(self) -> None:
        self.places: Sequence[Place] = ()
        """What the reader chose elsewhere, in the header or the parse report."""
        self.links: Sequence[Place] = ()
        self.hits: Sequence[Place] = ()
        self.current_hit = -1
        """The index of the hit the reader is at; -1 for none."""

    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return not (self.places or self.links or self.hits)

    def looks(self, first: int, last: int, theme: Theme) -> Iterator[tuple[Place, QTextCharFormat]]:
        """Yield the marks that touch what is in view, from *first* to *last*, and how they look."""
        chosen, link = _ground(theme, "place"), _link(theme)
        hit, current = _ground(theme, "hit"), _ground(theme, "hit_current")
        for place in self.places:
            yield place, chosen
        for place in self.links:
            if place[0] <= last and place[1] >= first:
                yield place, link
        for index, place in enumerate(self.hits):
            if place[0] <= last and place[1] >= first:
                yield place, current if index == self.current_hit else hit


def _ground(theme: Theme, role: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme.color(role))
    return look


def _link(theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.color("reference"))
    look.setFontUnderline(True)
    return look
