"""A text far longer than any telegram: its beginning is read, and nothing of it is lost."""

from __future__ import annotations

from cablereader.model.defect import DefectCode
from cablereader.model.parsing import LONGEST_STRUCTURE

from .messages import codes, numbers, parse

_LINE = "The keeper painted the tower.\n"


def _body(length: int) -> str:
    return "1. (C) One.\n\n2. (C) Two.\n" + _LINE * (length // len(_LINE)) + "\n3. (C) Three."


def test_text_of_five_times_the_longest_telegram_is_read_in_full() -> None:
    cable = parse(body=_body(LONGEST_STRUCTURE - 2_000))
    assert numbers(cable) == [1, 2, 3]
    assert cable.signers == ("SAMPLE",)
    assert DefectCode.LONG_TEXT not in codes(cable)


def test_what_lies_beyond_belongs_to_the_last_paragraph() -> None:
    cable = parse(body=_body(2 * LONGEST_STRUCTURE))
    assert numbers(cable) == [1, 2]
    assert cable.paragraphs[-1].end == len(cable.text)
    assert max(span.end for span in cable.spans) == len(cable.text)
    assert cable.text.endswith("SAMPLE")
    (defect,) = (item for item in cable.defects if item.code is DefectCode.LONG_TEXT)
    assert cable.text[defect.end - 6 : defect.end] == "SAMPLE"
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


def test_second_message_closes_the_first_however_long_it_is() -> None:
    cable = parse(body="1. (C) One.", tail="BT\n#1052\nNNNN\n" + _LINE * 50_000)
    assert cable.paragraphs[0].end <= len(cable.text)
    assert DefectCode.LONG_TEXT in codes(cable)


def test_one_line_without_an_end_is_read_as_far_as_any_text() -> None:
    cable = parse(body="1. (C) " + "x" * 2 * LONGEST_STRUCTURE)
    assert numbers(cable) == [1]
    assert cable.paragraphs[-1].end == len(cable.text)
