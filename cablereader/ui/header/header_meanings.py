"""What the codes of a cable's header mean, in words short enough to stand beside them. No Qt here.

Every method gives nothing while the handbook is not at hand; the sheet then shows the bare facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from typing import NamedTuple

from cablereader.handbook import Handbook, Kind, Meaning, meanings
from cablereader.handbook.address_places import name_meaning
from cablereader.handbook.clock import day_in_words, moment_of
from cablereader.handbook.declassifying import Declassification, declassification
from cablereader.handbook.explaining import explain_span
from cablereader.model.cable import Addressee, Cable, Reference
from cablereader.model.dates_in_words import distance_in_words
from cablereader.model.mrn import parse_mrn
from cablereader.model.span import Span

_SORT_OF_TAG = re.compile(r" \((?:subject|program|organization|geographic) TAG\)")
_MARK = re.compile(r"[A-Z0-9]+(?:[-/][A-Z0-9]+)*")
_SAYS_A_DATE = "DECL"
_NAMED = ("post:", "addressee:", "collective:")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: with which handbook, on what day, and by which clock.

    *zone* is that of the reader's clock; None is the computer's own.
    """

    book: Handbook
    today: date
    zone: tzinfo | None = None


class Piece(NamedTuple):
    """A code, and its meaning in the few words there is room for."""

    code: str
    meaning: str


def joined(*parts: str) -> str:
    """Return the parts that say something, set apart."""
    return "  ·  ".join(part for part in parts if part)


