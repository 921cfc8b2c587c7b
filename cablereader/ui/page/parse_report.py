"""The parse report: everything that was repaired, inferred or not understood, in words."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.banner import DISAGREEMENTS
from cablereader.ui.page.report_delegate import ReportDelegate
from cablereader.ui.widgets.model_index import Index
from cablereader.ui.widgets.window_button import WindowToolButton

_DEFECT_ROLE = Qt.ItemDataRole.UserRole


class DefectModel(QAbstractListModel):
    """The defects of one cable in the order of the text; those of the whole come first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cable = Cable(text="")
        self._lines: tuple[int, ...] = ()

    def show_cable(self, cable: Cable, first_line: int = 1) -> None:
        """Show the defects of another cable, whose first line has the number *first_line*."""
        self.beginResetModel()
        self._cable = cable
        self._lines = _line_numbers(cable, first_line)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of defects."""
        return 0 if parent is not None and parent.isValid() else len(self._cable.defects)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the defect in words, after the line it is about."""
        if not index.isValid():
            return None
        defect = self._cable.defects[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(defect, self._lines[index.row()])
        if role == _DEFECT_ROLE:
            return defect
        return None

    def row_of_disagreement(self) -> int | None:
        """Return the row of the first defect about the classification itself."""
        codes = [item.code in DISAGREEMENTS for item in self._cable.defects]
        return codes.index(True) if True in codes else None

    def _words(self, defect: Defect, line: int) -> str:
        if defect.start >= defect.end:
            return defect.message
        return self.tr("Line {line}: {message}").format(line=line, message=defect.message)


class ParseReport(QWidget):
    """The list of defects below the body; activating one goes to its place."""

    defect_chosen = Signal(object)
    """The reader chose a :class:`Defect` that has a place."""
    closed = Signal()
    """The reader closed the report."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DefectModel(self)
        self._build()
        self._connect_signals()
        self.set_theme(theme)

    def _build(self) -> None:
        self.setObjectName("parseReport")
        self.setAccessibleName(self.tr("Parse report"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._title = QLabel(self)
        font = QFont(self._title.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._close = WindowToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close the parse report (Esc)"))
        self._close.setAccessibleName(self.tr("Close the parse report"))
        self._list = QListView(self)
        self._list.setObjectName("parseReportList")
        self._list.setAccessibleName(self.tr("What was repaired, inferred or not understood"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ReportDelegate(self._list))
        self._list.setMinimumHeight(1)  # else an empty list would press on the words above it
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 4, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list)

    def _connect_signals(self) -> None:
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._close.clicked.connect(self.closed)

    def show_cable(self, cable: Cable, first_line: int = 1) -> None:
        """Show the defects of *cable*, whose first line has the number *first_line*."""
        self._model.show_cable(cable, first_line)
        self._title.setText(self.summary())

    def summary(self) -> str:
        """Return how many things there are to report, in words."""
        count = self._model.rowCount()
        if count == 0:
            return self.tr("Parse report: no remarks")
        return (
            self.tr("Parse report: 1 remark")
            if count == 1
            else self.tr("Parse report: {n} remarks").format(n=count)
        )

    def height_within(self, limit: int) -> int:
        """Return the height that the report needs, up to *limit*."""
        height = self.minimumSizeHint().height() - self._list.minimumHeight()
        for row in range(self._model.rowCount()):
            if height >= limit:
                break
            height += self._list.sizeHintForRow(row)
        return min(height, limit)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._close.setIcon(icon("close", theme.color("tool")))

    def go_to_first(self) -> None:
        """Choose the first defect, if none is chosen yet."""
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))

    def go_to_disagreement(self) -> None:
        """Choose the first defect about the classification."""
        row = self._model.row_of_disagreement()
        if row is not None:
            self._list.setCurrentIndex(self._model.index(row))
            self._on_chosen(self._model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; choose again on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, index: QModelIndex, _previous: QModelIndex) -> None:
        # Qt makes the first row current, but not selected, when the list gets the focus.
        self._list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._on_chosen(index)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        defect = index.data(_DEFECT_ROLE)
        if isinstance(defect, Defect) and defect.start < defect.end:
            self.defect_chosen.emit(defect)


def _line_numbers(cable: Cable, first_line: int) -> tuple[int, ...]:
    """Return the line of each defect, in one walk over the text."""
    numbers: dict[int, int] = {}
    line, at = first_line, 0
    for start in sorted({defect.start for defect in cable.defects}):
        line, at = line + cable.text.count("\n", at, start), start
        numbers[start] = line
    return tuple(numbers[defect.start] for defect in cable.defects)
