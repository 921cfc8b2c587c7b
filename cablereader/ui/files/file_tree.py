"""The panel at the left: opened folders and files as a tree, and a field that filters it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from cablereader.formats.opening import CableAddress
from cablereader.ui.files.rows_in_view import RowsInView
from cablereader.ui.files.tree_delegate import TreeDelegate
from cablereader.ui.files.tree_expansion import TreeExpansion
from cablereader.ui.files.tree_loader import TreeLoader
from cablereader.ui.files.tree_menu import TreeMenu
from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.files.tree_place import TreePlace
from cablereader.ui.memory.settings import Settings
from cablereader.ui.trees.cable_tree import CableTree
from cablereader.ui.trees.tree_nodes import FolderState, Node, NodeKind

_LEARNED_MS = 400
"""Time after which the filter looks at what was read meanwhile."""


class FileTree(CableTree):
    """Opened folders and files, and what is in them."""

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
        model = TreeModel()
        super().__init__(model, "treeAdvice", parent)
        self._model = model
        self._settings = settings
        self._loader = TreeLoader(self._model, self)
        self._build()
        self._connect_signals()
        self._show_page()

    def _build(self) -> None:
        self.filter.setObjectName("treeFilter")
        self.filter.setAccessibleName(self.tr("Filter of the tree"))
        self.filter.setPlaceholderText(self.tr("Filter by name, number or subject"))
        self.view.setObjectName("fileTree")
        self.view.setAccessibleName(self.tr("Files and folders"))
        self.view.setItemDelegate(TreeDelegate(self._model, self.view))
        self._expansion = TreeExpansion(self._model, self.view, self._loader)
        self._place = TreePlace(self._model, self.view, self._loader, self.choice)
        self._in_view = RowsInView(self._model, self.view, self._loader)
        self._menu = TreeMenu(self._model, self.view)
        self._learned = QTimer(self, interval=_LEARNED_MS, singleShot=True)

    def _connect_signals(self) -> None:
        self.filter.settled.connect(self._on_filter_settled)
        self.filter.left_downwards.connect(self._on_filter_left)
        self._learned.timeout.connect(self._on_learned)
        self._model.roots_changed.connect(self._show_page)
        self._model.roots_changed.connect(self.roots_changed)
        for signal in (
            *(self._model.roots_changed, self.filter.textChanged),
            *(self.view.expanded, self.view.collapsed),
        ):
            signal.connect(self.changed)
        self._loader.folder_listed.connect(self._on_folder_listed)
        self._loader.file_read.connect(self._on_file_read)
        self._menu.open_row.triggered.connect(self._on_open)
        self._menu.open_aside.triggered.connect(self._on_open_aside)
        self._menu.refresh.triggered.connect(self._on_refresh)
        self._menu.close_row.triggered.connect(self._on_close)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    # What is in the tree

    def open_folder(self, path: Path) -> None:
        """Add a folder and open it; one that is there already is shown."""
        self.filter.clear()
        node = self._model.add_root(path.absolute(), is_folder=True)
        index = self._model.index_of(node)
        self.view.expand(index)
        self.choice.show(index)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Add files by themselves, except those that lie in an open folder."""
        self.filter.clear()
        for path in map(Path.absolute, paths):
            if not any(folder in path.parents for folder in self.folders()):
                self._add_file(path)

    def open_file_names(self) -> list[str]:
        """Return the paths of the files that were opened by themselves."""
        return [node.path for node in self._roots(NodeKind.FILE)]

    def folders(self) -> list[Path]:
        """Return the open folders."""
        return [Path(node.path) for node in self._roots(NodeKind.FOLDER)]

    def is_empty(self) -> bool:
        """Return whether nothing is open."""
        return not self._model.opened.roots

    def close_root(self, path: Path) -> None:
        """Take an opened folder or file out of the tree; anything else is left alone."""
        node = self._model.opened.root(str(path.absolute()))
        if node is None:
            return
        self._model.remove_root(node)
        self._loader.forget(node)
        self._expansion.forget(node.path)
        self.folder_closed.emit(Path(node.path))

    def restore(self) -> None:
        """Open what was open when :meth:`save` was called."""
        for folder in self._settings.open_folders:
            self._model.add_root(folder, is_folder=True)
        for file in self._settings.open_files:
            self._add_file(file)
        self._expansion.restore(self._settings.expanded)

    def save(self) -> None:
        """Remember the open folders and files, and which rows are expanded."""
        self._settings.open_folders = self.folders()
        self._settings.open_files = [Path(name) for name in self.open_file_names()]
        self._settings.expanded = self._expansion.paths

    @Slot()
    def stop(self) -> None:
        """Drop all background work; call when the window closes."""
        self.choice.stop()
        self._loader.stop()

    def _add_file(self, path: Path) -> None:
        node = self._model.add_root(path, is_folder=False)
        self._loader.watch_file(node)

    def _roots(self, kind: NodeKind) -> list[Node]:
        return [node for node in self._model.opened.roots if node.kind is kind]

    # Choosing a cable

    def select(self, address: CableAddress) -> None:
        """Show where *address* is without choosing it, opening folders on the way to it.

        No row is selected if it lies outside the tree; nothing happens if it is filtered out.
        """
        self._place.go_to(address)

    def select_nothing(self) -> None:
        """Show that what is on the page is not in the tree; the keys go on from where they were."""
        self._place.leave()

    @Slot(object)
    def announce(self, address: CableAddress) -> None:
        """Read the chosen file before all others, and tell."""
        node = self._model.node(self.view.currentIndex())
        if node.kind is NodeKind.FILE:
            self._loader.read_now(node)
        super().announce(address)

    # The filter

    def focus_filter(self) -> None:
        """Let the reader type a filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def filter_text(self) -> str:
        """Return what the reader typed to filter the tree."""
        return self.filter.text()

    def set_filter_text(self, text: str) -> None:
        """Filter the tree as if the reader had typed *text*."""
        self.filter.setText(text)

    @Slot(str)
    def _on_filter_settled(self, text: str) -> None:
        self._model.set_filter(text)
        self._show_page()

    @Slot()
    def _on_filter_left(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid():
            self.select_next()

    @Slot()
    def _on_learned(self) -> None:
        if self._model.opened.filter.is_set:
            self._model.filter_again()
            self._show_page()

    # The menu of a row

    @Slot()
    def _on_open(self) -> None:
        self.choice.enter(self.view.currentIndex())

    @Slot()
    def _on_open_aside(self) -> None:
        self.choice.open_aside(self.view.currentIndex())

    @Slot()
    def _on_refresh(self) -> None:
        for node in self._model.opened.known_folders():
            if node.state in (FolderState.LISTED, FolderState.FAILED):
                self._loader.list_folder(node)
        for node in self._roots(NodeKind.FILE):
            self._loader.read_again(node)
        self.refreshed.emit()

    @Slot()
    def _on_close(self) -> None:
        node = self._model.node(self.view.currentIndex())
        if node.is_root:
            self.close_root(Path(node.path))

    # What the background brought

    @Slot(object)
    def _on_folder_listed(self, node: Node) -> None:
        files = [child.path for child in node.children if child.kind is NodeKind.FILE]
        self.folder_listed.emit(node.path, files)

    @Slot(object)
    def _on_file_read(self, node: Node) -> None:
        if node.file is not None:
            self.file_read.emit(node.path, node.file)
        if self._model.opened.filter.is_set and not self._learned.isActive():
            self._learned.start()

    @Slot()
    def _show_page(self) -> None:
        """Show the tree, or words where it would be empty."""
        if self.is_empty():
            self.page.say(
                self.tr(
                    "Nothing is open.\n\nDrop a file or a folder here, "
                    "or choose one in the File menu."
                )
            )
        elif not self._model.has_rows:
            text = self.filter.text().strip()
            self.page.say(
                self.tr("No name, number or subject here holds “{text}”.").format(text=text)
            )
        else:
            self.page.show_rows()
        self.filter.setEnabled(not self.is_empty())
