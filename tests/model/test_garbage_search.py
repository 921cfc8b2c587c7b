"""Python's search for garbage in the running program."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from cablereader.model.garbage_search import search_seldom


@pytest.fixture(autouse=True)
def _usual_thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


class _Ring:
    def __init__(self) -> None:
        self.itself = self


def test_many_objects_that_stay_are_not_searched_again_and_again() -> None:
    search_seldom()
    before = gc.get_stats()[0]["collections"]
    kept = [[number] for number in range(15_000)]
    assert gc.get_stats()[0]["collections"] - before <= 1
    assert len(kept) == 15_000


def test_garbage_in_a_ring_is_still_found() -> None:
    search_seldom()
    ring = _Ring()
    seen = weakref.ref(ring)
    del ring
    kept = [[number] for number in range(60_000)]
    assert seen() is None
    assert len(kept) == 60_000
