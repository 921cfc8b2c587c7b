"""A list of cables in two lines each, with headings between its parts: for a narrow column."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QStandardItem
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.ui.look.fonts import tabular
from cablereader.ui.look.row_ground import paint_focus_bar, paint_ground
from cablereader.ui.widgets.choice_delegate import CHOICE_ROLE, Choice
from cablereader.ui.widgets.model_index import Index

BETWEEN = "   "
"""Stands in the text of a choice between its first line and its second."""
_LEFT, _GAP = 12, 8
_ABOVE = 14
_QUIET = 0.68
_WIDE = "07PORTAUPRINCE123456  2007-03-27"
"""A row from this width on has room for its note behind any number."""


def heading_item(words: str) -> QStandardItem:
    """Return a row that names the rows below it; the keys pass over it."""
    item = QStandardItem(words)
    item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class HeadedDelegate(QStyledItemDelegate):
    """Paints choices in two lines, and headings with space above."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a choice, or of a heading with the space above it."""
        line = option.fontMetrics.height()
        if isinstance(index.data(CHOICE_ROLE), Choice):
            return QSize(120, 2 * line + 10)
        return QSize(120, line + 10 + (_ABOVE if index.row() else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        choice = index.data(CHOICE_ROLE)
        painter.save()
        if isinstance(choice, Choice):
            self._paint_choice(painter, option, choice)
        else:
            self._paint_heading(painter, option, str(index.data()))
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        box: QRect = option.rect.adjusted(_LEFT, 0, -_LEFT, -4)
        _write(painter, box, words, Qt.AlignmentFlag.AlignBottom)

    def _paint_choice(
        self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice
    ) -> None:
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option)
        if is_selected:
            accent = option.palette.color(QPalette.ColorRole.Accent)
            paint_focus_bar(painter, option.rect, accent)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        # Quiet, but to be read: the color of disabled words is too faint for what is information.
        ink = option.palette.color(
            role if choice.is_enabled else QPalette.ColorRole.PlaceholderText
        )
        quiet = QColor(ink)
        if choice.is_enabled:
            quiet.setAlphaF(_QUIET)
        first, _, second = choice.text.partition(BETWEEN)
        line = option.fontMetrics.height()
        box: QRect = option.rect.adjusted(_LEFT, 5, -_LEFT, -5)
        size: QSize = option.decorationSize
        if choice.icon is not None and not choice.icon.isNull():
            top = box.top() + (line - size.height()) // 2
            choice.icon.paint(painter, QRect(QPoint(box.left(), top), size))
        box.setLeft(box.left() + size.width() + _GAP)
        upper = QRect(box.left(), box.top(), box.width(), line)
        lower = upper.translated(0, line)
        figures = tabular(option.font)
        painter.setFont(figures)
        metrics = painter.fontMetrics()
        if choice.note and upper.width() < metrics.horizontalAdvance(_WIDE):
            # A long number needs the whole line; the notes of all rows stay in one place.
            second = "  ·  ".join(part for part in (choice.note, second) if part)
        elif choice.note:
            painter.setPen(quiet)
            painter.drawText(upper, Qt.AlignmentFlag.AlignRight, choice.note)
        painter.setPen(ink)
        _write(painter, upper, first, Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(option.font)
        painter.setPen(quiet)
        _write(painter, lower, second, Qt.AlignmentFlag.AlignVCenter)


def _write(painter: QPainter, box: QRect, words: str, place: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, place | Qt.AlignmentFlag.AlignLeft, shown)
