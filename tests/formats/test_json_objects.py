"""JSON of other tools, and JSON that means harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cablereader import parse_cable, read_cables

from .messages import ENVELOPE, MESSAGE, TEXT


def _read(folder: Path, text: str) -> list[str | None]:
    file = folder / "cables.json"
    file.write_text(text, encoding="utf-8")
    return [cable.reference_id for cable in read_cables(file)]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_cables(tmp_path: Path, indent: int | None) -> None:
    cables = [{"_id": f"07LIMA{number}", "Body": "Text."} for number in (1, 2)]
    assert _read(tmp_path, json.dumps(cables, indent=indent)) == ["07LIMA1", "07LIMA2"]


def test_a_cable_a_line_with_blank_lines(tmp_path: Path) -> None:
    lines = [json.dumps({"mrn": f"07LIMA{number}", "content": "Text."}) for number in (1, 2)]
    assert _read(tmp_path, "\n\n".join(lines)) == ["07LIMA1", "07LIMA2"]


def test_objects_without_a_message_are_passed_over(tmp_path: Path) -> None:
    lines = [json.dumps({"version": 1}), json.dumps({"mrn": "07LIMA1", "content": "Text."})]
    assert _read(tmp_path, "\n".join(lines)) == ["07LIMA1"]


@pytest.mark.parametrize(
    ("key", "value", "stated"),
    [
        pytest.param("TAGS", ["PREL", "PE"], "PREL|PE", id="array"),
        pytest.param("tags", "PREL PE", "PREL PE", id="string"),
        pytest.param("tags", [["PREL"], "PE"], '[["PREL"], "PE"]', id="nested"),
        pytest.param("tags", {"a": 1}, '{"a": 1}', id="object"),
        pytest.param("tags", 5, "5", id="number"),
    ],
)
def test_values_become_words(key: str, value: object, stated: str) -> None:
    cable = parse_cable(json.dumps({key: value, "header": ENVELOPE, "body": TEXT}))
    assert cable.metadata["tags"] == stated
    assert cable.text == MESSAGE


@pytest.mark.parametrize("depth", [100, 900, 990, 3000, 100_000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("[", "]"),
        ('{"a":', "}"),
        ('{"body": "A", "tags": ', "}"),
        ('{"body": "A", "tags": [', "]}"),
    ],
)
def test_no_nesting_is_too_deep(depth: int, opening: str, closing: str) -> None:
    for text in (opening * depth, f"{opening * depth}1{closing * depth}"):
        assert parse_cable(text).to_dict()["text"] is not None


def test_a_message_deep_in_lists_is_found() -> None:
    text = "[\n" * 500 + json.dumps({"id": "07LIMA1", "body": "Text."}) + "]" * 500
    assert parse_cable(text).reference_id == "07LIMA1"
