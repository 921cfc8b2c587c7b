"""Every token of the header of every sample, and of the two seeds, is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cablereader import Cable, read_cables
from cablereader.handbook import Explanation, Handbook
from cablereader.model.span import SpanKind

_ROOT = Path(__file__).resolve().parents[2]
_SAMPLES = sorted((_ROOT / "resources" / "samples").iterdir())
_SEEDS = sorted((_ROOT.parent / "shared" / "seeds").glob("*.txt"))
_BODY = (SpanKind.PARAGRAPH, SpanKind.SIGNER, SpanKind.TRAILER)
# The words of a title are plain English, and so are those of an unread line.
_PROSE = (SpanKind.SUBJECT,)
_MARKED = (
    SpanKind.PORTION_MARKING,
    SpanKind.PARAGRAPH_NUMBER,
    SpanKind.PAGE_LINE,
    SpanKind.REDACTION,
    SpanKind.TEXT_REFERENCE,
    SpanKind.BLOCK_LABEL,
    SpanKind.SIGNER,
    SpanKind.TRAILER,
    SpanKind.HEADING,
    SpanKind.REPAIR,
)


@pytest.fixture(scope="module")
def book() -> Handbook:
    return Handbook.load()


def _pieces(cable: Cable) -> Iterator[tuple[int, int]]:
    """Yield the pieces between blanks that stand above the body and are no prose."""
    body = min((span.start for span in cable.spans_of(*_BODY)), default=len(cable.text))
    prose = cable.spans_of(*_PROSE)
    for match in re.finditer(r"\S+", cable.text[:body]):
        if not any(span.start <= match.start() < span.end for span in prose):
            yield match.span()


def _check(cable: Cable, place: tuple[int, int], found: Explanation | None) -> None:
    written = cable.text[slice(*place)]
    assert found is not None, f"{written!r} is not explained"
    assert found.start < place[1]
    assert place[0] < found.end
    assert found.meaning.strip(), written
    assert found.term.strip(), written


@pytest.mark.skipif(not _SEEDS, reason="the seed documents are not beside this checkout")
@pytest.mark.parametrize("path", _SEEDS, ids=lambda path: path.stem)
def test_every_token_of_a_seed_is_explained(path: Path, book: Handbook) -> None:
    _every_token(path, book)


@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.stem)
def test_every_token_of_a_sample_is_explained(path: Path, book: Handbook) -> None:
    _every_token(path, book)


def _every_token(path: Path, book: Handbook) -> None:
    for cable in read_cables(path):
        pieces = list(_pieces(cable))
        assert pieces or cable.source_format == "text"
        for start, end in pieces:
            for offset in range(start, end):
                _check(cable, (start, end), book.explain(cable, offset))


@pytest.mark.parametrize("path", [*_SEEDS, *_SAMPLES], ids=lambda path: path.stem)
def test_every_marking_number_and_citation_is_explained(path: Path, book: Handbook) -> None:
    for cable in read_cables(path):
        for span in cable.spans_of(*_MARKED):
            if not cable.text_of(span).strip():
                continue
            first = span.start + len(cable.text_of(span)) - len(cable.text_of(span).lstrip())
            _check(cable, (span.start, span.end), book.explain(cable, first))


@pytest.mark.parametrize("path", [*_SEEDS, *_SAMPLES], ids=lambda path: path.stem)
def test_an_explanation_is_the_same_at_every_offset_of_its_place(
    path: Path, book: Handbook
) -> None:
    today = date(2020, 1, 1)
    for cable in read_cables(path):
        for span in cable.spans_of(SpanKind.TAG, SpanKind.ROUTING_INDICATOR, SpanKind.CAPTION):
            told = {book.explain(cable, offset, today) for offset in range(span.start, span.end)}
            assert len(told) == 1, cable.text_of(span)
