"""The text of a cable in two views, set for reading and as written; one of them is in front."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cablereader.model.cable import Cable, SourceFormat
from cablereader.model.reading.reading_text import ReadingText
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.page.set_texts import text_set
from cablereader.ui.widgets.names_in_view import rename

_IN_FRONT = "bodyView"
_SOURCE = "sourceView"
_READING = "readingView"


class BodyPages(QStackedWidget):
    """Keeps place and selection when the reader changes from one view to the other.

    The view in front bears the object name ``bodyView``. A view is filled when it comes to the
    front, so that opening a cable costs one page.
    """

    cursor_moved = Signal(int)
    """The reader moved the text cursor; carries its offset."""
    place_changed = Signal()
    """The text cursor is elsewhere, by whatever cause."""
    zoom_requested = Signal(int)
    """The reader asked for another text size; carries the steps."""
    view_changed = Signal(bool)
    """The reader changed to the other view; carries whether it is the one for reading."""
    view_shown = Signal(bool)
    """A cable or the other view is shown; carries whether it is the view for reading."""
    resized = Signal()
    """The page has another size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = BodyView(theme, self)
        self.reading = ReadingView(theme, self)
        self._cable = Cable(text="")
        self._text: ReadingText | None = None
        self._wants_reading = True
        self._filled: set[QWidget] = set()
        self._left: tuple[int, int] | None = None
        for view in self.views():
            self.addWidget(view)
        self._name_views()
        self._connect_signals()

    def _connect_signals(self) -> None:
        for view in self.views():
            view.cursor_moved.connect(self.cursor_moved)
            view.cursorPositionChanged.connect(self.place_changed)
            view.zoom_requested.connect(self.zoom_requested)

    def front(self) -> BodyView | ReadingView:
        """Return the view in front."""
        return self.reading if self.is_reading() else self.source

    def views(self) -> tuple[BodyView, ReadingView]:
        """Return both views, the one of the text as written first."""
        return self.source, self.reading

    def is_reading(self) -> bool:
        """Return whether the view for reading is in front."""
        return self.currentWidget() is self.reading

    def can_read(self) -> bool:
        """Return whether the cable has a body to set; a text without a message has none."""
        return bool(self._cable.paragraphs) and self._cable.source_format is not SourceFormat.TEXT

    def cable(self) -> Cable:
        """Return the cable that is shown."""
        return self._cable

    def reading_text(self) -> ReadingText:
        """Return the cable's text set for reading."""
        if self._text is None:
            self._text = text_set(self._cable)
        return self._text

    def show_cable(self, cable: Cable) -> None:
        """Show another cable from its beginning, in the view that the reader prefers if it can be."""
        self._cable = cable
        self._text = None
        self._filled.clear()
        self._left = None
        is_reading = self._wants_reading and self.can_read()
        if is_reading is not self.is_reading():
            self._bring_to_front(is_reading)
        else:
            self._fill()
        self.view_shown.emit(is_reading)

    @Slot(bool)
    def set_reading(self, reading: bool) -> None:
        """Set the cable for reading, or show it as written; place and selection stay."""
        self._wants_reading = reading
        if reading is self.is_reading() or (reading and not self.can_read()):
            return
        before = self.front()
        top, selection = before.top_offset(), before.selection()
        had_focus = before.hasFocus()
        self._bring_to_front(reading)
        now = self.front()
        now.place_cursor(*selection)
        # Nothing was moved since the reader came: go back to just where they came from.
        came, left = self._left or (-1, -1)
        now.scroll_to(left if came == top else top)
        self._left = (now.top_offset(), top)
        if had_focus:
            now.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_shown.emit(reading)
        self.view_changed.emit(reading)

    def _bring_to_front(self, reading: bool) -> None:
        self.setCurrentWidget(self.reading if reading else self.source)
        self._name_views()
        self._fill()

    def _fill(self) -> None:
        view = self.front()
        if view in self._filled:
            return
        self._filled.add(view)
        if view is self.reading:
            self.reading.show_cable(self._cable, self.reading_text())
        else:
            self.source.show_cable(self._cable)

    def _name_views(self) -> None:
        is_reading = self.is_reading()
        rename(self.reading, _IN_FRONT if is_reading else _READING)
        rename(self.source, _SOURCE if is_reading else _IN_FRONT)
        self.setFocusProxy(self.front())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so."""
        super().resizeEvent(event)
        self.resized.emit()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.source.set_theme(theme)
        self.reading.set_theme(theme)

    def set_zoom(self, zoom: int) -> None:
        """Show the text *zoom* points larger than usual."""
        self.source.set_zoom(zoom)
        self.reading.set_zoom(zoom)

    def set_look(self, look: ReadingLook) -> None:
        """Set the reading page in another face, size, spacing or width."""
        self.reading.set_look(look)
