"""Cutting a text header into its fields: which lines belong to which label.

Labels open most fields, in any order. A field goes on over lines until another begins, a blank line
ends it, or the body does. What has no label is a caption, an attention line, or the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.header import field_labels, reference_items, tags
from cablereader.model.header.labels_below import MARKED, NUMBERED, LabelsBelow
from cablereader.model.protection import classification_authority
from cablereader.model.protection.captions import leading_captions, read_caption_line
from cablereader.model.protection.classification_line import read_classification_line
from cablereader.model.protection.markings import MARKING, PORTION_MARKING
from cablereader.model.span import SpanKind
from cablereader.model.text.body_lines import is_rule

# A paragraph, or a rule, that was joined to the line of a title or of another field.
_INNER_PARAGRAPH = re.compile(rf"[ \t](?=1[.)][ \t]{{0,2}}{PORTION_MARKING}|-{{6}})")
_INNER_SIGNS = ("1.", "1)", "------")
# A title that ends in one of these goes on below a blank line.
_BREAKS_OFF = re.compile(
    r"(?:[\w)]-|,|&|\b(?:AND|OF|THE|TO|IN|ON|FOR|WITH|AT|BY|FROM|AN))$", re.IGNORECASE
)
# So does a REF block that ends in a word or a comma: the number is still to come.
_LACKS_END = re.compile(r"(?:\A|[A-Z,;:&])\s*\Z", re.IGNORECASE)
_SHORTEST_SENTENCE = 30
_JOINS = re.compile(
    r"(?:AND|OR|OF|ON|IN|TO|BY|FROM|FOR|RE|SENT|DATED|DTD|REPEATED|RPTD|SUBJECT|PARAS?|NOTAL|ALSO|WHICH)\b",
    re.IGNORECASE,
)
_LAST_WORD = 12
"""Characters; more than the longest of these words and the sign before it."""
_BRACKETED_FIRST = re.compile(r"[ \t]*¶?[ \t]*\(1\)[ \t]+[A-Z]")
_OPENING_WORD = re.compile(
    r"[ \t/*]*(?:BEGIN[ \t]+)?(?:SUMMARY|INTRODUCTION|ACTION REQUEST|COMMENT|BEGIN TEXT|KEY POINTS)\b",
    re.IGNORECASE,
)
_OPENING_ALONE = re.compile(r"(?:[ \t]+AND[ \t]+[A-Z]+)?[ \t]*(?:[:.\-/*(]|$)", re.IGNORECASE)
_NOTICE = re.compile(
    r"\(?(?:THIS|THE FOLLOWING)[ ](?:IS[ ]AN?|(?:CABLE|MESSAGE|TELEGRAM|REPORT)[ ](?:IS|WAS|CONTAINS|HAS))\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
"""Words in small letters that make a sentence, rather than a name."""
# The last words of an authority that is complete: "reasons 1.4 (b) and (d).", "Reason: 1.4 B/D".
_REASONED = re.compile(r"\b1\.[45][^\n]{0,40}(?:\([a-hA-H]\)|[ /,][a-hA-H])\)?\.?[ \t]*\Z")
_SIGN = re.compile(r"[:.]")
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
_WHOLE_ORDER = re.compile(r"\A[\d\s:;,.\-]*(?:N/?A|GDS|(?:DECL:?[ ]?)?OADR)[\s.]*\Z", re.IGNORECASE)
_OPEN_BRACKET = re.compile(r"\([^()]{0,80}$")
_NOT_BLANK = re.compile(r"\S")
_DEBRIS = re.compile(r"[ \t]*>[ \t>]*$")


@dataclass(slots=True)
class Field:
    """One labeled field: where its label begins, its content, and where it ends."""

    name: str
    label_start: int
    content: int
    end: int
    label: str = ""


class Captions:
    """The captions of a message, once each, in order."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._written: dict[str, str] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self._written)

    def take(self, captions: tuple[tuple[str, int, int], ...]) -> None:
        """Add (name, start, end) of each caption; report those that are there already.

        The statement "SENSITIVE BUT UNCLASSIFIED" below the caption SENSITIVE is none twice.
        """
        for name, start, end in captions:
            self._found.span(start, end, SpanKind.CAPTION)
            written = "".join(self._found.text[start:end].upper().split())
            before = self._written.get(name)
            if before is None:
                self._written[name] = written
            elif before == written:
                message = f"{name} appears twice; it counts once."
                self._found.defect(DefectCode.REPEATED_CAPTION, message, start, end)


