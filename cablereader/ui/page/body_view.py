"""The source view: the text of one cable as it stands in the file, on a quiet page.

The widget may replace a few characters that Qt cannot hold (see :mod:`.text_positions`); whatever
leaves it, by copy, drag or :meth:`BodyView.toPlainText`, is the exact text of the cable.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cablereader.model.cable import Cable
from cablereader.ui.look.fonts import fixed_font
from cablereader.ui.look.page_ink import Ground, ground_color
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.cable_page import CablePage
from cablereader.ui.page.cable_text import CableText
from cablereader.ui.page.text_page import CONTINUED

MEASURE = 84
"""Characters in a line at most: telegrams were wrapped at 55 to 72, longer lines are not."""
PAGE_MARGIN = 20
TOP_MARGIN = 8
"""Between the edge of the view and the first line in it, wherever the text is scrolled to."""
COMMENT_RULE = 3


class BodyView(CableText, QPlainTextEdit):
    """Shows a cable's text; knows places by their offsets in ``Cable.text``."""

    cursor_moved = Signal(int)
    """The reader moved the text cursor; carries its offset. Not sent for moves by the program."""
    zoom_requested = Signal(int)
    """The reader turned the wheel with Ctrl; carries the steps."""

    _page: CablePage

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = CablePage(Cable(text=""))
        self.setObjectName("sourceView")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_up(theme)
        self.cursorPositionChanged.connect(self.tell_cursor)
        self.set_zoom(0)

    def show_cable(self, cable: Cable) -> None:
        """Show *cable* from its beginning."""
        page = CablePage(cable)
        page.document.setDefaultFont(self.font())
        page.document.setDocumentMargin(PAGE_MARGIN)
        page.color(self._theme)
        self._is_revealing = True
        self.forget_marks()
        self.setDocument(page.document)
        self._is_revealing = False
        before, self._page = self._page, page
        before.discard()
        self._set_tabs()

    def color_page(self) -> None:
        """Write the page in the colors of the theme."""
        self._page.color(self._theme)

    def set_zoom(self, zoom: int) -> None:
        """Use a text size of *zoom* points above the usual one; the first line stays in view."""
        top = self.top_offset()
        self.setFont(fixed_font(zoom))
        self._page.document.setDefaultFont(self.font())
        self._set_tabs()
        self._apply_margins()
        self.scroll_to(top)

    def _set_tabs(self) -> None:
        self.setTabStopDistance(8 * self.fontMetrics().horizontalAdvance(" "))

    def toPlainText(self) -> str:
        """Return exactly ``Cable.text``."""
        return self._page.cable.text

    # Places

    def shows(self, _start: int, _end: int) -> bool:
        """Return whether a place can be seen on this page: all of the text is on it."""
        return True

    def offset_at(self, point: QPoint) -> int | None:
        """Return the offset of the character at a point of the viewport, None beside the text."""
        return self.offset_in_text(point)

    def part_above(self, offset: int) -> float:
        """Return how much of the page, from 0 to 1, is above an offset."""
        block = self.document().findBlock(self._page.to_position(offset))
        return block.blockNumber() / max(1, self.blockCount())

    def top_offset(self) -> int:
        """Return the offset of the first character in view."""
        return self._page.to_offset(self.cursorForPosition(QPoint(0, 0)).position())

    def scroll_to(self, offset: int) -> None:
        """Make the line with *offset* the first in view, as far as the text allows."""
        self.verticalScrollBar().setValue(self._line_of(offset))

    def scroll_to_third(self, offset: int) -> None:
        """Show the line with *offset* below the first third of the view."""
        third = self.viewport().height() // max(1, 3 * self.fontMetrics().lineSpacing())
        self.verticalScrollBar().setValue(self._line_of(offset) - third)

    def _line_of(self, offset: int) -> int:
        """Return the number of a line on the page, where long lines are wrapped."""
        position = self._page.to_position(offset)
        block = self.document().findBlock(position)
        self.document().documentLayout().blockBoundingRect(block)  # lays the block out
        line = block.layout().lineForTextPosition(position - block.position())
        return block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)

    def begin_below(self, offset: int) -> None:
        """Begin to read at the line of *offset*; the line above it shows that there is more."""
        line = self._page.cable.text.rfind("\n", 0, offset) + 1
        self.begin_at(line)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - 1)

    def side_margin(self, width: int) -> int:
        """Return the blank on each side of the page when this view is *width* pixels wide."""
        page = MEASURE * self.fontMetrics().horizontalAdvance("0") + 2 * PAGE_MARGIN
        return max(0, (width - self.verticalScrollBar().sizeHint().width() - page) // 2)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle."""
        self._apply_margins()
        super().resizeEvent(event)

    def _apply_margins(self) -> None:
        margin = self.side_margin(self.width())
        self.setViewportMargins(margin, TOP_MARGIN, margin, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds of summaries and comments and what stands beside lines, then the text."""
        if self._page.grounds or self._page.continued:
            self._paint_behind(event)
        super().paintEvent(event)

    def _paint_behind(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self._theme.color("secondary"))
        sign = self.fontMetrics().horizontalAdvance(CONTINUED)
        offset, block = self.contentOffset(), self.firstVisibleBlock()
        while block.isValid():
            lines = self.blockBoundingGeometry(block).translated(offset)
            if lines.top() > event.rect().bottom():
                break
            number = block.blockNumber()
            if number in self._page.continued:
                left = (PAGE_MARGIN - sign) / 2
                painter.drawText(
                    QPointF(left, lines.top() + self.fontMetrics().ascent()), CONTINUED
                )
            ground = self._page.grounds.get(number)
            if ground is not None:
                lines.setLeft(PAGE_MARGIN / 2)
                lines.setRight(self.viewport().width() - PAGE_MARGIN / 2)
                if ground is Ground.COMMENT:
                    lines.setWidth(COMMENT_RULE)
                painter.fillRect(lines, ground_color(ground, self._theme))
            block = block.next()
        painter.end()
