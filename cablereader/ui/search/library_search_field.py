"""The field in the tool bar in which the library is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QIcon, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from cablereader.library import Completion, Searcher
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme
from cablereader.ui.widgets.choice_delegate import Choice
from cablereader.ui.widgets.completion_popup import CompletionPopup
from cablereader.ui.widgets.search_field import SearchField

_KEPT = 50
_NARROWEST, _WIDEST = 140, 720
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibrarySearchField(SearchField):
    """Tells each change at once. What it offers is taken with Tab; Enter always means the search."""

    typed = Signal(str)
    """The reader typed; carries the whole text, whose last word may be unfinished."""
    confirmed = Signal(str)
    """Enter was pressed: the text is what the reader means."""
    left_downwards = Signal()
    """The reader wants to go on in the results."""
    other_names_wanted = Signal(bool)
    """The reader wants other names searched too, or no longer."""
    left = Signal()
    """Escape was pressed: the reader wants to be back where they came from."""

    def __init__(self, thread: QuestionThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._had_keys = False
        self._thread = thread
        self._history: list[str] = []
        self.setObjectName("librarySearch")
        self.setAccessibleName(self.tr("Search the library"))
        self.setPlaceholderText(self.tr("Search the library"))
        self.setToolTip(
            self.tr(
                "Words, “phrases”, from:lima, tags:prel, year:2007..2008, -without (Ctrl+K)\n"
                "Down in an empty field: searches of before"
            )
        )
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._before = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._before.setToolTip(self.tr("Searches of before"))
        self._before.triggered.connect(self._offer_history)
        self._theme: Theme | None = None
        self._is_at_rest = False
        self.names = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self.names.triggered.connect(self._on_names_triggered)
        self.set_other_names(False)
        self.popup = CompletionPopup(self)
        self.popup.chosen.connect(self._take)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        """Return the width at which the field takes no other's room."""
        return QSize(_NARROWEST, super().sizeHint().height())

    @property
    def history(self) -> tuple[str, ...]:
        """The searches of before, the latest first."""
        return tuple(self._history)

    def set_history(self, searches: Iterable[str]) -> None:
        """Remember *searches*, the latest first."""
        self._history = list(searches)[:_KEPT]

    @property
    def searches_other_names(self) -> bool:
        """Whether the sign for other names is lit."""
        return self._is_wide

    @Slot(bool)
    def set_other_names(self, wanted: bool) -> None:
        """Show whether other names are searched too."""
        self._is_wide = wanted
        state = self.tr("Other names are searched too") if wanted else self.tr("Other names too?")
        examples = self.tr("GOF: Government of France; Kiev: Kyiv (Ctrl+Shift+E)")
        self.names.setToolTip(f"{state}\n{examples}")
        self._draw_icons()

    def remember(self) -> None:
        """Put what is searched at the head of the history."""
        text = self.text().strip()
        if text:
            self._history = [text, *(item for item in self._history if item != text)][:_KEPT]

    def begin(self) -> None:
        """Let the reader type, over what is there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Take Tab for what is offered before Qt takes it for the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Tab and is_plain and self.popup.isVisible():
                self._take(self.popup.chosen_value(first=True))
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, offers = event.key(), self.popup.isVisible()
        if key == Qt.Key.Key_Escape:
            if offers:
                self.popup.hide()
            else:
                self.left.emit()
        elif key in _ENTER:
            chosen = self.popup.chosen_value() if offers else None
            if chosen is not None:
                self._take(chosen)
            else:
                self._confirm()
        elif key == Qt.Key.Key_Down:
            if offers:
                self.popup.step(1)
            elif self.text():
                self.left_downwards.emit()
            else:
                self._offer_history()
        elif key == Qt.Key.Key_Up and offers:
            self.popup.step(-1)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._had_keys = self.hasFocus()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys again: a tool bar that becomes narrow hides the field for a moment."""
        super().showEvent(event)
        if self._had_keys:
            self._had_keys = False
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.popup.hide()
        self.remember()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self._draw_icons()
        self._color_words()

    @property
    def is_at_rest(self) -> bool:
        """Whether the words stand back."""
        return self._is_at_rest

    def set_at_rest(self, at_rest: bool) -> None:
        """Let the words stand back while what they find is not in sight, or come forward again."""
        self._is_at_rest = at_rest
        self._color_words()

    def _color_words(self) -> None:
        palette = QPalette()
        if self._is_at_rest:
            quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
            palette.setColor(QPalette.ColorRole.Text, quiet)
        self.setPalette(palette)

    def _draw_icons(self) -> None:
        theme = self._theme
        if theme is not None:
            self._before.setIcon(icon("find", theme.color("secondary")))
            lit = "accent" if self._is_wide else "secondary"
            self.names.setIcon(icon("other-names", theme.color(lit)))

    @Slot()
    def _on_names_triggered(self) -> None:
        self.other_names_wanted.emit(not self._is_wide)

    def _confirm(self) -> None:
        self.popup.hide()
        self.remember()
        self.confirmed.emit(self.text())

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        cursor = self.cursorPosition()

        def answers(searcher: Searcher) -> Iterator[object]:
            yield text, searcher.completions(text, cursor)

        self._thread.ask("completions", answers, self._offer)

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        if not text:
            self.popup.hide()
        self.typed.emit(text)

    def _offer(self, answer: tuple[str, Sequence[Completion]]) -> None:
        text, offers = answer
        if text != self.text() or not self.hasFocus():
            return
        # What is typed already needs no offer.
        news = [item for item in offers if text[item.start : item.end] != item.text]
        self.popup.offer([Choice(item.text, item, item.meaning) for item in news])

    @Slot()
    def _offer_history(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.popup.offer([Choice(item, item) for item in self._history])

    @Slot(object)
    def _take(self, offer: object) -> None:
        self.popup.hide()
        if isinstance(offer, str):
            self.setText(offer)
            self._confirm()
        elif isinstance(offer, Completion):
            text = self.text()
            is_field = offer.text.endswith(":")
            after = text[offer.end :]
            blank = "" if is_field or after.startswith(" ") else " "
            self.setText(f"{text[: offer.start]}{offer.text}{blank}{after}")
            self.setCursorPosition(offer.start + len(offer.text) + len(blank))
            if is_field:
                self._on_edited(self.text())


class FocusBefore(QObject):
    """Remembers where the keys went before they came to a field."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._before: QWidget | None = None

    @Slot(QObject, QObject)
    def note(self, before: QObject | None, now: QObject | None) -> None:
        """Take note of a change of the focus."""
        if now is self._field and isinstance(before, QWidget) and before is not self._field:
            self._before = before

    def take(self) -> QWidget | None:
        """Return the widget that had the keys before, if it can have them again."""
        widget, self._before = self._before, None
        try:
            return widget if widget is not None and widget.isVisible() else None
        except RuntimeError:
            return None  # it was closed meanwhile, and Qt has deleted it
