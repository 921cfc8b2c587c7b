"""How the window looks and where the reader is in it: text size, theme, panels, panes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from cablereader.ui.actions import Actions
from cablereader.ui.cable_pane import CablePane
from cablereader.ui.file_tree import FileTree
from cablereader.ui.reading_look import ReadingLook
from cablereader.ui.reading_settings import ReadingSettings
from cablereader.ui.settings import Settings

ZOOM_RANGE = (-4, 24)


class ViewCommands(QObject):
    """Does the commands of the View and Go menus that need no cable."""

    theme_chosen = Signal(str)
    """The reader chose a theme; it is remembered already."""

    def __init__(
        self, actions: Actions, pane: CablePane, tree: FileTree, settings: Settings
    ) -> None:
        super().__init__(pane)
        self._actions = actions
        self._pane = pane
        self._tree = tree
        self._settings = settings
        self._connect_signals()

    def _connect_signals(self) -> None:
        actions, pane = self._actions, self._pane
        actions.theme_chosen.connect(self._on_theme_chosen)
        actions.zoom_in.triggered.connect(self._on_zoom_in)
        actions.zoom_out.triggered.connect(self._on_zoom_out)
        actions.zoom_reset.triggered.connect(self._on_zoom_reset)
        pane.zoom_requested.connect(self._on_zoom_requested)
        actions.show_tree.toggled.connect(self._tree.setVisible)
        actions.show_header.toggled.connect(pane.set_header_visible)
        actions.show_report.toggled.connect(pane.set_report_visible)
        pane.report_toggled.connect(actions.show_report.setChecked)
        actions.show_outline.triggered.connect(self._on_show_outline)
        pane.row.outline_toggled.connect(actions.show_outline.setChecked)
        actions.reading_page.triggered.connect(self._on_reading_page)
        actions.show_source.triggered.connect(self._on_show_source)
        pane.pages.view_shown.connect(self._on_view_shown)
        actions.filter_tree.triggered.connect(self._on_filter_tree)
        actions.next_pane.triggered.connect(self._on_next_pane)
        actions.previous_pane.triggered.connect(self._on_previous_pane)

    @Slot(str)
    def _on_theme_chosen(self, name: str) -> None:
        self._settings.theme = name
        self.theme_chosen.emit(name)

    def _set_zoom(self, zoom: int) -> None:
        low, high = ZOOM_RANGE
        zoom = min(max(zoom, low), high)
        if zoom != self._settings.zoom:
            self._settings.zoom = zoom
            self._pane.set_zoom(zoom)

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
        self._pane.row.set_outline_wanted(shown)

    @Slot()
    def _on_reading_page(self) -> None:
        dialog = ReadingSettings(self._settings.reading_look, self._pane.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.look_chosen.connect(self._on_look_chosen)
        dialog.open()

    @Slot(object)
    def _on_look_chosen(self, look: ReadingLook) -> None:
        self._settings.reading_look = look
        self._pane.set_look(look)

    @Slot(bool)
    def _on_show_source(self, shown: bool) -> None:
        pages = self._pane.pages
        if not shown and not pages.can_read():
            self._actions.show_source.setChecked(True)
            self._pane.row.hint.say(self.tr("No message was recognized in this text"))
            return
        self._settings.reads_source = shown
        pages.set_reading(not shown)

    @Slot(bool)
    def _on_view_shown(self, is_reading: bool) -> None:
        self._actions.show_source.setChecked(not is_reading)

    @Slot()
    def _on_filter_tree(self) -> None:
        self._actions.show_tree.setChecked(True)
        self._tree.focus_filter()

    @Slot()
    def _on_next_pane(self) -> None:
        self._go_to_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._go_to_pane(-1)

    def _go_to_pane(self, by: int) -> None:
        panes: list[QWidget] = [self._tree] if self._tree.isVisible() else []
        panes += self._pane.panes()
        if not panes:
            return
        focus = QApplication.focusWidget()
        inside = [pane is focus or pane.isAncestorOf(focus) for pane in panes if focus]
        at = inside.index(True) if True in inside else min(-by, 0)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)
