"""Searching while the reader types: what is asked, when, and what has come so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader.library import Facet, Filter, Order
from cablereader.ui.library.question_thread import Question, QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.search.search_questions import (
    Counts,
    Found,
    Wanted,
    all_results,
    counts,
    first_results,
    what_is_left,
)
from cablereader.ui.search.search_state import FilterTrail, SearchState

_TYPING_MS = 40
"""Rest between two keys after which a question is asked that could not be asked at once."""
_REST_MS = 200
"""Rest between two keys after which is asked what is not seen first. Of many results it takes the
library longer than a key does, and parts of it cannot be given up at once."""
_GROWTH_MS = 1000
"""Time after which results are looked up again while the library grows."""
_SETTLED_MS = 700
"""Rest after which the last word is taken as it stands, however short."""


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
        self._trail = FilterTrail()
        self._wanted = Wanted(SearchState())
        self._left: Found | None = None
        self._is_active = False
        self._is_waiting = False
        self._counts_times = True
        self._are_times_due = False
        self._facets: tuple[Facet, ...] = ()
        self._due: set[Facet] = set()
        self._pause = self._timer(_TYPING_MS, self._ask)
        self._growth = self._timer(_GROWTH_MS, self._on_grown)
        self._settled = self._timer(_SETTLED_MS, self._on_settled)
        # At the soonest when the results are painted: until then it would take the time for that.
        self._painted = self._timer(0, self._ask_rest)
        library.changed.connect(self._on_library_changed)

    @property
    def state(self) -> SearchState:
        """What is searched."""
        return self._wanted.state

    @property
    def is_wide(self) -> bool:
        """Whether other names are searched too: GOF as Government of France."""
        return self._wanted.is_wide

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
        # Who types faster than the library answers is let finish; else every key is asked at once.
        is_overtaking = self._is_waiting or self._pause.isActive()
        self._thread.cancel("search")
        self._change(
            replace(self._wanted, state=replace(self.state, text=text), is_typing=True),
            _TYPING_MS if is_overtaking else 0,
        )

    def search(self, text: str) -> bool:
        """Search *text* as it stands, now; return whether an answer is to come."""
        is_new = text != self.state.text or self._wanted.is_typing
        if is_new:
            state = replace(self.state, text=text)
            self._change(replace(self._wanted, state=state, is_typing=False))
        return is_new

    def restore(self, state: SearchState) -> None:
        """Search what was searched before."""
        self._trail = FilterTrail(state.filters)
        self._change(replace(self._wanted, state=state, is_typing=False))

    def order_by(self, order: Order) -> None:
        """List the results in another order."""
        if order is not self.state.order:
            self._change_state(replace(self.state, order=order))

    @Slot(bool)
    def search_other_names(self, wanted: bool) -> None:
        """Search what is named under its other names too, or only as it is written."""
        if wanted != self.is_wide:
            self._change(replace(self._wanted, is_wide=wanted))

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
        self._wanted = replace(self._wanted, state=replace(self.state, selected=number))

    def count_facets(self, facets: Collection[Facet]) -> None:
        """Count *facets* with each search from now on."""
        self._due |= set(facets) - set(self._facets)
        self._facets = tuple(facets)
        self._ask_due()

    def count_times(self, wanted: bool) -> None:
        """Count the results by months with each search from now on, or no longer."""
        if wanted != self._counts_times:
            self._counts_times = self._are_times_due = wanted
            self._ask_due()

    def _use_filters(self) -> None:
        self._change_state(replace(self.state, filters=self._trail.filters))

    def _change_state(self, state: SearchState) -> None:
        self._change(replace(self._wanted, state=state))

    def _change(self, wanted: Wanted, after_ms: int = 0) -> None:
        self._wanted = wanted
        self._drop_rest()
        self.changed.emit()
        if after_ms:
            self._pause.start(after_ms)
        else:
            self._ask()

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    # Asking

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        self._settled.stop()
        if self._wanted.is_begun:
            self._settled.start()
        self._put(first_results(self._wanted))

    @Slot()
    def _on_library_changed(self) -> None:
        if not self._growth.isActive():
            self._growth.start()

    @Slot()
    def _on_grown(self) -> None:
        # All at once: a list that was cut short meanwhile would lose the reader's place.
        self._put(all_results(self._wanted))

    def _put(self, question: Question) -> None:
        self._drop_rest()
        if self._is_active and self._library.exists:
            self._is_waiting = True
            self._thread.ask("search", question, self._take, self._on_failed)

    def _drop_rest(self) -> None:
        self._left = None
        self._painted.stop()
        self._thread.cancel("rest")
        self._thread.cancel("due")

    @Slot()
    def _ask_rest(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            question = what_is_left(self._wanted, left, self._counts_times, self._facets)
            self._thread.ask("rest", question, self._take_rest, self.failed.emit)

    def _ask_due(self) -> None:
        """Ask for what nobody wanted counted when the search was made."""
        due = tuple(facet for facet in self._facets if facet in self._due)
        times = self._counts_times and self._are_times_due
        if (due or times) and self._is_active and self._library.exists:
            self._thread.ask("due", counts(self._wanted, times, due), self._take_rest)

    @Slot()
    def _on_settled(self) -> None:
        self.search(self.state.text)

    # What came

    def _take(self, found: Found) -> None:
        self._is_waiting = False
        self._left = found
        self.found.emit(found)
        self._painted.start(_REST_MS if self._wanted.is_typing else 0)

    def _take_rest(self, answer: object) -> None:
        if isinstance(answer, Found):
            self.found.emit(answer)
            return
        if isinstance(answer, Counts):
            self._due.discard(answer.facet)
        else:
            self._are_times_due = False
        self.counted.emit(answer)

    def _on_failed(self, words: str) -> None:
        self._is_waiting = False
        self.failed.emit(words)
