"""Headings and rules of a body.

A heading is one or two short lines next to a dashed rule, or a line in capitals between blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablereader.model.findings import Findings
from cablereader.model.markings import MARKING
from cablereader.model.span import SpanKind

_RULE_SIGNS = "-=*_#~"
_NOT_A_HEADING = re.compile(
    r"[ \t]*(?:¶|\d{1,3}[.)]|[A-Z][.)]\s|\([A-Za-z0-9]{1,4}\)|--|-\s|\*\s|o\s|>)"
)
_LONGEST = 75
_SMALL_WORDS = frozenset("a an and as at but by for from in of on or the to vs with".split())


class Line:
    """A line of the body: its place, and whether it is blank or a rule."""

    __slots__ = ("blank", "end", "rule", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.blank = not text or text.isspace()
        self.rule = not self.blank and is_rule(text)


def is_rule(text: str) -> bool:
    """Whether a line is a rule: three signs or more, blanks between them allowed."""
    return not text.strip(_RULE_SIGNS + " \t") and len(text) - text.count(" ") > 2


def body_lines(text: str, start: int, end: int) -> list[Line]:
    """Return the lines of *text[start:end]*."""
    lines: list[Line] = []
    position = start
    for piece in text[start:end].split("\n"):
        lines.append(Line(piece, position))
        position += len(piece) + 1
    return lines


def find_headings(
    found: Findings, lines: Sequence[Line], opens_paragraph: Sequence[int]
) -> list[int]:
    """Report rules and headings; return the indexes of heading lines.

    *opens_paragraph* are the indexes of lines that are known to open a paragraph.
    """
    openers = frozenset(opens_paragraph)
    headings: list[int] = []
    for index, line in enumerate(lines):
        if line.rule:
            found.span(line.start, line.end, SpanKind.RULE)
        elif (
            not line.blank
            and index not in openers
            and _is_near_edge(lines, index)
            and _may_be_heading(line.text)
            and (_beside_rule(lines, index, openers) or _stands_alone(lines, index, openers))
        ):
            headings.append(index)
    for first, last in _blocks(headings):
        found.span(lines[first].start, lines[last].end, SpanKind.HEADING)
    return headings


def _is_near_edge(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line or a rule is within two lines below; spares most lines the rest."""
    return any(line.blank or line.rule for line in lines[index + 1 : index + 3])


def _may_be_heading(text: str) -> bool:
    stripped = text.strip()
    return (
        2 < len(stripped) < _LONGEST
        and not _NOT_A_HEADING.match(text)
        and not MARKING.match(stripped)
        and any(letter.isalpha() for letter in stripped)
        and not re.fullmatch(r"[Xx]{4,}", stripped)
    )


def _beside_rule(lines: Sequence[Line], index: int, openers: frozenset[int]) -> bool:
    """Whether a rule stands right below the line, or below its second line, with none of it text."""
    below = index + 1
    if below < len(lines) and not lines[below].blank and not lines[below].rule:
        if below in openers or not _may_be_heading(lines[below].text):
            return False
        above_is_open = index == 0 or lines[index - 1].blank or lines[index - 1].rule
        return above_is_open and below + 1 < len(lines) and lines[below + 1].rule
    if below >= len(lines) or not lines[below].rule:
        return False
    if index == 0 or lines[index - 1].blank or lines[index - 1].rule:
        return True
    second_above = index == 1 or lines[index - 2].blank or lines[index - 2].rule
    if index - 1 not in openers and second_above and _may_be_heading(lines[index - 1].text):
        return not lines[index - 1].text.rstrip().endswith((".", ",", ";"))
    # Texts without blank lines: the rule alone shows it, after a sentence that has ended.
    return lines[index - 1].text.rstrip()[-1:] in '.!?)"”'


def _stands_alone(lines: Sequence[Line], index: int, openers: frozenset[int]) -> bool:
    """Whether a line in capitals, or in title case above a numbered paragraph, stands by itself."""
    text = lines[index].text.strip()
    open_above = index == 0 or lines[index - 1].blank or lines[index - 1].rule
    below = _next_text(lines, index)
    open_below = index + 1 >= len(lines) or lines[index + 1].blank or below in openers
    if not (open_above and open_below) or below is None or text[-1] in ".,;?!":
        return False
    if text.upper() == text:
        return sum(letter.isalpha() for letter in text) > 2
    return below in openers and _is_title_case(text)


def _next_text(lines: Sequence[Line], index: int) -> int | None:
    for below in range(index + 1, min(index + 6, len(lines))):
        if not lines[below].blank and not lines[below].rule:
            return below
    return None


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[A-Za-z][\w'’]*", text)
    return 0 < len(words) <= 10 and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _blocks(headings: Sequence[int]) -> list[tuple[int, int]]:
    """Join the lines of headings that take two."""
    blocks: list[tuple[int, int]] = []
    for index in headings:
        if blocks and blocks[-1][1] == index - 1:
            blocks[-1] = blocks[-1][0], index
        else:
            blocks.append((index, index))
    return blocks
