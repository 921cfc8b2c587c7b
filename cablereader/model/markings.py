"""Portion markings: the classification of one paragraph or title, ``(C)``, ``(S//NF)``."""

from __future__ import annotations

import re
from functools import lru_cache

from cablereader.model.level import Level

# The level, then controls after a slash, blank or hyphen. A word in brackets that is not built like
# this ("(Iran)", "(b)", "(Comment:") is never a marking. Under E.O. 12065 and 12356 the first paragraph
# said of the whole: "(C - ENTIRE TEXT)", "(ENTIRE TEXT CONFIDENTIAL)".
_LEVEL = (
    r"(?:TOP SECRET|TS|SECRET|S|CONFIDENTIAL|C|SBU|LIMITED OFFICIAL USE|LIMOFFUSE|LOU"
    r"|UNCLASSIFIED|UNCLAS|U|FOUO|N)"
)
_ENTIRE = r"ENTIRE (?:TEXT|MESSAGE|TELEGRAM|CABLE)"
PORTION_MARKING = (
    rf"\([ \t]*(?:{_ENTIRE}(?: IS)?[ \t]*-?[ \t]*)?{_LEVEL}"
    r"(?:(?:[ \t]*//?[ \t]*|[ \t]*(?:--?|[:,])[ \t]*|[ \t]+|(?<=S)(?=NF\b))"
    r"(?:NOFORN|NF|SF|FOUO|FGI|ORCON|OC|PROPIN|NOCONTRACT|NC|WNINTEL|WN|EXDIS|NODIS|LIMDIS|SBU|LOU|"
    rf"{_ENTIRE}|SI|TK|HCS|FRD|RD|SAMI|NNPI|(?:REL|RELEASABLE)\b[^()\n]{{0,60}}"
    r"|[A-Z]{3}(?:,[ ]?[A-Z]{3,4})+))*"
    r"\.?[ \t]*\)"
)
MARKING = re.compile(PORTION_MARKING, re.IGNORECASE)
SQUARE_MARKING = re.compile(rf"\[{PORTION_MARKING[2:-2]}\]", re.IGNORECASE)
"""The same in square brackets; it is one only behind the number of a paragraph."""

_LEVELS = {
    "TOP": Level.TOP_SECRET,
    "TS": Level.TOP_SECRET,
    "SECRET": Level.SECRET,
    "S": Level.SECRET,
    "SNF": Level.SECRET,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "C": Level.CONFIDENTIAL,
    "SBU": Level.UNCLASSIFIED,
    "LOU": Level.LIMITED_OFFICIAL_USE,
    "LIMITED": Level.LIMITED_OFFICIAL_USE,
    "LIMOFFUSE": Level.LIMITED_OFFICIAL_USE,
    "FOUO": Level.UNCLASSIFIED,
    "U": Level.UNCLASSIFIED,
    "UNCLAS": Level.UNCLASSIFIED,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
}
_FIRST_WORD = re.compile(rf"(?:{_ENTIRE}(?: IS)?[ -]*)?(?P<level>[A-Z]+)")


@lru_cache(maxsize=256)
def normal_marking(written: str) -> str:
    """Return a marking without brackets, in capitals, blanks folded: "( c/nf )" gives "C/NF"."""
    inner = " ".join(written.strip().strip("()[]").upper().split())
    return re.sub(r" ?(//?) ?", r"\1", inner)


@lru_cache(maxsize=256)
def marking_level(marking: str) -> Level | None:
    """Return the level that a normal marking protects at; None where it cannot be read."""
    word = _FIRST_WORD.match(marking)
    return _LEVELS.get(word["level"]) if word else None
