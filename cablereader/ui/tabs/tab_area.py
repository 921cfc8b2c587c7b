"""Tabs over one place of the window: a bar, which one tab alone does without, and the cables."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from cablereader.ui.look.level_chip import chip_icon
from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.tab_bar import CableTabBar

_ACTIVE_LINE = 2


class TabArea(QFrame):
    """Some tabs, one of which is seen."""

    changed = Signal()
    """Another tab is seen, or tabs changed places."""
    entered = Signal()
    """The reader clicked a tab."""
    close_requested = Signal(object)
    """The reader wants to close a :class:`CableTab`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_marked = False
        self.bar = CableTabBar(self)
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self.bar.hide()
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.tabBarClicked.connect(self._on_clicked)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.tabCloseRequested.connect(self._on_close_requested)

    def tabs(self) -> list[CableTab]:
        """Return the tabs from left to right."""
        return [self.bar.tabData(number) for number in range(self.bar.count())]

    def current(self) -> CableTab | None:
        """Return the tab that is seen."""
        tab = self.bar.tabData(self.bar.currentIndex())
        return tab if isinstance(tab, CableTab) else None

    def insert(self, tab: CableTab, at: int, in_view: bool) -> None:
        """Put *tab* at the number *at*."""
        self._stack.addWidget(tab)
        self.bar.blockSignals(True)
        number = self.bar.insertTab(at, "")
        self.bar.setTabData(number, tab)
        if in_view:
            self.bar.setCurrentIndex(number)
        self.bar.blockSignals(False)
        self.name(tab)
        self._show_bar()
        self._on_current_changed()

    def remove(self, tab: CableTab) -> None:
        """Take *tab* out, without ending it."""
        number = self.tabs().index(tab)
        self.bar.blockSignals(True)
        self.bar.removeTab(number)
        self.bar.blockSignals(False)
        self._stack.removeWidget(tab)
        self._show_bar()
        self._on_current_changed()

    def see(self, tab: CableTab) -> None:
        """Let *tab* be the one that is seen."""
        self.bar.setCurrentIndex(self.tabs().index(tab))

    def name(self, tab: CableTab) -> None:
        """Write name and level of *tab* on the bar."""
        number = self.tabs().index(tab)
        self.bar.setTabText(number, tab.name.replace("&", "&&"))
        chip = chip_icon(tab.level, self.bar.font(), self.devicePixelRatioF())
        self.bar.setTabIcon(number, chip)
        said = ", ".join(word for word in (tab.level, tab.title or tab.name) if word)
        self.bar.setTabToolTip(number, said)
        self.bar.setAccessibleTabName(number, said)

    def mark(self, is_marked: bool) -> None:
        """Show by a line at the top whether this is the area the commands go to."""
        self._is_marked = is_marked
        self.update()

    def set_bordered(self, is_bordered: bool) -> None:
        """Leave room for the line of :meth:`mark`, where there are two areas."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, _ACTIVE_LINE if is_bordered else 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        super().paintEvent(event)
        if self._is_marked:
            painter = QPainter(self)
            color = self.palette().color(QPalette.ColorRole.Accent)
            painter.fillRect(0, 0, self.width(), _ACTIVE_LINE, color)
            painter.end()

    def _show_bar(self) -> None:
        self.bar.setVisible(self.bar.count() > 1)

    @Slot()
    def _on_current_changed(self) -> None:
        tab = self.current()
        if tab is not None:
            self._stack.setCurrentWidget(tab)
        self.changed.emit()

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        if number >= 0:
            self.entered.emit()

    @Slot()
    def _on_moved(self) -> None:
        self.changed.emit()

    @Slot(int)
    def _on_close_requested(self, number: int) -> None:
        self.close_requested.emit(self.tabs()[number])
