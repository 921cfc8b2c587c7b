"""Key-value dumps: ``ID:``, ``ORIGIN:``, ``DATE:`` and so on, a blank line, the text.

Their names mislead: ORIGIN holds the identifier and SOURCE the origin. DESTINATION holds the
envelope with its line breaks lost and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_LINE = re.compile(
    r"(?P<key>ID|ORIGIN|DATE|SOURCE|CLASSIFICATION|MISC|DESTINATION):[ \t]*(?P<value>[^\n]*)"
)
_NAMES = {
    "ID": "id",
    "ORIGIN": "reference_id",
    "DATE": "created",
    "SOURCE": "origin",
    "CLASSIFICATION": "classification",
    "MISC": "references",
    "DESTINATION": "envelope",
}
_SURE = frozenset(("ORIGIN", "DATE", "CLASSIFICATION"))


class KeyValueDump(NamedTuple):
    """What the dump states, and where the message begins."""

    metadata: Mapping[str, str]
    message_start: int


def read_key_value(text: str) -> KeyValueDump | None:
    """Return the head of a key-value dump, or None if *text* does not begin with one."""
    position = len(text) - len(text.lstrip())
    keys: dict[str, str] = {}
    while match := _LINE.match(text, position):
        keys[match["key"]] = match["value"].strip()
        position = match.end() + 1
    if not keys.keys() >= _SURE:
        return None
    metadata = {_NAMES[key]: value for key, value in keys.items() if value}
    return KeyValueDump(metadata, min(position, len(text)))
