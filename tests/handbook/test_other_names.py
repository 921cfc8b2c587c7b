"""What a thing is called besides: for a search that is to find it under each of its names."""

from __future__ import annotations

import pytest

from cablereader.handbook.other_names import other_names
from cablereader.model.resources import table_rows
from cablereader.model.stations import same_station


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("GOF", "Government of France"),
        ("gof", "French Government"),
        ("MFA", "Ministry of Foreign Affairs"),
        ("dcm", "Deputy Chief of Mission"),
        ("A/S", "Assistant Secretary"),
        ("Kiev", "Kyiv"),
        ("MUMBAI", "Bombay"),
        ("Peking", "Beijing"),
        ("saigon", "Ho Chi Minh City"),
        ("leningrad", "St. Petersburg"),
    ],
)
def test_a_name_leads_to_the_other_and_not_to_itself(words: str, other: str) -> None:
    names = other_names(words)
    assert other in names
    assert words.casefold() not in map(str.casefold, names)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("deputy chief of mission", "DCM"),
        ("Government of France", "GOF"),
        ("us government", "USG"),
        ("Ho Chi Minh City", "Saigon"),
        ("st petersburg", "Leningrad"),
        ("saint petersburg", "St. Petersburg"),
        ("alma ata", "Almaty"),
        ("Alma-Ata", "Almaty"),
    ],
)
def test_and_back_however_signs_and_capitals_are_set(words: str, other: str) -> None:
    assert other in other_names(words)


def test_abbreviations_of_just_the_same_go_together() -> None:
    assert {"DEPFM", "DEPFONMIN", "Deputy foreign minister"} <= set(other_names("DFM"))


def test_those_of_one_meaning_among_several_do_not() -> None:
    assert "FONMIN" not in other_names("MFA")
    assert not {"SAG", "GOF"} & set(other_names("GOG"))


@pytest.mark.parametrize("word", ["start", "mod", "who", "tip", "ice"])
def test_an_english_word_is_an_abbreviation_in_capitals_only(word: str) -> None:
    assert other_names(word) == ()
    assert other_names(word.upper()) != ()


@pytest.mark.parametrize(
    "words", ["United States", "World Health Organization", "Strategic Arms Reduction Treaty"]
)
def test_an_abbreviation_that_would_find_an_english_word_is_not_offered(words: str) -> None:
    assert other_names(words) == ()


@pytest.mark.parametrize("words", ["", "…", "lighthouse", "government", "city", "ho chi minh"])
def test_other_words_have_no_other_names(words: str) -> None:
    assert other_names(words) == ()


def test_every_abbreviation_is_in_the_glossary() -> None:
    glossary = {row["term"] for row in table_rows("glossary.csv")}
    assert {row["abbreviation"] for row in table_rows("written_out.csv")} <= glossary


def test_every_city_whose_post_was_renamed_is_known_by_both_names() -> None:
    renamed = [row for row in table_rows("renamed_posts.csv") if "city" in row["source"]]
    assert renamed
    for row in renamed:
        others = {name.upper() for name in other_names(row["key"])}
        assert same_station(row["key"]) in others
