"""Who sends what and when: the identities of a corpus, before any text is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from cablereader.model.resources import table_rows

_FIRST = datetime(2002, 1, 2)
_DAYS = 2980
_REFERENCES_HELD = 0.8


class Post(NamedTuple):
    """A station: its key, its name in a catalogue, its country code and routing indicator."""

    key: str
    name: str
    geo: str
    routing: str


class Identity(NamedTuple):
    """One cable to be: sender, moment, serial, and what it refers to."""

    post: Post
    moment: datetime
    serial: int
    references: tuple[str, ...]

    @property
    def mrn(self) -> str:
        return f"{self.moment:%y}{self.post.key}{self.serial}"


def posts() -> list[Post]:
    """Return the embassies and consulates that have a name in the program's table."""
    return [
        Post(row["key"], row["display_name"], row["geo"], row["routing_indicators"].split("|")[0])
        for row in table_rows("posts.csv")
        if row["display_name"] and row["geo"] and row["kind"] in ("embassy", "consulate")
    ]


def plan(count: int, seed: int = 1) -> list[Identity]:
    """Return *count* identities in the order of time; the same for the same seed.

    Posts differ in how much they send, later years have more, and four in five references lead to
    an earlier cable of the plan.
    """
    random = Random(f"plan {seed}")
    stations = posts()
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(stations))))
    random.shuffle(stations)
    moments = sorted(
        _FIRST + timedelta(minutes=int(_DAYS * 1440 * random.random() ** 0.6)) for _ in range(count)
    )
    serials: dict[tuple[str, int], int] = {}
    identities: list[Identity] = []
    for moment in moments:
        post = random.choices(stations, cum_weights=weights)[0]
        key = post.key, moment.year
        serials[key] = serials.get(key, 0) + random.randint(1, 4)
        references = tuple(
            _reference(random, identities, stations, moment)
            for _ in range(random.choice((0, 0, 1, 1, 2, 3)))
        )
        identities.append(Identity(post, moment, serials[key], references))
    return identities


def _reference(
    random: Random, earlier: list[Identity], stations: list[Post], moment: datetime
) -> str:
    if earlier and random.random() < _REFERENCES_HELD:
        back = int(min(len(earlier), 4000) * random.random() ** 2)
        return earlier[-1 - back].mrn
    return f"{moment:%y}{random.choice(stations).key}{random.randint(100_000, 200_000)}"
