"""What each value of a cable's header means, for a reader who never saw one.

Every function takes the handbook first, so that an entry of the reader's own glossary wins. A code
that the handbook does not know gets a meaning that says so, and what its form tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from cablereader.handbook import routing
from cablereader.handbook.book import Book
from cablereader.handbook.clock import (
    LocalTime,
    day_in_words,
    local_time,
    moment_of,
    utc_in_words,
)
from cablereader.handbook.entry import Entry, Kind, Meaning
from cablereader.model.cable import Cable, Precedence
from cablereader.model.level import Level
from cablereader.model.mrn import parse_mrn
from cablereader.model.protection.markings import marking_level
from cablereader.model.span import SpanKind
from cablereader.model.stations import station_key

UNKNOWN = "not in the handbook"
_SUBJECTS = {
    "A": "administration",
    "B": "business services",
    "C": "consular affairs",
    "E": "economic affairs",
    "M": "military and defense affairs",
    "O": "operations",
    "P": "political affairs",
    "S": "social affairs",
    "T": "technology and science",
}
_PERSON = re.compile(r"[A-Z][A-Z'’\- ]+,.+")
_COUNTED = re.compile(r"(?P<sign>[A-Z]{3})(?P<digit>\d)")
_FIVE_LETTERS = re.compile(r"([A-Z])\1{4}")


def _known(book: Book, term: str, kind: Kind, *ids: str) -> Meaning | None:
    entry = book.find(term, *ids)
    return Meaning(term, kind, entry.meaning, entry) if entry else None


def _unknown(term: str, kind: Kind, form: str = "") -> Meaning:
    return Meaning(term, kind, f"{UNKNOWN}; {form}" if form else UNKNOWN)


def tag(book: Book, code: str) -> Meaning:
    """Return the meaning of one index code, a country's with its ISO 3166 code if that differs."""
    upper = " ".join(code.upper().split())
    known = _known(book, upper, Kind.TAG, f"tag:{upper}")
    if known:
        iso = book.iso_code(upper)
        if iso not in ("", upper) and known.entry and not known.entry.is_readers_own:
            return Meaning(upper, Kind.TAG, f"{known.meaning}, ISO {iso}", known.entry)
        return known
    if re.fullmatch(r"K[A-Z]{3}", upper):
        return _unknown(upper, Kind.TAG, "by its form a program TAG (K…)")
    if re.fullmatch(r"[ABCEMOPST][A-Z]{3}", upper):
        subject = _SUBJECTS[upper[0]]
        return _unknown(upper, Kind.TAG, f"by its form a subject TAG ({upper[0]}…: {subject})")
    if re.fullmatch(r"[A-Z]{2}", upper):
        return _unknown(upper, Kind.TAG, "by its form a geographic TAG")
    if _PERSON.fullmatch(upper):
        return Meaning(upper, Kind.PERSON, "a person, indexed by name", book.entry("form:person"))
    # Free words of the index that are words of the glossary too: COUNTRY CLEARANCE.
    if in_words := _known(book, upper, Kind.TAG, f"word:{upper}"):
        return in_words
    if " " in upper:
        return _unknown(upper, Kind.TAG, "a person, or a term in free words, as index entry")
    return _unknown(upper, Kind.TAG, "perhaps an organization or a term in free words")


def by_form(book: Book, code: str) -> Meaning:
    """Return what the form alone tells of a code that the handbook does not know."""
    if re.fullmatch(r"R[A-Z]{4,7}", code.upper()):
        return routing_indicator(book, code)
    if re.fullmatch(r"Z[A-Z]{2}\d?", code.upper()):
        return signal(book, code)
    return tag(book, code)


def station(book: Book, key: str) -> Meaning:
    """Return what the station of that key is: the U.S. embassy in Lima, Peru."""
    return _known(book, key, Kind.POST, f"post:{key}") or _unknown(key, Kind.POST)


def post_in_words(entry: Entry) -> str:
    """Return name and meaning of a post's entry, without saying one thing twice."""
    if entry.term.upper() in entry.meaning.upper():
        return entry.meaning
    return f"{entry.term}, {entry.meaning}"


