"""The handbook in a window of its own, beside the cable: a search, a list, an entry."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cablereader.handbook import Entry
from cablereader.ui.explaining.entry_list import ENTRY_ROLE, EntryDelegate, EntryModel
from cablereader.ui.explaining.entry_page import EntryPage
from cablereader.ui.explaining.handbook_at_hand import HandbookAtHand
from cablereader.ui.look.theme import Theme, write_in
from cablereader.ui.memory.settings import Settings
from cablereader.ui.widgets.dialog_sizes import within_window
from cablereader.ui.widgets.line_splitter import LineSplitter
from cablereader.ui.widgets.plain_buttons import use_words_alone
from cablereader.ui.widgets.search_field import SearchField

_FIRST_SIZE = QSize(760, 520)
_MOST_PROBLEMS = 6
_LIST_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class HandbookWindow(QDialog):
    """Not modal: the reader goes on reading while it is open. Escape closes it."""

    def __init__(
        self, book: HandbookAtHand, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._settings = settings
        self._build(theme)
        self._connect_signals()
        self.set_theme(theme)
        self._on_book_changed()

    def _build(self, theme: Theme) -> None:
        self.setObjectName("handbookWindow")
        self.setWindowTitle(self.tr("Handbook"))
        self.field = SearchField(self)
        self.field.setObjectName("handbookSearch")
        self.field.setPlaceholderText(self.tr("Code, name or words: PREL, NODIS, Lima, declassify"))
        self.field.setAccessibleName(self.tr("Search the handbook"))
        self.field.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setObjectName("handbookCount")
        self.list = self._list()
        self.page = EntryPage(theme, self)
        self._problems = QLabel(self)
        self._problems.setObjectName("glossaryProblems")
        self._problems.setTextFormat(Qt.TextFormat.PlainText)
        self._problems.setWordWrap(True)
        self._problems.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._splitter = LineSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.page)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        for part in (self.field, self.count):
            layout.addWidget(part)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self._problems)
        layout.addWidget(self._buttons())
        self.resize(self._settings.dialog_size("handbook") or within_window(self, _FIRST_SIZE))
        self._splitter.setSizes([330, 430])

    def _list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("handbookList")
        view.setAccessibleName(self.tr("Entries"))
        view.setModel(EntryModel(view))
        view.setItemDelegate(EntryDelegate(view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumWidth(160)
        view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        return view

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.glossary_button = QPushButton(self.tr("My &Glossary…"), self)
        self.glossary_button.setToolTip(self.tr("Edit the file of your own terms"))
        self.reload_button = QPushButton(self.tr("&Reload Glossary"), self)
        self.reload_button.setToolTip(self.tr("Read the file of your own terms again"))
        for button in (self.glossary_button, self.reload_button):
            box.addButton(button, role)
        box.rejected.connect(self.reject)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        for button in (self.glossary_button, self.reload_button, close):
            button.setAutoDefault(False)
        use_words_alone(box)
        return box

    def _connect_signals(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.glossary_button.clicked.connect(self.edit_glossary)
        self.reload_button.clicked.connect(self._book.read)
        self._book.changed.connect(self._on_book_changed)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.page.set_theme(theme)
        write_in(self.count, theme.color("secondary"))
        palette = theme.palette()
        self._problems.setPalette(palette)
        write_in(self._problems, theme.color("ink"))

    def problems(self) -> str:
        """Return what is said of mistakes in the reader's glossary."""
        return "" if self._problems.isHidden() else self._problems.text()

    def entry(self) -> Entry | None:
        """Return the entry that is shown."""
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    def open_at(self, entry: Entry | None = None, words: str = "") -> None:
        """Come to the front: at *entry*, or with a search for *words*, or as it was left."""
        if entry is not None:
            self.field.setText(entry.term)
            self._choose(entry)
        elif words:
            self.field.setText(words)
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    @Slot()
    def edit_glossary(self) -> None:
        """Open the glossary's file; say where it is if nothing opens it."""
        if not self._book.open_glossary():
            self.say_unopened()

    def say_unopened(self) -> None:
        """Say where the glossary is, for no program opened it."""
        words = self.tr("No program opened your glossary. It is the file {path}")
        self._say_problems([words.format(path=self._book.glossary)])

    def _choose(self, entry: Entry) -> None:
        if entry not in self._model().entries:
            self.field.clear()
        if entry in self._model().entries:
            index = self._model().index(self._model().entries.index(entry))
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _model(self) -> EntryModel:
        model = self.list.model()
        assert isinstance(model, EntryModel)
        return model

    @Slot()
    def _on_book_changed(self) -> None:
        shown = self.entry()
        self._on_typed(self.field.text())
        if shown is not None:
            same = self._book.book().entry(shown.id)
            if same is not None and same in self._model().entries:
                self._choose(same)
        lines = [
            self.tr("Your glossary, line {line}: {message}").format(
                line=problem.line, message=problem.message
            )
            if problem.line
            else self.tr("Your glossary: {message}").format(message=problem.message)
            for problem in self._book.book().problems
        ]
        self._say_problems(lines)

    def _say_problems(self, lines: list[str]) -> None:
        more = len(lines) - _MOST_PROBLEMS
        if more > 0:
            words = self.tr("and {count} more").format(count=more)
            lines = [*lines[:_MOST_PROBLEMS], words]
        self._problems.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        book = self._book.book()
        found = tuple(book.search(text)) if text.strip() else book.entries()
        self._model().set_entries(found)
        if found:
            self.list.setCurrentIndex(self._model().index(0))
            self.count.setText(self._counted(len(found)))
        else:
            self.count.setText(self.tr("Nothing found"))
            self.page.show_entry(
                None, self.tr("The handbook does not know “{text}”.").format(text=text)
            )

    def _counted(self, number: int) -> str:
        if number == 1:
            return self.tr("1 entry")
        return self.tr("{count} entries").format(count=number)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = current.data(ENTRY_ROLE) if current.isValid() else None
        if entry is not None:
            self.page.show_entry(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list move through it while the reader types."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _LIST_KEYS
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the size."""
        self._settings.set_dialog_size("handbook", self.size())
        super().hideEvent(event)
