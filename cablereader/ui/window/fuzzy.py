"""Finding a command by a few of its letters: "sbs" finds "Side by Side". No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_AT_WORD = 8
"""A letter that begins a word counts so much more than one inside."""
_IN_ROW = 5
"""A letter right behind the one before counts so much more than one after a gap."""


def score(wanted: str, name: str) -> int | None:
    """Return how well *wanted* fits *name*, or None where its letters are not there in order.

    Blanks and case do not count. Beginnings of words and letters in a row are worth most, and of
    two that fit alike the shorter name wins.
    """
    letters = "".join(wanted.casefold().split())
    text = name.casefold()
    if not letters:
        return 0
    # best[i]: the best score with the letters so far, the last of them at position i.
    best: dict[int, int] = {}
    for number, letter in enumerate(letters):
        following: dict[int, int] = {}
        reached: int | None = None
        for at, sign in enumerate(text):
            before = best.get(at - 1)
            if sign == letter and (number == 0 or reached is not None or before is not None):
                worth = 1 + (_AT_WORD if _begins_word(text, at) else 0)
                options = [0] if number == 0 else []
                if reached is not None:
                    options.append(reached)
                if before is not None:
                    options.append(before + _IN_ROW)
                following[at] = worth + max(options)
            if before is not None:
                reached = before if reached is None else max(reached, before)
        best = following
        if not best:
            return None
    return 100 * max(best.values()) - len(text)


def ranked(wanted: str, items: Sequence[T], name: Callable[[T], str]) -> list[T]:
    """Return those of *items* whose *name* fits *wanted*, the best first, equals as given."""
    found = [(fit, item) for item in items if (fit := score(wanted, name(item))) is not None]
    if not wanted.strip():
        return [item for _, item in found]
    return [item for _, item in sorted(found, key=lambda pair: -pair[0])]


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
