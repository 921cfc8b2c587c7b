"""A tree of rows of different heights, none of which is cut by the lower edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from cablereader.ui.widgets.model_index import Index

_SIGN = 8
"""Width of the sign that there are more rows, in pixels."""


class WholeRowsView(QTreeView):
    """Leaves out the row that would be cut, and shows a sign in its place.

    It is scrolled by pixels, so that a row taller than the view can be seen in all its parts.
    """

    def side_margin(self) -> int:
        """Return the blank on both sides of the page."""
        raise NotImplementedError

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row that is seen as a whole, or never can be."""
        box = self.visualRect(index)
        height = self.viewport().height()
        if box.bottom() < height or box.height() > height:
            super().drawRow(painter, options, index)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw everything again: what was left out may fit now."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and a sign in place of the one that is left out."""
        super().paintEvent(event)
        height = self.viewport().height()
        cut = self.visualRect(self.indexAt(QPoint(self.side_margin(), height - 1)))
        blank = height - cut.top()
        if cut.bottom() < height or cut.height() > height or blank < _SIGN:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.3))
        middle = QPointF(self.side_margin() + _SIGN / 2, cut.top() + blank / 2)
        half, drop = _SIGN / 2, _SIGN / 4
        ends = (QPointF(-half, -drop), QPointF(0, drop), QPointF(half, -drop))
        painter.drawPolyline([middle + end for end in ends])
        painter.end()
