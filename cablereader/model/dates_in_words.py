"""Dates of cables in words. The clock is always UTC, as it was on the wire."""

from __future__ import annotations

import re
from datetime import date

from cablereader.model.dates import MONTH_NAMES

_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?Z?)?)?\Z")


def date_in_words(iso: str) -> str:
    """Return "27 March 2007, 22:39 UTC" for "2007-03-27T22:39Z", with the precision it has.

    What is not such a date is returned as it is.
    """
    match = _DATE.match(iso)
    if match is None or not 1 <= int(match[2]) <= 12:
        return iso
    year, month, day, hour, minute = match.groups()
    words = f"{MONTH_NAMES[int(month) - 1]} {year}"
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
    while len(one) == len(other) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    one = one[: len(one) - shared]
    return f"{' '.join(one)} – {' '.join(other)}"


def _day_words(iso: str | None) -> tuple[str, ...]:
    match = _DATE.match(iso or "")
    if match is None or not 1 <= int(match[2]) <= 12:
        return ()
    year, month, day = match[1], MONTH_NAMES[int(match[2]) - 1], match[3]
    return (str(int(day)), month, year) if day else (month, year)


def distance_in_words(day: date, today: date) -> str:
    """Return how far *day* is from *today*, in full years, months or days: "passed 9 years ago"."""
    if day == today:
        return "that is today"
    first, last = sorted((day, today))
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    if months >= 12:
        length = _counted(months // 12, "year")
    else:
        length = _counted(months, "month") if months else _counted((last - first).days, "day")
    return f"passed {length} ago" if day < today else f"not passed yet, in {length}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
