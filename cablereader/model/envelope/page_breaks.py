"""Where pages end inside an envelope: their headings, feet and banners, and the stamps on them."""

from __future__ import annotations

import re

from cablereader.model.envelope.envelope_lines import Envelope
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.text.format_lines import LINE, NUMBERED_PARAGRAPH
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

_LONGEST_DISTRIBUTION = 3000


class PageBreaks:
    """Passes the page lines of *envelope*, which is read from line to line, and reports them."""

    def __init__(self, found: Findings, envelope: Envelope) -> None:
        self._found = found
        self._text = found.text
        self._envelope = envelope
        self.has_stamps = STAMP_SIGN in found.text
        """Whether lines need be asked for stamps; few cables have any."""
        self.page_broke = False
        """Whether a page line was passed; blank lines about it do not end the address block."""
        self._is_stamped = False
        """Whether the last line with text is of a stamp."""
        self._half_heading = False
        """Whether the last line with text is the first of a page heading on two lines."""

    def take_stamp(self, start: int, end: int) -> bool:
        """Pass a line of the stamp of the archives' review, which may take several."""
        text = self._text
        is_first = text.find(STAMP_SIGN, start, end) >= 0
        is_rest = self._is_stamped and REST_OF_STAMP.match(text, start, end) is not None
        self._is_stamped = is_first or is_rest
        if not (self._is_stamped or REVIEWER.match(text, start)):
            return False
        return self._take(start, end)

    def take_heading_or_foot(self, start: int, end: int) -> bool:
        """Pass a line that is a page's foot, its heading, or half of a heading on two lines."""
        text = self._text
        may_be_heading = "PAGE " in text[start:end]
        heading = page_heading(text, start, end) if may_be_heading else None
        if heading:
            serial = PAGE_SERIAL.match(heading[0])
            if serial and self._envelope.page_serial is None:
                self._envelope.page_serial = int(serial["serial"])
            return self._take(start, end)
        is_second = self._half_heading and STATION_ALONE.fullmatch(text, start, end) is not None
        self._half_heading = may_be_heading and PAGE_ALONE.fullmatch(text, start, end) is not None
        if self._half_heading or is_second or is_page_foot(text, start, end):
            return self._take(start, end)
        return False

    def take_banner(self, start: int, end: int) -> bool:
        """Pass a level alone on its line, if it stands above a PAGE line or the envelope."""
        following = self._text[end : end + 400].split("\n")
        near = [piece for piece in following if piece.strip()][:2]
        has_sender = bool(self._envelope.sender)
        is_banner = any(
            page_heading(piece, 0, len(piece))
            or PAGE_ALONE.fullmatch(piece)
            or (not has_sender and _opens_envelope(piece))
            for piece in near
        ) or (not has_sender and _has_envelope_below(self._text, end))
        return is_banner and self._take(start, end)

    def _take(self, start: int, end: int) -> bool:
        self._found.span(start, end, SpanKind.PAGE_LINE)
        self.page_broke = True
        return True


def page_heading(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the page heading on *text[start:end]*, which may stand behind other words."""
    # Few lines hold the word; it is found faster than the pattern fails.
    return PAGE_HEADING.search(text, start, end) if "PAGE " in text[start:end] else None


def _opens_envelope(line: str) -> bool:
    match = LINE.match(line)
    return match is not None and match.lastgroup in ("transmission", "routing", "dtg", "fm")


def _has_envelope_below(text: str, position: int) -> bool:
    """Whether a date line and a sender follow below *position*, before any field or paragraph.

    What stands between is distribution and drafting, which other pages word in their own ways.
    """
    has_date = False
    for piece in text[position : position + _LONGEST_DISTRIBUTION].split("\n"):
        match = LINE.match(piece)
        kind = match.lastgroup if match else None
        if kind == "label" or NUMBERED_PARAGRAPH.match(piece):
            return False
        if kind == "fm" and has_date:
            return True
        has_date = has_date or kind == "dtg"
    return False
