"""A text as it is read: what came into it on web pages is blanked, and every offset stays.

Blanks that do not break become plain ones. Of a link that a conversion wrote in Markdown,
``[LIMA 1052](#)``, the words remain. Of the line ends that a conversion doubled, every other one does.
"""

from __future__ import annotations

import re

# Only what must be an address may stand behind: "[sic](see below)" is text.
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{0,80})(?P<address>\]\((?:#|/|https?:|[\w./-]{1,80}\.html?\b)[^)\s]{0,200}\))"
)
_NO_BREAK = "\u00a0"
_LINE_ENDS = re.compile(r"\n(?:[ \t]*\n)*")
# What is doubled throughout: enough lines, wrapped as telegrams are, that single line ends hardly part,
# and some of them blank.
_FEWEST_LINES = 12
_WIDEST_LINES = 90
_MOST_SINGLE = 0.02
_FEWEST_BLANK = 2


def plain(text: str) -> str:
    """Return *text* with plain blanks for other blanks and for the marks of links."""
    text = text.replace(_NO_BREAK, " ")
    text = _LINK.sub(_words, text) if _may_hold_link(text) else text
    return _LINE_ENDS.sub(_halved, text) if _is_doubled(text) else text


def _is_doubled(text: str) -> bool:
    """Whether a blank line stands below every line of *text*: two line ends were made of each."""
    first = text.find("\n", len(text) - len(text.lstrip()))
    following = _LINE_ENDS.match(text, first) if first >= 0 else None
    if following is None or following[0].count("\n") == 1:
        # The first line tells it of all but few messages.
        return False
    counts = [0, 0, 0, 0]
    for match in _LINE_ENDS.finditer(text.rstrip(), first):
        counts[min(match[0].count("\n"), 3)] += 1
        if counts[1] > 1 + _MOST_SINGLE * sum(counts):
            return False
    lines = sum(counts)
    return (
        lines >= _FEWEST_LINES
        and len(text) < _WIDEST_LINES * lines
        and counts[1] <= _MOST_SINGLE * lines
        and 3 * counts[2] >= lines
        and counts[3] >= _FEWEST_BLANK
    )


def _halved(line_ends: re.Match[str]) -> str:
    """Return half of the line ends, and blanks for the others: a blank line is one of two."""
    kept = (line_ends[0].count("\n") + 1) // 2
    return " " * (len(line_ends[0]) - kept) + "\n" * kept


def _may_hold_link(text: str) -> bool:
    # A single sign is found far faster than two, and few telegrams hold it.
    return "]" in text and "](" in text


def _words(link: re.Match[str]) -> str:
    return f" {link['words']}{' ' * len(link['address'])}"


def linked_words(text: str, offset: int) -> int:
    """Return where the words of the link begin whose marks stand at *offset*; elsewhere *offset*."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    for link in _LINK.finditer(text, start, end if end >= 0 else len(text)):
        if link.start() <= offset < link.end() and not (
            link.start("words") <= offset < link.end("words")
        ):
            return link.start("words")
    return offset


def on_one_line(words: str) -> str:
    """Return *words* on one line with single blanks; the pilcrows that publishers set are left out."""
    return " ".join(words.replace("¶", " ").split())


def link_marks(text: str, start: int) -> list[tuple[int, int]]:
    """Return where the marks of links stand in *text* from *start* on, those about the words apart."""
    if not _may_hold_link(text):
        return []
    marks: list[tuple[int, int]] = []
    for link in _LINK.finditer(text, start):
        marks += [(link.start(), link.start("words")), link.span("address")]
    return marks
