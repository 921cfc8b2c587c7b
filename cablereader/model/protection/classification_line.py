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

from cablereader.model.level import Level
from cablereader.model.protection.captions import find_captions
from cablereader.model.spelling import edit_distance
from cablereader.model.stations import may_end_station, station_key
from cablereader.model.text.counting_words import NUMBER_WORDS, ROMAN_FIGURES

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


def _spaced(word: str, *, blanks: int) -> str:
    """Return a pattern for *word* with up to so many *blanks* between its letters."""
    return rf"[ \t]{{0,{blanks}}}".join(word)


def _damaged(word: str) -> str:
    """Return a pattern for *word* with any spacing; the first letter may be doubled or lost."""
    return rf"(?:{word[0]}[ \t]{{0,2}}){{0,2}}" + _spaced(word[1:], blanks=2)


# The station may be joined to a spaced word: "C O N F I D E N T I A LLIMA 001052".
_LEVEL_ENDS = r"(?:(?![A-Za-z])|(?-i:(?<=[A-Z][ \t][A-Z])(?=[A-Z]{3}[A-Z .'’\-]{0,30}\d{3})))"
_LEVEL = (
    r"(?:"
    + "|".join(
        (
            _damaged("UNCLASSIFIED"),
            _damaged("UNCLAS"),
            r"L[ \t]?I[ \t]?M[ \t]?I[ \t]?T[ \t]?E[ \t]?D[ \t]*O[ \t]?F[ \t]?F[ \t]?I[ \t]?C[ \t]?I"
            r"[ \t]?A[ \t]?L[ \t]*U[ \t]?S[ \t]?E",
            r"LIM ?OFF ?USE|LOU",
            _damaged("RESTRICTED"),
            _damaged("CONFIDENTIAL"),
            r"T[ \t]?O[ \t]?P[ \t]*S[ \t]?E[ \t]?C[ \t]?R[ \t]?E[ \t]?T",
            _damaged("SECRET"),
        )
    )
    + rf"){_LEVEL_ENDS}"
)
_OPENING = re.compile(rf"[ \t>]*(?P<level>{_LEVEL})(?P<rest>[^\n]*)", re.IGNORECASE)
# A zero may stand for the letter; a letter too many may stand beside one.
_MISSPELT = re.compile(
    r"[ \t]*((?:[A-Z0]{1,2}[ \t]){4,}[A-Z]{0,3}(?![A-Z])|L[A-Z]{4,8}[ \t]+O[A-Z]{5,9}[ \t]+U[A-Z]{1,3}\b"
    r"|[A-Z]{5,14}\b)"
)

# What follows the level. Reads from the left: caveats and captions, section, station, serial.
_MOST_IN_WORDS = 10
_COUNT_WORDS, _ROMAN = NUMBER_WORDS[:_MOST_IN_WORDS], ROMAN_FIGURES[:_MOST_IN_WORDS]
# With a letter for the figure zero.
_COUNT = rf"(?:\d{{2}}|O?\d|(?:{'|'.join([*_COUNT_WORDS, *_ROMAN])})\b)"
_SECTION = (
    # The look at the first letter spares the search most places.
    rf"(?=[FS])(?:FINAL[ \t]+)?(?:SEC(?:TION|TIN|TON|T)?S?|S E C T I O N)\.?[ \t]*"
    rf"(?P<number>{_COUNT})[ \t]*(?:[O0]F|/)[ \t]*(?P<of>{_COUNT})(?:[ \t]+(?:FINAL|SECTIONS)\b)?"
)
_FINAL_SECTION = rf"FINAL[ \t]+SECTION[ \t]+OF[ \t]+(?P<final>{_COUNT})"
# The first messages of a year; so short a number is one only behind a known station.
_FIRST_SERIAL = re.compile(
    r"[ \t]*(?P<station>(?P<post>[A-Z][A-Z .'’\-]{2,24}[A-Z])[ \t]+(?P<serial>\d{1,2}))[ \t]*"
)
_SERIAL = re.compile(r"(?<![\d#/])(\d{3,8})(?!\d)(?![ \t]*OF\b)")
_SECTION_ANYWHERE = re.compile(_SECTION, re.IGNORECASE)
_SECTION_BELOW = re.compile(
    rf"[ \t]*\n(?:[ \t]*\n)?[ \t]*(?:{_SECTION}|{_FINAL_SECTION})[^\n]{{0,80}}", re.IGNORECASE
)
_FINAL_ANYWHERE = re.compile(_FINAL_SECTION, re.IGNORECASE)
_POST_BEFORE = re.compile(r"(?:^|[ \t/]|(?<=\d))([A-Z][A-Z .'’\-]{1,40}?)[ \t]*$", re.IGNORECASE)

