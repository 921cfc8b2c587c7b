"""The end of a message: the signer in all positions, notes after it, end signs."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from .messages import parse, texts

_B = "1. (C) The keeper spoke of the green tower and of its paint."

_FAILING_NAMES = {}


def _name(name: str) -> ParameterSet:
    reason = _FAILING_NAMES.get(name)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(name, id=name, marks=marks)


_NAMES = [
    "SAMPLE", "DE LA CRUZ", "O'BRIEN", "McSAMPLE", "MACSAMPLE", "SAMPLE-DOE", "SAMPLE DOE",
    "VAN DER SAMPLE", "ST. SAMPLE", "DESAMPLE", "JQSAMPLE", "DI SAMPLE", "LE SAMPLE", "LEE", "NG",
    "J. SAMPLE", "JANE SAMPLE", "J.Q. SAMPLE", "RICE", "WOOD", "POWELL", "D'SAMPLE", "SAMPLE JR",
]  # fmt: skip


@pytest.mark.parametrize("name", [_name(name) for name in _NAMES])
def test_name_in_capitals_on_its_own_line(name: str) -> None:
    cable = parse(body=_B, signer=name)
    assert cable.signers == (name,)
    assert texts(cable, "signer") == [name]


@pytest.mark.parametrize(
    "name",
    [_name(n) for n in ("SAMPLE", "DE LA CRUZ", "O'BRIEN", "McSAMPLE", "SAMPLE-DOE")],
)
def test_name_in_capitals_after_a_blank_line(name: str) -> None:
    assert parse(body=_B, signer=f"\n{name}").signers == (name,)


@pytest.mark.parametrize(
    "name",
    [_name(n) for n in ("SAMPLE", "DE LA CRUZ", "O'BRIEN", "McSAMPLE", "SAMPLE-DOE", "JQSAMPLE")],
)
def test_name_in_capitals_at_the_end_of_the_last_line(name: str) -> None:
    cable = parse(body=f"{_B} End comment. {name}", signer=None)
    assert cable.signers == (name,)
    assert cable.text_of(cable.paragraphs[-1]).rstrip().endswith("End comment.")


@pytest.mark.parametrize(
    "name",
    [
        _name(n)
        for n in ("Sample", "DeSample", "McSample", "O'Brien", "de la Cruz", "Sample-Doe", "van Sample",
                  "Sample Doe", "Jane Sample", "J. Quincy Sample", "Jane Q. Sample")
    ],
)  # fmt: skip
def test_name_in_mixed_case_on_its_own_line(name: str) -> None:
    assert parse(body=_B, signer=name).signers == (name,)


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(
            "Visit Lima's web site at http://www.state.sgov.gov/p/wha/lima/", id="address"
        ),
        pytest.param("Lima's site:\nwww.state.sgov.gov/lima/index.cfm ", id="address-on-a-line"),
        pytest.param("http://www.intelink.gov/communities/state/nap /", id="address-cut-apart"),
        pytest.param("Comment: It is green. End comment", id="end-words-without-a-stop"),
        pytest.param("3. (U) Lima minimize considered", id="minimize"),
    ],
)
def test_name_in_mixed_case_below_a_line_without_a_stop(last: str) -> None:
    assert parse(body=f"{_B}\n\n{last}", signer="Sample").signers == ("Sample",)


@pytest.mark.parametrize("last", ["He met at the end comment", "They read http and", "They text"])
def test_word_below_a_line_that_goes_on_is_no_name(last: str) -> None:
    body = f"{_B}\n\n{last} writer"
    assert parse(body=body, signer="Sample").signers == ()


@pytest.mark.parametrize("name", [_name(n) for n in ("Sample", "DeSample", "McSample", "O'Brien")])
def test_name_in_mixed_case_at_the_end_of_the_last_line(name: str) -> None:
    assert parse(body=f"{_B} End Comment. {name}", signer=None).signers == (name,)


@pytest.mark.parametrize(
    ("signer", "signers"),
    [
        pytest.param("SAMPLE.", ("SAMPLE",), id="stop-after"),
        pytest.param("SAMPLE#", ("SAMPLE",), id="number-sign-after"),
        pytest.param("SAMPLE #", ("SAMPLE",), id="blank-and-number-sign"),
        pytest.param("  SAMPLE  ", ("SAMPLE",), id="blanks-around"),
        pytest.param("\tSAMPLE", ("SAMPLE",), id="tab-before"),
        pytest.param("SAMPLE\n\n\n", ("SAMPLE",), id="blank-lines-after"),
        pytest.param("SAMPLE\n \n \n", ("SAMPLE",), id="lines-of-blanks-after"),
        pytest.param(None, (), id="none"),
        pytest.param("XXXXXXXXXXXX", (), id="redaction"),
        pytest.param("xxxxxxx", (), id="redaction-lower"),
        pytest.param("END TEXT", (), id="end-text"),
        pytest.param("END SUMMARY", (), id="end-summary"),
        pytest.param("BACKGROUND", (), id="heading"),
        pytest.param("UNCLASSIFIED", (), id="level"),
        pytest.param("SIPDIS", (), id="caption"),
        pytest.param("End comment.", (), id="end-comment"),
        pytest.param("Text ends.", (), id="sentence"),
        pytest.param("-------", (), id="rule"),
        pytest.param("2007", (), id="number"),
        pytest.param("A", (), id="letter"),
    ],
)
def test_signer_line(signer: str | None, signers: tuple[str, ...]) -> None:
    assert parse(body=_B, signer=signer).signers == signers


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{_B[:-1]} for\nMinister Sample", id="last-words-in-mixed-case"),
        pytest.param(f"{_B} He met the Minister of Sample.", id="sentence-that-ends-in-a-name"),
        pytest.param(f"{_B} He works at the UN.", id="sentence-that-ends-in-capitals"),
        pytest.param(f"{_B} He joined NATO", id="capitals-without-a-stop-before"),
        pytest.param(f"{_B[:-1]} in\nParis", id="place-on-the-last-line"),
    ],
)
def test_no_signer(body: str) -> None:
    assert parse(body=body, signer=None).signers == ()


_TAILS = [
    pytest.param("NNNN", id="nnnn"),
    pytest.param("NNN", id="three-n"),
    pytest.param("NNNNN", id="five-n"),
    pytest.param("NNNNMAFVVZCZ", id="archives"),
    pytest.param("BT", id="bt"),
    pytest.param("BT\n#1052\nNNNN", id="raw"),
    pytest.param("BT\n#1052\n\n\nNNNN", id="raw-with-blank-lines"),
    pytest.param("#1052", id="serial"),
    pytest.param("End Cable Text", id="end-cable-text"),
    pytest.param("<< END OF DOCUMENT >>", id="end-of-document"),
    pytest.param("CONFIDENTIAL", id="banner"),
    pytest.param("UNCLASSIFIED\n\nNNNN", id="banner-and-nnnn"),
    pytest.param("*** Current Classification *** UNCLASSIFIED", id="current-classification"),
    pytest.param("*** Current Handling Restrictions *** n/a", id="current-handling"),
    pytest.param(">", id="mail-debris"),
]


@pytest.mark.parametrize("tail", _TAILS)
def test_end_signs(tail: str) -> None:
    cable = parse(body=_B, tail=tail)
    assert cable.signers == ("SAMPLE",)
    assert [item.number for item in cable.paragraphs] == [1]
    assert "trailer" in {span.kind for span in cable.spans if span.start > 200}


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("(NOTE BY OC/T: PASSED TO ALL POSTS.)", id="note-by-oct"),
        pytest.param("NOTE BY OC/T: PASSED TO ALL POSTS.", id="note-by-oct-bare"),
        pytest.param("Cleared by: POL:JDoe", id="cleared-by"),
        pytest.param("Drafted: POL:JDoe", id="drafted"),
        pytest.param("(Note: cleared late by the Department.)", id="late-clearance"),
        pytest.param("27 MARCH 2007", id="date"),
        pytest.param("DECLASSIFIED 27 MARCH 2017", id="stamp"),
        pytest.param("Visit Lima's Classified Web Site: http://www.lima.test/", id="web-site"),
        pytest.param("NOTE BY OC/T: PASSED.\nNNNN", id="note-and-end-sign"),
        pytest.param(
            "03/27/2007",
            id="numeric-date",
        ),
        pytest.param(
            "March 27, 2007",
            id="date-in-words",
        ),
        pytest.param(
            "----------",
            id="rule",
        ),
        pytest.param(
            "(Cleared late by EB: JDoe, and by L: JRoe,\nwho had been away.)",
            id="late-clearance-over-lines",
        ),
    ],
)
def test_notes_after_the_signer(tail: str) -> None:
    cable = parse(body=_B, tail=f"\n{tail}")
    assert cable.signers == ("SAMPLE",)
    assert [item.number for item in cable.paragraphs] == [1]


def test_signer_is_outside_the_last_paragraph() -> None:
    cable = parse(body=_B)
    assert cable.text_of(cable.paragraphs[-1]).strip() == _B


def test_two_signers() -> None:
    assert parse(body=_B, signer="SAMPLE\nDOE").signers == ("SAMPLE", "DOE")


def test_signer_in_a_text_without_stop_before() -> None:
    assert parse(body=_B[:-1], signer="SAMPLE").signers == ("SAMPLE",)


def test_list_of_names_is_not_signed_by_the_last() -> None:
    cable = parse(body=f"{_B[:-1]}:\n\n-- Ministry of Reefs\n\n-- Ministry of Tides", signer=None)
    assert cable.signers == ()


@pytest.mark.parametrize(
    "signer",
    [
        "CHARGE SAMPLE", "AMBASSADOR SAMPLE", "CG SAMPLE", "SAMPLE, CHARGE", "SAMPLE, CDA", "SAMPLE (ACTING)", "ACTING\nSAMPLE",
        "SAMPLE\nCHARGE D'AFFAIRES", "SAMPLE\nCHARGE D'AFFAIRES A.I.", "/S/ SAMPLE", "REGARDS, SAMPLE",
        "WARM REGARDS SAMPLE", "BEST REGARDS,\nSAMPLE", "UNQUOTE SAMPLE", "END QUOTE. SAMPLE", "SAMPLE BT",
    ],
)  # fmt: skip
def test_title_close_and_signs_about_the_name_are_no_part_of_it(signer: str) -> None:
    cable = parse(body=_B, signer=signer)
    assert cable.signers == ("SAMPLE",)
    assert texts(cable, "signer") == ["SAMPLE"]


@pytest.mark.parametrize(
    "name", ["JANE Q. SAMPLE", "J. Q. SAMPLE", "CONSULO", "SECRETARIO", "BESTER"]
)
def test_what_looks_like_a_title_or_an_initial_is_part_of_the_name(name: str) -> None:
    assert parse(body=_B, signer=name).signers == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "PLEASE ADVISE", "THANK YOU", "GDS", "EXEMPT", "DECONTROL UPON RECEIPT", "NO DISTRIBUTION", "UNQUOTE",
        "CHARGE D'AFFAIRES", "BEST REGARDS", "SAMPLE UNQUOTE", "ACTING", "AMBASSADOR",
        "HE DRINKS", "THEY WERE LATE", "IT IS GREEN", "YYYY",
    ],
)  # fmt: skip
def test_words_that_close_a_text_sign_nothing(line: str) -> None:
    assert parse(body=_B, signer=line).signers == ()


@pytest.mark.parametrize(
    "end",
    [
        "on Mr. Sample",
        "with Mr. Doe and Dr. Sample",
        "GEN. SAMPLE",
        "for Gov. Sample",
        "of St. John",
        "with J. Sample",
        "with Jane Q. Sample",
    ],
)
def test_stop_of_a_title_ends_no_sentence(end: str) -> None:
    assert parse(body=f"{_B[:-1]} {end}", signer=None).signers == ()


@pytest.mark.parametrize(
    "tail",
    [
        "UNCLASSIFIED//FOUO", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SENSITIVE", "SECRET//NOFORN",
        "CONFIDENTIAL NOFORN", "CONFIDENTIAL EXDIS", "SENSITIVE BUT UNCLASSIFIED", "DECONTROL UPON RECEIPT",
        "DECLASSIFY UPON RECEIPT", "# AS RECEIVED.", "DECLASSIFIED BY: DOE\nDATE: 2001",
        "NOTE BY OC/T: CORRECTION TO PARAGRAPHS\nTHREE AND FOUR WILL FOLLOW.",
        "(NOTE BY OC/T: CORRECTION TO PARAGRAPHS\nTHREE AND FOUR WILL FOLLOW.",
        "#AS RECEIVED; A CORRECTION TO PARAGRAPHS\nTHREE AND FOUR WILL FOLLOW.",
        "CLEARANCE: THE HARBOR MASTER AND ALL\nTHE KEEPERS OF HIS TOWERS.",
    ],
)  # fmt: skip
def test_lines_of_the_1970s_and_captions_below_the_signer(tail: str) -> None:
    cable = parse(body=_B, tail=tail)
    assert cable.signers == ("SAMPLE",)
    assert [item.number for item in cable.paragraphs] == [1]


def test_lines_below_a_note_in_the_text_are_text() -> None:
    cable = parse(
        body=f"{_B}\n\nDRAFTED laws were read.\nThe keepers slept\nand left.", signer=None
    )
    assert cable.signers == ()
    assert cable.text_of(cable.paragraphs[-1]).rstrip().endswith("and left.")


def test_who_repeats_a_signed_telegram_signs() -> None:
    cable = parse(body="1. HE SPOKE.\n\n2. HE LEFT. SAMPLE UNQUOTE DOE", signer=None)
    assert cable.signers == ("DOE",)


def test_an_abbreviation_that_ends_a_sentence_stands_before_the_name() -> None:
    assert parse(body=f"{_B} He left for the U.S. SAMPLE", signer=None).signers == ("SAMPLE",)


def test_name_behind_the_last_sentence_of_a_short_paragraph() -> None:
    assert parse(body="1. WE AGREE.\n2. GO ON. SAMPLE", signer=None).signers == ("SAMPLE",)


def test_last_item_of_a_list_is_no_name() -> None:
    assert parse(body=f"{_B}\n\n1. ROPE\n2. PAINT", signer=None).signers == ()


@pytest.mark.parametrize(
    ("body", "signers"),
    [
        pytest.param("1. HE LEFT.\n\n2. WE MEET AGAIN MAY\n24. SAMPLE", ("SAMPLE",), id="day"),
        pytest.param("1. HE LEFT:\n1. Paint\n2. Rope", (), id="item-that-is-due"),
    ],
)
def test_name_behind_a_figure(body: str, signers: tuple[str, ...]) -> None:
    assert parse(body=body, signer=None).signers == signers
