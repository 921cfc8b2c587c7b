"""An offer under the list of folders: to add what was just opened to the library. Made once a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cablereader.ui.settings import Settings
from cablereader.ui.tree_nodes import printable


class LibraryOffer(QWidget):
    """A sentence and two buttons. It takes no keys from the reader and goes when it is answered."""

    accepted = Signal(object)
    """The reader wants the folder in the library; carries its path."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._folder: Path | None = None
        self.setObjectName("libraryOffer")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.add = QPushButton(self.tr("&Add"), self)
        self.add.setObjectName("libraryOfferAdd")
        self.decline = QPushButton(self.tr("&No"), self)
        self.decline.setObjectName("libraryOfferDecline")
        self.add.clicked.connect(self._on_add)
        self.decline.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.decline)
        buttons.addStretch(1)
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
        offered = self._settings.library_offered
        if folder in offered or any(folder.is_relative_to(source) for source in sources):
            return
        self._settings.library_offered = [*offered, folder]
        self._folder = folder
        name = printable(folder.name or str(folder))
        words = self.tr("Add “{name}” to the library, to search all of it?").format(name=name)
        self._words.setText(words)
        self._words.setToolTip(printable(str(folder)))
        self.add.setAccessibleName(self.tr("Add “{name}” to the library").format(name=name))
        self.show()

    def withdraw(self, sources: Sequence[Path]) -> None:
        """Hide the offer if its folder is in one of *sources* now."""
        folder = self._folder
        if folder is not None and any(folder.is_relative_to(source) for source in sources):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decline on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_add(self) -> None:
        self.hide()
        if self._folder is not None:
            self.accepted.emit(self._folder)
