"""What historians type, in the spellings they are used to, finds what they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cablereader.library import Highlighter, Library, parse_query
from cablereader.library.query.spellings import other_spellings
from tests.library.telegrams import library_of, telegram

Search = Callable[..., list[str]]

_LIMA, _BERN, _PARIS = "07LIMA1", "01BERN2", "73PARIS3"
_CABLES = {
    _LIMA: telegram(
        "LIMA",
        1,
        "Amb. Oakes sent an e-mail on U.S.-Peru ties and the U.N. vote; see 06 LIMA 4698.\n"
        "Al-Qa'ida was not named. It let us cooperate.",
        subject="HARBOR STATUS TALKS",
    ),
    _BERN: telegram(
        "BERN",
        2,
        "The US delegation left the UN. Emails of Mr. O,Brien, al-Qaida; status of the harbor.",
        when="111200Z SEP 01",
        tags="SCUL, SZ",
        refs="STATE 37835",
    ),
    _PARIS: telegram(
        "PARIS", 3, "The co-operation of Cote d,Ivoire.", when="272239Z MAR 73", tags="PE"
    ),
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("shared"), _CABLES)


@pytest.fixture
def library(shared: Library) -> Library:
    return shared


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # With periods and without
        ("U.N.", [_LIMA, _BERN]),
        ("UN", [_LIMA, _BERN]),
        ("un", [_BERN]),
        ('"U.S. delegation"', [_BERN]),
        ('"US Peru ties"', [_LIMA]),
        ("US-Peru", [_LIMA]),
        ("-UN", [_PARIS]),
        ("U.S. NEAR/1 delegation", [_BERN]),
        ("subject:U.S.", []),
        # With a hyphen and without
        ("e-mail", [_LIMA]),
        ("e-mails", [_BERN]),
        ("co-operate", [_LIMA]),
        # With an apostrophe and without
        ("O'Brien", [_BERN]),
        ("O’Brien", [_BERN]),
        ("al-Qa'ida", [_LIMA, _BERN]),
        ("al-Qaida", [_BERN]),
        ("Côte d’Ivoire", [_PARIS]),
        # Quotation marks of every kind
        ("'status talks'", [_LIMA]),
        ("‘harbor status’", [_LIMA]),
        ("‹harbor status›", [_LIMA]),
        ("``harbor status''", [_LIMA]),
        ("＂harbor status＂", [_LIMA]),
        ("„harbor status“", [_LIMA]),
        ("subject:'harbor status'", [_LIMA]),
        ("(‘Cote d’Ivoire’)", [_PARIS]),
        ("-'harbor status'", [_BERN, _PARIS]),
        ("harbor' status'", [_LIMA, _BERN]),
        # Message numbers
        ("07-LIMA-1", [_LIMA]),
        ("07/LIMA/1", [_LIMA]),
        ("2006LIMA4698", [_LIMA]),
        ("06-LIMA-4698", [_LIMA]),
        ("mrn:LIMA 1", [_LIMA]),
        ('mrn:"Embassy Lima 00001"', [_LIMA]),
        ("mrn:07 LIMA 1", [_LIMA]),
        ("mrn:07 LIMA 1 harbor", [_LIMA]),
        ("ref:STATE 37835", [_BERN]),
        ("ref:state37835", [_BERN]),
        ("ref:STATE 37835 harbor", [_BERN]),
        ("STATE 037835", [_BERN]),
        ("state 37835 harbor", [_BERN]),
        ("STATE NEAR/1 37835", [_BERN]),
        ("-paris 037835", []),
        ("LIMA 4698", [_LIMA]),
        # Times
        ("date:27 March 2007", [_LIMA]),
        ("date:27 March 2007 harbor", [_LIMA]),
        ('date:"March 27, 2007"', [_LIMA]),
        ("date:27MAR07", [_LIMA]),
        ("date:27.3.2007", [_LIMA]),
        ("date:Mar. 2007", [_LIMA]),
        ("year:2001-2007", [_LIMA, _BERN]),
        ("year:2001–2006", [_BERN]),
        ("year:1970s", [_PARIS]),
        ("date:<2007-03-27", [_BERN, _PARIS]),
        ("date:<=2007-03-27", [_LIMA, _BERN, _PARIS]),
        ("date:>2001", [_LIMA]),
        ("date:>=2001", [_LIMA, _BERN]),
        # A list as telegrams have it
        ("tags:PREL, PE", [_LIMA, _PARIS]),
        ("tags:PREL, harbor", [_LIMA]),
        ("harbor near/1 status", [_LIMA]),
        ("harbor near/2 status", [_LIMA, _BERN]),
    ],
)
def test_what_is_typed_finds_what_is_meant(text: str, found: list[str], search: Search) -> None:
    assert search(text) == found
    assert parse_query(text).notes == ()


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("U.S.", ("US",)),
        ("U.S.-Peru", ("US-Peru",)),
        ("US", ("U.S.",)),
        ("us", ()),
        ("LIMA", ()),
        ("J.Oakes", ()),
        ("F-16", ()),
        ("27-MAR-07", ()),
        ("Peru's", ()),
        ("we'll", ()),
        ("Oakes-Hall", ()),
        ("long-term", ("longterm",)),
        ("Peru,s d,Ivoire", ()),
        ("UN vote", ("U.N. vote",)),
    ],
)
def test_only_signs_that_spellings_differ_in_are_left_out(
    text: str, others: tuple[str, ...]
) -> None:
    assert other_spellings(text) == others


def test_spellings_of_many_words_are_not_all_tried() -> None:
    assert len(other_spellings("US UN UK EU " * 20)) < 20


def test_a_word_that_is_still_typed_is_not_spelled_otherwise(search: Search) -> None:
    assert search("U.S", typing=True) == [_LIMA]


@pytest.mark.parametrize(
    ("text", "marked"), [("U.N.", ["U.N", "UN"]), ("UN", ["U.N", "UN"]), ("e-mail", ["email"])]
)
def test_every_spelling_is_marked(text: str, marked: list[str]) -> None:
    written = "The U.N. or the UN: an email"
    hits = Highlighter(parse_query(text).tree).hits(written)
    assert [written[start:end] for start, end in hits] == marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. ties", "Cables with “U.S.” (or “US”) and “ties”"),
        ("US ties", "Cables with “US” and “ties”"),
        ("-e-mail", "Cables without “e-mail” (or “email”)"),
        ("date:27 march 2007", "Cables sent on 2007-03-27"),
        ("date:March 2007", "Cables sent in 2007-03"),
        ("date:<2007", "Cables sent before 2007"),
        ("date:>2007-03", "Cables sent after 2007-03"),
        ("year:1970s", "Cables sent in the 1970s"),
        ("27MAR07", "Cables with “27MAR07”"),
        ("ref:STATE 37835", "Cables referring to STATE 37835 of any year"),
        ("STATE 37835", "Cables with “STATE” and “37835” or the number STATE 37835 of any year"),
        ("-STATE 37835", "Cables with “37835”, without “STATE”"),
        ("a NEAR STATE 37835", "Cables with “37835”, with “a” and “STATE” within 10 words"),
        ("Paris 1968", "Cables with “Paris” and “1968”"),
        ("Lima 12", "Cables with “Lima” and “12”"),
        ("resolution 1244", "Cables with “resolution” and “1244”"),
    ],
)
def test_it_is_said_as_it_was_understood(text: str, words: str) -> None:
    assert parse_query(text).words() == words


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("harbor or tower", "“or” is searched as a word; as an operator it is OR."),
        ("harbor not tower", "as an operator it is NOT"),
        ("date:03/04/2007", "may begin with the month or with the day"),
        ("date:<1930", "There is no cable"),
        ("date:>2099", "There is no cable"),
        ("date:soon 2007", "“soon” is no date"),
        ("date:2007-02-30", "is no date"),
        ("date:200s", "is no date"),
    ],
)
def test_what_may_be_meant_otherwise_is_noted(text: str, note: str) -> None:
    assert note in " ".join(parse_query(text).notes)


@pytest.mark.parametrize("text", ["whether or", "or not", '"or" tower', "harbor OR tower"])
def test_words_that_join_nothing_need_no_note(text: str) -> None:
    assert parse_query(text).notes == ()
