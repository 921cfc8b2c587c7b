"""Hard fragments of every field, in the styles that published cables show: both sides of each guess."""

from __future__ import annotations

import pytest

from cablereader import Cable
from cablereader.model.mrn import parse_mrn

from .messages import envelope, joined, parse, short_envelope, texts

_BD = ("b", "d")
_P = "(C) The keeper spoke."

_SUBJECTS = [
    pytest.param("SUBJECT: KEEPERS' VIEWS (PART 2 OF\n3)", "KEEPERS' VIEWS (PART 2 OF 3)", None, id="second-line-begins-with-a-part"),
    pytest.param("SUBJECT: THE HARBOR BOARD VOTES: A\nSUMMARY\nREF: LIMA 12", "THE HARBOR BOARD VOTES: A SUMMARY", None, id="summary-alone-above-a-label"),
    # (block, subject, marking)
    pytest.param("SUBJECT: TALKS WITH THE\n¶U. S. KEEPERS", "TALKS WITH THE U. S. KEEPERS", None, id="pilcrow-before-an-initial"),
    pytest.param("SUBJECT: KEEPERS' TALKS (ROUND IV):\n(U) THE HARBOR ANNEX", "KEEPERS' TALKS (ROUND IV): (U) THE HARBOR ANNEX", None, id="marking-behind-a-colon"),
    pytest.param("SUBJECT: HARBOR REPORT:\nThis Island, These Keepers", "HARBOR REPORT: This Island, These Keepers", None, id="names-in-mixed-case-below"),
    pytest.param("SUBJECT: KEEPER: FATE OF\nTHIS REPORT UNKNOWN", "KEEPER: FATE OF THIS REPORT UNKNOWN", None, id="second-line-begins-with-this"),
    pytest.param("SUBJECT: PERU: THE HARBOR BOARD VOTES ON PAINT, BUT\nNOT ON ROPE, AND THE KEEPERS\nARE NOT AMUSED; MINISTER\nPLEADS FOR TIME,\nLOSES PATIENCE,\nRESIGNS", "PERU: THE HARBOR BOARD VOTES ON PAINT, BUT NOT ON ROPE, AND THE KEEPERS ARE NOT AMUSED; MINISTER PLEADS FOR TIME, LOSES PATIENCE, RESIGNS", None, id="six-lines"),
    pytest.param("SUBJECT:\n\nPERU: THE HARBOR BOARD\nVOTES ON PAINT", "PERU: THE HARBOR BOARD VOTES ON PAINT", None, id="blank-after-label-then-two-lines"),
    pytest.param("SUBJECT: \n \n (C) PERU: THE HARBOR BOARD\n VOTES", "PERU: THE HARBOR BOARD VOTES", "C", id="blank-after-label-then-marking"),
    pytest.param("SUBJECT: PERU -- THE HARBOR BOARD\n-- AND ITS PAINT", "PERU -- THE HARBOR BOARD -- AND ITS PAINT", None, id="second-line-begins-with-dashes"),
    pytest.param("SUBJECT: PERU'S HARBOR BOARD\n- A PROFILE", "PERU'S HARBOR BOARD - A PROFILE", None, id="second-line-begins-with-a-dash"),
    pytest.param("SUBJECT: PERU (AND CHILE): HARBORS\n(PART 2 OF 3)", "PERU (AND CHILE): HARBORS (PART 2 OF 3)", None, id="second-line-in-brackets"),
    pytest.param("SUBJECT: HARBOR BOARD VOTES\nON ROPE (SBU)", "HARBOR BOARD VOTES ON ROPE", "SBU", id="marking-at-the-end-of-two-lines"),
    pytest.param("SUBJECT: HARBOR BOARD VOTES (C/NF)", "HARBOR BOARD VOTES", "C/NF", id="marking-noforn-at-the-end"),
    pytest.param("SUBJECT: (U) HARBOR BOARD (FINALLY) VOTES", "HARBOR BOARD (FINALLY) VOTES", "U", id="marking-and-a-bracket"),
    pytest.param("SUBJECT: (S//NF) HARBOR BOARD", "HARBOR BOARD", "S//NF", id="marking-two-slashes"),
    pytest.param("SUBJECT: (C) (CORRECTED COPY) HARBOR BOARD", "(CORRECTED COPY) HARBOR BOARD", "C", id="marking-then-bracket"),
    pytest.param("SUBJECT: (SBU): HARBOR BOARD", "HARBOR BOARD", "SBU", id="marking-and-colon"),
    pytest.param("SUBJECT: (SBU) - HARBOR BOARD", "HARBOR BOARD", "SBU", id="marking-and-dash"),
    pytest.param("SUBJECT: (C-NF) HARBOR BOARD", "HARBOR BOARD", "C-NF", id="marking-with-a-hyphen"),
    pytest.param("SUBJECT: (CONFIDENTIAL) HARBOR BOARD", "HARBOR BOARD", "CONFIDENTIAL", id="marking-in-full"),
    pytest.param("Subject: Harbor Board Votes; Ministers Stay\nAway from the Count", "Harbor Board Votes; Ministers Stay Away from the Count", None, id="mixed-case-two-lines"),
    pytest.param('SUBJECT: "THE SEA IS OURS": MINISTER\nON "GREEN" TOWERS', '"THE SEA IS OURS": MINISTER ON "GREEN" TOWERS', None, id="quotes"),
    pytest.param('SUBJECT: "THE SEA IS\nOURS"', '"THE SEA IS OURS"', None, id="quotation-over-lines"),
    pytest.param("SUBJECT: HARBOR BOARD VOTES:\nWHAT NEXT?", "HARBOR BOARD VOTES: WHAT NEXT?", None, id="first-line-ends-in-a-colon"),
    pytest.param("SUBJECT: WHAT NEXT? WHO PAYS?!\nNOBODY.", "WHAT NEXT? WHO PAYS?! NOBODY.", None, id="sentence-marks"),
    pytest.param("SUBJECT: SUMMARY OF THE KEEPERS' MEETING", "SUMMARY OF THE KEEPERS' MEETING", None, id="begins-with-summary"),
    pytest.param("SUBJECT: THE E.O. 12958 SEMINAR IN LIMA", "THE E.O. 12958 SEMINAR IN LIMA", None, id="order-in-it"),
    pytest.param("SUBJECT: KEEPERS MEET MARCH 12-\n14 IN LIMA", "KEEPERS MEET MARCH 12-14 IN LIMA", None, id="date-range-over-lines"),
    pytest.param("SUBJECT: KEEPERS MEET ON MARCH\n14, 2007", "KEEPERS MEET ON MARCH 14, 2007", None, id="second-line-begins-with-a-day"),
    pytest.param("SUBJECT: KEEPERS' ELECTIONS\n2007: NO SURPRISES", "KEEPERS' ELECTIONS 2007: NO SURPRISES", None, id="second-line-begins-with-a-year"),
    pytest.param("SUBJECT: DEMARCHE UNDER UNSCR\n1540 DELIVERED", "DEMARCHE UNDER UNSCR 1540 DELIVERED", None, id="second-line-begins-with-a-resolution"),
    pytest.param("SUBJECT: LIMA WEEKLY NO. 12, PART 2 OF 3,\nMARCH 5 - 9", "LIMA WEEKLY NO. 12, PART 2 OF 3, MARCH 5 - 9", None, id="weekly-report"),
    pytest.param("SUBJECT: EXTRANCHECK: POST SHIPMENT VERIFICATION: ROPE\nCO., LTD. (APPL. NO. D123456)", "EXTRANCHECK: POST SHIPMENT VERIFICATION: ROPE CO., LTD. (APPL. NO. D123456)", None, id="license-check"),
    pytest.param("SUBJECT: VISIT OF CODEL SAMPLE, APRIL 3-5: ACTION\nREQUEST", "VISIT OF CODEL SAMPLE, APRIL 3-5: ACTION REQUEST", None, id="action-request-as-last-words"),
    pytest.param("SUBJECT: MEETING WITH XXXXXXXXXXXX ON PAINT", "MEETING WITH XXXXXXXXXXXX ON PAINT", None, id="redaction"),
    pytest.param("SUBJECT: KEEPERS AND THE\nNATO HARBOR", "KEEPERS AND THE NATO HARBOR", None, id="second-line-begins-with-an-organization"),
    pytest.param("SUBJECT: THE MINISTER SPEAKS WITH\nCONFIDENTIAL SOURCES", "THE MINISTER SPEAKS WITH CONFIDENTIAL SOURCES", None, id="second-line-begins-with-a-level"),
    pytest.param("SUBJECT: AMBASSADOR MEETS KEEPERS\nINFORMALLY", "AMBASSADOR MEETS KEEPERS INFORMALLY", None, id="second-line-begins-like-info"),
    pytest.param("SUBJECT: AMBASSADOR RETURNS\nTO LIMA AND\nFROM CALLAO", "AMBASSADOR RETURNS TO LIMA AND FROM CALLAO", None, id="lines-that-begin-with-to-and-from"),
    pytest.param("SUBJECT: COMMENT ON THE HARBOR\nCOMMENTARY", "COMMENT ON THE HARBOR COMMENTARY", None, id="word-comment"),
    pytest.param("SUBJECT: PERU: A. PAINT B. ROPE", "PERU: A. PAINT B. ROPE", None, id="letters-with-stops"),
    pytest.param("SUBJECT: 1. PAINT 2. ROPE", "1. PAINT 2. ROPE", None, id="numbers-with-stops"),
    pytest.param("SUBJECT: 2007 HARBOR REPORT", "2007 HARBOR REPORT", None, id="begins-with-a-year"),
    pytest.param("SUBJECT: RE: HARBOR REPORT", "RE: HARBOR REPORT", None, id="begins-with-re"),
    pytest.param("SUBJECT: SUBJECT: HARBOR REPORT", "HARBOR REPORT", None, id="label-twice"),
    pytest.param("SUBJECT:: HARBOR REPORT", "HARBOR REPORT", None, id="two-colons"),
    pytest.param("SUBJECT; HARBOR REPORT", "HARBOR REPORT", None, id="label-semicolon"),
    pytest.param("SUBJ - HARBOR REPORT", "HARBOR REPORT", None, id="label-dash"),
    pytest.param("SUBJECT - HARBOR REPORT", "HARBOR REPORT", None, id="long-label-dash"),
    pytest.param("Subject : Harbor Report", "Harbor Report", None, id="mixed-label-blank-colon"),
    pytest.param("SUBECT: HARBOR REPORT", "HARBOR REPORT", None, id="label-misspelt-j-lost"),
    pytest.param("SUBJCT: HARBOR REPORT", "HARBOR REPORT", None, id="label-misspelt-e-lost"),
    pytest.param("SUJBECT: HARBOR REPORT", "HARBOR REPORT", None, id="label-misspelt-swapped"),
    pytest.param("SUBJECTS: HARBOR REPORT", "HARBOR REPORT", None, id="label-plural"),
    pytest.param("SSUBJECT: HARBOR REPORT", "HARBOR REPORT", None, id="label-first-letter-doubled"),
    pytest.param("SUBJECT: KEEPERS\n\nLIMA 00001052  002 OF 004\n\nREF: LIMA 209", "KEEPERS", None, id="page-foot-between-subject-and-references"),
    pytest.param("SUBJECT: KEEPERS OF THE\n\nLIMA 00001052  001.2 OF 004\n\nGREEN TOWER", "KEEPERS OF THE GREEN TOWER", None, id="page-foot-with-blank-lines-inside"),
    pytest.param("SUBJECT: WHERE IS MR. SAMPLE? UPDATE NO.\n3 ON THE KEEPER'S CASE", "WHERE IS MR. SAMPLE? UPDATE NO. 3 ON THE KEEPER'S CASE", None, id="second-line-begins-with-a-count"),
    pytest.param("SUBJECT: A/S SAMPLE'S 3/27 CALL ON FM DOE (PAINT; ROPE)", "A/S SAMPLE'S 3/27 CALL ON FM DOE (PAINT; ROPE)", None, id="slashes-and-date"),
    pytest.param("SUBJECT: DEMARCHE ON PAINT: REFTEL POINTS DELIVERED", "DEMARCHE ON PAINT: REFTEL POINTS DELIVERED", None, id="reftel-in-it"),
    pytest.param("SUBJECT: RESPONSE TO REF A ON PAINT", "RESPONSE TO REF A ON PAINT", None, id="ref-letter-in-it"),
    pytest.param("SUBJECT: RESPONSE TO STATE 12345 ON PAINT", "RESPONSE TO STATE 12345 ON PAINT", None, id="cable-in-it"),
    pytest.param("SUBJECT: PART 1 OF 2: THE REFORMS OF\nREFUGEE LAW", "PART 1 OF 2: THE REFORMS OF REFUGEE LAW", None, id="second-line-begins-with-refugee"),
    pytest.param("SUBJECT: CORRECTED COPY: HARBOR REPORT", "CORRECTED COPY: HARBOR REPORT", None, id="corrected-copy-before"),
    pytest.param("SUBJECT: PERU,S HARBOR: &GREEN8 OR WHITE?", "PERU,S HARBOR: &GREEN8 OR WHITE?", None, id="substituted-signs"),
    pytest.param("SUBJECT: HARBOR REPORT.", "HARBOR REPORT.", None, id="full-stop"),
    pytest.param("SUBJECT: COMMANDER'S CALL AT\nSECTION 5 OF THE HARBOR", "COMMANDER'S CALL AT SECTION 5 OF THE HARBOR", None, id="section-in-it"),
    pytest.param("SUBJECT: SCENESETTER FOR THE VISIT OF\nSECRETARY OF DEFENSE SAMPLE", "SCENESETTER FOR THE VISIT OF SECRETARY OF DEFENSE SAMPLE", None, id="second-line-begins-with-secretary"),
    pytest.param("SUBJECT: KEEPER DOE'S LAWYERS CALL FOR\nSECRET BALLOT", "KEEPER DOE'S LAWYERS CALL FOR SECRET BALLOT", None, id="second-line-begins-with-secret"),
    pytest.param("SUBJECT: MINISTER SENDS\nSTATE ASSETS TO CALLAO", "MINISTER SENDS STATE ASSETS TO CALLAO", None, id="second-line-begins-with-state"),
    pytest.param("SUBJECT: (SBU//NF) HARBOR BOARD", "HARBOR BOARD", "SBU//NF", id="marking-sbu-two-slashes"),
    pytest.param("SUBJECT: (U//FOUO) HARBOR BOARD", "HARBOR BOARD", "U//FOUO", id="marking-fouo"),
    pytest.param("SUBJECT: (S/REL NATO) HARBOR BOARD", "HARBOR BOARD", "S/REL NATO", id="marking-rel-nato"),
    pytest.param("SUBJECT: HARBOR BOARD ON\n LIMA 00001052  002 OF 004 \nTHE GREEN TOWER", "HARBOR BOARD ON THE GREEN TOWER", None, id="page-foot-indented"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "subject", "marking"), _SUBJECTS)
