"""Cutting a REF block into its items: at its letters, its numbers, or its lines and semicolons."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablereader.model.citations.cited_cables import (
    AFTER_CABLE,
    CITATION,
    cable_at,
    names_a_cable,
    opens_with_cable,
    without_cables,
)

# A letter with its sign; or a bare one ("A LIMA 123", "(A LIMA 123", "A - LIMA 123", "A, LIMA 123"),
# which is a label only before a cable, or at the head of a line before a dash.
_ITEM_LABEL = re.compile(
    r"(?<![^\s;:,/])(?:¶[ \t]*)?(?:[\-*•]{1,2}[ \t]+)?"
    r"(?:REF[ \t]+)?(?:(?P<label>\((?P<a>[A-Z])\):?|\[(?P<b>[A-Z])\]:?"
    r"|(?!E\.[ ]?O\.)(?P<c>[A-Z])(?:\.\)|[.):]))(?=\s|$|['’(A-Z\d])"
    r"|[(\[]?(?P<bare>[A-Z])(?:(?P<dash>[ \t]*[\-–]{1,2}[ \t]+)|,[ \t]*|-|[ \t]+)(?=['’(A-Z\d]))",
    re.IGNORECASE,
)
_MARKING_ALONE = re.compile(r"\s*\([CSU]\)", re.IGNORECASE)
# What may be such a letter, to look at what was last.
_LETTER = re.compile(r"(?<![A-Z0-9])[(\[]?([A-Z])[.)\]:]")
_BULLET = re.compile(r"(?<!\S)\(?(?P<number>\d{1,2})[.)]\)?[ \t]+(?=['’A-Z\d])")
# A letter that stands behind its item: "LIMA 1052 (NOTAL) (B)", "LIMA 1052 (REF B)".
_LETTER_BEHIND = re.compile(
    r"(?:\((?:REF(?:TEL)?[ ])?(?P<a>[A-Z])\)|\[(?P<b>[A-Z])\]|(?<=\d)[ ]?(?P<c>[A-Z])\))(?![A-Z0-9'’])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[ \t]*(?:[,;.][ \t]*)?(?:AND[ ]+PREVIOUS\b[ \t]*[,;.]?)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;.&]*(?:\bAND\b[\s,;.]*)?", re.IGNORECASE)
_AFTER_LAST = re.compile(r"[\s,;.]*(?:\(?(?:AND PREVIOUS|NOTAL)\)?[\s,;.]*){0,2}", re.IGNORECASE)
_NOT_BLANK = re.compile(r"\S")
_INDENT = 60


class Item(NamedTuple):
    label: str | None
    start: int
    end: int


_ONLY_NUMBERS = re.compile(r"[\s;,\d]*(?:\bAND\b[\s\d,]*)?", re.IGNORECASE)
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d(?:\s+AND\s+PRIOR)?[.,;]?", re.IGNORECASE)


def looks_like_item(line: str) -> bool:
    """Whether *line* goes on a REF block: a lettered item, or one that cites a cable and no more."""
    lettered = _ITEM_LABEL.match(line.strip())
    return (lettered is not None and lettered["bare"] is None) or _is_mostly_cables(line)


def opens_with_item(text: str) -> bool:
    """Whether *text* begins with a lettered item or the citation of a cable."""
    lettered = _ITEM_LABEL.match(text.strip())
    return (lettered is not None and lettered["bare"] is None) or opens_with_cable(text)


def _is_mostly_cables(line: str) -> bool:
    """Whether hardly a word is left in *line* beside the cables it cites."""
    if len(line) > 120 or not names_a_cable(line):
        return False
    rest = re.sub(
        r"\([^()]*\)|\b(?:AND|PREVIOUS|NOTAL|SEE|ALSO)\b", "", without_cables(line.upper())
    )
    return sum(letter.isalpha() for letter in rest) < 12


def is_lettered_cable(line: str) -> bool:
    """Whether *line* is a letter and a cable and no more: "(C) LIMA 209"."""
    label = _ITEM_LABEL.match(line.strip())
    words = line.strip()[label.end() :].strip() if label else ""
    cable = cable_at(words)
    return cable is not None and AFTER_CABLE.fullmatch(words, cable.end()) is not None


def is_next_item(block: str, line: str) -> bool:
    """Whether *line* opens with the bracketed letter that is due after the items of *block*."""
    label = _ITEM_LABEL.match(line.strip())
    if label is None or not label["a"]:
        return False
    before = [match["a"].upper() for match in _ITEM_LABEL.finditer(block) if match["a"]]
    return bool(before) and ord(label["a"].upper()) == ord(before[-1]) + 1


def may_be_due(block: str, line: str) -> bool:
    """Whether *line*, a lettered one below a blank line, can be the next item of *block*.

    The paragraphs of some bodies are lettered as well; an item has the letter that is due, or cites a
    cable and no more.
    """
    label = _ITEM_LABEL.match(line.strip())
    if label is None or label["bare"] or not block.strip():
        return True
    before = _LETTER.findall(block.upper())
    letter = label["a"] or label["b"] or label["c"]
    step = ord(letter.upper()) - ord(before[-1] if before else "A")
    return 0 < step < 4 or _is_mostly_cables(line)


def uses_numbers(block: str) -> bool:
    """Whether the items of *block* have numbers for bullets, or it has no item yet."""
    return not block.strip() or _BULLET.match(block.lstrip()) is not None


def cut_items(clean: str, start: int) -> list[Item]:
    """Cut the block at its letters, or at its lines and semicolons where it has none."""
    behind = _cut_behind_letters(clean, start)
    if behind:
        return behind
    marks = _lettered_marks(clean) or _bulleted_marks(clean)
    if not marks:
        return _unlettered(clean, start)
    items: list[Item] = []
    if marks[0][1] > 0:
        items += _unlettered(clean[: marks[0][1]], start)
    for (label, _, content), following in zip(marks, [*marks[1:], None], strict=True):
        item_end = following[1] if following else len(clean)
        item = Item(label, start + content, start + item_end)
        if items and _ONLY_YEAR.fullmatch(clean[content:item_end].strip()):
            # Drafting software cut "FOR JANUARY 13, 2008" at its comma and lettered the year.
            items[-1] = items[-1]._replace(end=item.end)
        else:
            items.append(item)
    return items


def _cut_behind_letters(clean: str, start: int) -> list[Item]:
    """Cut the block behind its letters, where they stand behind the items; empty where they do not.

    They count from A, a cable stands before the first and nothing behind the last. "LIMA 12 (C)"
    gives a level.
    """
    items: list[Item] = []
    capitals = clean.upper()
    if "A)" not in capitals and "A]" not in capitals:
        return items
    position = 0
    for match in _LETTER_BEHIND.finditer(clean):
        label = (match["a"] or match["b"] or match["c"]).upper()
        if ord(label) - ord("A") != len(items):
            if items:
                continue
            return []
        between = _BETWEEN.match(clean, position)
        item_start = between.end() if between else position
        words = clean[item_start : match.start()]
        if not (items or names_a_cable(words)) or not words.strip():
            return []
        items.append(Item(label, start + item_start, start + match.start()))
        separator = _SEPARATOR.match(clean, match.end())
        position = separator.end() if separator else match.end()
    return items if items and _AFTER_LAST.fullmatch(clean, position) else []


def _lettered_marks(clean: str) -> list[tuple[str, int, int]]:
    marks: list[tuple[str, int, int]] = []
    for match in _ITEM_LABEL.finditer(clean):
        label = (match["a"] or match["b"] or match["c"] or match["bare"]).upper()
        if match["bare"] and not _is_bare_label(match, clean):
            continue
        is_doubled = marks and label == marks[-1][0]
        if is_doubled and not _NOT_BLANK.search(clean, marks[-1][2], match.start()):
            marks[-1] = (label, marks[-1][1], match.end())
        elif _may_follow(label, marks, clean, match.span()):
            marks.append((label, match.start(), match.end()))
    is_one = len(marks) == 1 and not clean[: marks[0][1]].strip()
    if is_one and _MARKING_ALONE.match(clean, marks[0][1]):
        # "(U) LIMA 123": the level of the only item.
        return []
    return marks


def _may_follow(
    label: str, marks: list[tuple[str, int, int]], clean: str, place: tuple[int, int]
) -> bool:
    """Whether *label* is due: the next letter, or at a line start any later one."""
    at, content = place
    opens_line = _opens_line(clean, at)
    if not marks:
        # The first may have lost its letter: "LIMA 123; B. LIMA 124".
        return label == "A" or opens_line or (label == "B" and _is_second(clean, at, content))
    step = ord(label) - ord(marks[-1][0])
    return step == 1 or (opens_line and 0 < step < 4)


def _is_second(clean: str, at: int, content: int) -> bool:
    """Whether a cable stands before a letter, and a sign parts them or a cable stands behind it."""
    if at > 2 * CITATION:
        return False
    before = clean[:at].rstrip()
    if len(before) > CITATION or not names_a_cable(before):
        return False
    return before.endswith((";", ",")) or opens_with_cable(clean[content : content + CITATION])


def _is_bare_label(match: re.Match[str], clean: str) -> bool:
    """Whether a letter without a sign of its own labels an item, and is no initial or article."""
    heads_line = match["dash"] is not None and _opens_line(clean, match.start())
    return heads_line or opens_with_cable(clean[match.end() : match.end() + CITATION])


def _opens_line(clean: str, at: int) -> bool:
    """Whether nothing but an indent stands before *at* on its line."""
    before = clean[max(0, at - _INDENT) : at].rstrip(" \t¶-*•")
    return before.endswith("\n") or (not before and at <= _INDENT)


def _bulleted_marks(clean: str) -> list[tuple[str, int, int]]:
    """Return the numbers that head lines, or stand within a line when due and before a cable."""
    marks: list[tuple[str, int, int]] = []
    for match in _BULLET.finditer(clean):
        number, rest = match["number"], clean[match.end() : match.end() + CITATION]
        due = int(number) == (int(marks[-1][0]) + 1 if marks else 1)
        if _opens_line(clean, match.start()) or (due and opens_with_cable(rest)):
            marks.append((number, match.start(), match.end()))
    return marks if marks and marks[0][0] == "1" else []


def _unlettered(clean: str, start: int) -> list[Item]:
    items: list[Item] = []
    position = 0
    for piece in re.split(r"(;|\n)", clean):
        if piece.strip(" \t;\n"):
            joins = items and (
                not names_a_cable(piece) or _goes_on(clean[items[-1].start - start : position])
            )
            only_numbers = _ONLY_NUMBERS.fullmatch(piece) is not None
            parted = ";" in clean[items[-1].end - start : position] if items else False
            if joins and (only_numbers or not parted):
                items[-1] = items[-1]._replace(end=start + position + len(piece))
            else:
                items.append(Item(None, start + position, start + position + len(piece)))
        position += len(piece)
    return items


def _goes_on(text: str) -> bool:
    """Whether an item breaks off in the middle: "AMEMBASSY" / "LIMA 520"; "STATE 1 AND"."""
    return re.search(r"(?:\bAND|,|&|\b[A-Z]{2,})\s*$", text, re.IGNORECASE) is not None
