"""JSON: objects of our own ``parse`` output, or of other tools that keep cables.

One object a line, one array, or one object. Names of keys differ from tool to tool; those known are
mapped without regard to case.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

_NAMES = {
    "reference_id": "reference_id id _id identifier cable_id origin_id mrn document_number",
    "created": "created date cable_date sent datetime draft_date",
    "released": "released",
    "origin": "origin office from source origin_description",
    "classification": "classification class original_classification",
    "subject": "subject title",
    "tags": "tags",
    "references": "references referenced destination_id refs",
}
_ENVELOPE_KEYS = ("header", "headers")
_TEXT_KEYS = ("body", "content", "text", "message", "cable")


class JsonCable(NamedTuple):
    """What an object states about a cable, and the message."""

    metadata: Mapping[str, str]
    message: str
    own: Mapping[str, Any] | None = None
    """The object itself, if it is one of our own ``parse`` output."""


def is_json(head: str) -> bool:
    """Whether a file that begins with *head* is JSON that may hold cables."""
    start = head.lstrip()[:2]
    return start[:1] == "{" or start in ("[{", "[\n", "[ ", "[")


def read_objects(lines: Iterable[str]) -> Iterator[JsonCable]:
    """Yield the cables of JSON *lines*; objects without a message are passed over.

    Lines are read one by one as long as each is an object; what is left is read as one text.
    """
    pending: list[str] = []
    for line in lines:
        if not pending:
            if not line.strip():
                continue
            value = _loaded(line)
            if isinstance(value, dict):
                yield from _cables(value)
                continue
        pending.append(line)
    if pending:
        yield from _cables(_loaded("".join(pending)))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _cables(value: Any) -> Iterator[JsonCable]:
    if isinstance(value, list):
        for item in value:
            yield from _cables(item)
    elif isinstance(value, dict) and (cable := _cable(value)):
        yield cable


def _cable(value: dict[str, Any]) -> JsonCable | None:
    by_key = {str(key).lower(): item for key, item in value.items()}
    is_own = isinstance(by_key.get("spans"), list) and isinstance(by_key.get("text"), str)
    if is_own:
        stated = by_key.get("metadata")
        metadata = {
            str(name): item
            for name, item in (stated.items() if isinstance(stated, dict) else ())
            if isinstance(item, str)
        }
        return JsonCable(metadata, by_key["text"], value)
    text = next((by_key[key] for key in _TEXT_KEYS if isinstance(by_key.get(key), str)), None)
    if text is None:
        return None
    envelope = next((_words(by_key[key]) for key in _ENVELOPE_KEYS if by_key.get(key)), "")
    metadata = {}
    for name, keys in _NAMES.items():
        found = next((by_key[key] for key in keys.split() if by_key.get(key)), None)
        if found is not None:
            metadata[name] = _words(found)
    message = "\n".join(block for block in (envelope, text) if block)
    return JsonCable(metadata, message)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(_words(item) for item in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
