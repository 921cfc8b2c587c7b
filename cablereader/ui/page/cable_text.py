"""What the two views of a cable's text have in common: they know places by offsets, and mark them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, SignalInstance
from PySide6.QtGui import (
    QKeyEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QTextEdit

from cablereader.model.cable import Cable
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.text_keys import ZoomWheel, is_left_to_window, moves_cursor
from cablereader.ui.page.text_marks import TextMarks
from cablereader.ui.page.text_page import Place, TextPage
from cablereader.ui.widgets.marked_scroll_bar import MarkedScrollBar

if TYPE_CHECKING:

    class _TextWidget(QAbstractScrollArea):
        """What ``QTextEdit`` and ``QPlainTextEdit`` have in common, though no class says so."""

        cursor_moved: SignalInstance
        zoom_requested: SignalInstance

        def textCursor(self, /) -> QTextCursor: ...
        def setTextCursor(self, cursor: QTextCursor, /) -> None: ...
        def cursorForPosition(self, pos: QPoint, /) -> QTextCursor: ...
        def cursorRect(self, cursor: QTextCursor = ..., /) -> QRect: ...
        def document(self, /) -> QTextDocument: ...
        def setExtraSelections(self, selections: Sequence[QTextEdit.ExtraSelection], /) -> None: ...
        def setReadOnly(self, ro: bool, /) -> None: ...
        def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag, /) -> None: ...
        def setTabChangesFocus(self, b: bool, /) -> None: ...
        def setCursorWidth(self, width: int, /) -> None: ...
else:
    _TextWidget = object


class CableText(_TextWidget):
    """A view of a cable's text that is read, not written.

    To be mixed into a ``QTextEdit`` or a ``QPlainTextEdit`` that has the signals ``cursor_moved``
    and ``zoom_requested`` and calls :meth:`set_up` once it is made.
    """

    _page: TextPage

    def set_up(self, theme: Theme) -> None:
        """Prepare an empty view."""
        self._theme = theme
        self._is_revealing = False
        self._is_marking = self._must_mark = False
        self._wheel = ZoomWheel()
        self._bar = MarkedScrollBar(theme)
        self.forget_marks()
        self.setAccessibleName(self.tr("Text of the cable"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        # The window takes every drop; a text view would keep the text ones for itself.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._bar.valueChanged.connect(self.show_marks)

    def cable(self) -> Cable:
        """Return the cable that is shown."""
        return self._page.cable

    def color_page(self) -> None:
        """Write the page in the colors of the theme; a page of its own knows how."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Change the colors; place and selection stay."""
        self._theme = theme
        self.color_page()
        self._bar.set_theme(theme)
        self.show_marks()
        self.viewport().update()

    # What leaves the widget

    def selected_text(self) -> str:
        """Return what is selected as it is written in ``Cable.text``."""
        start, end = self.selection()
        return self._page.cable.text[start:end]

    def clean_selection(self) -> str:
        """Return what a copy gives: here, the exact text."""
        return self.selected_text()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy and drag give clean text, never what the widget had to put in its place."""
        data = QMimeData()
        data.setText(self.clean_selection())
        return data

    # Places

    def offset(self) -> int:
        """Return the offset of the text cursor."""
        return self._page.to_offset(self.textCursor().position())

    def line_and_column(self) -> tuple[int, int]:
        """Return where the cursor is, both counted from 1, in lines of the file."""
        text, offset = self._page.cable.text, self.offset()
        line_start = text.rfind("\n", 0, offset) + 1
        return text.count("\n", 0, offset) + 1, offset - line_start + 1

    def selection(self) -> Place:
        """Return the offsets of the selection; equal where nothing is selected."""
        cursor = self.textCursor()
        return self._page.selected(cursor.selectionStart(), cursor.selectionEnd())

    def shows(self, start: int, end: int) -> bool:
        """Return whether a place can be seen on this page."""
        raise NotImplementedError

    def top_offset(self) -> int:
        """Return the offset of the first character in view."""
        raise NotImplementedError

    def scroll_to(self, offset: int) -> None:
        """Make the line with *offset* the first in view, as far as the text allows."""
        raise NotImplementedError

    def scroll_to_third(self, offset: int) -> None:
        """Show the line with *offset* below the first third of the view."""
        raise NotImplementedError

    def begin_at(self, offset: int) -> None:
        """Go on reading at *offset*: its line is the first in view, and the cursor stands there."""
        self.place_cursor(offset, offset)
        self.scroll_to(offset)

    def select(self, start: int, end: int) -> None:
        """Select a place and bring it into view."""
        self.place_cursor(start, end)
        self._bring_into_view()

    def place_cursor(self, start: int, end: int) -> None:
        """Select a place, or put the cursor there, without scrolling."""
        cursor = self._cursor_over(start, end)
        self._is_revealing = True
        top = self._bar.value()
        self.setTextCursor(cursor)
        # Qt scrolls just far enough to show the cursor at the edge; decide that ourselves.
        self._bar.setValue(top)
        self._is_revealing = False

    def box_of(self, start: int, end: int) -> QRect:
        """Return where in the viewport a place begins and ends."""
        cursor = self.textCursor()
        first, last = self._page.place_of(start, end)
        cursor.setPosition(first)
        box = self.cursorRect(cursor)
        cursor.setPosition(last)
        return box.united(self.cursorRect(cursor))

    def repairs_at(self, offset: int) -> list[str]:
        """Return the reasons of the underlines at an offset, the narrowest first."""
        return self._page.repairs_at(offset)

    def offset_in_text(self, point: QPoint) -> int | None:
        """Return the offset of the character at a point of the viewport, None beside the text."""
        cursor = self.cursorForPosition(point)
        spot = self.cursorRect(cursor)
        width = self.fontMetrics().horizontalAdvance("0")
        if not spot.adjusted(-width, 0, width, 0).contains(point):
            return None
        position = cursor.position() - (1 if point.x() < spot.left() else 0)
        return self._page.to_offset(max(0, position))

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        first, last = self._page.place_of(start, end)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _bring_into_view(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        spot = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 0, 0, -2 * spot.height()).contains(spot):
            self.scroll_to_third(self._page.to_offset(cursor.position()))

    # Marks

    def forget_marks(self) -> None:
        """Mark nothing: another cable is to be shown."""
        self._marks = TextMarks()
        self.show_marks()

    def mark(self, places: Sequence[Place]) -> None:
        """Lay a color behind those of *places* that are shown, and bring the first into view."""
        marked = [place for place in places if self.shows(*place)]
        if not marked and not self._marks.places:
            return
        self._marks.places = marked
        self.show_marks()
        if marked:
            start = marked[0][0]
            self.select(start, start)

    def set_links(self, links: Sequence[Place]) -> None:
        """Underline the places that lead to another cable."""
        self._marks.links = links
        self.show_marks()

    def show_hits(self, hits: Sequence[Place], current: int) -> None:
        """Lay a color behind what was searched for; *current* is the index of the chosen hit."""
        self._marks.hits, self._marks.current_hit = hits, current
        self._bar.set_marks([self.part_above(hit[0]) for hit in hits])
        self.show_marks()

    def part_above(self, offset: int) -> float:
        """Return how much of the page, from 0 to 1, is above an offset."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Give Qt the marks in view, and only those: it looks at each of them for each line."""
        # Qt breaks lines to find out what to paint again. That may scroll, which calls this once
        # more, and Qt would go on with marks that it had given up meanwhile: a crash (Qt 6.11).
        self._must_mark = True
        if self._is_marking:
            return
        self._is_marking = True
        while self._must_mark:
            self._must_mark = False
            self.setExtraSelections(self._marks_in_view())
        self._is_marking = False

    def _marks_in_view(self) -> list[QTextEdit.ExtraSelection]:
        if self._marks.is_empty():
            return []
        bottom = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        first, last = self.top_offset(), self._page.to_offset(bottom)
        found: list[QTextEdit.ExtraSelection] = []
        for place, look in self._marks.looks(first, last, self._theme):
            mark = QTextEdit.ExtraSelection()
            mark.format, mark.cursor = look, self._cursor_over(*place)
            found.append(mark)
        return found

    # Keys and pointer

    def tell_cursor(self) -> None:
        """Say that the reader moved the cursor, unless the program did."""
        if not self._is_revealing:
            self.cursor_moved.emit(self.offset())

    def event(self, event: QEvent) -> bool:
        """Leave the keys of pasting to the window: nothing can be pasted into this text."""
        if is_left_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on from what is in view, even where the reader has scrolled away from the cursor."""
        if moves_cursor(event) and not self.viewport().rect().intersects(self.cursorRect()):
            top = self.top_offset()
            self.place_cursor(top, top)
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl ask for another text size; else scroll."""
        steps = self._wheel.steps(event)
        if steps is None:
            super().wheelEvent(event)
            return
        if steps:
            self.zoom_requested.emit(steps)
        event.accept()
