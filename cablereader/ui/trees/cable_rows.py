"""A model of one column, some of whose rows are cables, in files that can be dragged out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    Qt,
)

from cablereader.formats.opening import CableAddress
from cablereader.ui.outgoing import FORMATS, files_mime
from cablereader.ui.widgets.model_index import NO_INDEX, Index


class CableRowsModel(QAbstractItemModel):
    """What a tree of cables needs to know of its rows."""

    def is_cable(self, index: Index) -> bool:
        """Return whether the row at *index* stands for a cable."""
        raise NotImplementedError

    def address_at(self, index: Index) -> CableAddress | None:
        """Return where the cable at *index* is kept.

        None for a row that is no cable, and for one of which that is still being brought;
        ``dataChanged`` tells when it is there.
        """
        raise NotImplementedError

    def path_at(self, index: Index) -> Path | None:
        """Return the file or folder that is dragged out with *index*."""
        address = self.address_at(index)
        return address.path if address is not None else None

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: ARG002
        return 1

    def mimeTypes(self) -> list[str]:
        return FORMATS

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        paths = (self.path_at(index) for index in indexes)
        return files_mime(path for path in paths if path is not None)

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
