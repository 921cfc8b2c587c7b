"""Words of a text that may be of any length, for a place that has room for some."""

from __future__ import annotations

MOST_OF_SUBJECT = 1_000
"""Characters. No telegram has a subject of half as many; a damaged text may be all subject."""
MOST_OF_TITLE = 300


def cut(words: str, most: int) -> str:
    """Return *words*, of more than *most* characters the first ones and a sign that there are more.

    Qt measures every letter it is given, however few of them are seen.
    """
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
