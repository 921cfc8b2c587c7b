"""The REF block: items in every shape, years before, after and inferred, and what is no cable."""

from __future__ import annotations

import pytest

from cablereader import Cable
from cablereader.model.defect import DefectCode

from .messages import codes, parse, short_envelope


def _read(block: str, date: str = "P 142239Z JUN 07") -> Cable:
    return parse(head=short_envelope(date), refs=block, authority=None)


def _brief(cable: Cable) -> list[str]:
    """Return label, number or kind, and a question mark for an inferred year, of each item."""
    return [
        f"{item.label or '-'} {item.reference_id or item.kind}{'?' if item.inferred else ''}"
        for item in cable.references
    ]


_BLOCKS = [
    # letters behind the items
    pytest.param("REF: LIMA 209 (A)", ["A 07LIMA209?"], id="letter-behind-one"),
    pytest.param(
        "REF: LIMA 209 (A), STATE 33 (NOTAL) (B)",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="letters-behind",
    ),
    pytest.param(
        "REF: LIMA 209 (A)\n     06 STATE 33 (B)\n     SAMPLE E-MAIL (C)",
        ["A 07LIMA209?", "B 06STATE33", "C email"],
        id="letters-behind-lines",
    ),
    pytest.param(
        "REFS: LIMA 209 (REF A) AND STATE 33 (REF B)",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="letters-behind-with-the-word",
    ),
    pytest.param(
        "REF: LIMA 209 [A]; STATE 33 [B] AND PREVIOUS",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="letters-behind-in-square-brackets",
    ),
    pytest.param(
        "REF: LIMA 209 A), STATE 33 B)",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="letters-behind-half-bracketed",
    ),
    pytest.param(
        "REF: LIMA 201 (A), 202 (B) AND 203 (C)",
        ["A 07LIMA201?", "B 07LIMA202?", "C 07LIMA203?"],
        id="letters-behind-serials-of-one-post",
    ),
    pytest.param(
        "REF: (A) 06 LIMA 201 (B) 202",
        ["A 06LIMA201", "B 06LIMA202"],
        id="letter-before-a-serial-of-the-same-post",
    ),
    pytest.param(
        "REFS: (A) LIMA 209 AND (B) STATE 33",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="letters-before-and-an-and",
    ),
    pytest.param("REF: LIMA 209 (C)", ["- 07LIMA209?"], id="level-behind"),
    pytest.param(
        "REF: LIMA 209 (C), STATE 33 (S)", ["- 07LIMA209?", "- 07STATE33?"], id="levels-behind"
    ),
    pytest.param(
        "REF: A. LIMA 209 (C)\nB. STATE 33 (S)",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="levels-behind-lettered-items",
    ),
    pytest.param(
        "REF: (A) LIMA 209 (NOTAL) (B) STATE 33",
        ["A 07LIMA209?", "B 07STATE33?"],
        id="remark-before-the-next-letter",
    ),
    # labels of the block
    pytest.param("REF: LIMA 209", ["- 07LIMA209?"], id="ref"),
    pytest.param("REFS: LIMA 209", ["- 07LIMA209?"], id="refs"),
    pytest.param("REF LIMA 209", ["- 07LIMA209?"], id="ref-without-colon"),
    pytest.param("REFTEL: LIMA 209", ["- 07LIMA209?"], id="reftel"),
    pytest.param("REFTELS: LIMA 209", ["- 07LIMA209?"], id="reftels"),
    pytest.param("REFERENCE: LIMA 209", ["- 07LIMA209?"], id="reference"),
    pytest.param("REF(S): LIMA 209", ["- 07LIMA209?"], id="ref-s"),
    pytest.param("Ref(s): Lima 209", ["- 07LIMA209?"], id="ref-s-mixed-case"),
    pytest.param("ref: lima 209", ["- 07LIMA209?"], id="lower-case"),
    pytest.param("PROGRAM REF: LIMA 209", ["- 07LIMA209?"], id="program-ref"),
    pytest.param("REF: REF: LIMA 209", ["- 07LIMA209?"], id="ref-twice"),
    pytest.param("REF:\nLIMA 209", ["- 07LIMA209?"], id="label-alone"),
    pytest.param("REF: NONE", [], id="none"),
    pytest.param("REF: N/A", [], id="not-applicable"),
    pytest.param("REF:", [], id="nothing"),
    pytest.param("REF A) LIMA 209", ["A 07LIMA209?"], id="ref-letter-bracket"),
    # letters
    pytest.param("REF: A. LIMA 209\nB. LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="stops"),
    pytest.param("REF: A) LIMA 209\nB) LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="brackets"),
    pytest.param("REF: (A) LIMA 209\n(B) LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="both"),
    pytest.param("REF: [A] LIMA 209\n[B] LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="square"),
    pytest.param(
        "REF: A.) LIMA 209\nB.) LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="stop-both"
    ),
    pytest.param("REF: a. LIMA 209\nb. LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="small"),
    pytest.param("REF: A.LIMA 209\nB.LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="no-blank"),
    pytest.param("REF: A: LIMA 209\nB: LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="colons"),
    pytest.param("REF: A. LIMA 209 B. LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="one-line"),
    pytest.param(
        "REF: (A) LIMA 209, (B) LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="one-comma"
    ),
    pytest.param(
        "REF: A. A) LIMA 209\n¶B. B) LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="doubled"
    ),
    pytest.param("REF: A. (A) LIMA 209", ["A 07LIMA209?"], id="doubled-in-brackets"),
    pytest.param("REF: A. A. LIMA 209", ["A 07LIMA209?"], id="doubled-stops"),
    pytest.param("REF: A. LIMA 209\n¶B. LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="pilcrow"),
    pytest.param(
        "REF: A. LIMA 209\nB. LIMA 210\nLIMA 211",
        ["A 07LIMA209?", "B 07LIMA210?", "B 07LIMA211?"],
        id="last-without-letter",
    ),
    pytest.param(
        "REF: A. LIMA 209\n\nB. LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="blank-line"
    ),
    pytest.param("REF: (1) LIMA 209\n(2) LIMA 210", ["1 07LIMA209?", "2 07LIMA210?"], id="numbers"),
    pytest.param(
        "REF: A. LIMA 209\nC. LIMA 211", ["A 07LIMA209?", "C 07LIMA211?"], id="letter-left-out"
    ),
    # years
    pytest.param("REF: 06 LIMA 4698", ["- 06LIMA4698"], id="year-before"),
    pytest.param("REF: 2006 LIMA 4698", ["- 06LIMA4698"], id="long-year-before"),
    pytest.param("REF: '06 LIMA 4698", ["- 06LIMA4698"], id="apostrophe-year"),
    pytest.param("REF: A. 06LIMA4698", ["A 06LIMA4698"], id="year-and-serial-glued"),
    pytest.param(
        "REF: A. 06 LIMA 4698\nB. LIMA 12", ["A 06LIMA4698", "B 07LIMA12?"], id="mixed-years"
    ),
    pytest.param("REF: LIMA 4698 (06)", ["- 06LIMA4698"], id="year-after"),
    pytest.param("REF: LIMA 4698 (2006)", ["- 06LIMA4698"], id="long-year-after"),
    pytest.param("REF: LIMA 4698 (06/10/2006)", ["- 06LIMA4698"], id="day-after"),
    pytest.param("REF: LIMA 4698 (10 JUN 06)", ["- 06LIMA4698"], id="day-in-words-after"),
    pytest.param("REF: LIMA 4698 OF JUNE 10, 2006", ["- 06LIMA4698"], id="of-a-day"),
    pytest.param("REF: LIMA 4698, DATED 10 JUNE 2006", ["- 06LIMA4698"], id="dated"),
    pytest.param("REF: LIMA 4698 DTG 101200Z JUN 06", ["- 06LIMA4698"], id="time-group-after"),
    pytest.param(
        "REF: A) LIMA 4698 (101200Z JUN 06)\nB) LIMA 209",
        ["A 06LIMA4698", "B 07LIMA209?"],
        id="time-group-in-brackets",
    ),
    pytest.param(
        "REF: LIMA 101, 102 (06/10/2006)", ["- 06LIMA101", "- 06LIMA102"], id="day-after-several"
    ),
    pytest.param("REF: LIMA 209, SAMPLE TELCON", ["- 07LIMA209?", "- telcon"], id="telcon-listed"),
    pytest.param("REF: LIMA 209, MEETING ON LAMPS", ["- 07LIMA209?"], id="title-behind-a-comma"),
    pytest.param("REF: LIMA 209 (06/10/2009)", ["- 07LIMA209?"], id="day-yet-to-come"),
    pytest.param("REF: LIMA 209 (MEETING OF 06/10/2006)", ["- 07LIMA209?"], id="day-of-a-meeting"),
    pytest.param(
        "REF: LIMA 209, 06/10/2006 SAMPLE E-MAIL",
        ["- 07LIMA209?", "- email"],
        id="day-of-an-e-mail",
    ),
    pytest.param("REF: 06-LIMA-4698", ["- 06LIMA4698"], id="hyphens"),
    pytest.param("REF: 06/LIMA/4698", ["- 06LIMA4698"], id="slashes"),
    pytest.param("REF: O6 LIMA 4698", ["- 06LIMA4698"], id="letter-o-for-zero"),
    pytest.param("REF: 07 LIMA 12", ["- 07LIMA12"], id="own-year-written"),
    pytest.param("REF: 98 LIMA 12", ["- 98LIMA12"], id="last-century"),
    pytest.param("REF: 65 LIMA 12", ["- 65LIMA12"], id="old-year"),
    # several serials
    pytest.param(
        "REF: STATE 11, 12, 13", ["- 07STATE11?", "- 07STATE12?", "- 07STATE13?"], id="commas"
    ),
    pytest.param("REF: STATE 11 AND 12", ["- 07STATE11?", "- 07STATE12?"], id="and"),
    pytest.param(
        "REF: STATE 11, 12 AND 13", ["- 07STATE11?", "- 07STATE12?", "- 07STATE13?"], id="comma-and"
    ),
    pytest.param("REF: 06 STATE 11 AND 12", ["- 06STATE11", "- 06STATE12"], id="year-for-all"),
    pytest.param("REF: LIMA 12, STATE 13", ["- 07LIMA12?", "- 07STATE13?"], id="posts-and-comma"),
    pytest.param("REF: LIMA 12; STATE 13", ["- 07LIMA12?", "- 07STATE13?"], id="semicolon"),
    pytest.param("REF: LIMA 12: STATE 13", ["- 07LIMA12?", "- 07STATE13?"], id="colon-between"),
    pytest.param("REF: LIMA 12 AND STATE 13", ["- 07LIMA12?", "- 07STATE13?"], id="and-between"),
    pytest.param(
        "REF: LIMA 12\nSTATE 13", ["- 07LIMA12?", "- 07STATE13?"], id="lines-without-letters"
    ),
    pytest.param("REF: LIMA 12,\nSTATE 13", ["- 07LIMA12?", "- 07STATE13?"], id="comma-and-line"),
    pytest.param("REF: LIMA 12, 06 STATE 13", ["- 07LIMA12?", "- 06STATE13"], id="comma-then-year"),
    pytest.param(
        "REF: 06 LIMA 12, 13, 07 STATE 14",
        ["- 06LIMA12", "- 06LIMA13", "- 07STATE14"],
        id="serials-then-year",
    ),
    # posts
    pytest.param("REF: SECSTATE 37835", ["- 07STATE37835?"], id="secstate"),
    pytest.param("REF: LIMA 00209", ["- 07LIMA209?"], id="padded"),
    pytest.param("REF: TEL AVIV 209", ["- 07TELAVIV209?"], id="two-words"),
    pytest.param("REF: PORT AU PRINCE 209", ["- 07PORTAUPRINCE209?"], id="three-words"),
    pytest.param("REF: PORT AU\nPRINCE 209", ["- 07PORTAUPRINCE209?"], id="post-over-lines"),
    pytest.param("REF: AMEMBASSY LIMA 209", ["- 07LIMA209?"], id="amembassy"),
    pytest.param("REF: A. USUN NEW YORK 209", ["A 07USUNNEWYORK209?"], id="alias-of-words"),
    pytest.param("REF: N'DJAMENA 209", ["- 07NDJAMENA209?"], id="apostrophe-in-post"),
    pytest.param("REF: EMBTEL 209", ["- 07LIMA209?"], id="embtel"),
    pytest.param("REF: DEPTEL 209", ["- 07STATE209?"], id="deptel"),
    pytest.param(
        "REF: A. LIMA 209\nB.\nLIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="item-split"
    ),
    pytest.param("REF: A. LIMA\n209", ["A 07LIMA209?"], id="serial-below"),
    pytest.param("REF: LIMA#209", ["- 07LIMA209?"], id="number-sign"),
    # what follows an item
    pytest.param(
        "REF: A. LIMA 209 (NOTAL)\nB. STATE 12", ["A 07LIMA209?", "B 07STATE12?"], id="notal"
    ),
    pytest.param("REF: LIMA 209 AND PREVIOUS", ["- 07LIMA209?"], id="and-previous"),
    pytest.param("REF: A. LIMA 209 (SBU)", ["A 07LIMA209?"], id="level-after"),
    pytest.param(
        "REF: A. LIMA 209 (EXDIS)\nB. LIMA 210", ["A 07LIMA209?", "B 07LIMA210?"], id="caveat"
    ),
    pytest.param("REF: A. LIMA 209 (PAINT CHOSEN)", ["A 07LIMA209?"], id="short-title"),
    pytest.param("REF: LIMA 209, PARA 4", ["- 07LIMA209?"], id="paragraph-of-it"),
    pytest.param(
        "REF: A. LIMA 209\nLIMA 00001052  002 OF 004\nB. LIMA 210",
        ["A 07LIMA209?", "B 07LIMA210?"],
        id="page-foot-inside",
    ),
    pytest.param(
        "REF: A. LIMA 209\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  01052  251228Z\nB. LIMA 210",
        ["A 07LIMA209?", "B 07LIMA210?"],
        id="page-heading-inside",
    ),
    # no cables
    pytest.param("REF: SAMPLE-DOE E-MAIL 05/11/07", ["- email"], id="e-mail"),
    pytest.param("REF: A. SAMPLE EMAIL OF MAY 11", ["A email"], id="email"),
    pytest.param("REF: SAMPLE/DOE E-MAILS 9-22 THRU 10-7", ["- email"], id="e-mails"),
    pytest.param("REF: SAMPLE-DOE TELCON MAY 11", ["- telcon"], id="telcon"),
    pytest.param("REF: SAMPLE-DOE PHONECON MAY 11", ["- telcon"], id="phonecon"),
    pytest.param("REF: IIR 6 832 0617 08", ["- report"], id="intelligence-report"),
    pytest.param("REF: TD-314/12345-07", ["- report"], id="agency-report"),
    pytest.param("REF: TDX-315/12345-07", ["- report"], id="agency-report-x"),
    pytest.param("REF: OSC LAP20070511", ["- report"], id="open-source"),
    pytest.param("REF: FBIS LAP20070511", ["- report"], id="broadcast"),
    pytest.param("REF: 9 FAM 41.31", ["- book"], id="manual"),
    pytest.param("REF: 9 FAM Appendix K", ["- book"], id="manual-appendix"),
    pytest.param("REF: SAMPLE-DOE MEETING MAY 11", ["- meeting"], id="meeting"),
    pytest.param("REF: SAMPLE-DOE CONVERSATION MAY 11", ["- meeting"], id="conversation"),
    pytest.param("REF: LETTER OF MAY 11", ["- other"], id="letter"),
    pytest.param("REF: USCINCEUR 311345Z MAY 73", ["- other"], id="military-message"),
    pytest.param("REF: R162245Z OCT 06", ["- other"], id="date-time-group"),
    pytest.param("REF: LIMA A-123", ["- other"], id="airgram"),
    pytest.param("REF: CA-3400", ["- other"], id="circular-airgram"),
    pytest.param("REF: HTTP://WWW.LIGHTHOUSE.TEST/2007", ["- other"], id="web"),
    pytest.param("REF: UNSCR 1540", ["- other"], id="resolution"),
    pytest.param("REF: NOWHERETOWN 12", ["- other"], id="unknown-post"),
    pytest.param(
        "REF: A. LIMA 209\nB. SAMPLE-DOE E-MAIL 05/11/07\nC. STATE 12",
        ["A 07LIMA209?", "B email", "C 07STATE12?"],
        id="e-mail-among-cables",
    ),
    pytest.param(
        "REF: A. OSC REPORT FOR JANUARY 13\nB. 2007\nC. LIMA 209",
        ["A report", "C 07LIMA209?"],
        id="year-cut-off-by-software",
    ),
    pytest.param("REF: A. LIMA 209\nB. 2006 AND PRIOR", ["A 07LIMA209?"], id="and-prior-cut-off"),
    pytest.param("REF: A. SAMPLE-LIMA 12 MAY E-MAIL", ["A email"], id="e-mail-with-a-post-in-it"),
    pytest.param("REF: ON MAY 11 THE MINISTER SPOKE", ["- other"], id="sentence-with-a-date"),
]


@pytest.mark.parametrize(("block", "items"), _BLOCKS)
def test_block(block: str, items: list[str]) -> None:
    cable = _read(block)
    assert _brief(cable) == items
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


@pytest.mark.parametrize(
    ("date", "block", "items", "code"),
    [
        pytest.param(
            "P 042239Z JAN 07",
            "REF: LIMA 4712",
            ["- 06LIMA4712?"],
            DefectCode.REFERENCE_INFERRED,
            id="january",
        ),
        pytest.param(
            "P 272239Z MAR 07",
            "REF: LIMA 4712",
            ["- 06LIMA4712?"],
            DefectCode.REFERENCE_INFERRED,
            id="march",
        ),
        pytest.param(
            "P 042239Z APR 07",
            "REF: LIMA 4712",
            ["- 07LIMA4712?"],
            DefectCode.REFERENCE_UNRESOLVED,
            id="april",
        ),
        pytest.param(
            "P 042239Z JAN 07", "REF: LIMA 1051", ["- 07LIMA1051?"], None, id="serial-below"
        ),
        pytest.param(
            "P 042239Z JAN 07", "REF: LAPAZ 4712", ["- 07LAPAZ4712?"], None, id="other-post"
        ),
        pytest.param(
            "P 042239Z JAN 07",
            "REF: STATE 187112",
            ["- 06STATE187112?"],
            DefectCode.REFERENCE_INFERRED,
            id="more-than-the-department-sends-in-a-month",
        ),
        pytest.param(
            "P 042239Z MAR 07", "REF: STATE 123000", ["- 07STATE123000?"], None, id="by-march"
        ),
        pytest.param(
            "P 042239Z JAN 07", "REF: TOSEC 187112", ["- 07TOSEC187112?"], None, id="no-count"
        ),
        pytest.param(
            "P 042239Z JAN 07", "REF: 07 LIMA 4712", ["- 07LIMA4712"], None, id="year-written"
        ),
    ],
)
def test_forgotten_year(date: str, block: str, items: list[str], code: DefectCode | None) -> None:
    cable = _read(block, date)
    assert _brief(cable) == items
    told = codes(cable) & {DefectCode.REFERENCE_INFERRED, DefectCode.REFERENCE_UNRESOLVED}
    assert told == ({code} if code else set())


@pytest.mark.parametrize(
    ("block", "items"),
    [
        pytest.param("REF: 08 LIMA 12", ["- 07LIMA12?"], id="next-year"),
        pytest.param("REF: 12 LIMA 12", ["- 07LIMA12?"], id="far-year"),
        pytest.param("REF: 2008 LIMA 12", ["- 07LIMA12?"], id="next-long-year"),
    ],
)
def test_impossible_year_is_dropped(block: str, items: list[str]) -> None:
    assert _brief(_read(block)) == items


@pytest.mark.parametrize(
    ("block", "text"),
    [
        pytest.param("REF: STATE 37835", "STATE 37835", id="plain"),
        pytest.param("REF: A. 06 LIMA 4698 (NOTAL)", "06 LIMA 4698", id="year-without-qualifier"),
        pytest.param("REF: PORT AU\nPRINCE 209", "PORT AU PRINCE 209", id="joined"),
        pytest.param("REF: SAMPLE-DOE E-MAIL 05/11/07", "SAMPLE-DOE E-MAIL 05/11/07", id="e-mail"),
    ],
)
def test_words_of_an_item(block: str, text: str) -> None:
    assert _read(block).references[0].text == text


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("Classified By: Jane Sample for reasons 1.4 (b).", id="authority"),
        pytest.param("CLASSIFIED BY: JANE SAMPLE. REASON: 1.4 (B)", id="authority-in-capitals"),
        pytest.param("DERIVED FROM: DSCG 05-1 B", id="derived"),
        pytest.param("-------", id="rule"),
        pytest.param("SUMMARY: In LIMA 300 people came.", id="summary"),
        pytest.param("BEGIN SUMMARY: In LIMA 300 people came.", id="begin-summary"),
        pytest.param("SUMMARY In LIMA 300 people came. END SUMMARY", id="summary-without-a-sign"),
        pytest.param("1. (C) In LIMA 300 people came.", id="paragraph"),
        pytest.param(
            "1. In LIMA 300 people came.",
            id="paragraph-without-marking",
        ),
        pytest.param("2. (C) In LIMA 300 people came.", id="paragraph-after-one-that-is-lost"),
        pytest.param("SUMMARY OF LIMA 300\n\n1. (C) People came.", id="heading-that-cites"),
        pytest.param("SENSITIVE BUT UNCLASSIFIED", id="caption"),
        pytest.param(
            "\n(C) In LIMA 300 people came.",
            id="unnumbered-paragraph",
        ),
        pytest.param(
            "\nIn LIMA 300 people came to see the tower; they were very happy to be there "
            "and sang.",
            id="text",
        ),
    ],
)
def test_block_ends_at(end: str) -> None:
    cable = parse(refs=f"REF: A. LIMA 209\nB. LIMA 210\n{end}", authority=None)
    assert _brief(cable) == ["A 07LIMA209?", "B 07LIMA210?"]


def test_no_references() -> None:
    assert parse().references == ()


def test_third_item_that_looks_like_a_marking() -> None:
    cable = _read("REF: (A) LIMA 209\n(B) LIMA 210\n(C) LIMA 211")
    assert _brief(cable) == ["A 07LIMA209?", "B 07LIMA210?", "C 07LIMA211?"]


def test_vector_of_the_format_reference() -> None:
    cable = _read(
        "REF: A. A) 06 LIMA 4698\n¶B. B) STATE 41252 AND 44603 (NOTAL)\nC. SAMPLE-DOE E-MAIL 05/11/07"
    )
    assert _brief(cable) == ["A 06LIMA4698", "B 07STATE41252?", "B 07STATE44603?", "C email"]


def test_three_digit_year_is_a_slip() -> None:
    cable = parse(
        head=short_envelope("P 142239Z JUN 09"), refs="REF: 094 QUITO 841", authority=None
    )
    assert [(item.reference_id or "")[2:] for item in cable.references] == ["QUITO841"]


@pytest.mark.parametrize(
    "third",
    [
        pytest.param(
            "(C) SAMPLE-DOE E-MAIL",
            id="e-mail",
        ),
        pytest.param(
            "(C) SAMPLE-DOE TELCON MAY 11",
            id="telcon",
        ),
        pytest.param(
            "(C) 9 FAM 41.31",
            id="manual",
        ),
        pytest.param("(C) 06 LIMA 211", id="cable-with-year"),
        pytest.param("(C) LIMA 211 AND PREVIOUS", id="cable-and-previous"),
    ],
)
def test_third_bracketed_item_is_no_paragraph(third: str) -> None:
    cable = _read(f"REF: (A) LIMA 209\n     (B) LIMA 210\n     {third}")
    assert [item.label for item in cable.references] == ["A", "B", "C"]
    assert [item.number for item in cable.paragraphs] == [1, 2]


_ODD_BLOCKS = [
    # (block, items)
    pytest.param("REF: LIMA 123/124 & 125", ['- 07LIMA123?', '- 07LIMA124?', '- 07LIMA125?'], id="slash-and-ampersand"),
    pytest.param("REF: STATE 12 THRU 15", ['- 07STATE12?', '- 07STATE15?'], id="range-in-words"),
    pytest.param("REF: LIMA 1234-1236", ['- 07LIMA1234?', '- 07LIMA1236?'], id="range-with-a-hyphen"),
    pytest.param("REF: LIMA 4698/06", ['- 06LIMA4698'], id="year-behind-a-slash"),
    pytest.param("REF: LIMA 4698-06", ['- 06LIMA4698'], id="year-behind-a-hyphen"),
    pytest.param("REF: LIMA 06-4698", ['- 06LIMA4698'], id="year-amid-with-a-hyphen"),
    pytest.param("REF: LIMA (06) 4698", ['- 06LIMA4698'], id="year-amid-in-brackets"),
    pytest.param("REF: LIMA (2006) 4698", ['- 06LIMA4698'], id="long-year-amid"),
    pytest.param("REF: LIMA 4698 (06), 123", ['- 06LIMA4698', '- 07LIMA123?'], id="year-of-the-first-only"),
    pytest.param("REF: LIMA 4698, 4700 (06)", ['- 06LIMA4698', '- 06LIMA4700'], id="year-of-both-behind"),
    pytest.param("REF: LIMA 12, 06 LA PAZ 3", ['- 07LIMA12?', '- 06LAPAZ3'], id="year-before-a-post-of-short-words"),
    pytest.param("REF: LIMA 12, 13 MAY 2007", ['- 07LIMA12'], id="date-behind-a-comma"),
    pytest.param("REF: LIMA 12, 13 DATED MAY 5", ['- 07LIMA12?', '- 07LIMA13?'], id="date-of-two-serials"),
    pytest.param("REF: LIMA 12 (NOTAL), 13 (NOTAL), STATE 5", ['- 07LIMA12?', '- 07LIMA13?', '- 07STATE5?'], id="serials-between-remarks"),
    pytest.param("REF: A. STATE 12345\nB. 06 LIMA\n\nLIMA 00001052  002 OF 004\n\n4698", ['A 07STATE12345?', 'B 06LIMA4698'], id="page-foot-inside-a-citation"),
    pytest.param("REF: STATE 12 DTG 121314Z MAR 07", ['- 07STATE12'], id="serial-and-date-time-group"),
    pytest.param("REF: STATE 121314Z MAR 07", ['- other'], id="date-time-group-alone"),
    pytest.param("REF: CDR USCENTCOM 121314Z MAR 07", ['- other'], id="command-and-date-time-group"),
    pytest.param("REF: PALERMO A-41", ['- other'], id="airgram-of-a-post"),
    pytest.param("REF: USDAO LIMA 12", ['- other'], id="attache"),
    pytest.param("REF: EC BRUSSELS 12", ['- 07USEUBRUSSELS12?'], id="mission-by-its-old-name"),
    pytest.param("REF: SAMPLE-DOE PHONECALL OF MARCH 11", ['- telcon'], id="phone-call-in-one-word"),
    pytest.param("REF: E-MAIL FROM A SAMPLE TO J DOE", ['- email'], id="initials-are-no-letters"),
    pytest.param("REF: A SAMPLE E-MAIL", ['- email'], id="article-is-no-letter"),
    pytest.param("REF: A - SAMPLE E-MAIL\nB - LIMA 12", ['A email', 'B 07LIMA12?'], id="dash-before-an-email"),
    pytest.param("REF: A LIMA 12 B STATE 13 C 06 LIMA 14", ['A 07LIMA12?', 'B 07STATE13?', 'C 06LIMA14'], id="bare-letters-on-one-line"),
    pytest.param("REF: [A] LIMA 12\n[B] LIMA 13", ['A 07LIMA12?', 'B 07LIMA13?'], id="square-brackets"),
    pytest.param("REF: [A] LIMA 12\n\n[B] LIMA 13", ['A 07LIMA12?', 'B 07LIMA13?'], id="blank-line-between-square-brackets"),
    pytest.param("REF: LIMA 12, B. LIMA 13", ['- 07LIMA12?', 'B 07LIMA13?'], id="first-letter-is-missing"),
    pytest.param("REF: A. LIMA CABLE 12 B. STATE TELEGRAM NO. 13", ['A 07LIMA12?', 'B 07STATE13?'], id="two-words-before-the-serial"),
    pytest.param("REF: TEL AVIV 12", ['- 07TELAVIV12?'], id="tel-that-is-no-telegram"),
    pytest.param("REF: LIMA 12OF 3", ['- 07LIMA12?'], id="letter-o-of-a-word"),
    pytest.param("REF: LIMA O123", ['- 07LIMA123?'], id="letter-o-first"),
    pytest.param("REF: N/A.", [], id="not-applicable-with-a-stop"),
    pytest.param("REF: NIL", [], id="nil"),
    pytest.param("REF'S: LIMA 12", ['- 07LIMA12?'], id="label-apostrophe"),
    pytest.param("REF/S: LIMA 12", ['- 07LIMA12?'], id="label-slash"),
    pytest.param("REF - LIMA 12", ['- 07LIMA12?'], id="label-dash"),
    pytest.param("REF, LIMA 12", ['- 07LIMA12?'], id="label-comma"),
    pytest.param("R E F: LIMA 12", ['- 07LIMA12?'], id="label-spaced"),
    pytest.param("REFF: LIMA 12", ['- 07LIMA12?'], id="label-letter-doubled"),
    pytest.param("RFTEL: LIMA 12", ['- 07LIMA12?'], id="label-letter-lost"),
    pytest.param("REFERNCE: LIMA 12", ['- 07LIMA12?'], id="long-label-letter-lost"),
    pytest.param("RE: LIMA 12", ['- 07LIMA12?'], id="label-re"),
    pytest.param("REF(B): LIMA 12", ['B 07LIMA12?'], id="label-with-a-later-letter"),
    pytest.param("REF: A. LIMA 12 AND DOE-SAMPLE E-MAIL", ['A 07LIMA12?', 'A email'], id="cable-and-email"),
    pytest.param("REF: DOE-SAMPLE E-MAIL AND LIMA 12", ['- email', '- 07LIMA12?'], id="email-and-cable"),
    pytest.param("REF: STATE 12345, LIMA 12, AND DOE-SAMPLE E-MAIL", ['- 07STATE12345?', '- 07LIMA12?', '- email'], id="two-cables-and-email"),
    pytest.param("REF: A. LIMA 12: MEETING WITH DOE", ['A 07LIMA12?'], id="title-with-the-word-meeting"),
    pytest.param("REF: LIMA 12 - MINISTER'S PHONE CALL", ['- 07LIMA12?'], id="title-with-the-word-phone"),
    pytest.param("REF: LIMA 12 MAY E-MAIL", ['- email'], id="email-of-a-day"),
    pytest.param("REF: EMBASSY LIMA MEETING OF MAY 5, 2007", ['- meeting'], id="meeting-at-a-station"),
    pytest.param("REF: LIMA 00012/01", ['- 07LIMA12?'], id="part-behind-a-slash"),
    pytest.param("REF: MYTEL 12", ['- 07LIMA12?'], id="own-cable"),
    pytest.param("REF: SAINT PETERSBURG 12", ['- 07STPETERSBURG12?'], id="saint-in-full"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "items"), _ODD_BLOCKS)
def test_odd_block(block: str, items: list[str]) -> None:
    cable = _read(block)
    assert _brief(cable) == items
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


def test_no_source_is_without_words() -> None:
    (reference,) = _read("REF: , LIMA 12 (E-MAIL)").references
    assert reference.text == "LIMA 12 (E-MAIL)"


def test_title_behind_re_is_no_block() -> None:
    cable = parse(subject="SUBJECT: A LIGHTHOUSE\nRE: A KEEPER OF LAMPS")
    assert cable.subject == "A LIGHTHOUSE RE: A KEEPER OF LAMPS"
    assert cable.references == ()
