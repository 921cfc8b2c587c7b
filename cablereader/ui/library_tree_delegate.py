"""How a row of the library's tree looks: a group with its count, or a cable."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from cablereader.library import Grouping
from cablereader.ui.library_branches import Entry
from cablereader.ui.library_tree_model import LibraryTreeModel
from cablereader.ui.model_index import Index
from cablereader.ui.row_ground import paint_ground
from cablereader.ui.row_painter import RowPainter
from cablereader.ui.tree_nodes import printable


class LibraryTreeDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`LibraryTreeModel`, text in the palette's colors."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every row."""
        del index
        return QSize(120, max(24, option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, LibraryTreeModel):
            return
        painter.save()
        paint_ground(painter, option)
        row = RowPainter(painter, option)
        entry = model.entry_at(index)
        if entry is not None:
            row.write_at_end(f"{entry.count:,}")
            label, note = _label_and_note(entry, model.grouping)
            row.write(label)
            row.write(note, muted=True)
        else:
            cable = model.row_at(index)
            if cable is not None:
                heading = model.words.heading(cable)
                row.paint_cable(cable.level, heading, cable.subject, cable.created)
        painter.restore()


def _label_and_note(entry: Entry, grouping: Grouping) -> tuple[str, str]:
    """Return the label as a row has room for it, and what stands quietly behind it."""
    label = printable(entry.label)
    if grouping is Grouping.FOLDER and entry.group is not None and len(entry.group.key) == 1:
        path = PurePath(label)
        return path.name or label, printable(str(path.parent))
    # Among TAGS nobody needs to be told that each is one; the tooltip says all.
    meaning, _, kind = entry.note.rpartition(" (")
    return label, meaning if kind.endswith("TAG)") else entry.note
