"""The ways in: dialogs, the clipboard, what is dropped. All end in paths, or in bare text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from cablereader.ui.background import Task
from cablereader.ui.incoming import paths_from, text_from
from cablereader.ui.look.theme import Theme
from cablereader.ui.memory.settings import Settings
from cablereader.ui.path_sorting import sort_paths
from cablereader.ui.widgets.drop_hint import DropHint


class WaysIn(QObject):
    """Asks the reader what to open, and takes what comes over the border of the window."""

    paths_sorted = Signal(object)
    """Paths to open were looked at; carries :class:`SortedPaths`."""
    text_given = Signal(str)
    """The reader gave a text to be read as a cable."""
    nothing_given = Signal()
    """The clipboard held nothing that can be opened."""
    dropped = Signal()
    """Something was dropped that can be opened."""

    def __init__(self, settings: Settings, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._hint = DropHint(theme, window)
        window.installEventFilter(self)
        self.leave_drops_to_window(window)
        window.setAcceptDrops(True)

    def leave_drops_to_window(self, part: QWidget) -> None:
        """Let nothing below *part* keep what is dropped on it: every part opens it alike."""
        for child in part.findChildren(QWidget):
            child.setAcceptDrops(False)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._hint.set_theme(theme)

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Find out what *paths* are; every such question is answered."""
        if not paths:
            return
        task = Task(sort_paths, tuple(paths), parent=self)
        task.finished.connect(self.paths_sorted)
        task.finished.connect(task.deleteLater)
        task.start()

    @Slot()
    def ask_for_files(self) -> None:
        """Let the reader choose files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open Cables"), self._first_folder()
        )
        if names:
            self._settings.last_folder = Path(names[0]).parent
            self.open_paths(names)

    @Slot()
    def ask_for_folder(self) -> None:
        """Let the reader choose a folder."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a Folder of Cables"), self._first_folder()
        )
        if name:
            self._settings.last_folder = Path(name)
            self.open_paths([name])

    @Slot()
    def paste(self) -> None:
        """Open the files or the text on the clipboard."""
        if not self._open_mime(QGuiApplication.clipboard().mimeData()):
            self.nothing_given.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the window, and show that it can be dropped."""
        if watched is not self._window:
            return False
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._hint.hide()
            if self._open_mime(event.mimeData()):
                event.acceptProposedAction()
                self.dropped.emit()
            return True
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        source = event.source()
        if isinstance(source, QWidget) and source.window() is self._window:
            return False  # on its way out: here is what is dragged already
        mime = event.mimeData()
        if paths_from(mime):
            self._hint.offer(self.tr("Drop to open"))
        elif text_from(mime) is not None:
            self._hint.offer(self.tr("Drop to read this text"))
        else:
            return False
        event.acceptProposedAction()
        return True

    def _open_mime(self, mime: QMimeData | None) -> bool:
        if mime is None:
            # A clipboard whose owner has gone, or that this window may not read now.
            return False
        paths, text = paths_from(mime), text_from(mime)
        if paths:
            self.open_paths(paths)
        elif text is not None:
            self.text_given.emit(text)
        return bool(paths) or text is not None

    def _first_folder(self) -> str:
        return str(self._settings.last_folder or Path.home())
