"""How the lines of a telegram are joined again, and which of them were broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$|[\"”)\]]$")
# A title stands before a name: its stop ends no sentence.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Amb|Sen|Rep|Prof|Rev|St|No|vs)\.$", re.I
)
# A compound whose second part is still to come: "mid- and long-term".
_SUSPENDED = re.compile(r"(?:and|or|to|nor|but)\b", re.IGNORECASE)
_PARTED = re.compile(r"[A-Za-z]{2,}-$")
_FIRST_LETTERS = re.compile(r"[a-z]{2,}")
# A line cannot end on purpose after such a word: what it governs stands in the next line.
_GOES_ON = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|that|which|who|is|are|was|were|be"
    r"|been|has|have|had|not|as|than|its|their|his|her|this|these|into|if|will|would)$",
    re.IGNORECASE,
)
_SHORT = 0.6
"""A line is short when the circuit had room for this much less than the longest of the text."""
_USUAL_MEASURE = 60
_FEWEST_BREAKS = 2


def ends_sentence(line: str) -> bool:
    """Whether *line* ends with a sign after which a new paragraph may begin."""
    text = line.rstrip()
    return _SENTENCE_END.search(text) is not None and _TITLE.search(text) is None


def hyphen_join(above: str, below: str, words: frozenset[str]) -> str | None:
    """Return what stands between two joined lines in place of the hyphen that ends the first.

    None stands for a blank: there is no hyphen, or it is a dash or waits for its other half. "-" is
    a compound broken at its own hyphen, which telegraph operators did rather than divide words. The
    empty string is a word that was divided; sure only where *words*, those of the whole text in
    small letters, has it undivided and not with the hyphen.
    """
    first = above.rstrip()
    if not first.endswith("-") or first.endswith(("--", " -")) or first == "-":
        return None
    if not first[-2:-1].isalnum() or not below[:1].isalnum() or _SUSPENDED.match(below):
        return None
    head, tail = _PARTED.search(first), _FIRST_LETTERS.match(below.lower())
    if head and tail:
        start, end = head[0][:-1].lower(), tail[0]
        if start + end in words and f"{start}-{end}" not in words:
            return ""
    return "-"


def kept_breaks(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of lines in *lines*, one block of text, that the drafter meant to end.

    A circuit breaks a line where the next word does not fit. Where several lines running are short,
    and none breaks off in the middle of a phrase, someone broke them: an address, a list of names.
    One short line alone is not enough: editors and web pages break anywhere.
    """
    longest = max((len(line) for line in lines), default=0)
    limit = _SHORT * max(longest, _USUAL_MEASURE)
    meant = [
        len(above) <= limit and len(below) <= limit and _may_end(above, below)
        for above, below in pairwise(lines)
    ]
    kept: set[int] = set()
    run: list[int] = []
    for index, is_meant in enumerate([*meant, False]):
        if is_meant:
            run.append(index)
            continue
        if len(run) >= _FEWEST_BREAKS:
            kept.update(run)
        run = []
    return frozenset(kept)


def _may_end(above: str, below: str) -> bool:
    begins_anew = not below[:1].islower() and below[:1] not in ",.;)"
    return begins_anew and not above.endswith("-") and not _GOES_ON.search(above)


def goes_on(above: str, below: str, across_page: bool) -> bool:
    """Whether a sentence goes on over blank lines.

    Over the turn of a page it does unless it has ended. Elsewhere the next line must begin with a
    small letter too: a drafter's blank line is a paragraph.
    """
    if ends_sentence(above):
        return False
    return across_page or below[:1].islower()