def test_subject(block: str, subject: str, marking: str | None) -> None:
    cable = parse(subject=block)
    assert (cable.subject, cable.subject_marking) == (subject, marking)
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.tags == ("PREL", "PGOV", "PE")


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("REF (A) LIMA 209", id="ref-bracketed-letter"),
        pytest.param("THIS CABLE IS SENSITIVE BUT UNCLASSIFIED.", id="note-on-the-cable"),
        pytest.param("The keepers were asked to speak up.", id="sentence-in-small-letters"),
        pytest.param("REFS (A) LIMA 209", id="refs-bracketed-letter"),
        pytest.param("REFTEL LIMA 209", id="reftel-no-colon"),
        pytest.param("REFTELS: A) LIMA 209 B) LIMA 210", id="reftels"),
        pytest.param("Ref: Lima 209", id="ref-mixed"),
        pytest.param("ref: lima 209", id="ref-lower"),
        pytest.param("REFERENCE: LIMA 209", id="reference"),
        pytest.param("REFERENCES: A. LIMA 209", id="references"),
        pytest.param("REF. LIMA 209", id="ref-stop"),
        pytest.param("REF; LIMA 209", id="ref-semicolon"),
        pytest.param("REF A: LIMA 209", id="ref-letter-colon"),
        pytest.param("REF (S): LIMA 209", id="ref-blank-s"),
        pytest.param("CLASSIFIED BY AMBASSADOR JANE SAMPLE, REASON 1.4 (B)", id="authority-capitals"),
        pytest.param("Classified by Ambassador Jane Sample, Reason 1.4 (b)", id="authority-no-colon"),
        pytest.param("CLASSIFIED BY: JANE SAMPLE\nREASON: 1.4 (B)", id="authority-two-lines"),
        pytest.param("1.(C) The tower is green.", id="paragraph-no-blank"),
        pytest.param("¶1. (C) The tower is green.", id="paragraph-pilcrow"),
        pytest.param("1. SUMMARY: The tower is green.", id="paragraph-summary"),
        pytest.param("1) (U) The tower is green.", id="paragraph-bracket"),
        pytest.param("(SBU) Summary: The tower is green.", id="marked-summary"),
        pytest.param("BEGIN SUMMARY: The tower is green.", id="begin-summary"),
        pytest.param("Summary\n-------", id="summary-heading"),
        pytest.param("--------\nSUMMARY\n--------", id="summary-between-rules"),
        pytest.param("=======", id="double-rule"),
        pytest.param("- - - - -", id="rule-with-blanks"),
        pytest.param("E.O. 12958: DECL: 03/27/2017", id="order"),
        pytest.param("PAGE 02        LIMA  01052  01 OF 03  251228Z", id="page-heading"),
    ],
)  # fmt: skip
def test_subject_ends_at(after: str) -> None:
    cable = parse(subject=f"SUBJECT: A TITLE\nTHAT WRAPS\n{after}", authority=None)
    assert cable.subject == "A TITLE THAT WRAPS"


@pytest.mark.parametrize(
    ("line", "subject", "number"),
    [
        pytest.param("SUBJECT: A TITLE REFTEL: LIMA 209", "A TITLE", "07LIMA209", id="reftel"),
        pytest.param("SUBJECT: A TITLE REFS: A) LIMA 209", "A TITLE", "07LIMA209", id="refs"),
        pytest.param("SUBJECT: A TITLE (REF A: LIMA 209)", "A TITLE", "07LIMA209", id="ref-and-letter"),
        pytest.param("SUBJECT: A TITLE ON REF A AND MORE", "A TITLE ON REF A AND MORE", None, id="letter-without-a-sign"),
        pytest.param("SUBJECT: A TITLE (REF: LIMA 209)", "A TITLE", "07LIMA209", id="bracketed"),
        pytest.param("SUBJECT: A TITLE; REF: 06 LIMA 209", "A TITLE", "06LIMA209", id="semicolon"),
        pytest.param("SUBJECT: A TITLE\nOF TWO LINES REF: LIMA 209", "A TITLE OF TWO LINES", "07LIMA209", id="second-line"),
        pytest.param("SUBJECT: A TITLE\nOF TWO LINESREF: A. 06 LIMA 209", "A TITLE OF TWO LINES", "06LIMA209", id="second-line-glued"),
        pytest.param("SUBJECT: A TITLE REF: TEL AVIV 209", "A TITLE", "07TELAVIV209", id="post-of-two-words"),
        pytest.param("SUBJECT: A TITLE Ref: Lima 209", "A TITLE", "07LIMA209", id="mixed-case"),
        pytest.param("SUBJECT: DEMARCHE DELIVERED (REFTEL)", "DEMARCHE DELIVERED (REFTEL)", None, id="reftel-in-brackets"),
    ],
)  # fmt: skip
def test_reference_on_the_subject_line(line: str, subject: str, number: str | None) -> None:
    cable = parse(subject=line)
    assert cable.subject == subject
    assert [item.reference_id for item in cable.references] == ([number] if number else [])


@pytest.mark.parametrize(
    ("order", "tags", "subject", "expected"),
    [
        pytest.param("E.O. 12958: DECL: 03/27/2017 SUBJECT: A TITLE", "TAGS: PREL, PE", None, "A TITLE", id="on-the-order-line"),
        pytest.param("E.O. 12958: N/A\nSUBJECT: A TITLE", "TAGS: PREL, PE", None, "A TITLE", id="above-the-tags"),
        pytest.param("E.O. 12958: N/A TAGS: PREL, PE\nSUBJECT: A TITLE", None, None, "A TITLE", id="tags-on-the-order-line"),
        pytest.param("E.O. 12958: N/A", "TAGS: PREL, PE,\nSUBJECT: A TITLE", None, "A TITLE", id="comma-at-the-end-of-tags"),
        pytest.param("E.O. 12958: N/A", "TAGS: PREL, PE/SUBJECT: A TITLE", None, "A TITLE", id="slash-before-the-label"),
        pytest.param("E.O. 12958: N/A", "TAGS: PREL, PE\n \n \n", "SUBJECT: A TITLE", "A TITLE", id="three-blank-lines"),
        pytest.param("SUBJECT: A TITLE\nE.O. 12958: N/A", "TAGS: PREL, PE", None, "A TITLE", id="first-of-all"),
        pytest.param("TAGS: PREL, PE\nSUBJECT: A TITLE", "E.O. 12958: N/A", None, "A TITLE", id="order-last"),
    ],
)  # fmt: skip
def test_order_of_header_lines(
    order: str, tags: str | None, subject: str | None, expected: str
) -> None:
    cable = parse(order=order, tags=tags, subject=subject)
    assert (cable.subject, cable.tags) == (expected, ("PREL", "PE"))
    assert cable.executive_order is not None
    assert cable.executive_order.number == "12958"


_TAGS = [
    pytest.param("TAGS: PREL/PGOV/PE", ("PREL", "PGOV", "PE"), id="slashes"),
    pytest.param("TAGS: ASEC/PTER, PE", ("ASEC", "PTER", "PE"), id="slash-and-comma"),
    pytest.param("TAGS: PREL-PGOV-PE", ("PREL", "PGOV", "PE"), id="hyphens"),
    pytest.param("TAGS: KDEM-PHUM PE", ("KDEM", "PHUM", "PE"), id="one-hyphen"),
    pytest.param("TAGS: PREL - PGOV - PE", ("PREL", "PGOV", "PE"), id="hyphens-with-blanks"),
    pytest.param("TAGS: PREL. PGOV. PE", ("PREL", "PGOV", "PE"), id="stops"),
    pytest.param("TAGS: PREL.PGOV.PE.", ("PREL", "PGOV", "PE"), id="stops-without-blanks"),
    pytest.param("TAGS: PREL: PGOV: PE", ("PREL", "PGOV", "PE"), id="colons"),
    pytest.param("TAGS: PREL,, PGOV,PE,", ("PREL", "PGOV", "PE"), id="doubled-and-last-comma"),
    pytest.param("TAGS: PREL, PGOV; PE", ("PREL", "PGOV", "PE"), id="comma-and-semicolon"),
    pytest.param("TAGS: PREL AND PGOV, PE", ("PREL", "PGOV", "PE"), id="word-and"),
    pytest.param("TAGS: TAGS: PREL PE", ("PREL", "PE"), id="label-twice"),
    pytest.param("TAGS: TAGS PREL, PE", ("PREL", "PE"), id="label-twice-one-colon"),
    pytest.param("TAGS:: PREL, PE", ("PREL", "PE"), id="two-colons"),
    pytest.param("TAGS. PREL, PE", ("PREL", "PE"), id="label-stop"),
    pytest.param("TAGS - PREL, PE", ("PREL", "PE"), id="label-dash"),
    pytest.param("TAGSPREL, PE", ("PREL", "PE"), id="label-glued"),
    pytest.param("TAG S: PREL, PE", ("PREL", "PE"), id="label-with-a-blank"),
    pytest.param("TAGS: PREL, PGOV, KNNP,\nMNUC, PARM,\nPE", ("PREL", "PGOV", "KNNP", "MNUC", "PARM", "PE"), id="three-lines"),
    pytest.param("TAGS: PREL, PGOV,\n\nPE", ("PREL", "PGOV", "PE"), id="last-comma-blank-line-then-more"),
    pytest.param("TAGS: PREL, PGOV\n, PE", ("PREL", "PGOV", "PE"), id="second-line-begins-with-a-comma"),
    pytest.param("TAGS: PREL, PGOV, PE\n\nOVIP (SAMPLE, JANE)", ("PREL", "PGOV", "PE", "OVIP", "SAMPLE, JANE"), id="person-below"),
    pytest.param("TAGS: PREL, OVIP\n(SAMPLE, JANE Q.), PE", ("PREL", "OVIP", "SAMPLE, JANE Q.", "PE"), id="line-begins-with-the-person"),
    pytest.param("TAGS: OVIP(SAMPLE, JANE), PE", ("OVIP", "SAMPLE, JANE", "PE"), id="person-glued"),
    pytest.param("TAGS: PREL, OVIP [SAMPLE, JANE], PE", ("PREL", "OVIP", "SAMPLE, JANE", "PE"), id="person-in-square-brackets"),
    pytest.param("TAGS: OVIP (SAMPLE, JANE) (DOE, JOHN), PE", ("OVIP", "SAMPLE, JANE", "DOE, JOHN", "PE"), id="two-persons"),
    pytest.param("TAGS: OVIP (SAMPLE, JANE), OVIP (DOE, JOHN), PE", ("OVIP", "SAMPLE, JANE", "DOE, JOHN", "PE"), id="two-visitors"),
    pytest.param("TAGS: PREL, PE, OVIP (SAMPLE, JANE", ("PREL", "PE", "OVIP", "SAMPLE, JANE"), id="bracket-not-closed"),
    pytest.param("TAGS: PREL, PE, OVIP SAMPLE, JANE)", ("PREL", "PE", "OVIP", "SAMPLE, JANE"), id="bracket-not-opened"),
    pytest.param("TAGS: PINR PREL (SAMPLE-DOE, JANE) PE", ("PINR", "PREL", "SAMPLE-DOE, JANE", "PE"), id="person-with-hyphen"),
    pytest.param("TAGS: OVIP (O'BRIEN, JANE), PE", ("OVIP", "O'BRIEN, JANE", "PE"), id="person-with-apostrophe"),
    pytest.param("TAGS: OREP (SAMPLE), PE", ("OREP", "SAMPLE", "PE"), id="surname-alone"),
    pytest.param("TAGS: PREL, PGOV, XXXXXXXXXXXX, PE", ("PREL", "PGOV", "PE"), id="redaction"),
    pytest.param("TAGS: Prel, Pgov, Kdem, Pe", ("PREL", "PGOV", "KDEM", "PE"), id="title-case"),
    pytest.param("TAGS: pgov, prel, ovip (sample, jane), pe", ("PGOV", "PREL", "OVIP", "sample, jane", "PE"), id="lower-case-person"),
    pytest.param("TAGS: PRELPGOVPE", ("PREL", "PGOV", "PE"), id="all-glued"),
    pytest.param("TAGS: PREL,PGOVKDEM,PE", ("PREL", "PGOV", "KDEM", "PE"), id="two-glued-among-commas"),
    pytest.param("TAGS: PREL PHUMPE", ("PREL", "PHUM", "PE"), id="geo-glued-at-the-end"),
    pytest.param("TAGS: PREL PE NOFORN SIPDIS", ("PREL", "PE"), id="two-captions"),
    pytest.param("TAGS: PREL, PE CONFIDENTIAL", ("PREL", "PE"), id="level-at-the-end"),
    pytest.param("TAGS: PREL, PE UNCLASSIFIED", ("PREL", "PE"), id="unclassified-at-the-end"),
    pytest.param("TAGS: PREL, PE\nSENSITIVE", ("PREL", "PE"), id="sensitive-below"),
    pytest.param("TAGS: PREL, PE\nLIMA 00001052  002 OF 004", ("PREL", "PE"), id="page-foot-below"),
    pytest.param("TAGS: PREL, PGOV,\nLIMA 00001052  002 OF 004\nPE", ("PREL", "PGOV", "PE"), id="page-foot-inside"),
    pytest.param("TAGS: 'PREL', 'PE'", ("PREL", "PE"), id="quotes"),
    pytest.param("TAGS: PREL, PE,", ("PREL", "PE"), id="comma-last"),
    pytest.param("TAGS: (PREL, PGOV, PE)", ("PREL", "PGOV", "PE"), id="all-in-brackets"),
    pytest.param("TAGS: PREL (PE)", ("PREL", "PE"), id="geo-in-brackets"),
    pytest.param("TAGS:\n\nPREL, PE", ("PREL", "PE"), id="blank-line-after-the-label"),
    pytest.param("TAGS: PREL, PE\nE.O. 12958: DECL: 03/27/2017", ("PREL", "PE"), id="order-below"),
    pytest.param("TAGS: PREL, PE E.O. 12958: DECL: 03/27/2017", ("PREL", "PE"), id="order-on-the-line"),
    pytest.param("TAGS: EFIN, WTRO, WIPO, NATO, OSCE, PE", ("EFIN", "WTRO", "WIPO", "NATO", "OSCE", "PE"), id="organizations"),
    pytest.param("TAGS: PREL, COUNTRY\nCLEARANCE, PE", ("PREL", "COUNTRY CLEARANCE", "PE"), id="term-over-lines"),
    pytest.param("TAGS: [PREL](#), [OVIP](#) (SAMPLE, JANE), [PE](#)", ("PREL", "OVIP", "SAMPLE, JANE", "PE"), id="links-and-a-person"),
    pytest.param("¶TAGS: PREL PE", ("PREL", "PE"), id="pilcrow"),
    pytest.param("TAGS:     PREL     PGOV\n          PE", ("PREL", "PGOV", "PE"), id="columns"),
    pytest.param("TAGS: PREL, PGOV,KDEM.PE", ('PREL', 'PGOV', 'KDEM', 'PE'), id="one-stop-among-commas"),
    pytest.param("TAGS: EAID, SENV, PE/", ('EAID', 'SENV', 'PE'), id="slash-last"),
    pytest.param("TAGS: PREL PE //", ('PREL', 'PE'), id="slashes-last"),
    pytest.param("TAGS: MARR/MASS PE", ('MARR', 'MASS', 'PE'), id="slash-between-two-of-one-kind"),
    pytest.param("TAGS: PREL (PE), ECON (PE)", ('PREL', 'PE', 'ECON'), id="geo-in-brackets-twice"),
    pytest.param("TAGS: OVIP (SAMPLE, JANE Q., JR.), PE", ('OVIP', 'SAMPLE, JANE Q., JR.', 'PE'), id="person-junior"),
    pytest.param("TAGS: CASC (DOE, JOHN), PE", ('CASC', 'DOE, JOHN', 'PE'), id="person-after-another-code"),
    pytest.param("TAGS: XXXXXXXXXXXX", (), id="redaction-alone"),
    pytest.param("TAGS: KIPR:ETRD:PE", ('KIPR', 'ETRD', 'PE'), id="colons-without-blanks"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "tags"), _TAGS)
