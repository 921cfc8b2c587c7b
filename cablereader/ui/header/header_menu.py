"""What can be done with a row of the header: ask what its codes are, copy it, go on from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cablereader.ui.header.header_model import HeaderModel
from cablereader.ui.header.header_row import Row
from cablereader.ui.header.questions import asked_entries, question_about

_MOST_QUESTIONS = 10


class HeaderMenu(QMenu):
    """The menu of the sheet, and its ways to copy, which other menus offer too."""

    entry_asked = Signal(object)
    """The reader asked what a code is; carries the handbook's :class:`Entry`."""

    def __init__(
        self, rows: HeaderModel, current_row: Callable[[], Row | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._current_row = current_row
        self._further: list[QAction] = []
        self._value = QAction(self.tr("Copy &Value"), parent)
        self._value.setShortcut(QKeySequence.StandardKey.Copy)
        self._value.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._row = QAction(self.tr("Copy &Row"), parent)
        self._all = QAction(self.tr("Copy &All"), parent)
        self._value.triggered.connect(self.copy_value)
        self._row.triggered.connect(self._on_copy_row)
        self._all.triggered.connect(self._on_copy_all)

    @property
    def copies(self) -> list[QAction]:
        """The ways to copy."""
        return [self._value, self._row, self._all]

    def add_commands(self, actions: list[QAction]) -> None:
        """Offer *actions* of the window at the end."""
        self._further.extend(actions)

    def fill(self) -> None:
        """Offer what can be done with the current row."""
        for action in self.actions():
            self.removeAction(action)
            if action.parent() is self:
                action.deleteLater()
        row = self._current_row()
        entries = asked_entries(row.meanings if row is not None else ())
        for term, entry in entries[:_MOST_QUESTIONS]:
            question = QAction(question_about(term), self)
            question.triggered.connect(partial(self.entry_asked.emit, entry))
            self.addAction(question)
        if entries:
            self.addSeparator()
        self.addActions(self.copies)
        if self._further:
            self.addSeparator()
            self.addActions(self._further)

    @Slot()
    def copy_value(self) -> None:
        """Copy the value of the current row."""
        row = self._current_row()
        if row is not None:
            QGuiApplication.clipboard().setText(row.value())

    @Slot()
    def _on_copy_row(self) -> None:
        row = self._current_row()
        if row is not None:
            QGuiApplication.clipboard().setText(f"{row.label}: {row.value()}")

    @Slot()
    def _on_copy_all(self) -> None:
        lines = [f"{row.label}: {row.value()}" for row in self._rows.rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
