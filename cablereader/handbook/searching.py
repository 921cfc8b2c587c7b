"""Search over the handbook: by code, name and meaning, best first, forgiving in spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cablereader.handbook.entry import Entry
from cablereader.handbook.spelling import key_of

_WORD = re.compile(r"[^\W_]+")
_MISS = 99


class _Indexed(NamedTuple):
    entry: Entry
    names: tuple[str, ...]
    words: tuple[str, ...]
    text: str


class SearchIndex:
    """The entries, prepared for searching."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._items = [_indexed(entry) for entry in entries]

    def search(self, query: str) -> list[Entry]:
        """Return the entries that fit *query*: the same code or name first, then those that begin
        with it, then those with all its words in name or meaning."""
        key = key_of(query)
        words = _WORD.findall(key)
        if not words:
            return []
        ranked = [(_rank(item, key, words), item) for item in self._items]
        hits = [(rank, item) for rank, item in ranked if rank < _MISS]
        hits.sort(key=lambda hit: (hit[0], not hit[1].entry.is_readers_own, len(hit[1].names[0])))
        return [item.entry for _, item in hits]


def _indexed(entry: Entry) -> _Indexed:
    names = tuple(dict.fromkeys(key_of(name) for name in (entry.term, *entry.keys) if name))
    text = key_of(f"{entry.term} {' '.join(entry.keys)} {entry.meaning} {entry.more}")
    return _Indexed(entry, names, tuple(_WORD.findall(text)), text)


def _rank(item: _Indexed, key: str, words: list[str]) -> int:
    if key in item.names:
        return 0
    if any(name.startswith(key) for name in item.names):
        return 1
    joined = key.replace(" ", "")
    if len(joined) > 2 and any(name.replace(" ", "").startswith(joined) for name in item.names):
        return 2
    if key in item.text and all(word in item.words for word in words):
        return 3
    if all(any(own.startswith(word) for own in item.words) for word in words):
        return 4
    return _MISS
