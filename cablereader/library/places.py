"""Places of a text."""

from __future__ import annotations

from collections.abc import Iterable

Place = tuple[int, int]
"""Where something starts and ends in a text."""


def merged(places: Iterable[Place]) -> list[Place]:
    """Return *places* in order, overlapping ones as one, without empty ones."""
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif start < end:
            found.append((start, end))
    return found
