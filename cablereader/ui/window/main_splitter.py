"""The border between the list of cables and the page."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cablereader.ui.widgets.line_splitter import LineSplitter

_SHARE = 0.27
_NARROWEST, _WIDEST = 220, 440


def list_width(total: int) -> int:
    """Return the width of the list in a window of *total* pixels: enough for the start of subjects.

    It grows with the window, but leaves the page more than half of a small one.
    """
    return min(max(round(_SHARE * total), _NARROWEST), _WIDEST)


class MainSplitter(LineSplitter):
    """Gives the list its share of the width until the reader moves the border."""

    def __init__(self, side: QWidget, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._has_own_split = False
        self.setObjectName("mainSplitter")
        self.addWidget(side)
        self.addWidget(page)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_moved)

    def restore_split(self, state: QByteArray) -> None:
        """Divide the width as the reader did before."""
        self._has_own_split = not state.isEmpty() and self.restoreState(state)

    def saved_split(self) -> QByteArray:
        """Return how the reader divided the width; empty if that was left to the program."""
        return self.saveState() if self._has_own_split else QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if not self._has_own_split:
            wanted = list_width(self.width())
            self.setSizes([wanted, self.width() - wanted - self.handleWidth()])

    @Slot(int, int)
    def _on_moved(self, _position: int, _index: int) -> None:
        self._has_own_split = True
