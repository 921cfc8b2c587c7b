"""What the cables found have in common: counts by post, year, level and so on, and filters by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cablereader.library.posts import country_names, post
from cablereader.library.query import Query
from cablereader.library.query.tree import During, Holds, Node, Not, Or
from cablereader.library.rows import LEVELS
from cablereader.library.search import Searcher
from cablereader.library.tokens import Fact
from cablereader.model.level import Level


class Facet(StrEnum):
    """By what results are counted and filtered."""

    POST = "post"
    COUNTRY = "country"
    YEAR = "year"
    MONTH = "month"
    LEVEL = "level"
    CAPTION = "caption"
    TAGS = "tags"
    PRECEDENCE = "precedence"
    SIGNER = "signer"


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value, how it is shown, and how many of the cables found have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """The cables of one month, "2007-03", and of one level; None where none is stated."""

    month: str
    level: Level | None
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A value that results must have or, excluded, must not. Hashable, for a trail of filters.

    For ``Facet.MONTH`` the value may be a stretch, "2007-03..2007-09", as dragged in a timeline.
    """

    facet: Facet
    value: str
    excluded: bool = False

    def words(self) -> str:
        """Return the filter for the reader: "not Embassy Lima"."""
        label = _label(self.facet, self.value)
        return f"not {label}" if self.excluded else label


_FACTS = {
    Facet.POST: Fact.POST,
    Facet.COUNTRY: Fact.COUNTRY,
    Facet.YEAR: Fact.YEAR,
    Facet.LEVEL: Fact.LEVEL,
    Facet.CAPTION: Fact.CAPTION,
    Facet.TAGS: Fact.TAG,
    Facet.PRECEDENCE: Fact.PRECEDENCE,
    Facet.SIGNER: Fact.SIGNER,
}
_IN_VALUES = (Facet.POST, Facet.COUNTRY, Facet.PRECEDENCE, Facet.SIGNER)
_COLUMNS = {
    Facet.POST: "cable.post",
    Facet.COUNTRY: "cable.country",
    Facet.YEAR: "cable.month / 100",
    Facet.MONTH: "cable.month",
    Facet.LEVEL: "cable.level",
    Facet.CAPTION: "cable.captions",
    Facet.TAGS: "cable.tags",
    Facet.PRECEDENCE: "cable.precedence",
    Facet.SIGNER: "cable.signer",
}
_LEVELS = {str(level): level for level in LEVELS}
_IN_ORDER = (Facet.YEAR, Facet.MONTH, Facet.LEVEL)


def filtered(query: Query, filters: Iterable[Filter]) -> Query:
    """Return *query* with *filters*: one of the values included of each facet, none of the excluded."""
    included: dict[Facet, list[Node]] = {}
    conditions: list[Node] = []
    for item in filters:
        if item.excluded:
            conditions.append(Not(_condition(item)))
        else:
            included.setdefault(item.facet, []).append(_condition(item))
    conditions.extend(
        choices[0] if len(choices) == 1 else Or(tuple(choices)) for choices in included.values()
    )
    return query.narrowed(*conditions)


def _condition(item: Filter) -> Node:
    label = _label(item.facet, item.value)
    if item.facet is Facet.MONTH:
        first, _, last = item.value.partition("..")
        last = last or first
        return During(f"{first}-01", f"{last}-{_last_day(last)}", f"sent in {label}")
    value = item.value
    if item.facet is Facet.LEVEL:
        value = str(_LEVELS[value].rank)
    return Holds(_FACTS[item.facet], (value,), f"{item.facet} {label}")


def _last_day(month: str) -> int:
    # Days a month does not have are in no cable; the tokens of its days are summed up by the month's.
    year, number = int(month[:4]), int(month[5:7])
    if number == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if number in (4, 6, 9, 11) else 31


def facet_counts(
    searcher: Searcher, query: Query, facet: Facet, limit: int | None = None
) -> list[FacetCount]:
    """Return the values that the cables found have, the most frequent first (times in order)."""
    column = _COLUMNS[facet]
    counts: Counter[str] = Counter()
    with searcher.answering():
        if facet in _IN_VALUES:
            rows = searcher.connection.execute(
                f"SELECT value.name, found FROM ({_counted(query, column)}) JOIN value ON value.id = key",
                _parameters(query),
            )
        else:
            rows = searcher.connection.execute(_counted(query, column), _parameters(query))
        for key, count in rows:
            for value in _values(facet, key):
                counts[value] += count
    found = [FacetCount(value, _label(facet, value), count) for value, count in counts.items()]
    return _in_order(facet, found)[:limit]


def facet_choices(
    searcher: Searcher, query: Query, filters: Sequence[Filter], facet: Facet
) -> list[FacetCount]:
    """Return the values to choose from where *filters* hold, in the order of :func:`facet_counts`.

    A value that they exclude comes with the number of cables that it alone leaves out.
    """
    found = facet_counts(searcher, filtered(query, filters), facet)
    for item in filters:
        # A stretch of months is no value of the list.
        if item.facet is facet and item.excluded and ".." not in item.value:
            others = filtered(query, (other for other in filters if other is not item))
            count = searcher.count(others.narrowed(_condition(item)))
            found.append(FacetCount(item.value, _label(facet, item.value), count))
    return _in_order(facet, found)


def _in_order(facet: Facet, found: list[FacetCount]) -> list[FacetCount]:
    if facet in _IN_ORDER:
        return sorted(found, key=_place_in_order)
    return sorted(found, key=lambda item: (-item.count, item.label))


def _place_in_order(item: FacetCount) -> tuple[int, str]:
    level = _LEVELS.get(item.value)
    return (0 if level is None else level.rank), item.value


def _counted(query: Query, column: str) -> str:
    if query.is_everything:
        return f"SELECT {column} AS key, count(*) AS found FROM cable WHERE key IS NOT NULL GROUP BY key"
    # A join in this order: each hit is looked up in the table, whatever the planner would prefer.
    return (
        f"SELECT {column} AS key, count(*) AS found FROM words CROSS JOIN cable "
        "ON cable.id = words.rowid WHERE words MATCH ? AND key IS NOT NULL GROUP BY key"
    )


def _parameters(query: Query) -> tuple[str, ...]:
    return () if query.is_everything else (query.match(),)


def _values(facet: Facet, key: object) -> Sequence[str]:
    if isinstance(key, int):
        if facet is Facet.LEVEL:
            return (str(LEVELS[key]),)
        return (_month(key),) if facet is Facet.MONTH else (str(key),)
    if facet is Facet.TAGS:
        return str(key).split()
    return str(key).split("\n")


def _month(number: int) -> str:
    return f"{number // 100}-{number % 100:02d}"


def _label(facet: Facet, value: str) -> str:
    if facet is Facet.POST:
        return post(value).full_name
    if facet is Facet.COUNTRY:
        return country_names().get(value, value)
    return value.replace("..", " to ") if facet is Facet.MONTH else value


def timeline(searcher: Searcher, query: Query) -> list[MonthCount]:
    """Return how many of the cables found are of each month and level, in the order of time.

    Months without a cable are left out, and so are cables without a date or with a year only.
    """
    statement = (
        "SELECT month, level, count(*) FROM cable WHERE month % 100 GROUP BY month, level"
        if query.is_everything
        else "SELECT month, level, count(*) FROM words CROSS JOIN cable ON cable.id = words.rowid "
        "WHERE words MATCH ? AND month % 100 GROUP BY month, level"
    )
    with searcher.answering():
        return [
            MonthCount(_month(month), None if level is None else LEVELS[level], count)
            for month, level, count in searcher.connection.execute(statement, _parameters(query))
        ]
