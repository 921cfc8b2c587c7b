"""Which part of a cable an offset lies in, and who explains it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from cablereader.handbook import address_places as address
from cablereader.handbook import body_places as body
from cablereader.handbook import envelope_places as envelope
from cablereader.handbook import header_places as header
from cablereader.handbook import protection_places as protection
from cablereader.handbook import reference_places as references
from cablereader.handbook.book import Book
from cablereader.handbook.entry import Explanation
from cablereader.handbook.place import Place
from cablereader.model.cable import Cable
from cablereader.model.span import Span, SpanKind
from cablereader.model.text.plain_text import linked_words

_ENVELOPE_LINES = frozenset(
    {
        SpanKind.ORIGINATOR_LINE,
        SpanKind.ACTION_ADDRESSEE,
        SpanKind.INFO_ADDRESSEE,
        SpanKind.EXEMPT_ADDRESSEE,
        SpanKind.OTHER_MEANS_ADDRESSEE,
    }
)


class Explainer:
    """Explains the places of one cable. Its spans are indexed once, when the first is asked for."""

    def __init__(self, book: Book, cable: Cable) -> None:
        self.cable = cable
        self._book = book

    def at(self, offset: int, today: date | None = None) -> Explanation | None:
        """Return what stands at *offset*; None for plain words, blanks and places outside the text."""
        if not 0 <= offset < len(self.cable.text):
            return None
        words = linked_words(self.cable.text, offset)
        if words != offset and (found := self.at(words, today)):
            # The marks of a link that a conversion wrote stand for nothing themselves.
            start, end = min(found.start, offset), max(found.end, offset + 1)
            return replace(found, start=start, end=end)
        for span in self._spans_at(offset):
            explanation = self._explain(span, offset, today)
            if explanation is None:
                continue
            if explanation.start <= offset < explanation.end:
                return explanation
            # A sign between two pieces ("RUEHC/SECSTATE") goes with the one that is explained; a
            # blank belongs to neither.
            if not self.cable.text[offset].isspace():
                start, end = min(explanation.start, offset), max(explanation.end, offset + 1)
                return replace(explanation, start=start, end=end)
        return None

    def _explain(self, span: Span, offset: int, today: date | None) -> Explanation | None:
        place = Place(self._book, self.cable, offset, span, today)
        if span.kind is SpanKind.FIELD_LABEL and self._is_in_envelope(offset):
            return address.field_label(place)
        explain = _EXPLAINERS.get(span.kind)
        return explain(place) if explain else None

    def _is_in_envelope(self, offset: int) -> bool:
        return any(span.kind in _ENVELOPE_LINES for span in self._spans_at(offset)) or (
            self._next_line_kind(offset) in _ENVELOPE_LINES
        )

    def _next_line_kind(self, offset: int) -> SpanKind | None:
        """Return the kind of the line after a label that stands alone above its first value."""
        index = bisect_right(self._starts, offset)
        return self.cable.spans[index].kind if index < len(self._starts) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.cable.spans]

    @cached_property
    def _parents(self) -> list[int]:
        """The index of the span that each span lies in; -1 for none."""
        parents: list[int] = []
        open_spans: list[int] = []
        spans = self.cable.spans
        for index, span in enumerate(spans):
            while open_spans and spans[open_spans[-1]].end <= span.start:
                open_spans.pop()
            parents.append(open_spans[-1] if open_spans else -1)
            open_spans.append(index)
        return parents

    def _spans_at(self, offset: int) -> list[Span]:
        """Return the spans that hold *offset*, the innermost first."""
        spans, index = self.cable.spans, bisect_right(self._starts, offset) - 1
        found: list[Span] = []
        while index >= 0:
            if spans[index].end > offset:
                found.append(spans[index])
            index = self._parents[index]
        return found


def explain_span(
    book: Book, cable: Cable, span: Span, today: date | None = None
) -> Explanation | None:
    """Return what *span* of *cable* is; quicker than an offset, for nothing has to be looked for."""
    explain = _EXPLAINERS.get(span.kind)
    return explain(Place(book, cable, span.start, span, today)) if explain else None


_EXPLAINERS: Mapping[SpanKind, Callable[[Place], Explanation | None]] = {
    SpanKind.TRANSMISSION_ID: envelope.transmission_id,
    SpanKind.ROUTING_LINE: envelope.routing_line,
    SpanKind.STATION_LINE: envelope.station_line,
    SpanKind.SECURITY_LINE: envelope.security_line,
    SpanKind.DATE_LINE: envelope.date_line,
    SpanKind.ORIGINATOR_LINE: address.originator_line,
    SpanKind.ACTION_ADDRESSEE: address.addressee,
    SpanKind.INFO_ADDRESSEE: address.addressee,
    SpanKind.EXEMPT_ADDRESSEE: address.addressee,
    SpanKind.OTHER_MEANS_ADDRESSEE: address.addressee,
    SpanKind.DISTRIBUTION: envelope.distribution,
    SpanKind.PUBLISHER_NOTE: envelope.publisher_note,
    SpanKind.PRECEDENCE: envelope.precedence,
    SpanKind.ROUTING_INDICATOR: address.routing_indicator,
    SpanKind.STATION_SERIAL: envelope.station_serial,
    SpanKind.ADDRESSEE_SERIAL: address.addressee_serial,
    SpanKind.FILING_TIME: envelope.filing_time,
    SpanKind.DATE_TIME_GROUP: envelope.date_time_group,
    SpanKind.OPERATING_SIGNAL: envelope.operating_signal,
    SpanKind.TRAILER: envelope.trailer,
    SpanKind.CLASSIFICATION_LINE: protection.classification_line,
    SpanKind.CLASSIFICATION: protection.classification,
    SpanKind.SECTION: header.section,
    SpanKind.MRN: header.mrn,
    SpanKind.CAPTION_LINE: header.caption_line,
    SpanKind.CAPTION: header.caption,
    SpanKind.ATTENTION_LINE: header.attention_line,
    SpanKind.EXECUTIVE_ORDER_LINE: protection.executive_order_line,
    SpanKind.DECLASSIFY_ON: protection.declassify_on,
    SpanKind.TAGS_LINE: header.tags_line,
    SpanKind.TAG: header.tag,
    SpanKind.SUBJECT_LINE: header.subject_line,
    SpanKind.REFERENCE_BLOCK: references.reference_block,
    SpanKind.REFERENCE: references.reference,
    SpanKind.AUTHORITY_LINE: protection.authority_line,
    SpanKind.CLASSIFIER: protection.classifier,
    SpanKind.REASON: protection.reason,
    SpanKind.FIELD_LABEL: header.field_label,
    SpanKind.PORTION_MARKING: protection.portion_marking,
    SpanKind.PARAGRAPH: body.words,
    SpanKind.PARAGRAPH_NUMBER: body.paragraph_number,
    SpanKind.BLOCK_LABEL: body.block_label,
    SpanKind.HEADING: body.heading,
    SpanKind.RULE: body.rule,
    SpanKind.PAGE_LINE: body.page_line,
    SpanKind.REDACTION: body.redaction,
    SpanKind.REPAIR: body.repair,
    SpanKind.SIGNER: body.signer,
    SpanKind.TEXT_REFERENCE: body.text_reference,
}