class HeaderCutter:
    """Cuts one header; *has_line* says whether a classification line stands above it."""

    def __init__(self, found: Findings, captions: Captions, *, has_line: bool) -> None:
        self._found = found
        self._text = found.text
        self._captions = captions
        self._has_line = has_line
        self.fields: list[Field] = []
        self._seen: set[str] = set()
        """The names of the fields."""
        self._blank_before = False
        self._page_broke = False
        """Whether a page line stands above the line, and so perhaps in place of a blank one."""
        self._body_start: int | None = None
        self._below = LabelsBelow(found)
        self._is_closed = False
        """Whether an attention line stands below the last field."""

    def cut(self, position: int) -> int:
        """Cut the header that begins at *position*, line by line; return where the body begins."""
        text, clean = self._text, self._found.clean
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            if not clean[position:end].strip():
                # A page line, and the blank lines about it, stand in the middle of a field.
                self._page_broke = self._page_broke or bool(text[position:end].strip())
                self._blank_before = not self._page_broke
            elif not self._take_line(position, end):
                return position if self._body_start is None else self._body_start
            else:
                self._page_broke = self._blank_before = False
            position = end + 1
        return len(text)

    def _take_line(self, start: int, end: int) -> bool:
        label = field_labels.LABEL.match(self._text, start, end)
        if label and label.lastgroup and self._is_label(label, end):
            self._open(label.lastgroup, label.start(), label.end(), end)
            opened = self.fields[-1]
            opened.end = opened.content
            return self._extend(opened, end)
        near = field_labels.near_label(self._text, start, end, self._seen)
        if near:
            self._open(*near, end)
            return True
        broken = classification_authority.BROKEN_LABEL.match(self._found.clean, start)
        if broken:
            content = broken.end()
            self._add(Field("authority", start, content, content, broken[0]))
            return True
        if _DEBRIS.fullmatch(self._text, start, end):
            return True
        if self._take_captions_before_order(start, end):
            return True
        return self._take_content(start, end)

    def _add(self, item: Field) -> None:
        self.fields.append(item)
        self._seen.add(item.name)
        self._is_closed = False

    def _take_captions_before_order(self, start: int, end: int) -> bool:
        """Read "SIPDIS E.O. 12958: N/A", two lines that were joined; return whether it is one."""
        if not field_labels.may_hold_label(self._text, start, end):
            return False
        label = field_labels.any_inner_label(self._text, start, end)
        if label is None or label.lastgroup is None:
            return False
        captions = read_caption_line(self._text, start, label.start())
        if not captions:
            return False
        self._captions.take(captions)
        self._found.span(start, label.start(), SpanKind.CAPTION_LINE)
        self._open(label.lastgroup, label.start(), label.end(), end)
        return True

    def _is_label(self, label: re.Match[str], end: int) -> bool:
        """Whether a label-like word opens a field: a title may well begin "REFERENCE LAB"."""
        name = label.lastgroup
        written = label[0].strip()
        if name == "references" and written[-1:] not in ":;.":
            rest = self._text[label.end() : end]
            return not rest.strip() or reference_items.looks_like_item(rest)
        if name == "subject" and written[-1:] not in ":;":
            return "subject" not in self._seen
        above = self.fields[-1].name if self.fields else None
        if name == "executive_order" and above in ("subject", "authority"):
            # A second line of a title may well begin "E.O. 12958 AND THE KEEPERS", and one of an
            # authority "E.O. 12958, reasons 1.4".
            names_one = above == "authority" and not self._blank_before
            has_sign = ":" in self._text[label.start() : label.end() + 8]
            return name not in self._seen or (has_sign and not names_one)
        if name == "authority" and written.upper().startswith("REASON") and written[-1:] != ":":
            # Without a blank line above it, the word goes on the officer's line.
            return above == "authority" and self._blank_before
        if name == "tags" and written[-1:] not in ":;,.":
            return tags.looks_like_tags(self._text[label.end() : end])
        return True

    def _open(self, name: str, label_start: int, content: int, end: int) -> None:
        """Begin a field; one inside its line, where lines were joined, begins its own."""
        may_hold_label = field_labels.may_hold_label(self._text, content, end)
        while True:
            again = (
                field_labels.inner_label(self._text, name, content, end) if may_hold_label else None
            )
            item_end = again.start() if again else end
            label = self._text[label_start:content]
            self._add(Field(name, label_start, content, item_end, label))
            if again is None or again.lastgroup is None:
                return
            name, label_start, content = again.lastgroup, again.start(), again.end()

    def _take_content(self, start: int, end: int) -> bool:
        """Read a line without label; return False if the body begins with it."""
        current = self.fields[-1] if self.fields else None
        caption = read_caption_line(self._text, start, end)
        if caption:
            self._captions.take(caption)
            self._found.span(start, end, SpanKind.CAPTION_LINE)
            return True
        if self._begins_body(start, end, current):
            return self._take_rule_amid_fields(start, end, current)
        if current is None:
            return self._take_before_fields(start, end)
        return self._goes_on(current, start, end)

    def _take_rule_amid_fields(self, start: int, end: int, current: Field | None) -> bool:
        """Pass a rule with which a drafter underlined a field, another right below it."""
        is_amid = (
            current is not None
            and is_rule(self._text[start:end])
            and self._below.is_unseen_next(end, self._seen, tallest=0)
        )
        if is_amid:
            self._found.span(start, end, SpanKind.RULE)
        return is_amid

    def _begins_body(self, start: int, end: int, current: Field | None) -> bool:
        text = self._text
        block = current if current and current.name == "references" else None
        number = NUMBERED.match(text, start, end)
        if number and self._is_wrapped(number, current, end):
            return False
        if number:
            is_item = (
                block is not None
                and reference_items.uses_numbers(self._first_of(block))
                and not MARKING.search(text, start, end)
                and reference_items.looks_like_item(text[number.end() : end])
            )
            return not is_item
        if block and _BRACKETED_FIRST.match(text, start, end):
            return not reference_items.uses_numbers(self._first_of(block))
        opening = _OPENING_WORD.match(text, start, end)
        if opening and current and current.name == "subject" and not self._blank_before:
            # "A TITLE" may go on "SUMMARY OF NEEDS" on the next line, or end in the word alone.
            is_word = not _SIGN.search(text, opening.end(), end)
            alone = _OPENING_ALONE.match(text, opening.end(), end)
            opening = None if is_word and self._below.is_next(end) else alone
        if current and self._is_notice(current, start, end):
            return True
        if is_rule(text[start:end]) or opening:
            return current is not None or not self._has_line or self.fields != []
        if not MARKED.match(text, start, end):
            return False
        if current and current.name == "subject":
            # "(A) COPPER" / "(B) FISH" / "(C) OIL": the third part of a title.
            is_third = not self._blank_before and "(B)" in self._last_of(current)
            if self._is_open(current) or is_third:
                return False
        if block is None:
            return True
        # "(C) LIMA 209" may be the third item of a REF block.
        line = text[start:end]
        due = not self._blank_before and reference_items.is_next_item(self._last_of(block), line)
        return not (due or reference_items.is_lettered_cable(line))

    def _is_notice(self, field: Field, start: int, end: int) -> bool:
        """Whether a line under a title or a REF block is a note: "This message is sensitive".

        So is a sentence in small letters under a title in capitals.
        """
        line = self._text[start:end].strip()
        if field.name not in ("subject", "references") or self._is_empty(field):
            return False
        if _NOTICE.match(line):
            return True
        if field.name == "references":
            # "This is CWC-27-07.", as delegations number their reports.
            return line.upper().startswith("THIS IS ")
        if not line.endswith((".", ":")) or sum(map(str.islower, line.split())) < _FEWEST_WORDS:
            return False
        title_end = min(field.end, field.content + field_labels.FIELD_SAMPLE)
        return self._text[field.content : title_end].isupper()

    def _is_open(self, subject: Field) -> bool:
        """Whether a title has not begun, or a colon leads from it into the next line."""
        if self._is_empty(subject):
            return True
        title = self._text[max(subject.content, subject.end - _LAST_WORD) : subject.end]
        return not self._blank_before and title.rstrip()[-1:] in (":", ",", "-")

    def _is_wrapped(self, number: re.Match[str], current: Field | None, end: int) -> bool:
        """Whether a line begins with a number of the line above: "(PART 2 OF" / "3)", "LIMA" / "431".

        The first paragraph of a body is the first.
        """
        if current is None or self._blank_before or number["number"] == "1":
            return False
        if current.name == "subject":
            marked = MARKED.match(self._text, number.end(), end)
            return marked is None and not self._is_empty(current)
        return current.name == "references" and self._last_of(current).rstrip()[-1:].isalpha()

    def _take_before_fields(self, start: int, end: int) -> bool:
        """Read a line between the classification line and the first field."""
        if not self._has_line and not self._below.is_near(end):
            return False
        if tags.is_unlabeled_tags(self._text[start:end]):
            self._add(Field("tags", start, start, end))
            self._report_unlabeled(start, end)
            return True
        repeated = read_classification_line(self._text, start, end)
        if repeated and repeated.is_full:
            self._found.span(start, end, SpanKind.CLASSIFICATION_LINE)
            return True
        if not self._below.is_near(end) and self._blank_before:
            return False
        self._captions.take(leading_captions(self._text, start, end))
        self._found.span(start, end, SpanKind.ATTENTION_LINE)
        return True

    def _goes_on(self, current: Field, start: int, end: int) -> bool:
        text = self._text
        label = self._label_inside(current, start, end)
        line = text[start : label.start() if label else end]
        if current.name == "references":
            goes_on = not self._blank_before and (
                not self._page_broke or _LACKS_END.search(self._last_of(current)) is not None
            )
            if self._is_below_references(current, line, end):
                return False
            goes_on = goes_on or (
                reference_items.looks_like_item(line)
                and (
                    self._is_empty(current)
                    or reference_items.may_be_due(self._last_of(current), line)
                )
            )
        elif current.name == "subject":
            is_attention = _ATTENTION.match(line) and not self._is_empty(current)
            goes_on = not self._blank_before or self._needs_more(current, end)
            if self._page_broke:
                goes_on = self._crosses_page(current, line, end)
            elif goes_on and self._is_below_title(current, line, end):
                goes_on = False
            goes_on = goes_on and not is_attention
        elif current.name == "tags":
            goes_on = tags.looks_like_tags(line) or self._names_persons(current, line)
        else:
            goes_on = not self._blank_before
            if current.name == "authority":
                # A sentence below it is the text's own, in messages that lost their blank lines.
                is_sentence = sum(map(str.islower, line.split())) >= _FEWEST_WORDS
                goes_on = goes_on and not (is_sentence and _REASONED.search(self._last_of(current)))
            if current.name == "executive_order" and _PASSING_AMID.fullmatch(line):
                goes_on = False
            if current.name == "executive_order" and self._says_all(current):
                goes_on = goes_on and line.lstrip()[:1] in "(0123456789"
            if current.name == "executive_order" and tags.is_unlabeled_tags(line):
                self._add(Field("tags", start, start, end))
                self._report_unlabeled(start, end)
                return True
        goes_on = goes_on and not self._is_closed
        if goes_on and label and label.lastgroup:
            current.end = label.start()
            self._open(label.lastgroup, label.start(), label.end(), end)
            return True
        if goes_on:
            return self._extend(current, end)
        if self._is_attention(current, line, end):
            self._is_closed = True
            self._found.span(start, end, SpanKind.ATTENTION_LINE)
            return True
        return False

    def _label_inside(self, current: Field, start: int, end: int) -> re.Match[str] | None:
        """Return the label of another field that was joined to a later line of *current*."""
        if not field_labels.may_hold_label(self._text, start, end):
            return None
        return field_labels.inner_label(self._text, current.name, start, end)

    def _names_persons(self, tags_field: Field, line: str) -> bool:
        """Whether a line goes on the names in brackets behind the codes: "(SAMPLE," / "JANE)"."""
        if self._blank_before:
            return False
        above = self._last_of(tags_field).rstrip()
        if _OPEN_BRACKET.search(above):
            return ")" in line
        return above.endswith(",") and line.lstrip().startswith("(")

    def _is_attention(self, current: Field, line: str, end: int) -> bool:
        """Whether what follows a field without a label is above the body, since more fields come."""
        if current.name in ("executive_order", "tags"):
            return self._below.is_near(end)
        if current.name not in ("subject", "references") or len(line) > _LONGEST_ATTENTION:
            return False
        is_apart = self._blank_before or self._page_broke
        if is_apart and not self._is_empty(current) and _PASSING.fullmatch(line):
            return True
        return not line.rstrip().endswith(".") and self._below.is_unseen_next(end, self._seen)

    def _extend(self, current: Field, end: int) -> bool:
        """Let a field go on to *end*; return False if a paragraph begins inside its last line."""
        first = self._first_sign(current.end, end)
        inner = _INNER_PARAGRAPH.search(self._text, first, end) if first is not None else None
        current.end = inner.start() if inner else end
        self._body_start = inner.end() if inner else None
        return inner is None

    def _first_sign(self, start: int, end: int) -> int | None:
        """Return where a paragraph or a rule could begin inside the line at the earliest."""
        find = self._text.find
        places = [place for sign in _INNER_SIGNS if (place := find(sign, start, end)) >= 0]
        return max(start, min(places) - 1) if places else None

    def _needs_more(self, subject: Field, end: int) -> bool:
        """Whether a title is empty, or breaks off above the line that ends at *end* and stands alone."""
        title = self._last_of(subject).rstrip()
        if not title:
            return self._is_empty(subject)
        below = self._text[end + 1 : self._text.find("\n", end + 1)]
        return not below.strip() and _BREAKS_OFF.search(title[-_LAST_WORD:]) is not None

    def _is_below_title(self, subject: Field, line: str, end: int) -> bool:
        """Whether text without numbers begins with *line*, right below a title."""
        title = self._last_of(subject).rstrip()
        is_whole = title and title[-1] not in ":;" and not _BREAKS_OFF.search(title[-_LAST_WORD:])
        return bool(is_whole) and self._begins_text(subject, line, end)

    def _is_below_references(self, block: Field, line: str, end: int) -> bool:
        """Whether text without numbers begins with *line*, right below a REF block."""
        last = self._last_of(block).rstrip()[-1:]
        is_whole = last.isdigit() or last in (")", ".")
        is_more = _JOINS.match(line) or reference_items.looks_like_item(line)
        return is_whole and not is_more and self._begins_text(block, line, end)

    def _begins_text(self, above: Field, line: str, end: int) -> bool:
        """Whether a line right below a field is the first of a text, and no more of the field.

        Its first word had room on the line above, where nobody would have broken off, or it is a
        sentence; and more text follows, but no field and no paragraph with a number.
        """
        text = self._text
        if self._blank_before or line[:1].isspace() or len(line) < _SHORTEST_SENTENCE:
            return False
        below = text[end + 1 : text.find("\n", end + 1)]
        if not below.strip() or below[0].isspace():
            return False
        last_line = text[text.rfind("\n", 0, above.end) + 1 : above.end].rstrip()
        first_word = line.split(maxsplit=1)[0]
        had_room = len(last_line) + 1 + len(first_word) <= len(line.rstrip())
        is_sentence = line.rstrip().endswith((".", ":"))
        return (had_room or is_sentence) and not self._below.ends_header(end)

    def _crosses_page(self, subject: Field, line: str, end: int) -> bool:
        """Whether a title goes on with *line* behind a page line, which may stand at its end as well.

        It does where it had broken off, and where its next line is the last above a field or paragraph
        and no sentence.
        """
        title = self._last_of(subject).rstrip()
        if not title or _BREAKS_OFF.search(title[-_LAST_WORD:]):
            return True
        is_other = _PASSING.fullmatch(line) or line.rstrip().endswith((".", ":"))
        return not is_other and self._below.ends_header(end)

    def _says_all(self, order: Field) -> bool:
        """Whether an executive order's line is complete: no event or officer follows "N/A"."""
        return _WHOLE_ORDER.search(self._last_of(order)) is not None

    def _first_of(self, item: Field) -> str:
        """Return the beginning of a field, long enough to judge by how it is written."""
        return self._found.clean[
            item.content : min(item.end, item.content + field_labels.FIELD_SAMPLE)
        ]

    def _last_of(self, item: Field) -> str:
        """Return the end of a field, long enough to judge by what may follow."""
        return self._found.clean[max(item.content, item.end - field_labels.FIELD_SAMPLE) : item.end]

    def _is_empty(self, item: Field) -> bool:
        return _NOT_BLANK.search(self._text, item.content, item.end) is None

    def _report_unlabeled(self, start: int, end: int) -> None:
        self._found.defect(
            DefectCode.LABEL_REPAIRED, "A line of TAGS without its label.", start, end
        )
