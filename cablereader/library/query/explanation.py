"""A query in words, as it was understood."""

from __future__ import annotations

from collections.abc import Sequence

from cablereader.library.query.tree import And, During, Holds, Near, Node, Not, Or, Words

_COLUMNS = {
    "subject": "in the subject",
    "sender": "in the sender’s name",
    "addressees": "among the addressees",
    "signer": "signed by",
}
FIELD_WORDS = {
    "post": "from",
    "tags": "with TAGS",
    "caption": "captioned",
    "signer": "signed by",
    "mrn": "numbered",
    "ref": "referring to",
}
"""How a field is said before its value; the others are said by their names."""
_MOST_SPELLINGS = 2


def explained(node: Node) -> str:
    """Return *node* as a sentence: "Cables with “kosovo”, sent in 2007, without “draft”"."""
    if node == And(()):
        return "All cables"
    return f"Cables {said(node)}"


def with_other_names(words: str, names: Sequence[str]) -> str:
    """Return *words* with the other names that are searched for too."""
    return f"{words} (also as {_listed([f'“{name}”' for name in names], 'and')})"


def said(node: Node) -> str:
    """Return one condition in words: "sent in 2007"."""
    match node:
        case Words():
            return _words(node)
        case Near():
            named = [_quoted(part) for part in node.parts]
            return f"with {_listed(named, 'and')} within {node.distance} words"
        case Holds() | During():
            return node.words
        case Or():
            return node.words or _listed([said(part) for part in node.parts], "or")
        case Not():
            return _denied(node.part)
        case And():
            return _together(node.parts)


def _words(node: Words) -> str:
    if node.column == "signer":
        return f"signed by {_quoted(node)}"
    place = f" {_COLUMNS[node.column]}" if node.column else ""
    return f"with {_quoted(node)}{place}"


def _quoted(node: Words) -> str:
    shown = f"“{node.shown}”"
    # With periods it is the same word; without them it may be another one too: "us".
    others = [other for other in node.others if len(other) < len(node.shown)]
    if len(others) > _MOST_SPELLINGS:
        return f"{shown} (in other spellings too)"
    if others:
        return f"{shown} (or {_listed([f'“{other}”' for other in others], 'or')})"
    return f"words beginning with {shown}" if node.prefix else shown


def _denied(node: Node) -> str:
    if isinstance(node, Or) and node.words is None:
        return _listed([_denied(part) for part in node.parts], "and")
    words = said(node)
    return f"without {words.removeprefix('with ')}" if words.startswith("with ") else f"not {words}"


def _together(parts: Sequence[Node]) -> str:
    plain = [part for part in parts if isinstance(part, Words) and part.column is None]
    listed: list[str] = []
    if plain:
        listed.append(f"with {_listed([_quoted(part) for part in plain], 'and')}")
    for part in parts:
        if not (isinstance(part, Words) and part.column is None):
            words = said(part)
            is_choice = isinstance(part, Or) and part.words is None
            listed.append(f"({words})" if is_choice else words)
    return ", ".join(listed)


def _listed(items: Sequence[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
