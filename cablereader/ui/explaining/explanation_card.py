"""The card that says what a word is: it lies beside the word, never on it, and takes no input."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from cablereader.handbook import Entry
from cablereader.ui.look.theme import Theme, write_in

_WIDEST = 52
"""Characters in a line."""
_MARGIN = 12
_AWAY = 6
"""Pixels between the word and the card."""
_LONGEST = 900
_GOING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.ApplicationStateChange,
    }
)


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says of a term: *kind* and *hint* quietly, *remark* about how it was repaired."""

    term: str
    kind: str = ""
    meaning: str = ""
    remark: str = ""
    hint: str = ""
    entry: Entry | None = None

    def spoken(self) -> str:
        """Return all of it as a screen reader says it."""
        parts = (self.term, self.kind, self.meaning, self.remark)
        return ". ".join(part.rstrip(".") for part in parts if part)


class ExplanationCard(QFrame):
    """Above everything in its window; goes at the next key, click, scroll, or change of window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._words = CardWords("")
        self._build()
        self.set_theme(theme)
        self.hide()

    def _build(self) -> None:
        self.setObjectName("explanationCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._term, self._kind, self._meaning, self._remark, self._hint = (
            QLabel(self) for _ in range(5)
        )
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        self._term.setFont(strong)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN - 2, _MARGIN, _MARGIN - 2)
        layout.setSpacing(4)
        for label in self._labels():
            # The words come from cables and files of anybody: nothing in them is markup.
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)

    def _labels(self) -> tuple[QLabel, ...]:
        return self._term, self._kind, self._meaning, self._remark, self._hint

    def words(self) -> CardWords | None:
        """Return what is said now; None while the card is away."""
        return self._words if self.isVisible() else None

    def text(self) -> str:
        """Return all lines of the card; empty while it is away."""
        if not self.isVisible():
            return ""
        return "\n".join(label.text() for label in self._labels() if not label.isHidden())

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.setPalette(theme.palette())
        for label in self._labels():
            write_in(label, theme.color("ink"))
        for label in (self._kind, self._hint):
            write_in(label, theme.color("secondary"))

    def show_beside(self, words: CardWords, box: QRect) -> None:
        """Show *words* beside *box*, a place on the screen."""
        self._words = words
        for label, text in zip(
            self._labels(),
            (words.term, words.kind, words.meaning, words.remark, words.hint),
            strict=True,
        ):
            label.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
            label.setVisible(bool(text))
        self.setAccessibleName(words.spoken())
        self._place(box)
        if not self.isVisible():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.show()
        self.raise_()

    def announce(self) -> None:
        """Let a screen reader say the card: the reader asked for it, and the focus is elsewhere."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch the keys and the mouse no longer."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go as soon as the reader does anything."""
        if event.type() in _GOING:
            self.hide()
        return False

    def _place(self, box: QRect) -> None:
        room = self._window.rect().adjusted(4, 4, -4, -4)
        metrics = self.fontMetrics()
        widest = min(_WIDEST * metrics.averageCharWidth(), room.width() - 2 * _MARGIN)
        natural = max(_line_width(label) for label in self._labels() if not label.isHidden())
        width = min(widest, natural) + 2 * _MARGIN
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedWidth(width)
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        self.setFixedHeight(height or self.sizeHint().height())
        word = QRect(self._window.mapFromGlobal(box.topLeft()), box.size())
        left = max(room.left(), min(word.left() - _MARGIN, room.right() - width))
        below, above = word.bottom() + _AWAY, word.top() - _AWAY - self.height()
        fits_below = below + self.height() <= room.bottom()
        self.move(QPoint(left, below if fits_below or above < room.top() else above))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet edge, seen on every ground."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _line_width(label: QLabel) -> int:
    lines = label.text().split("\n")
    return max(label.fontMetrics().horizontalAdvance(line) for line in lines) + 2
