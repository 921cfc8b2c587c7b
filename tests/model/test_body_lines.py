"""The shape of a body: one sign for each line."""

from __future__ import annotations

import pytest

from cablereader.model.text.body_lines import BodyLines


def _lines(text: str, *page_lines: tuple[int, int]) -> BodyLines:
    return BodyLines(text, 0, len(text), page_lines)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        pytest.param("", " ", id="no-text"),
        pytest.param("A\n\n  b", "A b", id="blank-line-and-indent"),
        pytest.param("A\n---\nB", "A\nB", id="rule"),
        pytest.param("A\n- - -\nB", "A\nB", id="rule-with-blanks"),
        pytest.param("A\n--\nB", "A-B", id="two-dashes-are-no-rule"),
        pytest.param("-- a point", "-", id="list-item"),
        pytest.param("1. A\n(C) B\n \t \n> 2.", "1( >", id="signs-of-paragraphs"),
        pytest.param("¶1. A\n ¶ (C) B\n¶", "1( ", id="marks-of-publishers-are-no-signs"),
    ],
)
def test_shape(text: str, shape: str) -> None:
    assert _lines(text).shape == shape


def test_lines_keep_their_places_in_the_text() -> None:
    text = "head\nfirst line\n\nthird line tail"
    lines = BodyLines(text, 5, len(text) - 5)
    assert lines.texts == ["first line", "", "third line"]
    assert [text[start : lines.end_of(i)] for i, start in enumerate(lines.starts)] == lines.texts
    assert [lines.index(5), lines.index(15), lines.index(17)] == [0, 0, 2]


def test_edges_and_white_lines_are_open() -> None:
    lines = _lines("A\n\nB\n---\nC")
    assert [lines.is_open(index) for index in range(-1, 6)] == [
        *(True, False, True, False, True, False, True),
    ]


def test_only_a_line_that_a_page_line_fills_is_one() -> None:
    text = "A LIMA 00001052  002 OF 004\nLIMA 00001052  002 OF 004\nB"
    foot = "LIMA 00001052  002 OF 004"
    second = text.rindex(foot)
    places = (2, 2 + len(foot)), (second, second + len(foot))
    assert _lines(text, *places).pages == {1}
