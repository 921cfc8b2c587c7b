"""Where on the page of a cable the reader arrives, and where they left it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from cablereader.formats.opening import CableAddress
from cablereader.model.cable import Cable
from cablereader.ui.cable_pane import CablePane
from cablereader.ui.history import History
from cablereader.ui.settings import Settings
from cablereader.ui.sought_hits import Seek


class Arrival(QObject):
    """Brings the reader to where a search finds something, where they were, or to the beginning."""

    def __init__(self, pane: CablePane, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._settings = settings
        self._seek: Seek | None = None
        self._from_end = False
        self._cable: Cable | None = None
        self._left_at: int | None = None
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._scroll)

    @property
    def is_sought(self) -> bool:
        """Whether the reader comes for what a search found."""
        return self._seek is not None

    def aim(self, seek: Seek | None, from_end: bool = False) -> None:
        """Bring the reader to what *seek* finds first, or *from_end* last; None to where they were."""
        self._seek, self._from_end = seek, from_end

    def arrive(self, cable: Cable, address: CableAddress | None, history: History) -> None:
        """Show *cable*, which is on the page now, at its place."""
        present = history.present
        self._cable = cable
        self._left_at = present.offset if present is not None else None
        if self._left_at is None and address is not None:
            self._left_at = self._settings.scroll.offset(address)
        self.mark()
        self._scroll()
        self._again.start()  # once more when the page has its final size

    def mark(self) -> None:
        """Mark what is sought in the cable on the page."""
        if self._cable is None:
            return
        hits = self._seek(self._cable.text) if self._seek is not None else ()
        self._pane.sought.set_hits(hits)
        if not self._pane.find_bar.isHidden():
            self._pane.find_bar.show_hits()

    def leave(self) -> None:
        """Forget the cable: something else stands in its place."""
        self._cable = None

    def keep(self, address: CableAddress | None, history: History) -> None:
        """Remember where in the cable the reader is."""
        offset = self._pane.body.top_offset()
        history.leave_at(offset)
        if address is not None:
            self._settings.scroll.remember(address, offset)

    @Slot()
    def _scroll(self) -> None:
        """Scroll to where this cable was left, or to where it begins to speak to people."""
        if self._cable is None:
            return
        pane = self._pane
        if self._left_at is not None and not pane.sought.hits:
            pane.body.begin_at(self._left_at)
            return
        pane.go_to_start()
        if self._from_end:
            pane.sought.go_to_last()
        else:
            pane.sought.go_to_first(self._cable)
