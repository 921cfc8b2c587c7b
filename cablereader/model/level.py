"""The levels of classification, lowest first."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """A level of classification; comparison with ``<`` and ``max`` follows protection, not spelling.

    RESTRICTED was abolished for US originals in 1953 and survives in foreign government information;
    LIMITED OFFICIAL USE was in use until about 1995.
    """

    rank: int

    def __new__(cls, value: str, rank: int) -> Level:
        member = str.__new__(cls, value)
        member._value_ = value
        member.rank = rank
        return member

    UNCLASSIFIED = "UNCLASSIFIED", 0
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE", 1
    RESTRICTED = "RESTRICTED", 2
    CONFIDENTIAL = "CONFIDENTIAL", 3
    SECRET = "SECRET", 4
    TOP_SECRET = "TOP SECRET", 5

    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Level) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= other.rank if isinstance(other, Level) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > other.rank if isinstance(other, Level) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= other.rank if isinstance(other, Level) else NotImplemented
