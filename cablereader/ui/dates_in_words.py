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


def dates_in_words(first: str | None, last: str | None) -> str:
    """Return "12 – 28 February 2010" for two ISO dates in order; one date where they are the same day.

    Clock times are left out. Empty where either is missing or is no date.
    """
    one, other = (_day_words(date) for date in (first, last))
    if not one or not other:
        return ""
    if one == other:
        return " ".join(one)
    # The year, and the month, that both have are said once.
    shared = 0
    while (
        len(one) == len(other) and shared < len(one) - 1 and one[-1 - shared] == other[-1 - shared]
    ):
        shared += 1
    one = one[: len(one) - shared]
    return f"{' '.join(one)} – {' '.join(other)}"


def _day_words(iso: str | None) -> tuple[str, ...]:
    match = _DATE.match(iso or "")
    if match is None or not 1 <= int(match[2]) <= 12:
        return ()
    year, month, day = match[1], _MONTHS[int(match[2]) - 1], match[3]
    return (str(int(day)), month, year) if day else (month, year)
