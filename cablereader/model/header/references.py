"""The REF block: which cables, e-mails, reports and talks a telegram refers to.

Items are lettered in many ways (``A.``, ``(A)``, ``A. A)``), may name several serials of one station
and mostly leave the year out. A year that is not written is inferred, and the inference is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cablereader.model.cable import Reference, ReferenceKind
from cablereader.model.citations.cited_cables import (
    AFTER_CABLE,
    CitedCable,
    Citing,
    assumed_year,
    citations_in,
    cited_by,
    is_above_own,
    opening,
)
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.header.reference_items import Item, cut_items
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.model.span import SpanKind
from cablereader.model.text.plain_text import on_one_line

LABEL = (
    r"(?:PROGRAM[ \t]+)?(?:REF(?:TEL|ERENCE)?(?:['’/]?S)?(?:[ ]?\(S\))?)"
    r"(?:[ \t]*[:;][ \t]*(?:REFS?:[ \t]*)?|\.[ \t]+|[ \t]+(?:-[ \t]+)?(?=[(\[]?[A-Z0-9'’])|[ \t]*(?=\n|$)"
    r"|(?=[(\[][A-Z][)\]]))"
)
# A further serial; what stands in brackets between two is a remark.
_AIRGRAM = r"\bC?A-\d{1,4}\b"
_JOINED = re.compile(r"[\s,;]{0,120}+(?:(?P<and>AND|&)\s|(?<=[,;]\s))", re.IGNORECASE)
_TITLE_OR_MORE = re.compile(r"\s{0,120}+(?:[:;,\"“(&]|-{1,2}\s|AND\b)", re.IGNORECASE)
_JOINER = 40
_JOINS = re.compile(r"(?:,?\s{1,30}(?:AND|&)|[,;])\s*$", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)|\b\d{6}Z\b", re.IGNORECASE)
_SERIAL_ALONE = re.compile(r"[\s,;.]*(?P<serial>\d{1,6})(?:\s*\([^()]*\))?[\s,;.]*")
_ENDS_IN_AIRGRAM = re.compile(r"\bC?A-?$", re.IGNORECASE)
# The first that fits decides. An intelligence report's number looks like a station and a serial.
_KINDS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (ReferenceKind.OTHER, _AIRGRAM),
        (ReferenceKind.EMAIL, r"\bE-?[ ]?MAILS?\b|@"),
        (
            ReferenceKind.TELCON,
            r"\bTELE?-?CONS?\b|\b(?:PH|F)ONE-?CONS?\b|\b(?:TELE)?PHONE(?:-?CALLS?)?\b",
        ),
        (
            ReferenceKind.REPORT,
            r"\bIIR\b|\bTD(?:X|CS|FIR)?[ \-/]|\bOSC\b|\bFBIS\b|\bCIR \d|\bDAILY REPORT\b|\bSITREP\b",
        ),
        (
            ReferenceKind.BOOK,
            r"\b\d{1,2} ?FA[MH]\b|\bFAM\b|\b\d{1,2} ?CFR\b|\bHANDBOOK\b|\bGUIDE\b|\bU\.?S\.?C\.?\b",
        ),
        (ReferenceKind.MEETING, r"\bMEETINGS?\b|\bMEMCONS?\b|\bCONVERSATIONS?\b|\bMTG\b"),
        (ReferenceKind.OTHER, r"\b\d{6}Z\b|\bWWW\.|HTTPS?:|\bFAX\b|\bMEMO(?:RANDUM)?\b|\bLETTER\b"),
    )
)
# Behind a comma alone, "MEETING WITH THE MINISTER" may be what the cable is about.
_NEVER_IN_TITLES = (ReferenceKind.EMAIL, ReferenceKind.TELCON)
_EMPTY_WORDS = re.compile(
    r"[\s,;.:]*(?:\(?NOTAL\)?|AND PREVIOUS|\(?AND PREVIOUS\)?|NONE|NIL|N/?A)?[\s,;.:]*",
    re.IGNORECASE,
)


# What stands between the two numbers of one telegram.
_SAME_TELEGRAM = re.compile(r"[ \t\n]{0,3}[(/][ \t\n]{0,3}|[ \t\n]{1,3}")


def read_references(
    found: Findings, clean: str, start: int, citing: Citing
) -> tuple[Reference, ...]:
    """Read the block that begins at *start*, the label left out.

    *clean* is the block's text with page lines blanked out, of the same length.
    """
    references: list[Reference] = []
    if _EMPTY_WORDS.fullmatch(clean):
        return ()
    for item in cut_items(clean, start):
        words = clean[item.start - start : item.end - start]
        above = references[-1] if references and item.label else None
        further = _further_serial(found, words, item, above, citing) if above else None
        references += [further] if further else _read_item(found, words, item, citing)
    for reference in references:
        found.span(reference.start, reference.end, SpanKind.REFERENCE)
    return tuple(references)


def _further_serial(
    found: Findings, text: str, item: Item, above: Reference, citing: Citing
) -> Reference | None:
    """Return what an item that is only a number cites: "(A) LIMA 201, (B) 202" is of one station."""
    number = _SERIAL_ALONE.fullmatch(text)
    if number is None or item.label == above.label or above.reference_id is None:
        return None
    cable = parse_mrn(above.reference_id)
    if cable is None:
        return None
    year = None if above.inferred else cable.year
    place = number.span("serial")
    cited = CitedCable(cable.post, int(number["serial"]), year, *place, follows=True)
    place = item.start + place[0], item.start + place[1]
    mrn, inferred = _resolved(found, cited, citing, place)
    canonical = mrn.canonical if mrn else None
    words = number["serial"]
    return Reference(item.label, ReferenceKind.CABLE, words, canonical, inferred, *place)


def _read_item(found: Findings, text: str, item: Item, citing: Citing) -> list[Reference]:
    if _EMPTY_WORDS.fullmatch(text):
        return []
    citations = _without_second_numbers(text, citations_in(text))
    kind = None if _is_cable_alone(text, citations) else _kind_of(text, citations)
    if kind is not None and not _opens_list(text, citations):
        before = _before_list(text, citations)
        if before is None:
            return [_other(kind, text, item)]
        cited = [_cited(found, citation, text, item, citing) for citation in citations]
        return [_other(kind, text[:before], item), *(each for group in cited for each in group)]
    cited = [_cited(found, citation, text, item, citing) for citation in citations]
    references = [reference for group in cited for reference in group]
    if not references:
        return [_other(kind or ReferenceKind.OTHER, text, item)]
    rest = text[citations[-1].end() :]
    joined = _JOINED.match(rest)
    further = next((k for k, pattern in _KINDS if pattern.search(rest)), None) if joined else None
    if joined and further and (joined["and"] or further in _NEVER_IN_TITLES):
        start = item.start + citations[-1].end() + joined.end()
        references.append(_other(further, rest[joined.end() :], item._replace(start=start)))
    return references


def _without_second_numbers(text: str, citations: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out the numbers that telegrams of the Department to a travelling party had besides.

    "STATE 3456 (TOSEC 123)", "TOSEC 123/STATE 3456": one telegram.
    """
    if len(citations) < 2 or "TOSEC" not in text.upper():
        return citations
    second = {
        tosec.start()
        for one, other in pairwise(citations)
        for tosec, state in ((one, other), (other, one))
        if _of(tosec, "TOSEC")
        and _of(state, "STATE")
        and _SAME_TELEGRAM.fullmatch(text, one.end(), other.start())
    }
    return [citation for citation in citations if citation.start() not in second]


