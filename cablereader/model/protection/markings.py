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
_CONTROLS = (
    r"(?:(?:[ \t]*//?[ \t]*|[ \t]*(?:--?|[:,])[ \t]*|[ \t]+|(?<=S)(?=NF\b))"
    r"(?:NOFORN|NF|SF|FOUO|FGI|ORCON|OC|PROPIN|NOCONTRACT|NC|WNINTEL|WN|EXDIS|NODIS|LIMDIS|SBU|LOU|"
    rf"{_ENTIRE}|SI|TK|HCS|FRD|RD|SAMI|NNPI|(?:REL|RELEASABLE)\b[^()\n]{{0,60}}"
    r"|[A-Z]{3}(?:,[ ]?[A-Z]{3,4})+))*"
)
PORTION_MARKING = (
    rf"\([ \t]*(?:{_ENTIRE}(?: IS)?[ \t]*-?[ \t]*)?{_LEVEL}{_CONTROLS}"
    r"\.?[ \t]*\)"
)
MARKING = re.compile(PORTION_MARKING, re.IGNORECASE)
SQUARE_MARKING = re.compile(rf"\[{PORTION_MARKING[2:-2]}\]", re.IGNORECASE)
"""The same in square brackets; it is one only behind the number of a paragraph."""

# In capitals, as a paragraph's own marking is: "(c" and "c)" are letters of a list.
_SHORT = (
    r"(?:TS|SBU|S|C|LOU|U|FOUO)"
    r"(?:(?://?|-|[ ])(?:NOFORN|NF|FOUO|FGI|ORCON|OC|PROPIN|NC|WN|SBU|LOU|EXDIS|NODIS|LIMDIS))*"
)
# A sign for a bracket: another bracket, or its key struck without the shift or beside it ("(C0", "9C)").
_DAMAGED = re.compile(
    rf"(?:[(\[{{<9][ ]?\(?{_SHORT}[ ]?(?:[\])}}>]\)?|[0_](?=[ ])))"
    rf"|(?P<opened>[(\[{{][ ]?{_SHORT})(?=[ ]{{1,3}}[\"“A-Z])"
    rf"|(?:{_SHORT}[ ]?\))(?=[ \t]*[\"“(A-Z\n])"
    rf"|{_LEVEL}[ ]?-{{0,2}}[ ]?{_ENTIRE}\b\.?"
    rf"|(?i:{_LEVEL}[ ]?-{{0,2}}[ ]?{_ENTIRE}|{_ENTIRE}(?: IS)?[ ]?-{{0,2}}[ ]?{_LEVEL})"
    r"(?=\.?[ \t]*(?:\n|$))\.?"
    r"|(?:TS|SBU|S|C|U)//?(?:NOFORN|NF|FOUO|SBU|ORCON)(?=[ ]{1,3}[\"“A-Z])"
)
_WHOLE = re.compile(_ENTIRE, re.IGNORECASE)
_BRACKET = re.compile(r"[()]")
_LONGEST_REMARK = 300

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


def damaged_marking(text: str, start: int, end: int) -> int | None:
    """Return where a marking ends that lost a bracket or has another sign for it; None without one.

    It stands at *start*, behind the number of a paragraph. A bracket that closes later in the text
    opens a remark: "(S Africa is one of them)".
    """
    match = _DAMAGED.match(text, start, end)
    if match is None:
        return None
    if match["opened"]:
        following = _BRACKET.search(text, match.end(), match.end() + _LONGEST_REMARK)
        if following and following[0] == ")":
            return None
    return match.end()


def is_of_whole_text(written: str) -> bool:
    """Whether a marking speaks of the entire text, which needs no brackets: "SECRET - ENTIRE TEXT." """
    return _WHOLE.search(written) is not None


@lru_cache(maxsize=256)
def normal_marking(written: str) -> str:
    """Return a marking without brackets, in capitals, blanks folded: "( c/nf )" gives "C/NF".

    A stop is no part of it: "(C - ENTIRE TEXT.)". Of a damaged one the signs that stand for its
    brackets are left out too.
    """
    inner = " ".join(written.strip(" \t()[]{}<>09_.").upper().split())
    return re.sub(r" ?(//?) ?", r"\1", inner)


@lru_cache(maxsize=256)
def marking_level(marking: str) -> Level | None:
    """Return the level that a normal marking protects at; None where it cannot be read."""
    word = _FIRST_WORD.match(marking)
    return _LEVELS.get(word["level"]) if word else None
