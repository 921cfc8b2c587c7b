"""What stands at a place of the envelope: routing lines, date line, addressees, distribution."""

from __future__ import annotations

import re
from datetime import UTC

from cablereader.handbook import meanings
from cablereader.handbook.clock import utc_in_words
from cablereader.handbook.entry import Entry, Explanation, Kind, Meaning
from cablereader.handbook.place import Place
from cablereader.model.cable import Addressee, Cable
from cablereader.model.envelope import filed_at
from cablereader.model.span import SpanKind
from cablereader.model.stations import station_key

_TRANSMISSION = re.compile(r"VZCZC([A-Z]{3})(\d{4})")
_INDICATOR = re.compile(r"R[A-Z]{3,7}")
_INDICATOR_AND_SERIAL = re.compile(r"(R[A-Z]{3,7})(\d{4})")
_COPIES = re.compile(r"([A-Z][A-Z/]*)-(\d\d)")
_TOTAL = re.compile(r"/\d{1,3}|[WR]|/\d{1,3}[WR]")
_CITED = ("ZUI", "CTG", "CITE", "ZDS", "ZFR", "ZFD", "ZEL", "ZDK")
_LEAST_YEAR = 1960


def transmission_id(place: Place) -> Explanation:
    """Explain the transmission identifier by its parts."""
    found = _TRANSMISSION.search(place.text)
    if found is None:
        return place.form("transmission identifier")
    return place.form(
        "transmission identifier",
        words=f"transmission identifier: start of message (VZCZC), channel {found[1]}, message"
        f" {found[2]} of that channel; it means nothing to a reader",
    )


def routing_line(place: Place) -> Explanation:
    """Explain a routing indicator of the routing line."""
    word = place.word()
    written = place.cable.text[slice(*word)]
    if _INDICATOR.fullmatch(written):
        return place.say(meanings.routing_indicator(place.book, written), word)
    return place.form("routing line")


def station_line(place: Place) -> Explanation:
    """Explain DE, and what is left of the station line besides the parts that have spans."""
    word = place.word()
    written = place.cable.text[slice(*word)]
    if written == "DE":
        return place.say(meanings.signal(place.book, "DE"), word)
    part = re.fullmatch(r"#?\d{0,4}/(\d\d)", written)
    if part:
        words = f"station serial with the number of the section: section {int(part[1])}"
        return place.form("station serial", word, words)
    return place.form("originating station line", word if written.strip() else None)


def station_serial(place: Place) -> Explanation:
    """Explain "#1052": the last four digits of the cable's own number."""
    number = place.text.lstrip("#")
    words = (
        f"station serial {number}: the sender's number for the message, the last four digits of"
        " its reference number"
    )
    return place.form("station serial", words=words)


def filing_time(place: Place) -> Explanation:
    """Explain "0862239" as a day and a time, in the year of the date-time group."""
    return _filed(place, (place.span.start, place.span.end))


def _filed(place: Place, where: tuple[int, int]) -> Explanation:
    digits = place.cable.text[slice(*where)]
    day, clock = int(digits[:3]), f"{digits[3:5]}:{digits[5:7]}"
    year = int(place.cable.created[:4]) if place.cable.created else 0
    moment = filed_at(digits, year) if year > _LEAST_YEAR else None
    if moment is None:
        words = f"filed on day {day} of the year at {clock} UTC"
    else:
        words = f"filed on day {day} of {year}: {utc_in_words(moment.replace(tzinfo=UTC))}"
    return place.form("filing time", where, words)


def security_line(place: Place) -> Explanation:
    """Explain one sign of the security line."""
    word = place.piece(" \t/")
    written = place.cable.text[slice(*word)]
    if not written:
        prosign = place.cable.security_prosign or place.text
        return place.say(meanings.security_prosign(place.book, prosign))
    return place.say(meanings.signal(place.book, written), word)


def operating_signal(place: Place) -> Explanation:
    """Explain one piece of the signs after the security line or the date-time group."""
    where = place.piece(" \t()")
    written = place.cable.text[slice(*where)]
    if not written:
        return place.form("date line") if place.span.end else place.form("security line")
    if "CCY" in place.text or "ADX" in place.text:
        stamp = place.book.entry("signal:CCY")
        words = "part of the stamp that the message-switching system puts on corrected copies"
        return place.told(Kind.SIGNAL, words, stamp, where)
    if re.fullmatch(r"\d{7}", written):
        return _filed(place, where)
    cited = place.cable.text[place.span.start : where[0]].split()
    if known := _sign(place, written):
        return place.say(known, where)
    indicator = _INDICATOR_AND_SERIAL.fullmatch(written)
    if indicator:
        station = meanings.routing_indicator(place.book, indicator[1])
        words = f"the message cited: serial {indicator[2]} of {indicator[1]}, {station.meaning}"
        return place.told(Kind.SIGNAL, words, station.entry, where)
    if _INDICATOR.fullmatch(written):
        return place.say(meanings.routing_indicator(place.book, written), where)
    if re.fullmatch(r"#?\d{3,4}", written):
        words = "serial of the message that the sign before it cites"
        return place.told(Kind.SIGNAL, words, place.book.entry("form:station serial"), where)
    sign = next((word for word in reversed(cited) if word in _CITED), None)
    entry = place.book.entry(f"signal:{sign}") if sign else None
    words = f"free words after {sign}" if sign else "free words after the signs of the line"
    return place.told(Kind.SIGNAL, f"{words}, as the operator sent them", entry, where)


