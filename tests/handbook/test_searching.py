"""Search over the handbook."""

from __future__ import annotations

import pytest

from cablereader.handbook import Handbook, Kind
from cablereader.handbook.entry import Entry
from cablereader.handbook.searching import SearchIndex


@pytest.fixture(scope="module")
def book() -> Handbook:
    return Handbook.load()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("PREL", "tag:PREL"),
        ("prel", "tag:PREL"),
        ("  prel ", "tag:PREL"),
        ("Aide-Mémoire", "word:AIDE-MEMOIRE"),
        ("aide memoire", "word:AIDE-MEMOIRE"),
        ("aidemem", "word:AIDE-MEMOIRE"),
        ("eo 12958", "order:12958"),
        ("E.O. 12958", "order:12958"),
        ("OO", "precedence:O"),
        ("immediate", "precedence:O"),
        ("Embassy Lima", "post:LIMA"),
        ("1.4(d)", "reason:1.4(d)"),
        ("25x1", "declassification:25X1:12958"),
        ("buenos", "post:BUENOSAIRES"),
        ("polmincoun", "word:POLMINCOUNS"),
        ("external political", "tag:PREL"),
        ("political external", "tag:PREL"),
        ("Mongolia", "tag:MG"),
    ],
)
def test_best_comes_first(book: Handbook, query: str, first: str) -> None:
    assert book.search(query)[0].id == first


def test_words_as_they_are_typed_come_before_the_same_words_apart() -> None:
    entries = [
        Entry("word:A", "A", Kind.OWN, "lamp at the red door", "", "test"),
        Entry("word:LONG", "LONG", Kind.OWN, "door with a red lamp", "", "test"),
        Entry("word:LONGER", "LONGER", Kind.OWN, "door with redder lamps", "", "test"),
    ]
    found = SearchIndex(entries).search("red lamp")
    assert [entry.term for entry in found] == ["LONG", "A", "LONGER"]


def test_a_station_is_found_by_its_routing_indicator(book: Handbook) -> None:
    assert "post:TIRANA" in [entry.id for entry in book.search("RUEHTI")]


@pytest.mark.parametrize("query", ["", "   ", "-", "zzqqxx", "prel zzqqxx"])
def test_what_is_not_there_is_not_found(book: Handbook, query: str) -> None:
    assert book.search(query) == []


def test_no_entry_is_listed_twice(book: Handbook) -> None:
    found = [entry.id for entry in book.search("political")]
    assert len(found) == len(set(found)) > 10


def test_every_entry_is_found_by_its_term_and_by_its_id(book: Handbook) -> None:
    for entry in book.entries()[::17]:
        assert entry in book.search(entry.term)
        assert book.entry(entry.id) is entry


def test_no_entry_has_an_unknown_id(book: Handbook) -> None:
    assert book.entry("tag:QQQQ") is None
