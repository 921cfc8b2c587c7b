"""The handbook as readers use it: look up, search, explain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from cablereader.handbook.articles import articles, countries, marking_words
from cablereader.handbook.entry import Entry, Explanation
from cablereader.handbook.explaining import Explainer
from cablereader.handbook.own_glossary import GlossaryProblem, read_own_glossary
from cablereader.handbook.searching import SearchIndex
from cablereader.handbook.spelling import key_of
from cablereader.model.cable import Cable
from cablereader.model.text.format_lines import PRECEDENCES

# EMERGENCY has two letters, Y and W; the first in the table stands for it.
_LETTERS = {word: letter for letter, word in reversed(PRECEDENCES.items())}


class Handbook:
    """Every entry of the tables, and those of the reader's own glossary before them.

    Immutable but for what it remembers to be fast; cheap to make, for the tables are read once and
    when first asked for. *problems* are those of the reader's glossary file.
    """

    def __init__(self, own: Iterable[Entry] = (), problems: Iterable[GlossaryProblem] = ()) -> None:
        self._own = {key_of(entry.term): entry for entry in own}
        self.problems = tuple(problems)
        self._explainer: Explainer | None = None

    @classmethod
    def load(cls, user_glossary: Path | None = None) -> Handbook:
        """Return the handbook, merged with the reader's glossary file if there is one."""
        return cls() if user_glossary is None else cls(*read_own_glossary(user_glossary))

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {**{entry.id: entry for entry in self._own.values()}, **articles()}

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self._entries.values())

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

    def search(self, query: str) -> list[Entry]:
        """Return the entries that fit *query*, best first."""
        return self._index.search(query)

    def explain(self, cable: Cable, offset: int, today: date | None = None) -> Explanation | None:
        """Return what stands at *offset* of ``cable.text``; None for plain words and blanks.

        *today* is the day as of which a date of declassification has passed or not.
        """
        if self._explainer is None or self._explainer.cable is not cable:
            self._explainer = Explainer(self, cable)
        return self._explainer.at(offset, today)
