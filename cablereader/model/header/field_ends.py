"""Whether a field goes on with a line below it that has no label, or ends above it.

Each field has its own way: a title breaks off, a REF block lacks a number, codes want more codes.
Below the end stand an attention line or the body.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from cablereader.model.findings import Findings
from cablereader.model.header import reference_items, tags
from cablereader.model.header.body_openings import reads_as_sentence
from cablereader.model.header.field import Field
from cablereader.model.header.labels_below import LabelsBelow
from cablereader.model.header.line_gap import LineGap

# A title that ends in one of these goes on below a blank line.
_BREAKS_OFF = re.compile(
    r"(?:[\w)]-|,|&|\b(?:AND|OF|THE|TO|IN|ON|FOR|WITH|AT|BY|FROM|AN))$", re.IGNORECASE
)
_LAST_WORD = 12
"""Characters; more than the longest of these words and the sign before it."""
# A REF block that ends in a word or a comma goes on below a page line: the number is still to come.
_LACKS_END = re.compile(r"(?:\A|[A-Z,;:&])\s*\Z", re.IGNORECASE)
# The first words of a line that goes on a REF block.
_JOINS = re.compile(
    r"(?:AND|OR|OF|ON|IN|TO|BY|FROM|FOR|RE|SENT|DATED|DTD|REPEATED|RPTD|SUBJECT|PARAS?|NOTAL|ALSO|WHICH)\b",
    re.IGNORECASE,
)
_SHORTEST_SENTENCE = 30
# The last words of an authority that is complete: "reasons 1.4 (b) and (d).", "Reason: 1.4 B/D".
_REASONED = re.compile(r"\b1\.[45][^\n]{0,40}(?:\([a-hA-H]\)|[ /,][a-hA-H])\)?\.?[ \t]*\Z")
# An executive order's line that is complete: no event or officer follows "N/A".
_WHOLE_ORDER = re.compile(r"\A[\d\s:;,.\-]*(?:N/?A|GDS|(?:DECL:?[ ]?)?OADR)[\s.]*\Z", re.IGNORECASE)
_OPEN_BRACKET = re.compile(r"\([^()]{0,80}$")
_ATTENTION = re.compile(r"[ \t]*ATT(?:N|ENTION)\b", re.IGNORECASE)
_LONGEST_ATTENTION = 90
# Whom a message is for, below its last field: "FOR AMBASSADOR FROM ACTING SECRETARY", "DEPT PASS USTR".
_PASSING = re.compile(
    r"[ \t]*(?:FOR[ ](?!THE[ ]RECORD)|(?:(?:PLEASE|PLS)[ ])?PASS[ ](?:TO[ ])?"
    r"|(?:DEPT|DEPARTMENT|STATE|EMBASSY|EMBASSIES|ADDRESSEES?|POSTS?|[A-Z]{1,5}/[A-Z/]{1,10})[ ]"
    r"(?:FOR|(?:(?:PLEASE|PLS)[ ])?PASS)[ ])[^a-z\n.:]{2,80}"
)
# Such a line right below the executive order's: "CINCPAC FOR POLAD".
_PASSING_AMID = re.compile(
    r"[ \t]*(?:[A-Z/\-]{1,12}[ ,]{1,2}){0,4}(?:FOR(?![ ](?:REASON|THE[ ]PURPOSE))|PASS)[ ][^a-z\n:]{2,80}"
)


class FieldEnds:
    """Tells of one header's fields whether the line below still belongs to them."""

    def __init__(self, found: Findings, gap: LineGap, below: LabelsBelow) -> None:
        self._text = found.text
        self._clean = found.clean
        self._gap = gap
        self._below = below

    def goes_on(self, field: Field, line: str, end: int) -> bool:
        """Whether *field* goes on with *line*, which has no label and ends its line at *end*."""
        name = field.name
        if name == "subject":
            return self._title_goes_on(field, line, end)
        if name == "references":
            return self._references_go_on(field, line)
        if name == "tags":
            return tags.looks_like_tags(line) or self._names_persons(field, line)
        if self._gap.is_blank:
            return False
        if name == "executive_order":
            return self._order_goes_on(field, line)
        # A sentence below an authority is the text's own, in messages that lost their blank lines.
        return not (reads_as_sentence(line) and _REASONED.search(field.ending(self._clean)))

    def is_below_references(self, block: Field, line: str, end: int) -> bool:
        """Whether text without numbers begins with *line*, right below a REF block."""
        last = block.ending(self._clean).rstrip()[-1:]
        is_whole = last.isdigit() or last in (")", ".")
        is_more = _JOINS.match(line) or reference_items.looks_like_item(line)
        return is_whole and not is_more and self._begins_text(block, line, end)

    def is_attention(self, field: Field, line: str, end: int, seen: Collection[str]) -> bool:
        """Whether *line*, with which *field* does not go on, is above the body: more fields come.

        *seen* are the names of the fields above it.
        """
        if field.name in ("executive_order", "tags"):
            return self._below.is_near(end)
        if field.name not in ("subject", "references") or len(line) > _LONGEST_ATTENTION:
            return False
        is_apart = self._gap.is_blank or self._gap.is_page
        if is_apart and not field.is_empty(self._text) and _PASSING.fullmatch(line):
            return True
        return not line.rstrip().endswith(".") and self._below.is_unseen_next(end, seen)

    def _title_goes_on(self, subject: Field, line: str, end: int) -> bool:
        if _ATTENTION.match(line) and not subject.is_empty(self._text):
            return False
        title = subject.ending(self._clean).rstrip()
        breaks_off = _BREAKS_OFF.search(title[-_LAST_WORD:]) is not None
        if self._gap.is_page:
            return not title or breaks_off or self._is_last_of_title(line, end)
        if self._gap.is_blank:
            # A title that breaks off has a last line, which stands alone.
            return subject.is_empty(self._text) or (
                breaks_off and not self._line_below(end).strip()
            )
        is_whole = title and title[-1] not in ":;" and not breaks_off
        return not (is_whole and self._begins_text(subject, line, end))

    def _is_last_of_title(self, line: str, end: int) -> bool:
        """Whether *line*, behind a page line, may be a title's: the last above a field or paragraph.

        The page line may stand at the end of the title as well.
        """
        is_other = _PASSING.fullmatch(line) or line.rstrip().endswith((".", ":"))
        return not is_other and self._below.ends_header(end)

    def _references_go_on(self, block: Field, line: str) -> bool:
        gap = self._gap
        if not gap.is_blank and not gap.is_page:
            return True
        last = block.ending(self._clean)
        if gap.is_page and _LACKS_END.search(last):
            return True
        return reference_items.looks_like_item(line) and (
            block.is_empty(self._text) or reference_items.may_be_due(last, line)
        )

    def _order_goes_on(self, order: Field, line: str) -> bool:
        if _PASSING_AMID.fullmatch(line):
            return False
        is_whole = _WHOLE_ORDER.search(order.ending(self._clean))
        return not is_whole or line.lstrip()[:1] in "(0123456789"

    def _names_persons(self, tags_field: Field, line: str) -> bool:
        """Whether a line goes on the names in brackets behind the codes: "(SAMPLE," / "JANE)"."""
        if self._gap.is_blank:
            return False
        above = tags_field.ending(self._clean).rstrip()
        if _OPEN_BRACKET.search(above):
            return ")" in line
        return above.endswith(",") and line.lstrip().startswith("(")

    def _begins_text(self, above: Field, line: str, end: int) -> bool:
        """Whether a line right below a field is the first of a text, and no more of the field.

        Its first word had room on the line above, where nobody would have broken off, or it is a
        sentence; and more text follows, but no field and no paragraph with a number.
        """
        text = self._text
        if self._gap.is_blank or line[:1].isspace() or len(line) < _SHORTEST_SENTENCE:
            return False
        below = self._line_below(end)
        if not below.strip() or below[0].isspace():
            return False
        last_line = text[text.rfind("\n", 0, above.end) + 1 : above.end].rstrip()
        first_word = line.split(maxsplit=1)[0]
        had_room = len(last_line) + 1 + len(first_word) <= len(line.rstrip())
        is_sentence = line.rstrip().endswith((".", ":"))
        return (had_room or is_sentence) and not self._below.ends_header(end)

    def _line_below(self, end: int) -> str:
        return self._text[end + 1 : self._text.find("\n", end + 1)]
