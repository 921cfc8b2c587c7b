"""What stands at a place of the fields that protect a text: level, order, authority, markings."""

from __future__ import annotations

import re

from cablereader.handbook import meanings
from cablereader.handbook.body_words import word_at
from cablereader.handbook.declassifying import declassification
from cablereader.handbook.entry import Explanation, Kind
from cablereader.handbook.place import Place
from cablereader.model.protection.captions import find_captions
from cablereader.model.protection.markings import normal_marking

_ORDER = re.compile(r"\(?(\d{5,6})\)?")
_DECLASSIFICATION_MARK = re.compile(r"(?:25)?X\d|XGDS-\d|RDS-\d|[A-Z]{2,6}(?:/[A-Z])?|N/A")


def classification_line(place: Place) -> Explanation:
    """Explain what the classification line holds besides level, section and number."""
    for name, start, end in find_captions(place.cable.text, place.span.start, place.span.end):
        if start <= place.offset < end:
            return place.say(meanings.caption(place.book, name), (start, end))
    return place.form("classification line")


def classification(place: Place) -> Explanation:
    """Explain the level of classification, as the cable is read."""
    level = place.cable.classification_level
    if level is None:
        return place.form("classification line")
    known = meanings.level(place.book, level)
    return place.told(Kind.LEVEL, f"{level}: {known.meaning}", known.entry)


def executive_order_line(place: Place) -> Explanation:
    """Explain the order's number and the words after it: DECL, OADR, GDS, X1, N/A."""
    order = place.cable.executive_order
    where = place.piece(" \t\n:;,()")
    written = place.cable.text[slice(*where)].upper()
    number = _ORDER.fullmatch(written)
    if number and order and order.number:
        known = meanings.order(place.book, order.number)
        words = known.meaning
        if order.number != number[1]:
            words = f"a slip for E.O. {order.number}, {words}"
        return place.told(Kind.ORDER, words, known.entry, where)
    mark = _mark_at(place, where, order.number if order else None)
    if mark is not None:
        return mark
    if order and order.text:
        return place.form("declassification", place.line(), _rest_of_order(place))
    return place.form("executive-order line")


def _mark_at(place: Place, where: tuple[int, int], number: str | None) -> Explanation | None:
    start, end = where
    text = place.cable.text
    written = text[start:end].strip(".").upper()
    if not _DECLASSIFICATION_MARK.fullmatch(written):
        return None
    meaning = meanings.declassification_mark(place.book, written, number)
    if meaning is None:
        return None
    due = declassification(place.cable, place.today)
    words = meaning.meaning
    if written in ("GDS", "ADS", "RDS") and due:
        words += f"; {due.words}"
    return place.told(Kind.DECLASSIFICATION, words, meaning.entry, where)


def _rest_of_order(place: Place) -> str:
    order = place.cable.executive_order
    if order and order.number == "12065" and "(" in place.text:
        return "who classified the message (in brackets), and the symbol of the authority"
    return "the words of the line: when, or on what event, the text is to be released"


def declassify_on(place: Place) -> Explanation:
    """Explain a date of declassification, and whether it has passed."""
    due = declassification(place.cable, place.today)
    if due is None:
        return place.form("declassification")
    entry = place.book.entry("declassification:DECL")
    return place.told(Kind.DECLASSIFICATION, due.words, entry)


def classifier(place: Place) -> Explanation:
    """Explain the classifying officer: the title's abbreviation, else the name as a whole."""
    known = word_at(place)
    if known is not None:
        return known
    return place.form("classifier")


def reason(place: Place) -> Explanation:
    """Explain the reason letter at the offset; between letters, all of them."""
    section_number = meanings.reason_section(place.cable)
    at_offset = place.cable.text[place.offset].lower()
    letters = place.cable.reasons
    alone = not (
        place.cable.text[place.offset - 1 : place.offset].isalpha()
        or place.cable.text[place.offset + 1 : place.offset + 2].isalpha()
    )
    if at_offset in letters and alone:
        one = meanings.reason(place.book, at_offset, section_number)
        return place.told(Kind.REASON, one.sentence, one.entry, (place.offset, place.offset + 1))
    found = [meanings.reason(place.book, letter, section_number) for letter in letters]
    words = "; ".join(item.sentence for item in found)
    entry = found[0].entry if found else place.book.entry("form:reason")
    return place.told(Kind.REASON, words or "reasons for classifying", entry)


def authority_line(place: Place) -> Explanation:
    """Explain the section that the reasons cite, and the words around."""
    where = place.word()
    written = place.cable.text[slice(*where)]
    if re.search(r"1\s?\.\s?[45]", written):
        section_number = meanings.reason_section(place.cable)
        found = [meanings.reason(place.book, x, section_number) for x in place.cable.reasons]
        words = f"section {section_number} of the executive order, the list of reasons"
        if found:
            words += ": " + "; ".join(item.sentence for item in found)
        return place.form("reason", where, words)
    if "DERIVED" in place.text[:8].upper():
        return place.form("derivative classification")
    return word_at(place) or place.form("classification authority")


def portion_marking(place: Place) -> Explanation:
    """Explain the marking of a paragraph or title."""
    return place.say(meanings.marking(place.book, normal_marking(place.text)))
