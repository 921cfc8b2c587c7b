"""The entries of the handbook, found by what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cablereader.handbook.articles import articles, countries, marking_words
from cablereader.handbook.entry import Entry
from cablereader.handbook.spelling import key_of
from cablereader.model.text.format_lines import PRECEDENCES

# EMERGENCY has two letters, Y and W; the first in the table stands for it.
_LETTERS = {word: letter for letter, word in reversed(PRECEDENCES.items())}


class Book:
    """Every entry of the tables, and those of the reader's own glossary before them.

    Cheap to make, for the tables are read once and when first asked for.
    """

    def __init__(self, own: Iterable[Entry] = ()) -> None:
        self._own = {key_of(entry.term): entry for entry in own}

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {**{entry.id: entry for entry in self._own.values()}, **articles()}

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries, the reader's own first."""
        return tuple(self._entries.values())

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of that id."""
        return self._entries.get(entry_id)

    def own_entry(self, term: str) -> Entry | None:
        """Return the reader's own entry for *term*."""
        return self._own.get(key_of(term)) if self._own else None

    def find(self, term: str, *ids: str) -> Entry | None:
        """Return the reader's own entry for *term*, else the first entry with one of *ids*."""
        own = self.own_entry(term)
        if own:
            return own
        return next((self._entries[name] for name in ids if name in self._entries), None)

    def precedence(self, word: str) -> Entry | None:
        """Return the entry of a precedence by its letter or its word; NIACT IMMEDIATE is one."""
        code = "NIACT" if word.startswith("NIACT") else _LETTERS.get(word, word)
        return self.find(word, f"precedence:{code}")

    def iso_code(self, tag: str) -> str:
        """Return the ISO 3166 code of a geographic TAG; empty where it has none."""
        row = countries().get(tag)
        return row["iso"] if row else ""

    def control(self, word: str) -> str:
        """Return what a control in a portion marking means; empty if it is not known."""
        return marking_words().get(word, "")
