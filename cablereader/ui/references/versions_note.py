"""A word in the status bar where the library has another version of the cable that is read."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar

from cablereader.formats.opening import CableAddress
from cablereader.library import Likeness, Searcher, versions
from cablereader.ui.library.question_thread import QuestionThread
from cablereader.ui.references.readers_holdings import ReadersHoldings
from cablereader.ui.tabs.desk import Desk
from cablereader.ui.widgets.window_button import WindowToolButton


class VersionsNote(QObject):
    """Tells whoever reads a redacted or outdated cable that there is more; a click lists it.

    Another copy of the same words is not worth a word.
    """

    def __init__(
        self,
        bar: QStatusBar,
        list_action: QAction,
        desk: Desk,
        reader: ReadersHoldings,
        questions: QuestionThread,
    ) -> None:
        """*list_action* shows the list that names the versions."""
        super().__init__(desk)
        self._desk = desk
        self._questions = questions
        self._list_action = list_action
        self.button = WindowToolButton(bar)
        self.button.setObjectName("versionsButton")
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(self.tr("List the other versions beside the text"))
        self.button.clicked.connect(self._on_clicked)
        self.button.hide()
        bar.addWidget(self.button)
        desk.current_changed.connect(self._look)
        reader.changed.connect(self._look)

    @Slot()
    def _look(self) -> None:
        shown = self._desk.current.shown
        address = shown.address if shown is not None else None
        if address is None:
            self._questions.cancel("likenesses")
            self._show(())
        else:
            self._questions.ask("likenesses", lambda it: [_likenesses(it, address)], self._show)

    def _show(self, found: Collection[Likeness]) -> None:
        words = versions_words(found, self.tr)
        self.button.setText(words)
        self.button.setVisible(bool(words))

    @Slot()
    def _on_clicked(self) -> None:
        self._list_action.setChecked(True)


def _likenesses(searcher: Searcher, address: CableAddress) -> list[Likeness]:
    number = searcher.find(address.path, address.ordinal)
    return [item.likeness for item in versions(searcher, number)] if number is not None else []


def versions_words(found: Collection[Likeness], tr: Callable[[str], str]) -> str:
    """Return what to tell of other versions, the best news first; nothing of copies."""
    others = [likeness for likeness in found if likeness is not Likeness.SAME_TEXT]
    if Likeness.FULLER in others:
        return tr("Another version has less blacked out")
    if Likeness.CORRECTED in others:
        return tr("There is a corrected copy")
    if len(others) == 1:
        return tr("One other version")
    return tr("{number} other versions").format(number=len(others)) if others else ""
