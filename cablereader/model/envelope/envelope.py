"""The envelope of a telegram: from the transmission identifier to the last addressee.

Format lines 1 to 8 of ACP 127 as State telegrams have them. Every line may be missing; what is not
recognized is reported and stays in the text.
"""

from __future__ import annotations

import re

from cablereader.model.dates import garbled_group
from cablereader.model.defect import DefectCode
from cablereader.model.envelope.envelope_lines import ADDRESS_KINDS, Envelope, LineReader
from cablereader.model.findings import Findings
from cablereader.model.protection.classification_line import (
    ClassificationLine,
    find_glued_line,
    read_classification_line,
    with_section_below,
)
from cablereader.model.span import SpanKind
from cablereader.model.stations import station_key
from cablereader.model.text.format_lines import LINE, MESSAGE_MARK, TRANSMISSION_ID
from cablereader.model.text.joined_lines import JoinedLine, find_joined_line
from cablereader.model.text.page_lines import (
    PAGE_ALONE,
    PAGE_HEADING,
    PAGE_SERIAL,
    REST_OF_STAMP,
    REVIEWER,
    STAMP_SIGN,
    STATION_ALONE,
    is_page_foot,
)

_NOTICE_GOES_ON = re.compile(
    r"[ \t]*(?:The full text|of the original cable|cable is not available)"
)
# No label of the text header is a routing indicator.
_ROUTED = re.compile(r"[ \t]*(?!REF(?:S|TELS?)?[: ])R[A-Z]{3,7}[ ]?/")
_LONGEST_ROUTING = 10
# How the name of a station begins in an address; below a blank line it still is one.
_ADDRESS = r"(?:AMEMB|AMCONSUL|USMISSION|USDEL|USINT|USLO|USUN|SECSTATE|SECDEF|CINC|USCINC)"
_ADDRESSED = re.compile(rf"[ \t]*{_ADDRESS}")
# The line that follows where lines were joined: a sign of it, and what tells it.
_NEXT_INSIDE = {
    "dtg": (" FM ", re.compile(rf"(?<=[ \t])FM[ ]+(?={_ADDRESS})")),
    "fm": (" TO ", re.compile(rf"(?<=[ \t])TO[ ]+(?={_ADDRESS}|R[A-Z]{{3,7}}/|ALL )")),
}
_SENDER = re.compile(r"[ \t]*FM[ :]")
# TO with a letter lost, doubled or changed.
_GARBLED_TO = re.compile(
    rf"[ \t]*(?:[TO]|T[A-Z]O?|[A-Z]TO|[A-Z]O|TO[A-Z]|OT)[ \t:.]+(?={_ADDRESS}|R[A-Z]{{3,7}}/|ALL )"
)
_INFO_INSIDE = re.compile(
    rf"[ \t]INFO[ \t:]+(?={_ADDRESS}|R[A-Z]{{3,7}}/|[A-Z][A-Z ]{{3,60}}[ ]COLLECTIVE\b)"
)
# An addressee behind another one, where lines were joined.
_NEXT_ROUTED = re.compile(r"[ \t](?=R[UH][A-Z]{2,6}/[A-Z])")
# The relays of a long routing line go on below it.
_RELAYS = re.compile(r"[ \t]*R[A-Z]{3,7}(?:[ ]+R[A-Z]{3,7})*[ \t]*")
_STATION_BELOW = re.compile(
    r"\n(?:[ \t]*\n)?[ \t]*(?P<post>[A-Z][A-Z .'’\-]{1,40}?)[ \t]+(?P<serial>\d{3,8})[ \t]*(?=\n|$)"
)
_QUEUE_NUMBER = re.compile(r"[ \t]*\d{1,5}(?:-\d{1,3})?[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"[ \t]*(?:¶[ \t]*)?\d{1,2}[.)][ \t]*(?:\(|[A-Z])")
# Lines that begin a group or end one.
_GROUPS = {
    "distribution": "distribution",
    "drafting": "distribution",
    "notice": "notice",
    "control": None,
    "break": None,
    "weekday": None,
}
_MAY_BE_GLUED = ("fm", "notice", "dtg", "security", "control", "distribution")
# Words that may begin a line of any text; two kinds of them together make an envelope.
_WEAK_EVIDENCE = frozenset(
    ("fm", "to", "info", "exempt", "other_means", "break", "control", "drafting", "weekday")
)
# What an office tool set about a message that it kept whole: its own line of classification, then
# "cxTaipei:", who acted and who drafted; the message's own envelope follows.
_WRAPPER = re.compile(
    r"^[ \t]*(?:cx[A-Z][A-Za-z ]{2,20}:|DISSEMINATION:|Cable Text:)", re.MULTILINE
)
_INNER_MESSAGE = re.compile(rf"\n(?={TRANSMISSION_ID}[ \t]*\n)")
_LONGEST_WRAPPER = 4000
_LONGEST_DISTRIBUTION = 3000
# Strange lines that are passed before an envelope must have begun.
_PATIENCE = 10


def read_envelope(found: Findings, start: int = 0) -> Envelope:
    """Read the envelope that begins at *start*; without one, *end* is *start*.

    Of a message inside the frame of an office tool it is the message's own.
    """
    envelope = _Reader(found, start).read()
    inner_start = _inner_start(found.text, envelope.end)
    if inner_start is None:
        return envelope
    mark = found.mark()
    inner = _Reader(found, inner_start).read()
    if inner.classification_line is None or not inner.sender:
        found.forget_since(mark)
        return envelope
    found.span(envelope.end, inner_start, SpanKind.PUBLISHER_NOTE)
    return inner


def _inner_start(text: str, start: int) -> int | None:
    """Return where a message begins that an office tool's frame stands above, from *start* on."""
    limit = start + _LONGEST_WRAPPER
    if text.find(MESSAGE_MARK, start + 1, limit) < 0:
        return None
    inner = _INNER_MESSAGE.search(text, start, limit)
    if inner is None or _WRAPPER.search(text, start, inner.start()) is None:
        return None
    return inner.end()


class _Reader:
    def __init__(self, found: Findings, start: int) -> None:
        self._found = found
        self._text = found.text
        self._start = start
        self._envelope = Envelope(end=start)
        self._lines = LineReader(found, self._envelope)
        self._group: str | None = None
        self._main_group: str | None = None
        """TO or INFO, whichever is open, also where exempted addressees interrupt it."""
        self._blank_before = False
        self._page_broke = False
        self._has_stamps = STAMP_SIGN in found.text
        self._is_stamped = False
        """Whether the last line with text is of a stamp."""
        self._half_heading = False
        """Whether the last line with text is the first of a page heading on two lines."""
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
        # Most lines of a long address block; no other kind of line looks like them.
        if self._group in ADDRESS_KINDS and _ROUTED.match(self._text, start, end):
            self._leave_unrouted_group()
            return self._take_addressee(start, end, line_start=start)
        match = LINE.match(self._text, start, end)
        # Of groups inside each other, the outer one closes last.
        kind = match.lastgroup if match else None
        if match and kind:
            if kind == "label":
                return self._stop(start)
            self._kinds.add(kind)
            return self._take_known(kind, match, start, end)
        return self._take_unknown(start, end)

    def _take_known(self, kind: str, match: re.Match[str], start: int, end: int) -> bool:
        if kind in ADDRESS_KINDS:
            if self._group == "distribution" and self._envelope.date is None:
                # "INFO: NEA - MR. ROE" among those who cleared.
                self._found.span(start, end, SpanKind.DISTRIBUTION)
                return True
            return self._take_group(kind, match.end(), start, end)
        self._group = _GROUPS.get(kind, self._group)
        joined = self._joined(kind, match.start(kind), end)
        if joined is not None:
            self._lines.read(kind, match, start, joined)
            return self._take(joined, end)
        glued = find_glued_line(self._text, start, end) if kind in _MAY_BE_GLUED else None
        self._lines.read(kind, match, start, glued.start if glued else end)
        return self._apart_from(glued)

    def _joined(self, kind: str, start: int, end: int) -> int | None:
        """Return where the next line of the envelope begins inside this one, if they were joined."""
        sign, pattern = _NEXT_INSIDE.get(kind, (None, None))
        if sign is None or pattern is None or self._text.find(sign, start, end) < 0:
            return None
        found = pattern.search(self._text, start, end)
        return found.start() if found else None

    def _take_group(self, group: str, content: int, start: int, end: int) -> bool:
        self._group = group
        if group in ("to", "info"):
            self._main_group = group
        label_end = start + len(self._text[start:content].rstrip(" \t/"))
        self._found.span(start, label_end, SpanKind.FIELD_LABEL)
        return self._take_addressee(content, end, line_start=start)

    def _take_addressee(self, start: int, end: int, *, line_start: int) -> bool:
        assert self._group is not None
        heading = _page_heading(self._text, start, end)
        if heading:
            self._found.span(heading.start(), heading.end(), SpanKind.PAGE_LINE)
            end = heading.start()
        # Nothing was joined to an address that another one follows.
        below = self._text[end + 1 : end + _LONGEST_ROUTING]
        is_amid = below.startswith("R") and "/" in below
        joined = None if is_amid else find_joined_line(self._text, start, end)
        glued = None if is_amid or joined else find_glued_line(self._text, start, end)
        limit = glued.start if glued else joined.start if joined else end
        may_hold_info = self._group == "to" and self._text.find("INFO", start, limit) > start
        info = _INFO_INSIDE.search(self._text, start, limit) if may_hold_info else None
        if info:
            # "TO AMEMBASSY LIMA INFO AMEMBASSY QUITO", two lines that were joined.
            self._read_addressees("to", start, info.start(), line_start)
            self._group, start, line_start = "info", info.end(), info.start()
        self._read_addressees(self._group, start, limit, line_start)
        return self._end_at(joined) if joined else self._apart_from(glued)

    def _read_addressees(self, group: str, start: int, end: int, line_start: int) -> None:
        """Read the addressee on *text[start:end]*, or each of several whose lines were joined."""
        # Most lines have one slash, behind the routing indicator they begin with.
        while self._text.find("/", start + _LONGEST_ROUTING, end) > 0:
            following = _NEXT_ROUTED.search(self._text, start + 1, end)
            if following is None:
                break
            self._lines.read_addressee(group, start, following.start(), line_start)
            start = line_start = following.end()
        self._lines.read_addressee(group, start, end, line_start)

    def _end_at(self, joined: JoinedLine) -> bool:
        """End the address block at a line that was joined to it; the envelope may go on below."""
        self._found.defect(
            DefectCode.GLUED_LINES,
            "The next line follows the last address without a break; the two are read apart.",
            joined.start,
            joined.end,
        )
        if not joined.is_date:
            return self._stop(joined.start)
        self._group = None
        self._found.span(joined.start, joined.end, SpanKind.PUBLISHER_NOTE)
        return True

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
        if self._has_stamps and self._is_of_stamp(start, end):
            return self._take_page_line(start, end)
        line = read_classification_line(text, start, end)
        if line:
            line = self._with_station_below(with_section_below(text, line))
            names_message = line.section is not None or line.post is not None
            if names_message or not self._is_page_banner(end):
                return self._classified(line, start)
            return self._take_page_line(start, end)
        heading = _page_heading(text, start, end)
        is_page_line = bool(heading) or self._is_half_heading(start, end)
        if is_page_line or is_page_foot(text, start, end):
            serial = PAGE_SERIAL.match(heading[0]) if heading else None
            if serial and self._envelope.page_serial is None:
                self._envelope.page_serial = int(serial["serial"])
            return self._take_page_line(start, end)
        if self._group in ADDRESS_KINDS:
            goes_on = not self._blank_before or self._page_broke
            goes_on = goes_on or _ADDRESSED.match(text, start, end) is not None
            self._page_broke = False
            if goes_on:
                return self._take_addressee(start, end, line_start=start)
            return self._stop(start)
        if self._group == "distribution":
            if self._take_garbled_date(start, end):
                return True
            glued = find_glued_line(text, start, end)
            self._found.span(start, glued.start if glued else end, SpanKind.DISTRIBUTION)
            return self._apart_from(glued)
        if self._group == "notice" and _NOTICE_GOES_ON.match(text, start, end):
            self._found.span(start, end, SpanKind.PUBLISHER_NOTE)
            return True
        is_below_routing = "routing" in self._kinds and "station" not in self._kinds
        if is_below_routing and _RELAYS.fullmatch(text, start, end):
            self._found.span(start, end, SpanKind.ROUTING_LINE)
            return True
        if _QUEUE_NUMBER.match(text, start, end) and not self._envelope.sender:
            self._found.span(start, end, SpanKind.DISTRIBUTION)
            return True
        return self._take_strange(start, end)

    def _leave_unrouted_group(self) -> None:
        """Go back to TO or INFO at a routed line: an exempted addressee needs no route."""
        assert self._group is not None
        listed = self._envelope.addressees[self._group]
        is_aside = self._group not in ("to", "info") and self._main_group is not None
        if is_aside and listed and not listed[-1].routing:
            self._group = self._main_group

    def _with_station_below(self, line: ClassificationLine) -> ClassificationLine:
        """Return a line that ends in its level or section with the station and serial of the next."""
        below = _STATION_BELOW.match(self._text, line.end)
        if line.serial is not None or below is None:
            return line
        if line.section is None and not self._envelope.sender:
            return line
        if station_key(below["post"]) is None:
            return line
        return line._replace(
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

    def _is_half_heading(self, start: int, end: int) -> bool:
        """Whether a line is the first of a page heading on two lines, or the second below the first."""
        is_second = self._half_heading
        may_be_first = self._text.find("PAGE ", start, end) >= 0
        self._half_heading = may_be_first and bool(PAGE_ALONE.fullmatch(self._text, start, end))
        if self._half_heading:
            return True
        return is_second and STATION_ALONE.fullmatch(self._text, start, end) is not None

    def _is_of_stamp(self, start: int, end: int) -> bool:
        """Whether a line is of the stamp of the archives' review, which may take several."""
        is_first = self._text.find(STAMP_SIGN, start, end) >= 0
        is_rest = self._is_stamped and REST_OF_STAMP.match(self._text, start, end) is not None
        self._is_stamped = is_first or is_rest
        return self._is_stamped or REVIEWER.match(self._text, start) is not None

    def _take_strange(self, start: int, end: int) -> bool:
        if self._take_garbled_date(start, end):
            return True
        label = self._garbled_label(start, end)
        if label:
            self._found.defect(
                DefectCode.LABEL_REPAIRED,
                f"“{self._text[start : label.end()].strip()}” is read as TO.",
                start,
                label.end(),
            )
            return self._take_group("to", label.end(), start, end)
        if self._envelope.sender or self._group or len(self._strange) >= _PATIENCE:
            return self._stop(start)
        if _PARAGRAPH.match(self._text, start, end):
            return self._stop(start)
        glued = find_glued_line(self._text, start, end)
        self._strange.append((start, glued.start if glued else end))
        return self._apart_from(glued)

    def _take_garbled_date(self, start: int, end: int) -> bool:
        """Read a damaged date line, which stands right above the sender; return whether it is one."""
        if self._envelope.date is not None or self._envelope.sender is not None:
            return False
        if not _SENDER.match(self._text, end + 1):
            return False
        read = garbled_group(self._text[start:end])
        if read is None:
            return False
        self._kinds.add("dtg")
        self._group = None
        self._lines.take_garbled_date(read, start, end)
        return True

    def _garbled_label(self, start: int, end: int) -> re.Match[str] | None:
        """Return the label of the first address below the sender, if it is TO in all but a letter."""
        is_due = self._envelope.sender is not None and self._group is None
        if not is_due or any(self._envelope.addressees.values()):
            return None
        return _GARBLED_TO.match(self._text, start, end)

    def _is_page_banner(self, end: int) -> bool:
        """Whether a level alone on the line up to *end* stands above a PAGE line, or the envelope."""
        following = self._text[end : end + 400].split("\n")
        near = [piece for piece in following if piece.strip()][:2]
        return any(
            _page_heading(piece, 0, len(piece))
            or PAGE_ALONE.fullmatch(piece)
            or (not self._envelope.sender and _opens_envelope(piece))
            for piece in near
        ) or (not self._envelope.sender and self._has_envelope_below(end))

    def _has_envelope_below(self, position: int) -> bool:
        """Whether a date line and a sender follow below *position*, before any field or paragraph.

        What stands between is distribution and drafting, which other pages word in their own ways.
        """
        has_date = False
        for piece in self._text[position : position + _LONGEST_DISTRIBUTION].split("\n"):
            match = LINE.match(piece)
            kind = match.lastgroup if match else None
            if kind == "label" or _PARAGRAPH.match(piece):
                return False
            if kind == "fm" and has_date:
                return True
            has_date = has_date or kind == "dtg"
        return False

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


def _opens_envelope(line: str) -> bool:
    match = LINE.match(line)
    return match is not None and match.lastgroup in ("transmission", "routing", "dtg", "fm")


def _page_heading(text: str, start: int, end: int) -> re.Match[str] | None:
    # Few lines hold the word; it is found faster than the pattern fails.
    return PAGE_HEADING.search(text, start, end) if "PAGE " in text[start:end] else None
