"""What the window is like at the next start: size, borders, what is shown, what is in the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from cablereader.ui.commands.actions import Actions
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.memory.settings import Settings
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.window.main_splitter import MainSplitter
from cablereader.ui.window.side_panel import SidePanel

_FIRST_SIZE = QSize(1200, 800)


@dataclass(frozen=True, slots=True)
class WindowParts:
    """The parts of a window that have something to remember."""

    window: QMainWindow
    commands: Actions
    tree: FileTree
    side: SidePanel
    desk: Desk
    splitter: MainSplitter


def restore_window(parts: WindowParts, settings: Settings) -> None:
    """Make the window as it was when :func:`save_window` was called."""
    window = parts.window
    window.resize(_FIRST_SIZE.boundedTo(window.screen().availableSize()))
    if not settings.geometry.isEmpty():
        window.restoreGeometry(settings.geometry)
    if not settings.window_state.isEmpty():
        window.restoreState(settings.window_state)
    parts.splitter.restore_split(settings.splitter("main"))
    parts.commands.show_tree.setChecked(settings.panel_visible("tree"))
    parts.side.show_page(settings.side_page)
    parts.side.setVisible(parts.commands.show_tree.isChecked())
    parts.commands.show_cited_by.setChecked(settings.panel_visible("cited_by", default=False))
    parts.tree.restore()


def save_window(parts: WindowParts, settings: Settings) -> None:
    """Remember the window; Qt writes it to the disk before long."""
    settings.geometry = parts.window.saveGeometry()
    settings.window_state = parts.window.saveState()
    settings.set_splitter("main", parts.splitter.saved_split())
    pane = parts.desk.current.pane
    settings.header_heights = pane.room.own_heights()
    settings.set_splitter("body", pane.row.saveState())
    settings.side_page = parts.side.page
    settings.set_panel_visible("tree", parts.commands.show_tree.isChecked())
    settings.set_panel_visible("cited_by", parts.commands.show_cited_by.isChecked())
    parts.tree.save()
