"""Headings: beside a rule, in capitals or title case; and short lines that are none."""

from __future__ import annotations

import pytest

from .messages import parse, texts

_A, _B = "1. (C) A keeper spoke.", "2. (C) A boat came."

_BODIES = [
    pytest.param(f"{_A}\n\nTHE HARBOR\n----------\n\n{_B}", ["THE HARBOR"], id="rule-below"),
    pytest.param(f"{_A}\n\n----------\nTHE HARBOR\n----------\n\n{_B}", ["THE HARBOR"], id="rules"),
    pytest.param(f"{_A}\n\nThe harbor\n----------\n\n{_B}", ["The harbor"], id="mixed-case-rule"),
    pytest.param(f"{_A}\n\nTHE HARBOR\n\n{_B}", ["THE HARBOR"], id="capitals-between-blanks"),
    pytest.param(f"{_A}\n\nThe Harbor\n\n{_B}", ["The Harbor"], id="title-case-above-a-number"),
    pytest.param(
        f"{_A}\n\nThe State of the Harbor\n\n{_B}", ["The State of the Harbor"], id="small-words"
    ),
    pytest.param(f"{_A}\n\nTHE HARBOR\n- - - - -\n\n{_B}", ["THE HARBOR"], id="spaced-rule"),
    pytest.param(f"{_A}\n\nTHE HARBOR\n------- --\n\n{_B}", ["THE HARBOR"], id="broken-rule"),
    pytest.param(f"{_A}\n\nTHE HARBOR\n==========\n\n{_B}", ["THE HARBOR"], id="equals-signs"),
    pytest.param(f"{_A}\n\nTHE HARBOR\n**********\n\n{_B}", ["THE HARBOR"], id="stars"),
    pytest.param(f"{_A}\n\nTHE HARBOR\n__________\n\n{_B}", ["THE HARBOR"], id="underscores"),
    pytest.param(f"{_A}\n\nTHE HARBOR\n---\n\n{_B}", ["THE HARBOR"], id="short-rule"),
    pytest.param(
        f"{_A}\n\nTHE HARBOR AND\nTHE SEA\n-------\n\n{_B}",
        ["THE HARBOR AND\nTHE SEA"],
        id="two-lines",
    ),
    pytest.param(
        f"{_A}\n\n--------\nTHE HARBOR AND\nTHE SEA\n-------\n\n{_B}",
        ["THE HARBOR AND\nTHE SEA"],
        id="two-lines-between-rules",
    ),
    pytest.param(f"{_A}\nTHE HARBOR\n----------\n{_B}", ["THE HARBOR"], id="no-blank-lines"),
    pytest.param(
        f"{_A}\n\nHARBOR: GREEN OR RED?\n-----\n\n{_B}", ["HARBOR: GREEN OR RED?"], id="question"
    ),
    pytest.param(f"SUMMARY\n-------\n\n{_A}\n\n{_B}", ["SUMMARY"], id="above-the-first-paragraph"),
    pytest.param(f"{_A}\n\n//The Harbor//\n\n{_B}", ["//The Harbor//"], id="slashes"),
    pytest.param(f"{_A}\n\n*The Harbor*\n\n{_B}", ["*The Harbor*"], id="starred"),
    pytest.param(
        f"{_A}\n\nTALKING POINTS\n\n-- One.\n\n-- Two.\n\n{_B}",
        ["TALKING POINTS"],
        id="above-a-list",
    ),
    pytest.param(f"{_A}\nTHE HARBOR\n{_B}", ["THE HARBOR"], id="right-above-a-number"),
    pytest.param(f"{_A}\nThe Harbor\n{_B}", ["The Harbor"], id="title-case-right-above-a-number"),
    pytest.param(
        f"A. THE TOWER\n\n{_A}\n\nB. THE HARBOR\n\n{_B}",
        ["A. THE TOWER", "B. THE HARBOR"],
        id="lettered-parts",
    ),
    pytest.param(
        f"I. The Tower\n{_A}\nII. The Harbor\n{_B}",
        ["I. The Tower", "II. The Harbor"],
        id="parts-with-Roman-figures",
    ),
    pytest.param(f"{_A}\n\nANNEX A\n\n{_B}", ["ANNEX A"], id="annex-with-a-letter"),
    pytest.param(f"{_A}\n\n-- THE HARBOR --\n\n{_B}", ["-- THE HARBOR --"], id="between-dashes"),
    pytest.param(
        f"------- The Harbor -------\n\n{_A}\n\n{_B}",
        ["------- The Harbor -------"],
        id="between-long-dashes",
    ),
    pytest.param(f"{_A}\n\nWHO PAYS?\n\n{_B}", ["WHO PAYS?"], id="question-above-a-number"),
    pytest.param(
        f"{_A}\n\nCOMMENT: WAIT AND SEE\n\n{_B}", ["COMMENT: WAIT AND SEE"], id="title-of-a-comment"
    ),
    pytest.param(
        f"I. (C) THE TOWER\n\n{_A}\n\nII. (C) THE HARBOR\n\n{_B}",
        ["I. (C) THE TOWER", "II. (C) THE HARBOR"],
        id="marked-parts",
    ),
    pytest.param(
        "1. (C) A:\n-- One;\nThe Harbor\n----------\n2. (C) B.",
        ["The Harbor"],
        id="below-an-item-without-blank-lines",
    ),
    pytest.param(
        "1. (C) A.\nHe left at noon.\n--------\nThe Harbor\n--------\n2. (C) B.",
        ["The Harbor"],
        id="between-rules-without-blank-lines",
    ),
    pytest.param(
        "THE TOWER\n--------\n1. (C) A.\nTHE HARBOR\n--------\n2. (C) B.",
        ["THE TOWER", "THE HARBOR"],
        id="one-line-between-two-titles",
    ),
    # near misses
    pytest.param(
        "1. (C) A:\n-- One;\nand two\n----------\n2. (C) B.",
        [],
        id="words-above-a-rule-below-an-item",
    ),
    pytest.param(
        "1. A KEEPER SPOKE.\n\nWHO PAYS?\n\n2. A BOAT CAME.",
        [],
        id="question-in-a-text-of-capitals",
    ),
    pytest.param(f"{_A}\n\n(Comment: Doubtful. End Comment.)\n\n{_B}", [], id="remark-in-brackets"),
    pytest.param(f"{_A}\n\nCOMMENT: IT IS DOUBTFUL. END COMMENT\n\n{_B}", [], id="whole-remark"),
    pytest.param(f"{_A}\n\nBEGIN NOTE : IT IS SO. END NOTE\n\n{_B}", [], id="whole-note"),
    pytest.param(f"{_A}\n\nCOMMENT: DOUBTFUL\n\n{_B}", ["COMMENT: DOUBTFUL"], id="comment-title"),
    pytest.param(f"{_A}\n\n(NOTE: NO ONE ELSE CAME)\n\n{_B}", [], id="note-in-brackets"),
    pytest.param(f"{_A}\n\n-- THE HARBOR\n\n{_B}", [], id="item-in-capitals"),
    pytest.param(f"{_A}\n\n-- he said so --\n\n{_B}", [], id="words-between-dashes"),
    pytest.param(f"{_A}\n\nA. PAINT\n\nB. ROPE\n\n{_B}", [], id="lettered-items"),
    pytest.param(f"{_A}\n\nEND SUMMARY\n\n{_B}", [], id="end-of-a-passage"),
    pytest.param(
        f"{_A}\n\n(COMMENT ENDS)\n-------\n\n{_B}", [], id="end-of-a-passage-above-a-rule"
    ),
    pytest.param(
        f"{_A}\n\nEND OF THE SEASON\n\n{_B}", ["END OF THE SEASON"], id="title-that-begins-with-end"
    ),
    pytest.param(f"{_A} He met\nThe Minister\n{_B}", [], id="last-words-above-a-number"),
    pytest.param(f"{_A} He left.\nThen he met it\n{_B}", [], id="small-letters-above-a-number"),
    pytest.param(f"{_A}\n\n{_B}", [], id="none"),
    pytest.param(f"{_A}\n\nHe left.\n\n{_B}", [], id="short-sentence"),
    pytest.param(f"{_A}\n\nThe keeper said so\n\n{_B}", [], id="lower-case-words"),
    pytest.param(f"{_A} He met\nTHE MINISTER\nand left.\n\n{_B}", [], id="capitals-within-text"),
    pytest.param(f"{_A} He met\nTHE MINISTER\n\n{_B}", [], id="capitals-at-the-end-of-text"),
    pytest.param(f"{_A}\n\n-- THE HARBOR\n\n{_B}", [], id="list-item-in-capitals"),
    pytest.param(f"{_A}\n\nXXXXXXXXXXXX\n\n{_B}", [], id="redaction"),
    pytest.param(
        f"{_A}\n\nLIMA 00001052  002 OF 003\n\n{_B}",
        [],
        id="page-foot",
    ),
    pytest.param(
        f"{_A}\n\nPAGE 02        LIMA  01052  251228Z\n\n{_B}",
        [],
        id="page-heading",
    ),
    pytest.param(f"{_A}\n\n{'THE HARBOR AND ' * 6}\n\n{_B}", [], id="too-long"),
    pytest.param(f"{_A}\n\n12345\n\n{_B}", [], id="digits"),
    pytest.param(f"{_A}\n-------\n\n{_B}", [], id="rule-below-a-paragraph"),
    pytest.param(f"{_A}\n\n----------\n\n{_B}", [], id="rule-alone"),
]


