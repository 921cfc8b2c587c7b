"""List items and talking points of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablereader.model.body_lines import BodyLines
from cablereader.model.findings import Findings
from cablereader.model.markings import MARKING
from cablereader.model.openings import ends_in_abbreviation
from cablereader.model.paragraphs import Paragraphs
from cablereader.model.span import SpanKind

_SIGN = (
    # Most lines begin with a word, and only small numerals are signs of more than one letter.
    r"[ \t]*(?![A-Za-hj-uwyz][A-Za-z])(?P<sign>--(?!-)|-(?=[ \t])|\*(?=[ \t])|o(?=[ \t])"
    r"|\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})[.)]\)?(?=[ \t]))"
)
_FIRST_LINE = re.compile(_SIGN)
_LINE = re.compile(r"\n" + _SIGN)
_ENDED = (".", ":", ";", "?", "!", ")")


def read_lists(found: Findings, lines: BodyLines, paragraphs: Paragraphs) -> None:
    """Report list items and talking points: from their sign to a blank line or the next item."""
    text = found.text
    openers = {item.start for item in paragraphs.paragraphs}
    items: dict[int, int] = {}
    for match in _signs(text, lines):
        place = match.start("sign")
        if place in openers:
            continue
        index = lines.index(place)
        if lines.is_open(index):
            continue
        # Letters may be initials ("A. SAMPLE SAID").
        if text[place] in "-*(" or _above_ended(lines, index, items):
            items[index] = match.end()
    ends = paragraphs.edges.union(items)
    for index, sign_end in items.items():
        below = index + 1
        while below not in ends and not lines.is_open(below):
            below += 1
        found.span(lines.starts[index], lines.end_of(below - 1), SpanKind.LIST_ITEM)
        # The marking of a lettered sub-paragraph: "A. (C) ...".
        marking = MARKING.match(text, sign_end + _blanks(text, sign_end), lines.end_of(index))
        if marking:
            found.span(*marking.span(), SpanKind.PORTION_MARKING)


def _signs(text: str, lines: BodyLines) -> Iterator[re.Match[str]]:
    first = _FIRST_LINE.match(text, lines.starts[0], lines.end)
    if first:
        yield first
    yield from _LINE.finditer(text, lines.starts[0], lines.end)


def _above_ended(lines: BodyLines, index: int, items: dict[int, int]) -> bool:
    above = index - 1
    if lines.is_open(above) or above in items:
        return True
    return lines.words[above].endswith(_ENDED) and not ends_in_abbreviation(lines.words[above])


def _blanks(text: str, position: int) -> int:
    blanks = 0
    while text[position + blanks : position + blanks + 1] in (" ", "\t"):
        blanks += 1
    return blanks
