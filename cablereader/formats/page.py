"""Published web pages: a table of five cells and two ``<pre>`` blocks, envelope and text.

The pages escape nothing but line ends (``&#x000A;``), so a general entity decoder or a strict HTML
parser would change the text. Only the tags the publisher added are taken out; any other ``<`` is the
message's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_HEADING = re.compile(
    r"Viewing cable[ ]+(?P<reference_id>\w+)[ ]*,?[ ]*(?P<subject>[^<\n]*)</h3>", re.IGNORECASE
)
_TITLE = re.compile(r"Viewing cable[ ]+(?P<reference_id>\w+)[ ]*,?[ ]*(?P<subject>[^<\n]*)")
_TABLE = re.compile(r"<table[ ]+class=['\"]cable['\"]>(?P<cells>.{0,8000}?)</table>", re.DOTALL)
_CELL = re.compile(r"<td>(?P<content>.{0,2000}?)</td>", re.DOTALL)
_BLOCK = re.compile(r"<pre[^>]{0,100}>(?P<content>.*?)(?:</pre>|\Z)", re.DOTALL | re.IGNORECASE)
_ADDED = re.compile(
    r"</?(?:a|br|strong|em|td|tr|table|code|pre)(?:\s[^<>]{0,400})?/?>", re.IGNORECASE
)
_LINE_END = re.compile(r"&#(?:x0*A|0*10);", re.IGNORECASE)
_CELLS = ("reference_id", "created", "released", "classification", "origin")
_MARKUP = re.compile(r"\s*<(?:!DOCTYPE|html|head|body|div|table|pre|\?xml)\b", re.IGNORECASE)


class Page(NamedTuple):
    """The metadata by name, and the message."""

    metadata: Mapping[str, str]
    message: str


def is_page(text: str) -> bool:
    """Whether *text* is a web page."""
    return _MARKUP.match(text) is not None or "class='cable'" in text[:65536]


def read_page(text: str) -> Page | None:
    """Return what a page says of its cable, and the message; None if it holds no message."""
    start = max(text.find("<table class='cable'>"), text.find('<table class="cable">'), 0)
    blocks = [_plain(match["content"]) for match in _BLOCK.finditer(text, start)]
    filled = [block for block in blocks if block.strip()]
    if not filled:
        return None
    return Page(_metadata(text), "\n".join(filled[-2:]))


def _metadata(text: str) -> Mapping[str, str]:
    metadata: dict[str, str] = {}
    heading = _HEADING.search(text) or _TITLE.search(text)
    if heading:
        metadata.update(heading.groupdict())
    table = _TABLE.search(text)
    if table:
        cells = [_plain(match["content"]).strip() for match in _CELL.finditer(table["cells"])]
        metadata.update(zip(_CELLS, cells, strict=False))
    return {name: value.strip() for name, value in metadata.items() if value.strip()}


def _plain(markup: str) -> str:
    """Return the content of an element as text."""
    return _ADDED.sub("", _LINE_END.sub("\n", markup))
