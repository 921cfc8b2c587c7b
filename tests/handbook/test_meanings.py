"""The meaning of each value of the header."""

from __future__ import annotations

from datetime import date

import pytest

from cablereader import Cable, parse_cable
from cablereader.handbook import Handbook, clock, meanings
from cablereader.handbook.declassifying import declassification
from cablereader.model.cable import Precedence
from tests.model.messages import message, short_envelope


@pytest.fixture(scope="module")
def book() -> Handbook:
    return Handbook.load()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PREL", "External political relations (subject TAG)"),
        ("prel", "External political relations (subject TAG)"),
        ("KPKO", "Peacekeeping operations (program TAG)"),
        ("GM", "Germany (geographic TAG), ISO DE"),
        ("PE", "Peru (geographic TAG)"),
        ("XM", "South America (geographic TAG)"),
        ("UNGA/C-6", "UN General Assembly Sixth (legal) Committee (organization TAG)"),
        ("KQQQ", "not in the handbook; by its form a program TAG (K…)"),
        ("EQQQ", "not in the handbook; by its form a subject TAG (E…: economic affairs)"),
        ("QQ", "not in the handbook; by its form a geographic TAG"),
        ("COUNTRY CLEARANCE", "The post's permission for a government traveller to visit"),
        (
            "SAMPLETON JANE",
            "not in the handbook; a person, or a term in free words, as index entry",
        ),
        ("QQQQQQ", "not in the handbook; perhaps an organization or a term in free words"),
    ],
)
def test_tag(book: Handbook, code: str, expected: str) -> None:
    assert meanings.tag(book, code).meaning == expected


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("RUEHC", "routing indicator of the Department of State in Washington"),
        ("RUEHTI", "routing indicator of Embassy Tirana, the U.S. embassy in Tirana, Albania"),
        ("RUEHBS", "(also of USEU Brussels)"),
        ("RUEHKV", "routing indicator of Embassy Kyiv, the U.S. embassy in Kyiv, Ukraine"),
        ("RUEHQXQ", "not in the handbook; by its first letters (RUEH…)"),
        ("RUEHZQ", "not in the handbook; by its first letters (RUEHZ…) as a rule a collective"),
        ("RHMFISS", "not in the handbook; by its first letters (RH…) a station of the military"),
        ("RUEKQQQ", "not in the handbook; by its first letters (RUEK…)"),
        ("XQQQ", "not in the handbook"),
    ],
)
def test_routing_indicator(book: Handbook, indicator: str, expected: str) -> None:
    assert expected in meanings.routing_indicator(book, indicator).meaning


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("O", "IMMEDIATE: to be delivered at once"),
        ("OO", "IMMEDIATE: to be delivered at once"),
        ("IMMEDIATE", "to be delivered at once"),
        ("ZZ", "FLASH: the highest precedence"),
        ("NIACT IMMEDIATE", "night action"),
        ("ROUTINE", "the lowest precedence"),
        ("EMERGENCY", "a military precedence of emergency"),
        ("DEFERRED", "long obsolete"),
        ("PXX", "not in the handbook"),
        ("OR", "not in the handbook"),
    ],
)
def test_precedence(book: Handbook, word: str, expected: str) -> None:
    assert expected in meanings.precedence(book, word).meaning


def test_two_precedences_say_whom_each_is_for(book: Handbook) -> None:
    words = meanings.precedences(book, Precedence("IMMEDIATE", "ROUTINE"))
    assert words.startswith("for those who must act, IMMEDIATE: ")
    assert "For those informed, ROUTINE: " in words
    for info in ("FLASH", None):
        assert meanings.precedences(book, Precedence("FLASH", info)).startswith("FLASH: ")


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("ZDK", "a repetition"),
        ("ZFF3", "asks to be told of receipt (sign ZFF with the digit 3)"),
        ("NNN", "end of transmission"),
        ("QQQQQ", "by its form the letter of the classification"),
        ("ZQQ", "by its form an operating signal (Z…)"),
        ("HELLO", "not in the handbook"),
    ],
)
def test_sign(book: Handbook, sign: str, expected: str) -> None:
    assert expected in meanings.signal(book, sign).meaning


