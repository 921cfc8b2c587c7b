"""The classification line, which opens the text of a telegram:

``C O N F I D E N T I A L  NOFORN  SECTION 01 OF 02  LIMA 001052  SIPDIS``

Level, caveats, section, station, serial, captions. The letters of the level are spaced by custom.
Conversions have doubled or lost the first letter, closed up the spacing or put the line in lower
case; all of these are read, and reported as repairs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cablereader.model.captions import find_captions
from cablereader.model.level import Level
from cablereader.model.spelling import edit_distance
from cablereader.model.stations import station_key

_WORDS = {
    "UNCLASSIFIED": Level.UNCLASSIFIED,
    "UNCLAS": Level.UNCLASSIFIED,
    "LIMITEDOFFICIALUSE": Level.LIMITED_OFFICIAL_USE,
    "LOU": Level.LIMITED_OFFICIAL_USE,
    "LIMOFFUSE": Level.LIMITED_OFFICIAL_USE,
    "RESTRICTED": Level.RESTRICTED,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "SECRET": Level.SECRET,
    "TOPSECRET": Level.TOP_SECRET,
}


def _spaced(word: str, *, sound: int) -> str:
    """Return a pattern for *word* with any spacing; the first letter may be doubled or lost.

    From *sound* letters on a word is long enough to be known without its first letter.
    """
    first, rest = word[0], word[1:]
    body = r"[ \t]{0,2}".join(rest)
    lead = rf"(?:{first}[ \t]{{0,2}})" + ("{0,2}" if len(word) >= sound else "{1,2}")
    return lead + body


_LEVEL = (
    r"(?:"
    + "|".join(
        (
            _spaced("UNCLASSIFIED", sound=6),
            _spaced("UNCLAS", sound=6),
            r"L[ \t]?I[ \t]?M[ \t]?I[ \t]?T[ \t]?E[ \t]?D[ \t]*O[ \t]?F[ \t]?F[ \t]?I[ \t]?C[ \t]?I"
            r"[ \t]?A[ \t]?L[ \t]*U[ \t]?S[ \t]?E",
            r"LIM ?OFF ?USE|LOU",
            _spaced("RESTRICTED", sound=6),
            _spaced("CONFIDENTIAL", sound=6),
            r"T[ \t]?O[ \t]?P[ \t]*S[ \t]?E[ \t]?C[ \t]?R[ \t]?E[ \t]?T",
            _spaced("SECRET", sound=6),
        )
    )
    # The station may be joined to a spaced word: "C O N F I D E N T I A LLIMA 001052".
    + r")(?:(?![A-Za-z])|(?-i:(?<=[A-Z][ \t][A-Z])(?=[A-Z]{3}[A-Z .'’\-]{0,30}\d{3})))"
)
_OPENING = re.compile(rf"[ \t>]*(?P<level>{_LEVEL})(?P<rest>[^\n]*)", re.IGNORECASE)
_MISSPELT = re.compile(r"[ \t]*((?:[A-Z][ \t]){4,}[A-Z]?(?![A-Z])|[A-Z]{5,14}\b)")

# What follows the level. Reads from the left: caveats and captions, section, station, serial.
_SECTION = (
    r"(?:FINAL[ \t]+)?SEC(?:TION|TIN|TON|T)?S?\.?[ \t]+(?P<number>\d{1,2})[ \t]*(?:OF|/)"
    r"[ \t]*(?P<of>\d{1,2})(?:[ \t]+FINAL\b)?"
)
_FINAL_SECTION = r"FINAL[ \t]+SECTION[ \t]+OF[ \t]+(?P<final>\d{1,2})"
# The first messages of a year; so short a number is one only behind a known station.
_FIRST_SERIAL = re.compile(
    r"[ \t]*(?P<station>(?P<post>[A-Z][A-Z .'’\-]{2,24}[A-Z])[ \t]+(?P<serial>\d{1,2}))[ \t]*"
)
_SERIAL = re.compile(r"(?<![\d#/])(\d{3,8})(?!\d)(?![ \t]*OF\b)")
_SECTION_ANYWHERE = re.compile(_SECTION, re.IGNORECASE)
_FINAL_ANYWHERE = re.compile(_FINAL_SECTION, re.IGNORECASE)
_POST_BEFORE = re.compile(r"(?:^|[ \t/]|(?<=\d))([A-Z][A-Z .'’\-]{1,40}?)[ \t]*$", re.IGNORECASE)

# Joined blocks: the classification line follows the last address without a break
# ("PRIORITY 0004C O N F I D E N T I A L LIMA 001052").
_GLUED = re.compile(
    r"(?<=[A-Z0-9.])(?:U?UNCLAS(?:SIFIED)?|C{0,2} ?C O N F I D E N T I A L|T O P  ?S E C R E T"
    r"|S? ?S E C R E T|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET"
    r"|(?<=\d)(?:C o n f i d e n t i a l|S e c r e t|Unclas|Confidential|Secret))(?![A-Za-z])"
    r"(?=[^\n]{0,120}?(?:SECTION \d\d OF \d\d|[A-Za-z'] ?\d{3,8}[ \t]*(?:\n|$|[A-Z])))"
)
# Where the lines of the header were joined, the line ends before the first labeled field.
_FIELD_FOLLOWS = re.compile(
    r"(?<=[ \t])(?=E\.O\.[ ]?\d{5}|TAGS?[ ]?:|SUBJ(?:ECT)?[ ]?:)", re.IGNORECASE
)
_GLUED_WORDS = ("SECRET", "S E C R", "UNCLAS", "C O N F", "CONFID", "OFFICIAL USE")


class ClassificationLine(NamedTuple):
    """One classification line as read. Offsets are into the text the line stands in.

    *damaged* is true where the words of the level needed repair. *post* is as printed, with *serial*
    as a number; both are None on a line that does not carry them.
    """

    start: int
    end: int
    level: Level
    level_end: int
    damaged: bool
    captions: tuple[tuple[str, int, int], ...]
    section: tuple[int, int] | None
    section_place: tuple[int, int] | None
    post: str | None
    serial: int | None
    station_place: tuple[int, int] | None

    @property
    def is_full(self) -> bool:
        """Whether the line names its message, and so cannot be a page's banner."""
        return self.serial is not None or self.section is not None


