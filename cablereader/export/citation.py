"""The reference that belongs under a quotation from a cable."""

from __future__ import annotations

from bisect import bisect_right

from cablereader.model.cable import Cable
from cablereader.model.dates_in_words import date_in_words

_DAY = len("2007-03-27")


def citation(cable: Cable, start: int, end: int) -> str:
    """Return post, number, day, classification and paragraphs of what stands in *start* to *end*.

    ``(Embassy Lima, 07LIMA1052, 27 March 2007, CONFIDENTIAL, para. 3)``; what the cable does not
    say is left out.
    """
    parts = [
        cable.origin,
        cable.reference_id,
        date_in_words(cable.created[:_DAY]) if cable.created else None,
        cable.classification,
        _paragraphs(cable, start, end),
    ]
    known = [part for part in parts if part]
    return f"({', '.join(known)})" if known else ""


def _paragraphs(cable: Cable, start: int, end: int) -> str | None:
    starts = [item.start for item in cable.paragraphs]
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, max(start, end - 1)) - 1
    if last < 0:
        return None
    inside = [item.number for item in cable.paragraphs[max(first, 0) : last + 1]]
    numbers = [number for number in inside if number is not None]
    if not numbers:
        return None
    if numbers[0] == numbers[-1]:
        return f"para. {numbers[0]}"
    return f"paras. {numbers[0]}–{numbers[-1]}"
