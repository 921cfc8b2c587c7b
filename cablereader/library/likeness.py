"""How two cables of one number differ: redacted, corrected, or simply another text."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from cablereader.library.folding import tokens
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.text.substitutions import read_redactions


class Likeness(StrEnum):
    """How another version of a message differs."""

    SAME_TEXT = "same text"
    REDACTED = "redacted"
    """Parts of the other's text are blacked out."""
    FULLER = "fuller"
    """It has text that is blacked out in this one."""
    CORRECTED = "corrected copy"
    CORRECTED_BY_THIS = "before correction"
    """This one is a corrected copy, and the other is not."""
    DIFFERENT = "different text"


def likeness_by_captions(captions: str | None, other: str | None) -> Likeness | None:
    """Return what the captions of this cable and of the *other* say; None if they say nothing."""
    is_corrected, is_other = _is_corrected(captions), _is_corrected(other)
    if is_corrected == is_other:
        return None
    return Likeness.CORRECTED if is_other else Likeness.CORRECTED_BY_THIS


def _is_corrected(captions: str | None) -> bool:
    return "CORRECTED COPY" in (captions or "")


def likeness_of_texts(text: str, other: str) -> Likeness:
    """Return how the *other* text differs from this one, where their words are not the same."""
    blacked, words = _redactions(text)
    other_blacked, other_words = _redactions(other)
    if other_blacked > blacked and _is_within(other_words, words):
        return Likeness.REDACTED
    if blacked > other_blacked and _is_within(words, other_words):
        return Likeness.FULLER
    return Likeness.DIFFERENT


# Whoever releases a cable stamps it, and machines misread some words; but what is left of a redacted
# text is in the full one.
_STAMPED_WORDS = 3
_STAMPED_SHARE = 20


def _is_within(words: Counter[str], fuller: Counter[str]) -> bool:
    foreign = (words - fuller).total()
    return foreign <= max(_STAMPED_WORDS, words.total() // _STAMPED_SHARE)


def _redactions(text: str) -> tuple[int, Counter[str]]:
    """Return how many redactions *text* has, and the words outside of them."""
    found = Findings(text)
    read_redactions(found)
    places = sorted(span[:2] for span in found.spans() if span.kind is SpanKind.REDACTION)
    words: Counter[str] = Counter()
    last = 0
    for start, end in places:
        words.update(tokens(text[last:start]))
        last = max(last, end)
    words.update(tokens(text[last:]))
    return len(places), words
