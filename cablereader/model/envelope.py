"""The envelope of a telegram: from the transmission identifier to the last addressee.

Format lines 1 to 8 of ACP 127 as State telegrams have them. Every line may be missing; what is not
recognized is reported and stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from cablereader.model.addressees import read_addressee
from cablereader.model.cable import Addressee, Precedence
from cablereader.model.classification_line import (
    ClassificationLine,
    find_glued_line,
    read_classification_line,
)
from cablereader.model.dates import DATE_TIME_GROUP, DateTimeGroup, group_of
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.page_lines import PAGE_HEADING
from cablereader.model.span import SpanKind
from cablereader.model.stations import station_key

TRANSMISSION_ID = r"VZCZC[A-Z]{3}\d{4}"
PRECEDENCES = {
    "Z": "FLASH",
    "O": "IMMEDIATE",
    "P": "PRIORITY",
    "R": "ROUTINE",
    "Y": "EMERGENCY",
    "W": "EMERGENCY",
    "M": "DEFERRED",
}
_LINE = re.compile(
    rf"""[ \t>]*(?:
    (?P<transmission>{TRANSMISSION_ID})
    |(?P<routing>(?:ZZ|OO|PP|RR|YY|WW)(?:[ ]+R[A-Z]{{3,7}})+)
    |(?P<station>DE[ ]+(?P<originator>R[A-Z]{{3,7}})[ ]*\#(?P<serial>\d{{1,4}})(?:/(?P<part>\d{{2}}))?
        [ ]+(?P<filing>\d{{7}})(?P<station_rest>[^\n]*))
    |(?P<security>(?P<prosign>ZN[RY][ ]+(?P<letter>[A-Z])(?P=letter){{4}}(?:/[A-Z]{{5}})?(?:[ ]ZZH)?)
        (?P<security_rest>[^\n]*))
    |(?P<dtg>(?:(?P<action>[ZOPRYWM])(?:[ ]+(?P<info_precedence>[ZOPRYWM]))?[ ]+)?{DATE_TIME_GROUP}
        (?P<signals>[^\n]*))
    |(?P<fm>FM[ ]+(?P<sender>[^\n]+))
    |(?P<distribution>(?:ACTION|ORIGIN|INFO)[ ]+[A-Z][A-Z/]*-\d\d\b[^\n]*)
    |(?P<drafting>(?:DRAFTED|APPROVED|CLEARED)[ ]+BY\b[^\n]*)
    |(?P<to>TO(?:[ ]+|(?=[ \t]*$)))
    |(?P<info>INFO(?:[ ]+|(?=[ \t]*$)))
    |(?P<exempt>XMT(?:[ ]+|/))
    |(?P<other_means>ZEN(?:[ ]*/[ ]*|[ ]+))
    |(?P<break>BT[ \t]*$)
    |(?P<control>-{{8,}}[^\n]*)
    |(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[ ]\d{{1,2}}[ ][A-Za-z]+[ ]\d{{4}}[^\n]*)
    |(?P<notice>This\ record\ is\ a\ partial\ extract[^\n]*)
    |(?P<stamp>\(?(?:CCY|ADX)\b[^\n]*)
    |(?P<label>(?:E\.?[ ]?O\.?[ ]*:?[ ]*\d|TAGS?\b|SUBJ|SUBJECT|CLASSIFIED\ BY|REF(?:S|TELS?)?[: ]))
    )""",
    re.VERBOSE | re.MULTILINE,
)
_NOTICE_GOES_ON = re.compile(
    r"[ \t]*(?:The full text|of the original cable|cable is not available)"
)
_ROUTED = re.compile(r"[ \t]*R[A-Z]{3,7}[ ]?/")
_STATION_BELOW = re.compile(
    r"\n[ \t]*(?P<post>[A-Z][A-Z .'’\-]{1,40}?)[ \t]+(?P<serial>\d{3,8})[ \t]*(?=\n|$)"
)
_QUEUE_NUMBER = re.compile(r"[ \t]*\d{1,3}[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"[ \t]*(?:¶[ \t]*)?\d{1,2}[.)][ \t]*(?:\(|[A-Z])")
_ADDRESS_KINDS = {
    "to": SpanKind.ACTION_ADDRESSEE,
    "info": SpanKind.INFO_ADDRESSEE,
    "exempt": SpanKind.EXEMPT_ADDRESSEE,
    "other_means": SpanKind.OTHER_MEANS_ADDRESSEE,
}
# Words that may begin a line of any text; two kinds of them together make an envelope.
_WEAK_EVIDENCE = frozenset(
    ("fm", "to", "info", "exempt", "other_means", "break", "control", "drafting", "weekday")
)
# Strange lines that are passed before an envelope must have begun.
_PATIENCE = 10


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
        default_factory=lambda: {group: [] for group in _ADDRESS_KINDS}
    )
    classification_line: ClassificationLine | None = None
    is_recognized: bool = False


def read_envelope(found: Findings, start: int = 0) -> Envelope:
    """Read the envelope that begins at *start*; without one, *end* is *start*."""
    return _Reader(found, start).read()


class _Reader:
    def __init__(self, found: Findings, start: int) -> None:
        self._found = found
        self._text = found.text
        self._start = start
        self._envelope = Envelope(end=start)
        self._group: str | None = None
        self._blank_before = False
        self._page_broke = False
        self._kinds: set[str] = set()
        self._strange: list[tuple[int, int]] = []

    def read(self) -> Envelope:
        mark = self._found.mark()
        envelope = self._read()
        if not (envelope.is_recognized or envelope.classification_line):
            # "TO DO" and the like: one line that looks like an address is no envelope.
            self._found.forget_since(mark)
            return Envelope(end=self._start)
        return envelope

    def _read(self) -> Envelope:
        text, position = self._text, self._start
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            if not text[position:end].strip():
                self._blank_before = True
            elif not self._take(position, end):
                break
            else:
                self._blank_before = False
            position = end + 1
        else:
            self._recognize()
            self._envelope.end = len(text) if self._envelope.is_recognized else self._start
        self._report_strange()
        return self._envelope

    def _take(self, start: int, end: int) -> bool:
        """Read one line; return False if the envelope ended before it or on it."""
        match = _LINE.match(self._text, start, end)
        # Of groups inside each other, the outer one closes last.
        kind = match.lastgroup if match else None
        if match and kind:
            if kind == "label":
                return self._stop(start)
            self._kinds.add(kind)
            return self._take_known(kind, match, start, end)
        return self._take_unknown(start, end)

    def _take_known(self, kind: str, match: re.Match[str], start: int, end: int) -> bool:
        if kind in _ADDRESS_KINDS:
            return self._take_group(kind, match.end(), start, end)
        taker = getattr(self, f"_take_{kind}")
        taker(match, start, end)
        if kind in ("fm", "notice", "dtg"):
            return self._apart_from(find_glued_line(self._text, start, end))
        return True

    def _take_transmission(self, match: re.Match[str], start: int, end: int) -> None:
        self._envelope.transmission_id = match["transmission"]
        self._found.span(start, end, SpanKind.TRANSMISSION_ID)

    def _take_routing(self, match: re.Match[str], start: int, end: int) -> None:
        self._found.span(start, end, SpanKind.ROUTING_LINE)
        self._found.span(match.start("routing"), match.start("routing") + 2, SpanKind.PRECEDENCE)

    def _take_station(self, match: re.Match[str], start: int, end: int) -> None:
        envelope = self._envelope
        envelope.originator_routing = match["originator"]
        envelope.station_serial = match["serial"]
        envelope.filing_time = match["filing"]
        self._found.span(start, end, SpanKind.STATION_LINE)
        self._found.span(*match.span("originator"), SpanKind.ROUTING_INDICATOR)
        self._found.span(match.start("serial") - 1, match.end("serial"), SpanKind.STATION_SERIAL)
        self._found.span(*match.span("filing"), SpanKind.FILING_TIME)

    def _take_security(self, match: re.Match[str], start: int, end: int) -> None:
        self._envelope.security_prosign = " ".join(match["prosign"].split())
        self._found.span(start, end, SpanKind.SECURITY_LINE)
        self._found.span(*match.span("security_rest"), SpanKind.OPERATING_SIGNAL)

    def _take_dtg(self, match: re.Match[str], start: int, end: int) -> None:
        envelope = self._envelope
        if match["action"] and envelope.precedence is None:
            info = match["info_precedence"]
            envelope.precedence = Precedence(
                PRECEDENCES[match["action"]], PRECEDENCES[info] if info else None
            )
        group_place = match.start("day"), match.end("year")
        if envelope.date is None:
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
        self._found.span(start, end, SpanKind.DATE_LINE)
        for name in ("action", "info_precedence"):
            if match[name]:
                self._found.span(*match.span(name), SpanKind.PRECEDENCE)
        self._found.span(*group_place, SpanKind.DATE_TIME_GROUP)
        self._found.span(*match.span("signals"), SpanKind.OPERATING_SIGNAL)

    def _take_fm(self, match: re.Match[str], start: int, end: int) -> None:
        glued = find_glued_line(self._text, match.start("sender"), end)
        sender_end = glued.start if glued else end
        self._envelope.sender = " ".join(self._text[match.start("sender") : sender_end].split())
        self._found.span(start, sender_end, SpanKind.ORIGINATOR_LINE)
        self._found.span(match.start("fm"), match.start("fm") + 2, SpanKind.FIELD_LABEL)

    def _take_distribution(self, _match: re.Match[str], start: int, end: int) -> None:
        self._group = "distribution"
        self._found.span(start, end, SpanKind.DISTRIBUTION)

    def _take_drafting(self, _match: re.Match[str], start: int, end: int) -> None:
        self._group = "distribution"
        self._found.span(start, end, SpanKind.DISTRIBUTION)

    def _take_control(self, _match: re.Match[str], start: int, end: int) -> None:
        self._group = None
        self._found.span(start, end, SpanKind.DISTRIBUTION)

    def _take_break(self, _match: re.Match[str], start: int, end: int) -> None:
        self._group = None
        self._found.span(start, end, SpanKind.TRAILER)

    def _take_weekday(self, _match: re.Match[str], start: int, end: int) -> None:
        self._group = None
        self._found.span(start, end, SpanKind.PUBLISHER_NOTE)

    def _take_stamp(self, _match: re.Match[str], start: int, end: int) -> None:
        self._found.span(start, end, SpanKind.OPERATING_SIGNAL)

    def _take_notice(self, match: re.Match[str], start: int, end: int) -> None:
        self._group = "notice"
        glued = find_glued_line(self._text, start, end)
        notice_end = glued.start if glued else end
        self._found.span(start, notice_end, SpanKind.PUBLISHER_NOTE)
        self._found.defect(
            DefectCode.PARTIAL_EXTRACT,
            "The publisher says that this record is a partial extract; its envelope is lost.",
            match.start("notice"),
            notice_end,
        )

    def _take_group(self, group: str, content: int, start: int, end: int) -> bool:
        self._group = group
        label_end = start + len(self._text[start:content].rstrip(" \t/"))
        self._found.span(start, label_end, SpanKind.FIELD_LABEL)
        return self._take_addressee(content, end, line_start=start)

    def _take_addressee(self, start: int, end: int, *, line_start: int) -> bool:
        assert self._group in _ADDRESS_KINDS
        heading = PAGE_HEADING.search(self._text, start, end)
        if heading:
            self._found.span(heading.start(), heading.end(), SpanKind.PAGE_LINE)
            end = heading.start()
        glued = find_glued_line(self._text, start, end)
        limit = glued.start if glued else end
        addressee = read_addressee(self._text, start, limit)
        if addressee:
            self._envelope.addressees[self._group].append(addressee)
            self._found.span(line_start, limit, _ADDRESS_KINDS[self._group])
            self._report_parts(addressee)
        return self._apart_from(glued)

    def _report_parts(self, addressee: Addressee) -> None:
        found, text = self._found, self._text
        if addressee.routing:
            routing_end = addressee.start + len(addressee.routing)
            found.span(addressee.start, routing_end, SpanKind.ROUTING_INDICATOR)
        end = addressee.end
        if addressee.serial:
            serial = text.rfind(addressee.serial, addressee.start, end)
            found.span(serial, serial + len(addressee.serial), SpanKind.ADDRESSEE_SERIAL)
            end = serial
        if addressee.precedence:
            words = text[addressee.start : end].rstrip()
            first = words.rfind(" ") + 1
            if words.endswith("NIACT IMMEDIATE"):
                first = len(words) - len("NIACT IMMEDIATE")
            place = addressee.start + first, addressee.start + len(words)
            found.span(*place, SpanKind.PRECEDENCE)

    def _apart_from(self, line: ClassificationLine | None) -> bool:
        """End the envelope at the classification line that was joined to its last line, if any."""
        if line is None:
            return True
        self._found.defect(
            DefectCode.GLUED_LINES,
            "The classification line follows the line before it without a break; "
            "the two are read apart.",
            line.start,
            line.level_end,
        )
        return self._classified(line, line.start)

    def _take_unknown(self, start: int, end: int) -> bool:
        text = self._text
        if self._group in _ADDRESS_KINDS and _ROUTED.match(text, start, end):
            return self._take_addressee(start, end, line_start=start)
        line = read_classification_line(text, start, end)
        if line:
            line = self._with_station_below(line)
            if line.is_full or not self._is_page_banner(line, end):
                return self._classified(line, start)
            return self._take_page_line(start, end)
        if PAGE_HEADING.search(text, start, end):
            return self._take_page_line(start, end)
        if self._group in _ADDRESS_KINDS:
            goes_on = not self._blank_before or self._page_broke
            self._page_broke = False
            if goes_on:
                return self._take_addressee(start, end, line_start=start)
            return self._stop(start)
        if self._group == "distribution":
            self._found.span(start, end, SpanKind.DISTRIBUTION)
            return True
        if self._group == "notice" and _NOTICE_GOES_ON.match(text, start, end):
            self._found.span(start, end, SpanKind.PUBLISHER_NOTE)
            return True
        if _QUEUE_NUMBER.match(text, start, end) and not self._envelope.sender:
            self._found.span(start, end, SpanKind.DISTRIBUTION)
            return True
        return self._take_strange(start, end)

    def _with_station_below(self, line: ClassificationLine) -> ClassificationLine:
        """Return a line that ends in its section with the station and serial of the next line."""
        below = _STATION_BELOW.match(self._text, line.end)
        if line.section is None or line.serial is not None or below is None:
            return line
        if station_key(below["post"]) is None:
            return line
        return replace(
            line,
            end=below.end(),
            post=" ".join(below["post"].split()),
            serial=int(below["serial"]),
            station_place=(below.start("post"), below.end("serial")),
        )

    def _take_page_line(self, start: int, end: int) -> bool:
        """Pass a page's heading or banner; blank lines about it do not end the address block."""
        self._found.span(start, end, SpanKind.PAGE_LINE)
        self._page_broke = True
        return True

    def _take_strange(self, start: int, end: int) -> bool:
        if self._envelope.sender or self._group or len(self._strange) >= _PATIENCE:
            return self._stop(start)
        if _PARAGRAPH.match(self._text, start, end):
            return self._stop(start)
        self._strange.append((start, end))
        return True

    def _is_page_banner(self, line: ClassificationLine, end: int) -> bool:
        """Whether a level alone on its line heads a page of the old style, before its PAGE line."""
        following = self._text[end : end + 400].split("\n")
        near = [piece for piece in following if piece.strip()][:2]
        return line.post is None and any(PAGE_HEADING.search(piece) for piece in near)

    def _classified(self, line: ClassificationLine, start: int) -> bool:
        self._envelope.classification_line = line
        return self._stop(start)

    def _recognize(self) -> None:
        weak = self._kinds & _WEAK_EVIDENCE
        self._envelope.is_recognized = bool(self._kinds - _WEAK_EVIDENCE) or len(weak) > 1

    def _stop(self, start: int) -> bool:
        self._recognize()
        if not self._envelope.is_recognized and self._strange:
            # Nothing of an envelope was seen: what came before is text, not debris above one.
            line = self._envelope.classification_line
            start = self._strange[0][0] if line is None else start
            if line is None:
                self._strange.clear()
        self._envelope.end = start
        return False

    def _report_strange(self) -> None:
        if not (self._envelope.is_recognized or self._envelope.classification_line):
            return
        for start, end in self._strange:
            if end <= self._envelope.end:
                self._found.defect(
                    DefectCode.UNREAD_LINE,
                    f"“{self._text[start:end].strip()[:60]}” stands above the message and was not"
                    " understood.",
                    start,
                    end,
                )


def filed_at(filing_time: str, year: int) -> datetime | None:
    """Return the moment of "0862239" in *year*: day 86 at 22:39 UTC. None if there is none."""
    try:
        return datetime.strptime(f"{year}{filing_time}", "%Y%j%H%M")
    except ValueError:
        return None
