"""Whether a station's name and a number in running text are a telegram: "LIMA 1052".

They need not be: a street has a number, and a number behind a town may count what comes next. What
speaks for a telegram is a year in front, a word that cites, brackets around, the same number in the
REF block, or, in a text of small letters, capitals.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cablereader.model.citations.cited_cables import CitedCable, Citing, cited_cables
from cablereader.model.dates import MONTH_BEGUN
from cablereader.model.stations import may_end_station

_CITING_BEFORE = re.compile(
    r"(?:\b(?:REFS?|REFTELS?|SEE(?: ALSO)?|PER|CF|TELEGRAMS?|CABLES?|(?:SEP|EMB|DEP|CON|MIS)?TELS?"
    r"|MESSAGES?|REPORTED IN|REPORTED BY|OUR|YOUR|AND PREVIOUS)\b[.:,]?|[(\[])[ \t\n]*$",
    re.IGNORECASE,
)
_CITING_AFTER = re.compile(r"[ \t\n]*(?:\(?NOTAL\b|\(?AND PREVIOUS\b|[)\]])", re.IGNORECASE)
_STREET_BEFORE = re.compile(
    r"\b(?:AV|AVE|AVENUE|AVENIDA|CALLE|JIRON|JR|RUE|RUA|VIA|CALLEJON|STREET|STRASSE|ROAD|BOULEVARD"
    r"|BLVD|PLAZA|PIAZZA|PASEO|HOTEL|FLIGHT|ROOM|P\.?O\.? ?BOX|BOX)\.?[ \t\n]+(?:DE[ \t\n]+)?$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(rf"[ \t\n]+{MONTH_BEGUN}[A-Z]*\b", re.IGNORECASE)
# The number goes on: 1,052; 10.5; 12/3; 12:30; 15-20; 40 percent; or it is a rank: 14TH.
_NUMBER_GOES_ON = re.compile(r"[,.:/\-]\d|[ ]?%|(?:ST|ND|RD|TH)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ \t\n]+([A-Za-z]+)")
# Units and plurals without an S, which a number in front counts.
_COUNTED = frozenset(
    "PERCENT PEOPLE PERSONS MEN WOMEN CHILDREN MILLION BILLION THOUSAND HUNDRED KM MM HOUR HOURS EURO "
    "YEN YUAN RAND POLICE TROOPS OTHER MORE LOCAL NEW AM PM".split()
)
# What is said of a telegram ends in S as well, but counts nothing.
_SAID_OF_TELEGRAMS = frozenset(
    "IS HAS WAS AS THIS ITS REPORTS NOTES GIVES SAYS STATES DESCRIBES PROVIDES CONTAINS DISCUSSES "
    "COVERS OUTLINES LISTS ADDRESSES REFERS REQUESTS TRANSMITS FORWARDS SUMMARIZES EXPLAINS SETS "
    "SHOWS CITES INSTRUCTS ADVISES ASKS AUTHORIZES RECOUNTS RELAYS REVIEWS SUGGESTS MAKES OFFERS "
    "DETAILS INCLUDES INDICATES QUOTES REPEATS RESPONDS SEEKS SERVES TELLS USES WARNS".split()
)
_NUMBER = re.compile(r"(?<!\d)\d")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.'’\-]*)[ \t\n]{0,14}[-#/]?[ \t]?$")
_LONGEST_WORD = 40
_BEFORE, _AFTER = 100, 140
"""Characters around a serial in which the citation of a telegram, or of several, has room."""
_YEARS = range(1930, 2031)
_CONTEXT = 40


def mentioned_telegrams(text: str, citing: Citing) -> Iterator[CitedCable]:
    """Yield what in running *text* has the form of a telegram's number: a station, then a serial.

    Only the neighborhood of words that end a station's name is looked at closely.
    """
    for start, end in _neighborhoods(text):
        for cited in cited_cables(text[start:end], citing):
            yield cited._replace(start=start + cited.start, end=start + cited.end)


def _neighborhoods(text: str) -> Iterator[tuple[int, int]]:
    """Yield pieces of *text* in order, without overlap, that begin and end between words."""
    start = end = 0
    for match in _NUMBER.finditer(text):
        before = _WORD_BEFORE.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        if before is None or not may_end_station(before[1]):
            continue
        first = text.rfind(" ", 0, max(0, match.start() - _BEFORE)) + 1
        if first > end:
            if end:
                yield start, end
            start = first
        end = text.find(" ", match.end() + _AFTER)
        end = len(text) if end < 0 else end
    if end:
        yield start, end


def is_telegram(text: str, cited: CitedCable, listed: Collection[tuple[str, int]]) -> bool:
    """Whether *cited* in *text* is a telegram; *listed* are station and serial of the REF block."""
    before = text[max(0, cited.start - _CONTEXT) : cited.start]
    after = text[cited.end : cited.end + _CONTEXT]
    if cited.written_year:
        return True
    if _NUMBER_GOES_ON.match(after) or _MONTH_AFTER.match(after):
        return False
    if _STREET_BEFORE.search(before) or _counts(after):
        return False
    if (cited.post, cited.serial) in listed or cited.follows:
        return True
    if _CITING_BEFORE.search(before) or _CITING_AFTER.match(after):
        return True
    # A single digit, or what may be a year, says too little by itself.
    if cited.serial < 10 or cited.serial in _YEARS:
        return False
    return _stands_out(text, cited)


def _counts(after: str) -> bool:
    """Whether the number counts the word behind it: a plural, or a unit."""
    word = _NEXT_WORD.match(after)
    if word is None:
        return False
    capitals = word[1].upper()
    is_plural = len(capitals) > 3 and capitals.endswith("S") and not capitals.endswith("SS")
    return capitals in _COUNTED or (is_plural and capitals not in _SAID_OF_TELEGRAMS)


def _stands_out(text: str, cited: CitedCable) -> bool:
    """Whether the station is in capitals, as telegrams are cited, among words in small letters."""
    around = text[max(0, cited.start - 4 * _CONTEXT) : cited.end + 4 * _CONTEXT]
    return text[cited.start : cited.end].isupper() and any(letter.islower() for letter in around)
