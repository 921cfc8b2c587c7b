"""One area of tabs or two side by side, and the one that the commands go to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from cablereader.ui.tabs.cable_tab import CableTab
from cablereader.ui.tabs.tab_area import TabArea
from cablereader.ui.widgets.line_splitter import LineSplitter


class Sides(LineSplitter):
    """The areas from left to right. Active is the one in which the focus was last."""

    activated = Signal()
    """The other area is the active one."""
    area_changed = Signal(object)
    """Another tab of an area is seen, or its tabs changed places; carries the area."""
    close_requested = Signal(object)
    """The reader wants to close a :class:`CableTab`."""
    split_changed = Signal()
    """There are two areas now, or one again."""

    def __init__(self, first: CableTab, parent: QWidget | None = None) -> None:
        """Begin with one area that holds the tab *first*."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._areas: list[TabArea] = []
        self._active = self.add(first)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def areas(self) -> tuple[TabArea, ...]:
        """The areas from left to right."""
        return tuple(self._areas)

    @property
    def active(self) -> TabArea:
        """The area that the commands go to."""
        return self._active

    @property
    def is_split(self) -> bool:
        """Whether there are two."""
        return len(self._areas) > 1

    def area_of(self, tab: CableTab) -> TabArea:
        """Return the area in which *tab* is."""
        return next(area for area in self._areas if tab in area.tabs())

    def add(self, first: CableTab) -> TabArea:
        """Open an area at the right with the tab *first*; all have the same width then."""
        area = TabArea(self)
        area.insert(first, 0, in_view=True)
        area.changed.connect(self._on_area_changed)
        area.close_requested.connect(self.close_requested)
        area.entered.connect(self._on_area_entered)
        self._areas.append(area)
        self.addWidget(area)
        self.setSizes([self.width() // len(self._areas)] * len(self._areas))
        self._on_number_changed()
        return area

    def remove(self, area: TabArea) -> None:
        """Take *area* away; another one becomes the active one, which is not told."""
        self._areas.remove(area)
        if self._active is area:
            self._active = self._areas[0]
        area.changed.disconnect(self._on_area_changed)
        area.setParent(None)
        area.deleteLater()
        self._on_number_changed()

    def activate(self, area: TabArea) -> None:
        """Let the commands go to *area*."""
        if area is not self._active:
            self._active = area
            self.activated.emit()

    def mark_active(self) -> None:
        """Let a line show which of two areas is the active one."""
        for area in self._areas:
            area.mark(self.is_split and area is self._active)

    def _on_number_changed(self) -> None:
        for area in self._areas:
            area.set_bordered(self.is_split)
        self.split_changed.emit()

    @Slot()
    def _on_area_changed(self) -> None:
        self.area_changed.emit(self.sender())

    @Slot()
    def _on_area_entered(self) -> None:
        area = self.sender()
        tab = area.current() if isinstance(area, TabArea) else None
        if tab is not None:
            tab.take_focus()

    @Slot(QObject, QObject)
    def _on_focus_changed(self, _before: QObject | None, now: QObject | None) -> None:
        if not isinstance(now, QWidget):
            return
        for area in self._areas:
            if area.isAncestorOf(now):
                self.activate(area)
