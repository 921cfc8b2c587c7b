"""Captions and attention lines between the classification line and the fields."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode

from .messages import codes, parse, texts


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        pytest.param("SIPDIS", ("SIPDIS",), id="sipdis"),
        pytest.param("SIPDIS\n \nSIPDIS", ("SIPDIS",), id="doubled"),
        pytest.param("SIPDIS SIPDIS", ("SIPDIS",), id="doubled-on-one-line"),
        pytest.param("NOFORN SIPDIS", ("NOFORN", "SIPDIS"), id="two-on-one-line"),
        pytest.param("SENSITIVE\nSIPDIS", ("SENSITIVE", "SIPDIS"), id="two-lines"),
        pytest.param("SENSITIVE, SIPDIS", ("SENSITIVE", "SIPDIS"), id="comma"),
        pytest.param("SENSITIVE/SIPDIS", ("SENSITIVE", "SIPDIS"), id="slash"),
        pytest.param("Sipdis", ("SIPDIS",), id="down-cased"),
        pytest.param("S I P D I S", ("SIPDIS",), id="spaced"),
        pytest.param("SENSITIVE BUT UNCLASSIFIED", ("SENSITIVE",), id="sbu-in-words"),
        pytest.param("SBU", ("SENSITIVE",), id="sbu"),
        pytest.param("N O D I S", ("NODIS",), id="nodis-spaced"),
        pytest.param("EXDIS", ("EXDIS",), id="exdis"),
        pytest.param("LIMDIS", ("LIMDIS",), id="limdis"),
        pytest.param("STADIS", ("STADIS",), id="stadis"),
        pytest.param("CHEROKEE", ("CHEROKEE",), id="cherokee"),
        pytest.param("ROGER CHANNEL", ("ROGER CHANNEL",), id="roger"),
        pytest.param("DISSENT CHANNEL", ("DISSENT CHANNEL",), id="dissent"),
        pytest.param("ORCON/NOFORN", ("ORCON", "NOFORN"), id="controls"),
        pytest.param("AIDAC", ("AIDAC",), id="aidac"),
        pytest.param(
            "NOT FOR INTERNET DISTRIBUTION", ("NOT FOR INTERNET DISTRIBUTION",), id="internet"
        ),
        pytest.param(
            "SENSITIVE\nNOT FOR DISTRIBUTION OUTSIDE USG",
            ("SENSITIVE", "NOT FOR DISTRIBUTION OUTSIDE USG"),
            id="outside-usg",
        ),
        pytest.param("C O R R E C T E D COPY (ADDED TAGS)", ("CORRECTED COPY",), id="corrected"),
        pytest.param(
            "C O R R E C T E D  C O P Y - PARA MARKINGS", ("CORRECTED COPY",), id="corrected-dash"
        ),
        pytest.param(
            "CORRECTED COPY (CAPTION SIPDIS ADDED)\nSIPDIS",
            ("CORRECTED COPY", "SIPDIS"),
            id="caption-within-the-reason",
        ),
        pytest.param("REL TO USA, FVEY", ("REL TO USA, FVEY",), id="release"),
        pytest.param("RELEASABLE TO USA AND GBR", ("REL TO USA AND GBR",), id="release-in-words"),
        # near misses
        pytest.param(None, (), id="none"),
        pytest.param("STATE FOR WHA/AND, PLEASE PASS TO USTR", (), id="attention"),
        pytest.param("DEPT FOR WHA, SENSITIVE TO DELAY", (), id="caption-word-in-attention"),
        pytest.param("DEPT FOR S/ES ROGER SAMPLE", (), id="first-name-roger"),
        pytest.param("STATE FOR EB AND DEPT OF SECRET MATTERS", (), id="level-word-in-attention"),
    ],
)
def test_captions(lines: str | None, captions: tuple[str, ...]) -> None:
    assert parse(captions=lines).captions == captions


@pytest.mark.parametrize(
    ("lines", "attention"),
    [
        pytest.param("STATE FOR WHA/AND", ["STATE FOR WHA/AND"], id="one"),
        pytest.param(
            "SIPDIS\n\nSTATE FOR WHA/AND, NSC FOR SAMPLE\nAND EB",
            ["STATE FOR WHA/AND, NSC FOR SAMPLE", "AND EB"],
            id="continuation-of-offices",
        ),
        pytest.param(
            "DEPT PASS TO USTR\n\nSIPDIS", ["DEPT PASS TO USTR"], id="attention-before-caption"
        ),
        pytest.param("SIPDIS", [], id="caption-alone"),
    ],
)
def test_attention_lines(lines: str, attention: list[str]) -> None:
    assert texts(parse(captions=lines), "attention_line") == attention


def test_doubled_caption_is_told() -> None:
    assert DefectCode.REPEATED_CAPTION in codes(parse(captions="SIPDIS\n\nSIPDIS"))


def test_handling_statement_is_no_caption_for_the_second_time() -> None:
    cable = parse(captions="SIPDIS\nSENSITIVE", authority="SENSITIVE BUT UNCLASSIFIED")
    assert cable.captions == ("SIPDIS", "SENSITIVE")
    assert DefectCode.REPEATED_CAPTION not in codes(cable)


@pytest.mark.parametrize("again", ["SIPDIS", "S I P D I S"])
def test_caption_for_the_second_time_below_the_fields(again: str) -> None:
    assert DefectCode.REPEATED_CAPTION in codes(parse(captions="SIPDIS", authority=again))


def test_caption_between_fields() -> None:
    cable = parse(order="E.O. 12958: N/A\nSIPDIS", captions=None)
    assert cable.captions == ("SIPDIS",)
    assert cable.tags == ("PREL", "PGOV", "PE")


def test_caption_below_the_references() -> None:
    cable = parse(captions=None, refs="REF: LIMA 209\n\nSENSITIVE BUT UNCLASSIFIED", authority=None)
    assert cable.captions == ("SENSITIVE",)
    assert [item.reference_id for item in cable.references] == ["07LIMA209"]


def test_captions_without_classification_line() -> None:
    cable = parse(line=None)
    assert cable.captions == ("SIPDIS",)
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"
    assert cable.reference_id == "07LIMA1052"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("UNCLAS LIMA 001052 SIPDIS", id="after-the-serial"),
        pytest.param("UNCLAS SIPDIS LIMA 001052", id="before-the-post"),
    ],
)
def test_caption_on_the_classification_line(line: str) -> None:
    cable = parse(line=line, captions=None)
    assert cable.captions == ("SIPDIS",)
    assert cable.reference_id == "07LIMA1052"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY",
            id="dash",
        ),
        pytest.param(
            "SENSITIVE BUT UNCLASSIFIED; PLEASE PROTECT ACCORDINGLY",
            id="semicolon",
        ),
        pytest.param("SENSITIVE BUT UNCLASSIFIED.", id="stop"),
        pytest.param("(SBU) SENSITIVE BUT UNCLASSIFIED", id="marked"),
    ],
)
def test_handling_line_above_the_body(line: str) -> None:
    cable = parse(line="UNCLAS LIMA 001052", authority=line, body="1. (SBU) A.\n\n2. (SBU) B.")
    assert "SENSITIVE" in cable.captions
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_caption_on_the_line_of_the_order() -> None:
    cable = parse(captions=None, order="SIPDIS E.O. 12958: DECL: 03/27/2017")
    assert cable.captions == ("SIPDIS",)
    assert cable.executive_order is not None
    assert cable.executive_order.declassify_on == "2017-03-27"


_ODD_LINES = [
    # (line, captions)
    pytest.param("*** CORRECTED COPY ***", ('CORRECTED COPY',), id="stars"),
    pytest.param("DIRGEN CHANNEL", ('DIRECTOR GENERAL CHANNEL',), id="dirgen"),
    pytest.param("NOT FOR INTERNET", ('NOT FOR INTERNET DISTRIBUTION',), id="not-for-internet"),
    pytest.param("REL TO USA/GBR", ('REL TO USA/GBR',), id="release-with-a-slash"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "captions"), _ODD_LINES)
def test_odd_line(line: str, captions: tuple[str, ...]) -> None:
    assert parse(captions=line).captions == captions


@pytest.mark.parametrize(
    "line",
    [
        "FOR AMBASSADOR FROM ACTING SECRETARY",
        "DEPT PASS USTR AND COMMERCE",
        "EUR/WE FOR SAMPLE",
        "PLEASE PASS TO CODEL SAMPLE",
    ],
)
def test_attention_line_below_the_last_field(line: str) -> None:
    cable = parse(refs="REF: LIMA 209", authority=f"\n{line}\n")
    assert texts(cable, "attention_line") == [line]
    assert texts(cable, "heading") == []
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "line", ["THE HARBOR", "PROSPECTS FOR THE HARBOR", "FOR THE RECORD", "For Sample from Doe"]
)
def test_title_below_the_last_field_is_no_attention_line(line: str) -> None:
    cable = parse(refs="REF: LIMA 209", authority=f"\n{line}\n")
    assert texts(cable, "attention_line") == []
