"""What was joined to the last address where the blocks of a message were put together without a break.

Mostly that is the classification line, of which its own module tells; here are the lines that may
stand in its place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablereader.model.text.format_lines import WEEKDAY_DATE

# A date that an office tool set above the text; a text that lost its classification line.
_JOINED = re.compile(
    r"(?<=[A-Za-z0-9./])(?:"
    rf"(?P<weekday>{WEEKDAY_DATE}\b[^\n]*)"
    r"|SIPDIS[ \t]*(?=\n|$)|E\.O\. ?\d{5}[ :])"
)
_SIGNS = ("day, ", "SIPDIS", "E.O.")


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
