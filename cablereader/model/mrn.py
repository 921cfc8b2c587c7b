"""Message reference numbers (MRN): year, station and serial of a telegram, ``07LIMA1052``.

The printed, spoken and damaged forms accepted here are those of published references and of the
identifiers that were cut from damaged classification lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablereader.model.spelling import closest
from cablereader.model.stations import (
    collapse,
    same_station,
    station_by_prefix,
    station_key,
    station_names,
)

# Two-digit years from here on belong to the 20th century; no electronic telegram is older than 1966.
_PIVOT = 30


class MRN(NamedTuple):
    """A message reference number: four-digit year, station key, serial without zeros."""

    year: int
    post: str
    serial: int

    @property
    def canonical(self) -> str:
        """The published form: two-digit year, station key, serial."""
        return f"{self.year % 100:02d}{self.post}{self.serial}"

    @property
    def identity(self) -> tuple[int, str, int]:
        """Equal for the two names of one office, ``KIEV`` and ``KYIV``, which both were published."""
        return self.year, same_station(self.post), self.serial

    @property
    def display(self) -> str:
        """The form for reading: ``07 LIMA 1052``."""
        return f"{self.year % 100:02d} {self.post} {self.serial}"


def full_year(digits: str) -> int | None:
    """Return the four-digit year of "07" or "2007"; None for three digits or an unlikely year."""
    value = int(digits)
    if len(digits) == 2:
        return value + (1900 if value > _PIVOT else 2000)
    return value if len(digits) == 4 and 1930 <= value <= 2030 else None


_CANONICAL = re.compile(r"(\d{2})([A-Z]{3,17})(\d{1,7})")
_LONG = re.compile(r"(\d{4})([A-Z]{3,17})0*(\d{1,7})")
_NOISE = re.compile(
    r"[.'’`]|^(?:PROGRAM)?REF(?:TEL|ERENCE)?S?[:.]?(?:[A-Z][.):])?|EFTO(?=[A-Z\d])"
    # "SECTION 01 OF 02" with letters or figures lost, or letters for zeros, but never the year's.
    r"|S?E?C?T?I?O?N[\dO]{0,3}OF[\dO]?\d{1,2}|(?<=.)S?E?C?T?I?O?\d\dOF\d\d?|(?<=^\d\d)OF\d\d?|AMEMBASSY|AMCONSUL|USMISSION"
)
_DAMAGED = re.compile(
    r"(\d{2,4})([A-Z]+?)0*(\d{1,7})(?:Z(?:DK|DS|FR|FF|FD)(?:CTG)?\d*|/?TOSEC\d*"
    r"|(?:CORRECTED|COPY|CCY|SIPDIS|NOFORN|SENSITIVE|SBU|EXDIS|NODIS|LIMDIS|STADIS)+\d*)?"
)
# The archives' letter, the end of a file's name, and the letter for the figure zero.
_SUFFIX = re.compile(r"(?:_[A-Z])?(?:\.(?:HTML?|TXT))?$")
_LETTER_FOR_ZERO = re.compile(r"^O(?=\d)|(?<=\d)O(?=\d)")
_REDACTION = re.compile(r"X{4}")
_DUPLICATE = re.compile(r"(\d{2})([A-Z]{3,17}?)0*\d{1,7}SUSPECTEDDUPLICATE0*(\d{1,7})")
_SPOKEN = re.compile(
    r"""\s*(?:REF(?:TEL)?S?[:.]?\s+(?:[A-Z][.):]?\s+)?|\(?[A-Z][.)]\)?\s+)?
    (?:['’]?(?P<year>\d{2}|\d{4})[\s\-/]*)?
    (?P<post>[A-Z][A-Z .'’\-/]*?)
    [\s\-/]*0*(?P<serial>\d{1,7})
    \s*(?:\(['’]?(?P<year_after>\d{2}|\d{4})\))?\s*
    (?:\(?NOTAL\)?|\(?AND\ PREVIOUS\)?)?[\s.,;]*""",
    re.VERBOSE,
)


def parse_mrn(text: str, year: int | None = None) -> MRN | None:
    """Return the message reference number that *text* spells, or None.

    Accepts any case and spacing ("lima 01052", "2007 LIMA 1052", "10-OTTAWA-57", "LIMA 123 (07)"),
    the archives' form ("1973LIMA02545") and damaged identifiers ("07OSLO000160ZDK164"). *year* is
    the four-digit year to assume where the text has none; without it such a text gives None.
    The station must be a known one, except in the canonical form itself.
    """
    published = _CANONICAL.fullmatch(text)
    if published and (known := _known(*published.groups())):
        return known
    upper = " ".join(_SUFFIX.sub("", text.upper().strip()).replace("_", " ").split())
    upper = _LETTER_FOR_ZERO.sub("0", upper)
    if len(upper) > 80 or _REDACTION.search(upper):
        return None
    joined = upper.replace(" ", "")
    for pattern in (_CANONICAL, _LONG):
        match = pattern.fullmatch(joined)
        if match and (found := _known(match[1], match[2], match[3])):
            return found
    spoken = _SPOKEN.fullmatch(upper)
    if spoken:
        written = spoken["year_after"] or spoken["year"]
        found_year = full_year(written) if written else year
        post = station_key(spoken["post"])
        if post and found_year:
            return MRN(found_year, post, int(spoken["serial"]))
    damaged = _read_damaged(joined)
    if damaged:
        return damaged
    canonical = _CANONICAL.fullmatch(upper)
    if canonical and (found_year := full_year(canonical[1])):
        return MRN(found_year, canonical[2], int(canonical[3]))
    return None


def _known(year: str, post: str, serial: str) -> MRN | None:
    key = station_key(post)
    found_year = full_year(year)
    return MRN(found_year, key, int(serial)) if key and found_year else None


def _read_damaged(joined: str) -> MRN | None:
    duplicate = _DUPLICATE.fullmatch(joined)
    if duplicate:
        return _known(*duplicate.groups())
    cleaned = _NOISE.sub("", joined)
    match = _DAMAGED.fullmatch(cleaned)
    if not match:
        return None
    digits, post, serial = match.groups()
    # "7575LIBREVILLE1895": the year twice.
    year = digits[:2] if len(digits) == 4 and digits[:2] == digits[2:] else digits
    return (
        _known(year, post, serial)
        or _cut_short(year, post, serial)
        or _after_debris(year, post, serial)
        or _misspelt(year, post, serial)
    )


def _cut_short(year: str, post: str, serial: str) -> MRN | None:
    """Read a station whose last letters are lost ("07PORTAUPR12")."""
    key, found_year = station_by_prefix(post), full_year(year)
    return MRN(found_year, key, int(serial)) if key and found_year else None


def _misspelt(year: str, post: str, serial: str) -> MRN | None:
    """Read a station with letters lost, changed or doubled ("07QXICO3307")."""
    found_year = full_year(year)
    limit = 2 if len(post) > 4 else 1
    near = closest(post, (key for key in station_names() if len(key) > 4), limit)
    return MRN(found_year, near, int(serial)) if near and found_year else None


def _after_debris(year: str, post: str, serial: str) -> MRN | None:
    """Drop what a damaged classification line left before the station ("09SIFIEDABUJA1673")."""
    for start in range(1, max(1, len(post) - 3)):
        if station_key(post[start:]) == collapse(post[start:]):
            return _known(year, post[start:], serial)
    return None
