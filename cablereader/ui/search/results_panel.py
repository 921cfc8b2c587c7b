"""The results of a search: what was understood, how it is narrowed, how much there is, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cablereader.library import Facet, Filter
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.look.theme import Theme
from cablereader.ui.search.facets_view import FacetsView
from cablereader.ui.search.library_search import LibrarySearch
from cablereader.ui.search.no_results import NoResults
from cablereader.ui.search.results_head import ResultsHead
from cablereader.ui.search.results_model import ResultsModel
from cablereader.ui.search.results_view import ResultsView
from cablereader.ui.search.search_questions import Counts, Found, Times
from cablereader.ui.search.search_state import included, toggled
from cablereader.ui.search.timeline_view import TimelineView
from cablereader.ui.widgets.line_splitter import LineSplitter

_BESIDE_FROM = 680
"""Width from which the facets stand beside the list, not below it."""
_LINES_OF_TIMES = 22
"""Height, in lines of text, from which the timeline leaves enough to the list."""
_SHARES = [600, 400]


class ResultsPanel(QWidget):
    """Shows what a :class:`LibrarySearch` finds, and changes its filters and order."""

    def __init__(
        self,
        search: LibrarySearch,
        library: ReadersLibrary,
        thread: QuestionThread,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._library = library
        self._model = ResultsModel(thread, self)
        self._has_other_names = False
        self._build(theme)
        self._connect_signals()
        self.set_theme(theme)

    def _build(self, theme: Theme) -> None:
        self.setObjectName("resultsPanel")
        self.head = ResultsHead(self)
        self.words, self.notes, self.count = self.head.words, self.head.notes, self.head.count
        self.chips, self.order, self.narrow = self.head.chips, self.head.order, self.head.narrow
        self.passages, self.times = self.head.passages, self.head.times
        self.timeline = TimelineView(theme, self)
        self.view = ResultsView(self._model, self)
        self.none = NoResults(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.none)
        self.facets = FacetsView(self)
        self.facets.hide()
        self.splitter = LineSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self._pages)
        self.splitter.addWidget(self.facets)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes(_SHARES)
        self._pages.setMinimumSize(120, 72)
        self.facets.setMinimumSize(120, 66)
        self._lay_out()
        self._make_keys()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.timeline)
        layout.addSpacing(4)
        layout.addWidget(self.splitter, 1)

    def _make_keys(self) -> None:
        """Undo and redo filters where nothing is typed."""
        self.undo = QAction(self.tr("Undo filter"), self)
        self.undo.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Undo))
        self.redo = QAction(self.tr("Redo filter"), self)
        self.redo.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Redo))
        for action, slot in ((self.undo, self._search.undo), (self.redo, self._search.redo)):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    def _connect_signals(self) -> None:
        search = self._search
        search.found.connect(self._on_found)
        search.counted.connect(self._on_counted)
        search.failed.connect(self._on_failed)
        search.changed.connect(self._on_changed)
        self._library.filling_changed.connect(self._on_filling_changed)
        self.chips.removed.connect(self._on_filter_removed)
        self.chips.undone.connect(search.undo)
        self.facets.toggled.connect(self._on_filter_toggled)
        self.facets.opened_changed.connect(self._on_facets_opened)
        self.timeline.range_chosen.connect(self._on_range_chosen)
        self.none.drop_filter.clicked.connect(self._on_last_filter_dropped)
        self.head.order_chosen.connect(search.order_by)
        self.passages.toggled.connect(self.view.set_passages_wanted)
        self.times.toggled.connect(self._on_times_toggled)
        self.narrow.toggled.connect(self._on_narrow_toggled)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.head.set_theme(theme)
        self.timeline.set_theme(theme)

    def set_facets_visible(self, shown: bool) -> None:
        """Show or hide the facets."""
        self.narrow.setChecked(shown)

    def set_passages_wanted(self, wanted: bool) -> None:
        """Show passages under the results where there is room, or never."""
        self.passages.setChecked(wanted)

    def set_timeline_wanted(self, wanted: bool) -> None:
        """Show the timeline where there is room, or never."""
        self.times.setChecked(wanted)

    def select_next(self) -> bool:
        """Open the next result; return whether there is one."""
        return self.view.select_next()

    def select_previous(self) -> bool:
        """Open the result before; return whether there is one."""
        return self.view.select_previous()

    def is_empty(self) -> bool:
        """Return whether nothing was found."""
        return self.view.is_empty()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the list."""
        self.view.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facets beside the list where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= _BESIDE_FROM
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
        self._show_times()

    # What came

    @Slot()
    def _on_changed(self) -> None:
        state, trail = self._search.state, self._search.trail
        self.head.show_trail(trail, state.order)
        self.facets.show_filters(trail.filters)
        stretches = included(trail.filters, Facet.MONTH)
        self.timeline.show_range(stretches[0] if stretches else None)
        self.undo.setEnabled(trail.can_undo)
        self.redo.setEnabled(trail.can_redo)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.head.show_query(found.query)
        self._has_other_names = found.has_other_names
        if self.view.selected is None:
            self.view.select(self._search.state.selected)
        self._model.show(found.narrowed, found.order, found.ids, found.rows)
        self.head.show_count(self._counted(len(found.ids), found.is_whole))
        self._show_page()

    @Slot(object)
    def _on_counted(self, answer: Times | Counts) -> None:
        if isinstance(answer, Times):
            self.timeline.show_months(answer.months)
        else:
            self.facets.show_counts(answer.facet, answer.values)

    @Slot(str)
    def _on_failed(self, words: str) -> None:
        self._model.clear()
        self.head.show_count("")
        self.timeline.show_months(())
        self.none.say(self.tr("The library cannot be read"), words)
        self._pages.setCurrentWidget(self.none)

    @Slot(bool)
    def _on_filling_changed(self, _is_filling: bool) -> None:
        self._show_page()

    def _is_high(self) -> bool:
        return self.height() >= _LINES_OF_TIMES * self.fontMetrics().lineSpacing()

    def _show_times(self) -> None:
        """Show the timeline if it is wanted, if there is room for it, and something to show."""
        is_wanted = self.times.isChecked() and self._is_high()
        self._search.count_times(is_wanted)
        self.timeline.setVisible(is_wanted and not self.view.is_empty())
        self.head.set_low(not self._is_high() and not self.view.is_empty())

    def _show_page(self) -> None:
        self._show_times()
        if not self.view.is_empty():
            self._pages.setCurrentWidget(self.view)
            return
        state = self._search.state
        if state.is_empty:
            if self._library.is_filling:
                self.none.say(
                    self.tr("The library is being filled"),
                    self.tr("The first cables will be here in a moment."),
                )
            else:
                self.none.say(self.tr("The library is empty"), "")
        else:
            words = ""
            if self._library.is_filling:
                words = self.tr("The library is still being filled; more may come.")
            last = state.filters[-1].words() if state.filters else ""
            self.none.say(
                self.tr("No cables found"), words, last, self._has_other_names, clears=True
            )
        self._pages.setCurrentWidget(self.none)

    def _counted(self, number: int, is_whole: bool) -> str:
        if not is_whole:
            return self.tr("More than {number:,} cables").format(number=number)
        if number == 1:
            return self.tr("1 cable")
        return self.tr("{number:,} cables").format(number=number)

    # What the reader does

    @Slot(object)
    def _on_filter_toggled(self, wanted: Filter) -> None:
        self._search.filter_by(toggled(self._search.trail.filters, wanted))

    @Slot(object)
    def _on_filter_removed(self, gone: Filter) -> None:
        filters = self._search.trail.filters
        self._search.filter_by([item for item in filters if item != gone])

    @Slot()
    def _on_last_filter_dropped(self) -> None:
        self._search.filter_by(self._search.trail.filters[:-1])

    @Slot(str)
    def _on_range_chosen(self, stretch: str) -> None:
        filters = self._search.trail.filters
        others = [item for item in filters if item.facet is not Facet.MONTH or item.excluded]
        added = [Filter(Facet.MONTH, stretch)] if stretch else []
        self._search.filter_by([*others, *added])

    @Slot()
    def _on_facets_opened(self) -> None:
        shown = self.narrow.isChecked()
        self._search.count_facets(self.facets.opened() if shown else ())

    @Slot(bool)
    def _on_times_toggled(self, _wanted: bool) -> None:
        self._show_times()

    @Slot(bool)
    def _on_narrow_toggled(self, shown: bool) -> None:
        self.facets.setVisible(shown)
        self._on_facets_opened()

    @Slot()
    def _on_current_changed(self) -> None:
        self._search.select(self.view.selected)
