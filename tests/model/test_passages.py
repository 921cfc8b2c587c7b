"""Summary, comment, notes, list items: where they begin and end."""

from __future__ import annotations

import pytest

from cablereader import parse_cable

from .messages import parse, texts

_SUMMARIES = [
    pytest.param("1. (C) Summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="usual"),
    pytest.param("1. (C) SUMMARY: The tower is green. END SUMMARY.\n\n2. (C) B.", "The tower is green.", id="capitals"),
    pytest.param("1. (C) SUMMARY. The tower is green. END SUMMARY.\n\n2. (C) B.", "The tower is green.", id="stop"),
    pytest.param("1. (C) Summary - The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="dash"),
    pytest.param("1. (C) Summary.  The tower is green. End of Summary.\n\n2. (C) B.", "The tower is green.", id="end-of"),
    pytest.param("1. (C) Begin summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="begin"),
    pytest.param("1. (C) Summary: The tower is green. (End summary)\n\n2. (C) B.", "The tower is green.", id="end-in-brackets"),
    pytest.param("1. (C) Summary and Comment: The tower is green. End summary and comment.\n\n2. (C) B.", "The tower is green.", id="and-comment"),
    pytest.param("1. (C) Summary: The tower\nis green. End\nsummary.\n\n2. (C) B.", "The tower is green.", id="end-over-lines"),
    pytest.param("1. Summary: (C) The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="marking-after-the-word",),
    pytest.param("1. (C) Summary: The tower is green.\n\n2. (C) B.", "The tower is green.", id="no-end"),
    pytest.param("Summary: The tower is green. End summary.\n\n1. (C) A.\n\n2. (C) B.", "The tower is green.", id="unnumbered"),
    pytest.param("(C) Summary: The tower is green. End summary.\n\n1. (C) A.", "The tower is green.", id="unnumbered-marked"),
    pytest.param("1. (C) The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="no-begin"),
    pytest.param("1. (C) Summary: The tower is green.\n\n2. (C) It is new. End summary.\n\n3. (C) B.", "The tower is green.\n\nIt is new.", id="two-paragraphs"),
    pytest.param("SUMMARY\n-------\n\n1. (C) The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="heading-and-end"),
    pytest.param("SUMMARY\n-------\n\n1. (C) The tower is green.\n\nDETAILS\n-------\n\n2. (C) B.", "The tower is green.", id="heading-to-heading"),
    pytest.param("-------\nSummary\n-------\n\n1. (C) The tower is green.\n\n2. (C) It is new.\n\n-------\nDetails\n-------\n\n3. (C) B.", "The tower is green.\n\nIt is new.", id="heading-two-paragraphs"),
    pytest.param("SUMMARY\n\n1. (C) The tower is green.\n\nDETAILS\n\n2. (C) B.", "The tower is green.", id="heading-without-rule"),
    pytest.param("Summary\n\n1. (C) The tower is green.\n\nDetails\n\n2. (C) B.", "The tower is green.", id="heading-in-title-case"),
    pytest.param("1. (U) Classified by someone.\n\n2. (C) Summary: The tower is green. End summary.\n\n3. (C) B.", "The tower is green.", id="second-paragraph"),
    pytest.param("1. (C) Summary: The tower\nLIMA 00001052  002 OF 003\nis green. End summary.\n\n2. (C) B.", "The tower is green.", id="page-foot-inside"),
    pytest.param("1. (C) Summary: The tower is green.\n--------------\n\n2. (C) B.", "The tower is green.", id="rule-below"),
    pytest.param("Summary ------- 1. (C) The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="joined-heading"),
    pytest.param("1. (C) //Summary// The tower is green. //End summary//\n\n2. (C) B.", "The tower is green.", id="slashes"),
    pytest.param("¶1. (C) Summary: The tower is green. End summary.\n\n¶2. (C) B.", "The tower is green.", id="pilcrow"),
    pytest.param("1. (C) Executive Summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="executive"),
    pytest.param("SUMMARY\n-------\n\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="heading-and-no-other-heading"),
    pytest.param("SUMMARY\n-------\n\n1. (C) The tower is green.\n\n2. (C) It is new.\n\nPAINT\n-----\n\n3. (C) B.", "The tower is green.\n\nIt is new.", id="heading-and-another-heading"),
    pytest.param("1. (C) SUMMARY. The tower is green. ENDSUMMARY.\n\n2. (C) B.", "The tower is green.", id="end-glued"),
    pytest.param("1. (C) SUMMARY (U): The tower is green. END SUMMARY.\n\n2. (C) B.", "The tower is green.", id="marking-behind-the-word"),
    pytest.param("1. (C) (C) Summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="marking-twice"),
    pytest.param("1. (C) *Summary*: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="stars"),
    pytest.param("1. (C) Introduction and Summary: The tower is green. End introduction and summary.\n\n2. (C) B.", "The tower is green.", id="introduction-and-summary"),
    pytest.param("1. (C) Sumary: The tower is green. End Summery.\n\n2. (C) B.", "The tower is green.", id="misspelt"),
    pytest.param("1. (C) Summary: The two-\nyear plan - it is green -\nfailed on May 3-\n5. End summary.\n\n2. (C) B.", "The two-year plan - it is green - failed on May 3-5.", id="breaks-at-hyphens"),
    pytest.param("1. (C) Summary The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="no-sign"),
    pytest.param("1. (C) Summary, The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="comma-for-a-sign"),
    pytest.param("1. (C) Summary, comment, and request: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="list-of-labels"),
    pytest.param("1. (C) SUMMARY...The tower is green. END SUMMARY\n\n2. (C) B.", "The tower is green.", id="three-stops"),
    pytest.param("1. (SBU) - SUMMARY: The tower is green. -- END SUMMARY --\n\n2. (C) B.", "The tower is green.", id="dashes-about"),
    pytest.param("1. (C) [Summary] The tower is green. [End Summary]\n\n2. (C) B.", "The tower is green.", id="square-brackets"),
    pytest.param("1. (C) Embassy summary: The tower is green. End embassy summary.\n\n2. (C) B.", "The tower is green.", id="embassy"),
    pytest.param("1. (C) Action request and summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="action-request-and-summary"),
    pytest.param("1. (U) Summary\n-----------\n\nThe tower is green.\n\n2. (C) B.", "The tower is green.", id="numbered-heading"),
    pytest.param("(C) SUMMARY\n\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="marked-heading"),
    pytest.param("I. SUMMARY\n\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="heading-with-a-roman-number"),
    pytest.param("A. Summary\n---------\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="lettered-heading"),
    pytest.param("------- Summary -------\n\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="rules-on-the-line"),
    pytest.param("1. (C) Summay: The tower is green. End Summay.\n\n2. (C) B.", "The tower is green.", id="letter-lost"),
    pytest.param("1. (C) Summary: The tower is green since May\n¶3. End summary.\n\n2. (C) B.", "The tower is green since May 3.", id="false-paragraph-mark-inside"),
    pytest.param("1. (C): Summary: The tower is green. End summary.\n\n2. (C) B.", "The tower is green.", id="colon-behind-the-marking"),
    pytest.param("SUMMARY\n1. (C) The tower is green.\nBACKGROUND\n2. (C) It was red.", "The tower is green.", id="headings-without-blank-lines"),
    pytest.param("SUMMARY\n\n1. (C) The tower is green.\n\nThe view from the sea\n\n2. (C) B.\n\nCOMMENT\n\n3. (C) C.", "The tower is green.", id="heading-and-a-title-in-small-letters"),
    pytest.param("SUMMARY\n-------\n\n1. (C) The tower is green.\n\n2. (C) It is new.\n\nThe keeper said so.\n\n3. (C) B.\n\nDETAILS\n-------\n\n4. (C) C.\n\n5. (C) D.\n\n6. (C) E.", "The tower is green.\n\nIt is new. The keeper said so.\n\nB.", id="heading-and-a-sentence-alone"),
    pytest.param("SUMMARY\n-------\n\n1. (C) The tower is green.\n\n2. (C) B.\n\n3. (C) C.\n\n4. (C) D.\n\nCOMMENT\n-------\n\n5. (C) E.", "The tower is green.", id="heading-above-most-of-the-message"),
    # the verb behind the word, and other signs about it
    pytest.param("1. (C) SUMMARY: The tower is green. SUMMARY ENDS.\n\n2. (C) B.", "The tower is green.", id="word-ends"),
    pytest.param("1. (C) SUMMARY: The tower is green. (SUMMARY END)\n\n2. (C) B.", "The tower is green.", id="word-end-in-brackets"),
    pytest.param("1. (C) SUMMARY: The tower is green.\nSummary ends.\n2. (C) B.", "The tower is green.", id="word-ends-on-its-own-line"),
    pytest.param("1. (C) SUMMARY: The tower is green.\n\n2. (C) It is new.\n\nSUMMARY ENDS\n\n3. (C) B.", "The tower is green.\n\nIt is new.", id="word-ends-between-blank-lines"),
    pytest.param("1. (C) The tower is green. EXECUTIVE SUMMARY ENDS.\n\n2. (C) B.", "The tower is green.", id="word-ends-what-nothing-opened"),
    pytest.param("1. (C) SUMMARY AND COMMENT: The tower is green. SUMMARY AND COMMENT ENDS.\n\n2. (C) B.", "The tower is green.", id="two-words-end"),
    pytest.param("1. (C) SUMMARY: The tower is green. (END OF SUMMARY)\n\n2. (C) B.", "The tower is green.", id="end-of-in-brackets"),
    pytest.param("1. (C) SUMMARY: The tower is green.\n\n2. (C) It is new.\n\n(END SUMMARY)\n\n3. (C) B.", "The tower is green.\n\nIt is new.", id="end-in-brackets-between-blank-lines"),
    pytest.param("Summary\n-------\n\nLIMA 00001052  002 OF 003\n\n\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="page-foot-below-the-heading"),
    pytest.param("Summary\nLIMA 00001052  002 OF 003\n-------\n1. (C) The tower is green.\n\n2. (C) B.", "The tower is green.", id="page-foot-above-the-rule"),
    pytest.param("1. (C) SUMMARY:\n\nLIMA 00001052  002 OF 003\n\n\n2. (C) The tower is green.\n\n3. (C) B.", "The tower is green.", id="page-foot-below-a-label-alone"),
    pytest.param("Summary\n-------\n\nThe keeper wrote it.\n\n1. (C) The tower is green.\n\n2. (C) B.", "The keeper wrote it.", id="text-below-the-heading"),
    pytest.param("1. (C) SUMMARY\n\n-- The tower\nis green.\n\n-- It is new.\n\nEND SUMMARY.\n\n2. (C) B.", "-- The tower is green. -- It is new.", id="points"),
    pytest.param("1. (C) Summary:\n- It is green.\n- It is new.\n\n2. (C) B.", "- It is green. - It is new.", id="points-without-end-words"),
    pytest.param("1. (C) SUMMARY: The tower is green.\n\n2. (C) It is new.\n\n- END SUMMARY -\n\n3. (C) B.", "The tower is green.\n\nIt is new.", id="single-dashes-about"),
    pytest.param("1. (C) SUMMARY: The tower is green. ENDSUMMARY\n\n2. (C) B.", "The tower is green.", id="end-glued-without-a-stop"),
    # near misses
    pytest.param("1. (C) Summary: He says that the summary\nends. It is long. End summary.\n\n2. (C) B.", "He says that the summary ends. It is long.", id="sentence-about-a-summary"),
    pytest.param("1. (C) Summary: It is long. Summary ends\nwith a plea. End summary.\n\n2. (C) B.", "It is long. Summary ends with a plea.", id="sentence-that-goes-on"),
    pytest.param("1. (C) His book is long. The summary ends.\n\n2. (C) B.", None, id="sentence-about-another-summary"),
    pytest.param("1. (C) Summary, speedy trials were held.\n\n2. (C) B.", None, id="adjective-and-comma"),
    pytest.param("1. (C) Consumer prices rose.\n\n2. (C) B.", None, id="consumer"),
    pytest.param("1. (C) The tower is green.\n\n2. (C) B.", None, id="none"),
    pytest.param("1. (C) Summary executions of towers ceased.\n\n2. (C) B.", None, id="word-summary"),
    pytest.param("1. (C) In summary: the tower is green.\n\n2. (C) B.", None, id="in-summary"),
    pytest.param("1. (C) A.\n\n2. (C) He read a summary. The end.\n\n3. (C) B.", None, id="word-within-text"),
    pytest.param("1. (C) He wants to end summary trials.\n\n2. (C) B.", None, id="end-summary-trials",),
]  # fmt: skip


@pytest.mark.parametrize(("body", "summary"), _SUMMARIES)
def test_summary(body: str, summary: str | None) -> None:
    assert parse(body=body).summary == summary


_COMMENTS = [
    pytest.param("1. (C) A.\n\n2. (C) Comment: He lied. End comment.", ["2. (C) Comment: He lied. End comment."], id="usual"),
    pytest.param("1. (C) A.\n\n2. (C) COMMENT. He lied.", ["2. (C) COMMENT. He lied."], id="no-end"),
    pytest.param("1. (C) A.\n\nCOMMENT\n-------\n\n2. (C) He lied.", ["2. (C) He lied."], id="heading"),
    pytest.param("1. (C) A.\n\nComment\n\n2. (C) He lied.", ["2. (C) He lied."], id="heading-title-case"),
    pytest.param("1. (C) A.\n\nCOMMENT\n-------\n\n2. (C) He lied.\n\n3. (C) Often. End comment.", ["2. (C) He lied.", "3. (C) Often. End comment."], id="two-paragraphs"),
    pytest.param("1. (C) A.\n\n2. (C) Embassy comment: He lied.", ["2. (C) Embassy comment: He lied."], id="embassy"),
    pytest.param("1. (C) A.\n\n2. (C) Consulate comment: He lied.", ["2. (C) Consulate comment: He lied."], id="consulate"),
    pytest.param("1. (C) A.\n\n2. (C) Comment and action request: He lied.", ["2. (C) Comment and action request: He lied."], id="and-request"),
    pytest.param("1. (C) A.\n\n2. (C) COMMENT: He lied. COMMENT ENDS.\n\n3. (C) B.", ["2. (C) COMMENT: He lied. COMMENT ENDS."], id="word-ends"),
    pytest.param("1. (C) A.\n\n2. (C) COMMENT: He lied.\n\n3. (C) Often.\n\n(END COMMENT)\n\n4. (C) B.", ["2. (C) COMMENT: He lied.", "3. (C) Often.\n\n(END COMMENT)"], id="end-words-on-their-line-head-nothing"),
    pytest.param("1. (C) A.\n\n2. (C) COMMENT: The comment ends. He lied.\n\n3. (C) B.", ["2. (C) COMMENT: The comment ends. He lied."], id="sentence-about-a-comment"),
    pytest.param("1. (C) A.\n\nCOMMENT: He lied.\n\n2. (C) B.", ["COMMENT: He lied."], id="below-a-blank-line-in-a-paragraph"),
    pytest.param("1. (C) A.\n\nBegin comment: He lied. End comment. C.\n\n2. (C) B.", ["Begin comment: He lied. End comment."], id="begin-and-end-in-a-paragraph"),
    pytest.param("A.\n\nCOMMENT: He lied. END COMMENT. B.\n\nC.", ["COMMENT: He lied. END COMMENT."], id="begin-and-end-without-numbers"),
    pytest.param("1. (C) A.\n\n-- COMMENT --\n\n2. (C) He lied.\n\n-- END COMMENT --\n\n3. (C) B.", ["2. (C) He lied.\n\n-- END COMMENT"], id="heading-between-dashes"),
    pytest.param("1. (C) A.\n\n(Comment: He lied.)\n\n2. (C) B.", [], id="remark-in-brackets-without-end"),
    pytest.param("1. (C) A.\n\n2. (C) B.", [], id="none"),
    pytest.param("1. (C) A.\n\n2. (C) Comments were heard.", [], id="word-comments"),
    pytest.param("1. (C) A.\n\n2. (C) He had no comment.", [], id="no-comment"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "comments"), _COMMENTS)
def test_comment(body: str, comments: list[str]) -> None:
    assert [text.strip() for text in texts(parse(body=body), "comment")] == comments


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        pytest.param("1. (C) A (Note: he did. End Note.) B.", ["Note: he did. End Note.)"], id="note"),
        pytest.param("1. (C) A (Comment: he did. End comment.) B.", ["Comment: he did. End comment.)"], id="comment"),
        pytest.param("1. (C) A. NOTE: he did. END NOTE. B.", ["NOTE: he did. END NOTE."], id="bare"),
        pytest.param("1. (C) A. (Note: he\ndid. End\nnote.) B.", ["Note: he\ndid. End\nnote.)"], id="lines"),
        pytest.param("1. (C) A (Note: he did. Note ends.) B.", ["Note: he did. Note ends.)"], id="word-ends"),
        pytest.param("1. (C) A (Note: he\ndid.)\nEND NOTE. B.", ["Note: he\ndid.)\nEND NOTE."], id="end-on-the-next-line"),
        pytest.param("1. (C) A note: he did. The note ends.", [], id="sentence-about-a-note"),
        pytest.param("1. (C) A note: he did.", [], id="no-end"),
        pytest.param("1. (C) A.\n\n--------\nCOMMENT:\n--------\n\n2. (C) He did. End comment.", [], id="heading"),
        pytest.param("1. (C) A banknote: he paid. End note.", [], id="part-of-a-word",),
    ],
)  # fmt: skip
def test_note(body: str, notes: list[str]) -> None:
    assert texts(parse(body=body), "note") == notes


@pytest.mark.parametrize(
    ("body", "items"),
    [
        pytest.param("1. (C) A:\n\n-- One.\n\n-- Two.\n\n2. (C) B.", ["-- One.", "-- Two."], id="dashes"),
        pytest.param("1. (C) A:\n-- One.\n-- Two.\n\n2. (C) B.", ["-- One.", "-- Two."], id="close"),
        pytest.param("1. (C) A:\n\n-- One goes\non.\n\n2. (C) B.", ["-- One goes\non."], id="wrapped"),
        pytest.param("1. (C) A:\n\n- One.\n\n2. (C) B.", ["- One."], id="single-dash"),
        pytest.param("1. (C) A:\n\n* One.\n\n2. (C) B.", ["* One."], id="star"),
        pytest.param("1. (C) A:\n\nA. One.\n\nB. Two.\n\n2. (C) B.", ["A. One.", "B. Two."], id="letters"),
        pytest.param("1. (C) A:\n\n(a) One.\n\n2. (C) B.", ["(a) One."], id="letter-in-brackets"),
        pytest.param("1. (C) A:\n\n1. One.\n2. Two.\n\n2. (C) B.", ["1. One.", "2. Two."], id="numbers"),
        pytest.param("1. (C) A:\n\nI. One.\n\nII. Two.\n\nIII. Three.\n\n2. (C) B.", ["I. One.", "II. Two.", "III. Three."], id="Roman-figures"),
        pytest.param("1. (C) He met\nDR. Doe.\n\n2. (C) B.", [], id="title-of-two-letters"),
        pytest.param("1. (C) A:\n-- Not before May\n17. came.\n\n2. (C) B.", ["-- Not before May\n17. came."], id="figure-in-an-item"),
        pytest.param("1. (C) A - or\n-5 degrees.\n\n2. (C) B.", [], id="minus"),
        pytest.param("1. (C) He met\nJ. SAMPLE there.\n\n2. (C) B.", [], id="initial"),
        pytest.param("1. (C) He met\nA. SAMPLE there.\n\n2. (C) B.", [], id="initial-a",),
        pytest.param("1. (C) He met Gen.\nP. SAMPLE and Amb.\nC. DOE there.\n\n2. (C) B.", [], id="initials-behind-titles"),
        pytest.param("1. (C) He spoke (often).\n14. came.\n\n2. (C) B.", [], id="figure-behind-a-sentence"),
        pytest.param("1. (C) He said so.\na. One.\nb. Two goes on and\nends.\nc. Three.\n\n2. (C) B.", ["a. One.", "b. Two goes on and\nends.", "c. Three."], id="letters-due-behind-sentences"),
        pytest.param("1. (C) A:\n\na. One goes on\nand ends.\nc. Three.\n\n2. (C) B.", ["a. One goes on\nand ends.", "c. Three."], id="letter-after-one-that-is-lost"),
        pytest.param("1. (C) He cited Art.\n1) of the law.\n\n2. (C) B.", [], id="figure-behind-an-abbreviation"),
        pytest.param("1. (C) A:\n\na. One goes on\nand ends.\nd. Four.\n\n2. (C) B.", ["a. One goes on\nand ends.\nd. Four."], id="letter-after-two-that-are-lost"),
        pytest.param("1. (C) A:\n\n1) One goes on\nand ends.\n3) Three.\n\n2. (C) B.", ["1) One goes on\nand ends.", "3) Three."], id="number-after-one-that-is-lost"),
        pytest.param("1. (C) A:\n\n1) One goes on\nand ends.\n4) Four.\n\n2. (C) B.", ["1) One goes on\nand ends.\n4) Four."], id="number-after-two-that-are-lost"),
        pytest.param("1. (C) A.\n\n-------\n\n2. (C) B.", [], id="rule"),
    ],
)  # fmt: skip
def test_list_items(body: str, items: list[str]) -> None:
    assert texts(parse(body=body), "list_item") == items


def test_summary_ends_above_a_heading_of_two_lines() -> None:
    rule = "--------------------------------------------- -----------"
    cable = parse(
        body=f"1. (C) Summary: A.\n\n{rule}\nDOE SAYS NO: WE CANNOT\nAND WILL NOT GO\n{rule}\n\n2. (C) B."
    )
    assert cable.summary == "A."
    assert texts(cable, "heading") == ["DOE SAYS NO: WE CANNOT\nAND WILL NOT GO"]


def test_summary_may_open_the_text() -> None:
    assert parse_cable("SUMMARY: The tower is green. END SUMMARY.").summary == "The tower is green."
