"""Who classified the message, and for which reasons."""

from __future__ import annotations

import pytest

from .messages import BODY, parse

_BD = ("b", "d")

_LINES = [
    # (line, officer, reasons)
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) and (d).", "DCM Jane Sample", _BD, id="usual"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.5 (b) and (d).", "DCM Jane Sample", _BD, id="section-1.5"),
    pytest.param("Classified By DCM Jane Sample for reasons 1.4 (b) and (d).", "DCM Jane Sample", _BD, id="no-colon"),
    pytest.param("CLASSIFIED BY: DCM JANE SAMPLE FOR REASONS 1.4 (B) AND (D).", "DCM JANE SAMPLE", _BD, id="capitals"),
    pytest.param("classified by: dcm jane sample for reasons 1.4 (b) and (d).", "dcm jane sample", _BD, id="lower-case"),
    pytest.param("(U) Classified By: DCM Jane Sample for reason 1.4 (b).", "DCM Jane Sample", ("b",), id="marked"),
    pytest.param("Classified By: DCM Jane Sample, reason 1.4 (b).", "DCM Jane Sample", ("b",), id="comma-reason"),
    pytest.param("Classified By: DCM Jane Sample. Reason: 1.4 (b).", "DCM Jane Sample", ("b",), id="sentence-reason"),
    pytest.param("Classified By: DCM Jane Sample; Reasons: 1.4 (b), (d)", "DCM Jane Sample", _BD, id="semicolon-reasons"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4(b,d).", "DCM Jane Sample", _BD, id="letters-comma"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b/d).", "DCM Jane Sample", _BD, id="letters-slash"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 b,d", "DCM Jane Sample", _BD, id="letters-bare"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 b and d", "DCM Jane Sample", _BD, id="letters-bare-and"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) (d)", "DCM Jane Sample", _BD, id="letters-blank"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b)(d)", "DCM Jane Sample", _BD, id="letters-glued"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b), (c) and (d)", "DCM Jane Sample", ("b", "c", "d"), id="three"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) & (d)", "DCM Jane Sample", _BD, id="ampersand"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (a-d)", "DCM Jane Sample", ("a", "b", "c", "d"), id="range"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (B) and (D)", "DCM Jane Sample", _BD, id="capital-letters"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) and 1.4 (d)", "DCM Jane Sample", _BD, id="section-repeated"),
    pytest.param("Classified By: DCM Jane Sample for reasons E.O. 12958 1.4 (b)", "DCM Jane Sample", ("b",), id="order-named",),
    pytest.param("Classified By: DCM Jane Sample for reasons stated in 1.4 (b)", "DCM Jane Sample", ("b",), id="stated-in"),
    pytest.param("Classified By: DCM Jane Sample, for reasons in section 1.4 (b)", "DCM Jane Sample", ("b",), id="in-section"),
    pytest.param("Classified By: DCM Jane Sample per 1.4 (b)", "DCM Jane Sample", ("b",), id="per"),
    pytest.param("Classified By: DCM Jane Sample 1.4 (b,d)", "DCM Jane Sample", _BD, id="no-word-reason"),
    pytest.param("Classified By: DCM Jane Sample (reasons 1.4 b and d)", "DCM Jane Sample", _BD, id="in-brackets"),
    pytest.param("Classified By: DCM Jane Sample. Reasons: E.O. 12958, 1.4 (b), (d).", "DCM Jane Sample", _BD, id="order-and-comma",),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4B and D", "DCM Jane Sample", _BD, id="letter-glued-to-the-number",),
    pytest.param("Classified By: DCM Jane Sample. Reason 1.4 (B and D).", "DCM Jane Sample", _BD, id="and-within-brackets"),
    pytest.param("Classified By: Deputy for Operations Jane Sample for Reasons 1.4 (B), (D)", "Deputy for Operations Jane Sample", _BD, id="deputy-for"),
    pytest.param("Classified By: DCM Jane Sample", "DCM Jane Sample", (), id="no-reason"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4", "DCM Jane Sample", (), id="no-letters"),
    # officers
    pytest.param("Classified By: A/DCM Jane Q. Sample for reasons 1.4 (b)", "A/DCM Jane Q. Sample", ("b",), id="initial"),
    pytest.param("Classified By: Ambassador Jane Sample, Jr. for reasons 1.4 (b)", "Ambassador Jane Sample, Jr.", ("b",), id="junior",),
    pytest.param("Classified By: Jane Sample, Political Counselor, for reasons 1.4 (b)", "Jane Sample, Political Counselor", ("b",), id="title-after"),
    pytest.param("Classified By: DCM;JANE SAMPLE FOR REASONS 1.4(B,D)", "DCM;JANE SAMPLE", _BD, id="semicolon-in-officer"),
    pytest.param("Classified By: Charge d'Affaires, a.i. Jane Sample for reasons 1.4 (b)", "Charge d'Affaires, a.i. Jane Sample", ("b",), id="ad-interim"),
    pytest.param("Classified By: Acting Assistant Secretary for Reefs Jane Sample for reasons 1.4 (b)", "Acting Assistant Secretary for Reefs Jane Sample", ("b",), id="for-in-title"),
    pytest.param("Classified By: Chief for Economic Affairs Jane Sample. Reasons 1.4 (b) and (d)", "Chief for Economic Affairs Jane Sample", _BD, id="for-in-title-then-stop"),
    pytest.param("Classified By: Jane Reasoner for reasons 1.4 (b)", "Jane Reasoner", ("b",), id="name-like-reason"),
    pytest.param("Classified By: Jane Sample (DCM) for reasons 1.4 (b)", "Jane Sample (DCM)", ("b",), id="title-in-brackets"),
    pytest.param("Classified By: EB/IFD/OMA: Jane Sample for reasons 1.4 (b)", "EB/IFD/OMA: Jane Sample", ("b",), id="office-with-colon"),
    pytest.param("Classified By: Jane de la Sample-Doe for reasons 1.4 (b)", "Jane de la Sample-Doe", ("b",), id="particles"),
    pytest.param("Classified By: POL/C B. D. Sample for reasons 1.4 (b)", "POL/C B. D. Sample", ("b",), id="initials-like-reasons"),
    # lines
    pytest.param("Classified By: DCM Jane\nSample for reasons 1.4 (b) and (d).", "DCM Jane Sample", _BD, id="break-in-name"),
    pytest.param("Classified By: DCM Jane Sample for reas\nons 1.4 (b) and (d).", "DCM Jane Sample", _BD, id="break-in-reasons"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.\n4 (b) and (d).", "DCM Jane Sample", _BD, id="break-in-number"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b)\nand (d).", "DCM Jane Sample", _BD, id="break-in-letters"),
    pytest.param("Classified By: DCM Jane Sample\nfor reasons\n1.4\n(b) and (d).", "DCM Jane Sample", _BD, id="four-lines"),
    pytest.param("CLASSIFIED BY: DCM JANE SAMPLE\nREASON: 1.4 (B), (D)", "DCM JANE SAMPLE", _BD, id="reason-line"),
    pytest.param("CLASSIFIED BY: DCM JANE SAMPLE\n\nREASON: 1.4 (B), (D)", "DCM JANE SAMPLE", _BD, id="reason-line-apart"),
    pytest.param("CLASSIFIED BY: DCM JANE SAMPLE\nREASONS: 1.5 B AND D", "DCM JANE SAMPLE", _BD, id="reasons-line-bare"),
    pytest.param("DERIVED FROM: DSCG 05-1 B,D", None, _BD, id="derived"),
    pytest.param("DERIVED FROM: DSCG 05-1 B, D\nDECLASSIFY ON: 03/27/2017", None, _BD, id="derived-declassify"),
    pytest.param("DERIVED FROM: MULTIPLE SOURCES", None, (), id="derived-without-letters"),
    pytest.param(None, None, (), id="none"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "officer", "reasons"), _LINES)
