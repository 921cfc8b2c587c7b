"""When the cables found were sent: a histogram by month, stacked by level, in which to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cablereader.library import MonthCount
from cablereader.ui.look.theme import Theme
from cablereader.ui.search.timeline_bars import (
    MONTHS,
    Bar,
    bars_of,
    month_name,
    month_number,
    words_of_month,
)

_HEIGHT = 72
_NARROWEST_BAR = 3
_WIDEST_BAR = 16
_MARGIN = 12
_LABEL = 0.8
_PAGE = 12
_OUTSIDE = 0.25
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TimelineView(QWidget):
    """Bars to drag over. With the keys: arrows go, Shift stretches, Enter asks, Escape lets go."""

    range_chosen = Signal(str)
    """The reader chose a stretch of time, "2007-03..2007-09"; empty: all of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._months: tuple[MonthCount, ...] = ()
        self._bars: list[Bar] = []
        self._range: tuple[int, int] | None = None
        self._at = -1
        self._anchor = -1
        self._is_dragging = False
        self.setObjectName("timelineView")
        self.setAccessibleName(self.tr("Cables found by month"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self.update()

    def show_months(self, months: Sequence[MonthCount]) -> None:
        """Show how many cables there are of each month."""
        self._months = tuple(months)
        self._gather()

    def show_range(self, stretch: str | None) -> None:
        """Show which stretch of time is asked for."""
        if not stretch:
            self._range = None
        else:
            first, _, last = stretch.partition("..")
            self._range = month_number(first), month_number(last or first)
        self._describe()
        self.update()

    @property
    def bars(self) -> list[Bar]:
        """The bars as they are drawn."""
        return self._bars

    def bar_rect(self, number: int) -> QRect:
        """Return the column of a bar, as high as the widget."""
        width = self._bar_width()
        return QRectF(_MARGIN + number * width, 0, width, self._ground()).toRect()

    def words_of(self, number: int) -> str:
        """Return what a bar says: "March 2007: 12 cables (2 SECRET, 10 CONFIDENTIAL)"."""
        bar = self._bars[number]
        when = words_of_month(bar.first)
        if bar.last != bar.first:
            when = self.tr("{first} to {last}").format(first=when, last=words_of_month(bar.last))
        if not bar.total:
            return self.tr("{when}: no cables").format(when=when)
        levels = ", ".join(
            f"{count:,} {level or self.tr('without a level')}"
            for level, count in reversed(bar.counts)
        )
        total = f"{bar.total:,} " + (self.tr("cable") if bar.total == 1 else self.tr("cables"))
        return f"{when}: {total} ({levels})"

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawRect(self.rect().adjusted(4, 0, -5, -1))
        if self._bars:
            self._paint_bars(painter)
            self._paint_years(painter)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        del event
        self._gather()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._bar_at(event.pos().x())
            text = self.words_of(number) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._bar_at(event.position().toPoint().x())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._is_dragging = True
            self._at = self._anchor = number
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._at = self._bar_at(event.position().toPoint().x(), nearest=True)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging and event.button() == Qt.MouseButton.LeftButton:
            self._is_dragging = False
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._bars) - 1
        steps: dict[int, int] = {
            Qt.Key.Key_Left: max(0, self._at - 1),
            Qt.Key.Key_Right: min(last, self._at + 1),
            Qt.Key.Key_PageUp: max(0, self._at - _PAGE),
            Qt.Key.Key_PageDown: min(last, self._at + _PAGE),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        is_plain = not event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        )
        if event.key() in steps and self._bars and is_plain:
            self._at = steps[event.key()]
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._at
            self._say_bar()
        elif event.key() in _ENTER and 0 <= self._at <= last:
            self._ask()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete) and self._range is not None:
            self.range_chosen.emit("")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        del event
        self._at = self._anchor = -1
        self.update()

    # Inside

    def _gather(self) -> None:
        most = max(1, (self.width() - 2 * _MARGIN) // _NARROWEST_BAR)
        self._bars = bars_of(self._months, most)
        self._at = self._anchor = min(self._at, len(self._bars) - 1)
        self._describe()
        self.update()

    def _ask(self) -> None:
        first, last = sorted((self._at, self._anchor if self._anchor >= 0 else self._at))
        months = self._bars[first].first, self._bars[last].last
        if months == self._range:
            self.range_chosen.emit("")  # choosing it again lets it go
        else:
            self.range_chosen.emit(f"{month_name(months[0])}..{month_name(months[1])}")

    def _bar_width(self) -> float:
        room = self.width() - 2 * _MARGIN
        return min(_WIDEST_BAR, room / max(1, len(self._bars)))

    def _ground(self) -> int:
        return self.height() - QFontMetrics(self._label_font()).height() - 4

    def _bar_at(self, x: int, nearest: bool = False) -> int:
        number = int((x - _MARGIN) // self._bar_width())
        last = len(self._bars) - 1
        if nearest:
            return min(max(number, 0), last)
        return number if 0 <= number <= last else -1

    def _marked(self) -> tuple[int, int] | None:
        """Return the months to be set off: those under the pointer or the keys, else those asked for."""
        is_stretching = self._anchor >= 0 and (self._is_dragging or self._anchor != self._at)
        if is_stretching:
            first, last = sorted((self._at, self._anchor))
            return self._bars[first].first, self._bars[last].last
        return self._range

    def _paint_bars(self, painter: QPainter) -> None:
        ground, width = self._ground(), self._bar_width()
        highest = max(bar.total for bar in self._bars) or 1
        marked = self._marked()
        gap = 1 if width >= 4 else 0
        for number, bar in enumerate(self._bars):
            left = _MARGIN + number * width
            is_outside = marked is not None and (bar.last < marked[0] or bar.first > marked[1])
            top = float(ground)
            for level, count in bar.counts:
                # A single cable among thousands must still be seen.
                height = max(1.0, count / highest * (ground - 6))
                color = QColor(self._theme.level_color(level))
                if is_outside:
                    color.setAlphaF(_OUTSIDE)
                painter.fillRect(QRectF(left, top - height, max(1.0, width - gap), height), color)
                top -= height
        rule = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(QRectF(_MARGIN, ground, width * len(self._bars), 1), rule)
        if self.hasFocus() and 0 <= self._at < len(self._bars):
            accent = self.palette().color(QPalette.ColorRole.Accent)
            painter.fillRect(QRectF(_MARGIN + self._at * width, ground, max(3.0, width), 2), accent)

    def _paint_years(self, painter: QPainter) -> None:
        font = self._label_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        width, free = self._bar_width(), 0.0
        right = self.width() - _MARGIN
        for number, bar in enumerate(self._bars):
            begins_year = bar.first % MONTHS == 0 or number == 0
            left = _MARGIN + number * width
            label = str(bar.first // MONTHS)
            room = metrics.horizontalAdvance(label)
            if begins_year and left >= free and left + room <= right + 2:
                painter.drawText(QPointF(left, self.height() - metrics.descent() - 1), label)
                free = left + room + 10

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * _LABEL))
        return font

    def _say_bar(self) -> None:
        words = self.words_of(self._at)
        self.setAccessibleDescription(words)
        place = self.bar_rect(self._at).bottomLeft()
        QToolTip.showText(self.mapToGlobal(place), words, self)
        self.update()

    def _describe(self) -> None:
        if not self._bars:
            self.setAccessibleDescription(self.tr("No cables with a date"))
            return
        most = max(self._bars, key=lambda bar: bar.total)
        words = self.tr("From {first} to {last}; most in {peak}").format(
            first=words_of_month(self._bars[0].first),
            last=words_of_month(self._bars[-1].last),
            peak=self.words_of(self._bars.index(most)),
        )
        self.setAccessibleDescription(words)
