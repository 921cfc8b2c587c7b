"""What stands at a place of the body: numbers, markings, headings, debris, citations, words."""

from __future__ import annotations

import re

from cablereader.handbook.body_words import word_at
from cablereader.handbook.clock import utc_in_words
from cablereader.handbook.entry import Explanation, Kind
from cablereader.handbook.numbers import ordinal
from cablereader.handbook.place import Place
from cablereader.handbook.reference_places import reference_words, telegram_words
from cablereader.model.dates import DATE_TIME_GROUP, group_of
from cablereader.model.mrn import parse_mrn

_LETTER_OF_REFERENCE = re.compile(r"(?i)REF(?:TEL|ERENCE)?S?\.?\s+\(?([A-Z])\b")
_LONGEST_GROUP = 40
_NUMBER = re.compile(
    r"(?<![\w.])(?:['’]?(?:\d{2}|\d{4})[ ]?)?[A-Z]{3,}(?:[ ][A-Z]{2,}){0,4}[ ]?\d{2,6}(?![\w/])"
)
_WORD_START = re.compile(r"(?<!\w)['’]?\w")
_GROUP = re.compile(DATE_TIME_GROUP)


def words(place: Place) -> Explanation | None:
    """Explain a date-time group or a known word of running text."""
    start = max(place.span.start, place.offset - _LONGEST_GROUP)
    end = min(place.span.end, place.offset + _LONGEST_GROUP)
    for match in _GROUP.finditer(place.cable.text, start, end):
        moment = group_of(match).moment
        if match.start() <= place.offset < match.end() and moment is not None:
            told = f"date-time group: {utc_in_words(moment)}"
            entry = place.book.entry("form:date-time group")
            return place.told(Kind.DATE, told, entry, (match.start(), match.end()))
    return _cited_number(place) or word_at(place)


def _cited_number(place: Place) -> Explanation | None:
    """Explain "LIMA 1052", "07 LIMA 1052" and "07LIMA1052" in running text."""
    start = max(place.span.start, place.offset - _LONGEST_GROUP)
    end = min(place.span.end, place.offset + _LONGEST_GROUP)
    year = int(place.cable.created[:4]) if place.cable.created else None
    for match in _NUMBER.finditer(place.cable.text, start, end):
        if not match.start() <= place.offset < match.end():
            continue
        # The words before a station's name may be in capitals too: "SEE ALSO LIMA 1052".
        for word in _WORD_START.finditer(match[0]):
            first = match.start() + word.start()
            number = parse_mrn(match[0][word.start() :], year)
            if number and first <= place.offset:
                return place.form("reference", (first, match.end()), telegram_words(place, number))
    return None


def paragraph_number(place: Place) -> Explanation:
    """Explain a paragraph's number; a misprinted one with the number that is meant."""
    found = next(
        (item for item in place.cable.paragraphs if item.start <= place.offset < item.end), None
    )
    if found is None or found.number is None:
        return place.form("paragraph number")
    told = f"paragraph {found.number}"
    if found.printed:
        told = f"printed {found.printed}, the {ordinal(found.number)} paragraph"
    return place.form("paragraph number", words=told)


def block_label(place: Place) -> Explanation:
    """Explain "Summary:", "End comment"."""
    said = place.text.upper()
    name = next((name for name in ("summary", "comment", "note") if name.upper() in said), None)
    verb = "ends" if said.lstrip(" (").startswith("END") else "begins"
    if name is None:
        return place.form("block label")
    entry = place.book.entry(f"form:{name}")
    assert entry is not None
    return place.told(Kind.FORM, f"here the {name} {verb}: {entry.meaning}", entry)


def heading(place: Place) -> Explanation:
    """Explain a known word of a heading, else that it is one."""
    return word_at(place) or place.form("heading")


def rule(place: Place) -> Explanation:
    """Explain a line of dashes."""
    return place.form("rule")


def page_line(place: Place) -> Explanation:
    """Explain the foot or head of a page."""
    return place.form("page line")


def redaction(place: Place) -> Explanation:
    """Explain a row of X."""
    return place.form("redaction")


def repair(place: Place) -> Explanation | None:
    """Explain what was repaired, in the words of the defect; else the word."""
    for defect in place.cable.defects:
        if defect.start <= place.offset < defect.end and defect.end <= place.span.end:
            return place.told(Kind.FORM, defect.message, place.book.entry("form:repair"))
    return words(place)


def signer(place: Place) -> Explanation:
    """Explain the name at the end."""
    return place.form("signer")


def text_reference(place: Place) -> Explanation | None:
    """Explain "ref A", "reftel", "septel" and "LIMA 1052" in running text."""
    cited = _LETTER_OF_REFERENCE.match(place.text)
    items = place.cable.references
    if cited:
        found = next((item for item in items if item.label == cited[1].upper()), None)
        if found is None:
            told = f"reference {cited[1].upper()}, which the REF block does not have"
            return place.form("reference", words=told)
        return place.form("reference", words=reference_words(place, found))
    if re.match(r"(?i)REFTEL\b", place.text.strip()) and len(items) == 1:
        told = f"the telegram cited as a reference; here {reference_words(place, items[0])}"
        return place.form("reference", words=told)
    year = int(place.cable.created[:4]) if place.cable.created else None
    number = parse_mrn(place.text.strip("() .,;"), year)
    if number:
        return place.form("reference", words=telegram_words(place, number))
    return word_at(place) or place.form("reference")
