"""The panel at the left: opened folders and files as a tree, and a field that filters it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QVBoxLayout, QWidget

from cablereader.formats.opening import CableAddress
from cablereader.ui.settings import Settings
from cablereader.ui.tree_delegate import TreeDelegate
from cablereader.ui.tree_loader import TreeLoader
from cablereader.ui.tree_menu import TreeMenu
from cablereader.ui.tree_model import TreeModel
from cablereader.ui.tree_nodes import FolderState, Node, NodeKind
from cablereader.ui.tree_view import FilterField, TreeView

_PAUSE_MS = 150
"""Time a held arrow key must rest before the cable under it is opened."""
_TYPING_MS = 120
_LEARNED_MS = 400
"""Time after which the filter looks at what was read meanwhile."""


class FileTree(QWidget):
    """Opened folders and files, and what is in them."""

    cable_chosen = Signal(object)
    """The reader chose a row by click, Enter or arrow keys; carries its CableAddress."""
    cable_wanted_aside = Signal(object)
    """The reader wants a row's cable in a tab of its own; carries its CableAddress."""
    folder_closed = Signal(object)
    """A folder or file was taken out of the tree; carries its path."""
    file_read = Signal(str, object)
    """A file was read; carries its path and its :class:`FileSummary`."""
    folder_listed = Signal(str, object)
    """A folder was looked into, perhaps again; carries its path and the paths of its files."""
    refreshed = Signal()
    """The reader wants everything looked at anew."""
    roots_changed = Signal()
    """A folder or file was opened or closed."""
    changed = Signal()
    """Something was opened, closed, expanded, collapsed or filtered."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._model = TreeModel(self)
        self._loader = TreeLoader(self._model, self)
        self._expanded: set[str] = set()
        self._awaited: CableAddress | None = None
        self._remembered: CableAddress | None = None
        self._is_moving = False
        self._build()
        self._connect_signals()
        self._show_page()

    def _build(self) -> None:
        self._filter = FilterField(self)
        self._view = TreeView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(TreeDelegate(self._view))
        self._view.setDragEnabled(True)
        self._view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._menu = TreeMenu(self._view, self)
        self._advice = QLabel(self)
        self._advice.setObjectName("treeAdvice")
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._advice.setWordWrap(True)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._advice.setMargin(24)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._advice)
        field = QVBoxLayout()
        field.setContentsMargins(0, 0, 8, 0)
        field.addWidget(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(field)
        layout.addWidget(self._pages)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._learned = QTimer(self, interval=_LEARNED_MS, singleShot=True)
        self._scrolled = QTimer(self, interval=0, singleShot=True)
        self._since_step = QElapsedTimer()

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self._on_filter_typed)
        self._filter.left_downwards.connect(self._on_filter_left)
        self._typing.timeout.connect(self._apply_filter)
        self._learned.timeout.connect(self._on_learned)
        self._pause.timeout.connect(self._on_paused)
        self._view.clicked.connect(self._on_clicked)
        self._view.entered_row.connect(self._on_entered)
        self._view.stepped.connect(self._on_stepped)
        self._view.opened_aside.connect(self._on_opened_aside)
        self._view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._view.expanded.connect(self._on_expanded)
        self._view.collapsed.connect(self._on_collapsed)
        self._view.customContextMenuRequested.connect(self._on_menu_requested)
        self._view.verticalScrollBar().valueChanged.connect(self._on_rows_moved)
        self._view.resized.connect(self._on_rows_moved)
        self._model.rowsInserted.connect(self._on_rows_moved)
        self._model.rowsRemoved.connect(self._on_rows_moved)
        self._scrolled.timeout.connect(self._on_scrolled)
        self._model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._model.modelReset.connect(self._on_reset)
        self._model.roots_changed.connect(self._show_page)
        self._model.roots_changed.connect(self.roots_changed)
        self._model.roots_changed.connect(self.changed)
        self._view.expanded.connect(self.changed)
        self._view.collapsed.connect(self.changed)
        self._filter.textChanged.connect(self.changed)
        self._loader.folder_listed.connect(self._on_folder_listed)
        self._loader.file_read.connect(self._on_file_read)
        self._menu.open_row.triggered.connect(self._on_open)
        self._menu.open_aside.triggered.connect(self._on_open_aside)
        self._menu.copy_path.triggered.connect(self._on_copy_path)
        self._menu.refresh.triggered.connect(self._on_refresh)
        self._menu.close_row.triggered.connect(self._on_close)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the rows.

        Not by a focus proxy: while that is hidden, Qt's Tab key ends here and goes nowhere.
        """
        self._view.setFocus(event.reason())

    # What is in the tree

    def open_folder(self, path: Path) -> None:
        """Add a folder and open it; one that is there already is shown."""
        self._filter.clear()
        node = self._model.add_root(path.absolute(), is_folder=True)
        index = self._model.index_of(node)
        self._view.expand(index)
        with self._moving():
            self._view.setCurrentIndex(index)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Add files by themselves, except those that lie in an open folder."""
        self._filter.clear()
        for path in map(Path.absolute, paths):
            if not any(folder in path.parents for folder in self.folders()):
                self._add_file(path)
        self._scrolled.start()

    def open_file_names(self) -> list[str]:
        """Return the paths of the files that were opened by themselves."""
        return [node.path for node in self._model.roots if node.kind is NodeKind.FILE]

    def folders(self) -> list[Path]:
        """Return the open folders."""
        return [Path(node.path) for node in self._model.roots if node.kind is NodeKind.FOLDER]

    def is_empty(self) -> bool:
        """Return whether nothing is open."""
        return not self._model.roots

    def close_root(self, path: Path) -> None:
        """Take an opened folder or file out of the tree; anything else is left alone."""
        node = self._model.root(str(path.absolute()))
        if node is None:
            return
        with self._moving():
            self._model.remove_root(node)
        self._loader.forget(node)
        self._expanded = {key for key in self._expanded if Path(node.path) not in _line_of(key)}
        self.folder_closed.emit(Path(node.path))

    def restore(self) -> None:
        """Open what was open when :meth:`save` was called."""
        self._expanded = set(self._settings.expanded)
        for folder in self._settings.open_folders:
            self._model.add_root(folder, is_folder=True)
        for file in self._settings.open_files:
            self._add_file(file)
        self._expand_again(self._expanded)

    def save(self) -> None:
        """Remember the open folders and files, and which rows are expanded."""
        self._settings.open_folders = self.folders()
        self._settings.open_files = [Path(name) for name in self.open_file_names()]
        self._settings.expanded = sorted(self._expanded)

    @Slot()
    def stop(self) -> None:
        """Drop all background work; call when the window closes."""
        self._pause.stop()
        self._loader.stop()

    def _add_file(self, path: Path) -> None:
        node = self._model.add_root(path, is_folder=False)
        self._loader.watch_file(node)

    # Choosing a cable

    def select(self, address: CableAddress) -> None:
        """Show where *address* is without choosing it, opening folders on the way to it.

        No row is selected if it lies outside the tree; nothing happens if it is filtered out.
        """
        self._awaited = CableAddress(address.path.absolute(), address.ordinal)
        self._seek()

    def select_nothing(self) -> None:
        """Show that what is on the page is not in the tree; the keys go on from where they were."""
        self._awaited = self._remembered = None
        self._view.clearSelection()

    def select_next(self) -> None:
        """Choose the next cable below the current row."""
        self._step(self._view.indexBelow)

    def select_previous(self) -> None:
        """Choose the next cable above the current row."""
        self._step(self._view.indexAbove)

    def focus_filter(self) -> None:
        """Let the reader type a filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def filter_text(self) -> str:
        """Return what the reader typed to filter the tree."""
        return self._filter.text()

    def set_filter_text(self, text: str) -> None:
        """Filter the tree as if the reader had typed *text*."""
        self._filter.setText(text)

    def _step(self, following: Callable[[QModelIndex], QModelIndex]) -> None:
        current = self._view.currentIndex()
        index = following(current) if current.isValid() else self._model.index(0, 0)
        while index.isValid() and self._model.node(index).address is None:
            index = following(index)
        if index.isValid():
            self._view.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        """Announce the cable behind *index*, if there is one."""
        self._pause.stop()
        node = self._model.node(index)
        if index.isValid() and node.address is not None:
            selected = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._view.selectionModel().select(index, selected)
            if node.kind is NodeKind.FILE:
                self._loader.read_now(node)
            self.cable_chosen.emit(node.address)

    def _seek(self) -> None:
        """Go as far towards the awaited cable as the tree is known."""
        if self._awaited is None:
            return
        node = self._model.locate(self._awaited)
        if node is None or self._must_wait_for(node, self._awaited):
            if node is None:
                self.select_nothing()
            return
        is_there = node.path == str(self._awaited.path)
        self._awaited = None
        index = self._model.reveal(node) if is_there else QModelIndex()
        if index.isValid():
            with self._moving():
                self._view.setCurrentIndex(index)
                self._view.scrollTo(index)

    def _must_wait_for(self, node: Node, address: CableAddress) -> bool:
        """Return whether what is inside *node* must be read first; if so, start that."""
        if node.kind is NodeKind.FOLDER and node.path != str(address.path):
            index = self._model.reveal(node)
            if node.state in (FolderState.UNLISTED, FolderState.LISTING):
                self._loader.list_folder(node)
                self._view.expand(index)
                return True
            self._view.expand(index)
        if node.kind is NodeKind.FILE and address.ordinal > 0 and node.file is None:
            self._loader.read_now(node)
            return True
        return False

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """Within this, a new current row is the program's doing, not the reader's choice."""
        before, self._is_moving = self._is_moving, True
        try:
            yield
        finally:
            self._is_moving = before

    # The reader's doings

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if self._is_moving or self._model.is_removing or not current.isValid():
            return
        self._awaited = self._remembered = None
        if self._view.is_pressed:
            return  # clicked follows, unless this becomes a drag
        is_held = self._since_step.isValid() and not self._since_step.hasExpired(_PAUSE_MS)
        self._since_step.restart()
        if is_held:
            self._pause.start()
        else:
            self._choose(current)

    @Slot()
    def _on_paused(self) -> None:
        self._choose(self._view.currentIndex())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if self._model.node(index).kind is NodeKind.FOLDER:
            self._view.setExpanded(index, not self._view.isExpanded(index))
        else:
            self._choose(index)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0:
            self.select_next()
        else:
            self.select_previous()

    @Slot(QModelIndex)
    def _on_opened_aside(self, index: QModelIndex) -> None:
        address = self._model.node(index).address
        if address is not None:
            self.cable_wanted_aside.emit(address)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if not self._model.is_filtered:
            self._expanded.add(node.path)
        if node.kind is NodeKind.FOLDER and node.state is FolderState.UNLISTED:
            self._loader.list_folder(node)
        self._scrolled.start()

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._model.is_filtered:
            self._expanded.discard(self._model.node(index).path)
        self._scrolled.start()

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if index.isValid():
            self._menu.offer(self._model.node(index), self._view.viewport().mapToGlobal(place))

    @Slot()
    def _on_open(self) -> None:
        self._on_entered(self._view.currentIndex())

    @Slot()
    def _on_open_aside(self) -> None:
        self._on_opened_aside(self._view.currentIndex())

    @Slot()
    def _on_copy_path(self) -> None:
        node = self._model.node(self._view.currentIndex())
        if node.path:
            QGuiApplication.clipboard().setText(node.path)

    @Slot()
    def _on_refresh(self) -> None:
        for node in self._model.known_folders():
            if node.state in (FolderState.LISTED, FolderState.FAILED):
                self._loader.list_folder(node)
        for node in self._model.roots:
            if node.kind is NodeKind.FILE:
                self._loader.read_again(node)
        self.refreshed.emit()

    @Slot()
    def _on_close(self) -> None:
        node = self._model.node(self._view.currentIndex())
        if node.is_root:
            self.close_root(Path(node.path))

    # The filter

    @Slot(str)
    def _on_filter_typed(self, text: str) -> None:
        if text:
            self._typing.start()
        else:
            self._apply_filter()

    @Slot()
    def _apply_filter(self) -> None:
        self._typing.stop()
        self._model.set_filter(self._filter.text())
        self._show_page()

    @Slot()
    def _on_filter_left(self) -> None:
        self._apply_filter()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._view.currentIndex().isValid():
            self.select_next()

    @Slot()
    def _on_learned(self) -> None:
        if self._model.is_filtered:
            self._model.filter_again()
            self._show_page()

    @Slot()
    def _on_about_to_reset(self) -> None:
        node = self._model.node(self._view.currentIndex())
        # Kept while the filter hides it, so that it is current again when the filter is cleared.
        if node.address is not None:
            self._remembered = node.address

    @Slot()
    def _on_reset(self) -> None:
        if self._model.is_filtered:
            for holder in reversed(self._model.holding_hits):  # from the top downwards
                self._view.expand(self._model.index_of(holder))
        else:
            self._expand_again(self._expanded)
        node = self._model.locate(self._remembered) if self._remembered is not None else None
        index = self._model.index_of(node) if node is not None else QModelIndex()
        if index.isValid() and node is not None and node.address == self._remembered:
            with self._moving():
                self._view.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
            self._view.scrollTo(index)
        self._scrolled.start()

    def _expand_again(self, paths: Iterable[str]) -> None:
        for path in sorted(paths, key=len):
            file = self._model.root(path)
            for node in (*self._model.folders_at(path), *([file] if file else [])):
                index = self._model.index_of(node)
                if index.isValid():
                    self._view.expand(index)

    # What the background brought

    @Slot(object)
    def _on_folder_listed(self, node: Node) -> None:
        files = [child.path for child in node.children if child.kind is NodeKind.FILE]
        self.folder_listed.emit(node.path, files)
        within = {child.path for child in node.children if child.kind is NodeKind.FOLDER}
        self._expand_again(within & self._expanded)
        self._seek()
        self._scrolled.start()

    @Slot(object)
    def _on_file_read(self, node: Node) -> None:
        if node.file is not None:
            self.file_read.emit(node.path, node.file)
        if self._model.is_filtered and not self._learned.isActive():
            self._learned.start()
        if node.children and node.path in self._expanded:
            self._view.expand(self._model.index_of(node))
        self._seek()

    @Slot()
    def _on_rows_moved(self) -> None:
        # Not connected to start() itself, which would take the position for milliseconds.
        self._scrolled.start()

    @Slot()
    def _on_scrolled(self) -> None:
        """Read the files in view, and let the view have more rows before its end is reached."""
        seen = list(self._view.visible_indexes())
        self._loader.read_visible(
            node for node in map(self._model.node, seen) if node.kind is NodeKind.FILE
        )
        bottom = 2 * self._view.viewport().height()
        for node in list(self._model.known_folders()):
            if self._model.can_load_more(node) and self._view.isExpanded(
                self._model.index_of(node)
            ):
                last = self._model.index_of(node.rows[-1])
                if self._view.visualRect(last).top() < bottom:
                    self._model.load_more(node)

    @Slot()
    def _show_page(self) -> None:
        """Show the tree, or words where it would be empty."""
        if self.is_empty():
            self._advice.setText(
                self.tr(
                    "Nothing is open.\n\nDrop a file or a folder here, "
                    "or choose one in the File menu."
                )
            )
        elif not self._model.has_rows:
            text = self._filter.text().strip()
            self._advice.setText(
                self.tr("No name, number or subject here holds “{text}”.").format(text=text)
            )
        self._pages.setCurrentWidget(self._view if self._model.has_rows else self._advice)
        self._filter.setEnabled(not self.is_empty())


def _line_of(path: str) -> list[Path]:
    """Return a path and every folder above it."""
    return [Path(path), *Path(path).parents]
