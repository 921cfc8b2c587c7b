"""The menu bar, tool bar and status bar of the window, put together from its commands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QToolBar, QToolButton

from cablereader.ui.actions import Actions

# Fusion draws a bevel and a dark edge around tool bars; space is enough.
_CALM_TOOL_BAR = "QToolBar { border: none; padding: 2px 8px 6px 4px; spacing: 4px; }"

Items = list[QAction | QMenu | None]
"""Entries of a menu; None is a line between groups."""


def fill_menu_bar(window: QMainWindow, actions: Actions, recent: QMenu) -> None:
    """Give *window* its menus."""
    themes = QMenu(window.tr("&Theme"), window)
    themes.addActions(actions.themes.actions())
    bar = window.menuBar()
    _fill(
        bar.addMenu(window.tr("&File")),
        [
            actions.open_files,
            actions.open_folder,
            recent,
            actions.open_samples,
            None,
            actions.reload,
            actions.close,
            None,
            actions.quit,
        ],
    )
    _fill(
        bar.addMenu(window.tr("&Edit")),
        [
            actions.copy,
            actions.copy_all,
            actions.paste,
            actions.select_all,
            None,
            actions.find,
            actions.find_next,
            actions.find_previous,
        ],
    )
    _fill(
        bar.addMenu(window.tr("&View")),
        [
            actions.show_tree,
            actions.show_header,
            actions.show_report,
            None,
            actions.zoom_in,
            actions.zoom_out,
            actions.zoom_reset,
            None,
            themes,
        ],
    )
    _fill(
        bar.addMenu(window.tr("&Go")),
        [
            actions.next_cable,
            actions.previous_cable,
            None,
            actions.filter_tree,
            actions.next_pane,
            actions.previous_pane,
        ],
    )
    _fill(bar.addMenu(window.tr("&Help")), [actions.shortcuts, None, actions.about])


def make_tool_bar(window: QMainWindow, actions: Actions) -> QToolBar:
    """Return the tool bar: the few commands of every minute, with words."""
    bar = QToolBar(window.tr("Tools"), window)
    bar.setObjectName("toolBar")
    bar.setMovable(False)
    bar.setStyleSheet(_CALM_TOOL_BAR)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    short = {
        actions.open_files: window.tr("Open"),
        actions.open_folder: window.tr("Folder"),
        actions.previous_cable: window.tr("Previous"),
        actions.next_cable: window.tr("Next"),
        actions.find: window.tr("Find"),
    }
    for action, words in short.items():
        action.setIconText(words)
        if action in (actions.previous_cable, actions.find):
            bar.addSeparator()
        bar.addAction(action)
    return bar


class StatusWords:
    """What the status bar says: the report's button at the left, format and place at the right."""

    def __init__(self, window: QMainWindow, report: QAction) -> None:
        self.report = QToolButton(window)
        self.report.setObjectName("reportButton")
        self.report.setAutoRaise(True)
        self.report.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.report.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.report.setDefaultAction(report)
        self.format = QLabel(window)
        self.format.setObjectName("formatLabel")
        self.position = QLabel(window)
        self.position.setObjectName("positionLabel")
        bar = window.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.report)
        for label in (self.format, self.position):
            label.setContentsMargins(8, 0, 8, 0)
            bar.addPermanentWidget(label)
        self.show(False)

    def show(self, visible: bool) -> None:
        """Show or hide everything, for there is nothing to say without a cable."""
        for widget in (self.report, self.format, self.position):
            widget.setVisible(visible)


def _fill(menu: QMenu, items: Items) -> None:
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, QMenu):
            menu.addMenu(item)
        else:
            menu.addAction(item)
