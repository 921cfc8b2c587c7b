"""The parts of the library's search in a window, made in the order in which the Tab key visits them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolBar, QWidget

from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.look.theme import Theme
from cablereader.ui.memory.settings import Settings
from cablereader.ui.search.library_search import LibrarySearch
from cablereader.ui.search.library_search_field import LibrarySearchField
from cablereader.ui.search.results_panel import ResultsPanel


class SearchParts(QObject):
    """Field, search and results, and the two threads behind them: one searches, one fetches rows."""

    def __init__(
        self,
        library: ReadersLibrary,
        settings: Settings,
        theme: Theme,
        bar: QToolBar,
        window: QWidget,
    ) -> None:
        """Make the parts; the field takes the room that is left in *bar*."""
        super().__init__(window)
        self._settings = settings
        self._searching = QuestionThread(library, self)
        self._asking = QuestionThread(library, self)
        self.search = LibrarySearch(library, self._searching, self)
        self.field = LibrarySearchField(self._asking, bar)
        self.field.set_theme(theme)
        bar.addWidget(self.field)
        self.results = ResultsPanel(self.search, library, self._asking, theme, window)
        self._restore_look()

    def stop(self) -> None:
        """Write down how the results look and what was searched, and end the threads."""
        self.field.remember()
        settings, results = self._settings, self.results
        settings.search_history = self.field.history
        settings.shows_passages = results.passages.isChecked()
        settings.searches_other_names = self.search.is_wide
        settings.open_facets = [facet.value for facet in results.facets.opened()]
        settings.set_panel_visible("facets", results.narrow.isChecked())
        settings.set_panel_visible("timeline", results.times.isChecked())
        self._searching.stop()
        self._asking.stop()

    def _restore_look(self) -> None:
        settings, facets = self._settings, self.results.facets
        self.field.set_history(settings.search_history)
        self.results.set_passages_wanted(settings.shows_passages)
        self.search.search_other_names(settings.searches_other_names)
        self.field.set_other_names(settings.searches_other_names)
        opened = set(settings.open_facets)
        facets.open_facets([facet for facet in facets.all() if facet.value in opened])
        self.results.set_timeline_wanted(settings.panel_visible("timeline"))
        self.results.set_facets_visible(settings.panel_visible("facets", default=False))
