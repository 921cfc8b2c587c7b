"""Searching a name along with its other names, where the reader asks for that."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader.handbook.other_names import other_names
from cablereader.library import Highlighter, Searcher, parse_query
from cablereader.library.query import widening
from cablereader.model.resources import table_rows
from tests.library.telegrams import library_of, telegram

_CABLES = {
    "PARIS": telegram(
        "PARIS",
        3,
        "The Government of France, and its foreign\nministry, kept bees.",
        subject="BEES",
    ),
    "HELSINKI": telegram("HELSINKI", 4, "The GOF kept none.", subject="NO BEES, SAYS GOF"),
    "KIEV": telegram("KIEV", 5, "The DCM swam.", subject="A BATH", when="010800Z MAY 07"),
    "KYIV": telegram("KYIV", 6, "The deputy chief of mission froze.", when="010800Z JUN 07"),
    "HANOI": telegram(
        "HANOI", 7, "He left Saigon for the city of Ho, a chi or a minh away.", subject="SAIGON"
    ),
    "LIMA": telegram("LIMA", 8, "From Ho Chi Minh City he sent a card about the start of it."),
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with library_of(tmp_path_factory.mktemp("shared"), _CABLES).searcher() as searcher:
        yield searcher


def _found(searcher: Searcher, text: str, *, wide: bool = True) -> set[str]:
    query = searcher.query(text, expand=other_names if wide else None)
    return {row.path.stem for row in searcher.rows(searcher.ids(query))}


@pytest.mark.parametrize(
    ("text", "plain", "wide"),
    [
        ("gof", {"HELSINKI"}, {"HELSINKI", "PARIS"}),
        ("MFA", set(), {"PARIS"}),
        ("dcm", {"KIEV"}, {"KIEV", "KYIV"}),
        ('"deputy chief of mission"', {"KYIV"}, {"KIEV", "KYIV"}),
        ("deputy chief of mission froze", {"KYIV"}, {"KYIV"}),
        ("deputy chief of mission swam", set(), {"KIEV"}),
        ("ho chi minh city", {"HANOI", "LIMA"}, {"HANOI", "LIMA"}),
        ('"ho chi minh city"', {"LIMA"}, {"HANOI", "LIMA"}),
        ("saigon card", set(), {"LIMA"}),
        ("bees -gof", {"PARIS"}, set()),
        ("(mfa OR dcm) swam", {"KIEV"}, {"KIEV"}),
        ("from:kiev", {"KIEV"}, {"KIEV", "KYIV"}),
        ("post:kyiv", {"KYIV"}, {"KIEV", "KYIV"}),
        ("subject:(gof)", {"HELSINKI"}, {"HELSINKI"}),
        ('subject:"ho chi minh city"', set(), {"HANOI"}),
        ("start", {"LIMA"}, {"LIMA"}),
        ("", set(_CABLES), set(_CABLES)),
    ],
)
def test_other_names_are_found_on_request_only(
    text: str, plain: set[str], wide: set[str], searcher: Searcher
) -> None:
    assert _found(searcher, text, wide=False) == plain
    assert _found(searcher, text) == wide


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dcm", "Cables with “dcm” (also as “Deputy Chief of Mission”)"),
        (
            "garden MFA",
            "Cables with “garden”, "
            "with “MFA” (also as “Ministry of Foreign Affairs” and “Foreign Ministry”)",
        ),
        ("-dcm", "Cables without “dcm” (also as “Deputy Chief of Mission”)"),
        ("from:kiev", "Cables from “kiev” (also as “Kyiv”)"),
        (
            "ho chi minh city",
            "Cables with “ho”, “chi”, “minh” and “city” (also as “Saigon”)",
        ),
        (
            'ho chi minh city "red lamp"',
            "Cables with “red lamp”, with “ho”, “chi”, “minh” and “city” (also as “Saigon”)",
        ),
    ],
)
def test_the_reader_is_told_under_which_names_is_searched(text: str, words: str) -> None:
    assert parse_query(text, expand=other_names).words() == words


def test_other_names_are_marked_in_the_cable() -> None:
    text = "The MFA called. The Ministry of\nForeign Affairs, the foreign ministry, called again."
    hits = Highlighter(parse_query("mfa", expand=other_names).tree).hits(text)
    assert [text[start:end] for start, end in hits] == [
        "MFA",
        "Ministry of\nForeign Affairs",
        "foreign ministry",
    ]


def test_a_word_begun_with_a_star_is_no_name() -> None:
    assert parse_query("gof*", expand=other_names) == parse_query("gof*")


def test_names_beside_near_stay_words_that_stand_near() -> None:
    for text in ("gof NEAR bees", "bees NEAR/3 gof", "old gof NEAR/3 mfa"):
        assert parse_query(text, expand=other_names) == parse_query(text)


def test_another_name_without_letters_is_left_out() -> None:
    query = parse_query("A/S", expand=lambda _: ("assistant secretary", "…", "a s"))
    assert query.words() == "Cables with “A/S” (also as “assistant secretary”)"


def test_a_city_that_never_had_a_post_is_no_sender() -> None:
    plain = parse_query("from:shenyang")
    assert parse_query("from:shenyang", expand=lambda _: ("Xyzzy",)) == plain


def test_no_name_has_more_words_than_are_looked_at() -> None:
    rows = [*table_rows("written_out.csv"), *table_rows("other_city_names.csv")]
    names = [row[column] for row in rows for column in row.keys() - {"source"}]
    assert names
    assert [name for name in names if len(re.findall(r"\w+", name)) > widening.MOST_IN_NAME] == []


@given(st.lists(st.sampled_from(['"gof"', "gof", "ho chi minh city", "NEAR", "-", "(", "kiev*"])))
def test_no_query_becomes_an_error(pieces: list[str]) -> None:
    query = parse_query(" ".join(pieces), expand=other_names)
    assert query.words()
    query.match()
