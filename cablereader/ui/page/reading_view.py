"""The text of one cable set for reading: reflowed, with numbers and markings hanging in the margin.

The view speaks in offsets of ``Cable.text``, as the view of the text as written does; what it shows
is a :class:`~cablereader.model.reading.reading_text.ReadingText`.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Signal, Slot
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from cablereader.model.cable import Cable
from cablereader.model.protection.markings import marking_level
from cablereader.model.reading.reading_text import ReadingText
from cablereader.model.reading.typesetting import set_for_reading
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.cable_text import CableText
from cablereader.ui.page.reading_margin import paint_grounds, paint_margins
from cablereader.ui.page.reading_page import ReadingPage
from cablereader.ui.widgets.announcing import announce

AIR = 8
"""Blank kept above the line that was scrolled to."""
_BEFORE_TEXT = 4
"""A pointer this near the text means the text, not the margin."""


class ReadingView(CableText, QTextEdit):
    """Shows a cable's body as a page; knows places by their offsets in ``Cable.text``."""

    cursor_moved = Signal(int)
    """The reader moved the text cursor; carries its offset. Not sent for moves by the program."""
    zoom_requested = Signal(int)
    """The reader turned the wheel with Ctrl; carries the steps."""

    _page: ReadingPage

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = ReadingLook()
        self._zoom = 0
        empty = Cable(text="")
        self._page = ReadingPage(empty, set_for_reading(empty), self._look, 0, 0)
        self._blank = QTextDocument()
        self.setObjectName("readingView")
        self.set_up(theme)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def reading(self) -> ReadingText:
        """Return the text that is shown."""
        return self._page.reading

    def show_cable(self, cable: Cable, reading: ReadingText | None = None) -> None:
        """Show *cable* from its beginning; *reading* is its text set for reading, if that is known."""
        if reading is None:
            reading = set_for_reading(cable)
        page = ReadingPage(cable, reading, self._look, self._zoom, self._space())
        page.color(self._theme)
        self._is_revealing = True
        self.forget_marks()
        margin = page.margin_in(self._space())
        if margin != self.viewportMargins().left():
            # The page before is not to be broken into lines of another width once more.
            self.setDocument(self._blank)
            self.setViewportMargins(margin, 0, margin, 0)
        # Qt lays the page out once if its width is known before.
        page.document.setTextWidth(self.viewport().width())
        before, self._page = self._page, page
        self.setDocument(page.document)
        before.discard()
        self._is_revealing = False

    def color_page(self) -> None:
        """Write the page in the colors of the theme."""
        self._page.color(self._theme)

    def set_zoom(self, zoom: int) -> None:
        """Use a text size of *zoom* points above the usual one; the first line stays in view."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._reshape()

    def set_look(self, look: ReadingLook) -> None:
        """Set the page in another face, spacing or width; the first line stays in view."""
        if look != self._look:
            self._look = look
            self._reshape()

    def _reshape(self) -> None:
        top = self.top_offset()
        self.setFont(self._look.font(self._zoom))
        self._page.shape(self._look, self._zoom, self._space())
        self._page.color(self._theme)
        self._apply_margins()
        self.scroll_to(top)

    def clean_selection(self) -> str:
        """Return what is selected as it reads here: no hard line breaks, nothing of the margin."""
        cursor, to_text = self.textCursor(), self._page.positions.to_text
        start, end = to_text(cursor.selectionStart()), to_text(cursor.selectionEnd())
        return self._page.reading.copied(start, end)

    # Places

    def shows(self, start: int, end: int) -> bool:
        """Return whether a place can be seen on this page."""
        return self._page.reading.is_shown(start, end)

    def part_above(self, offset: int) -> float:
        """Return how much of the page, from 0 to 1, is above an offset."""
        reading = self._page.reading
        return reading.to_reading(offset) / max(1, len(reading.text))

    def top_offset(self) -> int:
        """Return the offset of the first character in view."""
        if self.verticalScrollBar().value() == 0:
            return self._page.to_offset(0)
        point = QPoint(int(self._page.columns.width) + 1, AIR + 2)
        return self._page.to_offset(self.cursorForPosition(point).position())

    def scroll_to(self, offset: int) -> None:
        """Make the line with *offset* the first in view, as far as the text allows."""
        self.verticalScrollBar().setValue(self._top_of(offset) - AIR)

    def scroll_to_third(self, offset: int) -> None:
        """Show the line with *offset* below the first third of the view."""
        self.verticalScrollBar().setValue(self._top_of(offset) - self.viewport().height() // 3)

    def _top_of(self, offset: int) -> int:
        """Return how far down the page the line with *offset* stands, in pixels."""
        position = self._page.to_position(offset)
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        if line.isValid() and line.lineNumber() > 0:
            top += line.y()
        elif block.blockNumber() == 0:
            top = 0.0
        return int(top)

    def begin_below(self, offset: int) -> None:
        """Begin to read at the line of *offset*; here nothing but the page's edge is above it."""
        self.begin_at(offset)

    def side_margin(self, width: int) -> int:
        """Return the blank on each side of the page when this view is *width* pixels wide."""
        return self._page.blank_around(width - self._bar.sizeHint().width())

    def offset_at(self, point: QPoint) -> int | None:
        """Return the offset of the character, or of what hangs in the margin, at a point."""
        if point.x() >= self._page.columns.width - _BEFORE_TEXT:
            return self.offset_in_text(point)
        for block, place in self.visible_blocks():
            item = self._page.block(block.blockNumber())
            if item is not None and place.top() <= point.y() <= place.bottom():
                return self._page.offset_in_margin(item, point.x())
        return None

    # The reader's paragraph

    @Slot()
    def _on_cursor_moved(self) -> None:
        words = self._paragraph_words()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self.hasFocus():
                announce(self, words)
        self.tell_cursor()

    def _paragraph_words(self) -> str:
        """Return number and marking of the cursor's paragraph: they are drawn, not in the text.

        "Paragraph 5 (C), confidential": the letter as it is written, and aloud what it means.
        """
        item = self._page.block(self.textCursor().blockNumber())
        if item is None or item.paragraph is None:
            return ""
        paragraph = self._page.cable.paragraphs[item.paragraph]
        marking = f"({paragraph.marking})" if paragraph.marking else ""
        level = marking_level(paragraph.marking) if paragraph.marking else None
        if level is not None:
            marking = f"{marking}, {level.lower()}"
        if paragraph.number is None:
            return marking
        words = self.tr("Paragraph {number} {marking}")
        return words.format(number=paragraph.number, marking=marking).strip()

    # The page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle and the first line in view."""
        is_new_width = event.size().width() != event.oldSize().width()
        top = self.top_offset() if is_new_width else 0
        self._apply_margins()
        super().resizeEvent(event)
        if is_new_width and self.verticalScrollBar().value() > 0:
            self.scroll_to(top)

    def _space(self) -> int:
        """Return the width that page and blank around it have."""
        return self.width() - self._bar.sizeHint().width()

    def _apply_margins(self) -> None:
        margin = self._page.margin_in(self._space())
        self.setViewportMargins(margin, 0, margin, 0)
        if self._page.fit(self._space()):
            self._page.color(self._theme)

    def visible_blocks(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the blocks in view, each with its place in the viewport."""
        layout = self.document().documentLayout()
        shift, height = -self._bar.value(), self.viewport().height()
        corner = QPoint(int(self._page.columns.width) + 1, 1)
        # At the very top Qt would find the last block of a long page that is not all laid out yet.
        top = self.document().begin()
        block = self.cursorForPosition(corner).block() if shift else top
        found: list[tuple[QTextBlock, QRectF]] = []
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, shift)
            found.append((block, place))
            if place.top() > height:
                break
            block = block.next()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds of summary and comment, the text, and what hangs in the margin."""
        blocks = self.visible_blocks()
        painter = QPainter(self.viewport())
        painter.translate(-self.horizontalScrollBar().value(), 0)
        paint_grounds(painter, self._page, blocks, self._theme, self.viewport().width())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(-self.horizontalScrollBar().value(), 0)
        paint_margins(painter, self._page, blocks, self._theme)
        painter.end()
