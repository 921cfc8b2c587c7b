"""A remark about the page, between the banner and the header of the cable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme, write_in
from cablereader.ui.widgets.announcing import announce
from cablereader.ui.widgets.window_button import WindowButton, WindowToolButton

_LEAST_WORDS = 280
"""Pixels beside the buttons in which words are not broken into many short lines."""


class PageRemark(QWidget):
    """A sentence or two, and buttons for what the reader can do about it. Hidden without words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._close: QToolButton | None = None
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        self._page = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._page.setContentsMargins(12, 4, 8, 4)
        self._page.setSpacing(8)
        self._page.addWidget(self._words, 1)
        self._page.addLayout(self._buttons)
        self.setAutoFillBackground(True)
        self.set_theme(theme)
        self.hide()

    def add_button(self, words: str, name: str) -> QPushButton:
        """Put a button at the right end."""
        button = WindowButton(words, self)
        button.setObjectName(name)
        self._buttons.addWidget(button)
        return button

    def add_close_button(self) -> None:
        """Put a cross at the very end with which the reader sends the remark away."""
        self._close = WindowToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this remark"))
        self._close.setAccessibleName(self.tr("Close this remark"))
        self._close.clicked.connect(self.hide)
        self._buttons.addWidget(self._close)
        self._draw_close()

    def words(self) -> str:
        """Return what is said; empty if nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str) -> None:
        """Show *words* until others are said; without any, show nothing."""
        if words == self.words():
            return
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where these would have too little room beside them."""
        super().resizeEvent(event)
        is_narrow = self.width() - self._buttons.sizeHint().width() < _LEAST_WORDS
        ways = QBoxLayout.Direction
        self._page.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("marker_ground"))
        self.setPalette(palette)
        write_in(self._words, theme.color("ink"))
        self._theme = theme
        self._draw_close()

    def _draw_close(self) -> None:
        if self._close is not None:
            self._close.setIcon(icon("close", self._theme.color("tool")))
