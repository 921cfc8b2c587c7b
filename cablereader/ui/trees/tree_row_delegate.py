"""How a row of a tree of cables is painted: the ground first, then what it has to say."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cablereader.ui.look.row_ground import paint_ground
from cablereader.ui.trees.row_painter import RowPainter
from cablereader.ui.widgets.model_index import Index


class TreeRowDelegate(QStyledItemDelegate):
    """Rows of one height, text in the palette's colors."""

    def paint_row(self, row: RowPainter, index: Index) -> None:
        """Write with *row* what stands at *index*."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of every row."""
        return QSize(120, max(24, option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        paint_ground(painter, option)
        self.paint_row(RowPainter(painter, option), index)
        painter.restore()
