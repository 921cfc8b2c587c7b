"""How an entry of the outline is drawn: on one line, its number before its words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.model.outline import Entry, EntryKind
from cablereader.ui.fonts import tabular, text_font
from cablereader.ui.model_index import Index
from cablereader.ui.row_ground import paint_focus_bar
from cablereader.ui.theme import Theme

_NARROWEST = 116
_PAD = 8
_SPACE = 6
_STRONG = (EntryKind.HEADING, EntryKind.ACTION_REQUEST)


class OutlineDelegate(QStyledItemDelegate):
    """Draws headings stronger, notes further in, and a bar beside the entry the reader is at."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.take_faces()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme

    def take_faces(self) -> None:
        """Use the system's own face as it is now."""
        self._plain, self._strong = text_font(), text_font()
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._figures = tabular(text_font())
        self._column = QFontMetrics(self._figures).horizontalAdvance("88") + _PAD
        self._line = QFontMetrics(self._plain).height()

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
        left = place.left() + _PAD
        if entry.number is not None:
            painter.setFont(self._figures)
            painter.setPen(quiet)
            box = QRect(left, place.top(), self._column - _PAD, place.height())
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(align), str(entry.number))
        is_strong = entry.kind in _STRONG
        if not is_strong or entry.number is not None:
            left += self._column
        if entry.kind is EntryKind.NOTE:
            left += _PAD
        face = self._strong if is_strong else self._plain
        painter.setFont(face)
        painter.setPen(quiet if entry.kind is EntryKind.NOTE else ink)
        box = QRect(left, place.top(), place.right() - left - _PAD, place.height())
        words = QFontMetrics(face).elidedText(entry.words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, place: QRect, state: QStyle.StateFlag
    ) -> tuple[QColor, QColor]:
        """Draw what lies behind an entry; return the inks for words and number on it.

        Where the reader is in the text is marked calmly, for it is always in view; as loud as in
        other lists only while the keys go here.
        """
        color = self._theme.color
        is_here = bool(state & QStyle.StateFlag.State_Selected)
        has_keys = is_here and bool(state & QStyle.StateFlag.State_HasFocus)
        if has_keys:
            painter.fillRect(place, color("selection"))
        elif is_here or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, color("hover"))
        if is_here:
            paint_focus_bar(painter, place, color("accent"))
        if has_keys:
            return color("selection_ink"), color("selection_ink")
        return color("ink"), color("ink" if is_here else "secondary")
