"""The index of an item model, as Qt hands it to models and delegates: of either kind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex

NO_INDEX = QModelIndex()
"""What stands above the topmost rows."""
