"""The TAGS line: index codes for subjects, programs, places, organizations and persons.

Codes are parted by blanks or by commas, may stand in brackets after OVIP (the visitor's name) or be
run together. What is written is kept; a corrected code stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.resources import table_rows
from cablereader.model.span import SpanKind

LABEL = (
    # Blanks in the label; a label that runs into the first code.
    r"(?:T[ ]?A[ ]?G[ ]?S[ ]?[:;][ \t]*|TAGS(?=[A-Z]{4}(?:[ \t,;]|$))"
    r"|(?:TAGS?|TAS|TABS|TGS|TAGES|AGS)"
    r"(?:[ \t]*[:;,.][ \t]*|[ \t]*[/=>\-][ \t]*(?=[A-Z]{4}\b)|[ \t]+-?[ \t]*(?=[A-Z\[(])))"
)
_PIECE = re.compile(
    r"[(\[](?P<person>[A-Za-z][^()\[\]]{1,60})(?:[)\]]|(?=\n|$))"
    r"|[(\[](?P<marking>[CSU]|[CS]//?NF)[)\]]"
    # A visitor, or another person of one's own, whose bracket was never opened.
    r"|(?:(?<=OVIP)|(?<=OREP)|(?<=PINR)|(?<=CASC)|(?<=CVIS)|(?<=OTRA)|(?<=APER))(?:[ ,]{1,2}|[ ]-[ ])"
    r"(?P<visitor>[A-Z][A-Z'’\-]{1,30},[ ]?[A-Z][A-Z.'’\-]{1,20}(?:[ ][A-Z]\.)?)"
    r"(?:[)\]]|(?=[ \t]*(?:[,;\n]|$)))"
    r"|(?P<separator>[,;])"
    r"|(?P<word>[^\s,;()\[\]]+)"
)
_REDACTED = re.compile(r"[Xx]{4,}")
# "NA" alone would be the code of the Netherlands Antilles.
_NO_CODES = re.compile(r"\s*(?:N/A|NONE|NIL|NOT APPLICABLE)[\s.]*", re.IGNORECASE)
_LONGEST_RUN = 40
_AROUND = ".:/-'\"*&+#_|\\"
# A subject code begins with one of nine letters, a program code with K.
_CODE_SHAPE = re.compile(r"[ABCEMOPST][A-Z]{3}|K[A-Z]{3}|[A-Z]{2}")
# Captions and words of other fields that stray into the line.
_NOT_TAGS = frozenset(
    "SIPDIS NOFORN SENSITIVE SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS PAGE SECTION SUBJECT "
    "SUBJ E.O. EO REF REFS TAGS TAG SBU NODIS EXDIS LIMDIS STADIS ORCON FOUO EFTO AND".split()
)


# Words of the lines that say whom a message is for: "DEPT PASS AID".
_OF_PASSING = frozenset(("FOR", "PASS", "FROM", "REPEAT", "DELIVER"))


@cache
def tag_meanings() -> Mapping[str, str]:
    """Return the meaning of each code that the table knows."""
    return {row["code"]: row["meaning"] for row in table_rows("tags.csv")}


@cache
def _corrections() -> Mapping[str, str]:
    return {row["written"]: row["tag"] for row in table_rows("tag_corrections.csv")}


@cache
def _codes_that_run_together() -> frozenset[str]:
    return frozenset(
        row["code"]
        for row in table_rows("tags.csv")
        if row["kind"] in ("subject", "program", "geo")
    )


@cache
def _codes_of_four_letters() -> frozenset[str]:
    rows = table_rows("tags.csv")
    return frozenset(row["code"] for row in rows if row["kind"] in ("subject", "program"))


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    is_person: bool = False


class Tags(NamedTuple):
    """Codes in their right spelling, and as written; the second is empty where they agree."""

    codes: tuple[str, ...]
    as_written: tuple[str, ...]
    misplaced: tuple[tuple[int, int], ...] = ()
    """Places of captions that stand among the codes."""


NO_TAGS = Tags((), ())


def read_tags(found: Findings, start: int, end: int) -> Tags:
    """Read the codes in *start* to *end*, the label left out."""
    if _NO_CODES.fullmatch(found.clean, start, end):
        return NO_TAGS
    codes: list[str] = []
    written: list[str] = []
    misplaced: list[tuple[int, int]] = []
    for word in _terms(_groups(found.clean, start, end)):
        if word.text.upper().strip(".:") in _NOT_TAGS:
            found.defect(
                DefectCode.MISPLACED_WORD,
                f"“{word.text}” stands among the TAGS but is not one.",
                word.start,
                word.end,
            )
            misplaced.append((word.start, word.end))
            continue
        found.span(word.start, word.end, SpanKind.TAG)
        spelled = word.text if word.is_person else word.text.upper()
        written.append(spelled)
        corrected = (spelled,) if word.is_person else corrected_tags(spelled)
        codes += corrected
        if corrected != (spelled,):
            found.defect(
                DefectCode.TAGS_REPAIRED,
                f"“{word.text}” is read as {', '.join(corrected)}.",
                word.start,
                word.end,
            )
    in_order, as_written = tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(written))
    return Tags(in_order, () if as_written == in_order else as_written, tuple(misplaced))


def looks_like_tags(line: str) -> bool:
    """Whether *line* holds nothing but codes, so that it can continue a TAGS line."""
    pieces = [match for match in _PIECE.finditer(line) if not match["separator"]]
    words = [_cleaned(match) for match in pieces if not match["marking"]]
    if not words or not _OF_PASSING.isdisjoint(words):
        return False
    persons = any(match["person"] or match["visitor"] for match in pieces)
    known = sum(_is_code(word) for word in words)
    return known == len(words) or (persons and known > 0) or _all_tag_like(words, known)


def is_unlabeled_tags(line: str) -> bool:
    """Whether *line* is a TAGS line that lost its label: two known codes or more, nothing else."""
    meanings = tag_meanings()
    words = 0
    for match in _PIECE.finditer(line):
        if match["separator"]:
            continue
        word = _cleaned(match)
        if word not in meanings or (words == 0 and len(word) != 4):
            return False
        words += 1
    return words > 1


def _all_tag_like(words: list[str], known: int) -> bool:
    """Whether unknown words are few and shaped like codes: capitals, short, among known ones."""
    return known * 2 >= len(words) and all(word.isupper() and len(word) < 14 for word in words)


def _cleaned(match: re.Match[str]) -> str:
    written = match["word"] or match["person"] or match["visitor"] or ""
    return written.upper().strip(".")


@lru_cache(maxsize=4096)
def _is_code(word: str) -> bool:
    return (
        word in tag_meanings()
        or word in _corrections()
        or (_CODE_SHAPE.fullmatch(word) is not None and len(word) == 4)
        or _split_run(word) is not None
        or _split_at_signs(word) is not None
    )


def _groups(text: str, start: int, end: int) -> list[list[_Word]]:
    """Return the words of the line, parted by its commas."""
    groups: list[list[_Word]] = [[]]
    for match in _PIECE.finditer(text, start, end):
        kind = match.lastgroup or "word"
        if kind == "separator":
            groups.append([])
        elif kind == "marking":
            continue
        elif kind == "visitor" and _is_visitor(match):
            groups[-1].append(
                _Word(" ".join(match["visitor"].split()), *match.span("visitor"), True)
            )
        elif kind == "visitor" or (kind == "person" and _are_codes(match["person"])):
            for part in re.finditer(r"[^\s,;]+", match[kind]):
                start_of = match.start(kind) + part.start()
                groups[-1].append(_Word(part[0], start_of, start_of + len(part[0])))
        elif kind == "person":
            groups[-1].append(_Word(" ".join(match["person"].split()), *match.span("person"), True))
        else:
            word = match["word"].strip(_AROUND)
            if word and not _REDACTED.fullmatch(word):
                place_start = match.start("word") + match["word"].index(word)
                groups[-1].append(_Word(word, place_start, place_start + len(word)))
    return [group for group in groups if group]


def _is_visitor(match: re.Match[str]) -> bool:
    """Whether two words behind OVIP are a name: in "OVIP, PREL, PE" they are the next codes."""
    meanings = tag_meanings()
    known = [word in meanings for word in re.findall(r"[^\s,;]+", match["visitor"].upper())]
    return not all(known) if match[0][-1] in ")]" else not any(known)


def _are_codes(words: str) -> bool:
    """Whether brackets hold codes and not a person: "(PREL, PGOV, PE)"."""
    meanings = tag_meanings()
    return all(word in meanings for word in re.findall(r"[^\s,;]+", words.upper()))


def _terms(groups: list[list[_Word]]) -> list[_Word]:
    """Join the words that are one term: "COUNTRY CLEARANCE", "SAMPLE, JANE" after OVIP."""
    terms: list[_Word] = []
    for group in groups:
        loose: list[_Word] = []
        for word in group:
            if word.is_person or _is_code(word.text.upper()) or word.text.upper() in _NOT_TAGS:
                terms += _joined(loose)
                loose = []
                terms.append(word)
            else:
                loose.append(word)
        terms += _joined(loose)
    return terms


def _joined(words: list[_Word]) -> list[_Word]:
    if len(words) < 2:
        return words
    text = " ".join(word.text for word in words)
    return [_Word(text, words[0].start, words[-1].end)]


@lru_cache(maxsize=4096)
def corrected_tags(written: str) -> tuple[str, ...]:
    """Return the codes meant by *written*, in capitals: itself, one in its place, or several."""
    meanings = tag_meanings()
    if written in meanings:
        return (written,)
    if written in _corrections():
        return (_corrections()[written],)
    repaired = _without_blanks(written) or _without_slip(written)
    if repaired:
        return (repaired,)
    return _split_at_signs(written) or _split_run(written) or (written,)


def _without_blanks(written: str) -> str | None:
    """Return the code that blanks have cut: "PG OV", "P R E L"."""
    letters = written.replace(" ", "")
    return letters if len(letters) == 4 < len(written) and letters in tag_meanings() else None


def _without_slip(written: str) -> str | None:
    """Return the one subject or program code from which a letter too many made *written*.

    No code has five letters, so that "MOPPS" can only be MOPS. Other slips of four letters may be
    codes that the table does not know.
    """
    if len(written) != 5 or not written.isalpha():
        return None
    codes = {written[:at] + written[at + 1 :] for at in range(5)} & _codes_of_four_letters()
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=4096)
def _split_at_signs(written: str) -> tuple[str, ...] | None:
    """Cut "PREL/PGOV" where every part is a code; "AFL-CIO" and "UNGA/C-6" are one."""
    parts = [part for part in re.split(r"[/.:\-+*_|\\&]", written) if part]
    meanings = tag_meanings()
    if len(parts) < 2 or not all(part in meanings and len(part) != 1 for part in parts):
        return None
    return tuple(parts)


@lru_cache(maxsize=4096)
def _split_run(written: str) -> tuple[str, ...] | None:
    """Cut codes that are run together, longest first; only if nothing is left over.

    Behind a subject or program code an organization may stand, or a program the table does not know.
    """
    if not 5 < len(written) < _LONGEST_RUN or written in tag_meanings():
        return None
    pieces: list[str] = []
    position = 0
    while position < len(written):
        piece = _code_at(written, position, is_among_codes=bool(pieces))
        if piece is None:
            return None
        pieces.append(piece)
        position += len(piece)
    # Country codes alone make up many plain words ("SA MP LE").
    known = _codes_of_four_letters()
    return tuple(pieces) if any(piece in known for piece in pieces) else None


def _code_at(written: str, position: int, *, is_among_codes: bool) -> str | None:
    """Return the code that stands at *position* of a run, the longest that there is."""
    codes, meanings = _codes_that_run_together(), tag_meanings()
    for length in (5, 4, 3, 2):
        piece = written[position : position + length]
        if len(piece) < length:
            continue
        is_new_program = length == 4 and piece[0] == "K" and piece.isalpha()
        is_organization = length > 2 and piece in meanings
        if piece in codes or (is_among_codes and (is_organization or is_new_program)):
            return piece
    return None
