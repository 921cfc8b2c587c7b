"""The end of a message: signer, notes after the signer, end-of-transmission signs.

The signer is the chief of mission or the Secretary, by surname, not the drafter. It stands on a line
of its own or at the end of the last line of text, in capitals or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablereader.model.findings import Findings
from cablereader.model.markings import MARKING
from cablereader.model.span import SpanKind

_END_SIGN = re.compile(
    r"[ \t]*(?:[#.]+|=*[ ]?(?:CABLE ENDS|END (?:OF )?(?:MESSAGE|CABLE))\.?[ ]?=*"
    r"|N{3,5}(?:MAFVVZCZ)?|BT|#\d{4}|<< ?END OF DOCUMENT ?>>|END (?:OF )?CABLE TEXT\.?|>+"
    r"|\*{3}[^\n]*\*{3}[^\n]*|UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET"
    r"|TOP SECRET|C O N F I D E N T I A L|S E C R E T|T O P S E C R E T|U N C L A S S I F I E D)"
    r"[ \t]*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[ \t]*(?:\(?NOTE(?: BY\b|:)[^\n]*"
    r"|(?:DRAFTED|CLEARED|APPROVED|CLEARANCES?|DRAFTER)\b[ \t]*(?:BY)?[ \t]*:?[^\n]*"
    r"|(?:DECLASSIFIED|US DEPARTMENT OF STATE|EO SYSTEMATIC REVIEW)\b[^\n]*|MINIMIZE CONSIDERED\.?"
    r"|\([^()\n]{3,120}\)|\([A-Z][^()\n]{3,120}|[^()\n]{3,120}\)"
    r"|\d{1,2} [A-Z]{3,9} \d{4}|[A-Z]{3,9} \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{2,4}|[-=*_]{3,}"
    r"|VISIT [A-Z' ]+WEB ?SITE[^\n]*|HTTPS?:[^\n]*)[ \t]*",
    re.IGNORECASE,
)
_PARTICLE = r"(?:DE LA|DE|DU|VON|VAN DER|VAN|LA|LE|MC|MAC|ST\.)"
_INITIALS = r"(?:[A-Z]\.[ ]?){0,3}"
_CAPITAL_NAME = (
    rf"{_INITIALS}(?:{_PARTICLE} )?(?:Mc|Mac|De|Di|La|Le|Van|Von)?"
    r"[A-Z][A-Z'’]+(?:-[A-Z][A-Z'’]+)?(?: [A-Z][A-Z'’\-]+){0,2}"
)
_MIXED_NAME = (
    r"(?:(?:de|du|der|den|van|von|la|le|De|Du|Van|Von|La|Le) ){0,2}"
    r"(?:O['’]|Mc|Mac|De|Di|Du|La|Le|Van|Von)?[A-Z][a-z]+(?:[A-Z][a-z]+)?"
    r"(?:[\- ][A-Z][a-z]+(?:[A-Z][a-z]+)?)?"
)
_OWN_LINE_CAPITALS = re.compile(
    rf"(?P<name>{_CAPITAL_NAME})(?:[ \t]{{0,4}}[#.]\d?|[ \t]+(?:NNNN|BT))?"
)
_OWN_LINE_SURNAME = re.compile(r"[A-Z][A-Z'’]+(?:-[A-Z][A-Z'’]+)?")
_OWN_LINE_MIXED = re.compile(rf"(?P<name>{_MIXED_NAME})(?:[ \t]{{0,4}}[#.])?")
_LINE_END_CAPITALS = re.compile(
    rf"(?:[.!?)\]\"”'][ \t]{{1,12}}|\.(?=[A-Z]{{4}})|\bEND (?:COMMENT|SUMMARY|NOTE|TEXT) )"
    rf"(?P<name>{_CAPITAL_NAME})[ \t]*[#.]?[ \t]*$"
)
_LINE_END_MIXED = re.compile(rf"[.!?)\]\"”][ \t]{{1,4}}(?P<name>{_MIXED_NAME})[ \t]*#?[ \t]*$")
_NEVER_NAMES = frozenset(
    "END TEXT SUMMARY COMMENT POINTS NOTE BEGIN PAGE SECTION UNCLASSIFIED CONFIDENTIAL SECRET "
    "TOP UNCLAS NNNN BT SIPDIS NOFORN SENSITIVE LIMITED OFFICIAL USE BACKGROUND INTRODUCTION "
    "CONCLUSION ATTACHMENT ANNEX AGENDA REGARDS THANKS APPROVED CLEARED DRAFTED DECLASSIFIED "
    "NOTAL PREVIOUS PARAGRAPH QUOTE UNQUOTE CABLE MESSAGE TALKING BIO ACTION REQUEST "
    "REQUESTED MINIMIZE CONSIDERED SEPTEL REFTEL THE AND OF".split()
)
_ITEM = re.compile(r"[ \t]*\(?(?:\d{1,3}|[A-Za-z])[.)]")
_SIGN_BEHIND = re.compile(r"[ \t]+(?:N{3,5}|BT)$")
# Signs that drafters put about the name.
_AROUND = ' \t"*/()[],;:-'
_SENTENCE_GOES_ON = re.compile(
    r"\b(?:of|the|to|for|by|with|and|in|from|at|a|an|on|or|its|their|that|via|per)[ \t]*$"
)
_SENTENCE_END = re.compile(r"[.!?:;)\"”\]*=_-][ \t]*$")
_WINDOW = 1200
_MOST_NOTES = 6


@dataclass(slots=True)
class Closing:
    """Who signed, and where the body ends (before a signer's own line, or at the last of the text)."""

    body_end: int
    signers: tuple[str, ...] = ()
    place: tuple[int, int] | None = None


def is_end_sign(line: str) -> bool:
    """Whether a line after the signer only closes the transmission; others are remarks."""
    return _END_SIGN.fullmatch(line) is not None


def read_closing(found: Findings, body_start: int, text_end: int) -> Closing:
    """Read the end of the text at *text_end*; *body_start* is as far up as it may look."""
    text = found.text
    floor = max(body_start, len(text[:text_end].rstrip()) - _WINDOW)
    lines = _last_lines(found.clean, floor, text_end)
    trailers: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    closing: Closing | None = None
    while lines and closing is None:
        if _END_SIGN.fullmatch(text, *lines[-1]):
            trailers.append(lines.pop())
            continue
        closing = _signed(text, lines)
        if closing is None:
            if len(notes) >= _MOST_NOTES or not _NOTE.fullmatch(text, *lines[-1]):
                break
            notes.append(lines.pop())
    if closing is None:
        lines += reversed(notes)
        closing = Closing(lines[-1][1] if lines else body_start)
    else:
        trailers += notes
    for start, end in trailers:
        found.span(start, end, SpanKind.TRAILER)
    if closing.place:
        found.span(*closing.place, SpanKind.SIGNER)
    return closing


def _last_lines(text: str, floor: int, text_end: int) -> list[tuple[int, int]]:
    """Return the places of the lines with text from *floor* on."""
    lines: list[tuple[int, int]] = []
    position = (
        text.rfind("\n", 0, floor) + 1 if floor and text[floor - 1 : floor] != "\n" else floor
    )
    position = max(position, 0)
    for line in text[position:text_end].split("\n"):
        if line.strip():
            lines.append((position, position + len(line)))
        position += len(line) + 1
    return lines


def _signed(text: str, lines: list[tuple[int, int]]) -> Closing | None:
    if not lines:
        return None
    start, end = lines[-1]
    above = text[lines[-2][0] : lines[-2][1]] if len(lines) > 1 else ""
    line = text[start:end]
    if not line.lstrip().startswith(("- ", "-- ", "* ")):
        start = end - len(line.lstrip(_AROUND))
    end -= len(line) - len(line.rstrip(_AROUND))
    sign = _SIGN_BEHIND.search(text, max(start, end - 12), end)
    end = sign.start() if sign else end
    for pattern in (_OWN_LINE_CAPITALS, _OWN_LINE_MIXED):
        own = pattern.fullmatch(text, start, end)
        if own and len(lines) > 1 and _is_name(own["name"]):
            if _SENTENCE_GOES_ON.search(above) and lines[-2][1] + 1 == lines[-1][0]:
                continue
            mixed = pattern is _OWN_LINE_MIXED
            if not _SENTENCE_END.search(above) and _is_last_word(text, lines[-2][1], start, mixed):
                continue
            return _with_second_signer(
                text, lines, Closing(start, (own["name"],), own.span("name"))
            )
    for pattern in (_LINE_END_CAPITALS, _LINE_END_MIXED):
        tail = pattern.search(text, max(start, end - 60), end)
        if tail and _is_name(tail["name"]) and not _ends_list(text[start:end], above):
            return Closing(tail.start("name"), (tail["name"],), tail.span("name"))
    return None


def _ends_list(line: str, above: str) -> bool:
    """Whether the last line is an item like the one above: "1. Paint", "2. Rope"."""
    is_short = len(above) < 60 and not MARKING.search(above)
    return bool(_ITEM.match(line)) and bool(_ITEM.match(above)) and is_short


def _with_second_signer(text: str, lines: list[tuple[int, int]], closing: Closing) -> Closing:
    """Add a surname on the line above, where two officers signed."""
    if len(lines) < 3 or closing.place is None:
        return closing
    start, end = lines[-2]
    above = text[lines[-3][0] : lines[-3][1]]
    other = _OWN_LINE_SURNAME.fullmatch(text[start:end].strip())
    if other is None or not _is_name(other[0]) or not _SENTENCE_END.search(above):
        return closing
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Closing(start, (other[0], *closing.signers), (start, closing.place[1]))


def _is_last_word(text: str, above_end: int, start: int, mixed: bool) -> bool:
    """Whether the last line ends the sentence above it: no blank line between, no stop before."""
    return mixed and "\n\n" not in text[above_end : start + 1].replace(" ", "")


def _is_name(name: str) -> bool:
    words = re.findall(r"[A-Za-z'’]+", name.upper())
    return (
        not any(word in _NEVER_NAMES for word in words)
        and not re.search(r"X{4,}", name.upper())
        and len(name) > 1
    )
