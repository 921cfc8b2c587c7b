"""Tables: the published CSV file, one cable a record, eight columns, no heading row.

Running number, date, identifier, origin, classification, references, envelope, text. The file has
1.7 GB and 251,287 records, so it is read as a stream. Quotation marks inside a field are escaped
with a backslash, or doubled in some editions; a record that is broken ends where the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

RECORD_START = re.compile(r'"\d{1,9}","\d{1,2}/\d{1,2}/\d{4}[ ]')
_FIELD_END = re.compile(r'","')
_NAMES = ("number", "created", "reference_id", "origin", "classification", "references")
_BACKSLASH_ESCAPE = re.compile(r"\\(?:(?=\n)|([\"'\\]))")
_DOUBLED = re.compile(r'""')
_LONGEST_RECORD = 16_000_000
"""Characters; the longest known has some 200,000."""


class Row(NamedTuple):
    """What the table states about a cable, and the message: envelope, line break, text."""

    metadata: Mapping[str, str]
    message: str


def is_table(head: str) -> bool:
    """Whether a file that begins with *head* is such a table."""
    return RECORD_START.match(head.lstrip("\ufeff \n")) is not None


def doubles_quotes(head: str) -> bool:
    """Whether quotation marks are escaped by doubling rather than by a backslash."""
    inner = re.compile(r'[^,\n]""[^,\n]')
    return head.count('\\"') < len(inner.findall(head))


def read_rows(lines: Iterable[str], *, doubled: bool = False) -> Iterator[Row]:
    """Yield the rows of a table from its *lines*, in order; memory holds one record at a time.

    A record begins where a line has the number and date that begin every record, so one broken
    record cannot swallow those after it. One without end is given in pieces, the later ones without
    metadata.
    """
    record: list[str] = []
    length = 0
    is_rest = False
    for line in lines:
        starts = line.startswith('"') and RECORD_START.match(line) is not None
        if record and (starts or length > _LONGEST_RECORD):
            yield _row("".join(record), doubled, is_rest)
            record, length, is_rest = [], 0, not starts
        length += len(line)
        record.append(line)
    if "".join(record).strip():
        yield _row("".join(record), doubled, is_rest)


def _row(record: str, doubled: bool, is_rest: bool) -> Row:
    if is_rest:
        return Row({}, _unescaped(record, doubled))
    content = record.rstrip().removeprefix('"').removesuffix('"')
    fields = _FIELD_END.split(content, maxsplit=len(_NAMES))
    metadata = {
        name: _unescaped(value, doubled).strip()
        for name, value in zip(_NAMES, fields, strict=False)
    }
    rest = fields[len(_NAMES)] if len(fields) > len(_NAMES) else ""
    # The last two fields hold anything, '","' included; the envelope never does.
    envelope, found, text = rest.partition('","')
    blocks = [_unescaped(block, doubled) for block in ((envelope, text) if found else (rest,))]
    return Row(
        {name: value for name, value in metadata.items() if value},
        "\n".join(block for block in blocks if block),
    )


def _unescaped(field: str, doubled: bool) -> str:
    if doubled:
        return _DOUBLED.sub('"', field)
    if "\\" not in field:
        return field
    # A lone backslash before a line break is what is left of an escaped one.
    return _BACKSLASH_ESCAPE.sub(r"\1", field)
