"""Several messages in one file, one after the other.

A message begins with its transmission identifier. The sections of one long telegram each have an
envelope of their own; they are one cable, and stay together. A record of the National Archives begins
with its first title, and ends where, after its attributes, the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from cablereader.model.protection.classification_line import read_classification_line
from cablereader.model.text.format_lines import MESSAGE_MARK, TRANSMISSION_ID

# An identifier with nothing but another one below it is the beginning of no message.
_START = re.compile(rf"^{TRANSMISSION_ID}[ \t]*$(?!\s{{1,9}}{MESSAGE_MARK})", re.MULTILINE)
_RECORD = re.compile(r"^[ \t]*Message Text[ \t]*$", re.MULTILINE)
_ATTRIBUTES = "Message Attributes"
_LINE = re.compile(r"^[^\n]*\b\d{3,8}\b[^\n]*$", re.MULTILINE)
_HEAD = 6000
_SEVERAL = 2

Number: TypeAlias = tuple[str | None, int | None]


def may_hold_several(data: bytes) -> bool:
    """Whether a file may hold more than one message, from a look at its bytes."""
    # UTF-16 is full of zero bytes; another text may have a stray one.
    encodings = ("utf-8", "utf-16-be") if b"\0" in data else ("utf-8",)
    return any(
        data.count(mark.encode(encoding)) >= _SEVERAL
        for mark in (MESSAGE_MARK, _ATTRIBUTES)
        for encoding in encodings
    )


def split_records(text: str) -> Iterator[str]:
    """Yield the archives' records of *text*, which joined give *text*."""
    if text.count(_ATTRIBUTES) < _SEVERAL:
        yield text
        return
    begin = 0
    attributes = text.find(_ATTRIBUTES)
    for match in _RECORD.finditer(text):
        if 0 <= attributes < match.start():
            yield text[begin : match.start()]
            begin = match.start()
            attributes = text.find(_ATTRIBUTES, begin)
    yield text[begin:]


def split_messages(text: str) -> Iterator[str]:
    """Yield the messages of *text*, which joined give *text*; most files hold one."""
    if text.count(MESSAGE_MARK) < _SEVERAL:
        yield text
        return
    begin = 0
    last: Number | None = None
    starts = _starts(text, 0, len(text))
    first = next(starts, None)
    if first is not None:
        last = _number_of(text, first)
    for start in starts:
        number = _number_of(text, start)
        if number is None or number != last:
            yield text[begin:start]
            begin = start
        last = number
    yield text[begin:]


def _starts(text: str, position: int, end: int) -> Iterator[int]:
    """Yield where messages begin in *text[position:end]*."""
    position = text.find(MESSAGE_MARK, position, end)
    while position >= 0:
        if _START.match(text, position, end):
            yield position
        position = text.find(MESSAGE_MARK, position + 1, end)


def _number_of(text: str, start: int) -> Number | None:
    """Return station and serial of the classification line of the message at *start*."""
    head_end = start + _HEAD
    head = text[start : next(_starts(text, start + len(MESSAGE_MARK), head_end), head_end)]
    for match in _LINE.finditer(head):
        line = read_classification_line(head, *match.span())
        if line and line.is_full:
            return line.post, line.serial
    return None
