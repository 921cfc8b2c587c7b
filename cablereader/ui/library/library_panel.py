"""The Library page of the left column: what is found, or everything by groups, or how to begin."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from cablereader.ui.library.readers_library import ReadersLibrary
from cablereader.ui.look.fonts import compact_title_font
from cablereader.ui.trees.cable_list import CableList
from cablereader.ui.widgets.window_button import WindowButton


class LibraryPanel(QStackedWidget):
    """A stack of three: an invitation without a library, the results of a search, else the browser.

    The widgets of the browser and of the results are given by whoever makes them.
    """

    list_changed = Signal()
    """Another list is in front, or one of them got other rows."""

    def __init__(
        self,
        library: ReadersLibrary,
        add: QAction,
        add_open: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """*add* is the command that adds a folder to the library, *add_open* adds the opened ones."""
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self.setAccessibleName(self.tr("Library"))
        self._library = library
        self._is_searching = False
        self.browser: QWidget | None = None
        self.results: QWidget | None = None
        self.invitation = _Invitation(add, add_open, self)
        self.addWidget(self.invitation)
        library.changed.connect(self._on_library_changed)
        library.filling_changed.connect(self._on_library_changed)
        self.currentChanged.connect(self.list_changed)

    def set_browser(self, widget: QWidget, rows: QAbstractItemModel) -> None:
        """Let *widget* be shown while nothing is searched; its cables are in *rows*."""
        self.browser = widget
        self._watch(rows)
        self.addWidget(widget)
        self._show_page()

    def set_results(self, widget: QWidget, rows: QAbstractItemModel) -> None:
        """Let *widget* be shown while something is searched; the cables found are in *rows*."""
        self.results = widget
        self._watch(rows)
        self.addWidget(widget)
        self._show_page()

    @property
    def is_searching(self) -> bool:
        """Whether the results of a search are in front, or would be if there were a library."""
        return self._is_searching

    def show_results(self) -> None:
        """Bring the results to the front."""
        self._is_searching = True
        self._show_page()

    def show_browser(self) -> None:
        """Bring the browser to the front: the search was given up."""
        self._is_searching = False
        self._show_page()

    def front_list(self) -> CableList:
        """Return the list in front, for going from cable to cable."""
        page = self.currentWidget()
        return page if isinstance(page, CableList) else _Nothing()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the page."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus(event.reason())

    def _watch(self, rows: QAbstractItemModel) -> None:
        for signal in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            signal.connect(self.list_changed)

    @Slot()
    def _on_library_changed(self) -> None:
        self._show_page()

    def _show_page(self) -> None:
        page: QWidget | None = self.invitation
        if self._library.exists:
            # Until there is a browser the results show everything.
            pages = (self.results, self.browser)
            page = next((item for item in pages[:: 1 if self._is_searching else -1] if item), page)
        if page is not None and page is not self.currentWidget():
            self.setCurrentWidget(page)


class _Nothing:
    """A list without cables."""

    def select_next(self) -> None:
        """There is none."""

    def select_previous(self) -> None:
        """There is none."""

    def is_empty(self) -> bool:
        return True


class _Invitation(QWidget):
    """Says what a library is, and offers to begin one."""

    def __init__(self, add: QAction, add_open: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add_open = add_open
        title = QLabel(self.tr("No library yet"), self)
        title.setFont(compact_title_font())
        words = QLabel(
            self.tr(
                "A library finds words in all cables of a folder while you type. The cables "
                "stay where they are."
            ),
            self,
        )
        words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.add = WindowButton(add.text(), self)
        self.add.setObjectName("libraryAddButton")
        self.add.setStatusTip(add.statusTip())
        self.add.clicked.connect(add.trigger)
        self.add_open = WindowButton(self.tr("Add the &Open Folders"), self)
        self.add_open.setObjectName("libraryAddOpenButton")
        self.add_open.setStatusTip(add_open.statusTip())
        self.add_open.clicked.connect(add_open.trigger)
        add_open.changed.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (title, words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(8)
        for button in (self.add_open, self.add):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        """Offer what is open already, if anything is."""
        is_open = self._add_open.isEnabled()
        self.add_open.setVisible(is_open)
        self.setFocusProxy(self.add_open if is_open else self.add)
