"""What stands at a place of the text header: classification line to classification authority."""

from __future__ import annotations

import re

from cablereader.handbook import meanings
from cablereader.handbook.articles import ordinary_words
from cablereader.handbook.body_words import word_at
from cablereader.handbook.declassifying import declassification
from cablereader.handbook.entry import Explanation, Kind, Meaning
from cablereader.handbook.place import Place
from cablereader.model.cable import Reference, ReferenceKind
from cablereader.model.captions import find_captions
from cablereader.model.markings import normal_marking
from cablereader.model.mrn import parse_mrn
from cablereader.model.stations import station_key
from cablereader.model.tags import corrected_tags

_LABELS = {
    "EO": "executive-order line",
    "EXECUTIVE ORDER": "executive-order line",
    "TAGS": "TAGS",
    "TAG": "TAGS",
    "SUBJECT": "subject",
    "SUBJ": "subject",
    "CLASSIFIED BY": "classification authority",
    "CLASSIFIED": "classification authority",
    "DERIVED FROM": "derivative classification",
    "REASON": "reason",
    "REASONS": "reason",
    "DECLASSIFY ON": "declassification",
}
_ORDER = re.compile(r"\(?(\d{5,6})\)?")
_DECLASSIFICATION_MARK = re.compile(r"(?:25)?X\d|XGDS-\d|RDS-\d|[A-Z]{2,6}(?:/[A-Z])?|N/A")
_KINDS_OF_REFERENCE = {
    ReferenceKind.EMAIL: "an e-mail",
    ReferenceKind.TELCON: "a telephone conversation",
    ReferenceKind.MEETING: "a meeting",
    ReferenceKind.REPORT: "a report",
    ReferenceKind.BOOK: "a book of rules",
    ReferenceKind.OTHER: "a paper that is not a telegram",
}
_LINKED = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)[,;]?")
_PASSING = frozenset("FOR PASS PLEASE ALSO TO AND FROM".split())
_OFFICE = re.compile(r"[A-Z]{1,5}(?:[/-][A-Z0-9&]{1,6})*")


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


def section(place: Place) -> Explanation:
    """Explain "SECTION 01 OF 02"."""
    found = place.cable.section
    if found is None:
        return place.form("section")
    words = f"section {found.number} of {found.of} of a long message, each sent by itself"
    return place.form("section", words=words)


def mrn(place: Place) -> Explanation:
    """Explain the post and serial on the classification line: the cable's own number."""
    number = place.cable.reference_id
    station = station_key(re.sub(r"\d", "", place.text))
    words = "post and serial number of this message"
    if number:
        words += f": its message reference number is {number}"
    entry = place.book.entry("form:message reference number")
    if station and (known := meanings.station(place.book, station)).entry:
        words += f" ({known.meaning})"
    return place.told(Kind.REFERENCE, words, entry)


def caption(place: Place) -> Explanation:
    """Explain a caption: its effect."""
    names = find_captions(place.cable.text, place.span.start, place.span.end)
    name = names[0][0] if names else place.text
    return place.say(meanings.caption(place.book, name))


def caption_line(place: Place) -> Explanation:
    """Explain what stands beside the captions of a line: the reason for a correction."""
    if "C O R R E C T E D" in place.text.upper() or "CORRECTED" in place.text.upper():
        words = "why the message was sent again, after CORRECTED COPY"
        return place.told(Kind.CAPTION, words, place.book.entry("caption:CORRECTED COPY"))
    return place.form("caption line")


def attention_line(place: Place) -> Explanation:
    """Explain an office or a word of the attention line."""
    where = place.piece(" \t\n,;.:()")
    written = place.cable.text[slice(*where)].upper()
    if not written:
        return place.form("attention line")
    if written in _PASSING:
        return place.form("attention line", place.line())
    if office := _office(place, written):
        return place.say(office, where)
    words = word_at(place)
    if words is not None:
        return words
    key = station_key(written)
    if key and (known := meanings.station(place.book, key)).entry:
        return place.say(known, where)
    return place.form("attention line", place.line())


