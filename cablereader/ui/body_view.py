"""The source view: the text of one cable as it stands in the file, on a quiet page.

The widget may replace a few characters that Qt cannot hold (see :mod:`.text_positions`); whatever
leaves it, by copy, drag or :meth:`BodyView.toPlainText`, is the exact text of the cable.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from cablereader.model.cable import Cable
from cablereader.ui.cable_page import LONGEST_UNDERLINE, CablePage
from cablereader.ui.fonts import fixed_font
from cablereader.ui.marked_scroll_bar import MarkedScrollBar
from cablereader.ui.page_ink import Ground, ground_color
from cablereader.ui.text_keys import ZoomWheel, is_left_to_window, moves_cursor
from cablereader.ui.theme import Theme

MEASURE = 84
"""Characters in a line at most: telegrams were wrapped at 55 to 72, longer lines are not."""
PAGE_MARGIN = 20
TOP_MARGIN = 8
"""Between the edge of the view and the first line in it, wherever the text is scrolled to."""
COMMENT_RULE = 3

Place = tuple[int, int]


class BodyView(QPlainTextEdit):
    """Shows a cable's text; knows places by their offsets in ``Cable.text``."""

    cursor_moved = Signal(int)
    """The reader moved the text cursor; carries its offset. Not sent for moves by the program."""
    zoom_requested = Signal(int)
    """The reader turned the wheel with Ctrl; carries the steps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = CablePage(Cable(text=""))
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
        self.setObjectName("sourceView")
        self.setAccessibleName(self.tr("Text of the cable"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(MarkedScrollBar(self._theme, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        # The window takes every drop; a text view would keep the text ones for itself.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.set_zoom(0)

    def _connect_signals(self) -> None:
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.verticalScrollBar().valueChanged.connect(self._show_marks)

    def cable(self) -> Cable:
        """Return the cable that is shown."""
        return self._page.cable

    def show_cable(self, cable: Cable) -> None:
        """Show *cable* from its beginning."""
        page = CablePage(cable)
        page.document.setDefaultFont(self.font())
        page.document.setDocumentMargin(PAGE_MARGIN)
        page.color(self._theme)
        self._places, self._links, self._hits, self._current_hit = (), (), (), -1
        self._is_revealing = True
        self.setExtraSelections([])
        self.setDocument(page.document)
        self._is_revealing = False
        self._page = page
        self.setTabStopDistance(8 * self.fontMetrics().horizontalAdvance(" "))

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
        top = self.top_offset()
        self.setFont(fixed_font(zoom))
        self._page.document.setDefaultFont(self.font())
        self.setTabStopDistance(8 * self.fontMetrics().horizontalAdvance(" "))
        self._apply_margins()
        self.scroll_to(top)

    # What leaves the widget

    def toPlainText(self) -> str:
        """Return exactly ``Cable.text``."""
        return self._page.cable.text

    def selected_text(self) -> str:
        """Return the exact text that is selected."""
        start, end = self.selection()
        return self._page.cable.text[start:end]

    def clean_selection(self) -> str:
        """Return what a copy gives: here, the exact text."""
        return self.selected_text()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy and drag give the cable's own characters."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    # Places

    def offset(self) -> int:
        """Return the offset of the text cursor."""
        return self._page.positions.to_text(self.textCursor().position())

    def selection(self) -> Place:
        """Return the offsets of the selection; equal where nothing is selected."""
        cursor, to_text = self.textCursor(), self._page.positions.to_text
        return to_text(cursor.selectionStart()), to_text(cursor.selectionEnd())

    def line_and_column(self) -> tuple[int, int]:
        """Return where the cursor is, both counted from 1, in lines of the file."""
        cursor = self.textCursor()
        return cursor.blockNumber() + 1, cursor.positionInBlock() + 1

    def shows(self, _start: int, _end: int) -> bool:
        """Return whether a place can be seen on this page: all of the text is on it."""
        return True

    def select(self, start: int, end: int) -> None:
        """Select a place and bring it into view."""
        self._move_cursor(start, end)
        self._bring_into_view()

    def mark(self, places: Sequence[Place]) -> None:
        """Lay a color behind *places*, and bring the first one into view."""
        self._places = places
        self._show_marks()
        if places:
            self._move_cursor(places[0][0], places[0][0])
            self._bring_into_view()

    def show_hits(self, hits: Sequence[Place], current: int) -> None:
        """Lay a color behind what was searched for; *current* is the index of the chosen hit."""
        self._hits, self._current_hit = hits, current
        bar = self.verticalScrollBar()
        if isinstance(bar, MarkedScrollBar):
            bar.set_marks([self._line_of(hit[0]) / max(1, self.blockCount()) for hit in hits])
        self._show_marks()

    def _line_of(self, offset: int) -> int:
        return self.document().findBlock(self._page.positions.to_qt(offset)).blockNumber()

    def set_links(self, links: Sequence[Place]) -> None:
        """Underline the places that lead to another cable."""
        self._links = links
        self._show_marks()

    def offset_at(self, point: QPoint) -> int | None:
        """Return the offset of the character at a point of the viewport, None beside the text."""
        cursor = self.cursorForPosition(point)
        spot = self.cursorRect(cursor)
        width = self.fontMetrics().horizontalAdvance("0")
        if not spot.adjusted(-width, 0, width, 0).contains(point):
            return None
        position = cursor.position() - (1 if point.x() < spot.left() else 0)
        return self._page.positions.to_text(max(0, position))

    def top_offset(self) -> int:
        """Return the offset of the first character in view."""
        position = self.cursorForPosition(QPoint(0, 0)).position()
        return self._page.positions.to_text(position)

    def scroll_to(self, offset: int, lines_above: int = 0) -> None:
        """Make the line with *offset* the first in view, or let some stand above it.

        As far as the text allows.
        """
        position = self._page.positions.to_qt(min(offset, len(self._page.cable.text)))
        block = self.document().findBlock(position)
        self.document().documentLayout().blockBoundingRect(block)  # lays the block out
        line = block.layout().lineForTextPosition(position - block.position())
        number = line.lineNumber() if line.isValid() else 0
        self.verticalScrollBar().setValue(block.firstLineNumber() + number - lines_above)

    def begin_at(self, offset: int) -> None:
        """Go on reading at *offset*: its line is the first in view, and the cursor stands there."""
        inside = min(offset, len(self._page.cable.text))
        self._move_cursor(inside, inside)
        self.scroll_to(inside)

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

    def place_cursor(self, start: int, end: int) -> None:
        """Select a place, or put the cursor there, without scrolling."""
        self._move_cursor(start, end)

    def _move_cursor(self, start: int, end: int) -> None:
        cursor, to_qt = self.textCursor(), self._page.positions.to_qt
        cursor.setPosition(to_qt(start))
        cursor.setPosition(to_qt(end), QTextCursor.MoveMode.KeepAnchor)
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
            third = self.viewport().height() // max(1, 3 * spot.height())
            self.scroll_to(self._page.positions.to_text(cursor.position()), third)

    @Slot()
    def _on_cursor_moved(self) -> None:
        if not self._is_revealing:
            self.cursor_moved.emit(self.offset())

    @Slot()
    def _show_marks(self) -> None:
        """Only marks in view are given to Qt, which looks at each of them for each line."""
        bottom = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        first, last = self.top_offset(), self._page.positions.to_text(bottom)
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
        cursor.setPosition(self._page.positions.to_qt(place[0]))
        cursor.setPosition(self._page.positions.to_qt(place[1]), QTextCursor.MoveMode.KeepAnchor)
        mark.format = look
        mark.cursor = cursor
        return mark

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle."""
        self._apply_margins()
        super().resizeEvent(event)

    def _apply_margins(self) -> None:
        margin = self.side_margin(self.width())
        self.setViewportMargins(margin, TOP_MARGIN, margin, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds of summaries and comments, then the text."""
        if self._page.grounds:
            self._paint_grounds(event)
        super().paintEvent(event)

    def _paint_grounds(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset, block = self.contentOffset(), self.firstVisibleBlock()
        while block.isValid():
            lines = self.blockBoundingGeometry(block).translated(offset)
            if lines.top() > event.rect().bottom():
                break
            ground = self._page.grounds.get(block.blockNumber())
            if ground is not None:
                lines.setLeft(PAGE_MARGIN / 2)
                lines.setRight(self.viewport().width() - PAGE_MARGIN / 2)
                if ground is Ground.COMMENT:
                    lines.setWidth(COMMENT_RULE)
                painter.fillRect(lines, self._ground(ground))
            block = block.next()
        painter.end()

    def _ground(self, ground: Ground) -> QColor:
        return ground_color(ground, self._theme)

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

    def box_of(self, start: int, end: int) -> QRect:
        """Return where in the viewport a place begins and ends."""
        cursor, to_qt = self.textCursor(), self._page.positions.to_qt
        cursor.setPosition(to_qt(start))
        box = self.cursorRect(cursor)
        cursor.setPosition(to_qt(end))
        return box.united(self.cursorRect(cursor))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl ask for another text size; else scroll."""
        steps = self._wheel.steps(event)
        if steps is None:
            super().wheelEvent(event)
            return
        if steps:
            self.zoom_requested.emit(steps)
        event.accept()
