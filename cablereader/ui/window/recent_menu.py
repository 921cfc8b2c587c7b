"""The menu of files and folders that were opened lately."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cablereader.ui.memory.settings import Settings


class RecentMenu(QMenu):
    """Filled anew whenever it opens; whether an item still exists is found out by opening it."""

    path_chosen = Signal(object)
    """The reader chose an item; carries its path."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr("Open R&ecent"))
        self.refill()
        self.aboutToShow.connect(self.refill)
        self.triggered.connect(self._on_triggered)

    @Slot()
    def refill(self) -> None:
        """Show the recent items, and the command that forgets them."""
        self.clear()
        for path in self._settings.recent:
            action = self.addAction(_escaped(_short(path)))
            action.setStatusTip(str(path))
            action.setData(path)
        if self.isEmpty():
            self.addAction(self.tr("Nothing yet")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(self.tr("&Clear This List"))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        path = action.data()
        if isinstance(path, Path):
            self.path_chosen.emit(path)
        else:
            self._settings.clear_recent()


def _short(path: Path) -> str:
    """Return a path with "~" for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
