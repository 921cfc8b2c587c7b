"""The commands of the View menu: text size, theme, what is shown of a cable and around it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cablereader.ui.commands.actions import Actions
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.memory.settings import Settings
from cablereader.ui.page.reading_settings import ReadingSettings
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.window.side_panel import SidePanel

ZOOM_RANGE = (-4, 24)


class ViewCommands(QObject):
    """Lets every pane look as the reader chose, those that come later as well."""

    theme_chosen = Signal(str)
    """The reader chose a theme; it is remembered already."""

    def __init__(self, actions: Actions, desk: Desk, side: SidePanel, settings: Settings) -> None:
        super().__init__(desk)
        self._actions = actions
        self._desk = desk
        self._side = side
        self._settings = settings
        self._connect_signals()
        for tab in desk.tabs():
            self._on_tab_added(tab)
        self._on_current_changed()

    def _connect_signals(self) -> None:
        actions, desk = self._actions, self._desk
        actions.theme_chosen.connect(self._on_theme_chosen)
        actions.zoom_in.triggered.connect(self._on_zoom_in)
        actions.zoom_out.triggered.connect(self._on_zoom_out)
        actions.zoom_reset.triggered.connect(self._on_zoom_reset)
        actions.show_tree.toggled.connect(self._on_list_toggled)
        actions.show_outline.triggered.connect(self._on_show_outline)
        actions.reading_page.triggered.connect(self._on_reading_page)
        actions.show_source.triggered.connect(self._on_show_source)
        actions.show_header.triggered.connect(self._on_show_header)
        actions.show_report.toggled.connect(self._on_report_toggled)
        actions.split.toggled.connect(self._on_split_toggled)
        desk.tab_added.connect(self._on_tab_added)
        desk.current_changed.connect(self._on_current_changed)

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        """Let a new pane look like the others."""
        pane = tab.pane
        pane.room.set_own_heights(*self._settings.header_heights)
        pane.set_zoom(self._settings.zoom)
        pane.room.set_wanted(*self._settings.header_wanted)
        pane.set_look(self._settings.reading_look)
        pane.row.restore_split(self._settings.splitter("body"))
        pane.row.set_outline_wanted(self._settings.outline_wanted)
        pane.pages.set_reading(not self._settings.reads_source)
        pane.zoom_requested.connect(self._on_zoom_requested)
        pane.room.toggled.connect(self._on_current_changed)
        pane.room.chosen.connect(self._on_header_chosen)
        pane.report_toggled.connect(self._on_current_changed)
        pane.row.outline_toggled.connect(self._on_current_changed)
        pane.pages.view_shown.connect(self._on_current_changed)

    @Slot()
    def _on_current_changed(self) -> None:
        tab = self._desk.current
        pane = tab.pane
        # Without a cable there is no view yet; the button says how the next one will be shown.
        as_written = self._settings.reads_source if tab.is_empty else not pane.pages.is_reading()
        self._actions.show_header.setChecked(pane.room.is_open())
        self._actions.show_report.setChecked(pane.is_report_visible())
        self._actions.show_outline.setChecked(pane.row.is_outline_visible())
        self._actions.show_source.setChecked(as_written)
        self._actions.split.setChecked(self._desk.is_split)

    @Slot(bool)
    def _on_list_toggled(self, visible: bool) -> None:
        with self._desk.keeping_keys():
            self._side.setVisible(visible)

    @Slot(bool)
    def _on_show_header(self, shown: bool) -> None:
        self._on_header_chosen(self._desk.current.pane.room.is_small, shown)

    @Slot(bool, bool)
    def _on_header_chosen(self, in_small: bool, shown: bool) -> None:
        """Unfold or fold the header in all pages of a kind, and remember it for them."""
        large, small = self._settings.header_wanted
        wanted = (large, shown) if in_small else (shown, small)
        self._settings.header_wanted = wanted
        for pane in self._desk.panes():
            pane.room.set_wanted(*wanted)

    @Slot(bool)
    def _on_report_toggled(self, visible: bool) -> None:
        self._desk.current.pane.set_report_visible(visible)

    @Slot(bool)
    def _on_split_toggled(self, is_split: bool) -> None:
        if not is_split:
            self._desk.unsplit()
            return
        self._desk.split()
        if self._desk.current.is_empty and self._side.isVisible():
            # What is missing beside the first cable is chosen in the list.
            self._side.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_theme_chosen(self, name: str) -> None:
        self._settings.theme = name
        self.theme_chosen.emit(name)

    def _set_zoom(self, zoom: int) -> None:
        low, high = ZOOM_RANGE
        zoom = min(max(zoom, low), high)
        if zoom != self._settings.zoom:
            self._settings.zoom = zoom
            for pane in self._desk.panes():
                pane.set_zoom(zoom)

    @Slot(int)
    def _on_zoom_requested(self, steps: int) -> None:
        self._set_zoom(self._settings.zoom + steps)

    @Slot()
    def _on_zoom_in(self) -> None:
        self._set_zoom(self._settings.zoom + 1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._set_zoom(self._settings.zoom - 1)

    @Slot()
    def _on_zoom_reset(self) -> None:
        self._set_zoom(0)

    @Slot(bool)
    def _on_show_outline(self, shown: bool) -> None:
        self._settings.outline_wanted = shown
        for pane in self._desk.panes():
            pane.row.set_outline_wanted(shown)

    @Slot()
    def _on_reading_page(self) -> None:
        dialog = ReadingSettings(self._settings.reading_look, self._desk.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.look_chosen.connect(self._on_look_chosen)
        dialog.open()

    @Slot(object)
    def _on_look_chosen(self, look: ReadingLook) -> None:
        self._settings.reading_look = look
        for pane in self._desk.panes():
            pane.set_look(look)

    @Slot(bool)
    def _on_show_source(self, shown: bool) -> None:
        current = self._desk.current.pane
        if not shown and not current.pages.can_read():
            self._actions.show_source.setChecked(True)
            current.row.hint.say(self.tr("No message was recognized in this text"))
            return
        self._settings.reads_source = shown
        for pane in self._desk.panes():
            pane.pages.set_reading(not shown)
