"""One addressee: ``[routing indicator/] name [precedence] [serial]``."""

from __future__ import annotations

import re
from functools import lru_cache

from cablereader.model.cable import Addressee
from cablereader.model.spelling import closest

# The slash may be missing, if what follows can only be a station.
_ROUTING = re.compile(
    r"[ \t]*(?P<routing>R[A-Z]{3,7}(?=[ ]?/)"
    r"|R[UH][A-Z]{3,5}(?=[ ](?:AM|SEC|US|DEPT|DIA|CIA|NSC|JOINT|CJCS|WHITE)))[ ]?/{0,2}[ ]?"
)
_GLUED = re.compile(r"(FLASH|IMMEDIATE|PRIORITY|ROUTINE)(\d{4})")
_SERIAL = re.compile(r"\d{3,5}(?:[-/]\d{2,5})?")
# A shorter one is the number of a unit, unless it stands behind a post.
_SHORT_SERIAL = re.compile(r"\d{1,2}")
_POST = re.compile(r"(?:AM|SEC|USMISSION|USINT)[A-Z]*")
UNNUMBERED = "UNN"
"""Stands where the serial would: the message has none to that station."""
# Address indicating groups go by number: "AIG 5922".
_GROUP = "AIG"
_PRECEDENCES = {
    "FLASH": "FLASH",
    "NIACT": "NIACT IMMEDIATE",
    "IMMEDIATE": "IMMEDIATE",
    "IMMED": "IMMEDIATE",
    "PRIORITY": "PRIORITY",
    "PRIO": "PRIORITY",
    "ROUTINE": "ROUTINE",
}


@lru_cache(maxsize=4096)
def _precedence_of(word: str) -> str | None:
    """Return the precedence that *word* is, with a slip or without: "PIORITY", "IMEDIATE"."""
    known = _PRECEDENCES.get(word.upper())
    if known or len(word) < 6:
        return known
    return closest(word.upper(), ("IMMEDIATE", "PRIORITY", "ROUTINE"), 1)


def _is_serial(words: list[str]) -> bool:
    """Whether the last of *words* counts the messages to a station."""
    if _SERIAL.fullmatch(words[-1]):
        return words[-2] != _GROUP
    return _SHORT_SERIAL.fullmatch(words[-1]) is not None and _POST.match(words[0]) is not None


def _take_serial(words: list[str]) -> str | None:
    """Take the serial off the end of *words*, and the word for one that was not given."""
    if len(words) < 2:
        return None
    if words[-1] == UNNUMBERED:
        words.pop()
        return None
    if not words[-1][-1].isdigit():
        return None
    if glued := _GLUED.fullmatch(words[-1]):
        words[-1:] = glued.groups()
    return words.pop() if _is_serial(words) else None


def read_addressee(text: str, start: int, end: int) -> Addressee | None:
    """Return the addressee on *text[start:end]*; None where no name stands.

    An addressee without a precedence of its own takes that of the date line; it is not filled in
    here. The serial counts messages from station to station and is no reference number.
    """
    line = text[start:end]
    content = line.rstrip(" \t.;,")
    routing = _ROUTING.match(text, start, start + len(content))
    name_start = routing.end() if routing else start
    words = text[name_start : start + len(content)].split()
    serial = _take_serial(words)
    precedence = None
    # The word may stand twice; NIACT stands before IMMEDIATE.
    while len(words) > 1 and (found := _precedence_of(words[-1])):
        words.pop()
        precedence = found if found == "NIACT IMMEDIATE" else precedence or found
    if precedence and serial is None:
        # "SECSTATE WASHDC 4321 PRIORITY"
        serial = _take_serial(words)
    if not words:
        return None
    first = routing.start("routing") if routing else start + len(content) - len(content.lstrip())
    last = start + len(line.rstrip())
    indicator = routing["routing"] if routing else None
    return Addressee(" ".join(words), indicator, precedence, serial, first, last)
