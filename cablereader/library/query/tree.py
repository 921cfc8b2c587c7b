"""What a query means: a tree of conditions on a cable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from cablereader.library.folding import tokens
from cablereader.library.tokens import Fact


@dataclass(frozen=True, slots=True)
class Words:
    """Words in this order, one after the other; one word alone is the ordinary case.

    With *prefix* the last may go on. *column* is that of the index, None for anywhere. *others* are
    further spellings of the same.
    """

    tokens: tuple[str, ...]
    shown: str
    prefix: bool = False
    column: str | None = None
    others: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The words as they were typed, and in the other spellings."""
        return (self.tokens, *(tuple(tokens(other)) for other in self.others))


@dataclass(frozen=True, slots=True)
class Near:
    """All of *parts* within *distance* words, in any order."""

    parts: tuple[Words, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact about the cable: it has one of *values*. *words* say it: "sent in 2007".

    With *prefix* it has a value that begins with one of them.
    """

    fact: Fact
    values: tuple[str, ...]
    words: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class During:
    """A stretch of time, ISO dates both included: "2007-03-05" to "2008-02-10"."""

    first: str
    last: str
    words: str


@dataclass(frozen=True, slots=True)
class Not:
    """The cables that do not fulfil *part*."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """The cables that fulfil all *parts*; every cable, if there are none."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """The cables that fulfil one of *parts*. *words*, if any, say it in place of the parts'."""

    parts: tuple[Node, ...]
    words: str | None = None


Node: TypeAlias = Words | Near | Holds | During | Not | And | Or
EVERYTHING = And(())


def all_of(parts: Iterable[Node]) -> Node:
    """Return the condition that all of *parts* hold."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(flat))
