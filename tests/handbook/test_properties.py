"""For any text and any offset: an explanation or None, never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader import parse_cable
from cablereader.handbook import Handbook, contradictions, xray
from tests.model.messages import message

_BOOK = Handbook.load()
_PIECES = st.sampled_from(
    [
        *message(refs="REF: A. LIMA 1 (NOTAL)").split("\n"),
        *(
            "ZNY",
            "ZZH ZUI",
            "XMT",
            "ZEN/",
            "INFO",
            "FM",
            "TO ",
            "TAGS:",
            "E.O. 12065: GDS (",
            "REF:",
        ),
        *(
            "Classified By:",
            "REASON: 1.4 (",
            "SUBJECT: (C)",
            "1.",
            "(S//NF)",
            "XXXXXXXX",
            "PAGE 02",
        ),
        *(
            "ref Z",
            "GOP's",
            "A/S/",
            "--",
            "¶15. ",
            "[PREL](#)",
            "DE RUEHPE #9999/99 9999999",
            "🪁",
            "é",
        ),
        *(
            "ACTION EUR-00",
            "-------------- 12",
            "P 319999Z ZZZ 99",
            "Z 312561Z FEB 07 ZFF3 CTG (CCY",
        ),
    ]
)
_MESSAGES = st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["\n", " "]).map(lambda sign: sign.join(pieces))
)


@given(st.one_of(st.text(max_size=200), _MESSAGES), st.integers(-5, 2000))
def test_explain_never_raises(text: str, offset: int) -> None:
    cable = parse_cable(text)
    found = _BOOK.explain(cable, offset)
    if found is not None:
        assert 0 <= found.start <= offset < len(cable.text)
        assert found.start < found.end <= len(cable.text)
        assert found.term
        assert found.meaning


@given(_MESSAGES)
def test_every_offset_of_a_message_can_be_asked(text: str) -> None:
    cable = parse_cable(text)
    for offset in range(len(cable.text)):
        found = _BOOK.explain(cable, offset)
        assert found is None or found.start <= offset < found.end


@given(_MESSAGES)
def test_xray_never_raises(text: str) -> None:
    cable = parse_cable(text)
    for line in xray(cable, _BOOK):
        assert cable.text[line.start : line.end] == line.text
    for item in contradictions(cable):
        assert item.sentence


@given(st.text(max_size=40))
def test_search_never_raises(query: str) -> None:
    assert isinstance(_BOOK.search(query), list)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "¶"])
def test_texts_of_nothing(text: str) -> None:
    cable = parse_cable(text)
    assert [_BOOK.explain(cable, offset) for offset in range(-1, 3)].count(None) >= 3
