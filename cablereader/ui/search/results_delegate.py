"""How a result looks: level, number, subject, date; below them, where there is room, a passage."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
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
from cablereader.ui.library.library_tree_words import heading_of
from cablereader.ui.look.fonts import tabular
from cablereader.ui.look.level_chip import chip_icon, chip_size
from cablereader.ui.look.row_ground import paint_focus_bar, paint_ground
from cablereader.ui.search.results_model import ROW_ROLE, SNIPPET_ROLE
from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, cut
from cablereader.ui.widgets.model_index import Index

_LEFT, _GAP = 12, 8
_DATE_FROM = 220
"""Width of a row from which there is room for the date."""
_SMALL = 0.92
_QUIET = 0.68
_KEPT = 200
"""Passages that are kept laid out: some screens full."""
_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RowLayout(Enum):
    """What a row of the results shows, by the room there is and the reader's wish."""

    NUMBER = auto()
    """One line: level, number, subject and date."""
    PASSAGE = auto()
    """The same, and a passage below."""
    SUBJECT_AND_PASSAGE = auto()
    """The subject in a line of its own between the two, as a narrow column needs."""


class ResultsDelegate(QStyledItemDelegate):
    """Paints rows of a :class:`ResultsModel`, text in the palette's colors."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = RowLayout.NUMBER
        self._faces: _Faces | None = None

    def set_layout(self, layout: RowLayout) -> None:
        """Choose what the rows show."""
        self._layout = layout

    def row_height(self, font: QFont) -> int:
        """Return the height of a row written in *font*."""
        line = QFontMetrics(font).height()
        if self._layout is RowLayout.NUMBER:
            return max(24, line + 8)
        lines = 2 * line if self._layout is RowLayout.SUBJECT_AND_PASSAGE else line
        return max(40, lines + QFontMetrics(_small(font)).height() + 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(120, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        box: QRect = option.rect
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_bar(painter, box, palette.color(QPalette.ColorRole.Accent))
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
            ink = QColor(palette.color(role))
            quiet = QColor(ink)
            if not is_selected:
                quiet.setAlphaF(_QUIET)
            self._paint_row(painter, box.adjusted(_LEFT, 0, -_GAP, 0), option.font, row, ink, quiet)
            if self._layout is not RowLayout.NUMBER:
                self._paint_passage(painter, box, index.data(SNIPPET_ROLE), ink, quiet)
        painter.restore()

    def _faces_of(self, font: QFont, painter: QPainter) -> _Faces:
        ratio = painter.device().devicePixelRatio()
        if self._faces is None or self._faces.font != font or self._faces.ratio != ratio:
            self._faces = _Faces(font, ratio)
        return self._faces

    def _paint_row(
        self, painter: QPainter, box: QRect, font: QFont, row: Row, ink: QColor, quiet: QColor
    ) -> None:
        faces = self._faces_of(font, painter)
        if self._layout is not RowLayout.NUMBER:
            box = QRect(box.left(), box.top() + 4, box.width(), faces.line + 4)
        if row.level is not None:
            top = box.center().y() - faces.chip.height() // 2
            place = QRect(box.left(), top, faces.chip.width(), faces.chip.height())
            faces.chip_of(row.level).paint(painter, place)
        left, right = box.left() + faces.chip.width() + _GAP, box.right()
        painter.setFont(faces.figures)
        if row.created and right - left >= _DATE_FROM:
            date = row.created[:10]
            right -= faces.figure_metrics.horizontalAdvance(date)
            painter.setPen(quiet)
            painter.drawText(
                QRect(right, box.top(), box.right() - right + 1, box.height()), _START, date
            )
            right -= 2 * _GAP
        number = faces.figure_metrics.elidedText(
            heading_of(row), Qt.TextElideMode.ElideMiddle, max(0, right - left)
        )
        painter.setPen(ink)
        painter.drawText(QRect(left, box.top(), right - left, box.height()), _START, number)
        if self._layout is RowLayout.SUBJECT_AND_PASSAGE:
            right, quiet = box.right(), ink
            box = box.translated(0, faces.line)
        else:
            left += faces.figure_metrics.horizontalAdvance(number) + _GAP
        if row.subject and right > left:
            words = faces.metrics.elidedText(
                cut(row.subject, MOST_OF_SUBJECT), Qt.TextElideMode.ElideRight, right - left
            )
            painter.setFont(font)
            painter.setPen(quiet)
            painter.drawText(QRect(left, box.top(), right - left, box.height()), _START, words)

    def _paint_passage(
        self, painter: QPainter, box: QRect, passage: object, ink: QColor, quiet: QColor
    ) -> None:
        faces = self._faces
        if faces is None or not isinstance(passage, Snippet):
            return
        left = box.left() + _LEFT + faces.chip.width() + _GAP
        layout = faces.passage(passage, box.right() - _GAP - left, ink)
        painter.setPen(quiet)
        layout.draw(painter, QPointF(left, box.bottom() - faces.small_line - 4))


class _Faces:
    """Everything that is measured and drawn alike in all rows: it takes longer than the painting."""

    def __init__(self, font: QFont, ratio: float) -> None:
        self.font, self.ratio = QFont(font), ratio
        self.metrics = QFontMetrics(font)
        self.line = self.metrics.height()
        self.figures = tabular(font)
        self.figure_metrics = QFontMetrics(self.figures)
        self.chip = chip_size(font)
        self._small = _small(font)
        self._small_metrics = QFontMetrics(self._small)
        self.small_line = self._small_metrics.height()
        self._chips: dict[Level, QIcon] = {}
        self._passages: dict[tuple[Snippet, int, int], QTextLayout] = {}

    def chip_of(self, level: Level) -> QIcon:
        """Return the chip of a level."""
        if level not in self._chips:
            self._chips[level] = chip_icon(level, self.font, self.ratio)
        return self._chips[level]

    def passage(self, passage: Snippet, width: int, ink: QColor) -> QTextLayout:
        """Return a passage laid out in one line, its hits in bold *ink*."""
        key = passage, width, ink.rgba()
        layout = self._passages.get(key)
        if layout is None:
            if len(self._passages) >= _KEPT:
                self._passages.clear()
            layout = self._passages[key] = self._laid_out(passage, width, ink)
        return layout

    def _laid_out(self, passage: Snippet, width: int, ink: QColor) -> QTextLayout:
        text, hits = _beginning_near_hit(passage, self._small_metrics, width)
        layout = QTextLayout(text, self._small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_marked(start, end, ink) for start, end in hits])
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine().setLineWidth(1e6)
        layout.endLayout()
        return layout


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
    # Bold hits are wider than they are measured here.
    room = width - (metrics.averageCharWidth() if hits else 0)
    shown = metrics.elidedText(lead + text[start:], Qt.TextElideMode.ElideRight, room)
    places = ((begin + moved, min(end + moved, len(shown))) for begin, end in hits)
    return shown, [(begin, end) for begin, end in places if 0 <= begin < end]


def _marked(start: int, end: int, ink: QColor) -> QTextLayout.FormatRange:
    kind = QTextCharFormat()
    kind.setFontWeight(QFont.Weight.Bold)
    kind.setForeground(ink)
    mark = QTextLayout.FormatRange()
    mark.start, mark.length, mark.format = start, end - start, kind
    return mark
