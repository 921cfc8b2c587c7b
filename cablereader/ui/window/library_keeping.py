"""The library in the window: filling it, watching its folders, browsing it, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMainWindow

from cablereader.library import LibraryError, Searcher
from cablereader.model.resources import resource
from cablereader.ui.commands.actions import Actions
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.library.filling_status import FillingStatus
from cablereader.ui.library.filling_words import end_words, failure_words
from cablereader.ui.library.library_filling import JobEnd, LibraryFilling
from cablereader.ui.library.library_offer import LibraryOffer
from cablereader.ui.library.library_panel import LibraryPanel
from cablereader.ui.library.library_tree import LibraryTree
from cablereader.ui.library.library_watching import LibraryWatching
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.library.sources_dialog import SourcesDialog
from cablereader.ui.memory.settings import Settings
from cablereader.ui.window.side_panel import SidePanel

_BEGIN_MS = 1500
"""Rest after the window opens: what the reader sees first comes first."""
_REVISION_MS = 5_000
"""How often the library is asked whether another program has changed it."""


class LibraryKeeping(QObject):
    """Does the commands of the Library menu, and ties the parts of the library together."""

    told = Signal(str)
    """Something happened that the reader should hear of; carries the words."""
    cable_chosen = Signal(object)
    """The reader chose a cable; carries its address."""
    cable_wanted_aside = Signal(object)
    """The reader wants a cable in a tab of its own; carries its address."""

    def __init__(
        self,
        actions: Actions,
        library: ReadersLibrary,
        questions: QuestionThread,
        settings: Settings,
        tree: FileTree,
        side: SidePanel,
        panel: LibraryPanel,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._library = library
        self._settings = settings
        self._tree = tree
        self._window = window
        self._open: set[Path] = set()
        self._revision: int | None = None
        self._dialog: SourcesDialog | None = None
        self.questions = questions
        self.filling = LibraryFilling(library, self._known_sources, self)
        self.watching = LibraryWatching(library, self.filling, self)
        self.browser = LibraryTree(library, self.questions, settings, window)
        panel.set_browser(self.browser, self.browser.model)
        self.offer = LibraryOffer(settings, window)
        side.set_offer(self.offer)
        self.status = FillingStatus(
            window.statusBar(), actions.stop_filling, actions.library_sources
        )
        self._beginning = QTimer(self, interval=_BEGIN_MS, singleShot=True)
        self._looking = QTimer(self, interval=_REVISION_MS)
        self._connect_signals()
        self._on_filling_changed(False)

    def _connect_signals(self) -> None:
        actions = self._actions
        actions.add_to_library.triggered.connect(self._on_add_folder)
        actions.add_files_to_library.triggered.connect(self._on_add_files)
        actions.add_open_folders.triggered.connect(self._on_add_open_folders)
        actions.update_library.triggered.connect(self._on_update)
        actions.stop_filling.triggered.connect(self.filling.stop)
        actions.library_sources.triggered.connect(self.show_sources)
        self.filling.progressed.connect(self.status.state.show_progress)
        self.filling.ended.connect(self._on_ended)
        self.filling.failed.connect(self._on_failed)
        self._library.filling_changed.connect(self._on_filling_changed)
        self._library.changed.connect(self._ask_count)
        self._tree.roots_changed.connect(self._on_roots_changed)
        self.offer.accepted.connect(self._on_offer_accepted)
        self.browser.cable_chosen.connect(self.cable_chosen)
        self.browser.cable_wanted_aside.connect(self.cable_wanted_aside)
        self._beginning.timeout.connect(self.filling.begin)
        self._looking.timeout.connect(self.look_at_others)

    def begin(self) -> None:
        """Begin: what is in the list now was opened before, and the library goes on from there."""
        self._open = set(self._tree.folders())
        self._beginning.start()
        self._looking.start()
        self._ask_count()
        self._on_roots_changed()

    def save(self) -> None:
        """Remember how the library is browsed."""
        self.browser.save()

    def close(self) -> None:
        """Stop everything and wait until worker processes have ended; nothing is lost."""
        self._beginning.stop()
        self._looking.stop()
        self.watching.stop()
        self.filling.close()
        self.questions.stop()

    # Commands

    def add(self, paths: Sequence[Path]) -> None:
        """Add folders and files to the library and read them."""
        self.filling.add(paths)

    @Slot()
    def _on_add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Add a Folder to the Library"), self._first_folder()
        )
        if name:
            self.add([Path(name)])

    @Slot()
    def _on_add_files(self) -> None:
        kinds = self.tr("Archives and tables (*.zip *.csv *.gz *.bz2 *.xz);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Add Files to the Library"), self._first_folder(), kinds
        )
        if names:
            self.add([Path(name) for name in names])

    @Slot()
    def _on_add_open_folders(self) -> None:
        self.add(self._tree.folders())

    @Slot()
    def _on_update(self) -> None:
        if self._library.exists:
            self.filling.update()
        else:
            self.told.emit(self.tr("There is no library yet. Add a folder to it first."))

    @Slot(object)
    def _on_offer_accepted(self, folders: list[Path]) -> None:
        self.add(folders)

    @Slot()
    def show_sources(self) -> None:
        """Show what is in the library and which files could not be read."""
        if self._dialog is None:
            self._dialog = SourcesDialog(self._library, self.filling, self._actions, self._window)
            self._dialog.cable_chosen.connect(self.cable_chosen)
        self._dialog.begin()

    def _first_folder(self) -> str:
        last = self._settings.last_folder
        return str(last) if last is not None else ""

    # What happens

    @Slot(object)
    def _on_ended(self, end: JobEnd) -> None:
        self._settings.library_sources = [source.path for source in end.sources]
        self.watching.watch(end.sources)
        self.offer.withdraw(self._known_sources())
        words = end_words(end, self.tr)
        if words:
            self.told.emit(words)

    @Slot(object, bool)
    def _on_failed(self, error: Exception, is_asked: bool) -> None:
        words = failure_words(error, self.tr)
        if is_asked or not isinstance(error, LibraryError):
            self.told.emit(words)
        else:
            self.status.count.setToolTip(words)

    @Slot(bool)
    def _on_filling_changed(self, is_filling: bool) -> None:
        self._actions.stop_filling.setEnabled(is_filling)
        if not is_filling:
            self.status.state.hide()

    @Slot()
    def _on_roots_changed(self) -> None:
        folders = self._tree.folders()
        self._actions.add_open_folders.setEnabled(bool(folders))
        new = [folder for folder in folders if folder not in self._open]
        self._open = set(folders)
        samples = resource("samples")
        for folder in new:
            if folder != samples:
                self.offer.offer(folder, self._known_sources())

    @Slot()
    def _ask_count(self) -> None:
        if not self._library.exists:
            self.status.show_count(None)
            return
        self.questions.ask("count", _counted, self._take_count, self._on_count_failed)

    def _take_count(self, answer: tuple[int, int]) -> None:
        cables, self._revision = answer
        self.status.show_count(cables)

    @Slot(str)
    def _on_count_failed(self, words: str) -> None:
        self.status.show_count(None)
        self.told.emit(words)

    @Slot()
    def look_at_others(self) -> None:
        """Notice that another program has changed the library."""
        if self._library.exists and not self._library.is_filling:
            self.questions.ask("revision", _revised, self._take_revision)

    def _take_revision(self, revision: int) -> None:
        if self._revision != revision and not self._library.is_filling:
            self._library.tell_changed()

    def _known_sources(self) -> list[Path]:
        return self._settings.library_sources


def _counted(searcher: Searcher) -> list[tuple[int, int]]:
    return [(searcher.count(searcher.query("")), searcher.revision())]


def _revised(searcher: Searcher) -> list[int]:
    return [searcher.revision()]
