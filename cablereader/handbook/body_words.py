"""Words of the running text that the handbook knows: abbreviations, posts, codes.

The longest known run of words around the place wins. In a text of capitals a code that is an English
word too ("POST", "CARE") is taken for the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cablereader.handbook.articles import (
    articles,
    countries,
    ordinary_words,
    posts,
    word_cases,
)
from cablereader.handbook.entry import Entry, Explanation, Kind, Meaning
from cablereader.handbook.meanings import post_in_words, sending_station
from cablereader.handbook.place import Place
from cablereader.handbook.spelling import key_of
from cablereader.model.cable import Cable

# A word keeps stops, slashes and hyphens inside it: "U.S.", "A/S", "Pol-Mil", "R&D", "P5+1".
_WORD = re.compile(r"[^\W_]+(?:[./&+'’\-][^\W_]+)*(?:(?<=\.[^\W_])\.)?")
_MOST_WORDS = 6
_REACH = 120
_BETWEEN = re.compile(r"[ \t]*\n?[ \t]*\Z")
_TIME_OF_DAY = re.compile(r"\d[ :.]?\Z")
_POSSESSIVE = re.compile(r"['’,]s\Z", re.IGNORECASE)
_POST_OFFICES = ("EMBASSY ", "AMEMBASSY ", "CONSULATE ", "AMCONSUL ", "CONGEN ", "USMISSION ")


class _Known:
    """A word of the tables, and how it must be written to be one."""

    __slots__ = ("case", "entry")

    def __init__(self, entry: Entry, case: str) -> None:
        self.entry = entry
        self.case = case


@cache
def _known_words() -> Mapping[str, _Known]:
    words: dict[str, _Known] = {}
    # A word of the glossary goes before a TAGS code of the same letters.
    for entry in sorted(articles().values(), key=lambda entry: not entry.id.startswith("word:")):
        for key, case in _spellings(entry):
            words.setdefault(key, _Known(entry, case))
    return words


def _spellings(entry: Entry) -> list[tuple[str, str]]:
    kind, _, code = entry.id.partition(":")
    if kind == "word":
        # A single letter is an office only where offices are named, and an initial anywhere else.
        return [(key_of(code), word_cases()[code])] if len(code) > 1 else []
    if kind == "post":
        row = posts()[code]
        names = [row["city"].upper()] if _is_only_a_post(row) else []
        names += [prefix + row["city"].upper() for prefix in _POST_OFFICES]
        return [(key_of(name), "capital") for name in names if row["city"]]
    if kind == "tag" and code not in countries():
        return [(key_of(code), "capitals")]
    if kind in ("caption", "collective"):
        return [(key_of(code), "capitals")]
    if kind == "order":
        return [(key_of(f"EO {code}"), "capitals"), (key_of(f"Executive Order {code}"), "any")]
    return []


def _is_only_a_post(row: Mapping[str, str]) -> bool:
    """Whether the city's name is no country's and no English word, and the post has its name."""
    city = key_of(row["city"])
    is_word = city in _country_names() or city in ordinary_words()
    return city.replace(" ", "") == row["key"] and not is_word


@cache
def _country_names() -> frozenset[str]:
    return frozenset(key_of(row["country"]) for row in countries().values())


def word_at(place: Place) -> Explanation | None:
    """Return what the handbook knows of the word at the place, or of the words it is part of."""
    text, offset = place.cable.text, place.offset
    start = max(place.span.start, offset - _REACH)
    end = min(place.span.end, offset + _REACH)
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
    index = next((n for n, word in enumerate(words) if word[0] <= offset < word[1]), None)
    if index is None:
        return None
    for first, last in _runs(text, words, index):
        found = _known_as(place, words[first][0], words[last][1])
        if found:
            return found
    return _part_of_word(place, *words[index])


def _runs(text: str, words: list[tuple[int, int]], index: int) -> list[tuple[int, int]]:
    """Return the runs of words around *index*, longest first; only blanks stand inside a run."""
    first = last = index
    while first > 0 and index - first < _MOST_WORDS - 1 and _joined(text, words, first - 1):
        first -= 1
    while last + 1 < len(words) and last - index < _MOST_WORDS - 1 and _joined(text, words, last):
        last += 1
    runs = [
        (begin, end)
        for begin in range(first, index + 1)
        for end in range(index, last + 1)
        if end - begin < _MOST_WORDS
    ]
    return sorted(runs, key=lambda run: run[0] - run[1])


def _joined(text: str, words: list[tuple[int, int]], index: int) -> bool:
    return _BETWEEN.match(text[words[index][1] : words[index + 1][0]]) is not None


def _known_as(place: Place, start: int, end: int) -> Explanation | None:
    text = place.cable.text
    written = text[start:end]
    possessive = _POSSESSIVE.search(written)
    if possessive and possessive.start():
        written, end = written[: possessive.start()], start + possessive.start()
        if place.offset >= end:
            return None
    own = place.book.own_entry(written)
    if own:
        return place.say(Meaning(written, own.kind, own.meaning, own), (start, end))
    key = key_of(written)
    for form in (key, _singular(written, key)):
        known = _known_words().get(form)
        if known and _is_written(place, written, form, known):
            if form == "PM" and _TIME_OF_DAY.search(text[max(0, start - 2) : start]):
                return None
            return place.say(_meaning(place, written, known.entry), (start, end))
    return None


def _meaning(place: Place, written: str, entry: Entry) -> Meaning:
    term = " ".join(written.split())
    if entry.meaning.startswith("Government of"):
        return Meaning(term, entry.kind, _government(place.cable, entry), entry)
    if entry.kind is Kind.POST:
        words = _city(entry) if _is_city(entry, term) else post_in_words(entry)
        return Meaning(term, entry.kind, words, entry)
    return Meaning(term, entry.kind, entry.meaning, entry)


def _singular(written: str, key: str) -> str:
    """Return *key* without its plural's s. Of an acronym that is small: "DCMs", but not "DOES"."""
    is_plural = len(key) > 3 and key.endswith("S")
    return key[:-1] if is_plural and (written.endswith("s") or len(key) > 5) else ""


