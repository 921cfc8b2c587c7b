"""The samples, fact by fact, against what their author meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cablereader import read_cables

_DATA = Path(__file__).parent / "data" / "samples.json"
_FACTS: dict[str, dict[str, Any]] = json.loads(_DATA.read_text(encoding="utf-8"))
_ROWS = [
    pytest.param(name, key, expected, id=f"{name}-{key}")
    for name, facts in _FACTS.items()
    for key, expected in facts.items()
]


@pytest.mark.parametrize(("name", "key", "expected"), _ROWS)
def test_sample_states(samples: Path, name: str, key: str, expected: Any) -> None:
    cable = next(read_cables(samples / name)).to_dict()
    assert _stated(cable, key, expected) == expected


def test_every_sample_has_its_facts_written_down(samples: Path) -> None:
    assert sorted(path.name for path in samples.iterdir()) == sorted(_FACTS)


def _stated(cable: dict[str, Any], key: str, expected: Any) -> Any:
    """Return what *cable* says under *key*, with no more detail than was written down."""
    if key.endswith("_count"):
        return len(cable[key.removesuffix("_count")])
    if key == "paragraph_numbers":
        return [item["number"] for item in cable["paragraphs"]]
    if key == "paragraphs":
        return [
            [item["number"], item["marking"], *([item["printed"]] if item["printed"] else [])]
            for item in cable["paragraphs"]
        ]
    if isinstance(expected, dict):
        return cable[key] and {name: cable[key][name] for name in expected}
    if key == "references":
        return [
            {name: stated[name] for name in meant}
            for stated, meant in zip(cable[key], expected, strict=True)
        ]
    return cable[key]
