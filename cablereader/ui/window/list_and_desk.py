"""Keeps the list at the left and the desk in step: what is opened, chosen and closed in either."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from cablereader.formats.opening import CableAddress
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.memory.settings import Settings
from cablereader.ui.path_sorting import SortedPaths
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.tabs.message_page import Invitation
from cablereader.ui.window.side_panel import SidePanel


class ListAndDesk(QObject):
    """Shows what comes in, and invites the reader where nothing is shown."""

    def __init__(self, tree: FileTree, side: SidePanel, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._tree = tree
        self._side = side
        self._desk = desk
        self._settings = settings
        tree.cable_chosen.connect(self.show_chosen)
        tree.cable_wanted_aside.connect(self.open_aside)
        tree.folder_closed.connect(self._on_folder_closed)
        desk.tab_added.connect(self._on_tab_added)
        desk.tab_closed.connect(self._on_tab_closed)
        desk.split_changed.connect(self.invite)
        for tab in desk.tabs():
            self._on_tab_added(tab)

    @Slot(object)
    def take_paths(self, paths: SortedPaths) -> None:
        """Put folders and files into the list, and show the first file that was meant."""
        for folder in paths.folders:
            self._tree.open_folder(folder)
        self._tree.open_files(paths.files)
        for path in reversed((*paths.folders, *paths.files)):
            self._settings.add_recent(path)
        if paths.folders or len(paths.files) > 1:
            # Else nothing would be seen of them while the library is in front. One file is on the page.
            self._side.show_page(SidePanel.FOLDERS)
        first = paths.first_to_show
        if first is not None:
            self._desk.current.show_cable(CableAddress(first), focus=True)
            self._tree.select(CableAddress(first))
        else:
            self.invite()
            self.give_keys_to_the_list()

    @Slot(object)
    def show_chosen(self, address: CableAddress) -> None:
        """Show the cable at *address* in the current tab, unless it is there."""
        tab = self._desk.current
        if tab.shown is None or address != tab.address:
            tab.show_cable(address)

    @Slot(object)
    def open_aside(self, address: CableAddress) -> None:
        """Open the cable at *address* in a tab of its own, without leaving the current one."""
        if self._desk.current.is_empty:
            self._desk.current.show_cable(address)
        else:
            self._desk.add_tab(in_view=False).show_cable(address)

    def give_keys_to_the_list(self) -> None:
        """Where there is no text to read, the keys choose one; Qt would give them to the tool bar."""
        if not self._desk.current.is_empty:
            return
        if self._side.front_list().is_empty():
            self._desk.current.take_focus()
        else:
            self._side.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def invite(self) -> None:
        """Let every tab without a cable say how one comes there."""
        for tab in self._desk.tabs():
            if tab.is_empty:
                tab.invite(self._invitation())

    def _invitation(self) -> Invitation:
        if self._tree.is_empty():
            return Invitation.WELCOME
        return Invitation.CHOICE_BESIDE if self._desk.is_split else Invitation.CHOICE

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        tab.invite(self._invitation())

    @Slot(object)
    def _on_tab_closed(self, address: CableAddress | None) -> None:
        """Take a file that was opened by itself out of the list with its last tab."""
        in_use = {tab.address.path for tab in self._desk.tabs() if tab.address is not None}
        if address is not None and address.path not in in_use:
            self._tree.close_root(address.path)
        self.invite()

    @Slot(object)
    def _on_folder_closed(self, path: Path) -> None:
        for tab in self._desk.tabs():
            address = tab.address
            if address is not None and address.path.is_relative_to(path):
                tab.clear()
        self.invite()