@pytest.mark.parametrize(("body", "headings"), _BODIES)
def test_headings(body: str, headings: list[str]) -> None:
    cable = parse(body=body)
    assert texts(cable, "heading") == headings
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_signer_is_no_heading() -> None:
    assert texts(parse(body=f"{_A}\n\n{_B}\n"), "heading") == []


@pytest.mark.parametrize(
    ("rule", "rules"),
    [
        pytest.param("-------", 1, id="dashes"),
        pytest.param("- - - -", 1, id="spaced"),
        pytest.param("=======", 1, id="equals"),
        pytest.param("--", 0, id="two-dashes"),
        pytest.param("-- One", 0, id="item"),
    ],
)
def test_rule(rule: str, rules: int) -> None:
    assert len(texts(parse(body=f"{_A}\n\n{rule}\n\n{_B}"), "rule")) == rules


def test_lettered_sentences_above_paragraphs_head_nothing() -> None:
    body = f"A. He spoke of paint.\n\n{_A}\n\nB. He spoke of rope.\n\n{_B}"
    assert texts(parse(body=body), "heading") == []


def test_a_letter_that_comes_again_heads_no_part() -> None:
    body = f"A. THE TOWER\n\n{_A}\n\nB. THE HARBOR\n\n{_B}\n\nA. THE LAMP\n\n3. (C) It burned."
    assert texts(parse(body=body), "heading") == ["A. THE TOWER", "B. THE HARBOR"]


def test_a_rule_between_a_title_and_a_paragraph_above_a_rule_is_of_the_title() -> None:
    body = "1. (C) A keeper spoke\nof boats.\nTHE HARBOR\n-----\n2. (C) A boat came.\n-----"
    assert texts(parse(body=body), "heading") == ["THE HARBOR"]
