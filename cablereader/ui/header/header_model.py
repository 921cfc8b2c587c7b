"""The rows of the header sheet as an item model: labels in one column, values in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from cablereader.ui.header.header_row import Place, Row
from cablereader.ui.widgets.model_index import Index

LABEL, VALUE = 0, 1
ROW_ROLE = Qt.ItemDataRole.UserRole


class HeaderModel(QAbstractItemModel):
    """Two levels: rows, and the rows folded in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row:
        """Return the row behind a valid index."""
        # A child carries the number of its parent's row, from 1; a top row carries 0.
        parent = index.internalId()
        rows = self.rows[parent - 1].children if parent else self.rows
        return rows[index.row()]

    def index_at(self, offset: int) -> QModelIndex:
        """Return the row with the narrowest place around a text offset, or an invalid index.

        A cursor right behind a place is still at it, where no other begins.
        """
        found = self._narrowest(offset)
        return found if found.isValid() else self._narrowest(offset - 1)

    def _narrowest(self, offset: int) -> QModelIndex:
        found, width = QModelIndex(), 1 << 60
        for index in self.indexes():
            for start, end in self.row_at(index).places:
                if start <= offset < end and end - start < width:
                    found, width = index, end - start
        return found

    def index_of(self, places: tuple[Place, ...]) -> QModelIndex:
        """Return the first row with exactly these places, or an invalid index."""
        found = (index for index in self.indexes() if self.row_at(index).places == places)
        return next(found, QModelIndex())

    def indexes(self) -> Iterator[QModelIndex]:
        """Yield every row's index in the order of the sheet."""
        for number, row in enumerate(self.rows):
            top = self.index(number, LABEL)
            yield top
            for child in range(len(row.children)):
                yield self.index(child, LABEL, top)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of one cell."""
        # Asked for hundreds of times for each cable, so without Qt's hasIndex, which asks back.
        if column not in (LABEL, VALUE) or row < 0:
            return QModelIndex()
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self.rows) else QModelIndex()
        above = parent.row()
        has_rows = parent.column() == LABEL and not parent.internalId()
        if not has_rows or row >= len(self.rows[above].children):
            return QModelIndex()
        return self.createIndex(row, column, above + 1)

    def parent(self, index: Index | None = None) -> Any:
        """Return the index of the row that *index* is folded in."""
        if index is None:
            return super().parent()
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, LABEL, 0) if above else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows, or of those folded in *parent*."""
        if parent is None or not parent.isValid():
            return len(self.rows)
        if parent.column() != LABEL or parent.internalId():
            return 0
        return len(self.rows[parent.row()].children)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return two: label and value."""
        del parent
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words; assistive tools also get the label that a continued row does not show."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        is_label = index.column() == LABEL
        if role == Qt.ItemDataRole.DisplayRole:
            return ("" if row.is_continued else row.label) if is_label else row.text or row.aside()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.label if is_label else row.spoken()
        if role == ROW_ROLE:
            return row
        return None
