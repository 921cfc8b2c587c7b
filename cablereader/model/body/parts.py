"""Parts of a body: their titles ("PART TWO", "II. THE HARBOR"), and paragraphs that each counts anew.

By rule the paragraphs of a message count on over all of it. Long reports of several parts, and what is
enclosed behind the last paragraph, count from one again.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablereader.model.body.numbering import Before, Candidate
from cablereader.model.text.body_lines import BodyLines
from cablereader.model.text.counting_words import NUMBER_WORDS, ROMAN_FIGURES

_NAMED = re.compile(
    rf"[\W_]*(?P<kind>PART|SECTION|CHAPTER)[ ]+"
    rf"(?P<ordinal>{'|'.join(NUMBER_WORDS)}|[IVX]{{1,4}}|[A-H]|\d{{1,2}})"
    r"(?:[\W_]*|[ ]*[:.\-–][^\n]{0,60}|[ ]+OF[ ]+\w{1,6}[.:]?)",
    re.IGNORECASE,
)
# The title behind a letter is in capitals or begins each word with one; items of lists are sentences.
_LETTERED = re.compile(
    r"(?P<ordinal>[IVX]{1,4}|[A-H])[.)][ \t]+(?:\([A-Z/]{1,8}\)[ \t]+)?(?P<title>[A-Z][^\n]{2,60}[^\n.,;?! ])"
)
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_ENCLOSED = re.compile(
    r"[\W_]*(?:(?:ANNEX|ATTACHMENT|ENCLOSURE|APPENDIX)(?:[ ]+(?:[A-Z]|[IVX]{1,4}|\d{1,2}|NO\.? ?\d))?"
    r"(?:[\W_]*|[ ]*[:\-–][^\n]{0,60})"
    r"|(?:[A-Z]{2,14}[ ]){0,3}(?:TALKING POINTS|NON-?PAPER|AIDE[- ]MEMOIRE|PRESS GUIDANCE)[\W_]*)"
)
_HIGHEST_GAP = 5
_LONGEST_TITLE = 90
_OPENS_LETTERED = re.compile(r"[IVXA-H]{1,4}[.)]")
_FIRST_LETTERS = frozenset("ABCDEFGHIVX")
_SHORTEST_CONTENTS = 2
_HIGHEST_TITLE = 2
"""Lines with text above a paragraph among which its part's title may be: the title, a line below it."""


class Title(NamedTuple):
    """The title of a part: how it counts, and which part it is."""

    style: str
    ordinal: int


def part_title(words: str) -> Title | None:
    """Return what the words of a whole line say of a part; None where they are no part's title."""
    if len(words) > _LONGEST_TITLE:
        return None
    named = _NAMED.fullmatch(words)
    if named:
        return _counted(named["kind"].upper(), named["ordinal"].upper())
    lettered = _LETTERED.fullmatch(words)
    if lettered is None or not _is_title(lettered["title"]):
        return None
    return _counted("", lettered["ordinal"])


def is_enclosure(words: str) -> bool:
    """Whether the words of a whole line are the title of what is enclosed: "ANNEX A"."""
    return _ENCLOSED.fullmatch(words) is not None


def _is_title(words: str) -> bool:
    return words.isupper() or all(
        word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in words.split()
    )


def _counted(kind: str, ordinal: str) -> Title | None:
    if ordinal.isdigit():
        return Title(f"{kind} figure", int(ordinal))
    for style, names in (("word", NUMBER_WORDS), ("Roman", ROMAN_FIGURES)):
        if ordinal in names:
            return Title(f"{kind} {style}", names.index(ordinal) + 1)
    return Title(f"{kind} letter", ord(ordinal) - ord("A") + 1) if len(ordinal) == 1 else None


def series_of_titles(lines: BodyLines, titles: Iterable[int], openers: Container[int]) -> list[int]:
    """Return those of *titles* that letter the parts, or give them Roman figures, above *openers*.

    One alone may be an item; two that count on from the first are titles.
    """
    found: list[int] = []
    series: Title | None = None
    shape, words = lines.shape, lines.words
    for index in titles:
        if shape[index] not in _FIRST_LETTERS or not _OPENS_LETTERED.match(words[index]):
            continue
        title = part_title(words[index])
        if title is None or _text_below(lines, index) not in openers:
            continue
        if title.ordinal == 1 and not found:
            found, series = [index], title
        elif series and title == Title(series.style, series.ordinal + 1):
            found.append(index)
            series = title
    return found if len(found) > 1 else []


