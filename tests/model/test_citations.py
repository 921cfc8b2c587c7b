"""What a cable cites, by letter, by number, or without one; and what only looks like it."""

from __future__ import annotations

import time

import pytest

from cablereader import parse_cable
from cablereader.model.citations.citations import Citation, CitationKind, citations

BLOCK = """A. LIMA 101
     B. 07 QUITO 5
     C. MOSS-FERN E-MAIL OF 05/02/08
     D. STATE 44, 45"""


def cable_text(body: str, references: str = BLOCK) -> str:
    block = f"REF: {references}\n\n" if references else ""
    return (
        "R 141530Z MAY 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
        "C O N F I D E N T I A L LIMA 000999\n\nSUBJECT: A KITE\n\n"
        f"{block}1. (C) {body}\n\nMOSS\n"
    )


def cited(body: str, references: str = BLOCK) -> list[tuple[str, str | None]]:
    """Return words and numbers of what the running text cites."""
    cable = parse_cable(cable_text(body, references))
    return [
        (" ".join(cable.text[item.start : item.end].split()), item.reference_id)
        for item in citations(cable)
        if item.kind is not CitationKind.BLOCK
    ]


def reasons(body: str, references: str = BLOCK) -> list[str]:
    cable = parse_cable(cable_text(body, references))
    return [item.reason for item in citations(cable) if item.kind is not CitationKind.BLOCK]


# The REF block


def test_the_block_cites_its_telegrams_and_nothing_else() -> None:
    cable = parse_cable(cable_text("Nothing."))
    found = citations(cable)
    assert [(cable.text[c.start : c.end], c.reference_id, c.label) for c in found] == [
        ("LIMA 101", "08LIMA101", "A"),
        ("07 QUITO 5", "07QUITO5", "B"),
        ("STATE 44", "08STATE44", "D"),
        ("45", "08STATE45", "D"),
    ]
    assert {item.kind for item in found} == {CitationKind.BLOCK}


def test_a_text_without_a_cable_cites_nothing() -> None:
    assert citations(parse_cable("")) == ()


