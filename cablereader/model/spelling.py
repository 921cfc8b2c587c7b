"""Closeness of damaged words to known ones."""

from __future__ import annotations

from collections.abc import Iterable


def edit_distance(left: str, right: str, limit: int) -> int:
    """Return the number of letters lost, added, changed or swapped with a neighbor.

    The count stops at ``limit + 1``, so that words far apart cost little.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (letter != other),
            )
            swapped = row > 1 and column > 1 and letter == right[column - 2]
            if swapped and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]


def closest(word: str, known: Iterable[str], limit: int) -> str | None:
    """Return the one known word nearest to *word* within *limit* edits; None if none or a tie."""
    best: str | None = None
    best_distance = limit + 1
    for candidate in known:
        distance = edit_distance(word, candidate, limit)
        if distance < best_distance:
            best, best_distance = candidate, distance
        elif distance == best_distance:
            best = None
    return best


class Spelling:
    """Finds the known word that one slip turned into another word, without comparing with all.

    A word and its neighbor by one edit share a form with at most one letter taken out; the forms of
    the known words are kept in a table.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._by_form: dict[str, set[str]] = {}
        for word in known:
            for form in _forms(word):
                self._by_form.setdefault(form, set()).add(word)

    def nearest(self, word: str) -> str | None:
        """Return the one known word within one edit of *word*; None if there is none or several."""
        candidates: set[str] = set()
        for form in _forms(word):
            candidates |= self._by_form.get(form, set())
        return closest(word, sorted(candidates), 1)


def _forms(word: str) -> list[str]:
    return [word, *(word[:index] + word[index + 1 :] for index in range(len(word)))]
