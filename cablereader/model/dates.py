"""Dates as telegrams write them: date-time groups, and the dates of declassification lines."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from cablereader.model.spelling import closest

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTHS = tuple(name[:3].upper() for name in MONTH_NAMES)
MONTH_BEGUN = f"(?:{'|'.join(_MONTHS)})"
"""The first letters of a month, in capitals, for patterns of text about dates."""
# "XGDS-1 DECLAS 12/31/05": the word is no December.
_MONTH = rf"(?P<month>(?i:{MONTH_BEGUN})(?!(?i:l)))[A-Za-z]{{0,6}}\.?"
_MONTH_NAMED = re.compile("|".join(_MONTHS), re.IGNORECASE)


def _time_group(zone: str) -> str:
    """Return the pattern of day, hour and minute, *zone*, month and year; blanks may be lost."""
    return (
        rf"(?P<day>\d{{2}})(?P<hour>\d{{2}})(?P<minute>\d{{2}})[ \t]?{zone}[ \t]*"
        rf"{_MONTH}[ \t]*(?P<year>(?:19|20)\d\d|\d{{2}})(?!\d)"
    )


DATE_TIME_GROUP = _time_group("Z")
DATE_LINE_GROUP = _time_group(r"(?(action)(?:Z|2)?|Z)")
"""The same behind a precedence, the group *action*, where the Z may be lost or read as a 2."""
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})([/\-.])(\d{1,2})\2(\d{4}|\d{1,2})(?!\d)")
# Separators doubled, lost or blank; only with a year of four digits.
_DAMAGED = re.compile(
    r"(?<![\d/])(?:(?P<month>\d\d)[/\-. ]{0,2}(?P<day>\d\d)[/\-. ]{0,2}(?P<year>(?:19|20)\d\d)"
    r"|(?P<year_first>(?:19|20)\d\d)(?P<month_then>\d\d)(?P<day_last>\d\d))(?![\d/])"
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}[ ](?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?,?[ ](?P<year>\d{{4}})", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})[ \-]?{_MONTH}[ \-,]{{0,2}}(?P<year>\d{{4}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)


class DateTimeGroup(NamedTuple):
    """Day, hour and minute in UTC, month and year. *moment* is None if there is no such minute."""

    year: int
    moment: datetime | None

    @property
    def iso(self) -> str | None:
        """ISO 8601 to the minute: "2007-03-27T22:39Z"."""
        return f"{self.moment.isoformat(timespec='minutes')}Z" if self.moment else None


def group_of(match: re.Match[str]) -> DateTimeGroup:
    """Return the group that a match of :data:`DATE_TIME_GROUP` spells.

    Two-digit years over 30 are 19yy. A group that names no real minute ("312561Z FEB 07") is
    returned with *moment* None rather than dropped: readers want to see the slip.
    """
    year = _year(match["year"])
    month = _month(match)
    try:
        moment = datetime(year, month, int(match["day"]), int(match["hour"]), int(match["minute"]))
    except ValueError:
        moment = None
    return DateTimeGroup(year, moment)


# The parts of a date line that a letter too many, too few or another one has damaged.
_GARBLED_GROUP = re.compile(
    r"[ \t]*(?:(?P<action>[ZOPR])(?:[ /]*(?P<info_precedence>[OPR]))?\b)?[^\dA-Z\n]{0,3}"
    r"(?P<clock>(?=(?:[A-Z]?\d){4})[\dA-Z]{5,8}?)(?<=[\dZ])[ \t:.]*"
    r"(?P<letters>[A-Z][A-Z \t:.]{1,6}?)[ \t:.]*(?P<year>\d\d)(?!\d)"
)


class GarbledGroup(NamedTuple):
    """A date-time group as far as it can be read, and the precedences before it."""

    group: DateTimeGroup
    action: str | None
    info: str | None


def garbled_group(line: str) -> GarbledGroup | None:
    """Return what a damaged date line says; None where it is built like none.

    "R 161840ZE MAY 77" is whole but for a letter; of "R 16184Z MAY 77" and "R 161840Z MAQ 77" only the
    year is sure.
    """
    match = _GARBLED_GROUP.match(line)
    if match is None or not (match["action"] or "Z" in line):
        return None
    letters = re.sub(r"[^A-Z]", "", match["letters"]).removeprefix("Z")
    clock = re.sub(r"\D", "", match["clock"].rstrip("Z"))
    inside = [month for month in _MONTHS if month in letters]
    month = inside[0] if inside else closest(letters, _MONTHS, 1)
    if month is None and not (match["action"] and 1 < len(letters) < 5):
        return None
    year = _year(match["year"])
    moment = None
    if month and len(clock) == 6 and clock == match["clock"].rstrip("Z"):
        try:
            day, hour, minute = (int(clock[at : at + 2]) for at in (0, 2, 4))
            moment = datetime(year, _MONTHS.index(month) + 1, day, hour, minute)
        except ValueError:
            moment = None
    return GarbledGroup(DateTimeGroup(year, moment), match["action"], match["info_precedence"])


class WrittenDate(NamedTuple):
    """A calendar date in a line, and where it stands.

    *swapped* says that day and month had to change places, *damaged* that its separators were lost.
    """

    iso: str
    start: int
    end: int
    swapped: bool = False
    damaged: bool = False


def find_date(text: str, not_before: int | None = None) -> WrittenDate | None:
    """Return the first real date in *text*: "03/27/2017", "2017/03/27", "June 21, 2006", "21 JUN 06".

    Numbers are month/day/year, or year first where that has four digits; day and month are swapped
    only if there is no thirteenth month to be had. Where no such date stands, one whose separators
    were lost is taken: "03/272017", "20170327". Two-digit years take the century that does not
    lie before the year *not_before*. Dates that no calendar has are passed over.
    """
    found = [_numeric(match, not_before) for match in _NUMERIC.finditer(text)]
    if _MONTH_NAMED.search(text):
        found += [_named(match, not_before) for match in _MONTH_FIRST.finditer(text)]
        found += [_named(match, not_before) for match in _DAY_FIRST.finditer(text)]
    real = [item for item in found if item] or [
        item for match in _DAMAGED.finditer(text) if (item := _damaged(match))
    ]
    return min(real, key=lambda item: item.start, default=None)


def _numeric(match: re.Match[str], not_before: int | None) -> WrittenDate | None:
    first, _, second, third = match.groups()
    if len(first) == 4:
        return _written(match, int(first), int(second), int(third), swapped=False)
    if len(first) > 2 or len(third) == 1:
        return None
    year = _year(third, not_before)
    month, day = int(first), int(second)
    if month > 12 >= day:
        return _written(match, year, day, month, swapped=True)
    return _written(match, year, month, day, swapped=False)


def _damaged(match: re.Match[str]) -> WrittenDate | None:
    year, month, day = match.group(
        *(("year", "month", "day") if match["year"] else ("year_first", "month_then", "day_last"))
    )
    written = _written(match, int(year), int(month), int(day), swapped=False)
    return written._replace(damaged=True) if written else None


def _named(match: re.Match[str], not_before: int | None) -> WrittenDate | None:
    year = _year(match["year"], not_before)
    return _written(match, year, _month(match), int(match["day"]), swapped=False)


def _written(
    match: re.Match[str], year: int, month: int, day: int, *, swapped: bool
) -> WrittenDate | None:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return WrittenDate(iso, match.start(), match.end(), swapped)


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"].upper()) + 1


def _year(digits: str, not_before: int | None = None) -> int:
    value = int(digits)
    if len(digits) == 4:
        return value
    if not_before is not None:
        return value + (1900 if value + 1900 >= not_before else 2000)
    return value + (1900 if value > 30 else 2000)
