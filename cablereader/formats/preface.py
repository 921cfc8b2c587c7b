"""What a file states above its message, in any order and dress, known by what the values are.

Besides the five lines of the usual dump there are files with a line more or less, with blank lines
between, with names before the values (``Reference ID: 07LIMA1052``, in bold, as YAML), and with the
row of cells that a published page has above the message, as a table in Markdown or with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cablereader.model.cable import SourceFormat
from cablereader.model.protection.classification_line import read_classification_line
from cablereader.model.text.format_lines import LINE, MESSAGE_MARK

_LONGEST = 6000
_MOST_LINES = 60
# What begins a message; the other format lines are like words of any text.
_SURE_KINDS = frozenset(
    (
        *("transmission", "routing", "station", "dtg", "fm", "distribution", "notice"),
        "classification",
    )
)
_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]{0,120})\]\([^()\n]{0,300}\)")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[^\n]{0,20}")
_RULE = re.compile(r"[ \t|:=_*#+\-]*")
_DRESS = " \t#*_>`|\"'"
_CELL_BORDER = re.compile(r"[ \t]*\|[ \t]*|\t+[ \t]*")
_PAIR = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z_\-/]*(?: [A-Za-z_\-/]+){0,3})[ \t*_]*[:=][ \t*_]*(?P<value>.*)"
)
_HEADING = re.compile(r"Viewing cable (?P<reference_id>\w{1,60})(?:,[ \t]*(?P<subject>.*))?")
_COLUMNS = re.compile(r"Reference ID(?: Created| Released| Classification| Origin){2,4}")
# Names of columns and fields in words, and what they are called here.
_NAMES = {
    "reference_id": "reference id|cable reference id|cable id|id|identifier|mrn|reference|canonical id"
    "|reference number|message reference number|cable|cable number|document id|doc id",
    "created": "created|date|date time|datetime|cable time|cable date|sent|sent date|created on|time",
    "released": "released|release date|date released|published",
    "classification": "classification|class|original classification|cable classification|level",
    "origin": "origin|from|source|embassy|office|sender|post|station|location",
    "subject": "subject|title|subj|headline|name",
    "references": "references|refs|referenced",
    "tags": "tags",
}
_NAME_OF = {written: name for name, words in _NAMES.items() for written in words.split("|")}
_IDENTIFIER = re.compile(r"#?(?P<id>(?:19|20)?\d\d[A-Z]{3,24}[A-Z0-9]{0,16}\d)")
_LEVELS = re.compile(
    r"(?:UNCLASSIFIED|LIMITED OFFICIAL USE|RESTRICTED|CONFIDENTIAL|SECRET|TOP SECRET)(?:[ ]?//[^|]{1,40})?",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"(?:[ T,]{1,3}\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:[ ]?[AaPp][Mm])?)?"
_ZONE = r"(?:[ ]?(?:Z|UTC|GMT|[+\-]\d\d:?\d\d))?"
_DATE = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},?[ ])?(?:\d{{4}}-\d\d-\d\d{_CLOCK}"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{4}}{_CLOCK}|\d{{1,2}}[ \-]{_MONTH}[ \-,]{{1,2}}\d{{4}}{_CLOCK}"
    rf"|{_MONTH}[ ]\d{{1,2}},?[ ](?:\d{{4}}{_CLOCK}|\d\d:\d\d:\d\d[ ]\S{{1,6}}[ ]\d{{4}})){_ZONE}"
)
_ORIGIN = re.compile(
    r"(?:(?:US |U\.S\. |American )?(?:Embassy|Consulate|Mission|Interests Section|Office|Delegation)\b"
    r"|Secretary of State|Department of State|American Institute|American Consulate|REO |RPO |Iran RPO"
    r"|USUN|UNVIE|USNATO|USEU|USOSCE|US[A-Z]+|UN[A-Z]+|Dubai)[^:|]{0,60}"
)
_FACTS = frozenset(("created", "classification", "origin"))
_FEWEST_FACTS = 2
_MOST_UNKNOWN = 3


class Preface(NamedTuple):
    """The kind of file, what it states by name, and the message."""

    source_format: SourceFormat
    metadata: Mapping[str, str]
    message: str


def read_preface(text: str) -> Preface | None:
    """Return what *text* states above its message, and the message; None if it states nothing.

    It must give the identifier of a cable and two of its date, classification and origin, or all
    three by name, and little else.
    """
    start = None if text.startswith(MESSAGE_MARK) else message_start(text)
    if start is None:
        return None
    values = _values_in(text[:start])
    if not values.are_sure():
        return None
    message = _undressed(text[start:], has_fence=_ends_in_fence(text[:start]))
    return Preface(values.source_format, values.stated, message)


def stated_above(text: str) -> Mapping[str, str]:
    """Return what the lines *text* of a page state of the message below them."""
    values = _values_in(text)
    return values.stated if values.are_sure(among_others=True) else {}


def _values_in(text: str) -> _Values:
    values = _Values()
    for line in text.split("\n"):
        if not _RULE.fullmatch(line):
            values.take(line)
    return values


def message_start(text: str, longest: int = _LONGEST, most_lines: int = _MOST_LINES) -> int | None:
    """Return where the first line of a message begins below other lines; None if it is the first.

    Above it are up to *longest* characters and *most_lines* lines.
    """
    position = lines = 0
    weekday: int | None = None
    while position < min(len(text), longest) and lines < most_lines:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            kind = _kind_of(text, position, end)
            if kind in _SURE_KINDS:
                return (position if weekday is None else weekday) if lines else None
            # The date that an office tool set is the message's where it stands right above it.
            weekday = position if kind == "weekday" else None
            lines += weekday is None
        position = end + 1
    return None


def _kind_of(text: str, start: int, end: int) -> str | None:
    """Return what kind of line of a message this is, if it is one."""
    match = LINE.match(text, start, end)
    if match:
        return match.lastgroup
    line = read_classification_line(text, start, end)
    return "classification" if line and line.is_full else None


class _Values:
    """The values above a message, as they are found."""

    def __init__(self) -> None:
        self.stated: dict[str, str] = {}
        self.source_format = SourceFormat.DUMP
        self._unknown: list[str] = []

    def take(self, line: str) -> None:
        """Take what one line states."""
        plain = _LINK.sub(lambda link: link["words"], line).strip(_DRESS)
        heading = _HEADING.fullmatch(plain)
        if heading:
            self.source_format = SourceFormat.PAGE
            for name, value in heading.groupdict(default="").items():
                self._state(name, value)
            return
        if _COLUMNS.fullmatch(" ".join(_CELL_BORDER.sub(" ", plain).split())):
            # What the values are says which is which.
            self.source_format = SourceFormat.PAGE
            return
        links = [link["words"].strip() for link in _LINK.finditer(line)]
        cells = links if len(links) > 1 else _CELL_BORDER.split(plain)
        if len(cells) > 1:
            for cell in cells:
                self._take_value(cell.strip(_DRESS))
            return
        pair = _PAIR.fullmatch(plain)
        name = " ".join(re.split(r"[ _\-/]+", pair["name"].lower())) if pair else ""
        if pair and name in _NAME_OF:
            self.source_format = SourceFormat.KEY_VALUE
            value = pair["value"].strip(_DRESS)
            identifier = _IDENTIFIER.fullmatch(value)
            self._state(_NAME_OF[name], identifier["id"] if identifier else value)
        elif pair and self.source_format is SourceFormat.KEY_VALUE:
            self._state(name.replace(" ", "_"), pair["value"].strip(_DRESS))
        else:
            self._take_value(plain)

    def are_sure(self, *, among_others: bool = False) -> bool:
        """Whether the values are those of a cable, and not words above it.

        *among_others* says that there is much else above it, as on a page.
        """
        facts = len(self.stated.keys() & _FACTS)
        if _IDENTIFIER.fullmatch(self.stated.get("reference_id", "")) is None:
            # Three facts under their names can do without.
            if self.source_format is not SourceFormat.KEY_VALUE or facts < len(_FACTS):
                return False
        elif facts < _FEWEST_FACTS:
            return False
        if among_others:
            return True
        if len(self._unknown) > _MOST_UNKNOWN:
            return False
        if self._unknown and "subject" not in self.stated:
            self.stated["subject"] = self._unknown[0]
        return True

    def _take_value(self, value: str) -> None:
        """Take a value without a name, by what it looks like."""
        if not value or value.rstrip(" :").lower() in _NAME_OF:
            return
        identifier = _IDENTIFIER.fullmatch(value)
        if identifier and "reference_id" not in self.stated:
            self._state("reference_id", identifier["id"])
        elif _DATE.fullmatch(value):
            self._state("released" if "created" in self.stated else "created", value)
        elif _LEVELS.fullmatch(value) and "classification" not in self.stated:
            self._state("classification", value)
        elif _ORIGIN.fullmatch(value) and "origin" not in self.stated:
            self._state("origin", value)
        elif not identifier:
            self._unknown.append(value)

    def _state(self, name: str, value: str) -> None:
        if value.strip():
            self.stated.setdefault(name, value.strip())


def _ends_in_fence(above: str) -> bool:
    lines = [line for line in above.split("\n") if line.strip()]
    return bool(lines) and _FENCE.fullmatch(lines[-1]) is not None


def _undressed(message: str, *, has_fence: bool) -> str:
    """Return *message* without the marks that Markdown has for a block of text."""
    if has_fence:
        return "\n".join(_outside_fences(message))
    lines = message.split("\n")
    if any(line.strip() for line in lines) and all(
        line.startswith("    ") for line in lines if line.strip()
    ):
        return "\n".join(line[4:] for line in lines)
    return message


def _outside_fences(message: str) -> Iterator[str]:
    for line in message.split("\n"):
        if not _FENCE.fullmatch(line):
            yield line
