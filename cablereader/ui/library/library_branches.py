"""What stands below a row of the library's tree, as it is asked for. No Qt here.

A group of many cables is divided into ranges of a thousand, named by their dates: no row has more
below it than a view lays out within a frame.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from cablereader.handbook import Handbook, meanings
from cablereader.library import Group, Grouping, Searcher, Tree
from cablereader.model.dates_in_words import dates_in_words

MOST_ROWS = 1000
"""Rows below another; more are divided."""

Key = tuple[object, ...]
"""Leads to a row from the top, and stays the same when the library changes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that has others below it: a group of the library, or a range of rows."""

    key: Key
    label: str
    count: int
    note: str = ""
    """What the label means."""
    group: Group | None = None
    inside: Content | None = None
    """What is below, where that is known already; else the library is asked for the group."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands below a row: first further groups, then cables, by their ids."""

    entries: tuple[Entry, ...] = ()
    ids: array[int] = field(default_factory=lambda: array("q"))


def contents(
    searcher: Searcher, grouping: Grouping, groups: Iterable[Group | None]
) -> dict[Key, Content]:
    """Return what stands below each of *groups*, by its key; None is the top of the tree."""
    tree = Tree(searcher, grouping)
    meaning_of = tag_meaning if grouping is Grouping.TAGS else _no_meaning
    return {_key(group): _content(searcher, tree, group, meaning_of) for group in groups}


@cache
def _handbook() -> Handbook:
    return Handbook.load()


@cache
def tag_meaning(code: str) -> str:
    """Return what the handbook says of a code of the index; empty for one it does not know."""
    meaning = meanings.tag(_handbook(), code)
    return meaning.meaning if meaning.entry is not None else ""


def _no_meaning(_label: str) -> str:
    return ""


def _content(
    searcher: Searcher, tree: Tree, group: Group | None, meaning_of: Callable[[str], str]
) -> Content:
    entries = tuple(
        Entry(_key(item), item.label, item.count, item.note or meaning_of(item.label), item)
        for item in tree.groups(group)
    )
    if group is None:
        return Content(entries)
    ids = tree.cables(group)
    if len(ids) <= MOST_ROWS:
        return Content(entries, ids)
    return Content((*entries, *_ranges_of_cables(searcher, _key(group), ids)))


def _ranges_of_cables(searcher: Searcher, key: Key, ids: array[int]) -> Iterable[Entry]:
    parts = [ids[start : start + MOST_ROWS] for start in range(0, len(ids), MOST_ROWS)]
    ends = [number for part in parts for number in (part[0], part[-1])]
    dates = {row.id: row.created for row in searcher.rows(ends)}
    for number, part in enumerate(parts):
        # The newest come first.
        label = dates_in_words(dates.get(part[-1]), dates.get(part[0]))
        if not label:
            first = number * MOST_ROWS + 1
            label = f"{first:,} – {first + len(part) - 1:,}"
        yield Entry((*key, "cables", number), label, len(part), inside=Content((), part))


def in_ranges(key: Key, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return *entries*, or ranges of them where there are too many for one row."""
    if len(entries) <= MOST_ROWS:
        return tuple(entries)
    ranges = []
    for number, start in enumerate(range(0, len(entries), MOST_ROWS)):
        part = tuple(entries[start : start + MOST_ROWS])
        label = f"{part[0].label} – {part[-1].label}"
        count = sum(entry.count for entry in part)
        ranges.append(Entry((*key, "groups", number), label, count, inside=Content(part)))
    return tuple(ranges)


def _key(group: Group | None) -> Key:
    return group.key if group is not None else ()


def written_key(key: Key) -> str:
    """Return *key* as text for a settings file; :func:`read_key` reads it."""
    return json.dumps([[os.fsdecode(part)] if isinstance(part, bytes) else part for part in key])


def read_key(text: str) -> Key | None:
    """Return the key that was written as *text*; None if it is none."""
    try:
        parts = json.loads(text)
    except ValueError:
        return None
    if not isinstance(parts, list):
        return None
    return tuple(_read_part(part) for part in parts)


def _read_part(part: object) -> object:
    if isinstance(part, list):
        return os.fsencode(str(part[0])) if part else None
    return part
