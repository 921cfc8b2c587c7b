"""The two widgets of a tree of cables: the field that filters it, and the view itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from cablereader.ui.look.row_ground import paint_focus_bar
from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.search_field import SearchField

_TYPING_MS = 120
"""Rest in the typing after which the filter is applied."""

# Rows begin with the digits of a year or the name of a file. Few begin with these letters, which
# go from cable to cable as in the text; any other letter begins to search for a row.
_STEPS: dict[int, int] = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class TreeView(QTreeView):
    """A tree of one column whose rows are all of one height, and can be dragged out."""

    entered_row = Signal(QModelIndex)
    """Enter was pressed on a row."""
    resized = Signal()
    """Other rows may have come into view."""
    stepped = Signal(int)
    """J or K was pressed: the reader wants the next (1) or the previous (-1) cable."""
    opened_aside = Signal(QModelIndex)
    """A row was clicked with the middle button, or entered with Ctrl."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._is_pressed = False
        self._since_typed = QElapsedTimer()

    @property
    def is_pressed(self) -> bool:
        """Whether a press of the mouse is what moves the current row just now."""
        return self._is_pressed

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self.opened_aside.emit(index)
            return
        self._is_pressed = True
        try:
            super().mousePressEvent(event)
        finally:
            self._is_pressed = False

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        if self.hasFocus() and index == self.currentIndex():
            accent = self.palette().color(QPalette.ColorRole.Accent)
            paint_focus_bar(painter, option.rect, accent)

    def visible_indexes(self) -> Iterator[QModelIndex]:
        """Yield the rows in view from top to bottom."""
        height = self.viewport().height()
        index = self.indexAt(QPoint(0, 0))
        while index.isValid() and self.visualRect(index).top() < height:
            yield index
            index = self.indexBelow(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            is_aside = modifiers == Qt.KeyboardModifier.ControlModifier
            (self.opened_aside if is_aside else self.entered_row).emit(self.currentIndex())
        elif event.key() in _STEPS and not modifiers and not self._is_typing():
            self.stepped.emit(_STEPS[event.key()])
        else:
            if event.text().strip():
                self._since_typed.start()
            super().keyPressEvent(event)

    def _is_typing(self) -> bool:
        """Return whether the reader is in the middle of typing the beginning of a row."""
        pause = QApplication.keyboardInputInterval()
        return self._since_typed.isValid() and not self._since_typed.hasExpired(pause)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class FilterField(SearchField):
    """The field above a tree."""

    settled = Signal(str)
    """The reader paused in typing, or goes on in the tree; carries the text to filter by."""
    left_downwards = Signal()
    """Down or Enter was pressed: the reader wants to go on in the tree, which is filtered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._settle)
        self.textChanged.connect(self._on_typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if text:
            self._typing.start()
        else:
            self._settle()

    @Slot()
    def _settle(self) -> None:
        self._typing.stop()
        self.settled.emit(self.text())
