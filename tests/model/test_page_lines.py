"""Lines that pages and sections put into the text, and lines that only look like them."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.model.defect import DefectCode

from .messages import codes, parse, texts

_FEET = [
    pytest.param("LIMA 00001052  002 OF 004", id="usual"),
    pytest.param(
        "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005", id="stamp"
    ),
    pytest.param(
        "Declassified/Released\nUS Department of State\nEO Systematic Review\n30 JUN 2005",
        id="stamp-over-lines",
    ),
    pytest.param("LIMA 00001052  001.2 OF 003", id="half-page"),
    pytest.param("BUENOS AIR 00001052  002 OF 004", id="cut-two-words"),
    pytest.param("PORT AU PR 00001052  002 OF 004", id="cut-three-words"),
    pytest.param("VLADIVOSTO 00001052  002 OF 004", id="cut-one-word"),
    pytest.param("N'DJAMENA 00001052  002 OF 004", id="apostrophe"),
    pytest.param("LIMA 00001052 002 OF 004", id="one-blank"),
    pytest.param("  LIMA 00001052  002 OF 004  ", id="blanks-around"),
    pytest.param("LIMA 00001052  010 OF 012", id="two-digits"),
    pytest.param("PAGE 02        LIMA  01052  01 OF 03  251228Z", id="heading-with-section"),
    pytest.param("PAGE 02        LIMA  01052  251228Z", id="heading"),
    pytest.param("PAGE 02        VATICA  01052  251228Z", id="heading-cut"),
    pytest.param("PAGE 02        CAPE T  01052  251228Z", id="heading-cut-two-words"),
    pytest.param("PAGE 02        STATE   198765  TOSEC 110234", id="heading-with-second-number"),
    pytest.param("PAGE 02        ST. JO  01052", id="heading-with-a-stop"),
    pytest.param("PAGE 02 RUEHPE 1052", id="heading-with-routing"),
]


@pytest.mark.parametrize("line", _FEET)
def test_page_line_between_paragraphs(line: str) -> None:
    cable = parse(body=f"1. (C) A keeper spoke.\n\n{line}\n\n2. (C) A boat came.")
    assert texts(cable, "page_line") == [line.strip()]
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize("line", _FEET)
def test_page_line_within_a_sentence(line: str) -> None:
    cable = parse(body=f"1. (C) Summary: A keeper\n\n{line}\n\nspoke. End summary.\n\n2. (C) B.")
    assert cable.summary == "A keeper spoke."
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("LIMA 1052  002 OF 004", id="short-serial"),
        pytest.param("12 OF 014 boats came", id="count"),
        pytest.param("PAGE 02 of the paper", id="page-of-a-paper"),
        pytest.param("Lima 00001052 002 of 004", id="mixed-case"),
        pytest.param("PAGE ONE NEWS", id="page-in-words"),
    ],
)
def test_no_page_line(line: str) -> None:
    cable = parse(body=f"1. (C) A keeper spoke.\n{line}\nand left.\n\n2. (C) B.")
    assert texts(cable, "page_line") == []


def test_foot_within_a_text_line() -> None:
    cable = parse(body="1. (C) A keeper LIMA 00001052  002 OF 004 spoke.\n\n2. (C) B.")
    assert texts(cable, "page_line") == ["LIMA 00001052  002 OF 004"]


@pytest.mark.parametrize("name", ["LIMA", "BUENOS AIR", "REO BASRAH"])
def test_foot_behind_a_title_in_capitals(name: str) -> None:
    cable = parse(subject=f"SUBJECT: A BIG SEA {name} 00001052  002 OF 004 AND A BOAT")
    assert cable.subject == "A BIG SEA AND A BOAT"


def test_banners_about_a_heading_belong_to_it() -> None:
    banner = "CONFIDENTIAL\n\nPAGE 02        LIMA  01052  251228Z\n\nCONFIDENTIAL"
    cable = parse(body=f"1. (C) A keeper spoke.\n\n{banner}\n\n2. (C) B.")
    assert texts(cable, "page_line") == [banner]
    assert texts(cable, "heading") == []


def test_foot_after_the_last_paragraph() -> None:
    cable = parse(body="1. (C) A.\n\n2. (C) B.\n\nLIMA 00001052  002 OF 002\n")
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.signers == ("SAMPLE",)


def test_text_keeps_page_lines() -> None:
    assert "LIMA 00001052  002 OF 004" in parse(body="1. (C) A\nLIMA 00001052  002 OF 004\nB.").text


@pytest.mark.parametrize(
    ("last", "told"),
    [
        pytest.param(
            "LIMA 00001052  002 OF 004",
            True,
            id="half-is-missing",
        ),
        pytest.param("LIMA 00001052  003 OF 004", False, id="last-but-one"),
        pytest.param("LIMA 00001052  004 OF 004", False, id="last"),
    ],
)
def test_missing_section_is_told(last: str, told: bool) -> None:
    cable = parse(body=f"1. (C) A keeper spoke and\n\n{last}\n\nleft.", signer="SAMPLE")
    assert (DefectCode.SECTION_MISSING in codes(cable)) is told


_PAGE_LINES = [
    pytest.param("\n\nLIMA 00001052  002 OF 003\n\n", id="foot"),
    pytest.param(
        "\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  01052  01 OF 03  251228Z\n",
        id="heading-with-banners",
    ),
]


@pytest.mark.parametrize("page", _PAGE_LINES)
@pytest.mark.parametrize(
    "written",
    [
        pytest.param("CLASSIFIED BY: DCM JANE SAMPLE FOR REASONS 1.4 (B) AN~D (D).", id="and"),
        pytest.param("CLASSIFIED BY: DCM JANE SAMPLE FOR REAS~ONS 1.4 (B) AND (D).", id="reasons"),
        pytest.param("CLASSIFIED BY: DCM JANE SAMPLE FOR REASONS 1.~4 (B) AND (D).", id="number"),
        pytest.param("CLASSIFIED~BY: DCM JANE SAMPLE FOR REASONS 1.4 (B) AND (D).", id="label"),
        pytest.param("CLASSIFIED BY: DCM JANE SAMPLE\nREA~SONS: 1.4 (B) AND (D).", id="line"),
    ],
)
def test_page_line_inside_a_word_of_the_authority(written: str, page: str) -> None:
    cable = parse(authority=written.replace("~", page))
    assert (cable.classified_by, cable.reasons) == ("DCM JANE SAMPLE", ("b", "d"))
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize("page", _PAGE_LINES)
def test_page_line_is_no_word_of_an_order(page: str) -> None:
    cable = parse(order=f"E.O. 12958: DECL: TEN YEARS AFTER THE{page}TOWER IS PAINTED")
    assert cable.executive_order is not None
    assert cable.executive_order.text == "DECL: TEN YEARS AFTER THE TOWER IS PAINTED"
    assert cable.tags == ("PREL", "PGOV", "PE")


@pytest.mark.parametrize("page", _PAGE_LINES)
def test_page_line_between_a_number_and_its_marking(page: str) -> None:
    cable = parse(body=f"1.{page}(C) Summary: The tower is green. End{page}summary.\n\n2. (C) B.")
    assert [(item.number, item.marking) for item in cable.paragraphs] == [(1, "C"), (2, "C")]
    assert cable.summary == "The tower is green."


@pytest.mark.parametrize(
    ("words", "items"),
    [
        pytest.param("-- Paint that is~green.", ["-- Paint that is~green."], id="goes-on"),
        pytest.param(
            "-- Paint from the U.S.~or not.", ["-- Paint from the U.S.~or not."], id="stop"
        ),
        pytest.param("-- Paint.~He left.", ["-- Paint."], id="ended"),
    ],
)
def test_page_line_inside_a_list_item(words: str, items: list[str]) -> None:
    page = "\n\nLIMA 00001052  002 OF 003\n\n"
    cable = parse(body=f"1. (C) A:\n\n{words.replace('~', page)}\n\n2. (C) B.")
    assert texts(cable, "list_item") == [item.replace("~", page) for item in items]


def test_page_line_right_above_a_list_item() -> None:
    cable = parse(body="1. (C) A:\na. One;\nLIMA 00001052  002 OF 003\nb. Two.\n\n2. (C) B.")
    assert texts(cable, "list_item") == ["a. One;", "b. Two."]


def test_page_line_above_all_other_text() -> None:
    cable = parse_cable("LIMA 00001052  002 OF 003\nThe keeper spoke of boats.")
    assert [cable.text_of(item) for item in cable.paragraphs] == ["The keeper spoke of boats."]
