"""The desk: where cables are read. One area of tabs, or two side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cablereader.model.level import Level
from cablereader.ui.cable_pane import CablePane
from cablereader.ui.cable_tab import CableTab
from cablereader.ui.history import History
from cablereader.ui.line_splitter import LineSplitter
from cablereader.ui.names_in_view import give_names, take_names
from cablereader.ui.tab_area import TabArea

KEPT_CLOSED = 20
"""Closed tabs that can be opened again."""


@dataclass(frozen=True, slots=True)
class ClosedTab:
    """What is needed to open a tab again, and where it stood."""

    history: History
    name: str
    level: Level | None
    words: str
    number: int


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
    changed = Signal()
    """Anything that is worth remembering changed: tabs, cables, places."""

    def __init__(self, make_tab: Callable[[], CableTab], parent: QWidget | None = None) -> None:
        """*make_tab* returns a new empty tab."""
        super().__init__(parent)
        self._make_tab = make_tab
        self._closed: list[ClosedTab] = []
        self._named: CableTab | None = None
        self._splitter = LineSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._areas: list[TabArea] = []
        self._active = self._add_area()
        self.add_tab()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    # What is there

    @property
    def current(self) -> CableTab:
        """The tab that the commands go to."""
        tab = self._active.current()
        assert tab is not None, "an area is never empty"
        return tab

    @property
    def is_split(self) -> bool:
        """Whether two areas are side by side."""
        return len(self._areas) > 1

    @property
    def active_number(self) -> int:
        """The number of the area that the commands go to, from 0 at the left."""
        return self._areas.index(self._active)

    def areas(self) -> list[TabArea]:
        """Return the areas from left to right."""
        return list(self._areas)

    def tabs(self) -> list[CableTab]:
        """Return every tab, area by area."""
        return [tab for area in self._areas for tab in area.tabs()]

    def panes(self) -> list[CablePane]:
        """Return the panes of every tab."""
        return [tab.pane for tab in self.tabs()]

    def seen(self) -> list[CableTab]:
        """Return the tabs in view: one, or two side by side."""
        found = (area.current() for area in self._areas)
        return [tab for tab in found if tab is not None]

    # Tabs

    @Slot()
    def add_tab(self, in_view: bool = True) -> CableTab:
        """Open an empty tab to the right of the current one."""
        tabs = self._active.tabs()
        at = tabs.index(self.current) + 1 if tabs else 0
        return self._add_to(self._active, at, in_view)

    @Slot()
    def close_current(self) -> None:
        """Close the current tab; the last one of the window only becomes empty."""
        self.close_tab(self.current)

    @Slot(object)
    def close_tab(self, tab: CableTab) -> None:
        """Close *tab*. An area that loses its last tab goes too."""
        area = self._area_of(tab)
        tab.keep_place()
        address = tab.address
        if not tab.is_empty:
            number = area.tabs().index(tab)
            record = ClosedTab(tab.history, tab.name, tab.level, tab.words_to_find(), number)
            self._closed = [*self._closed, record][-KEPT_CLOSED:]
        if len(area.tabs()) == 1 and not self.is_split:
            tab.clear(has_cables=False)
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
        record = self._closed.pop()
        if self.current.is_empty and len(self._active.tabs()) == 1:
            tab = self.current
        else:
            number = min(record.number, len(self._active.tabs()))
            tab = self._add_to(self._active, number, in_view=True)
        tab.restore(record.history, record.name, record.level, record.words)
        tab.wake()

    @Slot()
    def next_tab(self) -> None:
        """See the tab to the right, after the last one the first."""
        self._active.step(1)

    @Slot()
    def previous_tab(self) -> None:
        """See the tab to the left, before the first one the last."""
        self._active.step(-1)

    # Side by side

    def split(self) -> None:
        """Show two areas: the new one at the right begins with the current cable."""
        if self.is_split:
            return
        source = self.current
        source.keep_place()
        area = self.open_area()
        tab = area.tabs()[0]
        if not source.is_empty:
            visits = History(source.history.visits, source.history.position)
            tab.restore(visits, source.name, source.level, "")
        self.activate(area)
        tab.take_focus()
        tab.wake()

    def open_area(self) -> TabArea:
        """Open a second area with an empty tab beside the first."""
        area = self._add_area()
        self._add_to(area, 0, in_view=True)
        half = self.width() // 2
        self._splitter.setSizes([half, self.width() - half])
        return area

    def open_in(self, area: TabArea) -> CableTab:
        """Open an empty tab at the right end of *area*, out of view."""
        return self._add_to(area, len(area.tabs()), in_view=False)

    def unsplit(self) -> None:
        """Put all tabs into one area; a second tab on the current cable, and empty ones, go."""
        if not self.is_split:
            return
        current = self.current
        left, right = self._areas
        for tab in right.tabs():
            right.remove(tab)
            left.insert(tab, len(left.tabs()), in_view=False)
        self._remove_area(right)
        left.see(current)
        for tab in left.tabs():
            if tab is not current and (tab.is_empty or _are_on_one_cable(tab, current)):
                left.remove(tab)
                self._end(tab)
        self._settle()

    def activate(self, area: TabArea) -> None:
        """Let the commands go to *area*."""
        if area is not self._active:
            self._active = area
            self._settle()

    # Inside

    def _add_area(self) -> TabArea:
        area = TabArea(self)
        area.changed.connect(self._on_area_changed)
        area.close_requested.connect(self.close_tab)
        area.entered.connect(self._on_area_entered)
        self._areas.append(area)
        self._splitter.addWidget(area)
        self._show_borders()
        return area

    def _remove_area(self, area: TabArea) -> None:
        self._areas.remove(area)
        if self._active is area:
            self._active = self._areas[0]
        area.changed.disconnect(self._on_area_changed)
        area.setParent(None)
        area.deleteLater()
        self._show_borders()

    def _show_borders(self) -> None:
        for area in self._areas:
            area.set_bordered(self.is_split)

    def _add_to(self, area: TabArea, at: int, in_view: bool) -> CableTab:
        tab = self._make_tab()
        take_names(tab)
        tab.changed.connect(self._on_tab_changed)
        tab.cable_shown.connect(self._on_cable_shown)
        tab.moved.connect(self.changed)
        area.insert(tab, at, in_view)
        self.tab_added.emit(tab)
        self.changed.emit()
        return tab

    def _area_of(self, tab: CableTab) -> TabArea:
        return next(area for area in self._areas if tab in area.tabs())

    def _drop(self, tab: CableTab, area: TabArea) -> None:
        had_focus = tab.isAncestorOf(QApplication.focusWidget() or self)
        if len(area.tabs()) == 1:
            self._remove_area(area)
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

    def _settle(self) -> None:
        """Let the names be with the current tab, and tell."""
        tab = self.current
        if tab is not self._named:
            if self._named is not None:
                take_names(self._named)
            give_names(tab)
            self._named = tab
        for area in self._areas:
            area.mark(self.is_split and area is self._active)
        tab.wake()
        self.current_changed.emit()
        self.changed.emit()

    @Slot()
    def _on_area_changed(self) -> None:
        area = self.sender()
        for tab in self.seen():
            tab.wake()
        if area is self._active and self._active.current() is not None:
            self._settle()

    @Slot()
    def _on_area_entered(self) -> None:
        area = self.sender()
        tab = area.current() if isinstance(area, TabArea) else None
        if tab is not None:
            tab.take_focus()

    @Slot()
    def _on_tab_changed(self) -> None:
        tab = self.sender()
        if isinstance(tab, CableTab) and tab in self.tabs():
            self._area_of(tab).name(tab)
            if tab is self.current:
                self.current_changed.emit()
            self.changed.emit()

    @Slot(object)
    def _on_cable_shown(self, address: object) -> None:
        if self.sender() is self.current:
            self.cable_shown.emit(address)

    @Slot(QObject, QObject)
    def _on_focus_changed(self, _before: QObject | None, now: QObject | None) -> None:
        if not isinstance(now, QWidget):
            return
        for area in self._areas:
            if area.isAncestorOf(now):
                self.activate(area)


def _are_on_one_cable(tab: CableTab, other: CableTab) -> bool:
    one, two = tab.history.present, other.history.present
    return one is not None and two is not None and one.is_to_same(two)
