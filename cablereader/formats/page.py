"""Published web pages: a table of five cells and two ``<pre>`` blocks, envelope and text.

The pages escape nothing but line ends (``&#x000A;``), so a general entity decoder or a strict HTML
parser would change the text. Only the tags the publisher added are taken out; any other ``<`` is the
message's own. A browser that saves a page, and most mirrors, escape all of it: there no ``&`` and no
``<`` stands for itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

from cablereader.formats.plusd import lines_of
from cablereader.formats.preface import stated_above

_HEADING_MARK = "Viewing cable "
_HEADING = re.compile(r"[ ]{0,8}(?P<reference_id>\w{1,60})[ ]{0,8},?(?P<subject>[^<\n]{0,1000})")
_TABLE_MARK = re.compile(
    r"<table\b[^<>]{0,200}?[ ]class=['\"](?:[\w\-]+[ ])?cable(?:[ ][\w\-]+)?['\"][^<>]{0,200}>",
    re.IGNORECASE,
)
_TABLE_END = re.compile(r"</table>", re.IGNORECASE)
_LONGEST_TABLE = 8000
_CELL = re.compile(
    r"<td(?:[ ][^<>]{0,200})?>(?P<content>.{0,2000}?)</td>", re.DOTALL | re.IGNORECASE
)
_BLOCK = re.compile(r"<pre[^>]{0,100}>\n?(?P<content>.*?)(?:</pre>|\Z)", re.DOTALL | re.IGNORECASE)
_ADDED = re.compile(
    r"</?(?:a|br|strong|em|td|tr|table|code|pre)(?:\s[^<>]{0,400})?/?>", re.IGNORECASE
)
_LINE_END = re.compile(r"&#(?:x0*A|0*10);", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# A sign that is the message's own, on a page that escapes nothing.
_BARE = re.compile(rf"&(?!{_ENTITY.pattern[1:]})|<(?![A-Za-z/!])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BREAK = re.compile(r"<br[ ]?/?>", re.IGNORECASE)
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
    contents = (match["content"] for match in _BLOCK.finditer(text, table.start() if table else 0))
    blocks = [content for content in contents if not content.isspace() and content][-2:]
    if not blocks:
        return None
    plain = _unescaped if _is_escaped(blocks) else _plain
    message = "\n".join(plain(_with_line_ends(block)) for block in blocks)
    metadata = _metadata(text, table.end() if table else len(text))
    if not table:
        first = text.find(blocks[0])
        above = lines_of(text[max(0, first - _LONGEST_TABLE) : first])
        metadata = {**stated_above(above), **metadata}
    return Page(metadata, message)


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


def _is_escaped(blocks: list[str]) -> bool:
    """Whether no sign in *blocks* stands for itself and some are escaped."""
    if any(_BARE.search(block) for block in blocks):
        return False
    return any(
        not _LINE_END.match(entity[0]) for block in blocks for entity in _ENTITY.finditer(block)
    )


def _with_line_ends(block: str) -> str:
    """Return *block* with line ends for tags that break lines where it has no others."""
    return block if "\n" in block or _LINE_END.search(block) else _BREAK.sub("\n", block)


def _unescaped(markup: str) -> str:
    """Return the content of an element that escapes what it holds."""
    text = html.unescape(_TAG.sub("", _LINE_END.sub("\n", markup)))
    return text.replace("\xa0", " ")


def _metadata(text: str, table_start: int) -> dict[str, str]:
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
