"""The text and the outline beside it, and the ways from place to place."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from cablereader.model.cable import Cable
from cablereader.model.reading.outline import outline_of
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.body_pages import BodyPages
from cablereader.ui.page.outline_view import USUAL_WIDTH, OutlineView
from cablereader.ui.page.passage_keys import PassageKeys
from cablereader.ui.widgets.line_splitter import LineSplitter
from cablereader.ui.widgets.place_hint import PlaceHint

ROOM_FOR_OUTLINE = 820
"""Below this width the outline is folded unless the reader asked for it."""


class BodyRow(LineSplitter):
    """Body and outline, side by side."""

    outline_toggled = Signal(bool)
    """The outline was unfolded or folded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.pages = BodyPages(theme, self)
        self.outline = OutlineView(theme, self)
        self.hint = PlaceHint(theme, self.pages)
        self._keys = PassageKeys(self)
        self._wanted: bool | None = None
        # The text is scrolled in many small steps; the outline need not follow each.
        self._following = QTimer(self, interval=0, singleShot=True)
        self._build()
        self._connect_signals()

    def _build(self) -> None:
        self.setObjectName("bodySplitter")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self.pages)
        self.addWidget(self.outline)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.pages.setMinimumWidth(280)
        for view in self.pages.views():
            view.installEventFilter(self._keys)
        self.setSizes([1000, USUAL_WIDTH])
        self.outline.setVisible(False)

    def _connect_signals(self) -> None:
        self.outline.entry_chosen.connect(self._on_entry_chosen)
        self._keys.step_asked.connect(self.step)
        self._keys.number_asked.connect(self.go_to_paragraph)
        self._following.timeout.connect(self._follow)
        for view in self.pages.views():
            view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.pages.view_changed.connect(self._on_scrolled)

    def show_cable(self, cable: Cable) -> None:
        """Show another cable."""
        self.pages.show_cable(cable)
        entries = outline_of(cable, self.pages.reading_text()) if self.pages.can_read() else ()
        self.outline.set_entries(entries)
        self._fit()
        self._following.start()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.pages.set_theme(theme)
        self.outline.set_theme(theme)
        self.hint.set_theme(theme)

    # The outline

    def set_outline_wanted(self, wanted: bool | None) -> None:
        """Unfold or fold the outline; None leaves it to the room there is."""
        self._wanted = wanted
        self._fit()

    def is_outline_visible(self) -> bool:
        """Return whether the outline is unfolded."""
        return not self.outline.isHidden()

    def restore_split(self, state: QByteArray) -> None:
        """Divide the width as the reader did before."""
        if not state.isEmpty():
            self.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the outline where it would leave too little to the text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        has_room = self.width() >= ROOM_FOR_OUTLINE
        wanted = has_room if self._wanted is None else self._wanted
        visible = wanted and bool(self.outline.entries())
        if visible is self.is_outline_visible():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is self.outline
        self.outline.setVisible(visible)
        if had_focus:
            self.pages.front().setFocus(Qt.FocusReason.OtherFocusReason)
        self.outline_toggled.emit(visible)

    @Slot(int)
    def _on_entry_chosen(self, offset: int) -> None:
        self.go_to(offset)

    @Slot()
    def _on_scrolled(self) -> None:
        self._following.start()

    @Slot()
    def _follow(self) -> None:
        view = self.pages.front()
        self.outline.follow(max(view.top_offset(), self._near_end()))

    def _near_end(self) -> int:
        """Return the cursor's offset where the text cannot be scrolled up to it; else 0."""
        view = self.pages.front()
        bar = view.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        return view.offset() if is_at_end and self._sees_cursor() else 0

    # From paragraph to paragraph

    def go_to(self, offset: int) -> None:
        """Go on reading at *offset*."""
        self.pages.front().begin_at(offset)
        self._following.start()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next paragraph, or the one before."""
        starts = [item.start for item in self.pages.cable().paragraphs]
        if not starts:
            return
        view = self.pages.front()
        here = view.offset() if self._sees_cursor() else view.top_offset()
        wanted = bisect_right(starts, here) - 1 + by
        if 0 <= wanted < len(starts):
            self.go_to(starts[wanted])
        else:
            words = self.tr("This is the last paragraph")
            self.hint.say(words if by > 0 else self.tr("This is the first paragraph"))

    @Slot(int)
    def go_to_paragraph(self, number: int) -> None:
        """Go to the paragraph with a number; say so when there is none."""
        for paragraph in self.pages.cable().paragraphs:
            if paragraph.number == number:
                self.go_to(paragraph.start)
                self.hint.say(self.tr("Paragraph {number}").format(number=number))
                return
        self.hint.say(self.tr("There is no paragraph {number}").format(number=number))

    def _sees_cursor(self) -> bool:
        view = self.pages.front()
        return view.viewport().rect().intersects(view.cursorRect())
