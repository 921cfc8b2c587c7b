"""The left column of the window: the opened folders, and the reader's library."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.library.library_panel import LibraryPanel
from cablereader.ui.trees.cable_list import CableList

_LINE = 2


class SidePanel(QWidget):
    """Shows one of two pages, "Folders" and "Library", named by two tabs above them."""

    page_changed = Signal(int)
    """The other page is in front; carries its number."""

    FOLDERS, LIBRARY = 0, 1

    def __init__(
        self, folders: FileTree, library: LibraryPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.tabs = _PageTabs(self)
        self.tabs.addTab(self.tr("Folders"))
        self.tabs.addTab(self.tr("Library"))
        self._folders, self._library = folders, library
        self._pages = QStackedWidget(self)
        self._pages.addWidget(folders)
        self._pages.addWidget(library)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._pages, 1)
        self._foot = layout
        self.tabs.currentChanged.connect(self._on_tab_chosen)

    def set_offer(self, offer: QWidget) -> None:
        """Let *offer* stand at the foot of the column, while it is not hidden."""
        self._foot.addWidget(offer)

    @property
    def page(self) -> int:
        """The number of the page in front."""
        return self._pages.currentIndex()

    @property
    def is_library_in_front(self) -> bool:
        """Whether the reader sees the Library page."""
        return self.page == self.LIBRARY and not self.isHidden()

    def front_list(self) -> CableList:
        """Return the list the reader goes through: that of the page in front."""
        return self._folders if self.page == self.FOLDERS else self._library.front_list()

    def show_page(self, page: int, focus: bool = False) -> None:
        """Bring a page to the front, with *focus* the keys as well; a number of no page does nothing."""
        self.tabs.setCurrentIndex(page)
        if focus:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the page."""
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus(event.reason())

    @Slot(int)
    def _on_tab_chosen(self, page: int) -> None:
        left = self._pages.currentWidget()
        focus = QApplication.focusWidget()
        had_focus = left is not None and focus is not None and left.isAncestorOf(focus)
        if had_focus:
            # Qt would give the keys of what is hidden to the text next to it, and its side with them.
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentIndex(page)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_changed.emit(page)


class _PageTabs(QTabBar):
    """Two words, the one in front underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideTabs")
        self.setAccessibleName(self.tr("Pages of the list"))
        self.setDrawBase(False)
        self.setExpanding(False)
        # The keys of the commands change the page; the Tab key goes on to what is in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of a word."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.tabText(index)) + 20
        return QSize(width, metrics.height() + 14)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words without the bevels of the style."""
        painter = QStylePainter(self)
        palette = self.palette()
        for number in range(self.count()):
            option = QStyleOptionTab()
            self.initStyleOption(option, number)
            box: QRect = self.tabRect(number)
            if number == self.currentIndex():
                accent = palette.color(QPalette.ColorRole.Accent)
                painter.fillRect(
                    box.left() + 8, box.bottom() - _LINE, box.width() - 16, _LINE, accent
                )
            else:
                role = (
                    QPalette.ColorRole.WindowText
                    if option.state & QStyle.StateFlag.State_MouseOver
                    else QPalette.ColorRole.PlaceholderText
                )
                option.palette.setColor(QPalette.ColorRole.WindowText, palette.color(role))
            self.style().drawItemText(
                painter,
                box,
                int(Qt.AlignmentFlag.AlignCenter.value),
                option.palette,
                True,
                self.tabText(number),
                QPalette.ColorRole.WindowText,
            )
        painter.end()
