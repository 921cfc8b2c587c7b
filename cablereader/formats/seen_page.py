"""Pages of other editions: the cable in what a reader sees of them.

Mirrors, newspapers and wikis set a message in paragraphs or with line break tags where the published
pages have blocks. What stands above its first line is the page's own.
"""

from __future__ import annotations

import re

from cablereader.formats.page import Page
from cablereader.formats.plusd import lines_of
from cablereader.formats.preface import message_start, stated_above

_BODY = re.compile(r"<body\b[^<>]{0,400}>", re.IGNORECASE)
# What stands below the message is the page's, too.
_FOOT = re.compile(
    r"<footer\b|<\w{1,10}\b[^<>]{0,200}?[ ](?:class|id)=[\"']?[\w\- ]{0,40}foot", re.IGNORECASE
)
_RUN = re.compile(r"\n(?:[ \t]*\n)*")
_FURTHEST = 200_000
_MOST_LINES = 20_000
_STATED_IN = 6000
_FEWEST_RUNS = 10


def read_seen_page(text: str) -> Page | None:
    """Return what a page says of its cable, and the message; None if no message is seen on it."""
    body = _BODY.search(text)
    begin = body.end() if body else 0
    foot = _FOOT.search(text, begin)
    seen = lines_of(text[begin : foot.start() if foot else len(text)]).lstrip()
    # With a line above it, the first line is found, too.
    above = "-\n"
    start = message_start(above + seen, _FURTHEST, _MOST_LINES)
    if start is None:
        return None
    start -= len(above)
    return Page(stated_above(seen[max(0, start - _STATED_IN) : start]), _closed_up(seen[start:]))


def _closed_up(text: str) -> str:
    """Return *text* without the blank lines that stand between all its lines.

    A page that sets each line as a paragraph seems to have them; more of them are the message's.
    """
    runs = [match[0].count("\n") for match in _RUN.finditer(text.strip())]
    least = min(runs, default=1)
    if least == 1 or len(runs) < _FEWEST_RUNS:
        return text
    return _RUN.sub(lambda run: "\n" * (run[0].count("\n") // least), text)
