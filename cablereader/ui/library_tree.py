"""Browsing the library: every cable by groups, the way of grouping, and a filter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QBoxLayout,
    QComboBox,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cablereader.library import Grouping
from cablereader.ui.library_branches import Key, read_key, written_key
from cablereader.ui.library_tree_delegate import LibraryTreeDelegate
from cablereader.ui.library_tree_model import LibraryTreeModel
from cablereader.ui.question_thread import QuestionThread
from cablereader.ui.readers_library import ReadersLibrary
from cablereader.ui.settings import Settings
from cablereader.ui.tree_view import FilterField, TreeView

_PAUSE_MS = 150
"""Time a held arrow key must rest before the cable under it is opened."""
_TYPING_MS = 120
_SLOW_MS = 250
"""A wait shorter than this is not worth a word."""
_SIDE_BY_SIDE = 320
"""Width from which grouping and filter stand in one row."""
_BUSY_MS = 500
"""Rest before the tree takes in a change while the reader holds a mouse button."""


class LibraryTree(QWidget):
    """The library's cables by folder, post, date, level, TAGS or thread."""

    cable_chosen = Signal(object)
    """The reader chose a row by click, Enter or arrow keys; carries its CableAddress."""
    cable_wanted_aside = Signal(object)
    """The reader wants a row's cable in a tab of its own; carries its CableAddress."""

    def __init__(
        self,
        library: ReadersLibrary,
        questions: QuestionThread,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("libraryBrowser")
        self._settings = settings
        self.model = LibraryTreeModel(questions, self)
        self._is_moving = False
        self._is_outdated = True
        self._is_fresh = True
        self._waits_to_choose = False
        self._expanded: set[Key] = set()
        self._kept: tuple[Key | None, Key | None, int] = (None, None, 0)
        self._build()
        self._connect_signals(library)
        self._restore()

    def _build(self) -> None:
        self.grouping = QComboBox(self)
        self.grouping.setObjectName("libraryGrouping")
        self.grouping.setAccessibleName(self.tr("Group the library by"))
        for grouping, words in (
            (Grouping.FOLDER, self.tr("By folder")),
            (Grouping.POST, self.tr("By post and date")),
            (Grouping.DATE, self.tr("By date")),
            (Grouping.LEVEL, self.tr("By level")),
            (Grouping.TAGS, self.tr("By TAGS")),
            (Grouping.THREAD, self.tr("By thread")),
        ):
            self.grouping.addItem(words, grouping)
        # Else the longest words would ask for more width than the column may have.
        self.grouping.setMinimumContentsLength(8)
        self.filter = FilterField(self)
        self.filter.setObjectName("libraryFilter")
        self.filter.setAccessibleName(self.tr("Filter of the library's groups"))
        self.view = TreeView(self)
        self.view.setObjectName("libraryTree")
        self.view.setAccessibleName(self.tr("Cables of the library"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(LibraryTreeDelegate(self.view))
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._advice = QLabel(self)
        self._advice.setObjectName("libraryAdvice")
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._advice.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._advice.setWordWrap(True)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._advice.setMargin(24)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._advice)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.grouping)
        self._row.addWidget(self.filter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._row)
        layout.addWidget(self._pages)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._busy = QTimer(self, interval=_BUSY_MS, singleShot=True)
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._since_step = QElapsedTimer()

    def _connect_signals(self, library: ReadersLibrary) -> None:
        library.changed.connect(self._on_library_changed)
        self.grouping.currentIndexChanged.connect(self._on_grouping_chosen)
        self.filter.textChanged.connect(self._typing.start)
        self.filter.left_downwards.connect(self._on_filter_left)
        self._typing.timeout.connect(self._apply_filter)
        self._pause.timeout.connect(self._on_paused)
        self._slow.timeout.connect(self._say_that_it_takes_time)
        self._busy.timeout.connect(self._ask_if_outdated)
        self.view.clicked.connect(self._choose)
        self.view.entered_row.connect(self._on_entered)
        self.view.stepped.connect(self._step)
        self.view.opened_aside.connect(self._on_opened_aside)
        self.view.expanded.connect(self._on_expanded)
        self.view.collapsed.connect(self._on_collapsed)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.modelAboutToBeReset.connect(self._keep_place)
        self.model.modelReset.connect(self._on_reset)
        self.model.dataChanged.connect(self._on_rows_came)
        self.model.filled.connect(self._on_filled)
        self.model.failed.connect(self._on_failed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the rows."""
        self.view.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the filter below the grouping where both have no room side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the library for what is seen now."""
        super().showEvent(event)
        self._ask_if_outdated()

    # What is remembered

    def _restore(self) -> None:
        keys = (read_key(text) for text in self._settings.library_expanded)
        self._expanded = {key for key in keys if key is not None}
        wanted = self._settings.library_grouping
        chosen = self.grouping.findData(wanted)
        self.grouping.setCurrentIndex(
            chosen if chosen >= 0 else self.grouping.findData(Grouping.POST)
        )
        self._take_grouping()

    def save(self) -> None:
        """Remember the grouping and the open rows."""
        self._settings.library_grouping = self.model.grouping
        self._settings.library_expanded = sorted(map(written_key, self._expanded))

    # Choosing a cable

    def is_empty(self) -> bool:
        """Return whether there is no row to go to."""
        return self.model.rowCount() == 0

    def select_next(self) -> None:
        """Choose the next cable below the current row."""
        self._step(1)

    def select_previous(self) -> None:
        """Choose the next cable above the current row."""
        self._step(-1)

    @Slot(int)
    def _step(self, by: int) -> None:
        following = self.view.indexBelow if by > 0 else self.view.indexAbove
        current = self.view.currentIndex()
        index = following(current) if current.isValid() else self.model.index(0, 0)
        while index.isValid() and self.model.cable_id_at(index) is None:
            index = following(index)
        if index.isValid():
            self.view.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """Announce the cable at *index*; one that is still being brought, when it is there."""
        self._pause.stop()
        address = self.model.address_at(index)
        self._waits_to_choose = address is None and self.model.cable_id_at(index) is not None
        if address is not None:
            self.cable_chosen.emit(address)

    @Slot()
    def _on_rows_came(self) -> None:
        if self._waits_to_choose:
            self._choose(self.view.currentIndex())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._waits_to_choose = False
        if self._is_moving or not current.isValid() or self.view.is_pressed:
            return
        is_held = self._since_step.isValid() and not self._since_step.hasExpired(_PAUSE_MS)
        self._since_step.restart()
        if is_held:
            self._pause.start()
        else:
            self._choose(current)

    @Slot()
    def _on_paused(self) -> None:
        self._choose(self.view.currentIndex())

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if self.model.entry_at(index) is not None:
            self.view.setExpanded(index, not self.view.isExpanded(index))
        else:
            self._choose(index)

    @Slot(QModelIndex)
    def _on_opened_aside(self, index: QModelIndex) -> None:
        address = self.model.address_at(index)
        if address is not None:
            self.cable_wanted_aside.emit(address)

    # Open rows

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        key = self.model.key_at(index)
        if key is not None:
            self._expanded.add(key)
        self.model.load(index)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        key = self.model.key_at(index)
        if key is not None:
            self._expanded.discard(key)

    def _expand_again(self) -> None:
        """Open what was open, as far as it is known; the rest follows when it comes."""
        with self._moving():
            for key in sorted(self._expanded, key=len):
                index = self.model.find(key)
                if index.isValid() and not self.view.isExpanded(index):
                    self.view.expand(index)

    # Another grouping, filter or library

    @Slot()
    def _on_grouping_chosen(self) -> None:
        self._expanded.clear()
        self.filter.clear()
        self._take_grouping()
        self.save()

    def _take_grouping(self) -> None:
        grouping = Grouping(self.grouping.currentData())
        self._is_fresh = True
        self._kept = (None, None, 0)
        words = {
            Grouping.FOLDER: self.tr("Filter folders"),
            Grouping.POST: self.tr("Filter posts"),
            Grouping.DATE: self.tr("Filter years"),
            Grouping.LEVEL: self.tr("Filter levels"),
            Grouping.TAGS: self.tr("Filter by code or meaning"),
            Grouping.THREAD: self.tr("Filter by subject"),
        }
        self.filter.setPlaceholderText(words[grouping])
        self.model.set_filter("")
        if self.isVisible():
            self._slow.start()
            self.model.group_by(grouping)
        else:
            self.model.grouping = grouping
            self._is_outdated = True

    @Slot()
    def _apply_filter(self) -> None:
        self._typing.stop()
        self.model.set_filter(self.filter.text())
        self._show_page()

    @Slot()
    def _on_filter_left(self) -> None:
        self._apply_filter()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _on_library_changed(self) -> None:
        self._is_outdated = True
        self._ask_if_outdated()

    @Slot()
    def _ask_if_outdated(self) -> None:
        if not self._is_outdated or not self.isVisible():
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # Rows must not move under a finger that presses.
            self._busy.start()
        else:
            self._is_outdated = False
            self._slow.start()
            self.model.refresh()

    @Slot()
    def _keep_place(self) -> None:
        """Remember the current row and the one at the top, by what they are."""
        top = self.view.indexAt(QPoint(0, 0))
        current = self.model.key_at(self.view.currentIndex()) or self._kept[0]
        offset = self.view.visualRect(top).top() if top.isValid() else 0
        self._kept = (current, self.model.key_at(top), offset)

    @Slot()
    def _on_reset(self) -> None:
        self._expand_again()
        current, top, offset = self._kept
        if current is not None:
            index = self.model.find(current)
            if index.isValid():
                with self._moving():
                    self.view.selectionModel().setCurrentIndex(
                        index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                    )
        if top is not None:
            index = self.model.find(top)
            if index.isValid():
                self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
                bar = self.view.verticalScrollBar()
                bar.setValue(bar.value() - offset)
        self._show_page()

    @Slot()
    def _on_filled(self) -> None:
        if self._is_fresh and self.model.rowCount() == 1:
            # The only row, opened: nobody wants to choose among one.
            with self._moving():
                self.view.expand(self.model.index(0, 0))
        self._is_fresh = False
        self._expand_again()
        self._show_page()

    @Slot(str)
    def _on_failed(self, words: str) -> None:
        self._advice.setText(words)
        self._pages.setCurrentWidget(self._advice)

    @Slot()
    def _say_that_it_takes_time(self) -> None:
        if not self.model.is_loaded:
            self._advice.setText(self.tr("Grouping the library …"))
            self._pages.setCurrentWidget(self._advice)

    def _show_page(self) -> None:
        """Show the tree, or words where it would be empty."""
        has_rows = self.model.rowCount() > 0
        if not has_rows and self.model.is_filtered:
            text = self.filter.text().strip()
            self._advice.setText(self.tr("No group holds “{text}”.").format(text=text))
        elif not has_rows and self.model.is_loaded:
            words = self.tr("No cables here yet.")
            if self.model.grouping is Grouping.THREAD:
                words = self.tr("No cable of the library answers another one.")
            self._advice.setText(words)
        else:
            has_rows = True
        self._pages.setCurrentWidget(self.view if has_rows else self._advice)

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """Within this, a new current row is the program's doing, not the reader's choice."""
        before, self._is_moving = self._is_moving, True
        try:
            yield
        finally:
            self._is_moving = before
