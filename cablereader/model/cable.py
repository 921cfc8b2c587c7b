"""The parsed cable: its text, the facts found in it, and the place each fact was read from.

Field names are the terms of the message handbooks:

* *message reference number* (MRN, here ``reference_id``): year, post and serial, ``07LIMA1052``
* *date-time group* (DTG): day, hour and minute in UTC, month and year of release
* *precedence*: how fast the message was to be sent (FLASH, IMMEDIATE, PRIORITY, ROUTINE)
* *captions*: words that limit distribution or control access (SIPDIS, NODIS, NOFORN)
* *TAGS*: the Department's index codes (Traffic Analysis by Geography and Subject)
* *portion marking*: the classification of one paragraph or title, ``(C)``

A ``Cable`` is immutable and compared by value. An absent fact is ``None`` or an empty tuple. What is
asked for rarely is read from the text when it is first asked for; no one can tell but by the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from cablereader.model.defect import Defect
from cablereader.model.level import Level
from cablereader.model.span import Span, SpanKind


class SourceFormat(StrEnum):
    """The kind of file a cable came from."""

    MESSAGE = "message"
    """The message as it was sent."""
    DUMP = "dump"
    """Five lines of metadata, then the message."""
    PAGE = "page"
    """A published web page."""
    TABLE = "table"
    """A row of a CSV file."""
    ARCHIVES = "archives"
    """A record of the National Archives, 1973-79."""
    KEY_VALUE = "key_value"
    """Lines of ``KEY: value``, then the message."""
    JSON = "json"
    """An object of a JSON file."""
    TEXT = "text"
    """Text in which no message was recognized."""


class ReferenceKind(StrEnum):
    """What a reference points to."""

    CABLE = "cable"
    EMAIL = "email"
    TELCON = "telcon"
    MEETING = "meeting"
    REPORT = "report"
    BOOK = "book"
    OTHER = "other"


class Precedence(NamedTuple):
    """Speed of handling in words, for the action and for the info addressees."""

    action: str
    info: str | None = None


class Addressee(NamedTuple):
    """One line of the address block.

    *serial* is the station-to-station count, not a message reference number; a range for
    addressees served by other means ("4778-4781").
    """

    name: str
    routing: str | None = None
    precedence: str | None = None
    serial: str | None = None
    start: int = 0
    end: int = 0


class Section(NamedTuple):
    """Which part of a long telegram this is."""

    number: int
    of: int


class ExecutiveOrder(NamedTuple):
    """The order that governs the classification, and what it says about declassification.

    *declassify_on* is an ISO date, or None where the text names an event or no date.
    """

    number: str | None
    text: str
    declassify_on: str | None = None


class Reference(NamedTuple):
    """One item of the REF block.

    *inferred* is true where the year of *reference_id* is not written but taken from the citing cable.
    """

    label: str | None
    kind: ReferenceKind
    text: str
    reference_id: str | None = None
    inferred: bool = False
    start: int = 0
    end: int = 0


class Paragraph(NamedTuple):
    """One paragraph, up to the start of the next one.

    Paragraphs cover the body without gap. A heading above a numbered paragraph therefore stands at
    the end of the paragraph before it; its own HEADING span tells the two apart.
    *printed* is the number as the text has it, where that is not *number*.
    """

    number: int | None
    printed: str | None
    marking: str | None
    start: int
    end: int


_Facts: TypeAlias = Callable[[str], Mapping[str, object]]
_NO_METADATA: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cable:
    """A message, everything that was found in it, and where.

    All offsets are indexes into *text*.

    About the file
        text: the message, envelope and body, as the file has it; only damaged letters are repaired
        source_format, source_name: the kind of file, and its name
        metadata: what the file, not the message, said about the message; verbatim, by name

    Which message it is
        reference_id: message reference number in its one spelling, "07LIMA1052"
        created: time of release in UTC, as precise as the source: "2007-03-27T22:39Z", "2007-03-27"
        origin: where it was sent from, "Embassy Lima"
        subject, subject_marking: the title on one line, and its portion marking, "C"
        section: which part of a long telegram this is

    Who may read it
        classification: in normal form, "SECRET//NOFORN"
        classification_level: the level alone
        captions: "SIPDIS", "NODIS" and the like, once each, in order
        executive_order: the order that governs the classification, and when it ends
        classified_by, reasons: the officer with title, and the letters of the order's reasons

    How it was sent
        transmission_id, station_serial, originator_routing, filing_time, security_prosign:
            the lines that machines wrote; filing_time is day of the year, hour and minute, "0862239"
        precedence: speed for action and for information addressees
        sender: the office behind FM
        to, info, exempt, by_other_means: the addressees of each kind

    What it says
        tags: index codes in order, spelled right; tags_as_written where that differs, else empty
        references: what it cites above its text, one for each telegram
        summary: the words of the summary, without those that begin and end it
        paragraphs: number, portion marking and place of each, covering the body
        signers: the names at the end

    How it was read
        spans: every piece that was recognized; :class:`~cablereader.model.span.SpanKind` has the kinds
        defects: everything repaired, inferred, contradictory or unread, in words for the reader
        header_defects: those of them that are known without reading the body
    """

    text: str
    source_format: SourceFormat = SourceFormat.TEXT
    source_name: str | None = None
    metadata: Mapping[str, str] = field(default_factory=lambda: _NO_METADATA, hash=False)

    reference_id: str | None = None
    subject: str | None = None
    subject_marking: str | None = None
    classification: str | None = None
    classification_level: Level | None = None
    captions: tuple[str, ...] = ()
    created: str | None = None
    origin: str | None = None

    transmission_id: str | None = None
    station_serial: str | None = None
    originator_routing: str | None = None
    filing_time: str | None = None
    security_prosign: str | None = None
    precedence: Precedence | None = None
    sender: str | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    exempt: tuple[Addressee, ...] = ()
    by_other_means: tuple[Addressee, ...] = ()

    section: Section | None = None
    executive_order: ExecutiveOrder | None = None
    tags: tuple[str, ...] = ()
    tags_as_written: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    classified_by: str | None = None
    reasons: tuple[str, ...] = ()

    summary: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    signers: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    defects: tuple[Defect, ...] = ()
    header_defects: tuple[Defect, ...] = field(default=(), compare=False)
    _later: _Facts | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def read_later(cls, facts: _Facts, **known: object) -> Cable:
        """Return a cable with the fields *known*; the others are read when first asked for.

        *facts* returns, for the name of a field, that field and all that are read together with it.
        """
        cable = object.__new__(cls)
        for name, value in known.items():
            object.__setattr__(cable, name, value)
        object.__setattr__(cable, "_later", facts)
        return cable

    def __getattr__(self, name: str) -> Any:
        # Python comes here only for a slot that is not filled: a field that was not read yet.
        facts = object.__getattribute__(self, "_later") if name in self.__slots__ else None
        if facts is None:
            raise AttributeError(name)
        for read, value in facts(name).items():
            object.__setattr__(self, read, value)
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[object, ...]:
        # What is not read yet cannot travel to another process; all of it is read first.
        names = [item.name for item in fields(self) if item.name not in ("_later", "metadata")]
        values = {name: getattr(self, name) for name in names}
        return _restored, (values, dict(self.metadata))

    def spans_of(self, *kinds: SpanKind) -> tuple[Span, ...]:
        """Return the spans of the given kinds, in the order of the text."""
        return tuple(span for span in self.spans if span.kind in kinds)

    def text_of(self, place: Span | Paragraph | Addressee | Reference | Defect) -> str:
        """Return the exact text of a part of this cable."""
        if isinstance(place, Span):
            return self.text[place[0] : place[1]]
        return self.text[place.start : place.end]

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as plain lists, dictionaries and strings, ready for JSON."""
        return {
            "text": self.text,
            "source_format": str(self.source_format),
            "source_name": self.source_name,
            "metadata": dict(self.metadata),
            "reference_id": self.reference_id,
            "subject": self.subject,
            "subject_marking": self.subject_marking,
            "classification": self.classification,
            "classification_level": _plain(self.classification_level),
            "captions": list(self.captions),
            "created": self.created,
            "origin": self.origin,
            "transmission_id": self.transmission_id,
            "station_serial": self.station_serial,
            "originator_routing": self.originator_routing,
            "filing_time": self.filing_time,
            "security_prosign": self.security_prosign,
            "precedence": self.precedence
            and {"action": self.precedence.action, "info": self.precedence.info},
            "sender": self.sender,
            "to": [_addressee(item) for item in self.to],
            "info": [_addressee(item) for item in self.info],
            "exempt": [_addressee(item) for item in self.exempt],
            "by_other_means": [_addressee(item) for item in self.by_other_means],
            "section": self.section and {"number": self.section.number, "of": self.section.of},
            "executive_order": self.executive_order
            and {
                "number": self.executive_order.number,
                "text": self.executive_order.text,
                "declassify_on": self.executive_order.declassify_on,
            },
            "tags": list(self.tags),
            "tags_as_written": list(self.tags_as_written),
            "references": [
                {
                    "label": item.label,
                    "kind": str(item.kind),
                    "text": item.text,
                    "reference_id": item.reference_id,
                    "inferred": item.inferred,
                }
                for item in self.references
            ],
            "classified_by": self.classified_by,
            "reasons": list(self.reasons),
            "summary": self.summary,
            "paragraphs": [
                {
                    "number": item.number,
                    "printed": item.printed,
                    "marking": item.marking,
                    "start": item.start,
                    "end": item.end,
                }
                for item in self.paragraphs
            ],
            "signers": list(self.signers),
            "spans": [[start, end, str(kind)] for start, end, kind in self.spans],
            "defects": [
                {
                    "code": str(item.code),
                    "message": item.message,
                    "start": item.start,
                    "end": item.end,
                }
                for item in self.defects
            ],
        }


def _restored(values: dict[str, Any], metadata: dict[str, str]) -> Cable:
    return Cable(**values, metadata=MappingProxyType(metadata))


def _plain(value: StrEnum | None) -> str | None:
    return None if value is None else str(value)


def _addressee(item: Addressee) -> dict[str, str | None]:
    return {
        "routing": item.routing,
        "name": item.name,
        "precedence": item.precedence,
        "serial": item.serial,
    }
