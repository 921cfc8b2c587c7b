"""Everything the reader holds: what is in the opened folders, then what is in the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cablereader.ui.holdings import Holdings
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.references.holdings_reader import HoldingsReader
from cablereader.ui.references.library_holdings import JoinedHoldings, LibraryHoldings


class ReadersHoldings(QObject):
    """Answers by number, and tells when the answers may be others."""

    changed = Signal()
    """Other cables are held than before."""

    def __init__(
        self, reader: HoldingsReader, library: ReadersLibrary, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self.holdings: Holdings = JoinedHoldings(reader.holdings, LibraryHoldings(library.searcher))
        reader.changed.connect(self.changed)
        library.changed.connect(self.changed)

    @property
    def is_busy(self) -> bool:
        """Whether the opened folders are still being looked through."""
        return self._reader.is_busy
