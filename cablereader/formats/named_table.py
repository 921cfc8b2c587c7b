"""Tables of other tools: any columns in any order, known by the names in their first line.

Data frames and scrapers save cables so: ``reference_id,created,origin,subject,content``. The names
are those that objects of JSON have.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cablereader.formats.json_objects import ENVELOPE_KEYS, STATED_KEYS, TEXT_KEYS, named_facts

_SEPARATORS = (",", ";", "\t", "|")
_FEWEST_NAMES = 3
_MOST_COLUMNS = 60
_LONGEST_NAME = 40
_KNOWN = frozenset((*STATED_KEYS, *ENVELOPE_KEYS, *TEXT_KEYS))


def column_names(first_line: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the separator and the names of columns on *first_line*; None if it names none of cables.

    One of them must be that of a text, and three must be known.
    """
    line = first_line.strip("\ufeff\r\n").lower()
    if not any(key in line for key in TEXT_KEYS):
        return None
    for separator in _SEPARATORS:
        names = tuple("_".join(cell.strip(" \t\"'").split()) for cell in line.split(separator))
        if not _FEWEST_NAMES <= len(names) <= _MOST_COLUMNS or max(map(len, names)) > _LONGEST_NAME:
            continue
        has_text = any(name in TEXT_KEYS for name in names)
        if has_text and sum(name in _KNOWN for name in names) >= _FEWEST_NAMES:
            return separator, names
    return None


def read_fields(
    lines: Iterable[str], separator: str, *, doubles_quotes: bool, longest: int
) -> Iterator[list[str]]:
    """Yield the fields of each record below the names; a field has *longest* characters at most.

    A table ends where a longer one begins: a quotation mark is lost, and nothing tells where.
    """
    csv.field_size_limit(longest)
    reader = csv.reader(
        lines,
        delimiter=separator,
        doublequote=doubles_quotes,
        escapechar=None if doubles_quotes else "\\",
    )
    try:
        next(reader, None)
        for fields in reader:
            if any(field.strip() for field in fields):
                yield fields
    except csv.Error:
        return


def named_values(names: Sequence[str], fields: Sequence[str]) -> tuple[Mapping[str, str], str]:
    """Return what a record states, by this program's names where it has one, and the message."""
    values = {
        name: field for name, field in zip(names, fields, strict=False) if name and field.strip()
    }
    stated = {key: values.pop(key).strip() for key in STATED_KEYS if key in values}
    metadata = named_facts(stated)
    envelope = next((values.pop(key) for key in ENVELOPE_KEYS if key in values), "")
    text = next((values.pop(key) for key in TEXT_KEYS if key in values), "")
    metadata |= {name: value.strip() for name, value in values.items()}
    return metadata, "\n".join(block for block in (envelope, text) if block)
