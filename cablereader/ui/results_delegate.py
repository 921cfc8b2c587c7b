"""How a result looks: level, number, subject, date; below them, where there is room, a passage."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.library import Row, Snippet
from cablereader.model.level import Level
from cablereader.ui.fonts import tabular
from cablereader.ui.level_chip import chip_icon, chip_size
from cablereader.ui.results_model import ROW_ROLE, SNIPPET_ROLE
from cablereader.ui.row_ground import (
    paint_focus_bar,
    paint_hovered_ground,
    paint_selected_ground,
)

_LEFT, _GAP = 12, 8
_DATE_FROM = 280
"""Width of a row from which there is room for the date."""
_SMALL = 0.92
_QUIET = 0.68

Index = QModelIndex | QPersistentModelIndex


class ResultsDelegate(QStyledItemDelegate):
    """Paints rows of a :class:`ResultsModel`, text in the palette's colors."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shows_passages = False
        self._chips: dict[tuple[Level, float, float], QIcon] = {}

    def set_shows_passages(self, shown: bool) -> None:
        """Show a passage under each result, or none."""
        self._shows_passages = shown

    def row_height(self, font: QFont) -> int:
        """Return the height of a row written in *font*."""
        line = QFontMetrics(font).height()
        if not self._shows_passages:
            return max(24, line + 8)
        return max(40, line + QFontMetrics(_small(font)).height() + 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(120, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            paint_selected_ground(painter, option.rect, option.palette)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_hovered_ground(painter, option.rect, option.palette)
        if state & QStyle.StateFlag.State_HasFocus:
            accent = option.palette.color(QPalette.ColorRole.Accent)
            paint_focus_bar(painter, option.rect, accent)
        ink = QColor(
            option.palette.color(
                QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
            )
        )
        quiet = QColor(ink)
        quiet.setAlphaF(_QUIET)
        if isinstance(row, Row):
            box = option.rect.adjusted(_LEFT, 0, -_GAP, 0)
            if self._shows_passages:
                line = QFontMetrics(option.font).height() + 4
                first = QRect(box.left(), box.top() + 4, box.width(), line)
                below = QRect(
                    box.left(), first.bottom(), box.width(), box.bottom() - first.bottom()
                )
                passage_ink = ink if is_selected else quiet
                self._paint_passage(painter, below, option.font, index, ink, passage_ink)
                box = first
            self._paint_line(painter, box, option.font, row, ink, ink if is_selected else quiet)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, box: QRect, font: QFont, row: Row, ink: QColor, quiet: QColor
    ) -> None:
        chip = chip_size(font)
        if row.level is not None:
            place = QRect(
                box.left(), box.center().y() - chip.height() // 2, chip.width(), chip.height()
            )
            self._chip(row.level, font, painter).paint(painter, place)
        box.setLeft(box.left() + chip.width() + _GAP)
        figures = tabular(font)
        metrics = QFontMetrics(figures)
        if row.created and box.width() >= _DATE_FROM:
            date = row.created[:10]
            painter.setFont(figures)
            painter.setPen(quiet)
            painter.drawText(box, _RIGHT, date)
            box.setRight(box.right() - metrics.horizontalAdvance(date) - 2 * _GAP)
        number = row.mrn or row.path.name
        shown = metrics.elidedText(number, Qt.TextElideMode.ElideMiddle, max(0, box.width()))
        painter.setFont(figures)
        painter.setPen(ink)
        painter.drawText(box, _LEFT_SIDE, shown)
        box.setLeft(box.left() + metrics.horizontalAdvance(shown) + _GAP)
        if row.subject and box.width() > 0:
            words = QFontMetrics(font).elidedText(
                row.subject, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.setFont(font)
            painter.setPen(quiet)
            painter.drawText(box, _LEFT_SIDE, words)

    def _paint_passage(
        self,
        painter: QPainter,
        box: QRect,
        font: QFont,
        index: Index,
        ink: QColor,
        quiet: QColor,
    ) -> None:
        passage = index.data(SNIPPET_ROLE)
        if not isinstance(passage, Snippet):
            return
        box = box.adjusted(chip_size(font).width() + _GAP, 0, 0, 0)
        small = _small(font)
        text, hits = _beginning_near_hit(passage, QFontMetrics(small), box.width())
        layout = QTextLayout(text, small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_marked(start, end, ink) for start, end in hits])
        layout.beginLayout()
        layout.createLine().setLineWidth(1e6)
        layout.endLayout()
        painter.setPen(quiet)
        layout.draw(painter, QRectF(box).topLeft())

    def _chip(self, level: Level, font: QFont, painter: QPainter) -> QIcon:
        ratio = painter.device().devicePixelRatio()
        key = level, font.pointSizeF(), ratio
        if key not in self._chips:
            self._chips[key] = chip_icon(level, font, ratio)
        return self._chips[key]


_LEFT_SIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() * _SMALL))
    return small


def _beginning_near_hit(
    passage: Snippet, metrics: QFontMetrics, width: int
) -> tuple[str, list[tuple[int, int]]]:
    """Return the passage so that its first hit is seen: it begins later where there is little room."""
    text, hits = passage.text, list(passage.hits)
    start = 0
    if hits and metrics.horizontalAdvance(text[: hits[0][1]]) > 0.6 * width:
        start = text.rfind(" ", 0, max(0, hits[0][0] - 12)) + 1
    lead = "… " if start else ""
    moved = len(lead) - start
    shown = metrics.elidedText(lead + text[start:], Qt.TextElideMode.ElideRight, width)
    places = ((begin + moved, min(end + moved, len(shown))) for begin, end in hits)
    return shown, [(begin, end) for begin, end in places if 0 <= begin < end]


def _marked(start: int, end: int, ink: QColor) -> QTextLayout.FormatRange:
    kind = QTextCharFormat()
    kind.setFontWeight(QFont.Weight.Bold)
    kind.setForeground(ink)
    mark = QTextLayout.FormatRange()
    mark.start, mark.length, mark.format = start, end - start, kind
    return mark
