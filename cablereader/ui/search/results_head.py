"""What stands over the results: what was understood, how it is narrowed, how much there is, the order."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from cablereader.library import Order, Query
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme
from cablereader.ui.search.filter_chips import FilterChips
from cablereader.ui.search.search_state import FilterTrail
from cablereader.ui.widgets.clipped_label import ClippedLabel
from cablereader.ui.widgets.menu_button import ARROW_ROOM, MenuButton
from cablereader.ui.widgets.window_button import WindowToolButton

_MOST_LINES, _FEWEST_LINES = 3, 1
_ICON = QSize(18, 18)
_AROUND = 16
"""What a button is wider than its icon or words."""
_LEFT, _RIGHT = 12, 4


class ResultsHead(QWidget):
    """Words, filters, and a row of the count and two buttons, which drop their words for want of room."""

    order_chosen = Signal(object)
    """The reader wants another :class:`Order`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ClippedLabel(_MOST_LINES, self)
        self.words.setObjectName("queryWords")
        self.words.setAccessibleName(self.tr("What is searched"))
        self.notes = ClippedLabel(_MOST_LINES, self)
        self.notes.setObjectName("queryNotes")
        self.notes.hide()
        self.chips = FilterChips(self)
        self.count = QLabel(self)
        self.count.setObjectName("resultsCount")
        self.order = MenuButton(self)
        self._prepare(self.order, "resultsOrder")
        self.narrow = WindowToolButton(self)
        self._prepare(self.narrow, "narrowButton")
        self.narrow.setText(self.tr("Narrow"))
        self.narrow.setToolTip(self.tr("Narrow the search by post, year, level … (Ctrl+Shift+K)"))
        self.narrow.setCheckable(True)
        self._orders: QActionGroup
        self.passages: QAction
        self.times: QAction
        self._fill_order_menu()
        self._lay_out()

    def _prepare(self, button: QToolButton, name: str) -> None:
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setIconSize(_ICON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _fill_order_menu(self) -> None:
        menu = QMenu(self.order)
        self._orders = QActionGroup(menu)
        for order, words in (
            (Order.NEWEST, self.tr("&Newest first")),
            (Order.OLDEST, self.tr("&Oldest first")),
            (Order.RELEVANCE, self.tr("Most &relevant first")),
            (Order.SUBJECT, self.tr("By &subject")),
            (Order.POST, self.tr("By &post")),
        ):
            action = self._orders.addAction(words)
            action.setCheckable(True)
            action.setData(order)
            menu.addAction(action)
        menu.addSeparator()
        self.passages = self._switch(menu, self.tr("Show P&assages"))
        self.times = self._switch(menu, self.tr("Show &Timeline"))
        self.order.setMenu(menu)
        self._orders.triggered.connect(self._on_order_chosen)

    def _switch(self, menu: QMenu, words: str) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(True)
        return action

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.count, 1)
        row.addWidget(self.order)
        row.addWidget(self.narrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_LEFT, 8, _RIGHT, 0)
        layout.setSpacing(4)
        for part in (self.words, self.notes, self.chips):
            layout.addWidget(part)
        layout.addLayout(row)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.order.setIcon(icon("order", theme.color("tool")))
        self.narrow.setIcon(icon("narrow", theme.color("tool")))

    def set_low(self, is_low: bool) -> None:
        """Say the query in one line where there is little height."""
        for label in (self.words, self.notes):
            label.set_most_lines(_FEWEST_LINES if is_low else _MOST_LINES)

    def show_trail(self, trail: FilterTrail, order: Order) -> None:
        """Show the filters in use, and the order."""
        self.chips.show_filters(trail.filters, trail.can_undo)
        for action in self._orders.actions():
            action.setChecked(action.data() == order)
            if action.isChecked():
                words = action.text().replace("&", "")
                self.order.setText(words)
                self.order.setToolTip(self.tr("Order: {words}").format(words=words))
                self.order.setAccessibleName(self.order.toolTip())
        self._fit()

    def show_query(self, query: Query) -> None:
        """Say what was understood, and what was not."""
        self.words.say(query.words())
        notes = "\n".join(query.notes)
        self.notes.say(notes)
        self.notes.setVisible(bool(notes))

    def show_count(self, words: str) -> None:
        """Say how much there is."""
        self.count.setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words of the buttons where the count needs the room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size with buttons of icons alone."""
        icons = 2 * (_ICON.width() + _AROUND) + ARROW_ROOM
        width = self.count.sizeHint().width() + icons + _LEFT + _RIGHT
        return QSize(width, super().minimumSizeHint().height())

    def _fit(self) -> None:
        wanted = self.count.sizeHint().width() + _LEFT + _RIGHT + ARROW_ROOM
        wanted += sum(self._width_in_words(button) for button in (self.order, self.narrow))
        style = (
            Qt.ToolButtonStyle.ToolButtonTextOnly
            if wanted <= self.width()
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in (self.order, self.narrow):
            if button.toolButtonStyle() is not style:
                button.setToolButtonStyle(style)

    def _width_in_words(self, button: QToolButton) -> int:
        return button.fontMetrics().horizontalAdvance(button.text()) + _AROUND

    @Slot(QAction)
    def _on_order_chosen(self, action: QAction) -> None:
        self.order_chosen.emit(Order(action.data()))
