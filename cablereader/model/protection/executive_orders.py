"""The executive-order line: which order governs the classification, and until when.

``E.O. 12958: DECL: 03/27/2017``; before that 12356 (``DECL: OADR``), 12065 (``GDS 8/13/85
(NAME) OR-P``) and 11652 (``GDS``, ``XGDS-1``).
"""

from __future__ import annotations

import re

from cablereader.model.cable import ExecutiveOrder
from cablereader.model.dates import find_date
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.spelling import closest

# The orders on classification, and the years in which telegrams cite them.
_ORDERS = {
    "10501": (1953, 1972),
    "11652": (1972, 1978),
    "12065": (1978, 1982),
    "12356": (1982, 1995),
    "12958": (1995, 2010),
    "13292": (2003, 2010),
    "13526": (2009, 9999),
}
# A zero for the letter, a comma for a stop, a lost first letter; in the number a letter for its
# first figure, or a sign in its middle.
_NUMBER_SHAPE = r"[\dIL]\d[ ,.]?\d{3}\d?(?!\d)"
LABEL = (
    r"(?:(?:E[.,]? ?|\.)[O0][.,]?|EXECUTIVE ORDER)"
    rf"(?=[ \t:.]{{0,4}}(?:NO\.?[ ]?)?\(?(?:{_NUMBER_SHAPE}|\d{{4}}|N/?A\b|DECL))"
    r"[ \t:.]{0,4}(?:NO\.?[ ]?)?"
)
# With one figure lost, only where a sign and the rest of the line follow.
_NUMBER = re.compile(rf"\(?({_NUMBER_SHAPE}|1\d{{3}}(?=:))\)?[ \t]*[:;,.\-–]?[ \t]*", re.IGNORECASE)
# Downgrading changes the level but leaves the paper classified; a review is not a release.
_NOT_DECLASSIFYING = re.compile(
    r"\b(?:DNG|RDS)\b[^;\n]{0,30}?\d{1,4}/\d{1,2}/\d{1,4}", re.IGNORECASE
)
_LETTER_FOR_ZERO = re.compile(r"(?<=[\d/])O(?=[\d/])", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\d{1,4}/\d{1,4}/\d{1,4}")
_AUTHORITY = re.compile(r"\(([A-Z][A-Z'\-]+,[^()\n]{2,40})\)", re.IGNORECASE)
# Under E.O. 12065 the name may break over lines, have its parts in any order, or no brackets.
_AUTHORITY_12065 = re.compile(
    r"\((?P<name>[A-Z][A-Z'’.\- ]{2,40}(?:,[^()]{1,40})?)\)"
    r"|(?<=\d[ ])(?P<bare>[A-Z][A-Z'’\-]+,[ ]?[A-Z][A-Z. ]{0,30}?)(?=[ ]OR-[A-Z]\b)",
    re.IGNORECASE,
)


def read_executive_order(
    found: Findings, start: int, end: int, year: int | None
) -> tuple[ExecutiveOrder, str | None]:
    """Read what follows the label in *start* to *end*.

    Returns the order, and the classifying officer whom lines under E.O. 12065 name in brackets.
    *year* is the year of the cable, for two-digit years.
    """
    match = _NUMBER.match(found.text, start, end)
    number: str | None = None
    content = start
    if match:
        content = match.end()
        number = _known_order(found, match[1], year, *match.span(1))
    text = " ".join(found.clean[content:end].split())
    pattern = _AUTHORITY_12065 if number == "12065" else _AUTHORITY
    authority = pattern.search(found.clean, content, end)
    order = ExecutiveOrder(number, text, _declassify_on(found, content, end, year))
    return order, " ".join(authority[authority.lastgroup or 1].split()) if authority else None


def _known_order(found: Findings, written: str, year: int | None, start: int, end: int) -> str:
    figures = re.sub(r"[ ,.]", "", re.sub(r"^[IL]", "1", written.upper()))
    if written in _ORDERS:
        return written
    in_force = [
        number
        for number, (first, last) in _ORDERS.items()
        if number != "13292" and (year is None or first <= year <= last)
    ]
    number = closest(figures, in_force, 3 if len(in_force) == 1 else 2)
    if number is None:
        return written
    found.defect(
        DefectCode.ORDER_REPAIRED,
        f"There is no Executive Order {written} on classification; read as {number}.",
        start,
        end,
    )
    return number


def _declassify_on(found: Findings, start: int, end: int, year: int | None) -> str | None:
    text = _NOT_DECLASSIFYING.sub(lambda match: " " * len(match[0]), found.clean[start:end])
    written = find_date(_LETTER_FOR_ZERO.sub("0", text.replace("\n", " ")), year)
    if written is None:
        if impossible := _NUMERIC_DATE.search(text):
            found.defect(
                DefectCode.INVALID_DATE,
                f"No calendar has the date “{impossible[0]}”; it is left open.",
                start + impossible.start(),
                start + impossible.end(),
            )
        return None
    place = start + written.start, start + written.end
    found.span(*place, SpanKind.DECLASSIFY_ON)
    if written.damaged:
        found.defect(
            DefectCode.INVALID_DATE,
            f"“{found.text[slice(*place)]}” is read as {written.iso}.",
            *place,
        )
    if written.swapped:
        found.defect(
            DefectCode.INVALID_DATE,
            f"“{found.text[slice(*place)]}” has no such month; read with day and month swapped.",
            *place,
        )
    return written.iso
