"""The cables that cite the one that is read, as a list from which they are opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from cablereader.model.cable import Cable
from cablereader.model.mrn import parse_mrn
from cablereader.ui.choice_delegate import CHOICE_ROLE, Choice, ChoiceDelegate, choice_item
from cablereader.ui.dates_in_words import date_in_words
from cablereader.ui.holdings import HeldCable, Holdings
from cablereader.ui.level_chip import chip_icon, chip_size


class CitedBy(QWidget):
    """Shows who cites a cable, among the reader's own."""

    chosen = Signal(object, bool)
    """The reader chose a cable; carries its address, and whether a tab of its own is wanted."""

    def __init__(self, holdings: Holdings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holdings = holdings
        self._cable: Cable | None = None
        self._shown: Sequence[HeldCable] = ()
        self.setObjectName("citedBy")
        self._heading = QLabel(self)
        self._heading.setObjectName("citedByHeading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self._heading.setContentsMargins(12, 12, 12, 0)
        self._model = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setObjectName("citedByView")
        self.view.setAccessibleName(self.tr("Cables that cite this one"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setIconSize(chip_size(self.view.font()))
        self.view.setAcceptDrops(False)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)
        self.view.clicked.connect(self._on_clicked)
        self.view.installEventFilter(self)
        self.show_cable(None)

    def heading(self) -> str:
        """Return what stands above the list."""
        return self._heading.text()

    def show_cable(self, cable: Cable | None) -> None:
        """List the cables that cite *cable*."""
        self._cable = cable
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look again for who cites the cable; other cables are held than before."""
        number = self._cable.reference_id if self._cable is not None else None
        mrn = parse_mrn(number) if number else None
        citing = self._holdings.citing(mrn) if mrn is not None else ()
        self._heading.setText(self._words(number, len(citing)))
        if list(citing) != list(self._shown) or not citing:
            self._shown = citing
            self._fill(citing)

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

    def _fill(self, citing: Sequence[HeldCable]) -> None:
        self._model.clear()
        for held in citing:
            chip = chip_icon(held.level, self.view.font(), self.devicePixelRatioF())
            text = f"{held.reference_id}   {held.subject or ''}"
            item = choice_item(Choice(text, held.address, icon=chip))
            date = date_in_words(held.created) if held.created else ""
            about = (held.reference_id, held.subject, held.level, date)
            item.setToolTip("\n".join(str(part) for part in about if part))
            self._model.appendRow(item)
        self.view.setVisible(bool(citing))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Open a cable on Enter, with Ctrl in a tab of its own."""
        del watched
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            aside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.view.currentIndex(), aside)
            return True
        return False

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index, aside=False)

    def _choose(self, index: QModelIndex, aside: bool) -> None:
        choice = index.data(CHOICE_ROLE)
        if isinstance(choice, Choice):
            self.chosen.emit(choice.value, aside)
