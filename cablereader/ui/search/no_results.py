"""What stands in place of the results: nothing found, nothing here yet, or a library out of order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cablereader.ui.look.fonts import compact_title_font
from cablereader.ui.widgets.window_button import WindowButton


class NoResults(QWidget):
    """A title, a sentence, and buttons that help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noResults")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._title = QLabel(self)
        self._title.setFont(compact_title_font())
        self._words = QLabel(self)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.drop_filter = WindowButton(self.tr("Remove the Last Filter"), self)
        self.drop_filter.setObjectName("dropLastFilter")
        self.other_names = WindowButton(self.tr("Search Other Names Too"), self)
        self.other_names.setObjectName("searchOtherNames")
        self.clear = WindowButton(self.tr("Clear the Search"), self)
        self.clear.setObjectName("clearSearch")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        for button in (self.other_names, self.drop_filter, self.clear):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(
        self,
        title: str,
        words: str,
        last_filter: str = "",
        has_other_names: bool = False,
        clears: bool = False,
    ) -> None:
        """Say what is the matter; offer to search more names, to drop *last_filter*, and to clear."""
        if last_filter:
            last = self.tr("The last filter is “{words}”.").format(words=last_filter)
            words = f"{words} {last}" if words else last
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.drop_filter.setVisible(bool(last_filter))
        self.other_names.setVisible(has_other_names)
        self.clear.setVisible(clears)
        self.setAccessibleName(f"{title}. {words}")

    def title(self) -> str:
        """Return the title that is shown."""
        return self._title.text()

    def words(self) -> str:
        """Return the sentences that are shown."""
        return self._words.text()
