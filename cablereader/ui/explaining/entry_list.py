"""The entries of the handbook as a list: the term, and its meaning beside it in the quiet tone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.handbook import Entry
from cablereader.ui.look.row_ground import paint_focus_bar, paint_ground
from cablereader.ui.widgets.model_index import Index

ENTRY_ROLE = Qt.ItemDataRole.UserRole
_SIDE, _ABOVE, _GAP = 10, 4, 10
_QUIET = QPalette.ColorRole.PlaceholderText


class EntryModel(QAbstractListModel):
    """The entries that a search found, or all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """List other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of an entry."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.term
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.term}, {entry.kind}: {entry.meaning}"
        if role == ENTRY_ROLE:
            return entry
        return None


class EntryDelegate(QStyledItemDelegate):
    """One line for each entry."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of one line."""
        return QSize(80, QFontMetrics(option.font).height() + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint term and meaning; what has no room is cut at its end."""
        entry: Entry = index.data(ENTRY_ROLE)
        box, state, palette = QRect(option.rect), option.state, option.palette
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option)
        if is_selected and state & QStyle.StateFlag.State_HasFocus:
            paint_focus_bar(painter, box, palette.color(QPalette.ColorRole.Accent))
        ink = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        quiet = QPalette.ColorRole.HighlightedText if is_selected else _QUIET
        box.adjust(_SIDE, 0, -_SIDE, 0)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        cut = Qt.TextElideMode.ElideRight
        metrics = QFontMetrics(strong)
        term = metrics.elidedText(entry.term, cut, box.width())
        painter.setFont(strong)
        painter.setPen(palette.color(ink))
        painter.drawText(box, middle, term)
        box.setLeft(box.left() + metrics.horizontalAdvance(term) + _GAP)
        if box.width() > metrics.height():
            painter.setFont(option.font)
            painter.setPen(palette.color(quiet))
            words = QFontMetrics(option.font).elidedText(entry.meaning, cut, box.width())
            painter.drawText(box, middle, words)
        painter.restore()
