"""What is being read: one cable at a time, asked for by path or given as text.

This is the only place where the answers of background work meet the question they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cablereader import parse_cable
from cablereader.formats.opening import CableAddress, Document
from cablereader.model.cable import Cable
from cablereader.ui.background import Task
from cablereader.ui.document_store import DocumentStore
from cablereader.ui.path_sorting import sort_paths
from cablereader.ui.set_texts import LONG, set_ahead

LOADING_MS = 150
"""A wait shorter than this is not worth a word."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A cable with where it came from; pasted text has no address."""

    cable: Cable
    address: CableAddress | None = None
    encoding: str | None = None


class Reading(QObject):
    """Answers with signals; a new question drops the answers to the one before."""

    paths_sorted = Signal(object)
    """Paths to open were looked at; carries :class:`SortedPaths`."""
    cable_opened = Signal(object)
    """The cable asked for is there; carries :class:`Opened`."""
    problem_met = Signal(object)
    """The file asked for cannot be shown; carries its :class:`Document`."""
    failed = Signal(str)
    """The program failed at the file asked for; carries its name."""
    waiting = Signal(str)
    """The file asked for takes a while; carries its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.address: CableAddress | None = None
        self._store = DocumentStore(self)
        self._task: Task | None = None
        self._encoding: str | None = None
        self._loading = QTimer(self, interval=LOADING_MS, singleShot=True)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._store.opened.connect(self._on_document_opened)
        self._store.failed.connect(self._on_failed)
        self._loading.timeout.connect(self._on_waited)

    def sort(self, paths: Sequence[str | Path]) -> None:
        """Find out what *paths* are; every such question is answered."""
        task = Task(sort_paths, tuple(paths), parent=self)
        task.finished.connect(self.paths_sorted)
        task.finished.connect(task.deleteLater)
        task.start()

    def show(self, address: CableAddress) -> None:
        """Ask for the cable at *address*."""
        self._ask(address)
        self._store.request(address.path)

    def reload(self) -> None:
        """Read the file of the current cable again."""
        if self.address is not None:
            address = self.address
            self._ask(address)
            self._store.request(address.path, anew=True)

    def parse(self, text: str) -> None:
        """Ask for the cable that *text* is."""
        self._ask(None)
        self._task = Task(_parsed_and_set, text, parent=self)
        self._task.finished.connect(self._on_parsed)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def stop(self) -> None:
        """Drop every answer that is still to come, and the current address."""
        self._store.cancel()
        self._loading.stop()
        if self._task is not None:
            self._task.cancel()
            self._task.deleteLater()
            self._task = None
        self.address = None

    def _ask(self, address: CableAddress | None) -> None:
        self.stop()
        self.address = address
        self._loading.start()

    @Slot(object)
    def _on_document_opened(self, document: Document) -> None:
        self._loading.stop()
        if self.address is None:
            return
        if document.problem is not None or not document.cables:
            self.problem_met.emit(document)
            return
        # The file may hold fewer cables than when it was listed.
        ordinal = min(self.address.ordinal, len(document.cables) - 1)
        self.address = CableAddress(self.address.path, ordinal)
        cable = document.cables[ordinal]
        if len(cable.text) < LONG:
            self.cable_opened.emit(Opened(cable, self.address, document.encoding))
            return
        self._encoding = document.encoding
        self._task = Task(set_ahead, cable, parent=self)
        self._task.finished.connect(self._on_set_ahead)
        self._task.failed.connect(self._on_failed)
        self._loading.start()
        self._task.start()

    @Slot(object)
    def _on_set_ahead(self, cable: Cable) -> None:
        self._loading.stop()
        self.cable_opened.emit(Opened(cable, self.address, self._encoding))

    @Slot(object)
    def _on_parsed(self, cable: Cable) -> None:
        self._loading.stop()
        self.cable_opened.emit(Opened(cable))

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self._loading.stop()
        self.failed.emit(self._name())

    @Slot()
    def _on_waited(self) -> None:
        self.waiting.emit(self._name())

    def _name(self) -> str:
        return self.address.path.name if self.address is not None else self.tr("Pasted text")


def _parsed_and_set(text: str) -> Cable:
    return set_ahead(parse_cable(text))