def _office(place: Place, written: str) -> Meaning | None:
    """Return what an office's symbol means: the bureau before the slash, then its office."""
    if not _OFFICE.fullmatch(written) or written in ordinary_words():
        return None
    bureau, slash, office = written.partition("/")
    whole = place.book.find(written, f"word:{written}")
    if whole:
        return Meaning(written, whole.kind, whole.meaning, whole)
    entry = place.book.find(bureau, f"word:{bureau}")
    if entry is None or not slash:
        return Meaning(bureau, entry.kind, entry.meaning, entry) if entry else None
    words = f"office {office} of {bureau}: {entry.meaning}"
    return Meaning(written, entry.kind, words, entry)


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


def tag(place: Place) -> Explanation:
    """Explain an index code; a wrong one with the code that is meant."""
    written = " ".join(place.text.upper().split())
    if place.book.own_entry(written):
        return place.say(meanings.tag(place.book, written))
    codes = corrected_tags(written)
    found = [meanings.tag(place.book, code) for code in codes]
    if codes == (written,):
        return place.say(found[0])
    if len(found) == 1:
        words = f"read as {codes[0]}: {found[0].meaning}"
    else:
        words = "codes run together: " + "; ".join(item.sentence for item in found)
    return place.told(Kind.TAG, words, found[0].entry)


def tags_line(place: Place) -> Explanation:
    """Explain a code in its Markdown link, a sign or a misplaced word among the index codes."""
    where = place.word()
    linked = _LINKED.fullmatch(place.cable.text, *where)
    if linked:
        return place.say(meanings.tag(place.book, linked[1]), where)
    for name, start, end in find_captions(place.cable.text, place.span.start, place.span.end):
        if start <= place.offset < end:
            return place.say(meanings.caption(place.book, name), (start, end))
    return place.form("TAGS")


def field_label(place: Place) -> Explanation:
    """Explain the label of a field of the text header."""
    plain = re.sub(r"[^A-Z ]", "", place.text.upper()).strip()
    name = _LABELS.get(" ".join(plain.split()))
    if name is None:
        name = "references" if plain.startswith(("REF", "PROGRAM REF")) else "field label"
    return place.form(name)


def reference(place: Place) -> Explanation:
    """Explain one item of the REF block."""
    found = next(
        (item for item in place.cable.references if _covers(item, place.offset)),
        None,
    ) or next((item for item in place.cable.references if _covers(item, place.span.start)), None)
    if found is None:
        return place.form("reference")
    label = f"reference {found.label}" if found.label else "reference"
    return place.form("reference", words=f"{label}: {reference_words(place, found)}")


def _covers(item: Reference, offset: int) -> bool:
    return item.start <= offset < item.end


def reference_words(place: Place, item: Reference) -> str:
    """Return what a reference points to, in words."""
    number = parse_mrn(item.reference_id) if item.reference_id else None
    if number is None:
        return f"{_KINDS_OF_REFERENCE.get(item.kind, 'a message')}, {item.text}"
    words = f"telegram {number.serial} of {number.year} from {_post_words(place, number.post)}"
    if item.inferred:
        words += " (the year is not written; it is taken from this cable)"
    return words


def _post_words(place: Place, key: str) -> str:
    entry = place.book.entry(f"post:{key}")
    if entry is None:
        return key
    return f"the {entry.term}" if entry.term.startswith("Department") else entry.term


def reference_block(place: Place) -> Explanation:
    """Explain what stands between the references: their letters, NOTAL, AND PREVIOUS."""
    where = place.piece(" \t\n;,")
    written = re.sub(r"[^A-Z]", "", place.cable.text[slice(*where)].upper())
    if written == "NOTAL":
        return place.form("NOTAL", where)
    if written == "PREVIOUS" or (written == "AND" and "PREVIOUS" in place.text.upper()):
        return place.form("AND PREVIOUS", where)
    if len(written) == 1:
        words = f"letter by which the text cites the reference: “ref {written}”"
        return place.form("reference", where, words)
    marking = re.fullmatch(r"\([A-Z/]{1,4}\)", place.cable.text[slice(*where)].strip())
    if marking:
        return place.say(meanings.marking(place.book, normal_marking(marking[0])), where)
    return word_at(place) or place.form("references")


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


def subject_line(place: Place) -> Explanation | None:
    """Explain a known word of the title."""
    return word_at(place)


def portion_marking(place: Place) -> Explanation:
    """Explain the marking of a paragraph or title."""
    return place.say(meanings.marking(place.book, normal_marking(place.text)))
