"""How a row of the library's tree looks: a group with its count, or a cable."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtWidgets import QAbstractItemView

from cablereader.library import Grouping
from cablereader.ui.library.library_branches import Entry
from cablereader.ui.library.library_tree_model import LibraryTreeModel
from cablereader.ui.trees.row_painter import RowPainter
from cablereader.ui.trees.tree_nodes import printable
from cablereader.ui.trees.tree_row_delegate import TreeRowDelegate
from cablereader.ui.widgets.model_index import Index


class LibraryTreeDelegate(TreeRowDelegate):
    """Paints groups and cables."""

    def __init__(self, model: LibraryTreeModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model

    def paint_row(self, row: RowPainter, index: Index) -> None:
        entry = self._model.entry_at(index)
        if entry is not None:
            row.write_at_end(f"{entry.count:,}")
            label, note = _label_and_note(entry, self._model.grouping)
            row.write(label)
            row.write(note, muted=True)
            return
        cable = self._model.row_at(index)
        if cable is not None:
            heading = self._model.words.heading(cable)
            row.paint_cable(cable.level, heading, cable.subject, cable.created)


def _label_and_note(entry: Entry, grouping: Grouping) -> tuple[str, str]:
    """Return the label as a row has room for it, and what stands quietly behind it."""
    label = printable(entry.label)
    if grouping is Grouping.FOLDER and entry.group is not None and len(entry.group.key) == 1:
        path = PurePath(label)
        return path.name or label, printable(str(path.parent))
    # Among TAGS nobody needs to be told that each is one; the tooltip says all.
    meaning, _, kind = entry.note.rpartition(" (")
    return label, meaning if kind.endswith("TAG)") else entry.note
