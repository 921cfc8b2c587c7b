"""Reading what a query asks for between its operators: words, phrases, numbers, names and fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablereader.library.folding import tokens
from cablereader.library.query.begun_values import begun_condition
from cablereader.library.query.fields import field_condition
from cablereader.library.query.lexer import Kind, Piece, Row
from cablereader.library.query.message_numbers import about, about_one, about_words, named_by
from cablereader.library.query.spellings import other_spellings
from cablereader.library.query.times import is_named
from cablereader.library.query.tree import EVERYTHING, Node, Or, Words, all_of
from cablereader.library.query.values import FieldError
from cablereader.library.query.widening import (
    MOST_IN_NAME,
    Expand,
    rows_from,
    widened,
    widened_field,
)
from cablereader.library.wording import wording
from cablereader.model.mrn import parse_mrn

_VALUES = (Kind.WORD, Kind.PHRASE)
_OF_NUMBERS = ("mrn", "ref")
_OF_TIMES = ("date", "year")
# "27 March 2007"
_MOST_WORDS_OF_DATE = 3
# In capitals: "tags:prel, kosovo" has a word to look for.
_TAG = re.compile(r"[A-Z]{2,4},?")
_YEAR = re.compile(r"\d{2}|\d{4}")
# "07 USUN NEW YORK 12"
_MOST_WORDS_OF_NUMBER = 5


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
        is_amid = first.kind is Kind.WORD and first.start and self._row.peek() is not None
        if is_amid and first.text in ("or", "not"):
            self._notes.append(
                f"“{first.text}” is searched as a word; as an operator it is {first.text.upper()}."
            )
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
        if name.text in _OF_TIMES and value.kind is Kind.WORD:
            value = self._date_in_words(value)
        elif name.text in _OF_NUMBERS:
            value = self._number_of_field(value)
        elif name.text == "tags":
            value = self._list_of_tags(value)
        return self._field_value(name, value)

    def _date_in_words(self, first: Piece) -> Piece:
        """Take the words behind *first* that are a date together with it: ``date:27 March 2007``."""
        following = self._row.following(_MOST_WORDS_OF_DATE - 1)
        for count in range(len(following), 0, -1):
            row = (first, *following[:count])
            text = " ".join(piece.text for piece in row)
            if all(piece.kind is Kind.WORD for piece in row) and is_named(text):
                self._row.take(count)
                return Piece(Kind.PHRASE, text, first.start, row[-1].end)
        return first

    def _number_of_field(self, first: Piece) -> Piece:
        """Take the words behind *first* that are a number together with it: ``ref:STATE 37835``."""
        row = self._words_to_number(first)
        text = " ".join(piece.text for piece in row)
        if named_by(first.text) or not named_by(text):
            return first
        self._row.take(len(row) - 1)
        return Piece(Kind.PHRASE, text, first.start, row[-1].end)

    def _list_of_tags(self, first: Piece) -> Piece:
        """Take the codes behind *first* that are listed as telegrams list them: ``tags:PREL, PE``."""
        value = first
        while value.kind is Kind.WORD and value.text.endswith(","):
            following = self._row.peek()
            if following is None or not _TAG.fullmatch(following.text):
                break
            self._row.take()
            value = Piece(Kind.WORD, value.text + following.text, value.start, following.end)
        return value

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
        number = about_one(piece.text) if piece.kind is Kind.WORD else None
        if number is not None:
            return [number]
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
        # What is still being typed could go on to anything: "u.s" to "use".
        others = () if prefix else other_spellings(piece.text)
        return [Words(found, piece.text.strip(), prefix, others=others)]

    def _number_in_words(self, first: Piece) -> list[Node]:
        """Read a number as telegrams cite it, ``07 NEW DELHI 123``, or without its year."""
        row = self._words_to_number(first)
        if len(row) < 2:
            return []
        text = " ".join(piece.text for piece in row)
        number = parse_mrn(text) if _YEAR.fullmatch(first.text) else None
        condition = about(text, number) if number else self._number_without_year(row)
        if condition is None:
            return []
        self._row.take(len(row) - 1)
        return [condition]

    def _number_without_year(self, row: Sequence[Piece]) -> Node | None:
        # An operator takes one word, not the number that it begins or ends.
        around = (self._row.before(), *self._row.following(len(row))[len(row) - 1 :])
        operators = (Kind.NOT, Kind.NEAR)
        is_one_of_them = any(piece is not None and piece.kind in operators for piece in around)
        if is_one_of_them or self._is_still_typed(row[-1]):
            return None
        return about_words([part for piece in row for part in self.words(piece)])

    def _words_to_number(self, first: Piece) -> list[Piece]:
        """Return the words from *first* to the next number behind it; nothing if there is none."""
        row = [first]
        for piece in self._row.following(_MOST_WORDS_OF_NUMBER - 1):
            if row[0].kind is not Kind.WORD or piece.kind is not Kind.WORD or piece.prefix:
                break
            row.append(piece)
            if piece.text.isdecimal():
                return row
        return []

    def _is_still_typed(self, piece: Piece) -> bool:
        return piece.end == self._typed_end and piece.kind is Kind.WORD


def _tokens(text: str) -> list[str]:
    """Return the words of *text* as they are indexed: without a page line, if it is copied with one."""
    return tokens(wording(text).text) or tokens(text)
