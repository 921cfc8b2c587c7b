"""What is in the library: its sources, the files that could not be read, its size and place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cablereader.library import Info, Library, Source, Trouble
from cablereader.model.dates_in_words import date_in_words
from cablereader.ui.background import Task
from cablereader.ui.commands.actions import Actions
from cablereader.ui.library.filling_words import counted, counted_files, failure_words
from cablereader.ui.library.library_filling import LibraryFilling
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.library.troubles_list import TroublesList
from cablereader.ui.trees.tree_nodes import printable
from cablereader.ui.widgets.path_rows import PathRows

_SIZE = (720, 560)
_EDGE = 48
"""Left free on a small screen, for the frame of the window and what stands at the edges."""


class SourcesDialog(QDialog):
    """Stands beside the window; everything in it follows the library."""

    cable_chosen = Signal(object)
    """The reader opens a file that could not be read; carries its address."""

    def __init__(
        self,
        library: ReadersLibrary,
        filling: LibraryFilling,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._filling = filling
        self._task: Task | None = None
        self._removed: Path | None = None
        self.setObjectName("sourcesDialog")
        self.setWindowTitle(self.tr("Library Sources and Problems"))
        self.setModal(False)
        self._make_lists()
        self._make_buttons(actions)
        self._lay_out()
        self._connect_signals()
        self.resize(*_SIZE)

    def _make_lists(self) -> None:
        self.figures = self._label("libraryFigures")
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice = self._label("sourcesNotice")
        self.notice.hide()
        titles = [self.tr("Folder or file"), self.tr("Cables"), self.tr("State")]
        self.sources = PathRows("sourcesView", self.tr("Sources of the library"), titles, self)
        self.troubles = TroublesList(self)
        self._about_rebuild = self._label("rebuildWords")
        self._about_rebuild.setText(
            self.tr(
                "If the library itself seems wrong, all sources can be read again into a new file; "
                "the old one is used meanwhile."
            )
        )

    def _make_buttons(self, actions: Actions) -> None:
        self._add_folder = self._command(actions.add_to_library, self.tr("Add &Folder…"))
        self._add_files = self._command(actions.add_files_to_library, self.tr("Add F&iles…"))
        self._update = self._command(actions.update_library, self.tr("&Update Now"))
        self.remove = self._button(self.tr("&Remove"), "removeSource")
        self.undo = self._button(self.tr("Un&do"), "undoRemove")
        self.undo.hide()
        self.rebuild = self._button(self.tr("Re&build"), "rebuildLibrary")
        self.rebuild.setToolTip(self._about_rebuild.text())
        self.close_button = self._button(self.tr("Close"), "closeSources")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.figures)
        layout.addSpacing(8)
        layout.addWidget(self.sources, 3)
        layout.addLayout(
            self._row(self._add_folder, self._add_files, self._update, None, self.remove)
        )
        layout.addLayout(self._row(self.notice, self.undo))
        layout.addWidget(self.troubles, 2)
        layout.addSpacing(16)
        layout.addLayout(self._row(self.rebuild, self._about_rebuild))
        layout.addSpacing(8)
        layout.addLayout(self._row(None, self.close_button))

    def _row(self, *parts: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part, 1 if isinstance(part, QLabel) else 0)
        return row

    def _connect_signals(self) -> None:
        self._library.changed.connect(self._ask)
        self._library.filling_changed.connect(self._ask)
        self._filling.failed.connect(self._on_failed)
        self.remove.clicked.connect(self._on_remove)
        self.undo.clicked.connect(self._on_undo)
        self.rebuild.clicked.connect(self._filling.rebuild)
        self.troubles.cable_chosen.connect(self.cable_chosen)
        self.close_button.clicked.connect(self.close)
        self.sources.selectionModel().currentChanged.connect(self._enable)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.sources)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_remove)

    @Slot()
    def begin(self) -> None:
        """Show the dialog, in front, with what is true now."""
        if self.isHidden():
            room = self.screen().availableSize() - QSize(_EDGE, _EDGE)
            self.resize(self.size().boundedTo(room))
        self.show()
        self.raise_()
        self.activateWindow()
        self.sources.setFocus(Qt.FocusReason.PopupFocusReason)
        self._ask()

    # What is true

    @Slot()
    def _ask(self) -> None:
        if not self.isVisible() or self._task is not None:
            return
        self._task = Task(_state, self._library.library, parent=self)
        self._task.finished.connect(self._on_answered)
        self._task.failed.connect(self._on_unanswered)
        self._task.start()

    @Slot(object)
    def _on_answered(self, state: tuple[Info, list[Trouble]] | None) -> None:
        self._end_task()
        if state is None:
            self._fill_sources(())
            self.troubles.show_troubles([])
            self.figures.setText(self.tr("No library yet. Add a folder to begin one."))
            return
        info, troubles = state
        self._fill_sources(info.sources)
        self.troubles.show_troubles(troubles)
        self.figures.setText(self._figures(info))

    @Slot(object)
    def _on_unanswered(self, error: Exception) -> None:
        self._end_task()
        self.figures.setText(failure_words(error, self.tr))

    @Slot(object, bool)
    def _on_failed(self, error: Exception, _is_asked: bool) -> None:
        if self.isVisible():
            self._say(failure_words(error, self.tr))

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None

    def _figures(self, info: Info) -> str:
        parts = [counted(info.cables, self.tr), counted_files(info.files, self.tr)]
        if info.first and info.last:
            first, last = info.first[:4], info.last[:4]
            parts.append(first if first == last else f"{first}–{last}")
        parts.append(self.tr("{n} MB").format(n=f"{info.bytes / 1e6:,.1f}"))
        kept = self.tr("Kept in {path}").format(path=printable(str(info.path)))
        return f"{'  ·  '.join(parts)}\n{kept}"

    def _fill_sources(self, sources: tuple[Source, ...]) -> None:
        rows = [
            (
                source.path,
                [printable(str(source.path)), f"{source.cables:,}", self._state_of(source)],
            )
            for source in sources
        ]
        self.sources.fill(rows, figures=1)
        self._enable()

    def _state_of(self, source: Source) -> str:
        if source.is_away:
            return self.tr("cannot be reached; its cables are kept")
        if source.scanned is None:
            if self._filling.is_busy:
                return self.tr("being read …")
            return self.tr("not read to the end yet")
        # The reader's own clock: this is about their day, not about a cable's.
        local = datetime.fromisoformat(source.scanned).astimezone()
        when = date_in_words(f"{local:%Y-%m-%dT%H:%M}Z").removesuffix(" UTC")
        return self.tr("as of {when}").format(when=when)

    # What the reader does

    @Slot()
    def _enable(self) -> None:
        self.remove.setEnabled(self.sources.path() is not None)
        self.rebuild.setEnabled(self._library.exists)

    @Slot()
    def _on_remove(self) -> None:
        path = self.sources.path()
        if path is None:
            return
        self._removed = path
        self._filling.remove(path)
        name = printable(path.name or str(path))
        words = self.tr("“{name}” goes out of the library. The files stay where they are.")
        self._say(words.format(name=name), can_undo=True)

    @Slot()
    def _on_undo(self) -> None:
        if self._removed is not None:
            self._filling.add([self._removed])
            self._removed = None
        self.notice.hide()
        self.undo.hide()

    def _say(self, words: str, can_undo: bool = False) -> None:
        self.notice.setText(words)
        self.notice.show()
        self.undo.setVisible(can_undo)

    # Parts

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _command(self, action: QAction, words: str) -> QPushButton:
        button = self._button(words, "")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


def _state(library: Library) -> tuple[Info, list[Trouble]] | None:
    return (library.info(), library.troubles()) if library.exists else None
