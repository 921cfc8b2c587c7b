"""The head of a cable's page: the subject as its title, and the sheet of facts below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cablereader.model.cable import Cable
from cablereader.model.dates_in_words import date_in_words
from cablereader.ui.header.header_meanings import Reader
from cablereader.ui.header.header_row import Row
from cablereader.ui.header.header_rows import header_rows, subject_row
from cablereader.ui.header.header_sheet import HeaderSheet
from cablereader.ui.look.fonts import compact_title_font, text_font, title_font
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme, write_in
from cablereader.ui.widgets.one_line_label import OneLineLabel, TitleLabel
from cablereader.ui.widgets.window_button import WindowToolButton

TEXT_MARGIN = 20
"""From the edge of the page to its text, the same as in the body below."""
_GRID = 8
_BUTTON = TEXT_MARGIN
_FEW_ROWS = 3
_ARROWS = ((True, "previous"), (False, "next"))
_FOLD_KEY = "F7"
_A_LITTLE_MORE = 1.4


class HeaderPanel(QWidget):
    """Every fact of a cable, each of which can be copied and knows its place in the text."""

    row_chosen = Signal(object)
    """The reader chose a fact; carries its :class:`Row`."""
    fold_asked = Signal(bool)
    """The reader asked to unfold the facts, or to fold them."""

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
        self._line = OneLineLabel(self)
        self._line.setObjectName("headerLine")
        policy = self._line.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._line.setSizePolicy(policy)
        self._marking = QLabel(self)
        self._marking.setObjectName("titleMarking")
        self._title = TitleLabel(self)
        self.sheet = HeaderSheet(self._theme, self)
        self._marking.setTextFormat(Qt.TextFormat.PlainText)
        self._fold = WindowToolButton(self)
        self._fold.setObjectName("headerFold")
        self._fold.setAutoRaise(True)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.setFixedSize(_BUTTON, _BUTTON)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(_GRID + 2)
        self._heading.addWidget(self._marking, 0, Qt.AlignmentFlag.AlignTop)
        self._heading.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        self.sheet.setMinimumHeight(3 * _GRID)
        self._words = QVBoxLayout()
        self._words.addWidget(self._line)
        self._words.addLayout(self._heading)
        # The button stands beside the column of the text, and takes nothing from it.
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addLayout(self._words, 1)
        self._head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addWidget(self.sheet, 1)
        self.setTabOrder(self._title, self._fold)
        self.setTabOrder(self._fold, self.sheet)

    def _connect_signals(self) -> None:
        self.sheet.row_chosen.connect(self.row_chosen)
        self._title.chosen.connect(self._on_title_chosen)
        self._fold.clicked.connect(self._on_fold_clicked)

    def show_cable(self, cable: Cable) -> None:
        """Show the facts of *cable*."""
        self._cable = cable
        self._subject = subject_row(cable, self.tr)
        self._marking.setText(self._subject.note)
        self._marking.setVisible(bool(self._subject.note))
        self._title.say(self._subject.text or cable.reference_id or self.tr("No subject"))
        line = _line_of(cable)
        self._line.say(line)
        self._line.setVisible(bool(line))
        self.sheet.show_rows(header_rows(cable, self.tr, self._reader))
        self.sheet.scrollToTop()

    def set_reader(self, reader: Reader) -> None:
        """Say beside the codes what they mean, to *reader*."""
        self._reader = reader
        if self._cable is not None:
            self.sheet.show_rows(header_rows(self._cable, self.tr, reader))

    def title(self) -> str:
        """Return the title that is shown."""
        return self._title.words()

    def select_offset(self, offset: int) -> None:
        """Select the fact that was read at a text offset."""
        self.sheet.select_offset(offset)

    def is_sheet_visible(self) -> bool:
        """Return whether the facts below the title are shown."""
        return not self.sheet.isHidden()

    def set_sheet_visible(self, visible: bool) -> None:
        """Show or hide the facts; the title stays."""
        self.sheet.setVisible(visible)
        self._lay_out()
        self._show_fold()

    def take_focus(self) -> None:
        """Let the keys go to what unfolds the facts."""
        self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def preferred_height(self) -> int:
        """Return the height at which nothing has to be scrolled."""
        rows = self.sheet.content_height() if self.is_sheet_visible() else 0
        return self._height_of_head() + rows

    def _height_of_head(self) -> int:
        margins = self._page.contentsMargins()
        head = self._head.totalHeightForWidth(self.width())
        if head < 0:
            head = self._head.totalSizeHint().height()  # nothing wraps
        height = margins.top() + margins.bottom() + head
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
        self._head.setContentsMargins(inner, 0, inner - _BUTTON, 0)
        self.sheet.set_side_margin(inner)

    def set_zoom(self, zoom: int) -> None:
        """Use letters of *zoom* points above the usual size."""
        self._zoom = zoom
        self._lay_out()

    def set_compact(self, compact: bool) -> None:
        """Use a smaller title and less space, and two lines if folded: for a small page."""
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
        is_short = self._is_compact and not self.is_sheet_visible()
        for label in (self._line, self._title):
            label.set_one_line(is_short)
        self._words.setSpacing(_GRID // 2 if is_short else _GRID - 2)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self.sheet.set_theme(theme)
        for label in (self._line, self._marking):
            write_in(label, theme.color("secondary"))
        self._arrows = {is_open: icon(name, theme.color("tool")) for is_open, name in _ARROWS}
        self._show_fold()

    def _show_fold(self) -> None:
        is_open = self.is_sheet_visible()
        words = self.tr("Fold the header") if is_open else self.tr("Unfold the header")
        self._fold.setIcon(self._arrows[is_open])
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(f"{words} ({_FOLD_KEY})")

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.fold_asked.emit(not self.is_sheet_visible())

    @Slot()
    def _on_title_chosen(self) -> None:
        if self._subject.places:
            self.row_chosen.emit(self._subject)


def _line_of(cable: Cable) -> str:
    date = date_in_words(cable.created) if cable.created else None
    parts = (cable.reference_id, cable.origin or cable.sender, date)
    return "  ·  ".join(part for part in parts if part)
