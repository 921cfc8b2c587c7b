"""The text header: from the classification line to the first paragraph.

Captions and attention lines, then labeled fields in any order: executive order, TAGS, subject,
references, classification authority.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cablereader.model.cable import ExecutiveOrder, Reference
from cablereader.model.citations.cited_cables import Citing
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.header import references, tags
from cablereader.model.header.field import Field
from cablereader.model.header.header_fields import HeaderCutter
from cablereader.model.header.message_captions import MessageCaptions
from cablereader.model.protection import classification_authority, executive_orders
from cablereader.model.protection.captions import find_captions
from cablereader.model.protection.classification_line import ClassificationLine
from cablereader.model.protection.markings import (
    MARKING,
    PORTION_MARKING,
    damaged_marking,
    normal_marking,
)
from cablereader.model.span import SpanKind
from cablereader.model.text.plain_text import on_one_line
from cablereader.model.text.substitutions import read_substitutions

# The first words of labels that are spelled right, and what a misspelt one is read as.
_RIGHT_LABELS = {
    "executive_order": ("E.O.", ("EO", "EONO", "EXECUTIVEORDER")),
    "tags": ("TAGS", ("TAGS", "TAG")),
    "subject": ("SUBJECT", ("SUBJECT", "SUBJECTS", "SUBJ")),
    "references": (
        "REF",
        ("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES", "PROGRAM"),
    ),
    "authority": (
        "CLASSIFIED BY",
        (
            *("CLASSIFIED", "CLASS", "CLASSIFICATION", "ORIGINALLY", "DRAFTED"),
            *("DERIVED", "REASON", "REASONS", "DECLASSIFY"),
        ),
    ),
}
_LABEL_WORD = re.compile(r"[A-Z0]{2,}")
_HYPHEN_BREAK = re.compile(r"(?<=[^\s\-])-[ \t]*\n\s*")
_LAST_MARKING = re.compile(rf"(?P<marking>{PORTION_MARKING})", re.IGNORECASE)


@dataclass(slots=True)
class TextHeader:
    """What the text header says. *end* is where the body begins."""

    end: int
    captions: tuple[str, ...] = ()
    executive_order: ExecutiveOrder | None = None
    tags: tags.Tags = tags.NO_TAGS
    subject: str | None = None
    subject_marking: str | None = None
    subject_marking_place: tuple[int, int] = (0, 0)
    references: tuple[Reference, ...] = ()
    classified_by: str | None = None
    reasons: tuple[str, ...] = ()
    labels_seen: int = 0


def read_text_header(
    found: Findings,
    start: int,
    classification_line: ClassificationLine | None,
    citing: Citing,
) -> TextHeader:
    """Read the header that begins at *start* (on the classification line where there is one)."""
    return _Reader(found, start, classification_line, citing).read()


class _Reader:
    def __init__(
        self,
        found: Findings,
        start: int,
        classification_line: ClassificationLine | None,
        citing: Citing,
    ) -> None:
        self._found = found
        self._text = found.text
        self._citing = citing
        self._header = TextHeader(end=start)
        self._start = start
        self._line = classification_line
        self._captions = MessageCaptions(found)
        self._references: list[Reference] = []

    def read(self) -> TextHeader:
        header, line = self._header, self._line
        position = self._start
        if line:
            self._take_classification_line(line)
            position = line.end + self._text.startswith("\n", line.end)
        cutter = HeaderCutter(self._found, self._captions, has_line=line is not None)
        body_start = cutter.cut(position)
        header.end = body_start if cutter.fields or line else self._start
        for item in cutter.fields:
            getattr(self, f"_read_{item.name}")(item)
        header.captions = self._captions.names
        header.references = tuple(self._references)
        return header

    def _take_classification_line(self, line: ClassificationLine) -> None:
        found = self._found
        found.span(line.start, line.end, SpanKind.CLASSIFICATION_LINE)
        found.span(line.start, line.level_end, SpanKind.CLASSIFICATION)
        if line.section_place:
            found.span(*line.section_place, SpanKind.SECTION)
        if line.station_place:
            found.span(*line.station_place, SpanKind.MRN)
        if line.damaged:
            found.defect(
                DefectCode.CLASSIFICATION_REPAIRED,
                f"“{self._text[line.start : line.level_end].strip()}” is read as {line.level}.",
                line.start,
                line.level_end,
            )
        self._captions.take(line.captions)

    def _clean(self, item: Field) -> str:
        """Return the content of a field with page lines blanked, offsets unchanged."""
        return self._found.clean[item.content : item.end]

    def _label(self, item: Field, kind: SpanKind) -> None:
        self._found.span(item.label_start, item.end, kind)
        self._found.span(item.label_start, item.content, SpanKind.FIELD_LABEL)
        self._header.labels_seen += 1
        if _is_misspelt(item.name, item.label):
            meant, _ = _RIGHT_LABELS[item.name]
            self._found.defect(
                DefectCode.LABEL_REPAIRED,
                f"“{item.label.strip()}” is read as {meant.rstrip('.')}.",
                item.label_start,
                item.content,
            )

    def _read_executive_order(self, item: Field) -> None:
        self._label(item, SpanKind.EXECUTIVE_ORDER_LINE)
        if self._header.executive_order is None:
            order, officer = executive_orders.read_executive_order(
                self._found, item.content, item.end, self._citing.year
            )
            self._header.executive_order = order
            self._header.classified_by = self._header.classified_by or officer

    def _read_tags(self, item: Field) -> None:
        self._label(item, SpanKind.TAGS_LINE)
        if self._header.tags.codes:
            return
        self._header.tags = tags.read_tags(self._found, item.content, item.end)
        for start, end in self._header.tags.misplaced:
            self._captions.take(find_captions(self._text, start, end))

    def _read_subject(self, item: Field) -> None:
        self._label(item, SpanKind.SUBJECT_LINE)
        if self._header.subject is not None:
            self._found.defect(
                DefectCode.REPEATED_FIELD,
                "A second subject line; the first is the subject.",
                item.label_start,
                item.end,
            )
            return
        clean = self._clean(item)
        title_start = item.content
        place = item.content + len(clean) - len(clean.lstrip())
        marking = self._marking_at(clean, place - item.content)
        if marking:
            title_start = place + len(marking)
            self._header.subject_marking_place = place, title_start
            self._found.span(place, title_start, SpanKind.PORTION_MARKING)
            self._header.subject_marking = normal_marking(marking)
            if not MARKING.fullmatch(marking):
                self._found.defect(
                    DefectCode.MARKING_REPAIRED,
                    f"“{marking}” is read as ({self._header.subject_marking}).",
                    place,
                    title_start,
                )
        title = clean[title_start - item.content :].rstrip()
        last = _LAST_MARKING.fullmatch(title, max(title.rfind("("), 0))
        if last and not marking:
            mark = title_start + last.start("marking"), title_start + last.end("marking")
            self._found.span(*mark, SpanKind.PORTION_MARKING)
            self._header.subject_marking_place = mark
            self._header.subject_marking = normal_marking(last["marking"])
            title = title[: last.start()].rstrip(" -–")
        self._found.span(title_start, title_start + len(title), SpanKind.SUBJECT)
        read_substitutions(self._found, title_start, title_start + len(title))
        self._header.subject = _joined_title(title) or None

    @staticmethod
    def _marking_at(clean: str, start: int) -> str:
        """Return the marking that *clean* has at *start*, whole or damaged; empty without one."""
        whole = MARKING.match(clean, start)
        end = whole.end() if whole else damaged_marking(clean, start, len(clean))
        return clean[start:end] if end else ""

    def _read_references(self, item: Field) -> None:
        self._label(item, SpanKind.REFERENCE_BLOCK)
        clean = self._clean(item)
        self._references += references.read_references(
            self._found, clean, item.content, self._citing
        )

    def _read_authority(self, item: Field) -> None:
        self._label(item, SpanKind.AUTHORITY_LINE)
        label = item.label.upper()
        if "DECLASSIFY" in label:
            return
        header = self._header
        if "REASON" in label:
            header.reasons = header.reasons or classification_authority.read_reasons(
                self._found, item.content, item.end
            )
            return
        authority = classification_authority.read_authority(
            self._found, item.content, item.end, derived="DERIVED" in label
        )
        header.classified_by = authority.classified_by or header.classified_by
        header.reasons = authority.reasons or header.reasons


@lru_cache(maxsize=1024)
def _is_misspelt(name: str, label: str) -> bool:
    """Whether the label of the field *name* is written, but not as it should be."""
    _, right = _RIGHT_LABELS[name]
    written = MARKING.sub("", label).replace(".", "").upper()
    if name == "executive_order":
        written = written.replace(" ", "")
    word = _LABEL_WORD.search(written)
    return bool(written.strip()) and not (word and word[0] in right)


def _joined_title(title: str) -> str:
    """Join a title to one line; a word that breaks at its hyphen joins without a blank.

    A pilcrow stands before a line that begins "U. S."; publishers set it.
    """
    joined = on_one_line(_HYPHEN_BREAK.sub("-", title))
    return joined.lstrip(" :-–").rstrip(" ;,(")
