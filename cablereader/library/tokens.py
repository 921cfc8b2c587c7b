"""The tokens added to a cable in the index, one for each of its facts.

A filter is then a word like any other, and the index itself intersects it with the words searched.
(Joining hits with columns afterwards reads a row for every hit, filtered away or not.)
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from cablereader.library.folding import SIGN, tokens


class Fact(StrEnum):
    """What a token says; the value is the letter after the sign."""

    ALL = "a"
    YEAR = "y"
    MONTH = "m"
    DAY = "d"
    LEVEL = "l"
    POST = "p"
    ORIGIN = "o"
    """A word of the name of the place it comes from, "Embassy Lima", which no message has itself."""
    COUNTRY = "g"
    CAPTION = "c"
    TAG = "t"
    PRECEDENCE = "q"
    SIGNER = "s"
    NUMBER = "n"
    """The message reference number of the cable itself."""
    CITED = "r"
    """The message reference number of a cable it refers to."""
    RECIPIENT = "w"
    """The key of a station it is addressed to."""
    DEFECT = "x"
    """The code of a defect of its header."""


EVERY = SIGN + Fact.ALL
"""The token that every cable has."""


@lru_cache(maxsize=16384)
def fact_token(fact: Fact, value: str) -> str:
    """Return the token for *value*: one word, whatever signs and blanks the value has."""
    return SIGN + fact + "".join(tokens(value))


def day_tokens(created: str) -> list[str]:
    """Return the tokens of a date "2007-03-27", "2007-03-27T22:39Z" or less."""
    year, month, day = created[:4], created[5:7], created[8:10]
    found = [SIGN + Fact.YEAR + year]
    if month:
        found.append(SIGN + Fact.MONTH + year + month)
    if day:
        found.append(SIGN + Fact.DAY + year + month + day)
    return found
