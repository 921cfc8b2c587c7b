"""From text to cable: envelope, text header and body in turn, then the cross-checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from threading import RLock
from types import MappingProxyType

from cablereader.model.body.body import Body
from cablereader.model.cable import Cable, Paragraph, SourceFormat
from cablereader.model.cable import Section as MessageSection
from cablereader.model.citations.cited_cables import Citing
from cablereader.model.defect import Defect, DefectCode
from cablereader.model.envelope.envelope import read_envelope
from cablereader.model.envelope.envelope_lines import Envelope, report_addressees
from cablereader.model.envelope.section_breaks import find_section_breaks, next_message
from cablereader.model.findings import Findings
from cablereader.model.header.text_header import TextHeader, read_text_header
from cablereader.model.identity import Identity, check_classification, classify, identify
from cablereader.model.level import Level
from cablereader.model.protection import classification_authority
from cablereader.model.protection.markings import marking_level
from cablereader.model.span import Span, SpanKind
from cablereader.model.text.joined_lines import parted_envelope
from cablereader.model.text.page_lines import find_page_lines
from cablereader.model.text.plain_text import link_marks, plain
from cablereader.model.text.substitutions import read_markup, read_redactions, report_link_marks

_FOOT_COUNT = re.compile(r"(?P<number>\d{3})(?:\.\d)? OF (?P<total>\d{3})")


# The longest known telegram has 200,000 characters. What is longer is a file of something else, and its
# structure would take hundreds of times its size in memory.
LONGEST_STRUCTURE = 1_000_000
_LONGEST_LINE = 100_000


def parse_message(
    text: str,
    *,
    source_format: SourceFormat = SourceFormat.MESSAGE,
    source_name: str | None = None,
    metadata: Mapping[str, str] | None = None,
    defects: Iterable[Defect] = (),
) -> Cable:
    """Return the cable that *text* is; never raises, in time linear in its length.

    *text* has ``\\n`` for line ends and is kept as it is. *metadata* is what the file said about the
    message (``reference_id``, ``created``, ``classification``, ``origin``); *defects* are those of
    reading the file, with offsets into *text*.

    The envelope and the identity are read now; the text header when one of its fields is first
    asked for, and the body likewise. Of a text longer than LONGEST_STRUCTURE, the rest belongs to the
    last paragraph.
    """
    stated = metadata or {}
    written = _structured(text)
    read = plain(written)
    parted = parted_envelope(read)
    found = Findings(parted, written)
    if parted is not read:
        message = "The lines of the envelope were joined to one; they are read apart."
        found.defect(DefectCode.GLUED_LINES, message, 0, len(read.partition("\n")[0]))
    for item in defects:
        found.defect(item.code, item.message, item.start, item.end)
    envelope = read_envelope(found)
    line = envelope.classification_line
    day_first = source_format is SourceFormat.ARCHIVES
    identity = identify(found, envelope, line, stated, day_first=day_first)
    reading = _Reading(found, envelope, identity, stated, text)
    if len(found.text) < len(text):
        message = (
            f"The text is read up to character {len(found.text):,}; the rest is kept as it is."
        )
        found.defect(DefectCode.LONG_TEXT, message, len(found.text), len(text))
    if not (envelope.is_recognized or line or stated or reading.header.labels_seen):
        source_format = SourceFormat.TEXT
    to, info, exempt, other_means = (tuple(group) for group in envelope.addressees.values())
    return Cable.read_later(
        reading.facts,
        text=text,
        source_format=source_format,
        source_name=source_name,
        metadata=MappingProxyType(dict(stated)),
        reference_id=identity.mrn.canonical if identity.mrn else stated.get("reference_id"),
        created=identity.created,
        origin=identity.origin,
        transmission_id=envelope.transmission_id,
        station_serial=envelope.station_serial,
        originator_routing=envelope.originator_routing,
        filing_time=envelope.filing_time,
        security_prosign=envelope.security_prosign,
        precedence=envelope.precedence,
        sender=envelope.sender,
        to=to,
        info=info,
        exempt=exempt,
        by_other_means=other_means,
        section=MessageSection(*line.section) if line and line.section else None,
    )


def _structured(text: str) -> str:
    """Return the part of *text* that is read, in whole lines if they are of a reasonable length."""
    if len(text) <= LONGEST_STRUCTURE:
        return text
    line_end = text.rfind("\n", LONGEST_STRUCTURE - _LONGEST_LINE, LONGEST_STRUCTURE)
    return text[: line_end + 1 or LONGEST_STRUCTURE]


class _Reading:
    """The parts of one message that are read when they are asked for, each once."""

    def __init__(
        self,
        found: Findings,
        envelope: Envelope,
        identity: Identity,
        stated: Mapping[str, str],
        text: str,
    ) -> None:
        self._found = found
        self._envelope = envelope
        self._identity = identity
        self._stated = stated
        self._end = len(found.text)
        self._written = text
        self._header_defects: tuple[Defect, ...] = ()
        # A cable is shared between the thread that read it and the one that shows it.
        self._lock = RLock()

    def facts(self, name: str) -> Mapping[str, object]:
        """Return the fields of the part that holds the field *name*."""
        with self._lock:
            if name in _HEADER_FIELDS:
                return self._header_facts
            if name == "summary":
                return {"summary": self.body.summary}
            return self._findings if name in ("spans", "defects") else self._body_facts

    @cached_property
    def header(self) -> TextHeader:
        """The text header; page lines are found first, since they cut into its fields."""
        found, envelope, identity = self._found, self._envelope, self._identity
        line = envelope.classification_line
        start = line.end if line else envelope.end
        breaks = list(find_section_breaks(found.text, start, line.serial if line else None))
        self._end = next_message(found.text, start, breaks)
        page_lines = find_page_lines(found.text, start, self._end)
        found.hide_page_lines(_merged([*breaks, *page_lines], self._end))
        written = envelope.date.year if envelope.date else None
        year = identity.mrn.year if identity.mrn else written
        citing = Citing(identity.mrn, year, _month(identity.created))
        header = read_text_header(found, envelope.end, line, citing)
        self._header_defects = found.defects()
        return header

    @cached_property
    def _header_facts(self) -> Mapping[str, object]:
        header = self.header
        line = self._envelope.classification_line
        classification = classify(line, header.captions, self._stated)
        return {
            "subject": header.subject or self._stated.get("subject") or None,
            "subject_marking": header.subject_marking,
            "classification": classification.text,
            "classification_level": classification.level,
            "captions": header.captions,
            "executive_order": header.executive_order,
            "tags": header.tags.codes,
            "tags_as_written": header.tags.as_written,
            "references": header.references,
            "header_defects": self._header_defects,
        }

    @cached_property
    def body(self) -> Body:
        """The body, and what the header has of it: an authority that is its first paragraph."""
        start = self.header.end
        body = Body(self._found, start, self._end, is_cut=self._is_cut)
        _read_authority_paragraph(self._found, self.header, body)
        return body

    @property
    def _is_cut(self) -> bool:
        """Whether the message goes on where the reading of a long text ends."""
        return self._end == len(self._found.text) < len(self._written)

    @cached_property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        paragraphs = self.body.paragraphs
        if not (self._is_cut and paragraphs):
            return paragraphs
        return (*paragraphs[:-1], paragraphs[-1]._replace(end=len(self._written)))

    @cached_property
    def _body_facts(self) -> Mapping[str, object]:
        body, header = self.body, self.header
        return {
            "classified_by": header.classified_by,
            "reasons": header.reasons,
            "paragraphs": self._paragraphs,
            "signers": body.signers,
        }

    @cached_property
    def _findings(self) -> Mapping[str, object]:
        found, header, body = self._found, self.header, self.body
        report_addressees(found, self._envelope)
        body.report_rest()
        read_redactions(found)
        read_markup(found)
        report_link_marks(found, link_marks(self._written, header.end))
        _report_missing_sections(found)
        levels = _marking_levels(header, body)
        check_classification(found, self._envelope, header.captions, self._stated, levels)
        recognized = self._envelope.is_recognized or header.labels_seen > 0
        recognized = recognized or self._envelope.classification_line is not None
        _report_missing(found, header, recognized, self._stated)
        spans = found.spans()
        if self._is_cut and self._paragraphs:
            last = self._paragraphs[-1]
            spans = tuple(
                Span(start, last.end, kind)
                if kind is SpanKind.PARAGRAPH and start == last.start
                else Span(start, end, kind)
                for start, end, kind in spans
            )
        return {"spans": spans, "defects": found.defects()}


_HEADER_FIELDS = frozenset(
    (
        *("subject", "subject_marking", "captions", "classification", "classification_level"),
        *("executive_order", "tags", "tags_as_written", "references", "header_defects"),
    )
)


def _merged(candidates: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Return the places before *end* in order; those that share a banner are one."""
    places: list[tuple[int, int]] = []
    for place in sorted(candidates):
        if place[1] > end:
            continue
        if places and place[0] < places[-1][1]:
            places[-1] = places[-1][0], max(places[-1][1], place[1])
        else:
            places.append(place)
    return places


