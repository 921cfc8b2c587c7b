"""The name that signs a telegram, in a line at its end.

The signer is the chief of mission or the Secretary, by surname, in capitals or not. A title, the
close of a letter ("BEST REGARDS") or a signature's sign (/S/) may stand about the name.
"""

from __future__ import annotations

import re

_PARTICLE = r"(?:DE LA|DE|DU|VON|VAN DER|VAN|LA|LE|MC|MAC|ST\.)"
_INITIALS = r"(?:[A-Z]\.[ ]?){0,3}"
_CAPITAL_NAME = (
    rf"{_INITIALS}(?:{_PARTICLE} )?(?:Mc|Mac|De|Di|La|Le|Van|Von|[OD],)?"
    r"[A-Z][A-Z'’]+(?:-[A-Z][A-Z'’]+)?(?: (?:[A-Z](?:\. ?| )){1,2}[A-Z][A-Z'’\-]+)?"
    r"(?: [A-Z][A-Z'’\-]+){0,2}"
)
_MIXED_NAME = (
    r"(?:(?:de|du|der|den|van|von|la|le|De|Du|Van|Von|La|Le) ){0,2}"
    rf"{_INITIALS}(?:O['’]|Mc|Mac|De|Di|Du|La|Le|Van|Von)?[A-Z][a-z]+(?:[A-Z][a-z]+)?"
    r"(?: [A-Z]\.(?= [A-Z][a-z]))?(?:[\- ][A-Z][a-z]+(?:[A-Z][a-z]+)?)?"
)
_TITLE = (
    r"(?i:(?:ACTING[ ])?(?:CHARGE(?:[ ]D['’, ]?[ ]?AFFAIRES)?(?:,?[ ]A\.?[ ]?I\.?)?|AMBASSADOR"
    r"|CONSUL[ ]GENERAL|CONSUL|PRINCIPAL[ ]OFFICER|DCM|CDA|SECRETARY)|ACTING|CG|AMB\.?|A\.?I\.?)"
)
_QUOTED = r"(?i:UNQUOTE|UNQTE|END (?:OF )?(?:QUOTE|UNQUOTE))"
_CLOSE = rf"(?i:(?:(?:BEST|WARM|KIND|WARMEST|KINDEST)[ ])?REGARDS|SINCERELY|BEST|{_QUOTED})"
_TITLE_ALONE = re.compile(rf"\(?{_TITLE}[.,)]*")
# Signs that drafters put about the name.
_AROUND = " \t\"'*/()[],;:-"
_BEFORE_NAME = re.compile(
    rf"(?:{_CLOSE}[ \t.,:;-]+)?(?:(?:/[Ss]/|(?i:SIGNED|SGD)[.:]?(?=[ \t]))[ \t]*)?"
    rf"(?:{_TITLE}[ \t,:]+(?=[A-Za-z]))?"
)
_BEHIND_NAME = re.compile(rf"(?:[ \t]*[,(][ \t]*{_TITLE}\)?|[ \t]+(?:N{{3,5}}|BT))?[ \t]*$")
_LONGEST_BEHIND = 40
_CAPITALS_ALONE = re.compile(rf"(?P<name>{_CAPITAL_NAME})(?:[ \t]{{0,4}}[#.]{{1,3}}\d?)?")
_MIXED_ALONE = re.compile(rf"(?P<name>{_MIXED_NAME})(?:[ \t]{{0,4}}[#.])?")
_SURNAME = re.compile(r"[A-Z][A-Z'’]+(?:-[A-Z][A-Z'’]+)?")
# The stop of a person's title or initial ends no sentence: "he met Mr. Sample", "he met J. Sample".
_NO_TITLE = (
    r"(?<![\s(][A-Z]\.)"
    r"(?<!\b[A-Z]r\.)(?<!\b[A-Z]R\.)(?<!\b[DM]s\.)(?<!\bM[RS]S\.)(?<!\bMS\.)(?<!\bMrs\.)(?<!\bGen\.)"
    r"(?<!\bGEN\.)(?<!\bCol\.)(?<!\bCOL\.)(?<!\bMaj\.)(?<!\bLt\.)(?<!\bSen\.)(?<!\bSEN\.)(?<!\bRep\.)"
    r"(?<!\bREP\.)(?<!\bAmb\.)(?<!\bAMB\.)(?<!\bSt\.)(?<!\bGov\.)(?<!\bGOV\.)(?<!\bProf\.)"
    r"(?<!\bPROF\.)(?<!\bPres\.)(?<!\bCapt\.)(?<!\bAdm\.)(?<!\bBrig\.)"
)
_CAPITALS_BEHIND_TEXT = re.compile(
    rf"(?:[.!?)\]\"”']{_NO_TITLE}[ \t]{{1,50}}|\.(?=[A-Z]{{4}})|\bEND (?:COMMENT|SUMMARY|NOTE|TEXT) "
    # Words that end a passage stand before the name, not in it.
    rf"|\b{_CLOSE}[.,]?[ \t]{{1,50}})(?:/S/[ \t]*)?"
    rf"(?P<name>(?!END |[^\n]*\bUNQ(?:UO)?TE\b){_CAPITAL_NAME})[ \t]*[#.]{{0,3}}[ \t]*$"
)
_MIXED_BEHIND_TEXT = re.compile(
    rf"[.!?)\]\"”]{_NO_TITLE}[ \t]{{1,4}}(?P<name>{_MIXED_NAME})[ \t]*#?[ \t]*$"
)
_LONGEST_BEHIND_TEXT = 100
_NEVER_NAMES = frozenset(
    "END TEXT SUMMARY COMMENT POINTS NOTE BEGIN PAGE SECTION UNCLASSIFIED CONFIDENTIAL SECRET "
    "TOP UNCLAS NNNN BT SIPDIS NOFORN SENSITIVE LIMITED OFFICIAL USE BACKGROUND INTRODUCTION "
    "CONCLUSION ATTACHMENT ANNEX AGENDA REGARDS THANKS APPROVED CLEARED DRAFTED DECLASSIFIED "
    "NOTAL PREVIOUS PARAGRAPH QUOTE UNQUOTE CABLE MESSAGE TALKING BIO ACTION REQUEST "
    "REQUESTED MINIMIZE CONSIDERED SEPTEL REFTEL THE AND OF "
    # The last words of a request, and what was said about declassification in the 1970s.
    "PLEASE PLS ADVISE SOONEST THANK YOU LUCK SENDS DECONTROL RECEIPT UPON EXEMPT GDS XGDS DECLASSIFY "
    "DISTRIBUTION EXDIS NODIS LIMDIS STADIS UNQTE SINCERELY ACTING "
    # What the operator says about a message.
    "FOLLOW FOLLOWS RECEIVED AS CORRECTION CORRECTIONS OMISSION GARBLED TRANSMITTED DELIVERED "
    # A short sentence: "HE DRINKS."
    "HE SHE IT THEY WE YOU THIS THESE WAS WERE IS ARE HAS HAVE NOT "
    # An office signs with the name of its chief.
    "EMBASSY AMEMBASSY CONSULATE AMCONSUL USMISSION MISSION DEPARTMENT OFFICE BUREAU".split()
)
_WORD = re.compile(r"[A-Za-z'’]+")
_REDACTED = re.compile(r"X{4,}", re.IGNORECASE)


