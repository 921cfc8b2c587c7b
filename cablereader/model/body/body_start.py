"""Where the body of a cable begins, for whoever shows it without the header."""

from __future__ import annotations

from cablereader.model.cable import Cable
from cablereader.model.span import SpanKind


def body_start(cable: Cable) -> int:
    """Return where the body begins: at its first paragraph, or at the heading above it."""
    if not cable.paragraphs:
        return len(cable.text)
    first = cable.paragraphs[0].start
    above = 0
    for start, end, kind in cable.spans:
        if start >= first:
            break
        if kind in (SpanKind.HEADING, SpanKind.RULE):
            return min(start, first)
        above = max(above, end) if kind is not SpanKind.PAGE_LINE else above
    return _first_unread(cable.text, above, first)


def _first_unread(text: str, above: int, first: int) -> int:
    """Return where text begins that stands below the header and belongs to no part of it."""
    between = text[above:first]
    return first - len(between.lstrip()) if between.strip(" \t\n-=*_#~>") else first
