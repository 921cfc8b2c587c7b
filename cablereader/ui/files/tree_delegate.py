"""How a row of the file tree looks: level as a lettered chip, MRN, subject; or a name."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView

from cablereader.ui.files.tree_model import TreeModel
from cablereader.ui.trees.row_painter import RowPainter
from cablereader.ui.trees.tree_nodes import FolderState, NodeKind
from cablereader.ui.trees.tree_row_delegate import TreeRowDelegate
from cablereader.ui.widgets.model_index import Index


class TreeDelegate(TreeRowDelegate):
    """Paints folders, files and the cables in them."""

    def __init__(self, model: TreeModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model

    def paint_row(self, row: RowPainter, index: Index) -> None:
        node, words = self._model.node(index), self._model.words
        cable = node.cable
        if node.kind is NodeKind.FOLDER:
            font = row.font
            if node.is_root:
                font.setWeight(QFont.Weight.DemiBold)
            row.write(words.name_of(node), font, muted=node.is_muted)
            if node.state is FolderState.LISTING:
                row.write(self.tr("reading …"), muted=True)
        elif cable is None:
            font = row.font
            font.setItalic(node.kind is NodeKind.NOTICE)
            row.write(words.name_of(node), font, muted=node.is_muted)
        else:
            row.paint_cable(cable.level, words.heading_of(node), cable.subject, cable.created)