def is_title(line: str) -> bool:
    """Whether a line below a name is the signer's title."""
    return _TITLE_ALONE.fullmatch(line.strip()) is not None


def is_surname(line: str) -> bool:
    """Whether a line is a surname in capitals and nothing else."""
    return _SURNAME.fullmatch(line) is not None and _is_name(line)


def capitals_alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a name in capitals that fills the line *start* to *end*."""
    return _alone(_CAPITALS_ALONE, text, start, end)


def mixed_alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a name in mixed case that fills the line *start* to *end*."""
    return _alone(_MIXED_ALONE, text, start, end)


def name_behind_text(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of a name that stands behind the last sentence of a line."""
    for pattern in (_CAPITALS_BEHIND_TEXT, _MIXED_BEHIND_TEXT):
        match = pattern.search(text, max(start, end - _LONGEST_BEHIND_TEXT), end)
        if match and _is_name(match["name"]):
            return match.span("name")
    return None


def inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the line *start* to *end* without the signs about its words, and what stands behind."""
    line = text[start:end]
    if not line.lstrip().startswith(("- ", "-- ", "* ", "/S/", "/s/")):
        start = end - len(line.lstrip(_AROUND))
    behind = _BEHIND_NAME.search(text, max(start, end - _LONGEST_BEHIND), end)
    end = behind.start() if behind else end
    return start, start + len(text[start:end].rstrip(_AROUND))


def _alone(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int] | None:
    if _TITLE_ALONE.fullmatch(text, start, end):
        return None
    before = _BEFORE_NAME.match(text, start, end)
    match = pattern.fullmatch(text, before.end() if before else start, end)
    return match.span("name") if match and _is_name(match["name"]) else None


def _is_name(name: str) -> bool:
    words = _WORD.findall(name.upper())
    return (
        not any(word in _NEVER_NAMES for word in words)
        and not _REDACTED.search(name)
        and not _TITLE_ALONE.fullmatch(name)
        # What operators type to end a tape: "YYYY".
        and len(set(name)) > 1
    )
