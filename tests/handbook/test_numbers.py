"""Ordinal numbers in words and figures."""

from __future__ import annotations

import pytest

from cablereader.handbook.numbers import ordinal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (13, "13th"),
        (20, "20th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (24, "24th"),
        (111, "111th"),
        (112, "112th"),
        (113, "113th"),
        (121, "121st"),
        (0, "0th"),
    ],
)
def test_ordinal(number: int, words: str) -> None:
    assert ordinal(number) == words
