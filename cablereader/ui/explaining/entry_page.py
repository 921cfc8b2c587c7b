"""One entry of the handbook on a page: term, sort, meaning, what more there is, and the source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from cablereader.handbook import Entry
from cablereader.ui.look.fonts import title_font
from cablereader.ui.look.theme import Theme

_MARGIN = 16


class EntryPage(QTextEdit):
    """Shows an entry as plain words: nothing of it is read as markup."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: Entry | None = None
        self._empty = ""
        self.setObjectName("handbookEntry")
        self.setAccessibleName(self.tr("Entry of the handbook"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(_MARGIN)

    def show_entry(self, entry: Entry | None, empty: str = "") -> None:
        """Show *entry*, or the words *empty* where there is none."""
        self._entry, self._empty = entry, empty
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        ink, quiet = self._theme.color("ink"), self._theme.color("secondary")
        entry = self._entry
        if entry is None:
            self._say(cursor, self._empty, self.font(), quiet, 0)
            return
        self._say(cursor, entry.term, title_font(), ink, 0)
        self._say(cursor, str(entry.kind), self.font(), quiet, 2)
        meaning = entry.meaning if entry.is_readers_own else _sentence(entry.meaning)
        self._say(cursor, meaning, self.font(), ink, 12)
        if entry.more:
            self._say(cursor, entry.more, self.font(), ink, 8)
        others = [key for key in entry.keys if key != entry.term]
        if others:
            words = self.tr("Also: {names}").format(names=", ".join(others))
            self._say(cursor, words, self.font(), quiet, 12)
        if entry.source:
            words = self.tr("Source: {source}").format(source=entry.source)
            self._say(cursor, words, self.font(), quiet, 12)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _say(self, cursor: QTextCursor, words: str, font: QFont, color: QColor, above: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(color)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(words, look)


def _sentence(words: str) -> str:
    """Return *words* beginning with a capital, for here they stand alone."""
    return words[:1].upper() + words[1:]
