"""The commands of the Go menu: from cable to cable, from tab to tab, from pane to pane."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from cablereader.ui.commands.actions import Actions
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.window.side_panel import SidePanel

_NEXT_KEYS = frozenset({Qt.Key.Key_J, Qt.Key.Key_N})
_PREVIOUS_KEYS = frozenset({Qt.Key.Key_K, Qt.Key.Key_P})


class GoCommands(QObject):
    """Goes through the cables. Letters do so in the text of a cable, where nothing is typed."""

    def __init__(self, actions: Actions, desk: Desk, tree: FileTree, side: SidePanel) -> None:
        super().__init__(desk)
        self._actions = actions
        self._desk = desk
        self._tree = tree
        self._side = side
        self._connect_signals()
        self._watch_buttons(tree)
        for tab in desk.tabs():
            self._on_tab_added(tab)

    def _connect_signals(self) -> None:
        actions, desk = self._actions, self._desk
        for action, slot in (
            (actions.next_cable, self._on_next_cable),
            (actions.previous_cable, self._on_previous_cable),
            (actions.back, self._on_back),
            (actions.forward, self._on_forward),
            (actions.new_tab, self._on_new_tab),
            (actions.close, desk.close_current),
            (actions.reopen_tab, desk.reopen_closed),
            (actions.next_tab, desk.next_tab),
            (actions.previous_tab, desk.previous_tab),
            (actions.show_folders, self._on_show_folders),
            (actions.show_library, self._on_show_library),
            (actions.filter_tree, self._on_filter_tree),
            (actions.next_pane, self._on_next_pane),
            (actions.previous_pane, self._on_previous_pane),
        ):
            action.triggered.connect(slot)
        desk.tab_added.connect(self._on_tab_added)
        desk.current_changed.connect(self.update)
        self._tree.roots_changed.connect(self.update)
        self._side.page_changed.connect(self.update)

    @Slot()
    def update(self) -> None:
        """Enable the commands that lead somewhere."""
        actions, desk = self._actions, self._desk
        history = desk.current.history
        actions.back.setEnabled(history.can_go_back)
        actions.forward.setEnabled(history.can_go_forward)
        actions.reopen_tab.setEnabled(desk.can_reopen)
        for action in (actions.next_tab, actions.previous_tab):
            action.setEnabled(len(desk.tabs()) > 1)
        for action in (actions.next_cable, actions.previous_cable):
            action.setEnabled(not self._side.front_list().is_empty())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's buttons for back and forward, and the letters of a text."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonPress:
            return self._take_button(event.button())
        if isinstance(watched, BodyView | ReadingView) and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            return kind == QEvent.Type.KeyPress and is_plain and self._take_letter(event.key())
        return False

    def _take_button(self, button: Qt.MouseButton) -> bool:
        if button == Qt.MouseButton.BackButton:
            self._actions.back.trigger()
        elif button == Qt.MouseButton.ForwardButton:
            self._actions.forward.trigger()
        else:
            return False
        return True

    def _take_letter(self, key: int) -> bool:
        if key in _NEXT_KEYS:
            self._actions.next_cable.trigger()
        elif key in _PREVIOUS_KEYS:
            self._actions.previous_cable.trigger()
        else:
            return False
        return True

    @Slot(object)
    def _on_tab_added(self, tab: CableTab) -> None:
        for view in tab.pane.pages.views():
            view.installEventFilter(self)
        self._watch_buttons(tab)

    def _watch_buttons(self, top: QWidget) -> None:
        top.installEventFilter(self)
        for area in top.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    @Slot()
    def _on_next_cable(self) -> None:
        self._side.front_list().select_next()

    @Slot()
    def _on_previous_cable(self) -> None:
        self._side.front_list().select_previous()

    @Slot()
    def _on_back(self) -> None:
        self._desk.current.back()

    @Slot()
    def _on_forward(self) -> None:
        self._desk.current.forward()

    @Slot()
    def _on_new_tab(self) -> None:
        self._desk.add_tab()
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # From part to part of the window

    @Slot()
    def _on_show_folders(self) -> None:
        self._actions.show_tree.setChecked(True)
        self._side.show_page(SidePanel.FOLDERS, focus=True)

    @Slot()
    def _on_show_library(self) -> None:
        self._actions.show_tree.setChecked(True)
        self._side.show_page(SidePanel.LIBRARY, focus=True)

    @Slot()
    def _on_filter_tree(self) -> None:
        self._actions.show_tree.setChecked(True)
        self._side.show_page(SidePanel.FOLDERS)
        self._tree.focus_filter()

    @Slot()
    def _on_next_pane(self) -> None:
        self._go_to_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._go_to_pane(-1)

    def _go_to_pane(self, by: int) -> None:
        panes: list[QWidget] = [self._side] if self._side.isVisible() else []
        for tab in self._desk.seen():
            panes += tab.pane.panes()
        if not panes:
            return
        focus = QApplication.focusWidget()
        inside = [pane is focus or pane.isAncestorOf(focus) for pane in panes if focus]
        at = inside.index(True) if True in inside else min(-by, 0)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)