def _sign(place: Place, written: str) -> Meaning | None:
    known = meanings.signal(place.book, written)
    if known.entry is not None or re.fullmatch(r"Z[A-Z]{2}\d?", written):
        return known
    return None


def precedence(place: Place) -> Explanation:
    """Explain a precedence, letter or word; of two letters in the date line, whom each is for."""
    known = meanings.precedence(place.book, place.text)
    both = place.cable.precedence
    is_letter = place.span.end - place.span.start == 1
    if not is_letter or both is None or both.info is None:
        return place.say(known)
    line = place.cable.text[max(0, place.span.start - 2) : place.span.start].rstrip(" ")
    is_second = line[-1:].isalpha()
    words = f"{known.meaning}; for those who {'are informed' if is_second else 'must act'}"
    return place.told(Kind.PRECEDENCE, words, known.entry)


def date_line(place: Place) -> Explanation:
    """Explain the date line as a whole."""
    return place.form("date line")


def date_time_group(place: Place) -> Explanation:
    """Explain a date-time group: UTC with the weekday, and the clock at the sending post."""
    created = meanings.created(place.cable)
    entry = place.book.entry("form:date-time group")
    if created is None or not place.cable.created or "T" not in place.cable.created:
        return place.told(Kind.DATE, "date-time group that names no real minute", entry)
    return place.told(Kind.DATE, f"sent on {created.sentence}", entry)


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
    meaning = name_meaning(place, name)
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


def name_meaning(place: Place, name: str) -> Meaning | None:
    """Return what the plain name of a sender or addressee means, or None where it is not known."""
    book = place.book
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


def distribution(place: Place) -> Explanation:
    """Explain one piece of the distribution block: bureau and copies, control number, drafting."""
    line = place.line()
    words = place.cable.text[slice(*line)].strip()
    where = place.word()
    written = place.cable.text[slice(*where)]
    copies = _COPIES.fullmatch(written)
    if copies:
        bureau = place.book.find(copies[1], f"word:{copies[1]}")
        count = int(copies[2])
        name = f"{copies[1]} ({bureau.meaning})" if bureau else copies[1]
        number = "no paper copy" if count == 0 else f"{count} {'copy' if count == 1 else 'copies'}"
        return place.form(
            "distribution", where, f"distribution inside the Department: {name}, {number}"
        )
    if words.startswith("-----"):
        return place.form("control line", line)
    if words.isdigit():
        return place.form("distribution", line, "a queue number of the message center")
    drafting = re.match(r"(DRAFTED|APPROVED|CLEARED) BY", words)
    if drafting:
        role = {"DRAFTED": "wrote", "APPROVED": "approved", "CLEARED": "cleared"}[drafting[1]]
        text = f"who {role} the message: office, colon, initials and name"
        return place.form("distribution", line, text)
    if written in ("ACTION", "ORIGIN", "INFO"):
        role = {
            "ACTION": "the bureau that was to act",
            "ORIGIN": "the bureau that wrote the message",
            "INFO": "the bureaus that got copies",
        }[written]
        return place.form("distribution", where, f"distribution inside the Department: {role}")
    if _TOTAL.fullmatch(written):
        return place.form("distribution", where, "the sum of the copies")
    return place.form("distribution", line, "distribution and clearance inside the Department")


def publisher_note(place: Place) -> Explanation:
    """Explain a note of the publisher, or the line of an office tool that gives the weekday."""
    if "partial extract" in place.text or "full text" in place.text:
        return place.form("partial extract")
    words = "date line of the office tool from which the copy was saved; not part of the telegram"
    return place.form("publisher’s note", words=words)


def trailer(place: Place) -> Explanation:
    """Explain BT, NNNN and the repeated serial after the text."""
    where = place.word()
    written = place.cable.text[slice(*where)].strip()
    if re.fullmatch(r"#\d{4}(/\d\d)?", written):
        words = "the station serial once more, to show that the message arrived whole"
        return place.form("trailer", where, words)
    known = meanings.signal(place.book, written) if written else None
    if known and known.entry:
        return place.say(known, where)
    return place.form("trailer", where if written else None)
