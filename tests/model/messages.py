"""A builder of small invented telegrams, complete and believable, for tables of oddities."""

from __future__ import annotations

from collections.abc import Iterable

from cablereader import Cable, parse_cable
from cablereader.model.defect import DefectCode

LINE = "C O N F I D E N T I A L LIMA 001052"
ORDER = "E.O. 12958: DECL: 03/27/2017"
TAGS = "TAGS: PREL PGOV PE"
SUBJECT = "SUBJECT: A LIGHTHOUSE CHANGES COLOR"
AUTHORITY = "Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b) and (d)."
BODY = "1. (C) The keeper painted the tower green.\n\n2. (C) The harbor master objected in writing."
SIGNER = "SAMPLE"


def envelope(
    *,
    transmission: str | None = "VZCZCXYZ0000",
    routing: str | None = "PP RUEHWEB",
    station: str | None = "DE RUEHPE #1052 0862239",
    security: str | None = "ZNY CCCCC ZZH",
    date: str | None = "P 272239Z MAR 07",
    sender: str | None = "FM AMEMBASSY LIMA",
    to: str | None = "TO RUEHC/SECSTATE WASHDC PRIORITY 4718",
    info: str | None = "INFO RUEHBO/AMEMBASSY BOGOTA 0394",
    last: str | None = "BT",
) -> str:
    """Return an envelope; a line that is None is left out."""
    lines = (transmission, routing, station, security, date, sender, to, info, last)
    return "\n".join(line for line in lines if line is not None)


def short_envelope(date: str = "P 272239Z MAR 07", sender: str = "FM AMEMBASSY LIMA") -> str:
    """Return an envelope without routing block, so that any date fits."""
    return envelope(
        transmission=None, routing=None, station=None, security=None, date=date, sender=sender
    )


def message(
    *,
    head: str | None = None,
    line: str | None = LINE,
    captions: str | None = "SIPDIS",
    order: str | None = ORDER,
    tags: str | None = TAGS,
    subject: str | None = SUBJECT,
    refs: str | None = None,
    authority: str | None = AUTHORITY,
    body: str = BODY,
    signer: str | None = SIGNER,
    tail: str | None = None,
) -> str:
    """Return a complete telegram; each part is given with its label, None leaves it out."""
    fields = "\n".join(part for part in (order, tags, subject) if part is not None)
    text = [part for part in (captions, fields or None, refs, authority, body) if part is not None]
    above = [part for part in (envelope() if head is None else head, line) if part]
    below = [part for part in (signer, tail) if part is not None]
    return "\n".join(["\n".join(above), "", "\n\n".join(text), *below])


def parse(**parts: str | None) -> Cable:
    """Parse the message that :func:`message` builds of *parts*."""
    return parse_cable(message(**parts))  # type: ignore[arg-type]


def numbers(cable: Cable) -> list[int | None]:
    """Return the numbers of the paragraphs."""
    return [paragraph.number for paragraph in cable.paragraphs]


def shape(cable: Cable) -> list[tuple[int | None, str | None]]:
    """Return number and marking of the paragraphs."""
    return [(paragraph.number, paragraph.marking) for paragraph in cable.paragraphs]


def codes(cable: Cable) -> set[DefectCode]:
    """Return the codes of the defects."""
    return {defect.code for defect in cable.defects}


def texts(cable: Cable, kind: str) -> list[str]:
    """Return the texts of the spans of *kind*."""
    return [cable.text[start:end] for start, end, found in cable.spans if found == kind]


def joined(*paragraphs: str | Iterable[str]) -> str:
    """Return paragraphs parted by a blank line."""
    return "\n\n".join(p if isinstance(p, str) else "\n".join(p) for p in paragraphs)
