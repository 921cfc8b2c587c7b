"""Text dumps: five lines of metadata, then the message.

Identifier, title (which may be cut or empty), date, the publisher's classification, origin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_HEAD = re.compile(
    r"\s*(?P<reference_id>\d{2,4}[A-Z][A-Z0-9]{2,40})[ \t]*\n"
    r"(?P<subject>[^\n]*)\n"
    r"(?P<created>[^\n]*\d{4}[^\n]*)\n"
    r"(?P<classification>(?:UNCLASSIFIED|LIMITED OFFICIAL USE|RESTRICTED|CONFIDENTIAL|SECRET|TOP SECRET)"
    r"(?://[^\n]*)?)[ \t]*\n"
    # Without an origin the message would lose its first line.
    r"(?P<origin>(?!VZCZC)[^\n]{2,80})(?:\n|$)"
)


class Dump(NamedTuple):
    """The metadata by name, and where the message begins."""

    metadata: Mapping[str, str]
    message_start: int


def read_dump(text: str) -> Dump | None:
    """Return the head of a five-line dump, or None if *text* does not begin with one."""
    match = _HEAD.match(text)
    if not match:
        return None
    metadata = {name: value.strip() for name, value in match.groupdict().items()}
    return Dump({name: value for name, value in metadata.items() if value}, match.end())
