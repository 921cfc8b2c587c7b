"""The main window: a list of cables at the left, the chosen one at the right.

All ways in end in :meth:`MainWindow.open_paths` or, for bare text, :meth:`MainWindow.open_text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from cablereader.formats.opening import CableAddress, Document
from cablereader.model.resources import INTRODUCTION, resource
from cablereader.ui.actions import Actions
from cablereader.ui.cable_pane import CablePane
from cablereader.ui.drop_hint import DropHint
from cablereader.ui.edit_commands import EditCommands
from cablereader.ui.explain_commands import ExplainCommands
from cablereader.ui.file_tree import FileTree
from cablereader.ui.format_words import format_words
from cablereader.ui.help_dialogs import AboutDialog, ShortcutsDialog
from cablereader.ui.incoming import paths_from, text_from
from cablereader.ui.main_splitter import MainSplitter
from cablereader.ui.message_page import MessagePage
from cablereader.ui.path_sorting import SortedPaths
from cablereader.ui.reading import Opened, Reading
from cablereader.ui.recent_menu import RecentMenu
from cablereader.ui.settings import Settings
from cablereader.ui.theme import Theme, Themes
from cablereader.ui.view_commands import ViewCommands
from cablereader.ui.window_bars import StatusWords, fill_menu_bar, make_tool_bar
from cablereader.ui.window_memory import WindowParts, restore_window, save_window

PROGRAM = "Cable Reader"


class MainWindow(QMainWindow):
    """The window of Cable Reader."""

    cable_shown = Signal(object)
    """Another cable is on the page; carries its :class:`CableAddress`, None for pasted text."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings if settings is not None else Settings()
        self._themes = Themes(self._settings.theme, self)
        self._reading = Reading(self)
        self._shown: Opened | None = None
        self._wants_focus = False
        self._build()
        self._edit = EditCommands(self.commands, self.pane)
        self._view = ViewCommands(self.commands, self.pane, self.tree, self._settings)
        theme = self._themes.current
        self.explaining = ExplainCommands(self.commands, self.pane, self._settings, theme)
        self._connect_signals()
        restore_window(self._parts(), self._settings)
        self.commands.choose_theme(self._themes.choice)
        self._show_nothing()
        self._show_last()

    def _build(self) -> None:
        theme = self._themes.current
        self.commands = Actions(theme, self)
        self._recent = RecentMenu(self._settings, self)
        fill_menu_bar(self, self.commands, self._recent)
        self.addToolBar(make_tool_bar(self, self.commands))
        self.tree = FileTree(self._settings, self)
        self.tree.setMinimumWidth(160)
        self.pane = CablePane(theme, self)
        self.message = MessagePage(theme, self.commands.offers(), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.pane)
        self._splitter = MainSplitter(self.tree, self._stack, self)
        self.setCentralWidget(self._splitter)
        # Made last, so that the Tab key comes to it last.
        self._status = StatusWords(self, self.commands.show_report)
        # F5 is for what has the focus: here the cable, in the list the folders.
        self.commands.reload.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._stack.addAction(self.commands.reload)
        self._hint = DropHint(theme, self)
        self._scrolling = QTimer(self, interval=0, singleShot=True)
        self.setMinimumSize(640, 400)
        self._take_all_drops()

    def _take_all_drops(self) -> None:
        """Let no child keep what is dropped on it: every part of the window opens it alike."""
        for child in self.findChildren(QWidget):
            child.setAcceptDrops(False)
        self.setAcceptDrops(True)

    def _connect_signals(self) -> None:
        self._connect_commands()
        self.tree.cable_chosen.connect(self._on_cable_chosen)
        self.tree.folder_closed.connect(self._on_folder_closed)
        self._recent.path_chosen.connect(self._on_recent_chosen)
        self._reading.paths_sorted.connect(self._on_paths_sorted)
        self._reading.cable_opened.connect(self._on_cable_opened)
        self._reading.problem_met.connect(self._on_problem_met)
        self._reading.failed.connect(self._on_failed)
        self._reading.waiting.connect(self._on_waiting)
        self._themes.changed.connect(self._on_theme_changed)
        self._view.theme_chosen.connect(self._themes.choose)
        self._scrolling.timeout.connect(self._scroll_back)
        self.message.retry_requested.connect(self._on_reload)
        self.pane.cursor_moved.connect(self._show_position)

    def _connect_commands(self) -> None:
        commands = self.commands
        for action, slot in (
            (commands.open_files, self._on_open_files),
            (commands.open_folder, self._on_open_folder),
            (commands.open_samples, self.open_samples),
            (commands.reload, self._on_reload),
            (commands.close, self._on_close_cable),
            (commands.quit, self.close),
            (commands.paste, self._on_paste),
            (commands.next_cable, self.tree.select_next),
            (commands.previous_cable, self.tree.select_previous),
            (commands.shortcuts, self._on_shortcuts),
            (commands.about, self._on_about),
        ):
            action.triggered.connect(slot)

    # Ways in

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open files and folders: folders go into the list, the first file is shown as well."""
        if paths:
            self._reading.sort(paths)

    def open_text(self, text: str) -> None:
        """Show *text* as a cable without a file."""
        self._keep_place()
        self.tree.select_nothing()
        self._wants_focus = True
        self._reading.parse(text)

    @Slot()
    def open_samples(self) -> None:
        """Open the sample cables and show the one that explains the others."""
        folder = resource("samples")
        self.open_paths([folder, folder / INTRODUCTION])

    def show_cable(self, address: CableAddress) -> None:
        """Show the cable at *address*."""
        self._keep_place()
        self._reading.show(address)

    def bring_to_front(self) -> None:
        """Make this the window in front of the reader, even when it is minimized."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(object)
    def _on_paths_sorted(self, paths: SortedPaths) -> None:
        for folder in paths.folders:
            self.tree.open_folder(folder)
        self.tree.open_files(paths.files)
        for path in reversed((*paths.folders, *paths.files)):
            self._settings.add_recent(path)
        first = paths.first_to_show
        if first is not None:
            self._wants_focus = True
            self.show_cable(CableAddress(first))
            self.tree.select(CableAddress(first))
        elif self._shown is None:
            self._show_nothing()

    @Slot(object)
    def _on_cable_chosen(self, address: CableAddress) -> None:
        if self._shown is None or address != self._shown.address:
            self.show_cable(address)

    @Slot(object)
    def _on_recent_chosen(self, path: Path) -> None:
        self.open_paths([path])

    @Slot()
    def _on_open_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open Cables"), str(self._settings.last_folder or Path.home())
        )
        if names:
            self._settings.last_folder = Path(names[0]).parent
            self.open_paths(names)

    @Slot()
    def _on_open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Open a Folder of Cables"), str(self._settings.last_folder or Path.home())
        )
        if name:
            self._settings.last_folder = Path(name)
            self.open_paths([name])

    @Slot()
    def _on_paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if not self._open_mime(mime):
            self.statusBar().showMessage(
                self.tr("The clipboard holds neither text nor files."), 5000
            )

    def _open_mime(self, mime: QMimeData) -> bool:
        paths, text = paths_from(mime), text_from(mime)
        if paths:
            self.open_paths(paths)
        elif text is not None:
            self.open_text(text)
        return bool(paths) or text is not None

    # What is shown

    @Slot(object)
    def _on_cable_opened(self, opened: Opened) -> None:
        self._shown = opened
        self._stack.setCurrentWidget(self.pane)
        self.pane.show_cable(opened.cable)
        self.setWindowTitle(self._title(opened))
        self._status.show(True)
        self._status.format.setText(self._format(opened))
        self._settings.last_cable = opened.address
        self._update_commands()
        self._show_position()
        self._scroll_back()
        self._scrolling.start()  # once more when the page has its final size
        if self._wants_focus:
            self._wants_focus = False
            self.pane.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.explaining.cable_shown()
        self.cable_shown.emit(opened.address)

    @Slot(object)
    def _on_problem_met(self, document: Document) -> None:
        self._leave_cable()
        name = document.path.name or str(document.path)
        if document.problem is not None:
            self.message.show_problem(document.problem, name)
        else:
            self.message.show_failure(name)
        self.setWindowTitle(f"{name} - {PROGRAM}")

    @Slot(str)
    def _on_failed(self, name: str) -> None:
        self._leave_cable()
        self.message.show_failure(name)
        self.setWindowTitle(f"{name} - {PROGRAM}")

    @Slot(str)
    def _on_waiting(self, name: str) -> None:
        self._leave_cable()
        self.message.show_loading(name)

    def _show_nothing(self) -> None:
        self._leave_cable()
        self.setWindowTitle(PROGRAM)
        if self.tree.is_empty():
            self.message.show_welcome()
        else:
            self.message.show_choice()

    def _show_last(self) -> None:
        address = self._settings.last_cable
        if address is not None:
            self._wants_focus = True
            self.show_cable(address)
            self.tree.select(address)

    def _leave_cable(self) -> None:
        self._shown = None
        self._stack.setCurrentWidget(self.message)
        self._status.show(False)
        self._update_commands()

    @Slot()
    def _on_reload(self) -> None:
        self._keep_place()
        self._reading.reload()

    @Slot()
    def _on_close_cable(self) -> None:
        self._keep_place()
        address = self._reading.address
        self._reading.stop()
        if address is not None:
            self.tree.close_root(address.path)
        self._settings.last_cable = None
        self._show_nothing()

    @Slot(object)
    def _on_folder_closed(self, path: Path) -> None:
        address = self._reading.address
        if address is not None and (path == address.path or path in address.path.parents):
            self._reading.stop()
            self._show_nothing()
        elif self._shown is None:
            self._show_nothing()

    @Slot()
    def _update_commands(self) -> None:
        """Enable the commands that have something to work on."""
        has_cable = self._shown is not None
        for action in self.commands.of_a_cable():
            action.setEnabled(has_cable)
        has_file = self._reading.address is not None
        self.commands.reload.setEnabled(has_file)
        self.commands.close.setEnabled(has_file or has_cable)
        for action in (self.commands.next_cable, self.commands.previous_cable):
            action.setEnabled(not self.tree.is_empty())
        self.commands.show_report.setIconText(self.pane.report.summary())

    # Words

    def _title(self, opened: Opened) -> str:
        cable = opened.cable
        names = [part for part in (cable.reference_id, cable.subject) if part]
        if names:
            name = ": ".join(names)
        elif opened.address is not None:
            name = opened.address.path.name
        else:
            name = self.tr("Pasted text")
        return f"{name} - {PROGRAM}"

    def _format(self, opened: Opened) -> str:
        words = [format_words(opened.cable.source_format, self.tr)]
        if opened.encoding:
            words.append(opened.encoding.upper())
        return "  ·  ".join(words)

    @Slot()
    def _show_position(self) -> None:
        line, column = self.pane.body.line_and_column()
        words = self.tr("Line {line}, column {column}").format(line=line, column=column)
        self._status.position.setText(words)

    @Slot(object)
    def _on_theme_changed(self, theme: Theme) -> None:
        self.commands.set_theme(theme)
        self.pane.set_theme(theme)
        self.message.set_theme(theme)
        self.explaining.set_theme(theme)
        self._hint.set_theme(theme)

    @Slot()
    def _on_shortcuts(self) -> None:
        ShortcutsDialog(self.commands.all(), self).open()

    @Slot()
    def _on_about(self) -> None:
        AboutDialog(self).open()

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that this can be dropped here."""
        mime = event.mimeData()
        if paths_from(mime):
            self._hint.offer(self.tr("Drop to open"))
        elif text_from(mime) is not None:
            self._hint.offer(self.tr("Drop to read this text"))
        else:
            return
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the hint away."""
        self._hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self._hint.hide()
        if self._open_mime(event.mimeData()):
            event.acceptProposedAction()
            self.bring_to_front()

    # What is remembered

    def _parts(self) -> WindowParts:
        return WindowParts(self, self.commands, self.tree, self.pane, self._splitter)

    def _keep_place(self) -> None:
        if self._shown is not None and self._shown.address is not None:
            self._settings.set_scroll_position(self._shown.address, self.pane.body.top_offset())

    @Slot()
    def _scroll_back(self) -> None:
        """Scroll to where this cable was left, or to where it begins to speak to people."""
        if self._shown is None:
            return
        address = self._shown.address
        offset = None if address is None else self._settings.scroll_position(address)
        if offset is None:
            self.pane.go_to_start()
        else:
            self.pane.body.begin_at(offset)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything; drop the work in the background."""
        self._keep_place()
        save_window(self._parts(), self._settings)
        self._reading.stop()
        self.tree.stop()
        super().closeEvent(event)
