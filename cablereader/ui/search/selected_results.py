"""The selected results, and the ways in which they leave the list: as files, as lines of text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QTableView

from cablereader.library import Row
from cablereader.ui.library.library_tree_words import source_line
from cablereader.ui.outgoing import files_mime
from cablereader.ui.search.results_menu import ResultsMenu
from cablereader.ui.search.results_model import ResultsModel


class SelectedResults(QObject):
    """Gives away the rows selected in a list; those never in view have to be asked for first."""

    def __init__(self, model: ResultsModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._is_dragging = False
        self.menu = ResultsMenu(view)
        self.menu.copy.triggered.connect(self.copy)
        self.menu.copy_path.triggered.connect(self._on_paths_wanted)

    @property
    def is_dragging(self) -> bool:
        """Whether the reader drags the rows, or waits for them to be dragged."""
        return self._is_dragging

    def count(self) -> int:
        """Return how many rows are selected."""
        return len(self._view.selectionModel().selectedRows())

    def drag(self) -> None:
        """Drag the files of the rows out."""
        self._is_dragging = True
        self._bring(self._drag)

    def let_go(self) -> None:
        """Drag nothing any more."""
        self._is_dragging = False

    @Slot()
    def copy(self) -> None:
        """Copy what names the cables, a line for each."""
        self._bring(_copy_lines)

    @Slot()
    def _on_paths_wanted(self) -> None:
        self._bring(_copy_paths)

    def _bring(self, take: Callable[[list[Row]], None]) -> None:
        rows = self._view.selectionModel().selectedRows()
        if rows:
            self._model.bring_rows(sorted(index.row() for index in rows), take)

    def _drag(self, rows: list[Row]) -> None:
        # The reader may have let go of them meanwhile.
        if self._is_dragging:
            drag = QDrag(self._view)
            drag.setMimeData(files_mime(row.path for row in rows))
            drag.exec(Qt.DropAction.CopyAction)
        self._is_dragging = False


def _copy_lines(rows: list[Row]) -> None:
    QGuiApplication.clipboard().setText("\n".join(map(source_line, rows)))


def _copy_paths(rows: list[Row]) -> None:
    paths = dict.fromkeys(str(row.path) for row in rows)
    QGuiApplication.clipboard().setText("\n".join(paths))
