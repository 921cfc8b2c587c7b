"""Lines of a message that were joined: those of its envelope, or one more to its last address.

Where blocks were put together without a break, mostly the classification line was joined, of which
its own module tells; here are the lines that may stand in its place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablereader.model.text.format_lines import STATION_NAME, TRANSMISSION_ID, WEEKDAY_DATE

# A date that an office tool set above the text; a text that lost its classification line.
_JOINED = re.compile(
    r"(?<=[A-Za-z0-9./])(?:"
    rf"(?P<weekday>{WEEKDAY_DATE}\b[^\n]*)"
    r"|SIPDIS[ \t]*(?=\n|$)|E\.O\. ?\d{5}[ :])"
)
_SIGNS = ("day, ", "SIPDIS", "E.O.")
# The line that follows one of the envelope where the two were joined: a sign of it, and what tells it.
_NEXT_INSIDE = {
    "dtg": (" FM ", re.compile(rf"(?<=[ \t])FM[ ]+(?={STATION_NAME})")),
    "fm": (" TO ", re.compile(rf"(?<=[ \t])TO[ ]+(?={STATION_NAME}|R[A-Z]{{3,7}}/|ALL )")),
    # "TO AMEMBASSY LIMA INFO AMEMBASSY QUITO"
    "to": (
        "INFO",
        re.compile(
            rf"[ \t]INFO[ \t:]+(?={STATION_NAME}|R[A-Z]{{3,7}}/|[A-Z][A-Z ]{{3,60}}[ ]COLLECTIVE\b)"
        ),
    ),
}

_JOINED_ENVELOPE = re.compile(
    rf"\s*{TRANSMISSION_ID}[ \t]+(?=(?:ZZ|OO|PP|RR|DE)[ ][^\n]{{0,400}}[ ]FM[ ])"
)
_STATION = r"(?:R[UH][A-Z]{2,6}/|AM|SEC|US|ALL[ ])"
# The blank before each format line but the first.
_LINE_BEGINS = re.compile(
    r"(?<![ ][ZOPR])[ \t](?=(?:ZZ|OO|PP|RR)[ ]+R[UH][A-Z]{2,6}\b|DE[ ]+R[UH][A-Z]{2,6}[ ]+#"
    rf"|ZN[YR][ ]+[A-Z]{{5}}\b|[ZOPR][ ]+(?:[ZOPR][ ]+)?\d{{6}}Z[ ]+[A-Z]{{3}}[ ]+\d\d\b|FM[ ]+"
    rf"|TO[ ]+(?={_STATION})"
    rf"|INFO[ ]+(?={_STATION}|[A-Z][A-Z ]{{3,60}}[ ]COLLECTIVE\b)|XMT[ ]+|ZEN/|BT(?:[ ]|$))"
)
# Where the envelope ends in a text of one line.
_CLASSIFIED = re.compile(r"[ \t](?=(?:UNCLAS|C O N F I D E N T I A L|S E C R E T)[ ])")


def parted_envelope(text: str) -> str:
    """Return *text* with line ends for blanks before the lines of an envelope that were joined.

    A conversion that folds white space makes one line of the whole envelope; offsets stay.
    """
    joined = _JOINED_ENVELOPE.match(text)
    if joined is None:
        return text
    begin = joined.end() - 1
    end = text.find("\n", begin)
    end = len(text) if end < 0 else end
    classified = _CLASSIFIED.search(text, begin, end)
    if classified:
        end = classified.start()
    lines = _LINE_BEGINS.sub("\n", text[begin:end])
    return f"{text[:begin]}{lines}\n{text[end + 1 :]}" if end < len(text) else text[:begin] + lines


def find_next_line(kind: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the label of the next line where it stands in the one of *kind* on *text[start:end]*."""
    sign, pattern = _NEXT_INSIDE.get(kind, (None, None))
    if sign is None or pattern is None or text.find(sign, start, end) < 0:
        return None
    return pattern.search(text, start, end)


class JoinedLine(NamedTuple):
    """Where a joined line begins and ends, and whether it is an office tool's date."""

    start: int
    end: int
    is_date: bool


def find_joined_line(text: str, start: int, end: int) -> JoinedLine | None:
    """Return the line that was joined to the address on *text[start:end]*, or None."""
    if not any(map(text[start:end].__contains__, _SIGNS)):
        return None
    joined = _JOINED.search(text, start, end)
    return JoinedLine(*joined.span(), joined["weekday"] is not None) if joined else None
