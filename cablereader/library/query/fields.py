"""Fields of a query: ``year:2007..2008`` and its like become conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cablereader.library.folding import tokens
from cablereader.library.posts import country_names, post
from cablereader.library.query.explanation import said
from cablereader.library.query.message_numbers import named_by
from cablereader.library.query.spellings import other_spellings
from cablereader.library.query.times import stretch_of_time
from cablereader.library.query.tree import And, Holds, Node, Or, Words
from cablereader.library.query.values import FieldError, ends
from cablereader.library.tokens import Fact
from cablereader.model.defect import DefectCode
from cablereader.model.level import Level
from cablereader.model.protection.captions import find_captions
from cablereader.model.stations import station_key, station_names

_LEVEL_NAMES = {
    "u": Level.UNCLASSIFIED,
    "unclas": Level.UNCLASSIFIED,
    "unclassified": Level.UNCLASSIFIED,
    "lou": Level.LIMITED_OFFICIAL_USE,
    "limited": Level.LIMITED_OFFICIAL_USE,
    "limitedofficialuse": Level.LIMITED_OFFICIAL_USE,
    "r": Level.RESTRICTED,
    "restricted": Level.RESTRICTED,
    "c": Level.CONFIDENTIAL,
    "conf": Level.CONFIDENTIAL,
    "confidential": Level.CONFIDENTIAL,
    "s": Level.SECRET,
    "secret": Level.SECRET,
    "ts": Level.TOP_SECRET,
    "topsecret": Level.TOP_SECRET,
}


def field_condition(name: str, value: str) -> Node:
    """Return the condition that field *name* with *value* states.

    Raises FieldError, in words for the reader, for a value the field cannot have.
    """
    return _READERS[name](value)


def _words_in(column: str, value: str) -> Words:
    found = tuple(tokens(value))
    if not found:
        raise FieldError(f"“{value}” has no letters to look for.")
    return Words(found, value.strip(), column=column, others=other_spellings(value))


def _sender(value: str) -> Node:
    words = _words_in("sender", value)
    key = station_key(value)
    if key is None:
        named = And(tuple(Holds(Fact.ORIGIN, (token,), "") for token in words.tokens))
        return Or((words, named), said(words))
    return Or((Holds(Fact.POST, (key,), ""), words), f"from {_place(key)}")


def _recipient(value: str) -> Node:
    words = _words_in("addressees", value)
    key = station_key(value)
    if key is None:
        return words
    return Or((Holds(Fact.RECIPIENT, (key,), ""), words), f"to {_place(key)}")


def _post(value: str) -> Node:
    key = station_key(value) or _only_one(
        value, (name for name in station_names() if name.startswith("".join(tokens(value)).upper()))
    )
    if key is None:
        raise FieldError(f"No post “{value}” is known.")
    return Holds(Fact.POST, (key,), f"from {_place(key)}")


def _place(key: str) -> str:
    name = post(key).full_name.removeprefix("Embassy ")
    return f"the {name}" if name.startswith("Department") else name


def _country(value: str) -> Node:
    wanted = "".join(tokens(value))
    names = country_names()
    code = next((code for code in names if code.lower() == wanted), None)
    by_name = {"".join(tokens(name)): code for code, name in names.items()}
    code = by_name.get(wanted) or code
    code = code or _only_one(
        value, (code for name, code in by_name.items() if name.startswith(wanted))
    )
    if code is None:
        raise FieldError(f"No country “{value}” is known.")
    return Holds(Fact.COUNTRY, (code,), f"from posts in {names[code]}")


def _only_one(value: str, found: Iterable[str]) -> str | None:
    several = sorted(set(found)) if value.strip() else []
    return several[0] if len(several) == 1 else None


def _level(value: str) -> Node:
    both = ends(value)
    if both is None:
        level = _level_named(value)
        return Holds(Fact.LEVEL, (str(level.rank),), f"classified {level}")
    first, last = both
    low = _level_named(first) if first else Level.UNCLASSIFIED
    high = _level_named(last) if last else Level.TOP_SECRET
    low, high = min(low, high), max(low, high)
    ranks = tuple(str(level.rank) for level in Level if low <= level <= high)
    return Holds(Fact.LEVEL, ranks, f"classified {low} to {high}")


def _level_named(value: str) -> Level:
    level = _LEVEL_NAMES.get("".join(tokens(value)))
    if level is None:
        raise FieldError(f"“{value}” is no level: U, LOU, C, S and TS are.")
    return level


def _tag(value: str) -> Node:
    code = "".join(value.upper().split())
    if not tokens(code):
        raise FieldError(f"“{value}” is no TAGS code.")
    return Holds(Fact.TAG, (code,), f"with TAGS {code}")


def _caption(value: str) -> Node:
    known = find_captions(value.upper(), 0, len(value))
    name = known[0][0] if known else value.upper().strip()
    if not tokens(name):
        raise FieldError(f"“{value}” is no caption.")
    return Holds(Fact.CAPTION, (name,), f"captioned {name}")


def _subject(value: str) -> Node:
    return _words_in("subject", value)


def _signer(value: str) -> Node:
    return _words_in("signer", value)


def _cited(value: str) -> Node:
    found = named_by(value)
    if found is None:
        raise FieldError(f"“{value}” is no message number such as 07STATE37835.")
    return Holds(Fact.CITED, found.identities, f"referring to {found.said}")


def _number(value: str) -> Node:
    found = named_by(value)
    if found is None:
        raise FieldError(f"“{value}” is no message number such as 07LIMA1052.")
    return Holds(Fact.NUMBER, found.identities, f"numbered {found.said}")


_DEFECTS = {"".join(tokens(code)): code for code in DefectCode}


def _defect(value: str) -> Node:
    """A defect of the header by the beginning of its code's name; "any" is for all of them."""
    wanted = "".join(tokens(value))
    begun = [code for name, code in _DEFECTS.items() if name.startswith(wanted)]
    codes = tuple(_DEFECTS.values()) if wanted == "any" else tuple(begun)
    if not wanted or not codes:
        raise FieldError(f"“{value}” is no kind of defect.")
    named = "something wrong" if wanted == "any" else " or ".join(map(_in_words, codes))
    return Holds(Fact.DEFECT, codes, f"with {named} in the header")


def _in_words(code: DefectCode) -> str:
    return code.replace("_", " ")


_READERS: dict[str, Callable[[str], Node]] = {
    "from": _sender,
    "subject": _subject,
    "to": _recipient,
    "tags": _tag,
    "class": _level,
    "year": stretch_of_time,
    "date": stretch_of_time,
    "caption": _caption,
    "noforn": lambda _: _caption("NOFORN"),
    "ref": _cited,
    "signer": _signer,
    "post": _post,
    "country": _country,
    "mrn": _number,
    "defect": _defect,
}
