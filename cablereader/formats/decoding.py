"""From bytes to text: encodings, damage from wrong decoding, line ends, control characters.

Everything that is changed here is reported; offsets of a cable count from the text this returns.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cablereader.model.defect import Defect, DefectCode

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# UTF-8 that was read as CP1252 or Latin-1 leaves one of these before a second odd character.
_MOJIBAKE = re.compile(r"[ÂÃâÅÎÏÐÑ][\x80-\xbf\u0152-\u2122]")
# A text that was converted twice for another system has "\r\r\n" for one end.
_LINE_ENDS = re.compile(r"\r{1,2}\n|\r|[\x85\u2028\u2029\x1c-\x1e]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_CP1252_CONTROLS = re.compile(r"[\x80-\x84\x86-\x9f]")
_UNDECODED = re.compile(r"[\udc80-\udcff]")
_ORDINARY = bytes([*b"\t\n", *range(0x20, 0x7F)])
_MOST_REPORTS = 200


class Decoded(NamedTuple):
    """Text with ``\\n`` line ends, the encoding it came in, and what had to be repaired."""

    text: str
    encoding: str | None
    defects: tuple[Defect, ...]


def decode(data: bytes) -> Decoded:
    """Return the text of *data*: by its byte order mark, else UTF-8, else CP1252, else Latin-1."""
    text, encoding = decode_unrepaired(data)
    return _cleaned(text, encoding, _unusual_letters(text))


def decode_unrepaired(data: bytes) -> tuple[str, str]:
    """Return the text of *data* with its damage and line ends, and its encoding.

    For a look at what a file is; repairs cost far more than the look.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def clean(text: str) -> Decoded:
    """Return *text* repaired as :func:`decode` does; for text that did not come as bytes.

    Bytes that a stream could not decode, kept by Python as lone surrogates, are decoded now.
    """
    unusual = _unusual_letters(text)
    if unusual and _UNDECODED.search(unusual):
        text = "\n".join(_decoded_line(line) for line in text.split("\n"))
        unusual = _unusual_letters(text)
    return _cleaned(text, None, unusual)


def stream_encoding(head: bytes) -> str:
    """Return the encoding to read a stream in that begins with *head*.

    A stream cannot be judged to its end: UTF-8 unless its mark or its zero bytes say otherwise. Open
    it with ``errors="surrogateescape"`` and give each piece to :func:`clean`.
    """
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(encoding, "utf-16")
    return _utf16_without_mark(head) or "utf-8"


def _decoded_line(line: str) -> str:
    if not _UNDECODED.search(line):
        return line
    try:
        data = line.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return line
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def is_utf16(data: bytes) -> bool:
    """Whether *data*, which has no byte order mark, looks like UTF-16."""
    return _utf16_without_mark(data) is not None


def _utf16_without_mark(data: bytes) -> str | None:
    """Recognize UTF-16 by the zero bytes that every other character of a telegram then has."""
    sample = data[:400]
    if len(sample) < 8:
        return None
    for encoding, letters, zeros in (
        ("utf-16-le", sample[::2], sample[1::2]),
        ("utf-16-be", sample[1::2], sample[::2]),
    ):
        if zeros.count(0) > len(zeros) * 0.8 and _is_plain(letters):
            return encoding
    return None


def _is_plain(letters: bytes) -> bool:
    """Whether nearly all bytes are letters of ASCII; programs are full of zeros, too."""
    return sum(32 <= byte < 127 or byte in b"\t\n\r" for byte in letters) > len(letters) * 0.9


def _unusual_letters(text: str) -> str:
    """Return the letters of *text* that are not plain ASCII, in their order; a telegram has few."""
    return (
        text.encode("utf-8", "surrogatepass")
        .translate(None, _ORDINARY)
        .decode("utf-8", "surrogatepass")
    )


def _cleaned(text: str, encoding: str | None, unusual: str) -> Decoded:
    """Return *text*, of which *unusual* are the unusual letters, without its damage."""
    if not unusual or not any(
        pattern.search(unusual) for pattern in (_LINE_ENDS, _MOJIBAKE, _CONTROLS)
    ):
        return Decoded(text, encoding, ())
    if text.startswith("\ufeff"):
        text = text[1:]
    defects: list[Defect] = []
    text = _LINE_ENDS.sub("\n", text)
    if _MOJIBAKE.search(text) or _CP1252_CONTROLS.search(text):
        text = _repaired(text, defects)
    text, count = _CONTROLS.subn(_replacement, text)
    if count:
        defects.append(
            Defect(
                DefectCode.CONTROL_CHARACTERS,
                f"{count} control {'character was' if count == 1 else 'characters were'} left out.",
            )
        )
    return Decoded(text, encoding, tuple(defects))


def _replacement(match: re.Match[str]) -> str:
    # A lone surrogate cannot be written out again; it stands for a character that was lost.
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else ""


def _without_controls(text: str) -> str:
    return _CONTROLS.sub(_replacement, text)


def _repaired(text: str, defects: list[Defect]) -> str:
    """Repair the lines that were decoded wrongly, up to three times over; report each line."""
    pieces: list[str] = []
    position = 0
    for line in text.split("\n"):
        repaired = _repaired_line(line)
        if repaired != line and len(defects) < _MOST_REPORTS:
            place = _changed_place(_without_controls(line), _without_controls(repaired))
            defects.append(
                Defect(
                    DefectCode.ENCODING_REPAIRED,
                    f"“{_excerpt(line)}” was decoded in the wrong encoding; it is read as "
                    f"“{_excerpt(repaired)}”.",
                    position + place[0],
                    position + place[1],
                )
            )
        pieces.append(repaired)
        position += len(_without_controls(repaired)) + 1
    return "\n".join(pieces)


def _repaired_line(line: str) -> str:
    if line.isascii() or not (_MOJIBAKE.search(line) or _CP1252_CONTROLS.search(line)):
        return line
    # Imported here because most files never need it.
    import ftfy

    return ftfy.fix_encoding(line)


def _changed_place(before: str, after: str) -> tuple[int, int]:
    """Return where *after* differs from *before*."""
    start = next(
        (
            index
            for index, pair in enumerate(zip(before, after, strict=False))
            if pair[0] != pair[1]
        ),
        min(len(before), len(after)),
    )
    end = len(after)
    tail = len(before)
    while end > start and tail > start and after[end - 1] == before[tail - 1]:
        end -= 1
        tail -= 1
    return start, max(end, min(start + 1, len(after)))


def _excerpt(line: str) -> str:
    first = next((index for index, letter in enumerate(line) if not letter.isascii()), 0)
    return line[max(0, first - 8) : first + 12].strip()
