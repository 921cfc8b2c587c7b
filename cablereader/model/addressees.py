"""One addressee: ``[routing indicator/] name [precedence] [serial]``."""

from __future__ import annotations

import re

from cablereader.model.cable import Addressee

# The slash may be missing, if what follows can only be a station.
_ROUTING = re.compile(
    r"[ \t]*(?P<routing>R[A-Z]{3,7}(?=[ ]?/)"
    r"|R[UH][A-Z]{4}(?=[ ](?:AM|SEC|US|DEPT|DIA|CIA|NSC|JOINT|CJCS|WHITE)))[ ]?/?[ ]?"
)
_GLUED = re.compile(r"(FLASH|IMMEDIATE|PRIORITY|ROUTINE)(\d{4})")
_SERIAL = re.compile(r"\d{3,5}(?:-\d{2,5})?")
_PRECEDENCES = {
    "FLASH": "FLASH",
    "NIACT": "NIACT IMMEDIATE",
    "IMMEDIATE": "IMMEDIATE",
    "PRIORITY": "PRIORITY",
    "ROUTINE": "ROUTINE",
    # Slips that were sent.
    "PIORITY": "PRIORITY",
    "PRIORTY": "PRIORITY",
    "PRIORITTY": "PRIORITY",
    "IMMEDIAT": "IMMEDIATE",
    "IMMEDATE": "IMMEDIATE",
}


def read_addressee(text: str, start: int, end: int) -> Addressee | None:
    """Return the addressee on *text[start:end]*; None where no name stands.

    An addressee without a precedence of its own takes that of the date line; it is not filled in
    here. The serial counts messages from station to station and is no reference number.
    """
    content = text[start:end].rstrip(" \t.;,")
    routing = _ROUTING.match(text, start, start + len(content))
    name_start = routing.end() if routing else start
    words = text[name_start : start + len(content)].split()
    glued = _GLUED.fullmatch(words[-1]) if len(words) > 1 else None
    if glued:
        words[-1:] = glued.groups()
    serial = words.pop() if len(words) > 1 and _SERIAL.fullmatch(words[-1]) else None
    precedence = _PRECEDENCES.get(words[-1]) if len(words) > 1 else None
    if precedence:
        words.pop()
        if precedence == "IMMEDIATE" and len(words) > 1 and words[-1] == "NIACT":
            words.pop()
            precedence = "NIACT IMMEDIATE"
    if not words:
        return None
    first = routing.start("routing") if routing else start + len(content) - len(content.lstrip())
    return Addressee(
        name=" ".join(words),
        routing=routing["routing"] if routing else None,
        precedence=precedence,
        serial=serial,
        start=first,
        end=start + len(text[start:end].rstrip()),
    )
