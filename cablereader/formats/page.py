"""Published web pages: a table of five cells and two ``<pre>`` blocks, envelope and text.

The pages escape nothing but line ends (``&#x000A;``), so a general entity decoder or a strict HTML
parser would change the text. Only the tags the publisher added are taken out; any other ``<`` is the
message's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_HEADING_MARK = "Viewing cable "
_HEADING = re.compile(r"[ ]{0,8}(?P<reference_id>\w{1,60})[ ]{0,8},?(?P<subject>[^<\n]{0,1000})")
_TABLE_MARK = re.compile(r"<table[ ]class=['\"]cable['\"]>", re.IGNORECASE)
_TABLE_END = re.compile(r"</table>", re.IGNORECASE)
_LONGEST_TABLE = 8000
_CELL = re.compile(r"<td>(?P<content>.{0,2000}?)</td>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"<pre[^>]{0,100}>(?P<content>.*?)(?:</pre>|\Z)", re.DOTALL | re.IGNORECASE)
_ADDED = re.compile(
    r"</?(?:a|br|strong|em|td|tr|table|code|pre)(?:\s[^<>]{0,400})?/?>", re.IGNORECASE
)
_LINE_END = re.compile(r"&#(?:x0*A|0*10);", re.IGNORECASE)
_HEAD = 65536
_COPIED_NAMES = re.compile(
    r"Reference ID[ \t\n]{1,8}Created[ \t\n]{1,8}Released[ \t\n]{1,8}Classification[ \t\n]{1,8}"
    r"Origin[ \t]{0,8}\n"
)
_TIME = r"\d{4}-\d\d-\d\d(?:[ ]\d\d:\d\d)?"
_COPIED_ROW = re.compile(
    rf"[ \t\n]{{0,8}}(?P<reference_id>\w{{1,60}})[ \t\n]{{1,8}}(?P<created>{_TIME})"
    rf"[ \t\n]{{1,8}}(?P<released>{_TIME})[ \t\n]{{1,8}}"
    r"(?P<classification>[A-Z]{3,}(?:[ ][A-Z]+){0,3}(?://[A-Z ]{1,40}[A-Z])?)"
    r"[ \t\n]{1,8}(?P<origin>[A-Z][^\n\t]{1,80})(?:\n|\Z)"
)
_CELLS = ("reference_id", "created", "released", "classification", "origin")
_MARKUP = re.compile(
    r"[\s\ufeff]*<(?:(?:!DOCTYPE|html|head|body|title|meta|script|style|div|h[1-6]|table|code|pre|\?xml)\b|!--)",
    re.IGNORECASE,
)


class Page(NamedTuple):
    """The metadata by name, and the message."""

    metadata: Mapping[str, str]
    message: str


def is_page(text: str) -> bool:
    """Whether *text* is a web page."""
    return _MARKUP.match(text) is not None or _TABLE_MARK.search(text, 0, _HEAD) is not None


def read_page(text: str) -> Page | None:
    """Return what a page says of its cable, and the message; None if it holds no message."""
    table = _TABLE_MARK.search(text)
    blocks = (match["content"] for match in _BLOCK.finditer(text, table.start() if table else 0))
    filled = [block for block in blocks if not block.isspace() and block]
    if not filled:
        return None
    message = "\n".join(_plain(block) for block in filled[-2:])
    return Page(_metadata(text, table.end() if table else len(text)), message)


def read_page_text(text: str) -> Page | None:
    """Return the cable in the text of a page, as it is copied out of a browser; None if it is none.

    The cells stand under their names, blanks or tabs between them; what is above is the page's.
    """
    mark = text.find("Reference ID", 0, _HEAD)
    names = _COPIED_NAMES.match(text, mark) if mark >= 0 else None
    row = _COPIED_ROW.match(text, names.end()) if names else None
    if row is None:
        return None
    metadata = {"reference_id": row["reference_id"]}
    title = text.rfind(_HEADING_MARK, 0, mark)
    heading = _HEADING.match(text, title + len(_HEADING_MARK)) if title >= 0 else None
    if heading:
        metadata.update(heading.groupdict())
    metadata.update(row.groupdict())
    stated = {name: value.strip() for name, value in metadata.items() if value.strip()}
    return Page(stated, text[row.end() :].lstrip("\n"))


def _metadata(text: str, table_start: int) -> Mapping[str, str]:
    metadata: dict[str, str] = {}
    # The title of the page says it, too, cut in some editions; the heading above the table is last.
    mark = text.rfind(_HEADING_MARK, 0, table_start)
    heading = _HEADING.match(text, mark + len(_HEADING_MARK)) if mark >= 0 else None
    if heading:
        metadata.update(heading.groupdict())
    if table_start < len(text):
        limit = min(len(text), table_start + _LONGEST_TABLE)
        end = _TABLE_END.search(text, table_start, limit)
        cells = [
            _plain(match["content"]).strip()
            for match in _CELL.finditer(text, table_start, end.start() if end else limit)
        ]
        metadata.update(zip(_CELLS, cells, strict=False))
    return {name: value.strip() for name, value in metadata.items() if value.strip()}


def _plain(markup: str) -> str:
    """Return the content of an element as text."""
    return _ADDED.sub("", _LINE_END.sub("\n", markup.replace("&#x000A;", "\n")))