def find_glued_line(text: str, start: int, end: int) -> ClassificationLine | None:
    """Return the classification line that follows other words on *text[start:end]*, or None."""
    if not any(map(text[start:end].upper().__contains__, _GLUED_WORDS)):
        return None
    match = _GLUED.search(text, start, end)
    return read_classification_line(text, match.start(), end) if match else None


def find_section(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where *text[start:end]* says which section of a long telegram this is."""
    # Few lines hold the letters; they are found faster than the patterns fail.
    if "SEC" not in text[start:end].upper():
        return None
    return _SECTION_ANYWHERE.search(text, start, end) or _FINAL_ANYWHERE.search(text, start, end)


def read_classification_line(text: str, start: int, end: int) -> ClassificationLine | None:
    """Return the classification line that *text[start:end]* is, or None."""
    match = _OPENING.match(text, start, end)
    joined = _FIELD_FOLLOWS.search(text, start, end) if match else None
    if joined:
        end = joined.start()
    if not match:
        return _read_misspelt(text, start, end)
    written = match["level"]
    level, damaged = _level_of(written)
    return _read_rest(text, match.start("level"), match.end("level"), end, level, damaged)


@lru_cache(maxsize=1024)
def _level_of(written: str) -> tuple[Level, bool]:
    letters = "".join(written.upper().split())
    known = _WORDS.get(letters)
    if known is not None:
        return known, _spacing_is_broken(written) or written != written.upper()
    nearest = min(_WORDS, key=lambda word: edit_distance(letters, word, 2))
    return _WORDS[nearest], True


def _spacing_is_broken(written: str) -> bool:
    """Whether a spaced word has lost some of its blanks: "SE C R E T"."""
    pieces = written.split()
    single = sum(len(piece) == 1 for piece in pieces)
    return 0 < single < len(pieces)


def _read_misspelt(text: str, start: int, end: int) -> ClassificationLine | None:
    """Read a line whose level is misspelt within, if the rest of it is beyond doubt."""
    spaced = _MISSPELT.match(text, start, end)
    if not spaced or end - start > 120:
        return None
    line = text[start:end]
    if not (_SERIAL.search(line) or find_section(text, start, end)):
        return None
    letters = "".join(spaced[1].split())
    for word, level in _WORDS.items():
        if len(word) > 5 and edit_distance(letters, word, 2) <= (2 if len(word) > 6 else 1):
            read = _read_rest(text, *spaced.span(1), end, level, damaged=True)
            return read if read.is_full else None
    return None


def _read_rest(
    text: str, start: int, level_end: int, end: int, level: Level, damaged: bool
) -> ClassificationLine:
    section_match = find_section(text, level_end, end)
    section: tuple[int, int] | None = None
    section_place: tuple[int, int] | None = None
    after = level_end
    if section_match:
        section = _section_of(section_match)
        section_place = section_match.span()
        after = section_place[1]
    captions = find_captions(text, level_end, end)
    covered_until = max(
        (place_end for _, _, place_end in captions if place_end <= _serial_start(text, after, end)),
        default=after,
    )
    post, serial, station_place = _read_station(text, max(after, covered_until), end)
    if serial is None and section_place:
        # "CONFIDENTIAL LIMA 1052 SECTION 01 OF 02": the section behind the number.
        post, serial, station_place = _read_station(text, level_end, section_place[0])
    return ClassificationLine(
        start=start,
        end=end,
        level=level,
        level_end=level_end,
        damaged=damaged,
        captions=captions,
        section=section,
        section_place=section_place,
        post=post,
        serial=serial,
        station_place=station_place,
    )


def _section_of(match: re.Match[str]) -> tuple[int, int]:
    """Return the number of a section, and of how many; the final one is said to be the last."""
    if match.re is _FINAL_ANYWHERE:
        return int(match["final"]), int(match["final"])
    return int(match["number"]), int(match["of"])


def _serial_start(text: str, start: int, end: int) -> int:
    match = _SERIAL.search(text, start, end)
    return match.start() if match else end


def _read_station(
    text: str, start: int, end: int
) -> tuple[str | None, int | None, tuple[int, int] | None]:
    number = _SERIAL.search(text, start, end)
    if not number:
        first = _FIRST_SERIAL.fullmatch(text, start, end)
        if first is None or station_key(first["post"]) is None:
            return None, None, None
        return first["post"], int(first["serial"]), first.span("station")
    before = text[start : number.start()]
    name = _POST_BEFORE.search(before)
    if not name:
        return None, None, None
    return (
        " ".join(name[1].split()),
        int(number[1]),
        (start + name.start(1), number.end()),
    )