# By letter


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("As told in ref A, it flew.", [("ref A", "08LIMA101")]),
        ("As told in Ref. B it flew.", [("Ref. B", "07QUITO5")]),
        ("It flew (ref A) and fell.", [("ref A", "08LIMA101")]),
        ("See para 4 of ref (b).", [("ref (b)", "07QUITO5")]),
        ("See ref\nA.", [("ref A", "08LIMA101")]),
        ("REFTEL B HAS MORE.", [("REFTEL B", "07QUITO5")]),
        ("Refs A and B agree.", [("Refs A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Refs A, B, agree.", [("Refs A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Refs (A) and (B) agree.", [("Refs (A)", "08LIMA101"), ("(B)", "07QUITO5")]),
        ("Refs A-B agree.", [("Refs A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Ref-tel A agrees.", [("Ref-tel A", "08LIMA101")]),
        ("Reference B agrees.", [("Reference B", "07QUITO5")]),
        ("References A & B agree.", [("References A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Ref(s) A or B agrees.", [("Ref(s) A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Refs A, and B agree.", [("Refs A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Refs A,\nB agree.", [("Refs A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Refs A - B agree.", [("Refs A", "08LIMA101"), ("B", "07QUITO5")]),
        ("Ref A thru B agree.", [("Ref A", "08LIMA101"), ("B", "07QUITO5")]),
        ("See refs. (a).", [("refs. (a)", "08LIMA101")]),
        ("Ref D names two.", [("Ref D", "08STATE44"), ("Ref D", "08STATE45")]),
        ("The talks of ref C went on.", [("ref C", None)]),
        ("Ref E is missing.", [("Ref E", None)]),
    ],
)
def test_a_letter_leads_to_its_item(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert cited(body) == expected


def test_a_range_of_letters_cites_all_between() -> None:
    block = "A. LIMA 11\n     B. LIMA 12\n     C. LIMA 13"
    assert [number for _, number in cited("Refs A through C agree.", block)] == [
        "08LIMA11",
        "08LIMA12",
        "08LIMA13",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The referee and A. Fern met.",
        "We prefer A to B.",
        "The brief A gave was short.",
        "Refer A. Fern to the post.",
        "Ref Abel met them.",
    ],
)
def test_words_that_only_hold_ref_cite_nothing(body: str) -> None:
    assert cited(body) == []


def test_an_article_behind_ref_is_no_letter_where_there_is_none() -> None:
    assert cited("REF I WAS NOT TOLD.") == []


def test_it_says_why_a_letter_leads_nowhere() -> None:
    assert reasons("See ref C.") == [
        "Reference C is no telegram: MOSS-FERN E-MAIL OF 05/02/08",
    ]
    assert reasons("See ref F.") == ["This cable has no reference F."]


# Reftel and septel


@pytest.mark.parametrize(
    "words",
    ["reftel", "Reftels", "REF TEL", "ref-tels", "the reference telegram", "reference cables"],
)
def test_reftel_is_the_only_reference(words: str) -> None:
    assert [number for _, number in cited(f"Post delivered {words} points.", "STATE 44")] == [
        "08STATE44"
    ]


@pytest.mark.parametrize("words", ["per ref", "in ref", "Para 3 of ref"])
def test_ref_alone_is_the_only_reference_behind_a_word_that_leads_to_it(words: str) -> None:
    assert cited(f"It was done {words}, and well.", "STATE 44") == [("ref", "08STATE44")]


def test_reftels_are_all_of_several() -> None:
    assert [number for _, number in cited("See reftels.")] == [
        "08LIMA101",
        "07QUITO5",
        "08STATE44",
        "08STATE45",
    ]


def test_reftel_does_not_say_which_of_several() -> None:
    assert reasons("See reftel.") == ["This cable has 4 references; the text does not say which."]


def test_reftel_without_a_block_names_nothing() -> None:
    assert reasons("See reftel.", "") == ["This cable names no telegram as its reference."]


@pytest.mark.parametrize("body", ["Details follow septel.", "SEPTELS WILL FOLLOW."])
def test_a_septel_cannot_be_known(body: str) -> None:
    cable = parse_cable(cable_text(body))
    found = [item for item in citations(cable) if item.kind is CitationKind.SEPTEL]
    assert len(found) == 1
    assert found[0].reference_id is None
    assert found[0].reason == "A separate telegram. This one does not give its number."


# By number


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("LIMA 202 was first.", [("LIMA 202", "08LIMA202")]),
        ("See 06 STATE 12345 for it.", [("06 STATE 12345", "06STATE12345")]),
        ("See 06 Quito 77 for it.", [("06 Quito 77", "06QUITO77")]),
        ("As 07LIMA1052 told.", [("07LIMA1052", "07LIMA1052")]),
        ("It fell (Quito 77).", [("Quito 77", "08QUITO77")]),
        ("It fell; see Quito 77.", [("Quito 77", "08QUITO77")]),
        ("IT FELL (QUITO 77).", [("QUITO 77", "08QUITO77")]),
        (
            "QUITO 77 REPORTS THAT IT FELL, per QUITO 78.",
            [("QUITO 77", "08QUITO77"), ("QUITO 78", "08QUITO78")],
        ),
        (
            "It fell (PARIS 5123, 5124 and 5130).",
            [("PARIS 5123", "08PARIS5123"), ("5124", "08PARIS5124"), ("5130", "08PARIS5130")],
        ),
        ("SAO PAULO 88 tells more.", [("SAO PAULO 88", "08SAOPAULO88")]),
        ("Reftel STATE 44 tells more.", [("STATE 44", "08STATE44")]),
        ("QUITO 5 tells more.", [("QUITO 5", "07QUITO5")]),
        ("LIMA 10 was first.", [("LIMA 10", "08LIMA10")]),
        ("LIMA 77 across the sea.", [("LIMA 77", "08LIMA77")]),
        ("LIMA 77 his own.", [("LIMA 77", "08LIMA77")]),
        ("IT FELL IN QUITO 77 (NOTAL).", [("QUITO 77", "08QUITO77")]),
        ("IT FELL IN QUITO 77 AND PREVIOUS.", [("QUITO 77", "08QUITO77")]),
        ("Quito 2005 (NOTAL) was first.", [("Quito 2005", "08QUITO2005")]),
    ],
)
def test_a_number_is_a_telegram(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert cited(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "He paid LIMA 1052 SOLES for it.",
        "IN LIMA 40 PERCENT AGREED.",
        "In Lima 1052 people met.",
        "They met in Lima 14 times.",
        "He lives at Calle Lima 1052.",
        "He lives at AVENIDA LIMA 1052.",
        "They met in PARIS 14 MAY 2007.",
        "They met in PARIS on 14 May.",
        "The GENEVA 2005 conference ended.",
        "LIMA 1,052 came.",
        "LIMA 12:30 local time.",
        "LIMA 20-30 came.",
        "LIMA 40% came.",
        "LIMA 40 % came.",
        "LIMA 14TH of them.",
        "LIMA 10.5 of them.",
        "Lima 77 was first.",
        "LIMA 77 WAS FIRST.",
        "LIMA 2005 was first.",
        "He lives at P.O. Box LIMA 77 and left.",
        "He lives at Calle de LIMA 77 and left.",
        "UNSCR 1244 stands.",
        "PARA 12 tells more.",
        "The PARIS 9 met.",
        "This is LIMA 999.",
    ],
)
def test_a_number_behind_a_town_is_something_else(body: str) -> None:
    assert cited(body) == []


def test_the_year_of_a_number_in_the_block_is_that_of_the_block() -> None:
    assert cited("LIMA 101 was first.", "A. 05 LIMA 101") == [("LIMA 101", "05LIMA101")]


def test_early_in_the_year_a_higher_own_number_is_of_the_year_before() -> None:
    text = cable_text("See LIMA 4100 and LIMA 77.").replace("MAY 08", "JAN 08")
    found = citations(parse_cable(text))
    numbers = [item.reference_id for item in found if item.kind is CitationKind.NUMBER]
    assert numbers == ["07LIMA4100", "08LIMA77"]


def test_without_a_number_of_its_own_the_year_is_that_of_the_date() -> None:
    text = cable_text("See Quito 77.", "").replace(" LIMA 000999", "")
    cable = parse_cable(text)
    assert cable.reference_id is None
    assert [item.reference_id for item in citations(cable)] == ["08QUITO77"]


def test_without_any_year_it_says_so() -> None:
    text = "CONFIDENTIAL LIMA 999\n\nSUBJECT: A KITE\n\n1. (C) See Quito 77.\n"
    found = citations(parse_cable(text))
    assert [(item.reference_id, item.reason) for item in found] == [
        (None, "The year of this telegram is not known.")
    ]


def test_citations_stand_in_the_order_of_the_text() -> None:
    cable = parse_cable(cable_text("See QUITO 77, ref A, septel and refs B and D."))
    places = [(item.start, item.end) for item in citations(cable)]
    assert places == sorted(places)


def test_a_page_line_in_the_middle_hides_nothing() -> None:
    body = "As told in ref\n\nLIMA 00000999  002 OF 003\n\nA, it flew."
    assert [number for _, number in cited(body)] == ["08LIMA101"]


@pytest.mark.parametrize(
    "piece",
    ["ref A LIMA 1052, 1053 ", "reftels ", "LIMA ", "( ( ref ", "Refs A, B, C and ", "A " * 40],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        cable = parse_cable(cable_text(piece * times))
        _ = cable.paragraphs
        best = float("inf")
        for _ in range(6):
            start = time.process_time()
            found: tuple[Citation, ...] = citations(cable)
            assert found is not None
            best = min(best, time.process_time() - start)
        return best

    short = 40_000 // len(piece)
    assert seconds(4 * short) < 12 * seconds(short)
