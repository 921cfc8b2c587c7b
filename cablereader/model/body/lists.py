"""List items and talking points of a body."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from cablereader.model.body.broken_lines import behind_abbreviation
from cablereader.model.body.paragraphs import Paragraphs
from cablereader.model.body.passage_ends import is_end_line
from cablereader.model.findings import Findings
from cablereader.model.protection.markings import MARKING
from cablereader.model.span import SpanKind
from cablereader.model.text.body_lines import BLANK, BodyLines

_SIGN = (
    # Most lines begin with a word, and only small numerals are signs of more than one letter.
    r"[ \t]*(?![A-HJ-UWYZa-hj-uwyz][A-Za-z])(?P<sign>--(?!-)|-(?=[ \t])|\*(?=[ \t])|o(?=[ \t])"
    r"|\(?(?:[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4}|\d{1,2})[.)]\)?(?=[ \t]))"
)
_FIRST_LINE = re.compile(_SIGN)
_LINE = re.compile(r"\n" + _SIGN)
_LEADS_IN = (":", ";")
_ENDED = (".", "?", "!", ")")
_STOPS = (".", "?", "!", ";", ":", ")", '"')
_ROMAN = re.compile("[ivx]+")


def read_lists(found: Findings, lines: BodyLines, paragraphs: Paragraphs) -> None:
    """Report list items and talking points: from their sign to a blank line or the next item."""
    text = found.text
    openers = {item.start for item in paragraphs.paragraphs}
    contents = frozenset(paragraphs.contents)
    items: dict[int, int] = {}
    previous = ""
    for match in _signs(text, lines):
        place = match.start("sign")
        if place in openers:
            continue
        index = lines.index(place)
        if lines.is_open(index):
            continue
        label = match["sign"].strip("().").lower()
        # Letters may be initials ("A. SAMPLE SAID"), figures the rest of a date.
        if text[place] in "-*(" or _above_ended(lines, index, items, _is_due(label, previous)):
            # "- END SUMMARY -", a title between dashes and a marking below its number are no items.
            is_other = index in paragraphs.edges or match.end() in contents
            if is_other or (text[place] in "-*" and is_end_line(lines.words[index])):
                continue
            items[index] = match.end()
            previous = label
    ends = paragraphs.edges.union(items)
    for index, sign_end in items.items():
        below = index + 1
        if lines.pages:
            below = _end_across_pages(lines, index, ends)
        else:
            while below not in ends and not lines.is_open(below):
                below += 1
        found.span(lines.starts[index], lines.end_of(below - 1), SpanKind.LIST_ITEM)
        # The marking of a lettered sub-paragraph: "A. (C) ...".
        marking = MARKING.match(text, sign_end + _blanks(text, sign_end), lines.end_of(index))
        if marking:
            found.span(*marking.span(), SpanKind.PORTION_MARKING)


def _end_across_pages(lines: BodyLines, index: int, ends: Container[int]) -> int:
    """Return the line below an item: it goes on to a blank line, but for one about a page line."""
    below = index + 1
    while below not in ends:
        if not lines.is_open(below) and below not in lines.pages:
            below += 1
            continue
        following = _behind_page(lines, below)
        if following is None or following in ends:
            break
        # The stop of "U.S." ends no sentence that goes on in small letters.
        if lines.words[below - 1].endswith(_STOPS) and not lines.words[following][0].islower():
            break
        below = following + 1
    return below


def _behind_page(lines: BodyLines, index: int) -> int | None:
    """Return the first line with text behind the page line near *index*; None without a page line."""
    crossed = False
    while index < len(lines.texts) and (index in lines.pages or lines.shape[index] == BLANK):
        crossed = crossed or index in lines.pages
        index += 1
    return index if crossed and not lines.is_open(index) else None


def _signs(text: str, lines: BodyLines) -> Iterator[re.Match[str]]:
    first = _FIRST_LINE.match(text, lines.starts[0], lines.end)
    if first:
        yield first
    yield from _LINE.finditer(text, lines.starts[0], lines.end)


def _above_ended(lines: BodyLines, index: int, items: dict[int, int], is_due: bool) -> bool:
    """Whether an item may begin under the line above; where text stands there, the one that is due."""
    above = index - 1
    while above in lines.pages:
        above -= 1
    words = lines.words[above]
    if lines.is_open(above) or words.endswith(_LEADS_IN):
        return True
    if above in items:
        # "-- NOT BEFORE MAY" / "17. THEY ..."
        return is_due or not lines.words[index].lstrip("(")[:1].isdigit()
    return is_due and words.endswith(_ENDED) and behind_abbreviation(words) is None


def _is_due(label: str, previous: str) -> bool:
    """Whether a label is the first of a list, or one of the next two after *previous*."""
    if label in ("a", "i", "1", "o") or (_ROMAN.fullmatch(label) and _ROMAN.fullmatch(previous)):
        return True
    if label.isdigit() and previous.isdigit():
        return 0 < int(label) - int(previous) < 3
    return len(label) == len(previous) == 1 and 0 < ord(label) - ord(previous) < 3


def _blanks(text: str, position: int) -> int:
    blanks = 0
    while text[position + blanks : position + blanks + 1] in (" ", "\t"):
        blanks += 1
    return blanks
