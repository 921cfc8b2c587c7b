"""Opened files, read and parsed in the background, the latest few kept in memory.

Widgets hold a :class:`CableAddress` and ask here; they never read a file themselves.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from cablereader.formats.opening import CableAddress, Document, open_document
from cablereader.ui.background import Task
from cablereader.ui.file_stamp import Stamp, stamp_of

KEPT_DOCUMENTS = 8
KEPT_CHARACTERS = 64 * 1024 * 1024

IndexedText = Callable[[CableAddress], str | None]


class KeptDocuments:
    """The documents that were read last, for every tab of a window together."""

    def __init__(self, indexed_text: IndexedText | None = None) -> None:
        """*indexed_text* gives the text of a cable of a file that is too large to be shown."""
        self.indexed_text = indexed_text
        self._kept: OrderedDict[Path, tuple[Stamp | None, Document]] = OrderedDict()

    def get(self, path: Path) -> tuple[Stamp | None, Document] | None:
        """Return what is kept of *path*, with the stamp the file had."""
        return self._kept.get(path)

    def keep(self, stamp: Stamp | None, document: Document) -> None:
        """Keep *document*, and forget the oldest ones beyond the limits."""
        self._kept[document.path] = (stamp, document)
        self._kept.move_to_end(document.path)
        while len(self._kept) > 1 and (
            len(self._kept) > KEPT_DOCUMENTS or self._size() > KEPT_CHARACTERS
        ):
            self._kept.popitem(last=False)

    def _size(self) -> int:
        return sum(
            len(cable.text) for _, document in self._kept.values() for cable in document.cables
        )


class DocumentStore(QObject):
    """Brings one document at a time: asking for another drops the answer to the question before."""

    opened = Signal(object)
    """The file that was asked for last is there; carries its :class:`Document`."""
    failed = Signal(object)
    """Reading it broke in a way that is our fault; carries the exception, which is in the log."""

    def __init__(self, kept: KeptDocuments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._task: Task | None = None

    def request(self, path: Path, anew: bool = False) -> None:
        """Ask for *path*; a file that did not change since is not read again, unless *anew*."""
        self.cancel()
        known = None if anew else self._kept.get(path)
        self._task = Task(_read, path, known, parent=self)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def cancel(self) -> None:
        """Drop the answer that is still to come."""
        if self._task is not None:
            self._task.cancel()
            self._task.deleteLater()
            self._task = None

    @Slot(object)
    def _on_finished(self, answer: tuple[Stamp | None, Document]) -> None:
        self._end_task()
        stamp, document = answer
        self._kept.keep(stamp, document)
        self.opened.emit(document)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._end_task()
        self.failed.emit(error)

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None


def _read(path: Path, known: tuple[Stamp | None, Document] | None) -> tuple[Stamp | None, Document]:
    """Return the file's stamp and its document; *known* itself if the stamp is still the same."""
    stamp = stamp_of(path)
    if known is not None and stamp is not None and known[0] == stamp:
        return known
    return stamp, open_document(path)
