"""Passages of a body that begin and end words set apart: summary, comment, notes, list items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablereader.model.findings import Findings
from cablereader.model.headings import Line
from cablereader.model.page_lines import blank_out
from cablereader.model.paragraphs import Paragraphs
from cablereader.model.span import SpanKind

_AND_MORE = r"(?:\s{1,3}(?:AND|&)\s{1,3}[A-Z ]{3,30}?)?"
_LABEL_SIGN = r"\s*(?:[:.]|-{1,2}(?=\s)|//)[ \t]*"
_BEFORE_LABEL = r"[ \t\n/*\"(]*(?:BEGIN\s+)?"
_END_OF = r"\bEND\s{1,4}(?:OF\s{1,4})?"
# Patterns for the capitals of the text, which are searched faster than its letters of any case.
_SUMMARY_LABEL = re.compile(rf"{_BEFORE_LABEL}(?:EXECUTIVE\s+)?SUMMARY{_AND_MORE}{_LABEL_SIGN}")
_SUMMARY_END = re.compile(
    rf"[(\s/*]{{0,4}}{_END_OF}(?:EXECUTIVE\s{{1,3}})?SUMMARY(?:{_AND_MORE}(?=[.)\s/*]))?[.)/*]*"
)
_SUMMARY_HEADING = re.compile(r"\bSUMMARY\b", re.IGNORECASE)
_COMMENT_HEADING = re.compile(r"\bCOMMENT\b", re.IGNORECASE)
_COMMENT_LABEL = re.compile(
    rf"{_BEFORE_LABEL}(?:EMBASSY'S\s+|EMBASSY\s+|POST\s+)?COMMENT{_AND_MORE}{_LABEL_SIGN}"
)
_COMMENT_END = re.compile(rf"{_END_OF}COMMENTS?[.)/*]*")
_INLINE_ENDS = {word: re.compile(rf"{_END_OF}{word}[.)]*") for word in ("COMMENT", "NOTE")}
_LONGEST_INLINE = 4000
_LIST_OPENING = re.compile(
    r"[ \t]*(?:--(?!-)|-(?=[ \t])|\*(?=[ \t])|o(?=[ \t])"
    r"|\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})[.)]\)?(?=[ \t]))"
)


def read_summary(
    found: Findings, paragraphs: Paragraphs, page_lines: list[tuple[int, int]], end: int
) -> str | None:
    """Report the summary and return its text, reflowed, without its begin and end words."""
    opened = _summary_opening(found, paragraphs)
    closing = _find_end(found.capitals, "SUMMARY", _SUMMARY_END, opened[1] if opened else 0, end)
    if opened is None:
        if closing is None or not paragraphs.contents or closing.start() < paragraphs.contents[0]:
            return None
        opened = paragraphs.paragraphs[0].start, paragraphs.contents[0], False
    start, content, by_heading = opened
    if closing:
        content_end, passage_end = closing.start(), closing.end()
    else:
        content_end = passage_end = _summary_limit(paragraphs, content, end, by_heading)
    _report_passage(found, paragraphs, start, passage_end, SpanKind.SUMMARY)
    _report_labels(found, content, content_end, start, passage_end)
    return _reading_text(found.text, content, content_end, paragraphs, page_lines) or None


def _summary_opening(found: Findings, paragraphs: Paragraphs) -> tuple[int, int, bool] | None:
    """Return where the summary starts, where its words do, and whether a heading opens it."""
    for index, (paragraph, content) in enumerate(
        zip(paragraphs.paragraphs, paragraphs.contents, strict=True)
    ):
        label = _SUMMARY_LABEL.match(found.capitals, content, paragraph.end)
        if label:
            return paragraph.start, label.end(), False
        heading = _heading_above(found.text, paragraphs, index)
        if heading and _SUMMARY_HEADING.search(heading) and not heading.upper().startswith("END"):
            return paragraph.start, content, True
    return None


def _heading_above(text: str, paragraphs: Paragraphs, index: int) -> str | None:
    """Return the heading that stands right above a paragraph."""
    start = paragraphs.paragraphs[index].start
    floor = paragraphs.paragraphs[index - 1].start if index else 0
    for heading_start, heading_end in reversed(paragraphs.headings):
        if floor <= heading_start and heading_end <= start:
            between = text[heading_end:start].strip(" \t\n-=*_#~")
            return text[heading_start:heading_end].strip() if not between else None
    return None


def _summary_limit(paragraphs: Paragraphs, content: int, end: int, by_heading: bool) -> int:
    """Return where a summary without end words ends: its paragraph, or the next heading."""
    if by_heading:
        return min((start for start, _ in paragraphs.headings if start > content), default=end)
    return next((item.end for item in paragraphs.paragraphs if item.end > content), end)


def _report_labels(found: Findings, content: int, content_end: int, start: int, end: int) -> None:
    label = found.text[start:content]
    word = re.search(r"(?:BEGIN\s+)?(?:EXECUTIVE\s+)?SUMMARY[^\n]*", label, re.IGNORECASE)
    if word:
        found.span(start + word.start(), content, SpanKind.BLOCK_LABEL)
    found.span(content_end, end, SpanKind.BLOCK_LABEL)


def _report_passage(
    found: Findings, paragraphs: Paragraphs, start: int, end: int, kind: SpanKind
) -> None:
    """Report a passage in pieces, one for each paragraph it runs through."""
    for paragraph in paragraphs.paragraphs:
        piece_start, piece_end = max(start, paragraph.start), min(end, paragraph.end)
        if piece_start < piece_end:
            piece_end = min(piece_end, _before_headings(paragraphs, piece_start, piece_end))
            found.span(piece_start, piece_end, kind)


def _before_headings(paragraphs: Paragraphs, start: int, end: int) -> int:
    """Cut off the heading of the next paragraph, which stands at the end of this one."""
    inside = [item for item in paragraphs.headings if start < item[0] < end]
    return inside[0][0] if inside and end - inside[-1][1] < 90 else end


def read_comments(found: Findings, paragraphs: Paragraphs, end: int) -> None:
    """Report the comments: the embassy's opinion, apart from what it reports; and inline notes."""
    for index, (paragraph, content) in enumerate(
        zip(paragraphs.paragraphs, paragraphs.contents, strict=True)
    ):
        label = _COMMENT_LABEL.match(found.capitals, content, paragraph.end)
        heading = _heading_above(found.text, paragraphs, index)
        headed = bool(heading and _COMMENT_HEADING.search(heading))
        if not (label or headed):
            continue
        limit = _summary_limit(paragraphs, content, end, by_heading=headed)
        closing = _find_end(found.capitals, "COMMENT", _COMMENT_END, content, end)
        if closing:
            found.span(*closing.span(), SpanKind.BLOCK_LABEL)
            limit = closing.end()
        if label:
            found.span(content, label.end(), SpanKind.BLOCK_LABEL)
        _report_passage(found, paragraphs, paragraph.start, limit, SpanKind.COMMENT)
    _report_inline(found, paragraphs.contents[0] if paragraphs.contents else end, end)


