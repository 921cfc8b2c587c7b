"""What explains the cable: the card, the handbook, the header token by token, the own glossary."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from cablereader.handbook import Entry
from cablereader.ui.commands.actions import Actions
from cablereader.ui.explaining.explanation_card import ExplanationCard
from cablereader.ui.explaining.handbook_at_hand import HandbookAtHand, glossary_path
from cablereader.ui.explaining.handbook_window import HandbookWindow
from cablereader.ui.explaining.hover import Hover
from cablereader.ui.explaining.xray_window import XrayWindow
from cablereader.ui.header.questions import question_about
from cablereader.ui.look.theme import Theme
from cablereader.ui.memory.settings import Settings
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk


class ExplainCommands(QObject):
    """Does the commands that explain, for the cables of one window."""

    def __init__(
        self,
        actions: Actions,
        desk: Desk,
        settings: Settings,
        theme: Theme,
        glossary: Path | None = None,
    ) -> None:
        """*glossary* is the file of the reader's own terms, by default that of the user."""
        super().__init__(desk)
        self._actions = actions
        self._desk = desk
        self._settings = settings
        self._theme = theme
        self.book = HandbookAtHand(glossary or glossary_path(), self)
        self.card = ExplanationCard(theme, desk.window())
        self._hovers: dict[CablePane, Hover] = {}
        self._handbook: HandbookWindow | None = None
        self._xray: XrayWindow | None = None
        self._menu = QMenu(desk)
        self._connect_signals()
        for tab in desk.tabs():
            self._on_tab_added(tab)

    @property
    def _pane(self) -> CablePane:
        return self._desk.current.pane

    @property
    def hover(self) -> Hover:
        """What is known of the places of the current cable."""
        return self._hovers[self._pane]

    def _connect_signals(self) -> None:
        actions = self._actions
        actions.what_is_this.triggered.connect(self._on_what_is_this)
        actions.handbook.triggered.connect(self._on_handbook)
        actions.glossary.triggered.connect(self._on_glossary)
        actions.xray.triggered.connect(self._on_xray)
        self.book.changed.connect(self._on_book_changed)
        self._desk.tab_added.connect(self._on_tab_added)
        self._desk.current_changed.connect(self._on_current_changed)

    def hover_of(self, pane: CablePane) -> Hover:
        """Return what is known of the places of a pane's cable."""
        return self._hovers[pane]

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        pane = tab.pane
        self._hovers[pane] = Hover(pane, self.book, self.card)
        pane.destroyed.connect(partial(self._hovers.pop, pane, None))
        if self.book.is_read():
            pane.set_reader(self.book.reader())
        pane.header.sheet.entry_asked.connect(self.open_handbook)
        pane.header.sheet.menu.add_commands([self._actions.xray])
        for view in pane.pages.views():
            view.installEventFilter(self)
            view.viewport().installEventFilter(self)
        tab.cable_shown.connect(self._on_cable_shown)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self.card.set_theme(theme)
        for window in (self._handbook, self._xray):
            if window is not None:
                window.set_theme(theme)

    @Slot()
    def _on_cable_shown(self) -> None:
        # The handbook is read when there is something to explain.
        self.book.read_soon()
        self._on_current_changed()

    @Slot()
    def _on_current_changed(self) -> None:
        self.card.hide()
        if self._xray is not None and self._xray.isVisible():
            self._xray.show_cable(self._pane.cable(), self.book.reader())

    @Slot(object)
    def open_handbook(self, entry: Entry | None = None, words: str = "") -> None:
        """Open the handbook at *entry*, or at a search for *words*, or where it was left."""
        if self._handbook is None:
            window = self._desk.window()
            self._handbook = HandbookWindow(self.book, self._theme, self._settings, window)
        self.card.hide()
        self._handbook.open_at(entry, words)

    @Slot()
    def _on_book_changed(self) -> None:
        for pane in self._desk.panes():
            pane.set_reader(self.book.reader())

    @Slot()
    def _on_what_is_this(self) -> None:
        view = QApplication.focusWidget()
        if not self._pane.isVisible() or self.hover.show_at_cursor(view):
            return
        words = self.tr("The handbook knows nothing of this place")
        self._pane.row.hint.say(words)

    @Slot()
    def _on_handbook(self) -> None:
        shown = self.card.words()
        if shown is not None:
            self.open_handbook(shown.entry)
            return
        view = QApplication.focusWidget()
        found = self.hover.at_cursor(view) if self._pane.isVisible() else None
        entry = found.words.entry if found is not None else None
        words = ""
        if entry is None and isinstance(view, BodyView | ReadingView):
            words = " ".join(view.clean_selection().split())[:80]
        self.open_handbook(entry, words)

    @Slot()
    def _on_glossary(self) -> None:
        if not self.book.open_glossary():
            self.open_handbook()
            if self._handbook is not None:
                self._handbook.say_unopened()

    @Slot()
    def _on_xray(self) -> None:
        if self._xray is None:
            self._xray = XrayWindow(self._theme, self._settings, self._desk.window())
            self._xray.place_chosen.connect(self._on_place_chosen)
            self._xray.entry_asked.connect(self.open_handbook)
        self.card.hide()
        self._xray.show_cable(self._pane.cable(), self.book.reader())
        self._xray.come_to_front()

    @Slot(int, int)
    def _on_place_chosen(self, start: int, end: int) -> None:
        self._pane.go_to(start, end)

    # The menu of the text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the menu of the text, by mouse or by key."""
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        for view in (view for pane in self._desk.panes() for view in pane.pages.views()):
            if watched is view or watched is view.viewport():
                self._show_menu(view, event)
                return True
        return False

    def _show_menu(self, view: BodyView | ReadingView, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            found = self.hover.at_cursor(view)
            place = view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
        else:
            point = view.viewport().mapFromGlobal(event.globalPos())
            found = self.hover.at_point(view, point)
            place = event.globalPos()
        entry = found.words.entry if found is not None else None
        self._fill_menu(found.words.term if found is not None else "", entry)
        self.card.hide()
        self._menu.popup(QPoint(place))

    def _fill_menu(self, term: str, entry: Entry | None) -> None:
        self._menu.clear()
        if entry is not None:
            question = QAction(question_about(term), self._menu)
            question.triggered.connect(partial(self.open_handbook, entry))
            self._menu.addAction(question)
            self._menu.addSeparator()
        actions = self._actions
        self._menu.addActions([actions.copy, actions.copy_cited, actions.copy_all])
        self._menu.addSeparator()
        self._menu.addActions([actions.select_all, actions.find, actions.xray])

    def menu(self) -> QMenu:
        """Return the menu of the text."""
        return self._menu
