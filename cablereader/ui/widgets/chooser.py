"""A field and a list below it: type, see what fits, choose with Enter. For keys first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cablereader.ui.widgets.choice_delegate import CHOICE_ROLE, Choice, ChoiceDelegate, choice_item
from cablereader.ui.widgets.search_field import SearchField

_WIDTH = 560
_ROWS = 12
_LIST_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Chooser(QDialog):
    """Stands over the upper part of the window; Escape and a click elsewhere close it."""

    chosen = Signal(object, bool)
    """A row was chosen; carries its value, and whether Ctrl was held."""

    def __init__(self, title: str, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = SearchField(self)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(placeholder)
        self.field.setAcceptDrops(False)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(4, 0, 4, 4)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName(title)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.message)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)

    def begin(self) -> None:
        """Open over the window, the keys in the field."""
        self._on_typed(self.field.text())
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def choices(self, words: str) -> tuple[Sequence[Choice], str]:
        """Return the rows for *words*, and a message to stand above them."""
        raise NotImplementedError

    def count(self) -> int:
        """Return the number of rows."""
        return self._model.rowCount()

    def text_at(self, row: int) -> str:
        """Return the text of a row."""
        return str(self._model.index(row, 0).data())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge, without which the list would run into the window behind it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list move in the list, and Enter choose, while typing goes on."""
        if watched is not self.field or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() in _LIST_KEYS:
            self._step(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            aside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.list.currentIndex(), aside)
            return True
        return False

    def _step(self, event: QKeyEvent) -> None:
        count = self.count()
        if not count:
            return
        row = self.list.currentIndex().row()
        steps: dict[int, int] = {
            Qt.Key.Key_Up: row - 1 if row > 0 else count - 1,
            Qt.Key.Key_Down: row + 1 if row < count - 1 else 0,
            Qt.Key.Key_PageUp: max(0, row - _ROWS + 1),
            Qt.Key.Key_PageDown: min(count - 1, row + _ROWS - 1),
        }
        self.list.setCurrentIndex(self._model.index(steps[event.key()], 0))

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        choices, message = self.choices(words)
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self._model.clear()
        for choice in choices:
            self._model.appendRow(choice_item(choice))
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(choices))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows need, at the top of the window's middle."""
        window = self._window
        rows = min(self.count(), _ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) if rows else 0)
        width = min(_WIDTH, window.width() - 32)
        self.setFixedWidth(width)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.setFixedHeight(self.sizeHint().height())
        corner = QPoint((window.width() - width) // 2, min(96, window.height() // 8))
        self.move(window.mapToGlobal(corner))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index, aside=False)

    def _choose(self, index: QModelIndex, aside: bool) -> None:
        choice = index.data(CHOICE_ROLE)
        if isinstance(choice, Choice) and choice.is_enabled:
            self.close()
            self.chosen.emit(choice.value, aside)
