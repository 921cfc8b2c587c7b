"""Whether the body begins with a line of the header, by the line's own first signs.

A number or a marking opens its first paragraph, or a word such as SUMMARY, a note or a rule. Titles
and REF blocks have lines that look the same, so the field above has its say.
"""

from __future__ import annotations

import re

from cablereader.model.findings import Findings
from cablereader.model.header import reference_items
from cablereader.model.header.field import Field
from cablereader.model.header.labels_below import MARKED, NUMBERED, LabelsBelow
from cablereader.model.header.line_gap import LineGap
from cablereader.model.protection.markings import MARKING, PORTION_MARKING
from cablereader.model.text.body_lines import is_rule

# A paragraph, or a rule, that was joined to the line of a title or of another field.
_JOINED_PARAGRAPH = re.compile(rf"[ \t](?=1[.)][ \t]{{0,2}}{PORTION_MARKING}|-{{6}})")
_JOINED_SIGNS = ("1.", "1)", "------")
_BRACKETED_FIRST = re.compile(r"[ \t]*¶?[ \t]*\(1\)[ \t]+[A-Z]")
_OPENING_WORD = re.compile(
    r"[ \t/*]*(?:BEGIN[ \t]+)?(?:SUMMARY|INTRODUCTION|ACTION REQUEST|COMMENT|BEGIN TEXT|KEY POINTS)\b",
    re.IGNORECASE,
)
_OPENING_ALONE = re.compile(r"(?:[ \t]+AND[ \t]+[A-Z]+)?[ \t]*(?:[:.\-/*(]|$)", re.IGNORECASE)
_SIGN = re.compile(r"[:.]")
_NOTICE = re.compile(
    r"\(?(?:THIS|THE FOLLOWING)[ ](?:IS[ ]AN?|(?:CABLE|MESSAGE|TELEGRAM|REPORT)[ ](?:IS|WAS|CONTAINS|HAS))\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_LAST_SIGNS = 12
"""Characters at the end of a title, the blanks behind its last sign among them."""


def joined_paragraph(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the blank before a paragraph, or a rule, that was joined to a line of a field."""
    find = text.find
    places = [place for sign in _JOINED_SIGNS if (place := find(sign, start, end)) >= 0]
    return _JOINED_PARAGRAPH.search(text, max(start, min(places) - 1), end) if places else None


def reads_as_sentence(line: str) -> bool:
    """Whether words in small letters make a line a sentence, rather than a name."""
    return sum(map(str.islower, line.split())) >= _FEWEST_WORDS


class BodyOpenings:
    """Tells of one header's lines without label whether they open the body.

    *has_line* says whether a classification line stands above the header.
    """

    def __init__(
        self, found: Findings, gap: LineGap, below: LabelsBelow, *, has_line: bool
    ) -> None:
        self._text = found.text
        self._clean = found.clean
        self._gap = gap
        self._below = below
        self._has_line = has_line

    def is_one(self, start: int, end: int, above: Field | None) -> bool:
        """Whether the line from *start* to *end*, below the field *above*, opens the body."""
        text = self._text
        block = above if above and above.name == "references" else None
        number = NUMBERED.match(text, start, end)
        if number:
            return not (
                self._is_wrapped(number, above, end)
                or (block is not None and self._is_numbered_item(number, block, end))
            )
        if block and _BRACKETED_FIRST.match(text, start, end):
            return not reference_items.uses_numbers(block.beginning(self._clean))
        opening = _OPENING_WORD.match(text, start, end)
        if opening and above and above.name == "subject" and not self._gap.is_blank:
            # "A TITLE" may go on "SUMMARY OF NEEDS" on the next line, or end in the word alone.
            is_word = not _SIGN.search(text, opening.end(), end)
            alone = _OPENING_ALONE.match(text, opening.end(), end)
            opening = None if is_word and self._below.is_next(end) else alone
        if above and self._is_notice(above, start, end) and not above.is_empty(text):
            return True
        if is_rule(text[start:end]) or opening:
            return above is not None or not self._has_line
        if not MARKED.match(text, start, end):
            return False
        return above is None or not self._is_marked_part(above, start, end)

    def _is_wrapped(self, number: re.Match[str], above: Field | None, end: int) -> bool:
        """Whether a line begins with a number of the line above: "(PART 2 OF" / "3)", "LIMA" / "431".

        The first paragraph of a body is the first.
        """
        if above is None or self._gap.is_blank or number["number"] == "1":
            return False
        if above.name == "subject":
            marked = MARKED.match(self._text, number.end(), end)
            return marked is None and not above.is_empty(self._text)
        return above.name == "references" and above.ending(self._clean).rstrip()[-1:].isalpha()

    def _is_numbered_item(self, number: re.Match[str], block: Field, end: int) -> bool:
        return (
            reference_items.uses_numbers(block.beginning(self._clean))
            and not MARKING.search(self._text, number.start(), end)
            and reference_items.looks_like_item(self._text[number.end() : end])
        )

    def _is_notice(self, above: Field, start: int, end: int) -> bool:
        """Whether a line under a title or a REF block is a note: "This message is sensitive".

        So is a sentence in small letters under a title in capitals.
        """
        if above.name not in ("subject", "references"):
            return False
        line = self._text[start:end].strip()
        if _NOTICE.match(line):
            return True
        if above.name == "references":
            # "This is CWC-27-07.", as delegations number their reports.
            return line.upper().startswith("THIS IS ")
        is_sentence = line.endswith((".", ":")) and reads_as_sentence(line)
        return is_sentence and above.beginning(self._text).isupper()

    def _is_marked_part(self, above: Field, start: int, end: int) -> bool:
        """Whether a line with a marking is a part of a title, or an item of a REF block."""
        if above.name == "subject":
            # "(A) COPPER" / "(B) FISH" / "(C) OIL": the third part of a title.
            is_third = not self._gap.is_blank and "(B)" in above.ending(self._clean)
            return is_third or self._is_open(above)
        if above.name != "references":
            return False
        # "(C) LIMA 209" may be the third item of a REF block.
        line = self._text[start:end]
        due = not self._gap.is_blank and reference_items.is_next_item(
            above.ending(self._clean), line
        )
        return due or reference_items.is_lettered_cable(line)

    def _is_open(self, subject: Field) -> bool:
        """Whether a title has not begun, or a colon leads from it into the next line."""
        if subject.is_empty(self._text):
            return True
        title = self._text[max(subject.content, subject.end - _LAST_SIGNS) : subject.end]
        return not self._gap.is_blank and title.rstrip()[-1:] in (":", ",", "-")
