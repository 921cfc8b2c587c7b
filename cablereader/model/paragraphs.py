"""The paragraphs of a body: candidates for their starts, the choice among them, their extent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cablereader.model.cable import Paragraph
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.headings import Line, find_headings
from cablereader.model.markings import MARKING, PORTION_MARKING, normal_marking
from cablereader.model.numbering import Before, Candidate, Numbered, choose_chain
from cablereader.model.span import SpanKind

_OPENING = re.compile(
    rf"[ \t>]*(?P<pilcrow>¶[ \t]*)?(?P<bracket>\()?(?P<number>\d{{1,4}})"
    rf"(?P<separator>\.{{1,2}}\)?|\)\.?|)(?:(?P<gap>[ \t]*-?[ \t]*)(?P<marking>{PORTION_MARKING}))?",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"[ \t>]*(?:¶[ \t]*)?(?P<marking>{PORTION_MARKING})", re.IGNORECASE)
# Lines that were joined carry paragraph numbers inside; only a portion marking makes them certain.
_INSIDE = re.compile(
    rf"(?<=[.!?:)\"”\-][ \t])[ \t]{{0,3}}(?P<number>\d{{1,2}})(?P<separator>\.|\))"
    rf"[ \t]{{0,2}}(?P<marking>{PORTION_MARKING})",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[ \t]*(?:--|-\s|\*\s|o\s|\(?[a-zA-Z0-9]{1,2}[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?][\"”')\]]*$|[\"”)\]]$")
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
_QUOTED_BEGINS = re.compile(
    r"[ \t(\"'/*]*BEGIN(?:NING)?\s+(?:OF\s+)?(?:(?:UN)?OFFICIAL\s+|INFORMAL\s+|EMBASSY\s+)*"
    r"(?:TEXT|TRANSLATION|NON-?\s?PAPER|LETTER|DOCUMENT|QUOTE|TRANSCRIPT|STATEMENT|NOTE VERBALE)",
    re.IGNORECASE,
)
_QUOTED_ENDS = re.compile(
    r"[ \t(\"'/*]*END\s+(?:OF\s+)?(?:(?:UN)?OFFICIAL\s+|INFORMAL\s+|EMBASSY\s+)*"
    r"(?:TEXT|TRANSLATION|NON-?\s?PAPER|LETTER|DOCUMENT|QUOTE|TRANSCRIPT|STATEMENT|NOTE VERBALE)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a paragraph begins, and what its opening says."""

    start: int
    number: int | None
    printed: str | None
    marking: str | None
    number_place: tuple[int, int] | None
    marking_place: tuple[int, int] | None

    @property
    def content(self) -> int:
        """Where its own words begin."""
        place = self.marking_place or self.number_place
        return place[1] if place else self.start


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs, where the words of each begin, and the headings by their first offset."""

    paragraphs: tuple[Paragraph, ...]
    contents: tuple[int, ...]
    headings: tuple[tuple[int, int], ...]


def read_paragraphs(
    found: Findings, lines: Sequence[Line], page_lines: Sequence[tuple[int, int]], end: int
) -> Paragraphs:
    """Read the paragraphs of the body in *lines*, which ends at *end*.

    *page_lines* are places that break the text without belonging to it.
    """
    finder = _Finder(found, lines, page_lines, end)
    starts = finder.starts()
    openers = [finder.line_index(item.start) for item in starts]
    headings = find_headings(found, lines, [*openers, *finder.in_page_line])
    starts = finder.with_unnumbered(starts, headings)
    paragraphs: list[Paragraph] = []
    ends = [following.start for following in starts[1:]] + [end]
    for item, paragraph_end in zip(starts, ends, strict=False):
        paragraphs.append(
            Paragraph(item.number, item.printed, item.marking, item.start, paragraph_end)
        )
        found.span(item.start, paragraph_end, SpanKind.PARAGRAPH)
        if item.number_place:
            found.span(*item.number_place, SpanKind.PARAGRAPH_NUMBER)
        if item.marking_place:
            found.span(*item.marking_place, SpanKind.PORTION_MARKING)
    return Paragraphs(
        tuple(paragraphs),
        tuple(item.content for item in starts),
        tuple((lines[index].start, lines[index].end) for index in headings),
    )


class _Finder:
    def __init__(
        self,
        found: Findings,
        lines: Sequence[Line],
        page_lines: Sequence[tuple[int, int]],
        end: int,
    ) -> None:
        self._found = found
        self._lines = lines
        self._line_starts = [line.start for line in lines]
        self._end = end
        self.in_page_line = self._page_line_indexes(page_lines)
        self._pilcrows: list[tuple[int, int]] = []

    def starts(self) -> list[_Start]:
        """Return the starts that a number or a portion marking shows."""
        chain = choose_chain(self._candidates())
        numbered = [self._start_of(item) for item in chain]
        self._report_numbers(numbered)
        self._report_false_marks(numbered)
        taken = {item.start for item in numbered}
        marked = [item for item in self._marked_lines() if item.start not in taken]
        return self._with_lost_numbers(sorted([*numbered, *marked], key=lambda item: item.start))

    def with_unnumbered(self, starts: list[_Start], headings: Sequence[int]) -> list[_Start]:
        """Add what no number or marking shows: text above the first paragraph, or all of it."""
        skipped = set(headings)
        first_start = starts[0].start if starts else self._end
        opened = [
            index
            for index, line in enumerate(self._lines)
            if line.end <= first_start
            and not line.blank
            and not line.rule
            and index not in skipped
            and index not in self.in_page_line
        ]
        if starts:
            return [_plain(self._lines[opened[0]]), *starts] if opened else starts
        blocks = [
            index
            for index in opened
            if index == opened[0] or (self._lines[index - 1].blank and not self._is_item(index))
        ]
        return [_plain(self._lines[index]) for index in blocks]

    def line_index(self, offset: int) -> int:
        """Return the index of the line that holds *offset*."""
        return bisect_right(self._line_starts, offset) - 1

    def _is_item(self, index: int) -> bool:
        return _LIST_ITEM.match(self._lines[index].text) is not None

    def _page_line_indexes(self, places: Sequence[tuple[int, int]]) -> frozenset[int]:
        """Return the lines that a page foot or heading fills."""
        indexes: set[int] = set()
        index = 0
        for start, end in places:
            while index < len(self._lines) and self._lines[index].end < start:
                index += 1
            inside = index
            while inside < len(self._lines) and self._lines[inside].start < end:
                line = self._lines[inside]
                before = line.text[: max(0, start - line.start)]
                after = line.text[max(0, end - line.start) :]
                if not (before.strip() or after.strip()):
                    indexes.add(inside)
                inside += 1
        return frozenset(indexes)

    def _candidates(self) -> list[Candidate]:
        candidates: list[Candidate] = []
        quoted_from: int | None = None
        for index, line in enumerate(self._lines):
            if line.blank or line.rule or index in self.in_page_line:
                continue
            if quoted_from is None and _QUOTED_BEGINS.match(line.text):
                quoted_from = len(candidates)
            elif quoted_from is not None and _QUOTED_ENDS.match(line.text):
                self._without_quoted(candidates, quoted_from)
                quoted_from = None
            opening = line.text.lstrip(" \t>")[:1]
            if opening in "¶(" or opening.isdecimal():
                candidate = self._opening(index, line)
                if candidate:
                    candidates.append(candidate)
            if "(" in line.text:
                candidates += self._inside(line, skip=line.text[:1].isdigit())
        if quoted_from is not None:
            self._without_quoted(candidates, quoted_from)
        return candidates

    def _without_quoted(self, candidates: list[Candidate], first: int) -> None:
        """Drop the numbers of a quoted document that has its own numbering from 1."""
        inner = candidates[first:]
        if first and inner and inner[0].printed == "1":
            del candidates[first:]

    def _opening(self, index: int, line: Line) -> Candidate | None:
        match = _OPENING.match(line.text)
        if not match:
            return None
        if match["pilcrow"]:
            start = line.start + match.start("pilcrow")
            self._pilcrows.append((start, line.start + match.end("separator")))
        marking = match["marking"]
        rest = line.text[match.end() :]
        if not marking:
            if (
                match["bracket"]
                or not match["separator"]
                or len(match["number"]) > 3
                or rest[:1].isdigit()
            ):
                return None
            if not rest.strip():
                return self._alone(index, line, match)
        return self._candidate(line, match, self._before(index))

    def _alone(self, index: int, line: Line, match: re.Match[str]) -> Candidate | None:
        """Read a number alone on its line; the marking may open the next one."""
        if not self._has_text_below(index):
            return None
        candidate = self._candidate(line, match, self._before(index))
        below = self._lines[index + 1]
        marked = _MARKED.match(below.text)
        if marked is None:
            return candidate
        start, end = below.start + marked.start("marking"), below.start + marked.end("marking")
        return replace(
            candidate, marking=normal_marking(marked["marking"]), marking_place=(start, end)
        )

    def _candidate(self, line: Line, match: re.Match[str], before: Before) -> Candidate:
        first = "pilcrow" if match.groupdict().get("pilcrow") else "number"
        marking = match["marking"]
        return Candidate(
            start=line.start + match.start(first),
            number_end=line.start + match.end("separator"),
            printed=match["number"],
            separator=match["separator"],
            marking=normal_marking(marking) if marking else None,
            marking_place=(line.start + match.start("marking"), line.start + match.end("marking")),
            before=before,
            indented=line.text[:1] in " \t",
        )

    def _inside(self, line: Line, *, skip: bool) -> list[Candidate]:
        return [
            self._candidate(line, match, Before.SAME_LINE)
            for match in _INSIDE.finditer(line.text, 4 if skip else 0)
        ]

    def _has_text_below(self, index: int) -> bool:
        for line in self._lines[index + 1 : index + 4]:
            if not line.blank:
                return line.start < self._end
        return False

    def _before(self, index: int) -> Before:
        """Return what stands above a line, looking through page lines and the blanks about them."""
        above = index - 1
        crossed = False
        while above >= 0 and (
            above in self.in_page_line or (self._lines[above].blank and self._near_page(above))
        ):
            crossed = crossed or above in self.in_page_line
            above -= 1
        if above < 0 or self._lines[above].blank or self._lines[above].rule:
            return Before.BLANK
        text = self._lines[above].text.rstrip()
        if text.endswith((":", ";")):
            return Before.LIST
        if _SENTENCE_END.search(text):
            return Before.BLANK if crossed else Before.SENTENCE_END
        if self._is_heading_like(above):
            return Before.BLANK
        if _DATE_WORD.search(text):
            return Before.DATE_WORD
        return Before.LIST if _LIST_ITEM.match(text) else Before.TEXT

    def _near_page(self, index: int) -> bool:
        return any(near in self.in_page_line for near in range(index - 2, index + 3))

    def _is_heading_like(self, index: int) -> bool:
        """Whether a line is a heading without a rule: capitals after a blank line."""
        text = self._lines[index].text.strip()
        open_above = index == 0 or self._lines[index - 1].blank or self._lines[index - 1].rule
        return open_above and len(text) < 60 and text == text.upper() and not text[:1].isdigit()

    def _start_of(self, item: Numbered) -> _Start:
        candidate = item.candidate
        printed = candidate.printed if int(candidate.printed) != item.number else None
        return _Start(
            candidate.start,
            item.number,
            printed,
            candidate.marking,
            (candidate.start, candidate.number_end),
            candidate.marking_place if candidate.marking else None,
        )

    def _marked_lines(self) -> list[_Start]:
        """Return lines that open with a portion marking alone, after a blank line."""
        starts: list[_Start] = []
        for index, line in enumerate(self._lines):
            if "(" not in line.text[:12]:
                continue
            match = _MARKED.match(line.text)
            if match and self._before(index) is Before.BLANK and not self._is_letter(index, match):
                place = line.start + match.start("marking"), line.start + match.end("marking")
                marking = normal_marking(match["marking"])
                starts.append(_Start(place[0], None, None, marking, None, place))
        return starts

    def _is_letter(self, index: int, match: re.Match[str]) -> bool:
        """Whether "(c)" is the letter after "(b)" in a list, not a marking."""
        inner = match["marking"].strip("() \t")
        if len(inner) != 1 or inner.upper() == "A":
            return False
        before = f"({chr(ord(inner) - 1)})"
        above = self._lines[max(0, index - 40) : index]
        return any(line.text.lstrip().startswith(before) for line in above)

    def _with_lost_numbers(self, starts: list[_Start]) -> list[_Start]:
        """Number a paragraph that opens with its marking alone where just its number is missing."""
        repaired: list[_Start] = []
        for index, item in enumerate(starts):
            before = repaired[-1].number if repaired else None
            after = starts[index + 1].number if index + 1 < len(starts) else None
            opens_text = index == 0 and after == 2 and item.marking is not None
            if item.number is None and (opens_text or (before and after == before + 2)):
                due = 1 if opens_text else (before or 0) + 1
                item = _Start(
                    item.start, due, "", item.marking, item.number_place, item.marking_place
                )
                self._found.defect(
                    DefectCode.NUMBER_REPAIRED,
                    f"Paragraph {due} has lost its number.",
                    item.start,
                    item.content,
                )
            repaired.append(item)
        self._report_gaps(repaired)
        return repaired

    def _report_numbers(self, starts: Sequence[_Start]) -> None:
        for item in starts:
            if item.printed and item.number_place:
                self._found.defect(
                    DefectCode.NUMBER_REPAIRED,
                    f"Printed as {item.printed}; by its place this is paragraph {item.number}.",
                    *item.number_place,
                )

    def _report_gaps(self, starts: Sequence[_Start]) -> None:
        previous = 0
        for item in starts:
            if item.number is None:
                continue
            if item.number == previous:
                message = f"The number {item.number} stands twice."
                self._found.defect(
                    DefectCode.NUMBER_REPEATED, message, *(item.number_place or (0, 0))
                )
            elif item.number > previous + 1:
                missing = range(previous + 1, item.number)
                words = (
                    f"Paragraph {missing[0]} is missing"
                    if len(missing) == 1
                    else f"Paragraphs {missing[0]} to {missing[-1]} are missing"
                )
                self._found.defect(
                    DefectCode.NUMBER_MISSING,
                    f"{words} before {item.number}.",
                    *(item.number_place or (0, 0)),
                )
            previous = item.number

    def _report_false_marks(self, starts: Sequence[_Start]) -> None:
        """Report pilcrows that stand before wrapped text, not before a paragraph or list item."""
        taken = {item.start for item in starts}
        for start, end in self._pilcrows:
            if start in taken:
                continue
            before = self._before(self.line_index(start))
            if before in (Before.TEXT, Before.DATE_WORD, Before.SENTENCE_END):
                written = self._found.text[start:end]
                self._found.defect(
                    DefectCode.FALSE_PARAGRAPH_MARK,
                    f"“{written}” is the rest of a wrapped line, not a paragraph.",
                    start,
                    end,
                )


def _plain(line: Line) -> _Start:
    start = line.start + len(line.text) - len(line.text.lstrip())
    match = MARKING.match(line.text.strip())
    if not match:
        return _Start(start, None, None, None, None, None)
    return _Start(start, None, None, normal_marking(match[0]), None, (start, start + match.end()))
