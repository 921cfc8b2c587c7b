"""The REF block: which cables, e-mails, reports and talks a telegram refers to.

Items are lettered in many ways (``A.``, ``(A)``, ``A. A)``), may name several serials of one station
and mostly leave the year out. A year that is not written is inferred, and the inference is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cablereader.model.cable import Reference, ReferenceKind
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.mrn import MRN, full_year
from cablereader.model.span import SpanKind
from cablereader.model.stations import collapse, station_key

LABEL = (
    r"(?:PROGRAM[ \t]+)?(?:REF(?:TEL|ERENCE)?(?:['’/]?S)?(?:[ ]?\(S\))?)"
    r"(?:[ \t]*[:;][ \t]*(?:REFS?:[ \t]*)?|\.[ \t]+|[ \t]+(?:-[ \t]+)?(?=[(\[]?[A-Z0-9'’])|[ \t]*(?=\n|$)"
    r"|(?=[(\[][A-Z][)\]]))"
)
# A letter with its sign; or a bare one ("A LIMA 123", "(A LIMA 123", "A - LIMA 123", "A, LIMA 123"),
# which is a label only before a cable, or at the head of a line before a dash.
_ITEM_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=[;:,/])|^)(?:¶[ \t]*)?(?:[\-*•]{1,2}[ \t]+)?"
    r"(?:REF[ \t]+)?(?:(?P<label>\((?P<a>[A-Z])\):?|\[(?P<b>[A-Z])\]:?"
    r"|(?P<c>[A-Z])(?:\.\)|[.):]))(?=\s|$|['’(A-Z\d])"
    r"|[(\[]?(?P<bare>[A-Z])(?:(?P<dash>[ \t]*[\-–]{1,2}[ \t]+)|,[ \t]*|-|[ \t]+)(?=['’(A-Z\d]))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:(?<=\s)|^)\(?(?P<number>\d{1,2})[.)]\)?[ \t]+(?=['’A-Z\d])")
# The most letters that are looked at: of a cable's citation, of the blanks before an item.
_CITATION = 80
_INDENT = 60
# Blanks within a citation, as many as are left of a page line that stood in it.
_GAP = r"[ \t\n]{0,120}+"
# A number behind a comma is no further serial if it is the year of the next cable or opens a date.
_NO_SERIAL = (
    r"[ \t\n]{0,2}(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\b"
    r"|(?!(?:AND|OF|PARAS?|PARAGRAPHS?|SECTIONS?|DATED|NOTAL)\b)"
    r"[A-Z][A-Z.'’\-]{1,20}(?:[ ][A-Z][A-Z.'’\-]{0,20}){0,3}[ ]?\d)"
)
_CABLE = re.compile(
    rf"""(?<![A-Z0-9])
    (?:\(?['’]?(?P<year>\d{{4}}|[O0]?\d{{1,2}}|0\d\d)\)?{_GAP}[-/]?[ \t\n]{{0,3}})?
    (?!(?:AND|OR|SEE|ALSO|THE)\b)
    (?P<post>[A-Z][A-Z.'’\-]{{1,20}}+(?:[ \t\n]{_GAP}(?!AND\b)[A-Z][A-Z.'’\-]{{0,20}}+){{0,4}}+)
    # The year may stand between: "LIMA (06) 4698", "LIMA 06-4698".
    (?:[ \t]?\(['’]?(?P<amid>\d{{4}}|\d{{2}})\)
      |[ \t]{{0,2}}[-/]?['’]?(?P<inner>(?:0\d|19[6-9]\d|200\d)(?=[-/ ]\d{{3}})|[6-9]\d(?=-\d{{3}}))[-/ ])?
    {_GAP}[-#/]?[ \t]?0{{0,7}}(?P<serial>\d(?:\d|O(?=[\dO]|\b)){{0,6}})(?!\d|:\d)
    (?:[ \t\n]{{0,3}}\(['’]?(?P<after>\d{{4}}|\d{{2}})\)|[/\-](?P<slashed>0\d)(?![\d/\-]))?
    (?P<more>(?:(?:[ \t\n]{{0,3}}\([^()\n]{{1,40}}\))?
        (?:[ \t\n]{{0,3}}(?:,|;|/(?!0\d\b)|&|\bAND\b|\bTHRU\b|\bTHROUGH\b|-(?=\d{{3}}))){{1,2}}
        [ \t\n]{{0,14}}(?:\d{{3,6}}(?=/\d{{3}})|\d{{1,6}}(?![\d/\-]|:\d))(?!{_NO_SERIAL}))*)
    (?:[ \t\n]{{0,3}}\(['’]?(?P<after_all>\d{{4}}|\d{{2}})\))?""",
    re.VERBOSE | re.IGNORECASE,
)
# Words that may stand between a station and a serial: "STATE CABLE 123", "LIMA NO. 123".
_WORD_BEFORE_SERIAL = re.compile(
    # The last is the letter for the zero of a serial: "LIMA O123".
    r"(?:\s{1,120}+(?:CABLES?|TELEGRAMS?|TELS?\.?|MESSAGE|MSG|NUMBER|NOS?\.?|NR\.?|O)){1,3}$",
    re.IGNORECASE,
)
_AFTER_CABLE = re.compile(r"[\s.,;]*(?:\([^()]{0,40}\)|AND PREVIOUS)?[\s.,;]*", re.IGNORECASE)
# A further serial; what stands in brackets between two is a remark.
_AIRGRAM = r"\bC?A-\d{1,4}\b"
# An attaché's messages are counted apart from those of the embassy.
_OTHER_SERIES = re.compile(r"(?:US)?DAO\b", re.IGNORECASE)
_JOINED = re.compile(r"[\s,;]{0,120}+(?:AND|&|,|;)\s", re.IGNORECASE)
_TITLE_OR_MORE = re.compile(r"\s{0,120}+(?:[:;,\"“(&]|-{1,2}\s|AND\b)", re.IGNORECASE)
_JOINER = 40
_JOINS = re.compile(r"(?:,?\s{1,30}(?:AND|&)|[,;])\s*$", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)|\b\d{6}Z\b", re.IGNORECASE)
_ENDS_IN_AIRGRAM = re.compile(r"\bC?A-?$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\([^()\n]*\)|[^(\d])*(\d{1,7})")
# The first that fits decides. An intelligence report's number looks like a station and a serial.
_KINDS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (ReferenceKind.OTHER, _AIRGRAM),
        (ReferenceKind.EMAIL, r"\bE-?[ ]?MAILS?\b|@"),
        (
            ReferenceKind.TELCON,
            r"\bTELE?-?CONS?\b|\bPHONE-?CONS?\b|\b(?:TELE)?PHONE(?:-?CALLS?)?\b",
        ),
        (
            ReferenceKind.REPORT,
            r"\bIIR\b|\bTDX?[ \-/]|\bOSC\b|\bFBIS\b|\bCIR \d|\bDAILY REPORT\b|\bSITREP\b",
        ),
        (
            ReferenceKind.BOOK,
            r"\b\d{1,2} ?FA[MH]\b|\bFAM\b|\b\d{1,2} ?CFR\b|\bHANDBOOK\b|\bGUIDE\b|\bU\.?S\.?C\.?\b",
        ),
        (ReferenceKind.MEETING, r"\bMEETINGS?\b|\bMEMCONS?\b|\bCONVERSATIONS?\b|\bMTG\b"),
        (ReferenceKind.OTHER, r"\b\d{6}Z\b|\bWWW\.|HTTPS?:|\bFAX\b|\bMEMO(?:RANDUM)?\b|\bLETTER\b"),
    )
)
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d(?:\s+AND\s+PRIOR)?[.,;]?", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"[\s,;.:]*(?:\(?NOTAL\)?|AND PREVIOUS|\(?AND PREVIOUS\)?|NONE|NIL|N/?A)?[\s,;.:]*",
    re.IGNORECASE,
)
# How far back a year behind a slash may lie.
_YEARS_BACK = 4
# From April on a serial above the citing cable's own is a slip, not a forgotten year.
_YEAR_MAY_BE_FORGOTTEN_UNTIL = 3


class Citing(NamedTuple):
    """What is known of the cable that refers: its number, and the year and month it was sent."""

    mrn: MRN | None
    year: int | None
    month: int | None


class _Station(NamedTuple):
    """The key of a station that words name, and where in the words its name begins."""

    key: str
    offset: int


class _Item(NamedTuple):
    label: str | None
    start: int
    end: int


def read_references(
    found: Findings, clean: str, start: int, citing: Citing
) -> tuple[Reference, ...]:
    """Read the block that begins at *start*, the label left out.

    *clean* is the block's text with page lines blanked out, of the same length.
    """
    references: list[Reference] = []
    if _EMPTY_WORDS.fullmatch(clean):
        return ()
    for item in _items(clean, start):
        references += _read_item(found, clean[item.start - start : item.end - start], item, citing)
    for reference in references:
        found.span(reference.start, reference.end, SpanKind.REFERENCE)
    return tuple(references)


def names_a_cable(text: str) -> bool:
    """Whether *text* cites a cable of a known station."""
    return any(_named_station(match["post"]) for match in _CABLE.finditer(text))


def looks_like_item(line: str) -> bool:
    """Whether *line* goes on a REF block: a lettered item, or one that cites a cable and no more."""
    lettered = _ITEM_LABEL.match(line.strip())
    return (lettered is not None and lettered["bare"] is None) or _is_mostly_cables(line)


def opens_with_item(text: str) -> bool:
    """Whether *text* begins with a lettered item or the citation of a cable."""
    lettered = _ITEM_LABEL.match(text.strip())
    return (lettered is not None and lettered["bare"] is None) or opens_with_cable(text)


def _is_mostly_cables(line: str) -> bool:
    """Whether hardly a word is left in *line* beside the cables it cites."""
    if len(line) > 120 or not names_a_cable(line):
        return False
    rest = re.sub(
        r"\([^()]*\)|\b(?:AND|PREVIOUS|NOTAL|SEE|ALSO)\b", "", _without_cables(line.upper())
    )
    return sum(letter.isalpha() for letter in rest) < 12


def opens_with_cable(text: str) -> bool:
    """Whether *text* begins with the citation of a cable."""
    return _cable_at(text.strip()[:_CITATION]) is not None


def _without_cables(text: str) -> str:
    return _CABLE.sub(lambda match: "" if _named_station(match["post"]) else match[0], text)


def is_lettered_cable(line: str) -> bool:
    """Whether *line* is a letter and a cable and no more: "(C) LIMA 209"."""
    label = _ITEM_LABEL.match(line.strip())
    words = line.strip()[label.end() :].strip() if label else ""
    cable = _cable_at(words)
    return cable is not None and _AFTER_CABLE.fullmatch(words, cable.end()) is not None


def is_next_item(block: str, line: str) -> bool:
    """Whether *line* opens with the bracketed letter that is due after the items of *block*."""
    label = _ITEM_LABEL.match(line.strip())
    if label is None or not label["a"]:
        return False
    before = [match["a"].upper() for match in _ITEM_LABEL.finditer(block) if match["a"]]
    return bool(before) and ord(label["a"].upper()) == ord(before[-1]) + 1


def uses_numbers(block: str) -> bool:
    """Whether the items of *block* have numbers for bullets, or it has no item yet."""
    return not block.strip() or _BULLET.match(block.lstrip()) is not None


def _items(clean: str, start: int) -> list[_Item]:
    """Cut the block at its letters, or at its lines and semicolons where it has none."""
    marks = _lettered_marks(clean) or _bulleted_marks(clean)
    if not marks:
        return _unlettered(clean, start)
    items: list[_Item] = []
    if marks[0][1] > 0:
        items += _unlettered(clean[: marks[0][1]], start)
    for (label, _, content), following in zip(marks, [*marks[1:], None], strict=True):
        item_end = following[1] if following else len(clean)
        item = _Item(label, start + content, start + item_end)
        if items and _ONLY_YEAR.fullmatch(clean[content:item_end].strip()):
            # Drafting software cut "FOR JANUARY 13, 2008" at its comma and lettered the year.
            items[-1] = items[-1]._replace(end=item.end)
        else:
            items.append(item)
    return items


def _lettered_marks(clean: str) -> list[tuple[str, int, int]]:
    marks: list[tuple[str, int, int]] = []
    for match in _ITEM_LABEL.finditer(clean):
        label = (match["a"] or match["b"] or match["c"] or match["bare"]).upper()
        if match["bare"] and not _is_bare_label(match, clean):
            continue
        if marks and label == marks[-1][0] and not clean[marks[-1][2] : match.start()].strip():
            marks[-1] = (label, marks[-1][1], match.end())
        elif _may_follow(label, marks, clean, match.start()):
            marks.append((label, match.start(), match.end()))
    return marks


def _may_follow(label: str, marks: list[tuple[str, int, int]], clean: str, at: int) -> bool:
    """Whether *label* is due: the next letter, or at a line start any later one."""
    opens_line = _opens_line(clean, at)
    if not marks:
        return label == "A" or opens_line
    step = ord(label) - ord(marks[-1][0])
    return step == 1 or (opens_line and 0 < step < 4)


def _is_bare_label(match: re.Match[str], clean: str) -> bool:
    """Whether a letter without a sign of its own labels an item, and is no initial or article."""
    heads_line = match["dash"] is not None and _opens_line(clean, match.start())
    return heads_line or opens_with_cable(clean[match.end() : match.end() + _CITATION])


def _opens_line(clean: str, at: int) -> bool:
    """Whether nothing but an indent stands before *at* on its line."""
    before = clean[max(0, at - _INDENT) : at].rstrip(" \t¶-*•")
    return before.endswith("\n") or (not before and at <= _INDENT)


def _bulleted_marks(clean: str) -> list[tuple[str, int, int]]:
    """Return the numbers that head lines, or stand within a line when due and before a cable."""
    marks: list[tuple[str, int, int]] = []
    for match in _BULLET.finditer(clean):
        number, rest = match["number"], clean[match.end() : match.end() + _CITATION]
        due = int(number) == (int(marks[-1][0]) + 1 if marks else 1)
        if _opens_line(clean, match.start()) or (due and opens_with_cable(rest)):
            marks.append((number, match.start(), match.end()))
    return marks if marks and marks[0][0] == "1" else []


def _unlettered(clean: str, start: int) -> list[_Item]:
    items: list[_Item] = []
    position = 0
    for piece in re.split(r"(;|\n)", clean):
        if piece.strip(" \t;\n"):
            joins = items and (
                not names_a_cable(piece) or _goes_on(clean[items[-1].start - start : position])
            )
            only_numbers = not piece.strip(" \t;\n0123456789,")
            parted = ";" in clean[items[-1].end - start : position] if items else False
            if joins and (only_numbers or not parted):
                items[-1] = items[-1]._replace(end=start + position + len(piece))
            else:
                items.append(_Item(None, start + position, start + position + len(piece)))
        position += len(piece)
    return items


def _goes_on(text: str) -> bool:
    """Whether an item breaks off in the middle: "AMEMBASSY" / "LIMA 520"; "STATE 1 AND"."""
    return re.search(r"(?:\bAND|,|&|\b[A-Z]{2,})\s*$", text, re.IGNORECASE) is not None


def _read_item(found: Findings, text: str, item: _Item, citing: Citing) -> list[Reference]:
    if _EMPTY_WORDS.fullmatch(text):
        return []
    citations = _citations(text)
    kind = None if _is_cable_alone(text, citations) else _kind_of(text, citations)
    if kind is not None and not _opens_list(text, citations):
        before = _before_list(text, citations)
        if before is None:
            return [_other(kind, text, item)]
        cited = [_cited(found, citation, text, item, citing) for citation in citations]
        return [_other(kind, text[:before], item), *(each for group in cited for each in group)]
    cited = [_cited(found, citation, text, item, citing) for citation in citations]
    references = [reference for group in cited for reference in group]
    if not references:
        return [_other(kind or ReferenceKind.OTHER, text, item)]
    rest = text[citations[-1].end() :]
    joined = _JOINED.match(rest)
    further = next((k for k, pattern in _KINDS if pattern.search(rest)), None) if joined else None
    if joined and further:
        start = item.start + citations[-1].end() + joined.end()
        references.append(_other(further, rest[joined.end() :], item._replace(start=start)))
    return references


def _other(kind: ReferenceKind, text: str, item: _Item) -> Reference:
    """Return a reference to what is no cable: its words, and where they stand."""
    stripped = text.strip(" \t\n;,.")
    place = item.start + text.index(stripped)
    words = " ".join(stripped.split())
    return Reference(item.label, kind, words, start=place, end=place + len(stripped))


def _before_list(text: str, citations: list[re.Match[str]]) -> int | None:
    """Return where the first source of "SAMPLE E-MAIL AND LIMA 12" ends; None if it is all one."""
    if not citations or _AFTER_CABLE.fullmatch(text, citations[-1].end()) is None:
        return None
    start = citations[0].start()
    near = max(0, start - _JOINER)
    joiner = _JOINS.search(text[near:start])
    return near + joiner.start() if joiner and text[: near + joiner.start()].strip() else None


def _opens_list(text: str, citations: list[re.Match[str]]) -> bool:
    """Whether an item begins with a cable, and what follows is its title or one more source.

    "LIMA 12 - MINISTER'S PHONE CALL" and "LIMA 12 AND SAMPLE E-MAIL" cite a cable; "LIMA 12 MAY
    E-MAIL" does not.
    """
    cable = _opening(text, citations)
    if cable is None or _ENDS_IN_AIRGRAM.search(cable["post"]):
        return False
    return _TITLE_OR_MORE.match(text, cable.end()) is not None


def _citations(text: str) -> list[re.Match[str]]:
    """Return the citations of cables, of known stations or of the citing one, in *text*."""
    return [
        match
        for match in _CABLE.finditer(text)
        if _named_station(match["post"]) or _is_own(match["post"])
    ]


def _is_own(post: str) -> bool:
    """Whether a word stands for the station that cites, in its cables to the Department."""
    return collapse(post) in ("EMBTEL", "CONTEL", "MISTEL", "MYTEL", "OURTEL")


def _opening(text: str, citations: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the citation that *text* begins with."""
    return citations[0] if citations and not text[: citations[0].start()].strip() else None


def _is_cable_alone(text: str, citations: list[re.Match[str]]) -> bool:
    """Whether an item is the citation of one station's cables, and hardly a word beside it."""
    cable = _opening(text, citations)
    if cable is None or _ENDS_IN_AIRGRAM.search(cable["post"]):
        return False
    return _AFTER_CABLE.fullmatch(text, cable.end()) is not None


def _cable_at(text: str) -> re.Match[str] | None:
    """Return the citation of a known station's cable that *text* begins with."""
    cable = _CABLE.match(text)
    return cable if cable and _named_station(cable["post"]) else None


def _kind_of(text: str, citations: list[re.Match[str]]) -> ReferenceKind | None:
    """Return what an item is if its words say that it is no cable.

    A remark in brackets behind a cable does not make it a report or an e-mail, nor does its
    date-time group make it a message that has no number.
    """
    telling = text
    cable = _opening(text, citations)
    if cable and text[cable.end() : cable.end() + 1] not in ("Z", "z"):
        telling = cable[0] + _REMARK.sub(" ", text[cable.end() :])
    return next((kind for kind, pattern in _KINDS if pattern.search(telling)), None)


@lru_cache(maxsize=4096)
def _named_station(words: str) -> _Station | None:
    """Return the station that the last of *words* name: "SEE ALSO SAO PAULO" gives SAOPAULO."""
    named = _WORD_BEFORE_SERIAL.sub("", words)
    if _OTHER_SERIES.match(named):
        return None
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
    for citation in _citations(text):
        yield from _cited_by(citation, text, citing)


def _cited_by(match: re.Match[str], text: str, citing: Citing) -> Iterator[CitedCable]:
    """Yield the telegram of each serial of one citation."""
    station = _named_station(match["post"])
    if citing.mrn and _is_own(match["post"]):
        station = _Station(citing.mrn.post, 0)
    if station is None:
        return
    after = match["after"] or match["slashed"]
    written = match["after_all"] or match["amid"] or match["inner"] or match["year"]
    year, later = _written_year(after or written, citing), _written_year(written, citing)
    if match["slashed"] and citing.year and (year or 0) < citing.year - _YEARS_BACK:
        # "LIMA 12/01" is the first part of a message rather than one of long ago.
        year = later
    has_year = year and match["year"]
    start = match.start("year") if has_year else match.start("post") + station.offset
    serial_end = match.end("serial") if match["more"] else match.end()
    serial = int(match["serial"].upper().replace("O", "0"))
    yield CitedCable(station.key, serial, year, start, serial_end, False)
    for number in _NUMBER.finditer(text, match.start("more"), match.end("more")):
        yield CitedCable(station.key, int(number[1]), later, *number.span(1), True)


def assumed_year(post: str, serial: int, citing: Citing) -> int | None:
    """Return the year of a telegram that is cited without one; None where nothing tells it.

    It is the citing cable's own year, but in its first months the year before where the serial is
    above that of the citing cable in the same station's count.
    """
    year = citing.year
    is_forgotten = citing.month is not None and citing.month <= _YEAR_MAY_BE_FORGOTTEN_UNTIL
    return year - 1 if year and is_forgotten and _is_above_own(post, serial, citing) else year


def _is_above_own(post: str, serial: int, citing: Citing) -> bool:
    return citing.mrn is not None and post == citing.mrn.post and serial > citing.mrn.serial


def _cited(
    found: Findings, match: re.Match[str], text: str, item: _Item, citing: Citing
) -> Iterator[Reference]:
    """Yield a reference for each serial of one citation."""
    for cited in _cited_by(match, text, citing):
        place = item.start + cited.start, item.start + cited.end
        number, inferred = _resolved(found, cited, citing, place)
        words = " ".join(text[cited.start : cited.end].split())
        canonical = number.canonical if number else None
        yield Reference(item.label, ReferenceKind.CABLE, words, canonical, inferred, *place)


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


def _resolved(
    found: Findings, cited: CitedCable, citing: Citing, place: tuple[int, int]
) -> tuple[MRN | None, bool]:
    post, serial = cited.post, cited.serial
    if cited.written_year:
        return MRN(cited.written_year, post, serial), False
    year = assumed_year(post, serial, citing)
    if year is None:
        return None, False
    if year != citing.year:
        found.defect(
            DefectCode.REFERENCE_INFERRED,
            f"{post} {serial} is above this cable's own number, and the year had just begun: "
            f"taken to be of {year}.",
            *place,
        )
    elif _is_above_own(post, serial, citing):
        found.defect(
            DefectCode.REFERENCE_UNRESOLVED,
            f"{post} {serial} is above this cable's own number; the number or its year may be "
            "a slip.",
            *place,
        )
    return MRN(year, post, serial), True
