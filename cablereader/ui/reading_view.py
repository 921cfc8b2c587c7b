"""The text of one cable set for reading: reflowed, with numbers and markings hanging in the margin.

The view speaks in offsets of ``Cable.text``, as the view of the text as written does; what it shows
is a :class:`~cablereader.model.reading_text.ReadingText`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cablereader.model.cable import Cable
from cablereader.model.reading_text import Margin, ReadingText
from cablereader.model.typesetting import set_for_reading
from cablereader.ui.cable_page import LONGEST_UNDERLINE
from cablereader.ui.marked_scroll_bar import MarkedScrollBar
from cablereader.ui.reading_look import ReadingLook
from cablereader.ui.reading_margin import paint_grounds, paint_margins
from cablereader.ui.reading_page import ReadingPage
from cablereader.ui.text_keys import ZoomWheel, is_left_to_window, moves_cursor
from cablereader.ui.theme import Theme

PAGE_MARGIN = 24
AIR = 8
"""Blank kept above the line that was scrolled to."""
_BEFORE_TEXT = 4
"""A pointer this near the text means the text, not the margin."""

Place = tuple[int, int]


class ReadingView(QTextEdit):
    """Shows a cable's body as a page; knows places by their offsets in ``Cable.text``."""

    cursor_moved = Signal(int)
    """The reader moved the text cursor; carries its offset. Not sent for moves by the program."""
    zoom_requested = Signal(int)
    """The reader turned the wheel with Ctrl; carries the steps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = ReadingLook()
        self._zoom = 0
        empty = Cable(text="")
        self._page = ReadingPage(empty, set_for_reading(empty), self._look, 0)
        self._blank = QTextDocument()
        self._is_revealing = False
        self._places: Sequence[Place] = ()
        self._links: Sequence[Place] = ()
        self._hits: Sequence[Place] = ()
        self._current_hit = -1
        self._wheel = ZoomWheel()
        self._set_up()
        self._connect_signals()
        self.set_theme(theme)

    def _set_up(self) -> None:
        self.setObjectName("readingView")
        self.setAccessibleName(self.tr("Text of the cable"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(MarkedScrollBar(self._theme, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        # The window takes every drop; a text view would keep the text ones for itself.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    def _connect_signals(self) -> None:
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.verticalScrollBar().valueChanged.connect(self._show_marks)

    def cable(self) -> Cable:
        """Return the cable that is shown."""
        return self._page.cable

    def reading(self) -> ReadingText:
        """Return the text that is shown."""
        return self._page.reading

    def show_cable(self, cable: Cable, reading: ReadingText | None = None) -> None:
        """Show *cable* from its beginning; *reading* is its text set for reading, if that is known."""
        if reading is None:
            reading = set_for_reading(cable)
        page = ReadingPage(cable, reading, self._look, self._zoom)
        self._places, self._links, self._hits, self._current_hit = (), (), (), -1
        self._is_revealing = True
        self.setExtraSelections([])
        # Margins first, on an empty page: the text is broken into lines once, not at two widths.
        self._page, self._blank = page, QTextDocument()
        self.setDocument(self._blank)
        self._apply_margins()
        page.color(self._theme)
        self.setDocument(page.document)
        self._is_revealing = False

    def set_theme(self, theme: Theme) -> None:
        """Change the colors; place and selection stay."""
        self._theme = theme
        self._page.color(theme)
        bar = self.verticalScrollBar()
        if isinstance(bar, MarkedScrollBar):
            bar.set_theme(theme)
        self._show_marks()
        self.viewport().update()

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
        self._page.shape(self._look, self._zoom)
        self._page.color(self._theme)
        self._apply_margins()
        self.scroll_to(top)

    # What leaves the widget

    def selected_text(self) -> str:
        """Return what is selected as it is written in ``Cable.text``."""
        start, end = self.selection()
        return self._page.cable.text[start:end]

    def clean_selection(self) -> str:
        """Return what is selected as it reads here: no hard line breaks, nothing of the margin."""
        cursor, to_text = self.textCursor(), self._page.positions.to_text
        start, end = to_text(cursor.selectionStart()), to_text(cursor.selectionEnd())
        return self._page.reading.copied(start, end)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy and drag give clean text."""
        data = QMimeData()
        data.setText(self.clean_selection())
        return data

    # Places

    def offset(self) -> int:
        """Return the offset of the text cursor."""
        return self._to_offset(self.textCursor().position())

    def selection(self) -> Place:
        """Return the offsets of the selection; equal where nothing is selected."""
        cursor, to_text = self.textCursor(), self._page.positions.to_text
        start, end = to_text(cursor.selectionStart()), to_text(cursor.selectionEnd())
        return self._page.reading.place_in_text(start, end)

    def line_and_column(self) -> tuple[int, int]:
        """Return where the cursor is, both counted from 1, in lines of the file."""
        text, offset = self._page.cable.text, self.offset()
        line_start = text.rfind("\n", 0, offset) + 1
        return text.count("\n", 0, offset) + 1, offset - line_start + 1

    def shows(self, start: int, end: int) -> bool:
        """Return whether a place can be seen on this page."""
        return self._page.reading.is_shown(start, end)

    def select(self, start: int, end: int) -> None:
        """Select a place and bring it into view."""
        self._move_cursor(start, end)
        self._bring_into_view()

    def mark(self, places: Sequence[Place]) -> None:
        """Lay a color behind those of *places* that are shown, and bring the first into view."""
        self._places = [place for place in places if self.shows(*place)]
        self._show_marks()
        if self._places:
            self._move_cursor(self._places[0][0], self._places[0][0])
            self._bring_into_view()

    def set_links(self, links: Sequence[Place]) -> None:
        """Underline the places that lead to another cable."""
        self._links = links
        self._show_marks()

    def show_hits(self, hits: Sequence[Place], current: int) -> None:
        """Lay a color behind what was searched for; *current* is the index of the chosen hit."""
        self._hits, self._current_hit = hits, current
        bar = self.verticalScrollBar()
        if isinstance(bar, MarkedScrollBar):
            length = max(1, len(self._page.reading.text))
            to_reading = self._page.reading.to_reading
            bar.set_marks([to_reading(hit[0]) / length for hit in hits])
        self._show_marks()

    def top_offset(self) -> int:
        """Return the offset of the first character in view."""
        if self.verticalScrollBar().value() == 0:
            return self._to_offset(0)
        point = QPoint(int(self._gutter()) + 1, AIR + 2)
        return self._to_offset(self.cursorForPosition(point).position())

    def scroll_to(self, offset: int, above: int = 0) -> None:
        """Make the line with *offset* the first in view, or leave *above* pixels over it.

        As far as the text allows.
        """
        position = self._to_position(offset)
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        if line.isValid() and line.lineNumber() > 0:
            top += line.y()
        elif block.blockNumber() == 0:
            top = 0.0
        self.verticalScrollBar().setValue(int(top) - AIR - above)

    def begin_at(self, offset: int) -> None:
        """Go on reading at *offset*: its line is the first in view, and the cursor stands there."""
        self._move_cursor(offset, offset)
        self.scroll_to(offset)

    def begin_below(self, offset: int) -> None:
        """Begin to read at the line of *offset*; here nothing but the page's edge is above it."""
        self.begin_at(offset)

    def side_margin(self, width: int) -> int:
        """Return the blank on each side of the page when this view is *width* pixels wide."""
        page = self._page.width() + 2 * PAGE_MARGIN
        return max(0, int(width - self.verticalScrollBar().sizeHint().width() - page) // 2)

    def _to_offset(self, position: int) -> int:
        return self._page.reading.to_text(self._page.positions.to_text(position))

    def _to_position(self, offset: int) -> int:
        return self._page.positions.to_qt(self._page.reading.to_reading(offset))

    def place_cursor(self, start: int, end: int) -> None:
        """Select a place, or put the cursor there, without scrolling."""
        self._move_cursor(start, end)

    def _move_cursor(self, start: int, end: int) -> None:
        first, last = self._page.place_of(start, end)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._is_revealing = True
        top = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        # Qt scrolls just far enough to show the cursor at the edge; decide that ourselves.
        self.verticalScrollBar().setValue(top)
        self._is_revealing = False

    def _bring_into_view(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        spot = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 0, 0, -2 * spot.height()).contains(spot):
            self.scroll_to(self._to_offset(cursor.position()), self.viewport().height() // 3)

    @Slot()
    def _on_cursor_moved(self) -> None:
        self.setAccessibleDescription(self._paragraph_words())
        if not self._is_revealing:
            self.cursor_moved.emit(self.offset())

    def _paragraph_words(self) -> str:
        """Return number and marking of the cursor's paragraph: they are drawn, not in the text."""
        item = self._page.block(self.textCursor().blockNumber())
        if item is None or item.paragraph is None:
            return ""
        paragraph = self._page.cable.paragraphs[item.paragraph]
        marking = f"({paragraph.marking})" if paragraph.marking else ""
        if paragraph.number is None:
            return marking
        words = self.tr("Paragraph {number} {marking}")
        return words.format(number=paragraph.number, marking=marking).strip()

    @Slot()
    def _show_marks(self) -> None:
        """Only marks in view are given to Qt, which looks at each of them for each line."""
        bottom = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        first, last = self.top_offset(), self._to_offset(bottom)
        marks = [self._marked(place, "place") for place in self._places]
        seen = (link for link in self._links if link[0] <= last and link[1] >= first)
        marks += map(self._underlined, seen)
        for index, hit in enumerate(self._hits):
            if hit[0] <= last and hit[1] >= first:
                is_current = index == self._current_hit
                marks.append(self._marked(hit, "hit_current" if is_current else "hit"))
        self.setExtraSelections(marks)

    def _marked(self, place: Place, role: str) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(self._theme.color(role))
        return self._mark(place, look)

    def _underlined(self, place: Place) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("reference"))
        look.setFontUnderline(True)
        return self._mark(place, look)

    def _mark(self, place: Place, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        first, last = self._page.place_of(*place)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        mark.format = look
        mark.cursor = cursor
        return mark

    # The page

    def _gutter(self) -> float:
        return self._page.columns.width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle and the first line in view."""
        is_new_width = event.size().width() != event.oldSize().width()
        top = self.top_offset() if is_new_width else 0
        self._apply_margins()
        super().resizeEvent(event)
        if is_new_width and self.verticalScrollBar().value() > 0:
            self.scroll_to(top)

    def _apply_margins(self) -> None:
        margin = self.side_margin(self.width()) + PAGE_MARGIN
        self.setViewportMargins(margin, 0, margin, 0)
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * margin
        beside = self._page.beside(width)
        if abs(beside - self._page.blank_beside) >= 1:
            self._page.shape(self._look, self._zoom, beside)
            # A page that is not shown yet gets its colors when it is whole.
            if self.document() is self._page.document:
                self._page.color(self._theme)

    def visible_blocks(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the blocks in view, each with its place in the viewport."""
        layout = self.document().documentLayout()
        shift = -self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint(int(self._gutter()) + 1, 1)).block()
        found: list[tuple[QTextBlock, QRectF]] = []
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, shift)
            found.append((block, place))
            if place.top() > self.viewport().height():
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

    # Keys and pointer

    def event(self, event: QEvent) -> bool:
        """Leave the keys of pasting to the window: nothing can be pasted into this text."""
        if is_left_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on from what is in view, even where the reader has scrolled away from the cursor."""
        if moves_cursor(event):
            self._fetch_cursor()
        super().keyPressEvent(event)

    def _fetch_cursor(self) -> None:
        if not self.viewport().rect().intersects(self.cursorRect()):
            top = self.top_offset()
            self._move_cursor(top, top)

    def repairs_at(self, offset: int) -> list[str]:
        """Return the reasons of the underlines at an offset, the narrowest first."""
        found = self._page.defects_at(offset)
        return [item.message for item in found if item.end - item.start <= LONGEST_UNDERLINE]

    def offset_at(self, point: QPoint) -> int | None:
        """Return the offset of the character, or of what hangs in the margin, at a point."""
        margin = self._margin_at(point)
        if margin is not None or point.x() < self._gutter() - _BEFORE_TEXT:
            return None if margin is None else self._offset_in(margin, point)
        cursor = self.cursorForPosition(point)
        spot = self.cursorRect(cursor)
        width = int(QFontMetricsF(self.font()).horizontalAdvance("0"))
        if not spot.adjusted(-width, 0, width, 0).contains(point):
            return None
        position = cursor.position() - (1 if point.x() < spot.left() else 0)
        return self._to_offset(max(0, position))

    def box_of(self, start: int, end: int) -> QRect:
        """Return where in the viewport a place begins and ends."""
        cursor = self.textCursor()
        first, last = self._page.place_of(start, end)
        cursor.setPosition(first)
        box = self.cursorRect(cursor)
        cursor.setPosition(last)
        return box.united(self.cursorRect(cursor))

    def _offset_in(self, margin: Margin, point: QPoint) -> int:
        """Return the offset of what is under the pointer: the paragraph's marking, or its number."""
        columns = self._page.columns
        marking = self._page.cable.text.find("(", margin.start, margin.end)
        if not margin.marking or marking < 0:
            return margin.start
        words = columns.cut(margin.marking)
        left = columns.markings_end - QFontMetricsF(columns.strong).horizontalAdvance(words)
        return marking if point.x() >= left else margin.start

    def _margin_at(self, point: QPoint) -> Margin | None:
        """Return what hangs beside the text at a point."""
        if point.x() >= self._gutter() - _BEFORE_TEXT:
            return None
        for block, place in self.visible_blocks():
            item = self._page.block(block.blockNumber())
            if item is not None and place.top() <= point.y() <= place.bottom():
                return item.margin
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl ask for another text size; else scroll."""
        steps = self._wheel.steps(event)
        if steps is None:
            super().wheelEvent(event)
            return
        if steps:
            self.zoom_requested.emit(steps)
        event.accept()
