"""Ordinal numbers in words."""

from __future__ import annotations

_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """Return "fifth" for 5 and "23rd" for 23."""
    if 1 <= number <= len(_WORDS):
        return _WORDS[number - 1]
    in_teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if in_teens else _ENDINGS.get(number % 10, 'th')}"
