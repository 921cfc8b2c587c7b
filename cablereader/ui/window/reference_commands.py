"""References through the whole window: links in every tab, and who cites the current cable."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cablereader.formats.opening import CableAddress
from cablereader.ui.commands.actions import Actions
from cablereader.ui.references.cited_by import CitedBy
from cablereader.ui.references.readers_holdings import ReadersHoldings
from cablereader.ui.references.reference_links import ReferenceLinks
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.window.explain_commands import ExplainCommands


class ReferenceCommands(QObject):
    """Makes each tab's references links, and opens what they lead to."""

    wanted_aside = Signal(object)
    """The reader wants a cable in a tab of its own; carries its address."""
    told = Signal(str)
    """A reference leads nowhere; carries the words that say why."""

    def __init__(
        self,
        actions: Actions,
        desk: Desk,
        reader: ReadersHoldings,
        cited_by: CitedBy,
        explaining: ExplainCommands,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._reader = reader
        self._cited_by = cited_by
        self._actions = actions
        self._explaining = explaining
        desk.tab_added.connect(self._on_tab_added)
        desk.current_changed.connect(self._on_current_changed)
        reader.changed.connect(cited_by.look_again)
        cited_by.chosen.connect(self.follow)
        actions.show_cited_by.toggled.connect(self._on_cited_by_toggled)
        for tab in desk.tabs():
            self._on_tab_added(tab)

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        links = ReferenceLinks(tab, self._reader.holdings)
        links.followed.connect(self.follow)
        links.told.connect(self.told)
        self._explaining.hover_of(tab.pane).set_references(links)
        self._reader.changed.connect(links.look_again)

    @Slot(object, bool)
    def follow(self, address: CableAddress, aside: bool) -> None:
        """Show the cable at *address* in the current tab, or *aside* in one of its own."""
        if aside:
            self.wanted_aside.emit(address)
        else:
            self._desk.current.show_cable(address, focus=True)

    @Slot()
    def _on_current_changed(self) -> None:
        shown = self._desk.current.shown
        if shown is None:
            self._cited_by.show_cable(None)
        else:
            self._cited_by.show_cable(shown.cable, shown.address)

    @Slot(bool)
    def _on_cited_by_toggled(self, visible: bool) -> None:
        with self._desk.keeping_keys():
            self._cited_by.setVisible(visible)
        if visible and self._cited_by.view.isVisible():
            self._cited_by.view.setFocus(Qt.FocusReason.OtherFocusReason)
