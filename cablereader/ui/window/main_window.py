"""The main window: a list of cables at the left, the desk where they are read at the right.

All ways in end in :meth:`MainWindow.open_paths` or, for bare text, :meth:`MainWindow.open_text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from cablereader.formats.opening import CableAddress
from cablereader.library import Library
from cablereader.model.resources import INTRODUCTION, resource
from cablereader.ui.commands.actions import Actions
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.holdings import OpenedCables
from cablereader.ui.library.library_panel import LibraryPanel
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.look.theme import Theme, Themes
from cablereader.ui.memory.settings import Settings
from cablereader.ui.references.cited_by import CitedBy
from cablereader.ui.references.holdings_reader import HoldingsReader
from cablereader.ui.references.readers_holdings import ReadersHoldings
from cablereader.ui.references.versions_note import VersionsNote
from cablereader.ui.search.search_parts import SearchParts
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.tabs.document_store import KeptDocuments
from cablereader.ui.tabs.message_page import MessagePage
from cablereader.ui.widgets.line_splitter import LineSplitter
from cablereader.ui.window.choosers import Choosers
from cablereader.ui.window.current_tab_words import CurrentTabWords
from cablereader.ui.window.edit_commands import EditCommands
from cablereader.ui.window.explain_commands import ExplainCommands
from cablereader.ui.window.go_commands import GoCommands
from cablereader.ui.window.help_dialogs import AboutDialog, ShortcutsDialog
from cablereader.ui.window.library_commands import LibraryCommands
from cablereader.ui.window.library_keeping import LibraryKeeping
from cablereader.ui.window.list_and_desk import ListAndDesk
from cablereader.ui.window.main_splitter import MainSplitter
from cablereader.ui.window.menu_bar import fill_menu_bar
from cablereader.ui.window.recent_menu import RecentMenu
from cablereader.ui.window.reference_commands import ReferenceCommands
from cablereader.ui.window.session_keeper import SessionKeeper
from cablereader.ui.window.side_panel import SidePanel
from cablereader.ui.window.view_commands import ViewCommands
from cablereader.ui.window.ways_in import WaysIn
from cablereader.ui.window.window_bars import StatusWords, make_tool_bar
from cablereader.ui.window.window_memory import WindowParts, restore_window, save_window

_SIDE_SHARES = [760, 240]


class MainWindow(QMainWindow):
    """The window of Cable Reader."""

    cable_shown = Signal(object)
    """Another cable is on the page; carries its :class:`CableAddress`, None for pasted text."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings if settings is not None else Settings()
        self._themes = Themes(self._settings.theme, self)
        self._build()
        self._in_step = ListAndDesk(self.tree, self.side, self.desk, self._settings)
        self._words = CurrentTabWords(self.commands, self.desk, self.tree, self._status, self)
        self._edit = EditCommands(self.commands, self.desk)
        self._view = ViewCommands(self.commands, self.desk, self.side, self._settings)
        self._go = GoCommands(self.commands, self.desk, self.tree, self.side)
        # Before the references, which are asked first what they make of a place.
        self.explaining = ExplainCommands(
            self.commands, self.desk, self._settings, self._themes.current
        )
        self._references = ReferenceCommands(
            self.commands, self.desk, self.held, self.cited_by, self.explaining
        )
        self.versions_note = VersionsNote(
            self.statusBar(), self.commands.show_cited_by, self.desk, self.held, self.questions
        )
        self._choosers = Choosers(self.commands, self.desk, self.held, self)
        self._session = SessionKeeper(self.desk, self.tree, self.search, self._settings, self)
        self._connect_signals()
        restore_window(self._parts(), self._settings)
        self.commands.choose_theme(self._themes.choice)
        self._in_step.invite()
        self.keeping.begin()
        self._session.restore()
        self._session.begin()
        self._in_step.give_keys_to_the_list()

    def _build(self) -> None:
        theme = self._themes.current
        self.commands = Actions(theme, self)
        self._recent = RecentMenu(self._settings, self)
        fill_menu_bar(self, self.commands, self._recent)
        bar = make_tool_bar(self, self.commands)
        self.addToolBar(bar)
        self.library = ReadersLibrary(Library(self._settings.library_path), self)
        self._kept = KeptDocuments(self.library.text_at)
        parts = SearchParts(self.library, self._settings, theme, bar, self)
        self.tree = FileTree(self._settings, self)
        self.library_panel = LibraryPanel(
            self.library, self.commands.add_to_library, self.commands.add_open_folders, self
        )
        self.side = SidePanel(self.tree, self.library_panel, self)
        self.side.setMinimumWidth(160)
        self.desk = Desk(self._new_tab, self)
        self.holdings_reader = HoldingsReader(self.tree, self)
        self.held = ReadersHoldings(self.holdings_reader, self.library, self)
        self.questions = QuestionThread(self.library, self)
        self.cited_by = CitedBy(self.held.holdings, self.questions, self)
        self.cited_by.hide()
        self.search = LibraryCommands(
            self.commands, self.desk, self.side, self.library_panel, self.library, parts
        )
        self._splitter = MainSplitter(self.side, self._reading_side(), self)
        self.setCentralWidget(self._splitter)
        # Made last, so that the Tab key comes to it last.
        self._status = StatusWords(self, self.commands.show_report)
        self.keeping = LibraryKeeping(
            self.commands,
            self.library,
            self.questions,
            self._settings,
            self.tree,
            self.side,
            self.library_panel,
            self,
        )
        # F5 is for what has the focus: here the cable, in the list the folders.
        self.commands.reload.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.desk.addAction(self.commands.reload)
        self._ways_in = WaysIn(self._settings, theme, self)
        self.setMinimumSize(640, 400)

    def _reading_side(self) -> LineSplitter:
        side = LineSplitter(Qt.Orientation.Horizontal, self)
        side.setChildrenCollapsible(False)
        side.setHandleWidth(1)
        side.addWidget(self.desk)
        side.addWidget(self.cited_by)
        side.setStretchFactor(0, 1)
        self.cited_by.setMinimumWidth(160)
        side.setSizes(_SIDE_SHARES)
        return side

    def _new_tab(self) -> CableTab:
        offers = self.commands.offers()
        return CableTab(self._themes.current, self._settings, self._kept, offers, self)

    def _connect_signals(self) -> None:
        self._connect_commands()
        self._recent.path_chosen.connect(self._on_recent_chosen)
        self._ways_in.paths_sorted.connect(self._in_step.take_paths)
        self._ways_in.text_given.connect(self.open_text)
        self._ways_in.nothing_given.connect(self._on_nothing_given)
        self._ways_in.dropped.connect(self.bring_to_front)
        self._choosers.cable_chosen.connect(self._references.follow)
        self._references.wanted_aside.connect(self.open_aside)
        self._references.told.connect(self._words.tell)
        self.search.wanted_aside.connect(self.open_aside)
        self.search.told.connect(self._words.tell)
        self.library_panel.list_changed.connect(self._go.update)
        self._edit.hits_ended.connect(self.search.go_on)
        self.keeping.cable_chosen.connect(self._in_step.show_chosen)
        self.keeping.cable_wanted_aside.connect(self.open_aside)
        self.keeping.told.connect(self._words.tell)
        self._themes.changed.connect(self._on_theme_changed)
        self._view.theme_chosen.connect(self._themes.choose)
        self._session.saving.connect(self._save_window)
        self.desk.tab_added.connect(self._on_tab_added)
        self.desk.cable_shown.connect(self.cable_shown)
        for tab in self.desk.tabs():
            self._on_tab_added(tab)

    def _connect_commands(self) -> None:
        commands = self.commands
        for action, slot in (
            (commands.open_files, self._ways_in.ask_for_files),
            (commands.open_folder, self._ways_in.ask_for_folder),
            (commands.open_samples, self.open_samples),
            (commands.reload, self._on_reload),
            (commands.quit, self.close),
            (commands.paste, self._ways_in.paste),
            (commands.shortcuts, self._on_shortcuts),
            (commands.about, self._on_about),
        ):
            action.triggered.connect(slot)

    @property
    def holdings(self) -> OpenedCables:
        """The cables of the opened folders and files, by number."""
        return self.holdings_reader.holdings

    @property
    def pane(self) -> CablePane:
        """The pane of the current tab."""
        return self.desk.current.pane

    @property
    def message(self) -> MessagePage:
        """What the current tab shows in place of a cable."""
        return self.desk.current.message

    # Ways in

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open files and folders: folders go into the list, the first file is shown as well."""
        self._ways_in.open_paths(paths)

    @Slot(str)
    def open_text(self, text: str) -> None:
        """Show *text* as a cable without a file."""
        self.desk.current.show_text(text)

    @Slot()
    def open_samples(self) -> None:
        """Open the sample cables and show the one that explains the others."""
        folder = resource("samples")
        self.open_paths([folder, folder / INTRODUCTION])

    def show_cable(self, address: CableAddress) -> None:
        """Show the cable at *address*."""
        self.desk.current.show_cable(address)

    @Slot(object)
    def open_aside(self, address: CableAddress) -> None:
        """Open the cable at *address* in a tab of its own, without leaving the current one."""
        self._in_step.open_aside(address)

    @Slot()
    def bring_to_front(self) -> None:
        """Make this the window in front of the reader, even when it is minimized."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(object)
    def _on_recent_chosen(self, path: Path) -> None:
        self.open_paths([path])

    @Slot()
    def _on_nothing_given(self) -> None:
        self._words.tell(self.tr("The clipboard holds neither text nor files."))

    # What is shown

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        self._ways_in.leave_drops_to_window(tab)

    @Slot()
    def _on_reload(self) -> None:
        self.desk.current.reload()

    @Slot(object)
    def _on_theme_changed(self, theme: Theme) -> None:
        self.commands.set_theme(theme)
        for tab in self.desk.tabs():
            tab.set_theme(theme)
        self._ways_in.set_theme(theme)
        self.search.set_theme(theme)
        self.explaining.set_theme(theme)

    @Slot()
    def _on_shortcuts(self) -> None:
        ShortcutsDialog(self.commands.all(), self).open()

    @Slot()
    def _on_about(self) -> None:
        AboutDialog(self).open()

    # What is remembered

    def _parts(self) -> WindowParts:
        return WindowParts(self, self.commands, self.tree, self.side, self.desk, self._splitter)

    @Slot()
    def _save_window(self) -> None:
        save_window(self._parts(), self._settings)
        self.keeping.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything; drop the work in the background."""
        for tab in self.desk.tabs():
            tab.keep_place()
            tab.stop()
        self.search.stop()
        self._session.end()
        self._save_window()
        self._settings.sync()
        self.holdings_reader.stop()
        self.tree.stop()
        self.hide()
        self.keeping.close()
        self.library.close()
        super().closeEvent(event)
