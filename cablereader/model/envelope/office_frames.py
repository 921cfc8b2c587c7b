"""What an office tool set about a message that it kept whole.

Its own line of classification, then "cxTaipei:", who acted and who drafted; the message's own envelope
follows.
"""

from __future__ import annotations

import re

from cablereader.model.text.format_lines import MESSAGE_MARK, TRANSMISSION_ID

_FRAME_SIGN = re.compile(
    r"^[ \t]*(?:cx[A-Z][A-Za-z ]{2,20}:|DISSEMINATION:|Cable Text:)", re.MULTILINE
)
_INNER_MESSAGE = re.compile(rf"\n(?={TRANSMISSION_ID}[ \t]*\n)")
_LONGEST_FRAME = 4000


def find_framed_message(text: str, start: int) -> int | None:
    """Return where a message begins that an office tool's frame stands above, from *start* on."""
    limit = start + _LONGEST_FRAME
    if text.find(MESSAGE_MARK, start + 1, limit) < 0:
        return None
    inner = _INNER_MESSAGE.search(text, start, limit)
    if inner is None or _FRAME_SIGN.search(text, start, inner.start()) is None:
        return None
    return inner.end()
