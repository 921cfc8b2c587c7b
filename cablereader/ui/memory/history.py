"""Where a reader has been in one tab, and the way back and forward. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cablereader.formats.opening import CableAddress

KEPT_VISITS = 100
"""Steps back that are kept; a reader who follows references for an evening makes some dozens."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A cable and where it was left: text offset *offset*, None where the reader never was in it.

    A cable without a file has its *text* in place of an address.
    """

    address: CableAddress | None = None
    text: str | None = None
    offset: int | None = None

    def is_to_same(self, other: Visit) -> bool:
        """Return whether both are visits to one cable."""
        return self.address == other.address and self.text == other.text


class History:
    """A row of visits, and which of them is the present one.

    Going back and then elsewhere drops what lay ahead, as in every browser.
    """

    def __init__(self, visits: Sequence[Visit] = (), present: int = -1) -> None:
        """Begin empty, or with *visits* of which number *present* is the present one.

        A number that fits no visit means the last one.
        """
        self._visits = list(visits)
        self._present = present if 0 <= present < len(visits) else len(visits) - 1

    @property
    def visits(self) -> tuple[Visit, ...]:
        """Every visit that is kept, the oldest first."""
        return tuple(self._visits)

    @property
    def position(self) -> int:
        """The number of the present visit; -1 where there is none."""
        return self._present

    @property
    def present(self) -> Visit | None:
        """The present visit."""
        return self._visits[self._present] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether a visit lies behind."""
        return self._present > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a visit lies ahead."""
        return self._present < len(self._visits) - 1

    @property
    def nearest(self) -> Visit | None:
        """The visit before the present one; the one after it where it is the first."""
        if self.can_go_back:
            return self._visits[self._present - 1]
        return self._visits[self._present + 1] if self.can_go_forward else None

    def is_at_same(self, other: History) -> bool:
        """Return whether the present visits of both are to one cable."""
        one, two = self.present, other.present
        return one is not None and two is not None and one.is_to_same(two)

    def go_to(self, visit: Visit) -> None:
        """Begin another visit; one to the same cable takes the place of the present one."""
        if self.present is not None and self.present.is_to_same(visit):
            self._visits[self._present] = visit
            return
        del self._visits[self._present + 1 :]
        self._visits.append(visit)
        del self._visits[:-KEPT_VISITS]
        self._present = len(self._visits) - 1

    def leave_at(self, offset: int) -> None:
        """Note where in the present cable the reader is."""
        if self.present is not None:
            self._visits[self._present] = replace(self.present, offset=offset)

    def back(self) -> Visit | None:
        """Step back and return that visit, or None at the first one."""
        if not self.can_go_back:
            return None
        self._present -= 1
        return self.present

    def forward(self) -> Visit | None:
        """Step forward and return that visit, or None at the last one."""
        if not self.can_go_forward:
            return None
        self._present += 1
        return self.present
