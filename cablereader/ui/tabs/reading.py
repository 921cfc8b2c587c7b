"""What is being read in one tab: a cable at a time, asked for by path or given as text.

This is the only place where the answers of background work meet the question they belong to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader import parse_cable
from cablereader.formats.opening import CableAddress, Document, ProblemKind
from cablereader.model.cable import Cable
from cablereader.model.text_parts import Part, part_at
from cablereader.ui.background import Task
from cablereader.ui.file_stamp import Stamp
from cablereader.ui.page.set_texts import LONG, set_ahead
from cablereader.ui.tabs.document_store import DocumentStore, KeptDocuments

LOADING_MS = 150
"""A wait shorter than this is not worth a word."""


Begin = Callable[[str], int]
"""Gives the offset in a text at which the reader begins; what is too long is shown in parts."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A cable, or the part of it that is shown, with where it came from; pasted text has no address."""

    part: Part
    address: CableAddress | None = None
    encoding: str | None = None
    stamp: Stamp | None = None
    """By what a later change of the file is known."""

    @property
    def cable(self) -> Cable:
        """What is shown."""
        return self.part.cable


class Reading(QObject):
    """Answers with signals; a new question drops the answers to the one before."""

    cable_opened = Signal(object)
    """The cable asked for is there; carries :class:`Opened`."""
    problem_met = Signal(object)
    """The file asked for cannot be shown; carries its :class:`Document`."""
    failed = Signal(str)
    """The program failed at the file asked for; carries its name."""
    waiting = Signal(str)
    """The file asked for takes a while; carries its name."""

    def __init__(self, kept: KeptDocuments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.address: CableAddress | None = None
        self._kept = kept
        self._store = DocumentStore(kept, self)
        self._task: Task | None = None
        self._encoding: str | None = None
        self._begin: Begin = _at_start
        self._loading = QTimer(self, interval=LOADING_MS, singleShot=True)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._store.opened.connect(self._on_document_opened)
        self._store.failed.connect(self._on_failed)
        self._loading.timeout.connect(self._on_waited)

    def show(self, address: CableAddress, begin: Begin) -> None:
        """Ask for the cable at *address*."""
        self._ask(address, begin)
        self._store.request(address.path)

    def reload(self, begin: Begin) -> None:
        """Read the file of the current cable again."""
        if self.address is not None:
            address = self.address
            self._ask(address, begin)
            self._store.request(address.path, anew=True)

    def parse(self, text: str, begin: Begin) -> None:
        """Ask for the cable that *text* is."""
        self._ask(None, begin)
        self._set(partial(parse_cable, text))

    def stop(self) -> None:
        """Drop every answer that is still to come, and the current address."""
        self._store.cancel()
        self._loading.stop()
        if self._task is not None:
            self._task.cancel()
            self._task.deleteLater()
            self._task = None
        self.address = None

    def _ask(self, address: CableAddress | None, begin: Begin) -> None:
        self.stop()
        self.address, self._begin, self._encoding = address, begin, None
        self._loading.start()

    @Slot(object)
    def _on_document_opened(self, document: Document) -> None:
        self._loading.stop()
        if self.address is None:
            return
        self._encoding = document.encoding
        if self._is_indexed(document):
            return
        if document.problem is not None or not document.cables:
            self.problem_met.emit(document)
            return
        # The file may hold fewer cables than when it was listed.
        ordinal = min(self.address.ordinal, len(document.cables) - 1)
        self.address = CableAddress(self.address.path, ordinal)
        cable = document.cables[ordinal]
        if len(cable.text) < LONG:
            part = part_at(cable, 0)
            self._tell(part)
            return
        self._loading.start()
        self._set(lambda: cable)

    def _is_indexed(self, document: Document) -> bool:
        """Begin to show a cable of a collection that is too large for a window from the library."""
        problem, find = document.problem, self._kept.indexed_text
        if problem is None or problem.kind is not ProblemKind.TOO_LARGE or find is None:
            return False
        text = find(self.address) if self.address is not None else None
        if text is None:
            return False
        self._set(partial(parse_cable, text))
        return True

    def _set(self, read: Callable[[], Cable]) -> None:
        """Set for reading, elsewhere, what *read* returns."""
        self._task = Task(_part_set, read, self._begin, parent=self)
        self._task.finished.connect(self._on_set)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    @Slot(object)
    def _on_set(self, part: Part) -> None:
        self._loading.stop()
        self._tell(part)

    def _tell(self, part: Part) -> None:
        kept = self._kept.get(self.address.path) if self.address is not None else None
        stamp = kept[0] if kept is not None else None
        self.cable_opened.emit(Opened(part, self.address, self._encoding, stamp))

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self._loading.stop()
        self.failed.emit(self._name())

    @Slot()
    def _on_waited(self) -> None:
        self.waiting.emit(self._name())

    def _name(self) -> str:
        return self.address.path.name if self.address is not None else self.tr("Pasted text")


def _part_set(read: Callable[[], Cable], begin: Begin) -> Part:
    cable = read()
    part = part_at(cable, begin(cable.text))
    set_ahead(part.cable)
    return part


def _at_start(_text: str) -> int:
    return 0
