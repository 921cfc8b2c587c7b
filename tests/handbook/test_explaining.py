"""What is said of a place in a cable, from the first line to the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cablereader import Cable, parse_cable, read_cables
from cablereader.handbook import Explanation, Handbook, Kind

_MESSAGE = """VZCZCXRO4411
OO RUEHZL RUEHXQ
DE RUEHPE #0411/01 0911405
ZNY CCCCC ZZH
O P 011405Z APR 07 ZDS
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 4718
INFO RUEHTI/AMEMBASSY TIRANA PRIORITY 0004
RUEHZL/EUROPEAN POLITICAL COLLECTIVE
RUEHXQ/AMEMBASSY NOWHERELAND
BT
C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000411

NODIS
NOFORN

STATE FOR WHA/AND AND EUR

E.O. 12958: DECL: 04/01/2017
TAGS: PREL KDEM KZZZ PXQZ EU QY OVIP (SAMPLETON, JANE Q.)
SUBJECT: (S/NF) A DEMARCHE ON KITES

REF: A. STATE 37835
     B. 06 LIMA 4698 (NOTAL)
     C. SAMPLETON-DOE E-MAIL 03/11/07

Classified By: PolCouns Jane Q. Sampleton for reasons 1.4 (b) and (d).

1. (C) Summary: PolOffs saw the GOP's FonMin, see refs A and septel. He was a plain man of
Nice manners, and arrived at 5 PM.  At 041200Z APR 07 the DCM left for La Paz.  End summary.

