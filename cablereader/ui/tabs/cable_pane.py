"""One cable on its page: banner, header, text, report, banner, and the links between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cablereader.handbook.meanings import banner_note
from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.model.reading.reading_text import Place
from cablereader.model.span import SpanKind
from cablereader.model.text_parts import Part, part_at
from cablereader.ui.header.header_meanings import Reader
from cablereader.ui.header.header_panel import HeaderPanel
from cablereader.ui.header.header_room import HeaderRoom
from cablereader.ui.header.header_row import Row
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.banner import Banner
from cablereader.ui.page.body_row import BodyRow
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.find_bar import FindBar
from cablereader.ui.page.parse_report import ParseReport
from cablereader.ui.page.part_remark import PartRemark
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.page.sought_hits import SoughtHits
from cablereader.ui.tabs.file_remark import FileRemark
from cablereader.ui.widgets.line_splitter import LineSplitter

_LARGEST_REPORT = 150
"""Pixels that the parse report takes at most when it is opened."""


class CablePane(QWidget):
    """Shows one cable. Choosing a fact shows its place in the text, and the other way round."""

    cursor_moved = Signal()
    """The text cursor is elsewhere."""
    zoom_requested = Signal(int)
    """The reader asked for another text size; carries the steps."""
    report_toggled = Signal(bool)
    """The parse report was shown or hidden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reader: Reader | None = None
        self._part, self._first_line = part_at(Cable(text=""), 0), 1
        self._side_margin = -1
        self._build()
        self._connect_signals()
        self.set_theme(theme)

    def _build(self) -> None:
        self.banner_top = Banner(self._theme, speaks=True, parent=self)
        self.banner_top.setObjectName("bannerTop")
        self.file = FileRemark(self._theme, self)
        self.parts = PartRemark(self._theme, self)
        self.header = HeaderPanel(self._theme, self)
        self.row = BodyRow(self._theme, self)
        self.pages = self.row.pages
        self.sought = SoughtHits(self.pages.front)
        self.report = ParseReport(self._theme, self)
        self.report.hide()
        self.find_bar = FindBar(self._theme, self)
        self.find_bar.hide()
        self.banner_bottom = Banner(self._theme, speaks=False, parent=self)
        self.banner_bottom.setObjectName("bannerBottom")
        self.splitter = LineSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("cableSplitter")
        for part in (self.header, self.row, self.report):
            self.splitter.addWidget(part)
        self.header.setMinimumHeight(40)
        self.row.setMinimumHeight(72)
        self.report.setMinimumHeight(32)
        self.room = HeaderRoom(self.splitter, self.header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner_top)
        layout.addWidget(self.file)
        layout.addWidget(self.parts)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.banner_bottom)

    def _connect_signals(self) -> None:
        self.header.row_chosen.connect(self._on_row_chosen)
        self.pages.cursor_moved.connect(self._on_cursor_moved)
        self.pages.place_changed.connect(self.cursor_moved)
        self.pages.zoom_requested.connect(self.zoom_requested)
        self.pages.view_changed.connect(self._on_view_changed)
        self.pages.resized.connect(self._align)
        self.report.defect_chosen.connect(self._on_defect_chosen)
        self.report.closed.connect(self._on_report_closed)
        self.find_bar.hits_changed.connect(self._on_hits_changed)
        self.find_bar.closed.connect(self.close_find)
        self.banner_top.warning_activated.connect(self._on_warning_activated)

    @property
    def body(self) -> BodyView | ReadingView:
        """The view of the text that is in front."""
        return self.pages.front()

    def cable(self) -> Cable:
        """Return the cable that is shown; of one that is too long, the part that is."""
        return self._part.cable

    def whole(self) -> Cable:
        """Return the cable that is shown, with the parts of it that are not."""
        return self._part.whole

    def line_and_column(self) -> tuple[int, int]:
        """Return where the cursor is, both counted from 1, in lines of the whole text."""
        line, column = self.body.line_and_column()
        return self._first_line + line - 1, column

    def show_cable(self, cable: Cable) -> None:
        """Show another cable from its beginning; of one that is too long, the first part."""
        self.show_part(part_at(cable, 0))

    def show_part(self, part: Part) -> None:
        """Show another cable, or another part of one, from its beginning."""
        self._part, self._first_line = part, part.first_line()
        cable = part.cable
        # What a banner says is of the whole text: the highest marking may be in another part.
        self.banner_top.show_cable(part.whole)
        self.banner_bottom.show_cable(part.whole)
        self.parts.show_part(part)
        self.header.show_cable(cable)
        self.row.show_cable(cable)
        self.report.show_cable(cable, self._first_line)
        self._explain_banners()
        self.find_bar.set_text(cable.text, self.pages.reading_text(), part.is_whole)
        self._align()
        self.room.share()

    def set_reader(self, reader: Reader) -> None:
        """Explain the codes of this cable and the following ones to *reader*."""
        self._reader = reader
        self.header.set_reader(reader)
        self._explain_banners()
        self.room.share()

    def _explain_banners(self) -> None:
        book = self._reader.book if self._reader is not None else None
        words = banner_note(book, self.cable()) if book is not None else ""
        for banner in (self.banner_top, self.banner_bottom):
            banner.explain(words)

    def go_to(self, start: int, end: int) -> None:
        """Select a place of the text, as written if the reading view leaves it out."""
        if end > start and not self.body.shows(start, end):
            self.pages.set_reading(False)
        self.body.mark(())
        self.body.select(start, end)
        self.header.select_offset(start)

    def go_to_start(self) -> None:
        """Show the text from its classification line on: what machines wrote stands above it."""
        cable = self.cable()
        body = cable.paragraphs[0].start if cable.paragraphs else len(cable.text)
        lines = (span.start for span in cable.spans_of(SpanKind.CLASSIFICATION))
        start = next(lines, body)
        self.body.begin_below(start if start < body else 0)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        for part in (
            self.banner_top,
            self.file,
            self.parts,
            self.header,
            self.row,
            self.report,
            self.find_bar,
            self.banner_bottom,
        ):
            part.set_theme(theme)

    def set_zoom(self, zoom: int) -> None:
        """Show text and header *zoom* points larger than usual."""
        self.pages.set_zoom(zoom)
        self.header.set_zoom(zoom)
        self._align()
        self.room.settling.start()

    def set_look(self, look: ReadingLook) -> None:
        """Set the reading page in another face, size, spacing or width."""
        self.pages.set_look(look)
        self._align()

    def is_report_visible(self) -> bool:
        """Return whether the parse report is open."""
        return not self.report.isHidden()

    @Slot(bool)
    def set_report_visible(self, visible: bool) -> None:
        """Open the parse report and go there, or close it and go back to the text."""
        if visible == self.is_report_visible():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.report.isAncestorOf(focus)
        self.report.setVisible(visible)
        if visible:
            self.room.make_room(self.report.height_within(_LARGEST_REPORT))
            self.report.go_to_first()
            self.report.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.report_toggled.emit(visible)

    def panes(self) -> list[QWidget]:
        """Return the parts that take the focus in turn."""
        parts = [self.header.sheet, self.body, self.row.outline, self.report]
        return [part for part in parts if part.isVisible()]

    def begin_find(self) -> None:
        """Open the find bar with what is selected."""
        start, end = self.body.selection()
        words = self.body.clean_selection() if end - start <= 80 else ""
        self.find_bar.begin(start, "" if "\n" in words else words)

    def mark_found(self) -> None:
        """Mark what the find bar finds, above what was searched in the library; go to none of it."""
        if not self.find_bar.isHidden():
            self.body.show_hits(self.find_bar.hits(), self.find_bar.current())

    @Slot()
    def close_find(self) -> None:
        """Close the find bar and go back to the text."""
        self.find_bar.hide()
        self.sought.show()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep header and text on one page."""
        super().resizeEvent(event)
        self._align()
        self.room.fit(self.size())

    @Slot(bool)
    def _on_view_changed(self, _is_reading: bool) -> None:
        self._align()
        self.room.settling.start()  # the title may have other lines on a page of another width
        if not self.find_bar.isHidden():
            self._on_hits_changed(self.find_bar.hits(), self.find_bar.current())
        else:
            self.sought.show()
        self.cursor_moved.emit()

    @Slot()
    def _align(self) -> None:
        margin = self.body.side_margin(self.pages.width())
        if margin != self._side_margin:
            self._side_margin = margin
            self.header.set_side_margin(margin)
            self.room.settling.start()  # the values wrap elsewhere

    @Slot(object)
    def _on_row_chosen(self, row: Row) -> None:
        self.body.mark(row.places)
        if row.places and not any(self.body.shows(*place) for place in row.places):
            self.row.hint.say(self.tr("This stands in the message header: F2 shows it as written"))

    @Slot(int)
    def _on_cursor_moved(self, offset: int) -> None:
        self.body.mark(())
        self.header.select_offset(offset)

    @Slot(object)
    def _on_defect_chosen(self, defect: Defect) -> None:
        self.go_to(defect.start, defect.end)

    @Slot()
    def _on_report_closed(self) -> None:
        self.set_report_visible(False)

    @Slot(object, int)
    def _on_hits_changed(self, hits: list[Place], current: int) -> None:
        if current >= 0:
            self.body.select(*hits[current])
            if not self.body.shows(*hits[current]):
                self.row.hint.say(self.tr("Found in the message header: F2 shows it as written"))
        self.body.show_hits(hits, current)

    @Slot()
    def _on_warning_activated(self) -> None:
        self.set_report_visible(True)
        self.report.go_to_disagreement()
