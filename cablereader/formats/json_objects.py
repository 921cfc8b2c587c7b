"""JSON: objects of our own ``parse`` output, or of other tools that keep cables.

One object a line, one array, or one object. Names of keys differ from tool to tool; those known are
mapped without regard to case.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cablereader.model.cable import SourceFormat
from cablereader.model.defect import Defect, DefectCode

KEYS = {
    "reference_id": ("reference_id", "id", "_id", "identifier", "cable_id", "origin_id", "mrn",
                     "document_number"),
    "created": ("created", "date", "cable_date", "sent", "datetime", "draft_date"),
    "released": ("released",),
    "origin": ("origin", "office", "from", "source", "origin_description"),
    "classification": ("classification", "class", "original_classification"),
    "subject": ("subject", "title"),
    "tags": ("tags",),
    "references": ("references", "referenced", "destination_id", "refs"),
}  # fmt: skip
"""The keys that other tools have for what this program names so, in small letters."""
STATED_KEYS = tuple(key for keys in KEYS.values() for key in keys)
ENVELOPE_KEYS = ("header", "headers")
TEXT_KEYS = ("body", "content", "text", "message", "cable")


# Defects that are found before the message is parsed, and so are not found again in its text.
_READING_DEFECTS = (DefectCode.ENCODING_REPAIRED, DefectCode.CONTROL_CHARACTERS)


class JsonCable(NamedTuple):
    """What an object states about a cable, and the message.

    One of our own ``parse`` output also says what file it came from, and what was repaired when that
    was read.
    """

    metadata: Mapping[str, str]
    message: str
    is_own: bool = False
    source_format: SourceFormat = SourceFormat.JSON
    source_name: str | None = None
    defects: tuple[Defect, ...] = ()


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
    # A stack of its own: a hostile file nests lists deeper than calls may be.
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict) and (cable := _cable(item)):
            yield cable
        elif isinstance(item, dict):
            # The answer of a service, with its cables in a list: {"total": 2, "cables": [...]}.
            waiting.extend(each for each in reversed(item.values()) if isinstance(each, list))


def _cable(value: dict[str, Any]) -> JsonCable | None:
    by_key = {str(key).lower(): item for key, item in value.items()}
    if isinstance(by_key.get("spans"), list) and isinstance(by_key.get("text"), str):
        stated = by_key.get("metadata")
        metadata = {
            str(name): item
            for name, item in (stated.items() if isinstance(stated, dict) else ())
            if isinstance(item, str)
        }
        return _own(value, metadata, by_key["text"])
    text = next((by_key[key] for key in TEXT_KEYS if isinstance(by_key.get(key), str)), None)
    if text is None:
        return None
    envelope = next((_words(by_key[key]) for key in ENVELOPE_KEYS if by_key.get(key)), "")
    stated = {key: _words(by_key[key]) for key in STATED_KEYS if by_key.get(key)}
    message = "\n".join(block for block in (envelope, text) if block)
    return JsonCable(named_facts(stated), message)


def named_facts(stated: Mapping[str, str]) -> dict[str, str]:
    """Return the facts under *stated* keys by the names that this program has for them."""
    facts: dict[str, str] = {}
    for name, keys in KEYS.items():
        found = [stated[key] for key in keys if key in stated]
        if found:
            facts[name] = _stated_value(name, found)
    return facts


def _stated_value(name: str, values: Sequence[str]) -> str:
    """Return which of *values*, under several keys for the fact *name*, states it: mostly the first.

    An identifier is no number: "id" may be that of a record.
    """
    if name != "reference_id":
        return values[0]
    return next((value for value in values if not value.strip().isdigit()), values[0])


def _own(value: Mapping[str, Any], metadata: Mapping[str, str], text: str) -> JsonCable:
    known = {str(source_format) for source_format in SourceFormat}
    stated = str(value.get("source_format"))
    name = value.get("source_name")
    return JsonCable(
        metadata,
        text,
        True,
        SourceFormat(stated) if stated in known else SourceFormat.JSON,
        name if isinstance(name, str) else None,
        tuple(_earlier_defects(value)),
    )


def _earlier_defects(own: Mapping[str, Any]) -> Iterator[Defect]:
    """Yield what our own output says was repaired in reading; the text does not show it any more."""
    defects = own.get("defects")
    for item in defects if isinstance(defects, list) else ():
        if isinstance(item, dict) and item.get("code") in _READING_DEFECTS:
            start, end = item.get("start"), item.get("end")
            if isinstance(start, int) and isinstance(end, int):
                yield Defect(DefectCode(item["code"]), str(item.get("message")), start, end)


def _words(value: Any) -> str:
    """Return a value as words; of what is nested deeper than names and numbers are, its JSON."""
    if isinstance(value, list) and not any(isinstance(item, list) for item in value):
        return "|".join(_words(item) for item in value)
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return ""
