"""The words that a reader typed to see fewer rows of a tree. No Qt here."""

from __future__ import annotations


class RowFilter:
    """Lets only rows pass that hold every word; without words, all of them."""

    def __init__(self) -> None:
        self.words: tuple[str, ...] = ()
        """Case-folded, the longest first: fewest rows hold it, so most need no look at the rest."""

    def want(self, text: str) -> bool:
        """Ask for every word of *text*; return whether that is news."""
        words = sorted(set(text.casefold().split()), key=lambda word: (-len(word), word))
        is_news = tuple(words) != self.words
        self.words = tuple(words)
        return is_news

    @property
    def is_set(self) -> bool:
        """Whether rows may be hidden."""
        return bool(self.words)

    def passes(self, row: str) -> bool:
        """Return whether the case-folded words of a *row* hold all that is asked for."""
        return all(word in row for word in self.words)
