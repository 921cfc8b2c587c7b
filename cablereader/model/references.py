"""The REF block: which cables, e-mails, reports and talks a telegram refers to.

Items are lettered in many ways (``A.``, ``(A)``, ``A. A)``), may name several serials of one station
and mostly leave the year out. A year that is not written is inferred, and the inference is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablereader.model.cable import Reference, ReferenceKind
from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.mrn import MRN, full_year
from cablereader.model.span import SpanKind
from cablereader.model.stations import collapse, station_key

LABEL = (
    r"(?:PROGRAM[ \t]+)?(?:REF(?:TEL|ERENCE)?S?(?:[ ]?\(S\))?)"
    r"(?:[ \t]*[:;][ \t]*(?:REFS?:[ \t]*)?|\.[ \t]+|[ \t]+(?=[(\[]?[A-Z0-9'’])|[ \t]*(?=\n|$))"
)
_ITEM_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=[;:,/])|^)(?:¶[ \t]*)?"
    r"(?:REF[ \t]+)?(?P<label>\((?P<a>[A-Z])\)|\[(?P<b>[A-Z])\]|(?P<c>[A-Z])(?:\.\)|[.):]))"
    r"(?=\s|$|['’(A-Z\d])",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:(?<=\n)|^)[ \t]*\(?(?P<number>\d{1,2})[.)]\)?[ \t]+(?=['’A-Z\d])")
_CABLE = re.compile(
    r"""(?<![A-Z0-9])
    (?:\(?['’]?(?P<year>\d{4}|[O0]?\d{1,2}|0\d\d)\)?[ \t\n]{0,14}[-/]?[ \t\n]{0,3})?
    (?!(?:AND|OR|SEE|ALSO|THE)\b)
    (?P<post>[A-Z][A-Z.'’\-]{1,20}(?:[ \t\n]{1,14}(?!AND\b)[A-Z][A-Z.'’\-]{0,20}){0,4})
    [ \t\n]{0,14}[-#/]?[ \t]?0{0,7}(?P<serial>\d{1,7})(?!\d|:\d)
    (?P<more>(?:(?:[ \t\n]{0,3}(?:,|;|/|&|\bAND\b)){1,2}[ \t\n]{0,14}\d{1,6}(?![\d/\-]|:\d)
        (?![ \t\n]{0,2}(?!AND\b|NOTAL)[A-Z]{3}))*)
    (?:[ \t\n]{0,3}\(['’]?(?P<after>\d{4}|\d{2})\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_CABLE = re.compile(r"[\s.,;]*(?:\([^()]{0,40}\)|AND PREVIOUS)?[\s.,;]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,7}")
# The first that fits decides. An intelligence report's number looks like a station and a serial.
_KINDS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (ReferenceKind.OTHER, r"\bC?A-\d{1,4}\b"),  # airgrams
        (ReferenceKind.EMAIL, r"\bE-?[ ]?MAILS?\b|@"),
        (ReferenceKind.TELCON, r"\bTELE?-?CONS?\b|\bPHONE-?CONS?\b|\b(?:TELE)?PHONE\b"),
        (
            ReferenceKind.REPORT,
            r"\bIIR\b|\bTDX?[ \-/]|\bOSC\b|\bFBIS\b|\bCIR \d|\bDAILY REPORT\b|\bSITREP\b",
        ),
        (
            ReferenceKind.BOOK,
            r"\b\d{1,2} ?FA[MH]\b|\bFAM\b|\bHANDBOOK\b|\bGUIDE\b|\bU\.?S\.?C\.?\b",
        ),
        (ReferenceKind.MEETING, r"\bMEETINGS?\b|\bMEMCONS?\b|\bCONVERSATIONS?\b|\bMTG\b"),
        (ReferenceKind.OTHER, r"\b\d{6}Z\b|\bWWW\.|HTTPS?:|\bFAX\b|\bMEMO(?:RANDUM)?\b|\bLETTER\b"),
    )
)
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d(?:\s+AND\s+PRIOR)?[.,;]?", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"[\s,;.:]*(?:\(?NOTAL\)?|AND PREVIOUS|\(?AND PREVIOUS\)?|NONE|N/?A)?[\s,;.:]*", re.IGNORECASE
)
# From April on a serial above the citing cable's own is a slip, not a forgotten year.
_YEAR_MAY_BE_FORGOTTEN_UNTIL = 3


class Citing(NamedTuple):
    """What is known of the cable that refers: its number, and the year and month it was sent."""

    mrn: MRN | None
    year: int | None
    month: int | None


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
    for item in _items(clean, start):
        references += _read_item(found, clean[item.start - start : item.end - start], item, citing)
    for reference in references:
        found.span(reference.start, reference.end, SpanKind.REFERENCE)
    return tuple(references)


def names_a_cable(text: str) -> bool:
    """Whether *text* cites a cable of a known station."""
    return any(_station_of(match["post"]) for match in _CABLE.finditer(text))


def looks_like_item(line: str) -> bool:
    """Whether *line* goes on a REF block: a lettered item, or one that cites a cable and no more."""
    lettered = _ITEM_LABEL.match(line.strip())
    return bool(lettered) or _is_mostly_cables(line)


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
    cable = _CABLE.match(text.strip()[:60])
    return cable is not None and _station_of(cable["post"]) is not None


def _without_cables(text: str) -> str:
    return _CABLE.sub(lambda match: "" if _station_of(match["post"]) else match[0], text)


def is_lettered_cable(line: str) -> bool:
    """Whether *line* is a letter and a cable and no more: "(C) LIMA 209"."""
    label = _ITEM_LABEL.match(line.strip())
    words = line.strip()[label.end() :].strip() if label else ""
    cable = _CABLE.match(words)
    if cable is None or _station_of(cable["post"]) is None:
        return False
    return _AFTER_CABLE.fullmatch(words, cable.end()) is not None


def is_next_item(block: str, line: str) -> bool:
    """Whether *line* opens with the bracketed letter that is due after the items of *block*."""
    label = _ITEM_LABEL.match(line.strip())
    if label is None or not label["a"]:
        return False
    before = [match["a"].upper() for match in _ITEM_LABEL.finditer(block) if match["a"]]
    return bool(before) and ord(label["a"].upper()) == ord(before[-1]) + 1


def uses_numbers(block: str) -> bool:
    """Whether the items of *block* have numbers for bullets, or it has no item yet."""
    return not block.strip() or _BULLET.match(block) is not None


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
        label = (match["a"] or match["b"] or match["c"]).upper()
        if marks and label == marks[-1][0] and not clean[marks[-1][2] : match.start()].strip():
            marks[-1] = (label, marks[-1][1], match.end())
        elif _may_follow(label, marks, clean, match.start()):
            marks.append((label, match.start(), match.end()))
    return marks


def _may_follow(label: str, marks: list[tuple[str, int, int]], clean: str, at: int) -> bool:
    """Whether *label* is due: the next letter, or at a line start any later one."""
    opens_line = not clean[clean.rfind("\n", 0, at) + 1 : at].strip()
    if not marks:
        return label == "A" or opens_line
    step = ord(label) - ord(marks[-1][0])
    return step == 1 or (opens_line and 0 < step < 4)


def _bulleted_marks(clean: str) -> list[tuple[str, int, int]]:
    marks = [(m["number"], m.start(), m.end()) for m in _BULLET.finditer(clean)]
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
    # A remark in brackets behind a cable does not make it a report or an e-mail.
    telling = re.sub(r"\([^()]*\)", " ", text) if opens_with_cable(text) else text
    kind = next((kind for kind, pattern in _KINDS if pattern.search(telling)), None)
    if kind is None:
        cables = _cables(found, text, item, citing)
        if cables:
            return cables
    stripped = text.strip(" \t\n;,.")
    place = item.start + text.index(stripped)
    joined = " ".join(stripped.split())
    return [
        Reference(
            item.label,
            kind or ReferenceKind.OTHER,
            joined,
            start=place,
            end=place + len(stripped),
        )
    ]


def _station_of(words: str) -> str | None:
    """Return the station that the last of *words* name: "SEE ALSO SAO PAULO" gives SAOPAULO."""
    pieces = words.split()
    for first in range(len(pieces)):
        key = station_key(" ".join(pieces[first:]))
        if key:
            return key
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
    for match in _CABLE.finditer(text):
        own = collapse(match["post"]) in ("EMBTEL", "CONTEL", "MISTEL")
        post = citing.mrn.post if own and citing.mrn else _station_of(match["post"])
        if post is None:
            continue
        year = _written_year(match, citing)
        start = match.start("year") if year and match["year"] else _post_start(match)
        serial_end = match.end() if match["after"] and not match["more"] else match.end("serial")
        yield CitedCable(post, int(match["serial"]), year, start, serial_end, False)
        for number in _NUMBER.finditer(text, match.start("more"), match.end("more")):
            yield CitedCable(post, int(number[0]), year, *number.span(), True)


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


def _cables(found: Findings, text: str, item: _Item, citing: Citing) -> list[Reference]:
    references: list[Reference] = []
    for cited in cited_cables(text, citing):
        place = item.start + cited.start, item.start + cited.end
        number, inferred = _resolved(found, cited, citing, place)
        words = " ".join(text[cited.start : cited.end].split())
        mrn = number.canonical if number else None
        references.append(Reference(item.label, ReferenceKind.CABLE, words, mrn, inferred, *place))
    return references


def _post_start(match: re.Match[str]) -> int:
    """Return where the words of the station begin, after words that only lead to it."""
    words = match["post"]
    for first in re.finditer(r"\S+", words):
        if station_key(words[first.start() :]):
            return match.start("post") + first.start()
    return match.start("post")


def _written_year(match: re.Match[str], citing: Citing) -> int | None:
    written = match["after"] or match["year"]
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
