"""The reader's library as the window knows it: where it is, what it can be asked, when it changes."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from cablereader.formats.opening import CableAddress
from cablereader.library import Library, LibraryError, Searcher

_log = logging.getLogger(__name__)


class ReadersLibrary(QObject):
    """Owns the :class:`Library` of a window. Nothing is read or written before it is asked for.

    Whoever fills the library tells it here: :meth:`tell_changed` when cables came or went,
    :meth:`set_filling` when reading begins and ends.
    """

    changed = Signal()
    """Cables came or went."""
    filling_changed = Signal(bool)
    """Cables are being read into the library, or no longer."""
    closed = Signal()
    """The file was let go; the next question opens it again, and it may be another one then."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._searcher: Searcher | None = None
        self._is_filling = False

    @property
    def exists(self) -> bool:
        """Whether anything was added yet."""
        return self.library.exists

    @property
    def is_filling(self) -> bool:
        """Whether cables are being read into the library."""
        return self._is_filling

    def searcher(self) -> Searcher | None:
        """Return the searcher of the window's thread, for questions answered within a frame.

        None if there is no library yet, or none that can be read. Nobody else may close it.
        """
        if self._searcher is None and self.exists:
            try:
                self._searcher = self.library.searcher()
            except LibraryError as error:
                _log.warning("the library could not be opened: %s", error)
        return self._searcher

    def text_at(self, address: CableAddress) -> str | None:
        """Return the text of a cable as it was indexed; None for one that is not in the library."""
        searcher = self.searcher()
        if searcher is None:
            return None
        try:
            number = searcher.find(address.path, address.ordinal)
            return searcher.text(number) if number is not None else None
        except LibraryError as error:
            _log.warning("the library could not be asked: %s", error)
            return None

    def tell_changed(self) -> None:
        """Let everyone know that cables came or went."""
        self.changed.emit()

    def set_filling(self, is_filling: bool) -> None:
        """Let everyone know whether cables are being read into the library."""
        if is_filling != self._is_filling:
            self._is_filling = is_filling
            self.filling_changed.emit(is_filling)

    def close(self) -> None:
        """End the use of the file, before it is replaced and when the window closes."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
        self.closed.emit()
