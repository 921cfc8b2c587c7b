"""What the tree of the opened folders and that of the library have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cablereader.formats.opening import CableAddress
from cablereader.ui.trees.cable_choice import CableChoice
from cablereader.ui.trees.cable_rows import CableRowsModel
from cablereader.ui.trees.tree_view import FilterField, TreeView
from cablereader.ui.widgets.rows_or_words import RowsOrWords


class CableTree(QWidget):
    """A field that filters, and below it rows, or words where there are none."""

    cable_chosen = Signal(object)
    """The reader chose a row by click, Enter or arrow keys; carries its CableAddress."""
    cable_wanted_aside = Signal(object)
    """The reader wants a row's cable in a tab of its own; carries its CableAddress."""

    def __init__(self, rows: CableRowsModel, advice: str, parent: QWidget | None = None) -> None:
        """The tree owns *rows*; *advice* is the object name of the words in their place."""
        super().__init__(parent)
        rows.setParent(self)
        self.filter = FilterField(self)
        self.view = TreeView(self)
        self.choice = CableChoice(rows, self.view)
        self.page = RowsOrWords(self.view, advice, self)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.setContentsMargins(0, 0, 8, 0)
        self.head.setSpacing(8)
        self.head.addWidget(self.filter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.head)
        layout.addWidget(self.page)
        self.choice.chosen.connect(self.announce)
        self.choice.wanted_aside.connect(self.cable_wanted_aside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the rows.

        Not by a focus proxy: while that is hidden, Qt's Tab key ends here and goes nowhere.
        """
        self.view.setFocus(event.reason())

    def select_next(self) -> None:
        """Choose the next cable below the current row."""
        self.choice.step(1)

    def select_previous(self) -> None:
        """Choose the next cable above the current row."""
        self.choice.step(-1)

    @Slot(object)
    def announce(self, address: CableAddress) -> None:
        """Tell that the cable at *address* was chosen."""
        self.cable_chosen.emit(address)
