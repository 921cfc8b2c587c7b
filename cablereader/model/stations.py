"""The stations that send telegrams: their keys in message reference numbers, aliases and names.

A *station key* is the name as message reference numbers have it, without blanks or signs:
``PORTAUPRINCE``. The tables are ``posts.csv`` and ``post_aliases.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from cablereader.model.resources import table_rows
from cablereader.model.spelling import Spelling

_NOT_LETTERS = re.compile(r"[^A-Z]+")
_PLACE = re.compile(r"[A-Z][A-Z'’\-]{2,20}(?: [A-Z'’\-]{2,20}){0,3}")
# How a catalogue names the kinds of post.
_KINDS_OF_POST = {
    "AMEMBASSY": "Embassy",
    "AMCONSUL": "Consulate",
    "USMISSION": "Mission",
    "USINT": "Interests Section",
    "USLO": "Liaison Office",
}
_ADDRESS_PREFIX = re.compile(
    r"(?:AMERICAN ?EMBASSY|AMEMBASSY|AMEMB|EMBASSY|AMCONSUL(?:ATE)?|CONSULATE|USMISSION|USINT|USDEL"
    r"|USLO|REO|US ?OFFICE|AMEMBASY)(?=[ /]*[A-Z])[ /]*"
)
_SHORTEST_CUT = 4


@cache
def station_names() -> Mapping[str, str]:
    """Return the display name of each station key; empty where the table knows none."""
    return {row["key"]: row["display_name"] for row in table_rows("posts.csv")}


@cache
def _aliases() -> Mapping[str, str]:
    known = station_names()
    rows = table_rows("post_aliases.csv")
    aliases = {row["alias"]: row["key"] for row in rows if row["key"] in known}
    return {key: key for key in known} | aliases


@cache
def _spelling() -> Spelling:
    return Spelling(key for key in _aliases() if len(key) > 5)


def collapse(words: str) -> str:
    """Return *words* as a key has them: capitals only, no blanks, apostrophes, stops or hyphens."""
    return _NOT_LETTERS.sub("", words.upper())


@lru_cache(maxsize=4096)
def station_key(words: str) -> str | None:
    """Return the key of the station that *words* name, or None.

    Accepts address forms ("AMEMBASSY LIMA"), aliases ("SECSTATE WASHDC") and one slip of spelling in
    names of more than five letters where only one station is that near.
    """
    upper = " ".join(words.upper().split())
    letters = collapse(upper)
    if not letters or len(letters) > 40:
        return None
    aliases = _aliases()
    if letters in aliases:
        return aliases[letters]
    bare = collapse(_ADDRESS_PREFIX.sub("", upper, count=1))
    if bare in aliases:
        return aliases[bare]
    if len(bare) > 5:
        near = _spelling().nearest(bare)
        return aliases[near] if near else None
    return None


@cache
def _tails() -> frozenset[str]:
    # Three letters are the shortest word with which a name of several ends.
    return frozenset(key[at:] for key in _aliases() for at in range(max(1, len(key) - 2)))


def may_end_station(word: str) -> bool:
    """Return whether the name of some station, rightly spelt, ends with *word*: a quick first look."""
    return collapse(word) in _tails()


@cache
def _renamed() -> Mapping[str, str]:
    return {row["key"]: row["same_as"] for row in table_rows("renamed_posts.csv")}


def same_station(key: str) -> str:
    """Return one key for all the keys that one office had over the years."""
    return _renamed().get(key, key)


@lru_cache(maxsize=4096)
def station_by_prefix(words: str) -> str | None:
    """Return the key of the one station that begins with *words*, for names that were cut short.

    Four letters are the least that tell stations from other words.
    """
    letters = collapse(words)
    if letters in _aliases():
        return _aliases()[letters]
    if len(letters) < _SHORTEST_CUT:
        return None
    found = [key for key in station_names() if key.startswith(letters)]
    return found[0] if len(found) == 1 else None


def station_name(key: str) -> str | None:
    """Return how a catalogue names the station, "Embassy Lima"; None where it is not known."""
    return station_names().get(key) or None


@cache
def _station_kinds() -> Mapping[str, str]:
    return {row["key"]: row["kind"] for row in table_rows("posts.csv")}


def is_of_another_kind(sender: str, key: str) -> bool:
    """Whether an address calls the station *key* a kind of post that the table does not.

    "AMEMBASSY LAGOS", now a consulate; the table knows the posts as they were in the end.
    """
    kind = _KINDS_OF_POST.get(sender.upper().partition(" ")[0])
    return kind is not None and kind.lower() != _station_kinds().get(key, kind.lower()).replace(
        "-", " "
    )


def named_by_address(sender: str) -> str | None:
    """Return the name of a post that no table has, from its address: "AMEMBASSY SAIGON"."""
    kind, _, place = " ".join(sender.upper().split()).partition(" ")
    if kind not in _KINDS_OF_POST or not _PLACE.fullmatch(place):
        return None
    return f"{_KINDS_OF_POST[kind]} {' '.join(word.capitalize() for word in place.split())}"
