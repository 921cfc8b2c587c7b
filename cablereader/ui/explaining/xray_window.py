"""The transmission lines of a cable, token by token: what each is for and what it says."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cablereader.handbook import XrayLine, XrayToken, contradictions, xray
from cablereader.model.cable import Cable
from cablereader.ui.explaining.xray_tree import (
    WARNING,
    XrayTree,
    cells_of,
    details_of,
    one_line,
    part_of,
)
from cablereader.ui.header.header_meanings import Reader
from cablereader.ui.look.theme import Theme, write_in
from cablereader.ui.memory.settings import Settings
from cablereader.ui.widgets.dialog_sizes import within_window
from cablereader.ui.widgets.plain_buttons import use_words_alone

_FIRST_SIZE = QSize(820, 600)
_DETAIL_LINES = 4


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
        self.tree = XrayTree(self._theme, self)
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
        use_words_alone(box)
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
        self.tree.theme = theme
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
            self.findings.setText("\n".join([f"{WARNING}  {head}", *found]))
        elif self._lines:
            self.findings.setText(self.tr("The lines do not contradict each other."))
        else:
            self.findings.setText(self.tr("This record has no transmission lines."))
        self._show_findings(bool(found))
        self.detail.clear()
        self.tree.show_lines(self._lines)

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
            rows += [f"\t{WARNING} {item.sentence}" for item in line.contradictions]
            rows += [
                f"\t{one_line(token.text)}\t{token.role}\t{token.meaning}" for token in line.tokens
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

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current_changed(
        self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None
    ) -> None:
        self.detail.setText(details_of(current) if current is not None else "")

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        part = part_of(item)
        if part is not None:
            self.place_chosen.emit(part.start, part.end)

    def _ask(self, item: QTreeWidgetItem) -> None:
        part = part_of(item)
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
            QGuiApplication.clipboard().setText(cells_of(item))
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the size."""
        self._settings.set_dialog_size("xray", self.size())
        super().hideEvent(event)
