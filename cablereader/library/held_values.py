"""The values that the cables of a library have, with their numbers: what a field can be completed to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from cablereader.handbook import Handbook, meanings
from cablereader.library.folding import SIGN
from cablereader.library.posts import country_names, post
from cablereader.library.tokens import Fact, fact_token
from cablereader.model.header.tags import tag_meanings
from cablereader.model.resources import table_rows
from cablereader.model.stations import collapse, station_names


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A value as it is written in a query, what it means, and how many cables have it."""

    name: str
    meaning: str
    count: int


class HeldValues:
    """Reads values off the index of a library, and again only when the library has changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[Fact, list[HeldValue]] = {}
        self._version: int | None = None
        self._has_terms = False

    def of(self, fact: Fact) -> list[HeldValue]:
        """Return the values of a fact that some cable has, those of most cables first."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._held.clear()
            self._version = version
        if fact not in self._held:
            self._held[fact] = self._read(fact)
        return self._held[fact]

    def _read(self, fact: Fact) -> list[HeldValue]:
        counts = self._counts(fact)
        found = [
            HeldValue(name, _MEANINGS.get(fact, _no_meaning)(name), counts[token])
            for name in self._names(fact)
            if (token := fact_token(fact, name)) in counts
        ]
        return sorted(found, key=lambda value: (-value.count, value.name))

    def _counts(self, fact: Fact) -> dict[str, int]:
        """Return how many cables have each token: the index knows, without a look at the cables."""
        if not self._has_terms:
            self._connection.execute(
                "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'words', 'row')"
            )
            self._has_terms = True
        first = SIGN + fact
        rows = self._connection.execute(
            "SELECT term, doc FROM temp.terms WHERE term >= ? AND term < ?",
            (first, first + "\U0010ffff"),
        )
        return dict(rows.fetchall())

    def _names(self, fact: Fact) -> Iterable[str]:
        """Return the names that may be held: a token does not tell where its blanks were."""
        if fact is Fact.RECIPIENT:
            return station_names()
        if fact is Fact.CAPTION:
            return [row["code"] for row in table_rows("captions.csv")]
        rows = self._connection.execute("SELECT name FROM value WHERE kind = ?", (str(fact),))
        return [name for (name,) in rows]


@cache
def _book() -> Handbook:
    return Handbook.load()


def _post(key: str) -> str:
    # "LIMA: Lima, …" would say one thing twice.
    name = "" if collapse(post(key).name) == key else post(key).name
    return ", ".join(filter(None, (name, post(key).note)))


def _tag(code: str) -> str:
    return tag_meanings().get(code, "")


def _caption(name: str) -> str:
    return meanings.caption(_book(), name).meaning


def _country(code: str) -> str:
    return country_names().get(code, "")


def _no_meaning(_name: str) -> str:
    return ""


_MEANINGS: dict[Fact, Callable[[str], str]] = {
    Fact.POST: _post,
    Fact.RECIPIENT: _post,
    Fact.TAG: _tag,
    Fact.CAPTION: _caption,
    Fact.COUNTRY: _country,
}
