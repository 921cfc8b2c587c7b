"""Stretches of time as readers write them: ``2007``, ``2007-03..2008``, ``"27 March 2007"``, ``<1976``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from cablereader.library.query.tree import During
from cablereader.library.query.values import FieldError, ends
from cablereader.model.dates import MONTH_NAMES, find_date
from cablereader.model.mrn import full_year

_FIRST_YEAR, _LAST_YEAR = 1930, 2099
_EARLIEST, _LATEST = f"{_FIRST_YEAR}-01-01", f"{_LAST_YEAR}-12-31"
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")
_DECADE = re.compile(r"(?P<tens>\d{3})0['’]?s", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-\u2013\u2014]\s*(\d{4})")
_SIDE = re.compile(r"(?P<side><=?|>=?)\s*(?P<date>.+)")
_MONTH = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?\s*(?P<year>\d{4})")
# Month first or day first: who can tell?
_EITHER_WAY = re.compile(r"(?P<one>\d{1,2})[-/.](?P<other>\d{1,2})[-/.](?:\d{4}|\d{2})")
_DAYS_AND_MONTHS = 12


def stretch_of_time(value: str) -> During:
    """Return the condition that a cable was sent at the time that *value* names.

    Raises FieldError if it is none.
    """
    side = _SIDE.fullmatch(value.strip())
    if side:
        return _on_one_side(side["side"], side["date"])
    both = ends(value) or _years(value)
    if both is None:
        begin, end = _day_range(value)
        return During(begin, end, f"sent {_named(value, begin, end)}")
    first, last = both
    if not first and not last:
        raise FieldError("A range needs a date: 2007..2008, 2007-03.., ..2007-03-31.")
    begin = _day_range(first)[0] if first else _EARLIEST
    end = _day_range(last)[1] if last else _LATEST
    if begin > end:
        first, last = last, first
        begin, end = _day_range(first)[0], _day_range(last)[1]
    first, last = _in_full(first), _in_full(last)
    words = f"sent from {first} to {last}"
    if not last:
        words = f"sent in {first} or later"
    elif not first:
        words = f"sent in {last} or earlier"
    return During(begin, end, words)


def is_named(value: str) -> bool:
    """Whether *value* is a date with the name of its month: "27 March 2007", "March 2007"."""
    return any(sign.isalpha() for sign in value) and _first_and_last(value) is not None


def _on_one_side(side: str, value: str) -> During:
    begin, end = _day_range(value)
    named = _in_full(value)
    if (side == "<" and begin <= _EARLIEST) or (side == ">" and end >= _LATEST):
        raise FieldError(f"There is no cable of {side}{named}.")
    if side == "<":
        return During(_EARLIEST, _moved(begin, -1), f"sent before {named}")
    if side == ">":
        return During(_moved(end, 1), _LATEST, f"sent after {named}")
    if side == "<=":
        return During(_EARLIEST, end, f"sent in {named} or earlier")
    return During(begin, _LATEST, f"sent in {named} or later")


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _years(value: str) -> tuple[str, str] | None:
    match = _YEARS.fullmatch(value.strip())
    return (match[1], match[2]) if match else None


def _named(value: str, begin: str, end: str) -> str:
    if begin == end:
        return f"on {begin}"
    if _DECADE.fullmatch(value.strip()):
        return f"in the {begin[:4]}s"
    if _MONTH.fullmatch(value.strip()):
        return f"in {begin[:7]}"
    return f"in {_in_full(value)}"


def _day_range(value: str) -> tuple[str, str]:
    """Return the first and the last day of what *value* names."""
    found = _first_and_last(value)
    if found is None:
        if _may_begin_either_way(value.strip()):
            raise FieldError(
                f"“{value}” may begin with the month or with the day: write 2007-03-27."
            )
        raise FieldError(f"“{value}” is no date: write 2007, 2007-03 or 2007-03-27.")
    first, last = found
    if not _FIRST_YEAR <= first.year <= last.year <= _LAST_YEAR:
        raise FieldError(f"“{value}” is no date: write 2007, 2007-03 or 2007-03-27.")
    return first.isoformat(), last.isoformat()


def _first_and_last(value: str) -> tuple[date, date] | None:
    text = _in_full(value)
    decade = _DECADE.fullmatch(text)
    if decade:
        return date(int(decade["tens"]) * 10, 1, 1), date(int(decade["tens"]) * 10 + 9, 12, 31)
    match = _DATE.fullmatch(text)
    if match:
        return _in_numbers(*(int(part) if part else None for part in match.groups()))
    month = _MONTH.fullmatch(text)
    if month:
        number = _month_named(month["month"])
        return _in_numbers(int(month["year"]), number) if number else None
    if _may_begin_either_way(text):
        return None
    day = find_date(text)
    if day is None or (day.start, day.end) != (0, len(text)) or day.damaged:
        return None
    return date.fromisoformat(day.iso), date.fromisoformat(day.iso)


def _may_begin_either_way(text: str) -> bool:
    either = _EITHER_WAY.fullmatch(text)
    return either is not None and max(map(int, either.groups())) <= _DAYS_AND_MONTHS


def _in_numbers(
    year: int | None, month: int | None = None, day: int | None = None
) -> tuple[date, date] | None:
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    if month:
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    return first, first.replace(month=12, day=31)


def _month_named(name: str) -> int | None:
    begun = [full.lower().startswith(name.lower()) for full in MONTH_NAMES]
    return begun.index(True) + 1 if any(begun) else None


def _in_full(value: str) -> str:
    text = value.strip()
    return str(full_year(text)) if re.fullmatch(r"\d\d", text) else text
