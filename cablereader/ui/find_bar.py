"""Finding words in the cable that is shown: a field, a count, and two steps."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from cablereader.ui.icons import icon
from cablereader.ui.search_field import SearchField
from cablereader.ui.theme import Theme

Place = tuple[int, int]

_BLANKS = re.compile(r"\s+")


def find_all(words: str, text: str) -> list[Place]:
    """Return every place of *words* in *text*, whatever the case.

    A blank in *words* stands for any blanks, a line break too: telegrams break lines anywhere.
    """
    parts = [re.escape(part) for part in _BLANKS.split(words.strip()) if part]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


class FindBar(QWidget):
    """Above the lower banner while the reader searches; Escape closes it."""

    hits_changed = Signal(object, int)
    """Other words were typed or another hit chosen; carries all places and the chosen index."""
    closed = Signal()
    """The reader closed the bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._hits: list[Place] = []
        self._current = -1
        self._start = 0
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
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        self._previous = self._button(self.tr("Previous match (Shift+F3)"))
        self._next = self._button(self.tr("Next match (F3)"))
        self._close = self._button(self.tr("Close (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.setSpacing(4)
        layout.addWidget(self.field, 2)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addSpacing(8)
        layout.addWidget(self.count)
        layout.addStretch(1)
        layout.addWidget(self._close)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _connect_signals(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self._previous.clicked.connect(self.find_previous)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.closed)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        for button, name in (
            (self._previous, "previous"),
            (self._next, "next"),
            (self._close, "close"),
        ):
            button.setIcon(icon(name, theme.color("tool")))

    def set_text(self, text: str) -> None:
        """Search in another text."""
        self._text = text
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

    def hits(self) -> list[Place]:
        """Return the places that were found."""
        return self._hits

    @Slot()
    def find_next(self) -> None:
        """Choose the next hit, after the last one the first."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Choose the hit before, before the first one the last."""
        self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; step with Enter and Shift+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        self._search()

    def _search(self) -> None:
        self._hits = find_all(self.field.text(), self._text)
        following = (index for index, hit in enumerate(self._hits) if hit[0] >= self._start)
        self._current = next(following, 0 if self._hits else -1)
        self._tell()

    def _step(self, by: int) -> None:
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._start = self._hits[self._current][0]
            self._tell()

    def _tell(self) -> None:
        self.count.setText(self._count())
        self._previous.setEnabled(bool(self._hits))
        self._next.setEnabled(bool(self._hits))
        self.hits_changed.emit(self._hits, self._current)

    def _count(self) -> str:
        if not self.field.text().strip():
            return ""
        if not self._hits:
            return self.tr("Not found")
        return self.tr("{number} of {total}").format(
            number=self._current + 1, total=len(self._hits)
        )
