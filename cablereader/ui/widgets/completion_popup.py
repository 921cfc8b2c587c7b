"""The list under a field of what can be typed next. The keys stay in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from cablereader.ui.widgets.choice_delegate import CHOICE_ROLE, Choice, ChoiceDelegate, choice_item

_ROWS = 10
_NARROWEST = 360


class CompletionPopup(QListView):
    """Stands over the window while there is something to offer; a click chooses."""

    chosen = Signal(object)
    """A row was clicked; carries its value."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self._model = QStandardItemModel(self)
        self.setObjectName("searchCompletions")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setModel(self._model)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setFrameShape(QFrame.Shape.Box)
        self.setFrameShadow(QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show *choices*, none of them chosen; nothing hides the list."""
        self._model.clear()
        for choice in choices:
            self._model.appendRow(choice_item(choice))
        if not choices:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        palette = QPalette(window.palette())
        # A plain frame is drawn in the color of words, which is too loud for an edge.
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.Mid))
        self.setPalette(palette)
        height = min(len(choices), _ROWS) * self.sizeHintForRow(0) + 2 * self.frameWidth()
        width = min(max(self._field.width(), _NARROWEST), window.width() - 16)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        left = max(8, min(corner.x(), window.width() - width - 8))
        self.setGeometry(left, corner.y(), width, height)
        self.raise_()
        self.show()

    def values(self) -> list[str]:
        """Return the texts of the rows."""
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def chosen_value(self, first: bool = False) -> object | None:
        """Return the value of the chosen row; with *first* that of the first row if none is chosen."""
        index = self.currentIndex()
        if not index.isValid() and first:
            index = self._model.index(0, 0)
        choice = index.data(CHOICE_ROLE)
        return choice.value if isinstance(choice, Choice) else None

    def step(self, by: int) -> None:
        """Choose the next row or the one before; beyond the ends none is chosen."""
        count = self._model.rowCount()
        row = self.currentIndex().row() + by
        if row < -1:
            row = count - 1
        self.setCurrentIndex(self._model.index(row, 0) if 0 <= row < count else QModelIndex())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        choice = index.data(CHOICE_ROLE)
        if isinstance(choice, Choice):
            self.chosen.emit(choice.value)
