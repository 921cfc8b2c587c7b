"""Blanks and links that web pages brought into a text: read as if they were not there."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.model.defect import DefectCode
from cablereader.model.reading.typesetting import set_for_reading
from cablereader.model.text.plain_text import on_one_line, plain

from .messages import codes, message, parse, shape, texts

_TEXTS = [
    pytest.param("a\u00a0b", "a b", id="blank-that-does-not-break"),
    pytest.param("See [LIMA 12](#).", "See  LIMA 12    .", id="link"),
    pytest.param("[¶](#par1)1. A", " ¶        1. A", id="link-on-a-pilcrow"),
    pytest.param("[A](https://x.test/a) [B](/b)", " A                     B     ", id="two-links"),
    pytest.param("[A](07LIMA12_a.html)", " A                  ", id="link-to-a-page"),
    pytest.param("He said it [sic](twice)", "He said it [sic](twice)", id="bracket-behind-a-bracket"),
    pytest.param("[one\ntwo](#)", "[one\ntwo](#)", id="link-over-lines"),
    pytest.param("the tower (green)", "the tower (green)", id="plain"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "read"), _TEXTS)
def test_plain(written: str, read: str) -> None:
    assert plain(written) == read
    assert len(read) == len(written)


def test_words_on_one_line_have_single_blanks_and_no_pilcrows() -> None:
    assert on_one_line(" THE PORT OF\n¶ U. S.  TRADE\n") == "THE PORT OF U. S. TRADE"


def test_fields_of_a_text_with_links() -> None:
    cable = parse(
        tags="TAGS: [PREL](#) [PE](#)",
        subject="SUBJECT: [PERU](#): A TITLE",
        refs="REF: A. [06 LIMA 209](06LIMA209_a.html)\n[¶](#parB)B. [06 LIMA 210](#)",
        body="[¶](#par1)1. (C) Summary: See [LIMA 12](#). End summary.\n\n[¶](#par2)2. (C) A boat.",
    )
    assert cable.tags == ("PREL", "PE")
    assert cable.subject == "PERU : A TITLE"
    assert [item.reference_id for item in cable.references] == ["06LIMA209", "06LIMA210"]
    assert [(item.number, item.marking) for item in cable.paragraphs] == [(1, "C"), (2, "C")]
    assert "[LIMA 12](#)" in cable.text
    assert texts(cable, "tags_line") == ["TAGS: [PREL](#) [PE](#)"]
    assert texts(cable, "tag") == ["PREL", "PE"]
    assert DefectCode.MARKUP_IN_TEXT in codes(cable)
    shown = set_for_reading(cable).text
    assert "See LIMA 12." in shown
    assert "](" not in shown


_WRAPPED = message(
    refs="REF: A. LIMA 209\n     B. LIMA 210",
    body="Summary\n-------\n\n1. (C) Summary: The keeper\npainted. End summary.\n\n2. (C) He left\nat dawn.",
)


@pytest.mark.parametrize("ends", ["\n\n", " \n\n", " \n \n"])
def test_line_ends_that_were_doubled(ends: str) -> None:
    doubled, once = parse_cable(_WRAPPED.replace("\n", ends)), parse_cable(_WRAPPED)
    for name in ("subject", "tags", "classified_by", "reasons", "summary", "signers", "sender"):
        assert getattr(doubled, name) == getattr(once, name)
    assert shape(doubled) == shape(once)
    assert len(doubled.references) == 2
    assert doubled.text == _WRAPPED.replace("\n", ends)


def test_blank_lines_between_paragraphs_are_the_messages() -> None:
    text = "UNCLAS LIMA 001052\n\nSUBJECT: A\n\n" + "\n\n".join(
        f"(U) The keeper of tower {number} spoke at length about the color of its paint, and"
        " about what it has cost." for number in range(20)
    )  # fmt: skip
    assert len(parse_cable(text).paragraphs) == 20


def test_few_lines_are_not_judged() -> None:
    text = (
        "UNCLAS LIMA 001052\n\nSUBJECT: A\n\n\n\n(U) He spoke.\n\n(U) He left.\n\n\n\n(U) He came."
    )
    assert len(parse_cable(text).paragraphs) == 3
