"""The ground of a selected row, the same in every list: a flat tint, and a bar where the keys go."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

FOCUS_BAR = 3


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ground of a row: selected, under the pointer, or as it is."""
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        paint_selected_ground(painter, option.rect, option.palette)
    elif state & QStyle.StateFlag.State_MouseOver:
        paint_hovered_ground(painter, option.rect, option.palette)


def paint_selected_ground(painter: QPainter, box: QRect, palette: QPalette) -> None:
    """Fill *box* as selected."""
    painter.fillRect(box, palette.color(QPalette.ColorRole.Highlight))


def paint_hovered_ground(painter: QPainter, box: QRect, palette: QPalette) -> None:
    """Fill *box* as under the pointer."""
    painter.fillRect(box, palette.color(QPalette.ColorRole.AlternateBase))


def paint_focus_bar(painter: QPainter, box: QRect, color: QColor) -> None:
    """Draw the bar at the left of *box*: this list has the focus, and this is its row."""
    painter.fillRect(QRect(box.left(), box.top(), FOCUS_BAR, box.height()), color)
