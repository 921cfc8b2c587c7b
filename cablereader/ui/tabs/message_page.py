"""What stands in place of a cable: the welcome, the wait, the choice to be made, or a problem."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cablereader.formats.opening import Problem, ProblemKind
from cablereader.ui.look.fonts import title_font
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme, write_in
from cablereader.ui.widgets.window_button import WindowButton

_WIDTH = 520
_ICON = 48
_LASTING = frozenset(
    {ProblemKind.BINARY, ProblemKind.ENCRYPTED, ProblemKind.TOO_LARGE, ProblemKind.FOLDER}
)
"""Trying such a file again brings the same answer."""


class Invitation(Enum):
    """What a tab without a cable asks the reader to do."""

    WELCOME = auto()
    """Begin: nothing is open."""
    CHOICE = auto()
    """Choose a cable in the list."""
    CHOICE_BESIDE = auto()
    """Choose a second cable, to stand beside the one on the other side."""


class MessagePage(QScrollArea):
    """A title, a few sentences and the buttons that help."""

    retry_requested = Signal()
    """The reader pressed Try Again."""

    def __init__(self, theme: Theme, offers: list[QAction], parent: QWidget | None = None) -> None:
        """*offers* are the commands of the welcome page, each a button there."""
        super().__init__(parent)
        self._theme = theme
        self._picture = "samples"
        self._offers = [self._offer(action) for action in offers]
        self._build()
        self._connect_signals()
        self.set_theme(theme)

    def _build(self) -> None:
        self.setObjectName("messagePage")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._sign = QLabel(self)
        self._title = QLabel(self)
        self._title.setObjectName("messageTitle")
        self._title.setFont(title_font(2))
        self._words = QLabel(self)
        self._words.setObjectName("messageWords")
        self._retry = WindowButton(self.tr("Tr&y Again"), self)
        self._retry.setObjectName("retryButton")
        for label in (self._sign, self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._sign)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self._page())

    def _page(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (*self._offers, self._retry):
            buttons.addWidget(button)
        buttons.addStretch(1)
        page = QWidget(self)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        page.setAutoFillBackground(True)
        column = QWidget(page)
        column.setMaximumWidth(_WIDTH)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout(column)
        words.setSpacing(16)
        words.addWidget(self._sign)
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addSpacing(8)
        words.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(32, 32, 32, 32)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        return page

    def _connect_signals(self) -> None:
        self._retry.clicked.connect(self.retry_requested)

    def _offer(self, action: QAction) -> QPushButton:
        button = WindowButton(action.text(), self)
        button.setIconSize(QSize(20, 20))
        button.setStatusTip(action.statusTip())
        button.clicked.connect(action.trigger)
        button.setProperty("action", action)
        return button

    def title(self) -> str:
        """Return the title that is shown."""
        return self._title.text()

    def words(self) -> str:
        """Return the sentences that are shown."""
        return self._words.text()

    def invite(self, invitation: Invitation) -> None:
        """Say how a cable comes here."""
        if invitation is Invitation.WELCOME:
            self._welcome()
        elif invitation is Invitation.CHOICE:
            self._show(
                "tree",
                self.tr("Choose a cable"),
                self.tr("Select one in the list on the left, or drop another file or folder here."),
            )
        else:
            self._show(
                "split",
                self.tr("Choose a cable for this side"),
                self.tr(
                    "Select one in the list on the left, press Alt+Down for the next one, or open "
                    "another file. The other side stays as it is."
                ),
            )

    def _welcome(self) -> None:
        self._show(
            "samples",
            self.tr("Drop cables here"),
            self.tr(
                "Cable Reader shows diplomatic telegrams as they were sent: files, whole folders, "
                "or the text of a cable from the clipboard. Your files stay where they are and are "
                "never changed."
            ),
            offers=True,
        )

    def show_loading(self, name: str) -> None:
        """Say that a file is being read."""
        self._show("open-file", self.tr("Reading {name}").format(name=name), "")

    def show_problem(self, problem: Problem, name: str) -> None:
        """Say what is wrong with a file, and what helps."""
        self._show(
            "problem",
            name,
            f"{problem.what}\n\n{problem.advice}",
            retry=problem.kind not in _LASTING,
        )

    def show_failure(self, name: str) -> None:
        """Say that the program failed at a file, and that this is not the file's fault."""
        self._show(
            "problem",
            name,
            self.tr(
                "Cable Reader could not show this file because of a mistake of its own. "
                "The details are in the log."
            ),
            retry=True,
        )

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        write_in(self._words, theme.color("secondary"))
        self._draw_sign()
        for button in self._offers:
            action = button.property("action")
            button.setIcon(action.icon())

    def _show(
        self, picture: str, title: str, words: str, offers: bool = False, retry: bool = False
    ) -> None:
        self._picture = picture
        self._draw_sign()
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._retry.setVisible(retry)
        for button in self._offers:
            button.setVisible(offers)
        self.setAccessibleName(f"{title}. {words}" if words else title)

    def _draw_sign(self) -> None:
        sign = icon(self._picture, self._theme.color("accent"))
        self._sign.setPixmap(sign.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
