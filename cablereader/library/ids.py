"""Numbers for cables that grow with their dates.

The index lists the hits of a word in the order of these numbers. As they follow time, the newest
hits are read off the end of each list; nothing is sorted, and nothing is joined to learn a date.

A minute has four places for each of eight lanes. A lane belongs to one worker, so that workers number
their cables without asking each other. Where a minute is full the cable moves on to the next free
place; order then is off by minutes, or by more where thousands of cables have one and the same date.
Cables without a date come before all others, as they come.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

LANES = 8
_PLACES = 4
_MINUTE = _PLACES * LANES
_FIRST_DATED = 1 << 31
_EPOCH = datetime(1900, 1, 1)


def _place(created: str | None) -> int:
    """Return the first number, of lane 0, for a date."""
    if not created:
        return LANES
    full = created.rstrip("Z") + "0000-01-01T00:00"[len(created.rstrip("Z")) :]
    try:
        moment = datetime.fromisoformat(full)
    except ValueError:
        return LANES
    return _FIRST_DATED + int((moment - _EPOCH).total_seconds()) // 60 * _MINUTE


class Numbering:
    """Gives out free numbers of one lane; nobody else may be using the lane."""

    def __init__(self, connection: sqlite3.Connection, lane: int) -> None:
        self._connection = connection
        self._lane = lane
        self._given: set[int] = set()
        self._next: dict[int, int] = {}

    def number_for(self, created: str | None) -> int:
        """Return the first free number for a cable of that date."""
        start = _place(created) + self._lane
        number = self._next.get(start)
        if number is None:
            number = start if created else self._after_last_undated(start)
        while number in self._given or self._is_taken(number):
            number += LANES
        self._given.add(number)
        self._next[start] = number + LANES
        return number

    def _is_taken(self, number: int) -> bool:
        row = self._connection.execute("SELECT 1 FROM cable WHERE id = ?", (number,)).fetchone()
        return row is not None

    def _after_last_undated(self, start: int) -> int:
        """Return the number after the last undated cable, so that not all of them are looked at."""
        last = self._connection.execute(
            "SELECT max(id) FROM cable WHERE id < ?", (_FIRST_DATED,)
        ).fetchone()[0]
        return start if last is None else start + (last // LANES) * LANES
