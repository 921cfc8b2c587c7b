"""Whether bytes are text at all, from a look at their beginning."""

from __future__ import annotations

from cablereader.formats.compression import compression_of
from cablereader.formats.decoding import is_utf16

_SAMPLE = 8192
_MAGIC = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")
# Without those of texts: tabs, line and page ends, the end of a DOS file, colors of terminals.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0c\x0b\x1a\x1b")
_NO_CONTROLS = bytes(byte for byte in range(256) if byte not in _CONTROLS)


def is_binary(data: bytes) -> bool:
    """Whether *data* is no text: zero bytes that are not UTF-16, or many control characters."""
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if sample.startswith(_MAGIC) or compression_of(sample):
        return True
    zeros = sample.count(0)
    if zeros:
        return not is_utf16(sample)
    # What is left out costs least, so the many are left out and the few counted.
    controls = len(sample.translate(None, _NO_CONTROLS))
    return controls > len(sample) // 20
