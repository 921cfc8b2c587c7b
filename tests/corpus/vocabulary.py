"""Words of a made-up language of reports: frequent ones, rare ones, and ever new ones.

The frequencies follow Zipf's law, the vocabulary grows with the collection, and each text keeps to
the words of its topic, as real ones do: of five hundred words a report has some 270 different ones,
of a thousand some 450. An index that is fast on a fixed list of words proves nothing, and one that is
small on it as little.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random

_FREQUENT = (
    "the of to and in a that for on with is was by as from be at he has said an not would have this "
    "it are which but will his were had their they been or its also more government about if can who "
    "one other new there all no some embassy officials minister any than we when what into could out "
    "time two first during after meeting visit harbor lighthouse school letter market bridge island "
    "garden orchestra river museum train library festival village mountain bakery clock window ship "
    "apple lamp umbrella teacher captain keeper mayor painter gardener sailor baker pilot doctor"
).split()
_ONSETS = "b d f g h j k l m n p r s t v w br ch pl st".split()
_SYLLABLES = [onset + vowel for vowel in "aeiou" for onset in _ONSETS]
_ENDINGS = ("n", "", "r", "l", "s", "m", "t", "nd")
_COMMON_SIZE = 30_000
_TAIL_SHARE = 0.02
_TOPIC_SIZE = 70
_TOPIC_SHARE = 0.5
_TAIL_SIZE = 40_000_000


def word(rank: int) -> str:
    """Return the word of frequency *rank*; hardly two ranks share one."""
    if rank < len(_FREQUENT):
        return _FREQUENT[rank]
    syllables = 2 if rank < 10_000 else 3 if rank < 1_000_000 else 4
    # A prime multiplier spreads neighbors, so that ranks do not show in the spelling.
    number = rank * 7919 % len(_SYLLABLES) ** syllables
    letters = ""
    for _ in range(syllables):
        number, index = divmod(number, len(_SYLLABLES))
        letters += _SYLLABLES[index]
    return letters + _ENDINGS[rank % len(_ENDINGS)]


_COMMON = [word(rank) for rank in range(_COMMON_SIZE)]
_CUMULATED = list(accumulate(1 / (rank + 2.7) for rank in range(_COMMON_SIZE)))


def words(random: Random, count: int) -> list[str]:
    """Return *count* words in frequencies as of a text with a topic."""
    topic = random.choices(_COMMON, cum_weights=_CUMULATED, k=_TOPIC_SIZE)
    # The words that no other text has are mostly names, and come again.
    for place in range(round(_TOPIC_SIZE * _TAIL_SHARE) or 1):
        topic[place * 9] = word(_COMMON_SIZE + int(_TAIL_SIZE * random.random() ** 4))
    chosen = random.choices(_COMMON, cum_weights=_CUMULATED, k=count)
    for place in range(count):
        if random.random() < _TOPIC_SHARE:
            chosen[place] = topic[int(_TOPIC_SIZE * random.random() ** 1.5)]
    for _ in range(round(count * _TAIL_SHARE / 4)):
        rank = _COMMON_SIZE + int(_TAIL_SIZE * random.random() ** 4)
        chosen[random.randrange(count)] = word(rank)
    return chosen


def name(random: Random) -> str:
    """Return a surname of nobody."""
    return word(len(_FREQUENT) + int(4000 * random.random() ** 2)).capitalize()
