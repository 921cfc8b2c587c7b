"""Reading a query. Any text is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cablereader.library.folding import tokens
from cablereader.library.query.begun_values import begun_condition
from cablereader.library.query.explanation import explained
from cablereader.library.query.fields import FieldError, field_condition
from cablereader.library.query.lexer import Kind, Piece, pieces
from cablereader.library.query.matching import match_expression
from cablereader.library.query.tree import (
    EVERYTHING,
    And,
    Holds,
    Near,
    Node,
    Not,
    Or,
    Words,
)
from cablereader.library.query.widening import Expand, rows_from, widened, widened_field
from cablereader.library.record import identity_of
from cablereader.library.tokens import Fact
from cablereader.library.wording import wording
from cablereader.model.mrn import parse_mrn

_MOST_PIECES = 200
# The index's own parser gives up at a depth of a hundred signs, and a level takes up to seven.
_MOST_DEPTH = 12
_DISTANCE = re.compile(r"[0-9]{1,3}")
_YEAR = re.compile(r"\d{2}|\d{4}")
# "07 USUN NEW YORK 12"
_MOST_WORDS_OF_NUMBER = 5
_NUMBER = re.compile(r"\d{2,4}[A-Za-z]{3,20}\d{1,7}")


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
        return Query(self.text, _all((self.tree, *conditions)), self.notes)


def parse_query(text: str, *, typing: bool = False, expand: Expand | None = None) -> Query:
    """Return the query that *text* is; never raises.

    With *typing*, the last word is one that is still being typed: it matches its continuations. With
    *expand*, what is named is searched under the other names too that it gives.
    """
    reader = _Reader(text, typing=typing, expand=expand)
    tree = reader.read()
    return Query(text, tree, tuple(dict.fromkeys(reader.notes)))


def _all(parts: Iterable[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(flat))


class _Reader:
    """Recursive descent: OR binds least, then blanks and AND, then NOT, then NEAR."""

    def __init__(self, text: str, *, typing: bool, expand: Expand | None) -> None:
        self.notes: list[str] = []
        found = pieces(text)
        if len(found) > _MOST_PIECES:
            self.notes.append(f"Only the first {_MOST_PIECES} words are searched.")
            typing = False
        self._pieces = found[:_MOST_PIECES]
        self._place = 0
        self._depth = 0
        # After a blank the last word is finished; what a last operator joins is still to come.
        self._typing = typing and not text[-1:].isspace()
        self._end = len(text)
        self._begun = found[-1] if typing and len(found) > 1 else None
        self._expand = expand

    def read(self) -> Node:
        parts: list[Node] = []
        while self._peek() is not None:
            parts.append(self._either())
            if self._takes(Kind.CLOSE):
                self.notes.append("A closing parenthesis has no opening one.")
        return _all(parts)

    def _peek(self) -> Piece | None:
        return self._pieces[self._place] if self._place < len(self._pieces) else None

    def _takes(self, *kinds: Kind) -> Piece | None:
        piece = self._peek()
        if piece is None or piece.kind not in kinds:
            return None
        self._place += 1
        return piece

    def _either(self) -> Node:
        parts = [self._together()]
        while True:
            operator = self._takes(Kind.OR)
            if operator is None:
                break
            if self._at_end() or parts[-1] == EVERYTHING:
                parts[-1] = _all((parts[-1], *self._as_words(operator)))
            else:
                parts.append(self._together())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _together(self) -> Node:
        parts: list[Node] = []
        while (piece := self._peek()) is not None and piece.kind not in (Kind.OR, Kind.CLOSE):
            operator = self._takes(Kind.AND)
            if operator is None:
                parts.extend(self._denied())
            elif not parts or self._at_end():
                parts.extend(self._as_words(operator))
        return _all(parts)

    def _at_end(self) -> bool:
        """Whether an operator that was just taken has nothing to its right."""
        piece = self._peek()
        return piece is None or piece.kind in (Kind.CLOSE, Kind.AND, Kind.OR)

    def _as_words(self, operator: Piece) -> list[Node]:
        """Take an operator that joins nothing as the word it is, unless the rest is still to come."""
        if operator is self._begun:
            return []
        word = self._words(operator)
        if word:
            self.notes.append(f"“{operator.text}” joins nothing here, so it is searched as a word.")
        return word

    def _denied(self) -> list[Node]:
        operator = self._takes(Kind.NOT)
        if operator is None:
            return self._near()
        if self._at_end():
            return self._as_words(operator)
        parts = self._denied()
        if len(parts) == 1 and isinstance(parts[0], Not):
            return [parts[0].part]
        return [Not(_all(parts))] if parts else []

    def _near(self) -> list[Node]:
        operator = self._takes(Kind.NEAR)
        if operator:
            return self._near_list(operator)
        first = self._primary()
        near = self._peek()
        while (
            near
            and near.kind is Kind.NEAR
            and len(first) == 1
            and isinstance(first[0], Words | Near)
        ):
            self._place += 1
            second = self._primary(is_near=True) if not self._at_end() else []
            if len(second) != 1 or not isinstance(second[0], Words):
                return [*first, *self._as_words(near), *second]
            parts = first[0].parts if isinstance(first[0], Near) else (first[0],)
            first = [Near((*parts, second[0]), near.distance)]
            near = self._peek()
        return first

    def _near_list(self, operator: Piece) -> list[Node]:
        """Read ``NEAR(one two)`` and ``NEAR(one two, 5)``, as the index itself writes it."""
        if not self._takes(Kind.OPEN):
            return self._as_words(operator)
        pieces: list[Piece] = []
        while (piece := self._takes(Kind.WORD, Kind.PHRASE)) is not None:
            pieces.append(piece)
        self._takes(Kind.CLOSE)
        distance = operator.distance
        if len(pieces) > 2 and _DISTANCE.fullmatch(pieces[-1].text):
            before = pieces[-2].text
            if before.endswith(","):
                distance = int(pieces.pop().text)
                pieces[-1] = pieces[-1]._replace(text=before.rstrip(","))
        words = tuple(
            part for piece in pieces for part in self._words(piece) if isinstance(part, Words)
        )
        return [Near(words, distance)] if len(words) > 1 else list(words)

    def _primary(self, is_near: bool = False) -> list[Node]:
        """Read one condition. With *is_near* it must be words that can stand near others."""
        piece = self._peek()
        if piece is None or piece.kind in (Kind.OR, Kind.CLOSE):
            return []
        self._place += 1
        if piece.kind is Kind.OPEN:
            return self._group()
        if piece.kind is Kind.FIELD:
            return self._field(piece)
        if piece.kind in (Kind.WORD, Kind.PHRASE):
            if is_near:
                return self._words(piece)
            return self._number_in_words(piece) or self._named(piece)
        return self._as_words(piece)

    def _number_in_words(self, first: Piece) -> list[Node]:
        """Read a number as telegrams cite it, ``07 NEW DELHI 123``: year, post and serial apart."""
        if first.kind is not Kind.WORD or not _YEAR.fullmatch(first.text):
            return []
        row = [first]
        for piece in self._pieces[self._place : self._place + _MOST_WORDS_OF_NUMBER - 1]:
            if piece.kind is not Kind.WORD or piece.prefix:
                break
            row.append(piece)
            if piece.text.isdecimal():
                text = " ".join(part.text for part in row)
                number = parse_mrn(text)
                if number:
                    self._place += len(row) - 1
                    return [_about(text, identity_of(number), number.canonical)]
                break
        return []

    def _group(self) -> list[Node]:
        if self._depth >= _MOST_DEPTH:
            self.notes.append("Parentheses are nested too deeply; the innermost are ignored.")
            return []
        self._depth += 1
        inner = self._either()
        self._depth -= 1
        if not self._takes(Kind.CLOSE):
            self.notes.append("A parenthesis is not closed.")
        return [] if inner == EVERYTHING else [inner]

    def _field(self, name: Piece) -> list[Node]:
        if name.text == "noforn":
            return [field_condition("noforn", "")]
        value = self._takes(Kind.WORD, Kind.PHRASE)
        if value is None or value.start != name.end:
            if value:
                self._place -= 1
            group = self._peek()
            if group and group.kind is Kind.OPEN and group.start == name.end:
                return self._field_group(name)
            self.notes.append(f"“{name.text}:” needs a value right behind it, without a blank.")
            return []
        return self._field_value(name, value)

    def _field_value(self, name: Piece, value: Piece) -> list[Node]:
        choices = value.text.split(",") if value.kind is Kind.WORD else [value.text]
        conditions: list[Node] = []
        for number, choice in enumerate(choices, start=1):
            # Of several, the last is the one that goes on.
            is_typed = number == len(choices) and self._is_still_typed(value)
            is_begun = is_typed or (number == len(choices) and value.prefix)
            try:
                condition = self._condition(name.text, choice, is_begun, is_typed)
            except FieldError as error:
                if not is_typed:
                    self.notes.append(str(error))
                    conditions.extend(self._words(value._replace(text=f"{name.text} {choice}")))
            else:
                if condition is not None:
                    conditions.append(condition)
        if len(conditions) > 1:
            return [Or(tuple(conditions))]
        return conditions

    def _condition(self, field: str, value: str, is_begun: bool, is_typed: bool) -> Node | None:
        if not value:
            return None
        if is_begun:
            condition = begun_condition(field, value, is_typed=is_typed)
        else:
            condition = field_condition(field, value)
        if self._expand and condition is not None and (is_typed or not is_begun):
            return widened_field(condition, field, value, self._expand(value))
        return condition

    def _field_group(self, name: Piece) -> list[Node]:
        """Read ``tags:(prel OR pgov)`` and ``tags:(prel pgov)``: the field holds for each."""
        self._takes(Kind.OPEN)
        parts: list[Node] = []
        is_choice = False
        while (piece := self._peek()) is not None and piece.kind is not Kind.CLOSE:
            self._place += 1
            # Among values, "or" is none, however it is written.
            is_or = piece.kind is Kind.OR or (piece.kind is Kind.WORD and piece.text == "or")
            is_choice |= is_or
            if piece.kind in (Kind.WORD, Kind.PHRASE) and not is_or:
                parts.extend(self._field_value(name, piece))
        self._takes(Kind.CLOSE)
        if is_choice and len(parts) > 1:
            return [Or(tuple(parts))]
        return parts

    def _named(self, first: Piece) -> list[Node]:
        """Read words or a phrase, and with *expand* what they name under its other names."""
        if self._expand is None or first.prefix:
            return self._words(first)
        for row in rows_from(first, self._pieces[self._place :]):
            words = " ".join(piece.text for piece in row)
            names = tuple(self._expand(words))
            if names:
                self._place += len(row) - 1
                wanted = _all(node for piece in row for node in self._words(piece))
                return [] if wanted == EVERYTHING else [widened(wanted, words, names)]
        return self._words(first)

    def _words(self, piece: Piece) -> list[Node]:
        if piece.kind is Kind.WORD and piece.text.lower() == "noforn":
            return [field_condition("noforn", "")]
        if piece.kind is Kind.WORD and _NUMBER.fullmatch(piece.text):
            number = parse_mrn(piece.text)
            if number:
                return [_about(piece.text, identity_of(number), number.canonical)]
        found = tuple(_tokens(piece.text))
        if not found:
            if piece.text.strip():
                self.notes.append(f"“{piece.text.strip()}” has no letters or digits to look for.")
            return []
        if piece.kind is Kind.WORD and "*" in piece.text:
            self.notes.append(
                f"In “{piece.text}” the star says nothing: it belongs at the end of a word."
            )
        prefix = piece.prefix or self._is_still_typed(piece)
        return [Words(found, piece.text.strip(), prefix)]

    def _is_still_typed(self, piece: Piece) -> bool:
        return self._typing and piece.end == self._end and piece.kind is Kind.WORD


def _tokens(text: str) -> list[str]:
    """Return the words of *text* as they are indexed: without a page line, if it is copied with one."""
    said = wording(text)
    return tokens(said.text[: said.end]) or tokens(text)


def _about(text: str, identity: str, canonical: str) -> Node:
    """A message number typed as a word: the cable itself, and those that refer to it."""
    return Or(
        (
            Holds(Fact.NUMBER, (identity,), f"numbered {canonical}"),
            Holds(Fact.CITED, (identity,), f"referring to {canonical}"),
            Words(tuple(tokens(text)), text),
        ),
        f"numbered {canonical} or referring to it",
    )
