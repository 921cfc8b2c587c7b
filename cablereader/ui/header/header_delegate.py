"""Paints the header sheet: a quiet label, a value that wraps, an arrow before what is folded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPolygonF,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.ui.header.header_model import LABEL
from cablereader.ui.header.header_row import Row
from cablereader.ui.header.header_values import NO_BREAK, HeaderValue, HeaderValues
from cablereader.ui.look.row_ground import paint_focus_bar
from cablereader.ui.look.theme import Theme
from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.whole_rows_view import WholeRowsView

PADDING = 3
INDENT = 16
_STRENGTH = 0.8
_OUTER = 8
"""The ground of a selected row reaches this far into the margins."""


class SheetView(WholeRowsView):
    """What the delegate must know of its view."""

    def value_width(self) -> int:
        """Return the width in which values are wrapped."""
        raise NotImplementedError

    def label_width(self, label: str) -> int:
        """Return the width of a label in pixels."""
        raise NotImplementedError

    def row_at(self, index: Index) -> Row:
        """Return the row behind a valid index."""
        raise NotImplementedError


class HeaderDelegate(QStyledItemDelegate):
    """One cell at a time; the view gives the widths."""

    def __init__(self, theme: Theme, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self.set_theme(theme)
        self.leads_on: Callable[[Row], bool] = lambda _row: False
        """Whether a row leads to another cable, and is underlined."""
        self.values = HeaderValues(view)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.theme = theme
        self._plain_inks = theme.color("ink"), theme.color("label")
        self._link = theme.color("reference")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the cell needs; the width is the view's affair."""
        del option
        if index.column() == LABEL:
            return QSize(0, self.values.line + 2 * PADDING)
        return QSize(0, self.row_height(self._view.row_at(index), index.parent().isValid()))

    def row_height(self, row: Row, is_child: bool) -> int:
        """Return the height of a row, of one *is_child* as it stands further in."""
        width = self._view.value_width() - (INDENT if is_child else 0)
        return self.values.height(row, width) + 2 * PADDING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a label or a value."""
        row = self._view.row_at(index)
        box, state = QRect(option.rect), option.state
        margin = self._view.side_margin()
        is_label = index.column() == LABEL
        box.adjust(margin if is_label else 0, 0, 0 if is_label else -margin, 0)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected:
            self._paint_ground(painter, box, is_label)
        ink, quiet = self._inks(is_selected)
        if is_label:
            self._paint_label(painter, row, box, quiet, index.parent().isValid())
        else:
            painter.setPen(ink)
            self._paint_value(painter, row, box, quiet, index)
        painter.restore()

    def _inks(self, is_selected: bool) -> tuple[QColor, QColor]:
        if not is_selected:
            return self._plain_inks
        has_focus = self._view.hasFocus()
        ink = self.theme.color("selection_ink" if has_focus else "ink")
        ground = self.theme.color("selection" if has_focus else "place")
        return ink, _between(ink, ground)

    def _paint_ground(self, painter: QPainter, box: QRect, is_label: bool) -> None:
        has_focus = self._view.hasFocus()
        ground = box.adjusted(-_OUTER, 0, 0, 0) if is_label else box.adjusted(0, 0, _OUTER, 0)
        painter.fillRect(ground, self.theme.color("selection" if has_focus else "place"))
        if is_label and has_focus:
            paint_focus_bar(painter, ground, self.theme.color("accent"))

    def _paint_label(
        self, painter: QPainter, row: Row, box: QRect, quiet: QColor, is_child: bool
    ) -> None:
        if row.is_continued:
            return
        painter.setPen(quiet)
        painter.setFont(self._view.font())
        box = box.adjusted(INDENT if is_child else 0, PADDING, -_OUTER, 0)
        label, metrics = row.label, self.values.metrics
        if self._view.label_width(label) > box.width():
            label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.left(), box.top() + metrics.ascent(), label)

    def _paint_value(
        self, painter: QPainter, row: Row, box: QRect, quiet: QColor, index: Index
    ) -> None:
        left = box.left()
        if row.children:
            is_open = self._view.isExpanded(index.sibling(index.row(), LABEL))
            self._paint_arrow(painter, box, quiet, is_open)
        if row.children or index.parent().isValid():
            left += INDENT
        width = box.right() + 1 - left
        value = self.values.value(row, width, bool(row.children))
        if self.leads_on(row):
            painter.setPen(self._link)
        if value.is_line:
            self._paint_line(painter, row, value, QPointF(left, box.top() + PADDING), quiet)
        else:
            layout = self.values.laid_out(value, width, quiet)
            layout.draw(painter, QPointF(left, box.top() + PADDING))

    def _paint_line(
        self, painter: QPainter, row: Row, value: HeaderValue, at: QPointF, quiet: QColor
    ) -> None:
        """Paint a value of one line; most are, and need no layout."""
        metrics = self.values.metrics
        ink, base = painter.pen(), at + QPointF(0, metrics.ascent())
        font, linked = self._view.font(), QFont(self._view.font())
        linked.setUnderline(self.leads_on(row))
        rest = len(value.text)
        for words, is_quiet in value.parts():
            rest -= len(words)
            if not words:
                continue
            painter.setFont(font if is_quiet else linked)
            painter.setPen(quiet if is_quiet else ink)
            # Without the gap at its end, which an underline would reach over.
            painter.drawText(base, words.rstrip())
            if rest:
                base += QPointF(metrics.horizontalAdvance(words), 0)

    def _paint_arrow(self, painter: QPainter, box: QRect, color: QColor, is_open: bool) -> None:
        metrics = self.values.metrics
        size = metrics.xHeight()
        top = box.top() + PADDING + (metrics.height() - size) / 2
        square = QRectF(box.left() + 1, top, size, size)
        if is_open:
            tip = QPointF(square.center().x(), square.bottom())
            corners = [square.topLeft(), square.topRight(), tip]
        else:
            tip = QPointF(square.right(), square.center().y())
            corners = [square.topLeft(), square.bottomLeft(), tip]
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    def shown_text(self, index: Index) -> str:
        """Return the words of a value as they are painted: what was cut is not among them."""
        row = self._view.row_at(index)
        indent = INDENT if row.children or index.parent().isValid() else 0
        value = self.values.value(row, self._view.value_width() - indent, bool(row.children))
        return value.text.replace(NO_BREAK, " ")


def _between(ink: QColor, ground: QColor) -> QColor:
    """Return a quieter ink for *ground*, still easy to read on it."""
    return QColor.fromRgbF(
        _STRENGTH * ink.redF() + (1 - _STRENGTH) * ground.redF(),
        _STRENGTH * ink.greenF() + (1 - _STRENGTH) * ground.greenF(),
        _STRENGTH * ink.blueF() + (1 - _STRENGTH) * ground.blueF(),
    )
