"""Tables: the published CSV file, one cable a record, eight columns.

Running number, date, identifier, origin, classification, references, envelope, text. The file has
1.7 GB and 251,287 records, so it is read as a stream. Quotation marks inside a field are escaped
with a backslash, or doubled in some editions; a record that is broken ends where the next begins.
What a spreadsheet saves of it has quotation marks only where they are needed, its own separator, often
a line of headings, and dates as the country of its user writes them. Other tables name their columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cablereader.formats.named_table import column_names, named_values, read_fields

_DATE = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)"
_PUBLISHED_START = re.compile(r'"\d{1,9}","\d{1,2}/\d{1,2}/\d{4}[ ]')
_RECORD_STARTS = {
    separator: re.compile(rf'(?P<quote>"?)\d{{1,9}}(?P=quote){separator}"?{_DATE}[ T"{separator}]')
    for separator in (",", ";", "\t")
}
_HEADINGS = re.compile(r"[^\n\d]{0,40}[,;\t][^\n]{0,400}\n")
_FIELD_END = re.compile(r'","')
_LINE_END_IN_WORDS = re.compile(r"(?:\\r)?\\n")
_FEWEST_LINES = 8
_NAMES = ("number", "created", "reference_id", "origin", "classification", "references")
_BACKSLASH_ESCAPE = re.compile(r"\\(?:(?=\n)|([\"'\\]))")
_DOUBLED = re.compile(r'""')
_DOUBLED_INSIDE = re.compile(r'[^,\n]""[^,\n]')
_LONGEST_RECORD = 16_000_000
"""Characters; the longest known has some 200,000."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: *is_published* as it was published, else as a spreadsheet saves it."""

    is_published: bool = True
    doubles_quotes: bool = False
    separator: str = ","
    has_headings: bool = False
    names: tuple[str, ...] = ()
    """Those of its columns, if they are not the published ones."""

    def starts_record(self, line: str) -> bool:
        """Whether a record begins with *line*: a number and a date, as every record has them."""
        if not line or line[0] not in '"0123456789':
            return False
        pattern = _PUBLISHED_START if self.is_published else _RECORD_STARTS[self.separator]
        return pattern.match(line) is not None


class Row(NamedTuple):
    """What the table states about a cable, and the message: envelope, line break, text."""

    metadata: Mapping[str, str]
    message: str


def dialect_of(head: str) -> Dialect | None:
    """Return how the table is written that begins with *head*; None if it is no such table."""
    head = head.lstrip("\ufeff \n")
    named = column_names(head.partition("\n")[0])
    published = _published_dialect(head)
    if named is None or (published and len(named[1]) == len(_NAMES) + 2):
        return published
    separator, names = named
    return Dialect(False, head.count('\\"') <= head.count('""'), separator, True, names)


def _published_dialect(head: str) -> Dialect | None:
    """Return how a table of the published columns is written."""
    headings = _HEADINGS.match(head)
    for start, has_headings in ((0, False), (headings.end() if headings else 0, True)):
        if _PUBLISHED_START.match(head, start):
            # Fields that are empty have two quotation marks that stand for none.
            doubled = head.count('\\"') < len(_DOUBLED_INSIDE.findall(head))
            return Dialect(doubles_quotes=doubled, has_headings=has_headings)
        for separator, pattern in _RECORD_STARTS.items():
            if pattern.match(head, start):
                return Dialect(False, True, separator, has_headings)
    return None


def read_rows(lines: Iterable[str], dialect: Dialect) -> Iterator[Row]:
    """Yield the rows of a table from its *lines*, in order; memory holds one record at a time.

    A record begins where a line has the number and date that begin every record, so one broken
    record cannot swallow those after it. One without end is given in pieces, the later ones without
    metadata.
    """
    if dialect.names:
        records = read_fields(
            lines,
            dialect.separator,
            doubles_quotes=dialect.doubles_quotes,
            longest=2 * _LONGEST_RECORD,
        )
        for fields in records:
            metadata, message = named_values(dialect.names, fields)
            yield Row(metadata, _with_line_ends(message))
        return
    record: list[str] = []
    length = 0
    is_rest = False
    is_above = dialect.has_headings
    for line in lines:
        starts = dialect.starts_record(line)
        if is_above and not starts:
            continue
        is_above = False
        if record and (starts or length > _LONGEST_RECORD):
            yield _row("".join(record), dialect, is_rest)
            record, length, is_rest = [], 0, not starts
        length += len(line)
        record.append(line)
    if "".join(record).strip():
        yield _row("".join(record), dialect, is_rest)


def _row(record: str, dialect: Dialect, is_rest: bool) -> Row:
    if is_rest:
        return Row({}, _unescaped(record, dialect.doubles_quotes))
    fields = _published(record, dialect) if dialect.is_published else _saved(record, dialect)
    metadata = {name: value.strip() for name, value in zip(_NAMES, fields, strict=False)}
    return Row(
        {name: value for name, value in metadata.items() if value},
        _with_line_ends("\n".join(block for block in fields[len(_NAMES) :] if block)),
    )


def _with_line_ends(message: str) -> str:
    """Return *message* with line ends where a tool wrote a backslash and an n for each of them."""
    if message.count("\n") > 1 or message.count("\\n") < _FEWEST_LINES:
        return message
    return _LINE_END_IN_WORDS.sub("\n", message)


def _published(record: str, dialect: Dialect) -> list[str]:
    content = record.rstrip().removeprefix('"').removesuffix('"')
    fields = _FIELD_END.split(content, maxsplit=len(_NAMES))
    if len(fields) > len(_NAMES):
        # The last two fields hold anything, '","' included; the envelope never does.
        envelope, found, text = fields.pop().partition('","')
        fields += [envelope, text] if found else [envelope]
    return [_unescaped(field, dialect.doubles_quotes) for field in fields]


def _saved(record: str, dialect: Dialect) -> list[str]:
    csv.field_size_limit(2 * _LONGEST_RECORD)
    first, *others = csv.reader(
        record.rstrip("\n").splitlines(keepends=True), delimiter=dialect.separator
    )
    # A quotation mark that was lost, or is one too many, cuts a record; what it cut off is text.
    more = [dialect.separator.join(fields) for fields in others]
    text = "\n".join((dialect.separator.join(first[len(_NAMES) + 1 :]), *more))
    return [*first[: len(_NAMES) + 1], text]


def _unescaped(field: str, doubled: bool) -> str:
    if doubled:
        return _DOUBLED.sub('"', field)
    if "\\" not in field:
        return field
    # A lone backslash before a line break is what is left of an escaped one.
    return _BACKSLASH_ESCAPE.sub(r"\1", field)
