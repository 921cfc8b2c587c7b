"""Records of the National Archives, 1973-79: ``Message Text``, then ``Message Attributes``.

Attributes are ``Key: value`` lines that may wrap. The clock part of their dates is padding. They are
kept by their own names; those that the rest of the program asks for, by its names as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_TEXT_TITLE = re.compile(r"^[ \t]*Message Text[ \t]*$", re.MULTILINE)
_ATTRIBUTES_TITLE = re.compile(r"^[ \t]*Message Attributes[ \t]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"(?P<key>[A-Z][A-Za-z]*(?: [A-Za-z]+){0,4}):(?:[ \t]+(?P<value>[^\n]*))?")
# Copies of a record on other sites have a line of dashes in place of the second title.
_RULE = re.compile(r"^[ \t]*(?:-{3,}|Message Attributes)[ \t]*$", re.MULTILINE)
# What no message has for a label.
_SURE_KEY = re.compile(
    r"^[ \t]*(?:Automatic Decaptioning|Capture Date|Channel Indicators|Concepts|Control Number"
    r"|Current Classification|Decaption (?:Date|Note)|Disposition [A-Z][A-Za-z ]{3,20}"
    r"|Document [A-Z][a-z]{4,8}|Draft Date|Drafter|Enclosure|Film Number|Handling Restrictions"
    r"|Image Path|ISecure|Legacy Key"
    r"|Line Count|Locator|Original Classification|Page Count|Review [A-Z][A-Za-z ]{3,20}):",
    re.MULTILINE,
)
_LONGEST_RUN = 600
# In the margin of each page; the reviewer's name may stand before it.
_STAMP = re.compile(
    r"US Department of State\s{1,60}EO Systematic Review\s{1,60}(?P<date>\d{1,2} [A-Za-z]{3} \d{4})"
)
_SIGN = "Document Number:"
_LONGEST_STAMP = 400
_FEWEST_ATTRIBUTES = 5
_EMPTY = frozenset(("n/a", "na", "-- not assigned --", "-- n/a or blank --", ""))
_KEYS = (
    "Automatic Decaptioning",
    "Capture Date",
    "Channel Indicators",
    "Concepts",
    "Control Number",
    "Copy",
    "Current Classification",
    "Decaption Date",
    "Decaption Note",
    "Disposition Action",
    "Disposition Approved on Date",
    "Disposition Authority",
    "Disposition Case Number",
    "Disposition Comment",
    "Disposition Date",
    "Disposition Event",
    "Disposition History",
    "Disposition Reason",
    "Disposition Remarks",
    "Document Number",
    "Document Source",
    "Document Unique ID",
    "Draft Date",
    "Drafter",
    "Enclosure",
    "Errors",
    "Executive Order",
    "Film Number",
    "From",
    "Handling Restrictions",
    "Image Path",
    "ISecure",
    "Legacy Key",
    "Line Count",
    "Locator",
    "Markings",
    "Office",
    "Original Classification",
    "Original Handling Restrictions",
    "Original Previous Classification",
    "Original Previous Handling Restrictions",
    "Page Count",
    "Previous Channel Indicators",
    "Previous Classification",
    "Previous Handling Restrictions",
    "Reference",
    "Review Action",
    "Review Authority",
    "Review Comment",
    "Review Content Flags",
    "Review Date",
    "Review Event",
    "Review Exemptions",
    "Review History",
    "Review Markings",
    "Review Media Identifier",
    "Review Referrals",
    "Review Release Date",
    "Review Release Event",
    "Review Transfer Date",
    "Review Withdrawn Fields",
    "Secure",
    "Sent Date",
    "Status",
    "Subject",
    "TAGS",
    "To",
    "Type",
)
_KNOWN = frozenset(_KEYS)
# Names under which the rest of the program looks for what a file states.
_NAMES = {
    "Document Number": "reference_id",
    "Original Classification": "classification",
    "Subject": "subject",
    "From": "origin",
    "Review Release Date": "released",
}


class ArchivesRecord(NamedTuple):
    """The attributes by name, and the message."""

    metadata: Mapping[str, str]
    message: str


def read_archives_record(text: str) -> ArchivesRecord | None:
    """Return the record that *text* is; None unless both titles stand in it, or what copies have for them.

    Those are the second title alone, a rule, or nothing but the attributes themselves.
    """
    if "Message Attributes" not in text:
        return _copied_record(text) if _SIGN in text else None
    opening = _TEXT_TITLE.search(text)
    closing = _ATTRIBUTES_TITLE.search(text, opening.end()) if opening else None
    if not (opening and closing):
        return _copied_record(text) if _SIGN in text else None
    attributes = read_attributes(text[closing.end() :])
    # Above the first title stands at most the stamp of a page. A message in which somebody wrote of
    # the two titles is no record; taken for one it would lose its text.
    if opening.start() > _LONGEST_STAMP or not attributes:
        return None
    message = text[opening.end() : closing.start()].strip("\n")
    metadata = named(attributes)
    stamp = _STAMP.search(text)
    if stamp:
        metadata.setdefault("released", stamp["date"])
    return ArchivesRecord(metadata, message)


def _copied_record(text: str) -> ArchivesRecord | None:
    """Return the record of a copy without the first title: the message, a rule, the attributes."""
    message, attributes = split_attributes(text)
    if not attributes:
        message, attributes = _split_at_run(text)
    if len(attributes) < _FEWEST_ATTRIBUTES:
        return None
    return ArchivesRecord(named(attributes), message.strip("\n"))


def split_attributes(text: str) -> tuple[str, Mapping[str, str]]:
    """Return the message and the attributes below the rule or title at its end; none without one."""
    for rule in _RULE.finditer(text):
        # A rule within a message has its text below it.
        below = text[rule.end() : rule.end() + 200].lstrip().partition("\n")[0]
        match = _ATTRIBUTE.match(below)
        if match and match["key"] in _KNOWN:
            return text[: rule.start()], read_attributes(text[rule.end() :])
    return text, {}


def _split_at_run(text: str) -> tuple[str, Mapping[str, str]]:
    """Return the message and the attributes where one follows the other without any sign between."""
    keys = [match.start() for match in _SURE_KEY.finditer(text)]
    for first, last in zip(keys, keys[_FEWEST_ATTRIBUTES - 1 :], strict=False):
        if last - first < _LONGEST_RUN:
            return text[:first], read_attributes(text[first:])
    return text, {}


def named(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return *attributes* with those that the program asks for under its names as well."""
    metadata = dict(attributes)
    metadata.update((name, attributes[key]) for key, name in _NAMES.items() if key in attributes)
    created = attributes.get("Draft Date") or attributes.get("Sent Date")
    if created:
        metadata["created"] = created
    return metadata


def read_attributes(text: str) -> dict[str, str]:
    """Return the attributes that have a value, wrapped lines joined."""
    pieces: dict[str, list[str]] = {}
    key: str | None = None
    for line in text.split("\n"):
        match = _ATTRIBUTE.match(line.strip())
        if match and match["key"] in _KNOWN:
            key = match["key"]
            pieces.setdefault(key, []).append((match["value"] or "").strip())
        elif key and line.strip() and not _STAMP.search(line):
            pieces[key].append(line.strip())
    attributes = {name: " ".join(lines).strip() for name, lines in pieces.items()}
    return {name: value for name, value in attributes.items() if is_stated(value)}


def is_stated(value: str) -> bool:
    """Whether *value* is more than a word for nothing."""
    return value.strip().lower() not in _EMPTY
