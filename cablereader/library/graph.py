"""Which cable refers to which: both ways, and to cables that are not held."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cablereader.library.likeness import Likeness, likeness_by_captions, likeness_of_texts
from cablereader.library.record import identity_of
from cablereader.library.search import Searcher
from cablereader.model.mrn import parse_mrn

_MOST_IN_THREAD = 500


@dataclass(frozen=True, slots=True)
class CitedCable:
    """A cable that is referred to: its number, and the ids of its versions; none if it is not held."""

    mrn: str
    ids: tuple[int, ...]
    label: str | None = None
    """The letter of the item, for a reference of one cable."""
    count: int = 1
    """How many cables refer to it, where that was asked."""

    @property
    def is_held(self) -> bool:
        """Whether the library has it."""
        return bool(self.ids)


@dataclass(frozen=True, slots=True)
class Version:
    """Another cable of the same number."""

    id: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """A cable of a thread; *id* is None for one that is cited and not held."""

    mrn: str
    id: int | None
    created: str | None
    answers: tuple[str, ...]
    """The numbers of the cables in the thread that it refers to."""


def references(searcher: Searcher, number: int) -> list[CitedCable]:
    """Return the cables that cable *number* refers to, in the order of its references."""
    with searcher.answering():
        rows = searcher.connection.execute(
            "SELECT mrn, cited, label FROM reference WHERE cable = ? ORDER BY position", (number,)
        ).fetchall()
        return [CitedCable(mrn, _held(searcher, cited), label) for mrn, cited, label in rows]


def cited_by(searcher: Searcher, number: int) -> list[int]:
    """Return the ids of the cables that refer to cable *number*, in the order of time."""
    with searcher.answering():
        identity = _identity(searcher, number)
        return _citing(searcher, identity) if identity else []


def citing_number(searcher: Searcher, mrn: str) -> list[int]:
    """Return the ids of the cables that refer to the number *mrn*, held or not, in the order of time."""
    parsed = parse_mrn(mrn)
    with searcher.answering():
        return _citing(searcher, identity_of(parsed) if parsed else mrn)


def not_held(searcher: Searcher, limit: int = 1000) -> list[CitedCable]:
    """Return the cables that are cited and not held, those cited most often first."""
    with searcher.answering():
        rows = searcher.connection.execute(
            "SELECT min(mrn), count(DISTINCT cable) AS citing FROM reference "
            "WHERE cited NOT IN (SELECT identity FROM cable WHERE identity IS NOT NULL) "
            "GROUP BY cited ORDER BY citing DESC, cited LIMIT ?",
            (limit,),
        )
        return [CitedCable(mrn, (), count=count) for mrn, count in rows]


def thread(searcher: Searcher, number: int, limit: int = _MOST_IN_THREAD) -> list[ThreadItem]:
    """Return what cable *number* answers and what answered it, in the order of time.

    What these answer, and what answered those, is part of the thread; what else was said about a
    cable answered is not, or the thread would be half the library. At most *limit* cables, the
    nearest. Those not held stand before the first that refers to them.
    """
    with searcher.answering():
        start = _identity(searcher, number)
        if start is None:
            return []
        names = _reached(searcher, start, _cited_from, limit)
        names |= _reached(searcher, start, _answering, limit - len(names) + 1)
        items: list[tuple[int, ThreadItem]] = []
        earliest: dict[str, int] = {}
        for identity in names:
            ids = _held(searcher, identity)
            first = min(ids, default=None)
            for item in ids:
                for cited in _cites(searcher, item):
                    earliest[cited] = min(earliest.get(cited, item), item)
            cites = {cited for item in ids for cited in _cites(searcher, item)}
            answers = tuple(
                names[cited] for cited in sorted(cites & names.keys()) if cited != identity
            )
            created = _created(searcher, first) if first is not None else None
            items.append((first or 0, ThreadItem(names[identity], first, created, answers)))
        order = {name: earliest.get(identity, 0) - 1 for identity, name in names.items()}
        items.sort(key=lambda pair: (pair[0] or order[pair[1].mrn], pair[1].mrn))
        return [item for _, item in items]


_Step = Callable[[Searcher, str], Iterable[str]]


def _reached(searcher: Searcher, start: str, step: _Step, limit: int) -> dict[str, str]:
    """Return the identities that steps from *start* lead to, nearest first, with their numbers."""
    names = {start: _name(searcher, start)}
    waiting = deque([start])
    while waiting and len(names) < limit:
        identity = waiting.popleft()
        for other in step(searcher, identity):
            if other not in names and len(names) < limit:
                names[other] = _name(searcher, other)
                waiting.append(other)
    return names


def _cited_from(searcher: Searcher, identity: str) -> Iterable[str]:
    for item in _held(searcher, identity):
        yield from _cites(searcher, item)


def _answering(searcher: Searcher, identity: str) -> Iterable[str]:
    for (other,) in searcher.connection.execute(
        "SELECT identity FROM reference JOIN cable ON cable.id = reference.cable WHERE cited = ?",
        (identity,),
    ).fetchall():
        if other:
            yield other


def _name(searcher: Searcher, identity: str) -> str:
    row = searcher.connection.execute(
        "SELECT mrn FROM cable WHERE identity = ?1 UNION ALL "
        "SELECT mrn FROM reference WHERE cited = ?1 LIMIT 1",
        (identity,),
    ).fetchone()
    return str(row[0]) if row else identity


def _identity(searcher: Searcher, number: int) -> str | None:
    row = searcher.connection.execute(
        "SELECT identity FROM cable WHERE id = ?", (number,)
    ).fetchone()
    return row[0] if row else None


def _created(searcher: Searcher, number: int) -> str | None:
    row = searcher.connection.execute(
        "SELECT created FROM cable WHERE id = ?", (number,)
    ).fetchone()
    return row[0] if row else None


def _held(searcher: Searcher, identity: str) -> tuple[int, ...]:
    rows = searcher.connection.execute(
        "SELECT id FROM cable WHERE identity = ? ORDER BY id", (identity,)
    )
    return tuple(row[0] for row in rows)


def _cites(searcher: Searcher, number: int) -> list[str]:
    rows = searcher.connection.execute("SELECT cited FROM reference WHERE cable = ?", (number,))
    return [row[0] for row in rows]


def _citing(searcher: Searcher, identity: str) -> list[int]:
    rows = searcher.connection.execute(
        "SELECT cable FROM reference WHERE cited = ? ORDER BY cable", (identity,)
    )
    return [row[0] for row in rows]


def versions(searcher: Searcher, number: int) -> list[Version]:
    """Return the other cables of the same number as cable *number*, and how they differ from it."""
    with searcher.answering():
        row = searcher.connection.execute(
            "SELECT identity, digest, captions FROM cable WHERE id = ?", (number,)
        ).fetchone()
        if row is None or row[0] is None:
            return []
        identity, digest, captions = row
        others = searcher.connection.execute(
            "SELECT id, digest, captions FROM cable WHERE identity = ? AND id <> ? ORDER BY id",
            (identity, number),
        ).fetchall()
    found: list[Version] = []
    for other, other_digest, other_captions in others:
        if other_digest == digest:
            likeness = Likeness.SAME_TEXT
        else:
            likeness = likeness_by_captions(captions, other_captions) or likeness_of_texts(
                searcher.text(number) or "", searcher.text(other) or ""
            )
        found.append(Version(other, likeness))
    return found
