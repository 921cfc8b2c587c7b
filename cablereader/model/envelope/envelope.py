"""The envelope of a telegram: from the transmission identifier to the last addressee.

Format lines 1 to 8 of ACP 127 as State telegrams have them. Every line may be missing; what is not
recognized is reported and stays in the text.
"""

from __future__ import annotations

import re

from cablereader.model.defect import DefectCode
from cablereader.model.envelope.damaged_lines import (
    find_garbled_to,
    report_unread,
    take_garbled_date,
)
from cablereader.model.envelope.envelope_lines import (
    ADDRESS_KINDS,
    LONGEST_ROUTING,
    Envelope,
    LineReader,
)
from cablereader.model.envelope.office_frames import find_framed_message
from cablereader.model.envelope.page_breaks import PageBreaks, page_heading
from cablereader.model.findings import Findings
from cablereader.model.protection.classification_line import (
    ClassificationLine,
    find_glued_line,
    read_classification_line,
    with_section_below,
)
from cablereader.model.protection.station_below import with_station_below
from cablereader.model.span import SpanKind
from cablereader.model.text.format_lines import LINE, NUMBERED_PARAGRAPH, STATION_NAME
from cablereader.model.text.joined_lines import JoinedLine, find_joined_line, find_next_line

_NOTICE_GOES_ON = re.compile(
    r"[ \t]*(?:The full text|of the original cable|cable is not available)"
)
# No label of the text header is a routing indicator.
_ROUTED = re.compile(r"[ \t]*(?!REF(?:S|TELS?)?[: ])R[A-Z]{3,7}[ ]?/")
# Below a blank line it still is an address.
_ADDRESSED = re.compile(rf"[ \t]*{STATION_NAME}")
# The relays of a long routing line go on below it.
_RELAYS = re.compile(r"[ \t]*R[A-Z]{3,7}(?:[ ]+R[A-Z]{3,7})*[ \t]*")
_QUEUE_NUMBER = re.compile(r"[ \t]*\d{1,5}(?:-\d{1,3})?[ \t]*$", re.MULTILINE)
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
# Strange lines that are passed before an envelope must have begun.
_PATIENCE = 10


def read_envelope(found: Findings, start: int = 0) -> Envelope:
    """Read the envelope that begins at *start*; without one, *end* is *start*.

    Of a message inside the frame of an office tool it is the message's own.
    """
    envelope = _Reader(found, start).read()
    inner_start = find_framed_message(found.text, envelope.end)
    if inner_start is None:
        return envelope
    mark = found.mark()
    inner = _Reader(found, inner_start).read()
    if inner.classification_line is None or not inner.sender:
        found.forget_since(mark)
        return envelope
    found.span(envelope.end, inner_start, SpanKind.PUBLISHER_NOTE)
    return inner


class _Reader:
    def __init__(self, found: Findings, start: int) -> None:
        self._found = found
        self._text = found.text
        self._start = start
        self._envelope = Envelope(end=start)
        self._lines = LineReader(found, self._envelope)
        self._pages = PageBreaks(found, self._envelope)
        self._group: str | None = None
        self._main_group: str | None = None
        """TO or INFO, whichever is open, also where exempted addressees interrupt it."""
        self._blank_before = False
        self._kinds: set[str] = set()
        self._strange: list[tuple[int, int]] = []

    def read(self) -> Envelope:
        mark = self._found.mark()
        envelope = self._read()
        if not (envelope.is_recognized or envelope.classification_line):
            # "TO DO" and the like: one line that looks like an address is no envelope.
            self._found.forget_since(mark)
            return Envelope(end=self._start)
        if self._strange:
            above = [place for place in self._strange if place[1] <= envelope.end]
            report_unread(self._found, above)
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
        following = find_next_line(kind, self._text, match.start(kind), end)
        if following:
            self._lines.read(kind, match, start, following.start())
            return self._take(following.start(), end)
        glued = find_glued_line(self._text, start, end) if kind in _MAY_BE_GLUED else None
        self._lines.read(kind, match, start, glued.start if glued else end)
        return self._apart_from(glued)

    def _take_group(self, group: str, content: int, start: int, end: int) -> bool:
        self._group = group
        if group in ("to", "info"):
            self._main_group = group
        label_end = start + len(self._text[start:content].rstrip(" \t/"))
        self._found.span(start, label_end, SpanKind.FIELD_LABEL)
        return self._take_addressee(content, end, line_start=start)

    def _take_addressee(self, start: int, end: int, *, line_start: int) -> bool:
        assert self._group is not None
        heading = page_heading(self._text, start, end)
        if heading:
            self._found.span(heading.start(), heading.end(), SpanKind.PAGE_LINE)
            end = heading.start()
        # Nothing was joined to an address that another one follows.
        below = self._text[end + 1 : end + LONGEST_ROUTING]
        is_amid = below.startswith("R") and "/" in below
        joined = None if is_amid else find_joined_line(self._text, start, end)
        glued = None if is_amid or joined else find_glued_line(self._text, start, end)
        limit = glued.start if glued else joined.start if joined else end
        info = find_next_line("to", self._text, start, limit) if self._group == "to" else None
        if info:
            self._lines.read_addressees("to", start, info.start(), line_start)
            self._group, start, line_start = "info", info.end(), info.start()
        self._lines.read_addressees(self._group, start, limit, line_start)
        return self._end_at(joined) if joined else self._apart_from(glued)

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
        if self._pages.has_stamps and self._pages.take_stamp(start, end):
            return True
        line = read_classification_line(text, start, end)
        if line:
            line = with_section_below(text, line)
            if line.section is not None or self._envelope.sender:
                line = with_station_below(text, line)
            names_message = line.section is not None or line.post is not None
            if not names_message and self._pages.take_banner(start, end):
                return True
            return self._classified(line, start)
        if self._pages.take_heading_or_foot(start, end):
            return True
        if self._group in ADDRESS_KINDS:
            goes_on = not self._blank_before or self._pages.page_broke
            goes_on = goes_on or _ADDRESSED.match(text, start, end) is not None
            self._pages.page_broke = False
            if goes_on:
                return self._take_addressee(start, end, line_start=start)
            return self._stop(start)
        if self._group == "distribution":
            if take_garbled_date(self._found, self._envelope, start, end):
                return self._dated()
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

    def _take_strange(self, start: int, end: int) -> bool:
        if take_garbled_date(self._found, self._envelope, start, end):
            return self._dated()
        if self._group is None:
            address = find_garbled_to(self._found, self._envelope, start, end)
            if address is not None:
                return self._take_group("to", address, start, end)
        if self._envelope.sender or self._group or len(self._strange) >= _PATIENCE:
            return self._stop(start)
        if NUMBERED_PARAGRAPH.match(self._text, start, end):
            return self._stop(start)
        glued = find_glued_line(self._text, start, end)
        self._strange.append((start, glued.start if glued else end))
        return self._apart_from(glued)

    def _dated(self) -> bool:
        self._kinds.add("dtg")
        self._group = None
        return True

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
