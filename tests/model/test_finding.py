"""What a query finds in a cable: places of the text as sent, however it reads."""

from __future__ import annotations

import json

import pytest

from cablereader import parse_cable
from cablereader.model.reading.finding import PatternError, Query, Searched, find
from cablereader.model.reading.pattern_search import answer, request
from cablereader.model.reading.typesetting import set_for_reading

_HEAD = "UNCLAS LIMA 000012\n\nTAGS: PREL, PE\nSUBJECT: A LIGHTHOUSE\n\n"


def found(body: str, query: Query) -> list[str]:
    """Return what stands at each hit, as it was sent."""
    cable = parse_cable(_HEAD + body)
    places = find(query, cable.text, set_for_reading(cable))
    assert places == sorted(places)
    return [cable.text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("words", "body", "hits"),
    [
        pytest.param("", "1. (U) Text.\n", [], id="nothing"),
        pytest.param("the", "1. (U) The theme.\n", ["The", "the"], id="any case"),
        pytest.param("end summary", "1. (U) End\nsummary.\n", ["End\nsummary"], id="line break"),
        pytest.param("a.b", "1. (U) axb a.b\n", ["a.b"], id="signs mean themselves"),
        pytest.param("Peru's", "1. (U) Peru,s lamp.\n", ["Peru,s"], id="a repaired apostrophe"),
        pytest.param("Peru’s", "1. (U) Peru's lamp.\n", ["Peru's"], id="apostrophes are alike"),
        pytest.param("Peru,s", "1. (U) Peru,s lamp.\n", ["Peru,s"], id="as it was sent"),
        pytest.param('"red lamp"', "1. (U) A &red lamp8.\n", ["&red lamp8"], id="repaired quotes"),
        pytest.param(
            "recommendation", "1. (U) A recommen-\ndation.\n", ["recommen-\ndation"], id="parted"
        ),
        pytest.param("long-term", "1. (U) A long-\nterm.\n", ["long-\nterm"], id="a compound"),
        pytest.param(
            "longterm", "1. (U) A long-<strong>term</strong>.\n", [], id="a hyphen in a line"
        ),
        pytest.param("March 27", "1. (U) In March\n¶27. Then.\n", ["March\n¶27"], id="false mark"),
        pytest.param(
            "the lamp",
            "1. (U) He saw the\n\nLIMA 00000012  002 OF 003\n\n\nlamp.\n",
            ["the\n\nLIMA 00000012  002 OF 003\n\n\nlamp"],
            id="across a page",
        ),
        pytest.param("lighthouse", "1. (U) None.\n", ["LIGHTHOUSE"], id="in the header"),
        pytest.param("lamps oil", "1. (U) Lamps.\n\n2. (U) Oil.\n", [], id="not across a stop"),
        pytest.param("aa", "1. (U) aaaa\n", ["aa", "aa"], id="hits do not overlap"),
    ],
)
def test_words(words: str, body: str, hits: list[str]) -> None:
    assert found(body, Query(words)) == hits


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        pytest.param(Query("lamp"), ["Lamp", "lamp", "LAMP"], id="plain"),
        pytest.param(Query("lamp", match_case=True), ["lamp"], id="case"),
        pytest.param(Query("lamp", whole_words=True), ["Lamp", "LAMP"], id="whole words"),
        pytest.param(Query("l.mp", is_pattern=True), ["Lamp", "lamp", "LAMP"], id="expression"),
        pytest.param(Query(r"^\d\.", is_pattern=True), ["1."], id="line starts as sent"),
        pytest.param(Query("x*", is_pattern=True), [], id="an empty hit is none"),
    ],
)
def test_ways_of_looking(query: Query, hits: list[str]) -> None:
    assert found("1. (U) Lamp and lamps, LAMP.\n", query) == hits


@pytest.mark.parametrize("words", ["(", "[a", "*", "(?P<"])
def test_a_broken_expression_says_so(words: str) -> None:
    with pytest.raises(PatternError):
        Query(words, is_pattern=True).compiled()


def test_the_search_process_answers_as_the_search_here() -> None:
    cable = parse_cable(_HEAD + "1. (U) A recommen-\ndation of Peru,s lamp.\n")
    searched = Searched.of(cable.text, set_for_reading(cable))
    query = Query("lamp|recommendation", is_pattern=True)
    expression = query.compiled()
    assert expression is not None
    hits = json.loads(answer(request(query, searched)))["hits"]
    assert [[tuple(hit) for hit in form] for form in hits] == list(searched.hits(expression))
    broken = json.loads(answer(request(Query("(", is_pattern=True), searched)))
    assert "unterminated" in broken["error"]


def test_a_break_that_only_the_page_makes_is_no_place_of_the_text() -> None:
    hits = found("1. (U) Lamps.\n\n2. (U) Oil.\n", Query(r"\n", is_pattern=True))
    assert set(hits) == {"\n"}
