"""The hits of a library search in the cable on the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from cablereader.model.cable import Cable
from cablereader.model.reading.reading_text import Place
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView

Body = BodyView | ReadingView
Seek = Callable[[str], Sequence[Place]]
"""Finds what is searched in a text: the places in order."""


def nothing_sought(_text: str) -> tuple[()]:
    """Find nothing, in any text."""
    return ()


class SoughtHits:
    """Where the words of a search stand in one cable, and which of them the reader is at."""

    def __init__(self, body: Callable[[], Body]) -> None:
        """*body* gives the view of the text that is in front."""
        self._body = body
        self._hits: Sequence[Place] = ()
        self._at = -1

    @property
    def hits(self) -> Sequence[Place]:
        """All places, in the order of the text."""
        return self._hits

    @property
    def at(self) -> int:
        """The number of the place the reader is at; -1 before any."""
        return self._at

    def set_hits(self, hits: Sequence[Place]) -> None:
        """Mark other places, without going to any."""
        self._hits = hits
        self._at = -1
        self.show()

    def set_hits_again(self, hits: Sequence[Place]) -> None:
        """Mark what is found now in the same text; the reader stays where they are."""
        here = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._hits = hits
        self._at = hits.index(here) if here is not None and here in hits else -1
        self.show()

    def show(self) -> None:
        """Mark the places in the view in front."""
        self._body().show_hits(self._hits, self._at)

    def go_to_first(self, cable: Cable) -> bool:
        """Go to the first place in the body, or the first at all; return whether there is one."""
        start = cable.paragraphs[0].start if cable.paragraphs else 0
        shown = [number for number, hit in enumerate(self._hits) if self._body().shows(*hit)]
        in_body = (number for number in shown if self._hits[number][0] >= start)
        number = next(in_body, shown[0] if shown else None)
        return number is not None and self._go_to(number)

    def go_to_last(self) -> bool:
        """Go to the last place that is on the page; return whether there is one."""
        self._at = len(self._hits)
        return self.step(-1)

    def step(self, by: int) -> bool:
        """Go to the next place on the page, or with -1 to the one before; return whether there is one."""
        number = self._at + by if self._at >= 0 else self._beside_cursor(by)
        while 0 <= number < len(self._hits):
            if self._body().shows(*self._hits[number]):
                return self._go_to(number)
            number += by
        return False

    def _beside_cursor(self, by: int) -> int:
        """Return the number of the place after the cursor, or with -1 of the one before it."""
        following = bisect_left(self._hits, (self._body().offset(), 0))
        return following if by > 0 else following - 1

    def _go_to(self, number: int) -> bool:
        self._at = number
        start = self._hits[number][0]
        # Only the cursor goes there: a selection would cover the color of the hit.
        self._body().select(start, start)
        self.show()
        return True
