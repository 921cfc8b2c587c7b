"""What every list of cables in the left column can do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class CableList(Protocol):
    """A list in which one can go from cable to cable."""

    def select_next(self) -> object:
        """Open the next cable."""

    def select_previous(self) -> object:
        """Open the cable before."""

    def is_empty(self) -> bool:
        """Return whether there is no cable to go to."""
