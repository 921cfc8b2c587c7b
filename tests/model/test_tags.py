"""The TAGS line: labels, separators, damage, and what is not a tag."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode

from .messages import codes, parse, texts

_LINES = [
    # labels
    pytest.param("TAGS: PREL PGOV PE", ("PREL", "PGOV", "PE"), id="blanks"),
    pytest.param("TAGS: PREL, PGOV, PE", ("PREL", "PGOV", "PE"), id="commas"),
    pytest.param("TAGS: PREL; PGOV; PE", ("PREL", "PGOV", "PE"), id="semicolons"),
    pytest.param("TAGS: PREL,PGOV,PE", ("PREL", "PGOV", "PE"), id="commas-without-blank"),
    pytest.param("TAGS: PREL , PGOV , PE", ("PREL", "PGOV", "PE"), id="blank-before-comma"),
    pytest.param("TAGS: PREL, PGOV PE", ("PREL", "PGOV", "PE"), id="mixed-separators"),
    pytest.param("TAGS: PREL, PGOV, PE.", ("PREL", "PGOV", "PE"), id="full-stop-at-the-end"),
    pytest.param("TAGS: PREL, PGOV,\tPE", ("PREL", "PGOV", "PE"), id="tab"),
    pytest.param("TAGS:PREL PGOV PE", ("PREL", "PGOV", "PE"), id="no-blank-after-label"),
    pytest.param("TAGS PREL PGOV PE", ("PREL", "PGOV", "PE"), id="no-colon"),
    pytest.param("TAG: PREL PE", ("PREL", "PE"), id="label-tag"),
    pytest.param("TAS: PREL PE", ("PREL", "PE"), id="label-tas"),
    pytest.param("TABS: PREL PE", ("PREL", "PE"), id="label-tabs"),
    pytest.param("TGS: PREL PE", ("PREL", "PE"), id="label-tgs"),
    pytest.param("TAGES: PREL PE", ("PREL", "PE"), id="label-tages"),
    pytest.param("AGS: PREL PE", ("PREL", "PE"), id="label-ags"),
    pytest.param("TAGS; PREL PE", ("PREL", "PE"), id="label-semicolon"),
    pytest.param("TAGS, PREL PE", ("PREL", "PE"), id="label-comma"),
    pytest.param("TAGS : PREL PE", ("PREL", "PE"), id="blank-before-colon"),
    pytest.param("Tags: prel pe", ("PREL", "PE"), id="lower-case"),
    pytest.param("PREL PGOV PE", ("PREL", "PGOV", "PE"), id="label-lost"),
    pytest.param("TAGS:", (), id="nothing"),
    # continuation
    pytest.param("TAGS: PREL PGOV\nKNNP PE", ("PREL", "PGOV", "KNNP", "PE"), id="two-lines"),
    pytest.param("TAGS: PREL, PGOV,\n      PE", ("PREL", "PGOV", "PE"), id="two-lines-indented"),
    pytest.param("TAGS: PREL PGOV\n\nKNNP PE", ("PREL", "PGOV", "KNNP", "PE"), id="blank-between"),
    pytest.param("TAGS:\nPREL PE", ("PREL", "PE"), id="label-alone"),
    pytest.param("TAGS: PREL PGOV\nPE", ("PREL", "PGOV", "PE"), id="geo-alone-below"),
    pytest.param(
        "TAGS: PREL, UNGA,\nAFL-CIO, PE", ("PREL", "UNGA", "AFL-CIO", "PE"), id="org-below"
    ),
    # kinds
    pytest.param("TAGS: PREL UNGA/C-6 PE", ("PREL", "UNGA/C-6", "PE"), id="slash-in-organization"),
    pytest.param("TAGS: PREL G-77 PE", ("PREL", "G-77", "PE"), id="digits-in-organization"),
    pytest.param("TAGS: PREL AFL-CIO PE", ("PREL", "AFL-CIO", "PE"), id="hyphen-in-organization"),
    pytest.param("TAGS: ETRD G-8", ("ETRD", "G-8"), id="g-8"),
    pytest.param(
        "TAGS: PREL, OVIP (SAMPLE, JANE Q.), PE",
        ("PREL", "OVIP", "SAMPLE, JANE Q.", "PE"),
        id="visitor-in-brackets",
    ),
    pytest.param(
        "TAGS: OVIP (SAMPLE, JANE) PREL", ("OVIP", "SAMPLE, JANE", "PREL"), id="visitor-then-tag"
    ),
    pytest.param(
        "TAGS: OVIP (SAMPLE,\nJANE) PREL", ("OVIP", "SAMPLE, JANE", "PREL"), id="visitor-wrapped"
    ),
    pytest.param(
        "TAGS: PREL, COUNTRY CLEARANCE, PE", ("PREL", "COUNTRY CLEARANCE", "PE"), id="term-of-words"
    ),
    pytest.param(
        "TAGS: PREL, ISRAELI PALESTINIAN AFFAIRS",
        ("PREL", "ISRAELI PALESTINIAN AFFAIRS"),
        id="term-of-three-words",
    ),
    pytest.param("TAGS: OVIP SAMPLE JANE", ("OVIP", "SAMPLE JANE"), id="visitor-flattened"),
    pytest.param("TAGS: PREL ZZQW PE", ("PREL", "ZZQW", "PE"), id="unknown-code-stays"),
    # links
    pytest.param("TAGS: [PREL](#) [UNGA](#) [PE](#)", ("PREL", "UNGA", "PE"), id="markdown-links"),
    pytest.param(
        "TAGS: [PREL](#)\n[UNGA](#) [PE](#)", ("PREL", "UNGA", "PE"), id="markdown-links-over-lines"
    ),
    pytest.param(
        "TAGS: [PREL](https://x.test/tag/PREL_0.html), [PE](#)",
        ("PREL", "PE"),
        id="markdown-address",
    ),
    pytest.param("TAGS: [PREL](#)[PE](#)", ("PREL", "PE"), id="markdown-glued"),
    # damage
    pytest.param("TAGS ECONEFIN KNNPMNUC PE", ("ECON", "EFIN", "KNNP", "MNUC", "PE"), id="glued"),
    pytest.param("TAGS: PGOVSOCI PE", ("PGOV", "SOCI", "PE"), id="glued-two"),
    pytest.param("TAGS: VTPREL", ("VT", "PREL"), id="glued-geo-first"),
    pytest.param("TAGS: ETRDECONWTOPE", ("ETRD", "ECON", "WTO", "PE"), id="glued-organization"),
    pytest.param("TAGS: PRELUNSC, PE", ("PREL", "UNSC", "PE"), id="glued-organization-of-four"),
    pytest.param("TAGS: PRELASEANPE", ("PREL", "ASEAN", "PE"), id="glued-organization-of-five"),
    pytest.param("TAGS: PGOVKTDBPE", ("PGOV", "KTDB", "PE"), id="glued-program-not-in-the-table"),
    pytest.param("TAGS: PREL, KAZAKHSTAN", ("PREL", "KAZAKHSTAN"), id="country-of-such-pieces"),
    pytest.param("TAGS: PREL, NATOWTO", ("PREL", "NATOWTO"), id="organizations-alone"),
    pytest.param("TAGS: KFRDCVISASECEG", ("KFRD", "CVIS", "ASEC", "EG"), id="glued-four"),
    pytest.param("TAGS: PREL UNESCO", ("PREL", "UNESCO"), id="organization-is-not-cut"),
    pytest.param("TAGS: PREL PREL PE", ("PREL", "PE"), id="repeated"),
    pytest.param("TAGS: PREL RU", ("PREL", "RS"), id="slip-ru"),
    pytest.param("TAGS: PREL VZ", ("PREL", "VE"), id="slip-vz"),
    pytest.param("TAGS: PREL EU", ("PREL", "EUN"), id="slip-eu"),
    pytest.param("TAGS: PREL IQ", ("PREL", "IZ"), id="slip-iq"),
    pytest.param("TAGS: PREL YE", ("PREL", "YM"), id="slip-ye"),
    pytest.param("TAGS: PREL SYR", ("PREL", "SY"), id="slip-syr"),
    pytest.param("TAGS: MOPPS PE", ("MOPS", "PE"), id="slip-mopps"),
    pytest.param("TAGS: POGOV PE", ("PGOV", "PE"), id="slip-pogov"),
    pytest.param("TAGS: KWWMN PE", ("KWMN", "PE"), id="slip-kwwmn"),
    pytest.param("TAGS: UNDESCO PE", ("UNESCO", "PE"), id="slip-undesco"),
    pytest.param("TAGS: RU, RS", ("RS",), id="slip-beside-the-right-code"),
    # strays
    pytest.param("TAGS: PREL PE SIPDIS", ("PREL", "PE"), id="caption"),
    pytest.param("TAGS: PREL NOFORN PE", ("PREL", "PE"), id="caption-noforn"),
    pytest.param("TAGS: SECRET PREL PE", ("PREL", "PE"), id="level"),
    pytest.param("TAGS: PREL PE\nSIPDIS", ("PREL", "PE"), id="caption-below"),
    pytest.param(
        "TAGS: PREL IT\nPAGE 02        ROME  03067  01 OF 03  251228Z\nPREL IT",
        ("PREL", "IT"),
        id="page-heading-and-repetition",
    ),
    pytest.param(
        "TAGS: PREL IT PAGE 02        ROME  03067  01 OF 03  251228Z\nPGOV",
        ("PREL", "IT", "PGOV"),
        id="page-heading-on-the-line",
    ),
]


@pytest.mark.parametrize(("line", "tags"), _LINES)
def test_line(line: str, tags: tuple[str, ...]) -> None:
    cable = parse(tags=line)
    assert cable.tags == tags
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        pytest.param("TAGS: PREL PE", (), id="nothing-corrected"),
        pytest.param("TAGS: prel pe", (), id="case-is-no-correction"),
        pytest.param("TAGS: PREL RU", ("PREL", "RU"), id="slip"),
        pytest.param("TAGS: ECONEFIN PE", ("ECONEFIN", "PE"), id="glued"),
        pytest.param("TAGS: PREL, PREL", (), id="repetition-is-no-correction"),
    ],
)
def test_as_written(line: str, written: tuple[str, ...]) -> None:
    assert parse(tags=line).tags_as_written == written


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("TAGS: PREL RU", DefectCode.TAGS_REPAIRED, id="slip"),
        pytest.param("TAGS: ECONEFIN PE", DefectCode.TAGS_REPAIRED, id="glued"),
        pytest.param("TAGS: PREL SIPDIS", DefectCode.MISPLACED_WORD, id="caption"),
        pytest.param(
            "TAS: PREL PE",
            DefectCode.LABEL_REPAIRED,
            id="label-misspelt",
        ),
        pytest.param("PREL PGOV PE", DefectCode.LABEL_REPAIRED, id="label-lost"),
    ],
)
def test_repair_is_told(line: str, code: DefectCode) -> None:
    assert code in codes(parse(tags=line))


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        pytest.param("TAGS: PREL PE SUBJECT: A TITLE", "A TITLE", id="joined"),
        pytest.param("TAGS: PREL PE SUBJ: A TITLE", "A TITLE", id="joined-short"),
        pytest.param(
            "TAGS: PREL, PESUBJECT: A TITLE",
            "A TITLE",
            id="joined-without-blank",
        ),
    ],
)
def test_subject_on_the_line(line: str, subject: str) -> None:
    cable = parse(tags=line, subject=None)
    assert (cable.tags, cable.subject) == (("PREL", "PE"), subject)


def test_places_of_links_are_those_of_the_codes() -> None:
    assert texts(parse(tags="TAGS: [PREL](#) [PE](#)"), "tag") == ["PREL", "PE"]


def test_caption_among_the_tags_is_a_caption() -> None:
    assert parse(tags="TAGS: PREL PE SIPDIS", captions=None).captions == ("SIPDIS",)


def test_no_tags() -> None:
    cable = parse(tags=None)
    assert cable.tags == ()
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("SUBJECT: TAG SALE AT THE LIGHTHOUSE", id="title-with-tag"),
        pytest.param(
            "SUBJECT: PRICE TAGS: A SURVEY",
            id="title-with-tags-and-colon",
        ),
        pytest.param(
            "SUBJECT: A LIGHTHOUSE\nTAGS WORN BY KEEPERS", id="second-line-begins-with-tags"
        ),
    ],
)
def test_title_that_speaks_of_tags(title: str) -> None:
    cable = parse(subject=title)
    assert cable.subject == " ".join(title.removeprefix("SUBJECT: ").split())
    assert cable.tags == ("PREL", "PGOV", "PE")


_ODD_LINES = [
    # (line, tags)
    pytest.param("TAGS: PREL+PGOV+PE", ('PREL', 'PGOV', 'PE'), id="plus-signs"),
    pytest.param("TAGS: PREL*PGOV*PE", ('PREL', 'PGOV', 'PE'), id="stars"),
    pytest.param("TAGS: PREL_PGOV_PE", ('PREL', 'PGOV', 'PE'), id="underscores"),
    pytest.param("TAGS: PREL & PGOV & PE", ('PREL', 'PGOV', 'PE'), id="ampersands"),
    pytest.param("TAGS: PREL, PE, #", ('PREL', 'PE'), id="sign-alone"),
    pytest.param("TAGS: PREL, PE (C)", ('PREL', 'PE'), id="marking-behind"),
    pytest.param("TAGS: (U) PREL, PE", ('PREL', 'PE'), id="marking-before"),
    pytest.param("TAGS: PREL, PG OV, PE", ('PREL', 'PGOV', 'PE'), id="blank-in-a-code"),
    pytest.param("TAGS: P R E L, PE", ('PREL', 'PE'), id="spaced-code"),
    pytest.param("TAGS: PREL, PGOVV, PE", ('PREL', 'PGOV', 'PE'), id="letter-doubled"),
    pytest.param("TAGS: PREEL, PE", ('PREL', 'PE'), id="letter-inside-doubled"),
    pytest.param("TAGS: PREL, KTIAX, PE", ('PREL', 'KTIA', 'PE'), id="letter-too-many-at-the-end"),
    pytest.param("TAGS: PREL, KZZZ, PE", ('PREL', 'KZZZ', 'PE'), id="unknown-program-stays"),
    pytest.param("TAGS: PREL, PQQQ, PE", ('PREL', 'PQQQ', 'PE'), id="unknown-subject-stays"),
    pytest.param("TAGS: PREL,\nPGOV/ECON", ("PREL", "PGOV", "ECON"), id="codes-about-a-slash-below"),
    pytest.param("TAGS: PREL, PGOV,\nABCDEFGHIJKLM, PE", ('PREL', 'PGOV', 'ABCDEFGHIJKLM', 'PE'), id="unknown-word-of-thirteen-letters-below"),
    pytest.param("TAGS: PREL, PGOV,\nABCDEFGHIJKLMN, PE", ('PREL', 'PGOV'), id="unknown-word-of-fourteen-letters-below"),
    pytest.param("TAGS: PREL, PQQQ/PWWW, PE", ('PREL', 'PQQQ/PWWW', 'PE'), id="unknown-subjects-about-a-slash-stay"),
    pytest.param("TAGS: PREL, ASEAN, PE", ('PREL', 'ASEAN', 'PE'), id="organization-of-five-letters-stays"),
    pytest.param("TAGS: PREL, ARMED FORCES, PE", ('PREL', 'ARMED FORCES', 'PE'), id="term-that-begins-like-a-slip"),
    pytest.param("TAGS: OVIP, SAMPLE, JANE, PE", ('OVIP', 'SAMPLE, JANE', 'PE'), id="visitor-without-brackets"),
    pytest.param("TAGS: CVIS, SAMPLE, JANE", ('CVIS', 'SAMPLE, JANE'), id="applicant-without-brackets"),
    pytest.param("TAGS: OTRA - SAMPLE, JANE", ('OTRA', 'SAMPLE, JANE'), id="traveler-behind-a-dash"),
    pytest.param("TAGS: APER, OTRA, PE", ('APER', 'OTRA', 'PE'), id="codes-behind-codes-of-persons"),
    pytest.param("TAGS: N/A", (), id="not-applicable"),
    pytest.param("TAGS: NONE", (), id="none"),
    pytest.param("TAGS: NA", ('NA',), id="netherlands-antilles"),
    pytest.param("TAGS: OVIP, PREL, PE", ('OVIP', 'PREL', 'PE'), id="codes-behind-ovip-are-no-visitor"),
    pytest.param("TAGS: PREL, OREP DOE, JOHN), PE", ('PREL', 'OREP', 'DOE, JOHN', 'PE'), id="member-of-congress-without-a-bracket"),
    pytest.param("TAGS: PREL, PE ORCON", ('PREL', 'PE'), id="control-among-the-codes"),
    pytest.param("TAGS/ PREL, PE", ('PREL', 'PE'), id="label-slash"),
    pytest.param("TAGS= PREL, PE", ('PREL', 'PE'), id="label-equals"),
    pytest.param("TTAGS: PREL, PE", ('PREL', 'PE'), id="label-first-letter-doubled"),
    pytest.param("TAGSS: PREL, PE", ('PREL', 'PE'), id="label-last-letter-doubled"),
    pytest.param("YAGS: PREL, PE", ('PREL', 'PE'), id="label-key-beside"),
    pytest.param("T AGS: PREL, PE", ('PREL', 'PE'), id="label-blank-behind-the-first-letter"),
    pytest.param("TAGSPREL PE", ('PREL', 'PE'), id="label-glued-without-commas"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "tags"), _ODD_LINES)
def test_odd_line(line: str, tags: tuple[str, ...]) -> None:
    cable = parse(tags=line)
    assert cable.tags == tags
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


def test_corrected_code_is_told_and_what_was_written_is_kept() -> None:
    cable = parse(tags="TAGS: PREL, PGOVV, PE")
    assert cable.tags_as_written == ("PREL", "PGOVV", "PE")
    assert DefectCode.TAGS_REPAIRED in codes(cable)


def test_label_with_a_slip_needs_codes_behind_it() -> None:
    assert parse(tags="BAGS: LOST IN LIMA").tags == ()


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        pytest.param("TAGS: CASC, SAMPLE, JOHN, PE", ("CASC", "SAMPLE, JOHN", "PE"), id="name"),
        pytest.param("TAGS: CASC, CVIS, PE", ("CASC", "CVIS", "PE"), id="codes"),
        pytest.param("TAGS: CASC, PE", ("CASC", "PE"), id="one-code"),
    ],
)
def test_person_whom_consuls_assist(line: str, codes: tuple[str, ...]) -> None:
    assert parse(tags=line).tags == codes
