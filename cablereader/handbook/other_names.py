"""What a thing is called besides: an abbreviation written out and back, a city's old name and its new one.

The tables are ``written_out.csv`` (the words an abbreviation of the glossary stands for, as they are
written in a sentence) and ``other_city_names.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cablereader.handbook.articles import ordinary_words
from cablereader.handbook.spelling import key_of
from cablereader.model.resources import table_rows

_SIGNS = re.compile(r"[\W_]+")
# Two letters are in too many other words' places: "US" would find every "us", "S" every initial.
_SHORTEST_FOUND = 3


def other_names(words: str) -> tuple[str, ...]:
    """Return the other names of what *words* name; none for words that have no others.

    An abbreviation that is an English word too ("START") counts as one only in capitals, and is
    itself never another name: a search for it would find the word.
    """
    names = _names()
    key = key_of(words)
    found = names.get(key) or names.get(_spaced(words), ())
    is_word = key in ordinary_words() and words != words.upper()
    return () if is_word else found


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the other names of each name, by its key and by its words without signs."""
    abbreviated: dict[str, list[str]] = {}
    written: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for row in table_rows("written_out.csv"):
        abbreviation, words = row["abbreviation"], row["words"]
        written.setdefault(abbreviation, []).append(words)
        spelt.setdefault(key_of(words), words)
        abbreviated.setdefault(key_of(words), []).append(abbreviation)
    groups: list[tuple[str, list[str]]] = [
        (abbreviation, [*all_words, *_same_as(all_words, abbreviated)])
        for abbreviation, all_words in written.items()
    ]
    groups += [(spelt[key], short) for key, short in abbreviated.items()]
    groups += _cities()
    by_key: dict[str, tuple[str, ...]] = {}
    for name, others in groups:
        useful = dict.fromkeys(item for item in others if item != name and _can_be_found(item))
        if useful:
            for key in (key_of(name), _spaced(name)):
                by_key[key] = tuple(dict.fromkeys((*by_key.get(key, ()), *useful)))
    return by_key


def _same_as(words: list[str], abbreviated: Mapping[str, list[str]]) -> list[str]:
    """Return the abbreviations of just the same: FONMIN for FM, not for one of several meanings."""
    return abbreviated[key_of(words[0])] if len(words) == 1 else []


def _cities() -> list[tuple[str, list[str]]]:
    cities: dict[str, list[str]] = {}
    for row in table_rows("other_city_names.csv"):
        cities.setdefault(row["now"], [row["now"]]).append(row["name"])
    return [(name, names) for names in cities.values() for name in names]


def _can_be_found(name: str) -> bool:
    letters = _SIGNS.sub("", name)
    return len(letters) >= _SHORTEST_FOUND and name not in ordinary_words()


def _spaced(words: str) -> str:
    """Return *words* with blanks for signs: "Alma-Ata" as one types it, "ALMA ATA"."""
    return _SIGNS.sub(" ", words.upper()).strip()
