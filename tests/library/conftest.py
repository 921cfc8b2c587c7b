"""A small library of made-up cables, read from real files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cablereader.library import Library, Searcher
from cablereader.library.schema import INDEX_TABLE

Write = Callable[..., Path]


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """An empty folder for cables."""
    folder = tmp_path / "cables"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that does not exist yet."""
    return Library(tmp_path / "library.db")


@pytest.fixture
def search(library: Library) -> Iterator[Callable[[str], list[str]]]:
    """A function from a query to the numbers of the cables found, newest first."""
    opened: list[Searcher] = []

    def numbers(text: str, *, typing: bool = False) -> list[str]:
        searcher = library.searcher()
        opened.append(searcher)
        ids = searcher.ids(searcher.query(text, typing=typing))
        return [row.mrn or row.path.name for row in searcher.rows(ids)]

    yield numbers
    for searcher in opened:
        searcher.close()


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An empty index of words, as libraries have it."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING {INDEX_TABLE}")
        yield connection
    connection.close()
