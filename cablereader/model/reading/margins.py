"""What of a paragraph hangs in the margin: its number and its portion marking, and their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from cablereader.model.cable import Cable, Paragraph
from cablereader.model.reading.reading_text import Margin
from cablereader.model.span import Span, SpanKind

_HANGING = (SpanKind.PARAGRAPH_NUMBER, SpanKind.PORTION_MARKING)
_PASSAGES = (SpanKind.SUMMARY, SpanKind.COMMENT)
_MOST_SPANS = 12
"""Number, marking and the passages that begin with them are fewer spans than these."""


def margin_of(cable: Cable, paragraph: Paragraph, body: str) -> Margin:
    """Return what hangs beside *paragraph*; it ends where it begins if nothing does.

    *body* is the text with what is not shown blanked out.
    """
    words, marking = _first_words(cable, paragraph), paragraph.marking
    if not body[words : paragraph.end].strip():
        # "1. (C - Entire text.)" is a paragraph whose words are its marking.
        words, marking = _number_end(cable, paragraph.start, words), None
    return Margin(paragraph.number, paragraph.printed, marking, paragraph.start, words)


def _first_words(cable: Cable, paragraph: Paragraph) -> int:
    """Return where a paragraph's own words begin, after its number and its marking."""
    words = paragraph.start
    for span in _spans_from(cable, paragraph.start):
        if span.start >= paragraph.end or cable.text[words : span.start].strip(" \t\n-"):
            break
        if span.kind in _HANGING:
            words = span.end
        elif span.kind.depth > SpanKind.PARAGRAPH.depth and span.kind not in _PASSAGES:
            break
    return words


def _number_end(cable: Cable, start: int, end: int) -> int:
    for span in _spans_from(cable, start):
        if span.kind is SpanKind.PARAGRAPH_NUMBER and span.end <= end:
            return span.end
    return start


def _spans_from(cable: Cable, start: int) -> Iterator[Span]:
    spans = cable.spans
    first = bisect_right(spans, (start - 1, len(cable.text) + 1, SpanKind.PARAGRAPH))
    for index in range(first, min(first + _MOST_SPANS, len(spans))):
        yield spans[index]
