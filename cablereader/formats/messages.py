"""Several messages in one file, one after the other.

A message begins with its transmission identifier. The sections of one long telegram each have an
envelope of their own; they are one cable, and stay together.
"""

from __future__ import annotations

import re

from cablereader.model.classification_line import read_classification_line
from cablereader.model.format_lines import TRANSMISSION_ID

_START = re.compile(rf"^{TRANSMISSION_ID}[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"^[^\n]*\b\d{3,8}\b[^\n]*$", re.MULTILINE)
_HEAD = 6000


def split_messages(text: str) -> list[str]:
    """Return the messages of *text*, which joined give *text*; most files hold one."""
    if text.count("VZCZC") < 2:
        return [text]
    starts = [match.start() for match in _START.finditer(text)]
    if len(starts) < 2:
        return [text]
    starts[0] = 0
    messages: list[str] = []
    last: tuple[str | None, int | None] | None = None
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        number = _number_of(text[start : min(end, start + _HEAD)])
        if messages and number is not None and number == last:
            messages[-1] += text[start:end]
        else:
            messages.append(text[start:end])
        last = number
    return messages


def _number_of(head: str) -> tuple[str | None, int | None] | None:
    """Return station and serial of the classification line in *head*."""
    for match in _LINE.finditer(head):
        line = read_classification_line(head, *match.span())
        if line and line.is_full:
            return line.post, line.serial
    return None
