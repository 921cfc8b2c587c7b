"""Dates of cables in words. The clock is always UTC, as it was on the wire."""

from __future__ import annotations

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?Z?)?)?\Z")


def date_in_words(iso: str) -> str:
    """Return "27 March 2007, 22:39 UTC" for "2007-03-27T22:39Z", with the precision it has.

    What is not such a date is returned as it is.
    """
    match = _DATE.match(iso)
    if match is None or not 1 <= int(match[2]) <= 12:
        return iso
    year, month, day, hour, minute = match.groups()
    words = f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        words = f"{int(day)} {words}"
    return f"{words}, {hour}:{minute} UTC" if hour else words
