"""Which numbers at a line start are paragraphs: chains, gaps, repairs, wrapped dates, inner lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader import Cable
from cablereader.model.body import numbering
from cablereader.model.body.numbering import Before, Candidate
from cablereader.model.defect import DefectCode

from .messages import codes, joined, parse


def _read(body: str, signer: str | None = "SAMPLE") -> Cable:
    return parse(body=body, signer=signer)


def _brief(cable: Cable) -> str:
    """Return numbers and markings in short: "1C 2 -SBU"; "5C<15" where 15 is printed."""
    return " ".join(
        f"{'-' if item.number is None else item.number}{item.marking or ''}"
        + (f"<{item.printed}" if item.printed is not None else "")
        for item in cable.paragraphs
    )


_P = "(C) The keeper spoke."
_CHAINS = [
    # shapes of a number
    pytest.param("1. (C) A.\n\n2. (C) B.", "1C 2C", id="stop"),
    pytest.param("1.  (C) A.\n\n2.  (C) B.", "1C 2C", id="two-blanks"),
    pytest.param("1.(C) A.\n\n2.(C) B.", "1C 2C", id="no-blank"),
    pytest.param("1) (C) A.\n\n2) (C) B.", "1C 2C", id="bracket"),
    pytest.param("1). (C) A.\n\n2). (C) B.", "1C 2C", id="bracket-and-stop"),
    pytest.param("1.. (SBU) A.\n\n2. (SBU) B.", "1SBU 2SBU", id="two-stops"),
    pytest.param("1 (C) A.\n\n2 (C) B.", "1C 2C", id="no-stop"),
    pytest.param("1. A keeper.\n\n2. A boat.", "1 2", id="no-marking"),
    pytest.param(
        "1. (C) A.\n\n2.\n\n\nA keeper.\n\n3. (C) B.", "1C 2 3C", id="text-three-lines-below"
    ),
    pytest.param(
        "1. (C) A.\n\n2.\n\n\n\nA keeper.\n\n3. (C) B.", "1C 3C", id="text-four-lines-below"
    ),
    pytest.param("¶1. (C) A.\n\n¶2. (C) B.", "1C 2C", id="pilcrow"),
    pytest.param("¶ 1. (C) A.\n\n¶ 2. (C) B.", "1C 2C", id="pilcrow-and-blank"),
    pytest.param("Â¶1. (C) A.\n\nÂ¶2. (C) B.", "1C 2C", id="pilcrow-as-mojibake"),
    pytest.param(" 1. (C) A.\n\n 2. (C) B.", "1C 2C", id="indented"),
    pytest.param("\t1. (C) A.\n\n\t2. (C) B.", "1C 2C", id="tab"),
    pytest.param("1.\t(C) A.\n\n2.\t(C) B.", "1C 2C", id="tab-after"),
    pytest.param("1. (C)\nA keeper.\n\n2. (C)\nB.", "1C 2C", id="text-below"),
    pytest.param(
        "1.\n(C) A keeper.\n\n2.\n(C) B.",
        "1C 2C",
        id="marking-below",
    ),
    pytest.param("1. (C) A.\n   \n2. (C) B.", "1C 2C", id="line-of-blanks"),
    # texts without blank lines
    pytest.param(
        "1. (C) A keeper.\n2. (C) A boat.\n3. (C) A sea.", "1C 2C 3C", id="no-blank-lines"
    ),
    pytest.param(
        "1. A keeper spoke.\n2. A boat came.\n3. It left.", "1 2 3", id="no-blank-no-marking"
    ),
    pytest.param(
        "1. A keeper of towers\n2. A boat came\n3. It left", "1 2 3", id="no-blank-no-stop"
    ),
    pytest.param(
        "1. (C) A.\n-------\nHEADING\n-------\n2. (C) B.", "1C 2C", id="rule-and-heading-between"
    ),
    # gaps, repetitions, starts
    pytest.param("1. (C) A.\n\n3. (C) C.", "1C 3C", id="gap-of-one"),
    pytest.param("1. (C) A.\n\n4. (C) D.\n\n5. (C) E.", "1C 4C 5C", id="gap-of-two"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\n2. (C) C.\n\n3. (C) D.", "1C 2C 2C 3C", id="repeated"),
    pytest.param("2. (C) A.\n\n3. (C) B.", "2C 3C", id="starts-at-two"),
    pytest.param(
        "(C) Summary: A.\n\n2. (C) B.\n\n3. (C) C.",
        "1C< 2C 3C",
        id="first-number-lost",
    ),
    pytest.param("Summary: A keeper.\n\n2. (C) B.\n\n3. (C) C.", "- 2C 3C", id="first-unmarked"),
    pytest.param("1. (C) A.\n\n(C) B.\n\n3. (C) C.", "1C 2C< 3C", id="number-lost"),
    pytest.param("1. (C) A.\n\n(C) B.\n\n2. (C) C.", "1C -C 2C", id="extra-marked-paragraph"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\n(C) C.", "1C 2C -C", id="last-without-number"),
    pytest.param("(C) A keeper spoke.", "-C", id="single-unnumbered"),
    pytest.param("A keeper spoke.", "-", id="single-unmarked"),
    pytest.param("A keeper spoke.\n\nA boat came.", "- -", id="two-unmarked"),
    pytest.param("(C) A keeper spoke.\n\n(C) A boat came.", "-C -C", id="two-unnumbered"),
    pytest.param("1. (C) A.", "1C", id="single-numbered"),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n1. (C) C.\n\n2. (C) D.\n\n3. (C) E.",
        "1C 2C 1C 2C 3C",
        id="marked-numbers-restart",
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n4. (C) D.\n\n3. (C) C.\n\n5. (C) E.",
        "1C 2C 4C 3C 5C",
        id="marked-numbers-swapped",
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n9. (C) C.\n\n4. (C) D.\n\n5. (C) E.",
        "1C 2C 9C 4C 5C",
        id="marked-number-misprinted",
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\nANNEX\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n4. Four.",
        "1C 2C",
        id="annex-that-restarts-without-begin-words",
    ),
    pytest.param(
        "1. (U) A.\n\n2. (C) B.\n\n3. (C) C.\n\n4. (C) D.\n\n5. (C) E.\n\n16. (C) F.\n\n17. (C) G.",
        "1U 2C 3C 4C 5C 6C<16 7C<17",
        id="16-and-17",
    ),
    pytest.param(
        "1. (C) They met on July 4,\n\n2. (C) B.", "1C 2C", id="comma-above-a-marked-number"
    ),
    pytest.param(
        "1. (C) They met in March\n\n2. (C) B.", "1C 2C", id="month-above-a-marked-number"
    ),
    pytest.param(
        "1. (C) They met in March\n2. (C) B.", "1C 2C", id="month-right-above-a-marked-number"
    ),
    # the pilcrow that became a 1
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n3. (C) C.\n\n4. (C) D.\n\n15. (C) E.",
        "1C 2C 3C 4C 5C<15",
        id="15",
    ),
    pytest.param("1. (C) A.\n\n12. (C) B.\n\n13. (C) C.", "1C 2C<12 3C<13", id="12-and-13"),
    pytest.param(
        "11. (C) A.\n\n12. (C) B.\n\n13. (C) C.", "11C 12C 13C", id="section-of-a-longer-text"
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n15. (C) C.",
        "1C 2C 15C",
        id="15-not-due",
    ),
    pytest.param(
        joined(*(f"{n}. (C) A." for n in range(1, 16))),
        " ".join(f"{n}C" for n in range(1, 16)),
        id="15-is-itself",
    ),
    pytest.param(
        joined(*(f"{n}. (C) A." for n in range(1, 9)), "19. (C) A.", "110. (C) A."),
        "1C 2C 3C 4C 5C 6C 7C 8C 9C<19 10C<110",
        id="110-is-10",
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n27. Towers.\n\n28. Boats.\n\n29. Paint.",
        "1C 2C 27 28 29",
        id="answers-keyed-to-questions",
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n27. Towers.\n\n28. Boats.", "1C 2C", id="two-numbers-far-off"
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n27. Towers.\n\n28. Boats.\n\n29. Paint.\n\n3. (C) C.",
        "1C 2C 3C",
        id="far-numbers-inside-the-count",
    ),
    # wrapped dates, years and counts
    pytest.param(
        "1. A keeper of towers came.\n2. He spoke to all the other keepers of the coast on March\n"
        "2. They did not answer.\n3. It was late.",
        "1 2 3",
        id="own-number-after-a-month-without-blank-lines",
    ),
    *(
        pytest.param(
            f"1. (C) A.\n\n2. (C) The keepers read to him from the old book of the harbor {word}\n"
            "3. They did not agree.",
            "1C 2C",
            id=f"due-number-after-{word.strip('.-').lower().replace(' ', '-')}",
        )
        for word in ("item", "Law", "page", "Part", "No.", "paras.", "Ref", "March 2-")
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) The keepers read to him from the old book of the harbor office.\n"
        "3. They did not agree.",
        "1C 2C 3",
        id="due-number-after-a-sentence",
    ),
    pytest.param(f"1. {_P} They met in\n2003. They met again.\n\n2. {_P}", "1C 2C", id="year"),
    pytest.param(f"1. {_P} They met in\n¶2003. They met.\n\n2. {_P}", "1C 2C", id="year-pilcrow"),
    pytest.param(f"1. {_P} They met in\n\n2003. They met.\n\n2. {_P}", "1C 2C", id="year-blank"),
    pytest.param(f"1. {_P} He spoke March\n¶27.  (Attempts failed.)\n\n2. {_P}", "1C 2C", id="day"),
    pytest.param(f"1. {_P} He came on March\n2. He left in May.\n\n2. {_P}", "1C 2C", id="day-due"),
    pytest.param(f"1. {_P} He came on Monday, May\n2. He left.\n\n2. {_P}", "1C 2C", id="may-due"),
    pytest.param(f"1. {_P} Resolution\n1540. They met.\n\n2. {_P}", "1C 2C", id="resolution"),
    pytest.param(f"1. {_P} Until\n0200. They left.\n\n2. {_P}", "1C 2C", id="clock"),
    pytest.param(f"1. {_P} A total of\n2. They left.\n\n2. {_P}", "1C 2C", id="count-due"),
    pytest.param(f"1. {_P} In paragraph\n2. He agreed.\n\n2. {_P}", "1C 2C", id="paragraph-due"),
    pytest.param(
        f"1. {_P} He had boats and\n27. He sold them.\n\n2. {_P}", "1C 2C", id="number-not-due"
    ),
    pytest.param(f"1. {_P} In February,\n2. He agreed.\n\n2. {_P}", "1C 2C", id="month-and-comma"),
    pytest.param(f"1. {_P} The fee is $\n2. He paid.\n\n2. {_P}", "1C 2C", id="dollar"),
    pytest.param(
        f"1. {_P} The sum is 1,\n2. He paid.\n\n2. {_P}", "1C 2C", id="number-cut-at-its-comma"
    ),
    pytest.param(f"1. {_P} The UNSC-\n2. He paid.\n\n2. {_P}", "1C 2C", id="hyphen-before"),
    pytest.param(f"1. {_P} It rose by\n2.5 percent.\n\n2. {_P}", "1C 2C", id="decimal"),
    pytest.param(f"1. {_P} At\n2.30 he left.\n\n2. {_P}", "1C 2C", id="time-with-stop"),
    # inner lists
    pytest.param(
        f"1. {_P} Three points:\n1. One\n2. Two\n3. Three\n\n2. {_P}",
        "1C 2C",
        id="list-after-colon",
    ),
    pytest.param(
        f"1. {_P} Three points:\n\n1. One\n\n2. Two\n\n3. Three\n\n2. {_P}\n\n3. {_P}",
        "1C 2C 3C",
        id="list-with-blank-lines",
    ),
    pytest.param(f"1. {_P} Points:\n1) One\n2) Two\n\n2. {_P}", "1C 2C", id="list-in-brackets"),
    pytest.param(f"1. {_P}\n\n1) One\n\n2) Two\n\n2. {_P}", "1C 2C", id="list-in-brackets-apart"),
    pytest.param(f"1. {_P} Points:\n  1. One\n  2. Two\n\n2. {_P}", "1C 2C", id="list-indented"),
    pytest.param(
        "1. A.\n\n2. Points:\n\n1. One\n\n2. Two\n\n3. Three\n\n4. Four\n\n3. B.\n\n4. C.",
        "1 2 3 4",
        id="list-longer-than-the-chain-without-markings",
    ),
    pytest.param(
        "1. (C) A.\n\n2. (C) B.\n\n1. (C) One.\n\n2. (C) Two.\n\n3. (C) Three.\n\n3. (C) C.\n\n4. (C) D.",
        "1C 2C 1C 2C 3C 3C 4C",
        id="marked-numbers-inside-are-no-list",
    ),
    pytest.param(f"1. {_P}\n\nA. One\n\nB. Two\n\n2. {_P}", "1C 2C", id="letters"),
    pytest.param(f"1. {_P}\n\nA. (C) One\n\nB. (C) Two\n\n2. {_P}", "1C 2C", id="letters-marked"),
    pytest.param(f"1. {_P}\n\n¶A. One\n\n¶B. Two\n\n2. {_P}", "1C 2C", id="letters-with-pilcrow"),
    pytest.param(
        f"1. {_P}\n\n(a) One\n\n(b) Two\n\n(c) Three\n\n2. {_P}",
        "1C 2C",
        id="letters-c",
    ),
    pytest.param(
        f"1. {_P}\n\n(A) One\n\n(B) Two\n\n(C) Three\n\n2. {_P}",
        "1C 2C",
        id="letters-C",
    ),
    pytest.param(f"1. {_P}\n\n-- One\n\n-- Two\n\n2. {_P}", "1C 2C", id="talking-points"),
    pytest.param(f"1. {_P}\n\nI. One\n\nII. Two\n\n2. {_P}", "1C 2C", id="roman"),
    # quoted documents
    pytest.param(
        f"1. {_P}\n\nBEGIN TEXT:\n\n1. One\n\n2. Two\n\n3. Three\n\nEND TEXT.\n\n2. {_P}",
        "1C 2C",
        id="quoted-text",
    ),
    pytest.param(
        f"1. {_P}\n\n2. {_P}\n\nBegin unofficial translation:\n\n1. One\n\n2. Two\n\n"
        f"3. Three\n\nEnd unofficial translation.\n\n3. {_P}",
        "1C 2C 3C",
        id="quoted-translation",
    ),
    pytest.param(
        f"1. {_P}\n\n2. {_P} BEGIN TEXT:\n\n1. One\n\n2. Two\n\n3. Three\n\nEND TEXT.\n\n3. {_P}",
        "1C 2C 3C",
        id="quoted-text-begins-in-a-line",
    ),
    pytest.param(
        f"1. {_P}\n\n2. {_P}\n\nBEGIN TEXT OF NON-PAPER:\n\n1. One\n\n2. Two\n\n3. Three\n\n4. Four",
        "1C 2C",
        id="quoted-text-without-end",
    ),
    pytest.param(
        f"BEGIN SUMMARY\n\n1. {_P}\n\nEND SUMMARY\n\n2. {_P}", "1C 2C", id="summary-is-no-quotation"
    ),
    # joined lines
    pytest.param("1. (C) A keeper. 2. (C) A boat. 3. (C) A sea.", "1C 2C 3C", id="one-line"),
    pytest.param(
        "Summary ------- 1. (C) A keeper.\n\n2. (C) B.", "1C 2C", id="after-a-rule-in-line"
    ),
    pytest.param(
        "1. (C) See points 1. (c) and 2. (d).\n\n2. (C) B.", "1C 2C", id="enumeration-in-line"
    ),
    pytest.param(
        "1. (C) A keeper. 2. He spoke.\n\n2. (C) B.", "1C 2C", id="in-line-without-marking"
    ),
    # page lines
    pytest.param(
        f"1. {_P}\n\nLIMA 00001052  002 OF 003\n\n2. {_P}", "1C 2C", id="page-foot-between"
    ),
    pytest.param(
        f"1. {_P} It was March\n\nLIMA 00001052  002 OF 003\n\n27. He left.\n\n2. {_P}",
        "1C 2C",
        id="page-foot-inside-a-date",
    ),
    pytest.param(
        f"1. {_P}\nLIMA 00001052  002 OF 003\n2. {_P}", "1C 2C", id="page-foot-without-blank-lines"
    ),
]


@pytest.mark.parametrize(("body", "chain"), _CHAINS)
def test_chain(body: str, chain: str) -> None:
    cable = _read(body)
    assert _brief(cable) == chain
    assert cable.signers == ("SAMPLE",)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("1. (C) A.\n\n3. (C) C.", DefectCode.NUMBER_MISSING, id="gap"),
        pytest.param("2. (C) A.\n\n3. (C) C.", DefectCode.NUMBER_MISSING, id="first-missing"),
        pytest.param("1. (C) A.\n\n1. (C) B.", DefectCode.NUMBER_REPEATED, id="repeated"),
        pytest.param("1. (C) A.\n\n12. (C) B.", DefectCode.NUMBER_REPAIRED, id="printed-wrongly"),
        pytest.param("1. (C) A.\n\n(C) B.\n\n3. (C) C.", DefectCode.NUMBER_REPAIRED, id="lost"),
        pytest.param(
            "1. (C) He spoke March\n¶27.  (Attempts failed.)",
            DefectCode.FALSE_PARAGRAPH_MARK,
            id="day",
        ),
        pytest.param("1. (C) In\n¶2003. They met.", DefectCode.FALSE_PARAGRAPH_MARK, id="year"),
    ],
)
def test_oddity_is_told(body: str, code: DefectCode) -> None:
    assert codes(_read(body)) == {code}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("1. (C) A.\n\n3. (C) C.", "Paragraph 2 is missing before 3."),
        ("1. (C) A.\n\n4. (C) C.", "Paragraphs 2 to 3 are missing before 4."),
    ],
)
def test_missing_numbers_are_named(body: str, words: str) -> None:
    assert [defect.message for defect in _read(body).defects] == [words]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("1. (C) A.\n\n2. (C) B.", id="plain"),
        pytest.param("¶1. (C) A.\n\n¶2. (C) B.", id="pilcrows"),
        pytest.param("1. (C) A:\n\n¶A. One\n\n¶B. Two\n\n2. (C) B.", id="pilcrow-before-a-letter"),
        pytest.param("(C) A keeper spoke.", id="single"),
    ],
)
def test_nothing_to_tell(body: str) -> None:
    assert codes(_read(body)) == set()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("1. (C) A.\n\n2. (C) B.", id="plain"),
        pytest.param("A keeper.\n\n1. (C) A.\n\nHEADING\n-------\n\n2. (C) B.", id="headings"),
        pytest.param("1. (C) A. 2. (C) B.", id="one-line"),
        pytest.param("A.\n\nB.\n\nC.", id="unnumbered"),
    ],
)
def test_paragraphs_tile_the_body(body: str) -> None:
    cable = _read(body)
    ends = [item.end for item in cable.paragraphs]
    starts = [item.start for item in cable.paragraphs]
    assert starts[1:] == ends[:-1]
    assert cable.text[starts[0] : ends[-1]].strip() == body


def test_number_at_the_end_of_a_sentence_with_the_signer_after_it() -> None:
    cable = _read("1. (C) A.\n\n2. (C) As stated in paragraph\n\n3. SAMPLE", signer=None)
    assert _brief(cable) == "1C 2C"
    assert cable.signers == ("SAMPLE",)


def test_heading_above_the_first_paragraph_is_in_none() -> None:
    cable = _read("SUMMARY\n-------\n\n1. (C) A.\n\n2. (C) B.")
    assert cable.text_of(cable.paragraphs[0]).startswith("1. (C) A.")


def test_printed_is_empty_for_a_lost_number() -> None:
    cable = _read("1. (C) A.\n\n(C) B.\n\n3. (C) C.")
    assert [item.printed for item in cable.paragraphs] == [None, "", None]


def test_many_paragraphs() -> None:
    cable = _read(joined(*(f"{n}. (C) The keeper spoke." for n in range(1, 121))))
    assert [item.number for item in cable.paragraphs] == list(range(1, 121))


def test_archives_layout() -> None:
    cable = _read(
        " 1. THE KEEPER SPOKE OF THE SEA AND OF\n BOATS.\n\n 2. HE CAME ON 5 MAY\n"
        " 1974. THE BOAT LEFT.\n CONFIDENTIAL\n\n CONFIDENTIAL\n\n"
        " PAGE 02        LIMA  02545  170020Z\n\n 3. HE STAYED."
    )
    assert [item.number for item in cable.paragraphs] == [1, 2, 3]


_EVIDENCE = st.lists(st.tuples(st.sampled_from(Before), st.booleans(), st.booleans()), max_size=25)


@given(_EVIDENCE)
def test_a_count_without_a_fault_is_chosen_as_if_it_were_weighed(
    looks: list[tuple[Before, bool, bool]],
) -> None:
    candidates = [
        Candidate(
            start=10 * number,
            line=number,
            number_place=(10 * number, 10 * number + 2),
            printed=str(number),
            separator="." if stop else ")",
            marking="C" if marked else None,
            marking_place=(10 * number + 3, 10 * number + 6) if marked else None,
            before=before,
            indented=False,
        )
        for number, (before, marked, stop) in enumerate(looks, 1)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "_is_faultless", lambda _: False)
        weighed = numbering.choose_chain(candidates)
    assert numbering.choose_chain(candidates) == weighed