def _text_below(lines: BodyLines, index: int) -> int:
    """Return the nearest line with text below *index*, blank lines and rules between."""
    piece = lines.shape[index + 1 : index + 1 + _HIGHEST_GAP]
    return index + 1 + len(piece) - len(piece.lstrip())


def _text_above(lines: BodyLines, index: int) -> int | None:
    """Return the nearest line with text above *index*, blank lines and rules between."""
    floor = max(0, index - _HIGHEST_GAP)
    above = lines.shape[floor:index].rstrip()
    while lines.pages and above and floor + len(above) - 1 in lines.pages:
        above = above[:-1].rstrip()
    return floor + len(above) - 1 if above else None


def parts_of(lines: BodyLines, candidates: Sequence[Candidate]) -> list[Sequence[Candidate]]:
    """Return the *candidates* in groups that each count from one, most often a single one.

    Numbers of what is enclosed at the end, and has no markings, are left out.
    """
    firsts = _firsts(candidates)
    if firsts in ([], [0]):
        return [candidates]
    contents = _contents(lines, candidates, firsts)
    if contents:
        candidates = candidates[contents:]
        firsts = _firsts(candidates)
    kept = _without_enclosed(lines, candidates, firsts)
    cuts = _restarts(lines, kept, [at for at in firsts if at < len(kept)])
    if not cuts:
        return [kept]
    edges = pairwise([*sorted({0, *cuts}), len(kept)])
    # A title, whatever it ends in, leads to no list and breaks off in no date.
    return [
        [kept[start]._replace(before=Before.BLANK), *kept[start + 1 : end]] for start, end in edges
    ]


def _firsts(candidates: Sequence[Candidate]) -> list[int]:
    return [at for at, candidate in enumerate(candidates) if candidate.printed == "1"]


def _contents(lines: BodyLines, candidates: Sequence[Candidate], firsts: Sequence[int]) -> int:
    """Return how many of the first *candidates* are a table of contents: lines that head what follows.

    They count from one, and a number with the same words stands again below for each.
    """
    if len(firsts) < 2 or firsts[0] != 0 or firsts[1] < _SHORTEST_CONTENTS:
        return 0
    listed, below = candidates[: firsts[1]], candidates[firsts[1] :]
    if [item.printed for item in listed] != [str(number + 1) for number in range(len(listed))]:
        return 0
    again = {lines.words[item.line].casefold() for item in below}
    is_repeated = all(lines.words[item.line].casefold() in again for item in listed)
    return len(listed) if is_repeated else 0


def _without_enclosed(
    lines: BodyLines, candidates: Sequence[Candidate], firsts: Sequence[int]
) -> Sequence[Candidate]:
    for first in firsts:
        above = _text_above(lines, candidates[first].line) if first else None
        if above is None or not is_enclosure(lines.words[above]):
            continue
        enclosed = candidates[first:]
        # What falls back below its own count may be the message that goes on behind the enclosure.
        counts_on = all(int(one.printed) < int(two.printed) for one, two in pairwise(enclosed))
        if counts_on and not any(item.marking for item in enclosed):
            return candidates[:first]
    return candidates


def _restarts(
    lines: BodyLines, candidates: Sequence[Candidate], firsts: Sequence[int]
) -> list[int]:
    """Return where the second part and those after it begin.

    The parts are those of the message only if the first stands above its first paragraph; of words
    such as PART the first may be missing. Parts of a document inside the message begin below some.
    """
    cuts: list[int] = []
    series: Title | None = None
    for at in firsts:
        title = _title_above(lines, candidates[at].line)
        if title is None:
            continue
        if at == 0:
            series = title if title.ordinal == 1 else None
        elif series is None:
            if title.ordinal != 2 or title.style.startswith(" "):
                return []
            series = title
            cuts.append(at)
        elif title == Title(series.style, series.ordinal + 1):
            series = title
            cuts.append(at)
    return cuts


def _title_above(lines: BodyLines, index: int) -> Title | None:
    above: int | None = index
    for _ in range(_HIGHEST_TITLE):
        above = _text_above(lines, above) if above is not None else None
        title = part_title(lines.words[above]) if above is not None else None
        if title:
            return title
    return None
