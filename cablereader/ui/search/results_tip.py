"""What is told of a result where the pointer rests: its whole subject, and a passage."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTableView, QToolTip

from cablereader.ui.library.library_tree_words import heading_of
from cablereader.ui.search.results_model import ResultsModel
from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, cut
from cablereader.ui.widgets.model_index import Index


class ResultsTip(QObject):
    """The tooltip of a list; a passage that is still being fetched is added when it is there."""

    def __init__(self, model: ResultsModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._number = -1
        model.modelReset.connect(self._on_reset)
        model.row_came.connect(self._on_row_came)

    def show_at(self, index: Index) -> None:
        """Tell of the row at *index*, or of none."""
        self._number = index.row()
        if index.isValid():
            self._show()
        else:
            QToolTip.hideText()

    @Slot()
    def _on_reset(self) -> None:
        self._number = -1

    @Slot(int)
    def _on_row_came(self, number: int) -> None:
        if number == self._number and QToolTip.isVisible():
            self._show()

    def _show(self) -> None:
        row, passage = self._model.row(self._number), self._model.snippet(self._number)
        if row is None:
            return
        words = [cut(row.subject or "", MOST_OF_SUBJECT) or heading_of(row)]
        if passage is not None and passage.text:
            words.append(f"… {passage.text} …")
        place = self._view.visualRect(self._model.index(self._number, 0)).bottomLeft()
        text = "".join(f"<p style='white-space: pre-wrap'>{_escaped(item)}</p>" for item in words)
        QToolTip.showText(self._view.viewport().mapToGlobal(place), text, self._view.viewport())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
