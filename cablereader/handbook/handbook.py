"""The handbook as readers use it: look up, search, explain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from cablereader.handbook.book import Book
from cablereader.handbook.entry import Entry, Explanation
from cablereader.handbook.explaining import Explainer
from cablereader.handbook.own_glossary import GlossaryProblem, read_own_glossary
from cablereader.handbook.searching import SearchIndex
from cablereader.model.cable import Cable


class Handbook(Book):
    """A book of entries that can be searched, and explains the places of a cable.

    Immutable but for what it remembers to be fast. *problems* are those of the reader's glossary
    file.
    """

    def __init__(self, own: Iterable[Entry] = (), problems: Iterable[GlossaryProblem] = ()) -> None:
        super().__init__(own)
        self.problems = tuple(problems)
        self._explainer: Explainer | None = None

    @classmethod
    def load(cls, user_glossary: Path | None = None) -> Handbook:
        """Return the handbook, merged with the reader's glossary file if there is one."""
        return cls() if user_glossary is None else cls(*read_own_glossary(user_glossary))

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self.entries())

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
