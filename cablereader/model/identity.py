"""Which cable this is, when it was sent and how it was classified, from all that bears witness.

The classification line, the station line, the date-time group and the file's own metadata should
agree. Where they do not, the message is believed before the file, and both values are told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cablereader.model.dates import MONTH_NAMES
from cablereader.model.defect import DefectCode
from cablereader.model.envelope.envelope_lines import Envelope, filed_at
from cablereader.model.findings import Findings
from cablereader.model.level import Level
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.model.protection.classification_line import ClassificationLine
from cablereader.model.stations import (
    collapse,
    is_of_another_kind,
    named_by_address,
    station_by_prefix,
    station_key,
    station_name,
)

_PROSIGN_LEVELS = {
    "U": Level.UNCLASSIFIED,
    "E": Level.UNCLASSIFIED,
    "R": Level.RESTRICTED,
    "C": Level.CONFIDENTIAL,
    "S": Level.SECRET,
    "T": Level.TOP_SECRET,
}
_CONTROLS = ("NOFORN", "FOR OFFICIAL USE ONLY", "ORCON", "FGI")
_MONTHS = [name[:3] for name in MONTH_NAMES]
_LONG_DATE = re.compile(
    r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):\d\d \S+ (\d{4})"
)
_ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::\d\d)?)?(?:Z|[+-]00:?00)?")
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}):(\d\d))?")
_DAY_MONTH = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3})[a-z]*[ \-](\d{4})")

# Before, many posts had another status than the one the table knows them by.
_STATUS_IS_KNOWN_FROM = 1990


class Identity(NamedTuple):
    """The reference number, the date and the place the message comes from."""

    mrn: MRN | None
    created: str | None
    origin: str | None


def identify(
    found: Findings,
    envelope: Envelope,
    line: ClassificationLine | None,
    metadata: Mapping[str, str],
    *,
    day_first: bool,
) -> Identity:
    """Find out which cable this is; report every disagreement.

    *day_first* says how the file writes dates in numbers.
    """
    stated = parse_mrn(metadata["reference_id"]) if metadata.get("reference_id") else None
    year = envelope.date.year if envelope.date else (stated.year if stated else None)
    printed = _printed_mrn(line, year, envelope.sender)
    if printed is None:
        printed = _mrn_of_envelope(found, envelope, year, stated)
    elif line is not None:
        _check_serial(found, envelope, line, printed)
    mrn = _agreed(found, envelope, line, printed, stated)
    _check_filing(found, envelope)
    return Identity(
        mrn, _created(found, envelope, metadata, day_first), _origin(envelope, mrn, metadata)
    )


def _printed_mrn(
    line: ClassificationLine | None, year: int | None, sender: str | None
) -> MRN | None:
    """Return the number on the classification line; one without a station is of the *sender*."""
    if line is None or line.serial is None or year is None:
        return None
    if line.post is None:
        own = station_key(sender) if sender else None
        return MRN(year, own, line.serial) if own else None
    if re.search(r"X{4,}", line.post.upper()):
        return None
    # Names of more than ten letters were cut short on some lines: "PORT AU PR".
    post = station_key(line.post) or station_by_prefix(line.post) or collapse(line.post)
    return MRN(year, post, line.serial) if post else None


def _mrn_of_envelope(
    found: Findings, envelope: Envelope, year: int | None, stated: MRN | None
) -> MRN | None:
    """Make the number from originator and page heading, or station serial, which counts modulo 10,000."""
    post = station_key(envelope.sender) if envelope.sender else None
    if stated or not (post and year):
        return None
    if envelope.page_serial:
        found.defect(
            DefectCode.IDENTIFIER_REPAIRED,
            "The classification line gives no number; the serial is that of the page heading.",
        )
        return MRN(year, post, envelope.page_serial)
    if not envelope.station_serial:
        return None
    found.defect(
        DefectCode.IDENTIFIER_REPAIRED,
        "The classification line gives no number; station and serial are those of the envelope, "
        "whose serial may lack its first digits.",
    )
    return MRN(year, post, int(envelope.station_serial))


def _check_serial(
    found: Findings, envelope: Envelope, line: ClassificationLine, printed: MRN
) -> None:
    serial = envelope.station_serial
    if serial and int(serial) != printed.serial % 10000:
        found.defect(
            DefectCode.SERIAL_CONFLICT,
            f"The station line has serial {serial}, the classification line {printed.serial}.",
            *(line.station_place or (0, 0)),
        )


def _agreed(
    found: Findings,
    envelope: Envelope,
    line: ClassificationLine | None,
    printed: MRN | None,
    stated: MRN | None,
) -> MRN | None:
    if printed is None or stated is None:
        return printed or stated
    same = (printed.post, printed.serial) == (stated.post, stated.serial)
    if same and abs(printed.year - stated.year) <= 1:
        # Around New Year the year of the date line and of the number differ by hours.
        return stated
    place = line.station_place if line and line.station_place else (0, 0)
    found.defect(
        DefectCode.IDENTIFIER_CONFLICT,
        f"The file calls this {stated.canonical}, the text {printed.canonical}.",
        *place,
    )
    return stated if _envelope_confirms(envelope, stated) else printed


def _envelope_confirms(envelope: Envelope, stated: MRN) -> bool:
    """Whether the envelope is that of the stated cable: then the text is another cable's."""
    serial = envelope.station_serial
    if not serial:
        return False
    post = station_key(envelope.sender) if envelope.sender else None
    return int(serial) == stated.serial % 10000 and post in (None, stated.post)


