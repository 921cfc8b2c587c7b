"""Fields of a query: ``year:2007..2008`` and its like become conditions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from cablereader.library.folding import tokens
from cablereader.library.posts import country_names, post
from cablereader.library.query.explanation import said
from cablereader.library.query.tree import And, During, Holds, Node, Or, Words
from cablereader.library.record import identity_of
from cablereader.library.tokens import Fact
from cablereader.model.defect import DefectCode
from cablereader.model.level import Level
from cablereader.model.mrn import full_year, parse_mrn
from cablereader.model.protection.captions import find_captions
from cablereader.model.stations import station_key, station_names

_RANGE = re.compile(r"(?P<first>.*?)\s*(?:\.\.\.?|…)\s*(?P<last>.*)")
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1930, 2099

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


class FieldError(ValueError):
    """A value that the field cannot mean; the message is a note for the reader."""


def field_condition(name: str, value: str) -> Node:
    """Return the condition that field *name* with *value* states.

    Raises FieldError, in words for the reader, for a value the field cannot have.
    """
    return _READERS[name](value)


def _words_in(column: str, value: str) -> Words:
    found = tuple(tokens(value))
    if not found:
        raise FieldError(f"“{value}” has no letters to look for.")
    return Words(found, value.strip(), column=column)


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
    first, last = _ends(value)
    if first is None and last is None:
        level = _level_named(value)
        return Holds(Fact.LEVEL, (str(level.rank),), f"classified {level}")
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


def _ends(value: str) -> tuple[str | None, str | None]:
    match = _RANGE.fullmatch(value)
    return (match["first"] or "", match["last"] or "") if match else (None, None)


def _date(value: str) -> Node:
    first, last = _ends(value)
    if first is None:
        begin, end = _day_range(value)
        return During(
            begin, end, f"sent in {_year_in_full(value)}" if begin < end else f"sent on {begin}"
        )
    if not first and not last:
        raise FieldError("A range needs a date: 2007..2008, 2007-03.., ..2007-03-31.")
    begin = _day_range(first)[0] if first else f"{_FIRST_YEAR}-01-01"
    end = _day_range(last or "")[1] if last else f"{_LAST_YEAR}-12-31"
    if begin > end:
        first, last = last, first
        begin, end = _day_range(first or "")[0], _day_range(last or "")[1]
    first, last = _year_in_full(first or ""), _year_in_full(last or "")
    words = f"sent from {first} to {last}"
    if not last:
        words = f"sent in {first} or later"
    elif not first:
        words = f"sent in {last} or earlier"
    return During(begin, end, words)


def _day_range(value: str) -> tuple[str, str]:
    """Return the first and the last day of "2007", "07", "2007-03" or "2007-03-27"."""
    text = _year_in_full(value)
    match = _DATE.fullmatch(text)
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first = date(year, month or 1, day or 1)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise ValueError
    except ValueError:
        raise FieldError(f"“{value}” is no date: write 2007, 2007-03 or 2007-03-27.") from None
    if day:
        last = first
    elif month:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        last = first.replace(month=12, day=31)
    return first.isoformat(), last.isoformat()


def _year_in_full(value: str) -> str:
    text = value.strip()
    return str(full_year(text)) if re.fullmatch(r"\d\d", text) else text


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
    number = parse_mrn(value)
    if number is None:
        raise FieldError(f"“{value}” is no message number such as 07STATE37835.")
    return Holds(Fact.CITED, (identity_of(number),), f"referring to {number.canonical}")


def _number(value: str) -> Node:
    number = parse_mrn(value)
    if number is None:
        raise FieldError(f"“{value}” is no message number such as 07LIMA1052.")
    return Holds(Fact.NUMBER, (identity_of(number),), f"numbered {number.canonical}")


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
    "year": _date,
    "date": _date,
    "caption": _caption,
    "noforn": lambda _: _caption("NOFORN"),
    "ref": _cited,
    "signer": _signer,
    "post": _post,
    "country": _country,
    "mrn": _number,
    "defect": _defect,
}
