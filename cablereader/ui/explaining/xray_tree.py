"""The tokens of the transmission lines as a tree: a line as it was sent, its tokens under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cablereader.handbook import XrayLine, XrayToken
from cablereader.ui.look.fonts import fixed_font
from cablereader.ui.look.theme import Theme
from cablereader.ui.widgets.model_index import Index

WARNING = "⚠"
_PART_ROLE = Qt.ItemDataRole.UserRole
_SENT, _PURPOSE, _MEANING = range(3)
_GAP = 20
_WIDEST = 30
"""Characters; the meanings need the room more."""


class XrayTree(QTreeWidget):
    """Every token with its role and meaning; a contradiction has a row of its own, in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("xrayTree")
        self.setAccessibleName(self.tr("Transmission lines and their tokens"))
        self.setHeaderLabels([self.tr("As sent"), self.tr("Role"), self.tr("Meaning")])
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_LineDelegate(self))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)

    def show_lines(self, lines: tuple[XrayLine, ...]) -> None:
        """Show other lines, the first one chosen."""
        self.clear()
        for line in lines:
            self._add_line(line)
        self.expandAll()
        for column in (_SENT, _PURPOSE):
            self.resizeColumnToContents(column)
            widest = _WIDEST * self.fontMetrics().averageCharWidth()
            self.setColumnWidth(column, min(self.columnWidth(column) + 12, widest))
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _add_line(self, line: XrayLine) -> None:
        top = QTreeWidgetItem(self, [one_line(line.text)])
        top.setFirstColumnSpanned(True)
        top.setFont(_SENT, self._font_of_sent(QFont.Weight.DemiBold))
        top.setData(_SENT, _PART_ROLE, line)
        top.setData(_SENT, Qt.ItemDataRole.AccessibleTextRole, f"{line.role}: {line.text}")
        for item in line.contradictions:
            words = self.tr("{sign}  Contradiction: {sentence}").format(
                sign=WARNING, sentence=item.sentence
            )
            row = QTreeWidgetItem(top, [words])
            row.setFirstColumnSpanned(True)
            row.setForeground(_SENT, self.theme.color("warning_ink"))
            row.setBackground(_SENT, self.theme.color("warning_ground"))
        for token in line.tokens:
            cells = [one_line(token.text), token.role, one_line(token.meaning)]
            row = QTreeWidgetItem(top, cells)
            row.setFont(_SENT, self._font_of_sent(QFont.Weight.Normal))
            row.setData(_SENT, _PART_ROLE, token)
            row.setForeground(_PURPOSE, self.theme.color("secondary"))

    def _font_of_sent(self, weight: QFont.Weight) -> QFont:
        font = fixed_font()
        font.setPointSizeF(self.font().pointSizeF())
        font.setWeight(weight)
        return font


def part_of(item: QTreeWidgetItem) -> XrayLine | XrayToken | None:
    """Return what a row shows; None for a contradiction."""
    part = item.data(_SENT, _PART_ROLE)
    return part if isinstance(part, XrayLine | XrayToken) else None


def cells_of(item: QTreeWidgetItem) -> str:
    """Return a row as text, a tab between the columns."""
    cells = (item.text(column) for column in (_SENT, _PURPOSE, _MEANING))
    return "\t".join(cell for cell in cells if cell)


def details_of(item: QTreeWidgetItem) -> str:
    """Return all that is known of what a row shows."""
    part = part_of(item)
    if isinstance(part, XrayToken):
        entry, source = part.explanation.entry, part.explanation.source
        more = entry.more if entry is not None else ""
        last = " ".join(words for words in (more, f"({source})" if source else "") if words)
        return "\n".join(words for words in (f"{part.text}: {part.meaning}", last) if words)
    if isinstance(part, XrayLine):
        return f"{part.role}: {one_line(part.text)}"
    return item.text(_SENT)


def one_line(text: str) -> str:
    """Return *text* without line breaks and runs of blanks."""
    return " ".join(text.split())


class _LineDelegate(QStyledItemDelegate):
    """Says behind a line, quietly, what it is for."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        part = index.data(_PART_ROLE)
        if not isinstance(part, XrayLine):
            return
        sent = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
        box = QRect(option.rect)
        box.setLeft(box.left() + sent.horizontalAdvance(one_line(part.text)) + _GAP)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = QPalette.ColorRole.PlaceholderText
        role = QPalette.ColorRole.HighlightedText if is_selected else quiet
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        cut = Qt.TextElideMode.ElideRight
        words = QFontMetrics(option.font).elidedText(part.role, cut, max(0, box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