def _report_inline(found: Findings, start: int, end: int) -> None:
    """Report comments and notes inside a paragraph: "(Note: ... End note.)"."""
    capitals = found.capitals
    colon = capitals.find(":", start, end)
    while colon >= 0:
        word = next((name for name in _INLINE_ENDS if capitals.endswith(name, start, colon)), None)
        following = colon + 1
        if word:
            opening = colon - len(word)
            limit = min(end, colon + _LONGEST_INLINE)
            closing = _find_end(capitals, word, _INLINE_ENDS[word], following, limit)
            again = capitals.find(f"{word}:", following, limit)
            if closing and not 0 <= again < closing.start():
                found.span(opening, closing.end(), SpanKind.NOTE)
                following = closing.end()
        colon = capitals.find(":", following, end)


def _find_end(
    capitals: str, word: str, pattern: re.Pattern[str], start: int, end: int
) -> re.Match[str] | None:
    """Return the first end words for *word*; looks only where the word itself stands."""
    position = capitals.find(word, start, end)
    while position >= 0:
        match = pattern.search(capitals, max(start, position - 30), min(end, position + 60))
        if match:
            return match
        position = capitals.find(word, position + 1, end)
    return None


def read_lists(
    found: Findings,
    lines: Sequence[Line],
    paragraphs: Paragraphs,
    headings_and_rules: frozenset[int],
) -> None:
    """Report list items and talking points: from their sign to a blank line or the next item."""
    openings = {item.start for item in paragraphs.paragraphs}
    start: int | None = None
    last = 0
    for line in lines:
        indent = len(line.text) - len(line.text.lstrip())
        opens = (
            not line.blank
            and not line.rule
            and line.start + indent not in openings
            and _LIST_OPENING.match(line.text) is not None
            and _is_item_letter(line.text)
        )
        ends = line.blank or line.rule or opens or line.start + indent in openings
        if start is not None and (ends or line.start in headings_and_rules):
            found.span(start, last, SpanKind.LIST_ITEM)
            start = None
        if opens:
            start = line.start
        last = line.end
    if start is not None:
        found.span(start, last, SpanKind.LIST_ITEM)


def _is_item_letter(text: str) -> bool:
    """Whether a lettered line is an item and not a name with an initial ("J. SAMPLE SAID")."""
    letter = re.match(r"[ \t]*([A-Z])\.[ \t]", text)
    return letter is None or letter[1] in "ABCDEFGH"


def _reading_text(
    text: str,
    start: int,
    end: int,
    paragraphs: Paragraphs,
    page_lines: list[tuple[int, int]],
) -> str:
    """Return a passage as it reads: paragraphs parted by a blank line, lines joined within."""
    hidden = [place for place in page_lines if start <= place[0] and place[1] <= end]
    hidden += [place for place in paragraphs.headings if start <= place[0] and place[1] <= end]
    clean = blank_out(text, start, end, sorted(hidden))
    cuts = [start]
    pieces: list[str] = []
    for paragraph, content in zip(paragraphs.paragraphs, paragraphs.contents, strict=True):
        if start < paragraph.start < end:
            pieces.append(clean[cuts[-1] - start : paragraph.start - start])
            cuts.append(min(content, end))
    pieces.append(clean[cuts[-1] - start :])
    return "\n\n".join(
        joined for piece in pieces if (joined := " ".join(piece.split()).strip(" -=*_"))
    )
