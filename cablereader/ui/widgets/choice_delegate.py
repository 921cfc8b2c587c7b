"""A row to choose: icon, text, and at the right end a quiet note."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QStandardItem
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.ui.look.row_ground import paint_focus_bar, paint_ground
from cablereader.ui.widgets.model_index import Index

CHOICE_ROLE = Qt.ItemDataRole.UserRole
_GAP = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: *text* at the left, *note* at its right end, and what choosing it gives."""

    text: str
    value: object
    note: str = ""
    icon: QIcon | None = None
    is_enabled: bool = True


def choice_item(choice: Choice) -> QStandardItem:
    """Return *choice* as a row of a standard model."""
    item = QStandardItem(choice.text)
    item.setData(choice, CHOICE_ROLE)
    item.setEnabled(choice.is_enabled)
    spoken = f"{choice.text}, {choice.note}" if choice.note else choice.text
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return item


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a row: icon, text, and the note at the right in a quiet color."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height that leaves the words room."""
        del index
        return QSize(120, max(28, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        choice: Choice = index.data(CHOICE_ROLE)
        state: QStyle.StateFlag = option.state
        box, palette = QRect(option.rect), option.palette
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option)
        if is_selected:
            paint_focus_bar(painter, box, palette.color(QPalette.ColorRole.Accent))
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        # Quiet, but to be read: the color of disabled words is too faint for what is information.
        ink = palette.color(role if choice.is_enabled else QPalette.ColorRole.PlaceholderText)
        box.adjust(_GAP, 0, -_GAP, 0)
        if choice.icon is not None and not choice.icon.isNull():
            size = option.decorationSize
            place = QRect(QPoint(box.left(), box.center().y() - size.height() // 2), size)
            choice.icon.paint(painter, place)
            box.setLeft(place.right() + _GAP)
        metrics = option.fontMetrics
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(ink if is_selected else quiet)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, choice.note)
        if choice.note:
            box.setRight(box.right() - metrics.horizontalAdvance(choice.note) - 2 * _GAP)
        painter.setPen(ink)
        text = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
