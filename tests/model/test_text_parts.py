"""Very long texts in parts: each is a cable with the facts of the whole and places of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader import parse_cable
from cablereader.model.cable import Cable
from cablereader.model.span import SpanKind
from cablereader.model.text_parts import Part, part_at
from tests.model.messages import message

_BODY = "\n\n".join(
    f"{number}. ({'S' if number == 2 else 'C'}) The keeper of lighthouse {number} wrote a report."
    for number in range(1, 41)
)


@pytest.fixture(scope="module")
def cable() -> Cable:
    return parse_cable(message(body=_BODY))


def parts(cable: Cable, longest: int) -> list[Part]:
    starts = part_at(cable, 0, longest, longest).starts
    return [part_at(cable, start, longest, longest) for start in starts]


def test_a_text_of_usual_length_is_one_part(cable: Cable) -> None:
    part = part_at(cable, 100)
    assert part.is_whole
    assert part.cable is cable


def test_parts_together_are_the_text(cable: Cable) -> None:
    found = parts(cable, 700)
    assert len(found) > 3
    assert "".join(part.cable.text for part in found) == cable.text
    assert [part.number for part in found] == list(range(len(found)))


def test_parts_begin_after_an_empty_line(cable: Cable) -> None:
    assert all(cable.text[: part.start].endswith("\n\n") for part in parts(cable, 700)[1:])


def test_an_offset_is_in_the_part_that_holds_it(cable: Cable) -> None:
    for part in parts(cable, 700):
        last = part.start + len(part.cable.text) - 1
        assert part_at(cable, part.start, 700, 700) == part_at(cable, last, 700, 700) == part


def test_lines_are_counted_in_the_whole_text(cable: Cable) -> None:
    lines = cable.text.split("\n")
    for part in parts(cable, 700):
        own = part.cable.text.split("\n")
        assert lines[part.first_line() - 1] == own[0]
        assert lines[part.last_line() - 1] == [line for line in own if line][-1]


def test_every_part_has_the_facts_of_the_message(cable: Cable) -> None:
    for part in parts(cable, 700):
        assert part.cable.subject == cable.subject
        assert part.cable.classification == cable.classification
        assert part.cable.tags == cable.tags


def test_places_of_a_part_are_those_of_the_whole(cable: Cable) -> None:
    found = [
        (part.cable.text_of(span), span.kind)
        for part in parts(cable, 700)
        for span in part.cable.spans_of(SpanKind.PARAGRAPH_NUMBER)
    ]
    whole = [(cable.text_of(span), span.kind) for span in cable.spans_of(SpanKind.PARAGRAPH_NUMBER)]
    assert found == whole


def test_a_paragraph_goes_on_in_the_next_part() -> None:
    cable = parse_cable(message(body="1. (C) " + "The keeper wrote on and on. " * 200))
    found = parts(cable, 1_000)
    assert [item.number for part in found for item in part.cable.paragraphs] == [1] * len(found)
    assert all(part.cable.text.endswith(" ") for part in found[:-1])


def test_a_fact_of_another_part_has_an_empty_place(cable: Cable) -> None:
    last = parts(cable, 700)[-1].cable
    assert [item.name for item in last.to] == [item.name for item in cable.to]
    assert {(item.start, item.end) for item in last.to} == {(0, 0)}
    assert [item.message for item in last.defects] == [item.message for item in cable.defects]


@given(st.text(alphabet="ab \n", max_size=300), st.integers(8, 60))
def test_any_text_can_be_cut(text: str, longest: int) -> None:
    found = parts(parse_cable(text), longest)
    assert "".join(part.cable.text for part in found) == text
    assert all(
        0 <= start < end <= len(part.cable.text)
        for part in found
        for start, end, _ in part.cable.spans
    )