def _of(citation: re.Match[str], station: str) -> bool:
    return citation["post"].upper().endswith(station)


def _other(kind: ReferenceKind, text: str, item: Item) -> Reference:
    """Return a reference to what is no cable: its words, and where they stand."""
    stripped = text.strip(" \t\n;,.")
    place = item.start + text.index(stripped)
    words = on_one_line(stripped)
    return Reference(item.label, kind, words, start=place, end=place + len(stripped))


def _before_list(text: str, citations: list[re.Match[str]]) -> int | None:
    """Return where the first source of "SAMPLE E-MAIL AND LIMA 12" ends; None if it is all one."""
    if not citations or AFTER_CABLE.fullmatch(text, citations[-1].end()) is None:
        return None
    start = citations[0].start()
    near = max(0, start - _JOINER)
    joiner = _JOINS.search(text[near:start])
    return near + joiner.start() if joiner and text[: near + joiner.start()].strip() else None


def _opens_list(text: str, citations: list[re.Match[str]]) -> bool:
    """Whether an item begins with a cable, and what follows is its title or one more source.

    "LIMA 12 - MINISTER'S PHONE CALL" and "LIMA 12 AND SAMPLE E-MAIL" cite a cable; "LIMA 12 MAY
    E-MAIL" does not.
    """
    cable = opening(text, citations)
    if cable is None or _ENDS_IN_AIRGRAM.search(cable["post"]):
        return False
    return _TITLE_OR_MORE.match(text, cable.end()) is not None


def _is_cable_alone(text: str, citations: list[re.Match[str]]) -> bool:
    """Whether an item is the citation of one station's cables, and hardly a word beside it."""
    cable = opening(text, citations)
    if cable is None or _ENDS_IN_AIRGRAM.search(cable["post"]):
        return False
    return AFTER_CABLE.fullmatch(text, cable.end()) is not None


def _kind_of(text: str, citations: list[re.Match[str]]) -> ReferenceKind | None:
    """Return what an item is if its words say that it is no cable.

    A remark in brackets behind a cable does not make it a report or an e-mail, nor does its
    date-time group make it a message that has no number.
    """
    telling = text
    cable = opening(text, citations)
    if cable and text[cable.end() : cable.end() + 1] not in ("Z", "z"):
        telling = cable[0] + _REMARK.sub(" ", text[cable.end() :])
    return next((kind for kind, pattern in _KINDS if pattern.search(telling)), None)


def _cited(
    found: Findings, match: re.Match[str], text: str, item: Item, citing: Citing
) -> Iterator[Reference]:
    """Yield a reference for each serial of one citation."""
    for cited in cited_by(match, text, citing):
        place = item.start + cited.start, item.start + cited.end
        number, inferred = _resolved(found, cited, citing, place)
        words = on_one_line(text[cited.start : cited.end])
        canonical = number.canonical if number else None
        yield Reference(item.label, ReferenceKind.CABLE, words, canonical, inferred, *place)


def _resolved(
    found: Findings, cited: CitedCable, citing: Citing, place: tuple[int, int]
) -> tuple[MRN | None, bool]:
    post, serial = cited.post, cited.serial
    if cited.written_year:
        return MRN(cited.written_year, post, serial), False
    year = assumed_year(post, serial, citing)
    if year is None:
        return None, False
    if year != citing.year:
        above = "this cable's own number" if is_above_own(post, serial, citing) else "what was sent"
        found.defect(
            DefectCode.REFERENCE_INFERRED,
            f"{post} {serial} is above {above}, and the year had just begun: taken to be of {year}.",
            *place,
        )
    elif is_above_own(post, serial, citing):
        found.defect(
            DefectCode.REFERENCE_UNRESOLVED,
            f"{post} {serial} is above this cable's own number; the number or its year may be "
            "a slip.",
            *place,
        )
    return MRN(year, post, serial), True
