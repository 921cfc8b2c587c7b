"""The menu bar, tool bar and status bar of the window, put together from its commands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from cablereader.ui.actions import Actions

_BAR_MARGINS = (4, 2, 8, 6)
_BAR_SPACING = 4
_GROUP_SPACING = 20
_WORDS_FROM_EMS = 96

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
            actions.new_tab,
            actions.reopen_tab,
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
            actions.copy_cited,
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
            actions.show_outline,
            actions.show_report,
            actions.xray,
            actions.show_cited_by,
            None,
            actions.split,
            None,
            actions.show_source,
            actions.reading_page,
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
            actions.back,
            actions.forward,
            actions.go_to,
            None,
            actions.next_cable,
            actions.previous_cable,
            None,
            actions.next_tab,
            actions.previous_tab,
            None,
            actions.search_library,
            actions.show_facets,
            actions.other_names,
            None,
            actions.show_folders,
            actions.show_library,
            actions.filter_tree,
            actions.next_pane,
            actions.previous_pane,
        ],
    )
    _fill(
        bar.addMenu(window.tr("&Library")),
        [
            actions.add_to_library,
            actions.add_files_to_library,
            actions.add_open_folders,
            None,
            actions.update_library,
            actions.stop_filling,
            None,
            actions.library_sources,
        ],
    )
    _fill(
        bar.addMenu(window.tr("&Help")),
        [
            actions.handbook,
            actions.what_is_this,
            actions.glossary,
            None,
            actions.palette,
            actions.shortcuts,
            None,
            actions.about,
        ],
    )


class CalmToolBar(QToolBar):
    """A tool bar without the bevel and the dark edge that Fusion draws: space is enough.

    Not by a style sheet: under one, the buttons keep the colors of the theme they were made in.
    """

    def __init__(self, title: str, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*_BAR_MARGINS)
            layout.setSpacing(_BAR_SPACING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Leave the ground as it is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words where they would leave no room for the search; the tips tell them."""
        super().resizeEvent(event)
        wide = self.width() >= _WORDS_FROM_EMS * self.fontMetrics().horizontalAdvance("M")
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if wide
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        if style is not self.toolButtonStyle():
            self.setToolButtonStyle(style)

    def add_gap(self) -> None:
        """Set the next group of commands apart."""
        gap = QWidget(self)
        gap.setFixedWidth(_GROUP_SPACING)
        self.addWidget(gap)


def make_tool_bar(window: QMainWindow, actions: Actions) -> CalmToolBar:
    """Return the tool bar: the few commands of every minute, with words."""
    bar = CalmToolBar(window.tr("Tools"), window)
    short = {
        actions.back: window.tr("Back"),
        actions.forward: window.tr("Forward"),
        actions.open_files: window.tr("Open"),
        actions.open_folder: window.tr("Folder"),
        actions.previous_cable: window.tr("Previous"),
        actions.next_cable: window.tr("Next"),
        actions.find: window.tr("Find"),
        actions.show_source: window.tr("As Written"),
    }
    for action, words in short.items():
        action.setIconText(words)
        if action in (actions.open_files, actions.previous_cable, actions.find):
            bar.add_gap()
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
