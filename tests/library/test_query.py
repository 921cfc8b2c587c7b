"""The query language: what is understood, what is found, and that nothing is an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader.library import Library, completions, parse_query
from tests.library.telegrams import library_of, telegram

Search = Callable[..., list[str]]

_CABLES = {
    "07LIMA12": telegram("LIMA", 12, "The keeper painted the tower green.", refs="A. BERN 7"),
    "08BERN7": telegram(
        "BERN",
        7,
        "A stamp of the green tower was lost. The keeper mourned.",
        when="010800Z APR 08",
        subject="STAMPS AND TOWERS",
        level="UNCLAS",
        captions="SENSITIVE\nSIPDIS",
        tags="SCUL, SZ",
        signer="OAKES",
    ),
    "06QUITO400": telegram(
        "QUITO",
        400,
        "Nothing but a garden, said Araújo; Peru,s keeper laughed at the long-\nterm plan of the govern-\nment.",
        when="312300Z DEC 06",
        subject="A GARDEN",
        level="S E C R E T",
        captions="SIPDIS\nNOFORN",
        tags="PREL, PGOV, EC",
        to="RUEHPE/AMEMBASSY LIMA PRIORITY 0012",
    ),
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("shared"), _CABLES)


@pytest.fixture
def library(shared: Library) -> Library:
    return shared


_LIMA, _BERN, _QUITO = "07LIMA12", "08BERN7", "06QUITO400"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("keeper", [_BERN, _LIMA, _QUITO]),
        ("KEEPER tower", [_BERN, _LIMA]),
        ("keeper AND tower", [_BERN, _LIMA]),
        ('"green tower"', [_BERN]),
        ('"tower green"', [_LIMA]),
        ("garden OR stamp", [_BERN, _QUITO]),
        ("keeper -tower", [_QUITO]),
        ("keeper NOT tower", [_QUITO]),
        ("-tower", [_QUITO]),
        ("NOT (tower OR garden)", []),
        ("keeper (stamp OR garden)", [_BERN, _QUITO]),
        ("gard*", [_QUITO]),
        ('"green tow*"', []),
        ('"green tow"*', [_BERN]),
        ("keeper NEAR/2 tower", [_LIMA]),
        ("keeper NEAR/6 tower", [_BERN, _LIMA]),
        ("NEAR(keeper tower)", [_BERN, _LIMA]),
        # Fields
        ("from:lima", [_LIMA]),
        ("from:LIMA,bern", [_BERN, _LIMA]),
        ('from:"Embassy Lima"', [_LIMA]),
        ("from:embassy", [_BERN, _LIMA, _QUITO]),
        # No message has this word, though we call each one's sender so.
        ("embassy", []),
        ("-embassy", [_BERN, _LIMA, _QUITO]),
        ("post:quito", [_QUITO]),
        ("to:lima", [_QUITO]),
        ("to:state", [_BERN, _LIMA]),
        ("to:bogota", [_BERN, _LIMA, _QUITO]),
        ("country:peru", [_LIMA]),
        ("country:pe", [_LIMA]),
        ("tags:prel", [_LIMA, _QUITO]),
        ("tag:PGOV", [_QUITO]),
        ("tags:(prel pgov)", [_QUITO]),
        ("tags:(scul OR pgov)", [_BERN, _QUITO]),
        ("class:c", [_LIMA]),
        ("class:secret", [_QUITO]),
        ("class:c..ts", [_LIMA, _QUITO]),
        ("class:..c", [_BERN, _LIMA]),
        ("-class:u", [_LIMA, _QUITO]),
        ("year:2007", [_LIMA]),
        ("year:07", [_LIMA]),
        ("year:2007..2008", [_BERN, _LIMA]),
        ("year:2008..2007", [_BERN, _LIMA]),
        ("date:2007-03-27", [_LIMA]),
        ("date:2007-03", [_LIMA]),
        ("date:2006-12-31..2007-03-27", [_LIMA, _QUITO]),
        ("date:2007-03-28..", [_BERN]),
        ("date:..2006", [_QUITO]),
        ("caption:sensitive", [_BERN]),
        ("noforn", [_QUITO]),
        ("-noforn", [_BERN, _LIMA]),
        ("subject:towers", [_BERN]),
        ("subject:garden", [_QUITO]),
        ('subject:"a garden"', [_QUITO]),
        ("signer:oakes", [_BERN]),
        ('post:"amembassy lima"', [_LIMA]),
        ("keeper NEAR from:lima", []),
        ("ref:07BERN7", [_LIMA]),
        ("mrn:08BERN7", [_BERN]),
        ('mrn:"08 bern 007"', [_BERN]),
        ("08BERN7", [_BERN]),
        ("07bern7", [_LIMA]),
        ("07 BERN 7", [_LIMA]),
        ("08 bern 0007", [_BERN]),
        ("2008 BERN 7 tower", [_BERN]),
        # What damaged or foreign spelling must not hide
        ("Araujo", [_QUITO]),
        ("ARAÚJO", [_QUITO]),
        ("Peru's", [_QUITO]),
        ("Peru’s keeper", [_QUITO]),
        ("government", [_QUITO]),
        ('"plan of the government"', [_QUITO]),
        ("long-term", [_QUITO]),
        # Not meant as operators or fields
        ("and or not", []),
        ("b/garden", []),
        ("nothing: but", [_QUITO]),
        ("said:araujo", [_QUITO]),
        ("", [_BERN, _LIMA, _QUITO]),
        ("   ", [_BERN, _LIMA, _QUITO]),
    ],
)
def test_what_a_query_finds(text: str, found: list[str], search: Search) -> None:
    assert search(text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "All cables"),
        ("kosovo", "Cables with “kosovo”"),
        ("kosovo talks", "Cables with “kosovo” and “talks”"),
        ("a OR b", "Cables with “a” or with “b”"),
        ('"status talks" -draft', "Cables with “status talks”, without “draft”"),
        ("x -(a OR b)", "Cables with “x”, without “a” and without “b”"),
        ("pol*", "Cables with words beginning with “pol”"),
        ("a NEAR b", "Cables with “a” and “b” within 10 words"),
        ("a NEAR/3 b", "Cables with “a” and “b” within 3 words"),
        ("NEAR(a b, 3)", "Cables with “a” and “b” within 3 words"),
        ("NEAR(a b 3)", "Cables with “a”, “b” and “3” within 10 words"),
        ("from:lima", "Cables from Lima"),
        ("from:embassy", "Cables with “embassy” in the sender’s name"),
        ("to:state", "Cables to the Department of State"),
        ("class:c..ts", "Cables classified CONFIDENTIAL to TOP SECRET"),
        ("class:ts..c", "Cables classified CONFIDENTIAL to TOP SECRET"),
        ("tags:prel", "Cables with TAGS PREL"),
        ("-tags:prel", "Cables without TAGS PREL"),
        ("tags:(prel OR pgov)", "Cables with TAGS PREL or with TAGS PGOV"),
        ("tags:(prel or pgov)", "Cables with TAGS PREL or with TAGS PGOV"),
        ("tags:pr,pg*", "Cables with TAGS PR or with TAGS “pg…”"),
        ("post:lim", "Cables from Lima"),
        ("year:07", "Cables sent in 2007"),
        ("year:08..07", "Cables sent from 2007 to 2008"),
        ("date:2007-3-7", "Cables sent on 2007-03-07"),
        ("year:2007..2008", "Cables sent from 2007 to 2008"),
        ("date:2007-03-27", "Cables sent on 2007-03-27"),
        ("date:2007..", "Cables sent in 2007 or later"),
        ("year:1930..2099", "Cables sent from 1930 to 2099"),
        ("subject:harbor", "Cables with “harbor” in the subject"),
        ("signer:rice", "Cables signed by “rice”"),
        ("kosovo subject:harbor", "Cables with “kosovo”, with “harbor” in the subject"),
        ("caption:zebra", "Cables captioned ZEBRA"),
        ("country:peru", "Cables from posts in Peru"),
        ("country:niger", "Cables from posts in Niger"),
        ("defect:any", "Cables with something wrong in the header"),
        ("date:2007-02", "Cables sent in 2007-02"),
        ("NEAR(a b, c)", "Cables with “a”, “b,” and “c” within 10 words"),
        ("ref:07STATE37835", "Cables referring to 07STATE37835"),
        ("07LIMA1052", "Cables numbered 07LIMA1052 or referring to it"),
        ("07 LIMA 1052", "Cables numbered 07LIMA1052 or referring to it"),
        ("06 NEW DELHI 12", "Cables numbered 06NEWDELHI12 or referring to it"),
        ("01 MAY 07", "Cables with “01”, “MAY” and “07”"),
        ("10 to 12", "Cables with “10”, “to” and “12”"),
        ('"07 LIMA" 1052', "Cables with “07 LIMA” and “1052”"),
        ("noforn", "Cables captioned NOFORN"),
    ],
)
def test_a_query_is_said_in_words(text: str, words: str) -> None:
    query = parse_query(text)
    assert query.words() == words
    assert query.notes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("AND", "“AND” joins nothing"),
        ("a AND", "“AND” joins nothing"),
        ("OR a", "“OR” joins nothing"),
        ("a (NOT) b", "“NOT” joins nothing"),
        ("a NOT OR b", "“NOT” joins nothing"),
        ("(a OR b", "not closed"),
        ("a)", "no opening one"),
        ("year:", "needs a value"),
        ("from: lima", "“from:” needs a value right behind it"),
        ("tags: (prel or pgov)", "“tags:” needs a value right behind it"),
        ("*tow", "the star says nothing"),
        ("t*w", "belongs at the end of a word"),
        ("year:soon", "“soon” is no date"),
        ("year:2100", "“2100” is no date"),
        ("year:1929", "“1929” is no date"),
        ("date:2007-02-30", "“2007-02-30” is no date"),
        ("class:x", "“x” is no level"),
        ("post:nowhere", "No post “nowhere”"),
        ("country:atlantis", "No country “atlantis”"),
        ("country:united", "No country “united”"),
        ("defect:zebra", "“zebra” is no kind of defect"),
        ("defect:-", "“-” is no kind of defect"),
        ("mrn:12", "“12” is no message number"),
        ("😀", "no letters or digits"),
        ("a " * 500, "Only the first 200 words"),
        ("(" * 60 + "a", "nested too deeply"),
    ],
)
def test_what_was_not_taken_as_typed_is_noted(text: str, note: str) -> None:
    assert note in " ".join(parse_query(text).notes)


def test_the_word_being_typed_goes_on(search: Search) -> None:
    assert search("keep", typing=True) == [_BERN, _LIMA, _QUITO]
    assert search("keep ", typing=True) == []
    assert search("keep", typing=False) == []
    assert search('"keep"', typing=True) == []


@pytest.mark.parametrize("end", ["OR", "OR ", "AND", "NOT ", "NEAR", "NEAR/3 ", "| "])
def test_an_operator_being_typed_waits_for_what_it_joins(end: str) -> None:
    query = parse_query(f"tower {end}", typing=True)
    assert (query.words(), query.notes) == (parse_query("tower").words(), ())
    assert parse_query(f"tower {end}").notes != (), "meant so, it is a word"


def test_a_lone_operator_is_a_word_also_while_it_is_typed() -> None:
    assert parse_query("OR", typing=True).words() == "Cables with “OR”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from:l", [_LIMA]),
        ("from:lim", [_LIMA]),
        ("from:lima,b", [_BERN, _LIMA]),
        ("from:emb", [_BERN, _LIMA, _QUITO]),
        ("to:lim", [_QUITO]),
        ("post:q", [_QUITO]),
        ("tags:p", [_LIMA, _QUITO]),
        ("tags:scul,pg", [_BERN, _QUITO]),
        ("caption:no", [_QUITO]),
        ("signer:oak", [_BERN]),
        ("subject:gar", [_QUITO]),
        ("mrn:08bern", [_BERN, _LIMA, _QUITO]),
        ("mrn:06quito4", [_QUITO]),
        ("ref:07ber", [_BERN, _LIMA, _QUITO]),
        ("ref:07bern7", [_LIMA]),
        ("keeper -from:l", [_BERN, _QUITO]),
    ],
)
def test_a_value_being_typed_goes_on(text: str, found: list[str], search: Search) -> None:
    assert search(text, typing=True) == found


@pytest.mark.parametrize(
    "text", ["year:2", "year:20", "class:conf", "class:x", "country:e", "subject:g", "date:2007-"]
)
def test_a_value_that_says_nothing_yet_neither_narrows_nor_is_noted(text: str) -> None:
    query = parse_query(text, typing=True)
    assert query.notes == ()
    assert query.is_everything or text == "class:conf"


def test_a_value_that_is_wrong_when_it_is_meant_is_noted() -> None:
    assert parse_query("year:2 ", typing=True).notes
    assert parse_query("year:2").notes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tags:p*", [_LIMA, _QUITO]),
        ("from:b*", [_BERN]),
        ("subject:ga*", [_QUITO]),
        ("tags:p", []),
        ("tags:08bern7*", []),
    ],
)
def test_a_star_lets_a_value_go_on(text: str, found: list[str], search: Search) -> None:
    assert search(text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("from:l", "Cables from “l…”"),
        ("tags:scul,pg", "Cables with TAGS SCUL or with TAGS “pg…”"),
        ("to:li", "Cables to “li…”"),
        ("signer:oak", "Cables signed by “oak…”"),
    ],
)
def test_what_is_begun_is_said_so(text: str, words: str) -> None:
    assert parse_query(text, typing=True).words() == words


_SIGNS = st.sampled_from(
    [
        *(
            "AND",
            "OR",
            "NOT",
            "NEAR",
            "NEAR/3",
            "(",
            ")",
            '"',
            "*",
            "-",
            ":",
            "..",
            " ",
            ",",
            "{",
            "^",
            "+",
        ),
        *(
            "year:",
            "class:",
            "to:",
            "tags:",
            "subject:",
            "date:2007..",
            "mrn:",
            "noforn",
            "lima",
            "07LIMA1052",
        ),
        *("C/O", "\0", "'", "“", "ꙮ", "😀", "é", "2007", "\u0301", "\ud800"),
    ]
)


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(_SIGNS, max_size=25).map(" ".join),
        st.lists(_SIGNS, max_size=25).map("".join),
    ),
    st.booleans(),
)
def test_any_text_is_a_query(index: sqlite3.Connection, text: str, typing: bool) -> None:
    query = parse_query(text, typing=typing)
    assert query.words()
    assert all(query.notes)
    match = query.match()
    if match:
        index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()


def test_a_query_may_be_of_any_length(index: sqlite3.Connection) -> None:
    pieces = (
        "word ",
        "(",
        "NOT ",
        "a OR ",
        '"',
        "-(a OR ",
        "(a NOT (b OR ",
        "a -(",
        "'a ",
        "‘a",
        "US ",
        "U.S.-Peru NEAR ",
        "tags:PREL, PE, ",
        "date:27 March ",
        "(a (b OR ",
        "-",
    )
    for text in [piece * 50_000 + "x" for piece in pieces]:
        query = parse_query(text)
        index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (query.match() or "x",))
        assert query.words()


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("fr", ["from:"]),
        ("keeper ta", ["tags:"]),
        ("class:", ["U", "LOU", "C", "S", "TS"]),
        ("class:t", ["TS"]),
        ("from:li", ["LIMA"]),
        ("tags:p", ["PREL", "PE", "PGOV"]),
        ("tags:pgo", ["PGOV"]),
        ("tags:gov", ["PGOV"]),
        ("tags:ov", []),
        ("from:i", []),
        ("from:ecuador", ["QUITO"]),
        ("from:embassy", ["BERN", "LIMA", "QUITO"]),
        ("to:li", ["LIMA"]),
        ('to:"department of st', ["STATE"]),
        ("caption:", ["SIPDIS", "NOFORN", "SENSITIVE"]),
        ("class:conf", ["C"]),
        ("class:off", ["LOU"]),
        ("country:ecu", ["EC"]),
        ("signer:o", ["OAKES"]),
        ("keeper ", []),
        ("", []),
    ],
)
def test_completion_offers_fields_and_values_held(
    text: str, offered: list[str], library: Library
) -> None:
    searcher = library.searcher()
    found = searcher.completions(text, len(text))
    assert [item.text for item in found] == offered
    for item in found:
        assert text[: item.start] + item.text
        assert item.end == len(text)
    searcher.close()


def test_completion_without_a_library_offers_fields() -> None:
    assert [item.text for item in completions("sub", 3)] == ["subject:"]
