"""Moments in words: UTC with the weekday, and the clock of the place where a post stands.

Local time is that of the post's city by the IANA time zone database, summer time of the year
included. For the Department it is Washington's. Nothing here asks what time it is now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from cablereader.handbook.articles import posts
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.envelope.envelope_lines import filed_at

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?Z?)?\Z")


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A moment by the clock of a city. *rule* says how it was found; *words* is empty if it was not."""

    words: str
    place: str
    rule: str


def day_in_words(day: date) -> str:
    """Return "Tuesday, 27 March 2007"."""
    return f"{_DAYS[day.weekday()]}, {date_in_words(day.isoformat())}"


def moment_of(iso: str) -> tuple[datetime, bool] | None:
    """Return the moment that ISO 8601 *iso* spells, in UTC, and whether it has a time of day."""
    match = _ISO.match(iso)
    if match is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in match.groups())
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None
    return moment, match[4] is not None


def utc_in_words(moment: datetime) -> str:
    """Return "Tuesday, 27 March 2007, 22:39 UTC"."""
    return f"{day_in_words(moment.date())}, {moment:%H:%M} UTC"


def filed_near(filing_time: str, moment: datetime) -> datetime | None:
    """Return the moment that "0862239" means in the year that brings it nearest to *moment*.

    A message of New Year's Eve may be filed on day 1. None if no calendar has the day.
    """
    years = (moment.year, moment.year + 1, moment.year - 1)
    found = [filed.replace(tzinfo=UTC) for year in years if (filed := filed_at(filing_time, year))]
    return min(found, key=lambda filed: abs(filed - moment), default=None)


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo | None:
    """Return the zone of that name; None where this computer's time zone data lack it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def local_time(moment: datetime, station: str) -> LocalTime | None:
    """Return *moment* by the clock of *station*; None if the handbook knows no zone for it."""
    row = posts().get(station)
    if row is None or not row["tz"]:
        return None
    place = row["city"] or row["display_name"]
    zone = zone_of(row["tz"])
    if zone is None:
        return LocalTime("", place, f"this computer has no data for the time zone {row['tz']}")
    local = moment.astimezone(zone)
    words = f"{local:%H:%M}"
    if local.date() != moment.date():
        words += f" on {day_in_words(local.date())}"
    return LocalTime(words, place, f"time zone {row['tz']} of the IANA database")
