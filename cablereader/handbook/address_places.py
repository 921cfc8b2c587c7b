"""What stands at a place of the address block: sender, addressees, collectives."""

from __future__ import annotations

import re

from cablereader.handbook import meanings
from cablereader.handbook.book import Book
from cablereader.handbook.entry import Entry, Explanation, Kind, Meaning
from cablereader.handbook.place import Place
from cablereader.model.cable import Addressee, Cable
from cablereader.model.span import SpanKind
from cablereader.model.stations import station_key


def originator_line(place: Place) -> Explanation:
    """Explain the sender's name."""
    name = place.cable.sender or ""
    return _designator(place, _where(place, name, place.span.start), name, "originator")


def addressee(place: Place) -> Explanation:
    """Explain what an address line holds besides its routing indicator, precedence and serial."""
    form = _ADDRESSEE_FORMS[place.span.kind]
    found = _addressee_at(place)
    if found is None:
        return place.form(form)
    after_routing = found.start + len(found.routing or "")
    return _designator(place, _where(place, found.name, after_routing), found.name, form)


def _where(place: Place, name: str, start: int) -> tuple[int, int]:
    """Return where *name* stands in the line, whatever blanks are between its words."""
    pattern = r"[ \t]+".join(re.escape(word) for word in name.split())
    match = re.compile(pattern).search(place.cable.text, start, place.span.end)
    return match.span() if match and name else (place.span.start, place.span.end)


_ADDRESSEE_FORMS = {
    SpanKind.ACTION_ADDRESSEE: "addressee",
    SpanKind.INFO_ADDRESSEE: "addressee",
    SpanKind.EXEMPT_ADDRESSEE: "exempted addressee",
    SpanKind.OTHER_MEANS_ADDRESSEE: "other means",
}
_ADDRESSEE_WORDS = {
    SpanKind.ACTION_ADDRESSEE: "action addressee",
    SpanKind.INFO_ADDRESSEE: "information addressee",
    SpanKind.EXEMPT_ADDRESSEE: "exempted addressee, which did not receive the message",
    SpanKind.OTHER_MEANS_ADDRESSEE: "addressee, which received the message by other means",
    SpanKind.ORIGINATOR_LINE: "sender",
}


def _addressee_of(cable: Cable, routing_start: int) -> Addressee | None:
    """Return the addressee whose routing indicator begins there."""
    groups = (cable.to, cable.info, cable.exempt, cable.by_other_means)
    return next((item for group in groups for item in group if item.start == routing_start), None)


def _addressee_at(place: Place) -> Addressee | None:
    cable, span = place.cable, place.span
    groups = (cable.to, cable.info, cable.exempt, cable.by_other_means)
    items = (item for group in groups for item in group)
    return next((item for item in items if span.start <= item.start < span.end), None)


def _designator(place: Place, where: tuple[int, int], name: str, form: str) -> Explanation:
    """Explain the plain name of a station: the post it is, or the collective."""
    role = _ADDRESSEE_WORDS[place.span.kind]
    meaning = name_meaning(place.book, name)
    if meaning is None:
        words = f"{role}: {name}, {meanings.UNKNOWN}"
        return place.told(Kind.FORM, words, place.book.entry(f"form:{form}"), where)
    offices = name.partition("//")[2].strip("/")
    words = f"{role}: {meaning.meaning}"
    if offices:
        words += f"; for its offices {offices}"
    return place.told(meaning_kind(meaning.entry), words, meaning.entry, where)


def meaning_kind(entry: Entry | None) -> Kind:
    """Return the kind of *entry*; of none, the kind for a part of a cable."""
    return entry.kind if entry else Kind.FORM


def name_meaning(book: Book, name: str) -> Meaning | None:
    """Return what the plain name of a sender or addressee means, or None where it is not known."""
    plain = " ".join(name.partition("//")[0].upper().split())
    if own := book.own_entry(plain):
        return Meaning(plain, own.kind, own.meaning, own)
    if entry := book.entry(f"collective:{plain}"):
        return Meaning(plain, Kind.COLLECTIVE, f"{plain.title()}, {entry.meaning}", entry)
    if plain.endswith("COLLECTIVE"):
        words = f"a collective: a list of addressees under the name {plain}"
        return Meaning(plain, Kind.COLLECTIVE, words, book.entry("form:addressee"))
    words_of_name = plain.split()
    for count in range(len(words_of_name), 0, -1):
        if entry := book.entry(f"addressee:{' '.join(words_of_name[:count])}"):
            return Meaning(plain, entry.kind, entry.meaning, entry)
    key = station_key(plain)
    if key and (known := meanings.station(book, key)).entry:
        return Meaning(plain, Kind.POST, meanings.post_in_words(known.entry), known.entry)
    return None


def field_label(place: Place) -> Explanation:
    """Explain TO, INFO, FM, XMT, ZEN."""
    where = place.piece(" \t/")
    label = place.cable.text[slice(*where)].upper().rstrip(":/")
    return place.say(meanings.signal(place.book, label), where)


def addressee_serial(place: Place) -> Explanation:
    """Explain "4718" after an addressee."""
    words = (
        f"number {place.text} in the sender's count of messages to this addressee; it is not a"
        " message reference number"
    )
    return place.form("addressee serial", words=words)


def routing_indicator(place: Place) -> Explanation:
    """Explain a routing indicator; one that the handbook does not know by the name after it."""
    known = meanings.routing_indicator(place.book, place.text)
    found = None if known.entry else _addressee_of(place.cable, place.span.start)
    if found is None:
        return place.say(known)
    words = f"{known.meaning}; the line gives it for {found.name}"
    return place.told(Kind.ROUTING, words, None)
