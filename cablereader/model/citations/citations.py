"""Where a cable cites others: in its REF block, and in the running text, resolved to numbers.

The text cites by label ("ref A", "refs B and C", "para 4 reftel"), by number ("LIMA 1052",
"07 LIMA 1052", "08STATE105125"), or not at all: a *septel* is a separate telegram whose number its
drafter did not know yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cablereader.model.cable import Cable, Reference, ReferenceKind
from cablereader.model.citations.cited_cables import Citing, assumed_year
from cablereader.model.citations.telegram_mentions import is_telegram, mentioned_telegrams
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.model.span import SpanKind
from cablereader.model.text.capitals import capitals_of
from cablereader.model.text.page_lines import blank_out

_LABEL = r"(?:\([A-Z]\)|[A-Z])(?![A-Za-z'’])"
_MORE = (
    r"(?:[ \n]*,[ \n]*(?:(?i:AND|&)[ \n]+)?|[ \n]+(?:(?i:AND|OR|THROUGH|THRU)|&)[ \n]+|[ ]?-[ ]?)"
)
_LABELLED = re.compile(
    r"(?i:(?:REF(?:[ -]?TEL)?S?|REFERENCES?)(?:\(S\))?)\.?[ \n]+"
    rf"(?P<first>{_LABEL})(?P<more>(?:{_MORE}{_LABEL})*)"
)
_BRACKETED = re.compile(r"(?i:REF(?:TEL)?S?)\.?[ \n]+(?P<first>\([a-z]\))(?P<more>)")
_UNLABELLED = re.compile(r"(?:REF[ -]?TELS?|REFERENCE[ \n]+(?:TELEGRAM|CABLE)S?)\b", re.IGNORECASE)
# "Ref" alone is also a verb, so it needs a word that leads to it.
_ALONE = re.compile(r"(?i:REFS?\b)(?![.:]?[ \n]+[A-Z(]|:)")
_LEADS_TO_REF = re.compile(r"\b(?:IN|OF|PER|SEE|BY|FROM|UNDER)[ \n]+$", re.IGNORECASE)
_SEPTEL = re.compile(r"SEPTELS?\b", re.IGNORECASE)
_CANONICAL = re.compile(r"(?<![A-Za-z0-9])\d{2}[A-Z]{4,17}\d{1,6}(?![A-Za-z0-9])")
_LETTER = re.compile(
    r"(?P<to>(?i:-|THROUGH|THRU)[ \n]*)?(?P<label>\(?(?P<letter>[A-Z])\)?)(?![A-Za-z])"
)
_MOST_AT_ONCE = 26
"""Telegrams that one word cites at most: a block has no more letters."""


class CitationKind(StrEnum):
    """How a cable is cited."""

    BLOCK = "block"
    """An item of the REF block."""
    LABEL = "label"
    """By the letter of such an item, or as "reftel"."""
    NUMBER = "number"
    """By station and serial, in the running text."""
    SEPTEL = "septel"
    """As a separate telegram without a number."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited telegram at one place of the text.

    *reference_id* is its canonical number, or None; then *reason* says in a sentence why it is not
    known. *label* is the letter of the REF block, where there is one. Several telegrams cited by one
    label are several citations at the same place.
    """

    start: int
    end: int
    kind: CitationKind
    reference_id: str | None = None
    label: str | None = None
    reason: str = ""


def citations(cable: Cable) -> tuple[Citation, ...]:
    """Return what *cable* cites, in the order of the text; linear in its length.

    Books, talks and e-mails of the REF block are no telegrams and left out, but a mention of their
    label in the text is there, with the reason.
    """
    found = list(_in_block(cable))
    if cable.paragraphs:
        found += _Reader(cable).read()
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _in_block(cable: Cable) -> Iterator[Citation]:
    for item in cable.references:
        if item.kind is ReferenceKind.CABLE and item.start < item.end:
            yield _to(item, item.start, item.end, CitationKind.BLOCK)


def _to(item: Reference, start: int, end: int, kind: CitationKind) -> Citation:
    reason = ""
    if item.kind is not ReferenceKind.CABLE:
        label = f"Reference {item.label}" if item.label else "The reference"
        reason = f"{label} is no telegram: {item.text}"
    elif item.reference_id is None:
        reason = "The year of this reference is not known."
    return Citation(start, end, kind, item.reference_id, item.label, reason)


class _Reader:
    """Reads the body of one cable."""

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._start = cable.paragraphs[0].start
        end = cable.paragraphs[-1].end
        hidden = [
            (span.start, span.end)
            for span in cable.spans_of(SpanKind.PAGE_LINE)
            if self._start <= span.start and span.end <= end
        ]
        self._text = blank_out(cable.text, self._start, end, hidden)
        self._capitals = capitals_of(self._text)
        self._by_label: dict[str | None, list[Reference]] = {}
        for item in cable.references:
            self._by_label.setdefault(item.label, []).append(item)
        self._telegrams = [i for i in cable.references if i.kind is ReferenceKind.CABLE]
        self._own = parse_mrn(cable.reference_id) if cable.reference_id else None

    def read(self) -> Iterator[Citation]:
        numbers = list(self._numbers())
        taken = {item.start for item in numbers}
        for at in self._words("REF"):
            for item in self._reference_at(at):
                # "Reftel LIMA 1052" is one citation, by its number.
                if not taken & {item.end + 1, item.end + 2}:
                    yield item
        yield from numbers
        for at in self._words("SEPTEL"):
            match = _SEPTEL.match(self._text, at)
            if match:
                yield Citation(
                    *self._place(*match.span()),
                    CitationKind.SEPTEL,
                    reason="A separate telegram. This one does not give its number.",
                )

    def _words(self, beginning: str) -> Iterator[int]:
        """Yield where words begin with *beginning*, which is in capitals, whatever their case."""
        at = self._capitals.find(beginning)
        while at >= 0:
            if at == 0 or not self._text[at - 1].isalnum():
                yield at
            at = self._capitals.find(beginning, at + 1)

    def _reference_at(self, at: int) -> Iterator[Citation]:
        for pattern in (_LABELLED, _BRACKETED):
            match = pattern.match(self._text, at)
            if match:
                yield from self._labelled(match)
                return
        match = _UNLABELLED.match(self._text, at)
        if match is None and _LEADS_TO_REF.search(self._text[max(0, at - 20) : at]):
            match = _ALONE.match(self._text, at)
        if match:
            yield from self._unlabelled(*match.span())

    def _labelled(self, match: re.Match[str]) -> Iterator[Citation]:
        first = match["first"].strip("()").upper()
        # Without such an item "I" is the pronoun, and "A" in a text of capitals the article.
        is_word = first == "I" or (first == "A" and self._single() is None)
        if is_word and first not in self._by_label and not match["more"]:
            return
        yield from self._at_label(first, match.start(), match.start("more"))
        before = first
        for letter in _LETTER.finditer(match["more"]):
            last = letter["letter"]
            start, end = (match.start("more") + at for at in letter.span("label"))
            labels = _range(before, last) if letter["to"] else [last]
            for label in labels:
                yield from self._at_label(label, start, end)
            before = last

    def _at_label(self, label: str, start: int, end: int) -> Iterator[Citation]:
        place = self._place(start, end)
        items = self._by_label.get(label, [])
        single = self._single()
        if not items and single is not None and label == "A":
            items = [single]
        for item in items[:_MOST_AT_ONCE]:
            yield _to(item, *place, CitationKind.LABEL)
        if not items:
            reason = f"This cable has no reference {label}."
            yield Citation(*place, CitationKind.LABEL, label=label, reason=reason)

    def _unlabelled(self, start: int, end: int) -> Iterator[Citation]:
        place = self._place(start, end)
        telegrams = self._telegrams
        is_plural = self._text[start:end].upper().endswith("S")
        if len(telegrams) == 1 or (is_plural and telegrams):
            for item in telegrams[:_MOST_AT_ONCE]:
                yield _to(item, *place, CitationKind.LABEL)
        elif telegrams:
            reason = f"This cable has {len(telegrams)} references; the text does not say which."
            yield Citation(*place, CitationKind.LABEL, reason=reason)
        else:
            reason = "This cable names no telegram as its reference."
            yield Citation(*place, CitationKind.LABEL, reason=reason)

    def _numbers(self) -> Iterator[Citation]:
        citing = _citing(self._cable, self._own)
        listed = self._listed()
        whole: set[int] = set()
        for match in _CANONICAL.finditer(self._text):
            mrn = parse_mrn(match[0])
            if mrn is not None and mrn != self._own:
                whole.add(match.start())
                yield Citation(*self._place(*match.span()), CitationKind.NUMBER, mrn.canonical)
        is_last = False
        for cited in mentioned_telegrams(self._text, citing):
            # A further serial is one only behind a telegram: "LIMA 1052, 1053".
            if cited.follows and not is_last:
                continue
            is_last = is_telegram(self._text, cited, listed.keys())
            if not is_last or cited.start in whole:
                continue
            year = cited.written_year or assumed_year(cited.post, cited.serial, citing)
            mrn = MRN(year, cited.post, cited.serial) if year else None
            if not cited.written_year:
                mrn = listed.get((cited.post, cited.serial), mrn)
            if mrn is None or mrn != self._own:
                reason = "" if mrn else "The year of this telegram is not known."
                place = self._place(cited.start, cited.end)
                number = mrn.canonical if mrn else None
                yield Citation(*place, CitationKind.NUMBER, number, reason=reason)

    def _listed(self) -> dict[tuple[str, int], MRN]:
        numbers = (item.reference_id for item in self._cable.references)
        found = (parse_mrn(number) for number in numbers if number)
        return {(mrn.post, mrn.serial): mrn for mrn in found if mrn}

    def _single(self) -> Reference | None:
        items = self._cable.references
        return items[0] if len(items) == 1 and items[0].label is None else None

    def _place(self, start: int, end: int) -> tuple[int, int]:
        return self._start + start, self._start + end


def _citing(cable: Cable, own: MRN | None) -> Citing:
    created = cable.created
    year = own.year if own else int(created[:4]) if created else None
    return Citing(own, year, int(created[5:7]) if created and len(created) >= 7 else None)


def _range(first: str, last: str) -> list[str]:
    """Return the letters behind *first* up to *last*: for A and C these are B and C."""
    return [chr(code) for code in range(ord(first) + 1, ord(last) + 1)]
