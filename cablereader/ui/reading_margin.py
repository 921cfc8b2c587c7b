"""What the reading page shows besides its letters: numbers and markings at the side, grounds, rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from cablereader.model.markings import marking_level
from cablereader.model.reading_text import Block, BlockKind, Margin, Tint
from cablereader.ui.fonts import tabular
from cablereader.ui.page_ink import Ground, ground_color
from cablereader.ui.reading_page import ReadingPage
from cablereader.ui.theme import Theme

Placed = Sequence[tuple[QTextBlock, QRectF]]

_SMALLER = 0.86
_WIDEST = "88  (SBU/NF)"
_GAP = 16
"""Between the margin and the text column."""
_PAD = 12
_COMMENT_RULE = 3
_REPAIRED = 2


def margin_font(font: QFont) -> QFont:
    """Return the face of numbers and markings beside text in *font*."""
    result = tabular(font)
    result.setPointSizeF(font.pointSizeF() * _SMALLER)
    return result


def gutter_width(font: QFont) -> float:
    """Return the width of the margin beside text in *font*."""
    return QFontMetricsF(margin_font(font)).horizontalAdvance(_WIDEST) + _GAP


def paint_grounds(
    painter: QPainter,
    page: ReadingPage,
    blocks: Placed,
    theme: Theme,
    gutter: float,
    width: int,
) -> None:
    """Draw the ground of the summary, the line beside a comment, and rules."""
    above: Block | None = None
    bottom = 0.0
    for block, place in blocks:
        item = page.block(block.blockNumber())
        if item is None:
            continue
        top = place.top()
        joins = above is not None and above.tint is item.tint
        if item.tint is not None:
            area = QRectF(gutter - _PAD, top, width - gutter + _PAD, place.bottom() - top)
            # Blocks of one passage stand on one ground, the space between them included.
            area.setTop(bottom if joins else top - _PAD / 2)
            following = page.block(block.blockNumber() + 1)
            is_last = following is None or following.tint is not item.tint
            bottom = place.bottom() + (_PAD / 2 if is_last else 0)
            area.setBottom(bottom)
            if item.tint is Tint.COMMENT:
                area.setWidth(_COMMENT_RULE)
            ground = Ground.SUMMARY if item.tint is Tint.SUMMARY else Ground.COMMENT
            painter.fillRect(area, ground_color(ground, theme))
        if item.kind is BlockKind.RULE:
            painter.setPen(QPen(theme.color("rule"), 1))
            middle = (top + place.bottom()) / 2
            painter.drawLine(
                QPointF(gutter, middle), QPointF(gutter + (width - gutter) / 4, middle)
            )
        above = item


def paint_margins(
    painter: QPainter,
    page: ReadingPage,
    blocks: Placed,
    theme: Theme,
    font: QFont,
    gutter: float,
) -> None:
    """Draw number and marking of each paragraph on the line of its first words."""
    face = margin_font(font)
    strong = QFont(face)
    strong.setWeight(QFont.Weight.DemiBold)
    for block, place in blocks:
        item = page.block(block.blockNumber())
        if item is None or item.margin is None:
            continue
        line = block.layout().lineAt(0)
        if not line.isValid():
            continue
        base = place.top() + line.y() + line.ascent()
        _paint_margin(painter, page, item.margin, theme, (face, strong), (gutter - _GAP, base))


def _paint_margin(
    painter: QPainter,
    page: ReadingPage,
    margin: Margin,
    theme: Theme,
    faces: tuple[QFont, QFont],
    corner: tuple[float, float],
) -> None:
    face, strong = faces
    right, base = corner
    left = right
    if margin.marking:
        metrics = QFontMetricsF(strong)
        room = right - QFontMetricsF(face).horizontalAdvance("88 ")
        words = metrics.elidedText(f"({margin.marking})", Qt.TextElideMode.ElideRight, room)
        left = right - metrics.horizontalAdvance(words)
        painter.setFont(strong)
        painter.setPen(theme.level_color(marking_level(margin.marking)))
        painter.drawText(QPointF(left, base), words)
    if margin.number is None:
        return
    metrics = QFontMetricsF(face)
    number = str(margin.number)
    # Numbers end in one column whatever marking follows them.
    end = min(left - metrics.horizontalAdvance(" "), right - metrics.horizontalAdvance("(SBU)  "))
    if not margin.marking:
        end = right - metrics.horizontalAdvance("(SBU)  ")
    start = end - metrics.horizontalAdvance(number)
    painter.setFont(face)
    painter.setPen(theme.color("secondary"))
    painter.drawText(QPointF(start, base), number)
    if page.defects_at(margin.start):
        painter.setPen(QPen(theme.color("repair"), 1.5, Qt.PenStyle.DotLine))
        y = base + _REPAIRED + 1
        painter.drawLine(QPointF(start, y), QPointF(end, y))
