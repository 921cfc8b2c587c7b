"""From the places of a text back to those of the one it was made out of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class WayBack:
    """Where the signs of a text stood before; where nothing was noted, at the same place."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._shifts: list[int] = []

    def note(self, place: int, original: int) -> None:
        """From *place* on, behind all places noted so far, the text is the original from *original* on."""
        self._starts.append(place)
        self._shifts.append(original - place)

    def take(self, other: WayBack, start: int, end: int, place: int) -> None:
        """From *place* on, the text is that of *other* from *start* to *end*."""
        self.note(place, other.original(start))
        inside = slice(bisect_right(other._starts, start), bisect_left(other._starts, end))
        for own_start, shift in zip(other._starts[inside], other._shifts[inside], strict=True):
            self.note(place + own_start - start, own_start + shift)

    def original(self, place: int) -> int:
        """Return where in the original the sign at *place* stands."""
        index = bisect_right(self._starts, place) - 1
        return place + self._shifts[index] if index >= 0 else place

    def original_end(self, end: int) -> int:
        """Return the end, in the original, of a stretch that ends before *end* here."""
        return self.original(end - 1) + 1
