"""The library in the status bar: how many cables it has, or how far reading is: there is room for one."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QWidget,
)

from cablereader.library import Progress
from cablereader.ui.library.filling_words import progress_words
from cablereader.ui.widgets.window_button import WindowToolButton

_BAR_WIDTH = 64
_PER_MILLE = 1000


class FillingStatus:
    """Puts two things into a status bar: at the right the count, and instead the state of reading."""

    def __init__(self, bar: QStatusBar, stop: QAction, sources: QAction) -> None:
        self.state = FillingState(stop, bar)
        self.state.hide()
        bar.addWidget(self.state, 1)
        self.count = WindowToolButton(bar)
        self.count.setObjectName("libraryCount")
        self.count.setAutoRaise(True)
        self.count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count.setToolTip(sources.toolTip())
        self.count.clicked.connect(sources.trigger)
        self.count.hide()
        self._has_count = False
        bar.addPermanentWidget(self.count)
        self.state.seen.connect(self._on_state_seen)

    def show_count(self, cables: int | None) -> None:
        """Say how many cables the library has; None hides it, where there is no library."""
        self._has_count = cables is not None
        self.count.setVisible(self._has_count and self.state.isHidden())
        if cables is not None:
            words = self.count.tr("Library: one cable")
            if cables != 1:
                words = self.count.tr("Library: {n} cables").format(n=f"{cables:,}")
            self.count.setText(words)

    def _on_state_seen(self, seen: bool) -> None:
        # The state says how many cables there are by now.
        self.count.setVisible(self._has_count and not seen)


class FillingState(QWidget):
    """A bar, words and a button that stops."""

    seen = Signal(bool)
    """It was shown or hidden."""

    def __init__(self, stop: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fillingState")
        self.words = ElidedLabel(self)
        self.words.setObjectName("fillingWords")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("fillingBar")
        self.bar.setAccessibleName(self.tr("Progress of the library"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setFixedHeight(6)
        self.stop = WindowToolButton(self)
        self.stop.setObjectName("fillingStop")
        self.stop.setText(self.tr("Stop"))
        self.stop.setAccessibleName(stop.toolTip())
        self.stop.setToolTip(stop.toolTip())
        self.stop.setAutoRaise(True)
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop.clicked.connect(stop.trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.stop)

    def setVisible(self, visible: bool) -> None:
        """Show or hide it, and tell of it."""
        was_hidden = self.isHidden()
        super().setVisible(visible)
        if was_hidden == visible:
            self.seen.emit(visible)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Say how far a scan is."""
        words = progress_words(progress, self.tr)
        name = PurePath(progress.current).name
        self.words.setText(f"{words}  ·  {name}" if name else words)
        self.words.setToolTip("\n".join(filter(None, (words, progress.current))))
        share = progress.share
        self.bar.setRange(0, 0 if share is None else _PER_MILLE)
        if share is not None:
            self.bar.setValue(round(_PER_MILLE * share))
        self.show()


class ElidedLabel(QLabel):
    """One line that gives up its end where there is no room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
