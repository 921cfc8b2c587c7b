"""Which line-initial numbers are paragraph numbers.

Numbers run 1, 2, 3 over the whole message. Wrapped dates, years and inner lists also put a number
and a stop at a line start, so no single line can be judged alone: the numbers of paragraphs are the
chain through all candidates that has the most evidence for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import count
from typing import NamedTuple


class Before(IntEnum):
    """What stands above a candidate."""

    BLANK = 0
    """A blank line, a rule, a heading or the beginning of the body."""
    SENTENCE_END = 1
    TEXT = 2
    LIST = 3
    """A line that leads into a list, or an item of one."""
    DATE_WORD = 4
    """A line ending in a month's name, "in", "of" or the like: a wrapped date or number."""
    SAME_LINE = 5
    """Text of the same line, where lines were joined."""


class Candidate(NamedTuple):
    """A number, or a portion marking without one, that may open a paragraph."""

    start: int
    """Where the paragraph would start: at the pilcrow, the number or the marking."""
    line: int
    """The index of its line in the body."""
    number_place: tuple[int, int] | None
    printed: str
    separator: str
    marking: str | None
    marking_place: tuple[int, int] | None
    before: Before
    indented: bool
    brief: bool = False
    """Whether it is one short line, as the items of lists are."""

    @property
    def content(self) -> int:
        """Where the words of the paragraph would begin."""
        number, marking = self.number_place, self.marking_place
        if number and marking:
            return max(number[1], marking[1])
        place = marking or number
        return place[1] if place else self.start


class Numbered(NamedTuple):
    """A candidate that is a paragraph, and the number that is due to it, if any."""

    candidate: Candidate
    number: int | None


# Evidence, in points. A portion marking settles it (no wrapped text carries one by accident); a
# blank line is strong; a full line without a sentence end speaks against, and so does a word that leads
# to a number, unless the number is the one due and the count goes on from it: paragraphs are seldom
# left out.
_MARKED = 10
_BEFORE = {
    Before.BLANK: 4,
    Before.SENTENCE_END: 1,
    Before.TEXT: -4,
    Before.LIST: -3,
    Before.DATE_WORD: -7,
    Before.SAME_LINE: -4,
}
_STEP = {1: 3, 2: -2, 3: -4, 4: -4}
_FAR_STEP = -8
_FAR_STEP_UNMARKED = -12
"""So much that three in a row must follow."""
_REPEATED = -6
_RESTYLED = -3
_INTO_ANOTHER_LIST = -6
_INTO_UNLIKE_LIST = -2
_INTO_UNLIKE_ITEMS = -30
"""Items that are short, or indented, where the paragraphs are not."""
_UNMARKED_AFTER_MARKED = -100
_LATE_START = -2
_PASSED_A_FIRST = -8
_LOST_PILCROW = -3
_NEVER = -100


class _Link:
    """The best chain that ends in one candidate."""

    __slots__ = ("candidate", "number", "previous", "run", "score")

    def __init__(
        self, score: int, candidate: Candidate, number: int, run: int, previous: _Link | None
    ) -> None:
        self.score = score
        self.candidate = candidate
        self.number = number
        self.run = run
        self.previous = previous


def choose_chain(candidates: Sequence[Candidate]) -> list[Numbered]:
    """Return the candidates that number the paragraphs, in order.

    Time is linear in the number of candidates: a chain is remembered by the number it ends in.
    """
    if _is_faultless(candidates):
        return list(map(Numbered, candidates, count(1)))
    candidates = _without_inner_lists(candidates)
    best_by_number: dict[int, _Link] = {}
    best: _Link | None = None
    first_one_seen = False
    before: Candidate | None = None
    value_before = run = 0
    may_join = False
    for candidate in candidates:
        value = int(candidate.printed)
        evidence = _evidence(candidate)
        joins = before if may_join and value == value_before + 1 else None
        run += joins is None
        for number, penalty in _readings(candidate, value):
            repaired = penalty != 0
            own = evidence + penalty
            score = own + (number != 1) * _LATE_START + first_one_seen * _PASSED_A_FIRST
            score += (repaired and number != 1) * _NEVER
            before_it: _Link | None = None
            for previous, gain in _predecessors(candidate, number, best_by_number, best, repaired):
                total = previous.score + gain + own
                if total < score:
                    continue
                total += _style_cost(candidate, previous, joins, run)
                if total >= score:
                    score, before_it = total, previous
            known = best_by_number.get(number)
            is_best = best is None or score >= best.score
            if known is None or score >= known.score or is_best:
                link = _Link(score, candidate, number, run, before_it)
                if known is None or score >= known.score:
                    best_by_number[number] = link
                if is_best:
                    best = link
        first_one_seen = first_one_seen or (value == 1 and evidence > 0)
        before, value_before = candidate, value
        # A wrapped date is no neighbor: it opens no list. Nor does a number inside a sentence that no
        # other led to: lists count from 1.
        may_join = candidate.before is not Before.DATE_WORD and (
            evidence > 0 or value == 1 or joins is not None
        )
    chain = _unwind(best) if best and best.score > 0 else []
    return _with_marked(chain, candidates)


