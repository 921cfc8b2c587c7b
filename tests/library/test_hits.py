"""Hits are marked where the index found them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader.library import Highlighter, parse_query
from cablereader.library.snippets import snippet


def _marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(parse_query(query).tree).hits(text)]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("tower", "The tower. TOWERS, a Tower", ["tower", "Tower"]),
        ("tow*", "The tower. TOWERS, a Tower", ["tower", "TOWERS", "Tower"]),
        ("araujo", "Araújo, ARAUJO", ["Araújo", "ARAUJO"]),
        ("araujo", "Arau\u0301jo!", ["Arau\u0301jo"]),
        ("soren", "Søren", ["Søren"]),
        ("strasse", "die Straße dort", ["Straße"]),
        ('"status talks"', "status\n   talks, status of talks", ["status\n   talks"]),
        ("government", "the govern-\nment and the government", ["govern-\nment", "government"]),
        ("term", "a long-\nterm plan", ["term"]),
        ("government", "the Araújo govern-\n  ment", ["govern-\n  ment"]),
        ("Peru's", "Peru,s and Peru’s", ["Peru,s", "Peru’s"]),
        ('"red lines"', "&red lines8 were drawn", ["red lines"]),
        ("a OR b", "b a", ["b", "a"]),
        ("a -b", "b a", ["a"]),
        ("one NEAR two", "two and one", ["two", "one"]),
        ("from:lima", "FM AMEMBASSY LIMA", ["LIMA"]),
        ("year:2007", "in 2007", []),
        ("", "anything", []),
        ("C/O", "c/o and C O", ["c/o", "C O"]),
        ("snake", "snake_case", ["snake"]),
    ],
)
def test_hits(query: str, text: str, marked: list[str]) -> None:
    assert _marked(query, text) == marked


@given(st.text(max_size=200), st.text(max_size=30))
def test_hits_lie_in_the_text_and_in_order(text: str, query: str) -> None:
    last = 0
    for start, end in Highlighter(parse_query(query).tree).hits(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet="aé-\n ßﬁ&8\u0301,s", max_size=80))
def test_places_survive_odd_spelling(text: str) -> None:
    for start, end in Highlighter(parse_query("a OR e OR s OR fi OR aa OR ae").tree).hits(text):
        assert text[start:end].strip() == text[start:end] != ""


def test_a_snippet_is_one_line_around_the_first_hit_of_the_body() -> None:
    text = (
        "SUBJECT: TOWERS\n\n1. (C) " + "word " * 80 + "\nthe green\n   tower fell.\n" + "more " * 90
    )
    found = snippet(text, Highlighter(parse_query("tower").tree))
    assert "\n" not in found.text
    assert len(found.text) < 260
    assert [found.text[start:end] for start, end in found.hits] == ["tower"]
    assert text[found.start :].startswith(found.text[:4])


@pytest.mark.parametrize(
    "phrase", ["LIGHTHOUSE 1. (C) The keeper", " ".join(f"word{n}" for n in range(80))]
)
def test_a_snippet_has_a_phrase_over_the_beginning_of_the_body_and_a_long_one(phrase: str) -> None:
    many = " ".join(f"word{n}" for n in range(100))
    text = f"SUBJECT: A LIGHTHOUSE\n\n1. (C) The keeper said {many}.\n"
    found = snippet(text, Highlighter(parse_query(f'"{phrase}"').tree))
    [(start, end)] = found.hits
    assert found.text[start:end] == phrase


def test_a_snippet_without_hits_begins_with_the_body() -> None:
    text = "VZCZCXYZ\n\nSUBJECT: TOWERS\n\n1. (C) The keeper."
    assert snippet(text, Highlighter(parse_query("year:2007").tree)).text == "(C) The keeper."


def test_a_snippet_of_nothing_is_empty() -> None:
    assert snippet("", Highlighter(parse_query("x").tree)).text == ""
