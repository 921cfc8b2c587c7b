"""What stands at a place of the envelope's machine lines, of the distribution and the end signs."""

from __future__ import annotations

import re
from datetime import UTC

from cablereader.handbook import meanings
from cablereader.handbook.clock import filed_near, moment_of, utc_in_words
from cablereader.handbook.entry import Explanation, Kind, Meaning
from cablereader.handbook.place import Place
from cablereader.model.dates import DATE_TIME_GROUP, group_of

_TRANSMISSION = re.compile(r"VZCZC([A-Z]{3})(\d{4})")
_INDICATOR = re.compile(r"R[A-Z]{3,7}")
_INDICATOR_AND_SERIAL = re.compile(r"(R[A-Z]{3,7})(\d{4})")
_COPIES = re.compile(r"([A-Z][A-Z/]*)-(\d\d)")
_TOTAL = re.compile(r"/\d{1,3}|[WR]|/\d{1,3}[WR]")
_CITED = ("ZUI", "CTG", "CITE", "ZDS", "ZFR", "ZFD", "ZEL", "ZDK")
_GROUP = re.compile(DATE_TIME_GROUP)


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
    sent = moment_of(place.cable.created) if place.cable.created else None
    moment = filed_near(digits, sent[0]) if sent else None
    if moment is None:
        clock = f"{digits[3:5]}:{digits[5:7]}"
        words = f"filed on day {int(digits[:3])} of the year at {clock} UTC"
    else:
        words = f"filed on day {int(digits[:3])} of {moment.year}: {utc_in_words(moment)}"
    return place.form("filing time", where, words)


def security_line(place: Place) -> Explanation:
    """Explain one sign of the security line."""
    word = place.piece(" \t/")
    written = place.cable.text[slice(*word)]
    if not written:
        prosign = place.cable.security_prosign or place.text
        return place.say(meanings.security_prosign(place.book, prosign))
    return place.say(meanings.signal(place.book, written), word)


def operating_signal(place: Place) -> Explanation | None:
    """Explain one piece of the signs after the security line or the date-time group."""
    where = place.piece(" \t()")
    written = place.cable.text[slice(*where)]
    if not written:
        return None
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
    entry = place.book.entry("form:date-time group")
    found = _GROUP.search(place.text)
    moment = group_of(found).moment if found else None
    if moment is None:
        return place.told(Kind.DATE, "date-time group that names no real minute", entry)
    sent = meanings.sent_at(place.cable, moment.replace(tzinfo=UTC))
    return place.told(Kind.DATE, f"sent on {sent.sentence}", entry)


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
