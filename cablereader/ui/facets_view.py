"""By what a search can be narrowed: the values of each facet, with their numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cablereader.library import Facet, FacetCount, Filter
from cablereader.ui.facet_words import TITLES, meaning_of
from cablereader.ui.fonts import tabular
from cablereader.ui.row_ground import (
    paint_focus_bar,
    paint_hovered_ground,
    paint_selected_ground,
)

_FEW, _MORE = 8, 200
_VALUE = Qt.ItemDataRole.UserRole
_SIGN = 20
_GAP = 8
_MEANING = 60
"""Room from which the beginning of a meaning says something."""
_INCLUDE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_EXCLUDE_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Delete)

Index = QModelIndex | QPersistentModelIndex


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
        self.setItemDelegate(_FacetDelegate(self))
        self._tops: dict[Facet, QTreeWidgetItem] = {}
        for facet, title in TITLES.items():
            top = self._tops[facet] = QTreeWidgetItem(self, [title])
            top.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            top.setData(0, _VALUE, facet)
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
            shown = row.data(0, _VALUE) if row is not None else None
            if isinstance(shown, FacetCount) and shown.value == value:
                return row
        return None

    def filter_of(self, facet: Facet, value: str) -> Filter | None:
        """Return the filter in use for a value."""
        return self._filters.get((facet, value))

    def _fill(self, facet: Facet) -> None:
        top = self._tops[facet]
        current = self.currentItem()
        kept = current.data(0, _VALUE) if current is not None and current.parent() is top else None
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
        item.setData(0, _VALUE, value)
        used = self._filters.get((facet, value.value))
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
        return self.viewport().width() - _SIGN - _GAP // 2

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a code means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_of(self.itemAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_of(self, item: QTreeWidgetItem | None) -> str:
        """Return the meaning of a row's value, and what a click does."""
        top = item.parent() if item is not None else None
        value = item.data(0, _VALUE) if item is not None else None
        if top is None or not isinstance(value, FacetCount):
            return ""
        meaning = meaning_of(_facet(top), value.value)
        words = f"{value.label}: {meaning}" if meaning else value.label
        keys = self.tr("Click to include, Alt+click to exclude")
        return f"{words}\n{keys}"

    def _activate(self, item: QTreeWidgetItem, excluded: bool) -> None:
        value, top = item.data(0, _VALUE), item.parent()
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
    return Facet(top.data(0, _VALUE))


class _FacetDelegate(QStyledItemDelegate):
    """Paints a value: whether it is used, its name, its number, and the sign that excludes it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(80, max(22, option.fontMetrics.height() + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, FacetsView):
            return
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        is_selected = is_current and view.hasFocus()
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        row = QRect(0, option.rect.top(), view.viewport().width(), option.rect.height())
        palette = option.palette
        painter.save()
        if is_selected:
            paint_selected_ground(painter, row, palette)
            paint_focus_bar(painter, row, palette.color(QPalette.ColorRole.Accent))
        elif is_hovered:
            paint_hovered_ground(painter, row, palette)
        elif is_current:
            # Qt has tinted the indentation, which would stand there as a spot of its own.
            painter.fillRect(row, palette.base())
        if not index.parent().isValid():
            # Again, for the ground of the whole row went over the sign that unfolds.
            branch = QRect(0, row.top(), option.rect.left(), row.height())
            view.drawBranches(painter, branch, index)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        ink = palette.color(role)
        quiet = ink if is_selected else palette.color(QPalette.ColorRole.PlaceholderText)
        box = QRect(option.rect)
        box.setRight(view.sign_left())
        if index.parent().isValid():
            # Nearer to the edge than Qt would have them: there is little room in a column.
            box.setLeft(box.left() - view.indentation())
        value = index.data(_VALUE)
        if isinstance(value, FacetCount):
            facet = Facet(index.parent().data(_VALUE))
            used = view.filter_of(facet, value.value)
            meaning = meaning_of(facet, value.value) if facet is Facet.TAGS else ""
            self._paint_value(painter, box, option.font, value, used, (ink, quiet), meaning)
            if is_selected or is_hovered:
                sign = QRect(view.sign_left(), box.top(), _SIGN, box.height())
                painter.setPen(quiet)
                painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "−")
        else:
            font = QFont(option.font)
            is_title = not index.parent().isValid()
            font.setWeight(QFont.Weight.DemiBold if is_title else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(ink if is_title else quiet)
            left = 0 if is_title else _SIGN
            painter.drawText(box.adjusted(left, 0, 0, 0), _START, str(index.data()))
        painter.restore()

    def _paint_value(
        self,
        painter: QPainter,
        box: QRect,
        font: QFont,
        value: FacetCount,
        used: Filter | None,
        inks: tuple[QColor, QColor],
        meaning: str,
    ) -> None:
        ink, quiet = inks
        name = QFont(font)
        if used is not None:
            painter.setPen(ink)
            sign = QRect(box.left(), box.top(), _SIGN - 4, box.height())
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "−" if used.excluded else "✓")
            name.setWeight(QFont.Weight.DemiBold)
            name.setStrikeOut(used.excluded)
        figures = tabular(font)
        count = f"{value.count:,}"
        painter.setFont(figures)
        painter.setPen(quiet)
        painter.drawText(box, _END, count)
        room = box.adjusted(_SIGN, 0, -QFontMetrics(figures).horizontalAdvance(count) - _GAP, 0)
        painter.setFont(name)
        painter.setPen(ink)
        metrics = QFontMetrics(name)
        words = metrics.elidedText(value.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _START, words)
        room.setLeft(room.left() + metrics.horizontalAdvance(words) + _GAP)
        if meaning and room.width() > _MEANING:
            quietly = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(quiet)
            said = quietly.elidedText(meaning, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _START, said)


_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
