"""Numbers for cables that grow with their dates.

The index lists the hits of a word in the order of these numbers. As they follow time, the newest
hits are read off the end of each list; nothing is sorted, and nothing is joined to learn a date.

A day has 4,096 places, some three for each minute; the busiest years saw a thousand telegrams a day.
More places would make each entry of the index longer. Where a place is taken the cable moves on to
the next, and order is off by a minute; where a day is full it goes on in the next day, and the
library is noted as out of order: from then on results are sorted by date, which takes longer.

Workers that write at the same time each have a lane, every second or third place, and so number their
cables without asking each other. Cables without a date come before all others, as they come.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

DAY = 4096
_MINUTES = 1440
# Places behind the last minute of a day, for those who come late and for every lane.
_SPARE = 96
_FIRST_DATED = 1 << 25
_EPOCH = datetime(1900, 1, 1)
_DISORDER = "out of order"


def _place(created: str | None) -> int | None:
    """Return the place of a date "2007-03-27T22:39Z" or less; None if there is no such date."""
    if not created:
        return None
    written = created.rstrip("Z")
    try:
        moment = datetime.fromisoformat(written + "0000-01-01T00:00"[len(written) :])
    except ValueError:
        return None
    days, seconds = divmod(int((moment - _EPOCH).total_seconds()), 86400)
    return _FIRST_DATED + days * DAY + seconds // 60 * (DAY - _SPARE) // _MINUTES


class Numbering:
    """Gives out free numbers of one of several lanes; nobody else may be using the lane."""

    def __init__(self, connection: sqlite3.Connection, lane: int, lanes: int) -> None:
        self._connection = connection
        self._lane = lane
        self._lanes = lanes
        self._given: set[int] = set()
        self._next: dict[int, int] = {}
        self.overflowed = False
        """Whether a cable had to be put into a later day than its own."""

    def number_for(self, created: str | None) -> int:
        """Return the first free number for a cable of that date."""
        place = _place(created)
        start = self._after_last_undated() if place is None else self._in_lane(place)
        number = self._next.get(start, start)
        while number in self._given or self._is_taken(number):
            number += self._lanes
        self._given.add(number)
        self._next[start] = number + self._lanes
        if place is not None and number // DAY != place // DAY:
            self.overflowed = True
        return number

    def _in_lane(self, place: int) -> int:
        """Return the first place of this lane from *place* on."""
        return place + (self._lane - place) % self._lanes

    def _is_taken(self, number: int) -> bool:
        row = self._connection.execute("SELECT 1 FROM cable WHERE id = ?", (number,)).fetchone()
        return row is not None

    def _after_last_undated(self) -> int:
        """Return the place after the last undated cable, so that not all of them are looked at."""
        last = self._connection.execute(
            "SELECT max(id) FROM cable WHERE id < ?", (_FIRST_DATED,)
        ).fetchone()[0]
        return self._in_lane(self._lanes if last is None else last + self._lanes)


def note_disorder(connection: sqlite3.Connection) -> None:
    """Note that numbers do not follow dates everywhere; within a transaction."""
    connection.execute("INSERT OR IGNORE INTO setting (name, value) VALUES (?, 1)", (_DISORDER,))


def is_in_order(connection: sqlite3.Connection) -> bool:
    """Whether the order of numbers is that of dates, to the day."""
    row = connection.execute("SELECT 1 FROM setting WHERE name = ?", (_DISORDER,)).fetchone()
    return row is None
