"""What can be done with the results that are selected."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTableView

from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.row_menu import RowMenu


class ResultsMenu(RowMenu):
    """The commands of a result; of several at once, only those that copy."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.copy = QAction(self.tr("Copy"), self)
        self.copy.setStatusTip(self.tr("Copy number, subject, date and classification"))
        self.insertAction(self.copy_path, self.copy)

    def fit(self, _index: Index) -> bool:
        count = len(self._view.selectionModel().selectedRows())
        for action in (self.open_row, self.open_aside):
            action.setVisible(count == 1)
        self.copy_path.setText(self.tr("Copy Path") if count == 1 else self.tr("Copy Paths"))
        return count > 0
