"""The values of the header's sheet set in lines: codes in ink, meanings quiet, notes cut to a line."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from cablereader.ui.header.header_row import Row

NO_BREAK = "\u00a0"
_GAP = "   "
_PIECE_GAP = "     "
_LINE_BREAK = "\u2028"
_NARROWEST = 40
_MOST_FOLDED = 1000
_LEAST_NOTE = 24
"""Characters; a note that had to be cut to less would say nothing."""
_SHORT = 44
LEADING = 2
"""Between the lines of one value, less than between two rows."""


class HeaderValue:
    """The text of a cell, which parts of it are in the quiet tone, and whether it fits in a line."""

    def __init__(self) -> None:
        self.text = ""
        self.is_line = False
        self.quiet: list[tuple[int, int]] = []

    def say(self, words: str, gap: str = "") -> HeaderValue:
        """Add *words*."""
        self.text += gap + words
        return self

    def say_quietly(self, words: str, gap: str = "") -> HeaderValue:
        """Add *words* in the quiet tone."""
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


class HeaderValues:
    """Sets values in the letters of a widget, and remembers how, for they are asked for often."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._values: dict[tuple[int, int], HeaderValue] = {}
        self._heights: dict[tuple[int, int], int] = {}
        self.forget()

    def forget(self) -> None:
        """Forget how rows were set: there are other rows, or other letters."""
        self._values.clear()
        self._heights.clear()
        self.metrics = self._widget.fontMetrics()
        """The measures of the letters."""
        self.line = self.metrics.height()
        """The height of a line."""
        self._gap = self.metrics.horizontalAdvance(_GAP)
        self._least_note = _LEAST_NOTE * self.metrics.averageCharWidth()

    def value(self, row: Row, width: int, is_folded: bool) -> HeaderValue:
        """Return the value of *row* as it is set in *width* pixels; folded, it is one line."""
        width = max(width, _NARROWEST)
        key = (id(row), width)
        found = self._values.get(key)
        if found is None:
            found = self._folded(row, width) if is_folded else self._unfolded(row, width)
            self._values[key] = found
        return found

    def height(self, row: Row, width: int) -> int:
        """Return the height of the value of *row*, set in *width* pixels."""
        if row.children:
            return self.line
        key = (id(row), width)
        found = self._heights.get(key)
        if found is None:
            value = self.value(row, width, is_folded=False)
            found = self.line
            if not value.is_line:
                layout = self.laid_out(value, width, QColor())
                found = max(found, round(layout.boundingRect().height()))
            self._heights[key] = found
        return found

    def _folded(self, row: Row, width: int) -> HeaderValue:
        value = HeaderValue().say(row.text.replace("\n", " "))
        value.say_quietly(row.aside().replace("\n", " "), _GAP if row.text else "")
        text = value.text[:_MOST_FOLDED]
        value.text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        value.is_line = True
        return value

    def _unfolded(self, row: Row, width: int) -> HeaderValue:
        value = HeaderValue()
        if row.pieces:
            for piece in row.pieces:
                value.say(_kept_together(piece.code), _PIECE_GAP if value.text else "")
                value.say_quietly(_kept_together(piece.meaning), NO_BREAK * 2)
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
        return self.metrics.horizontalAdvance(text) < width

    def _add_note(self, value: HeaderValue, note: str, width: int) -> None:
        """Add the note to the last line of the value if there is room, else on a line of its own.

        It takes one line at most; the reader finds the whole of it in the explanation of the row.
        """
        metrics = self.metrics
        if value.is_line:
            last = metrics.horizontalAdvance(value.text)
        else:
            layout = self.laid_out(value, width, QColor())
            last = round(layout.lineAt(layout.lineCount() - 1).naturalTextWidth())
        gap = _GAP if value.text else ""
        room = width - last - (self._gap if gap else 0) - 4
        wanted = metrics.horizontalAdvance(note)
        if room < min(wanted, self._least_note):
            room, gap = width - 4, _LINE_BREAK
            value.is_line = False
        if wanted > room:
            note = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
        value.say_quietly(note.replace(" ", NO_BREAK), gap)

    def laid_out(self, value: HeaderValue, width: int, quiet: QColor) -> QTextLayout:
        """Return a value of several lines ready to be drawn."""
        layout = QTextLayout(value.text, self._widget.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_format(start, end, quiet) for start, end in value.quiet])
        _break_lines(layout, width)
        return layout


def _kept_together(words: str) -> str:
    """Let a short meaning stay in one line with its code; a long one may be broken."""
    return words.replace(" ", NO_BREAK) if len(words) <= _SHORT else words


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
        height += line.height() + LEADING
    layout.endLayout()
