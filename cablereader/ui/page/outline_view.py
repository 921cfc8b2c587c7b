"""The outline beside the text: follows the scrolling, and leads to where the reader points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QWidget,
)

from cablereader.model.reading.outline import Entry
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.outline_delegate import OutlineDelegate
from cablereader.ui.widgets.model_index import Index

USUAL_WIDTH = 232


class OutlineModel(QAbstractListModel):
    """The entries of one cable."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._starts: list[int] = []

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = entries
        self._starts = [entry.start for entry in entries]
        self.endResetModel()

    def entries(self) -> Sequence[Entry]:
        """Return all entries."""
        return self._entries

    def row_at(self, offset: int) -> int:
        """Return the row of the entry that *offset* belongs to; -1 above the first."""
        return bisect_right(self._starts, offset) - 1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of an entry, with its number and marking for a screen reader."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            number = f"{entry.number}. " if entry.number is not None else ""
            marking = f"({entry.marking}) " if entry.marking else ""
            return f"{number}{marking}{entry.words}"
        return None


class OutlineView(QListView):
    """A list of places in the text."""

    entry_chosen = Signal(int)
    """The reader chose an entry; carries its offset."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OutlineModel(self)
        self._delegate = OutlineDelegate(theme, self)
        self._set_up()
        self._connect_signals()

    def _set_up(self) -> None:
        self.setObjectName("outlineView")
        self.setAccessibleName(self.tr("Outline of the cable"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(140)
        self.setMouseTracking(True)

    def _connect_signals(self) -> None:
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show the outline of another cable."""
        self._delegate.make_room(entries)
        self._model.set_entries(entries)

    def entries(self) -> Sequence[Entry]:
        """Return what is shown."""
        return self._model.entries()

    def current_entry(self) -> Entry | None:
        """Return the entry in which the reader is."""
        row = self.currentIndex().row()
        return self._model.entries()[row] if row >= 0 else None

    def follow(self, offset: int) -> None:
        """Mark the entry that the text at *offset* belongs to."""
        row = self._model.row_at(offset)
        if row != self.currentIndex().row():
            index = self._model.index(row, 0) if row >= 0 else QModelIndex()
            self.setCurrentIndex(index)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop to another face."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._delegate.take_faces()
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.entry_chosen.emit(self._model.entries()[index.row()].start)
