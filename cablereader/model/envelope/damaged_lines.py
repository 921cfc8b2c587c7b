"""Lines that transmission damaged: read where the lines around them leave no doubt, else reported."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cablereader.model.cable import Precedence
from cablereader.model.dates import garbled_group
from cablereader.model.defect import DefectCode
from cablereader.model.envelope.envelope_lines import Envelope
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.text.format_lines import PRECEDENCES, STATION_NAME

_SENDER = re.compile(r"[ \t]*FM[ :]")
# TO with a letter lost, doubled or changed.
_GARBLED_TO = re.compile(
    r"[ \t]*(?:[TO]|T[A-Z]O?|[A-Z]TO|[A-Z]O|TO[A-Z]|OT)[ \t:.]+"
    rf"(?={STATION_NAME}|R[A-Z]{{3,7}}/|ALL )"
)


def take_garbled_date(found: Findings, envelope: Envelope, start: int, end: int) -> bool:
    """Take what the line *start* to *end* says, if it is the date line, damaged.

    That one stands right above the sender.
    """
    if envelope.date is not None or envelope.sender is not None:
        return False
    if not _SENDER.match(found.text, end + 1):
        return False
    line = found.text[start:end]
    read = garbled_group(line)
    if read is None:
        return False
    found.span(start, end, SpanKind.DATE_LINE)
    envelope.date, envelope.date_place = read.group, (start, end)
    if read.action and envelope.precedence is None:
        info = PRECEDENCES[read.info] if read.info else None
        envelope.precedence = Precedence(PRECEDENCES[read.action], info)
    said = read.group.iso or f"of {read.group.year}; the rest is left open"
    found.defect(
        DefectCode.INVALID_DATE,
        f"“{line.strip()}” is garbled; it is read as {said}.",
        start,
        end,
    )
    return True


def find_garbled_to(found: Findings, envelope: Envelope, start: int, end: int) -> int | None:
    """Return where the first address begins behind a label that is TO in all but a letter.

    It is due below the sender; any other place has words of its own that look like it.
    """
    if envelope.sender is None or any(envelope.addressees.values()):
        return None
    label = _GARBLED_TO.match(found.text, start, end)
    if label is None:
        return None
    found.defect(
        DefectCode.LABEL_REPAIRED,
        f"“{label[0].strip()}” is read as TO.",
        start,
        label.end(),
    )
    return label.end()


def report_unread(found: Findings, places: Iterable[tuple[int, int]]) -> None:
    """Report the lines at *places*, above a message, of which nothing was understood."""
    for start, end in places:
        found.defect(
            DefectCode.UNREAD_LINE,
            f"“{found.text[start:end].strip()[:60]}” stands above the message and was not"
            " understood.",
            start,
            end,
        )
