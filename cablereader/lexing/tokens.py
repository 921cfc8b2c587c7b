"""Which Pygments token each kind of span is.

Subtypes of standard tokens, so that every installed style colors cables sensibly; the styles of this
package color the subtypes themselves.
"""

from __future__ import annotations

from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Punctuation,
    String,
    Text,
    _TokenType,
)

from cablereader.model.span import SpanKind

TOKENS: dict[SpanKind, _TokenType] = {
    SpanKind.TRANSMISSION_ID: Comment.Transmission,
    SpanKind.ROUTING_LINE: Comment.Transmission,
    SpanKind.STATION_LINE: Comment.Transmission,
    SpanKind.SECURITY_LINE: Comment.Transmission,
    SpanKind.DATE_LINE: Text.Envelope,
    SpanKind.ORIGINATOR_LINE: Text.Envelope,
    SpanKind.ACTION_ADDRESSEE: Text.Envelope,
    SpanKind.INFO_ADDRESSEE: Text.Envelope,
    SpanKind.EXEMPT_ADDRESSEE: Text.Envelope,
    SpanKind.OTHER_MEANS_ADDRESSEE: Text.Envelope,
    SpanKind.DISTRIBUTION: Comment.Distribution,
    SpanKind.PUBLISHER_NOTE: Comment.Publisher,
    SpanKind.CLASSIFICATION_LINE: Text.Header,
    SpanKind.CAPTION_LINE: Text.Header,
    SpanKind.ATTENTION_LINE: Text.Header,
    SpanKind.EXECUTIVE_ORDER_LINE: Text.Header,
    SpanKind.TAGS_LINE: Text.Header,
    SpanKind.SUBJECT_LINE: Text.Header,
    SpanKind.REFERENCE_BLOCK: Text.Header,
    SpanKind.AUTHORITY_LINE: Text.Header,
    SpanKind.PARAGRAPH: Text,
    SpanKind.SIGNER: Name.Signer,
    SpanKind.TRAILER: Comment.Transmission,
    SpanKind.SUMMARY: Text.Summary,
    SpanKind.COMMENT: Text.Opinion,
    SpanKind.NOTE: Text.Note,
    SpanKind.LIST_ITEM: Text.Item,
    SpanKind.HEADING: Generic.Heading,
    SpanKind.RULE: Punctuation.Rule,
    SpanKind.PAGE_LINE: Comment.Page,
    SpanKind.FIELD_LABEL: Keyword.Label,
    SpanKind.PRECEDENCE: Keyword.Precedence,
    SpanKind.ROUTING_INDICATOR: Name.Routing,
    SpanKind.STATION_SERIAL: Literal.Serial,
    SpanKind.ADDRESSEE_SERIAL: Comment.Transmission,
    SpanKind.FILING_TIME: Comment.Transmission,
    SpanKind.DATE_TIME_GROUP: Literal.Date,
    SpanKind.OPERATING_SIGNAL: Keyword.Signal,
    SpanKind.CLASSIFICATION: Generic.Strong.Classification,
    SpanKind.MRN: Name.Constant.Reference,
    SpanKind.SECTION: Literal.Section,
    SpanKind.CAPTION: Keyword.Caption,
    SpanKind.TAG: Name.Tag,
    SpanKind.SUBJECT: Generic.Heading.Subject,
    SpanKind.REFERENCE: Name.Constant.Reference,
    SpanKind.DECLASSIFY_ON: Literal.Date,
    SpanKind.CLASSIFIER: Name.Classifier,
    SpanKind.REASON: Literal.Reason,
    SpanKind.PARAGRAPH_NUMBER: Name.Label,
    SpanKind.PORTION_MARKING: Keyword.Type.Marking,
    SpanKind.BLOCK_LABEL: Keyword.Block,
    SpanKind.TEXT_REFERENCE: Name.Constant.Reference,
    SpanKind.REDACTION: String.Escape.Redaction,
    SpanKind.REPAIR: Generic.Emph.Repair,
}
