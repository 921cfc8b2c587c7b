"""Finding words in the cable that is shown: a field, how to look, a count, and two steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from cablereader.model.reading.finding import (
    MOST_HITS,
    PatternError,
    Query,
    Searched,
    find,
    places_in_text,
)
from cablereader.model.reading.reading_segments import Segments
from cablereader.model.reading.reading_text import Place, ReadingText
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.pattern_search import PatternSearch
from cablereader.ui.widgets.announcing import announce
from cablereader.ui.widgets.one_line_label import OneLineLabel
from cablereader.ui.widgets.search_field import SearchField
from cablereader.ui.widgets.window_button import WindowToolButton

_ONE_ROW_FROM_EMS = 36
"""Width, in letters m, from which a field for two words stands beside its options."""
_NOTHING = ReadingText("", (), Segments())


class FindBar(QWidget):
    """Above the lower banner while the reader searches; Escape closes it."""

    hits_changed = Signal(object, int)
    """Other words were typed or another hit chosen; carries all places and the chosen index."""
    closed = Signal()
    """The reader closed the bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._reading = _NOTHING
        self._is_whole = True
        self._searched: Searched | None = None
        self._hits: list[Place] = []
        self._current = -1
        self._start = 0
        self._trouble = ""
        self._patterns = PatternSearch(self)
        self._build()
        self._connect_signals()
        self.set_theme(theme)

    def _build(self) -> None:
        self.setObjectName("findBar")
        self.setAutoFillBackground(True)
        self.field = SearchField(self)
        self.field.setObjectName("findField")
        self.field.setAccessibleName(self.tr("Find in this cable"))
        self.field.setPlaceholderText(self.tr("Find in this cable"))
        self.field.setMaximumWidth(360)
        self.count = OneLineLabel(self)
        self.count.setObjectName("findCount")
        self.count.set_one_line(True)
        self.match_case = self._option("Aa", self.tr("Match case (Alt+C)"), "Alt+C")
        self.whole_words = self._option("[ab]", self.tr("Whole words (Alt+W)"), "Alt+W")
        self.pattern = self._option(".*", self.tr("Regular expression (Alt+R)"), "Alt+R")
        self._previous = self._button(self.tr("Previous match (Shift+F3)"))
        self._next = self._button(self.tr("Next match (F3)"))
        self._close = self._button(self.tr("Close (Esc)"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._tools = QHBoxLayout()
        self._tools.setSpacing(4)
        for option in (self.match_case, self.whole_words, self.pattern):
            self._tools.addWidget(option)
        self._tools.addSpacing(8)
        self._tools.addWidget(self._previous)
        self._tools.addWidget(self._next)
        self._tools.addStretch(1)
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(12, 4, 4, 4)
        self._cells.setSpacing(4)
        self._cells.setColumnStretch(0, 2)
        self._cells.addWidget(self.field, 0, 0)
        self._cells.addWidget(self._close, 0, 3)
        self._place(is_narrow=False)

    def _place(self, is_narrow: bool) -> None:
        """Set the options beside the field, or, where both have no room side by side, below it."""
        self._cells.removeItem(self._tools)
        self._cells.removeWidget(self.count)
        self._is_narrow = is_narrow
        self._cells.setColumnStretch(2, 0 if is_narrow else 1)
        if is_narrow:
            self._cells.addWidget(self.count, 0, 1)
            self._cells.addLayout(self._tools, 1, 0, 1, 4)
        else:
            self._cells.addLayout(self._tools, 0, 1)
            self._cells.addWidget(self.count, 0, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        letters = self.width() / self.fontMetrics().horizontalAdvance("M")
        if (letters < _ONE_ROW_FROM_EMS) is not self._is_narrow:
            self._place(not self._is_narrow)

    def _button(self, words: str) -> QToolButton:
        button = WindowToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _option(self, sign: str, words: str, key: str) -> QToolButton:
        button = self._button(words)
        button.setText(sign)
        button.setCheckable(True)
        button.setShortcut(key)
        return button

    def _connect_signals(self) -> None:
        self.field.textChanged.connect(self._on_asked)
        for option in (self.match_case, self.whole_words, self.pattern):
            option.toggled.connect(self._on_asked)
        self._previous.clicked.connect(self.find_previous)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.closed)
        self._patterns.found.connect(self._on_patterns_found)
        self._patterns.failed.connect(self._on_patterns_failed)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        for button, name in (
            (self._previous, "previous"),
            (self._next, "next"),
            (self._close, "close"),
        ):
            button.setIcon(icon(name, theme.color("tool")))

    def set_text(self, text: str, reading: ReadingText = _NOTHING, is_whole: bool = True) -> None:
        """Search in another text; *reading* is the same text set for reading.

        What is found is said to be in a part if the text *is_whole* no more.
        """
        self._text, self._reading, self._is_whole = text, reading, is_whole
        self._searched = None
        self._start = 0
        if not self.isHidden():
            self._search()

    def begin(self, start: int, words: str = "") -> None:
        """Open the bar; the first hit at or after *start* will be the chosen one."""
        self._start = start
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def query(self) -> Query:
        """Return what is asked for."""
        return Query(
            self.field.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            is_pattern=self.pattern.isChecked(),
        )

    def hits(self) -> list[Place]:
        """Return the places that were found."""
        return self._hits

    def show_hits(self) -> None:
        """Tell again what was found, after other marks were laid on the page."""
        self.hits_changed.emit(self._hits, self._current)

    def current(self) -> int:
        """Return the index of the chosen hit, -1 if there is none."""
        return self._current

    @Slot()
    def find_next(self) -> None:
        """Choose the next hit, after the last one the first."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Choose the hit before, before the first one the last."""
        self._step(-1)

    def hideEvent(self, event: QHideEvent) -> None:
        """End the process that searches."""
        self._patterns.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; step with Enter and Shift+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_asked(self) -> None:
        self._search()

    def _search(self) -> None:
        query = self.query()
        self._trouble = ""
        try:
            expression = query.compiled()
        except PatternError as error:
            self._trouble = self.tr("Not a regular expression: {reason}").format(reason=error)
            expression = None
        if expression is None or not query.is_pattern:
            self._patterns.stop()
            self._take([] if expression is None else find(query, self._text, self._reading))
            return
        if self._searched is None:
            self._searched = Searched.of(self._text, self._reading)
        self._patterns.search(query, self._searched)

    @Slot(object)
    def _on_patterns_found(self, hits: Sequence[Sequence[Place]]) -> None:
        self._take(places_in_text(hits, self._reading))

    @Slot(str)
    def _on_patterns_failed(self, reason: str) -> None:
        self._trouble = reason or self.tr("This expression takes too long")
        self._take([])

    def _take(self, hits: list[Place]) -> None:
        self._hits = hits
        following = bisect_left(hits, (self._start, 0))
        self._current = -1 if not hits else following % len(hits)
        self._tell()

    def _step(self, by: int) -> None:
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._start = self._hits[self._current][0]
            self._tell()

    def _tell(self) -> None:
        words = self._count()
        if self.field.hasFocus() and words != self.count.words():
            announce(self.field, words)
        self.count.say(words)
        self._previous.setEnabled(bool(self._hits))
        self._next.setEnabled(bool(self._hits))
        self.hits_changed.emit(self._hits, self._current)

    def _count(self) -> str:
        if self._trouble:
            return self._trouble
        if not self.field.text().strip():
            return ""
        if not self._hits:
            return self.tr("Not found") if self._is_whole else self.tr("Not found in this part")
        total = str(len(self._hits))
        if len(self._hits) >= MOST_HITS:
            total = self.tr("the first {total}").format(total=total)
        words = self.tr("{number} of {total}")
        if not self._is_whole:
            words = self.tr("{number} of {total} in this part")
        return words.format(number=self._current + 1, total=total)
