"""How a value of a facet looks: whether it is used, its name, its number, the sign that excludes it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cablereader.library import Facet, FacetCount, Filter
from cablereader.ui.look.fonts import tabular
from cablereader.ui.look.row_ground import (
    paint_focus_bar,
    paint_hovered_ground,
    paint_selected_ground,
)
from cablereader.ui.search.facet_words import meaning_of
from cablereader.ui.widgets.model_index import Index

VALUE_ROLE = Qt.ItemDataRole.UserRole
"""A FacetCount; of a title the name of its facet; None for further rows."""
USED_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Filter in use for a value; None if there is none."""
_SIGN = 20
_GAP = 8
_MEANING = 60
"""Room from which the beginning of a meaning says something."""
_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def sign_left(view: QTreeView) -> int:
    """Return where the signs begin that exclude a value."""
    return view.viewport().width() - _SIGN - _GAP // 2


class FacetsDelegate(QStyledItemDelegate):
    """Paints a value: whether it is used, its name, its number, and the sign that excludes it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(80, max(22, option.fontMetrics.height() + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, QTreeView):
            return
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        is_selected = is_current and view.hasFocus()
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        row = QRect(0, option.rect.top(), view.viewport().width(), option.rect.height())
        palette = option.palette
        painter.save()
        if is_selected:
            paint_selected_ground(painter, row, palette)
            paint_focus_bar(painter, row, palette.color(QPalette.ColorRole.Accent))
        elif is_hovered:
            paint_hovered_ground(painter, row, palette)
        elif is_current:
            # Qt has tinted the indentation, which would stand there as a spot of its own.
            painter.fillRect(row, palette.base())
        if not index.parent().isValid():
            # Again, for the ground of the whole row went over the sign that unfolds.
            branch = QRect(0, row.top(), option.rect.left(), row.height())
            view.drawBranches(painter, branch, index)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        ink = palette.color(role)
        quiet = ink if is_selected else palette.color(QPalette.ColorRole.PlaceholderText)
        box = QRect(option.rect)
        box.setRight(sign_left(view))
        if index.parent().isValid():
            # Nearer to the edge than Qt would have them: there is little room in a column.
            box.setLeft(box.left() - view.indentation())
        value = index.data(VALUE_ROLE)
        if isinstance(value, FacetCount):
            facet = Facet(index.parent().data(VALUE_ROLE))
            used = index.data(USED_ROLE)
            meaning = meaning_of(facet, value.value) if facet is Facet.TAGS else ""
            self._paint_value(painter, box, option.font, value, used, (ink, quiet), meaning)
            if is_selected or is_hovered:
                sign = QRect(sign_left(view), box.top(), _SIGN, box.height())
                painter.setPen(quiet)
                painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "−")
        else:
            font = QFont(option.font)
            is_title = not index.parent().isValid()
            font.setWeight(QFont.Weight.DemiBold if is_title else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(ink if is_title else quiet)
            left = 0 if is_title else _SIGN
            painter.drawText(box.adjusted(left, 0, 0, 0), _START, str(index.data()))
        painter.restore()

    def _paint_value(
        self,
        painter: QPainter,
        box: QRect,
        font: QFont,
        value: FacetCount,
        used: Filter | None,
        inks: tuple[QColor, QColor],
        meaning: str,
    ) -> None:
        ink, quiet = inks
        name = QFont(font)
        if used is not None:
            painter.setPen(ink)
            sign = QRect(box.left(), box.top(), _SIGN - 4, box.height())
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "−" if used.excluded else "✓")
            name.setWeight(QFont.Weight.DemiBold)
            name.setStrikeOut(used.excluded)
        figures = tabular(font)
        count = f"{value.count:,}"
        painter.setFont(figures)
        painter.setPen(quiet)
        painter.drawText(box, _END, count)
        room = box.adjusted(_SIGN, 0, -QFontMetrics(figures).horizontalAdvance(count) - _GAP, 0)
        painter.setFont(name)
        painter.setPen(ink)
        metrics = QFontMetrics(name)
        words = metrics.elidedText(value.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _START, words)
        room.setLeft(room.left() + metrics.horizontalAdvance(words) + _GAP)
        if meaning and room.width() > _MEANING:
            quietly = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(quiet)
            said = quietly.elidedText(meaning, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _START, said)
