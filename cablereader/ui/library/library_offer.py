"""An offer under the list of folders: to add what was just opened to the library. Made once a folder.

Folders that were opened together are asked about one after the other, or all at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cablereader.ui.memory.settings import Settings
from cablereader.ui.trees.tree_nodes import printable
from cablereader.ui.widgets.flow_layout import FlowLayout
from cablereader.ui.widgets.window_button import WindowButton


class LibraryOffer(QWidget):
    """A sentence and its buttons. It takes no keys from the reader and goes when it is answered."""

    accepted = Signal(object)
    """The reader wants folders in the library; carries their paths."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._folders: list[Path] = []
        """Those to ask about; the first is asked about now."""
        self.setObjectName("libraryOffer")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.add = WindowButton(self.tr("&Add"), self)
        self.add.setObjectName("libraryOfferAdd")
        self.decline = WindowButton(self.tr("&No"), self)
        self.decline.setObjectName("libraryOfferDecline")
        self.add_all = WindowButton("", self)
        self.add_all.setObjectName("libraryOfferAddAll")
        self.add.clicked.connect(self._on_add)
        self.decline.clicked.connect(self._go_on)
        self.add_all.clicked.connect(self._on_add_all)
        # The list of folders may be too narrow for three of them in a row.
        buttons = FlowLayout(spacing=8)
        for button in (self.add, self.decline, self.add_all):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        self.hide()

    def words(self) -> str:
        """Return what is asked."""
        return self._words.text()

    def offer(self, folder: Path, sources: Sequence[Path]) -> None:
        """Offer to add *folder*, unless it is in one of *sources* or was offered before."""
        if folder not in (*self._settings.library_offered, *self._folders):
            self._folders.append(folder)
            self.withdraw(sources)

    def withdraw(self, sources: Sequence[Path]) -> None:
        """Ask no more about what is in one of *sources*."""
        self._folders = [
            folder
            for folder in self._folders
            if not any(folder.is_relative_to(source) for source in sources)
        ]
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decline on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        """Ask about the first folder; without any, go."""
        if not self._folders:
            self.hide()
            return
        folder, count = self._folders[0], len(self._folders)
        if folder not in self._settings.library_offered:
            self._settings.library_offered = [*self._settings.library_offered, folder]
        name = printable(folder.name or str(folder))
        words = self.tr("Add “{name}” to the library, to search all of it?").format(name=name)
        self._words.setText(words)
        self._words.setToolTip(printable(str(folder)))
        self.add.setAccessibleName(self.tr("Add “{name}” to the library").format(name=name))
        self.add_all.setText(self.tr("Add A&ll ({count})").format(count=count))
        self.add_all.setAccessibleName(
            self.tr("Add all {count} folders to the library").format(count=count)
        )
        self.add_all.setToolTip("\n".join(printable(str(item)) for item in self._folders))
        self.add_all.setVisible(count > 1)
        self.show()

    @Slot()
    def _go_on(self) -> None:
        """Ask about the next folder."""
        del self._folders[:1]
        self._ask()

    @Slot()
    def _on_add(self) -> None:
        self._accept(self._folders[:1])

    @Slot()
    def _on_add_all(self) -> None:
        self._settings.library_offered = [
            *self._settings.library_offered,
            *self._folders[1:],
        ]
        self._accept(self._folders)

    def _accept(self, folders: list[Path]) -> None:
        # With a folder come all folders in it.
        self.withdraw(folders)
        self.accepted.emit(folders)
