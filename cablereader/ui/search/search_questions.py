"""What a search asks of the library, in the order of urgency. No widgets here.

What the reader sees first is one question. What it leaves to be answered is another, which is asked
when the first results are on the screen: answered at once, it would take the time that painting needs.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cablereader.handbook.other_names import other_names
from cablereader.library import (
    Facet,
    FacetCount,
    MonthCount,
    Order,
    Query,
    Row,
    Searcher,
    facet_choices,
    filtered,
    timeline,
)
from cablereader.ui.library.question_thread import Question
from cablereader.ui.search.search_state import SearchState, without_included

# The index takes seconds for all words that begin with one letter or two, and they are in nearly
# every cable anyway: until there are three, a word that is being typed narrows nothing. Nor does a
# sign that joins what is still to come: AND, -, from:.
_BEGINNING = re.compile(
    r"""(?:^|(?<=[\s(]))(?:
        [-+!]?[^\W_]{1,2} | [-+!] | [-+!]?[A-Za-z]{2,14}: |
        (?:AND|OR|NOT|NEAR(?:/\d{0,3})?|&&|\|\|?)\s*
    )\Z""",
    re.VERBOSE,
)
_FIRST = 400
"""Results that are asked for before all others, in the orders in which these come at once."""
_MORE_SECONDS = 0.006
"""Time in which what else there is may come along with them, so that most lists come whole."""
_SHOWN = 64
"""Results that come with their rows: as many as a list has in view."""
_AT_ONCE = (Order.NEWEST, Order.OLDEST)


@dataclass(frozen=True, slots=True)
class Found:
    """The cables found. *rows* are the first of them; *is_whole* tells whether *ids* are all."""

    query: Query
    """As typed and understood, without the filters."""
    narrowed: Query
    """With the filters."""
    order: Order
    ids: array[int]
    rows: tuple[Row, ...]
    is_whole: bool
    has_other_names: bool = False
    """Whether something that was searched in vain has other names that were not searched."""


@dataclass(frozen=True, slots=True)
class Times:
    """When the cables found were sent, whatever stretch of time is asked for."""

    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the cables found have in common, in one respect."""

    facet: Facet
    values: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as it is asked: with *is_typing* its last word may be unfinished."""

    state: SearchState
    is_typing: bool = False
    is_wide: bool = False
    """Whether other names are searched too: GOF as Government of France."""

    @property
    def is_begun(self) -> bool:
        """Whether the last word says too little as yet to narrow anything."""
        return self.is_typing and _BEGINNING.search(self.state.text) is not None

    def wider(self, searcher: Searcher) -> Query:
        """Return the query as it is understood with other names."""
        return replace(self, is_wide=True).query(searcher)

    def query(self, searcher: Searcher) -> Query:
        """Return the query as it is understood, without the filters."""
        text = _BEGINNING.sub("", self.state.text) if self.is_typing else self.state.text
        expand = other_names if self.is_wide else None
        return searcher.query(text, typing=self.is_typing, expand=expand)


def first_results(wanted: Wanted) -> Question:
    """Ask for what the reader sees first: a :class:`Found`."""

    def answers(searcher: Searcher) -> Iterator[object]:
        query, state = wanted.query(searcher), wanted.state
        narrowed = filtered(query, state.filters)
        if state.order in _AT_ONCE:
            ids, is_whole = searcher.first_ids(narrowed, state.order, _FIRST, _MORE_SECONDS)
        else:
            ids, is_whole = searcher.ids(narrowed, state.order), True
        rows = tuple(searcher.rows(ids[:_SHOWN]))
        has_names = not ids and not wanted.is_wide and wanted.wider(searcher).tree != query.tree
        yield Found(query, narrowed, state.order, ids, rows, is_whole, has_names)

    return answers


def all_results(wanted: Wanted) -> Question:
    """Ask for all results at once: a :class:`Found`."""

    def answers(searcher: Searcher) -> Iterator[object]:
        query, state = wanted.query(searcher), wanted.state
        narrowed = filtered(query, state.filters)
        ids = searcher.ids(narrowed, state.order)
        rows = tuple(searcher.rows(ids[:_SHOWN]))
        yield Found(query, narrowed, state.order, ids, rows, True)

    return answers


def what_is_left(wanted: Wanted, found: Found, times: bool, facets: Sequence[Facet]) -> Question:
    """Ask for the results behind the first, then for :class:`Times` and :class:`Counts`."""

    def answers(searcher: Searcher) -> Iterator[object]:
        if not found.is_whole:
            ids = searcher.ids(found.narrowed, found.order)
            yield Found(found.query, found.narrowed, found.order, ids, found.rows, True)
        yield from counts(wanted, times, facets)(searcher)

    return answers


def counts(wanted: Wanted, times: bool, facets: Sequence[Facet]) -> Question:
    """Ask what the results have in common: :class:`Times` if wanted, and :class:`Counts`."""

    def answers(searcher: Searcher) -> Iterator[object]:
        query, filters = wanted.query(searcher), wanted.state.filters
        if times:
            others = without_included(filters, Facet.MONTH)
            yield Times(tuple(timeline(searcher, filtered(query, others))))
        for facet in facets:
            others = without_included(filters, facet)
            yield Counts(facet, tuple(facet_choices(searcher, query, others, facet)))

    return answers
