"""What the window says about the current tab: its title, the status bar, the row in the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from cablereader.formats.opening import CableAddress
from cablereader.ui.commands.actions import Actions
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.window.window_bars import StatusWords

PROGRAM = "Cable Reader"
_TOLD_MS = 5_000


class CurrentTabWords(QObject):
    """Follows the desk; also enables the commands that need a cable."""

    def __init__(
        self,
        actions: Actions,
        desk: Desk,
        tree: FileTree,
        status: StatusWords,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._desk = desk
        self._tree = tree
        self._status = status
        self._window = window
        self._address: CableAddress | None = None
        desk.current_changed.connect(self.update)
        desk.tab_added.connect(self._on_tab_added)
        for tab in desk.tabs():
            self._on_tab_added(tab)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say something in the status bar for a while."""
        self._window.statusBar().showMessage(words, _TOLD_MS)

    @Slot()
    def update(self) -> None:
        """Say what the current tab shows."""
        tab = self._desk.current
        self._window.setWindowTitle(f"{tab.title} - {PROGRAM}" if tab.title else PROGRAM)
        self._status.show(tab.shown is not None)
        self._status.format.say(tab.format)
        self._show_position()
        self._update_commands(tab)
        if tab.address != self._address:
            self._address = tab.address
            self._select()

    def _select(self) -> None:
        """Show the cable in the list: once, for the keys there may have gone on since."""
        if self._address is None:
            self._tree.select_nothing()
        else:
            self._tree.select(self._address)

    def _update_commands(self, tab: CableTab) -> None:
        actions = self._actions
        for action in actions.of_a_cable():
            action.setEnabled(tab.shown is not None)
        actions.reload.setEnabled(tab.address is not None)
        is_alone = len(self._desk.tabs()) == 1
        actions.close.setEnabled(not tab.is_empty or not is_alone)
        actions.show_report.setIconText(tab.pane.report.summary())

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        tab.pane.cursor_moved.connect(self._show_position)

    @Slot()
    def _show_position(self) -> None:
        line, column = self._desk.current.pane.line_and_column()
        words = self.tr("Line {line}, column {column}").format(line=line, column=column)
        self._status.position.setText(words)
