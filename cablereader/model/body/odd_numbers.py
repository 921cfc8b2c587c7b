"""Numbers of paragraphs in styles of their own: "(1) TEXT", "1 TEXT", "1 - TEXT", "PARA 1: TEXT".

In a text that is numbered the usual way these are lists, counts and citations. They number the
paragraphs only of a text that has no others, where they open its first line and count without a gap.
"""

from __future__ import annotations

import re

from cablereader.model.body.numbering import Before, Candidate
from cablereader.model.body.openings import Openings
from cablereader.model.text.body_lines import BodyLines

_ODD = re.compile(
    r"[ \t]*(?P<label>(?P<word>PARA(?:GRAPH)?\b\.?[ \t]*)?(?P<open>\()?(?P<number>\d{1,2})"
    r"(?P<close>\))?(?P<sign>[ \t]*[-.:](?=[ \t]))?)[ \t]+(?=[A-Z\"'(])",
    re.IGNORECASE,
)
_FEWEST = 2


def oddly_numbered(lines: BodyLines, openings: Openings) -> list[Candidate]:
    """Return the numbers that count the paragraphs in *lines* in an odd style; empty if none do."""
    text_lines = (index for index, sign in enumerate(lines.shape) if not sign.isspace())
    first = next((index for index in text_lines if index not in lines.pages), None)
    if first is None:
        return []
    found: list[Candidate] = []
    style = None
    for index in range(first, len(lines.texts)):
        match = _ODD.match(lines.texts[index])
        if match is None:
            if not found:
                return []
            continue
        before = openings.before(index)
        own_style = (
            bool(match["word"]),
            match["open"],
            match["close"],
            (match["sign"] or "").strip(),
        )
        style = style or own_style
        is_next = int(match["number"]) == len(found) + 1 and own_style == style
        # A number in brackets, or behind the word, is no count of things.
        is_certain = any(own_style[:2]) and before is Before.SENTENCE_END
        if not is_next or not (before is Before.BLANK or is_certain):
            continue
        start, end = (lines.starts[index] + place for place in match.span("label"))
        separator = match["close"] or ""
        number = match["number"]
        found.append(
            Candidate(
                start, index, (start, end), number, separator, None, None, before, indented=False
            )
        )
    return found if len(found) >= _FEWEST else []