def routing_indicator(book: Book, indicator: str) -> Meaning:
    """Return whose address a routing indicator is, or what family its letters belong to."""
    upper = indicator.upper()
    own = _known(book, upper, Kind.ROUTING)
    if own:
        return own
    entries = [book.entry(f"post:{key}") for key in routing.stations_of(upper)]
    known = [entry for entry in entries if entry]
    if known:
        others = [entry.term for entry in known[1:] if entry.term != known[0].term]
        words = f"routing indicator of {post_in_words(known[0])}"
        if others:
            words += f" (also of {', '.join(dict.fromkeys(others))})"
        return Meaning(upper, Kind.ROUTING, words, known[0])
    family = routing.family_of(upper)
    entry = book.entry(f"routing:{family}") if family else None
    if entry and family == upper:
        return Meaning(upper, Kind.ROUTING, f"routing indicator: {entry.meaning}", entry)
    form = f"by its first letters ({family}…) {entry.meaning}" if entry else ""
    return _unknown(upper, Kind.ROUTING, form)


def precedence(book: Book, word: str) -> Meaning:
    """Return what a precedence asks for; accepts "O", "OO", "IMMEDIATE" and "NIACT IMMEDIATE"."""
    upper = " ".join(word.upper().split())
    code = upper[0] if re.fullmatch(r"([ZOPRYWM])\1?", upper) else ""
    entry = book.precedence(code or upper)
    if entry is None:
        return _unknown(upper, Kind.PRECEDENCE)
    meaning = f"{entry.term}: {entry.meaning}" if code else entry.meaning
    return Meaning(upper, Kind.PRECEDENCE, meaning, entry)


def precedences(book: Book, value: Precedence) -> str:
    """Return both precedences of a cable in one sentence."""
    action = precedence(book, value.action)
    if not value.info or value.info == value.action:
        return action.sentence
    info = precedence(book, value.info)
    return f"for those who must act, {action.sentence}. For those informed, {info.sentence}"


def caption(book: Book, name: str) -> Meaning:
    """Return the effect of a caption in one line."""
    upper = " ".join(name.upper().split())
    if upper.startswith("REL TO"):
        entry = book.find("REL TO", "caption:REL TO")
        countries = upper.removeprefix("REL TO").strip()
        words = f"may be released to {countries} and to no others"
        return Meaning(upper, Kind.CAPTION, words, entry)
    return _known(book, upper, Kind.CAPTION, f"caption:{upper}") or _unknown(upper, Kind.CAPTION)


def level(book: Book, value: Level | str) -> Meaning:
    """Return what a level of classification says."""
    name = str(value).upper()
    return _known(book, name, Kind.LEVEL, f"level:{name}") or _unknown(name, Kind.LEVEL)


def marking(book: Book, normal: str) -> Meaning:
    """Return the meaning of a portion marking in normal form: "S//NF" is secret, no foreigners."""
    term = f"({normal})"
    own = _known(book, term, Kind.MARKING)
    if own:
        return own
    found = marking_level(normal)
    in_words = found is not None and normal.startswith(str(found))
    first = str(found) if in_words else re.split(r"[/ ,:\-]", normal)[0]
    controls = normal[len(first) :].strip("/ -")
    word = str(found) if found else first
    if first in ("SBU", "FOUO"):
        word = book.control(first)
    if re.search(r"\bENTIRE (?:TEXT|MESSAGE|TELEGRAM|CABLE)\b", normal):
        return Meaning(term, Kind.MARKING, f"{word}, the entire text", _level_entry(book, found))
    said = [_control(book, part) for part in re.split(r"//?", controls) if part.strip()]
    words = "; ".join([f"this part is {word}", *said])
    return Meaning(term, Kind.MARKING, words, _level_entry(book, found))


def _level_entry(book: Book, found: Level | None) -> Entry | None:
    return book.entry(f"level:{found}") if found else None


def _control(book: Book, part: str) -> str:
    part = part.strip()
    released = re.fullmatch(r"(?:REL|RELEASABLE)(?: TO)? (.+)", part)
    if released:
        return f"releasable to {released[1]}"
    return book.control(part) or f"{part} ({UNKNOWN})"


