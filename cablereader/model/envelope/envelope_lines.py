"""What single lines of an envelope say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cablereader.model.cable import Addressee, Precedence
from cablereader.model.dates import DateTimeGroup, group_of
from cablereader.model.defect import DefectCode
from cablereader.model.envelope.addressees import UNNUMBERED, read_addressee
from cablereader.model.findings import Findings
from cablereader.model.protection.classification_line import ClassificationLine
from cablereader.model.span import SpanKind
from cablereader.model.text.format_lines import PRECEDENCES

ADDRESS_KINDS = {
    "to": SpanKind.ACTION_ADDRESSEE,
    "info": SpanKind.INFO_ADDRESSEE,
    "exempt": SpanKind.EXEMPT_ADDRESSEE,
    "other_means": SpanKind.OTHER_MEANS_ADDRESSEE,
}
_WHOLE_LINES = {
    "transmission": SpanKind.TRANSMISSION_ID,
    "routing": SpanKind.ROUTING_LINE,
    "station": SpanKind.STATION_LINE,
    "security": SpanKind.SECURITY_LINE,
    "dtg": SpanKind.DATE_LINE,
    "fm": SpanKind.ORIGINATOR_LINE,
    "distribution": SpanKind.DISTRIBUTION,
    "drafting": SpanKind.DISTRIBUTION,
    "control": SpanKind.DISTRIBUTION,
    "break": SpanKind.TRAILER,
    "weekday": SpanKind.PUBLISHER_NOTE,
    "notice": SpanKind.PUBLISHER_NOTE,
    "stamp": SpanKind.OPERATING_SIGNAL,
}

# An addressee behind another one, where lines were joined.
_NEXT_ROUTED = re.compile(r"[ \t](?=R[UH][A-Z]{2,6}/[A-Z])")
LONGEST_ROUTING = 10
"""Characters of the longest routing indicator, its slash and a blank."""

_LONGEST_YEAR = 366


@dataclass(slots=True)
class Envelope:
    """What the envelope says. *end* is where the rest of the message begins."""

    end: int = 0
    transmission_id: str | None = None
    originator_routing: str | None = None
    station_serial: str | None = None
    filing_time: str | None = None
    security_prosign: str | None = None
    precedence: Precedence | None = None
    date: DateTimeGroup | None = None
    date_place: tuple[int, int] = (0, 0)
    corrected: bool = False
    sender: str | None = None
    addressees: dict[str, list[Addressee]] = field(
        default_factory=lambda: {group: [] for group in ADDRESS_KINDS}
    )
    page_serial: int | None = None
    """The serial in the heading of the first page."""
    classification_line: ClassificationLine | None = None
    is_recognized: bool = False


def filed_at(filing_time: str, year: int) -> datetime | None:
    """Return the moment of "0862239" in *year*: day 86 at 22:39 UTC. None if there is none."""
    day, hour, minute = int(filing_time[:3]), int(filing_time[3:5]), int(filing_time[5:])
    if not 1 <= day <= _LONGEST_YEAR:
        return None
    try:
        return datetime(year, 1, 1, hour, minute) + timedelta(days=day - 1)
    except (ValueError, OverflowError):
        return None


class LineReader:
    """Reads lines into *envelope* and reports their parts."""

    def __init__(self, found: Findings, envelope: Envelope) -> None:
        self._found = found
        self._text = found.text
        self._envelope = envelope

    def read(self, kind: str, match: re.Match[str], start: int, end: int) -> None:
        """Read *text[start:end]*, a line of *kind* that *match* was found on."""
        self._found.span(start, end, _WHOLE_LINES[kind])
        if kind == "transmission":
            self._envelope.transmission_id = match["transmission"]
        elif kind == "routing":
            place = match.start("routing")
            self._found.span(place, place + 2, SpanKind.PRECEDENCE)
        elif kind == "station":
            self._station(match)
        elif kind == "security":
            self._envelope.security_prosign = " ".join(match["prosign"].split())
            self._found.span(*match.span("security_rest"), SpanKind.OPERATING_SIGNAL)
        elif kind == "dtg":
            self._dtg(match, end)
        elif kind == "fm":
            self._envelope.sender = " ".join(self._text[match.start("sender") : end].split())
            self._found.span(match.start("fm"), match.start("fm") + 2, SpanKind.FIELD_LABEL)
        elif kind == "notice":
            self._found.defect(
                DefectCode.PARTIAL_EXTRACT,
                "The publisher says that this record is a partial extract; its envelope is lost.",
                match.start("notice"),
                end,
            )

    def read_addressees(self, group: str, start: int, end: int, line_start: int) -> None:
        """Read the addressee on *text[start:end]*, or each of several whose lines were joined.

        The line begins at *line_start*.
        """
        # Most lines have one slash, behind the routing indicator they begin with.
        while self._text.find("/", start + LONGEST_ROUTING, end) > 0:
            following = _NEXT_ROUTED.search(self._text, start + 1, end)
            if following is None:
                break
            self._addressee(group, start, following.start(), line_start)
            start = line_start = following.end()
        self._addressee(group, start, end, line_start)

    def _addressee(self, group: str, start: int, end: int, line_start: int) -> None:
        addressee = read_addressee(self._text, start, end)
        if addressee:
            self._envelope.addressees[group].append(addressee)
            self._found.span(line_start, end, ADDRESS_KINDS[group])

    def _station(self, match: re.Match[str]) -> None:
        envelope = self._envelope
        envelope.originator_routing = match["originator"]
        envelope.station_serial = match["serial"]
        envelope.filing_time = match["filing"]
        self._found.span(*match.span("originator"), SpanKind.ROUTING_INDICATOR)
        self._found.span(match.start("serial") - 1, match.end("serial"), SpanKind.STATION_SERIAL)
        self._found.span(*match.span("filing"), SpanKind.FILING_TIME)

    def _dtg(self, match: re.Match[str], end: int) -> None:
        envelope = self._envelope
        if match["action"] and envelope.precedence is None:
            info = match["info_precedence"]
            envelope.precedence = Precedence(
                PRECEDENCES[match["action"]], PRECEDENCES[info] if info else None
            )
        group_place = match.start("day"), match.end("year")
        if envelope.date is None:
            self._report_zone(*group_place)
            envelope.date = group_of(match)
            envelope.date_place = group_place
            if envelope.date.moment is None:
                self._found.defect(
                    DefectCode.INVALID_DATE,
                    f"“{match[0][match.start('day') - match.start() :].split('  ')[0].strip()}” names"
                    " no real minute; the date is left open.",
                    *group_place,
                )
        envelope.corrected = envelope.corrected or "ZDS" in match["signals"].split()
        for name in ("action", "info_precedence"):
            if match[name]:
                self._found.span(*match.span(name), SpanKind.PRECEDENCE)
        self._found.span(*group_place, SpanKind.DATE_TIME_GROUP)
        self._found.span(match.start("signals"), end, SpanKind.OPERATING_SIGNAL)

    def _report_zone(self, start: int, end: int) -> None:
        """Report a date-time group without its Z, or with a 2 for it."""
        written = self._text[start:end]
        if "Z" not in written.upper():
            self._found.defect(
                DefectCode.INVALID_DATE,
                f"“{written}” has lost its Z; read as a time of UTC.",
                start,
                end,
            )


def report_addressees(found: Findings, envelope: Envelope) -> None:
    """Report the parts of all addressees; their lines are reported as they are read.

    A message may have hundreds of them, and most who read one do not ask for these places.
    """
    for addressees in envelope.addressees.values():
        for addressee in addressees:
            _report_parts(found, addressee)


def _report_parts(found: Findings, addressee: Addressee) -> None:
    text = found.text
    if addressee.routing:
        routing_end = addressee.start + len(addressee.routing)
        found.span(addressee.start, routing_end, SpanKind.ROUTING_INDICATOR)
    end = addressee.end
    if addressee.serial:
        serial = text.rfind(addressee.serial, addressee.start, end)
        serial_end = serial + len(addressee.serial)
        found.span(serial, serial_end, SpanKind.ADDRESSEE_SERIAL)
        if not any(map(str.isalpha, text[serial_end:end])):
            end = serial
    if addressee.precedence:
        words = text[addressee.start : end].rstrip(" \t.;,").removesuffix(UNNUMBERED).rstrip()
        first = words.rfind(" ") + 1
        if words.endswith("NIACT IMMEDIATE"):
            first = len(words) - len("NIACT IMMEDIATE")
        place = addressee.start + first, addressee.start + len(words)
        found.span(*place, SpanKind.PRECEDENCE)