class HeaderMeanings:
    """The meanings of one cable's header for one reader."""

    def __init__(self, cable: Cable, reader: Reader | None) -> None:
        self._cable = cable
        self._reader = reader
        self._book = reader.book if reader is not None else None
        self._stations: dict[str, tuple[Meaning, ...]] = {}

    def brief(self, meaning: Meaning) -> str:
        """Return a meaning up to its first colon or semicolon; what follows is in the tooltip."""
        if meaning.kind in (Kind.FORM, Kind.SIGNAL, Kind.ROUTING):
            return meaning.meaning
        words = _SORT_OF_TAG.sub("", meaning.meaning)
        cut = ":;," if meaning.kind is Kind.PERSON else ":;"
        return re.split(f"[{cut}]", words, maxsplit=1)[0].strip()

    def pieces(self, codes: tuple[str, ...], said: tuple[Meaning, ...]) -> tuple[Piece, ...]:
        """Return the codes with their meanings; nothing if no meanings are known yet."""
        pairs = zip(codes, said, strict=True) if said else ()
        return tuple(Piece(code, self.brief(meaning)) for code, meaning in pairs)

    def tags(self) -> tuple[Meaning, ...]:
        """Return the meaning of each index code."""
        book = self._book
        return tuple(meanings.tag(book, code) for code in self._cable.tags) if book else ()

    def captions(self) -> tuple[Meaning, ...]:
        """Return the effect of each caption."""
        book = self._book
        return tuple(meanings.caption(book, name) for name in self._cable.captions) if book else ()

    def reasons(self) -> tuple[Meaning, ...]:
        """Return what each reason letter stands for."""
        book, cable = self._book, self._cable
        if book is None or not cable.reasons:
            return ()
        section = meanings.reason_section(cable)
        return tuple(meanings.reason(book, letter, section) for letter in cable.reasons)

    def level(self) -> tuple[Meaning, ...]:
        """Return what the level of classification says."""
        level = self._cable.classification_level
        return (meanings.level(self._book, level),) if self._book and level is not None else ()

    def precedence(self) -> tuple[Meaning, ...]:
        """Return what the precedence asks for; of two, that for the action addressees comes first."""
        found = self._cable.precedence
        if self._book is None or found is None:
            return ()
        words = dict.fromkeys(word for word in (found.action, found.info) if word)
        return tuple(meanings.precedence(self._book, word) for word in words)

    def sender(self) -> tuple[Meaning, ...]:
        """Return what the sender is."""
        return self._station(self._cable.sender or "")

    def brief_name(self, name: str) -> str:
        """Return what the addressee of that name is, in a few words."""
        return joined(*map(self.brief, self._station(name)))

    def addressee(self, item: Addressee) -> tuple[Meaning, ...]:
        """Return what an addressee is, its precedence and its routing indicator."""
        if self._book is None:
            return ()
        found = list(self._station(item.name))
        if item.precedence:
            found.append(meanings.precedence(self._book, item.precedence))
        if item.routing:
            found.append(meanings.routing_indicator(self._book, item.routing))
        return tuple(found)

    def _station(self, name: str) -> tuple[Meaning, ...]:
        if name not in self._stations:
            self._stations[name] = self._described(name)
        return self._stations[name]

    def _described(self, name: str) -> tuple[Meaning, ...]:
        known = name_meaning(self._book, name) if self._book and name else None
        if known is None:
            return ()
        # The name stands in the sheet already; only what it is need be said.
        is_named = known.entry is not None and known.entry.id.startswith(_NAMED)
        words = known.entry.meaning if known.entry and is_named else known.meaning
        return (Meaning(name, known.kind, words, known.entry),)

    def reference(self, item: Reference) -> tuple[Meaning, ...]:
        """Return whose telegram a reference is."""
        number = parse_mrn(item.reference_id) if item.reference_id else None
        if self._book is None or number is None:
            return ()
        post = meanings.station(self._book, number.post)
        words = f"telegram {number.serial} of {number.year} from {post.meaning}"
        return (Meaning(number.canonical, Kind.REFERENCE, words, post.entry),)

    # Dates

    @cached_property
    def _created(self) -> meanings.Created | None:
        return meanings.created(self._cable) if self._book else None

    def sent(self, written: str) -> tuple[Meaning, ...]:
        """Return when the cable was sent, by every clock that counts; *written* is its date there."""
        created = self._created
        if created is None:
            return ()
        words = joined(created.sentence, self._by_readers_clock())
        if created.local is not None:
            words += f" ({created.local.rule})"
        entry = self._book.entry("form:date-time group") if self._book else None
        return (Meaning(written or self._cable.created or "", Kind.DATE, words, entry),)

    def clocks(self) -> tuple[str, ...]:
        """Return the hour at the post that sent the cable, and by the reader's own clock."""
        created = self._created
        if created is None:
            return ()
        local = created.local
        at_post = f"{local.words} in {local.place}" if local and local.words else ""
        return at_post, self._by_readers_clock()

    def _by_readers_clock(self) -> str:
        """Return the hour by the reader's clock; empty where that shows UTC."""
        found = moment_of(self._cable.created) if self._cable.created else None
        if self._reader is None or found is None or not found[1]:
            return ""
        moment = found[0]
        try:
            own = moment.astimezone(self._reader.zone)
        except OSError:
            return ""  # Windows knows no local time before 1970
        if not own.utcoffset():
            return ""
        day = "" if own.date() == moment.date() else f" on {day_in_words(own.date())}"
        return f"{own:%H:%M}{day} by your clock"

    # Declassification

    def executive_order(self) -> tuple[Meaning, ...]:
        """Return what the order was, and what the marks after its number ask for."""
        order, book = self._cable.executive_order, self._book
        if book is None or order is None:
            return ()
        found = [meanings.order(book, order.number)] if order.number else []
        for mark in _MARK.findall(order.text.upper()):
            meaning = meanings.declassification_mark(book, mark, order.number)
            if meaning is not None and mark != _SAYS_A_DATE:
                found.append(meaning)
        return tuple(found)

    @cached_property
    def _due(self) -> Declassification | None:
        return declassification(self._cable, self._reader.today) if self._reader else None

    def due(self) -> Declassification | None:
        """Return when the cable was to be declassified or looked at again."""
        return self._due

    def due_gist(self) -> str:
        """Return how long ago that day was; and the rule, where no date is written."""
        if self._due is None or self._due.due is None or self._reader is None:
            return ""
        order = self._cable.executive_order
        rule = "" if order and order.declassify_on else self._due.rule
        return joined(distance_in_words(self._due.due, self._reader.today), rule)

    def declassification(self) -> tuple[Meaning, ...]:
        """Return the sentence on declassification, with where its day comes from."""
        due = self._due
        if due is None or due.due is None or self._book is None:
            return ()
        entry = self._book.entry("form:declassification")
        words = f"{due.words} (from {due.rule})"
        order = self._cable.executive_order
        written = order.text if order is not None and order.text else due.due.isoformat()
        return (Meaning(written, Kind.DECLASSIFICATION, words, entry),)

    # The transmission

    def prosign(self) -> tuple[Meaning, ...]:
        """Return the security line in words."""
        prosign = self._cable.security_prosign
        return (meanings.security_prosign(self._book, prosign),) if self._book and prosign else ()

    def span(self, span: Span | None) -> tuple[Meaning, ...]:
        """Return what the handbook says of one span."""
        if self._reader is None or span is None:
            return ()
        found = explain_span(self._reader.book, self._cable, span, self._reader.today)
        return (found,) if found is not None else ()