def signal(book: Book, sign: str) -> Meaning:
    """Return the meaning of a prosign or operating signal: ZNY, CCCCC, ZDK, ZFF3, BT."""
    upper = sign.upper()
    known = _known(book, upper, Kind.SIGNAL, f"signal:{upper}")
    if known:
        return known
    counted = _COUNTED.fullmatch(upper)
    if counted and (entry := book.entry(f"signal:{counted['sign']}")):
        words = f"{entry.meaning} (sign {counted['sign']} with the digit {counted['digit']})"
        return Meaning(upper, Kind.SIGNAL, words, entry)
    if re.fullmatch(r"N{3,5}", upper) and (entry := book.entry("signal:NNNN")):
        return Meaning(upper, Kind.SIGNAL, entry.meaning, entry)
    if _FIVE_LETTERS.fullmatch(upper):
        return _unknown(upper, Kind.SIGNAL, "by its form the letter of the classification")
    form = "by its form an operating signal (Z…)" if re.fullmatch(r"Z[A-Z]{2}\d?", upper) else ""
    return _unknown(upper, Kind.SIGNAL, form)


def security_prosign(book: Book, prosign: str) -> Meaning:
    """Return a whole security line in words: "ZNY CCCCC ZZH"."""
    signs = [sign for word in prosign.split() for sign in word.split("/") if sign]
    words = "; ".join(f"{sign}, {signal(book, sign).meaning}" for sign in signs if sign != "ZZH")
    entry = book.entry(f"signal:{signs[0]}") if signs else None
    return Meaning(prosign, Kind.SIGNAL, words, entry)


def reason(book: Book, letter: str, section: str = "1.4") -> Meaning:
    """Return what a reason letter stands for; *section* is 1.4, or 1.5 before March 2003."""
    term = f"{section}({letter.lower()})"
    return _known(book, term, Kind.REASON, f"reason:{term}") or _unknown(term, Kind.REASON)


def reason_section(cable: Cable) -> str:
    """Return the section whose letters *cable* cites: as written, else by its date.

    The lists of 1.4 and 1.5 agree in all letters that both have.
    """
    for span in cable.spans_of(SpanKind.AUTHORITY_LINE):
        written = re.search(r"1\s*\.\s*([45])(?!\d)", cable.text_of(span))
        if written:
            return f"1.{written[1]}"
    return "1.5" if cable.created and cable.created < "2003-03-25" else "1.4"


def order(book: Book, number: str) -> Meaning:
    """Return what an executive order on classification was."""
    term = f"E.O. {number}"
    return _known(book, term, Kind.ORDER, f"order:{number}") or _unknown(term, Kind.ORDER)


def declassification_mark(book: Book, mark: str, order_number: str | None) -> Meaning | None:
    """Return the meaning of GDS, OADR, X1, 25X1 and the like under an order; None for other words."""
    upper = mark.upper()
    ids = [f"declassification:{upper}:{order_number}", f"declassification:{upper}"]
    if known := _known(book, upper, Kind.DECLASSIFICATION, *ids):
        return known
    for number in ("12958", "11652", "12065"):
        if known := _known(
            book, upper, Kind.DECLASSIFICATION, f"declassification:{upper}:{number}"
        ):
            return known
    return None


@dataclass(frozen=True, slots=True)
class Created:
    """When a cable was sent: in UTC with the weekday, and by the sending post's clock."""

    utc: str
    local: LocalTime | None = None

    @property
    def sentence(self) -> str:
        """Both in one line."""
        if self.local is None or not self.local.words:
            return self.utc
        return f"{self.utc}; in {self.local.place} it was {self.local.words}"


def created(cable: Cable) -> Created | None:
    """Return when *cable* was sent, in words; None where it has no full date."""
    found = moment_of(cable.created) if cable.created else None
    if found is None:
        return None
    moment, has_time = found
    return sent_at(cable, moment) if has_time else Created(day_in_words(moment.date()))


def sent_at(cable: Cable, moment: datetime) -> Created:
    """Return *moment*, in UTC, in words, and by the clock of the post that sent *cable*."""
    post = sending_station(cable)
    return Created(utc_in_words(moment), local_time(moment, post) if post else None)


def sending_station(cable: Cable) -> str | None:
    """Return the key of the station that sent *cable*: by its number, routing indicator or FM line."""
    mrn = parse_mrn(cable.reference_id) if cable.reference_id else None
    if mrn:
        return mrn.post
    by_routing = routing.stations_of(cable.originator_routing or "")
    if by_routing:
        return by_routing[0]
    return station_key(cable.sender) if cable.sender else None


def banner_note(book: Book, cable: Cable) -> str:
    """Return what the captions of *cable* meant, one line each; empty if it has none."""
    return "\n".join(caption(book, name).sentence for name in cable.captions)
