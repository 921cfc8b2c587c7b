"""How far a scan is, for whoever watches it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum


class Phase(StrEnum):
    """What a scan is doing."""

    LISTING = "listing files"
    READING = "reading"
    TIDYING = "tidying"
    DONE = "done"


@dataclass(slots=True)
class Progress:
    """The state of a scan. Everything that *cables* counts can be searched already."""

    phase: Phase = Phase.LISTING
    files_total: int = 0
    bytes_total: int = 0
    files_done: int = 0
    bytes_done: int = 0
    cables: int = 0
    """Cables written to the library in this scan."""
    removed: int = 0
    problems: int = 0
    """Files that could not be read."""
    current: str = ""
    """The file being read, for a person to see."""
    cancelled: bool = False
    started: float = field(default_factory=time.monotonic)
    finished: float | None = None

    @property
    def seconds(self) -> float:
        """How long the scan has run, or ran."""
        return (self.finished or time.monotonic()) - self.started

    @property
    def rate(self) -> float:
        """Cables per second."""
        return self.cables / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """An estimate from the bytes read so far; None as long as there is nothing to go by."""
        if self.phase is not Phase.READING or not self.bytes_done or self.seconds < 1:
            return None
        return self.seconds * max(self.bytes_total - self.bytes_done, 0) / self.bytes_done
