"""How an entry of the outline is drawn: on one line, its number before its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.model.reading.outline import Entry, EntryKind
from cablereader.ui.look.fonts import tabular, text_font
from cablereader.ui.look.row_ground import paint_focus_bar
from cablereader.ui.look.theme import Theme
from cablereader.ui.widgets.model_index import Index

_NARROWEST = 116
_PAD = 8
_FIGURES = 2
"""Room for so many in a number, so that most cables have one column; more where there are more."""
_SPACE = 6
_ROLES = ("ink", "secondary", "hover", "accent", "selection", "selection_ink")
_CUT = Qt.TextElideMode.ElideRight
_STRONG = (EntryKind.HEADING, EntryKind.ACTION_REQUEST)


class OutlineDelegate(QStyledItemDelegate):
    """Draws headings stronger, notes further in, and a bar beside the entry the reader is at."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most_figures = _FIGURES
        self.set_theme(theme)
        self.take_faces()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._colors = {role: theme.color(role) for role in _ROLES}

    def take_faces(self) -> None:
        """Use the system's own face as it is now."""
        plain, strong = text_font(), text_font()
        strong.setWeight(QFont.Weight.DemiBold)
        self._plain, self._strong = (plain, QFontMetrics(plain)), (strong, QFontMetrics(strong))
        self._figures = tabular(text_font())
        self._figure = QFontMetrics(self._figures).horizontalAdvance("8")
        self._column = self._most_figures * self._figure + _PAD
        self._line = self._plain[1].height()
        self._narrow = max(1, self._plain[1].horizontalAdvance("i"))

    def make_room(self, entries: Sequence[Entry]) -> None:
        """Give the numbers of *entries* the width that the longest of them needs."""
        numbers = (len(str(entry.number)) for entry in entries if entry.number is not None)
        self._most_figures = max(_FIGURES, max(numbers, default=0))
        self._column = self._most_figures * self._figure + _PAD

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of one line."""
        return QSize(_NARROWEST, self._line + 2 * _SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, number and words."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        place: QRect = option.rect
        painter.save()
        ink, quiet = self._paint_ground(painter, place, option.state)
        # Words are drawn from their baseline: in a box Qt would set each of them twice.
        base = place.top() + _SPACE + self._plain[1].ascent()
        left = place.left() + _PAD
        if entry.number is not None:
            number = str(entry.number)
            painter.setFont(self._figures)
            painter.setPen(quiet)
            painter.drawText(left + (self._most_figures - len(number)) * self._figure, base, number)
        is_strong = entry.kind in _STRONG
        if not is_strong or entry.number is not None:
            left += self._column
        if entry.kind is EntryKind.NOTE:
            left += _PAD
        face, metrics = self._strong if is_strong else self._plain
        painter.setFont(face)
        painter.setPen(quiet if entry.kind is EntryKind.NOTE else ink)
        room = place.right() - left - _PAD
        # What cannot be seen even in the narrowest letters need not be measured.
        words = entry.words[: room // self._narrow + 1]
        painter.drawText(left, base, metrics.elidedText(words, _CUT, room))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, place: QRect, state: QStyle.StateFlag
    ) -> tuple[QColor, QColor]:
        """Draw what lies behind an entry; return the inks for words and number on it.

        Where the reader is in the text is marked calmly, for it is always in view; as loud as in
        other lists only while the keys go here.
        """
        colors = self._colors
        is_here = bool(state & QStyle.StateFlag.State_Selected)
        has_keys = is_here and bool(state & QStyle.StateFlag.State_HasFocus)
        if has_keys:
            painter.fillRect(place, colors["selection"])
        elif is_here or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, colors["hover"])
        if is_here:
            paint_focus_bar(painter, place, colors["accent"])
        if has_keys:
            return colors["selection_ink"], colors["selection_ink"]
        return colors["ink"], colors["ink" if is_here else "secondary"]
