"""The line that says who classified the message, and for which reasons.

``Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b) and (d).`` Reasons are those of section
1.5 of E.O. 12958, and of section 1.4 after its amendment in March 2003.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablereader.model.findings import Findings
from cablereader.model.protection.markings import MARKING
from cablereader.model.span import SpanKind
from cablereader.model.text.plain_text import on_one_line

# The word with a letter lost, doubled or changed for its neighbor.
_CLASSIFIED = r"C[LA]{1,2}S{1,3}[IF]{2,4}[EI]{0,2}D{1,2}"
# Machine and drafter may each have set a label: "Classified By: CLASSIFIED BY DCM JANE SAMPLE".
_SECOND_LABEL = (
    r"(?:(?:\((?:U|SBU|C|S)\)[ \t]*)?CLASSIFIED[ \t]+BY\b[ \t]*[:;]?[ \t]*"
    r"|DERIVED[ \t]+FROM\b[ \t]*:?[ \t]*)?"
)
LABEL = (
    r"(?:CLASSIFIED(?:[ \t]+BY)?[ \t]*[:;](?:[ \t]*BY:?)?"
    rf"|(?:(?:ORIGINALLY|DRAFTED[ \t]+AND)[ \t]+)?{_CLASSIFIED}[ \t]*(?:BY|PER)\b[ \t]*[:;]?"
    r"|CLASS(?:\.|IFICATION)?[ \t]+BY\b[ \t]*:?|DERIVED[ \t]+FROM\b[ \t]*:?"
    r"|REASON(?:S|\(S\))?(?:[ \t]+FOR[ \t]+CLASSIFICATION)?[ \t]*(?::|(?=1\.[456]))"
    r"|DECLASSIFY[ \t]+ON[ \t]*:)[ \t]*" + _SECOND_LABEL
)
# The label with a line break in it, and perhaps a page line, which is blanked.
BROKEN_LABEL = re.compile(r"[ \t]*CLASSIFIED[ \t]*\n\s{0,250}+BY\b[ \t]*:?[ \t]*", re.IGNORECASE)
LABEL_PATTERN = re.compile(rf"[ \t\n]*{LABEL}", re.IGNORECASE)
# Hard wraps fall anywhere, inside "REAS-ONS" and inside "1.-4": a break may stand between letters,
# and with it a page line, which is blanked.
_WRAP = r"(?:[ \t]{0,2}\n(?:[ \t]{0,100}\n){0,8})?"


def _wrapped(word: str) -> str:
    """Return a pattern for *word* that a line break may cut anywhere, blanks before it."""
    return _WRAP.join(word)


_REASON_WORD = (
    rf"(?:{_wrapped('REASON')}{_WRAP}(?:\({_WRAP}S{_WRAP}\)|[ ]?S)?"
    r"|(?:RESON|REAON|REASN|RESAON|RAESON|REASO)S?)"
)
_ORDER = r"E\.?O\.?\s{0,3}\d{5}[\s,:;.]{0,4}"
_SECTION_WORD = r"(?:SEC(?:TIONS?|\.)?|PARA(?:GRAPH)?S?)\s{0,3}"


def _section_number(first: str, order: str, stop: str) -> str:
    gap = rf"(?:[{stop}]?\s{{0,3}}[{stop}]?\s{{0,3}}|[{stop}]\s{{4,250}})"
    return rf"(?:{order})?(?:{_SECTION_WORD})?{first}{gap}[456]"


_SECTION_NUMBER = _section_number("1", _ORDER, ".,")
# Behind the word "reasons" a letter may stand for the figure, and the order's number alone before it.
_SECTION_BEHIND_REASON = _section_number("[1LI]", rf"{_ORDER}|\d{{5}}[\s,:;.]{{1,4}}", ".,/")
# A page line that stood in the clause leaves as many blanks.
_CLAUSE = re.compile(
    rf"[\s,;:.(\-/]{{0,12}}(?:\b(?:AND|{_wrapped('FOR')}|PER|DUE TO|UNDER|BY|PURSUANT TO|IN ACCORDANCE WITH"
    r"|BASED ON|ON THE BASIS OF)\b[\s:]{0,99}+){0,4}(?:\bTHE\s{1,3})?"
    rf"(?:(?:{_ORDER})?(?:FOR\s{{1,3}})?(?:FOLLOWING\s{{1,3}})?\b{_REASON_WORD}(?![A-Za-z])[\s:.]{{0,99}}+"
    r"(?:(?:OF|IN|UNDER|STATED IN|CITED IN|SET FORTH IN|LISTED IN|FROM|PER)\s{1,3})?"
    rf"(?:{_SECTION_BEHIND_REASON})?"
    rf"|(?<![\d.]){_SECTION_NUMBER}(?=\s?[.,]?\s?[\s(]))",
    re.IGNORECASE,
)
_HYPHEN_BREAK = re.compile(r"(?<=[A-Za-z])-[ \t]*\n\s*(?=[A-Za-z])")
# The letter of an office, "INR/I.", is no initial.
_STOP_OF_ABBREVIATION = re.compile(r"(?<!/)\b(?:JR|SR|[A-Z])\.$", re.IGNORECASE)
_JOINS_REASONS = re.compile(r"[\s,;]+(?:FOR|PER)$", re.IGNORECASE)
_LETTERS = re.compile(
    # A line break may part the word AND; its first letter is no reason.
    r"\(?\s*(?<![A-Z])(?!A\s{0,2}\n\s{0,250}ND\b)([A-H])\b(?!\.?\s?O\.)\s*[)\]}\"]?(?:\s*(-|THRU|THROUGH|TO)\s*\(?\s*([A-H])\b\s*\)?)?",
    re.IGNORECASE,
)
_LETTER_LIST = re.compile(
    r"[\s.,:\-]*(?:(?:(?:SUB)?PARA(?:GRAPH)?S?|REASONS?)\s*)?"
    r"(?:[(\[{\"]?\s*(?<![A-Z])[A-H]\b(?!\.?\s?O\.)\s*,?[)\]}\"]?"
    rf"(?:&amp;|[\s,/&;.+\-]|\b{_wrapped('AND')}\b|\bOR\b|\bTHRU\b|\bTHROUGH\b"
    r"|1\.\s*[456]|\bREASONS?\b)*)+",
    re.IGNORECASE,
)
# Letters run together, in their order: "1.4 (bd)".
_RUN_OF_LETTERS = re.compile(r"[\s.,:(\[]{0,4}(?P<letters>(?=[A-D]{2})A?B?C?D?)\b", re.IGNORECASE)
_SECTION_AFTER_WORDS = re.compile(rf"[^()\d]{{1,60}}{_SECTION_NUMBER}", re.IGNORECASE)
_DERIVED_LETTERS = re.compile(
    r"\s((?:\(?[A-H]\)?(?:\s*(?:,|/|AND|&)\s*|\s*$))+)\.?$", re.IGNORECASE
)


_LONGEST = 4_000
"""Characters; the longest authority known, with the titles of two officers, has some 400."""


class Authority(NamedTuple):
    """The officer with title as written, None for derived classification; reason letters."""

    classified_by: str | None
    reasons: tuple[str, ...]


def read_authority(found: Findings, start: int, end: int, *, derived: bool) -> Authority:
    """Read what follows the label in *start* to *end*.

    The officer's words are joined to one line and end before the clause of reasons.
    """
    end = min(end, start + _LONGEST)
    text = found.clean[start:end]
    clause = _CLAUSE.search(text)
    marking = MARKING.match(text)
    name_start = marking.end() if marking else 0
    name_end = clause.start() if clause else len(text)
    reasons = _reasons(found, start + clause.end(), end) if clause else ()
    if derived:
        return Authority(None, reasons or _derived_reasons(text))
    found.span(start + name_start, start + name_end, SpanKind.CLASSIFIER)
    if clause and _STOP_OF_ABBREVIATION.search(text, 0, clause.start() + 1):
        name_end += 1
    written = _HYPHEN_BREAK.sub("-", text[name_start:name_end])
    name = on_one_line(written).strip(" ,;:-")
    name = _JOINS_REASONS.sub("", name)
    if name.endswith(".") and not _STOP_OF_ABBREVIATION.search(name):
        # The form's empty places leave their signs: "JANE SAMPLE, , ."
        name = name[:-1].rstrip(" ,;:-")
    return Authority(name or None, reasons)


def read_reasons(found: Findings, start: int, end: int) -> tuple[str, ...]:
    """Read the letters of a REASON line that stands apart: ``REASON: 1.4 (B), (D)``."""
    section = re.compile(rf"\s*(?:{_SECTION_NUMBER})?", re.IGNORECASE).match(
        found.clean, start, end
    )
    return _reasons(found, section.end() if section else start, end)


def _reasons(found: Findings, start: int, end: int) -> tuple[str, ...]:
    run = _RUN_OF_LETTERS.match(found.clean, start, end)
    if run:
        found.span(start, run.end(), SpanKind.REASON)
        return tuple(run["letters"].lower())
    listed = _LETTER_LIST.match(found.clean, start, end)
    if not listed:
        # "for reasons of national security, 1.4 (b)"
        words = _SECTION_AFTER_WORDS.match(found.clean, start, end)
        listed = _LETTER_LIST.match(found.clean, words.end(), end) if words else None
    if not listed:
        return ()
    found.span(start, listed.end() - len(listed[0]) + len(listed[0].rstrip()), SpanKind.REASON)
    return _letters(listed[0])


def _letters(text: str) -> tuple[str, ...]:
    letters: list[str] = []
    for match in _LETTERS.finditer(text):
        first = match[1].lower()
        last = match[3].lower() if match[3] else first
        letters += [chr(code) for code in range(ord(first), ord(last) + 1)]
    return tuple(dict.fromkeys(letters))


def _derived_reasons(text: str) -> tuple[str, ...]:
    match = _DERIVED_LETTERS.search(" ".join(text.split()))
    return _letters(match[1]) if match else ()
