"""Labels of a page's head: they wrap, or, where there is little room, take one line each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, cut


class OneLineLabel(QLabel):
    """Words that wrap, or are cut at the end of one line; a tooltip then says them all.

    Of words without end only the beginning is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._is_one_line = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def words(self) -> str:
        """Return all the words, whatever is cut."""
        return self._words

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self._fit()
        if self._is_one_line:
            self.updateGeometry()  # what is shown may be the same, the width it wants is not

    def set_one_line(self, one_line: bool) -> None:
        """Take one line only, or wrap."""
        if one_line != self._is_one_line:
            self._is_one_line = one_line
            self.setWordWrap(not one_line)
            self._fit()

    def is_cut(self) -> bool:
        """Return whether some of the words are not seen."""
        return self.text() != self._words

    def copy(self) -> None:
        """Copy what is selected; where some words are not seen, or none are selected, all of them."""
        chosen = "" if self.is_cut() else self.selectedText()
        QGuiApplication.clipboard().setText(chosen or self._words)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width in one line: what does not fit is cut."""
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._is_one_line else hint

    def sizeHint(self) -> QSize:
        """Ask for the width of all the words in one line."""
        hint = super().sizeHint()
        if not self._is_one_line:
            return hint
        around = self.width() - self.contentsRect().width()
        words = cut(self._words, MOST_OF_SUBJECT)
        return QSize(self.fontMetrics().horizontalAdvance(words) + around + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters take other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        words = shown = cut(self._words, MOST_OF_SUBJECT)
        if self._is_one_line:
            at_end = Qt.TextElideMode.ElideRight
            shown = self.fontMetrics().elidedText(words, at_end, self.contentsRect().width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(words if self.is_cut() else "")


class TitleLabel(OneLineLabel):
    """A title that takes the focus, so that its place can be shown and its words be copied."""

    chosen = Signal()
    """The reader clicked the title, or pressed Enter on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("titleLabel")
        self.setAccessibleName(self.tr("Subject"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)

    def say(self, words: str) -> None:
        """Show other words; assistive tools get them whole."""
        super().say(words)
        self.setAccessibleDescription(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the title was clicked. Tab only passes by, and leaves the text where it is."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the title on Enter; copy it, cut or not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
