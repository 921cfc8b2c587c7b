"""Headings and rules of a body.

A heading is one or two short lines next to a dashed rule, or a line in capitals between blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from cablereader.model.body.closing import is_end_sign
from cablereader.model.body.parts import is_enclosure, part_title, series_of_titles
from cablereader.model.body.passage_ends import is_end_line
from cablereader.model.findings import Findings
from cablereader.model.protection.captions import read_caption_line
from cablereader.model.protection.markings import MARKING
from cablereader.model.span import SpanKind
from cablereader.model.text.body_lines import BLANK, RULE, BodyLines

# Where a heading may stand in the shape of a body: on the first line of a block of one line or two,
# or right above a rule. Most lines stand inside longer blocks.
_PLACES = re.compile(r"(?<!\S)\S(?=\S?\s)|\S(?=\n)")
_RULES = re.compile(RULE)
_RULED_TITLE = re.compile(r"\n\S{1,2}\n")
_NOT_A_HEADING = re.compile(r"(?:¶|\d{1,3}[.)]|[A-Z][.)]\s|\([A-Za-z0-9]{1,4}\)|--|-\s|\*\s|o\s|>)")
# A rule inside a line, up to what follows it; and the words before it that follow a sentence.
_INNER_RULE = re.compile(r"---+[ \t]*")
_LAST_WORDS = re.compile(r"(?:^|[.!?:)\"”\-])[ \t\-]*([^.!?:)\"”]{3,}?)[ \t]*\Z")
# "-- COMMENT --" is a title between dashes, "-- comment" an item.
_DASHED = re.compile(r"(?P<dashes>-{1,10})[ ]?(?P<title>[^\s\-][^\n]{1,60}[^\s\-])[ ]?(?P=dashes)")
# A remark of the drafter on a line of its own: "(COMMENT: Doubtful. END COMMENT.)". Without brackets
# and end words such a line is the title of a comment: "COMMENT: WAIT AND SEE".
_REMARK = re.compile(
    r"[(\[\"/*]*(?:(?:BEGIN|EMBASSY|POST|CONSULATE) )?(?:COMMENT|NOTE)[ ]?:[^\n]*\bEND (?:COMMENT|NOTE)"
    r"|[(\[](?:(?:BEGIN|EMBASSY|POST|CONSULATE) )?(?:COMMENT|NOTE)[ ]?:[^\n]*[A-Z]",
    re.IGNORECASE,
)
_REDACTED = re.compile(r"[Xx]{4,}")
_WORD = re.compile(r"[A-Za-z][\w'’]*")
# A sentence that leads to what follows it, or has ended before: "THE TEXT READS AS FOLLOWS:". In
# telegrams that are in capitals throughout, such lines stand alone as headings do.
_SENTENCE = re.compile(
    r"\b(?:FOLLOWS|FOLLOWING|IS|ARE|WAS|WERE|HAS|HAVE|SAID|READS?|UNQUOTE)\b[^\n]*:$|^FOLLOWING\b"
    r"|\bUNQUOTE\b|[A-Z]{4}[.?!]\s+[A-Z]|\b(?:FROM|TO|OF|THE|AND|AN?|IN|BY|WITH|FOR|AT|THAT)$"
)
# The header of a telegram that is quoted whole.
_HEADER_LINE = re.compile(r"(?:REF(?:TEL)?S?|SUBJ(?:ECT)?|TAGS)[ ]?:|E\.O\. ?\d")
# What opens and closes a document that is quoted, who is addressed in a letter, and the particulars of
# a talk or a visit: "BEGIN TEXT:", "DEAR MR. PRESIDENT:", "PLACE: FOREIGN MINISTRY".
_OF_DOCUMENT = re.compile(
    r"[\W_]*(?:(?:BEGIN|END) (?:OF )?(?:THE )?(?:[A-Z]{2,12} )?"
    r"(?:TEXT|QUOTE|QTE|LETTER|MESSAGE|STATEMENT|TRANSLATION|AIDE-MEMOIRE|NON-?PAPER|POINTS|EXCERPTS?)"
    r"|(?:UN)?(?:QUOTE|QTE))[\W_]*"
    r"|(?:MY )?DEAR [A-Z][^\n]{1,50}:|(?:YOUR )?EXCELLENC(?:Y|IES):"
    r"|(?:MR|MRS|MADAM|MS)\.? [A-Z]{3,20}:|\"[^\n]*(?::|[.!]\")"
    r"|(?:(?:(?:DATE|TIME) AND )?(?:DATE|TIME|PLACE)|VENUE|LOCATION|PARTICIPANTS|PRESENT)[ ]?:[ \t]*\S"
    r"[^\n]*"
)
_CLOSE = re.compile(
    r"(?:SINCERELY|RESPECTFULLY|REGARDS|YOURS|FAITHFULLY|BEST WISHES)\b[^\n]{0,20},$"
)
_LONGEST = 75
_SHORTEST_TEXT = 42
_COLUMNS = re.compile(r"[^\s:.][ ]{2,}\S")
_SENTENCE_ENDS = (".", "!", "?", ":", ")", '"', "”")
_SMALL_WORDS = frozenset("a an and as at but by for from in of on or the to vs with".split())


def find_headings(found: Findings, lines: BodyLines, opens_paragraph: Sequence[int]) -> list[int]:
    """Report rules and headings; return the indexes of heading lines.

    *opens_paragraph* are the indexes of lines that are known to open a paragraph.
    """
    openers = lines.pages.union(opens_paragraph)
    for match in _RULES.finditer(lines.shape):
        index = match.start()
        found.span(lines.starts[index], lines.end_of(index), SpanKind.RULE)
    places = {match.start() for match in _PLACES.finditer(lines.shape)}
    # Texts without blank lines have headings right above their paragraphs.
    places.update(index - 1 for index in opens_paragraph if index > 0)
    ordered = sorted(places - openers)
    titles = series_of_titles(lines, ordered, openers)
    headings = [
        index
        for index in ordered
        if index in titles or (lines.words[index] and _is_heading(lines, index, openers))
    ]
    for index in headings:
        marking = MARKING.match(lines.words[index])
        if marking:
            start = lines.starts[index] + lines.texts[index].index("(")
            found.span(start, start + marking.end(), SpanKind.PORTION_MARKING)
    for first, last in heading_blocks(headings):
        found.span(lines.starts[first], lines.end_of(last), SpanKind.HEADING)
    return headings


def find_joined_headings(
    found: Findings, lines: BodyLines, starts: Sequence[int]
) -> list[tuple[int, int]]:
    """Report headings whose lines were joined to the paragraph below: "Summary ------- 1. (C)".

    Return their places. *starts* are those of the paragraphs.
    """
    text, opened = found.text, frozenset(starts)
    places: list[tuple[int, int]] = []
    for rule in _INNER_RULE.finditer(text, lines.starts[0], lines.end):
        if rule.end() not in opened:
            continue
        index = lines.index(rule.start())
        if lines.shape[index] == RULE:
            continue
        above = text[lines.starts[index] : rule.start()]
        title = _LAST_WORDS.search(above, max(0, len(above) - _LONGEST))
        if title and _may_be_joined(title[1]):
            start = lines.starts[index] + title.start(1)
            places.append((start, start + len(title[1])))
            found.span(*places[-1], SpanKind.HEADING)
            found.span(*rule.span(), SpanKind.RULE)
    return places


def is_marked_heading(lines: BodyLines, index: int) -> bool:
    """Whether a line is a title with a portion marking before it, above a rule: "(C) SUMMARY"."""
    words = lines.words[index]
    marking = MARKING.match(words)
    return (
        marking is not None
        and lines.is_open(index - 1)
        and lines.shape[index + 1 : index + 2] == RULE
        and words[-1] not in ".,;"
        and _may_be_heading(words[marking.end() :].lstrip())
    )


def _may_be_heading(words: str) -> bool:
    if words.startswith("-") and (dashed := _DASHED.fullmatch(words)):
        words = dashed["title"]
    return (
        2 < len(words) < _LONGEST
        and not _NOT_A_HEADING.match(words)
        and not MARKING.match(words)
        and any(map(str.isalpha, words))
        and not _REDACTED.fullmatch(words)
    )


def _may_be_joined(words: str) -> bool:
    return _may_be_heading(words) and _is_title(words) and not is_end_line(words)


def _is_heading(lines: BodyLines, index: int, openers: frozenset[int]) -> bool:
    words = lines.words[index]
    if not _may_be_heading(words):
        return is_marked_heading(lines, index)
    is_heading = _beside_rule(lines, index, openers) or _stands_alone(lines, index, openers)
    return is_heading and not is_end_line(words)


def _beside_rule(lines: BodyLines, index: int, openers: frozenset[int]) -> bool:
    """Whether a rule stands right below the line, or below its second line, with none of it text."""
    shape, below = lines.shape, index + 1
    if not lines.is_open(below):
        if below in openers or not _may_be_heading(lines.words[below]):
            return False
        return lines.is_open(index - 1) and shape[below + 1 : below + 2] == RULE
    if shape[below : below + 1] != RULE:
        return False
    if lines.is_open(index - 1):
        return True
    above = lines.words[index - 1]
    if index - 1 not in openers and lines.is_open(index - 2) and _may_be_heading(above):
        return not above.endswith((".", ",", ";"))
    if _RULED_TITLE.match(shape, below) and below + 1 not in openers:
        # The rule is the upper one of the title below it.
        return False
    # Texts without blank lines: the rule alone shows it, after a sentence or an item that has ended.
    return above[-1] in '.!?)"”' or (above[-1] == ";" and _is_title(lines.words[index]))


def _stands_alone(lines: BodyLines, index: int, openers: frozenset[int]) -> bool:
    """Whether a line in capitals, or in title case above a numbered paragraph, stands by itself."""
    words = lines.words[index]
    below = _next_text(lines, index)
    open_below = lines.shape[index + 1 : index + 2] in ("", " ") or below in openers
    if not open_below or below is None or words[-1] in ".,;":
        return False
    if lines.pages and _is_cut_by_page(lines, index, openers):
        return False
    if words[-1] in "?!" and not _asks(lines, index, below, openers):
        return False
    if not lines.is_open(index - 1) and not _follows_sentence(lines, index, openers):
        return False
    is_title = _is_in_capitals(words) or (below in openers and _is_title_case(words))
    return is_title and not (
        goes_on_across_page(lines, index)
        or _is_of_telegram(words)
        or _REMARK.match(words)
        or _is_of_document(lines, index)
    )


def _asks(lines: BodyLines, index: int, below: int, openers: frozenset[int]) -> bool:
    """Whether a question in capitals is a title: in a text that is not, right above a paragraph."""
    return below in openers and lines.is_open(index - 1) and not lines.words[below].isupper()


def goes_on_across_page(lines: BodyLines, index: int, titles: Container[int] = ()) -> bool:
    """Whether a line is the rest of a sentence that a page heading stands in; no one of *titles*."""
    above, crossed = index - 1, False
    while lines.pages and above >= 0 and (above in lines.pages or lines.shape[above] == BLANK):
        crossed = crossed or above in lines.pages
        above -= 1
    if not crossed or above < 0 or above in titles:
        return False
    return not lines.words[above].endswith(_SENTENCE_ENDS)


def _is_cut_by_page(lines: BodyLines, index: int, openers: frozenset[int]) -> bool:
    """Whether a line of text or of a table stands above a page line, and the rest of it below.

    Text is cut at the end of a full line; a short one may be a title at the foot of its page.
    """
    words = lines.words[index]
    if len(words) < _SHORTEST_TEXT and not _COLUMNS.search(words):
        return False
    below, crossed = index + 1, False
    while below < len(lines.texts) and (below in lines.pages or lines.shape[below] == BLANK):
        crossed = crossed or below in lines.pages
        below += 1
    return crossed and below not in openers and lines.shape[below : below + 1] not in ("", RULE)


def _is_of_telegram(words: str) -> bool:
    """Whether a line is a sentence, or a caption, a sign or a field of a telegram that is quoted."""
    return (
        (_SENTENCE.search(words) is not None and not (is_enclosure(words) or part_title(words)))
        or _HEADER_LINE.match(words) is not None
        or is_end_sign(words)
        or bool(read_caption_line(words, 0, len(words)))
    )


def _is_of_document(lines: BodyLines, index: int) -> bool:
    """Whether a line belongs to the form of a quoted document, or is the name below a letter."""
    if _OF_DOCUMENT.fullmatch(lines.words[index]):
        return True
    above = index - 1
    while above >= 0 and lines.shape[above] == BLANK:
        above -= 1
    return above >= 0 and _CLOSE.search(lines.words[above]) is not None


def _follows_sentence(lines: BodyLines, index: int, openers: frozenset[int]) -> bool:
    """Whether a line between a sentence's end and a paragraph's number is a title, not the last words."""
    words, above = lines.words[index], lines.words[index - 1]
    return index + 1 in openers and above[-1] in '.!?)"”' and words[-1] != ":" and _is_title(words)


def _next_text(lines: BodyLines, index: int) -> int | None:
    below = lines.shape[index + 1 : index + 6].lstrip()
    white = len(lines.shape[index + 1 : index + 6]) - len(below)
    return index + 1 + white if below else None


def _is_title(text: str) -> bool:
    return _is_in_capitals(text) or _is_title_case(text)


def _is_in_capitals(text: str) -> bool:
    return text.upper() == text and sum(map(str.isalpha, text)) > 2


def _is_title_case(text: str) -> bool:
    words = _WORD.findall(text)
    return 0 < len(words) <= 10 and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def heading_blocks(headings: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last line of each heading; some take two."""
    blocks: list[tuple[int, int]] = []
    for index in headings:
        if blocks and blocks[-1][1] == index - 1:
            blocks[-1] = blocks[-1][0], index
        else:
            blocks.append((index, index))
    return blocks
