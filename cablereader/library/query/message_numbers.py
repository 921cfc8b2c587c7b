"""Message reference numbers in a query, in the spellings in which telegrams cite them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablereader.library.folding import tokens
from cablereader.library.query.tree import Holds, Node, Or, Words, all_of
from cablereader.library.record import identity_of
from cablereader.library.tokens import Fact
from cablereader.model.dates import MONTH_NAMES
from cablereader.model.mrn import MRN, parse_mrn

# The years of which there are telegrams with numbers, as far as a program of today can know.
_YEARS = range(1966, 2031)
_ONE_WORD = re.compile(r"\d{2,4}([-/.]?)[A-Za-z]{3,20}\1\d{1,7}")
# "27MAR07" is a date.
_MONTHS = frozenset(name[:3].upper() for name in MONTH_NAMES)
# "Paris 1968" is a city in a year, and "Lima 12" may be anything.
_SURE_SERIAL = re.compile(r"(?!(?:19|20)\d\d$)\d{3,8}")


class Named(NamedTuple):
    """The cables that a number names: several if it is without its year. *said* is its one spelling."""

    identities: tuple[str, ...]
    said: str


def named_by(text: str) -> Named | None:
    """Return what a number names, "07LIMA1052" or "LIMA 1052"; None if it is none."""
    number = parse_mrn(text)
    if number:
        return Named((identity_of(number),), number.canonical)
    of_some_year = parse_mrn(text, _YEARS[0])
    if of_some_year is None:
        return None
    identities = tuple(identity_of(of_some_year._replace(year=year)) for year in _YEARS)
    return Named(identities, f"{of_some_year.post} {of_some_year.serial} of any year")


def about_one(word: str) -> Node | None:
    """Return the condition that *word* states if it is a whole number, "07LIMA1052"; else None."""
    number = parse_mrn(word) if _ONE_WORD.fullmatch(word) else None
    return about(word, number) if number and number.post not in _MONTHS else None


def about(text: str, number: MRN) -> Node:
    """Return the condition that a cable is that of *number*, refers to it or names it anywhere."""
    identity, canonical = identity_of(number), number.canonical
    spelled = {tuple(tokens(item)): item for item in (text, canonical, number.display, identity)}
    return Or(
        (
            Holds(Fact.NUMBER, (identity,), f"numbered {canonical}"),
            Holds(Fact.CITED, (identity,), f"referring to {canonical}"),
            *(Words(found, item) for found, item in spelled.items()),
        ),
        f"numbered {canonical} or referring to it",
    )


def about_words(row: Sequence[Node]) -> Node | None:
    """Return the condition that the words of *row* state if they may be a number without its year.

    "STATE 37835" finds cables with both words, and those of that number and about it, which may have
    it with noughts before: "STATE 037835".
    """
    words = [item for item in row if isinstance(item, Words)]
    if len(words) < len(row) or not _SURE_SERIAL.fullmatch(words[-1].shown):
        return None
    found = named_by(" ".join(item.shown for item in words))
    if found is None:
        return None
    listed = " and ".join(f"“{item.shown}”" for item in words)
    return Or(
        (
            all_of(words),
            Holds(Fact.NUMBER, found.identities, ""),
            Holds(Fact.CITED, found.identities, ""),
        ),
        f"with {listed} or the number {found.said}",
    )
