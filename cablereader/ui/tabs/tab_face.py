"""The face of a tab: a cable on its pane, or words in its place, and what they are called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cablereader.formats.opening import Document
from cablereader.model.level import Level
from cablereader.ui.header.format_words import format_words
from cablereader.ui.look.theme import Theme
from cablereader.ui.tabs.cable_pane import CablePane
from cablereader.ui.tabs.message_page import Invitation, MessagePage
from cablereader.ui.tabs.reading import Opened
from cablereader.ui.widgets.cut_words import MOST_OF_TITLE, cut

_NARROWEST = 240


class TabFace(QStackedWidget):
    """Shows what it is given; it asks for nothing."""

    def __init__(self, theme: Theme, offers: list[QAction], parent: QWidget | None = None) -> None:
        """*offers* are the commands that bring a first cable."""
        super().__init__(parent)
        self.shown: Opened | None = None
        self._name = self._file_name = ""
        self._level: Level | None = None
        self.pane = CablePane(theme, self)
        self.message = MessagePage(theme, offers, self)
        # Else a tab out of view, whose labels do not know yet that they wrap, would keep its side wide.
        self.setMinimumWidth(_NARROWEST)
        self.addWidget(self.message)
        self.addWidget(self.pane)

    # What is shown

    def put_cable(self, opened: Opened, file_name: str) -> None:
        """Show a cable."""
        self.shown = opened
        cable = opened.cable
        self._file_name = file_name
        self.call(cable.reference_id or cable.subject or file_name, cable.classification_level)
        self.setCurrentWidget(self.pane)
        self.pane.show_part(opened.part)

    def put_problem(self, document: Document, file_name: str) -> None:
        """Say why a file cannot be shown."""
        self.leave_cable()
        self.call(file_name)
        if document.problem is not None:
            self.message.show_problem(document.problem, file_name)
        else:
            self.message.show_failure(file_name)

    def put_failure(self, file_name: str) -> None:
        """Say that the program failed at a file."""
        self.leave_cable()
        self.call(file_name)
        self.message.show_failure(file_name)

    def put_waiting(self, file_name: str) -> None:
        """Say that a file takes a while."""
        self.leave_cable()
        self.call(file_name)
        self.message.show_loading(file_name)

    def put_invitation(self, invitation: Invitation) -> None:
        """Say how a cable comes here."""
        self.leave_cable()
        self.call("")
        self.message.invite(invitation)

    def leave_cable(self) -> None:
        """Show words in place of the cable."""
        self.shown = None
        self.setCurrentWidget(self.message)

    def take_focus(self) -> None:
        """Let the keys go to the text, or to what stands in its place."""
        target = self.pane.body if self.currentWidget() is self.pane else self.message
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def message_has_focus(self) -> bool:
        """Return whether the keys go to the words in place of a cable."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.message or self.message.isAncestorOf(focus))

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.pane.set_theme(theme)
        self.message.set_theme(theme)

    # What it is called

    def call(self, name: str, level: Level | None = None) -> None:
        """Give the tab a name of few words: the MRN, else the subject or the file."""
        self._name, self._level = cut(name, MOST_OF_TITLE), level

    @property
    def level(self) -> Level | None:
        """The level of the cable, None where it has none."""
        return self._level

    @property
    def title(self) -> str:
        """Words for the window's title; empty while nothing is shown."""
        if self.shown is None:
            return self._name
        names = [part for part in (self.shown.cable.reference_id, self.shown.cable.subject) if part]
        return cut(": ".join(names) or self._file_name, MOST_OF_TITLE)

    @property
    def format(self) -> str:
        """How the cable is written down: kind of file and encoding."""
        if self.shown is None:
            return ""
        words = [format_words(self.shown.cable.source_format, self.tr)]
        if self.shown.encoding:
            words.append(self.shown.encoding.upper())
        return "  ·  ".join(words)
