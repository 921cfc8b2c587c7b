"""One cable on its page: banner, header, text, report, banner, and the links between them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.model.reading_text import Place
from cablereader.model.span import SpanKind
from cablereader.ui.banner import Banner
from cablereader.ui.body_row import BodyRow
from cablereader.ui.body_view import BodyView
from cablereader.ui.find_bar import FindBar
from cablereader.ui.header_panel import HeaderPanel
from cablereader.ui.header_rows import Row
from cablereader.ui.line_splitter import LineSplitter
from cablereader.ui.parse_report import ParseReport
from cablereader.ui.reading_look import ReadingLook
from cablereader.ui.reading_view import ReadingView
from cablereader.ui.sought_hits import SoughtHits
from cablereader.ui.theme import Theme

_LARGEST_HEADER = 0.42
"""The part of the height that the header takes at most before the reader moves the border."""
_LARGEST_LOW_HEADER = 0.34
_LOW = 560
"""Below this height the header is compact, so that the text keeps the larger part of the page."""
_REPORT_HEIGHT = 150
_NO_LIMIT = 16777215  # Qt's QWIDGETSIZE_MAX, which PySide does not name


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
        self._has_own_split = False
        self._build()
        self._connect_signals()
        self.set_theme(theme)

    def _build(self) -> None:
        self.banner_top = Banner(self._theme, speaks=True, parent=self)
        self.banner_top.setObjectName("bannerTop")
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
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for number, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(number, stretch)
        self.header.setMinimumHeight(48)
        self.row.setMinimumHeight(72)
        self.report.setMinimumHeight(72)
        # Labels know the height of their new letters only after the events of the font.
        self._settling = QTimer(self, interval=0, singleShot=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner_top)
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
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self._settling.timeout.connect(self._share_height)

    @property
    def body(self) -> BodyView | ReadingView:
        """The view of the text that is in front."""
        return self.pages.front()

    def cable(self) -> Cable:
        """Return the cable that is shown."""
        return self.pages.cable()

    def show_cable(self, cable: Cable) -> None:
        """Show another cable from its beginning."""
        self.banner_top.show_cable(cable)
        self.banner_bottom.show_cable(cable)
        self.header.show_cable(cable)
        self.row.show_cable(cable)
        self.report.show_cable(cable)
        self.find_bar.set_text(cable.text, self.pages.reading_text())
        self._align()
        self._share_height()

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
        self._settling.start()

    def set_look(self, look: ReadingLook) -> None:
        """Set the reading page in another face, size, spacing or width."""
        self.pages.set_look(look)
        self._align()

    def set_header_visible(self, visible: bool) -> None:
        """Show or hide the facts; the title stays."""
        self.header.set_sheet_visible(visible)
        self._share_height()

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
            header, body, _ = self.splitter.sizes()
            height = min(_REPORT_HEIGHT, max(72, body // 2))
            self.splitter.setSizes([header, body - height, height])
            self.report.go_to_first()
            self.report.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.report_toggled.emit(visible)

    def restore_split(self, state: QByteArray) -> None:
        """Divide the height as the reader did before."""
        self._has_own_split = not state.isEmpty() and self.splitter.restoreState(state)

    def saved_split(self) -> QByteArray:
        """Return how the reader divided the height; empty if that was left to the program."""
        return self.splitter.saveState() if self._has_own_split else QByteArray()

    def panes(self) -> list[QWidget]:
        """Return the parts that take the focus in turn."""
        parts = [self.header.sheet, self.body, self.row.outline, self.report]
        return [part for part in parts if part.isVisible()]

    def begin_find(self) -> None:
        """Open the find bar with what is selected."""
        start, end = self.body.selection()
        words = self.body.clean_selection() if end - start <= 80 else ""
        self.find_bar.begin(start, "" if "\n" in words else words)

    @Slot()
    def close_find(self) -> None:
        """Close the find bar and go back to the text."""
        self.find_bar.hide()
        self.sought.show()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep header and text on one page."""
        super().resizeEvent(event)
        self.header.set_compact(self.height() < _LOW)
        self._align()
        # Another width needs another height as well: the title wraps elsewhere.
        self._share_height()

    @Slot(bool)
    def _on_view_changed(self, _is_reading: bool) -> None:
        self._align()
        if not self.find_bar.isHidden():
            self._on_hits_changed(self.find_bar.hits(), self.find_bar.current())
        else:
            self.sought.show()
        self.cursor_moved.emit()

    @Slot()
    def _align(self) -> None:
        self.header.set_side_margin(self.body.side_margin(self.pages.width()))

    @Slot()
    def _share_height(self) -> None:
        """Give the header what it needs, within bounds, unless the reader decided otherwise."""
        is_open = self.header.is_sheet_visible()
        self.header.setMaximumHeight(_NO_LIMIT if is_open else self.header.preferred_height())
        if self._has_own_split:
            return
        _, _, report = self.splitter.sizes()
        # Sizes that leave nothing for the borders would be cut in turn, and with them a row.
        total = self.splitter.height() - 2 * self.splitter.handleWidth()
        share = _LARGEST_LOW_HEADER if self.height() < _LOW else _LARGEST_HEADER
        wanted = self.header.height_within(round(total * share))
        self.splitter.setSizes([wanted, total - wanted - report, report])

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
        if defect.end > defect.start and not self.body.shows(defect.start, defect.end):
            self.pages.set_reading(False)
        self.body.mark(())
        self.body.select(defect.start, defect.end)
        self.header.select_offset(defect.start)

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

    @Slot(int, int)
    def _on_splitter_moved(self, _position: int, _index: int) -> None:
        self._has_own_split = True
