"""Words that end a passage: "END SUMMARY", "(End of comment)", "SUMMARY ENDS."

All patterns are for the capitals of a text, which are searched faster than its letters of any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

AND_MORE = (
    r"(?:(?:\s{1,3}(?:AND|&)\s{1,3}|[ ]?/[ ]?|,[ ](?=[A-Z ,]{3,30}\b(?:AND|&)\s)|-(?=COMMENT))"
    r"[A-Z ,]{3,40}?)?"
)
AND_BEFORE = r"(?:INTRODUCTION|COMMENT|ACTION\s{1,3}REQUEST|OVERVIEW|BACKGROUND)\s{1,3}(?:AND|&)"
WHOSE = r"EXECUTIVE|EMBASSY|POST|MISSION|CONSULATE|BRIEF|OVERALL|GENERAL"
# SUMMARY with a letter lost, doubled or changed for its neighbor.
SUMMARY = r"SUM{1,3}(?:[AE]R|[AR])Y"
# A page line may stand between the words; it is blanked.
_END_OF = r"\bEND\s{0,250}(?:OF\s{1,4})?(?:THE\s{1,4})?"
# A sentence may speak of an end ("to end summary trials"); end words close what they stand in.
_CLOSED = r"(?=[.)\]/*:;\"]|\s*(?:\n|$|[0-9(]|--)|[ \t]+-(?=\s|$))[.)\]/*]*"
_WORDS = {
    "SUMMARY": rf"(?:(?:{WHOSE}|{AND_BEFORE})\s{{1,3}})?{SUMMARY}{AND_MORE}",
    "COMMENT": rf"COMMENTS?{AND_MORE}",
    "NOTE": "NOTE",
}
_ENDS = {word: re.compile(f"{_END_OF}{pattern}{_CLOSED}") for word, pattern in _WORDS.items()}
# The verb behind the word. A sentence speaks so of what it cites ("the summary ends." / "with a call"),
# so the words stand apart: behind what has ended, and before a sign or a line that begins anew.
_ENDED = {
    word: re.compile(
        rf"{pattern}{AND_MORE}\s{{1,4}}ENDS?\b"
        r"(?=[.)\]/*:;\"]|\s*(?:--|$)|[ \t]*\n[ \t]*(?:\n|$|[0-9(¶]))[.)\]/*]*"
    )
    for word, pattern in (("SUMMARY", SUMMARY), ("COMMENT", "COMMENTS?"), ("NOTE", "NOTE"))
}
_APART = re.compile(
    rf"(?:[.!?:;)\]\"”][ \t\n]{{1,4}}|\n[ \t]*\n[ \t]*|[(\[/*]|--[ \t]?)(?P<whose>(?:{WHOSE})\s{{1,3}})?\Z"
)
_LONGEST_APART = 24
# End words that a hyphen parts at the end of a line.
_BROKEN_END = re.compile(
    rf"END(?<![A-Z]END)\s{{1,4}}(?:OF\s{{1,4}})?(?P<word>[A-Z]{{1,8}}-[ \t]*\n[ \t]*[A-Z]{{1,8}}){_CLOSED}"
)
_LONGEST_END = 290
# What may stand before end words and belongs to them.
_BEFORE_END = re.compile(r"[(\[\s/*]{0,4}-{0,2}\Z")
_END_LINE = re.compile(
    rf"[\W_]*(?:END\s*(?:OF\s+)?(?:THE\s+)?(?:{'|'.join(_WORDS.values())})"
    rf"|(?:(?:{WHOSE})\s+)?(?:{SUMMARY}|COMMENTS?|NOTE){AND_MORE}\s+ENDS?)[\W_]*",
    re.IGNORECASE,
)


def is_end_line(words: str) -> bool:
    """Whether the words of a whole line, in any case, only end a passage."""
    # Few lines hold the letters; they are found faster than the pattern fails.
    return "END" in words.upper() and _END_LINE.fullmatch(words) is not None


def find_ends(
    word: str, capitals: str, places: Iterable[int], end: int
) -> Iterator[tuple[int, int]]:
    """Yield the end words for *word* up to *end*, in order; *places* are those of the word itself."""
    last = 0
    for place in places:
        if place < last:
            continue
        before = capitals.rfind("END", max(last, place - _LONGEST_END), place)
        match = _ENDS[word].match(capitals, before, end) if before >= 0 else None
        if match and match.end() > place:
            start = before
        else:
            match = _ENDED[word].match(capitals, place, end)
            near = max(last, place - _LONGEST_APART)
            apart = _APART.search(capitals, near, place) if match else None
            if match is None or apart is None:
                continue
            start = apart.start("whose") if apart["whose"] else place
        signs = _BEFORE_END.search(capitals, max(last, start - 4), start)
        yield signs.start() if signs else start, match.end()
        last = match.end()


def broken_ends(capitals: str, start: int, end: int) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return the end words that a line end cuts, by the word."""
    ends: dict[str, list[tuple[int, int]]] = {}
    for match in _BROKEN_END.finditer(capitals, start, end):
        word = re.sub(r"[\s-]", "", match["word"]).removesuffix("S")
        ends.setdefault(word, []).append(match.span())
    return ends
