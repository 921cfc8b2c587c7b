"""How the height of a page is divided: what the header takes, and when it is folded to two lines."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QSplitter

from cablereader.ui.header.header_panel import HeaderPanel

LOW, NARROW = 560, 560
"""Below this height or width, in pixels, a page is small: its text comes first."""
_LARGEST_HEADER = 0.42
"""The part of the height that the header takes at most before the reader moves the border."""
_LEAST_REPORT = 72
_LARGEST_OWN = 0.8
"""The part that it takes at most where the reader has moved the border."""
_NO_LIMIT = 16777215  # Qt's QWIDGETSIZE_MAX, which PySide does not name


class HeaderRoom(QObject):
    """Shares the height among the header, the text and the parse report, parts of a splitter.

    The reader says apart for small and for large pages whether the header is folded: who unfolds it
    once in a small window does not want it so in each, and the other way round.
    """

    toggled = Signal(bool)
    """The header was unfolded or folded, by whatever cause."""
    chosen = Signal(bool, bool)
    """The reader did so here; carries whether the page is a small one, and whether it is unfolded."""

    def __init__(self, splitter: QSplitter, header: HeaderPanel) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._header = header
        self._own_heights = {False: 0, True: 0}
        self._is_small = False
        self._wanted = {False: True, True: False}
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for number in range(splitter.count()):
            splitter.setStretchFactor(number, 1 if number == 1 else 0)
        # Labels know the height of their new letters only after the events of the font.
        self.settling = QTimer(self, interval=0, singleShot=True)
        self.settling.timeout.connect(self.share)
        splitter.splitterMoved.connect(self._on_splitter_moved)
        header.fold_asked.connect(self._on_fold_asked)

    @property
    def is_small(self) -> bool:
        """Whether the page is so low or narrow that the header is folded unless asked for."""
        return self._is_small

    def is_open(self) -> bool:
        """Return whether the facts below the title are shown."""
        return self._header.is_sheet_visible()

    def set_wanted(self, in_large: bool, in_small: bool) -> None:
        """Unfold or fold the header, as the reader wants it in large pages and in small ones."""
        self._wanted = {False: in_large, True: in_small}
        self._fold()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold the header in pages of the present kind."""
        self._wanted[self._is_small] = is_open
        self._fold()

    def fit(self, size: QSize) -> None:
        """Follow the page to another size."""
        self._is_small = size.height() < LOW or size.width() < NARROW
        self._header.set_compact(self._is_small)
        self._fold()
        # Another width needs another height as well: the title wraps elsewhere.
        self.share()

    def _fold(self) -> None:
        wanted = self._wanted[self._is_small]
        if wanted is self.is_open():
            return
        had_focus = self._header.sheet.hasFocus()
        self._header.set_sheet_visible(wanted)
        if had_focus:
            self._header.take_focus()
        self.share()
        self.settling.start()
        self.toggled.emit(wanted)

    @Slot(bool)
    def _on_fold_asked(self, is_open: bool) -> None:
        self.set_open(is_open)
        self.chosen.emit(self._is_small, is_open)

    @Slot()
    def share(self) -> None:
        """Give the header what it needs, within bounds, unless the reader decided otherwise."""
        header, splitter = self._header, self._splitter
        header.setMaximumHeight(_NO_LIMIT if self.is_open() else header.preferred_height())
        _, _, report = splitter.sizes()
        # Sizes that leave nothing for the borders would be cut in turn, and with them a row.
        total = splitter.height() - 2 * splitter.handleWidth()
        own = self._own_heights[self._is_small] if self.is_open() else 0
        if own:
            wanted = min(own, round((total - report) * _LARGEST_OWN))
        else:
            wanted = header.height_within(round((total - report) * _LARGEST_HEADER))
        splitter.setSizes([wanted, total - wanted - report, report])

    def make_room(self, report: int) -> None:
        """Give the parse report, which was just shown, *report* pixels, most of them from the text."""
        header, text, _ = self._splitter.sizes()
        height = min(report, max(_LEAST_REPORT, text // 2))
        self._splitter.setSizes([header, text - height, height])
        self.share()

    def set_own_heights(self, in_large: int, in_small: int) -> None:
        """Give the header the heights that the reader once gave it; 0 leaves them to the program."""
        self._own_heights = {False: in_large, True: in_small}
        self.share()

    def own_heights(self) -> tuple[int, int]:
        """Return the heights in pixels that the reader gave the header in large and small pages."""
        return self._own_heights[False], self._own_heights[True]

    @Slot(int, int)
    def _on_splitter_moved(self, position: int, index: int) -> None:
        if index == 1 and self.is_open():
            self._own_heights[self._is_small] = position
