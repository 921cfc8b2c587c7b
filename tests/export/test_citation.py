"""A citation says what the cable says of itself, and leaves out what it does not."""

from __future__ import annotations

import pytest

from cablereader.export.citation import citation
from cablereader.model.cable import Cable, Paragraph

_PARAGRAPHS = (
    Paragraph(None, None, None, 0, 10),
    Paragraph(1, None, None, 10, 20),
    Paragraph(2, None, None, 20, 30),
    Paragraph(3, None, None, 30, 40),
)
_CABLE = Cable(
    text="x" * 40,
    origin="Embassy Lima",
    reference_id="07LIMA1052",
    created="2007-03-27T22:39Z",
    classification="CONFIDENTIAL",
    paragraphs=_PARAGRAPHS,
)


@pytest.mark.parametrize(
    ("place", "end"),
    [
        ((30, 40), ", para. 3)"),
        ((12, 35), ", paras. 1–3)"),
        ((12, 20), ", para. 1)"),
        ((15, 15), ", para. 1)"),
        ((2, 5), "CONFIDENTIAL)"),
    ],
)
def test_paragraphs(place: tuple[int, int], end: str) -> None:
    cited = citation(_CABLE, *place)
    assert cited.startswith("(Embassy Lima, 07LIMA1052, 27 March 2007, CONFIDENTIAL")
    assert cited.endswith(end)


@pytest.mark.parametrize(
    ("cable", "cited"),
    [
        (Cable(text=""), ""),
        (Cable(text="", reference_id="07LIMA1052"), "(07LIMA1052)"),
        (Cable(text="", created="1973-10-05"), "(5 October 1973)"),
        (Cable(text="", created="1973-10"), "(October 1973)"),
        (Cable(text="", created="1973"), "(1973)"),
    ],
)
def test_absent_facts_are_left_out(cable: Cable, cited: str) -> None:
    assert citation(cable, 0, 0) == cited
