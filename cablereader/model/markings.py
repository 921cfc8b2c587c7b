"""Portion markings: the classification of one paragraph or title, ``(C)``, ``(S//NF)``."""

from __future__ import annotations

import re
from functools import lru_cache

from cablereader.model.level import Level

# The level, then controls after a slash, blank or hyphen. A word in brackets that is not built like
# this ("(Iran)", "(b)", "(Comment:") is never a marking.
PORTION_MARKING = (
    r"\([ \t]*(?:TOP SECRET|TS|SECRET|S|CONFIDENTIAL|C|SBU|LOU|UNCLASSIFIED|UNCLAS|U|FOUO|N)"
    r"(?:(?:[ \t]*//?[ \t]*|[ \t]*-[ \t]*|[ \t]+|(?<=S)(?=NF\b))"
    r"(?:NOFORN|NF|SF|FOUO|FGI|ORCON|OC|PROPIN|NOCONTRACT|EXDIS|NODIS|LIMDIS|SBU|ENTIRE TEXT|SI|TK|"
    r"HCS|FRD|RD|SAMI|NNPI|(?:REL|RELEASABLE)\b[^()\n]{0,60}|[A-Z]{3}(?:,[ ]?[A-Z]{3,4})+))*"
    r"[ \t]*\)"
)
MARKING = re.compile(PORTION_MARKING, re.IGNORECASE)

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
    "FOUO": Level.UNCLASSIFIED,
    "U": Level.UNCLASSIFIED,
    "UNCLAS": Level.UNCLASSIFIED,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
}
_FIRST_WORD = re.compile(r"[A-Z]+")


@lru_cache(maxsize=256)
def normal_marking(written: str) -> str:
    """Return a marking without brackets, in capitals, blanks folded: "( c/nf )" gives "C/NF"."""
    inner = " ".join(written.strip().strip("()").upper().split())
    return re.sub(r" ?(//?) ?", r"\1", inner)


@lru_cache(maxsize=256)
def marking_level(marking: str) -> Level | None:
    """Return the level that a normal marking protects at; None where it cannot be read."""
    word = _FIRST_WORD.match(marking)
    return _LEVELS.get(word[0]) if word else None
