"""The bar that names the tabs, flat and quiet: the tab in view is a piece of the page below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QToolButton,
    QWidget,
)

from cablereader.ui.look.icons import icon
from cablereader.ui.look.level_chip import chip_size

_MARK = 2
_CLOSE = 16
_RIGHT = QTabBar.ButtonPosition.RightSide


class CableTabBar(QTabBar):
    """Names the tabs. A click with the middle button closes one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabBar")
        self.setAccessibleName(self.tr("Tabs"))
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setMovable(True)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(chip_size(self.font()))
        # Ctrl+Tab goes through the tabs; the Tab key goes on to the cable.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tabInserted(self, index: int) -> None:
        """Give a new tab its button."""
        super().tabInserted(index)
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(_CLOSE, _CLOSE))
        button.setToolTip(self.tr("Close this tab (Ctrl+W)"))
        button.setAccessibleName(self.tr("Close this tab"))
        button.clicked.connect(self._on_close_clicked)
        self.setTabButton(index, _RIGHT, button)
        self._draw_close(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tabs without the bevels of the style."""
        del event
        painter = QStylePainter(self)
        palette = self.palette()
        for number in range(self.count()):
            option = QStyleOptionTab()
            self.initStyleOption(option, number)
            box = self.tabRect(number)
            is_current = number == self.currentIndex()
            if is_current:
                painter.fillRect(box, palette.color(QPalette.ColorRole.Base))
                accent = palette.color(QPalette.ColorRole.Accent)
                painter.fillRect(box.left(), box.top(), box.width(), _MARK, accent)
            elif box.contains(self.mapFromGlobal(self.cursor().pos())):
                painter.fillRect(box, palette.color(QPalette.ColorRole.AlternateBase))
            if not is_current and number + 1 != self.currentIndex():
                rule = palette.color(QPalette.ColorRole.Mid)
                painter.fillRect(box.right(), box.top() + 8, 1, box.height() - 16, rule)
            if not is_current:
                quiet = palette.color(QPalette.ColorRole.PlaceholderText)
                option.palette.setColor(QPalette.ColorRole.WindowText, quiet)
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabLabel, option)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab under the middle button."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.tabCloseRequested.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other chips, another theme other signs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setIconSize(chip_size(self.font()))
        elif event.type() == QEvent.Type.PaletteChange:
            for number in range(self.count()):
                button = self.tabButton(number, _RIGHT)
                if isinstance(button, QToolButton):
                    self._draw_close(button)

    def _draw_close(self, button: QToolButton) -> None:
        button.setIcon(icon("close", self.palette().color(QPalette.ColorRole.ButtonText)))

    @Slot()
    def _on_close_clicked(self) -> None:
        for number in range(self.count()):
            if self.tabButton(number, _RIGHT) is self.sender():
                self.tabCloseRequested.emit(number)
                return
