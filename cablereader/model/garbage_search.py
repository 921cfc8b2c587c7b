"""How often Python searches for garbage, in a program whose many small objects stay for long."""

from __future__ import annotations

import gc

_THRESHOLDS = (20_000, 20, 20)
"""Python's own are (700, 10, 10): a long cable, tens of thousands of objects none of which is
garbage, was searched hundreds of times while it was read, a third of the time that it took."""


def search_seldom() -> None:
    """Let Python search less often; to be called once in each process of the program, at its start.

    Nearly all objects here are freed without any search, as soon as nothing refers to them.
    """
    gc.set_threshold(*_THRESHOLDS)