2. (SBU) We read LIMA 1052 and ref B; see ref D. The PM spoke to A/S Oakes on 09STATE59417 in CHAPTER 12 and TOSEC 14 at the non-paper
session. Embassy La Paz says the DCMs agree. Care was taken of XXXXXXXXXXXX by EUR/WE.
THORNBURY
BT
#0411
NNNN
"""


@pytest.fixture(scope="module")
def book() -> Handbook:
    return Handbook.load()


@pytest.fixture(scope="module")
def cable() -> Cable:
    return parse_cable(_MESSAGE)


def _at(book: Handbook, cable: Cable, words: str, inside: str = "") -> Explanation | None:
    """Return what is said of *inside*, or of the beginning of *words*, where *words* stand."""
    offset = cable.text.index(words) + (words.index(inside) if inside else 0)
    return book.explain(cable, offset, date(2020, 1, 1))


_EXPECTED = [
    ("VZCZCXRO4411", "", "channel XRO, message 4411"),
    ("OO RUEHZL", "", "IMMEDIATE: to be delivered at once"),
    ("OO RUEHZL", "RUEHZL", "not in the handbook; by its first letters (RUEH"),
    ("DE RUEHPE", "", "from:"),
    ("DE RUEHPE", "RUEHPE", "routing indicator of Embassy Lima, the U.S. embassy in Lima, Peru"),
    ("#0411/01", "", "last four digits"),
    ("#0411/01", "/01", "section 1"),
    ("0911405", "", "filed on day 91 of 2007: Sunday, 1 April 2007, 14:05 UTC"),
    ("ZNY CCCCC", "", "only over approved"),
    ("ZNY CCCCC", "CCCCC", "the text is confidential"),
    ("ZZH\n", "", "set nationally"),
    (
        "O P 0114",
        "O",
        "IMMEDIATE: to be delivered at once; the second-highest precedence in normal use; for those who must act",
    ),
    ("O P 0114", "P", "for those who are informed"),
    ("011405Z APR 07", "APR", "Sunday, 1 April 2007, 14:05 UTC; in Lima it was 09:05"),
    ("ZDS\n", "", "a corrected copy"),
    ("FM AMEMBASSY", "", "the post or office that sent"),
    ("FM AMEMBASSY", "AMEMBASSY", "sender: Embassy Lima, the U.S. embassy in Lima, Peru"),
    ("RUEHC/", "", "routing indicator of the Department of State in Washington"),
    ("/SECSTATE", "SECSTATE", "action addressee: the Department of State in Washington"),
    ("4718", "", "not a message reference number"),
    ("RUEHTI/", "", "routing indicator of Embassy Tirana, the U.S. embassy in Tirana, Albania"),
    ("TIRANA PRIORITY", "PRIORITY", "before routine messages"),
    ("RUEHZL/EUR", "EUR", "the posts in Europe that follow political affairs"),
    ("RUEHXQ/AM", "", "not in the handbook; by its first letters (RUEH"),
    ("RUEHXQ/AM", "", "the line gives it for AMEMBASSY NOWHERELAND"),
    ("AMEMBASSY NOWHERELAND", "", "AMEMBASSY NOWHERELAND, not in the handbook"),
    ("BT\nC O N", "", "break"),
    ("C O N F I", "F", "CONFIDENTIAL: disclosure could be expected to damage"),
    ("SECTION 01 OF 02", "", "section 1 of 2"),
    ("LIMA 000411", "", "message reference number is 07LIMA411"),
    ("LIMA 000411", "", "07LIMA411 (the U.S. embassy in Lima, Peru)"),
    ("NODIS\n", "", "only the addressee could read it"),
    ("NOFORN\n", "", "not releasable to foreign nationals"),
    (
        "STATE FOR",
        "FOR",
        "STATE FOR: for the desk of the offices named after it, in the Department",
    ),
    ("WHA/AND", "", "office AND of WHA: Bureau of Western Hemisphere Affairs"),
    ("AND EUR", "EUR", "Bureau of European Affairs"),
    ("E.O. 12958", "", "executive order that governs"),
    ("E.O. 12958", "12958", "October 1995 to June 2010"),
    ("DECL: 04", "", "the date or event"),
    ("04/01/2017", "", "due for declassification on 1 April 2017; that day has passed"),
    ("TAGS: PREL", "", "Traffic Analysis by Geography and Subject"),
    ("PREL KDEM", "", "External political relations (subject TAG)"),
    ("KDEM KZZZ", "", "Democratization (program TAG)"),
    ("KZZZ", "", "not in the handbook; by its form a program TAG (K…)"),
    ("PXQZ", "", "not in the handbook; by its form a subject TAG (P…: political affairs)"),
    ("EU QY", "", "read as EUN: European Union"),
    ("QY OVIP", "", "not in the handbook"),
    ("OVIP (", "", "Visits and travel of prominent individuals"),
    ("SAMPLETON, JANE", "", "a person, indexed by name"),
    ("(S/NF)", "", "this part is SECRET; not releasable to foreign nationals"),
    ("DEMARCHE ON", "", "Formal representation made to a foreign government"),
    ("A. STATE", "", "“ref A”"),
    (
        "STATE 37835",
        "",
        "telegram 37835 of 2007 from the Department of State (the year is not written",
    ),
    ("06 LIMA 4698", "", "reference B: telegram 4698 of 2006 from Embassy Lima"),
    ("(NOTAL)", "NOTAL", "not to all"),
    ("SAMPLETON-DOE", "", "reference C: an e-mail"),
    ("Classified By", "", "who classified the message"),
    ("PolCouns Jane", "", "Political counselor"),
    ("Jane Q. Sampleton for", "", "the officer who classified the message"),
    ("1.4 (b)", "", "section 1.4 of the executive order"),
    ("(b) and", "b", "1.4(b): foreign government information"),
    ("(d).", "d", "1.4(d): foreign relations"),
    ("1. (C) S", "", "paragraph 1"),
    ("(C) Summary", "", "this part is CONFIDENTIAL"),
    ("Summary:", "", "here the summary begins"),
    ("End summary", "", "here the summary ends"),
    ("PolOffs", "", "Political officer"),
    ("GOP's", "", "Government of Peru, by the country of the sending post"),
    ("FonMin", "", "Foreign minister"),
    ("septel", "", "Separate telegram"),
    ("041200Z APR 07 the", "APR", "date-time group: Wednesday, 4 April 2007, 12:00 UTC"),
    ("DCM left", "", "Deputy chief of mission"),
    (
        "La Paz.",
        "Paz",
        "the city in Bolivia; where a post is meant, Embassy La Paz, the U.S. embassy in La Paz, Bolivia",
    ),
    ("Embassy La Paz says", "", "Embassy La Paz, the U.S. embassy in La Paz, Bolivia"),
    ("DCMs", "", "Deputy chief of mission"),
    ("LIMA 1052 and", "", "telegram 1052 of 2007 from Embassy Lima"),
    ("09STATE59417", "", "telegram 59417 of 2009 from the Department of State"),
    ("TOSEC 14", "", "in the series TOSEC, messages to the Secretary’s travelling party"),
    ("in CHAPTER 12", "CHAPTER", None),
    ("ref B;", "", "telegram 4698 of 2006 from Embassy Lima"),
    ("ref D.", "", "reference D, which the REF block does not have"),
    ("PM spoke", "", "Prime minister"),
    ("A/S Oakes", "", "Assistant secretary"),
    ("non-paper", "", "Unsigned, unattributed text"),
    ("XXXXXXXXXXXX", "", "words that the publisher took out"),
    ("EUR/WE", "", "Bureau of European Affairs"),
    ("(SBU)", "", "this part is sensitive but unclassified"),
    ("THORNBURY", "", "the name under which the message was sent"),
    ("#0411\n", "", "once more"),
    ("NNNN", "", "end of transmission"),
    # Plain words, and words that only look like codes.
    ("plain man", "", None),
    ("Nice manners", "", None),
    ("PM.  At", "", None),
    ("Care was", "", None),
    ("KITES", "", None),
    ("saw the", "", None),
    (" man of", "", None),
]


@pytest.mark.parametrize(("words", "inside", "expected"), _EXPECTED)
def test_place_is_explained(
    book: Handbook, cable: Cable, words: str, inside: str, expected: str | None
) -> None:
    found = _at(book, cable, words, inside)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert expected in found.meaning


def test_the_day_of_declassification_is_judged_by_the_day_that_is_given(
    book: Handbook, cable: Cable
) -> None:
    offset = cable.text.index("04/01/2017")
    before = book.explain(cable, offset, date(2017, 3, 1))
    without = book.explain(cable, offset)
    assert before is not None
    assert without is not None
    assert before.meaning == "due for declassification on 1 April 2017; that day has not passed yet"
    assert without.meaning == "due for declassification on 1 April 2017"


def test_an_explanation_names_its_place_its_entry_and_its_source(
    book: Handbook, cable: Cable
) -> None:
    found = _at(book, cable, "PREL KDEM")
    assert found is not None
    assert (found.term, found.kind, cable.text[found.start : found.end]) == (
        "PREL",
        Kind.TAG,
        "PREL",
    )
    assert found.entry == book.entry("tag:PREL")
    assert found.source


def test_a_filing_time_after_new_year_is_in_the_new_year(book: Handbook) -> None:
    text = _MESSAGE.replace("0911405", "0010010").replace("011405Z APR 07", "312355Z DEC 07")
    found = _at(book, parse_cable(text), "0010010")
    assert found is not None
    assert found.meaning == "filed on day 1 of 2008: Tuesday, 1 January 2008, 00:10 UTC"


def test_a_group_that_names_no_minute_says_so(book: Handbook) -> None:
    found = _at(book, parse_cable(_MESSAGE.replace("011405Z", "312561Z")), "312561Z")
    assert found is not None
    assert found.meaning == "date-time group that names no real minute"


def test_an_unknown_code_has_no_entry(book: Handbook, cable: Cable) -> None:
    found = _at(book, cable, "KZZZ")
    assert found is not None
    assert found.entry is None


@pytest.mark.parametrize("offset", [-1, len(_MESSAGE), 10**9])
def test_outside_the_text_stands_nothing(book: Handbook, cable: Cable, offset: int) -> None:
    assert book.explain(cable, offset) is None


def test_the_marks_of_a_link_are_explained_by_its_words(book: Handbook) -> None:
    linked = parse_cable("TAGS: [PREL](#) [PE](#) []()\nSUBJECT: PARADE\n\n1. (U) TEXT.\n")
    for offset in range(linked.text.index("[PE]"), linked.text.index(" []()")):
        found = book.explain(linked, offset)
        assert found is not None
        assert (found.term, found.start <= offset < found.end) == ("PE", True)
    assert linked.tags == ("PREL", "PE")


def test_in_a_text_of_capitals_a_code_that_is_a_word_is_the_word(book: Handbook) -> None:
    text = (
        "R 141032Z NOV 79\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 4417\n"
        "CONFIDENTIAL OSLO 1142\n\nE.O. 12065: GDS 11/14/85 (OAKES, WINIFRED) OR-M\nTAGS: SCUL, NO\n"
        "SUBJECT: KITES\n\n1. THE POLOFF GOT A KITE, AND DOES FLY A KITE WHO KNOWS WHERE, FROM POST.\nCARE IS ADVISED.\nOAKES\n"
    )
    cable = parse_cable(text)
    told = _at(book, cable, "POLOFF")
    assert told is not None
    assert told.meaning == "Political officer"
    for word in ("GOT A", "DOES FLY", "WHO KNOWS", "POST.", "CARE IS"):
        assert _at(book, cable, word) is None
    schedule = _at(book, cable, "GDS 11")
    assert schedule is not None
    assert "within six years" in schedule.meaning
    order = _at(book, cable, "OR-M")
    assert order is not None
    assert "symbol of the authority" in order.meaning


_SAMPLE_PLACES = [
    ("12-06SUVA298-ships-bell.txt", "12598", "a slip for E.O. 12958"),
    ("12-06SUVA298-ships-bell.txt", "AMEMBASSY KOLONIA", "did not receive the message"),
    ("12-06SUVA298-ships-bell.txt", "ZEN/", "received the message by other means"),
    ("12-06SUVA298-ships-bell.txt", "CDR USPACOM", "the Commander, U.S. Pacific Command"),
    ("07-09REYKJAVIK211-chess-resumed.txt", "RUEHRK0209", "serial 0209 of RUEHRK"),
    ("07-09REYKJAVIK211-chess-resumed.txt", "3011140", "28 October 2009, 11:40 UTC"),
    ("07-09REYKJAVIK211-chess-resumed.txt", "mr\n", "manual review"),
    ("15-09VIENNA743-symphony.txt", "MSI5310", "message-switching system"),
    ("15-09VIENNA743-symphony.txt", "[CVIS]", "Visas (subject TAG)"),
    ("15-09VIENNA743-symphony.txt", "(ADDED TAGS", "why the message was sent again"),
    ("11-05LJUBLJANA412-beehives.txt", "This record", "partial extract"),
    ("11-05LJUBLJANA412-beehives.txt", "ECONEAGR", "codes run together: ECON: Economic conditions"),
    ("04-73VALLETTA1846-circus.txt", "EUR-25", "25 copies"),
    ("04-73VALLETTA1846-circus.txt", "GDS", "due for declassification on 31 December 1979"),
    ("05-73STATE198806-elephant.txt", "DRAFTED BY", "who wrote the message"),
    ("15-09VIENNA743-symphony.txt", "[UNDESCO]", "read as UNESCO: UN Educational"),
    ("08-85PRAIA1213-island.txt", "LISBON A-88", "an airgram"),
    ("08-85PRAIA1213-island.txt", "USCINCLANT 12", "a message cited by its date-time group"),
    ("09-85BERN3371-exercise.txt", "OADR", "originating agency’s determination required"),
    ("10-98WINDHOEK1164-meteorite.txt", "(B), (D)", "1.5(b): foreign government information"),
    ("13-08ANTANANARIVO14-orchid.txt", "ROGER CHANNEL", "intelligence channel"),
    ("17-10WELLINGTON38-penguin.txt", "DERIVED FROM", "takes its classification from the source"),
    ("16-03LONDON2519-umbrella.txt", "EEEEE", "enciphered in transmission"),
    ("16-03LONDON2519-umbrella.txt", "E F T O", "encrypt for transmission only"),
    ("06-79REYKJAVIK1142-chess.txt", "(C - ENTIRE TEXT)", "CONFIDENTIAL, the entire text"),
]


@pytest.mark.parametrize(("name", "words", "expected"), _SAMPLE_PLACES)
def test_sample_is_explained(
    book: Handbook, samples: Path, name: str, words: str, expected: str
) -> None:
    cable = next(read_cables(samples / name))
    found = _at(book, cable, words)
    assert found is not None
    assert expected in found.meaning


_SEED_PLACES = [
    ("07LIMA1052.txt", "RUEHWEB", "web gateway"),
    ("07LIMA1052.txt", "RUEHTI", "Embassy Tirana"),
    ("07LIMA1052.txt", "272239Z", "Tuesday, 27 March 2007, 22:39 UTC; in Lima it was 17:39"),
    ("07LIMA1052.txt", "YI EU", "Serbia and Montenegro"),
    ("07LIMA1052.txt", "1.4(d)", "foreign relations"),
    ("07LIMA1052.txt", "03/27/2017", "that day has passed"),
    ("07LIMA1052.txt", "reftel demarche", "telegram 37835 of 2007"),
    ("08STATE105125.txt", "15. Key", "printed 15, the fifth paragraph"),
    ("08STATE105125.txt", "[UNGA](#)", "UN General Assembly"),
    ("08STATE105125.txt", "Peru,s", "apostrophe"),
]


@pytest.mark.parametrize(("name", "words", "expected"), _SEED_PLACES)
def test_seed_is_explained(
    book: Handbook, seeds: Path, name: str, words: str, expected: str
) -> None:
    cable = next(read_cables(seeds / name))
    found = _at(book, cable, words)
    assert found is not None
    assert expected in found.meaning


def _of_text(book: Handbook, *, refs: str = "", body: str = "", words: str) -> str | None:
    """Return what is said of *words* in a short message with *refs* and *body*."""
    text = f"CONFIDENTIAL LIMA 12\n\nSUBJECT: A KITE\n{refs}\n\n1. (C) {body}\n"
    found = book.explain(parse_cable(text), text.index(words), date(2020, 1, 1))
    return found.meaning if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("MOD", "Ministry (or minister) of defense"),
        ("MoD", "Ministry (or minister) of defense"),
        ("Mod", None),
        ("mod", None),
    ],
)
def test_a_code_that_is_a_word_asks_for_capitals(
    book: Handbook, words: str, expected: str | None
) -> None:
    assert _of_text(book, body=f"The {words} left.", words=words) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("PALERMO A-41", "an airgram"),
        ("STATE 121314Z MAR 07", "a message cited by its date-time group"),
        ("SAMPLE LETTER", "another paper or message, SAMPLE LETTER"),
    ],
)
def test_a_reference_without_a_number_is_explained(
    book: Handbook, item: str, expected: str
) -> None:
    meaning = _of_text(book, refs=f"REF: {item}", words=item)
    assert meaning is not None
    assert meaning.startswith(f"reference: {expected}")


def test_a_label_alone_above_its_first_value_is_explained(book: Handbook) -> None:
    text = _MESSAGE.replace("TO RUEHC", "TO\nRUEHC").replace("INFO RUEHTI", "INFO\nRUEHTI")
    cable = parse_cable(text)
    for label, expected in (("TO\n", "expected to act"), ("INFO\n", "for information")):
        found = _at(book, cable, f"\n{label}", label)
        assert found is not None
        assert expected in found.meaning


@pytest.mark.parametrize(
    ("signs", "sign", "expected"),
    [
        ("ZFR", "ZFR", "cancel"),
        ("ZQQ", "ZQQ", "by its form an operating signal"),
        ("ZDK CITE RUEHC 1234", "CITE", "citing: the message named"),
        ("ZDK CITE RUEHC 1234", "1234", "serial of the message"),
        ("ZDK WITH PLEASURE", "PLEASURE", "free words after ZDK"),
    ],
)
def test_signs_behind_the_date_are_explained(
    book: Handbook, signs: str, sign: str, expected: str
) -> None:
    cable = parse_cable(_MESSAGE.replace("APR 07 ZDS", f"APR 07 {signs}"))
    found = _at(book, cable, f"APR 07 {signs}", sign)
    assert found is not None
    assert expected in found.meaning


@pytest.mark.parametrize(
    ("before", "after", "words", "expected"),
    [
        ("(NOTAL)", "AND PREVIOUS", "AND PREVIOUS", "the earlier messages in the same matter"),
        ("(NOTAL)", "AND PREVIOUS", "PREVIOUS", "the earlier messages in the same matter"),
        ("(NOTAL)", "AND STATE 12", "AND STATE", "references: earlier messages and papers"),
        ("07 ZDS", "07 ZDS CCY ADX00411 MSI7500", "MSI7500", "the stamp"),
        ("07 ZDS", "07 ADX00411 MSI7500", "MSI7500", "the stamp"),
        ("07 ZDS", "07 ZDS MSI7500", "MSI7500", "free words after ZDS"),
    ],
)
def test_odd_place_is_explained(
    book: Handbook, before: str, after: str, words: str, expected: str
) -> None:
    found = _at(book, parse_cable(_MESSAGE.replace(before, after)), words)
    assert found is not None
    assert expected in found.meaning


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("DCMs", "Deputy chief of mission, second in command of an embassy"),
        ("DCMS", None),
        ("DATTs", "Defense attache"),
        ("DATTS", None),
        ("ADDEES", "Addressee"),
        ("POLOFFS", "Political officer"),
        ("PolOffs", "Political officer"),
        ("POLOFFA", None),
    ],
)
def test_a_plural_is_that_of_its_word(book: Handbook, words: str, expected: str | None) -> None:
    assert _of_text(book, body=f"The {words} left.", words=words) == expected
