"""Telegrams that words name by station and serial: "LIMA 1052", "06 STATE 37835", "LIMA 1, 2 AND 3".

Most leave the year out. It is taken from the citing cable, and the inference is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cablereader.model.dates import MONTH_BEGUN
from cablereader.model.mrn import MRN, full_year
from cablereader.model.stations import collapse, station_key

# Blanks within a citation, as many as are left of a page line that stood in it.
_GAP = r"[ \t\n]{0,120}+"
# A number behind a comma is no further serial if it is the year of the next cable or opens a date.
_NO_SERIAL = (
    rf"[ \t\n]{{0,2}}(?:{MONTH_BEGUN}[A-Z]{{0,6}}\b"
    r"|(?!(?:AND|OF|PARAS?|PARAGRAPHS?|SECTIONS?|DATED|NOTAL)\b)"
    r"[A-Z][A-Z.'’\-]{1,20}(?:[ ][A-Z][A-Z.'’\-]{0,20}){0,3}[ ]?\d)"
)
_CABLE = re.compile(
    rf"""(?<![A-Z0-9])
    (?:[(\[]?['’]?(?P<year>\d{{4}}|[O0]?\d{{1,2}}|0\d\d)[)\]]?{_GAP}[-/]?[ \t\n]{{0,3}})?
    (?!(?:AND|OR|SEE|ALSO|THE(?![ \t\n]{{1,120}}+HAGUE))\b)
    (?P<post>[A-Z][A-Z.'’\-]{{1,20}}+(?:[ \t\n]{_GAP}(?!AND\b)[A-Z][A-Z.'’\-]{{0,20}}+){{0,4}}+)
    # The year may stand between: "LIMA (06) 4698", "LIMA 06-4698".
    (?:[ \t]?\(['’]?(?P<amid>\d{{4}}|\d{{2}})\)
      |[ \t]{{0,2}}[-/]?['’]?(?P<inner>(?:0\d|19[6-9]\d|200\d)(?=[-/ ]\d{{3}})|[6-9]\d(?=-\d{{3}}))[-/ ])?
    {_GAP}[-#/]?[ \t]?0{{0,7}}(?P<serial>\d(?:\d|O(?=[\dO]|\b)){{0,6}})(?!\d|:\d)
    (?:[ \t\n]{{0,3}}\(['’]?(?P<after>\d{{4}}|\d{{2}})\)|(?(year)(?!)|[ ]?/(?P<slashed>[067]\d)(?![\d/\-]))
      |-(?P<dashed>0\d)(?![\d/\-])|[ \t\n]{{1,3}}OF[ ]['’]?(?P<of>19\d\d|20\d\d)(?!\d))?
    (?P<more>(?:(?:[ \t\n]{{0,3}}\([^()\n]{{1,40}}\))?
        (?:[ \t\n]{{0,3}}(?:,|;|/(?![067]\d\b)|&|\bAND\b|\bTHRU\b|\bTHROUGH\b|-(?=\d{{3}}))){{1,2}}
        [ \t\n]{{0,14}}(?:\d{{3,6}}(?=/\d{{3}})|\d{{1,6}}(?![\d/\-]|:\d))(?!{_NO_SERIAL}))*)
    (?:[ \t\n]{{0,3}}\(['’]?(?P<after_all>\d{{4}}|\d{{2}})\))?""",
    re.VERBOSE | re.IGNORECASE,
)
# The day of a telegram behind its number: "LIMA 9111, 12/19/74", "(DTG 191530Z DEC 74)". Words that
# follow would make it the day of something else: "LIMA 9111, 12/19/74 SAMPLE E-MAIL".
_MONTH = rf"{MONTH_BEGUN}[A-Z]{{0,6}}\.?"
_DATED = re.compile(
    r"[ \t\n]{0,3}[,(\-]{0,2}[ \t\n]{0,3}(?:(?:OF|DATED|DTD\.?|DTG:?|ON)[ \t\n]{1,3})?(?:"
    r"\d{1,2}/\d{1,2}/(?P<numbers>\d{4}|\d\d)(?![\d/])"
    rf"|(?:\d{{6}}Z|\d{{1,2}})[ \-]?{_MONTH}[ ,\-]{{0,2}}(?P<day_first>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:ST|ND|RD|TH)?,?[ ](?P<month_first>(?:19|20)\d\d)(?!\d))"
    r"(?!,?[ ]{1,2}(?!AND\b)[A-Z][A-Z'’\-])",
    re.IGNORECASE,
)
# The most letters that are looked at: of a cable's citation, of the blanks before an item.
CITATION = 80
# Words that may stand between a station and a serial: "STATE CABLE 123", "LIMA NO. 123".
_WORD_BEFORE_SERIAL = re.compile(
    # The last is the letter for the zero of a serial: "LIMA O123".
    r"(?:\s{1,120}+(?:CABLES?|TELEGRAMS?|TELS?\.?|MESSAGE|MSG|CIRC(?:ULAR|\.)?|NUMBER|NOS?\.?|NR\.?"
    r"|O)){1,3}$",
    re.IGNORECASE,
)
_OWN = frozenset("EMBTEL EMBTELS EMBASSYS CONTEL MISTEL MYTEL OURTEL OURTELS".split())
_POSSESSIVE = re.compile(r"['’]S$", re.IGNORECASE)
AFTER_CABLE = re.compile(r"[\s.,;]*(?:\([^()]{0,40}\)|AND PREVIOUS)?[\s.,;]*", re.IGNORECASE)
# An attaché's messages are counted apart from those of the embassy.
_OTHER_SERIES = re.compile(r"(?:US)?DAO\b", re.IGNORECASE)
# So are those of a delegation to talks or to an organization, wherever it sits.
_DELEGATION = re.compile(
    r"\b(?:OECD|MTN|MBFR|CSCE|CCD|SALT(?:\s(?:ONE|TWO))?|IAEA)\s+[A-Z]{4,12}$", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:\([^()\n]*\)|[^(\d])*(\d{1,7})")
# How far back a year behind a slash may lie.
_YEARS_BACK = 4
_SAME_LIST = 200
# From April on a serial above the citing cable's own is a slip, not a forgotten year.
_YEAR_MAY_BE_FORGOTTEN_UNTIL = 3
# More than any sent in a month: the Department had 400,000 in its fullest years, no post 40,000. The
# numbers of travelling parties and of agencies are no counts.
_MOST_OF_DEPARTMENT = 50_000
_MOST_OF_POST = 10_000
_NO_COUNT = frozenset(("TOSEC", "SECTO", "PARTO", "SECDEF", "WHITEHOUSE"))


class Citing(NamedTuple):
    """What is known of the cable that refers: its number, and the year and month it was sent."""

    mrn: MRN | None
    year: int | None
    month: int | None


class _Station(NamedTuple):
    """The key of a station that words name, and where in the words its name begins."""

    key: str
    offset: int


def names_a_cable(text: str) -> bool:
    """Whether *text* cites a cable of a known station."""
    return any(_named_station(match["post"]) for match in _CABLE.finditer(text))


def opens_with_cable(text: str) -> bool:
    """Whether *text* begins with the citation of a cable."""
    return cable_at(text.strip()[:CITATION]) is not None


def without_cables(text: str) -> str:
    return _CABLE.sub(lambda match: "" if _named_station(match["post"]) else match[0], text)


def citations_in(text: str) -> list[re.Match[str]]:
    """Return the citations of cables, of known stations or of the citing one, in *text*."""
    return [
        match
        for match in _CABLE.finditer(text)
        if _named_station(match["post"]) or _is_own(match["post"])
    ]


@lru_cache(maxsize=4096)
def _is_own(post: str) -> bool:
    """Whether a word stands for the station that cites, in its cables to the Department."""
    return collapse(post) in _OWN


def opening(text: str, citations: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the citation that *text* begins with."""
    return citations[0] if citations and not text[: citations[0].start()].strip() else None


def cable_at(text: str) -> re.Match[str] | None:
    """Return the citation of a known station's cable that *text* begins with."""
    cable = _CABLE.match(text)
    return cable if cable and _named_station(cable["post"]) else None


@lru_cache(maxsize=4096)
def _named_station(words: str) -> _Station | None:
    """Return the station that the last of *words* name: "SEE ALSO SAO PAULO" gives SAOPAULO."""
    named = _POSSESSIVE.sub("", _WORD_BEFORE_SERIAL.sub("", words))
    if _OTHER_SERIES.match(named):
        return None
    delegation = _DELEGATION.search(named)
    if delegation:
        return _Station(collapse(delegation[0]), delegation.start())
    for word in re.finditer(r"\S+", named):
        key = station_key(named[word.start() :])
        if key:
            return _Station(key, word.start())
    return None


class CitedCable(NamedTuple):
    """A telegram named by station and serial; *start* and *end* are its place in the text."""

    post: str
    serial: int
    written_year: int | None
    start: int
    end: int
    follows: bool
    """Whether it is a further serial behind the first: 1053 of "LIMA 1052, 1053"."""


def cited_cables(text: str, citing: Citing) -> Iterator[CitedCable]:
    """Yield every telegram of a known station that *text* names, with or without a year."""
    for citation in citations_in(text):
        yield from cited_by(citation, text, citing)


def cited_by(match: re.Match[str], text: str, citing: Citing) -> Iterator[CitedCable]:
    """Yield the telegram of each serial of one citation."""
    station = _named_station(match["post"])
    if citing.mrn and _is_own(match["post"]):
        station = _Station(citing.mrn.post, 0)
    if station is None:
        return
    part = match["slashed"] or match["dashed"]
    after = match["after"] or part or match["of"]
    more = match["more"]
    further = list(_NUMBER.finditer(text, *match.span("more"))) if more else []
    serial = int(match["serial"].upper().replace("O", "0"))
    if further and _is_year(further[-1][1], serial, citing):
        # "LIMA 9001, 1974"
        after = after or further.pop()[1]
    before = match["year"]
    written = match["after_all"] or match["amid"] or match["inner"] or before
    if not after and not written:
        written = _year_said_behind(text, match.end())
    year, later = _written_year(after or written, citing), _written_year(written, citing)
    if part and citing.year and (year or 0) < citing.year - _YEARS_BACK:
        # "LIMA 12/01" is the first part of a message rather than one of long ago.
        year = later
    start = match.start("year") if year and before else match.start("post") + station.offset
    serial_end = match.end("serial") if more else match.end()
    yield CitedCable(station.key, serial, year, start, serial_end, False)
    for number in further:
        yield CitedCable(station.key, int(number[1]), later, *number.span(1), True)


def _year_said_behind(text: str, place: int) -> str | None:
    """Return the year of the day that stands at *place*: what was cited there was sent then."""
    dated = _DATED.match(text, place)
    return dated[dated.lastgroup or 0] if dated else None


def _is_year(number: str, serial: int, citing: Citing) -> bool:
    """Whether a number behind a serial is the year of the telegram and not one more serial.

    The serials of a list lie near each other more often than one happens to be a year just past.
    """
    if citing.year is None or len(number) != 4:
        return False
    is_near = abs(int(number) - serial) < _SAME_LIST
    return citing.year - _YEARS_BACK < int(number) <= citing.year and not is_near


def assumed_year(post: str, serial: int, citing: Citing) -> int | None:
    """Return the year of a telegram that is cited without one; None where nothing tells it.

    It is the citing cable's own year, but in its first months the year before where the serial is
    above that of the citing cable in the same station's count, or above what a station can have sent
    since the year began.
    """
    year, month = citing.year, citing.month
    if not year or month is None or month > _YEAR_MAY_BE_FORGOTTEN_UNTIL:
        return year
    is_older = is_above_own(post, serial, citing) or _is_above_any(post, serial, month)
    return year - 1 if is_older else year


def _is_above_any(post: str, serial: int, month: int) -> bool:
    most = _MOST_OF_DEPARTMENT if post == "STATE" else _MOST_OF_POST
    return serial > most * month and post not in _NO_COUNT


def is_above_own(post: str, serial: int, citing: Citing) -> bool:
    return citing.mrn is not None and post == citing.mrn.post and serial > citing.mrn.serial


def _written_year(written: str | None, citing: Citing) -> int | None:
    if not written:
        return None
    digits = written.upper().replace("O", "0")
    # "094 QUITO 841": one digit too many; the year is the latest that can be made of it.
    spellings = [digits] if len(digits) != 3 else [digits[:2], digits[1:], digits[0] + digits[2]]
    years = [year for spelling in spellings if (year := _year_of(spelling, citing.year))]
    return max(years, default=None)


def _year_of(digits: str, latest: int | None) -> int | None:
    year = full_year(digits) if len(digits) in (2, 4) else None
    return None if year and latest and year > latest else year
