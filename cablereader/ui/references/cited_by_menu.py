"""What can be done with a cable in the company of another."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView

from cablereader.formats.opening import CableAddress
from cablereader.ui.widgets.choice_delegate import CHOICE_ROLE, Choice
from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.row_menu import RowMenu


def address_of(index: Index) -> CableAddress | None:
    """Return where the cable of a row is; None for a heading, the cable itself, one not held."""
    choice = index.data(CHOICE_ROLE)
    is_one = isinstance(choice, Choice) and choice.is_enabled
    return choice.value if is_one and isinstance(choice.value, CableAddress) else None


class CitedByMenu(RowMenu):
    """The commands of a cable that can be opened."""

    chosen = Signal(bool)
    """The current cable is to be opened; carries whether in a tab of its own."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.open_row.triggered.connect(self._on_open)
        self.open_aside.triggered.connect(self._on_open_aside)
        self.copy_path.triggered.connect(self._on_copy_path)

    def fit(self, index: Index) -> bool:
        return address_of(index) is not None

    @Slot()
    def _on_open(self) -> None:
        self.chosen.emit(False)

    @Slot()
    def _on_open_aside(self) -> None:
        self.chosen.emit(True)

    @Slot()
    def _on_copy_path(self) -> None:
        address = address_of(self._view.currentIndex())
        if address is not None:
            QGuiApplication.clipboard().setText(str(address.path))
