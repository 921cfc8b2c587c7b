"""The paragraphs of a body: what opens them, the numbers that are due to them, their extent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cablereader.model.body.headings import (
    find_headings,
    find_joined_headings,
    goes_on_across_page,
    heading_blocks,
    is_marked_heading,
)
from cablereader.model.body.numbering import Before, Candidate, Numbered, choose_chain
from cablereader.model.body.odd_numbers import oddly_numbered
from cablereader.model.body.openings import LIST_ITEM, Openings, marked_opening
from cablereader.model.body.parts import parts_of
from cablereader.model.cable import Paragraph
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.protection.markings import (
    MARKING,
    PORTION_MARKING,
    is_of_whole_text,
    normal_marking,
)
from cablereader.model.span import SpanKind
from cablereader.model.text.body_lines import BLANK, BodyLines
from cablereader.model.text.counting_words import ROMAN_FIGURES

_LETTER = re.compile(r"\(?(?P<letter>[A-Z]|[IVX]{2,5})[.)][ \t]")
_LETTER_FOR_ONE = re.compile(r"[ \t]*(?P<label>(?P<letter>[lLI])\.)(?=[ \t])")
# A marking may stand behind the paragraph's own label, with a sign between or behind: "SUMMARY: (C)".
_LABEL = r"[ \t]*(?:[A-Z][A-Z ,'’/&\-]{2,50}[A-Z]|(?:Summary|Comment|Background|Introduction|Note)\b)[ \t]*"
_MARKED_LABEL = re.compile(
    rf"{_LABEL}(?:(?:[:.]|--?)[ \t]*(?P<behind>{PORTION_MARKING})|(?P<before>{PORTION_MARKING})[ \t]*[:.])"
)
_SERIES = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ROMAN_FIGURES)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs, where the words of each begin, and the places of headings.

    *edges* are the indexes of the lines on which a paragraph or a heading begins.
    """

    paragraphs: tuple[Paragraph, ...]
    contents: tuple[int, ...]
    headings: tuple[tuple[int, int], ...]
    edges: frozenset[int]


def read_paragraphs(found: Findings, lines: BodyLines) -> Paragraphs:
    """Read the paragraphs of the body in *lines*; page lines break the text but are none of it."""
    shown = _shown(found, lines)
    headings = find_headings(found, lines, [item.candidate.line for item in shown])
    opened = [*_unnumbered(lines, shown, headings), *shown]
    starts = [candidate.start for candidate, _ in opened]
    contents = [candidate.content for candidate, _ in opened]
    blocks = heading_blocks(headings)
    places = [(lines.starts[first], lines.end_of(last)) for first, last in blocks]
    joined = find_joined_headings(found, lines, starts)
    paragraphs: list[Paragraph] = []
    spans: list[tuple[int, int, SpanKind]] = []
    ends = [*starts, lines.end][1:]
    for (candidate, number), end in zip(opened, ends, strict=True):
        start, _, number_place, printed, _, marking, marking_place, *_ = candidate
        if marking is None and number_place:
            marking_place = _marking_behind_label(found.text, candidate.content)
            marking = normal_marking(found.text[slice(*marking_place)]) if marking_place else None
        as_due = number is None or _is_as_due(candidate, number)
        paragraphs.append(Paragraph(number, None if as_due else printed, marking, start, end))
        spans.append((start, end, SpanKind.PARAGRAPH))
        if number_place:
            spans.append((*number_place, SpanKind.PARAGRAPH_NUMBER))
        if marking_place:
            spans.append((*marking_place, SpanKind.PORTION_MARKING))
    found.add(spans)
    return Paragraphs(
        tuple(paragraphs),
        tuple(contents),
        tuple(sorted([*places, *joined])),
        frozenset([*headings, *[item.candidate.line for item in opened]]),
    )


def _marking_behind_label(text: str, start: int) -> tuple[int, int] | None:
    """Return the place of the marking behind the label of the paragraph whose words begin at *start*."""
    label = _MARKED_LABEL.match(text, start)
    return label.span("behind" if label["behind"] else "before") if label else None


def _is_as_due(candidate: Candidate, number: int) -> bool:
    printed = candidate.printed
    return printed.isdigit() and int(printed) == number


def _shown(found: Findings, lines: BodyLines) -> list[Numbered]:
    """Return the paragraphs that a number or a portion marking shows."""
    openings = Openings(found, lines)
    parts = parts_of(lines, openings.numbered())
    numbered = [item for part in parts for item in choose_chain(part)]
    _report_numbers(found, numbered)
    _report_markings(found, numbered, openings)
    taken = {item.candidate.start for item in numbered}
    _report_false_marks(found, lines, openings, taken)
    marked = [
        Numbered(item, None)
        for item in openings.marked(are_numbered=bool(numbered))
        if item.start not in taken
        and item.start not in openings.markings_below
        and not is_marked_heading(lines, item.line)
    ]
    if not (numbered or marked):
        numbered = choose_chain(oddly_numbered(lines, openings))
    shown = sorted([*numbered, *marked], key=_place) if marked else numbered
    shown = _with_lost_numbers(found, _with_letter_for_one(found, lines, shown))
    return _without_documents(found, lines, shown) if marked and numbered else shown


def _without_documents(
    found: Findings, lines: BodyLines, shown: Sequence[Numbered]
) -> list[Numbered]:
    """Leave out the markings of documents that a numbered paragraph quotes.

    A non-paper has its own marking on a line of its own above its first point: "(SECRET//REL GERMANY)".
    """
    kept: list[Numbered] = []
    for item in shown:
        candidate = item.candidate
        place = candidate.marking_place
        is_above_document = (
            item.number is None
            and place is not None
            and any(number is not None for _, number in kept)
            and MARKING.fullmatch(lines.words[candidate.line]) is not None
            and (
                lines.is_open(candidate.line + 1)
                or LIST_ITEM.match(lines.texts[candidate.line + 1])
            )
        )
        if is_above_document and place:
            found.span(*place, SpanKind.PORTION_MARKING)
        else:
            kept.append(item)
    return kept


