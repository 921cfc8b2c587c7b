"""The reader's own glossary: its entries win, its faults are told by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader import parse_cable
from cablereader.handbook import Handbook, Kind
from cablereader.handbook.own_glossary import read_own_glossary
from tests.model.messages import message


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    return tmp_path / "glossary.csv"


def test_own_entry_wins_and_says_that_it_is_the_readers(glossary: Path) -> None:
    glossary.write_text('PREL,what I care about\nkite post,"the hut, by the lake",place\n', "utf-8")
    book = Handbook.load(glossary)
    cable = parse_cable(message(body="1. (C) The Kite Post fell."))
    tag = book.explain(cable, cable.text.index("PREL"))
    words = book.explain(cable, cable.text.index("Post fell"))
    assert book.problems == ()
    assert tag is not None
    assert words is not None
    assert (tag.meaning, tag.source) == ("what I care about", "your own glossary")
    assert (words.term, words.meaning, words.kind) == (
        "Kite Post",
        "the hut, by the lake",
        Kind.OWN,
    )
    assert words.entry is not None
    assert words.entry.more == "Listed as place."
    assert book.search("kite")[0].is_readers_own


def test_without_a_file_there_are_only_the_handbooks_entries() -> None:
    book = Handbook.load()
    assert book.problems == ()
    assert not any(entry.is_readers_own for entry in book.entries())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KITE\n", [(1, "has no meaning")]),
        ("KITE,a toy\n,a meaning\n", [(2, "no term")]),
        ("KITE,a toy\n\nkite,a bird\n", [(3, "stands in line 1 already")]),
        ("KITE,a,toy,of,paper\n", [(1, "more than three fields")]),
        ("X" * 81 + ",long\n", [(1, "longer than 80")]),
        ("KITE," + "x" * 2001, [(1, "longer than 2000")]),
        ('A,"two\nlines"\nB\n', [(3, "has no meaning")]),
        ("term,meaning,kind\nKITE,a toy\n", []),
        ("\ufeffKITE,a toy\r\n", []),
        ("", []),
    ],
)
def test_faults_are_told_by_line(
    glossary: Path, text: str, expected: list[tuple[int, str]]
) -> None:
    glossary.write_text(text, "utf-8", newline="")
    problems = Handbook.load(glossary).problems
    assert [problem.line for problem in problems] == [line for line, _ in expected]
    for problem, (_, words) in zip(problems, expected, strict=True):
        assert words in problem.message


def test_good_lines_count_beside_bad_ones(glossary: Path) -> None:
    glossary.write_text("KITE\nLANTERN,a light\n", "utf-8")
    assert Handbook.load(glossary).entry("own:LANTERN") is not None


def test_a_heading_stands_in_the_first_line_only(glossary: Path) -> None:
    glossary.write_text("Term,Meaning\nTERM,MEANING\n", "utf-8")
    entries, problems = read_own_glossary(glossary)
    assert [(entry.term, entry.meaning) for entry in entries] == [("TERM", "MEANING")]
    assert problems == ()


def test_missing_file_and_folder_are_problems_not_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.csv", tmp_path):
        problems = Handbook.load(path).problems
        assert [problem.line for problem in problems] == [0]
        assert "cannot be read" in problems[0].message


def test_file_in_another_encoding_names_the_line(glossary: Path) -> None:
    glossary.write_bytes(b"KITE,a toy\nCAFE,caf\xe9\n")
    problems = Handbook.load(glossary).problems
    assert [problem.line for problem in problems] == [2]
    assert "UTF-8" in problems[0].message


@given(st.binary(max_size=200))
def test_no_file_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("glossary") / "any.csv"
    path.write_bytes(data)
    entries, problems = read_own_glossary(path)
    assert all(entry.term and entry.meaning for entry in entries)
    assert all(problem.message for problem in problems)
