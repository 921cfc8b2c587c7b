"""Records of the Public Library of US Diplomacy, as a page or as text copied from one.

A title, a block of fields (``Canonical ID`` is the one no other edition has), the message, and links
to other documents. The fields stand one a line, two a line, or each below its name, depending on how
the page was copied. Cables of 1973-79 may have their attributes below a rule at the end.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from cablereader.formats.archives import is_stated, named, read_archives_record, split_attributes
from cablereader.model.dates import MONTH_NAMES

_FIELDS = (
    "Date",
    "Canonical ID",
    "Original Classification",
    "Current Classification",
    "Handling Restrictions",
    "Character Count",
    "Executive Order",
    "Locator",
    "TAGS",
    "Concepts",
    "Enclosure",
    "Type",
    "Office Origin",
    "Office Action",
    "Archive Status",
    "From",
    "Markings",
    "To",
)
_NAMES = {
    "Canonical ID": "reference_id",
    "Original Classification": "classification",
    "From": "origin",
}
_SIGN = "Canonical ID"
_FIELD = re.compile(rf"(?:\A|(?<=\n)|(?<=\n )|(?<=\t)|(?<=[ ][ ]))(?P<name>{'|'.join(_FIELDS)}):")
_FEWEST_FIELDS = 4
_FURTHEST_FIELD = 4000
"""The longest list of addressees between two names, with room."""
_LOOKED_BACK = 6000
_SURE_START = (
    r"VZCZC|Message Text[ \t]*$|PAGE \d\d\b|[ZOPRYWM](?: [ZOPR])? \d{6}Z? [A-Z]{3} \d\d\b"
    r"|This record is a partial extract"
)
_BEGUN = re.compile(rf"^[ \t]*(?:{_SURE_START})", re.MULTILINE)
# Above the first page heading of a record stands its classification.
_MESSAGE_START = re.compile(
    rf"^[ \t]*(?:{_SURE_START}|(?:UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|CONFIDENTIAL|(?:TOP )?SECRET)"
    r"[ \t]*$|UNCLAS |C O N F I|S E C R E T)",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_VALUE = re.compile(r"\S")
_TABS = re.compile(
    r"(?:[ \t]*(?:Content|Raw content|Metadata|Print|Share|Show Headers|Hide Headers)[ \t]*\n|[ \t]*\n)+"
)
_AFTER = re.compile(
    r"^[ \t]*(?:Linked documents\b|You can use this tool to generate\b)[^\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_DATE = re.compile(r"(?P<year>\d{4}) (?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<clock>\d\d:\d\d)")
_UNSEEN = re.compile(r"<(?:(?P<name>script|style)\b|!--)", re.IGNORECASE)
_LINE_TAG = re.compile(
    r"</?(?:br|dd|div|dl|dt|h[1-6]|li|p|section|table|tbody|td|th|tr|ul)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BLOCK = re.compile(r"<pre\b[^<>]{0,400}>(?P<content>.*?)(?:</pre>|\Z)", re.DOTALL | re.IGNORECASE)


class PlusDRecord(NamedTuple):
    """The fields by name, and the message."""

    metadata: Mapping[str, str]
    message: str


def read_plusd_page(text: str) -> PlusDRecord | None:
    """Return the record on a page; None without a block of fields or without a message."""
    sign = text.find(_SIGN)
    if sign < 0:
        return None
    # Most of a page is menus: only what is near the fields, and the message, is looked at.
    begin = max(text.rfind("<body", 0, sign), sign - _LOOKED_BACK, 0)
    block = _BLOCK.search(text, sign)
    above = lines_of(text[begin : block.start() if block else len(text)])
    if block is None:
        return read_plusd_text(above)
    contents = (lines_of(match["content"]) for match in _BLOCK.finditer(text, sign))
    filled = [content.strip("\n") for content in contents if content.strip()]
    fields = _fields_of(above)
    return _record(above, fields, "\n".join(filled)) if fields and filled else None


def read_plusd_text(text: str) -> PlusDRecord | None:
    """Return the record that *text* is; None if no block of fields stands above a message."""
    if _SIGN not in text:
        return None
    fields = _fields_of(text)
    return _record(text, fields, text[_message_start(text, fields[-1].end()) :]) if fields else None


def _fields_of(text: str) -> list[re.Match[str]]:
    """Return the names of the block of fields around the one that no other edition has."""
    sign = text.find(_SIGN)
    run: list[re.Match[str]] = []
    seen: set[str] = set()
    for match in _FIELD.finditer(text, max(0, sign - _LOOKED_BACK)):
        name = match["name"]
        is_far = bool(run) and match.start() - run[-1].end() > _FURTHEST_FIELD
        # A name for the second time is the message's own: its TAGS line.
        if is_far or name in seen:
            if _SIGN in seen:
                break
            run, seen = [], set()
        run.append(match)
        seen.add(name)
    run = _before_message(text, run)
    return run if len(run) >= _FEWEST_FIELDS and _SIGN in {item["name"] for item in run} else []


def _before_message(text: str, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the names of *run* down to where the message begins, which has labels of its own."""
    for index, (one, other) in enumerate(pairwise(run), 1):
        if _BEGUN.search(text, one.end(), other.start()):
            return run[:index]
    return run


