"""Searching a name along with the other names of the same: an abbreviation written out, a renamed city."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cablereader.library.folding import tokens
from cablereader.library.query.explanation import FIELD_WORDS, said, with_other_names
from cablereader.library.query.fields import field_condition
from cablereader.library.query.lexer import Kind, Piece
from cablereader.library.query.tree import Node, Or, Words
from cablereader.model.stations import station_key

Expand = Callable[[str], Iterable[str]]
"""Returns the other names of what some words name, for example what an abbreviation stands for."""

MOST_IN_NAME = 10
"""Words in a row that may be a name together."""

# The fields whose values are written in words. A signer, a number or a code has no other name.
_OF_PLACES = ("from", "to", "post")
_OF_WORDS = ("subject",)


def rows_from(first: Piece, following: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the words in a row that begin with *first*, longest first, and none beside NEAR."""
    row = [first]
    if first.kind is Kind.WORD:
        for piece in following[: MOST_IN_NAME - 1]:
            if piece.kind is not Kind.WORD or piece.prefix:
                break
            row.append(piece)
    after = following[len(row) - 1 : len(row)]
    if after and after[0].kind is Kind.NEAR:
        row.pop()
    for length in range(len(row), 0, -1):
        yield row[:length]


def widened(node: Node, words: str, names: Iterable[str]) -> Node:
    """Return *node*, which asks for *words* anywhere in a cable, or for one of their other *names*."""
    others = [Words(found, name) for name, found in _others(words, names)]
    return _either(node, said(node), others, [item.shown for item in others])


def widened_field(node: Node, field: str, value: str, names: Iterable[str]) -> Node:
    """Return *node*, the condition that *field* has *value*, or one of the other *names* of that."""
    others: list[Node] = []
    used: list[str] = []
    for name, _ in _others(value, names):
        if field in _OF_WORDS or (field in _OF_PLACES and station_key(name)):
            others.append(field_condition(field, name))
            used.append(name)
    # What a catalogue calls a post of two names may be the other one: "from Kyiv", for KIEV.
    words = said(node) if field in _OF_WORDS else f"{FIELD_WORDS.get(field, field)} “{value}”"
    return _either(node, words, others, used)


def _others(words: str, names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {tuple(tokens(words))}
    for name in names:
        found = tuple(tokens(name))
        if found and found not in known:
            known.add(found)
            yield name, found


def _either(node: Node, words: str, others: Iterable[Node], names: list[str]) -> Node:
    return Or((node, *others), with_other_names(words, names)) if names else node
