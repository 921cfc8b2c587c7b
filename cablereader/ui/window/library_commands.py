"""Ties the search of the library to the window: field, results, the cable on the page, the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from cablereader.formats.opening import CableAddress
from cablereader.library import Highlighter, LibraryError
from cablereader.ui.page.sought_hits import Seek, nothing_sought
from cablereader.ui.search.library_search_field import FocusBefore
from cablereader.ui.search.search_questions import Found
from cablereader.ui.search.search_state import SearchState
from cablereader.ui.window.side_panel import SidePanel

if TYPE_CHECKING:
    from cablereader.ui.commands.actions import Actions
    from cablereader.ui.library.library_panel import LibraryPanel
    from cablereader.ui.library.readers_library import ReadersLibrary
    from cablereader.ui.look.theme import Theme
    from cablereader.ui.search.search_parts import SearchParts
    from cablereader.ui.tabs.desk import Desk


class LibraryCommands(QObject):
    """Makes the search of a window and does what the reader asks of it."""

    wanted_aside = Signal(object)
    """The reader wants a result in a tab of its own; carries its address."""
    told = Signal(str)
    """Words for the status bar."""
    changed = Signal()
    """Something else is searched or chosen: the session has changed."""

    def __init__(
        self,
        actions: Actions,
        desk: Desk,
        side: SidePanel,
        panel: LibraryPanel,
        library: ReadersLibrary,
        parts: SearchParts,
    ) -> None:
        super().__init__(desk)
        self._actions = actions
        self._desk = desk
        self._side = side
        self._panel = panel
        self._library = library
        self._seek: Seek = nothing_sought
        self._from_end = False
        self._goes_down = False
        self._parts = parts
        self.search, self.field, self.results = parts.search, parts.field, parts.results
        panel.set_results(self.results, self.results.view.model())
        self._before = FocusBefore(self.field)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.field.typed.connect(self._on_typed)
        self.field.confirmed.connect(self._on_confirmed)
        self.field.left.connect(self._on_field_left)
        self.field.left_downwards.connect(self._on_left_downwards)
        self.search.found.connect(self._on_found)
        self.search.changed.connect(self.changed)
        view = self.results.view
        view.cable_chosen.connect(self._on_cable_chosen)
        view.cable_wanted_aside.connect(self.wanted_aside)
        view.entered.connect(self._on_entered)
        view.left_upwards.connect(self.field.begin)
        self.results.none.clear.clicked.connect(self.clear)
        self._panel.currentChanged.connect(self._update_activity)
        self._side.page_changed.connect(self._update_activity)
        self._actions.search_library.triggered.connect(self._on_search_wanted)
        self._actions.show_facets.triggered.connect(self._on_show_facets)
        names = self._actions.other_names
        names.setChecked(self.search.is_wide)
        names.toggled.connect(self.search.search_other_names)
        names.toggled.connect(self.field.set_other_names)
        self.field.other_names_wanted.connect(names.setChecked)
        self.results.none.other_names.clicked.connect(names.trigger)
        self._desk.current_changed.connect(self._on_tab_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._before.note)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.field.set_theme(theme)
        self.results.set_theme(theme)

    # What is remembered

    def memory(self) -> SearchState:
        """Return what is searched, for the next start."""
        return self.search.state

    def restore(self, state: SearchState) -> None:
        """Search what was searched when the program was closed; no cable is opened by it."""
        if state.is_empty:
            return
        self.field.blockSignals(True)
        self.field.setText(state.text)
        self.field.blockSignals(False)
        self._panel.show_results()
        self._update_activity()
        self.search.restore(state)

    def stop(self) -> None:
        """Give up every question; nothing can be asked from now on."""
        self._parts.stop()

    # Searching

    @Slot()
    def clear(self) -> None:
        """Search nothing, without filters."""
        self.search.filter_by(())
        self.field.clear()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._goes_down = False
        if text.strip() or self.search.state.filters:
            self._bring_to_front()
        else:
            self._panel.show_browser()
            self._mark(nothing_sought)
        self.search.type(text)
        self._update_activity()

    @Slot(str)
    def _on_confirmed(self, text: str) -> None:
        self._goes_down = self.search.search(text)
        self._bring_back()
        if not self._goes_down and not self.search.state.is_empty:
            self.results.view.open_here()

    @Slot()
    def _on_left_downwards(self) -> None:
        self._bring_back()
        self.results.view.go_to_first()

    @Slot()
    def _on_search_wanted(self) -> None:
        self._bring_back()
        self.field.begin()

    def _bring_back(self) -> None:
        """Show the results again of what stands in the field, if the reader went elsewhere."""
        if not self.search.state.is_empty:
            self._bring_to_front()

    def _bring_to_front(self) -> None:
        self._actions.show_tree.setChecked(True)
        self._side.show_page(SidePanel.LIBRARY)
        self._panel.show_results()

    @Slot()
    def _update_activity(self) -> None:
        """Ask only while there is someone to see the answer, or words to be marked."""
        is_seen = self._side.is_library_in_front and self._panel.currentWidget() is self.results
        self.search.set_active(is_seen or not self.search.state.is_empty)
        self.field.set_at_rest(not self._side.is_library_in_front)

    @Slot()
    def _on_field_left(self) -> None:
        widget = self._before.take()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.current.take_focus()

    @Slot()
    def _on_show_facets(self) -> None:
        self._bring_to_front()
        self.results.set_facets_visible(True)
        self.results.facets.begin()

    # The cable on the page

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        highlighter = Highlighter(found.query.tree)
        is_empty = self.search.state.is_empty
        self._mark(nothing_sought if is_empty else highlighter.hits)
        goes_down, self._goes_down = self._goes_down, False
        if goes_down and not is_empty and self.field.hasFocus():
            self.results.view.open_here()

    def _mark(self, seek: Seek) -> None:
        """Mark what *seek* finds in the cables that were opened as results."""
        self._seek = seek
        for tab in self._desk.tabs():
            tab.seek_again(seek)

    @Slot(object)
    def _on_cable_chosen(self, address: CableAddress) -> None:
        tab = self._desk.current
        from_end, self._from_end = self._from_end, False
        if tab.shown is None or tab.address != address or tab.is_without_hits:
            tab.show_result(address, self._seek, from_end)
        self.changed.emit()

    @Slot()
    def _on_entered(self) -> None:
        self._desk.current.take_focus()

    @Slot()
    def _on_tab_changed(self) -> None:
        """Show in the list where the cable of the tab is."""
        address = self._desk.current.address
        searcher = self._library.searcher()
        if address is None or searcher is None or not self._panel.is_searching:
            return
        try:
            number = searcher.find(address.path.absolute(), address.ordinal)
        except LibraryError:
            return  # the search tells of it
        if number is not None and number != self.results.view.selected:
            self.results.view.select(number)
            self.search.select(number)

    @Slot(int)
    def go_on(self, by: int) -> None:
        """Go from the last hit of a cable to the next result, or from the first to the one before."""
        view = self.results.view
        self._from_end = by < 0
        if self.search.state.is_empty or not (
            view.select_next() if by > 0 else view.select_previous()
        ):
            self._from_end = False
            words = self.tr("No further results") if by > 0 else self.tr("No results before")
            self.told.emit(words)
