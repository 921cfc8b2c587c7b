"""The nesting rule of spans."""

from __future__ import annotations

import pytest

from cablereader.model.span import Span, SpanKind, nest

from .messages import parse, texts

_P, _H, _W = SpanKind.PARAGRAPH, SpanKind.HEADING, SpanKind.PORTION_MARKING
_S, _R = SpanKind.SUMMARY, SpanKind.REDACTION


@pytest.mark.parametrize(
    ("candidates", "kept"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(0, 9, _P), (1, 4, _W)], [(0, 9, _P), (1, 4, _W)], id="nested"),
        pytest.param([(1, 4, _W), (0, 9, _P)], [(0, 9, _P), (1, 4, _W)], id="sorted"),
        pytest.param([(0, 4, _W), (0, 9, _P)], [(0, 9, _P), (0, 4, _W)], id="longer-first"),
        pytest.param([(0, 4, _W), (0, 4, _P)], [(0, 4, _P), (0, 4, _W)], id="container-first"),
        pytest.param([(0, 5, _P), (3, 9, _W)], [(0, 5, _P), (3, 5, _W)], id="cut-at-the-container"),
        pytest.param([(0, 5, _P), (5, 9, _P)], [(0, 5, _P), (5, 9, _P)], id="side-by-side"),
        pytest.param([(0, 5, _P), (3, 9, _P)], [(0, 5, _P)], id="same-depth-overlaps"),
        pytest.param([(0, 9, _W), (2, 4, _P)], [(0, 9, _W)], id="lower-depth-inside"),
        pytest.param([(3, 3, _P)], [], id="empty"),
        pytest.param([(3, 2, _P)], [], id="reversed"),
        pytest.param([(0, 99, _P)], [(0, 10, _P)], id="beyond-the-end"),
        pytest.param([(10, 99, _P)], [], id="after-the-end"),
        pytest.param(
            [(0, 9, _P), (0, 8, _S), (2, 7, _H), (3, 4, _W), (3, 4, _R)],
            [(0, 9, _P), (0, 8, _S), (2, 7, _H), (3, 4, _W), (3, 4, _R)],
            id="five-deep",
        ),
        pytest.param([(0, 4, _W), (0, 4, _W)], [(0, 4, _W)], id="twice"),
    ],
)
def test_nest(
    candidates: list[tuple[int, int, SpanKind]], kept: list[tuple[int, int, SpanKind]]
) -> None:
    assert list(nest([Span(*item) for item in candidates], 10)) == kept


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        pytest.param("transmission_id", ["VZCZCXYZ0000"], id="transmission-id"),
        pytest.param("station_serial", ["#1052"], id="station-serial"),
        pytest.param("mrn", ["LIMA 001052"], id="mrn"),
        pytest.param("classification", ["C O N F I D E N T I A L"], id="classification"),
        pytest.param("caption", ["SIPDIS"], id="caption"),
        pytest.param("declassify_on", ["03/27/2017"], id="declassify-on"),
        pytest.param("tag", ["PREL", "PGOV", "PE"], id="tags"),
        pytest.param("subject", ["A LIGHTHOUSE CHANGES COLOR"], id="subject"),
        pytest.param("classifier", ["Polcouns Jane Q. Sample"], id="classifier"),
        pytest.param("portion_marking", ["(C)", "(C)"], id="markings"),
        pytest.param("paragraph_number", ["1.", "2."], id="paragraph-numbers"),
        pytest.param("signer", ["SAMPLE"], id="signer"),
        pytest.param("routing_indicator", ["RUEHPE", "RUEHC", "RUEHBO"], id="routing-indicators"),
        pytest.param("station_line", ["DE RUEHPE #1052 0862239"], id="station-line"),
    ],
)
def test_places_of_a_plain_message(kind: str, found: list[str]) -> None:
    assert texts(parse(), kind) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("as in reftel", ["reftel"], id="reftel"),
        pytest.param("see Ref A", ["Ref A"], id="letter"),
        pytest.param("see refs A and B", ["refs A and B"], id="letters"),
        pytest.param("see ref (a)", ["ref (a)"], id="letter-in-brackets"),
        pytest.param("(see ref A)", ["ref A"], id="letter-before-a-bracket"),
        pytest.param("(refs A and B)", ["refs A and B"], id="letters-before-a-bracket"),
        pytest.param("(in ref (a))", ["ref (a)"], id="letter-in-brackets-before-a-bracket"),
        pytest.param("in refs A) and B)", ["refs A) and B)"], id="letters-with-a-bracket-each"),
        pytest.param("in refs A) and B", ["refs A) and B"], id="first-letter-with-a-bracket"),
        pytest.param("see septel", ["septel"], id="septel"),
        pytest.param("see REF A, B, and C", ["REF A, B, and C"], id="three-letters"),
        pytest.param(
            "the ref a whistle gave",
            [],
            id="article",
        ),
        pytest.param("reform and refuge", [], id="longer-words"),
    ],
)
def test_references_in_the_text(words: str, found: list[str]) -> None:
    assert texts(parse(body=f"1. (C) The keeper did {words} today."), "text_reference") == found
