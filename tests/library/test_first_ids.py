"""The first results come before the others, and are the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cablereader.library import Library, Order, Searcher
from tests.corpus.files import write_table

_CABLES = 1500
_LONG = 60.0


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    place = tmp_path_factory.mktemp("library")
    write_table(place / "cables.csv", _CABLES)
    library = Library(place / "library.db")
    library.add(place / "cables.csv")
    library.scan().run()
    with library.searcher() as searcher:
        yield searcher


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
@pytest.mark.parametrize("text", ["the", "harbor", "", "class:s", "nothingatall"])
def test_they_are_the_beginning_of_all(text: str, order: Order, searcher: Searcher) -> None:
    query = searcher.query(text)
    every = searcher.ids(query, order)
    first, is_whole = searcher.first_ids(query, order, 5, 0)
    assert first == every[: len(first)]
    assert len(first) >= min(5, len(every))
    assert is_whole <= (len(first) == len(every))


def test_with_time_enough_they_are_all(searcher: Searcher) -> None:
    query = searcher.query("the")
    first, is_whole = searcher.first_ids(query, Order.NEWEST, 5, _LONG)
    assert is_whole
    assert first == searcher.ids(query)
    assert len(first) > 1000


def test_without_time_there_are_as_many_as_are_asked_for(searcher: Searcher) -> None:
    first, is_whole = searcher.first_ids(searcher.query("the"), Order.NEWEST, 5, 0)
    assert len(first) == 5
    assert not is_whole


@pytest.mark.parametrize("order", list(Order))
def test_all_ids_are_in_the_order_of_the_first(order: Order, searcher: Searcher) -> None:
    query = searcher.query("harbor")
    every = searcher.ids(query, order)
    assert len(every) == searcher.count(query) > 20
    assert every[:20] == searcher.ids(query, order, 20)
