"""The list of the cables found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from cablereader.ui.search.results_delegate import ResultsDelegate, RowLayout
from cablereader.ui.search.results_model import ResultsModel
from cablereader.ui.search.results_tip import ResultsTip
from cablereader.ui.search.selected_results import SelectedResults
from cablereader.ui.widgets.model_index import Index

_PAUSE_MS = 150
"""Time a held arrow key must rest before the cable under it is opened."""
_PASSAGES_FROM = 260
"""Width from which a line of a passage tells enough."""
_ONE_LINE_FROM = 560
"""Width from which number, subject and date go well into one line."""
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: dict[int, int] = {Qt.Key.Key_J: 1, Qt.Key.Key_N: 1, Qt.Key.Key_K: -1, Qt.Key.Key_P: -1}


class ResultsView(QTableView):
    """A list whose rows are all of one height. Going to a row opens its cable; the keys stay here.

    With Shift several rows are selected, without opening any. They can be dragged out as files.
    """

    cable_chosen = Signal(object)
    """The reader came to a row; carries its address."""
    cable_wanted_aside = Signal(object)
    """The reader wants a cable in a tab of its own; carries its address."""
    entered = Signal()
    """Enter was pressed: the reader wants to go on in the text."""
    left_upwards = Signal()
    """Up was pressed in the first row."""

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._selected: int | None = None
        self._is_moving = False
        self._is_only_selecting = False
        self._wants_passages = True
        self._delegate = ResultsDelegate(self)
        self._pause = QTimer(self, singleShot=True)
        self._tip = ResultsTip(model, self)
        self.taken = SelectedResults(model, self)
        self._top: int | None = None
        self.setObjectName("resultsView")
        self.setAccessibleName(self.tr("Cables found"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._fit_rows()
        self._pause.timeout.connect(self._choose)
        self.clicked.connect(self._on_clicked)
        self.taken.menu.open_row.triggered.connect(self.open_here)
        self.taken.menu.open_aside.triggered.connect(self._on_aside_wanted)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._on_inserted)

    # Where the reader is

    @property
    def selected(self) -> int | None:
        """The id of the cable the reader came to last; kept while other results are shown."""
        return self._selected

    def select(self, wanted: int | None) -> None:
        """Show where the cable of that id is, if it was found, without opening it."""
        self._selected = wanted
        self._seek()

    def select_next(self) -> bool:
        """Open the next cable; return whether there is one."""
        return self._step(1)

    def select_previous(self) -> bool:
        """Open the cable before; return whether there is one."""
        return self._step(-1)

    def is_empty(self) -> bool:
        """Return whether nothing was found."""
        return self._model.rowCount() == 0

    def go_to_first(self) -> None:
        """Let the keys go to the list; with no row chosen they begin at the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        elif not self.is_empty():
            self._go_to(0)

    def open_here(self) -> None:
        """Let the keys go to the list and open the cable they are on, or else the first."""
        if self.currentIndex().isValid():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose()
        else:
            self.go_to_first()

    def copy(self) -> None:
        """Copy what names the selected cables, a line for each."""
        self.taken.copy()

    def set_passages_wanted(self, wanted: bool) -> None:
        """Show passages under the results where there is room, or never."""
        self._wants_passages = wanted
        self._fit_rows()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            if modifiers == Qt.KeyboardModifier.ControlModifier:
                self._open_aside(index)
            else:
                self._choose()
                self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()  # while no cable is open the command of the window is not there
        elif event.key() in _STEPS and not modifiers:
            self._step(_STEPS[event.key()])
        elif event.key() == Qt.Key.Key_Up and not modifiers and index.row() <= 0:
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not self.is_empty():
            self._go_to(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
        else:
            with self._selecting_only(bool(modifiers & Qt.KeyboardModifier.ShiftModifier)):
                super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Let letters be: Qt would look through all rows for one that begins with them."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.MiddleButton or is_held:
            if index.isValid():
                self._open_aside(index)
        else:
            # A click opens; the press may become a drag.
            with self._selecting_only():
                super().mousePressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the files of the selected rows out, of which some may have to be asked for first."""
        self.taken.drag()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select nothing on the way while the files to drag are asked for."""
        if not self.taken.is_dragging:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.taken.let_go()
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole subject and a passage where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip.show_at(self.indexAt(event.pos()))
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row the reader came to in view: what stands above the list comes after it."""
        current = self.currentIndex()
        was_seen = 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        self._fit_rows()
        if was_seen and current.isValid():
            self.scrollTo(current)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._is_moving or not current.isValid():
            return
        self._selected = self._model.id_at(current.row())
        if self._is_only_selecting:
            return
        # While a key is held the cables in between are passed over.
        self._pause.start(_PAUSE_MS if self._pause.isActive() else 0)

    # Inside

    @contextmanager
    def _selecting_only(self, is_so: bool = True) -> Iterator[None]:
        """Within this, going to a row does not open its cable."""
        self._is_only_selecting = is_so
        try:
            yield
        finally:
            self._is_only_selecting = False

    def _step(self, by: int) -> bool:
        index = self.currentIndex()
        number = index.row() + by if index.isValid() else 0
        if not 0 <= number < self._model.rowCount():
            return False
        self._go_to(number)
        return True

    def _go_to(self, number: int) -> None:
        index = self._model.index(number, 0)
        # Not as Qt would, which extends the selection if Shift is held, as in Shift+F3.
        self.selectionModel().setCurrentIndex(index, _SELECT)
        self.scrollTo(index)

    @Slot()
    def _choose(self) -> None:
        self._pause.stop()
        number = self.currentIndex().row()
        address = self._model.address(number)
        if address is not None:
            self.cable_chosen.emit(address)
        elif 0 <= number < self._model.rowCount():
            self._pause.start(_PAUSE_MS)  # its row is on the way

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        if self.taken.count() == 1:
            self._choose()

    def _open_aside(self, index: Index) -> None:
        address = self._model.address(index.row())
        if address is not None:
            self.cable_wanted_aside.emit(address)

    @Slot()
    def _on_aside_wanted(self) -> None:
        self._open_aside(self.currentIndex())

    @Slot()
    def _on_about_to_reset(self) -> None:
        # At the very top, what is new is to be seen.
        is_scrolled = self.verticalScrollBar().value() > 0
        self._top = self._model.id_at(self.rowAt(0)) if is_scrolled else None

    @Slot()
    def _on_reset(self) -> None:
        self._pause.stop()
        self._fit_rows()
        self.updateGeometries()  # Qt puts this off, and could not scroll far enough before
        self._seek()
        kept = self._top if self._model.is_refresh else None
        number = self._model.number_of(kept) if kept is not None else None
        if number is not None:
            top = QAbstractItemView.ScrollHint.PositionAtTop
            self.scrollTo(self._model.index(number, 0), top)
        elif not self.currentIndex().isValid():
            self.scrollToTop()

    @Slot()
    def _on_inserted(self) -> None:
        if not self.currentIndex().isValid():
            self._seek()

    def _seek(self) -> None:
        """Put the selection on the cable the reader came to last, if it was found again."""
        number = None if self._selected is None else self._model.number_of(self._selected)
        self._is_moving = True
        if number is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self._go_to(number)
        self._is_moving = False

    def _fit_rows(self) -> None:
        width = self.viewport().width()
        if not self._wants_passages or width < _PASSAGES_FROM:
            layout = RowLayout.NUMBER
        elif width < _ONE_LINE_FROM:
            layout = RowLayout.SUBJECT_AND_PASSAGE
        else:
            layout = RowLayout.PASSAGE
        self._delegate.set_layout(layout)
        height = self._delegate.row_height(self.font())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
            self.scrollTo(self.currentIndex())