def _check_filing(found: Findings, envelope: Envelope) -> None:
    if not (envelope.filing_time and envelope.date and envelope.date.moment):
        return
    filed = filed_at(envelope.filing_time, envelope.date.year)
    if filed is None or abs(filed - envelope.date.moment) > timedelta(days=31):
        far = filed is None or abs(filed - envelope.date.moment) < timedelta(days=334)
        if far:
            found.defect(
                DefectCode.DATE_CONFLICT,
                f"The station line was filed on day {envelope.filing_time[:3]}, which is not near "
                "the date-time group.",
                *envelope.date_place,
            )


def _created(
    found: Findings, envelope: Envelope, metadata: Mapping[str, str], day_first: bool
) -> str | None:
    stated = metadata_date(metadata.get("created", ""), day_first=day_first)
    own = envelope.date.iso if envelope.date else None
    if own and stated and own[:10] != stated[:10] and not _next_day(own, stated):
        found.defect(
            DefectCode.DATE_CONFLICT,
            f"The file dates this {stated[:10]}, the date-time group {own[:10]}.",
            *envelope.date_place,
        )
    return own or stated


def _next_day(own: str, stated: str) -> bool:
    """Whether two dates are a day apart, as local time and UTC may be."""
    return abs(date.fromisoformat(own[:10]) - date.fromisoformat(stated[:10])).days == 1


def metadata_date(written: str, *, day_first: bool = False) -> str | None:
    """Return a file's date in ISO form with the precision it has; None if it cannot be read.

    Numbers are month/day/year, or day/month/year with *day_first*.

    A midnight with a time zone is a day without a time ("Tue Mar 27 00:00:00 +0200 2007"): it must
    not be moved to UTC, which would give the day before.
    """
    text = written.strip()
    long = _LONG_DATE.fullmatch(text)
    if long and long[1] in _MONTHS:
        return _checked(f"{long[5]}-{_MONTHS.index(long[1]) + 1:02d}-{int(long[2]):02d}")
    plain = _ISO_DATE.fullmatch(text)
    if plain:
        return _checked(plain[1] + (f"T{plain[2]}Z" if plain[2] else ""))
    american = _US_DATE.fullmatch(text)
    if american:
        month, day = american.group(2, 1) if day_first else american.group(1, 2)
        iso = f"{american[3]}-{int(month):02d}-{int(day):02d}"
        clock = f"T{int(american[4]):02d}:{american[5]}Z" if american[4] else ""
        return _checked(iso + clock)
    spoken = _DAY_MONTH.match(text)
    if spoken and spoken[2].title() in _MONTHS:
        return _checked(
            f"{spoken[3]}-{_MONTHS.index(spoken[2].title()) + 1:02d}-{int(spoken[1]):02d}"
        )
    return None


