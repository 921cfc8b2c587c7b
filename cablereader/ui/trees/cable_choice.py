"""When going through a tree means choosing a cable, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QTimer,
    Signal,
    Slot,
)

from cablereader.formats.opening import CableAddress
from cablereader.ui.trees.cable_rows import CableRowsModel
from cablereader.ui.trees.tree_view import TreeView

_PAUSE_MS = 150
"""Time a held arrow key must rest before the cable under it is opened."""
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class CableChoice(QObject):
    """Tells the reader's choices in a view from the moves that the program makes there.

    A click chooses, a press that becomes a drag does not; an arrow key chooses at once, a held one
    when it rests; Enter chooses a cable, and opens or closes any other row.
    """

    chosen = Signal(object)
    """The reader chose the current row; carries its CableAddress."""
    wanted_aside = Signal(object)
    """The reader wants a row's cable in a tab of its own; carries its CableAddress."""
    moved = Signal()
    """The reader, not the program, went to another row."""
    lost = Signal(object)
    """The selected row went away, and none is selected now; carries the CableAddress it had."""

    def __init__(self, model: CableRowsModel, view: TreeView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._is_moving = False
        self._rows_are_leaving = False
        self._leaving: CableAddress | None = None
        self._waits_for_row = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._since_step = QElapsedTimer()
        # Before the view has the model: when rows go away, the view makes another one current.
        model.rowsAboutToBeRemoved.connect(self._on_rows_leaving)
        view.setModel(model)
        model.rowsRemoved.connect(self._on_rows_left)
        model.dataChanged.connect(self._on_rows_changed)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self.choose)
        view.entered_row.connect(self.enter)
        view.stepped.connect(self.step)
        view.opened_aside.connect(self.open_aside)
        self._pause.timeout.connect(self._on_paused)

    # What others may do

    @contextmanager
    def not_choosing(self) -> Iterator[None]:
        """Within this, a new current row is the program's doing, not the reader's choice."""
        before, self._is_moving = self._is_moving, True
        try:
            yield
        finally:
            self._is_moving = before

    def show(self, index: QModelIndex) -> None:
        """Make *index* the current row without choosing it."""
        with self.not_choosing():
            self._view.selectionModel().setCurrentIndex(index, _SELECT)

    def stop(self) -> None:
        """Choose nothing any more of what was begun."""
        self._pause.stop()
        self._waits_for_row = False

    @Slot(int)
    def step(self, by: int) -> None:
        """Choose the next cable below (1) or above (-1) the current row."""
        following = self._view.indexBelow if by > 0 else self._view.indexAbove
        current = self._view.currentIndex()
        index = following(current) if current.isValid() else self._model.index(0, 0)
        while index.isValid() and not self._model.is_cable(index):
            index = following(index)
        if index.isValid():
            self._view.setCurrentIndex(index)

    @Slot(QModelIndex)
    def choose(self, index: QModelIndex) -> None:
        """Announce the cable at *index*; one that is still being brought, when it is there."""
        self.stop()
        if not self._model.is_cable(index):
            return
        self._view.selectionModel().select(index, _SELECT)
        address = self._model.address_at(index)
        if address is not None:
            self.chosen.emit(address)
        else:
            self._waits_for_row = True

    @Slot(QModelIndex)
    def enter(self, index: QModelIndex) -> None:
        """Announce the cable at *index*; a row that is none is opened or closed."""
        if self._model.is_cable(index):
            self.choose(index)
        else:
            self._view.setExpanded(index, not self._view.isExpanded(index))

    @Slot(QModelIndex)
    def open_aside(self, index: QModelIndex) -> None:
        """Ask for a tab of its own for the cable at *index*."""
        address = self._model.address_at(index)
        if address is not None:
            self.wanted_aside.emit(address)

    # What the view and the model do

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._waits_for_row = False
        if self._is_moving or self._rows_are_leaving or not current.isValid():
            return
        self.moved.emit()
        if self._view.is_pressed:
            return  # clicked follows, unless this becomes a drag
        is_held = self._since_step.isValid() and not self._since_step.hasExpired(_PAUSE_MS)
        self._since_step.restart()
        if is_held:
            self._pause.start()
        else:
            self.choose(current)

    @Slot()
    def _on_paused(self) -> None:
        self.choose(self._view.currentIndex())

    @Slot()
    def _on_rows_changed(self) -> None:
        if self._waits_for_row:
            self.choose(self._view.currentIndex())

    @Slot(QModelIndex, int, int)
    def _on_rows_leaving(self, parent: QModelIndex, first: int, last: int) -> None:
        self._rows_are_leaving = True
        current = row = self._view.currentIndex()
        while row.isValid() and row.parent() != parent:
            row = row.parent()
        goes = row.isValid() and first <= row.row() <= last
        if goes and self._view.selectionModel().isSelected(current):
            self._leaving = self._model.address_at(current)

    @Slot()
    def _on_rows_left(self) -> None:
        self._rows_are_leaving = False
        if self._leaving is not None:
            # The row that Qt selects instead is not what is on the page.
            address, self._leaving = self._leaving, None
            self._view.clearSelection()
            self.lost.emit(address)
