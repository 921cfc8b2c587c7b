"""One addressee: ``[routing indicator/] name [precedence] [serial]``."""

from __future__ import annotations

import re

from cablereader.model.cable import Addressee

_ADDRESSEE = re.compile(
    r"""[ \t]*
    (?:(?P<routing>R[A-Z]{3,7})[ ]?/[ ]?)?
    (?P<name>[^\n]*?)
    (?:[ \t]+(?P<precedence>FLASH|NIACT[ ]IMMEDIATE|NIACT|IMMEDIATE|PRIORITY|ROUTINE
        |PIORITY|PRIORTY|PRIORITTY|IMMEDIAT|IMMEDATE))?
    (?:[ \t]+(?P<serial>\d{3,5}(?:-\d{2,5})?))?
    [ \t.;,]*""",
    re.VERBOSE,
)
_PRECEDENCE_SLIPS = {
    "PIORITY": "PRIORITY",
    "PRIORTY": "PRIORITY",
    "PRIORITTY": "PRIORITY",
    "IMMEDIAT": "IMMEDIATE",
    "IMMEDATE": "IMMEDIATE",
    "NIACT": "NIACT IMMEDIATE",
}


def read_addressee(text: str, start: int, end: int) -> Addressee | None:
    """Return the addressee on *text[start:end]*; None where no name stands.

    An addressee without a precedence of its own takes that of the date line; it is not filled in
    here. The serial counts messages from station to station and is no reference number.
    """
    match = _ADDRESSEE.fullmatch(text, start, end)
    if not match:
        return None
    name = " ".join(match["name"].split())
    if not name:
        return None
    precedence = match["precedence"]
    if precedence:
        precedence = " ".join(precedence.split())
        precedence = _PRECEDENCE_SLIPS.get(precedence, precedence)
    first = "routing" if match["routing"] else "name"
    return Addressee(
        name=name,
        routing=match["routing"],
        precedence=precedence,
        serial=match["serial"],
        start=match.start(first),
        end=start + len(text[start:end].rstrip()),
    )
