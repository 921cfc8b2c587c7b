"""Places in the text of a cable, and what stands there.

Every offset is an index into ``Cable.text`` (Unicode code points, end exclusive). Spans are kept in
the order of their start; of two that start together the longer one comes first, so a reader walking
the list meets a container before its content.

Nesting follows one rule, which :func:`nest` guarantees for any list of candidates: each kind has a
depth, and a span may lie only inside spans of a smaller depth. Spans of one depth never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple


class SpanKind(StrEnum):
    """What a piece of the text is. The value is the name used in JSON output."""

    depth: int

    def __new__(cls, value: str, depth: int) -> SpanKind:
        member = str.__new__(cls, value)
        member._value_ = value
        member.depth = depth
        return member

    # Blocks: whole lines, side by side.
    TRANSMISSION_ID = "transmission_id", 1
    ROUTING_LINE = "routing_line", 1
    STATION_LINE = "station_line", 1
    SECURITY_LINE = "security_line", 1
    DATE_LINE = "date_line", 1
    ORIGINATOR_LINE = "originator_line", 1
    ACTION_ADDRESSEE = "action_addressee", 1
    INFO_ADDRESSEE = "info_addressee", 1
    EXEMPT_ADDRESSEE = "exempt_addressee", 1
    OTHER_MEANS_ADDRESSEE = "other_means_addressee", 1
    DISTRIBUTION = "distribution", 1
    PUBLISHER_NOTE = "publisher_note", 1
    CLASSIFICATION_LINE = "classification_line", 1
    CAPTION_LINE = "caption_line", 1
    ATTENTION_LINE = "attention_line", 1
    EXECUTIVE_ORDER_LINE = "executive_order_line", 1
    TAGS_LINE = "tags_line", 1
    SUBJECT_LINE = "subject_line", 1
    REFERENCE_BLOCK = "reference_block", 1
    AUTHORITY_LINE = "authority_line", 1
    PARAGRAPH = "paragraph", 1
    SIGNER = "signer", 1
    TRAILER = "trailer", 1

    # Parts of a body or of a block that may take several lines.
    SUMMARY = "summary", 2
    COMMENT = "comment", 2
    NOTE = "note", 3
    LIST_ITEM = "list_item", 3
    HEADING = "heading", 3
    RULE = "rule", 3
    PAGE_LINE = "page_line", 4

    # Words and signs.
    FIELD_LABEL = "field_label", 5
    PRECEDENCE = "precedence", 5
    ROUTING_INDICATOR = "routing_indicator", 5
    STATION_SERIAL = "station_serial", 5
    ADDRESSEE_SERIAL = "addressee_serial", 5
    FILING_TIME = "filing_time", 5
    DATE_TIME_GROUP = "date_time_group", 5
    OPERATING_SIGNAL = "operating_signal", 5
    CLASSIFICATION = "classification", 5
    MRN = "mrn", 5
    SECTION = "section", 5
    CAPTION = "caption", 5
    TAG = "tag", 5
    SUBJECT = "subject", 5
    REFERENCE = "reference", 5
    DECLASSIFY_ON = "declassify_on", 5
    CLASSIFIER = "classifier", 5
    REASON = "reason", 5
    PARAGRAPH_NUMBER = "paragraph_number", 5
    PORTION_MARKING = "portion_marking", 5
    BLOCK_LABEL = "block_label", 5
    TEXT_REFERENCE = "text_reference", 5
    REPAIR = "repair", 6
    REDACTION = "redaction", 7


class Span(NamedTuple):
    """Text from *start* to *end* (exclusive) is of *kind*."""

    start: int
    end: int
    kind: SpanKind


def nest(candidates: Iterable[tuple[int, int, SpanKind]], length: int) -> tuple[Span, ...]:
    """Return *candidates* sorted and cut so that the nesting rule of this module holds.

    A span that would cross the end of the one it lies in is cut there; one that would lie in a span
    of the same or a greater depth is left out. Empty spans are left out.
    """
    # Three sorts by plain numbers, the last one first: faster than one sort by a key of three.
    ordered = sorted(candidates, key=_depth)
    ordered.sort(key=_end, reverse=True)
    ordered.sort(key=_start)
    # Made without the constructor, which takes its arguments apart.
    make = tuple.__new__
    kept: list[Span] = []
    around: list[tuple[int, int]] = []
    limit, outer_depth = length, 0
    for place in ordered:
        start, end, kind = place
        while limit <= start and around:
            limit, outer_depth = around.pop()
        if end > limit:
            end = limit
            place = start, end, kind
        depth = kind.depth
        if start >= end or outer_depth >= depth:
            continue
        kept.append(make(Span, place))
        around.append((limit, outer_depth))
        limit, outer_depth = end, depth
    return tuple(kept)


_start, _end = itemgetter(0), itemgetter(1)


def _depth(candidate: tuple[int, int, SpanKind]) -> int:
    return candidate[2].depth
