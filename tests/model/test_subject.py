"""The subject: where it begins, where it ends, and what belongs to it."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode

from .messages import codes, parse

_LINES = [
    # (block, subject, marking)
    pytest.param("SUBJECT: A TITLE", "A TITLE", None, id="one-line"),
    pytest.param("SUBJECT: A TITLE\nTHAT WRAPS", "A TITLE THAT WRAPS", None, id="two-lines"),
    pytest.param("SUBJECT: A\nB\nC\nD", "A B C D", None, id="four-lines"),
    pytest.param("Subject: A TITLE", "A TITLE", None, id="label-mixed"),
    pytest.param("subject: a title", "a title", None, id="label-lower"),
    pytest.param("SUBJ: A TITLE", "A TITLE", None, id="label-short"),
    pytest.param("UBJECT: A TITLE", "A TITLE", None, id="label-cut"),
    pytest.param("SUBJECT A TITLE", "A TITLE", None, id="no-colon"),
    pytest.param("SUBJECT:A TITLE", "A TITLE", None, id="no-blank"),
    pytest.param("SUBJECT : A TITLE", "A TITLE", None, id="blank-before-colon"),
    pytest.param("  SUBJECT: A TITLE", "A TITLE", None, id="indented"),
    pytest.param("SUBJECT:\nA TITLE", "A TITLE", None, id="label-alone"),
    pytest.param("SUBJECT:\n\nA TITLE", "A TITLE", None, id="blank-line-after-label"),
    pytest.param("SUBJECT: A TITLE  \nTHAT WRAPS  ", "A TITLE THAT WRAPS", None, id="blanks-after"),
    pytest.param("SUBJECT:  A   TITLE", "A TITLE", None, id="many-blanks"),
    pytest.param("SUBJECT: A\tTITLE", "A TITLE", None, id="tab"),
    pytest.param("SUBJECT: A TITLE\n   \nNO", "A TITLE", None, id="ends-at-a-line-of-blanks"),
    # markings
    pytest.param("SUBJECT: (C) A TITLE\nTHAT WRAPS", "A TITLE THAT WRAPS", "C", id="marking"),
    pytest.param("SUBJECT: (S/NF) A TITLE", "A TITLE", "S/NF", id="marking-noforn"),
    pytest.param("SUBJECT: (SBU) A TITLE", "A TITLE", "SBU", id="marking-sbu"),
    pytest.param(
        "SUBJECT: (S//REL TO USA, FVEY) A TITLE", "A TITLE", "S//REL TO USA, FVEY", id="rel"
    ),
    pytest.param("SUBJECT: ( C ) A TITLE", "A TITLE", "C", id="marking-with-blanks"),
    pytest.param("SUBJECT: (c) A TITLE", "A TITLE", "C", id="marking-lower"),
    pytest.param("SUBJECT: (C)A TITLE", "A TITLE", "C", id="marking-glued"),
    pytest.param("SUBJECT:\n(C) A TITLE", "A TITLE", "C", id="marking-below-the-label"),
    pytest.param(
        "SUBJECT: A TITLE (C)",
        "A TITLE",
        "C",
        id="marking-at-the-end",
    ),
    pytest.param("SUBJECT: C) A TITLE", "A TITLE", "C", id="marking-never-opened"),
    pytest.param("SUBJECT: (SBU A TITLE", "A TITLE", "SBU", id="marking-never-closed"),
    pytest.param("SUBJECT: (C] A TITLE", "A TITLE", "C", id="marking-with-another-bracket"),
    pytest.param("SUBJECT: (U S) A TITLE", "(U S) A TITLE", None, id="remark-that-begins-so"),
    pytest.param("SUBJECT: B) A TITLE", "B) A TITLE", None, id="letter-of-no-level"),
    pytest.param("SUBJECT: C TITLE", "C TITLE", None, id="letter-without-a-bracket"),
    pytest.param("SUBJECT: (IRAN) A TITLE", "(IRAN) A TITLE", None, id="bracket-is-no-marking"),
    pytest.param(
        "SUBJECT: (A) ONE AND (B) TWO", "(A) ONE AND (B) TWO", None, id="letters-in-brackets"
    ),
    # hyphens
    pytest.param("SUBJECT: US-\nLATIN TALKS", "US-LATIN TALKS", None, id="hyphen-joins"),
    pytest.param("SUBJECT: TALKS -\nA REPORT", "TALKS - A REPORT", None, id="dash-does-not-join"),
    pytest.param(
        "SUBJECT: TALKS --\nA REPORT",
        "TALKS -- A REPORT",
        None,
        id="double-dash",
    ),
    # contents
    pytest.param("SUBJECT: PERU: A: B", "PERU: A: B", None, id="colons"),
    pytest.param("SUBJECT: TFXX01: A TITLE", "TFXX01: A TITLE", None, id="slug-task-force"),
    pytest.param(
        "SUBJECT: C-NE4-01083: A TITLE", "C-NE4-01083: A TITLE", None, id="slug-intelligence"
    ),
    pytest.param("SUBJECT: PART 2 OF 3: A TITLE", "PART 2 OF 3: A TITLE", None, id="slug-part"),
    pytest.param("SUBJECT: A TITLE...", "A TITLE...", None, id="cut-at-source"),
    pytest.param("SUBJECT: UNGA,S SIXTH", "UNGA,S SIXTH", None, id="comma-apostrophe-stays"),
    pytest.param(
        "SUBJECT: REFORM OF THE REFUGEE REGIME",
        "REFORM OF THE REFUGEE REGIME",
        None,
        id="words-that-begin-with-ref",
    ),
    pytest.param(
        "SUBJECT: THE BRIEF: A STUDY", "THE BRIEF: A STUDY", None, id="word-that-ends-in-ref"
    ),
    pytest.param(
        "SUBJECT: WHAT THE CHIEF REF: SAID",
        "WHAT THE CHIEF REF: SAID",
        None,
        id="ref-colon-without-cable",
    ),
    pytest.param(
        "SUBJECT: A TITLE WITH\nREFERENCE TO THE SEA",
        "A TITLE WITH REFERENCE TO THE SEA",
        None,
        id="line-that-begins-with-reference",
    ),
    pytest.param(
        "SUBJECT: NEWS OF THE\nREFEREE STRIKE",
        "NEWS OF THE REFEREE STRIKE",
        None,
        id="line-that-begins-with-referee",
    ),
    pytest.param(
        "SUBJECT: A TALE OF\n12 LIGHTHOUSES",
        "A TALE OF 12 LIGHTHOUSES",
        None,
        id="line-that-begins-with-a-number",
    ),
    pytest.param(
        "SUBJECT: THE SUMMIT\nSUMMARY: A RECORD", "THE SUMMIT", None, id="ends-at-summary"
    ),
    pytest.param(
        "SUBJECT: CLASSIFIED BY THE SEA", "CLASSIFIED BY THE SEA", None, id="classified-by-in-it"
    ),
    pytest.param(
        "SUBJECT: EO 2007: THE NEXT OLYMPICS",
        "EO 2007: THE NEXT OLYMPICS",
        None,
        id="letters-eo-in-it",
    ),
    pytest.param(
        "SUBJECT: SUBJECT MATTER EXPERTS", "SUBJECT MATTER EXPERTS", None, id="word-subject"
    ),
    pytest.param("SUBJECT: SECRET GARDENS", "SECRET GARDENS", None, id="level-word"),
    pytest.param("SUBJECT: A TITLE\nSIPDIS", "A TITLE", None, id="caption-below"),
    # page lines
    pytest.param(
        "SUBJECT: A TITLE\nLIMA 00001052  002 OF 004\nTHAT WRAPS",
        "A TITLE THAT WRAPS",
        None,
        id="page-foot-inside",
    ),
]


@pytest.mark.parametrize(("block", "subject", "marking"), _LINES)
def test_subject(block: str, subject: str, marking: str | None) -> None:
    cable = parse(subject=block)
    assert (cable.subject, cable.subject_marking) == (subject, marking)
    assert [item.number for item in cable.paragraphs][-2:] == [1, 2]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("REF: LIMA 209", id="ref"),
        pytest.param("REFS: A. LIMA 209", id="refs"),
        pytest.param("REFTEL: LIMA 209", id="reftel"),
        pytest.param("REF(S): LIMA 209", id="ref-s"),
        pytest.param("REF LIMA 209", id="ref-without-colon"),
        pytest.param("Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b).", id="authority"),
        pytest.param(
            "(U) Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b).", id="marked"
        ),
        pytest.param("DERIVED FROM: DSCG 05-1 B,D", id="derived"),
        pytest.param("-------", id="rule"),
        pytest.param("Summary: The tower is green.", id="summary"),
        pytest.param("1. (C) The tower is green.", id="paragraph"),
        pytest.param("1. The tower is green.", id="paragraph-without-marking"),
        pytest.param("LIMA 00001052  002 OF 004", id="page-foot"),
        pytest.param("TAGS: PREL", id="tags"),
    ],
)
def test_ends_without_blank_line_at(after: str) -> None:
    cable = parse(subject=f"SUBJECT: A TITLE\nTHAT WRAPS\n{after}")
    assert cable.subject == "A TITLE THAT WRAPS"


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        pytest.param("SUBJECT: A TITLE REF: LIMA 209", "A TITLE", id="ref"),
        pytest.param("SUBJECT: A TITLE REF: A. LIMA 209", "A TITLE", id="ref-lettered"),
        pytest.param(
            "SUBJECT: THE MINISTERREF: A. LIMA 209", "THE MINISTER", id="ref-without-blank"
        ),
        pytest.param("SUBJECT: THE MINISTERREF: LIMA 209", "THE MINISTER", id="ref-plain-glued"),
        pytest.param("SUBJECT: THE MINISTERREFS: A. LIMA 209", "THE MINISTER", id="refs-glued"),
    ],
)
def test_reference_on_the_subject_line(line: str, subject: str) -> None:
    cable = parse(subject=line)
    assert cable.subject == subject
    assert [item.reference_id for item in cable.references] == ["07LIMA209"]


def test_authority_on_the_subject_line() -> None:
    cable = parse(
        subject="SUBJECT: A TITLE Classified By: Jane Sample for reasons 1.4 (b).", authority=None
    )
    assert (cable.subject, cable.classified_by) == ("A TITLE", "Jane Sample")


def test_first_of_two_subjects() -> None:
    cable = parse(subject="SUBJECT: A TITLE\n\nSUBJECT: ANOTHER")
    assert cable.subject == "A TITLE"
    assert DefectCode.REPEATED_FIELD in codes(cable)


def test_no_subject() -> None:
    cable = parse(subject=None)
    assert cable.subject is None
    assert DefectCode.SUBJECT_MISSING in codes(cable)


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("\n", id="one-blank-line"),
        pytest.param("\n   \n", id="blanks"),
    ],
)
def test_blank_lines_between_tags_and_subject(between: str) -> None:
    assert parse(subject=f"{between}SUBJECT: A TITLE").subject == "A TITLE"


def test_header_on_one_line() -> None:
    cable = parse(
        captions=None,
        order="E.O. 12958: DECL: 03/27/2017 TAGS: PREL, PE SUBJECT: A TITLE REF: LIMA 209 "
        "Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b).",
        tags=None,
        subject=None,
        authority=None,
    )
    assert cable.executive_order is not None
    assert cable.executive_order.declassify_on == "2017-03-27"
    assert (cable.tags, cable.subject) == (("PREL", "PE"), "A TITLE")
    assert [item.reference_id for item in cable.references] == ["07LIMA209"]
    assert (cable.classified_by, cable.reasons) == ("Polcouns Jane Q. Sample", ("b",))


def test_header_without_blank_lines() -> None:
    cable = parse(
        captions="SIPDIS\n" + "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A TITLE\nREF: LIMA 209\n"
        "Classified By: Jane Sample for reasons 1.4 (b).\n1. (C) The tower is green.",
        order=None,
        tags=None,
        subject=None,
        authority=None,
        body="2. (C) It is.",
    )
    assert cable.subject == "A TITLE"
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_paragraph_on_the_subject_line() -> None:
    cable = parse(
        subject="SUBJECT: A TITLE 1. (C) The tower is green.", authority=None, body="2. (C) It is."
    )
    assert cable.subject == "A TITLE"
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Subject: A TITLE", id="in-the-body"),
        pytest.param("TAGS: PREL", id="tags-in-the-body"),
        pytest.param("REF: LIMA 12", id="references-in-the-body"),
        pytest.param("E.O. 12958: N/A", id="order-in-the-body"),
        pytest.param("Classified By: Jane Doe for reasons 1.4 (c).", id="authority-in-the-body"),
    ],
)
def test_labels_in_the_body_are_text(words: str) -> None:
    cable = parse(body=f"1. (C) He quoted:\n\n{words}\n\n2. (C) B.")
    plain = parse()
    assert (cable.subject, cable.tags, cable.references) == (plain.subject, plain.tags, ())
    assert (cable.executive_order, cable.reasons) == (plain.executive_order, plain.reasons)
    assert [item.number for item in cable.paragraphs] == [1, 2]


_ODD_LINES = [
    # (block, subject, marking)
    pytest.param("SUBJECT. A TITLE", "A TITLE", None, id="label-stop"),
    pytest.param("SUBJECT, A TITLE", "A TITLE", None, id="label-comma"),
    pytest.param("SUBJ/ A TITLE", "A TITLE", None, id="short-label-slash"),
    pytest.param("SUB: A TITLE", "A TITLE", None, id="label-of-three-letters"),
    pytest.param("S U B J E C T: A TITLE", "A TITLE", None, id="label-spaced"),
    pytest.param("SU BJECT: A TITLE", "A TITLE", None, id="label-with-a-blank"),
    pytest.param("SUBJET: A TITLE", "A TITLE", None, id="label-letter-lost"),
    pytest.param("SUBJ: SUBJECT: A TITLE", "A TITLE", None, id="two-labels"),
    pytest.param("SUBJECT: SUBJECT MATTER EXPERTS MEET", "SUBJECT MATTER EXPERTS MEET", None, id="title-that-begins-with-the-word"),
    pytest.param("SUBJECT: A TITLE -- (C)", "A TITLE", "C", id="dashes-before-the-marking"),
    pytest.param("SUBJECT: A TITLE -", "A TITLE -", None, id="dash-alone-stays"),
    pytest.param("SUBJECT: A TITLE OF\n\nTHE KEEPERS", "A TITLE OF THE KEEPERS", None, id="breaks-off-above-a-blank-line"),
    pytest.param("SUBJECT: A TITLE ON US-\n\nLATIN TIES", "A TITLE ON US-LATIN TIES", None, id="hyphen-above-a-blank-line"),
    pytest.param("SUBJECT: A TITLE\nE.O. 12958 AND THE KEEPERS", "A TITLE E.O. 12958 AND THE KEEPERS", None, id="second-line-begins-with-an-order"),
    pytest.param("SUBJECT: A TITLE\nREF A AND REF B", "A TITLE REF A AND REF B", None, id="second-line-begins-with-ref"),
    pytest.param("SUBJECT: A TITLE\nREFERENCE LIBRARY OPENS", "A TITLE REFERENCE LIBRARY OPENS", None, id="second-line-begins-with-reference"),
    pytest.param("SUBJECT: A TITLE\nOBJECT: PEACE", "A TITLE OBJECT: PEACE", None, id="word-near-the-label"),
    pytest.param("SUBJECT: A TITLE (CORRECTED COPY)", "A TITLE (CORRECTED COPY)", None, id="corrected-copy-behind"),
    pytest.param("SUBJECT: VISITE DU MINISTRE À LIMA: «LA MER»", "VISITE DU MINISTRE À LIMA: «LA MER»", None, id="french"),
    pytest.param("SUBJECT: A TITLE\nSUMMARY OF NEEDS", "A TITLE SUMMARY OF NEEDS", None, id="second-line-begins-with-summary"),
    pytest.param("SUBJECT: A TITLE\nINTRODUCTION OF TAXES", "A TITLE INTRODUCTION OF TAXES", None, id="second-line-begins-with-introduction"),
    pytest.param("SUBJECT: A TITLE\nCOMMENT BY KEEPERS", "A TITLE COMMENT BY KEEPERS", None, id="second-line-begins-with-comment"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "subject", "marking"), _ODD_LINES)
def test_odd_line(block: str, subject: str, marking: str | None) -> None:
    cable = parse(subject=block)
    assert (cable.subject, cable.subject_marking) == (subject, marking)
    assert cable.tags == ("PREL", "PGOV", "PE")
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize("rule", ["-------", "- - - - -\n", "=======\n"])
def test_title_that_is_underlined(rule: str) -> None:
    cable = parse(subject=f"SUBJECT: A TITLE\n{rule}", refs="REF: LIMA 209")
    assert cable.subject == "A TITLE"
    assert [item.reference_id for item in cable.references] == ["07LIMA209"]
    assert (cable.classified_by, len(cable.paragraphs)) == ("Polcouns Jane Q. Sample", 2)


def test_rule_above_the_first_heading_ends_the_header() -> None:
    body = "-------\nSUMMARY\n-------\n\n1. (C) A.\n\n2. (C) Classified by: nobody."
    cable = parse(subject="SUBJECT: A TITLE", authority=None, body=body)
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.classified_by is None


def test_rule_and_heading_on_the_line_of_the_title() -> None:
    cable = parse(subject="SUBJECT: A TITLE ------- SUMMARY -------", authority=None)
    assert cable.subject == "A TITLE"


def test_title_that_is_whole_ends_at_a_blank_line() -> None:
    cable = parse(subject="SUBJECT: A TITLE\n\nTHE KEEPERS SPOKE OF PAINT", authority=None)
    assert cable.subject == "A TITLE"


@pytest.mark.parametrize(
    "below", ["SUMMARY: A.", "SUMMARY", "SUMMARY AND COMMENT: A.", "COMMENT. A."]
)
def test_opening_words_below_a_title(below: str) -> None:
    assert parse(subject=f"SUBJECT: A TITLE\n{below}", authority=None).subject == "A TITLE"


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("5. (C) The tower is green.", id="later-paragraph"),
        pytest.param("2.(SBU) The tower is green.", id="no-blank"),
    ],
)
def test_marked_paragraph_of_any_number_ends_a_title(paragraph: str) -> None:
    cable = parse(subject=f"SUBJECT: A TITLE OF TWO WORDS\n{paragraph}", authority=None, body="")
    assert cable.subject == "A TITLE OF TWO WORDS"
    assert [item.number for item in cable.paragraphs] == [int(paragraph[0])]


def test_number_without_a_marking_goes_on_a_title() -> None:
    cable = parse(subject="SUBJECT: A TITLE OF PIER\n5. AND OF PIER 6")
    assert cable.subject == "A TITLE OF PIER 5. AND OF PIER 6"


def test_a_damaged_marking_of_the_subject_is_told() -> None:
    assert DefectCode.MARKING_REPAIRED in codes(parse(subject="SUBJECT: C) A TITLE"))
    assert DefectCode.MARKING_REPAIRED not in codes(parse(subject="SUBJECT: (C) A TITLE"))
