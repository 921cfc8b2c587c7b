"""The files of the library that could not be read, with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cablereader.formats.opening import CableAddress
from cablereader.library import Trouble
from cablereader.ui.library.filling_words import counted, counted_files
from cablereader.ui.trees.tree_nodes import printable
from cablereader.ui.widgets.path_rows import PathRows


class TroublesList(QWidget):
    """A heading, the list, and what can be done with it. Hidden while there is nothing to tell."""

    cable_chosen = Signal(object)
    """The reader opens a file; carries its address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setObjectName("troublesHeading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        titles = [self.tr("File"), self.tr("Why")]
        self.view = PathRows("troublesView", self.tr("Files that could not be read"), titles, self)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.open_button = self._button(self.tr("&Open"), "openTrouble")
        self.copy = self._button(self.tr("&Copy List"), "copyTroubles")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.open_button)
        row.addWidget(self.copy)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        self.open_button.clicked.connect(self._on_open)
        self.copy.clicked.connect(self._on_copy)
        self.view.activated.connect(self._on_open)
        self.view.selectionModel().currentChanged.connect(self._enable)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_copy)
        self.hide()

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        """Show *troubles*, or nothing if there are none."""
        self.view.fill(
            [(item.path, [printable(str(item.path)), self._reason(item)]) for item in troubles]
        )
        number = counted_files(len(troubles), self.tr)
        self.heading.setText(self.tr("Could not be read, or not to the end: {n}").format(n=number))
        self.setVisible(bool(troubles))
        self._enable()

    def _reason(self, trouble: Trouble) -> str:
        if not trouble.cables:
            return trouble.problem
        held = counted(trouble.cables, self.tr)
        return self.tr("{problem} ({n} before that)").format(problem=trouble.problem, n=held)

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    @Slot()
    def _enable(self) -> None:
        self.open_button.setEnabled(self.view.path() is not None)

    @Slot()
    def _on_open(self) -> None:
        path = self.view.path()
        if path is not None:
            self.cable_chosen.emit(CableAddress(path))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.chosen_lines())
