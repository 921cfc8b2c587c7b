"""How a row of the file tree looks: level as a lettered chip, MRN, subject; or a name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cablereader.ui.model_index import Index
from cablereader.ui.row_ground import paint_ground
from cablereader.ui.row_painter import RowPainter
from cablereader.ui.tree_model import TreeModel
from cablereader.ui.tree_nodes import FolderState, Node, NodeKind
from cablereader.ui.tree_words import TreeWords


class TreeDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`TreeModel`, text in the palette's colors."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(120, max(24, option.fontMetrics.height() + 8))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        model = index.model()
        if not isinstance(model, TreeModel):
            return
        painter.save()
        paint_ground(painter, option)
        _paint_row(painter, option, model.words, model.node(index))
        painter.restore()


def _paint_row(
    painter: QPainter, option: QStyleOptionViewItem, words: TreeWords, node: Node
) -> None:
    row = RowPainter(painter, option)
    cable = node.cable
    if node.kind is NodeKind.FOLDER:
        font = row.font
        if node.is_root:
            font.setWeight(QFont.Weight.DemiBold)
        row.write(words.name_of(node), font, muted=node.is_muted)
        if node.state is FolderState.LISTING:
            row.write(words.tr("reading …"), muted=True)
    elif cable is None:
        font = row.font
        font.setItalic(node.kind is NodeKind.NOTICE)
        row.write(words.name_of(node), font, muted=node.is_muted)
    else:
        row.paint_cable(cable.level, words.heading_of(node), cable.subject, cable.created)
