"""The highest portion marking of a cable."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.model.protection.portions import highest_marking
from tests.model.messages import message


@pytest.mark.parametrize(
    ("body", "highest"),
    [
        pytest.param("1. (C) A.\n\n2. (S) B.\n\n3. (U) D.", "S", id="highest-level"),
        pytest.param("1. (C) A.\n\n2. (C/NF) B.\n\n3. (C) D.", "C/NF", id="says-most"),
        pytest.param("1. (U) A.\n\n2. (SBU) B.", "SBU", id="sensitive-above-plain"),
        pytest.param("1. (LOU) A.\n\n2. (U) B.", "LOU", id="official-use"),
        pytest.param("1. A.\n\n2. B.", None, id="none-marked"),
        pytest.param("", None, id="no-body"),
    ],
)
def test_highest_marking(body: str, highest: str | None) -> None:
    assert highest_marking(parse_cable(message(body=body))) == highest


def test_title_counts() -> None:
    cable = parse_cable(message(subject="SUBJECT: (S) A HARBOR", body="1. (C) A."))
    assert highest_marking(cable) == "S"
