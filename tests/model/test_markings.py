"""Portion markings: every form that is one, and brackets that are none."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode
from cablereader.model.level import Level
from cablereader.model.protection.markings import marking_level

from .messages import codes, parse

_MARKINGS = [
    ("(C)", "C"), ("(S)", "S"), ("(U)", "U"), ("(SBU)", "SBU"), ("(TS)", "TS"), ("(LOU)", "LOU"),
    ("(c)", "C"), ("(sbu)", "SBU"), ("( C )", "C"), ("(C )", "C"), ("( C)", "C"),
    ("(S/NF)", "S/NF"), ("(C/NF)", "C/NF"), ("(S//NF)", "S//NF"), ("(C//NF)", "C//NF"),
    ("(SBU/NF)", "SBU/NF"), ("(U//FOUO)", "U//FOUO"), ("(S//FGI//NF)", "S//FGI//NF"),
    ("(S / NF)", "S/NF"), ("(C NF)", "C NF"), ("(S-NF)", "S-NF"), ("(SNF)", "SNF"),
    ("(N/SF)", "N/SF"), ("(C/NOFORN)", "C/NOFORN"), ("(S/REL NATO)", "S/REL NATO"),
    ("(C/REL NATO)", "C/REL NATO"), ("(C/Rel Aus)", "C/REL AUS"),
    ("(S//REL TO USA, FVEY)", "S//REL TO USA, FVEY"), ("(S/REL TO USA, GBR)", "S/REL TO USA, GBR"),
    ("(SECRET/REL FRANCE)", "SECRET/REL FRANCE"), ("(CONFIDENTIAL)", "CONFIDENTIAL"),
    ("(SECRET)", "SECRET"), ("(UNCLASSIFIED)", "UNCLASSIFIED"), ("(S//ORCON/NF)", "S//ORCON/NF"),
    ("(C - ENTIRE TEXT)", "C - ENTIRE TEXT"), ("(S/ENTIRE TEXT)", "S/ENTIRE TEXT"),
    ("(C-ENTIRE TEXT.)", "C-ENTIRE TEXT"), ("(S -- ENTIRE TEXT)", "S -- ENTIRE TEXT"),
    ("(C, ENTIRE MESSAGE)", "C, ENTIRE MESSAGE"), ("(S/NF/NC)", "S/NF/NC"),
    ("(S/NF/WN/NC/OC)", "S/NF/WN/NC/OC"), ("(S/NOFORN/WNINTEL)", "S/NOFORN/WNINTEL"),
    ("(ENTIRE TEXT CONFIDENTIAL)", "ENTIRE TEXT CONFIDENTIAL"), ("(ENTIRE TEXT - S)", "ENTIRE TEXT - S"),
    ("(LIMITED OFFICIAL USE)", "LIMITED OFFICIAL USE"), ("(LIMOFFUSE)", "LIMOFFUSE"),
    ("[C]", "C"), ("[S/NF]", "S/NF"), ("[ u ]", "U"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "marking"), [pytest.param(*pair, id=pair[0]) for pair in _MARKINGS]
)
def test_marking(written: str, marking: str) -> None:
    cable = parse(line="T O P S E C R E T LIMA 001052", body=f"1. {written} A.\n\n2. {written} B.")
    assert [item.marking for item in cable.paragraphs] == [marking, marking]


@pytest.mark.parametrize(
    "written",
    ["(b)", "(a)", "(d)", "(Iran)", "(Comment: he did)", "(Attempts failed)", "(CNN)", "(US)",
     "(SC)", "(C4)", "(1)", "[A]", "[SIC]", "()", "(CUBA)", "(ENTIRE TEXT)", "(C, D)", "(SEE REF A)", "(C and D)",
     "(UK)", "(CONFIDENTIALLY)"],
)  # fmt: skip
def test_no_marking(written: str) -> None:
    cable = parse(body=f"1. {written} He spoke.\n\n2. {written} He left.")
    assert [item.marking for item in cable.paragraphs] == [None, None]


_DAMAGED = [
    ("C)", "C"), ("U)", "U"), ("C/NF)", "C/NF"), ("(S", "S"), ("(SBU", "SBU"), ("(C/NF", "C/NF"),
    ("(C0", "C"), ("(S//NF0", "S//NF"), ("(C_", "C"), ("9C)", "C"), ("[C)", "C"), ("(C]", "C"),
    ("{C}", "C"), ("<C>", "C"), ("((C))", "C"), ("C/NF", "C/NF"), ("S//NF", "S//NF"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "marking"), [pytest.param(*pair, id=pair[0]) for pair in _DAMAGED]
)
def test_damaged_marking(written: str, marking: str) -> None:
    cable = parse(
        line="S E C R E T LIMA 001052",
        body=f"1. (C) He came.\n\n2. {written} He spoke (often) of boats.\n\n3. (C) He left.",
    )
    assert [item.marking for item in cable.paragraphs] == ["C", marking, "C"]
    assert [item.number for item in cable.paragraphs] == [1, 2, 3]
    (defect,) = [item for item in cable.defects if item.code is DefectCode.MARKING_REPAIRED]
    assert cable.text[defect.start : defect.end] == written
    assert written in defect.message


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("(U Thant among them) They left.", id="remark"),
        pytest.param("(S Africa among them,\nand others) They left.", id="remark-over-lines"),
        pytest.param("(c They left.", id="small-letter"),
        pytest.param("c) They left.", id="letter-of-a-list"),
        pytest.param("C They left.", id="letter-alone"),
        pytest.param("C. They left.", id="initial"),
        pytest.param("SBU They left.", id="word-alone"),
        pytest.param("C/D They left.", id="letters-and-a-slash"),
        pytest.param("U) they left.", id="sentence-goes-on"),
        pytest.param("Confidential they were.", id="adjective"),
        pytest.param("Entire text of the note is secret.", id="sentence-about-a-text"),
        pytest.param("9C is the pier.", id="pier"),
    ],
)
def test_undamaged_words(words: str) -> None:
    cable = parse(body=f"1. (C) He came.\n\n2. {words}\n\n3. (C) He left.")
    assert [item.marking for item in cable.paragraphs] == ["C", None, "C"]
    assert codes(cable) == set()


@pytest.mark.parametrize(
    "written",
    [
        "Entire text Confidential.",
        "Entire text - Confidential",
        "Entire text-Confidential",
        "Entire text is Confidential.",
        "Confidential entire text",
        "CONFIDENTIAL - ENTIRE TEXT.",
        "CONFIDENTIAL--ENTIRE TEXT",
        "C-ENTIRE TEXT",
        "(C - ENTIRE TEXT.)",
    ],
)
def test_marking_of_the_entire_text_needs_no_brackets(written: str) -> None:
    cable = parse(body=f"1. {written}\n\n2. (C) He left.")
    marking = written.upper().strip("(.)")
    assert [item.marking for item in cable.paragraphs] == [marking, "C"]
    assert marking_level(marking) is Level.CONFIDENTIAL
    assert codes(cable) == set()


def test_letters_of_answers_are_no_damaged_markings() -> None:
    cable = parse(body="1. A) Yes.\n\n2. B) No.\n\n3. C) Often.\n\n4. D) Never.")
    assert [item.marking for item in cable.paragraphs] == [None] * 4


def test_marking_within_a_sentence_opens_nothing() -> None:
    cable = parse(body="1. (C) He chose (S) over (C).\n\n2. (C) He left.")
    assert [item.marking for item in cable.paragraphs] == ["C", "C"]
    assert codes(cable) == set()


def test_square_brackets_without_a_number_open_nothing() -> None:
    cable = parse(body="1. (C) He chose.\n\n[C] stands for the third box.\n\n2. (C) He left.")
    assert [item.marking for item in cable.paragraphs] == ["C", "C"]


def test_wrapped_line_that_begins_with_a_marking_opens_nothing() -> None:
    cable = parse(body="1. (C) He chose option\n(C) over the others.\n\n2. (C) He left.")
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    ("marking", "level"),
    [
        pytest.param("TS", Level.TOP_SECRET, id="ts"),
        pytest.param("S/NF", Level.SECRET, id="s-nf"),
        pytest.param("SNF", Level.SECRET, id="snf"),
        pytest.param("C//REL NATO", Level.CONFIDENTIAL, id="c-rel"),
        pytest.param("LOU", Level.LIMITED_OFFICIAL_USE, id="lou"),
        pytest.param("LIMITED OFFICIAL USE", Level.LIMITED_OFFICIAL_USE, id="lou-in-words"),
        pytest.param("ENTIRE TEXT IS SECRET", Level.SECRET, id="entire-text"),
        pytest.param("SBU", Level.UNCLASSIFIED, id="sbu"),
        pytest.param("U//FOUO", Level.UNCLASSIFIED, id="fouo"),
        pytest.param("SECRET/REL FRANCE", Level.SECRET, id="in-words"),
        pytest.param("", None, id="empty"),
    ],
)
def test_level(marking: str, level: Level | None) -> None:
    assert marking_level(marking) is level


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("1. (C) A.\n\n2. (U) B.", False, id="below"),
        pytest.param("1. (C) A.\n\n2. (S) B.", True, id="above"),
        pytest.param("1. (C) A.\n\n2. (SBU) B.", False, id="sbu"),
    ],
)
def test_marking_above_the_whole(body: str, told: bool) -> None:
    assert (DefectCode.MARKING_ABOVE_CLASSIFICATION in codes(parse(body=body))) is told


def test_damaged_markings_are_looked_for_behind_the_first() -> None:
    cable = parse(body="1. C) He came.\n\n2. C) He spoke.\n\n3. C) He left.")
    assert [item.marking for item in cable.paragraphs] == ["C", "C", "C"]
