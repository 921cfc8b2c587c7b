"""A word over the text about where the reader is; it goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from cablereader.ui.look.theme import Theme, write_in

_SHOWN_MS = 1600
_BELOW = 20


class PlaceHint(QLabel):
    """A line at the foot of *page*, above everything on it."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._going = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._going.timeout.connect(self.hide)
        self.setObjectName("placeHint")
        self.setMargin(8)
        self.setAutoFillBackground(True)
        page.installEventFilter(self)
        self.set_theme(theme)
        self.hide()

    def say(self, words: str) -> None:
        """Show *words* for a moment."""
        self.setText(words)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._going.start()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        palette = theme.palette()
        palette.setColor(self.backgroundRole(), theme.color("ink"))
        self.setPalette(palette)
        write_in(self, theme.color("paper"))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of a page that changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        size = self.sizeHint()
        left = (self._page.width() - size.width()) // 2
        top = self._page.height() - size.height() - _BELOW
        self.setGeometry(max(0, left), max(0, top), size.width(), size.height())
