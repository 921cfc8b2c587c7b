"""What the window is like at the next start: size, borders, what is shown, what is in the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from cablereader.ui.actions import Actions
from cablereader.ui.cable_pane import CablePane
from cablereader.ui.file_tree import FileTree
from cablereader.ui.main_splitter import MainSplitter
from cablereader.ui.settings import Settings

_FIRST_SIZE = QSize(1200, 800)


@dataclass(frozen=True, slots=True)
class WindowParts:
    """The parts of a window that have something to remember."""

    window: QMainWindow
    commands: Actions
    tree: FileTree
    pane: CablePane
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
    parts.pane.restore_split(settings.splitter("cable"))
    parts.pane.set_zoom(settings.zoom)
    parts.commands.show_tree.setChecked(settings.panel_visible("tree"))
    parts.tree.setVisible(parts.commands.show_tree.isChecked())
    parts.commands.show_header.setChecked(settings.panel_visible("header"))
    parts.pane.set_header_visible(parts.commands.show_header.isChecked())
    parts.pane.set_look(settings.reading_look)
    parts.pane.row.restore_split(settings.splitter("body"))
    parts.pane.row.set_outline_wanted(settings.outline_wanted)
    parts.commands.show_source.setChecked(settings.reads_source)
    parts.pane.pages.set_reading(not settings.reads_source)
    parts.tree.restore()


def save_window(parts: WindowParts, settings: Settings) -> None:
    """Remember the window, and write everything to the disk."""
    settings.geometry = parts.window.saveGeometry()
    settings.window_state = parts.window.saveState()
    settings.set_splitter("main", parts.splitter.saved_split())
    settings.set_splitter("cable", parts.pane.saved_split())
    settings.set_splitter("body", parts.pane.row.saveState())
    settings.set_panel_visible("tree", parts.commands.show_tree.isChecked())
    settings.set_panel_visible("header", parts.commands.show_header.isChecked())
    parts.tree.save()
    settings.sync()
