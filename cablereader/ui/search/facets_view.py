"""By what a search can be narrowed: the values of each facet, with their numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cablereader.library import Facet, FacetCount, Filter
from cablereader.ui.search.facet_words import TITLES, meaning_of
from cablereader.ui.search.facets_delegate import USED_ROLE, VALUE_ROLE, FacetsDelegate, sign_left

_FEW, _MORE = 8, 200
_INCLUDE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_EXCLUDE_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Delete)


class FacetsView(QTreeWidget):
    """Facets to unfold. A value is included by click or Enter, excluded by Alt+click, − or its sign."""

    toggled = Signal(object)
    """The reader included or excluded a value, or again; carries a :class:`Filter`."""
    opened_changed = Signal()
    """A facet was unfolded or folded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Facet, tuple[FacetCount, ...]] = {}
        self._filters: dict[tuple[Facet, str], Filter] = {}
        self._long: set[Facet] = set()
        self.setObjectName("facetsView")
        self.setAccessibleName(self.tr("Narrow the search"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(FacetsDelegate(self))
        self._tops: dict[Facet, QTreeWidgetItem] = {}
        for facet, title in TITLES.items():
            top = self._tops[facet] = QTreeWidgetItem(self, [title])
            top.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            top.setData(0, VALUE_ROLE, facet)
        self.itemExpanded.connect(self.opened_changed)
        self.itemCollapsed.connect(self.opened_changed)

    # What is shown

    def all(self) -> list[Facet]:
        """Return every facet, in the order of the list."""
        return list(self._tops)

    def begin(self) -> None:
        """Let the keys go to the list, at the first facet if none was chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.currentItem() is None:
            self.setCurrentItem(next(iter(self._tops.values())))

    def opened(self) -> list[Facet]:
        """Return the facets that are unfolded."""
        return [facet for facet, top in self._tops.items() if top.isExpanded()]

    def open_facets(self, facets: Collection[Facet]) -> None:
        """Unfold *facets* and no others."""
        for facet, top in self._tops.items():
            top.setExpanded(facet in facets)

    def show_counts(self, facet: Facet, values: tuple[FacetCount, ...]) -> None:
        """Show the values that the cables found have in one respect."""
        self._counts[facet] = values
        self._fill(facet)

    def show_filters(self, filters: Iterable[Filter]) -> None:
        """Show which values are included and excluded."""
        self._filters = {(item.facet, item.value): item for item in filters}
        for facet in self._counts:
            self._fill(facet)

    def item(self, facet: Facet, value: str) -> QTreeWidgetItem | None:
        """Return the row of a value."""
        top = self._tops[facet]
        for number in range(top.childCount()):
            row = top.child(number)
            shown = row.data(0, VALUE_ROLE) if row is not None else None
            if isinstance(shown, FacetCount) and shown.value == value:
                return row
        return None

    def _fill(self, facet: Facet) -> None:
        top = self._tops[facet]
        current = self.currentItem()
        kept = (
            current.data(0, VALUE_ROLE) if current is not None and current.parent() is top else None
        )
        scroll = self.verticalScrollBar().value()
        top.takeChildren()
        values = list(self._shown(facet))
        for value in values:
            self._add(top, facet, value)
        rest = len(self._counts[facet]) - len(values)
        if facet in self._long and len(values) > _FEW:
            QTreeWidgetItem(top, [self.tr("Fewer")])
        elif rest > 0:
            QTreeWidgetItem(top, [self.tr("{number:,} more …").format(number=rest)])
        if kept is not None:
            self._go_back_to(top, kept)
        self.verticalScrollBar().setValue(scroll)

    def _shown(self, facet: Facet) -> Iterable[FacetCount]:
        """Return the values to show: the most frequent, and in any case those filtered by."""
        counts = self._counts[facet]
        known = {item.value for item in counts}
        for (of_facet, value), item in self._filters.items():
            if of_facet is facet and value not in known and facet is not Facet.MONTH:
                yield FacetCount(value, item.words().removeprefix("not "), 0)
        limit = _MORE if facet in self._long else _FEW
        for number, item_count in enumerate(counts):
            if number < limit or (facet, item_count.value) in self._filters:
                yield item_count

    def _add(self, top: QTreeWidgetItem, facet: Facet, value: FacetCount) -> None:
        item = QTreeWidgetItem(top, [value.label])
        item.setData(0, VALUE_ROLE, value)
        used = self._filters.get((facet, value.value))
        item.setData(0, USED_ROLE, used)
        state = (
            "" if used is None else self.tr("excluded") if used.excluded else self.tr("included")
        )
        spoken = ", ".join(filter(None, (value.label, f"{value.count:,}", state)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _go_back_to(self, top: QTreeWidgetItem, kept: object) -> None:
        if isinstance(kept, FacetCount):
            item = self.item(_facet(top), kept.value) or top
            self.setCurrentItem(item)
        else:
            self.setCurrentItem(top)

    # Keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the row the keys begin at; Qt makes the first one current without a sign of it."""
        super().focusInEvent(event)
        item = self.currentItem()
        if item is not None and not self.selectedItems():
            self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if item is not None and event.key() in _INCLUDE_KEYS:
            self._activate(item, excluded=is_alt)
        elif item is not None and event.key() in _EXCLUDE_KEYS:
            self._activate(item, excluded=True)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if event.button() != Qt.MouseButton.LeftButton or item is None:
            return
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if item.parent() is None:
            # The sign at its left unfolds it by itself.
            if place.x() >= self.visualItemRect(item).left():
                item.setExpanded(not item.isExpanded())
        else:
            self._activate(item, excluded=is_alt or place.x() >= self.sign_left())

    def sign_left(self) -> int:
        """Return where the signs begin that exclude a value."""
        return sign_left(self)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a code means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_of(self.itemAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_of(self, item: QTreeWidgetItem | None) -> str:
        """Return the meaning of a row's value, and what a click does."""
        top = item.parent() if item is not None else None
        value = item.data(0, VALUE_ROLE) if item is not None else None
        if top is None or not isinstance(value, FacetCount):
            return ""
        meaning = meaning_of(_facet(top), value.value)
        words = f"{value.label}: {meaning}" if meaning else value.label
        keys = self.tr("Click to include, Alt+click to exclude")
        return f"{words}\n{keys}"

    def _activate(self, item: QTreeWidgetItem, excluded: bool) -> None:
        value, top = item.data(0, VALUE_ROLE), item.parent()
        if top is None:
            item.setExpanded(not item.isExpanded())
        elif isinstance(value, FacetCount):
            facet = _facet(top)
            # A click on a value in use takes its filter away, whatever it is.
            used = self._filters.get((facet, value.value))
            self.toggled.emit(used or Filter(facet, value.value, excluded))
        else:
            self._long ^= {_facet(top)}
            self._fill(_facet(top))


def _facet(top: QTreeWidgetItem) -> Facet:
    # Qt gives the name back as a plain string.
    return Facet(top.data(0, VALUE_ROLE))
