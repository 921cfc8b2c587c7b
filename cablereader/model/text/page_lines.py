"""Lines that pages and sections put into the running text: feet, headings and their banners.

They belong to the transmission, not to what the drafter wrote, and often cut a sentence in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablereader.model.stations import station_by_prefix, station_key

# "LIMA 00001052  002 OF 004"; the station is cut to ten letters, "001.2" is page 1.2.
_FOOT = re.compile(
    r"(?<![A-Za-z0-9])(?P<station>[A-Z][A-Z' ]{2,13}?) {1,3}\d{8} {1,4}\d{3}(?:\.\d)? OF \d{3}(?!\d)"
)
# "PAGE 02        LIMA  01052  01 OF 03  251228Z"; the station is cut to six letters. A message of a
# travelling party has a second number: "PAGE 01        STATE   198765  TOSEC 110234". Some copies have
# the heading on two lines, or the banner joined to it.
_STATION = (
    r"[A-Z][A-Z'. ]{1,12}? +\d{1,6}(?: +[A-Z]{4,6} +\d{4,6})?(?: +\d\d OF \d\d)?(?: +\d{6}Z)?"
    # Of a corrected copy it says so.
    r"(?: +\(?C ?O ?R ?R ?E ?C ?T ?E ?D +C ?O ?P ?Y[^\n]{0,60})?"
)
_LEVEL_JOINED = r"(?:(?<=UNCLASSIFIED)|(?<=CONFIDENTIAL)|(?<=SECRET)|(?<=OFFICIAL USE))"
PAGE_HEADING = re.compile(
    rf"(?:\b|{_LEVEL_JOINED})PAGE +\d{{1,2}}(?: +(?:{_STATION}|RU[A-Z]{{3,5}} \d{{4}}[^\n]{{0,30}})"
    rf"|[ \t]*\n(?:[ \t]*\n){{0,2}}[ \t]*{_STATION})(?=[ \t]*(?:\n|$))"
)
PAGE_ALONE = re.compile(
    r"[ \t]*(?:UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET)?PAGE +\d{1,2}[ \t]*"
)
"""The first line of a heading that takes two."""
PAGE_SERIAL = re.compile(r"PAGE +\d{1,2}[ \t\n]+[A-Z][A-Z'. ]{1,12}? +(?P<serial>\d{3,6})\b")
"""The serial of the message in a heading."""
STATION_ALONE = re.compile(rf"[ \t]*{_STATION}[ \t]*")
"""The second line of such a heading; a station with its number anywhere else."""
# The stamp of the archives' review, in the margin of each page; its words may take a line each, below
# the name of who reviewed.
STAMP_SIGN = "Declassified/Released"
_REST_OF_STAMP = (
    r"[ \t]*(?:US Department of State|EO Systematic Review|\d{1,2} [A-Za-z]{3,4} \d{4})[^\n]*"
)
_REVIEWER = r"[ \t]*[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][A-Za-z'’\-]+[ \t]*\n"
_STAMP = re.compile(
    rf"^(?:{_REVIEWER}(?=[ \t]*{STAMP_SIGN}))?[^\n]{{0,100}}\b{STAMP_SIGN}\b[^\n]*"
    rf"(?:\n{_REST_OF_STAMP}){{0,3}}",
    re.MULTILINE,
)
REST_OF_STAMP = re.compile(_REST_OF_STAMP)
"""A line of the stamp below its first."""
REVIEWER = re.compile(_REVIEWER + rf"(?=[ \t]*{STAMP_SIGN})")
"""The line above it."""
LEVEL_ALONE = (
    r"(?:UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE|CONFIDENTIAL|TOP SECRET|SECRET"
    r"|C O N F I D E N T I A L|S E C R E T|T O P  ?S E C R E T|U N C L A S S I F I E D)"
)
_LEVEL_ALONE = re.compile(LEVEL_ALONE)


def is_page_foot(text: str, start: int, end: int) -> bool:
    """Whether a page foot fills the line *start* to *end*."""
    if text.find(" OF 0", start, end) < 0:
        return False
    foot = _FOOT.search(text, start, end)
    return foot is not None and not (text[start : foot.start()] + text[foot.end() : end]).strip()


def find_page_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of page feet and page headings in *text[start:end]*, in order.

    A heading's place takes in the banner words that stand alone on the lines around it.
    """
    places = list(_feet(text, start, end))
    places += [with_banners(text, *match.span()) for match in _headings(text, start, end)]
    if text.find(STAMP_SIGN, start, end) >= 0:
        stamps = (match.span() for match in _STAMP.finditer(text, start, end))
        places += [with_banners(text, *place) for place in stamps]
    yield from sorted(places)


def _feet(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of page feet; text without line breaks may hold thousands."""
    above = 0
    # " OF " is rare, a line start is not: look for the rare part, then read the line around it.
    position = text.find(" OF 0", start, end)
    while position >= 0:
        match = None
        for candidate in _FOOT.finditer(text, max(start, position - 40), min(end, position + 10)):
            match = candidate
        if match and match.end() > above:
            yield _foot_start(text, match, above), match.end()
            above = match.end()
        position = text.find(" OF 0", position + 1, end)


def _foot_start(text: str, foot: re.Match[str], above: int) -> int:
    """Return where a foot begins that was joined to the capitals before it: "A TITLE LIMA 00001052".

    *above* is where the foot before this one ends.
    """
    start = foot.start()
    if " " not in foot["station"] or _opens_line(text, start, above):
        return start
    for word in re.finditer(r"\S+", foot["station"]):
        name = foot["station"][word.start() :]
        if station_by_prefix(name) or station_key(name):
            return start + word.start()
    return start


def _opens_line(text: str, start: int, above: int) -> bool:
    """Whether only blanks stand before *start*; without a line break, the foot *above* does."""
    line_break = text.rfind("\n", above, start)
    return (line_break >= 0 or above == 0) and not text[line_break + 1 : start].strip()


def _headings(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    position = text.find("PAGE ", start, end)
    while position >= 0:
        match = PAGE_HEADING.match(text, position, end)
        if match:
            yield match
        position = text.find("PAGE ", position + 1, end)


def with_banners(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a page heading with the banner words that stand alone around it."""
    above = text.rfind("\n", 0, start) + 1
    before = text[above:start].strip()
    if before and not _LEVEL_ALONE.fullmatch(before):
        return start, end
    return _banner_above(text, above), _banner_below(text, end)


def _banner_above(text: str, position: int) -> int:
    """Return the start of the banner words above *position*, blank lines between; else *position*.

    The foot of one page and the head of the next may each have one.
    """
    for _ in range(2):
        window = text[max(0, position - 120) : position].rstrip()
        word = window.rpartition("\n")[2].strip()
        if not _LEVEL_ALONE.fullmatch(word):
            break
        position = text.rindex(word, 0, position)
    return position


def _banner_below(text: str, position: int) -> int:
    window = text[position : position + 120]
    word = window.lstrip().partition("\n")[0].strip()
    if _LEVEL_ALONE.fullmatch(word):
        return text.index(word, position) + len(word)
    return position


def blank_out(text: str, start: int, end: int, places: list[tuple[int, int]]) -> str:
    """Return *text[start:end]* with *places* as blanks of equal length, so that offsets hold."""
    pieces: list[str] = []
    position = start
    for place_start, place_end in places:
        if place_start < position or place_end > end:
            continue
        pieces.append(text[position:place_start])
        hidden = text[place_start:place_end].split("\n")
        pieces.append("\n".join([" " * len(line) for line in hidden]))
        position = place_end
    pieces.append(text[position:end])
    return "".join(pieces)
