"""The transmission lines of a cable, token by token: what each is for and what it says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cablereader.handbook import XrayLine, XrayToken, contradictions, xray
from cablereader.model.cable import Cable
from cablereader.ui.dialog_sizes import within_window
from cablereader.ui.fonts import fixed_font
from cablereader.ui.header_meanings import Reader
from cablereader.ui.settings import Settings
from cablereader.ui.theme import Theme, write_in

_FIRST_SIZE = QSize(820, 600)
_DETAIL_LINES = 4
_PART_ROLE = Qt.ItemDataRole.UserRole
_SENT, _PURPOSE, _MEANING = range(3)
_WARNING = "⚠"
_GAP = 20
_QUIET = QPalette.ColorRole.PlaceholderText

Index = QModelIndex | QPersistentModelIndex


class _LineDelegate(QStyledItemDelegate):
    """Says behind a line, quietly, what it is for."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        part = index.data(_PART_ROLE)
        if not isinstance(part, XrayLine):
            return
        line = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
        box = QRect(option.rect)
        box.setLeft(box.left() + line.horizontalAdvance(_one_line(part.text)) + _GAP)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else _QUIET
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        cut = Qt.TextElideMode.ElideRight
        words = option.fontMetrics.elidedText(part.role, cut, max(0, box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class XrayWindow(QDialog):
    """Not modal. Enter or a click on a token goes to its place in the text."""

    place_chosen = Signal(int, int)
    """The reader chose a line or token; carries where it begins and ends."""

    entry_asked = Signal(object)
    """The reader asked for the handbook's entry of a token; carries it."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._lines: tuple[XrayLine, ...] = ()
        self._shown: tuple[Cable, Reader] | None = None
        self._build()
        self._connect_signals()
        self.set_theme(theme)

    def _build(self) -> None:
        self.setObjectName("xrayWindow")
        self.setWindowTitle(self.tr("Header X-Ray"))
        self.findings = self._label("xrayFindings", self.tr("Contradictions"))
        self.findings.setAutoFillBackground(True)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("xrayTree")
        self.tree.setAccessibleName(self.tr("Transmission lines and their tokens"))
        self.tree.setHeaderLabels([self.tr("As sent"), self.tr("Role"), self.tr("Meaning")])
        self.tree.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setItemDelegate(_LineDelegate(self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setExpandsOnDoubleClick(False)
        self.detail = self._label("xrayDetail", self.tr("The chosen token"))
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = self.detail.fontMetrics().lineSpacing()
        self.detail.setMinimumHeight(_DETAIL_LINES * line)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = QPushButton(self.tr("&Copy All"), self)
        self.copy_button.setAutoDefault(False)
        box.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        close.setIcon(QIcon())  # the style's own is drawn for a light window
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.findings)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.detail)
        layout.addWidget(box)
        self.resize(self._settings.dialog_size("xray") or within_window(self, _FIRST_SIZE))

    def _label(self, name: str, words: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setAccessibleDescription(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _connect_signals(self) -> None:
        self.tree.currentItemChanged.connect(self._on_current_changed)
        self.tree.itemClicked.connect(self._on_chosen)
        self.copy_button.clicked.connect(self._on_copy_all)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        write_in(self.detail, theme.color("ink"))
        if self._shown is not None:
            self.show_cable(*self._shown)

    def show_cable(self, cable: Cable, reader: Reader) -> None:
        """Show the transmission lines of *cable*."""
        self._shown = (cable, reader)
        self._lines = xray(cable, reader.book, reader.today)
        found = [item.sentence for item in contradictions(cable)]
        if found:
            counted = self.tr("{count} contradictions").format(count=len(found))
            head = self.tr("1 contradiction") if len(found) == 1 else counted
            self.findings.setText("\n".join([f"{_WARNING}  {head}", *found]))
        elif self._lines:
            self.findings.setText(self.tr("The lines do not contradict each other."))
        else:
            self.findings.setText(self.tr("This record has no transmission lines."))
        self._show_findings(bool(found))
        self.tree.clear()
        for line in self._lines:
            self._add_line(line)
        self.tree.expandAll()
        self._fit_columns()
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        else:
            self.detail.clear()

    def come_to_front(self) -> None:
        """Show the window, its list ready for the keys."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return all lines with their tokens as text, a tab between the columns."""
        rows: list[str] = []
        for line in self._lines:
            rows.append(f"{line.text}\t{line.role}")
            rows += [f"\t{_WARNING} {item.sentence}" for item in line.contradictions]
            rows += [
                f"\t{_one_line(token.text)}\t{token.role}\t{token.meaning}" for token in line.tokens
            ]
        return "\n".join(rows)

    def _show_findings(self, has_any: bool) -> None:
        theme = self._theme
        palette = theme.palette()
        ground = theme.color("warning_ground" if has_any else "desk")
        self.findings.setMargin(8 if has_any else 0)
        palette.setColor(self.findings.backgroundRole(), ground)
        self.findings.setPalette(palette)
        write_in(self.findings, theme.color("warning_ink" if has_any else "secondary"))

    def _add_line(self, line: XrayLine) -> None:
        top = QTreeWidgetItem(self.tree, [_one_line(line.text)])
        top.setFirstColumnSpanned(True)
        font = fixed_font()
        font.setPointSizeF(self.font().pointSizeF())
        font.setWeight(QFont.Weight.DemiBold)
        top.setFont(_SENT, font)
        top.setData(_SENT, _PART_ROLE, line)
        top.setData(_SENT, Qt.ItemDataRole.AccessibleTextRole, f"{line.role}: {line.text}")
        for item in line.contradictions:
            words = self.tr("{sign}  Contradiction: {sentence}").format(
                sign=_WARNING, sentence=item.sentence
            )
            row = QTreeWidgetItem(top, [words])
            row.setFirstColumnSpanned(True)
            row.setForeground(_SENT, self._theme.color("warning_ink"))
            row.setBackground(_SENT, self._theme.color("warning_ground"))
        for token in line.tokens:
            cells = [_one_line(token.text), token.role, _one_line(token.meaning)]
            row = QTreeWidgetItem(top, cells)
            plain = fixed_font()
            plain.setPointSizeF(self.font().pointSizeF())
            row.setFont(_SENT, plain)
            row.setData(_SENT, _PART_ROLE, token)
            row.setForeground(_PURPOSE, self._theme.color("secondary"))

    def _fit_columns(self) -> None:
        for column in (_SENT, _PURPOSE):
            self.tree.resizeColumnToContents(column)
            width = min(
                self.tree.columnWidth(column) + 12, 30 * self.fontMetrics().averageCharWidth()
            )
            self.tree.setColumnWidth(column, width)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current_changed(
        self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None
    ) -> None:
        self.detail.setText(_details(current) if current is not None else "")

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        part = item.data(_SENT, _PART_ROLE)
        if part is not None:
            self.place_chosen.emit(part.start, part.end)

    def _ask(self, item: QTreeWidgetItem) -> None:
        part = item.data(_SENT, _PART_ROLE)
        if isinstance(part, XrayToken) and part.explanation.entry is not None:
            self.entry_asked.emit(part.explanation.entry)

    @Slot()
    def _on_copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to a token's place, F1 to its entry, Ctrl+C copies it; Escape closes."""
        item = self.tree.currentItem() if self.tree.hasFocus() else None
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(item)
        elif item is not None and event.matches(QKeySequence.StandardKey.HelpContents):
            self._ask(item)
        elif item is not None and event.matches(QKeySequence.StandardKey.Copy):
            cells = (item.text(column) for column in (_SENT, _PURPOSE, _MEANING))
            QGuiApplication.clipboard().setText("\t".join(cell for cell in cells if cell))
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the size."""
        self._settings.set_dialog_size("xray", self.size())
        super().hideEvent(event)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _details(item: QTreeWidgetItem) -> str:
    part = item.data(_SENT, _PART_ROLE)
    if isinstance(part, XrayToken):
        source = part.explanation.source
        more = part.explanation.entry.more if part.explanation.entry else ""
        last = " ".join(words for words in (more, f"({source})" if source else "") if words)
        return "\n".join(words for words in (f"{part.text}: {part.meaning}", last) if words)
    if isinstance(part, XrayLine):
        return f"{part.role}: {_one_line(part.text)}"
    return item.text(_SENT)
