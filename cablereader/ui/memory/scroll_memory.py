"""Where each cable was left, in the settings file."""

from __future__ import annotations

import json

from PySide6.QtCore import QSettings

from cablereader.formats.opening import CableAddress
from cablereader.ui.memory.stored_values import read_text
from cablereader.ui.memory.written_addresses import written_address

SCROLL_LIMIT = 200
"""Cables that are remembered; the longest unread are forgotten."""
_KEY = "view/scroll_positions"


class ScrollMemory:
    """Text offsets by address, read once and written with each change."""

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self._offsets = _read(store.value(_KEY))

    def offset(self, address: CableAddress) -> int | None:
        """Return the text offset at which *address* was left, or None if that is not known."""
        return self._offsets.get(written_address(address))

    def remember(self, address: CableAddress, offset: int) -> None:
        """Keep where *address* was left."""
        key = written_address(address)
        self._offsets.pop(key, None)
        self._offsets[key] = offset
        while len(self._offsets) > SCROLL_LIMIT:
            del self._offsets[next(iter(self._offsets))]
        self._store.setValue(_KEY, json.dumps(self._offsets))


def _read(value: object) -> dict[str, int]:
    try:
        stored = json.loads(read_text(value) or "{}")
    except ValueError:
        return {}
    if not isinstance(stored, dict):
        return {}
    return {key: value for key, value in stored.items() if type(value) is int and value >= 0}
