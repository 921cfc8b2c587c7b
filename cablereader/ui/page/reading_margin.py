"""What the reading page shows besides its letters: numbers and markings at the side, grounds, rules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from cablereader.model.protection.markings import marking_level
from cablereader.model.reading.reading_text import Block, BlockKind, Margin, Tint
from cablereader.ui.look.page_ink import Ground, ground_color
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.reading_page import AROUND, ReadingPage
from cablereader.ui.page.text_page import CONTINUED

Placed = Sequence[tuple[QTextBlock, QRectF]]

_COMMENT_RULE = 3
_BELOW_NUMBER = 3


def paint_grounds(
    painter: QPainter,
    page: ReadingPage,
    blocks: Placed,
    theme: Theme,
    width: int,
) -> None:
    """Draw the ground of the summary, the line beside a comment, and rules."""
    gutter = page.columns.width
    above: Block | None = None
    bottom = 0.0
    for block, place in blocks:
        item = page.block(block.blockNumber())
        if item is None:
            continue
        top = place.top()
        joins = above is not None and above.tint is item.tint
        if item.tint is not None:
            area = QRectF(gutter - AROUND, top, width - gutter + AROUND, place.bottom() - top)
            # Blocks of one passage stand on one ground, the space between them included.
            area.setTop(bottom if joins else top - AROUND / 2)
            following = page.block(block.blockNumber() + 1)
            is_last = following is None or following.tint is not item.tint
            bottom = place.bottom() + (AROUND / 2 if is_last else 0)
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


def paint_margins(painter: QPainter, page: ReadingPage, blocks: Placed, theme: Theme) -> None:
    """Draw number and marking of each paragraph on the line of its first words.

    A line that only goes on with the one above, which was too long, has the sign of that.
    """
    for block, place in blocks:
        number = block.blockNumber()
        item, line = page.block(number), block.layout().lineAt(0)
        if item is None or not line.isValid():
            continue
        base = place.top() + line.y() + line.ascent()
        if item.margin is not None:
            _paint_margin(painter, page, item.margin, theme, base)
        elif page.is_continued(number):
            painter.setFont(page.columns.face)
            painter.setPen(theme.color("secondary"))
            painter.drawText(QPointF(page.columns.sign_left(CONTINUED), base), CONTINUED)


def _paint_margin(
    painter: QPainter, page: ReadingPage, margin: Margin, theme: Theme, base: float
) -> None:
    columns = page.columns
    if margin.marking:
        painter.setFont(columns.strong)
        painter.setPen(theme.level_color(marking_level(margin.marking)))
        left, words = columns.placed_marking(margin.marking)
        painter.drawText(QPointF(left, base), words)
    if margin.number is None:
        return
    number = str(margin.number)
    left = columns.number_left(number)
    painter.setFont(columns.face)
    painter.setPen(theme.color("secondary"))
    painter.drawText(QPointF(left, base), number)
    if page.defects_at(margin.start):
        painter.setPen(QPen(theme.color("repair"), 1.5, Qt.PenStyle.DotLine))
        y = base + _BELOW_NUMBER
        painter.drawLine(QPointF(left, y), QPointF(columns.numbers_end, y))
