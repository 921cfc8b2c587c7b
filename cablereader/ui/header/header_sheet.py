"""The sheet of facts: labels in a quiet column, values beside them, lists folded to one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from cablereader.ui.header.header_delegate import INDENT, PADDING, HeaderDelegate, SheetView
from cablereader.ui.header.header_menu import HeaderMenu
from cablereader.ui.header.header_model import LABEL, VALUE, HeaderModel
from cablereader.ui.header.header_row import Row
from cablereader.ui.look.theme import Theme
from cablereader.ui.widgets.model_index import Index

_GAP = 24


class HeaderSheet(SheetView):
    """Shows header rows. The reader walks it with the arrow keys; Ctrl+C copies a value."""

    row_chosen = Signal(object)
    """The reader chose a row; carries the :class:`Row`. Not sent when the program selects one."""
    entry_asked = Signal(object)
    """The reader asked what a code is; carries the handbook's :class:`Entry`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HeaderModel(self)
        self._is_following = False
        self._unfolded: set[str] = set()
        self._label_widths: dict[str, int] = {}
        self._side_margin = 0
        self._paper = HeaderDelegate(theme, self)
        self._set_up()
        self.menu = HeaderMenu(self.rows, self.current_row, self)
        self._connect_signals()

    def _set_up(self) -> None:
        self.setObjectName("headerSheet")
        self.setAccessibleName(self.tr("Facts about the cable"))
        self.setModel(self.rows)
        self.setItemDelegate(self._paper)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        # The delegate shows the focus; Qt would draw a frame from edge to edge besides.
        self.setAllColumnsShowFocus(False)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(False)
        self.header().setMinimumSectionSize(0)
        self.header().setStretchLastSection(True)

    def _connect_signals(self) -> None:
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self.menu.entry_asked.connect(self.entry_asked)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show the rows of another cable; what was unfolded stays so."""
        self._is_following = True
        self._paper.values.forget()
        self.rows.set_rows(rows)
        for number, row in enumerate(rows):
            if row.children and row.label in self._unfolded:
                self.expand(self.rows.index(number, LABEL))
        self._is_following = False
        self._lay_out()

    def set_links(self, leads_on: Callable[[Row], bool]) -> None:
        """Underline the rows that lead to another cable, as *leads_on* says."""
        self._paper.leads_on = leads_on
        self.viewport().update()

    def value_row_at(self, point: QPoint) -> Row | None:
        """Return the row whose words are at a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid() or index.column() == LABEL:
            return None
        row = self.rows.row_at(index)
        indent = INDENT if row.children or index.parent().isValid() else 0
        left = self.visualRect(index).left() + indent
        width = self._paper.values.metrics.horizontalAdvance(row.text)
        return row if left <= point.x() <= left + min(width, self.value_width()) else None

    def value_width(self) -> int:
        """Return the width in which values are wrapped."""
        return self.columnWidth(VALUE) - self._side_margin

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._paper.set_theme(theme)
        self.viewport().update()

    def set_side_margin(self, margin: int) -> None:
        """Leave *margin* pixels blank on both sides."""
        if margin != self._side_margin:
            self._side_margin = margin
            self._lay_out()

    def side_margin(self) -> int:
        """Return the blank on both sides."""
        return self._side_margin

    def row_at(self, index: Index) -> Row:
        """Return the row behind a valid index."""
        return self.rows.row_at(index)

    def content_height(self) -> int:
        """Return the height that all rows need as they are folded now."""
        return sum(self._seen_heights()) + PADDING

    def height_of_whole_rows(self, limit: int) -> int:
        """Return the height of as many rows as fit into *limit*, of one at least."""
        height = 0
        for row in self._seen_heights():
            if height and height + row > limit:
                break
            height += row
        return height

    def height_of_rows(self, count: int) -> int:
        """Return the height of the first *count* rows."""
        return sum(islice(self._seen_heights(), count))

    def _seen_heights(self) -> Iterator[int]:
        """Yield the heights of the rows that are not folded away."""
        for number, row in enumerate(self.rows.rows):
            yield self._paper.row_height(row, is_child=False)
            if row.children and self.isExpanded(self.rows.index(number, LABEL)):
                for child in row.children:
                    yield self._paper.row_height(child, is_child=True)

    def select_offset(self, offset: int) -> None:
        """Select the row that was read at a text offset, or none; a folded one shows its list."""
        index = self.rows.index_at(offset)
        if index.parent().isValid() and not self.isExpanded(index.parent()):
            index = index.parent()
        self._is_following = True
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
            self._show_whole_rows()
        else:
            self.clearSelection()
        self._is_following = False

    def _show_whole_rows(self) -> None:
        """Scroll on to where a row begins, unless that hides the selected one."""
        first = self.visualRect(self.indexAt(QPoint(self._side_margin, 0)))
        selected = self.visualRect(self.currentIndex())
        if first.top() < 0 and selected.top() > first.bottom():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + first.bottom() + 1)

    def shown_text(self, index: QModelIndex) -> str:
        """Return the words of a row's value that can be read in the sheet."""
        return self._paper.shown_text(index)

    def current_row(self) -> Row | None:
        """Return the selected row."""
        index = self.currentIndex()
        return self.rows.row_at(index) if index.isValid() else None

    @Slot()
    def copy(self) -> None:
        """Copy the value of the current row."""
        self.menu.copy_value()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            self.row_chosen.emit(self.rows.row_at(current))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        self._toggle(index)
        self.row_chosen.emit(row)

    def _toggle(self, index: QModelIndex) -> None:
        top = index.siblingAtColumn(LABEL)
        if self.rows.row_at(top).children:
            self.setExpanded(top, not self.isExpanded(top))

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._unfolded.add(self.rows.row_at(index).label)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._unfolded.discard(self.rows.row_at(index).label)

    def _lay_out(self) -> None:
        self._paper.values.forget()
        self.setColumnWidth(LABEL, self._side_margin + self._label_width() + _GAP)
        self.scheduleDelayedItemsLayout()

    def _label_width(self) -> int:
        """Return the width of the labels; in a narrow sheet those that are folded away are cut."""
        metrics = self._paper.values.metrics
        room = self.viewport().width() - 2 * self._side_margin
        longest, outer = 0, 0
        for top in self.rows.rows:
            outer = max(outer, self.label_width(top.label))
            inner = max((self.label_width(row.label) for row in top.children), default=0)
            longest = max(longest, inner)
        width = min(max(longest, outer), max(outer, room // 4))
        return min(width, 30 * metrics.averageCharWidth(), room // 3)

    def label_width(self, label: str) -> int:
        """Return the width of a label in pixels."""
        if label not in self._label_widths:
            self._label_widths[label] = self._paper.values.metrics.horizontalAdvance(label)
        return self._label_widths[label]

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_paper"):
            self._label_widths.clear()
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row if none is; coming here is no choice, so the text stays in place."""
        self._is_following = True
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            index = self.currentIndex()
            self.setCurrentIndex(index if index.isValid() else self.rows.index(0, LABEL))
        self._is_following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the values anew when the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Ctrl+C belongs to the sheet while it has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C; choose, and unfold, on Enter; else move."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, by mouse or by the menu key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            corner = QPoint(max(box.left(), self._side_margin), box.bottom())
            place = self.viewport().mapToGlobal(corner)
        self.menu.fill()
        self.menu.popup(place)
