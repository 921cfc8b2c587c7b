"""One tab: what is asked for and what comes, and the way through the cables shown there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cablereader.formats.opening import CableAddress, Document
from cablereader.model.level import Level
from cablereader.ui.look.theme import Theme
from cablereader.ui.memory.history import History, Visit
from cablereader.ui.memory.settings import Settings
from cablereader.ui.page.sought_hits import Seek, nothing_sought
from cablereader.ui.tabs.arrival import Arrival
from cablereader.ui.tabs.document_store import KeptDocuments
from cablereader.ui.tabs.message_page import Invitation
from cablereader.ui.tabs.reading import Begin, Opened, Reading
from cablereader.ui.tabs.shown_file import FileState, ShownFile
from cablereader.ui.tabs.tab_face import TabFace
from cablereader.ui.trees.tree_nodes import printable


class CableTab(TabFace):
    """Shows what its history's present visit asks for, at the place where it was left."""

    cable_shown = Signal(object)
    """Another cable is on the page; carries its :class:`CableAddress`, None for pasted text."""
    changed = Signal()
    """Something else is shown, or another way leads back or forward."""
    moved = Signal()
    """The reader is at another place of the cable."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        kept: KeptDocuments,
        offers: list[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, offers, parent)
        self.history = History()
        self._is_waiting = False
        self._is_settled = False
        self._wants_focus = False
        self._words_to_find = ""
        self._reading = Reading(kept, self)
        self._file = ShownFile(self)
        self._arrival = Arrival(self.pane, settings, self)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._reading.cable_opened.connect(self._on_cable_opened)
        self._reading.problem_met.connect(self._on_problem_met)
        self._reading.failed.connect(self._on_failed)
        self._reading.waiting.connect(self._on_waiting)
        self.message.retry_requested.connect(self.reload)
        self._file.state_changed.connect(self._on_file_changed)
        self.pane.file.read_again_requested.connect(self._on_read_again)
        self.pane.parts.part_chosen.connect(self._on_part_chosen)
        self.pane.cursor_moved.connect(self.moved)
        for view in self.pane.pages.views():
            view.verticalScrollBar().valueChanged.connect(self.moved)
        self.pane.find_bar.field.textChanged.connect(self.moved)

    # What is asked for

    @property
    def address(self) -> CableAddress | None:
        """The cable that is shown or asked for; None for none, and for one without a file."""
        present = self.history.present
        return present.address if present is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether no cable is shown or asked for."""
        return self.history.present is None

    def show_cable(self, address: CableAddress, focus: bool = False) -> None:
        """Show the cable at *address* where it was left; with *focus* the keys go to its text."""
        self._arrival.aim(None)
        self._begin(Visit(address), focus)

    def show_result(self, address: CableAddress, seek: Seek, from_end: bool = False) -> None:
        """Show the cable at *address* where *seek* first finds something, or *from_end* last."""
        self._arrival.aim(seek, from_end)
        self._begin(Visit(address), focus=False)

    def seek_again(self, seek: Seek | None) -> None:
        """Mark other words in a cable that :meth:`show_result` shows; None marks nothing more."""
        self._arrival.seek_again(seek)

    def show_text(self, text: str, focus: bool = True) -> None:
        """Show *text* as a cable without a file."""
        self._arrival.aim(None)
        self._begin(Visit(text=text), focus)

    @property
    def is_without_hits(self) -> bool:
        """Whether the cable was not opened as the result of a search."""
        return not self._arrival.is_sought

    def restore(
        self,
        history: History,
        name: str,
        level: Level | None,
        words: str,
        is_result: bool = False,
    ) -> None:
        """Take over a history; the cable is read when :meth:`wake` is called.

        Until then the tab is called *name*; *words* are what its find bar looked for. With
        *is_result* it was found by a search, and marks what :meth:`seek_again` will name.
        """
        if is_result:
            self._arrival.aim(nothing_sought)
            self._arrival.stay()
        self.history = history
        self.call(name, level)
        self._words_to_find = words
        self._is_waiting = True
        self.changed.emit()

    def wake(self, focus: bool = False) -> None:
        """Read what :meth:`restore` left to be read, now that the tab comes into view.

        With *focus* the keys go to it once it is read, also if the reading has begun already.
        """
        if self.history.present is None:
            return
        if self._is_waiting:
            self._wants_focus = False
            self._ask(self.history.present)
        if focus and self.shown is None:
            self._wants_focus = True

    @Slot()
    def back(self) -> None:
        """Show the cable before, where it was left."""
        self._step(self.history.back)

    @Slot()
    def forward(self) -> None:
        """Show the cable from which :meth:`back` led."""
        self._step(self.history.forward)

    @Slot()
    def reload(self) -> None:
        """Read the file of the present cable again."""
        self.keep_place()
        self._arrival.stay()
        self._is_settled = False
        if self.history.present is not None:
            self._reading.reload(self._arrival.begin(self.history.present))

    def clear(self) -> None:
        """Forget where the reader was; show the welcome."""
        self.keep_place()
        self.stop()
        self.history = History()
        self.invite(Invitation.WELCOME)

    def invite(self, invitation: Invitation) -> None:
        """Say how a cable comes here; there must be none."""
        self.put_invitation(invitation)
        self.changed.emit()

    def stop(self) -> None:
        """Drop every answer that is still to come."""
        self._reading.stop()

    def keep_place(self) -> None:
        """Remember where in the cable the reader is."""
        if self.shown is None or not self._is_settled:
            return
        self._arrival.keep(self.shown, self.history)

    def words_to_find(self) -> str:
        """Return what the find bar looks for; empty while it is closed."""
        if self._is_waiting:
            return self._words_to_find
        bar = self.pane.find_bar
        return "" if bar.isHidden() else bar.field.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the file while the reader sees what was read of it."""
        super().showEvent(event)
        self._file.set_watching(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the file be."""
        super().hideEvent(event)
        self._file.set_watching(False)

    def _begin(self, visit: Visit, focus: bool) -> None:
        self.keep_place()
        self._wants_focus = focus
        self.history.go_to(visit)
        self._ask(visit)

    def _step(self, step: Callable[[], Visit | None]) -> None:
        self.keep_place()
        visit = step()
        if visit is not None:
            self._arrival.aim(None)
            self._wants_focus = True
            self._ask(visit)

    def _ask(self, visit: Visit, begin: Begin | None = None) -> None:
        """Read what *visit* is to; *begin* finds the place, if it is not the arrival's."""
        begin = begin or self._arrival.begin(visit)
        self._is_waiting = False
        # What stays on the page until the answer comes belongs to another visit.
        self._is_settled = False
        if visit.address is not None:
            self._reading.show(visit.address, begin)
        else:
            self._reading.parse(visit.text or "", begin)
        self.changed.emit()

    # What came

    @Slot(object)
    def _on_cable_opened(self, opened: Opened) -> None:
        self._is_settled = True
        present = self.history.present
        assert present is not None
        if opened.address is not None and opened.address != self.address:
            # The file holds fewer cables than when it was listed.
            present = replace(present, address=opened.address)
            self.history.go_to(present)
        # Keys that went to the words in place of the cable go on to its text.
        if self.message_has_focus():
            self._wants_focus = True
        path = opened.address.path if opened.address is not None else None
        self._file.follow(path, opened.stamp)
        self.put_cable(opened, self._name_of_file())
        self._find_again()
        self._arrival.arrive(opened, present)
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()
        self.changed.emit()
        self.cable_shown.emit(opened.address)

    @Slot(object)
    def _on_file_changed(self, state: FileState) -> None:
        path = self._file.path
        self.pane.file.tell(printable(path.name) if path is not None else "", state)

    @Slot()
    def _on_read_again(self) -> None:
        self._wants_focus = True
        self.reload()

    @Slot(int)
    def _on_part_chosen(self, start: int) -> None:
        """Show the part of the text that begins at *start*, and what is sought in that."""
        self.history.leave_at(start)
        if self.history.present is not None:
            self._wants_focus = True
            self._arrival.find()
            self._ask(self.history.present, lambda _text: start)

    def _find_again(self) -> None:
        if self._words_to_find:
            self.pane.find_bar.show()
            self.pane.find_bar.field.setText(self._words_to_find)
            self._words_to_find = ""

    @Slot(object)
    def _on_problem_met(self, document: Document) -> None:
        self.put_problem(document, self._name_of_file())
        self.changed.emit()

    @Slot(str)
    def _on_failed(self, name: str) -> None:
        self.put_failure(name)
        self.changed.emit()

    @Slot(str)
    def _on_waiting(self, name: str) -> None:
        self.put_waiting(name)
        self.changed.emit()

    def leave_cable(self) -> None:
        """Show words in place of the cable, whose file is watched no more."""
        super().leave_cable()
        self._file.follow(None, None)
        self._arrival.leave()

    # Words

    @property
    def name(self) -> str:
        """Short words for the tab: the MRN, else the subject or the file."""
        if self.is_empty:
            return self.tr("New tab")
        return self._name or self._name_of_file()

    def _name_of_file(self) -> str:
        if self.address is None:
            return self.tr("Pasted text")
        return self.address.path.name or str(self.address.path)
