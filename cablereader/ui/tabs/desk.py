"""The desk: where cables are read. One area of tabs, or two side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cablereader.ui.memory.history import History
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.closed_tabs import ClosedTab, ClosedTabs
from cablereader.ui.tabs.sides import Sides
from cablereader.ui.tabs.tab_area import TabArea
from cablereader.ui.widgets.names_in_view import give_names, take_names


class Desk(QWidget):
    """Holds every tab of a window; the commands go to the current one."""

    current_changed = Signal()
    """Another tab is the current one, or it shows something else."""
    cable_shown = Signal(object)
    """The current tab shows another cable; carries its address, None for pasted text."""
    tab_added = Signal(object)
    """A tab was made; carries the :class:`CableTab`."""
    tab_closed = Signal(object)
    """A tab was closed; carries its address, or None."""
    split_changed = Signal()
    """There are two areas now, or one again."""
    changed = Signal()
    """Anything that is worth remembering changed: tabs, cables, places."""

    def __init__(self, make_tab: Callable[[], CableTab], parent: QWidget | None = None) -> None:
        """*make_tab* returns a new empty tab."""
        super().__init__(parent)
        self._make_tab = make_tab
        self._closed = ClosedTabs()
        self._named: CableTab | None = None
        self._sides = Sides(self._made_tab(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sides)
        self._connect_signals()
        self._settle()

    def _connect_signals(self) -> None:
        self._sides.activated.connect(self._settle)
        self._sides.area_changed.connect(self._on_area_changed)
        self._sides.close_requested.connect(self.close_tab)
        self._sides.split_changed.connect(self.split_changed)

    # What is there

    @property
    def current(self) -> CableTab:
        """The tab that the commands go to."""
        tab = self._sides.active.current()
        assert tab is not None, "an area is never empty"
        return tab

    @property
    def is_split(self) -> bool:
        """Whether two areas are side by side."""
        return self._sides.is_split

    @property
    def active_number(self) -> int:
        """The number of the area that the commands go to, from 0 at the left."""
        return self._sides.areas.index(self._sides.active)

    def areas(self) -> list[TabArea]:
        """Return the areas from left to right."""
        return list(self._sides.areas)

    def tabs(self) -> list[CableTab]:
        """Return every tab, area by area."""
        return [tab for area in self._sides.areas for tab in area.tabs()]

    def panes(self) -> list[CablePane]:
        """Return the panes of every tab."""
        return [tab.pane for tab in self.tabs()]

    def seen(self) -> list[CableTab]:
        """Return the tabs in view: one, or two side by side."""
        found = (area.current() for area in self._sides.areas)
        return [tab for tab in found if tab is not None]

    @contextmanager
    def keeping_keys(self) -> Iterator[None]:
        """Within this, the part of the window that has the keys may go away: the text gets them.

        Qt would give them to whatever comes next in the order of the Tab key, be it on the other side.
        """
        focus, tab = QApplication.focusWidget(), self.current
        yield
        if focus is not None and not focus.isVisible():
            tab.take_focus()

    # Tabs

    @Slot()
    def add_tab(self, in_view: bool = True) -> CableTab:
        """Open an empty tab to the right of the current one."""
        area = self._sides.active
        return self._add_to(area, area.tabs().index(self.current) + 1, in_view)

    @Slot()
    def close_current(self) -> None:
        """Close the current tab; the last one of the window only becomes empty."""
        self.close_tab(self.current)

    @Slot(object)
    def close_tab(self, tab: CableTab) -> None:
        """Close *tab*. An area that loses its last tab goes too."""
        area = self._sides.area_of(tab)
        tab.keep_place()
        address = tab.address
        if not tab.is_empty:
            number = area.tabs().index(tab)
            words = tab.words_to_find()
            self._closed.keep(ClosedTab(tab.history, tab.name, tab.level, words, number))
        if len(area.tabs()) == 1 and not self.is_split:
            tab.clear()
        else:
            self._drop(tab, area)
        self.tab_closed.emit(address)
        self.changed.emit()

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return bool(self._closed)

    @Slot()
    def reopen_closed(self) -> None:
        """Open the tab again that was closed last, with the way through its cables."""
        if not self._closed:
            return
        record = self._closed.take_latest()
        area = self._sides.active
        if self.current.is_empty and len(area.tabs()) == 1:
            tab = self.current
        else:
            tab = self._add_to(area, min(record.number, len(area.tabs())), in_view=True)
        tab.restore(record.history, record.name, record.level, record.words)
        tab.wake()

    @Slot()
    def next_tab(self) -> None:
        """Go to the tab to the right; after the last one of a side to the other side's first."""
        self._step(1)

    @Slot()
    def previous_tab(self) -> None:
        """Go to the tab to the left; before the first one of a side to the other side's last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        tabs, before = self.tabs(), self.current
        tab = tabs[(tabs.index(before) + by) % len(tabs)]
        had_keys = before.isAncestorOf(QApplication.focusWidget() or self)
        area = self._sides.area_of(tab)
        area.see(tab)
        self._sides.activate(area)
        if had_keys:
            tab.take_focus()

    # Side by side

    def split(self) -> None:
        """Show two cables beside each other; the commands go to the one at the right from then on.

        The current cable stays where it is. Beside it comes another one, for nobody splits the
        window to see the same twice: the tab next to it; where there is no other tab, the cable
        that was read before it in this one; else an empty tab, which asks for a cable.
        """
        if self.is_split:
            return
        source = self.current
        source.keep_place()
        neighbor, visit = self._neighbor(), source.history.nearest
        if neighbor is not None:
            self._sides.active.remove(neighbor)
            area = self._sides.add(neighbor)
        else:
            area = self.open_area()
            if visit is not None:
                area.tabs()[0].restore(History([visit]), name="", level=None, words="")
        self._sides.activate(area)
        self.current.wake()
        self.current.take_focus()

    def open_area(self) -> TabArea:
        """Open a second area with an empty tab beside the first."""
        tab = self._made_tab()
        area = self._sides.add(tab)
        self._tell_of(tab)
        return area

    def open_in(self, area: TabArea) -> CableTab:
        """Open an empty tab at the right end of *area*, out of view."""
        return self._add_to(area, len(area.tabs()), in_view=False)

    def unsplit(self) -> None:
        """Put all tabs into one area; a second tab on the current cable, and empty ones, go.

        Where the side that is asked to go on alone has no cable, the other side's is the current one.
        """
        if not self.is_split:
            return
        current = next(
            (tab for tab in (self.current, *self.seen()) if not tab.is_empty), self.current
        )
        had_keys = self.isAncestorOf(QApplication.focusWidget() or self)
        left, right = self._sides.areas
        for tab in right.tabs():
            right.remove(tab)
            left.insert(tab, len(left.tabs()), in_view=False)
        self._sides.remove(right)
        left.see(current)
        for tab in left.tabs():
            if tab is not current and (tab.is_empty or tab.history.is_at_same(current.history)):
                left.remove(tab)
                self._end(tab)
        self._settle()
        if had_keys:
            # Qt would give them to whatever comes next in the order of the Tab key.
            self.current.take_focus()

    def activate(self, area: TabArea) -> None:
        """Let the commands go to *area*."""
        self._sides.activate(area)

    # Inside

    def _neighbor(self) -> CableTab | None:
        """Return the tab to the right of the current one, else the one to its left."""
        tabs = self._sides.active.tabs()
        at = tabs.index(self.current)
        others = tabs[at + 1 :] or tabs[:at][::-1]
        return others[0] if others else None

    def _add_to(self, area: TabArea, at: int, in_view: bool) -> CableTab:
        tab = self._made_tab()
        area.insert(tab, at, in_view)
        self._tell_of(tab)
        return tab

    def _made_tab(self) -> CableTab:
        tab = self._make_tab()
        take_names(tab)
        tab.changed.connect(self._on_tab_changed)
        tab.cable_shown.connect(self._on_cable_shown)
        tab.moved.connect(self.changed)
        return tab

    def _tell_of(self, tab: CableTab) -> None:
        self.tab_added.emit(tab)
        self.changed.emit()

    def _drop(self, tab: CableTab, area: TabArea) -> None:
        had_focus = tab.isAncestorOf(QApplication.focusWidget() or self)
        if len(area.tabs()) == 1:
            self._sides.remove(area)
        else:
            area.remove(tab)
        self._end(tab)
        self._settle()
        if had_focus:
            self.current.take_focus()

    def _end(self, tab: CableTab) -> None:
        if tab is self._named:
            take_names(tab)
            self._named = None
        tab.stop()
        tab.hide()
        tab.setParent(self)
        tab.deleteLater()

    @Slot()
    def _settle(self) -> None:
        """Let the names be with the current tab, and tell."""
        tab = self.current
        if tab is not self._named:
            if self._named is not None:
                take_names(self._named)
            give_names(tab)
            self._named = tab
        self._sides.mark_active()
        tab.wake()
        self.current_changed.emit()
        self.changed.emit()

    @Slot(object)
    def _on_area_changed(self, area: TabArea) -> None:
        for tab in self.seen():
            tab.wake()
        if area is self._sides.active and area.current() is not None:
            self._settle()

    @Slot()
    def _on_tab_changed(self) -> None:
        tab = self.sender()
        if isinstance(tab, CableTab) and tab in self.tabs():
            self._sides.area_of(tab).name(tab)
            if tab is self.current:
                self.current_changed.emit()
            self.changed.emit()

    @Slot(object)
    def _on_cable_shown(self, address: object) -> None:
        if self.sender() is self.current:
            self.cable_shown.emit(address)
