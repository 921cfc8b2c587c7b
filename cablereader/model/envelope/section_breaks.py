"""Where one section of a long telegram ends and the next begins, inside one text.

Each section was sent as a message of its own: end-of-message signs, an envelope, the classification
line with its section, and often the first fields of the header once more. The archives' records have
the page heading and the distribution of each section above its date line. The text goes on across all
of that. Where the next message is another cable, the text of this one ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablereader.model.protection.captions import read_caption_line
from cablereader.model.protection.classification_line import find_section, read_classification_line
from cablereader.model.text.format_lines import LINE, MESSAGE_MARK, TRANSMISSION_ID
from cablereader.model.text.page_lines import LEVEL_ALONE, PAGE_HEADING, with_banners

_NEXT_MESSAGE = re.compile(rf"\n{TRANSMISSION_ID}[ \t]*\n")
_END_SIGN = re.compile(
    rf"[ \t]*(?:BT|N{{3,5}}[A-Z]{{0,10}}|#\d{{4}}(?:/\d\d)?|{LEVEL_ALONE}"
    r"|[^\n]{0,60}\bDeclassified/Released\b[^\n]*)?[ \t]*"
)
_FIRST_PAGE = re.compile(rf"[ \t]*(?=PAGE +0?1\b){PAGE_HEADING.pattern}")
_REPEATED_FIELD = re.compile(
    r"[ \t]*(?:E\.?[ ]?O\.?[ :]*\d{5}|TAGS?[ ]*:|SUBJ(?:ECT)?[ ]*:)", re.IGNORECASE
)
_LONGEST_ENVELOPE = 80
_LONGEST_HEADER = 2500
_BODY_BEGINS = re.compile(r"^[ \t]*(?:¶?\(?\d{1,2}[.)]|(?:BEGIN )?SUMMARY\b)", re.MULTILINE)
# An envelope that begins a section holds one of these.
_ENVELOPE_SIGNS = (MESSAGE_MARK, "FM ")


def find_section_breaks(text: str, start: int, serial: int | None) -> Iterator[tuple[int, int]]:
    """Yield the places from *start* on that part the sections of the message *serial*."""
    end, floor = len(text), start
    position = text.find("SECTION", start, end)
    header = _header_lines(text, start, position) if position >= 0 else frozenset()
    while position >= 0:
        line_start = text.rfind("\n", 0, position) + 1
        line_end = _line_end(text, position, end)
        has_section = find_section(text, line_start, line_end) is not None
        line = read_classification_line(text, line_start, line_end) if has_section else None
        if line is not None and line.section is not None and line.serial == serial:
            break_end = _after_repeated_fields(text, line_end, end, header)
            yield _above(text, line_start, floor), break_end
            line_end = floor = break_end
        position = text.find("SECTION", line_end, end)


def next_message(text: str, start: int, breaks: list[tuple[int, int]]) -> int:
    """Return where the text of this cable ends: at the next message, or at the end of *text*.

    A message that begins inside one of *breaks* is a section of this cable.
    """
    if text.find(MESSAGE_MARK, start) < 0:
        return len(text)
    inside = iter(breaks)
    current = next(inside, None)
    for match in _NEXT_MESSAGE.finditer(text, start):
        while current and current[1] <= match.start():
            current = next(inside, None)
        if current is None or match.end() < current[0]:
            return match.start()
    return len(text)


def _line_end(text: str, position: int, end: int) -> int:
    found = text.find("\n", position, end)
    return end if found < 0 else found


def _above(text: str, position: int, floor: int) -> int:
    """Return where the envelope and the end signs above a classification line begin."""
    if not any(text.find(sign, floor, position) >= 0 for sign in _ENVELOPE_SIGNS):
        return _above_end_signs(text, position, floor)
    top = line_start = position
    has_sender = has_date = False
    for _ in range(_LONGEST_ENVELOPE):
        line_start = text.rfind("\n", floor, max(floor, line_start - 1)) + 1
        if line_start <= floor:
            break
        line = LINE.match(text, line_start)
        kind = line.lastgroup if line else None
        if kind == "transmission":
            top = line_start
            break
        has_sender = has_sender or kind == "fm"
        if kind == "dtg" and has_sender:
            top, has_date = line_start, True
        heading = _FIRST_PAGE.match(text, line_start) if has_date else None
        if heading:
            top, _ = with_banners(text, *heading.span())
            break
    return _above_end_signs(text, top, floor)


def _above_end_signs(text: str, position: int, floor: int) -> int:
    top = line_start = position
    while line_start > floor:
        previous = text.rfind("\n", floor, line_start - 1) + 1
        if previous <= floor:
            break
        sign = _END_SIGN.fullmatch(text, previous, line_start - 1)
        if sign is None:
            break
        if sign[0].strip():
            top = previous
        line_start = previous
    return top


def _header_lines(text: str, start: int, end: int) -> frozenset[str]:
    """Return the lines of words between the classification line that ends at *start* and the body.

    *end* is where the next section may begin.
    """
    limit = min(start + _LONGEST_HEADER, end)
    body = _BODY_BEGINS.search(text, start, limit)
    lines = (line.strip() for line in text[start : body.start() if body else limit].split("\n"))
    return frozenset(line for line in lines if any(map(str.isalpha, line)))


def _after_repeated_fields(text: str, position: int, end: int, header: frozenset[str]) -> int:
    """Return where lines that repeat those of the *header*, and its fields, end below a section's line."""
    last = position
    in_field = False
    while position < end:
        line_start = position + 1
        line_end = _line_end(text, line_start, end)
        if not text[line_start:line_end].strip():
            in_field = False
        elif _REPEATED_FIELD.match(text, line_start, line_end):
            in_field = True
            last = line_end
        elif (
            in_field
            or text[line_start:line_end].strip() in header
            or read_caption_line(text, line_start, line_end)
        ):
            last = line_end
        else:
            break
        position = line_end
    return last
