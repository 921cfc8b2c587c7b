"""Opens the choosers of the window: the command palette, and going to a number."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from cablereader.ui.commands.action_set import command_name
from cablereader.ui.commands.actions import Actions
from cablereader.ui.references.readers_holdings import ReadersHoldings
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.window.command_palette import CommandPalette
from cablereader.ui.window.go_to_number import GoToNumber


class Choosers(QObject):
    """Knows what the choosers offer, and does what is chosen where the reader was."""

    cable_chosen = Signal(object, bool)
    """The reader went to a cable; carries its address, and whether a tab of its own is wanted."""

    def __init__(
        self, actions: Actions, desk: Desk, reader: ReadersHoldings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._desk = desk
        self._reader = reader
        self._window = window
        self._focus: QWidget | None = None
        actions.palette.triggered.connect(self._on_palette)
        actions.go_to.triggered.connect(self._on_go_to)

    def commands(self) -> list[tuple[str, QAction]]:
        """Return every command with a name that says all by itself."""
        theme = self.tr("Theme: {name}")
        named = [(command_name(item), item) for item in self._actions.all()]
        themes = self._actions.themes.actions()
        named += [(theme.format(name=command_name(item)), item) for item in themes]
        return [pair for pair in named if pair[1] is not self._actions.palette]

    @Slot()
    def _on_palette(self) -> None:
        # The command is done to what has the keys now, not to the palette's field.
        self._focus = QApplication.focusWidget()
        chooser = CommandPalette(self.commands(), self._window)
        chooser.chosen.connect(self._on_command_chosen)
        chooser.begin()

    @Slot(object, bool)
    def _on_command_chosen(self, action: QAction, _aside: bool) -> None:
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focus = None
        QTimer.singleShot(0, action, action.trigger)

    @Slot()
    def _on_go_to(self) -> None:
        shown = self._desk.current.shown
        created = shown.cable.created if shown is not None else None
        year = int(created[:4]) if created else None
        chooser = GoToNumber(self._reader.holdings, year, self._window, self._reader.is_busy)
        chooser.chosen.connect(self.cable_chosen)
        chooser.begin()
