"""Tabs that were closed and can be opened again. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from cablereader.model.level import Level
from cablereader.ui.memory.history import History

KEPT_CLOSED = 20


@dataclass(frozen=True, slots=True)
class ClosedTab:
    """What is needed to open a tab again, and where it stood."""

    history: History
    name: str
    level: Level | None
    words: str
    number: int


class ClosedTabs:
    """The latest twenty of them."""

    def __init__(self) -> None:
        self._tabs: list[ClosedTab] = []

    def __bool__(self) -> bool:
        return bool(self._tabs)

    def keep(self, tab: ClosedTab) -> None:
        """Remember a tab that is being closed."""
        self._tabs = [*self._tabs, tab][-KEPT_CLOSED:]

    def take_latest(self) -> ClosedTab:
        """Return the tab that was closed last, and forget it; there must be one."""
        return self._tabs.pop()
