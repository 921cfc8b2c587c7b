"""Where paragraphs may open: numbers and portion markings at the start of a line, or inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablereader.model.body_lines import BLANK, BodyLines
from cablereader.model.findings import Findings
from cablereader.model.markings import MARKING, PORTION_MARKING, normal_marking
from cablereader.model.numbering import Before, Candidate
from cablereader.model.quotations import without_quoted

# Lines that may open a paragraph, in the shape of a body.
_PLACES = re.compile(r"[\d¶(>]")
_MARKED_PLACES = re.compile(r"[¶(>]")
_OPENING = re.compile(
    rf"[ \t>]*(?P<pilcrow>¶[ \t]*)?(?P<bracket>\()?(?P<number>\d{{1,4}})"
    rf"(?P<separator>\.{{1,2}}\)?|\)\.?|)(?:(?P<gap>[ \t]*-?[ \t]*)(?P<marking>{PORTION_MARKING}))?",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"[ \t>]*(?:¶[ \t]*)?(?P<marking>{PORTION_MARKING})", re.IGNORECASE)
# Lines that were joined carry paragraph numbers inside; only a portion marking makes them certain.
_NUMBER_BEFORE_MARKING = re.compile(
    r"(?<=[.!?:)\"”\-][ \t])[ \t]{0,3}(?P<number>\d{1,2})(?P<separator>\.|\))[ \t]{0,2}\Z"
)
_LONGEST_BEFORE_MARKING = 10
LIST_ITEM = re.compile(r"[ \t]*(?:--|-\s|\*\s|o\s|\(?[a-zA-Z0-9]{1,2}[.)]\s)")
# What may close a sentence behind its stop; the signs of the second kind close it without one.
_CLOSING_SIGNS = "\"”')]"
_CLOSED = ('"', "”", ")", "]")
# Last words after which a number at the next line start is the rest of a date or a count.
_DATE_WORD = re.compile(
    r"(?:\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|in|of|and|or|since|early|late|mid|by"
    r"|until|till|from|to|before|after|than|about|over|between|through|resolutions?|unscr|articles?"
    r"|sections?|chapters?|paragraphs?|paras?|numbers?|no|protocol|annex|group|phase|the|a|an|with"
    r"|on|at|for|is|was|are|were|approximately|nearly|only|some|increase|total)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|\$|\d,|[A-Za-z]-)$",
    re.IGNORECASE,
)
_LONGEST_DATE_WORD = 16


class Openings:
    """What may open a paragraph of the body in *lines*."""

    def __init__(self, found: Findings, lines: BodyLines) -> None:
        self._text = found.text
        self._found = found
        self._lines = lines
        self.pilcrows: list[tuple[int, int]] = []
        """The places of pilcrows with the number behind them, known once the numbers are."""

    def numbered(self) -> list[Candidate]:
        """Return the numbers that may be those of paragraphs, in order."""
        candidates = [*self._at_line_starts(), *self._inside_lines()]
        candidates.sort(key=lambda item: item.start)
        return without_quoted(self._found, self._lines, candidates)

    def marked(self) -> Iterator[tuple[int, tuple[int, int], str]]:
        """Yield start, place and marking of lines that open with a marking after a blank line."""
        for place in _MARKED_PLACES.finditer(self._lines.shape):
            index = place.start()
            line = self._lines.texts[index]
            if "(" not in line[:12]:
                continue
            match = _MARKED.match(line)
            if match and self.before(index) is Before.BLANK and not self._is_letter(index, match):
                at = self._lines.starts[index]
                start, end = at + match.start("marking"), at + match.end("marking")
                yield start, (start, end), normal_marking(match["marking"])

    def before(self, index: int) -> Before:
        """Return what stands above a line, looking through page lines and the blanks about them."""
        lines, above = self._lines, index - 1
        crossed = False
        while above >= 0 and (
            above in lines.pages or (lines.shape[above] == BLANK and self._near_page(above))
        ):
            crossed = crossed or above in lines.pages
            above -= 1
        if lines.is_open(above):
            return Before.BLANK
        words = lines.words[above]
        if words.endswith((":", ";")):
            return Before.LIST
        if words.rstrip(_CLOSING_SIGNS).endswith((".", "!", "?")) or words.endswith(_CLOSED):
            return Before.BLANK if crossed else Before.SENTENCE_END
        if self._is_heading_like(above):
            return Before.BLANK
        if _DATE_WORD.search(words, max(0, len(words) - _LONGEST_DATE_WORD)):
            return Before.DATE_WORD
        return Before.LIST if LIST_ITEM.match(words) else Before.TEXT

    def _at_line_starts(self) -> Iterator[Candidate]:
        lines, text = self._lines, self._text
        for place in _PLACES.finditer(lines.shape):
            index = place.start()
            if index in lines.pages:
                continue
            end = lines.end_of(index)
            match = _OPENING.match(text, lines.starts[index], end)
            if match is None:
                continue
            if match["pilcrow"]:
                self.pilcrows.append((match.start("pilcrow"), match.end("separator")))
            if match["marking"]:
                yield self._candidate(match, index)
            elif not match["bracket"] and match["separator"] and len(match["number"]) < 4:
                rest = text[match.end() : end]
                if not rest or rest.isspace():
                    yield from self._alone(match, index)
                elif not rest[0].isdigit():
                    yield self._candidate(match, index)

    def _candidate(self, match: re.Match[str], index: int) -> Candidate:
        marking = match["marking"]
        return Candidate(
            start=match.start("pilcrow" if match["pilcrow"] else "number"),
            number_end=match.end("separator"),
            printed=match["number"],
            separator=match["separator"],
            marking=normal_marking(marking) if marking else None,
            marking_place=match.span("marking"),
            before=self.before(index),
            indented=self._lines.texts[index][0] in " \t",
        )

    def _alone(self, match: re.Match[str], index: int) -> Iterator[Candidate]:
        """Read a number alone on its line; the marking may open the next one."""
        lines = self._lines
        if not lines.shape[index + 1 : index + 4].strip(BLANK):
            return
        candidate = self._candidate(match, index)
        marked = _MARKED.match(lines.texts[index + 1])
        if marked:
            at = lines.starts[index + 1]
            candidate = candidate._replace(
                marking=normal_marking(marked["marking"]),
                marking_place=(at + marked.start("marking"), at + marked.end("marking")),
            )
        yield candidate

    def _inside_lines(self) -> Iterator[Candidate]:
        """Yield the numbers with a marking that stand behind other words of their line."""
        lines, text = self._lines, self._text
        for marking in MARKING.finditer(text, lines.starts[0], lines.end):
            place = marking.span()
            if text[place[0] - 3 : place[0]].rstrip(" \t")[-1:] not in (".", ")"):
                continue
            index = lines.index(place[0])
            line_start = lines.starts[index] + (4 if lines.texts[index][0].isdigit() else 0)
            window = max(line_start, place[0] - _LONGEST_BEFORE_MARKING)
            number = _NUMBER_BEFORE_MARKING.search(text, window, place[0])
            if number and index not in lines.pages:
                yield Candidate(
                    start=number.start("number"),
                    number_end=number.end("separator"),
                    printed=number["number"],
                    separator=number["separator"],
                    marking=normal_marking(marking[0]),
                    marking_place=place,
                    before=Before.SAME_LINE,
                    indented=lines.texts[index][0] in " \t",
                )

    def _near_page(self, index: int) -> bool:
        return not self._lines.pages.isdisjoint(range(index - 2, index + 3))

    def _is_heading_like(self, index: int) -> bool:
        """Whether a line is a heading without a rule: capitals after a blank line."""
        words = self._lines.words[index]
        return (
            self._lines.is_open(index - 1)
            and len(words) < 60
            and words == words.upper()
            and not words[0].isdigit()
        )

    def _is_letter(self, index: int, match: re.Match[str]) -> bool:
        """Whether "(c)" is the letter after "(b)" in a list, not a marking."""
        inner = match["marking"].strip("() \t")
        if len(inner) != 1 or inner.upper() == "A":
            return False
        before = f"({chr(ord(inner) - 1)})"
        return any(
            words.startswith(before) for words in self._lines.words[max(0, index - 40) : index]
        )