def test_tags(line: str, tags: tuple[str, ...]) -> None:
    cable = parse(tags=line)
    assert cable.tags == tags
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


@pytest.mark.parametrize(
    ("fields", "subject", "officer"),
    [
        pytest.param("TAGS: PREL, PGOV,\nPE SUBJECT: A TITLE", "A TITLE", None, id="title-behind-wrapped-tags"),
        pytest.param("TAGS: PREL, PGOV, PE\nSUBJECT: A TITLE CLASSIFIED BY DCM JANE SAMPLE. REASON 1.4 (B)", "A TITLE", "DCM JANE SAMPLE", id="authority-behind-the-title"),
        pytest.param("TAGS: PREL, PGOV, PE\nSUBJECT: A TITLE\nREF: LIMA 209,\nLIMA 210 Classified By: DCM Jane Sample, reason 1.4 (b)", "A TITLE", "DCM Jane Sample", id="authority-behind-wrapped-references"),
        pytest.param("TAGS: PREL, PGOV, PE\nSUBJECT: FILES CLASSIFIED BY KEEPERS", "FILES CLASSIFIED BY KEEPERS", None, id="title-on-what-is-classified"),
    ],
)  # fmt: skip
def test_fields_on_one_line(fields: str, subject: str, officer: str | None) -> None:
    cable = parse(tags=fields, subject=None, authority=None)
    assert (cable.tags, cable.subject) == (("PREL", "PGOV", "PE"), subject)
    assert cable.classified_by == officer


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("\nA LIGHTHOUSE BURNS AND THE KEEPER SPEAKS OF PAINT", id="title-without-label"),
        pytest.param("\nREF: LIMA 209", id="references"),
        pytest.param("\nClassified By: Jane Sample for reasons 1.4 (b).", id="authority"),
        pytest.param("\nSUMMARY\n-------", id="heading"),
        pytest.param("\n1. (C) The keeper.", id="paragraph"),
        pytest.param("\n(U) The keeper spoke.", id="unnumbered-paragraph"),
    ],
)  # fmt: skip
def test_tags_end_at(below: str) -> None:
    assert parse(tags=f"TAGS: PREL, PE\n{below}", subject=None).tags == ("PREL", "PE")


def _items(cable: Cable) -> list[str]:
    """Return label and number, or kind, of each reference."""
    return [f"{item.label or '-'} {item.reference_id or item.kind}" for item in cable.references]


