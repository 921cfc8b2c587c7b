"""When a cable was due to be declassified, and whether that day has passed.

A date on the line is the due date, unless the line says that it is one of review or of downgrading.
``GDS`` under E.O. 11652 names no date: its section 5(A) sets the end of the sixth full calendar year
after the year of origin for CONFIDENTIAL, of the eighth for SECRET, of the tenth for TOP SECRET.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cablereader.model.cable import Cable
from cablereader.model.dates import find_date
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.level import Level

_GENERAL_SCHEDULE = {Level.CONFIDENTIAL: 6, Level.SECRET: 8, Level.TOP_SECRET: 10}
_GDS = re.compile(r"(?<![A-Z])GDS\b", re.IGNORECASE)
_REVIEW = re.compile(r"\bRDS\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declassification:
    """*due* is the day, *rule* where it comes from; *words* is the sentence for the reader.

    *has_passed* is None without a day to compare with, or without a due day. *is_review*: on that
    day the text was to be looked at again, not released.
    """

    due: date | None
    has_passed: bool | None
    words: str
    rule: str
    is_review: bool = False


def declassification(cable: Cable, today: date | None = None) -> Declassification | None:
    """Return when *cable* was due to be declassified, as seen on *today*.

    None if it has no executive-order line, or one that names neither a date nor a schedule.
    """
    order = cable.executive_order
    if order is None:
        return None
    is_review = _REVIEW.search(order.text) is not None
    found = _by_date(cable, is_review) or _by_schedule(cable)
    if found is None:
        return None
    due, rule = found
    has_passed = None if today is None else due < today
    act = "review for declassification" if is_review else "declassification"
    words = f"due for {act} on {date_in_words(due.isoformat())}"
    if has_passed is not None:
        words += "; that day has passed" if has_passed else "; that day has not passed yet"
    return Declassification(due, has_passed, words, rule, is_review)


def _by_date(cable: Cable, is_review: bool) -> tuple[date, str] | None:
    order = cable.executive_order
    if order is None:
        return None
    iso = order.declassify_on
    if iso is None and is_review:
        # A date of review is not one of declassification, so the model leaves it in the text.
        written = find_date(order.text, int(cable.created[:4]) if cable.created else None)
        iso = written.iso if written else None
    return (date.fromisoformat(iso), "the date on the E.O. line") if iso else None


def _by_schedule(cable: Cable) -> tuple[date, str] | None:
    order, level = cable.executive_order, cable.classification_level
    if order is None or order.number != "11652" or not _GDS.search(order.text):
        return None
    if level not in _GENERAL_SCHEDULE or not cable.created:
        return None
    years = _GENERAL_SCHEDULE[level]
    return date(int(cable.created[:4]) + years, 12, 31), (
        f"general schedule of E.O. 11652 for {level}: the end of full calendar year {years} after "
        "the year of origin"
    )
