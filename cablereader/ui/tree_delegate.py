"""How a row of the file tree looks: level as a lettered chip, MRN, subject; or a name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cablereader.model.level import Level
from cablereader.ui.row_ground import paint_hovered_ground, paint_selected_ground
from cablereader.ui.tree_model import TreeModel
from cablereader.ui.tree_nodes import FolderState, Node, NodeKind
from cablereader.ui.tree_words import LEVEL_LETTERS

_WHITE = QColor("#FFFFFF")
_BLACK = QColor("#000000")
# Ground and letter by level, as on the cover sheets of documents; each pair has a contrast of 4.5
# or more. Restricted, abolished before there was a color for it, has that of Confidential.
CHIP_COLORS = {
    Level.UNCLASSIFIED: (QColor("#007A33"), _WHITE),
    Level.LIMITED_OFFICIAL_USE: (QColor("#502B85"), _WHITE),
    Level.RESTRICTED: (QColor("#0033A0"), _WHITE),
    Level.CONFIDENTIAL: (QColor("#0033A0"), _WHITE),
    Level.SECRET: (QColor("#C8102E"), _WHITE),
    Level.TOP_SECRET: (QColor("#FF8C00"), _BLACK),
}
_GAP = 8
_DATE_WIDTH = 460
"""Width of a row from which there is room for the date as well."""


class TreeDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`TreeModel`, text in the palette's colors."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        return QSize(120, max(24, option.fontMetrics.height() + 8))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, TreeModel):
            return
        painter.save()
        self._paint_ground(painter, option)
        _Row(painter, option, model).paint(model.node(index))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint_selected_ground(painter, option.rect, option.palette)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_hovered_ground(painter, option.rect, option.palette)


class _Row:
    """The painting of one row, from left to right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, model: TreeModel) -> None:
        self._painter = painter
        self._words = model.words
        self._font: QFont = option.font
        self._rect: QRect = option.rect.adjusted(4, 0, -_GAP, 0)
        self._palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        self._is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_active = bool(state & QStyle.StateFlag.State_Active)
        self._group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive

    def paint(self, node: Node) -> None:
        if node.kind is NodeKind.FOLDER:
            self._paint_folder(node)
        elif node.cable is None:
            self._paint_name(node)
        else:
            self._paint_cable(node)

    def _paint_folder(self, node: Node) -> None:
        font = QFont(self._font)
        if node.is_root:
            font.setWeight(QFont.Weight.DemiBold)
        self._write(self._words.name_of(node), font, muted=node.is_muted)
        if node.state is FolderState.LISTING:
            self._write(self._words.tr("reading …"), self._font, muted=True)

    def _paint_name(self, node: Node) -> None:
        font = QFont(self._font)
        font.setItalic(node.kind is NodeKind.NOTICE)
        self._write(self._words.name_of(node), font, muted=node.is_muted)

    def _paint_cable(self, node: Node) -> None:
        cable = node.cable
        assert cable is not None
        self._paint_chip(cable.level)
        if cable.created and self._rect.width() >= _DATE_WIDTH:
            self._write_at_end(cable.created[:10])
        self._write(self._words.heading_of(node), self._tabular())
        self._write(cable.subject or "", self._font, muted=not self._is_selected)

    def _paint_chip(self, level: Level | None) -> None:
        font = QFont(self._font)
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.75))
        font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance("LOU") + 8
        height = metrics.height() + 1
        chip = QRect(self._rect.left(), self._rect.center().y() - height // 2, width, height)
        self._rect.setLeft(chip.right() + 1 + _GAP)
        if level is None:
            self._draw(chip, "–", self._font, self._color(muted=True), center=True)
            return
        ground, letter = CHIP_COLORS[level]
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(self._chip_edge(ground))
        self._painter.setBrush(ground)
        self._painter.drawRoundedRect(chip.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._draw(chip, LEVEL_LETTERS[level], font, letter, center=True)

    def _chip_edge(self, ground: QColor) -> QPen:
        """Return a light edge on dark or selected rows, where a dark chip would sink in."""
        is_dark = self._palette.color(QPalette.ColorRole.Base).lightness() < 128
        return QPen(QColor(255, 255, 255, 100)) if is_dark or self._is_selected else QPen(ground)

    def _tabular(self) -> QFont:
        font = QFont(self._font)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _write(self, text: str, font: QFont, muted: bool = False) -> None:
        """Write as much of *text* as there is room for, and move to the right of it."""
        if not text or self._rect.width() <= 0:
            return
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._rect.width())
        self._draw(self._rect, shown, font, self._color(muted))
        self._rect.setLeft(self._rect.left() + metrics.horizontalAdvance(shown) + _GAP)

    def _write_at_end(self, text: str) -> None:
        font = self._tabular()
        left = self._rect.right() - QFontMetrics(font).horizontalAdvance(text)
        rect = QRect(self._rect)
        rect.setLeft(left)
        self._draw(rect, text, font, self._color(muted=not self._is_selected))
        self._rect.setRight(left - 2 * _GAP)

    def _draw(
        self, rect: QRect, text: str, font: QFont, color: QColor, center: bool = False
    ) -> None:
        place = Qt.AlignmentFlag.AlignCenter if center else Qt.AlignmentFlag.AlignVCenter
        self._painter.setFont(font)
        self._painter.setPen(color)
        flags = int(place.value) | int(Qt.TextFlag.TextSingleLine.value)
        self._painter.drawText(rect, flags, text)

    def _color(self, muted: bool = False) -> QColor:
        role = QPalette.ColorRole.HighlightedText if self._is_selected else QPalette.ColorRole.Text
        color = QColor(self._palette.color(self._group, role))
        if muted:
            color.setAlphaF(0.68)
        return color