def _is_city(entry: Entry, term: str) -> bool:
    return key_of(term) == key_of(posts()[entry.id.removeprefix("post:")]["city"])


def _city(entry: Entry) -> str:
    """Return what a city's name alone says: the city, and the post that is meant by it."""
    row = posts()[entry.id.removeprefix("post:")]
    country = countries().get(row["geo"])
    place = f"the city in {country['country']}" if country else "the city"
    return f"{place}; where a post is meant, {post_in_words(entry)}"


def _government(cable: Cable, entry: Entry) -> str:
    """Return whose government GOP is: that of the sending post's country, where it fits."""
    country = _country(cable)
    sure = f"Government of {country}"
    if country is None or not re.search(rf"\b{re.escape(country)}\b", entry.meaning):
        return entry.meaning
    if entry.meaning == sure:
        return sure
    return f"{sure}, by the country of the sending post ({entry.meaning})"


def _country(cable: Cable) -> str | None:
    """Return the country that the sending post is in."""
    row = posts().get(sending_station(cable) or "")
    country = countries().get(row["geo"]) if row else None
    return country["country"] if country else None


def _is_written(place: Place, written: str, form: str, known: _Known) -> bool:
    """Whether *written* has the case that the word asks for."""
    if form in ordinary_words() and _is_in_capitals(place):
        return False
    if known.case == "any":
        return True
    letters = [sign for sign in written if sign.isalpha()]
    if not letters:
        return False
    if known.case == "capital":
        return all(word[0].isupper() or word in ("of", "de", "es") for word in written.split())
    # "PolOff" and "MoD" count as capitals, "Com" does not; the plural's s is small.
    capitals = sum(sign.isupper() for sign in letters)
    return capitals == len(letters) or capitals >= max(2, len(letters) // 2)


def _is_in_capitals(place: Place) -> bool:
    start = max(place.span.start, place.offset - _REACH)
    end = min(place.span.end, place.offset + _REACH)
    around = place.cable.text[start:end]
    return not any(sign.islower() for sign in around)


def _part_of_word(place: Place, start: int, end: int) -> Explanation | None:
    """Look up the part between slashes or hyphens that holds the offset: EUR in "EUR/WE"."""
    text = place.cable.text
    written = text[start:end]
    if "/" not in written and "-" not in written:
        return None
    for part in re.finditer(r"[^/\-]+", written):
        if start + part.start() <= place.offset < start + part.end():
            is_office = part.start() > 0 and "/" in written
            found = (
                None if is_office else _known_as(place, start + part.start(), start + part.end())
            )
            if found or not is_office:
                return found
    return None