def _month(created: str | None) -> int | None:
    return int(created[5:7]) if created else None


def _read_authority_paragraph(found: Findings, header: TextHeader, body: Body) -> None:
    """Read a classification authority that was written as the first paragraph."""
    if header.classified_by or not body.paragraphs:
        return
    label = classification_authority.LABEL_PATTERN.match(found.text, body.contents[0])
    if label and "BY" in label[0].upper():
        authority = classification_authority.read_authority(
            found, label.end(), body.paragraphs[0].end, derived=False
        )
        header.classified_by, header.reasons = authority


def _marking_levels(header: TextHeader, body: Body) -> Mapping[Level, tuple[int, int]]:
    """Return the levels of all portion markings, each with the first place that has it."""
    levels: dict[Level, tuple[int, int]] = {}
    for paragraph, content in zip(body.paragraphs, body.contents, strict=True):
        level = marking_level(paragraph.marking) if paragraph.marking else None
        if level is not None:
            levels.setdefault(level, (paragraph.start, content))
    if header.subject_marking:
        level = marking_level(header.subject_marking)
        if level is not None:
            levels.setdefault(level, header.subject_marking_place)
    return levels


def _report_missing_sections(found: Findings) -> None:
    """Report a long telegram that breaks off: its last page foot is not of its last page."""
    feet = [
        match for place in found.page_lines if (match := _FOOT_COUNT.search(found.text, *place))
    ]
    if not feet:
        return
    number, total = int(feet[-1]["number"]), int(feet[-1]["total"])
    if number < total - 1:
        found.defect(
            DefectCode.SECTION_MISSING,
            f"The last page foot is {number} of {total}; the end seems to be missing.",
            *feet[-1].span(),
        )


def _report_missing(
    found: Findings, header: TextHeader, recognized: bool, stated: Mapping[str, str]
) -> None:
    if not found.text.strip():
        found.defect(DefectCode.EMPTY, "There is no text.")
    elif not recognized:
        found.defect(DefectCode.NOT_A_CABLE, "No part of a telegram was recognized in this text.")
    elif header.subject is None:
        found.defect(
            DefectCode.SUBJECT_MISSING,
            "The message has no subject line."
            + (" The title is the file's." if stated.get("subject") else ""),
        )