# Joined blocks: the classification line follows the last address without a break
# ("PRIORITY 0004C O N F I D E N T I A L LIMA 001052"). The level may be damaged besides.
_GLUED = re.compile(
    r"(?<=[A-Za-z0-9./)\]])(?:"
    + "|".join(
        (
            r"U?" + _spaced("UNCLASSIFIED", blanks=2),
            r"U?" + _spaced("UNCLAS", blanks=2),
            r"(?:C{1,2}[ ]?)?" + _spaced("CONFIDENTIAL", blanks=2),
            r"T O P  ?S E C R E T|LIMITED OFFICIAL USE",
            r"(?:S[ ]?)?" + _spaced("SECRET", blanks=2),
            r"O N F I D E N T I A L|E C R E T",
            # Behind a blank only the usual spacing is beyond doubt.
            r"[ ](?:C O N F I D E N T I A L|S E C R E T)",
        )
    )
    + rf"){_LEVEL_ENDS}"
    r"(?=[^\n]{0,120}?(?:SECTION \d\d OF \d\d|[A-Za-z'] ?\d{3,8}[ \t]*(?:\n|$|[A-Z])))",
    re.IGNORECASE,
)
# Where the lines of the header were joined, the line ends before the first labeled field.
_FIELD_FOLLOWS = re.compile(
    r"(?<=[ \t])(?=E\.O\.[ ]?\d{5}|TAGS?[ ]?:|SUBJ(?:ECT)?[ ]?:)", re.IGNORECASE
)
# With all blanks left out, such a line holds one of these.
_GLUED_WORDS = ("ECRET", "UNCLAS", "ONFIDENTIAL", "OFFICIALUSE")
# A letter before the level: doubled in transmission, or the last of a name ("SECSTATE WASHDC").
_LETTERS_BEFORE = re.compile(r"([CSU])(?:\1(?=[ ]?\1))?[ ]?(?=\1)", re.IGNORECASE)
_LAST_WORD = re.compile(r"[A-Z'’\-]*$")
_LONGEST_WORD = 24
_ENDS_ADDRESS = frozenset(("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE", "COLLECTIVE"))


class ClassificationLine(NamedTuple):
    """One classification line as read. Offsets are into the text the line stands in.

    *damaged* is true where the words of the level needed repair. *post* is as printed, with *serial*
    as a number; each is None on a line that does not carry it.
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
    line = text[start:end].upper().replace(" ", "")
    if not any(map(line.__contains__, _GLUED_WORDS)):
        return None
    match = _GLUED.search(text, start, end)
    if not match:
        return None
    before = _LETTERS_BEFORE.match(text, match.start())
    position = _end_of_name(text, start, before) if before else match.start()
    return read_classification_line(text, position, end)


def _end_of_name(text: str, start: int, letters: re.Match[str]) -> int:
    """Return where an addressee's name ends, of which *letters* before the level may be the last."""
    position = letters.start()
    near = max(start, position - _LONGEST_WORD)
    last_word = _LAST_WORD.search(text, near, position)
    word = last_word[0] if last_word else ""
    if not word or word in _ENDS_ADDRESS:
        return position
    for end in range(letters.end(), position, -1):
        whole = text[position - len(word) : end]
        if text[end - 1].isalpha() and (whole.endswith("DC") or may_end_station(whole)):
            return end
    return position if may_end_station(word) else letters.end()


def find_section(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where *text[start:end]* says which section of a long telegram this is."""
    # Few lines hold the letters; they are found faster than the patterns fail.
    line = text[start:end].upper()
    if "SEC" not in line and "S E C T" not in line:
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


def with_section_below(text: str, line: ClassificationLine) -> ClassificationLine:
    """Return a level that stands alone on its *line* with the section and station of the next one."""
    below = None if line.is_full else _SECTION_BELOW.match(text, line.end)
    if below is None:
        return line
    whole = _read_rest(text, line.start, line.level_end, below.end(), line.level, line.damaged)
    return whole if whole.serial is not None and station_key(whole.post or "") else line


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
        return (_count_of(match["final"]),) * 2
    return _count_of(match["number"]), _count_of(match["of"])


def _count_of(written: str) -> int:
    """Return a number in figures, a letter O among them, in words or in Roman figures."""
    word = written.upper()
    for words in (_COUNT_WORDS, _ROMAN):
        if word in words:
            return words.index(word) + 1
    return int(word.replace("O", "0"))


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
        # "UNCLAS 2481": stations that left their name to the address lines.
        alone = not (before + text[number.end() : end]).strip()
        return (None, int(number[1]), number.span(1)) if alone else (None, None, None)
    return (
        " ".join(name[1].split()),
        int(number[1]),
        (start + name.start(1), number.end()),
    )
