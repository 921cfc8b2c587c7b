"""Captions: words that limit distribution, control access or mark a version of the message."""

from __future__ import annotations

import re

# Name in normal form, and the pattern of what is written. Spaced letters are an old custom.
_KNOWN: tuple[tuple[str, str], ...] = (
    ("NOT FOR INTERNET DISTRIBUTION", r"NOT FOR INTERNET(?: DISTRIBUTION)?"),
    ("NOT FOR DISTRIBUTION OUTSIDE USG", r"NOT FOR DISTRIBUTION OUTSIDE (?:THE )?USG"),
    ("FOR OFFICIAL USE ONLY", r"FOR OFFICIAL USE ONLY|FOUO"),
    ("SENSITIVE", r"SENSITIVE BUT UNCLASSIFIED|SBU|SENSITIVE"),
    ("SIPDIS", r"S ?I ?P ?D ?I ?S"),
    ("NODIS", r"N ?O ?D ?I ?S"),
    ("EXDIS", r"E ?X ?D ?I ?S"),
    ("LIMDIS", r"L ?I ?M ?D ?I ?S"),
    ("STADIS", r"S ?T ?A ?D ?I ?S"),
    ("CHEROKEE", r"CHEROKEE"),
    ("ROGER CHANNEL", r"ROGER(?: CHANNEL)?"),
    ("DISSENT CHANNEL", r"DISSENT CHANNEL"),
    ("AGREMENT CHANNEL", r"AGREMENT(?: CHANNEL)?"),
    ("DIRECTOR GENERAL CHANNEL", r"(?:DIRECTOR GENERAL|DIRGEN) CHANNEL"),
    ("EYES ONLY", r"EYES ONLY"),
    ("NOFORN", r"N ?O ?F ?O ?R ?N|NO FOREIGN DISSEM(?:INATION)?"),
    ("ORCON", r"ORCON"),
    ("NOCONTRACT", r"NOCONTRACT"),
    ("PROPIN", r"PROPIN"),
    ("WNINTEL", r"WNINTEL"),
    ("FGI", r"FGI"),
    ("EFTO", r"E ?F ?T ?O"),
    ("AIDAC", r"AIDAC"),
    ("TERREP", r"TERREP"),
    ("CORRECTED COPY", r"C ?O ?R ?R ?E ?C ?T ?E ?D +C ?O ?P ?Y|C O R R E C T E D|CORRECTED COPY"),
)
# To the end of the names; where a station and serial follow, of the codes of three letters.
_COUNTRY = r"(?:[A-Z]{3}|FVEY|ACGU|NATO|ISAF|MCFI|KFOR)"
_RELEASE = (
    r"(?:RELEASABLE|REL) TO (?:[A-Z](?:[A-Z ,]|/(?!/)){1,60}(?![A-Z ,/]{0,60}\d)"
    rf"|{_COUNTRY}(?:(?:, ?|/| AND | ){_COUNTRY}\b)*)"
)
_CAPTION = re.compile(
    r"(?<![A-Z0-9])(?=[ACDEFLNOPRSTW])(?:"
    + "|".join(f"(?P<c{number}>{pattern})" for number, (_, pattern) in enumerate(_KNOWN))
    + f"|(?P<release>{_RELEASE})"
    + r")(?![A-Z0-9])",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s/,;:.()*\-]*")
_OPENING = re.compile(_REST.pattern + _CAPTION.pattern, re.IGNORECASE)
# A corrected copy says why, in brackets or after a dash.
_REASON = re.compile(r"[\s\-:]*(?:\([^()\n]{0,200}\)|-[^\n]{0,120}|(?:DUE TO|FOR) [^\n]{0,120})")


# "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY"
_HANDLING = re.compile(
    r"[\s\-;,.:/]*(?:PLEASE\s+)?(?:PROTECT|HANDLE|SAFEGUARD)\b[^\n]{0,60}", re.IGNORECASE
)
_FOR_WHOM = re.compile(r"[ \t]+FOR\b[^\n]*", re.IGNORECASE)
# These open no other phrase: "EXDIS SALT", "NODIS FOR THE SECRETARY FROM THE AMBASSADOR".
_SURE_TO_LEAD = frozenset(
    (
        *("SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "CHEROKEE", "EYES ONLY"),
        *("NOFORN", "ORCON", "NOCONTRACT", "WNINTEL"),
    )
)


def find_captions(text: str, start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """Return (name, start, end) of each caption in *text[start:end]*, in order."""
    return tuple(
        (_name(match), match.start(), match.end()) for match in _CAPTION.finditer(text, start, end)
    )


def read_caption_line(text: str, start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """Return the captions of a line that holds nothing else; empty for any other line.

    "NOFORN SIPDIS" is a caption line; "DEPT FOR WHA, SENSITIVE TO DELAY" is not.
    """
    # The line may begin inside another one, behind a letter or figure.
    line = text[start:end]
    if not _OPENING.match(line):
        return ()
    captions: list[tuple[str, int, int]] = []
    position = 0
    for name, caption_start, caption_end in find_captions(line, 0, len(line)):
        if caption_start < position:
            # A caption named in the reason for a correction is not one of this message.
            continue
        if not _REST.fullmatch(line, position, caption_start):
            return ()
        captions.append((name, start + caption_start, start + caption_end))
        position = caption_end
        if name == "CORRECTED COPY" and (reason := _REASON.match(line, position)):
            position = reason.end()
        elif name == "EYES ONLY" and (whom := _FOR_WHOM.match(line, position)):
            position = whom.end()
        elif handling := _HANDLING.match(line, position):
            position = handling.end()
    return tuple(captions) if _REST.fullmatch(line, position) else ()


def leading_captions(text: str, start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """Return the captions that *text[start:end]*, a line of other words, begins with."""
    if not _OPENING.match(text, start, end):
        return ()
    leading: list[tuple[str, int, int]] = []
    position = start
    for caption in find_captions(text, start, end):
        name, caption_start, position_after = caption
        if name not in _SURE_TO_LEAD or not _REST.fullmatch(text, position, caption_start):
            break
        leading.append(caption)
        position = position_after
    return tuple(leading)


def _name(match: re.Match[str]) -> str:
    group = match.lastgroup or "release"
    if group == "release":
        return " ".join(match[0].upper().split()).rstrip(" ,/").replace("RELEASABLE", "REL")
    return _KNOWN[int(group[1:])][0]
