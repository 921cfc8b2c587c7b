"""The handbook as the window has it: read when there is time, and again with a changed glossary."""

from __future__ import annotations

from datetime import date, tzinfo
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from cablereader.handbook import Handbook
from cablereader.ui.file_stamp import Stamp, stamp_of
from cablereader.ui.header.header_meanings import Reader

_SOON_MS = 40
"""After the first cable: its page is painted by then."""
_LATER_MS = 120
"""After the start: the window is painted by then, and no cable is chosen yet."""
_BEGINNING = "term,meaning\n"


def glossary_path() -> Path:
    """Return the place of the reader's own glossary."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "glossary.csv"


class HandbookAtHand(QObject):
    """Keeps one :class:`Handbook`. The first call of :meth:`book` reads it, if the timer has not."""

    changed = Signal()
    """The handbook was read, for the first time or anew."""

    def __init__(self, glossary: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.glossary = glossary
        self.zone: tzinfo | None = None
        """The zone of the reader's clock; None is the computer's own."""
        self._book: Handbook | None = None
        self._seen: Stamp | None = None
        self._waiting = QTimer(self, interval=_LATER_MS, singleShot=True)
        self._waiting.timeout.connect(self._on_waited)
        self._waiting.start()
        # A glossary is edited in another program; the reader comes back from there.
        QGuiApplication.instance().applicationStateChanged.connect(self._on_state)  # type: ignore[union-attr]

    def book(self) -> Handbook:
        """Return the handbook."""
        if self._book is None:
            self.read()
        assert self._book is not None
        return self._book

    def is_read(self) -> bool:
        """Return whether there is a handbook already, so that asking for it costs nothing."""
        return self._book is not None

    def reader(self) -> Reader:
        """Return who reads: this handbook, today."""
        return Reader(self.book(), date.today(), self.zone)

    @Slot()
    def read(self) -> None:
        """Read the handbook with the glossary as it is now."""
        self._waiting.stop()
        self._seen = stamp_of(self.glossary)
        self._book = Handbook.load(self.glossary if self._seen is not None else None)
        self._book.entries()
        self.changed.emit()

    @Slot()
    def read_soon(self) -> None:
        """Read the handbook once the page is painted, if that was not done yet."""
        if self._book is None:
            self._waiting.start(_SOON_MS)

    def open_glossary(self) -> bool:
        """Open the glossary in the reader's program for tables; a new one holds its heading only.

        Returns False if the file cannot be made, or no program opens it.
        """
        try:
            self.glossary.parent.mkdir(parents=True, exist_ok=True)
            with self.glossary.open("x", encoding="utf-8") as file:
                file.write(_BEGINNING)
        except FileExistsError:
            pass  # the reader's own terms
        except OSError:
            return False
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.glossary)))

    @Slot()
    def _on_waited(self) -> None:
        self.book()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        is_back = state == Qt.ApplicationState.ApplicationActive
        if is_back and self._book is not None and stamp_of(self.glossary) != self._seen:
            self.read()
