"""Reading what a query asks for between its operators: words, phrases, numbers, names and fields."""

from __future__ import annotations

import re

from cablereader.library.folding import tokens
from cablereader.library.query.begun_values import begun_condition
from cablereader.library.query.fields import FieldError, field_condition
from cablereader.library.query.lexer import Kind, Piece, Row
from cablereader.library.query.tree import EVERYTHING, Holds, Node, Or, Words, all_of
from cablereader.library.query.widening import (
    MOST_IN_NAME,
    Expand,
    rows_from,
    widened,
    widened_field,
)
from cablereader.library.record import identity_of
from cablereader.library.tokens import Fact
from cablereader.library.wording import wording
from cablereader.model.mrn import parse_mrn

_VALUES = (Kind.WORD, Kind.PHRASE)
_YEAR = re.compile(r"\d{2}|\d{4}")
# "07 USUN NEW YORK 12"
_MOST_WORDS_OF_NUMBER = 5
_NUMBER = re.compile(r"\d{2,4}[A-Za-z]{3,20}\d{1,7}")


class Conditions:
    """Reads one condition at a time from *row*, behind the piece that it is given.

    What is not taken as it was typed is told in *notes*. The word that ends at *typed_end* is still
    being typed; *expand* gives the other names of what is named.
    """

    def __init__(
        self, row: Row, notes: list[str], typed_end: int | None, expand: Expand | None
    ) -> None:
        self._row = row
        self._notes = notes
        self._typed_end = typed_end
        self._expand = expand

    def named(self, first: Piece) -> list[Node]:
        """Read a message number, or words with what they name, that may take several words."""
        return self._number_in_words(first) or self._named(first)

    def field(self, name: Piece) -> list[Node]:
        """Read the value of the field *name*, or its values in parentheses."""
        if name.text == "noforn":
            return [field_condition("noforn", "")]
        value = self._row.peek()
        if value is None or value.start != name.end or value.kind not in _VALUES:
            if value and value.kind is Kind.OPEN and value.start == name.end:
                return self._field_group(name)
            self._notes.append(f"“{name.text}:” needs a value right behind it, without a blank.")
            return []
        self._row.take()
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
                    self._notes.append(str(error))
                    conditions.extend(self.words(value._replace(text=f"{name.text} {choice}")))
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
        self._row.takes(Kind.OPEN)
        parts: list[Node] = []
        is_choice = False
        while (piece := self._row.peek()) is not None and piece.kind is not Kind.CLOSE:
            self._row.take()
            # Among values, "or" is none, however it is written.
            is_or = piece.kind is Kind.OR or (piece.kind is Kind.WORD and piece.text == "or")
            is_choice |= is_or
            if piece.kind in _VALUES and not is_or:
                parts.extend(self._field_value(name, piece))
        self._row.takes(Kind.CLOSE)
        if is_choice and len(parts) > 1:
            return [Or(tuple(parts))]
        return parts

    def _named(self, first: Piece) -> list[Node]:
        """Read words or a phrase, and with *expand* what they name under its other names."""
        if self._expand is None or first.prefix:
            return self.words(first)
        for row in rows_from(first, self._row.following(MOST_IN_NAME)):
            words = " ".join(piece.text for piece in row)
            names = tuple(self._expand(words))
            if names:
                self._row.take(len(row) - 1)
                wanted = all_of(node for piece in row for node in self.words(piece))
                return [] if wanted == EVERYTHING else [widened(wanted, words, names)]
        return self.words(first)

    def words(self, piece: Piece) -> list[Node]:
        """Read a word or a phrase by itself."""
        if piece.kind is Kind.WORD and piece.text.lower() == "noforn":
            return [field_condition("noforn", "")]
        if piece.kind is Kind.WORD and _NUMBER.fullmatch(piece.text):
            number = parse_mrn(piece.text)
            if number:
                return [_about(piece.text, identity_of(number), number.canonical)]
        found = tuple(_tokens(piece.text))
        if not found:
            if piece.text.strip():
                self._notes.append(f"“{piece.text.strip()}” has no letters or digits to look for.")
            return []
        if piece.kind is Kind.WORD and "*" in piece.text:
            self._notes.append(
                f"In “{piece.text}” the star says nothing: it belongs at the end of a word."
            )
        prefix = piece.prefix or self._is_still_typed(piece)
        return [Words(found, piece.text.strip(), prefix)]

    def _number_in_words(self, first: Piece) -> list[Node]:
        """Read a number as telegrams cite it, ``07 NEW DELHI 123``: year, post and serial apart."""
        if first.kind is not Kind.WORD or not _YEAR.fullmatch(first.text):
            return []
        row = [first]
        for piece in self._row.following(_MOST_WORDS_OF_NUMBER - 1):
            if piece.kind is not Kind.WORD or piece.prefix:
                break
            row.append(piece)
            if piece.text.isdecimal():
                text = " ".join(part.text for part in row)
                number = parse_mrn(text)
                if number:
                    self._row.take(len(row) - 1)
                    return [_about(text, identity_of(number), number.canonical)]
                break
        return []

    def _is_still_typed(self, piece: Piece) -> bool:
        return piece.end == self._typed_end and piece.kind is Kind.WORD


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
