"""How far the work on a library is, for whoever watches it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

_SHOWN_EVERY = 0.1


class Phase(StrEnum):
    """What is being done to a library."""

    LISTING = "listing files"
    REMOVING = "removing"
    READING = "reading"
    TIDYING = "tidying"
    DONE = "done"


@dataclass(slots=True)
class Progress:
    """The state of such work. Everything that *cables* counts can be searched already."""

    phase: Phase = Phase.LISTING
    files_total: int = 0
    bytes_total: int = 0
    files_done: int = 0
    bytes_done: int = 0
    cables: int = 0
    """Cables written to the library in this scan."""
    removed: int = 0
    """Cables taken out."""
    removed_total: int = 0
    problems: int = 0
    """Files that could not be read."""
    current: str = ""
    """The file being read, for a person to see."""
    cancelled: bool = False
    started: float = field(default_factory=time.monotonic)
    phase_started: float = field(default_factory=time.monotonic)
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
        """An estimate from what is done so far; None as long as there is nothing to go by."""
        share, seconds = self.share, time.monotonic() - self.phase_started
        return None if not share or seconds < 1 else seconds * (1 - share) / share

    @property
    def share(self) -> float | None:
        """How much of the present phase is done, 0 to 1; None where that is not known."""
        if self.phase is Phase.REMOVING:
            done, total = self.removed, self.removed_total
        elif self.phase is Phase.READING:
            done, total = self.bytes_done, self.bytes_total
        else:
            return None
        return min(done / total, 1.0) if total else None


Watch: TypeAlias = Callable[[Progress], None]


class Watched:
    """Work on a library that takes a while: *watch* is called as it goes on.

    :meth:`cancel` may be called from another thread, and *progress* read from any.
    """

    def __init__(self, watch: Watch | None = None) -> None:
        self.progress = Progress()
        self._watch = watch
        self._shown = 0.0
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop soon."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the work is to stop."""
        return self._cancelled.is_set()

    @contextmanager
    def _ending(self) -> Iterator[None]:
        """Note that the work is done when this is left, however it ended."""
        try:
            yield
        finally:
            self.progress.cancelled = self.is_cancelled()
            self.progress.phase = Phase.DONE
            self.progress.finished = time.monotonic()
            self.show(at_once=True)

    def begin(self, phase: Phase) -> None:
        """Note what is being done from now on."""
        self.progress.phase = phase
        self.progress.phase_started = time.monotonic()
        self.show(at_once=True)

    def show(self, *, at_once: bool = False) -> None:
        """Tell who watches how far it is, a few times a second."""
        now = time.monotonic()
        if self._watch and (at_once or now - self._shown >= _SHOWN_EVERY):
            self._shown = now
            self._watch(self.progress)