def _with_letter_for_one(
    found: Findings, lines: BodyLines, shown: list[Numbered]
) -> list[Numbered]:
    """Number the first paragraph where a typist, or a reader of print, took its 1 for a letter."""
    first = next((index for index, sign in enumerate(lines.shape) if not sign.isspace()), None)
    if first is None or not shown or shown[0].number != 2 or first in lines.pages:
        return shown
    match = _LETTER_FOR_ONE.match(found.text, lines.starts[first], lines.end_of(first))
    if match is None:
        return shown
    place = match.span("label")
    opening = marked_opening(place[0], first, None, None)._replace(
        number_place=place, printed=match["letter"], separator="."
    )
    message = f"“{match['label']}” opens paragraph 1; a letter stands for its number."
    found.defect(DefectCode.NUMBER_REPAIRED, message, *place)
    return [Numbered(opening, 1), *shown]


def _place(item: Numbered) -> int:
    return item.candidate.start


def _unnumbered(
    lines: BodyLines, shown: Sequence[Numbered], headings: Sequence[int]
) -> list[Numbered]:
    """Return what no number or marking shows: text above the first paragraph, or all of it."""
    first_start = shown[0].candidate.start if shown else lines.end
    skipped = lines.pages.union(headings)
    opened = [
        index
        for index in range(lines.index(first_start) + 1)
        if lines.end_of(index) <= first_start and not lines.is_open(index) and index not in skipped
    ]
    if shown:
        return [_plain(lines, index) for index in opened[:1]]
    lettered = _lettered(lines, opened)
    return [
        _plain(lines, index)
        for index in opened
        if index == opened[0]
        or index in lettered
        or (
            lines.shape[index - 1] == BLANK
            and not LIST_ITEM.match(lines.words[index])
            and not goes_on_across_page(lines, index, skipped)
        )
    ]


def _lettered(lines: BodyLines, opened: Sequence[int]) -> set[int]:
    """Return the lines that letter the paragraphs of a body in place of numbers.

    Letters or Roman figures that count on below blank lines, from the first line of the body or below
    a sentence that has ended; what a colon leads to is a list.
    """
    found: set[int] = set()
    series: Sequence[str] = ()
    above = ""
    for index in opened:
        letter = _LETTER.match(lines.words[index]) if lines.is_open(index - 1) else None
        if letter and not found and not above.endswith((":", ";")):
            series = next((each for each in _SERIES if letter["letter"] == each[0]), ())
        due = series[len(found)] if len(found) < len(series) else None
        if letter and letter["letter"] == due:
            found.add(index)
        above = lines.words[index]
    return found if len(found) > 1 else set()


def _plain(lines: BodyLines, index: int) -> Numbered:
    text = lines.texts[index]
    start = lines.starts[index] + len(text) - len(text.lstrip())
    letter = _LETTER.match(lines.words[index])
    match = MARKING.match(lines.words[index], letter.end() if letter else 0)
    place = (start + match.start(), start + match.end()) if match else None
    return Numbered(marked_opening(start, index, match[0] if match else None, place), None)


def _with_lost_numbers(found: Findings, shown: list[Numbered]) -> list[Numbered]:
    """Number a paragraph that opens with its marking alone where just its number is missing."""
    if [number for _, number in shown] == list(range(1, len(shown) + 1)):
        return shown
    repaired: list[Numbered] = []
    for index, item in enumerate(shown):
        if item.number is None:
            before = repaired[-1].number if repaired else None
            after = shown[index + 1].number if index + 1 < len(shown) else None
            opens_text = index == 0 and after == 2
            if opens_text or (before and after == before + 2):
                due = 1 if opens_text else (before or 0) + 1
                item = Numbered(item.candidate, due)
                message = f"Paragraph {due} has lost its number."
                place = item.candidate.start, item.candidate.content
                found.defect(DefectCode.NUMBER_REPAIRED, message, *place)
        repaired.append(item)
    _report_gaps(found, repaired)
    return repaired


def _report_numbers(found: Findings, numbered: Sequence[Numbered]) -> None:
    for candidate, number in numbered:
        if candidate.number_place and int(candidate.printed) != number:
            found.defect(
                DefectCode.NUMBER_REPAIRED,
                f"Printed as {candidate.printed}; by its place this is paragraph {number}.",
                *candidate.number_place,
            )


def _report_markings(found: Findings, numbered: Sequence[Numbered], openings: Openings) -> None:
    for candidate, _ in numbered if openings.damaged else ():
        if candidate.start in openings.damaged and candidate.marking_place:
            written = found.text[slice(*candidate.marking_place)].strip()
            if is_of_whole_text(written):
                continue
            found.defect(
                DefectCode.MARKING_REPAIRED,
                f"“{written}” is read as ({candidate.marking}).",
                *candidate.marking_place,
            )


def _report_gaps(found: Findings, shown: Sequence[Numbered]) -> None:
    previous = 0
    for candidate, number in shown:
        if number is None:
            continue
        place = candidate.number_place or (0, 0)
        if number == previous:
            found.defect(DefectCode.NUMBER_REPEATED, f"The number {number} stands twice.", *place)
        elif number > previous + 1:
            missing = range(previous + 1, number)
            words = (
                f"Paragraph {missing[0]} is missing"
                if len(missing) == 1
                else f"Paragraphs {missing[0]} to {missing[-1]} are missing"
            )
            found.defect(DefectCode.NUMBER_MISSING, f"{words} before {number}.", *place)
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
