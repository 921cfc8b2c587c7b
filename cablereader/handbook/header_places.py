"""What stands at a place of the text header: number, section, captions, attention, TAGS, labels."""

from __future__ import annotations

import re

from cablereader.handbook import meanings
from cablereader.handbook.articles import ordinary_words
from cablereader.handbook.body_words import word_at
from cablereader.handbook.entry import Explanation, Kind, Meaning
from cablereader.handbook.place import Place
from cablereader.model.header.tags import corrected_tags
from cablereader.model.protection.captions import find_captions
from cablereader.model.stations import station_key

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
_LINKED = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)[,;]?")
_PHRASE = re.compile(r"\b(?:(?:STATE|DEPT|ALSO) FOR|(?:PLEASE|DEPT|STATE) PASS)\b", re.IGNORECASE)
_PASSING = frozenset("FOR PASS PLEASE ALSO TO AND FROM".split())
_OFFICE = re.compile(r"[A-Z]{1,5}(?:[/-][A-Z0-9&]{1,6})*")


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
    if phrase := _phrase(place):
        return phrase
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


def _phrase(place: Place) -> Explanation | None:
    """Return what "STATE FOR" and "PLEASE PASS" ask for, where the offset is in one."""
    for match in _PHRASE.finditer(place.cable.text, place.span.start, place.span.end):
        if match.start() <= place.offset < match.end():
            return place.form(" ".join(match[0].upper().split()), match.span())
    return None


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


def tag(place: Place) -> Explanation:
    """Explain an index code; a wrong one with the code that is meant."""
    return place.say(_tag(place, place.text))


def _tag(place: Place, text: str) -> Meaning:
    written = " ".join(text.upper().split())
    codes = corrected_tags(written)
    found = [meanings.tag(place.book, code) for code in codes]
    if codes == (written,) or place.book.own_entry(written):
        return meanings.tag(place.book, written)
    if len(found) == 1:
        words = f"read as {codes[0]}: {found[0].meaning}"
    else:
        words = "codes run together: " + "; ".join(item.sentence for item in found)
    return Meaning(written, Kind.TAG, words, found[0].entry)


def tags_line(place: Place) -> Explanation:
    """Explain a code in its Markdown link, a sign or a misplaced word among the index codes."""
    where = place.word()
    linked = _LINKED.fullmatch(place.cable.text, *where)
    if linked:
        return place.say(_tag(place, linked[1]), where)
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


def subject_line(place: Place) -> Explanation | None:
    """Explain a known word of the title."""
    return word_at(place)
