"""How a command ended, for the shell."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What a command returns; wrong usage is 2, which :mod:`argparse` gives by itself."""

    DONE = 0
    INCOMPLETE = 1
    """Done but for what is said on standard error: a file not read, a code not known, no hit."""
    NO_LIBRARY = 3
    """There is no library, or it cannot be read or written."""
    INTERRUPTED = 130
    """Stopped with Ctrl+C; the number is the one shells give to a death by SIGINT."""
