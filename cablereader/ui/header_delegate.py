"""Paints the header sheet: a quiet label, a value that wraps, an arrow before what is folded."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cablereader.ui.header_model import LABEL, ROW_ROLE
from cablereader.ui.header_rows import Row
from cablereader.ui.row_ground import paint_focus_bar
from cablereader.ui.theme import Theme

PADDING = 3
INDENT = 16
_GAP = "   "
_PIECE_GAP = "     "
_NO_BREAK = "\u00a0"
_LINE_BREAK = "\u2028"
_STRENGTH = 0.8
_NARROWEST = 40
_MOST_FOLDED = 1000
_LEAST_NOTE = 24
"""Characters; a note that had to be cut to less would say nothing."""
_SHORT = 44
_OUTER = 8
"""The ground of a selected row reaches this far into the margins."""

Index = QModelIndex | QPersistentModelIndex


class SheetView(QTreeView):
    """What the delegate must know of its view."""

    def side_margin(self) -> int:
        """Return the blank on both sides of the page."""
        raise NotImplementedError

    def value_width(self) -> int:
        """Return the width in which values are wrapped."""
        raise NotImplementedError


class HeaderDelegate(QStyledItemDelegate):
    """One cell at a time; the view gives the widths."""

    def __init__(self, theme: Theme, view: SheetView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._values: dict[tuple[int, int], _Value] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the cell needs; the width is the view's affair."""
        del option
        row: Row = index.data(ROW_ROLE)
        height = self._view.fontMetrics().height()
        if index.column() != LABEL and not row.children:
            width = self._view.value_width() - (INDENT if index.parent().isValid() else 0)
            value = self._value(row, width, False)
            if not value.is_line:
                layout = self._laid_out(value, width, QColor())
                height = max(height, round(layout.boundingRect().height()))
        return QSize(0, height + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a label or a value."""
        row: Row = index.data(ROW_ROLE)
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
            return self.theme.color("ink"), self.theme.color("label")
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
        metrics = self._view.fontMetrics()
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, label)

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
        value = self._value(row, width, bool(row.children))
        if value.is_line:
            self._paint_line(painter, value, QRect(left, box.top() + PADDING, width, 1), quiet)
        else:
            layout = self._laid_out(value, width, quiet)
            layout.draw(painter, QPointF(left, box.top() + PADDING))

    def _paint_line(self, painter: QPainter, value: _Value, box: QRect, quiet: QColor) -> None:
        """Paint a value of one line; most are, and need no layout."""
        metrics = self._view.fontMetrics()
        painter.setFont(self._view.font())
        ink, left, base = painter.pen(), box.left(), box.top() + metrics.ascent()
        for words, is_quiet in value.parts():
            painter.setPen(quiet if is_quiet else ink)
            painter.drawText(left, base, words)
            left += metrics.horizontalAdvance(words)

    def _paint_arrow(self, painter: QPainter, box: QRect, color: QColor, is_open: bool) -> None:
        metrics = self._view.fontMetrics()
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
        row: Row = index.data(ROW_ROLE)
        indent = INDENT if row.children or index.parent().isValid() else 0
        value = self._value(row, self._view.value_width() - indent, bool(row.children))
        return value.text.replace(_NO_BREAK, " ")

    def forget(self) -> None:
        """Forget how rows were set: there are other rows, or other letters."""
        self._values.clear()

    def _value(self, row: Row, width: int, is_folded: bool) -> _Value:
        width = max(width, _NARROWEST)
        key = (id(row), width)
        if key not in self._values:
            value = self._folded(row, width) if is_folded else self._unfolded(row, width)
            self._values[key] = value
        return self._values[key]

    def _folded(self, row: Row, width: int) -> _Value:
        value = _Value().say(row.text.replace("\n", " "))
        value.say_quietly(row.aside().replace("\n", " "), _GAP if row.text else "")
        text = value.text[:_MOST_FOLDED]
        value.text = self._view.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        value.is_line = True
        return value

    def _unfolded(self, row: Row, width: int) -> _Value:
        value = _Value()
        if row.pieces:
            for piece in row.pieces:
                value.say(_kept_together(piece.code), _PIECE_GAP if value.text else "")
                value.say_quietly(_kept_together(piece.meaning), _NO_BREAK * 2)
        else:
            value.say(row.text.replace("\n", _LINE_BREAK))
        value.is_line = self._fits(value.text, width)
        aside = row.note if row.pieces else row.aside()
        if aside:
            self._add_note(value, aside.replace("\n", " "), width)
        return value

    def _fits(self, text: str, width: int) -> bool:
        # A text that is far too long need not be measured.
        if _LINE_BREAK in text or len(text) > width:
            return False
        return self._view.fontMetrics().horizontalAdvance(text) < width

    def _add_note(self, value: _Value, note: str, width: int) -> None:
        """Add the note to the last line of the value if there is room, else on a line of its own.

        It takes one line at most; the reader finds the whole of it in the explanation of the row.
        """
        metrics = self._view.fontMetrics()
        if value.is_line:
            last = metrics.horizontalAdvance(value.text)
        else:
            layout = self._laid_out(value, width, QColor())
            last = round(layout.lineAt(layout.lineCount() - 1).naturalTextWidth())
        gap = _GAP if value.text else ""
        room = width - last - metrics.horizontalAdvance(gap) - 4
        wanted = metrics.horizontalAdvance(note)
        if room < min(wanted, _LEAST_NOTE * metrics.averageCharWidth()):
            room, gap = width - 4, _LINE_BREAK
            value.is_line = False
        if wanted > room:
            note = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
        value.say_quietly(note.replace(" ", _NO_BREAK), gap)

    def _laid_out(self, value: _Value, width: int, quiet: QColor) -> QTextLayout:
        layout = QTextLayout(value.text, self._view.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_format(start, end, quiet) for start, end in value.quiet])
        _break_lines(layout, width)
        return layout


class _Value:
    """The text of a cell, which parts of it are in the quiet tone, and whether it fits in a line."""

    def __init__(self) -> None:
        self.text = ""
        self.is_line = False
        self.quiet: list[tuple[int, int]] = []

    def say(self, words: str, gap: str = "") -> _Value:
        self.text += gap + words
        return self

    def say_quietly(self, words: str, gap: str = "") -> _Value:
        start = len(self.text) + len(gap)
        self.text += gap + words
        self.quiet.append((start, len(self.text)))
        return self

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Yield the text piece by piece, each with whether it is in the quiet tone."""
        at = 0
        for start, end in self.quiet:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = max(start, end)
        yield self.text[at:], False


def _between(ink: QColor, ground: QColor) -> QColor:
    """Return a quieter ink for *ground*, still easy to read on it."""
    return QColor.fromRgbF(
        _STRENGTH * ink.redF() + (1 - _STRENGTH) * ground.redF(),
        _STRENGTH * ink.greenF() + (1 - _STRENGTH) * ground.greenF(),
        _STRENGTH * ink.blueF() + (1 - _STRENGTH) * ground.blueF(),
    )


def _kept_together(words: str) -> str:
    """Let a short meaning stay in one line with its code; a long one may be broken."""
    return words.replace(" ", _NO_BREAK) if len(words) <= _SHORT else words


def _format(start: int, end: int, quiet: QColor) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(quiet)
    note = QTextLayout.FormatRange()
    note.start, note.length, note.format = start, max(0, end - start), look
    return note


def _break_lines(layout: QTextLayout, width: int) -> None:
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
