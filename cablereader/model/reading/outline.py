"""What a reader looks for in a cable's body, in order: headings, paragraphs, passages, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cablereader.model.cable import Cable
from cablereader.model.reading.reading_text import Block, BlockKind, ReadingText, Tint
from cablereader.model.span import SpanKind

LONGEST = 120
"""Characters of a paragraph that an entry has at most; a list shows fewer."""
# "ACTION REQUEST(ED)" is the heading that the Foreign Affairs Manual gives to what a post asks for.
_ACTION = re.compile(r"\s*ACTION\s+REQUEST(?:ED)?\b", re.IGNORECASE)
_OWN_ENTRY = (BlockKind.PARAGRAPH, BlockKind.HEADING)


class EntryKind(StrEnum):
    """What an entry leads to."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SUMMARY = "summary"
    COMMENT = "comment"
    ACTION_REQUEST = "action_request"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline; *start* is an offset in ``Cable.text``."""

    kind: EntryKind
    words: str
    start: int
    number: int | None = None
    marking: str | None = None


def outline_of(cable: Cable, reading: ReadingText) -> tuple[Entry, ...]:
    """Return the outline of *cable*, whose text set for reading is *reading*."""
    entries = [_entry(reading, block) for block in reading.blocks if _has_entry(block)]
    entries += [
        Entry(EntryKind.NOTE, _words(reading, *reading.place_in_reading(*span[:2])), span.start)
        for span in cable.spans_of(SpanKind.NOTE)
    ]
    return tuple(sorted(entries, key=lambda entry: entry.start))


def _has_entry(block: Block) -> bool:
    return block.kind in _OWN_ENTRY or block.margin is not None


def _entry(reading: ReadingText, block: Block) -> Entry:
    words = _words(reading, block.start, block.end)
    margin = block.margin
    start = reading.to_text(block.start)
    if margin is None:
        return Entry(_kind(block, words), words, start)
    return Entry(_kind(block, words), words, margin.start, margin.number, margin.marking)


def _kind(block: Block, words: str) -> EntryKind:
    if _ACTION.match(words):
        return EntryKind.ACTION_REQUEST
    if block.kind is BlockKind.HEADING:
        return EntryKind.HEADING
    if block.tint is Tint.SUMMARY:
        return EntryKind.SUMMARY
    return EntryKind.COMMENT if block.tint is Tint.COMMENT else EntryKind.PARAGRAPH


def _words(reading: ReadingText, start: int, end: int) -> str:
    text = " ".join(reading.text[start : min(end, start + LONGEST + 1)].split())
    if end - start <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0] + "…"
