"""Where paragraphs may open: numbers and portion markings at the start of a line, or inside one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from cablereader.model.body.broken_lines import (
    behind_abbreviation,
    is_heading_word,
    leads_to_number,
)
from cablereader.model.body.numbering import Before, Candidate
from cablereader.model.body.quotations import without_quoted
from cablereader.model.findings import Findings
from cablereader.model.protection.markings import (
    MARKING,
    SQUARE_MARKING,
    damaged_marking,
    normal_marking,
)
from cablereader.model.text.body_lines import BLANK, BodyLines

# Lines that may open a paragraph, in the shape of a body. A decoder that could not read the pilcrow
# has put the replacement character for it.
_PLACES = re.compile(r"[\d¶\ufffd(>]")
_MARKED_PLACES = re.compile(r"[¶\ufffd(>]")
_OPENING = re.compile(
    r"[ \t>]*(?P<pilcrow>[¶\ufffd][ \t]*)?(?P<bracket>\()?(?P<number>\d{1,4})"
    # A comma, colon or semicolon is a slip for the stop; only a marking behind it tells it from a count.
    r"(?P<separator>\.{1,2}\)?|\)\.?|[ \t]\.(?=[ \t]|\()|[,:;](?=[ \t]*-?[ \t]*\()|)"
    r"(?P<gap>[ \t]*-?[ \t]*)"
)
_BEFORE_MARKING = re.compile(r"[ \t>]*(?:[¶\ufffd][ \t]*)?")
# Lines that were joined carry paragraph numbers inside; only a portion marking makes them certain.
_NUMBER_BEFORE_MARKING = re.compile(
    r"(?<=[.!?:)\"”\-][ \t])[ \t]{0,3}(?:¶[ \t]*)?(?P<number>\d{1,2})(?P<separator>\.|\))[ \t]{0,2}\Z"
)
_LONGEST_BEFORE_MARKING = 10
_NUMBER_BEHIND_MARKING = re.compile(r"[ \t]{0,4}(?P<number>\d{1,2})(?P<separator>\.|\))(?!\d)")
# A heading that was joined to the paragraph below it.
_JOINED_HEADING = re.compile(
    r"[A-Z][A-Z ,:'&\-]{2,60}[ \t]+(?P<number>\d{1,2})(?P<separator>\.|\))[ \t]{0,2}\Z"
)
_LETTERED_NUMBER = re.compile(r"\d{1,2}[.)][ \t]*[ABD]\)")
LIST_ITEM = re.compile(r"[ \t]*(?:--|-\s|\*\s|o\s|\(?[a-zA-Z0-9]{1,2}[.)]\s)")
# What may close a sentence behind its stop; the signs of the second kind close it without one.
_CLOSING_SIGNS = "\"”')]"
_CLOSED = ('"', "”", ")", "]")
# A paragraph's own label behind its number.
_LABELED = re.compile(
    r"[ \t]*(?:(?:BEGIN|EMBASSY|POST)[ ])?(?:SUMMARY|COMMENT|ACTION REQUEST(?:ED)?|BACKGROUND|INTRODUCTION"
    r"|CONCLUSIONS?|RECOMMENDATIONS?|MINIMIZE CONSIDERED)[ \t]*[:.\-]",
    re.IGNORECASE,
)
_DEEPEST_MARKING = 12
_LONGEST_ITEM = 50
_SHORTEST_FULL_LINE = 40
_ENDED = Before.SENTENCE_END
_NEEDS_MARKING = ("", ",", ":", ";")


def marked_opening(
    start: int, line: int, marking: str | None, place: tuple[int, int] | None
) -> Candidate:
    """Return an opening without a number, and perhaps without a marking."""
    normal = normal_marking(marking) if marking else None
    return Candidate(start, line, None, "", "", normal, place, Before.BLANK, indented=False)


class Openings:
    """What may open a paragraph of the body in *lines*."""

    def __init__(self, found: Findings, lines: BodyLines) -> None:
        self._text = found.text
        self._found = found
        self._lines = lines
        self._markings: dict[int, int] = {}
        for pattern in (MARKING, SQUARE_MARKING):
            markings = pattern.finditer(found.text, lines.starts[0], lines.end)
            self._markings.update(map(re.Match.span, markings))
        self.pilcrows: list[tuple[int, int]] = []
        """The places of pilcrows with the number behind them, known once the numbers are."""
        self._bracketed: set[int] = set()
        """Where candidates start whose number opens behind a bracket."""
        self.markings_below: set[int] = set()
        """The places of markings that stand below their numbers, known once the numbers are."""
        self.damaged: set[int] = set()
        """Where candidates start whose marking is damaged, known once the numbers are."""

    def numbered(self) -> list[Candidate]:
        """Return the numbers that may be those of paragraphs, in order."""
        candidates = self._without_bracketed(list(self._at_line_starts()))
        opening = {item.marking_place for item in candidates}
        inner = [place for place in self._markings.items() if place not in opening]
        if inner:
            candidates += [*self._inside_lines(inner), *self._behind_markings()]
            candidates.sort(key=lambda item: item.start)
        return without_quoted(self._found, self._lines, candidates)

    def _without_bracketed(self, candidates: list[Candidate]) -> list[Candidate]:
        """Leave out "(1) (C) Paint.", a part of a paragraph where others are numbered "1."

        One between the numbers before and after its own is a slip for that number.
        """
        bracketed = self._bracketed
        if not bracketed or candidates[0].start in bracketed:
            return candidates
        plain = [item for item in candidates if item.start not in bracketed]
        slips: list[Candidate] = []
        following = iter(plain)
        below = next(following, None)
        above = below
        for item in candidates:
            if item is below:
                above, below = item, next(following, None)
            elif above and below and int(below.printed) - int(item.printed) == 1:
                slips += [item] if int(item.printed) - int(above.printed) == 1 else []
        return sorted([*plain, *slips]) if slips else plain

    def _behind_markings(self) -> Iterator[Candidate]:
        """Yield the numbers that stand behind a marking at a line start: "(C) 2. The keeper ..."."""
        for candidate in self._at_markings((Before.BLANK, Before.SENTENCE_END)):
            match = _NUMBER_BEHIND_MARKING.match(self._text, candidate.content, self._lines.end)
            if match:
                yield candidate._replace(
                    number_place=(match.start("number"), match.end()),
                    printed=match["number"],
                    separator=match["separator"],
                )

    def marked(self, *, are_numbered: bool) -> Iterator[Candidate]:
        """Yield the lines that open with a marking after a blank line.

        Where no number opens a paragraph, those do that follow the end of a sentence: a text may have
        lost its blank lines.
        """
        below = (Before.BLANK,) if are_numbered else (Before.BLANK, Before.SENTENCE_END)
        return self._at_markings(below)

    def _at_markings(self, below: Container[Before]) -> Iterator[Candidate]:
        lines = self._lines
        for place in _MARKED_PLACES.finditer(lines.shape):
            index = place.start()
            marking = self._opening_marking(index)
            if (
                marking
                and marking[0] - lines.starts[index] < _DEEPEST_MARKING
                and self.before(index) in below
                and not self._is_letter(index, marking)
            ):
                yield marked_opening(marking[0], index, self._text[slice(*marking)], marking)

    def _opening_marking(self, index: int) -> tuple[int, int] | None:
        """Return the place of the portion marking that a line opens with."""
        match = _BEFORE_MARKING.match(self._text, self._lines.starts[index])
        end = self._markings.get(match.end()) if match else None
        return (match.end(), end) if match and end else None

    def before(self, index: int) -> Before:
        """Return what stands above a line, looking through page lines and the blanks about them."""
        lines, above = self._lines, index - 1
        crossed = False
        if lines.pages:
            while above in lines.pages or (above >= 0 and self._is_near_page(above, index)):
                crossed = crossed or above in lines.pages
                above -= 1
        if lines.is_open(above):
            return Before.BLANK
        words = lines.words[above]
        if words.endswith((":", ";")):
            return Before.LIST
        if (abbreviated := behind_abbreviation(words)) is not None:
            return abbreviated
        if words.rstrip(_CLOSING_SIGNS).endswith((".", "!", "?")) or words.endswith(_CLOSED):
            return Before.BLANK if crossed else Before.SENTENCE_END
        breaks_off = leads_to_number(words)
        # Telegrams in capitals break off in capitals; "ANNEX" alone is a heading.
        if self._is_heading_like(above) and not (breaks_off and " " in words):
            return Before.BLANK
        if breaks_off and not is_heading_word(words):
            return Before.DATE_WORD
        # Text is wrapped at the end of a full line; a short one is an item, a heading or the last of
        # something.
        if len(words) > _SHORTEST_FULL_LINE:
            return Before.TEXT
        if not LIST_ITEM.match(words):
            return Before.SENTENCE_END
        # On the next page a number counts on from a number at most, not from a letter or a dash.
        is_numbered = words.lstrip("(")[0].isdigit()
        return Before.SENTENCE_END if crossed and not is_numbered else Before.LIST

    def _at_line_starts(self) -> Iterator[Candidate]:
        lines, text = self._lines, self._text
        # A damaged marking is looked for where there are others, or behind the first number.
        are_marked = bool(self._markings)
        for place in _PLACES.finditer(lines.shape):
            index = place.start()
            end = lines.end_of(index)
            match = _OPENING.match(text, lines.starts[index], end)
            if match is None or index in lines.pages:
                continue
            pilcrow, bracket, number, separator, _ = match.groups()
            separator_end, marking_start = match.span("gap")
            marking_end = self._markings.get(marking_start)
            start = match.start("pilcrow" if pilcrow else "number")
            if pilcrow:
                self.pilcrows.append((start, separator_end))
            alone = False
            if marking_end is None and separator and (number == "1" or are_marked or self.damaged):
                marking_end = self._damaged_marking(marking_start, end)
                if marking_end:
                    self.damaged.add(start)
            if marking_end is None:
                rest = text[separator_end:end]
                if bracket or separator in _NEEDS_MARKING or len(number) > 3 or rest[:1].isdigit():
                    continue
                alone = not rest or rest.isspace()
                if alone and (separator[0].isspace() or not self._has_text_below(index)):
                    continue
            if bracket:
                self._bracketed.add(start)
            before = self.before(index)
            if before > _ENDED and _LABELED.match(text, separator_end, end):
                before = Before.SENTENCE_END
            candidate = Candidate(
                start,
                index,
                (start, separator_end),
                number,
                separator,
                normal_marking(text[marking_start:marking_end]) if marking_end else None,
                (marking_start, marking_end) if marking_end else None,
                before,
                text[lines.starts[index]] in " \t",
                self._is_brief(index),
            )
            yield self._alone(candidate) if alone else candidate

    def _damaged_marking(self, start: int, end: int) -> int | None:
        """Return where a damaged marking behind a number ends.

        "3. C)" is the third answer where others are "1. A)" and "2. B)".
        """
        marking_end = damaged_marking(self._text, start, end)
        if marking_end and self._text[start] in "CSU" and self._has_lettered_numbers:
            return None
        return marking_end

    @cached_property
    def _has_lettered_numbers(self) -> bool:
        return any(map(_LETTERED_NUMBER.match, self._lines.words))

    def _is_brief(self, index: int) -> bool:
        """Whether a line is short, and the line below is none of the same item."""
        lines = self._lines
        if len(lines.words[index]) > _LONGEST_ITEM:
            return False
        return lines.is_open(index + 1) or _PLACES.match(lines.shape[index + 1]) is not None

    def _has_text_below(self, index: int) -> bool:
        return bool(self._lines.shape[index + 1 : index + 4].strip(BLANK))

    def _alone(self, candidate: Candidate) -> Candidate:
        """Read a number alone on its line; the marking may open the next one with text."""
        lines, below = self._lines, candidate.line + 1
        if lines.shape[below : below + 1] == BLANK:
            below += 1
        while lines.pages and (below in lines.pages or self._is_near_page(below, len(lines.shape))):
            below += 1
        marking = self._opening_marking(below) if below < len(lines.texts) else None
        # The number may be the last word of a sentence, and the marking a letter of the list below it.
        ends_sentence = candidate.before in (Before.TEXT, Before.DATE_WORD)
        if marking is None or ends_sentence or self._is_letter(below, marking):
            return candidate
        written = self._text[slice(*marking)]
        self.markings_below.add(marking[0])
        return candidate._replace(marking=normal_marking(written), marking_place=marking)

    def _inside_lines(self, markings: Iterable[tuple[int, int]]) -> Iterator[Candidate]:
        """Yield the numbers before *markings* that stand behind other words of their line."""
        lines, text = self._lines, self._text
        for place in markings:
            if text[place[0] - 3 : place[0]].rstrip(" \t")[-1:] not in (".", ")"):
                continue
            index = lines.index(place[0])
            line_start = lines.starts[index] + (4 if lines.texts[index][0].isdigit() else 0)
            window = max(line_start, place[0] - _LONGEST_BEFORE_MARKING)
            number = _NUMBER_BEFORE_MARKING.search(text, window, place[0])
            if number is None and lines.is_open(index - 1):
                number = _JOINED_HEADING.match(text, lines.starts[index], place[0])
            if number and index not in lines.pages:
                yield Candidate(
                    number.start("number"),
                    index,
                    (number.start("number"), number.end("separator")),
                    number["number"],
                    number["separator"],
                    normal_marking(text[slice(*place)]),
                    place,
                    Before.SAME_LINE,
                    text[lines.starts[index]] in " \t",
                )

    def _is_near_page(self, index: int, limit: int) -> bool:
        """Whether a line is one of the blank lines about a page line that stands above *limit*."""
        lines = self._lines
        near = range(index - 2, min(index + 3, limit))
        return lines.shape[index : index + 1] == BLANK and not lines.pages.isdisjoint(near)

    def _is_heading_like(self, index: int) -> bool:
        """Whether a line is a heading without a rule: capitals after a blank line."""
        words = self._lines.words[index]
        return (
            self._lines.is_open(index - 1)
            and len(words) < 60
            and words == words.upper()
            and not words[0].isdigit()
        )

    def _is_letter(self, index: int, marking: tuple[int, int]) -> bool:
        """Whether "(c)" is the letter after "(b)" in a list, not a marking."""
        inner = self._text[slice(*marking)].strip("() \t")
        if len(inner) != 1 or inner.upper() == "A":
            return False
        above = self._lettered.get(f"({chr(ord(inner) - 1)})", [])
        return bisect_left(above, max(0, index - 40)) < bisect_left(above, index)

    @cached_property
    def _lettered(self) -> dict[str, list[int]]:
        """The indexes of the lines that open with a letter in brackets, by the letter: "(b)"."""
        lettered: dict[str, list[int]] = {}
        for index, words in enumerate(self._lines.words):
            if words[2:3] == ")" and words[0] == "(":
                lettered.setdefault(words[:3], []).append(index)
        return lettered
