"""The lexer: tokens add up to the text, and say what the spans say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name, guess_lexer
from pygments.styles import get_style_by_name
from pygments.token import Error, Generic, Keyword, Name, String

from cablereader import read_cables
from cablereader.lexing.lexer import CableLexer
from cablereader.lexing.terminal import terminal_text
from cablereader.lexing.tokens import TOKENS
from cablereader.model.span import SpanKind

_MESSAGE = """\
VZCZCXRO1077
PP RUEHC
DE RUEHPE #0012 0031200
ZNY CCCCC ZZH
P 031200Z JAN 08
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
BT
C O N F I D E N T I A L LIMA 000012

SIPDIS

TAGS: PREL PE
SUBJECT: THE LAMP

1. (C) XXXXXXXXXXXX saw the keeper,s lamp.
SAMPLE
"""


def _pieces(text: str) -> list[tuple[object, str]]:
    return list(CableLexer().get_tokens(text))


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_tokens_joined_equal_the_input(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(piece for _, piece in CableLexer().get_tokens(unix)) == unix


def test_tokens_joined_equal_a_file_whose_encoding_was_repaired() -> None:
    damaged = _MESSAGE.replace("saw the", "saw\nÂ¶27. the")
    assert "".join(piece for _, piece in _pieces(damaged)) == damaged


def test_every_sample_round_trips(samples: Path) -> None:
    for path in samples.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "".join(piece for _, piece in _pieces(text)) == text
        assert Error not in {kind for kind, _ in _pieces(text)}


@pytest.mark.parametrize(
    ("piece", "token"),
    [
        pytest.param("1.", Name.Label, id="paragraph number"),
        pytest.param("(C)", Keyword.Type.Marking, id="portion marking"),
        pytest.param("XXXXXXXXXXXX", String.Escape.Redaction, id="redaction"),
        pytest.param("keeper,s", Generic.Emph.Repair, id="repair"),
        pytest.param("PREL", Name.Tag, id="tag"),
        pytest.param("SIPDIS", Keyword.Caption, id="caption"),
        pytest.param("THE LAMP", Generic.Heading.Subject, id="subject"),
        pytest.param("SAMPLE", Name.Signer, id="signer"),
    ],
)
def test_token_of(piece: str, token: object) -> None:
    assert (token, piece) in _pieces(_MESSAGE)


def test_every_kind_of_span_has_a_token() -> None:
    assert set(TOKENS) == set(SpanKind)


def test_pygments_finds_the_lexer_and_the_styles() -> None:
    assert isinstance(get_lexer_by_name("cable"), CableLexer)
    assert isinstance(guess_lexer(_MESSAGE), CableLexer)
    assert get_style_by_name("cable-light").background_color == "#FCFBF8"
    assert get_style_by_name("cable-dark").background_color == "#1B1C1F"


def test_plain_text_is_not_claimed() -> None:
    assert CableLexer.analyse_text("Dear diary,\n1. I met a diplomat.") == 0.0


def test_terminal_text_keeps_the_words_and_disarms_escapes(tmp_path: Path) -> None:
    file = tmp_path / "cable.txt"
    file.write_text(_MESSAGE, encoding="utf-8")
    shown = terminal_text(next(read_cables(file)), "dark")
    assert "\x1b[" in shown
    assert "the lamp" not in shown
    assert "THE LAMP" in shown
