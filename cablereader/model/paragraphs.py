"""The paragraphs of a body: what opens them, the numbers that are due to them, their extent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cablereader.model.body_lines import BLANK, BodyLines
from cablereader.model.cable import Paragraph
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.headings import find_headings
from cablereader.model.markings import MARKING, normal_marking
from cablereader.model.numbering import Before, Numbered, choose_chain
from cablereader.model.openings import LIST_ITEM, Openings
from cablereader.model.span import SpanKind


class _Start(NamedTuple):
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


def read_paragraphs(found: Findings, lines: BodyLines) -> Paragraphs:
    """Read the paragraphs of the body in *lines*; page lines break the text but are none of it."""
    starts = _shown_starts(found, lines)
    headings = find_headings(found, lines, [lines.index(item.start) for item in starts])
    starts = _with_unnumbered(lines, starts, headings)
    paragraphs: list[Paragraph] = []
    ends = [following.start for following in starts[1:]] + [lines.end]
    for item, end in zip(starts, ends, strict=False):
        start, number, printed, marking, number_place, marking_place = item
        paragraphs.append(Paragraph(number, printed, marking, start, end))
        found.span(start, end, SpanKind.PARAGRAPH)
        if number_place:
            found.span(*number_place, SpanKind.PARAGRAPH_NUMBER)
        if marking_place:
            found.span(*marking_place, SpanKind.PORTION_MARKING)
    return Paragraphs(
        tuple(paragraphs),
        tuple([item.content for item in starts]),
        tuple([(lines.starts[index], lines.end_of(index)) for index in headings]),
    )


def _shown_starts(found: Findings, lines: BodyLines) -> list[_Start]:
    """Return the starts that a number or a portion marking shows."""
    openings = Openings(found, lines)
    numbered = [_start_of(item) for item in choose_chain(openings.numbered())]
    _report_numbers(found, numbered)
    taken = {item.start for item in numbered}
    _report_false_marks(found, lines, openings, taken)
    marked = [
        _Start(start, None, None, marking, None, place)
        for start, place, marking in openings.marked()
        if start not in taken
    ]
    starts = sorted([*numbered, *marked], key=_place) if marked else numbered
    return _with_lost_numbers(found, starts)


def _place(item: _Start) -> int:
    return item.start


def _start_of(item: Numbered) -> _Start:
    candidate, number = item
    return _Start(
        candidate.start,
        number,
        candidate.printed if int(candidate.printed) != number else None,
        candidate.marking,
        (candidate.start, candidate.number_end),
        candidate.marking_place if candidate.marking else None,
    )


def _with_unnumbered(
    lines: BodyLines, starts: list[_Start], headings: Sequence[int]
) -> list[_Start]:
    """Add what no number or marking shows: text above the first paragraph, or all of it."""
    first_start = starts[0].start if starts else lines.end
    skipped = lines.pages.union(headings)
    opened = [
        index
        for index in range(lines.index(first_start) + 1)
        if lines.end_of(index) <= first_start and not lines.is_open(index) and index not in skipped
    ]
    if starts:
        return [_plain(lines, opened[0]), *starts] if opened else starts
    return [
        _plain(lines, index)
        for index in opened
        if index == opened[0]
        or (lines.shape[index - 1] == BLANK and not LIST_ITEM.match(lines.texts[index]))
    ]


def _plain(lines: BodyLines, index: int) -> _Start:
    text = lines.texts[index]
    start = lines.starts[index] + len(text) - len(text.lstrip())
    match = MARKING.match(lines.words[index])
    if not match:
        return _Start(start, None, None, None, None, None)
    return _Start(start, None, None, normal_marking(match[0]), None, (start, start + match.end()))


def _with_lost_numbers(found: Findings, starts: list[_Start]) -> list[_Start]:
    """Number a paragraph that opens with its marking alone where just its number is missing."""
    repaired: list[_Start] = []
    for index, item in enumerate(starts):
        if item.number is None:
            before = repaired[-1].number if repaired else None
            after = starts[index + 1].number if index + 1 < len(starts) else None
            opens_text = index == 0 and after == 2 and item.marking is not None
            if opens_text or (before and after == before + 2):
                due = 1 if opens_text else (before or 0) + 1
                item = item._replace(number=due, printed="")
                message = f"Paragraph {due} has lost its number."
                found.defect(DefectCode.NUMBER_REPAIRED, message, item.start, item.content)
        repaired.append(item)
    _report_gaps(found, repaired)
    return repaired


def _report_numbers(found: Findings, starts: Sequence[_Start]) -> None:
    for item in starts:
        if item.printed and item.number_place:
            found.defect(
                DefectCode.NUMBER_REPAIRED,
                f"Printed as {item.printed}; by its place this is paragraph {item.number}.",
                *item.number_place,
            )


def _report_gaps(found: Findings, starts: Sequence[_Start]) -> None:
    previous = 0
    for item in starts:
        number = item.number
        if number is None:
            continue
        if number == previous:
            message = f"The number {number} stands twice."
            found.defect(DefectCode.NUMBER_REPEATED, message, *(item.number_place or (0, 0)))
        elif number > previous + 1:
            missing = range(previous + 1, number)
            words = (
                f"Paragraph {missing[0]} is missing"
                if len(missing) == 1
                else f"Paragraphs {missing[0]} to {missing[-1]} are missing"
            )
            found.defect(
                DefectCode.NUMBER_MISSING,
                f"{words} before {number}.",
                *(item.number_place or (0, 0)),
            )
        previous = number


def _report_false_marks(
    found: Findings, lines: BodyLines, openings: Openings, taken: set[int]
) -> None:
    """Report pilcrows that stand before wrapped text, not before a paragraph or list item."""
    for start, end in openings.pilcrows:
        if start in taken:
            continue
        before = openings.before(lines.index(start))
        if before in (Before.TEXT, Before.DATE_WORD, Before.SENTENCE_END):
            found.defect(
                DefectCode.FALSE_PARAGRAPH_MARK,
                f"“{found.text[start:end]}” is the rest of a wrapped line, not a paragraph.",
                start,
                end,
            )