def test_security_line_as_a_whole(book: Handbook) -> None:
    words = meanings.security_prosign(book, "ZNY CCCCC ZZH").meaning
    assert words == (
        "ZNY, the text may be sent only over approved (enciphered) circuits; "
        "CCCCC, the text is confidential"
    )


@pytest.mark.parametrize(
    ("normal", "expected"),
    [
        ("C", "this part is CONFIDENTIAL"),
        ("S//NF", "this part is SECRET; not releasable to foreign nationals (NOFORN)"),
        ("S//REL TO USA, FVEY", "this part is SECRET; releasable to USA, FVEY"),
        ("SBU/NF", "this part is sensitive but unclassified; not releasable"),
        ("LOU", "this part is LIMITED OFFICIAL USE"),
        ("C/QQQ", "QQQ (not in the handbook)"),
        ("C - ENTIRE TEXT", "CONFIDENTIAL, the entire text"),
        ("ENTIRE TEXT IS SECRET", "SECRET, the entire text"),
        ("LIMITED OFFICIAL USE", "this part is LIMITED OFFICIAL USE"),
        ("S/NF/NC", "not releasable to contractors"),
    ],
)
def test_portion_marking(book: Handbook, normal: str, expected: str) -> None:
    assert expected in meanings.marking(book, normal).meaning


@pytest.mark.parametrize("letter", "abcdefg")
def test_reason_letters_mean_the_same_in_both_sections(book: Handbook, letter: str) -> None:
    first, second = (meanings.reason(book, letter, section) for section in ("1.4", "1.5"))
    assert first.meaning == second.meaning


def test_weapons_of_mass_destruction_became_a_reason_in_2003(book: Handbook) -> None:
    assert meanings.reason(book, "h", "1.4").meaning == "weapons of mass destruction"
    assert meanings.reason(book, "h", "1.5").meaning == "not in the handbook"


@pytest.mark.parametrize(
    ("authority", "sent", "section"),
    [
        ("Classified By: DCM Jane Q. Sample for reasons 1.5 (b).", "MAR 07", "1.5"),
        ("Classified By: DCM Jane Q. Sample for reasons 1.4 (b).", "MAR 02", "1.4"),
        ("Classified By: DCM Jane Q. Sample for reasons (b).", "MAR 02", "1.5"),
        ("Classified By: DCM Jane Q. Sample for reasons (b).", "MAR 07", "1.4"),
    ],
)
def test_section_of_the_reasons_is_the_written_one_else_that_of_the_date(
    authority: str, sent: str, section: str
) -> None:
    cable = parse_cable(message(head=short_envelope(f"P 272239Z {sent}"), authority=authority))
    assert meanings.reason_section(cable) == section


def test_banner_note_says_what_the_captions_meant(book: Handbook) -> None:
    cable = parse_cable(message(captions="EXDIS\nNOFORN"))
    assert meanings.banner_note(book, cable) == (
        "EXDIS: exclusive distribution; only officers with an essential need to know could read it\n"
        "NOFORN: not releasable to foreign nationals"
    )


def test_release_to_countries_names_them(book: Handbook) -> None:
    words = meanings.caption(book, "REL TO GBR AND AUS").meaning
    assert words == "may be released to GBR AND AUS and to no others"


def _sent(date_line: str, sender: str, line: str) -> Cable:
    return parse_cable(message(head=short_envelope(date_line, sender), line=line))


