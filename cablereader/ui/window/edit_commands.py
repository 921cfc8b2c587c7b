"""Copying, selecting and finding: commands that depend on where the reader is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from cablereader.export.citation import citation
from cablereader.ui.commands.actions import Actions
from cablereader.ui.header.header_sheet import HeaderSheet
from cablereader.ui.search.results_view import ResultsView
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.widgets.one_line_label import OneLineLabel


class EditCommands(QObject):
    """Does the Edit menu's commands to the widget that has the focus, or else to the text."""

    hits_ended = Signal(int)
    """There is no further hit of the library's search in this cable; carries 1 or -1."""

    def __init__(self, actions: Actions, desk: Desk) -> None:
        super().__init__(desk)
        self._actions = actions
        self._desk = desk
        self._connect_signals()

    @property
    def _pane(self) -> CablePane:
        return self._desk.current.pane

    def _connect_signals(self) -> None:
        actions = self._actions
        actions.copy.triggered.connect(self._on_copy)
        actions.copy_cited.triggered.connect(self._on_copy_cited)
        actions.copy_all.triggered.connect(self._on_copy_all)
        actions.select_all.triggered.connect(self._on_select_all)
        actions.find.triggered.connect(self._on_find)
        actions.find_next.triggered.connect(self._on_find_next)
        actions.find_previous.triggered.connect(self._on_find_previous)

    def _step_sought(self, by: int) -> None:
        """Go on in the hits of the library's search; without any there are words to be typed."""
        sought = self._pane.sought
        if not sought.hits:
            self._pane.begin_find()
        elif not sought.step(by):
            self.hits_ended.emit(by)

    @Slot()
    def _on_copy(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit | HeaderSheet | OneLineLabel | ResultsView):
            widget.copy()
        elif isinstance(widget, QLabel):
            QGuiApplication.clipboard().setText(widget.selectedText() or widget.text())
        elif self._pane.body.textCursor().hasSelection():
            self._pane.body.copy()

    @Slot()
    def _on_copy_cited(self) -> None:
        body = self._pane.body
        start, end = body.selection()
        words = body.clean_selection().strip()
        parts = (words, citation(self._pane.cable(), start, end))
        QGuiApplication.clipboard().setText(" ".join(part for part in parts if part))

    @Slot()
    def _on_copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._pane.whole().text)

    @Slot()
    def _on_select_all(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        else:
            self._pane.body.setFocus()
            self._pane.body.selectAll()

    @Slot()
    def _on_find(self) -> None:
        self._pane.begin_find()

    @Slot()
    def _on_find_next(self) -> None:
        if self._pane.find_bar.isHidden():
            self._step_sought(1)
        else:
            self._pane.find_bar.find_next()

    @Slot()
    def _on_find_previous(self) -> None:
        if self._pane.find_bar.isHidden():
            self._step_sought(-1)
        else:
            self._pane.find_bar.find_previous()