def test_line(line: str | None, officer: str | None, reasons: tuple[str, ...]) -> None:
    cable = parse(authority=line)
    assert (cable.classified_by, cable.reasons) == (officer, reasons)
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_as_first_paragraph() -> None:
    cable = parse(
        authority=None,
        body="1. (U) Classified by DCM Jane Sample for reasons 1.4 (b) and (d).\n\n"
        + BODY.replace("2. ", "3. ").replace("1. ", "2. "),
    )
    assert (cable.classified_by, cable.reasons) == ("DCM Jane Sample", _BD)
    assert [item.number for item in cable.paragraphs] == [1, 2, 3]


def test_without_blank_line_below() -> None:
    cable = parse(
        authority="Classified By: DCM Jane Sample for reasons 1.4 (b).\n1. (C) The tower is green.",
        body="2. (C) It is.",
    )
    assert (cable.classified_by, cable.reasons) == ("DCM Jane Sample", ("b",))
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_before_the_references() -> None:
    cable = parse(
        refs="Classified By: Jane Sample for reasons 1.4 (b).\n\nREF: LIMA 209", authority=None
    )
    assert cable.classified_by == "Jane Sample"
    assert [item.reference_id for item in cable.references] == ["07LIMA209"]


def test_of_a_body_that_speaks_of_it() -> None:
    cable = parse(
        authority=None, body="1. (C) The report was classified by: the keeper.\n\n2. (C) A."
    )
    assert cable.classified_by is None


def test_wrap_inside_a_word_with_blanks_at_the_line_end() -> None:
    cable = parse(authority="Classified By: Jane Sample, Polcouns, for reasons 1.4 (b) an \nd (d).")
    assert cable.reasons == ("b", "d")