def _message_start(text: str, position: int) -> int:
    """Return where the message begins below the last name of the block, which has a value."""
    value = _VALUE.search(text, position)
    start = value.start() if value else len(text)
    line = text.rfind("\n", 0, start) + 1
    if line > position and _BEGUN.match(text, line):
        # The last field has no value at all.
        return line
    blank = _BLANK_LINE.search(text, start)
    begun = _MESSAGE_START.search(text, text.find("\n", start) + 1 or len(text))
    ends = [match.start() for match in (blank, begun) if match]
    return min(ends, default=len(text))


def _record(text: str, fields: list[re.Match[str]], below: str) -> PlusDRecord:
    content = _without_tabs(below)
    begun = _MESSAGE_START.search(content)
    after = _AFTER.search(content)
    if begun and after and after.start() < begun.start():
        # The list of linked documents may stand among the fields.
        content = content[begun.start() :]
        after = _AFTER.search(content)
    if after:
        content = content[: after.start()]
    stated = dict(_values(text, fields))
    inner = read_archives_record(content)
    if inner:
        message, attributes = inner.message, dict(inner.metadata)
    else:
        message, found = split_attributes(content)
        attributes = named(found)
    metadata = attributes | stated
    metadata |= {name: stated[key] for key, name in _NAMES.items() if key in stated}
    title = _title(text, fields[0].start())
    if title:
        metadata["subject"] = title
    created = _iso_date(stated.get("Date", ""))
    if created:
        metadata["created"] = created
    return PlusDRecord(metadata, message.strip("\n"))


def _values(text: str, fields: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    ends = [match.start() for match in fields[1:]]
    ends.append(_message_start(text, fields[-1].end()))
    for match, end in zip(fields, ends, strict=True):
        value = " ".join(text[match.end() : end].split())
        if is_stated(value):
            yield match["name"], value


def _without_tabs(text: str) -> str:
    """Return *text* without the names of the page's tabs above it."""
    tabs = _TABS.match(text)
    return text[tabs.end() :] if tabs else text


def _title(text: str, end: int) -> str:
    """Return the line above the fields."""
    lines = text[max(0, end - 1000) : end].strip().splitlines()
    return " ".join(lines[-1].split()) if lines else ""


def _iso_date(written: str) -> str | None:
    """Return "1973 April 16, 00:00 (Monday)" as ISO 8601; midnight is a day without a time."""
    match = _DATE.match(written)
    if not match or match["month"] not in MONTH_NAMES:
        return None
    day = f"{match['year']}-{MONTH_NAMES.index(match['month']) + 1:02d}-{int(match['day']):02d}"
    return day if match["clock"] == "00:00" else f"{day} {match['clock']}"


def lines_of(markup: str) -> str:
    """Return the text of a part of a page; unlike the older pages, these escape what they hold."""
    text = "".join(_seen(markup))
    # In a block of text a break at the end of a line is the same break.
    text = re.sub(r"<br[ ]?/?>\n", "\n", text)
    return html.unescape(_TAG.sub("", _LINE_TAG.sub("\n", text))).replace("\xa0", " ")


def _seen(markup: str) -> Iterator[str]:
    """Yield the pieces of *markup* that are no scripts, styles and remarks."""
    position = 0
    while hidden := _UNSEEN.search(markup, position):
        yield markup[position : hidden.start()]
        mark = f"</{hidden['name']}>" if hidden["name"] else "-->"
        end = markup.find(mark, hidden.end())
        if end < 0:
            # It never ends: what follows may be the message.
            position = hidden.end()
            break
        position = end + len(mark)
    yield markup[position:]
