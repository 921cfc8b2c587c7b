"""The outline beside the text: follows the scrolling, and leads to where the reader points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cablereader.model.outline import Entry, EntryKind
from cablereader.ui.fonts import tabular, text_font
from cablereader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

USUAL_WIDTH = 232
_PAD = 8
_SPACE = 6
_STRONG = (EntryKind.HEADING, EntryKind.ACTION_REQUEST)


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

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.entry_chosen.emit(self._model.entries()[index.row()].start)


class OutlineDelegate(QStyledItemDelegate):
    """Draws an entry on one line: number, words; headings stronger, notes further in."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of one line of the system's own face."""
        return QSize(USUAL_WIDTH // 2, QFontMetrics(text_font()).height() + 2 * _SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, number and words."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        place: QRect = option.rect
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.fillRect(place, self._theme.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, self._theme.color("hover"))
        ink = self._theme.color("selection_ink" if is_current else "ink")
        quiet = ink if is_current else self._theme.color("secondary")
        face = tabular(text_font())
        metrics = QFontMetrics(face)
        left = place.left() + _PAD
        column = metrics.horizontalAdvance("88") + _PAD
        if entry.number is not None:
            painter.setFont(face)
            painter.setPen(quiet)
            box = QRect(left, place.top(), column - _PAD, place.height())
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(align), str(entry.number))
        if entry.kind not in _STRONG or entry.number is not None:
            left += column
        if entry.kind is EntryKind.NOTE:
            left += _PAD
        words = QFont(text_font())
        is_strong = entry.kind in _STRONG
        words.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        painter.setFont(words)
        painter.setPen(quiet if entry.kind is EntryKind.NOTE else ink)
        box = QRect(left, place.top(), place.right() - left - _PAD, place.height())
        elided = QFontMetrics(words).elidedText(
            entry.words, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.restore()
