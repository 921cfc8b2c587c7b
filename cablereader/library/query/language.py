"""Reading a query. Any text is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablereader.library.query.conditions import Conditions
from cablereader.library.query.explanation import explained
from cablereader.library.query.lexer import Kind, Piece, Row, pieces
from cablereader.library.query.matching import match_expression
from cablereader.library.query.tree import (
    EVERYTHING,
    Near,
    Node,
    Not,
    Or,
    Words,
    all_of,
)
from cablereader.library.query.widening import Expand

_MOST_PIECES = 200
# The index's own parser gives up at a depth of a hundred signs, and a level takes up to seven.
_MOST_DEPTH = 12
_DISTANCE = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood. *notes* say what was not taken as it was typed."""

    text: str
    tree: Node
    notes: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether it leaves out no cable."""
        return self.tree == EVERYTHING

    def words(self) -> str:
        """Return what is looked for, as a sentence for the reader."""
        return explained(self.tree)

    def match(self) -> str:
        """Return the expression the index is asked with; empty for everything."""
        return "" if self.is_everything else match_expression(self.tree)

    def narrowed(self, *conditions: Node) -> Query:
        """Return this query with further conditions, as facets state them."""
        return Query(self.text, all_of((self.tree, *conditions)), self.notes)


def parse_query(text: str, *, typing: bool = False, expand: Expand | None = None) -> Query:
    """Return the query that *text* is; never raises.

    With *typing*, the last word is one that is still being typed: it matches its continuations. With
    *expand*, what is named is searched under the other names too that it gives.
    """
    reader = _Reader(text, typing=typing, expand=expand)
    tree = reader.read()
    return Query(text, tree, tuple(dict.fromkeys(reader.notes)))


class _Reader:
    """Recursive descent: OR binds least, then blanks and AND, then NOT, then NEAR."""

    def __init__(self, text: str, *, typing: bool, expand: Expand | None) -> None:
        self.notes: list[str] = []
        found = pieces(text)
        if len(found) > _MOST_PIECES:
            self.notes.append(f"Only the first {_MOST_PIECES} words are searched.")
            typing = False
        self._row = Row(found[:_MOST_PIECES])
        self._depth = 0
        # After a blank the last word is finished; what a last operator joins is still to come.
        typed_end = len(text) if typing and not text[-1:].isspace() else None
        self._begun = found[-1] if typing and len(found) > 1 else None
        self._conditions = Conditions(self._row, self.notes, typed_end, expand)

    def read(self) -> Node:
        parts: list[Node] = []
        while self._row.peek() is not None:
            parts.append(self._either())
            if self._row.takes(Kind.CLOSE):
                self.notes.append("A closing parenthesis has no opening one.")
        return all_of(parts)

    def _either(self) -> Node:
        parts = [self._together()]
        while True:
            operator = self._row.takes(Kind.OR)
            if operator is None:
                break
            if self._at_end() or parts[-1] == EVERYTHING:
                parts[-1] = all_of((parts[-1], *self._as_words(operator)))
            else:
                parts.append(self._together())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _together(self) -> Node:
        parts: list[Node] = []
        while (piece := self._row.peek()) is not None and piece.kind not in (Kind.OR, Kind.CLOSE):
            operator = self._row.takes(Kind.AND)
            if operator is None:
                parts.extend(self._denied())
            elif not parts or self._at_end():
                parts.extend(self._as_words(operator))
        return all_of(parts)

    def _at_end(self) -> bool:
        """Whether an operator that was just taken has nothing to its right."""
        piece = self._row.peek()
        return piece is None or piece.kind in (Kind.CLOSE, Kind.AND, Kind.OR)

    def _as_words(self, operator: Piece) -> list[Node]:
        """Take an operator that joins nothing as the word it is, unless the rest is still to come."""
        if operator is self._begun:
            return []
        word = self._conditions.words(operator)
        if word:
            self.notes.append(f"“{operator.text}” joins nothing here, so it is searched as a word.")
        return word

    def _denied(self) -> list[Node]:
        operator = self._row.takes(Kind.NOT)
        if operator is None:
            return self._near()
        if self._at_end():
            return self._as_words(operator)
        parts = self._denied()
        if len(parts) == 1 and isinstance(parts[0], Not):
            return [parts[0].part]
        return [Not(all_of(parts))] if parts else []

    def _near(self) -> list[Node]:
        operator = self._row.takes(Kind.NEAR)
        if operator:
            return self._near_list(operator)
        first = self._primary()
        near = self._row.peek()
        while (
            near
            and near.kind is Kind.NEAR
            and len(first) == 1
            and isinstance(first[0], Words | Near)
        ):
            self._row.take()
            second = self._primary(is_near=True) if not self._at_end() else []
            if len(second) != 1 or not isinstance(second[0], Words):
                return [*first, *self._as_words(near), *second]
            parts = first[0].parts if isinstance(first[0], Near) else (first[0],)
            first = [Near((*parts, second[0]), near.distance)]
            near = self._row.peek()
        return first

    def _near_list(self, operator: Piece) -> list[Node]:
        """Read ``NEAR(one two)`` and ``NEAR(one two, 5)``, as the index itself writes it."""
        if not self._row.takes(Kind.OPEN):
            return self._as_words(operator)
        pieces: list[Piece] = []
        while (piece := self._row.takes(Kind.WORD, Kind.PHRASE)) is not None:
            pieces.append(piece)
        self._row.takes(Kind.CLOSE)
        distance = operator.distance
        if len(pieces) > 2 and _DISTANCE.fullmatch(pieces[-1].text):
            before = pieces[-2].text
            if before.endswith(","):
                distance = int(pieces.pop().text)
                pieces[-1] = pieces[-1]._replace(text=before.rstrip(","))
        words = tuple(
            part
            for piece in pieces
            for part in self._conditions.words(piece)
            if isinstance(part, Words)
        )
        return [Near(words, distance)] if len(words) > 1 else list(words)

    def _primary(self, is_near: bool = False) -> list[Node]:
        """Read one condition. With *is_near* it must be words that can stand near others."""
        piece = self._row.peek()
        if piece is None or piece.kind in (Kind.OR, Kind.CLOSE):
            return []
        self._row.take()
        if piece.kind is Kind.OPEN:
            return self._group()
        if piece.kind is Kind.FIELD:
            return self._conditions.field(piece)
        if piece.kind in (Kind.WORD, Kind.PHRASE):
            if is_near:
                return self._conditions.words(piece)
            return self._conditions.named(piece)
        return self._as_words(piece)

    def _group(self) -> list[Node]:
        if self._depth >= _MOST_DEPTH:
            self.notes.append("Parentheses are nested too deeply; the innermost are ignored.")
            return []
        self._depth += 1
        inner = self._either()
        self._depth -= 1
        if not self._row.takes(Kind.CLOSE):
            self.notes.append("A parenthesis is not closed.")
        return [] if inner == EVERYTHING else [inner]
