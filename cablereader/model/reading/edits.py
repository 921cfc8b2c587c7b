"""What is taken out of a body or mended in it when it is set for reading, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablereader.model.body.closing import is_end_sign
from cablereader.model.cable import Cable
from cablereader.model.defect import DefectCode
from cablereader.model.reading.reading_segments import Reason
from cablereader.model.span import SpanKind
from cablereader.model.text.substitutions import mended

# C0 and C1 controls but tab and line break, and signs of no width; none has a shape to show.
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff]+")
_MARK = re.compile(r"¶[ \t]*")
_BREAK = re.compile(r"<br[ ]?/?>", re.IGNORECASE)


class Edit(NamedTuple):
    """``Cable.text[start:end]`` reads as *instead*."""

    start: int
    end: int
    instead: str
    reason: Reason


def hidden_places(cable: Cable, begin: int) -> list[Edit]:
    """Return what the transmission put into the body from *begin* on, in order."""
    places: list[Edit] = []
    for start, end, kind in cable.spans:
        if start < begin or (places and start < places[-1].end):
            continue
        if kind is SpanKind.PAGE_LINE:
            places.append(Edit(start, end, "", Reason.PAGE_LINE))
        elif kind is SpanKind.TRAILER and is_end_sign(cable.text[start:end]):
            places.append(Edit(start, end, "", Reason.TRANSPORT))
    return places


def visible_edits(cable: Cable, begin: int) -> list[Edit]:
    """Return the repairs from *begin* on, in order; none overlaps another."""
    edits: list[Edit] = []
    for edit in sorted([*_controls(cable), *_mended(cable), *_marks_and_markup(cable)]):
        if edit.start >= begin and (not edits or edit.start >= edits[-1].end):
            edits.append(edit)
    return edits


def _controls(cable: Cable) -> Iterator[Edit]:
    for match in _CONTROL.finditer(cable.text):
        yield Edit(*match.span(), "", Reason.CONTROL)


def _mended(cable: Cable) -> Iterator[Edit]:
    for span in cable.spans_of(SpanKind.REPAIR):
        for start, end, instead in mended(cable.text_of(span)):
            yield Edit(span.start + start, span.start + end, instead, Reason.REPAIR)


def _marks_and_markup(cable: Cable) -> Iterator[Edit]:
    for defect in cable.defects:
        if defect.code is DefectCode.FALSE_PARAGRAPH_MARK:
            mark = _MARK.match(cable.text, defect.start, defect.end)
            if mark:
                yield Edit(*mark.span(), "", Reason.REPAIR)
        elif defect.code is DefectCode.MARKUP_IN_TEXT and defect.end > defect.start:
            is_break = _BREAK.fullmatch(cable.text, defect.start, defect.end)
            yield Edit(defect.start, defect.end, " " if is_break else "", Reason.REPAIR)
