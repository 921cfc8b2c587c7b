"""The reader's own glossary: a CSV file of ``term, meaning[, kind]``.

Its entries win over the handbook's. In running text a term of up to six words is found. What is
wrong in the file is reported line by line; the lines that are right count all the same.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from cablereader.handbook.entry import Entry, Kind
from cablereader.handbook.spelling import key_of

_LONGEST_TERM = 80
_LONGEST_MEANING = 2000
SOURCE = "your own glossary"


@dataclass(frozen=True, slots=True)
class GlossaryProblem:
    """What is wrong in *line* of the file, counted from 1; line 0 is the file as a whole."""

    line: int
    message: str


def read_own_glossary(path: Path) -> tuple[tuple[Entry, ...], tuple[GlossaryProblem, ...]]:
    """Return the entries of the file at *path*, and its problems in order. Never raises for a file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return (), (GlossaryProblem(0, f"The file cannot be read: {error.strerror or error}."),)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return (), (GlossaryProblem(line, "The file is not UTF-8 text; save it as UTF-8."),)
    return _read(text)


def _read(text: str) -> tuple[tuple[Entry, ...], tuple[GlossaryProblem, ...]]:
    entries: dict[str, Entry] = {}
    problems: list[GlossaryProblem] = []
    first_lines: dict[str, int] = {}
    rows = csv.reader(text.splitlines(keepends=True))
    last = 0
    try:
        for row in rows:
            line, last = last + 1, rows.line_num
            fields = [field.strip() for field in row]
            if not any(fields) or (line == 1 and [f.lower() for f in fields[:2]] == _HEADING):
                continue
            message = _problem_of(fields)
            key = key_of(fields[0])
            if message is None and key in entries:
                message = (
                    f"“{fields[0]}” stands in line {first_lines[key]} already; that one counts."
                )
            if message is not None:
                problems.append(GlossaryProblem(line, message))
                continue
            first_lines[key] = line
            entries[key] = _entry(fields)
    except csv.Error as error:
        problems.append(GlossaryProblem(rows.line_num, f"The line is not CSV: {error}."))
    return tuple(entries.values()), tuple(problems)


_HEADING = ["term", "meaning"]


def _problem_of(fields: list[str]) -> str | None:
    if len(fields) < 2 or not fields[1]:
        return f"“{fields[0][:40]}” has no meaning; the line wants a term, a comma and a meaning."
    if not key_of(fields[0]):
        return "The line has a meaning and no term."
    if len(fields) > 3:
        return "The line has more than three fields; put a meaning with commas in double quotes."
    if len(fields[0]) > _LONGEST_TERM:
        return f"The term is longer than {_LONGEST_TERM} letters."
    if len(fields[1]) > _LONGEST_MEANING:
        return f"The meaning is longer than {_LONGEST_MEANING} letters."
    return None


def _entry(fields: list[str]) -> Entry:
    sort = f"Listed as {fields[2]}." if len(fields) == 3 and fields[2] else ""
    return Entry(f"own:{fields[0]}", fields[0], Kind.OWN, fields[1], sort, SOURCE)
