"""Characters that stand for others, redactions, and text that must stay as it is."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode

from .messages import codes, parse, texts


def _body(words: str) -> str:
    return f"1. (C) The keeper wrote {words} in green.\n\n2. (C) B."


@pytest.mark.parametrize(
    ("words", "repairs"),
    [
        pytest.param("Peru,s", ["Peru,s"], id="genitive"),
        pytest.param("don,t", ["don,t"], id="not"),
        pytest.param("we,re", ["we,re"], id="are"),
        pytest.param("we,ve", ["we,ve"], id="have"),
        pytest.param("we,ll", ["we,ll"], id="will"),
        pytest.param("we,d", ["we,d"], id="would"),
        pytest.param("I,m", ["I,m"], id="am"),
        pytest.param("PERU,S", ["PERU,S"], id="capitals"),
        pytest.param("Peru,s and Chile,s", ["Peru,s", "Chile,s"], id="two"),
        pytest.param("Peru,s,", ["Peru,s"], id="comma-after"),
        pytest.param("&red lines8", ["&red lines8"], id="quotes"),
        pytest.param("&red lines.8", ["&red lines.8"], id="quotes-with-stop"),
        pytest.param("&red\nlines8", ["&red\nlines8"], id="quotes-over-lines"),
        pytest.param("&red8 and &green8", ["&red8", "&green8"], id="two-quotes"),
        pytest.param("&Peru,s red lines8", ["&Peru,s red lines8"], id="both"),
        # near misses
        pytest.param("1,500", [], id="number"),
        pytest.param("a,b", [], id="list"),
        pytest.param("boats, s", [], id="blank-after"),
        pytest.param("boats,so", [], id="longer-word"),
        pytest.param("1990,s", [], id="digit-before"),
        pytest.param("R&D 8", [], id="ampersand-within-a-word"),
        pytest.param(
            "A&B8",
            [],
            id="ampersand-after-a-letter",
        ),
        pytest.param("& 8", [], id="ampersand-alone"),
        pytest.param("&red lines", [], id="not-closed"),
        pytest.param("&red lines81", [], id="number-after"),
        pytest.param("&red " + "lines " * 20 + "x8", [], id="too-far"),
    ],
)
def test_repairs(words: str, repairs: list[str]) -> None:
    cable = parse(body=_body(words))
    assert texts(cable, "repair") == repairs
    assert (DefectCode.SUBSTITUTED_CHARACTER in codes(cable)) is bool(repairs)
    assert words in cable.text


@pytest.mark.parametrize(
    ("title", "repairs"),
    [
        pytest.param("PERU,S &RED LINES8", ["PERU,S", "&RED LINES8"], id="both"),
        pytest.param("PERU, SPAIN AND R&D IN 1,500 WORDS", [], id="near-misses"),
    ],
)
def test_repairs_in_the_title(title: str, repairs: list[str]) -> None:
    cable = parse(subject=f"SUBJECT: {title}")
    assert cable.subject == title
    assert texts(cable, "repair") == repairs
    assert (DefectCode.SUBSTITUTED_CHARACTER in codes(cable)) is bool(repairs)


@pytest.mark.parametrize(
    ("words", "redactions"),
    [
        pytest.param("XXXXXXXXXXXX", ["XXXXXXXXXXXX"], id="twelve"),
        pytest.param("XXXX", ["XXXX"], id="four"),
        pytest.param("xxxxxxx", ["xxxxxxx"], id="lower-case"),
        pytest.param("withXXXXXXXXXXXX", ["XXXXXXXXXXXX"], id="glued-before"),
        pytest.param("XXXXXXXXXXXXsaid", ["XXXXXXXXXXXX"], id="glued-after"),
        pytest.param(
            "XXXXXXXXXXXX,s",
            ["XXXXXXXXXXXX"],
            id="genitive",
        ),
        pytest.param("[SOURCE REMOVED]", ["[SOURCE REMOVED]"], id="note"),
        pytest.param("XXXXXXXXXXXX and XXXXXXXXXXXX", ["XXXXXXXXXXXX"] * 2, id="two"),
        pytest.param("XXX", [], id="three"),
        pytest.param("MMXXX", [], id="roman"),
        pytest.param("[sic]", [], id="bracket"),
        pytest.param("TFXX01", [], id="slug"),
    ],
)
def test_redactions(words: str, redactions: list[str]) -> None:
    assert texts(parse(body=_body(words)), "redaction") == redactions


def test_redacted_paragraph_is_a_paragraph() -> None:
    cable = parse(body="1. (C) A.\n\n2. (C) XXXXXXXXXXXX\n\n3. (C) C.")
    assert [item.number for item in cable.paragraphs] == [1, 2, 3]


def test_redacted_post_gives_no_false_number() -> None:
    cable = parse(
        line="C O N F I D E N T I A L XXXXXXXXXXXX 001052",
        head="P 272239Z MAR 07\nFM XXXXXXXXXXXX\nTO SECSTATE WASHDC",
    )
    assert cable.reference_id is None


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            "br",
            id="br",
        ),
        pytest.param(
            "strong",
            id="strong",
        ),
        pytest.param(
            "em",
            id="em",
        ),
    ],
)
def test_stray_markup_is_told(name: str) -> None:
    cable = parse(body=_body(f"<{name}>text</{name}>"))
    assert DefectCode.MARKUP_IN_TEXT in codes(cable)


def test_less_than_is_no_markup() -> None:
    assert DefectCode.MARKUP_IN_TEXT not in codes(parse(body=_body("a < b and c > d")))
