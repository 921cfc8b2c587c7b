"""What stands at a place of the REF block, and what a reference points to."""

from __future__ import annotations

import re

from cablereader.handbook import meanings
from cablereader.handbook.articles import posts
from cablereader.handbook.body_words import word_at
from cablereader.handbook.entry import Explanation, Kind
from cablereader.handbook.place import Place
from cablereader.model.cable import Reference, ReferenceKind
from cablereader.model.dates import DATE_TIME_GROUP
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.model.protection.markings import normal_marking

_KINDS_OF_REFERENCE = {
    ReferenceKind.EMAIL: "an e-mail",
    ReferenceKind.TELCON: "a telephone conversation",
    ReferenceKind.MEETING: "a meeting",
    ReferenceKind.REPORT: "a report",
    ReferenceKind.BOOK: "a book of rules",
    ReferenceKind.OTHER: "another paper or message",
}
_AIRGRAM = re.compile(r"\b(?:A|CA)-\d{1,4}\b")


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
        return f"{_sort_of_reference(item)}, {item.text}"
    words = telegram_words(place, number)
    if item.inferred:
        words += " (the year is not written; it is taken from this cable)"
    return words


def _sort_of_reference(item: Reference) -> str:
    if item.kind is ReferenceKind.OTHER and _AIRGRAM.search(item.text):
        return "an airgram (a typed despatch sent by pouch)"
    if item.kind is ReferenceKind.OTHER and re.search(DATE_TIME_GROUP, item.text):
        return "a message cited by its date-time group"
    return _KINDS_OF_REFERENCE.get(item.kind, "a message")


def telegram_words(place: Place, number: MRN) -> str:
    """Return a message reference number in words: telegram 1052 of 2007 from Embassy Lima."""
    telegram = f"telegram {number.serial} of {number.year}"
    entry = place.book.entry(f"post:{number.post}")
    if entry is None:
        return f"{telegram} from {number.post}"
    if posts()[number.post]["kind"] == "delegation":
        return f"{telegram} in the series {number.post}, {entry.meaning}"
    article = "the " if entry.term.startswith("Department") else ""
    return f"{telegram} from {article}{entry.term}"


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
        known = meanings.marking(place.book, normal_marking(marking[0]))
        words = known.meaning.replace("this part is", "the message cited is")
        return place.told(Kind.MARKING, words, known.entry, where)
    return word_at(place) or place.form("references")
