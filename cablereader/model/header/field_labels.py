"""The labels of header fields: spelled right, with a slip, or inside a line where lines were joined."""

from __future__ import annotations

import re
from collections.abc import Container

from cablereader.model.citations import cited_cables
from cablereader.model.header import reference_items, references, tags
from cablereader.model.header.field import FIELD_SAMPLE
from cablereader.model.protection import classification_authority, executive_orders
from cablereader.model.spelling import closest, edit_distance

_SUBJECT_WORDS = "SUBJECTS?|SUBJ|UBJECT|SUJECT|SUBECT|SUBJCT|SUJBECT|SSUBJECT"
# Machine and drafter may each have set a label: "SUBJECT: SUBJECT: A TITLE".
_SECOND_LABEL = r"(?:SUBJ(?:ECT)?[ \t]*:[ \t]*)?"
_SUBJECT_LABEL = (
    rf"(?:{_SUBJECT_WORDS})(?:[ \t]*[:;][ \t]*{_SECOND_LABEL}|[ \t]+(?=\S)|[ \t]*(?=\n|$))"
)
LABEL = re.compile(
    r"[ \t>¶(]*(?:\((?:U|SBU|C|S|S/NF|C/NF)\)[ \t]*)?(?=[.ACDEOPRSTU])(?:"
    rf"(?P<executive_order>{executive_orders.LABEL})"
    rf"|(?P<tags>{tags.LABEL})"
    rf"|(?P<subject>{_SUBJECT_LABEL})"
    rf"|(?P<authority>{classification_authority.LABEL})"
    rf"|(?P<references>{references.LABEL})"
    r")",
    re.IGNORECASE,
)
# A word before a colon that may be a label with a slip in it, or with blanks.
_NEAR_LABEL = re.compile(
    r"[ \t>¶(]*(?P<word>[A-Z][A-Z ]{1,12}?)[ \t]*(?P<sign>[:;.,/=])[ \t]*", re.IGNORECASE
)
# Labels that stand inside the line of another field where lines were joined. Only forms that no
# title or officer's name contains.
_INNER_LABEL = re.compile(
    r"TAGS?[ ]*:|\bTAGS[ ](?=[A-Z]{4}\b)|SUBJ(?:ECT)?[ ]*:|\bCLASSIFIED[ ]+BY[ ]*:|\bE\.O\.[ ]*\d{5}"
    r"|\bCLASSIFIED[ ]+BY[ ](?=[^\n]{3,160}?\bREASONS?\b)"
    r"|REF(?:TEL)?S?[ ]*[:.](?=[ ]*\S|[ ]*$)|\bREF[ ]+A:",
    re.IGNORECASE,
)
# Each holds one of these.
_INNER_WORDS = ("TAG", "REF", "SUBJ", "E.O.", "CLASSIFIED")
_INNER_ITEM = re.compile(r"[ ]*(?:A[.:)]|[(\[]A[)\]]|['’]?\d{2,4}[ ])", re.IGNORECASE)
_REFERENCE_WORDS = ("REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES")


def near_label(
    text: str, start: int, end: int, seen: Container[str]
) -> tuple[str, int, int] | None:
    """Return name, start and content of the field that a label with a slip opens.

    *seen* are the names of the fields above it.
    """
    match = _NEAR_LABEL.match(text, start, end)
    if match is None:
        return None
    letters = match["word"].replace(" ", "").upper()
    rest = text[match.end() : end]
    name = None
    if "tags" not in seen and edit_distance(letters, "TAGS", 1) < 2:
        name = "tags" if tags.looks_like_tags(rest) else None
    elif "subject" not in seen and _is_near_subject(letters, match["sign"]):
        name = "subject"
    elif letters == "RE" or (letters[0] == "R" and closest(letters, _REFERENCE_WORDS, 1)):
        name = "references" if reference_items.opens_with_item(rest) else None
    return (name, match.start(), match.end()) if name else None


def may_hold_label(text: str, start: int, end: int) -> bool:
    """Whether a line may hold a label at all: a quick look."""
    return any(map(text[start:end].upper().__contains__, _INNER_WORDS))


def any_inner_label(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first label inside a line, whatever stands behind it."""
    inner = _INNER_LABEL.search(text, start, end)
    label = LABEL.match(text, inner.start(), end) if inner else None
    return label if label and label.lastgroup else None


def inner_label(text: str, within: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first label inside a line of the field *within* that has its content behind it."""
    for inner in _INNER_LABEL.finditer(text, start, end):
        label = LABEL.match(text, inner.start(), end)
        if label and label.lastgroup and _opens_inside(text, label, within, end):
            return label
    return None


def _opens_inside(text: str, label: re.Match[str], within: str, end: int) -> bool:
    rest = text[label.end() : min(end, label.end() + FIELD_SAMPLE)]
    name = label.lastgroup
    if name == "tags":
        title = _INNER_LABEL.search(rest)
        return tags.looks_like_tags(rest[: title.start()] if title else rest)
    if name == "references":
        return bool(_INNER_ITEM.match(rest)) or cited_cables.opens_with_cable(rest)
    if name == "subject":
        return within not in ("subject", "authority")
    if name == "executive_order":
        # A reason is given "per E.O. 12958"; a title may speak of an order, and a REF block cite one.
        may_name_one = within in ("subject", "references")
        return within != "authority" and (not may_name_one or ":" in label[0] + rest[:8])
    return True


def _is_near_subject(letters: str, sign: str) -> bool:
    """Whether *letters* are SUBJECT, cut short, parted or with a slip; any sign does for the word."""
    if letters in ("SUBJECT", "SUBJ"):
        return True
    slips = 2 if letters.startswith("SU") else 1
    return sign in ":;" and (letters == "SUB" or edit_distance(letters, "SUBJECT", 2) <= slips)