@pytest.mark.parametrize(
    ("date_line", "sender", "line", "expected"),
    [
        ("P 272239Z MAR 07", "FM AMEMBASSY LIMA", "SECRET LIMA 1", "Tuesday, 27 March 2007, 22:39 UTC; in Lima it was 17:39"),
        ("P 012200Z JUL 07", "FM AMEMBASSY LONDON", "SECRET LONDON 1", "in London it was 23:00"),
        ("P 012200Z JAN 07", "FM AMEMBASSY LONDON", "SECRET LONDON 1", "in London it was 22:00"),
        ("P 012200Z JUL 07", "FM AMEMBASSY TOKYO", "SECRET TOKYO 1", "in Tokyo it was 07:00 on Monday, 2 July 2007"),
        ("P 010200Z JAN 08", "FM SECSTATE WASHDC", "SECRET STATE 1", "in Washington it was 21:00 on Monday, 31 December 2007"),
        ("P 012200Z JUL 07", "FM AMEMBASSY NEPALGUNJ", "SECRET", "Sunday, 1 July 2007, 22:00 UTC"),
    ],
)  # fmt: skip
def test_created_in_utc_and_by_the_clock_of_the_post(
    date_line: str, sender: str, line: str, expected: str
) -> None:
    created = meanings.created(_sent(date_line, sender, line))
    assert created is not None
    assert created.sentence.endswith(expected)


def test_local_time_names_its_rule() -> None:
    created = meanings.created(_sent("P 272239Z MAR 07", "FM AMEMBASSY LIMA", "SECRET LIMA 1"))
    assert created is not None
    assert created.local is not None
    assert created.local.rule == "time zone America/Lima of the IANA database"


def test_without_time_zone_data_there_is_utc_and_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "zone_of", lambda _name: None)
    created = meanings.created(_sent("P 272239Z MAR 07", "FM AMEMBASSY LIMA", "SECRET LIMA 1"))
    assert created is not None
    assert created.sentence == "Tuesday, 27 March 2007, 22:39 UTC"
    assert created.local is not None
    assert "no data for the time zone America/Lima" in created.local.rule


def test_an_unknown_zone_is_none_and_no_error() -> None:
    assert clock.zone_of("Nowhere/Atall") is None
    assert clock.zone_of("../secret") is None


def _due(order: str, level: str = "CONFIDENTIAL", sent: str = "MAR 07") -> Cable:
    head = short_envelope(f"P 272239Z {sent}")
    return parse_cable(message(head=head, line=f"{level} LIMA 1052", order=order))


@pytest.mark.parametrize(
    ("order", "level", "sent", "due"),
    [
        ("E.O. 12958: DECL: 03/27/2017", "CONFIDENTIAL", "MAR 07", date(2017, 3, 27)),
        ("E.O. 11652: GDS", "CONFIDENTIAL", "MAR 74", date(1980, 12, 31)),
        ("E.O. 11652: GDS", "SECRET", "MAR 74", date(1982, 12, 31)),
        ("E.O. 12065: GDS 8/13/85 (SAMPLE, JANE Q.) OR-P", "SECRET", "AUG 79", date(1985, 8, 13)),
    ],
)
def test_due_day(order: str, level: str, sent: str, due: date) -> None:
    found = declassification(_due(order, level, sent), date(2000, 1, 1))
    assert found is not None
    assert found.due == due
    assert found.has_passed is (due < date(2000, 1, 1))


@pytest.mark.parametrize(
    "order", ["E.O. 11652: XGDS-1", "E.O. 12958: N/A", "E.O. 12356: DECL: OADR"]
)
def test_no_due_day_where_the_line_names_none(order: str) -> None:
    sent = "MAR 74" if "11652" in order else "MAR 07"
    assert declassification(_due(order, sent=sent), date(2000, 1, 1)) is None


def test_a_review_is_no_release() -> None:
    found = declassification(_due("E.O. 12065: RDS-1 8/13/99 (SAMPLE, JANE) OR-P", sent="AUG 79"))
    assert found is not None
    assert found.is_review
    assert found.words == "due for review for declassification on 13 August 1999"


def test_the_day_itself_has_not_passed() -> None:
    cable = _due("E.O. 12958: DECL: 03/27/2017")
    for day, expected in ((26, False), (27, False), (28, True)):
        found = declassification(cable, date(2017, 3, day))
        assert found is not None
        assert found.has_passed is expected
