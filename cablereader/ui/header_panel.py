"""The head of a cable's page: the subject as its title, and the sheet of facts below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cablereader.model.cable import Cable
from cablereader.model.dates_in_words import date_in_words
from cablereader.ui.fonts import compact_title_font, text_font, title_font
from cablereader.ui.header_meanings import Reader
from cablereader.ui.header_row import Row
from cablereader.ui.header_rows import header_rows, subject_row
from cablereader.ui.header_sheet import HeaderSheet
from cablereader.ui.theme import Theme, write_in

TEXT_MARGIN = 20
"""From the edge of the page to its text, the same as in the body below."""
_GRID = 8
_FEW_ROWS = 3
_A_LITTLE_MORE = 1.4


class HeaderPanel(QWidget):
    """Every fact of a cable, each of which can be copied and knows its place in the text."""

    row_chosen = Signal(object)
    """The reader chose a fact; carries its :class:`Row`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._subject = Row("", "")
        self._cable: Cable | None = None
        self._reader: Reader | None = None
        self._zoom = 0
        self._is_compact = False
        self._build()
        self._connect_signals()
        self.set_theme(theme)
        self._lay_out()

    def _build(self) -> None:
        self.setObjectName("headerPanel")
        self.setAccessibleName(self.tr("Header of the cable"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._line = QLabel(self)
        self._line.setObjectName("headerLine")
        self._line.setWordWrap(True)
        self._marking = QLabel(self)
        self._marking.setObjectName("titleMarking")
        self._title = TitleLabel(self)
        self.sheet = HeaderSheet(self._theme, self)
        for label in (self._line, self._marking):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(_GRID + 2)
        self._heading.addWidget(self._marking, 0, Qt.AlignmentFlag.AlignTop)
        self._heading.addWidget(self._title, 1)
        self.sheet.setMinimumHeight(3 * _GRID)
        self._head = QVBoxLayout()
        self._head.setSpacing(_GRID - 2)
        self._head.addWidget(self._line)
        self._head.addLayout(self._heading)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addWidget(self.sheet, 1)

    def _connect_signals(self) -> None:
        self.sheet.row_chosen.connect(self.row_chosen)
        self._title.chosen.connect(self._on_title_chosen)

    def show_cable(self, cable: Cable) -> None:
        """Show the facts of *cable*."""
        self._cable = cable
        self._subject = subject_row(cable, self.tr)
        self._marking.setText(self._subject.note)
        self._marking.setVisible(bool(self._subject.note))
        self._title.setText(self._subject.text or cable.reference_id or self.tr("No subject"))
        self._line.setText(_line_of(cable))
        self._line.setVisible(bool(self._line.text()))
        self.sheet.show_rows(header_rows(cable, self.tr, self._reader))

    def set_reader(self, reader: Reader) -> None:
        """Say beside the codes what they mean, to *reader*."""
        self._reader = reader
        if self._cable is not None:
            self.sheet.show_rows(header_rows(self._cable, self.tr, reader))

    def title(self) -> str:
        """Return the title that is shown."""
        return self._title.text()

    def select_offset(self, offset: int) -> None:
        """Select the fact that was read at a text offset."""
        self.sheet.select_offset(offset)

    def is_sheet_visible(self) -> bool:
        """Return whether the facts below the title are shown."""
        return not self.sheet.isHidden()

    def set_sheet_visible(self, visible: bool) -> None:
        """Show or hide the facts; the title stays."""
        self.sheet.setVisible(visible)

    def preferred_height(self) -> int:
        """Return the height at which nothing has to be scrolled."""
        rows = self.sheet.content_height() if self.is_sheet_visible() else 0
        return self._height_of_head() + rows

    def _height_of_head(self) -> int:
        margins = self._page.contentsMargins()
        height = margins.top() + margins.bottom() + self._head.totalHeightForWidth(self.width())
        return height + self._page.spacing() if self.is_sheet_visible() else height

    def height_within(self, limit: int) -> int:
        """Return the largest height up to *limit* at which no row is cut.

        Under a title of many lines it is more than *limit*, so that some rows are seen at all: three
        if that takes only a little more, else one.
        """
        head = self._height_of_head()
        if not self.is_sheet_visible():
            return head
        rows = self.sheet.content_height()
        if head + rows <= limit:
            return head + rows
        few = self.sheet.height_of_rows(_FEW_ROWS)
        room = max(limit - head, min(few, round(_A_LITTLE_MORE * limit) - head))
        return head + self.sheet.height_of_whole_rows(room)

    def set_side_margin(self, margin: int) -> None:
        """Put the page *margin* pixels from both sides."""
        inner = margin + TEXT_MARGIN
        self._head.setContentsMargins(inner, 0, inner, 0)
        self.sheet.set_side_margin(inner)

    def set_zoom(self, zoom: int) -> None:
        """Use letters of *zoom* points above the usual size."""
        self._zoom = zoom
        self._lay_out()

    def set_compact(self, compact: bool) -> None:
        """Use a smaller title and less space, for a low window."""
        if compact != self._is_compact:
            self._is_compact = compact
            self._lay_out()

    def _lay_out(self) -> None:
        step = _GRID // 2 if self._is_compact else 0
        self._page.setContentsMargins(0, 2 * _GRID - step, 0, _GRID)
        self._page.setSpacing(_GRID + 4 - step)
        title = compact_title_font if self._is_compact else title_font
        for label in (self._marking, self._title):
            label.setFont(title(self._zoom // 2))  # a title needs less to be large enough
        for widget in (self._line, self.sheet):
            widget.setFont(text_font(self._zoom))

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self.sheet.set_theme(theme)
        for label in (self._line, self._marking):
            write_in(label, theme.color("secondary"))

    @Slot()
    def _on_title_chosen(self) -> None:
        if self._subject.places:
            self.row_chosen.emit(self._subject)


class TitleLabel(QLabel):
    """A title that takes the focus, so that its place can be shown and its words be copied."""

    chosen = Signal()
    """The reader clicked the title, or pressed Enter on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("titleLabel")
        self.setAccessibleName(self.tr("Subject"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the title was clicked. Tab only passes by, and leaves the text where it is."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the title on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def _line_of(cable: Cable) -> str:
    date = date_in_words(cable.created) if cable.created else None
    parts = (cable.reference_id, cable.origin or cable.sender, date)
    return "  ·  ".join(part for part in parts if part)