_REFERENCES = [
    pytest.param("REF: A. USMISSION OECD PARIS 1234 B. MTN GENEVA 12 C. GENEVA 13", ["A 07OECDPARIS1234", "B 07MTNGENEVA12", "C 07GENEVA13"], id="delegations-count-apart"),
    pytest.param("REFS: A) 06 USUN NEW YORK 0791; B) 06 THE HAGUE 410; C) 2006 THE\nHAGUE 411", ["A 06USUNNEWYORK791", "B 06THEHAGUE410", "C 06THEHAGUE411"], id="year-before-the-hague"),
    pytest.param("REF: (A) SANTO DOMINGO 00124 (B) 06 BOGOTA\n431 (C) STATE 00336", ["A 07SANTODOMINGO124", "B 06BOGOTA431", "C 07STATE336"], id="serial-at-the-head-of-a-line"),
    pytest.param("REF: 06 STATE 12214/05 LIMA 33", ["- 06STATE12214", "- 05LIMA33"], id="slash-before-the-next-year"),
    pytest.param("REF: A. [06] LIMA 123", ["A 06LIMA123"], id="year-in-square-brackets"),
    pytest.param("REF: LIMA 123 OF 2006", ["- 06LIMA123"], id="of-the-year"),
    pytest.param("REF: LIMA 123 OF MARCH 2", ["- 07LIMA123"], id="of-a-day"),
    pytest.param("REF: E.O. 13224; STATE 1234", ["- other", "- 07STATE1234"], id="order-is-no-label"),
    pytest.param("REF:\n\nA. SAMPLE E-MAIL\nB. LIMA 124", ["A email", "B 07LIMA124"], id="letter-a-below-the-label"),
    pytest.param("REF: LIMA 122\n\nA. LIMA 123\nB. LIMA 124", ["- 07LIMA122", "A 07LIMA123", "B 07LIMA124"], id="letter-a-below-a-cable"),
    pytest.param("REF: (U) LIMA 123", ["- 07LIMA123"], id="marking-before-the-only-item"),
    pytest.param("REF: A. (C) LIMA 123\n     B. (S) LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="marking-before-each-item"),
    pytest.param("REF: LIMA 123; B. LIMA 124", ["- 07LIMA123", "B 07LIMA124"], id="first-letter-lost"),
    pytest.param("REF: LIMA 123 B. LIMA 124 C. STATE 12", ["- 07LIMA123", "B 07LIMA124", "C 07STATE12"], id="first-letter-lost-without-signs"),
    pytest.param("REF: STATE 123; 124; AND 125", ["- 07STATE123", "- 07STATE124", "- 07STATE125"], id="serials-parted-by-semicolons"),
    pytest.param("REF: LIMA 123 B. SAMPLE E-MAIL", ["- email"], id="initial-behind-a-cable"),
    pytest.param("REF: LIMA 123 /06", ["- 06LIMA123"], id="year-behind-a-blank-and-a-slash"),
    pytest.param("REF: LIMA 997/998/999", ["- 07LIMA997", "- 07LIMA998", "- 07LIMA999"], id="serials-with-slashes"),
    pytest.param("REF: LIMA 997, 3/12/07", ["- 07LIMA997"], id="date-with-slashes-is-no-serial"),
    # one line
    pytest.param("REF: A) STATE 12345 B) LIMA 123 (NOTAL) C) 06 LIMA 2345 AND PREVIOUS", ["A 07STATE12345", "B 07LIMA123", "C 06LIMA2345"], id="three-on-one-line"),
    pytest.param("REFS: (A) STATE 12345 (B) LIMA 123", ["A 07STATE12345", "B 07LIMA123"], id="brackets-on-one-line"),
    pytest.param("REFS: (A) STATE 12345 (B) LIMA 123 (C) LIMA 124 (D) LIMA 125", ["A 07STATE12345", "B 07LIMA123", "C 07LIMA124", "D 07LIMA125"], id="four-with-a-c"),
    pytest.param("REFS: A) LIMA 123; B) LIMA 124; C) STATE 12", ["A 07LIMA123", "B 07LIMA124", "C 07STATE12"], id="semicolons"),
    pytest.param("REF: A. LIMA 123, B. LIMA 124, AND C. STATE 12", ["A 07LIMA123", "B 07LIMA124", "C 07STATE12"], id="commas-and-and"),
    pytest.param("REF: A. LIMA 123 AND B. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="and-between-letters"),
    pytest.param("REF: A. LIMA 123 -- B. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="dashes-between"),
    pytest.param("REF: (A) 06 LIMA 4698; (B) 2006 LIMA 4700;\n(C) STATE 12", ["A 06LIMA4698", "B 06LIMA4700", "C 07STATE12"], id="years-and-semicolons-over-lines"),
    pytest.param("REF: a) Lima 123; b) 06 Lima 4698; c) State 12", ["A 07LIMA123", "B 06LIMA4698", "C 07STATE12"], id="small-letters-on-one-line"),
    pytest.param("REFS: A. LIMA 123 B. LIMA 124\nC. LIMA 125 D. LIMA 126", ["A 07LIMA123", "B 07LIMA124", "C 07LIMA125", "D 07LIMA126"], id="two-on-each-line"),
    pytest.param("REF: A. LIMA 123/B. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="slash-between-letters"),
    pytest.param("REF: A. LIMA\n123 B. STATE\n12", ["A 07LIMA123", "B 07STATE12"], id="serials-below"),
    pytest.param("REF: A. 06\nLIMA 4698 B. STATE 12", ["A 06LIMA4698", "B 07STATE12"], id="year-above-its-post"),
    pytest.param("REF: A. LIMA 123 (NOTAL), B. STATE 12 (NOTAL)", ["A 07LIMA123", "B 07STATE12"], id="notal-and-comma"),
    # labels
    pytest.param("REF: A LIMA 123\nB LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="bare-letters"),
    pytest.param("REF: A - LIMA 123\n     B - LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="letters-and-dashes"),
    pytest.param("REF: A.  LIMA 123\n     B.  LIMA 124\n     C.  LIMA 125", ["A 07LIMA123", "B 07LIMA124", "C 07LIMA125"], id="indented"),
    pytest.param("REF A: LIMA 123\nREF B: LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="label-for-each-item"),
    pytest.param("REF (A) LIMA 123 (B) LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="no-colon"),
    pytest.param("REF(A): LIMA 123", ["A 07LIMA123"], id="letter-glued-to-the-label"),
    pytest.param("REF:LIMA 123", ["- 07LIMA123"], id="no-blank-after-the-label"),
    pytest.param("REF:A. LIMA 123\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="no-blank-before-the-letter"),
    pytest.param("REF; LIMA 123", ["- 07LIMA123"], id="label-semicolon"),
    pytest.param("REF. LIMA 123", ["- 07LIMA123"], id="label-stop"),
    pytest.param("REF : LIMA 123", ["- 07LIMA123"], id="label-blank-colon"),
    pytest.param("REFERENCES: A. LIMA 123\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="label-references"),
    pytest.param("REFTEL A. LIMA 123\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="label-reftel"),
    pytest.param("Reftels: (A) Lima 123, (B) Lima 124", ["A 07LIMA123", "B 07LIMA124"], id="label-reftels"),
    pytest.param("REF (S): A. LIMA 123", ["A 07LIMA123"], id="label-blank-s"),
    pytest.param("(REF: LIMA 123)", ["- 07LIMA123"], id="all-in-brackets"),
    pytest.param("(U) REF: LIMA 123", ["- 07LIMA123"], id="marked"),
    pytest.param("REF:\n\nA. LIMA 123\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="blank-line-after-the-label"),
    pytest.param("REF: (A LIMA 123\n(B LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="brackets-not-closed"),
    pytest.param("REF: A.) LIMA 123 B.) LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="stop-and-bracket-on-one-line"),
    pytest.param("REF: - LIMA 123\n- LIMA 124", ["- 07LIMA123", "- 07LIMA124"], id="hyphen-bullets"),
    pytest.param("REF: -- LIMA 123\n     -- LIMA 124", ["- 07LIMA123", "- 07LIMA124"], id="dash-bullets"),
    pytest.param("REF: -- A. LIMA 123\n-- B. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="dash-bullets-and-letters"),
    pytest.param("REF: 1. LIMA 123\n2. LIMA 124", ["1 07LIMA123", "2 07LIMA124"], id="numbers-with-stops"),
    pytest.param("REF: 1) LIMA 123 2) LIMA 124", ["1 07LIMA123", "2 07LIMA124"], id="numbers-with-brackets-on-one-line"),
    pytest.param("REF: A. A. LIMA 123\n¶B. B. STATE 12 (NOTAL)\n¶C. C. 06 LIMA 4698", ["A 07LIMA123", "B 07STATE12", "C 06LIMA4698"], id="three-doubled-with-pilcrows"),
    pytest.param("REF: A. A) LIMA 123 B) LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="doubled-first-only"),
    pytest.param("REF: A. LIMA 123\n\n\nB. LIMA 124\n\n\nC. LIMA 125", ["A 07LIMA123", "B 07LIMA124", "C 07LIMA125"], id="blank-lines-between"),
    # years
    pytest.param("REF: (A) (06) LIMA 1", ["A 06LIMA1"], id="year-in-brackets-before"),
    pytest.param("REF: (06) LIMA 1", ["- 06LIMA1"], id="year-in-brackets-first"),
    pytest.param("REF: 99 STATE 1234", ["- 99STATE1234"], id="year-99"),
    pytest.param("REF: A. 1999 STATE 1234\nB. 2000 STATE 12", ["A 99STATE1234", "B 00STATE12"], id="long-years-of-both-centuries"),
    pytest.param("REF: 2006 BERLIN 1234 (AND PREVIOUS)", ["- 06BERLIN1234"], id="and-previous-in-brackets"),
    pytest.param("REF: 06-LIMA 4698", ["- 06LIMA4698"], id="hyphen-after-year"),
    pytest.param("REF: 06LIMA4698, 06LIMA4700", ["- 06LIMA4698", "- 06LIMA4700"], id="two-glued-numbers"),
    pytest.param("REF: 06LIMA004698; 07LIMA000012", ["- 06LIMA4698", "- 07LIMA12"], id="two-glued-and-padded"),
    pytest.param("REF: LIMA 4698 ('06)", ["- 06LIMA4698"], id="apostrophe-year-after"),
    pytest.param("REF: A. O6 LIMA 4698\nB. 06 LIMA 47O0", ["A 06LIMA4698", "B 06LIMA4700"], id="letter-o-in-serial"),
    pytest.param("REF: 06 LIMA 4698, 4700 AND 4702", ["- 06LIMA4698", "- 06LIMA4700", "- 06LIMA4702"], id="year-for-three"),
    # several serials, several posts
    pytest.param("REF: LIMA 123, 124 AND STATE 4567", ["- 07LIMA123", "- 07LIMA124", "- 07STATE4567"], id="serials-then-post"),
    pytest.param("REF: LIMA 123, 124, AND 125", ["- 07LIMA123", "- 07LIMA124", "- 07LIMA125"], id="comma-before-and"),
    pytest.param("REF: A. LIMA 123, 124, 125\nB. STATE 12 AND 13", ["A 07LIMA123", "A 07LIMA124", "A 07LIMA125", "B 07STATE12", "B 07STATE13"], id="serials-in-lettered-items"),
    pytest.param("REF: LIMA 123 & 124", ["- 07LIMA123", "- 07LIMA124"], id="ampersand"),
    pytest.param("REF: LIMA 123;124;125", ["- 07LIMA123", "- 07LIMA124", "- 07LIMA125"], id="serials-and-semicolons"),
    pytest.param("REF: LIMA 123 LIMA 124 STATE 12", ["- 07LIMA123", "- 07LIMA124", "- 07STATE12"], id="nothing-between"),
    pytest.param("REF: LIMA 123 / STATE 12", ["- 07LIMA123", "- 07STATE12"], id="slash-between"),
    pytest.param("REF: LIMA 123 - STATE 12", ["- 07LIMA123", "- 07STATE12"], id="dash-between"),
    pytest.param("REF: LIMA 123 (NOTAL), STATE 12 (NOTAL) AND PREVIOUS", ["- 07LIMA123", "- 07STATE12"], id="notal-twice"),
    # posts
    pytest.param("REF: USUN NEW YORK 12", ["- 07USUNNEWYORK12"], id="usun"),
    pytest.param("REF: A. USNATO 34\nB. GENEVA 1234\nC. USEU BRUSSELS 56", ["A 07USNATO34", "B 07GENEVA1234", "C 07USEUBRUSSELS56"], id="missions"),
    pytest.param("REF: PORT-AU-PRINCE 209", ["- 07PORTAUPRINCE209"], id="post-with-hyphens"),
    pytest.param("REF: A. KUALA LUMPUR 209\nB. ADDIS ABABA 12", ["A 07KUALALUMPUR209", "B 07ADDISABABA12"], id="posts-of-two-words"),
    pytest.param("REF: RIO DE JANEIRO 209, SAO PAULO 12", ["- 07RIODEJANEIRO209", "- 07SAOPAULO12"], id="posts-of-three-and-two-words"),
    pytest.param("REF: HO CHI MINH CITY 209", ["- 07HOCHIMINHCITY209"], id="post-of-four-words"),
    pytest.param("REF: A. LIMA 123 B. NEW\nDELHI 12", ["A 07LIMA123", "B 07NEWDELHI12"], id="post-cut-by-a-line-break"),
    pytest.param("REF: A. 06 DAR ES\n     SALAAM 12", ["A 06DARESSALAAM12"], id="post-of-three-words-over-lines"),
    pytest.param("REF: THE HAGUE 12, 13, AND 14", ["- 07THEHAGUE12", "- 07THEHAGUE13", "- 07THEHAGUE14"], id="the-hague"),
    pytest.param("REF: EMBASSY LIMA 123 AND SECSTATE WASHDC 12", ["- 07LIMA123", "- 07STATE12"], id="embassy-and-secstate-washdc"),
    pytest.param("REF: ST. PETERSBURG 12", ["- 07STPETERSBURG12"], id="post-with-a-stop"),
    pytest.param("REF: A. ST PETERSBURG 12\nB. MOSCOW 34", ["A 07STPETERSBURG12", "B 07MOSCOW34"], id="post-with-a-short-word"),
    pytest.param("REF: IRAN RPO DUBAI 12", ["- 07IRANRPODUBAI12"], id="iran-rpo-dubai"),
    pytest.param("REF: TEL AVIV 12 AND JERUSALEM 34", ["- 07TELAVIV12", "- 07JERUSALEM34"], id="tel-aviv-and-jerusalem"),
    # notes beside the number
    pytest.param("REF: LIMA 123 (PARA 4)", ["- 07LIMA123"], id="paragraph-in-brackets"),
    pytest.param("REF: A. LIMA 123 PARA 4\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="paragraph-without-comma"),
    pytest.param("REF: LIMA 123 (SECTION 2 OF 3)", ["- 07LIMA123"], id="section-in-brackets"),
    pytest.param("REF: LIMA 123 AND OTHERS", ["- 07LIMA123"], id="and-others"),
    pytest.param("REF: LIMA 123 ET AL", ["- 07LIMA123"], id="et-al"),
    pytest.param("REF: LIMA 123 AND PREVIOUS; STATE 12", ["- 07LIMA123", "- 07STATE12"], id="and-previous-then-more"),
    pytest.param("REF: A. 06 LIMA 4698 AND PREVIOUS\nB. STATE 12 AND\nPREVIOUS", ["A 06LIMA4698", "B 07STATE12"], id="and-previous-over-lines"),
    pytest.param("REF: LIMA 123 [NOTAL]", ["- 07LIMA123"], id="notal-in-square-brackets"),
    pytest.param("REF: LIMA 123 NOTAL", ["- 07LIMA123"], id="notal-bare"),
    pytest.param("REF: A. LIMA 123 (C/NF)\nB. LIMA 124 (S/NF)", ["A 07LIMA123", "B 07LIMA124"], id="markings-after"),
    pytest.param("REF: LIMA 123 (U), LIMA 124 (C)", ["- 07LIMA123", "- 07LIMA124"], id="markings-after-on-one-line"),
    pytest.param("REF: A. 06 LIMA 4698 (PAINT OF 2006)", ["A 06LIMA4698"], id="title-with-a-year"),
    pytest.param("REF: A. LIMA 123: PAINT CHOSEN\nB. LIMA 124: ROPE SOLD", ["A 07LIMA123", "B 07LIMA124"], id="titles-after-a-colon"),
    pytest.param("REF: A. LIMA 123 - PAINT CHOSEN\nB. LIMA 124 - ROPE SOLD", ["A 07LIMA123", "B 07LIMA124"], id="titles-after-a-dash"),
    pytest.param('REF: LIMA 123, "KEEPERS MEET"', ["- 07LIMA123"], id="title-in-quotes"),
    pytest.param("REF: LIMA 123 DATED MAY 11, 2007", ["- 07LIMA123"], id="date-after"),
    pytest.param("REF: LIMA 123 OF 05/11/07", ["- 07LIMA123"], id="numeric-date-after"),
    pytest.param("REF: A. LIMA 123 (11 MAY 07)\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="date-in-brackets"),
    pytest.param("REF: LIMA 123.", ["- 07LIMA123"], id="stop-after"),
    # not cables
    pytest.param("REF: SAMPLE-DOE EMAIL 12/3/06", ["- email"], id="email-with-date"),
    pytest.param("REF: A. LIMA 123 B. SAMPLE/DOE E-MAIL OF 05/11/07 C. LIMA 125", ["A 07LIMA123", "B email", "C 07LIMA125"], id="email-in-the-middle"),
    pytest.param("REF: EMAIL FROM SAMPLE TO DOE, MAY 11, 2007", ["- email"], id="email-from-to"),
    pytest.param("REF: SAMPLE/DOE TELECON 11 MAY", ["- telcon"], id="telecon"),
    pytest.param("REF: A) IIR 6 832 0617 07 B) LIMA 209", ["A report", "B 07LIMA209"], id="report-then-cable"),
    pytest.param("REF: A. LIMA 123; B. SAMPLE-DOE TELCON; C. E-MAIL TO DOE", ["A 07LIMA123", "B telcon", "C email"], id="telcon-then-email"),
    pytest.param("REF: A. 7 FAM 1300\nB. LIMA 123", ["A book", "B 07LIMA123"], id="manual-then-cable"),
    pytest.param("REF: None", [], id="none-mixed-case"),
    pytest.param("REF: NONE.", [], id="none-with-stop"),
    pytest.param("REFS: NA", [], id="not-applicable-short"),
    # inside a text
    pytest.param("REF: A. LIMA 123\nB. LIMA 124 (\nNOTAL)", ["A 07LIMA123", "B 07LIMA124"], id="bracket-over-lines"),
    pytest.param("REF: A. LIMA 123\nLIMA 00001052  001.2 OF 003\n\nB. LIMA 124", ["A 07LIMA123", "B 07LIMA124"], id="page-foot-and-blank-line"),
    pytest.param("REF: A. STATE 12\n     B. 06 STATE 4444 (NOTAL)\n     C. 05 STATE\n        5555\n     D. LIMA 12 (EXDIS)\n     E. SAMPLE-DOE E-MAIL, 5/11\n     F. LIMA 13 ET SEQ.", ["A 07STATE12", "B 06STATE4444", "C 05STATE5555", "D 07LIMA12", "E email", "F 07LIMA13"], id="six-of-all-kinds"),
    pytest.param("REF: A. LIMA\n     123", ['A 07LIMA123'], id="serial-on-an-indented-line"),
    pytest.param("REF: A. LIMA 12\n     AND PREVIOUS\n     B. LIMA 13", ['A 07LIMA12', 'B 07LIMA13'], id="and-previous-on-an-indented-line"),
    pytest.param("REF: A. LIMA 12 (DOE/SAMPLE E-MAIL)", ['A 07LIMA12'], id="cable-with-an-email-in-brackets"),
    pytest.param("REF: A. MOSCOW 12 AND 06 MOSCOW 13", ['A 07MOSCOW12', 'A 06MOSCOW13'], id="year-after-and"),
    pytest.param("REF: 06 MOSCOW 12 (PARA 3), 13", ['- 06MOSCOW12', '- 06MOSCOW13'], id="serial-after-a-bracket"),
    pytest.param("REF: LIMA 12 AND PREV", ['- 07LIMA12'], id="and-prev"),
    pytest.param("REF: A. LIMA 12 AND SEPTEL", ['A 07LIMA12'], id="and-septel"),
    pytest.param("REF: STATE 12 (S/ES 200712345)", ['- 07STATE12'], id="control-number-in-brackets"),
    pytest.param("REF: A. STATE CABLE 123", ['A 07STATE123'], id="word-cable"),
    pytest.param("REF: LIMA NO. 123", ['- 07LIMA123'], id="word-number"),
    pytest.param("REF: LIMA 123 OF MAY 5, STATE 12 OF MAY 6", ['- 07LIMA123', '- 07STATE12'], id="dates-after-both"),
    pytest.param("REF: SAMPLE/DOE EMAILS, MAY 2007; LIMA 12", ['- email', '- 07LIMA12'], id="emails-then-cable"),
    pytest.param("REF: A) LIMA 123 (B) LIMA 124 C. LIMA 125", ['A 07LIMA123', 'B 07LIMA124', 'C 07LIMA125'], id="three-styles-of-letters"),
    pytest.param("REF: A. LIMA 12 B: LIMA 13 C, LIMA 14", ['A 07LIMA12', 'B 07LIMA13', 'C 07LIMA14'], id="letter-with-a-comma"),
    pytest.param("REF: BRUSSELS 12, USEU BRUSSELS 13, USNATO 14", ['- 07BRUSSELS12', '- 07USEUBRUSSELS13', '- 07USNATO14'], id="three-missions-of-one-town"),
    pytest.param("REF: DAO LIMA IIR 6 832 0617 07", ['- report'], id="report-of-an-office"),
    pytest.param("REF: A. LIMA 1, B. TEL\n     AVIV 2", ["A 07LIMA1", "B 07TELAVIV2"], id="post-over-an-indented-line"),
    pytest.param("REF: A. 06 LIMA\n     123", ["A 06LIMA123"], id="serial-on-an-indented-line-with-year"),
    pytest.param("REF: LIMA 1,\n     STATE 2,\n     06 LIMA 3", ["- 07LIMA1", "- 07STATE2", "- 06LIMA3"], id="items-on-indented-lines"),
    pytest.param("REF: A. LIMA 1 AND\n        2", ["A 07LIMA1", "A 07LIMA2"], id="serial-after-and-on-an-indented-line"),
    pytest.param("REF: A. LIMA 1, 2,\n        3", ["A 07LIMA1", "A 07LIMA2", "A 07LIMA3"], id="serial-after-a-comma-on-an-indented-line"),
    pytest.param("REF: A. LIMA 1, 2,\n3", ["A 07LIMA1", "A 07LIMA2", "A 07LIMA3"], id="serial-after-a-comma-on-the-next-line"),
    pytest.param("REF: A. LIMA 1 AND\n2", ["A 07LIMA1", "A 07LIMA2"], id="serial-after-and-on-the-next-line"),
    pytest.param("REF: A. LIMA 1\n     (NOTAL)\n     B. LIMA 2", ["A 07LIMA1", "B 07LIMA2"], id="notal-on-an-indented-line"),
    pytest.param("REF: A. 06\n        LIMA 123", ["A 06LIMA123"], id="year-above-an-indented-line"),
    pytest.param("REF: A. SAMPLE-DOE\n        E-MAIL OF MAY 5\n     B. LIMA 2", ["A email", "B 07LIMA2"], id="email-over-an-indented-line"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "items"), _REFERENCES)
def test_references(block: str, items: list[str]) -> None:
    cable = parse(head=short_envelope("P 142239Z JUN 07"), refs=block, authority=None)
    assert _items(cable) == items
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("Summary\n-------", id="heading"),
        pytest.param("\nA. CONDITIONS AT THE HARBOR", id="lettered-heading"),
        pytest.param("This is KEEPERS-27-07.", id="numbered-report"),
        pytest.param("THIS MESSAGE IS SENSITIVE BUT UNCLASSIFIED.", id="note-on-the-message"),
        pytest.param("\nSUMMARY\n\n1. (C) In LIMA 300 people came.", id="heading-after-a-blank-line"),
        pytest.param("\n(SBU) Summary: In LIMA 300 people came.", id="marked-summary"),
        pytest.param("\nTHIS IS AN ACTION REQUEST. SEE PARAGRAPH 2.", id="action-request"),
        pytest.param("\nThis cable is Sensitive But Unclassified. Not for Internet.", id="handling-note"),
        pytest.param("\nSENSITIVE BUT UNCLASSIFIED, PLEASE PROTECT ACCORDINGLY", id="handling-note-in-capitals"),
        pytest.param("1.(C) In LIMA 300 people came.", id="paragraph-without-blank"),
        pytest.param("1. SUMMARY: In LIMA 300 people came.", id="paragraph-summary"),
        pytest.param("¶1. (C) In LIMA 300 people came.", id="paragraph-with-pilcrow"),
        pytest.param("Classified by CDA Jane Sample, reason 1.4 (b)", id="authority"),
        pytest.param("CLASSIFIED BY CDA JANE SAMPLE, REASON 1.4 (B)", id="authority-in-capitals"),
        pytest.param("(U) Classified by: CDA Jane Sample. Reason 1.4 (b).", id="authority-marked"),
        pytest.param("*****\nSUMMARY\n*****", id="rule-of-stars"),
        pytest.param("NOFORN", id="caption"),
        pytest.param("\n-- The keepers counted 300 people in LIMA 2 days ago.", id="list-item"),
    ],
)  # fmt: skip
def test_references_end_at(end: str) -> None:
    cable = parse(refs=f"REF: A. LIMA 209\nB. LIMA 210\n{end}", authority=None)
    assert _items(cable) == ["A 07LIMA209", "B 07LIMA210"]


_AUTHORITIES = [
    pytest.param("Classified By: DCM Jane Sample for reasons\nLIMA 00001052  002 OF 003\n\n1.4 (b) and (d).", "DCM Jane Sample", _BD, id="page-foot-before-the-section"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b)\n\nLIMA 00001052  002 OF 003\n\nand (d).", "DCM Jane Sample", _BD, id="page-foot-between-the-letters"),
    pytest.param("Classified By: DCM Jane\nLIMA 00001052  002 OF 003\nSample for reasons 1.4 (b) and (d).", "DCM Jane Sample", _BD, id="page-foot-in-the-name"),
    pytest.param("Classified By: DCM Jane Sample-\nDoe for reasons 1.4 (b) and (d).", "DCM Jane Sample-Doe", _BD, id="break-at-a-hyphen"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) a\nnd (d).", "DCM Jane Sample", _BD, id="break-inside-and"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 a\nand d.", "DCM Jane Sample", ("a", "d"), id="letter-a-before-a-break"),
    pytest.param("Classified by: Amb. J. Sample. Reason: 1.4 (b), (d).", "Amb. J. Sample", _BD, id="abbreviations"),
    pytest.param("CLASSIFIED BY CDA JANE SAMPLE, REASON 1.4 (B) AND (D)", "CDA JANE SAMPLE", _BD, id="capitals-no-colon"),
    pytest.param("Classified By: Jane Sample, Econ Counselor; For Reasons 1.4 (b/d)", "Jane Sample, Econ Counselor", _BD, id="semicolon-for-reasons"),
    pytest.param("Classified by Ambassador Jane Sample for 1.4 (b) and (d).", "Ambassador Jane Sample", _BD, id="for-section"),
    pytest.param("Classified By: DCM Jane Sample, E.O. 12958, reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="order-then-reasons"),
    pytest.param("Classified By: DCM Jane Sample, per E.O. 12958, reasons 1.4 (b) and (d)", "DCM Jane Sample", _BD, id="per-order"),
    pytest.param("Classified By: DCM Jane Sample for reasons in E.O. 12958, section 1.4 (b)", "DCM Jane Sample", ("b",), id="reasons-in-order"),
    pytest.param("Classified By: DCM Jane Sample; Reasons 1.4 (b) and (d) of E.O. 12958", "DCM Jane Sample", _BD, id="order-after"),
    pytest.param("CLASSIFIED BY: DCM JANE SAMPLE FOR REASONS 1.5 (B), (C) AND (D)", "DCM JANE SAMPLE", ("b", "c", "d"), id="three-reasons"),
    pytest.param("Classified By: Ambassador Jane Sample. Reasons 1.4(b) & (d)", "Ambassador Jane Sample", _BD, id="ampersand"),
    pytest.param("CLASSIFIED BY: Jane Sample, Chief, POL, DOS.\nREASON: 1.4 (b), (d)", "Jane Sample, Chief, POL, DOS", _BD, id="template-of-two-lines"),
    pytest.param("CLASSIFIED BY: Jane Sample, Acting Principal Officer,\nConsulate Recife, State.\nREASON: 1.4 (b)", "Jane Sample, Acting Principal Officer, Consulate Recife, State", ("b",), id="template-of-three-lines"),
    pytest.param("CLASSIFIED BY: JANE SAMPLE, AMBASSADOR, AMEMBASSY LIMA,\nDEPARTMENT OF STATE.\n\nREASON: 1.4 (B), (D)", "JANE SAMPLE, AMBASSADOR, AMEMBASSY LIMA, DEPARTMENT OF STATE", _BD, id="template-with-blank-line"),
    pytest.param("CLASSIFIED BY: JANE SAMPLE, DCM\nREASON: 1.4 (B), (D)\nDECLASSIFY ON: 03/27/2017", "JANE SAMPLE, DCM", _BD, id="declassify-on-below"),
    pytest.param("CLASSIFIED BY: JANE SAMPLE\nREASON: 1.4 B AND D", "JANE SAMPLE", _BD, id="bare-letters-on-their-line"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 B/D", "DCM Jane Sample", _BD, id="bare-slash"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4(b) and 1.4(d)", "DCM Jane Sample", _BD, id="section-twice-glued"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b)/(d)", "DCM Jane Sample", _BD, id="slash-between-brackets"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b)and(d)", "DCM Jane Sample", _BD, id="and-glued"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b), and (d)", "DCM Jane Sample", _BD, id="comma-and"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4, (b) and (d)", "DCM Jane Sample", _BD, id="comma-after-the-number"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4: (b) and (d)", "DCM Jane Sample", _BD, id="colon-after-the-number"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 - (b) and (d)", "DCM Jane Sample", _BD, id="dash-after-the-number"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4. (b) and (d)", "DCM Jane Sample", _BD, id="stop-after-the-number"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 [b] and [d]", "DCM Jane Sample", _BD, id="square-brackets"),
    pytest.param('Classified By: DCM Jane Sample for reasons 1.4 "b" and "d"', "DCM Jane Sample", _BD, id="quotes"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 paragraphs (b) and (d)", "DCM Jane Sample", _BD, id="word-paragraphs"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) and d)", "DCM Jane Sample", _BD, id="bracket-not-opened"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b and (d)", "DCM Jane Sample", _BD, id="bracket-not-closed"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b,) (d)", "DCM Jane Sample", _BD, id="comma-in-the-bracket"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1. 4 (b) and (d)", "DCM Jane Sample", _BD, id="blank-in-the-number"),
    pytest.param("Classified By: DCM Jane Sample for reasons of 1.4 (b) and (d)", "DCM Jane Sample", _BD, id="reasons-of"),
    pytest.param("Classified By: DCM Jane Sample, for reason: 1.4 (d)", "DCM Jane Sample", ("d",), id="for-reason-colon"),
    pytest.param("Classified By: DCM Jane Sample, Reason(s): 1.4 (b,d)", "DCM Jane Sample", _BD, id="reason-s"),
    pytest.param("Classified By: DCM Jane Sample for reason 1.4(a), (b), (c) and (d)", "DCM Jane Sample", ("a", "b", "c", "d"), id="four-reasons"),
    pytest.param("Classified By: DCM Jane Sample under 1.4 (b) and (d)", "DCM Jane Sample", _BD, id="under"),
    pytest.param("Classified By: DCM Jane Sample pursuant to E.O. 12958, 1.4 (b)", "DCM Jane Sample", ("b",), id="pursuant-to"),
    pytest.param("Classified By: DCM Jane Sample (1.4 (b) and (d))", "DCM Jane Sample", _BD, id="number-in-brackets"),
    pytest.param("Classified By: DCM Jane Sample -- reasons 1.4 (b) and (d)", "DCM Jane Sample", _BD, id="dashes"),
    pytest.param("Classified By: DCM Jane Sample / reasons 1.4 (b) and (d)", "DCM Jane Sample", _BD, id="slash-before-reasons"),
    pytest.param("Classified By: DCM Jane Sample FOR REASONS 1.4 (b) AND (d)", "DCM Jane Sample", _BD, id="case-mixed"),
    pytest.param("Classified By: DCM Jane Sample For Reasons 1.4 (b) and (d)", "DCM Jane Sample", _BD, id="title-case-reasons"),
    # officers
    pytest.param('Classified By: DCM Jane "Jenny" Sample for reasons 1.4 (b)', 'DCM Jane "Jenny" Sample', ("b",), id="nickname"),
    pytest.param("Classified By: Jane Sample - Political Counselor - for reasons 1.4 (b)", "Jane Sample - Political Counselor", ("b",), id="title-between-dashes"),
    pytest.param("Classified By: Ambassador Jane Sample and DCM John Doe for reasons 1.4 (b)", "Ambassador Jane Sample and DCM John Doe", ("b",), id="two-officers"),
    pytest.param("Classified By: POL/ECON Chief Jane Sample for reasons 1.4 (b)", "POL/ECON Chief Jane Sample", ("b",), id="section-chief"),
    pytest.param("Classified By: Charge d,Affaires Jane Sample for reasons 1.4 (b)", "Charge d,Affaires Jane Sample", ("b",), id="comma-apostrophe"),
    pytest.param("Classified By: A/S for Reefs Jane Sample, reason 1.4 (b)", "A/S for Reefs Jane Sample", ("b",), id="assistant-secretary-for"),
    pytest.param("Classified By: Charge d'Affaires a.i. Jane Sample. Reasons: 1.4 (b), (d).", "Charge d'Affaires a.i. Jane Sample", _BD, id="ad-interim-then-stop"),
    pytest.param("Classified By: Jane Sample, Ph.D., Science Counselor. Reason 1.4 (b)", "Jane Sample, Ph.D., Science Counselor", ("b",), id="degree"),
    pytest.param("Classified By: Consul General Jane Sample, Hamburg, for reasons 1.4 (b)", "Consul General Jane Sample, Hamburg", ("b",), id="place-after"),
    pytest.param("Classified By: CDA, Jane Sample; reasons 1.4 (b)", "CDA, Jane Sample", ("b",), id="comma-after-the-title"),
    pytest.param("Classified By: M. Sample for J. Doe, reasons 1.4 (b)", "M. Sample for J. Doe", ("b",), id="one-for-another"),
    # labels
    pytest.param("Classified  By : DCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="blanks-in-the-label"),
    pytest.param("Classified by; DCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="label-semicolon"),
    pytest.param("CLASSFIED BY: DCM JANE SAMPLE FOR REASONS 1.4 (B)", "DCM JANE SAMPLE", ("b",), id="label-misspelt"),
    pytest.param("Classifed By: DCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="label-misspelt-again"),
    pytest.param("CLASSIFIED BY - DCM JANE SAMPLE FOR REASONS 1.4 (B)", "DCM JANE SAMPLE", ("b",), id="label-dash"),
    pytest.param("(C) Classified By: DCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="marked-confidential"),
    pytest.param("(Classified By: DCM Jane Sample for reasons 1.4 (b))", "DCM Jane Sample", ("b",), id="all-in-brackets"),
    pytest.param("Classified By:\nDCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="label-alone"),
    pytest.param("Classified\nBy: DCM Jane Sample for reasons 1.4 (b)", "DCM Jane Sample", ("b",), id="label-cut-by-a-line-break"),
    # lines
    pytest.param("Classified By: Deputy Chief of Mission Jane Sample for reasons 1.4 (b) an\nd (d).", "Deputy Chief of Mission Jane Sample", _BD, id="break-inside-and"),
    pytest.param("Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (\nd).", "Ambassador Jane Q. Sample", _BD, id="break-inside-a-bracket"),
    pytest.param("Classified By: Ambassador Jane Q. Sample, reason\ns 1.4 (b) and (d).", "Ambassador Jane Q. Sample", _BD, id="break-before-the-plural"),
    pytest.param("Classified By: Ambassador Jane Q. Sample for reasons 1\n.4 (b) and (d).", "Ambassador Jane Q. Sample", _BD, id="break-before-the-stop"),
    pytest.param("Classified By: Ambassador Jane Q. Sample fo\nr reasons 1.4 (b) and (d).", "Ambassador Jane Q. Sample", _BD, id="break-inside-for"),
    pytest.param("Classified By: Acting Deputy Political\nCounselor Jane Q. Sample for\nReasons 1.4 (b)\nand (d).", "Acting Deputy Political Counselor Jane Q. Sample", _BD, id="four-lines"),
    pytest.param("Classified By: DCM Jane Sample, reason 1.4 (b) and (d), E.O. 12958", "DCM Jane Sample", ('b', 'd'), id="order-last"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b) and (d) E.O. 12958", "DCM Jane Sample", ('b', 'd'), id="order-last-no-comma"),
    pytest.param("Classified By: DCM Jane Sample for reasons 1.4 (b), EO 12958", "DCM Jane Sample", ('b',), id="order-last-no-stops"),
    pytest.param("Classified By: DCM Jane Sample, for reasons set forth in section 1.4 (b)", "DCM Jane Sample", ('b',), id="set-forth"),
    pytest.param("Classified By: DCM Jane Sample in accordance with E.O. 12958, 1.4 (b)", "DCM Jane Sample", ('b',), id="in-accordance-with"),
    pytest.param("Classified By: DCM Jane Sample, reason 1.4 (b) and (d). Declassify on 03/27/2017", "DCM Jane Sample", ('b', 'd'), id="declassify-on-the-line"),
    pytest.param("Classified By: DCM Jane Sample by reason of 1.4 (b)", "DCM Jane Sample", ('b',), id="by-reason-of"),
    pytest.param("CLASSIFIED: CDA Jane Sample for reasons 1.4 (b)", "CDA Jane Sample", ('b',), id="label-without-by"),
    pytest.param("Class By: CDA Jane Sample for reasons 1.4 (b)", "CDA Jane Sample", ('b',), id="label-class-by"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4 {b} and {d}", "CDA Jane Sample", ('b', 'd'), id="braces"),
    pytest.param("Classified By: Ambassador\n¶J. Quincy Sample for reasons 1.4 (b)", "Ambassador J. Quincy Sample", ("b",), id="pilcrow-before-an-initial"),
    pytest.param("Classified By: CDA Jane Sample for reasons stated in\nE.O. 12958, Sections 1.4 (b) and (d)", "CDA Jane Sample", _BD, id="order-at-a-line-start"),
    pytest.param("CLASSIFIED BY: CDA JANE SAMPLE\nE.O. 12958, REASONS: 1.4 (B)", "CDA JANE SAMPLE", ("b",), id="order-and-reasons-on-their-line"),
    pytest.param("Classified By: CDA Jane Sample\n\nREASONS 1.4 (b) and (d)", "CDA Jane Sample", _BD, id="reasons-below-a-blank-line-without-colon"),
    pytest.param("Classified By: CDA Jane Sample, for\n\nreasons 1.4 (b)", "CDA Jane Sample", ("b",), id="for-above-a-blank-line"),
    pytest.param("CLASSIFIED BY: CDA JANE SAMPLE\nREASON FOR CLASSIFICATION: 1.4 (B)", "CDA JANE SAMPLE", ("b",), id="reason-for-classification"),
    pytest.param("Classified By: Jane Sample, INR/I. E.O. 12958, Reasons 1.4 (b)", "Jane Sample, INR/I", ("b",), id="stop-behind-an-office"),
    pytest.param("Classified By: CDA Jane Sample for 1.5 reasons (B/D)", "CDA Jane Sample", _BD, id="reasons-behind-the-number"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4 (b) &amp; (d)", "CDA Jane Sample", _BD, id="escaped-ampersand"),
    pytest.param("Classified By: (U) Classified by CDA Jane Sample for reasons 1.4 (b)", "CDA Jane Sample", ("b",), id="marking-before-the-second-label"),
    pytest.param("Classified By: Derived from DSCG 05-1 B,D", None, _BD, id="derived-behind-the-label"),
    pytest.param("Classified By: CDA Jane Sample for reasons 12958 1.4 (b) and (d)", "CDA Jane Sample", _BD, id="number-of-the-order-alone"),
    pytest.param("Classified By: CDA Jane Sample for reasons of the keepers' safety, 1.4 (b)", "CDA Jane Sample", ("b",), id="reason-in-words"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4 b+d", "CDA Jane Sample", _BD, id="plus-sign"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1/4 (b) and (d)", "CDA Jane Sample", _BD, id="slash-in-the-number"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4 (bd)", "CDA Jane Sample", _BD, id="letters-run-together"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4bd", "CDA Jane Sample", _BD, id="letters-run-together-without-brackets"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4 a bad day", "CDA Jane Sample", ("a",), id="word-of-such-letters"),
    pytest.param("Classified By: CDA Jane Sample for reasons of the keepers' safety", "CDA Jane Sample", (), id="reason-in-words-alone"),
    pytest.param("Classified By: CDA Jane Sample for reasons 1.4.b,d", "CDA Jane Sample", ('b', 'd'), id="stop-between-number-and-letters"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "officer", "reasons"), _AUTHORITIES)
def test_authority(line: str, officer: str, reasons: tuple[str, ...]) -> None:
    cable = parse(authority=line)
    assert (cable.classified_by, cable.reasons) == (officer, reasons)
    assert [item.number for item in cable.paragraphs] == [1, 2]


_BODY = "1. (C) The keeper spoke of the green tower and of its paint"
_SIGNERS = [
    # (end of the text, signers)
    pytest.param(". End comment.\nSAMPLE", ("SAMPLE",), id="after-end-comment"),
    pytest.param(".  END COMMENT.  SAMPLE", ("SAMPLE",), id="after-end-comment-in-capitals"),
    pytest.param(". (End comment.) SAMPLE", ("SAMPLE",), id="after-a-bracket"),
    pytest.param(". End note.)\n\nSAMPLE", ("SAMPLE",), id="after-a-bracket-below"),
    pytest.param('." SAMPLE', ("SAMPLE",), id="after-a-quotation"),
    pytest.param("? SAMPLE", ("SAMPLE",), id="after-a-question"),
    pytest.param(".\nSAMPLE\n\n\nNNNN\n\n\n", ("SAMPLE",), id="before-nnnn"),
    pytest.param(".\nSAMPLE\n=======================CABLE ENDS============================", ("SAMPLE",), id="before-cable-ends"),
    pytest.param(".\n//SAMPLE//", ("SAMPLE",), id="between-slashes"),
    pytest.param(".\nSAMPLE##", ("SAMPLE",), id="two-number-signs"),
    pytest.param(".\nSAMPLE'", ("SAMPLE",), id="apostrophe-behind"),
    pytest.param(".\nO,SAMPLE", ("O,SAMPLE",), id="comma-for-the-apostrophe"),
    pytest.param(".\nJANE Q SAMPLE", ("JANE Q SAMPLE",), id="initial-without-stop"),
    pytest.param(".\nSAMPLE\n\nMinimize considered for Lima.", ("SAMPLE",), id="minimize-considered-below"),
    pytest.param(".\nSAMPLE\n\nPlease visit Lima's classified website: http://x.test/", ("SAMPLE",), id="request-to-visit-below"),
    pytest.param(".\nSAMPLE\n\n2007LIMA01052 - Classification: CONFIDENTIAL", ("SAMPLE",), id="foot-of-an-office-tool-below"),
    pytest.param(".\nSAMPLE\nUNQUOTE", ("SAMPLE",), id="unquote-below"),
    pytest.param(".\nSAMPLE\n\nSIPDIS", ("SAMPLE",), id="sipdis-below"),
    pytest.param(".\nSAMPLE\n\n--END--", ("SAMPLE",), id="end-between-dashes"),
    pytest.param(".\nSAMPLE\n\nEND OF SECTION 2", ("SAMPLE",), id="end-of-section-below"),
    pytest.param(".\nSAMPLE\n</pre>", ("SAMPLE",), id="markup-below"),
    pytest.param(".\nSAMPLE\n\nDECL: 03/27/2017", ("SAMPLE",), id="declassification-below"),
    pytest.param(".\n[SAMPLE]", ("SAMPLE",), id="in-square-brackets"),
    pytest.param(".\n*SAMPLE*", ("SAMPLE",), id="between-stars"),
    pytest.param(".\nSAMPLE,", ("SAMPLE",), id="comma-after"),
    pytest.param(".\nSAMPLE;", ("SAMPLE",), id="semicolon-after"),
    pytest.param(".\nSAMPLE NNNN", ("SAMPLE",), id="nnnn-on-the-line"),
    pytest.param(".\nSAMPLE BT", ("SAMPLE",), id="bt-on-the-line"),
    pytest.param(".\nSAMPLE\n\nUNCLASSIFIED", ("SAMPLE",), id="level-below"),
    pytest.param(".\nSAMPLE\nSECRET\n\nNNNN", ("SAMPLE",), id="level-and-nnnn-below"),
    pytest.param(".\nSAMPLE\nXXXXXXXXXXXX", ("SAMPLE",), id="redaction-below"),
    pytest.param(".\nSAMPLE\n(Note: Embassy Lima cleared this message.)", ("SAMPLE",), id="note-below"),
    pytest.param(".\nSAMPLE\n\nNOTE: This message was delayed by the storm.", ("SAMPLE",), id="note-in-capitals-below"),
    pytest.param(".\nSAMPLE\n\nLIMA 00001052  003 OF 003", ("SAMPLE",), id="page-foot-below"),
    pytest.param(".\n\nLIMA 00001052  003 OF 003\n\nSAMPLE", ("SAMPLE",), id="page-foot-above"),
    pytest.param(".\n\n-------\nSAMPLE", ("SAMPLE",), id="rule-above"),
    pytest.param(":\n\n-- a red boat\n\n-- a blue boat\n\nSAMPLE", ("SAMPLE",), id="after-a-list"),
    pytest.param(":\n\n-- a red boat\n\n-- a blue boat.\nSAMPLE", ("SAMPLE",), id="right-after-a-list"),
    pytest.param(".\n\nEND TEXT.\n\nSAMPLE", ("SAMPLE",), id="after-end-text"),
    pytest.param(".\nSAMPLE\nEnd Cable Text", ("SAMPLE",), id="before-end-cable-text"),
    pytest.param(".\nSAMPLE\n\nEND OF CABLE", ("SAMPLE",), id="before-end-of-cable"),
    pytest.param(".\nMCSAMPLE-DOE", ("MCSAMPLE-DOE",), id="scottish-and-hyphen"),
    pytest.param(".\nO'SAMPLE", ("O'SAMPLE",), id="apostrophe"),
    pytest.param(".\nSAINT-SAMPLE", ("SAINT-SAMPLE",), id="saint"),
    pytest.param(".\nVON SAMPLE", ("VON SAMPLE",), id="von"),
    pytest.param(".\nDEL SAMPLE", ("DEL SAMPLE",), id="del"),
    pytest.param(".\nLA SAMPLE", ("LA SAMPLE",), id="la"),
    pytest.param(".\nKEEPER-SAMPLE", ("KEEPER-SAMPLE",), id="two-surnames"),
    pytest.param(".\nSAMPLE III", ("SAMPLE III",), id="third"),
    pytest.param(".\nPRICE", ("PRICE",), id="name-that-is-a-word"),
    pytest.param(".\nKING", ("KING",), id="name-that-is-a-title"),
    # none
    pytest.param(".\n\nEND COMMENT.", (), id="end-comment"),
    pytest.param(".\nEND OF COMMENT", (), id="end-of-comment"),
    pytest.param(".\n\nEND NOTE", (), id="end-note"),
    pytest.param(".\nEND CABLE", (), id="end-cable"),
    pytest.param(".\nEND MESSAGE", (), id="end-message"),
    pytest.param(".\n\nEnd points.", (), id="end-points"),
    pytest.param(".\nNNNN", (), id="nnnn-alone"),
    pytest.param(".\nBT\n#1052", (), id="bt-alone"),
    pytest.param(". He works for NATO.", (), id="acronym-with-a-stop"),
    pytest.param(" for the\nOAS.", (), id="acronym-on-the-last-line"),
    pytest.param(" of the\nEU", (), id="acronym-on-the-last-line-without-a-stop"),
    pytest.param(". He spoke to\nMinister SAMPLE.", (), id="surname-ends-a-sentence"),
    pytest.param(".\n\nNOFORN", (), id="noforn"),
    pytest.param(".\n\nSECRET", (), id="secret"),
    pytest.param(".\n\nCOMMENT\n-------", (), id="heading-with-a-rule"),
    pytest.param(".\n\nCOMMENT", (), id="heading-without-a-rule"),
    pytest.param(".\n\nACTION REQUESTED", (), id="heading-action-requested"),
    pytest.param(":\n\n-- PAINT\n\n-- ROPE", (), id="list-in-capitals"),
    pytest.param(":\n\n- Paint\n- Rope", (), id="list-with-hyphens"),
    pytest.param(":\n\n1. Paint\n2. Rope", (), id="list-with-numbers"),
    pytest.param(".\n\nXXXXXXXXXXXX\n\nNNNN", (), id="redaction-and-nnnn"),
    pytest.param(".\nxxxxxxxxxxxx\n", (), id="redaction-in-small-letters"),
    pytest.param(".\n\nPOC: Jane Sample, 555-0100", (), id="point-of-contact"),
    pytest.param(".\n\nDrafted by: JSample", (), id="drafter"),
    pytest.param(".\n\nMinimize considered.", (), id="minimize-considered"),
    pytest.param(".\n\nMINIMIZE CONSIDERED", (), id="minimize-considered-in-capitals"),
    pytest.param(".\n\nDepartment please pass to\nUSTR", (), id="office-on-the-last-line"),
    pytest.param(".\n\nhttp://www.lighthouse.test", (), id="web-address"),
    pytest.param(".\n\nN/A", (), id="not-applicable"),
    pytest.param(".\nEnd comment. SAMPLE", ('SAMPLE',), id="on-the-line-of-end-comment"),
    pytest.param(".\n\nEnd comment.  SAMPLE", ('SAMPLE',), id="on-the-line-of-end-comment-apart"),
    pytest.param(". End comment.      SAMPLE", ('SAMPLE',), id="many-blanks-before"),
    pytest.param(". END COMMENT SAMPLE", ('SAMPLE',), id="after-end-comment-without-stop"),
    pytest.param(".SAMPLE", ('SAMPLE',), id="glued-to-the-stop"),
    pytest.param('.\n"SAMPLE"', ('SAMPLE',), id="in-quotes"),
    pytest.param(".\n(SAMPLE)", ('SAMPLE',), id="in-brackets"),
    pytest.param(".\n--SAMPLE", ('SAMPLE',), id="glued-to-dashes"),
    pytest.param(".\nSAMPLE -", ('SAMPLE',), id="dash-after"),
    pytest.param(".\nSAMPLE:", ('SAMPLE',), id="colon-after"),
    pytest.param(".\nSAMPLE\n\n#", ('SAMPLE',), id="number-sign-below"),
    pytest.param(".\nMCSAMPLE\n\n.", ('MCSAMPLE',), id="stop-below"),
    pytest.param(".\nSAMPLE\nNote: On file at the embassy.", ('SAMPLE',), id="note-without-brackets-below"),
    pytest.param(".\nSAMPLE\n\nTHIS CABLE WAS CLEARED BY DOE.", ('SAMPLE',), id="clearance-sentence-below"),
    pytest.param(".\nSAMPLE\n\nEND MESSAGE", ('SAMPLE',), id="before-end-message"),
    pytest.param(".\n\nCodel Sample cleared this cable.\nDOE", ('DOE',), id="after-a-clearance"),
    pytest.param(".\n\nEmbassy Lima", (), id="office-alone"),
    pytest.param("; he works with the Ministry of\nTrade", (), id="mixed-case-word-on-the-last-line"),
    pytest.param(". He is a member of PDVSA", (), id="acronym-without-a-stop"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "signers"), _SIGNERS)
def test_signer(end: str, signers: tuple[str, ...]) -> None:
    cable = parse(body=_BODY + end, signer=None)
    assert cable.signers == signers


_G = "The tower is green."
_SUMMARIES = [
    pytest.param(f"SUMMARY\n-------\n\n1. (C) {_G}\n\n2. (C) It is new.\n\nEND SUMMARY\n\n3. (C) B.", f"{_G}\n\nIt is new.", id="heading-and-end-apart"),
    pytest.param(f"1. (SBU) SUMMARY AND COMMENT: {_G} END SUMMARY AND COMMENT.\n\n2. (C) B.", _G, id="and-comment-in-capitals"),
    pytest.param(f"1. (SBU) SUMMARY AND ACTION REQUEST: {_G} END SUMMARY AND ACTION REQUEST.\n\n2. (C) B.", _G, id="and-action-request"),
    pytest.param(f"1. (C) Summary/Comment: {_G} End Summary/Comment.\n\n2. (C) B.", _G, id="slash-comment"),
    pytest.param(f"1. (C) Summary and Introduction: {_G} End Summary and Introduction.\n\n2. (C) B.", _G, id="and-introduction"),
    pytest.param(f"1. (C) BEGIN SUMMARY. {_G} END SUMMARY.\n\n2. (C) B.", _G, id="begin-with-stop"),
    pytest.param(f"BEGIN SUMMARY\n\n1. (C) {_G}\n\nEND SUMMARY\n\n2. (C) B.", _G, id="begin-as-heading"),
    pytest.param(f"1. (C) SUMMARY:  {_G}  END SUMMARY\n\n2. (C) B.", _G, id="two-blanks-no-stop"),
    pytest.param(f"1. (C) Summary. {_G} (End Summary.)\n\n2. (C) B.", _G, id="end-in-brackets-with-stop"),
    pytest.param(f"1. (C) Summary: {_G} END OF SUMMARY.\n\n2. (C) B.", _G, id="end-of-in-capitals"),
    pytest.param(f"1. (C) Summary: {_G} End\nLIMA 00001052  002 OF 003\nsummary.\n\n2. (C) B.", _G, id="page-foot-in-the-end-words"),
    pytest.param(f"1. SUMMARY: {_G}\n\n2. (C) B.", _G, id="no-marking"),
    pytest.param(f"1. (C) SUMMARY\n\n{_G} END SUMMARY.\n\n2. (C) B.", _G, id="word-alone-text-below"),
    pytest.param(f"1. (C) Summary:\n{_G}\n\n2. (C) B.", _G, id="text-on-the-next-line"),
    pytest.param(f"1. (C) Summary -- {_G} End summary.\n\n2. (C) B.", _G, id="dashes"),
    pytest.param(f"1. (C) //SUMMARY//: {_G} //END SUMMARY//\n\n2. (C) B.", _G, id="slashes-and-colon"),
    pytest.param(f"1. (C) *Summary:* {_G} *End summary.*\n\n2. (C) B.", _G, id="stars"),
    pytest.param(f"1. (C) SUMMARY: {_G} (NOTE: IT WAS WHITE. END NOTE.) IT IS NEW. END SUMMARY.\n\n2. (C) B.", f"{_G} (NOTE: IT WAS WHITE. END NOTE.) IT IS NEW.", id="note-inside"),
    pytest.param(f"1. (C) Summary: {_G} Comment: It was white. End comment. It is new. End summary.\n\n2. (C) B.", f"{_G} Comment: It was white. End comment. It is new.", id="comment-inside"),
    pytest.param(f"1. (C) Summary: {_G} Mr. Sample's summary of it was short. End summary.\n\n2. (C) B.", f"{_G} Mr. Sample's summary of it was short.", id="word-summary-inside"),
    pytest.param(f"1. (U) This is an action request. See paragraph 3.\n\n2. (C) SUMMARY: {_G} END SUMMARY.\n\n3. (C) B.", _G, id="second-paragraph"),
    pytest.param(f"1. (U) This is an action request.\n\n2. (C) SUMMARY: {_G}\n\n3. (C) B.", _G, id="second-paragraph-without-end"),
    pytest.param(f"This is an action request.\n\nSUMMARY\n-------\n\n1. (C) {_G}\n\nDETAILS\n-------\n\n2. (C) B.", _G, id="after-an-introduction"),
    pytest.param(f"-------\nSUMMARY\n-------\n1. (C) {_G}\n-------\nDETAILS\n-------\n2. (C) B.", _G, id="rules-without-blank-lines"),
    pytest.param(f"SUMMARY AND COMMENT\n-------------------\n\n1. (C) {_G}\n\nDETAILS\n-------\n\n2. (C) B.", _G, id="heading-and-comment"),
    pytest.param(f"SUMMARY:\n\n1. (C) {_G}\n\n2. (C) It is new.\n\nEND SUMMARY.\n\n3. (C) B.", f"{_G}\n\nIt is new.", id="heading-with-colon"),
    pytest.param(f"- - - -\nSUMMARY\n- - - -\n\n1. (C) {_G}\n\n- - - -\nDETAILS\n- - - -\n\n2. (C) B.", _G, id="rules-with-blanks"),
    pytest.param(f"=======\nSUMMARY\n=======\n\n1. (C) {_G}\n\n=======\nDETAILS\n=======\n\n2. (C) B.", _G, id="double-rules"),
    pytest.param(f"Summary. {_G}\n\n1. (C) A.\n\n2. (C) B.", _G, id="unnumbered-without-end"),
    pytest.param(f"(SBU) SUMMARY: {_G}\n\n1. (C) A.\n\n2. (C) B.", _G, id="unnumbered-marked-without-end"),
    pytest.param(f"¶1. (C) SUMMARY: {_G} END SUMMARY.\n\n¶2. (C) B.", _G, id="pilcrow"),
    pytest.param(f"1. (C) Key points: {_G}\n\n2. (C) B.", None, id="key-points"),
    pytest.param("1. (C) Summary of the talks was given in reftel.\n\n2. (C) B.", None, id="summary-of-the-talks"),
    pytest.param("1. (C) A.\n\n2. (C) Comment: In summary, he lied. End comment.\n\n3. (C) B.", None, id="in-summary-in-a-comment"),
    pytest.param("1. (C) A summary: he lied.\n\n2. (C) B.", None, id="a-summary"),
    pytest.param("1. (C) The summary end of trials pleased him.\n\n2. (C) B.", None, id="summary-end"),
    pytest.param("1. (SBU) (Summary) The tower is green. (End Summary)\n\n2. (C) B.", "The tower is green.", id="words-in-brackets"),
    pytest.param("1. (C) Summary, Comment, and Action Request: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="three-words"),
    pytest.param("1. (C) Introduction and Summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="introduction-and-summary"),
    pytest.param("1. (C) SUMMARY The tower is green. END SUMMARY.\n\n2. (C) B.", "The tower is green.", id="no-sign-after-the-word"),
    pytest.param("1. (C) Summary; The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="semicolon-after-the-word"),
    pytest.param("1. (C) Begin Summary\n\nThe tower is green.\n\nEnd Summary\n\n2. (C) B.", "The tower is green.", id="begin-words-on-their-line"),
    pytest.param("1. (C) Summary: The tower is green. End sum-\nmary.\n\n2. (C) B.", "The tower is green.", id="hyphen-in-the-end-words"),
    pytest.param("(C) SUMMARY\n-----------\n\n1. (C) The tower is green.\n\n2. (C) B. End summary.\n\n3. (C) D.", "The tower is green.\n\nB.", id="marked-heading"),
    pytest.param("1. (C) SUMMARY:The tower is green. END SUMMARY.\n2. (C) B.", "The tower is green.", id="no-blank-after-the-colon"),
    pytest.param("1. (C) SUMMARY AND RECOMMENDATION: The tower is green. END SUMMARY AND RECOMMENDATION\n\n2. (C) B.", "The tower is green.", id="and-recommendation"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "summary"), _SUMMARIES)
def test_summary(body: str, summary: str | None) -> None:
    assert parse(body=body).summary == summary


def _brief(cable: Cable) -> str:
    """Return numbers and markings in short: "1C 2 -SBU"; "5C<15" where 15 is printed."""
    return " ".join(
        f"{'-' if item.number is None else item.number}{item.marking or ''}"
        + (f"<{item.printed}" if item.printed is not None else "")
        for item in cable.paragraphs
    )


_CHAINS = [
    # shapes
    pytest.param("(1) (C) A.\n\n(2) (C) B.\n\n(3) (C) D.", "1C 2C 3C", id="number-in-brackets"),
    pytest.param("1) (U) A.\n\n2) (C) B.\n\n3) (SBU) D.", "1U 2C 3SBU", id="bracket-after"),
    pytest.param("1. (C/NF) A.\n\n2. (S//NF) B.\n\n3. (SBU/NF) D.", "1C/NF 2S//NF 3SBU/NF", id="markings"),
    pytest.param("1.  (C)  A.\n\n2.  (C)  B.", "1C 2C", id="two-blanks"),
    pytest.param("1.(C)A keeper.\n\n2.(C)A boat.", "1C 2C", id="no-blanks-at-all"),
    pytest.param("1.(U)A keeper.\n2.(C)A boat.\n3.(C)A sea.", "1U 2C 3C", id="no-blanks-no-blank-lines"),
    pytest.param("1.A keeper spoke.\n\n2.A boat came.\n\n3.It left.", "1 2 3", id="no-blank-no-marking"),
    pytest.param("1, (C) A keeper.\n\n2. (C) B.\n\n3. (C) D.", "1C 2C 3C", id="comma-after-the-number"),
    pytest.param("1: (C) A keeper.\n\n2: (C) B.", "1C 2C", id="colon-after-the-number"),
    pytest.param("1 . (C) A keeper.\n\n2 . (C) B.", "1C 2C", id="blank-before-the-stop"),
    pytest.param("1.- (C) A.\n\n2.- (C) B.", "1C 2C", id="stop-and-dash"),
    pytest.param("1. - (C) A.\n\n2. - (C) B.", "1C 2C", id="stop-blank-dash"),
    pytest.param("(C) 1. A keeper.\n\n(C) 2. A boat.\n\n(C) 3. A sea.", "1C 2C 3C", id="marking-before-the-number"),
    pytest.param("¶1. (C) A.\n2. (C) B.\n\n¶3. (C) D.", "1C 2C 3C", id="pilcrow-missing-on-one"),
    pytest.param("1. (C) A.\n\n¶2. (C) B.\n¶3. (C) D.", "1C 2C 3C", id="pilcrow-missing-on-the-first"),
    pytest.param("1. (C) A.\n\n2. B.\n\n3. (C) D.", "1C 2 3C", id="marking-missing"),
    pytest.param("1. (C) Summary. A keeper.\n\n(C) 2. B.\n\n3. (C) D.", "1C 2C 3C", id="marking-before-one-number"),
    # wrapped dates and numbers
    pytest.param(f"1. {_P} He came on March\n27. The boat left.\n\n2. {_P}", "1C 2C", id="march-27"),
    pytest.param(f"1. {_P} They left in\n2006. They came back.\n\n2. {_P}", "1C 2C", id="year"),
    pytest.param(f"1. {_P} Under UNSC Resolution\n1540. The keeper agreed.\n\n2. {_P}", "1C 2C", id="resolution"),
    pytest.param(f"1. {_P} There are some\n15. (He named them.)\n\n2. {_P}", "1C 2C", id="count-then-bracket"),
    pytest.param(f"1. {_P} They met on Thursday,\nMarch\n15. They ate.\n\n2. {_P}", "1C 2C", id="short-line-then-day"),
    pytest.param(f"1. {_P} They met on November\n12.\n\n2. {_P}", "1C 2C", id="day-alone-on-its-line"),
    pytest.param(f"1. {_P} They met on November\n2.\n\n2. {_P}", "1C 2C", id="day-that-is-due-alone-on-its-line"),
    pytest.param(f"1. {_P} They met on Nov.\n2. They ate.\n\n2. {_P}", "1C 2C", id="abbreviated-month"),
    pytest.param(f"1. {_P} They met in Article\n2. They ate.\n\n2. {_P}", "1C 2C", id="article"),
    pytest.param(f"1. {_P} They went to phase\n2. They ate.\n\n2. {_P}", "1C 2C", id="phase"),
    pytest.param(f"1. {_P} They are between 1 and\n2. They ate.\n\n2. {_P}", "1C 2C", id="and-due"),
    pytest.param(f"1. {_P} They took about\n2. They ate.\n\n2. {_P}", "1C 2C", id="about-due"),
    pytest.param(f"1. {_P} They counted from\n2. They ate.\n\n2. {_P}", "1C 2C", id="from-due"),
    pytest.param(f"1. {_P} They were at number\n2. They ate.\n\n2. {_P}", "1C 2C", id="number-due"),
    pytest.param(f"1. {_P} They met in MARCH\n2. THEY ATE.\n\n2. {_P}", "1C 2C", id="month-in-capitals"),
    pytest.param(f"1. {_P} They met March 1-\n2. They ate.\n\n2. {_P}", "1C 2C", id="range-of-days"),
    pytest.param(f"1. {_P} They met on 27 March\n2007. They ate.\n\n2. {_P}", "1C 2C", id="day-month-year"),
    pytest.param(f"1. {_P} They met on March 27,\n2007. (Note: at sea.) They ate.\n\n2. {_P}", "1C 2C", id="year-then-note"),
    pytest.param(f"1. {_P} It fell from 20 to\n15. That is all.\n\n2. {_P}", "1C 2C", id="to-a-number"),
    pytest.param(f"1. {_P} He is aged\n45. His son is\n12. They fish.\n\n2. {_P}", "1C 2C", id="two-wraps"),
    pytest.param(f"1. {_P} It was May\nLIMA 00001052  002 OF 003\n2. He left.\n\n2. {_P}", "1C 2C", id="page-foot-before-a-day-that-is-due"),
    pytest.param("1. A keeper spoke of May\n27. He left.\n2. A boat came in\n2006. It sank.\n3. That is all.", "1 2 3", id="no-markings-no-blank-lines"),
    pytest.param(f"1. {_P} The vote was 12 to\n3. They ate.\n\n2. {_P}\n\n3. {_P}", "1C 2C 3C", id="vote"),
    pytest.param(f"1. {_P} Article\n2. (A) forbids it.\n\n2. {_P}", "1C 2C", id="article-then-letter"),
    pytest.param(f"1. {_P} They met at 10.\n2. {_P}", "1C 2C", id="sentence-ends-in-a-number"),
    pytest.param(f"1. {_P} They met on March 12.\n\n2. {_P}", "1C 2C", id="paragraph-ends-in-a-date"),
    pytest.param(f"1. {_P} There were 12 boats at the\n\n\n\n2. {_P}", "1C 2C", id="blank-lines-inside"),
    # lists, letters, quotations
    pytest.param(f"1. {_P}\n\nA. (C) One.\n\nB. (SBU) Two.\n\nC. (C) Three.\n\n2. {_P}", "1C 2C", id="letters-marked"),
    pytest.param(f"1. {_P}\n\n(1) One.\n\n(2) Two.\n\n(3) Three.\n\n2. {_P}\n\n3. {_P}", "1C 2C 3C", id="list-in-full-brackets"),
    pytest.param(f"1. {_P} He wants\n(1) paint and (2) rope, and\n(3) time.\n\n2. {_P}", "1C 2C", id="enumeration-over-lines"),
    pytest.param(f"1. {_P} He wants: 1. paint; 2. rope;\n3. time.\n\n2. {_P}", "1C 2C", id="enumeration-with-stops"),
    pytest.param(f"1. {_P}\n\n-- 1. One.\n\n-- 2. Two.\n\n2. {_P}", "1C 2C", id="dashes-and-numbers"),
    pytest.param(f"1. {_P}\n\n1.1 One.\n\n1.2 Two.\n\n2. {_P}", "1C 2C", id="decimal-numbers"),
    pytest.param(f"1. {_P}\n\n1a. One.\n\n1b. Two.\n\n2. {_P}", "1C 2C", id="number-and-letter"),
    pytest.param(f"1. {_P}\n\n2. (U) Text of the letter follows:\n\nBegin text:\n\n1. One.\n\n2. Two.\n\n3. Three.\n\nEnd text.\n\n3. {_P}", "1C 2U 3C", id="letter"),
    pytest.param(f"1. {_P}\n\n2. {_P}\n\n3. (U) Begin Talking Points:\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n4. Four.\n\nEnd Talking Points.\n\n4. {_P}", "1C 2C 3U 4C", id="talking-points-with-numbers"),
    pytest.param(f"1. {_P}\n\n2. (C) Embassy asks:\n\n1) Who paid?\n\n2) Who painted?\n\n3) Why?\n\n3. {_P}", "1C 2C 3C", id="questions"),
    pytest.param(f"1. {_P}\n\n2. {_P}\n\nANNEX A\n\n1. (U) Paint.\n\n2. (U) Rope.", "1C 2C 1U 2U", id="annex-with-markings"),
    # gaps, repetitions, lost numbers
    pytest.param(f"1. {_P}\n\n2. {_P}\n\n5. {_P}\n\n6. {_P}", "1C 2C 5C 6C", id="gap-of-two"),
    pytest.param(f"1. {_P}\n\n3. {_P}\n\n4. {_P}\n\n4. {_P}\n\n5. {_P}", "1C 3C 4C 4C 5C", id="gap-and-repetition"),
    pytest.param("1. A keeper spoke.\n\n2. A boat came.\n\n4. It left.\n\n5. That is all.", "1 2 4 5", id="gap-without-markings"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\n3. (C) D.\n\n14. (C) E.\n\n5. (C) F.", "1C 2C 3C 4C<14 5C", id="14-is-4-then-5"),
    pytest.param(joined(*(f"{n}. {_P}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))), " ".join(f"{n}C" for n in range(1, 13)), id="twelve"),
    pytest.param(joined(*(f"{n}. The keeper spoke." for n in range(1, 13))), " ".join(str(n) for n in range(1, 13)), id="twelve-without-markings"),
    pytest.param(f"1. {_P}\n\n-- {_P}\n\n2. {_P}", "1C 2C", id="marking-after-dashes"),
    pytest.param(f"1. {_P}\nDETAILS\n-------\n2. {_P}\nCOMMENT\n-------\n3. {_P}", "1C 2C 3C", id="headings-without-blank-lines"),
    pytest.param(f"A. PAINT\n\n1. {_P}\n\nB. ROPE\n\n2. {_P}", "1C 2C", id="lettered-headings"),
    pytest.param(f"I. PAINT\n--------\n\n1. {_P}\n\nII. ROPE\n--------\n\n2. {_P}", "1C 2C", id="roman-headings"),
    pytest.param("1. (C) The keeper spoke. He is No.\n2. He left.\n\n2. (C) The keeper spoke.", "1C 2C", id="abbreviated-number"),
    pytest.param("1. (C) The keeper spoke.\n2. (C) The keeper spoke. It ended in\n1998. That is all.\n3. (C) The keeper spoke.", "1C 2C 3C", id="year-without-blank-lines"),
    pytest.param("1. (C) The keeper spoke. They met October\n¶2.  (Note: no.)\n\n¶2. (C) The keeper spoke.", "1C 2C", id="pilcrow-before-a-day-that-is-due"),
    pytest.param("¶1. (C) The keeper spoke. Para\n¶2. refers.\n\n¶2. (C) The keeper spoke.", "1C 2C", id="pilcrow-before-a-paragraph-cited"),
    pytest.param("1. (C) The keeper spoke.\n\n2. (C) The keeper spoke. On May\n\n3. the boat left.\n\n3. (C) The keeper spoke.", "1C 2C 3C", id="day-that-is-due-after-a-blank-line"),
    pytest.param("1. (C) Questions follow.\n\n1. Who?\n2. Why?\n3. When?\n4. How?\n\n2. (C) The keeper spoke.\n3. (C) The keeper spoke.\n4. (C) The keeper spoke.", "1C 2C 3C 4C", id="list-longer-than-the-chain"),
    pytest.param("1. (C) The keeper spoke. COMMENT: He lied. 2. (C) He left.\n\n3. (C) The keeper spoke.", "1C 2C 3C", id="joined-after-a-comment"),
    pytest.param("1. (C) The keeper spoke.\n\n-------\nDETAILS 2. (C) He left.\n\n3. (C) The keeper spoke.", "1C 2C 3C", id="joined-after-a-heading"),
    pytest.param("1. (C) The keeper spoke. in the years 1998, 1999,\n2000. They ate.\n\n2. (C) The keeper spoke.", "1C 2C", id="list-of-years"),
    pytest.param("1. (C) A.\n\n2. (SBU/NOFORN) B.\n\n3. (C//FGI) D.\n\n4. (UNCLASSIFIED) E.", "1C 2SBU/NOFORN 3C//FGI 4UNCLASSIFIED", id="rare-markings"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "chain"), _CHAINS)
def test_chain(body: str, chain: str) -> None:
    cable = parse(body=body)
    # A heading or an introduction above the first number has no number itself.
    assert _brief(cable).removeprefix("- ") == chain
    assert cable.signers == ("SAMPLE",)


_ADDRESSEES = [
    # (line, routing, name, precedence, serial)
    pytest.param("RUEHC/SECSTATE WASHDC IMMEDIATE 0012", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "0012", id="immediate"),
    pytest.param("RUEHC / SECSTATE WASHDC 4718", "RUEHC", "SECSTATE WASHDC", None, "4718", id="blanks-around-the-slash"),
    pytest.param("RUEHC/ SECSTATE WASHDC 4718", "RUEHC", "SECSTATE WASHDC", None, "4718", id="blank-after-the-slash"),
    pytest.param("RUEHC SECSTATE WASHDC 4718", "RUEHC", "SECSTATE WASHDC", None, "4718", id="no-slash"),
    pytest.param("RUEKJCS/SECDEF WASHDC//USDP/ISA//", "RUEKJCS", "SECDEF WASHDC//USDP/ISA//", None, None, id="offices"),
    pytest.param("RUEKJCS/JOINT STAFF WASHINGTON DC//J5//  PRIORITY", "RUEKJCS", "JOINT STAFF WASHINGTON DC//J5//", "PRIORITY", None, id="offices-then-precedence"),
    pytest.param("RUEHRC/USDA FAS WASHDC 0034", "RUEHRC", "USDA FAS WASHDC", None, "0034", id="agency"),
    pytest.param("RHEHNSC/NSC WASHDC PRIORITY", "RHEHNSC", "NSC WASHDC", "PRIORITY", None, id="nsc"),
    pytest.param("RUCNDT/USMISSION USUN NEW YORK PRIORITY 0012", "RUCNDT", "USMISSION USUN NEW YORK", "PRIORITY", "0012", id="mission"),
    pytest.param("RUEHIN/AIT TAIPEI 1234", "RUEHIN", "AIT TAIPEI", None, "1234", id="ait"),
    pytest.param("RHMFISS/HQ USSOUTHCOM MIAMI FL", "RHMFISS", "HQ USSOUTHCOM MIAMI FL", None, None, id="command"),
    pytest.param("RUEABND/DEA HQS WASHINGTON DC NIACT IMMEDIATE", "RUEABND", "DEA HQS WASHINGTON DC", "NIACT IMMEDIATE", None, id="night-action"),
    pytest.param("RUEHC/SECSTATE WASHDC PRIORITY4718", "RUEHC", "SECSTATE WASHDC", "PRIORITY", "4718", id="serial-glued-to-the-precedence"),
    pytest.param("RUEHC/SECSTATE WASHDC PRIORTY 4718", "RUEHC", "SECSTATE WASHDC", "PRIORITY", "4718", id="misspelt-precedence"),
    pytest.param("RUEHZS/ASEAN REGIONAL FORUM COLLECTIVE", "RUEHZS", "ASEAN REGIONAL FORUM COLLECTIVE", None, None, id="collective"),
    pytest.param("RUEHXX/GENEVA IO MISSIONS COLLECTIVE 0012", "RUEHXX", "GENEVA IO MISSIONS COLLECTIVE", None, "0012", id="collective-with-serial"),
    pytest.param("RUEAIIA/CIA WASHDC 0012", "RUEAIIA", "CIA WASHDC", None, "0012", id="agency-with-serial"),
    pytest.param("RHMCSUU/FBI WASHINGTON DC", "RHMCSUU", "FBI WASHINGTON DC", None, None, id="bureau"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "routing", "name", "precedence", "serial"),
    _ADDRESSEES,
)
def test_addressee(
    line: str, routing: str | None, name: str, precedence: str | None, serial: str | None
) -> None:
    for cable in (
        parse(head=envelope(to=f"TO {line}", info=None)),
        parse(head=envelope(info=f"INFO RUEHLP/AMEMBASSY LA PAZ\n{line}")),
    ):
        found = (*cable.to, *cable.info)[-1]
        assert (found.routing, found.name) == (routing, name)
        assert (found.precedence, found.serial) == (precedence, serial)


_FIRST_LINES = [
    # (line, level, number)
    pytest.param("C O N F I D E N T I A L SECTION 01 OF 02 ST PETERSBURG 000123", "CONFIDENTIAL", "07STPETERSBURG123", id="st-petersburg"),
    pytest.param("C O N F I D E N T I A L SECTION 01 OF 02 USUN NEW YORK 000123", "CONFIDENTIAL", "07USUNNEWYORK123", id="usun"),
    pytest.param("UNCLAS USEU BRUSSELS 000123", "UNCLASSIFIED", "07USEUBRUSSELS123", id="useu"),
    pytest.param("C O N F I D E N T I A L UNVIE VIENNA 000123", "CONFIDENTIAL", "07UNVIEVIENNA123", id="unvie"),
    pytest.param("UNCLAS PORT MORESBY 000123", "UNCLASSIFIED", "07PORTMORESBY123", id="port-moresby"),
    pytest.param("S E C R E T//NOFORN LIMA 001052", "SECRET", "07LIMA1052", id="noforn-after-slashes"),
    pytest.param("S E C R E T NOFORN SECTION 01 OF 02 LIMA 001052", "SECRET", "07LIMA1052", id="noforn-then-section"),
    pytest.param("UNCLAS SECTION 01 OF 02 LIMA 001052 SIPDIS SENSITIVE", "UNCLASSIFIED", "07LIMA1052", id="captions-after"),
    pytest.param("C O N F I D E N T I A L LIMA 001052 C O R R E C T E D  C O P Y", "CONFIDENTIAL", "07LIMA1052", id="corrected-copy-after"),
    pytest.param("UNCLAS SECTION 01 OF 02LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="section-glued"),
    pytest.param("UNCLAS SECTION 01 OF 02 LIMA001052", "UNCLASSIFIED", "07LIMA1052", id="serial-glued"),
    pytest.param("UNCLAS SECTION 01 0F 02 LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="zero-in-of"),
    pytest.param("UNCLAS SECTION O1 OF 02 LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="letter-o-in-section"),
    pytest.param("UNCLAS SECTON 01 OF 02 LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="section-misspelt"),
    pytest.param("UNCLAS SECTION 01 OF 002 LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="section-of-three-digits"),
    pytest.param("C O N F I D E N T I A LLIMA 001052", "CONFIDENTIAL", "07LIMA1052", id="post-glued-to-the-level"),
    pytest.param("C O N F I D E N T I A L AMEMBASSY LIMA 001052", "CONFIDENTIAL", "07LIMA1052", id="amembassy"),
    pytest.param("C O N F I D E N T I A L   LIMA   1052", "CONFIDENTIAL", "07LIMA1052", id="many-blanks"),
    pytest.param("C O N F I D E N T I A L SENSITIVE LIMA 001052", "CONFIDENTIAL", "07LIMA1052", id="sensitive"),
    pytest.param("UNCLASSIFIED//FOR OFFICIAL USE ONLY LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="official-use"),
    pytest.param("UNCLAS EFTO SECTION 01 OF 02 LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="efto-and-section"),
    pytest.param("C O N F I D E N T I A L SECTION 01 OF 02\nLIMA 001052", "CONFIDENTIAL", "07LIMA1052", id="post-on-the-next-line"),
    pytest.param("UNCLAS E F T O SECTION 01 OF 02 LIMA 001052", "UNCLASSIFIED", "07LIMA1052", id="spaced-efto-and-section"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "level", "number"), _FIRST_LINES)
def test_first_line(line: str, level: str, number: str) -> None:
    cable = parse(head=short_envelope(sender="FM SAMPLE"), line=line)
    assert (cable.classification_level, cable.reference_id) == (level, number)


_IDENTIFIERS = [
    pytest.param("09EFTOPARIS12", "09PARIS12", id="efto"),
    pytest.param("08SECTION01OF03LIMA416", "08LIMA416", id="section"),
    pytest.param("08SECTON01OF03QUITO416", "08QUITO416", id="section-misspelt"),
    pytest.param("06SECTION01OF02PORTAUPRINCE416", "06PORTAUPRINCE416", id="section-and-long-post"),
    pytest.param("08SECTION01OF10STATE12345", "08STATE12345", id="section-of-ten"),
    pytest.param("05KABUL000123ZDK", "05KABUL123", id="sign-without-number"),
    pytest.param("09UNCLASLIMA12", "09LIMA12", id="level"),
    pytest.param("09CONFIDENTIALLIMA12", "09LIMA12", id="level-in-full"),
    pytest.param("08SENSITIVEQUITO12", "08QUITO12", id="sensitive"),
    pytest.param("07AMCONSULRECIFE12", "07RECIFE12", id="amconsul"),
    pytest.param("07USMISSIONGENEVA12", "07GENEVA12", id="usmission"),
    pytest.param("05BAGDAD123", "05BAGHDAD123", id="letter-lost"),
    pytest.param("08ISLAMABADD123", "08ISLAMABAD123", id="letter-doubled"),
    pytest.param("08GUATEMALACITY12", "08GUATEMALA12", id="alias"),
    pytest.param("07SAOPAUL123", "07SAOPAULO123", id="alias-cut"),
    pytest.param("08SIPDISLIMA12", "08LIMA12", id="sipdis"),
    pytest.param("07EFTOSECTION01OF02LONDON12", "07LONDON12", id="efto-and-section"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "number"), _IDENTIFIERS)
def test_identifier(written: str, number: str) -> None:
    found = parse_mrn(written)
    assert found is not None
    assert found.canonical == number


def test_redaction_among_the_words_of_a_paragraph_is_no_signer() -> None:
    cable = parse(body="1. (C) The source, XXXXXXXXXXXX,\nspoke to XXXXXXXXXXXX", signer=None)
    assert cable.signers == ()
    assert texts(cable, "signer") == []
