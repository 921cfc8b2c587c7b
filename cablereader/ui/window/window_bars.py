"""The tool bar and the status bar of the window, put together from its commands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QToolBar, QWidget

from cablereader.ui.commands.actions import Actions
from cablereader.ui.widgets.one_line_label import OneLineLabel
from cablereader.ui.widgets.window_button import WindowToolButton

_BAR_MARGINS = (4, 2, 8, 6)
_BAR_SPACING = 4
_GROUP_SPACING = 20
_WORDS_FROM_EMS = 96


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
        self.report = WindowToolButton(window)
        self.report.setObjectName("reportButton")
        self.report.setAutoRaise(True)
        self.report.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.report.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.report.setDefaultAction(report)
        self.format = OneLineLabel(window)
        self.format.set_one_line(True)
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
