"""A cable's text with everything that was recognized, and every defect, beside it.

For people who want to know why a field has its value: ``cablereader parse --explain FILE``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeVar

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.model.span import Span

_Item = TypeVar("_Item")
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TEXT_WIDTH = 72
_EXCERPT = 40


def explain(cable: Cable) -> Iterator[str]:
    """Yield the lines of the explanation: the text, numbered; under each line what it holds."""
    starts = _line_starts(cable.text)
    spans = _by_line(starts, [(span.start, span) for span in cable.spans])
    defects = _by_line(starts, [(defect.start, defect) for defect in cable.defects])
    for index, line in enumerate(cable.text.split("\n")):
        for part in _folded(line):
            yield f"{index + 1:>5} | {part}".rstrip()
        for span in spans.get(index, []):
            yield f"      . {_named(cable, span)}"
        for defect in defects.get(index, []):
            yield f"      ! {_told(defect)}"


def _line_starts(text: str) -> list[int]:
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


def _by_line(starts: list[int], items: list[tuple[int, _Item]]) -> dict[int, list[_Item]]:
    lines: dict[int, list[_Item]] = {}
    for offset, item in items:
        lines.setdefault(bisect_right(starts, offset) - 1, []).append(item)
    return lines


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that fit a terminal; an empty line is one empty piece."""
    for position in range(0, max(len(line), 1), _TEXT_WIDTH):
        yield _plain(line[position : position + _TEXT_WIDTH])


def _named(cable: Cable, span: Span) -> str:
    # Blocks of lines, then parts of a body or block that take several lines, then words.
    indent = "" if span.kind.depth <= 1 else "  " if span.kind.depth <= 4 else "    "
    words = " ".join(cable.text_of(span).split())
    excerpt = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"
    return f"{indent}{span.kind.replace('_', ' ')}: {_plain(excerpt)}"


def _told(defect: Defect) -> str:
    return f"{defect.code.replace('_', ' ')}: {_plain(' '.join(defect.message.split()))}"


def _plain(text: str) -> str:
    """Return *text* with what would steer a terminal shown as a mark."""
    return _STEERING.sub("\ufffd", text)
