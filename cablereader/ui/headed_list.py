"""A list of choices with headings between its parts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QStandardItem
from PySide6.QtWidgets import QStyleOptionViewItem

from cablereader.ui.choice_delegate import CHOICE_ROLE, ChoiceDelegate

_LEFT = 12
_ABOVE = 14

Index = QModelIndex | QPersistentModelIndex


def heading_item(words: str) -> QStandardItem:
    """Return a row that names the rows below it; the keys pass over it."""
    item = QStandardItem(words)
    item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class HeadedDelegate(ChoiceDelegate):
    """Paints choices, and headings with space above."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a choice, or of a heading with the space above it."""
        if index.data(CHOICE_ROLE) is not None:
            return super().sizeHint(option, index)
        above = _ABOVE if index.row() else 0
        return QSize(120, option.fontMetrics.height() + 10 + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        if index.data(CHOICE_ROLE) is not None:
            super().paint(painter, option, index)
            return
        painter.save()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        box: QRect = option.rect.adjusted(_LEFT, 0, -_LEFT, -4)
        place = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, place, words)
        painter.restore()
