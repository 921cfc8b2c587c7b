"""Values of fields that are only begun: what is being typed, and what ends in a star: ``tags:p*``."""

from __future__ import annotations

import re

from cablereader.library.folding import tokens
from cablereader.library.query.explanation import FIELD_WORDS
from cablereader.library.query.fields import field_condition
from cablereader.library.query.tree import Holds, Node, Or, Words
from cablereader.library.record import identity_of
from cablereader.library.tokens import Fact
from cablereader.model.mrn import parse_mrn
from cablereader.model.stations import station_key

_FACTS = {
    "from": Fact.POST,
    "to": Fact.RECIPIENT,
    "post": Fact.POST,
    "tags": Fact.TAG,
    "caption": Fact.CAPTION,
    "signer": Fact.SIGNER,
}
_COLUMNS = {"from": "sender", "to": "addressees", "signer": "signer", "subject": "subject"}
_NUMBERS = {"mrn": Fact.NUMBER, "ref": Fact.CITED}
# Words that begin with one letter or two are in nearly every cable, and take the index seconds.
_FEWEST_LETTERS = 3
_HALF_A_YEAR = re.compile(r"(?:.*\.\.)?\d{1,2}")


def begun_condition(field: str, value: str, *, is_typed: bool) -> Node | None:
    """Return the condition that *field* has a value that begins with *value*.

    With *is_typed* the rest is still to come: None where as yet nothing follows from it. Raises
    FieldError like :func:`field_condition`.
    """
    letters = "".join(tokens(value))
    if not letters:
        return None
    words = f"{FIELD_WORDS.get(field, field)} “{value}…”"
    if field in _NUMBERS and (number := parse_mrn(value)):
        return Holds(_NUMBERS[field], (identity_of(number),), words, prefix=True)
    if field not in _FACTS and field not in _COLUMNS:
        # A year of two digits is one, but whoever types "20" means one of four.
        is_half = is_typed and field in ("year", "date") and _HALF_A_YEAR.fullmatch(value)
        return None if is_half else field_condition(field, value)
    conditions: list[Node] = []
    if field in _FACTS:
        key = station_key(value) if field in ("from", "to", "post") else None
        conditions.append(Holds(_FACTS[field], (letters,), words, prefix=True))
        if key is not None:
            conditions.append(Holds(_FACTS[field], (key,), words))
    if field in _COLUMNS and (len(letters) >= _FEWEST_LETTERS or not is_typed):
        found = tuple(tokens(value))
        if field == "from" and len(letters) >= _FEWEST_LETTERS:
            conditions.append(Holds(Fact.ORIGIN, (letters,), words, prefix=True))
        conditions.append(Words(found, value.strip(), prefix=True, column=_COLUMNS[field]))
    if len(conditions) > 1:
        return Or(tuple(conditions), words)
    return conditions[0] if conditions else None
