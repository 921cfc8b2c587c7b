"""The cables found as bars of a histogram, each of one month or of several. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cablereader.library import MonthCount
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.level import Level

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """Some months, first and last as numbers of months since the year 0, and what they hold."""

    first: int
    last: int
    counts: tuple[tuple[Level | None, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


def month_number(month: str) -> int:
    """Return the number of a month, "2007-03", since the year 0."""
    return int(month[:4]) * MONTHS + int(month[5:7]) - 1


def month_name(number: int) -> str:
    """Return the month of that number, "2007-03"."""
    return f"{number // MONTHS:04d}-{number % MONTHS + 1:02d}"


def bars_of(months: Sequence[MonthCount], most: int) -> list[Bar]:
    """Return *months* as bars without gaps, at most *most* of them, each of equally many months."""
    if not months:
        return []
    counts: dict[int, dict[Level | None, int]] = {}
    for item in months:
        of_month = counts.setdefault(month_number(item.month), {})
        of_month[item.level] = of_month.get(item.level, 0) + item.count
    first, last = min(counts), max(counts)
    step = next(
        size
        for size in (1, 3, 6, 12, 24, 60, 120, last - first + 1)
        if (last - first) // size + 1 <= max(1, most) or size > last - first
    )
    first -= first % min(step, MONTHS)
    bars: list[Bar] = []
    for start in range(first, last + 1, step):
        levels: dict[Level | None, int] = {}
        for number in range(start, start + step):
            for level, count in counts.get(number, {}).items():
                levels[level] = levels.get(level, 0) + count
        order = sorted(levels, key=lambda level: -1 if level is None else level.rank)
        bars.append(Bar(start, start + step - 1, tuple((level, levels[level]) for level in order)))
    return bars


def words_of_month(number: int) -> str:
    """Return the month of that number in words: "March 2007"."""
    return date_in_words(month_name(number))