def _checked(iso: str) -> str | None:
    try:
        datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return None
    return iso


def _origin(envelope: Envelope, mrn: MRN | None, metadata: Mapping[str, str]) -> str | None:
    sender = station_key(envelope.sender) if envelope.sender else None
    by_address = named_by_address(envelope.sender) if envelope.sender else None
    is_old = envelope.date is not None and envelope.date.year < _STATUS_IS_KNOWN_FROM
    if is_old and sender and by_address and is_of_another_kind(envelope.sender or "", sender):
        return by_address
    for key in (sender, mrn.post if mrn else None):
        if key and (name := station_name(key)):
            return name
    return by_address or metadata.get("origin") or None


class Classification(NamedTuple):
    """The classification in normal form, ``SECRET//NOFORN``, and its level."""

    text: str | None
    level: Level | None


def classify(
    line: ClassificationLine | None, captions: Sequence[str], metadata: Mapping[str, str]
) -> Classification:
    """Return the classification: the message's own, else the one the file states."""
    if line is not None:
        return Classification(_normal_form(line.level, captions), line.level)
    stated_text, stated = _stated(metadata)
    return Classification(stated_text, stated) if stated else Classification(None, None)


def check_classification(
    found: Findings,
    envelope: Envelope,
    captions: Sequence[str],
    metadata: Mapping[str, str],
    marking_levels: Mapping[Level, tuple[int, int]],
) -> None:
    """Report where prosign, file or portion markings disagree with the classification line."""
    line = envelope.classification_line
    stated_text, stated = _stated(metadata)
    if line is None:
        if stated is not None:
            found.defect(
                DefectCode.CLASSIFICATION_MISSING,
                "The message has no classification line; the level is the file's.",
            )
        return
    place = line.start, line.level_end
    if stated is not None and stated is not line.level:
        found.defect(
            DefectCode.CLASSIFICATION_CONFLICT,
            f"The file says {stated}, the message {line.level}.",
            *place,
        )
    elif stated is not None and ("NOFORN" in stated_text) != ("NOFORN" in captions):
        having = "file" if "NOFORN" in stated_text else "message"
        found.defect(DefectCode.CLASSIFICATION_CONFLICT, f"Only the {having} says NOFORN.", *place)
    _check_prosign(found, envelope, line)
    _check_markings(found, line, marking_levels)


def _stated(metadata: Mapping[str, str]) -> tuple[str, Level | None]:
    text = " ".join(metadata.get("classification", "").upper().split())
    return text, _stated_level(text) if text else None


def _stated_level(text: str) -> Level | None:
    for level in sorted(Level, reverse=True):
        if text.startswith((level.value, level.value.replace(" ", ""))):
            return level
    return None


def _normal_form(level: Level, captions: Sequence[str]) -> str:
    controls = [name for name in captions if name in _CONTROLS or name.startswith("REL TO")]
    return "//".join([level.value, *controls])


def _check_prosign(found: Findings, envelope: Envelope, line: ClassificationLine) -> None:
    prosign = envelope.security_prosign
    if not prosign:
        return
    told = _PROSIGN_LEVELS.get(prosign.split()[1][0])
    # Limited official use had no letter of its own; it went in the clear or enciphered.
    same = told is line.level or (
        line.level is Level.LIMITED_OFFICIAL_USE and told is not None and told < Level.CONFIDENTIAL
    )
    if told is not None and not same:
        found.defect(
            DefectCode.PROSIGN_CONFLICT,
            f"The security line {prosign.split()[0]} {prosign.split()[1]} stands for {told}, the "
            f"classification line for {line.level}.",
            line.start,
            line.level_end,
        )


def _check_markings(
    found: Findings, line: ClassificationLine, levels: Mapping[Level, tuple[int, int]]
) -> None:
    if levels and max(levels) > line.level:
        highest = max(levels)
        found.defect(
            DefectCode.MARKING_ABOVE_CLASSIFICATION,
            f"A part is marked {highest}, above the {line.level} of the whole message.",
            *levels[highest],
        )
