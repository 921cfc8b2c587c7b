"""Tables and columns in running text, known by blanks that stand below each other.

A telegram has no sign for a table; its drafter made one with blanks or bars. To reflow one destroys
it, to keep prose as a table only leaves it ragged, so the rules ask for little, but never for one
line alone: two lines must agree on where their columns are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablereader.model.text.body_lines import is_rule

# Two blanks after a sentence, a colon or a quotation are how a typist parts sentences, three are
# not; a tab and a bar always part columns.
_GAP = re.compile(r'(?<=\S)(?:(?<![.?!:;,"\')\]])[ ]{2,}|[ ]{3,}|[ ]*\t[ \t]*|[ ]*\|[ ]*)(?=\S)')
_MAY_HAVE_GAP = re.compile(r"  |\t|\|")
_CLOSE = 1
"""Columns by this many characters can lie apart in two lines: drafters counted blanks by eye."""
_LOOK_BACK = 3
_LONGEST_TITLE = 40
_ROWS = 3
"""Two lines may agree by chance, three hardly."""
_ROWS_WITH_PROOF = 2
"""Of rows with a rule, with three columns each, or with a bar or a tab, two are enough."""


class _Row(NamedTuple):
    gaps: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_drawn: bool
    """A bar or a tab parts the columns: no typist's habit in prose."""


def find_tables(lines: Sequence[str], breaks: frozenset[int]) -> list[tuple[int, int]]:
    """Return the tables in *lines* as ranges of indexes, end exclusive, in order.

    No table runs across one of *breaks*, the indexes of lines that begin something of their own.
    """
    rows = [_row(line) if _MAY_HAVE_GAP.search(line) else None for line in lines]
    tables: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        if rows[index] is None:
            index += 1
            continue
        floor = tables[-1][1] if tables else 0
        table = _table_from(lines, rows, index, breaks)
        if table is None:
            index += 1
            continue
        first, end = table
        tables.append((_with_head(lines, rows, first, floor, breaks), end))
        index = end
    return tables


def _row(line: str) -> _Row | None:
    gaps = list(_GAP.finditer(line))
    if not gaps:
        return None
    starts = tuple(gap.end() for gap in gaps)
    # The last column's end counts: figures stand right-aligned.
    ends = (*(gap.start() for gap in gaps), len(line.rstrip()))
    is_drawn = any("|" in gap[0] or "\t" in gap[0] for gap in gaps)
    return _Row(len(gaps), starts, ends, is_drawn)


def _agree(one: _Row, other: _Row) -> bool:
    """Whether at least half of the columns of the line with fewer begin or end together."""
    wanted = min(one.gaps, other.gaps)
    starts = sum(any(abs(at - place) <= _CLOSE for place in other.starts) for at in one.starts)
    ends = sum(any(abs(at - place) <= _CLOSE for place in other.ends[1:]) for at in one.ends[1:])
    return 2 * max(starts, ends) >= wanted and max(starts, ends) > 0


def _table_from(
    lines: Sequence[str], rows: Sequence[_Row | None], first: int, breaks: frozenset[int]
) -> tuple[int, int] | None:
    """Return the table whose first row is at *first*, if one begins there."""
    seen = [first]
    has_rule = False
    index = first + 1
    loose = 0
    while index < len(lines) and index not in breaks and loose < 2:
        row, line = rows[index], lines[index]
        if row is not None:
            before = [rows[at] for at in seen[-_LOOK_BACK:]]
            if not any(other is not None and _agree(row, other) for other in before):
                break
            seen.append(index)
            loose = 0
        elif line.strip() and is_rule(line):
            has_rule = True
        elif len(line.strip()) <= _LONGEST_TITLE:
            # A blank line, or the title of a group of rows.
            loose += 1
        else:
            break
        index += 1
    found = [row for at in seen if (row := rows[at]) is not None]
    is_sure = has_rule or all(row.gaps >= 2 or row.is_drawn for row in found)
    needed = _ROWS_WITH_PROOF if is_sure else _ROWS
    return (first, seen[-1] + 1) if len(seen) >= needed else None


def _with_head(
    lines: Sequence[str],
    rows: Sequence[_Row | None],
    first: int,
    floor: int,
    breaks: frozenset[int],
) -> int:
    """Take in the line of column titles, which need not stand exactly above their columns."""
    above = first - 1
    if above >= floor and first not in breaks and lines[above].strip() and is_rule(lines[above]):
        above -= 1
    if (
        above >= floor
        and not any(index in breaks for index in range(above + 1, first + 1))
        and rows[above] is not None
        and above not in breaks
    ):
        return above
    return first
