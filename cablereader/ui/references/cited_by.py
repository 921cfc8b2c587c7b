"""The company of the cable that is read: who cites it, what it cites in vain, its thread, its versions.

One list, with headings between its parts; a part without rows is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QShowEvent, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from cablereader.formats.opening import CableAddress
from cablereader.library import Likeness, Row
from cablereader.model.cable import Cable, ReferenceKind
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.mrn import parse_mrn
from cablereader.ui.holdings import HeldCable, Holdings
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.look.level_chip import chip_icon, chip_size, hollow_icon
from cablereader.ui.references.cable_relations import Relations, ThreadLine, relations
from cablereader.ui.references.cited_by_menu import CitedByMenu, address_of
from cablereader.ui.references.library_holdings import held_row
from cablereader.ui.trees.tree_nodes import printable
from cablereader.ui.widgets.choice_delegate import Choice, choice_item
from cablereader.ui.widgets.headed_list import BETWEEN, HeadedDelegate, heading_item


class CitedBy(QWidget):
    """Shows how a cable and the reader's others are connected."""

    chosen = Signal(object, bool)
    """The reader chose a cable; carries its address, and whether a tab of its own is wanted."""

    def __init__(
        self,
        holdings: Holdings,
        questions: QuestionThread | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """*questions* go to the library; without them only *holdings* are asked."""
        super().__init__(parent)
        self._holdings = holdings
        self._questions = questions
        self._cable: Cable | None = None
        self._address: CableAddress | None = None
        self._citing: Sequence[HeldCable] = ()
        self._relations = Relations()
        self._shown: object = None
        self._build()
        self.view.clicked.connect(self._on_clicked)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        self.menu.chosen.connect(self._on_menu_chosen)
        self.show_cable(None)

    def _build(self) -> None:
        self.setObjectName("citedBy")
        self._heading = QLabel(self)
        self._heading.setObjectName("citedByHeading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self._heading.setContentsMargins(12, 12, 12, 0)
        self._model = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setObjectName("citedByView")
        self.view.setAccessibleName(
            self.tr("Cables that cite this one, and others connected to it")
        )
        self.view.setModel(self._model)
        self.view.setItemDelegate(HeadedDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setIconSize(chip_size(self.view.font()))
        self.view.setAcceptDrops(False)
        self.menu = CitedByMenu(self.view)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)

    def heading(self) -> str:
        """Return what stands above the list."""
        return self._heading.text()

    def lines(self) -> list[str]:
        """Return the rows of the list, headings included, as they are said aloud."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self._model.index(row, 0).data(role)) for row in range(self._model.rowCount())]

    def show_cable(self, cable: Cable | None, address: CableAddress | None = None) -> None:
        """List what is connected to *cable*, which was read from *address*."""
        if cable is not self._cable or address != self._address:
            self._relations = Relations()
        self._cable, self._address = cable, address
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look again for what is connected to the cable; other cables are held than before."""
        number = self._cable.reference_id if self._cable is not None else None
        mrn = parse_mrn(number) if number else None
        self._citing = self._holdings.citing(mrn) if mrn is not None else ()
        self._heading.setText(self._words(number, len(self._citing)))
        self._fill()
        if self._questions is not None:
            self._questions.cancel("relations")
        # Nobody sees it otherwise, and arrow keys through a list must not wait for it.
        if self._questions is not None and self._cable is not None and self.isVisible():
            address = self._address
            self._questions.ask(
                "relations",
                lambda searcher: [relations(searcher, address, mrn)],
                self._take_relations,
            )

    def _take_relations(self, found: Relations) -> None:
        self._relations = found
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what nobody wanted to see before."""
        super().showEvent(event)
        self.look_again()

    def _words(self, number: str | None, count: int) -> str:
        if self._cable is None:
            return self.tr("Cited by")
        if number is None:
            return self.tr("This cable has no number by which others could cite it.")
        if not count:
            return self.tr("None of your cables cites this one.")
        if count == 1:
            return self.tr("Cited by one of your cables")
        return self.tr("Cited by {count} of your cables").format(count=count)

    # Rows

    def _fill(self) -> None:
        not_held = self._not_held()
        state = (list(self._citing), not_held, self._relations)
        if state == self._shown:
            return
        self._shown = state
        self._model.clear()
        for held in self._citing:
            self._add_held(held)
        self._add_not_held(not_held)
        named = {number for number, _ in not_held}
        self._add_thread(
            [line for line in self._relations.thread if line.row or line.mrn not in named]
        )
        self._add_versions(self._relations.versions)
        self.view.setVisible(self._model.rowCount() > 0)

    def _not_held(self) -> list[tuple[str, str]]:
        """Return the numbers that the REF block cites and the reader does not hold, with letters."""
        references = self._cable.references if self._cable is not None else ()
        found: dict[str, str] = {}
        for item in references:
            if item.kind is not ReferenceKind.CABLE or not item.reference_id:
                continue
            mrn = parse_mrn(item.reference_id)
            if mrn is None or self._holdings.find(mrn) is None:
                found.setdefault(item.reference_id, item.label or "")
        return list(found.items())

    def _add_heading(self, words: str) -> None:
        self._model.appendRow(heading_item(words))

    def _add_held(self, held: HeldCable, note: str = "", is_this: bool = False) -> None:
        chip = chip_icon(held.level, self.view.font(), self.devicePixelRatioF())
        text = f"{held.reference_id}{BETWEEN}{held.subject or ''}"
        item = choice_item(Choice(text, held.address, note, chip, is_enabled=not is_this))
        date = date_in_words(held.created) if held.created else ""
        about = (held.reference_id, held.subject, held.level, date)
        item.setToolTip("\n".join(str(part) for part in about if part))
        self._model.appendRow(item)

    def _add_hollow(self, number: str, note: str = "") -> None:
        sign = hollow_icon(self.view.font(), self.palette(), self.devicePixelRatioF())
        text = f"{number}{BETWEEN}{self.tr('not held')}"
        item = choice_item(Choice(text, None, note, sign))
        item.setToolTip(self.tr("{number} is not among your cables.").format(number=number))
        self._model.appendRow(item)

    def _add_not_held(self, numbers: Iterable[tuple[str, str]]) -> None:
        for row, (number, label) in enumerate(numbers):
            if row == 0:
                self._add_heading(self.tr("Cited here, not held"))
            ref = self.tr("ref {label}").format(label=label) if label else ""
            self._add_hollow(number, ref)

    def _add_thread(self, lines: Sequence[ThreadLine]) -> None:
        if len(lines) < 2:
            return
        self._add_heading(self.tr("Thread, in the order of time"))
        for line in lines:
            held = held_row(line.row) if line.row is not None else None
            if held is None:
                self._add_hollow(line.mrn)
            else:
                note = self.tr("this cable") if line.is_this else (held.created or "")[:10]
                self._add_held(held, note, line.is_this)

    def _add_versions(self, found: Iterable[tuple[Row, Likeness]]) -> None:
        likeness_words = {
            Likeness.SAME_TEXT: self.tr("the same text"),
            Likeness.REDACTED: self.tr("more is blacked out"),
            Likeness.FULLER: self.tr("less is blacked out"),
            Likeness.CORRECTED: self.tr("corrected copy"),
            Likeness.CORRECTED_BY_THIS: self.tr("as it was before this correction"),
            Likeness.DIFFERENT: self.tr("different text"),
        }
        for number, (row, likeness) in enumerate(found):
            if number == 0:
                self._add_heading(self.tr("Other versions of this cable"))
            chip = chip_icon(row.level, self.view.font(), self.devicePixelRatioF())
            name = printable(row.member or row.path.name)
            address = CableAddress(row.path, row.ordinal)
            item = choice_item(Choice(name, address, likeness_words[likeness], chip))
            item.setToolTip(printable(str(row.path)))
            self._model.appendRow(item)

    # What the reader does

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Open a cable on Enter, in a tab of its own with Ctrl or on a click with the middle button."""
        del watched
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                aside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._choose(self.view.currentIndex(), aside)
                return True
        elif isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._choose(self.view.indexAt(event.position().toPoint()), aside=True)
            return True
        return False

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index, aside=False)

    @Slot(bool)
    def _on_menu_chosen(self, aside: bool) -> None:
        self._choose(self.view.currentIndex(), aside)

    def _choose(self, index: QModelIndex, aside: bool) -> None:
        address = address_of(index)
        if address is not None:
            self.chosen.emit(address, aside)
