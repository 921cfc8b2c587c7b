"""Starting processes that Ctrl+C does not reach before they are ready for it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_interrupts() -> Iterator[None]:
    """Within this, Ctrl+C waits for the thread, and never comes to a process started in it.

    A process inherits the signals that are blocked where it is started. Without this, Ctrl+C in the
    tenth of a second that a new process takes to begin ends it with a traceback on the terminal.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
