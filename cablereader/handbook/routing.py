"""Routing indicators: the station an indicator belongs to, or the family its letters name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cablereader.handbook.articles import posts
from cablereader.model.resources import table_rows
from cablereader.model.stations import same_station

# Where one indicator serves several keys, the first of these kinds is the station itself.
_RANK = (
    "department",
    "embassy",
    "agency",
    "interests-section",
    "institute",
    "consulate",
    "mission",
)


@cache
def _stations_by_indicator() -> Mapping[str, tuple[str, ...]]:
    stations: dict[str, list[str]] = {}
    for key, row in posts().items():
        for indicator in filter(None, row["routing_indicators"].split(";")):
            if same_station(key) == key:
                stations.setdefault(indicator, []).append(key)
    return {indicator: tuple(sorted(keys, key=_rank)) for indicator, keys in stations.items()}


def _rank(key: str) -> tuple[int, int]:
    kind = posts()[key]["kind"]
    return _RANK.index(kind) if kind in _RANK else len(_RANK), len(key)


def stations_of(indicator: str) -> tuple[str, ...]:
    """Return the keys of the stations with that indicator, the main one first."""
    return _stations_by_indicator().get(indicator.upper(), ())


def family_of(indicator: str) -> str | None:
    """Return the longest known beginning of *indicator*, down to one letter: "RUEHXYZ" gives "RUEH"."""
    from_longest = (indicator[:length] for length in range(len(indicator), 0, -1))
    return next((part for part in from_longest if part in _families()), None)


@cache
def _families() -> frozenset[str]:
    return frozenset(row["code"] for row in table_rows("routing_families.csv"))