def _without_inner_lists(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out lists that begin from 1 inside the count: 1, 2, (1, 2, 3, 4), 3, 4.

    What closes such a list, and shows it, is the number that was due before it began.
    """
    kept: list[Candidate] = []
    inner: list[Candidate] = []
    last = 0
    for candidate in candidates:
        value = int(candidate.printed)
        is_sound = _evidence(candidate) > 0 and bool(kept) and _evidence(kept[-1]) > 0
        if value == last + 1 and is_sound and (not inner or value <= int(inner[-1].printed)):
            inner = []
        elif (
            kept
            and not candidate.marking
            and (value == 1 or (inner and value == int(inner[-1].printed) + 1))
        ):
            inner.append(candidate)
            continue
        else:
            kept += inner
            inner = []
        kept.append(candidate)
        last = value
    return kept + inner


def _is_faultless(candidates: Sequence[Candidate]) -> bool:
    """Whether the candidates count from 1 and nothing speaks against any of them.

    Then each adds points to a chain, and the chain of all is the best.
    """
    return all(
        int(candidate.printed) == number and _evidence(candidate) > 0
        for number, candidate in enumerate(candidates, 1)
    )


def _with_marked(chain: list[Numbered], candidates: Sequence[Candidate]) -> list[Numbered]:
    """Add the candidates off the chain that carry a marking: a marking opens a paragraph."""
    taken = {item.candidate.start for item in chain}
    off_chain = [
        Numbered(candidate, int(candidate.printed))
        for candidate in candidates
        if candidate.marking
        and candidate.before is not Before.SAME_LINE
        and candidate.start not in taken
    ]
    return sorted([*chain, *off_chain], key=lambda item: item.candidate.start)


def _predecessors(
    candidate: Candidate,
    number: int,
    best_by_number: dict[int, _Link],
    best: _Link | None,
    repaired: bool,
) -> list[tuple[_Link, int]]:
    """Return the chains that *candidate* can continue as *number*, with the points for the step.

    A number that is read otherwise than it is printed must be the one that is due.
    """
    if repaired:
        due = best_by_number.get(number - 1)
        return [(due, _STEP[1])] if due else []
    get = best_by_number.get
    found = [
        (previous, gain)
        for step, gain in _STEP.items()
        if (previous := get(number - step)) is not None
    ]
    if candidate.marking:
        if number in best_by_number:
            found.append((best_by_number[number], _REPEATED))
        if best is not None and best.number < number:
            found.append((best, _FAR_STEP))
    elif candidate.before is Before.BLANK and best is not None and best.number < number - 4:
        # Answers keyed to the questions of another message: 1, 2, 27, 28, 29.
        found.append((best, _FAR_STEP_UNMARKED))
    return found


def _style_cost(
    candidate: Candidate, previous: _Link, run_neighbor: Candidate | None, run: int
) -> int:
    """Return what it costs to go on from *previous*, judged by looks; no more than nothing.

    *run_neighbor* is the candidate above that has the number before. Where the chain does not come
    from it, the candidate seems to belong to an inner list; it costs less if it looks unlike it.
    """
    cost = 0 if _look_alike(previous.candidate, candidate) else _RESTYLED
    if run_neighbor is not None and previous.run != run and not candidate.marking:
        if _look_alike(run_neighbor, candidate):
            is_brief = candidate.brief and run_neighbor.brief and not previous.candidate.brief
            is_list = is_brief or candidate.indented > previous.candidate.indented
            cost += _INTO_UNLIKE_ITEMS if is_list else _INTO_ANOTHER_LIST
        elif cost:
            cost += _INTO_UNLIKE_LIST
        # Where the paragraphs carry markings, an item without one is not the next of them.
        cost += _UNMARKED_AFTER_MARKED if previous.candidate.marking else 0
    return cost


def _look_alike(one: Candidate, other: Candidate) -> bool:
    """Whether two numbers are printed in the same style."""
    return one.separator == other.separator and one.indented == other.indented


def _readings(candidate: Candidate, value: int) -> list[tuple[int, int]]:
    """Return the numbers a candidate can stand for, each with what it costs to read it so.

    A conversion that took the pilcrow for a 1 made "15." of paragraph 5.
    """
    readings = [(value, 0)]
    printed = candidate.printed
    plausible = candidate.before is Before.BLANK or candidate.marking
    if len(printed) > 1 and printed[0] == "1" and printed[1] != "0" and plausible:
        readings.append((int(printed[1:]), _LOST_PILCROW))
    return readings


def _evidence(candidate: Candidate) -> int:
    return _BEFORE[candidate.before] + (_MARKED if candidate.marking else 0)


def _unwind(link: _Link) -> list[Numbered]:
    chain: list[Numbered] = []
    current: _Link | None = link
    while current is not None:
        chain.append(Numbered(current.candidate, current.number))
        current = current.previous
    chain.reverse()
    return chain
