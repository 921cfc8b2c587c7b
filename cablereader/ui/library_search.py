"""Searching while the reader types: what is asked, when, and what has come so far."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader.handbook.other_names import other_names
from cablereader.library import (
    Facet,
    FacetCount,
    Filter,
    MonthCount,
    Order,
    Query,
    Row,
    Searcher,
    facet_counts,
    filtered,
    timeline,
)
from cablereader.ui.question_thread import Question, QuestionThread
from cablereader.ui.readers_library import ReadersLibrary
from cablereader.ui.search_state import FilterTrail, SearchState, without_included

_TYPING_MS = 40
"""Rest between two keys after which a question is asked."""
_GROWTH_MS = 1000
"""Time after which results are looked up again while the library grows."""
_SETTLED_MS = 700
"""Rest after which the last word is taken as it stands, however short."""
# The index takes seconds for all words that begin with one letter or two, and they are in nearly
# every cable anyway: until there are three, a word that is being typed narrows nothing.
_BEGINNING = re.compile(r"(?:^|(?<=\s))[-+]?[^\W_]{1,2}\Z")
_FIRST = 400
"""Results that are asked for before all others, in the orders in which these come at once."""
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


@dataclass(frozen=True, slots=True)
class Times:
    """When the cables found were sent, whatever stretch of time is asked for."""

    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the cables found have in common, in one respect."""

    facet: Facet
    values: tuple[FacetCount, ...]


class LibrarySearch(QObject):
    """The search of a window: text, filters and order go in, cables and counts come out."""

    found = Signal(object)
    """Cables were found; carries a :class:`Found`. Comes again when there are more of them."""
    counted = Signal(object)
    """Cables were counted; carries :class:`Times` or :class:`Counts`."""
    failed = Signal(str)
    """The library could not be asked; carries words for the reader."""
    changed = Signal()
    """Something else is searched, or in another order; the answer is still to come."""

    def __init__(
        self, library: ReadersLibrary, thread: QuestionThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._thread = thread
        self._state = SearchState()
        self._trail = FilterTrail()
        self._is_typing = False
        self._is_active = False
        self._is_wide = False
        self._facets: tuple[Facet, ...] = ()
        self._due: set[Facet] = set()
        self._pause = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self._growth = QTimer(self, interval=_GROWTH_MS, singleShot=True)
        self._growth.timeout.connect(self._on_grown)
        self._settled = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._on_settled)
        library.changed.connect(self._on_library_changed)

    @property
    def state(self) -> SearchState:
        """What is searched."""
        return self._state

    @property
    def trail(self) -> FilterTrail:
        """The filters and the way back through them; to be changed by the methods here only."""
        return self._trail

    def set_active(self, active: bool) -> None:
        """Ask the library, or let it be while nobody wants to know."""
        if active and not self._is_active:
            self._is_active = True
            self._ask()
        self._is_active = active

    def type(self, text: str) -> None:
        """Search *text*, whose last word is still being typed."""
        self._is_typing = True
        self._thread.cancel("search")
        self._change(replace(self._state, text=text), _TYPING_MS)

    def search(self, text: str) -> bool:
        """Search *text* as it stands, now; return whether an answer is to come."""
        is_new = text != self._state.text or self._is_typing
        if is_new:
            self._is_typing = False
            self._change(replace(self._state, text=text))
        return is_new

    def restore(self, state: SearchState) -> None:
        """Search what was searched before."""
        self._is_typing = False
        self._trail = FilterTrail(state.filters)
        self._change(state)

    def order_by(self, order: Order) -> None:
        """List the results in another order."""
        if order is not self._state.order:
            self._change(replace(self._state, order=order))

    @property
    def is_wide(self) -> bool:
        """Whether other names are searched too: GOF as Government of France."""
        return self._is_wide

    @Slot(bool)
    def search_other_names(self, wanted: bool) -> None:
        """Search what is named under its other names too, or only as it is written."""
        if wanted != self._is_wide:
            self._is_wide = wanted
            self._change(self._state)

    def filter_by(self, filters: Collection[Filter]) -> None:
        """Narrow the search by *filters* and no others."""
        if self._trail.use(filters):
            self._use_filters()

    @Slot()
    def undo(self) -> None:
        """Use the filters before."""
        if self._trail.undo():
            self._use_filters()

    @Slot()
    def redo(self) -> None:
        """Use the filters that were undone."""
        if self._trail.redo():
            self._use_filters()

    def select(self, number: int | None) -> None:
        """Remember which result was chosen."""
        self._state = replace(self._state, selected=number)

    def count_facets(self, facets: Collection[Facet]) -> None:
        """Count *facets* with each search from now on."""
        self._due |= set(facets) - set(self._facets)
        self._facets = tuple(facets)
        due = tuple(facet for facet in self._facets if facet in self._due)
        if due and self._is_active and self._library.exists:
            self._thread.ask("facets", self._counting(due), self._take)

    def _use_filters(self) -> None:
        self._change(replace(self._state, filters=self._trail.filters))

    def _change(self, state: SearchState, after_ms: int = 0) -> None:
        self._state = state
        self.changed.emit()
        if after_ms:
            self._pause.start(after_ms)
        else:
            self._ask()

    @Slot()
    def _on_library_changed(self) -> None:
        if not self._growth.isActive():
            self._growth.start()

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        self._settled.stop()
        if self._is_typing and _BEGINNING.search(self._state.text):
            self._settled.start()
        self._thread.cancel("facets")
        self._put(self._searching())

    @Slot()
    def _on_grown(self) -> None:
        # All at once: a list that was cut short meanwhile would lose the reader's place.
        self._put(self._searching(first=None))

    def _put(self, question: Question) -> None:
        if self._is_active and self._library.exists:
            self._thread.ask("search", question, self._take, self.failed.emit)

    @Slot()
    def _on_settled(self) -> None:
        self.search(self._state.text)

    def _query(self) -> Callable[[Searcher], Query]:
        text, typing = self._state.text, self._is_typing
        asked = _BEGINNING.sub("", text) if typing else text
        expand = other_names if self._is_wide else None
        return lambda searcher: searcher.query(asked, typing=typing, expand=expand)

    def _take(self, answer: object) -> None:
        if isinstance(answer, Found):
            self.found.emit(answer)
        else:
            if isinstance(answer, Counts):
                self._due.discard(answer.facet)
            self.counted.emit(answer)

    def _searching(self, first: int | None = _FIRST) -> Question:
        state, ask, count = self._state, self._query(), self._counting(self._facets)

        def answers(searcher: Searcher) -> Iterator[object]:
            query = ask(searcher)
            narrowed = filtered(query, state.filters)
            limit = first if state.order in _AT_ONCE else None
            ids = searcher.ids(narrowed, state.order, limit)
            rows = tuple(searcher.rows(ids[:_SHOWN]))
            is_whole = len(ids) != limit
            yield Found(query, narrowed, state.order, ids, rows, is_whole)
            if not is_whole:
                ids = searcher.ids(narrowed, state.order)
                yield Found(query, narrowed, state.order, ids, rows, True)
            others = without_included(state.filters, Facet.MONTH)
            yield Times(tuple(timeline(searcher, filtered(query, others))))
            yield from count(searcher)

        return answers

    def _counting(self, facets: tuple[Facet, ...]) -> Question:
        state, ask = self._state, self._query()

        def answers(searcher: Searcher) -> Iterator[object]:
            query = ask(searcher)
            for facet in facets:
                others = without_included(state.filters, facet)
                yield Counts(facet, tuple(facet_counts(searcher, filtered(query, others), facet)))

        return answers
