"""Cutting a text header into its fields: which lines belong to which label.

Labels open most fields, in any order. A field goes on over lines until another begins, a blank line
ends it, or the body does. What has no label is a caption, an attention line, or the body.
"""

from __future__ import annotations

import re

from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.header import field_labels, reference_items, tags
from cablereader.model.header.body_openings import BodyOpenings, joined_paragraph
from cablereader.model.header.field import Field
from cablereader.model.header.field_ends import FieldEnds
from cablereader.model.header.labels_below import LabelsBelow
from cablereader.model.header.line_gap import LineGap
from cablereader.model.header.message_captions import MessageCaptions
from cablereader.model.protection import classification_authority
from cablereader.model.protection.captions import leading_captions, read_caption_line
from cablereader.model.protection.classification_line import read_classification_line
from cablereader.model.span import SpanKind
from cablereader.model.text.body_lines import is_rule

_DEBRIS = re.compile(r"[ \t]*>[ \t>]*$")


class HeaderCutter:
    """Cuts one header; *has_line* says whether a classification line stands above it."""

    def __init__(self, found: Findings, captions: MessageCaptions, *, has_line: bool) -> None:
        self._found = found
        self._text = found.text
        self._captions = captions
        self._has_line = has_line
        self.fields: list[Field] = []
        self._seen: set[str] = set()
        """The names of the fields."""
        self._body_start: int | None = None
        self._gap = LineGap()
        self._below = LabelsBelow(found)
        self._openings = BodyOpenings(found, self._gap, self._below, has_line=has_line)
        self._ends = FieldEnds(found, self._gap, self._below)
        self._is_closed = False
        """Whether an attention line stands below the last field."""

    def cut(self, position: int) -> int:
        """Cut the header that begins at *position*, line by line; return where the body begins."""
        text, clean, gap = self._text, self._found.clean, self._gap
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            if not clean[position:end].strip():
                # A page line, and the blank lines about it, stand in the middle of a field.
                gap.is_page = gap.is_page or bool(text[position:end].strip())
                gap.is_blank = not gap.is_page
            elif not self._take_line(position, end):
                return position if self._body_start is None else self._body_start
            else:
                gap.is_page = gap.is_blank = False
            position = end + 1
        return len(text)

    def _take_line(self, start: int, end: int) -> bool:
        label = field_labels.LABEL.match(self._text, start, end)
        if label and label.lastgroup and self._is_label(label, end):
            self._open(label.lastgroup, label.start(), label.end(), end)
            opened = self.fields[-1]
            opened.end = opened.content
            return self._extend(opened, end)
        near = field_labels.near_label(self._text, start, end, self._seen)
        if near:
            self._open(*near, end)
            return True
        broken = classification_authority.BROKEN_LABEL.match(self._found.clean, start)
        if broken:
            content = broken.end()
            self._add(Field("authority", start, content, content, broken[0]))
            return True
        if _DEBRIS.fullmatch(self._text, start, end):
            return True
        if self._take_captions_before_order(start, end):
            return True
        return self._take_content(start, end)

    def _add(self, item: Field) -> None:
        self.fields.append(item)
        self._seen.add(item.name)
        self._is_closed = False

    def _take_captions_before_order(self, start: int, end: int) -> bool:
        """Read "SIPDIS E.O. 12958: N/A", two lines that were joined; return whether it is one."""
        if not field_labels.may_hold_label(self._text, start, end):
            return False
        label = field_labels.any_inner_label(self._text, start, end)
        if label is None or label.lastgroup is None:
            return False
        captions = read_caption_line(self._text, start, label.start())
        if not captions:
            return False
        self._captions.take(captions)
        self._found.span(start, label.start(), SpanKind.CAPTION_LINE)
        self._open(label.lastgroup, label.start(), label.end(), end)
        return True

    def _is_label(self, label: re.Match[str], end: int) -> bool:
        """Whether a label-like word opens a field: a title may well begin "REFERENCE LAB"."""
        name = label.lastgroup
        written = label[0].strip()
        if name == "references" and written[-1:] not in ":;.":
            rest = self._text[label.end() : end]
            return not rest.strip() or reference_items.looks_like_item(rest)
        if name == "subject" and written[-1:] not in ":;":
            return "subject" not in self._seen
        above = self.fields[-1].name if self.fields else None
        if name == "executive_order" and above in ("subject", "authority"):
            # A second line of a title may well begin "E.O. 12958 AND THE KEEPERS", and one of an
            # authority "E.O. 12958, reasons 1.4".
            names_one = above == "authority" and not self._gap.is_blank
            has_sign = ":" in self._text[label.start() : label.end() + 8]
            return name not in self._seen or (has_sign and not names_one)
        if name == "authority" and written.upper().startswith("REASON") and written[-1:] != ":":
            # Without a blank line above it, the word goes on the officer's line.
            return above == "authority" and self._gap.is_blank
        if name == "tags" and written[-1:] not in ":;,.":
            return tags.looks_like_tags(self._text[label.end() : end])
        return True

    def _open(self, name: str, label_start: int, content: int, end: int) -> None:
        """Begin a field; one inside its line, where lines were joined, begins its own."""
        may_hold_label = field_labels.may_hold_label(self._text, content, end)
        while True:
            again = (
                field_labels.inner_label(self._text, name, content, end) if may_hold_label else None
            )
            item_end = again.start() if again else end
            label = self._text[label_start:content]
            self._add(Field(name, label_start, content, item_end, label))
            if again is None or again.lastgroup is None:
                return
            name, label_start, content = again.lastgroup, again.start(), again.end()

    def _take_content(self, start: int, end: int) -> bool:
        """Read a line without label; return False if the body begins with it."""
        current = self.fields[-1] if self.fields else None
        caption = read_caption_line(self._text, start, end)
        if caption:
            self._captions.take(caption)
            self._found.span(start, end, SpanKind.CAPTION_LINE)
            return True
        if self._openings.is_one(start, end, current):
            return self._take_rule_amid_fields(start, end, current)
        if current is None:
            return self._take_before_fields(start, end)
        return self._take_below(current, start, end)

    def _take_rule_amid_fields(self, start: int, end: int, current: Field | None) -> bool:
        """Pass a rule with which a drafter underlined a field, another right below it."""
        is_amid = (
            current is not None
            and is_rule(self._text[start:end])
            and self._below.is_unseen_next(end, self._seen, tallest=0)
        )
        if is_amid:
            self._found.span(start, end, SpanKind.RULE)
        return is_amid

    def _take_before_fields(self, start: int, end: int) -> bool:
        """Read a line between the classification line and the first field."""
        if not self._has_line and not self._below.is_near(end):
            return False
        if tags.is_unlabeled_tags(self._text[start:end]):
            self._add_unlabeled_tags(start, end)
            return True
        repeated = read_classification_line(self._text, start, end)
        if repeated and repeated.is_full:
            self._found.span(start, end, SpanKind.CLASSIFICATION_LINE)
            return True
        if not self._below.is_near(end) and self._gap.is_blank:
            return False
        self._captions.take(leading_captions(self._text, start, end))
        self._found.span(start, end, SpanKind.ATTENTION_LINE)
        return True

    def _take_below(self, current: Field, start: int, end: int) -> bool:
        """Read a line below a field; return False if the body begins with it."""
        ends = self._ends
        # The label of another field may stand inside, where two lines were joined.
        label = (
            field_labels.inner_label(self._text, current.name, start, end)
            if field_labels.may_hold_label(self._text, start, end)
            else None
        )
        line = self._text[start : label.start() if label else end]
        if current.name == "references" and ends.is_below_references(current, line, end):
            return False
        if current.name == "executive_order" and tags.is_unlabeled_tags(line):
            self._add_unlabeled_tags(start, end)
            return True
        if not self._is_closed and ends.goes_on(current, line, end):
            if label is None or label.lastgroup is None:
                return self._extend(current, end)
            current.end = label.start()
            self._open(label.lastgroup, label.start(), label.end(), end)
            return True
        if ends.is_attention(current, line, end, self._seen):
            self._is_closed = True
            self._found.span(start, end, SpanKind.ATTENTION_LINE)
            return True
        return False

    def _extend(self, current: Field, end: int) -> bool:
        """Let a field go on to *end*; return False if a paragraph begins inside its last line."""
        inner = joined_paragraph(self._text, current.end, end)
        current.end = inner.start() if inner else end
        self._body_start = inner.end() if inner else None
        return inner is None

    def _add_unlabeled_tags(self, start: int, end: int) -> None:
        self._add(Field("tags", start, start, end))
        self._found.defect(
            DefectCode.LABEL_REPAIRED, "A line of TAGS without its label.", start, end
        )
