"""Where on the page of a cable the reader arrives, and where they left it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from cablereader.model.reading.reading_text import Place
from cablereader.model.text_parts import Part
from cablereader.ui.memory.history import History, Visit
from cablereader.ui.memory.settings import Settings
from cablereader.ui.page.sought_hits import Seek
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.tabs.reading import Begin, Opened


class Arrival(QObject):
    """Brings the reader to where a search finds something, where they were, or to the beginning."""

    def __init__(self, pane: CablePane, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._settings = settings
        self._seek: Seek | None = None
        self._from_end = self._stays = self._finds = False
        self._part: Part | None = None
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
        self._stays = self._finds = False

    def stay(self) -> None:
        """Bring the reader to where they were, with what is sought marked around it."""
        self._stays = True

    def find(self) -> None:
        """Bring the reader to what the find bar finds, if it is open and finds anything."""
        self._finds = True

    def seek_again(self, seek: Seek | None) -> None:
        """Mark other words in what a search found, without going to any."""
        if self.is_sought:
            self._seek = seek
            if self._part is not None:
                self._pane.sought.set_hits_again(self._hits_in(self._part))
                self._pane.mark_found()

    def begin(self, visit: Visit) -> Begin:
        """Return what finds the place in the text of *visit*; it may be called in any thread."""
        seek = None if self._stays else self._seek
        from_end, left_at = self._from_end, self._place_of(visit)

        def begin(text: str) -> int:
            hits = seek(text) if seek is not None else ()
            return hits[-1 if from_end else 0][0] if hits else left_at or 0

        return begin

    def arrive(self, opened: Opened, visit: Visit) -> None:
        """Show what was *opened*, and is on the page now, at its place."""
        self._part = opened.part
        self._left_at = self._place_of(visit)
        self._pane.sought.set_hits(self._hits_in(opened.part))
        self._show_found()
        self._scroll()
        self._again.start()  # once more when the page has its final size

    def _hits_in(self, part: Part) -> Sequence[Place]:
        return self._seek(part.cable.text) if self._seek is not None else ()

    def _show_found(self) -> None:
        # What is found in the page itself is marked above what was searched in the library.
        if not self._pane.find_bar.isHidden():
            self._pane.find_bar.show_hits()

    def leave(self) -> None:
        """Forget the cable: something else stands in its place."""
        self._part = None

    def keep(self, opened: Opened, history: History) -> None:
        """Remember where in the whole text the reader is."""
        offset = opened.part.start + self._pane.body.top_offset()
        history.leave_at(offset)
        if opened.address is not None:
            self._settings.scroll.remember(opened.address, offset)

    def _place_of(self, visit: Visit) -> int | None:
        """Return where in the whole text a visit begins; None where the reader never was there."""
        if visit.offset is None and visit.address is not None:
            return self._settings.scroll.offset(visit.address)
        return visit.offset

    @Slot()
    def _scroll(self) -> None:
        """Scroll to where this cable was left, or to where it begins to speak to people."""
        part, pane = self._part, self._pane
        if part is None:
            return
        if self._finds and not pane.find_bar.isHidden() and pane.find_bar.hits():
            pane.find_bar.show_hits()
            return
        if self._left_at is not None and (self._stays or not pane.sought.hits):
            pane.body.begin_at(self._left_at - part.start)
            return
        pane.go_to_start()
        if self._from_end:
            pane.sought.go_to_last()
        else:
            pane.sought.go_to_first(part.cable)
