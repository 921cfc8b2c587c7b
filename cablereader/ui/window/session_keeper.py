"""Keeps the session of a window: written soon after each change, taken up at the next start."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from cablereader.ui.background import Task
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.memory.history import History
from cablereader.ui.memory.settings import Settings
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.tabs.tab_area import TabArea
from cablereader.ui.window.library_commands import LibraryCommands
from cablereader.ui.window.session import (
    AreaMemory,
    Session,
    TabMemory,
    read_session,
    session_text,
    write_session,
)

_log = logging.getLogger(__name__)

_SOON_MS = 500
"""Time between a change and its being written; changes in between go along."""


class SessionKeeper(QObject):
    """Writes what the desk shows, in the background and never two at a time."""

    saving = Signal()
    """The session is about to be written: the time to remember other things as well."""

    def __init__(
        self,
        desk: Desk,
        tree: FileTree,
        search: LibraryCommands,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tree = tree
        self._search = search
        self._path = settings.session_path
        self._written = ""
        self._task: Task | None = None
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._on_time)

    def restore(self) -> None:
        """Open the tabs of the last session; only the ones in view are read at once."""
        session = read_session(self._path)
        self._tree.set_filter_text(session.tree_filter)
        self._search.restore(session.search)
        first = self._desk.areas()[0]
        self._restore_area(first, session.areas[0] if session.areas else AreaMemory())
        if len(session.areas) > 1:
            self._restore_area(self._desk.open_area(), session.areas[1])
        areas = self._desk.areas()
        self._desk.activate(areas[min(session.active, len(areas) - 1)])
        for tab in self._desk.seen():
            tab.wake(focus=tab is self._desk.current)
        # Also where the cable cannot be read: Qt would give the keys to the search.
        self._desk.current.take_focus()

    def begin(self) -> None:
        """Write every change from now on."""
        self._desk.changed.connect(self._on_changed)
        self._tree.changed.connect(self._on_changed)
        self._search.changed.connect(self._on_changed)
        window = self.parent()
        if isinstance(window, QWidget):
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the window gets another size or place."""
        del watched
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._on_changed()
        return False

    def end(self) -> None:
        """Write the session a last time, now."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        self._write(session_text(self.session()))

    def session(self) -> Session:
        """Return what is open now."""
        areas = tuple(_area_memory(area) for area in self._desk.areas())
        return Session(
            areas, self._desk.active_number, self._tree.filter_text(), self._search.memory()
        )

    @Slot()
    def _on_changed(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_time(self) -> None:
        if self._task is not None:
            self._soon.start()
            return
        for tab in self._desk.seen():
            tab.keep_place()
        self.saving.emit()
        text = session_text(self.session())
        if text != self._written:
            self._task = Task(self._write, text, parent=self)
            self._task.finished.connect(self._on_written)
            self._task.start()

    def _write(self, text: str) -> None:
        try:
            write_session(self._path, text)
        except OSError as error:
            # A full or read-only disk must not disturb the reader, who would lose no cable by it.
            _log.warning("the session could not be kept: %s", error)
        else:
            self._written = text

    @Slot()
    def _on_written(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None

    def _restore_area(self, area: TabArea, memory: AreaMemory) -> None:
        for number, item in enumerate(memory.tabs):
            tab = area.tabs()[0] if number == 0 else self._desk.open_in(area)
            if item.visits:
                history = History(item.visits, item.position)
                words, is_result = item.words_to_find, item.is_result
                tab.restore(history, item.name, item.level, words, is_result)
        tabs = area.tabs()
        area.see(tabs[min(memory.current, len(tabs) - 1)])


def _area_memory(area: TabArea) -> AreaMemory:
    current = area.current()
    tabs = area.tabs()
    return AreaMemory(
        tuple(_tab_memory(tab) for tab in tabs), tabs.index(current) if current else 0
    )


def _tab_memory(tab: CableTab) -> TabMemory:
    if tab.is_empty:
        return TabMemory()
    history = tab.history
    return TabMemory(
        history.visits,
        history.position,
        tab.name,
        tab.level,
        tab.words_to_find(),
        not tab.is_without_hits,
    )
