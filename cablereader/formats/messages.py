"""Several messages in one file, one after the other.

A message begins with its transmission identifier. The sections of one long telegram each have an
envelope of their own; they are one cable, and stay together. A record of the National Archives begins
with its first title, and ends where, after its attributes, the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from cablereader.model.classification_line import read_classification_line
from cablereader.model.format_lines import TRANSMISSION_ID

# An identifier with nothing but another one below it is the beginning of no message.
_START = re.compile(rf"^{TRANSMISSION_ID}[ \t]*$(?!\s{{1,9}}VZCZC)", re.MULTILINE)
_MESSAGE_MARK = "VZCZC"
_RECORD = re.compile(r"^[ \t]*Message Text[ \t]*$", re.MULTILINE)
_ATTRIBUTES = "Message Attributes"
_LINE = re.compile(r"^[^\n]*\b\d{3,8}\b[^\n]*$", re.MULTILINE)
_HEAD = 6000

Number: TypeAlias = tuple[str | None, int | None]


def may_hold_several(data: bytes) -> bool:
    """Whether a file may hold more than one message, from a look at its bytes."""
    return any(
        data.count(mark.encode(encoding)) > 1
        for mark in (_MESSAGE_MARK, _ATTRIBUTES)
        for encoding in ("utf-8", "utf-16-be")
    )


def split_records(text: str) -> Iterator[str]:
    """Yield the archives' records of *text*, which joined give *text*."""
    begin = 0
    attributes = text.find(_ATTRIBUTES)
    for match in _RECORD.finditer(text) if text.count(_ATTRIBUTES) > 1 else ():
        if 0 <= attributes < match.start():
            yield text[begin : match.start()]
            begin = match.start()
            attributes = text.find(_ATTRIBUTES, begin)
    yield text[begin:]


def split_messages(text: str) -> Iterator[str]:
    """Yield the messages of *text*, which joined give *text*; most files hold one."""
    begin = 0
    last: Number | None = None
    starts = _START.finditer(text) if text.count(_MESSAGE_MARK) > 1 else iter(())
    first = next(starts, None)
    if first:
        last = _number_of(text, first.start())
    for match in starts:
        number = _number_of(text, match.start())
        if number is None or number != last:
            yield text[begin : match.start()]
            begin = match.start()
        last = number
    yield text[begin:]


def _number_of(text: str, start: int) -> Number | None:
    """Return station and serial of the classification line of the message at *start*."""
    next_start = _START.search(text, start + 5, start + _HEAD)
    head = text[start : next_start.start() if next_start else start + _HEAD]
    for match in _LINE.finditer(head):
        line = read_classification_line(head, *match.span())
        if line and line.is_full:
            return line.post, line.serial
    return None
