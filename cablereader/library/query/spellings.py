"""One word in several spellings: with the signs that divide it, and without.

The index cuts words at every sign, so that "U.S." and "US" have nothing in common there. What a reader
types is therefore searched in its other spellings too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from cablereader.library.folding import tokens

# "U.S.", "E.O."; not the initials before a name, "J.Smith".
_WITH_PERIODS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){1,4}[^\W\d_](?:\.|(?![^\W_]))")
# Of more letters hardly one has periods; and letters that stand alone are in every classified cable,
# which makes many of them in a row slow to find.
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{2,3}(?![^\W_])")
# "e-mail", "co-operation"; a capital behind the hyphen begins a word of its own: "US-Peru".
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[a-z])")
# "O'Brien", "Qa'ida"; but "Peru's" is no "Perus", and "we'll" is not "well".
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼ`](?=[^\W\d_]{3})")
_MOST = 16


def other_spellings(text: str) -> tuple[str, ...]:
    """Return how *text* may be spelled otherwise, so that it has other words in the index."""
    choices = [[word, *_others(word)] for word in text.split()]
    found = {tuple(tokens(text)): text}
    for row in islice(product(*choices), _MOST):
        spelled = " ".join(row)
        found.setdefault(tuple(tokens(spelled)), spelled)
    return tuple(found.values())[1:]


def _others(word: str) -> Iterator[str]:
    without_periods = _WITH_PERIODS.sub(lambda match: match[0].replace(".", ""), word)
    if without_periods != word:
        yield without_periods
    elif not any(sign.isdecimal() for sign in word):
        with_periods = _CAPITALS.sub(
            lambda match: "".join(f"{letter}." for letter in match[0]), word
        )
        if with_periods != word:
            yield with_periods
    undivided = _APOSTROPHE.sub("", _HYPHEN.sub("", word))
    if undivided != word:
        yield undivided