_ODD_LINES = [
    # (line, officer, reasons)
    pytest.param("Classified By: CLASSIFIED BY DCM JANE SAMPLE FOR REASONS 1.4 (B)", "DCM JANE SAMPLE", ('b',), id="label-twice"),
    pytest.param("Classified By:\nCLASSIFIED BY: DCM JANE SAMPLE FOR REASONS 1.4 (B)", "DCM JANE SAMPLE", ('b',), id="label-twice-over-lines"),
    pytest.param("Class. by: DCM Jane Sample. Reason: 1.4 (b)", "DCM Jane Sample", ('b',), id="label-short"),
    pytest.param("Calssified By: DCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ('b',), id="label-swapped"),
    pytest.param("Clasified by: DCM Jane Sample, reason 1.4 (b)", "DCM Jane Sample", ('b',), id="label-letter-lost"),
    pytest.param("Classification by: DCM Jane Sample, reason 1.4 (b)", "DCM Jane Sample", ('b',), id="label-noun"),
    pytest.param("Classified per: DCM Jane Sample 1.4 (b)", "DCM Jane Sample", ('b',), id="label-per"),
    pytest.param("Originally classified by: DCM Jane Sample, reason 1.4 (b)", "DCM Jane Sample", ('b',), id="label-originally"),
    pytest.param("Drafted and classified by: DCM Jane Sample, reason 1.4 (b)", "DCM Jane Sample", ('b',), id="label-drafted"),
    pytest.param("CLASSIFIED\n BY: DCM JANE SAMPLE FOR REASONS 1.4 (B)", "DCM JANE SAMPLE", ('b',), id="label-cut"),
    pytest.param("Reason: 1.4 (b), (d). Classified by: DCM Jane Sample", "DCM Jane Sample", ('b', 'd'), id="reason-first-on-the-line"),
    pytest.param("Classified by: (U) DCM Jane Sample, reason 1.4 (b)", "DCM Jane Sample", ('b',), id="marking-before-the-officer"),
    pytest.param("Classified By: DCM Jane Sample for reasons l.4 (b)", "DCM Jane Sample", ('b',), id="letter-for-one"),
    pytest.param("Classified By: DCM Jane Sample for reaons 1.4 (b) and (d)", "DCM Jane Sample", ('b', 'd'), id="reasons-letter-lost"),
    pytest.param("Classified By: DCM Jane Sample for reason s 1.4 (b)", "DCM Jane Sample", ('b',), id="reasons-cut-by-a-blank"),
    pytest.param("Classified By: DCM Jane Sample under E.O. 12958 sections 1.4 (b) and (d)", "DCM Jane Sample", ('b', 'd'), id="sections-of-the-order"),
    pytest.param("Classified By: DCM Jane L. Sample", "DCM Jane L. Sample", (), id="initial-l-is-no-section"),
    pytest.param("Classified By: DCM Jane Reston for reasons 1.4 (b)", "DCM Jane Reston", ('b',), id="name-near-reason"),
    pytest.param("CLASSIFIED BY: Jane Sample, , .\nREASON: 1.4 (b)", "Jane Sample", ("b",), id="empty-places-of-the-form"),
    pytest.param("Classified By: Jane Sample on the basis of E.O. 12958, 1.4 (b)", "Jane Sample", ("b",), id="on-the-basis-of"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "officer", "reasons"), _ODD_LINES)
def test_odd_line(line: str, officer: str, reasons: tuple[str, ...]) -> None:
    cable = parse(authority=line)
    assert (cable.classified_by, cable.reasons) == (officer, reasons)
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_paragraph_on_the_line_of_the_officer() -> None:
    cable = parse(
        authority=None,
        body="Classified By: DCM Jane Sample. Reason: 1.4 (b). 1. (C) A.\n\n2. (C) B.",
    )
    assert (cable.classified_by, cable.reasons) == ("DCM Jane Sample", ("b",))
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "authority",
    [
        "Classified By: DCM Jo Sample for reasons 1.4 (b) and (d).",
        "Classified By: DCM Jo Sample\nReason: 1.4 (b) and (d)",
        "CLASSIFIED BY: DCM JO SAMPLE; REASONS 1.4 B/D",
    ],
)
def test_text_right_below_a_complete_authority(authority: str) -> None:
    body = "The keeper spoke at length of his tower.\nHe said it was green."
    cable = parse(authority=f"{authority}\n{body}", body="")
    assert cable.reasons == ("b", "d")
    assert [cable.text_of(item).strip() for item in cable.paragraphs] == [body]
    assert cable.signers == ("SAMPLE",)


@pytest.mark.parametrize(
    "authority",
    [
        "Classified By: DCM Jo Sample, who\nis the head of the mission, for reasons 1.4 (b)\nand (d).",
        "Classified By: DCM Jo Sample for reasons 1.4\n(b) and (d) of the order that is now in force.",
    ],
)
def test_authority_that_goes_on_in_small_letters(authority: str) -> None:
    cable = parse(authority=authority)
    assert cable.reasons == ("b", "d")
    assert [item.number for item in cable.paragraphs] == [1, 2]
