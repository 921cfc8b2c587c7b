"""Browsing the library: every cable by groups, the way of grouping, and a filter."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from cablereader.library import Grouping
from cablereader.ui.library.grouping_box import GroupingBox
from cablereader.ui.library.library_branches import read_key, written_key
from cablereader.ui.library.library_place import LibraryPlace
from cablereader.ui.library.library_tree_delegate import LibraryTreeDelegate
from cablereader.ui.library.library_tree_menu import LibraryTreeMenu
from cablereader.ui.library.library_tree_model import LibraryTreeModel
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.memory.settings import Settings
from cablereader.ui.trees.cable_tree import CableTree

_SLOW_MS = 250
"""A wait shorter than this is not worth a word."""
_SIDE_BY_SIDE = 320
"""Width from which grouping and filter stand in one row."""
_BUSY_MS = 500
"""Rest before the tree takes in a change while the reader holds a mouse button."""


class LibraryTree(CableTree):
    """The library's cables by folder, post, date, level, TAGS or thread."""

    def __init__(
        self,
        library: ReadersLibrary,
        questions: QuestionThread,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        model = LibraryTreeModel(questions)
        super().__init__(model, "libraryAdvice", parent)
        self.model = model
        self.setObjectName("libraryBrowser")
        self._settings = settings
        self._is_outdated = True
        self._is_fresh = True
        """Whether the grouping was just chosen and nothing of it was seen yet."""
        self._build()
        self._restore()
        self._connect_signals(library)

    def _build(self) -> None:
        self.grouping = GroupingBox(self)
        self.head.insertWidget(0, self.grouping)
        self.filter.setObjectName("libraryFilter")
        self.filter.setAccessibleName(self.tr("Filter of the library's groups"))
        self.view.setObjectName("libraryTree")
        self.view.setAccessibleName(self.tr("Cables of the library"))
        self.view.setItemDelegate(LibraryTreeDelegate(self.model, self.view))
        self._place = LibraryPlace(self.model, self.view, self.choice)
        self.menu = LibraryTreeMenu(self.model, self.view, self.choice)
        self._busy = QTimer(self, interval=_BUSY_MS, singleShot=True)
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)

    def _connect_signals(self, library: ReadersLibrary) -> None:
        library.changed.connect(self._on_library_changed)
        self.grouping.currentIndexChanged.connect(self._on_grouping_chosen)
        self.filter.settled.connect(self._on_filter_settled)
        self.filter.left_downwards.connect(self._on_filter_left)
        self._slow.timeout.connect(self._say_that_it_takes_time)
        self._busy.timeout.connect(self._ask_if_outdated)
        self.model.modelReset.connect(self._show_page)
        self.model.filled.connect(self._on_filled)
        self.model.failed.connect(self.page.say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the filter below the grouping where both have no room side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self.head.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the library for what is seen now."""
        super().showEvent(event)
        self._ask_if_outdated()

    # What is remembered

    def _restore(self) -> None:
        self.grouping.choose(self._settings.library_grouping or Grouping.POST)
        keys = (read_key(text) for text in self._settings.library_expanded)
        self._place.expand(key for key in keys if key is not None)
        self._take_grouping()

    def save(self) -> None:
        """Remember the grouping and the open rows."""
        self._settings.library_grouping = self.model.grouping
        self._settings.library_expanded = sorted(map(written_key, self._place.expanded))

    # Choosing a cable

    def is_empty(self) -> bool:
        """Return whether there is no row to go to."""
        return self.model.rowCount() == 0

    # Another grouping, filter or library

    @Slot()
    def _on_grouping_chosen(self) -> None:
        self._place.forget()
        self.filter.clear()
        self._take_grouping()
        self.save()

    def _take_grouping(self) -> None:
        self._is_fresh = True
        self.filter.setPlaceholderText(self.grouping.filter_words())
        if self.isVisible():
            self._slow.start()
            self.model.group_by(self.grouping.grouping)
        else:
            self.model.grouping = self.grouping.grouping
            self._is_outdated = True

    @Slot(str)
    def _on_filter_settled(self, text: str) -> None:
        self.model.set_filter(text)
        self._show_page()

    @Slot()
    def _on_filter_left(self) -> None:
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
    def _on_filled(self) -> None:
        if self._is_fresh and self.model.rowCount() == 1:
            # The only row, opened: nobody wants to choose among one.
            with self.choice.not_choosing():
                self.view.expand(self.model.index(0, 0))
        self._is_fresh = False
        self._show_page()

    @Slot()
    def _say_that_it_takes_time(self) -> None:
        if not self.model.is_loaded:
            self.page.say(self.tr("Grouping the library …"))

    @Slot()
    def _show_page(self) -> None:
        """Show the tree, or words where it would be empty."""
        if not self.is_empty() or not (self.model.is_filtered or self.model.is_loaded):
            self.page.show_rows()
        elif self.model.is_filtered:
            text = self.filter.text().strip()
            self.page.say(self.tr("No group holds “{text}”.").format(text=text))
        elif self.model.grouping is Grouping.THREAD:
            self.page.say(self.tr("No cable of the library answers another one."))
        else:
            self.page.say(self.tr("No cables here yet."))
