"""A list of files or folders, each with some words about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

_PATH = Qt.ItemDataRole.UserRole


class PathRows(QTreeView):
    """Rows of cells, the first of them a path. Filling it anew keeps the row the reader is at."""

    def __init__(
        self, name: str, spoken: str, titles: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(0, len(titles), self)
        self._rows.setHorizontalHeaderLabels(list(titles))
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(self._rows)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)

    def fill(self, rows: Sequence[tuple[Path, Sequence[str]]], figures: int | None = None) -> None:
        """Show *rows*, each a path and its cells; the column *figures* stands at the right."""
        current = self.path()
        self._rows.removeRows(0, self._rows.rowCount())
        for path, words in rows:
            items = [QStandardItem(text) for text in words]
            items[0].setData(path, _PATH)
            items[0].setSizeHint(QSize(0, self.fontMetrics().height() + 8))
            for item, text in zip(items, words, strict=True):
                item.setToolTip(text)
            if figures is not None:
                items[figures].setTextAlignment(
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
            self._rows.appendRow(items)
        paths = [path for path, _ in rows]
        if paths:
            row = paths.index(current) if current in paths else 0
            self.setCurrentIndex(self._rows.index(row, 0))

    def path(self) -> Path | None:
        """Return the path of the current row."""
        value = self.currentIndex().siblingAtColumn(0).data(_PATH)
        return value if isinstance(value, Path) else None

    def chosen_lines(self) -> str:
        """Return the selected rows as lines of a table; all rows if no more than one is selected."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        rows = chosen if len(chosen) > 1 else range(self._rows.rowCount())
        columns = range(self._rows.columnCount())
        return "\n".join(
            "\t".join(self._rows.item(row, column).text() for column in columns) for row in rows
        )
