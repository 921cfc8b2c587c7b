"""From data to cables: decode, recognize the format, hand the message to the model.

The format is recognized by content, never by name. Tables and JSON are read as streams; anything
else is one message, in plain text or wrapped in markup, metadata or attributes.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from cablereader.formats.archives import read_archives_record
from cablereader.formats.compression import open_plain
from cablereader.formats.decoding import Decoded, clean, decode, decode_unrepaired, stream_encoding
from cablereader.formats.dump import read_dump
from cablereader.formats.json_objects import JsonCable, is_json, read_objects
from cablereader.formats.key_value import read_key_value
from cablereader.formats.messages import split_messages
from cablereader.formats.page import is_page, read_page
from cablereader.formats.table import doubles_quotes, is_table, read_rows
from cablereader.model.cable import Cable, SourceFormat
from cablereader.model.defect import Defect, DefectCode
from cablereader.model.parsing import parse_message

_HEAD = 65536
_MOST_TEXT = 512 * 1024 * 1024
# Defects that are found before the message is parsed, and so are not found again in its text.
_READING_DEFECTS = (DefectCode.ENCODING_REPAIRED, DefectCode.CONTROL_CHARACTERS)


def parse_cable(data: str | bytes, source_name: str | None = None) -> Cable:
    """Return the cable that *data* holds; the first, if it is a file of several.

    Never raises for what the data holds; whatever is repaired, inferred or not understood is among
    the cable's defects. *source_name* is kept for the reader and does not affect the result.
    """
    head = _head_of(data[:_HEAD]) if isinstance(data, bytes) else data[:_HEAD]
    if is_table(head) or is_json(head):
        lines = io.StringIO(data if isinstance(data, str) else decode(data).text)
        for cable in _records(lines, head, source_name):
            return cable
    return _first_of(decode(data) if isinstance(data, bytes) else clean(data), source_name)


def _head_of(first_bytes: bytes) -> str:
    """Return the beginning of a file, to recognize its format by."""
    text, _ = decode_unrepaired(first_bytes)
    return text.replace("\r\n", "\n")


def _first_of(decoded: Decoded, source_name: str | None) -> Cable:
    messages = split_messages(decoded.text)
    if len(messages) == 1 or _unwrapped(decoded.text):
        return _cable_of(decoded, source_name)
    place = len(messages[0]), len(decoded.text)
    message = (
        f"More cables follow in this text ({len(messages) - 1}); the fields are the first one's."
    )
    several = Defect(DefectCode.SEVERAL_CABLES, message, *place)
    return _cable_of(decoded._replace(defects=(several, *decoded.defects)), source_name)


def read_cables(path: str | os.PathLike[str]) -> Iterator[Cable]:
    """Yield the cables of a file, in order and one at a time.

    Compressed files and the members of zip archives are read as they are. Raises OSError if the file
    cannot be read, and for nothing else.
    """
    with closing(open_plain(Path(path))) as streams:
        for opened in streams:
            yield from _cables_in(opened.stream, opened.name)


def cables_of(data: bytes, source_name: str | None = None) -> Iterator[Cable]:
    """Yield the cables that the bytes of a plain file hold, in order; at least one."""
    return _cables_in(io.BytesIO(data), source_name)


def _cables_in(
    stream: io.RawIOBase | io.BufferedIOBase, source_name: str | None
) -> Iterator[Cable]:
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), _HEAD)
    first_bytes = buffered.peek(_HEAD)[:_HEAD]
    head = _head_of(first_bytes)
    if is_table(head) or is_json(head):
        encoding = stream_encoding(first_bytes)
        lines = io.TextIOWrapper(buffered, encoding, errors="surrogateescape")
        found = False
        for cable in _records(lines, head, source_name):
            found = True
            yield cable
        if found or not stream.seekable():
            return
        lines.seek(0)
        yield _cable_of(clean(lines.read(_MOST_TEXT)), source_name)
    else:
        yield from _cables_of_text(decode(buffered.read(_MOST_TEXT)), source_name)


def _records(lines: Iterable[str], head: str, source_name: str | None) -> Iterator[Cable]:
    """Yield the cables of a table or of JSON."""
    if is_table(head):
        for row in read_rows(lines, doubled=doubles_quotes(head)):
            yield _wrapped(clean(row.message), SourceFormat.TABLE, source_name, row.metadata)
    else:
        for item in read_objects(lines):
            yield _json_cable(item, source_name)


def _json_cable(item: JsonCable, source_name: str | None) -> Cable:
    if item.own is None:
        return _wrapped(clean(item.message), SourceFormat.JSON, source_name, item.metadata)
    decoded = clean(item.message)
    known = {str(source_format) for source_format in SourceFormat}
    stated = str(item.own.get("source_format"))
    name = item.own.get("source_name")
    return _wrapped(
        decoded._replace(defects=(*_earlier_defects(item.own), *decoded.defects)),
        SourceFormat(stated) if stated in known else SourceFormat.JSON,
        name if isinstance(name, str) else None,
        item.metadata,
    )


def _earlier_defects(own: Mapping[str, Any]) -> Iterator[Defect]:
    """Yield what our own output says was repaired in reading; the text does not show it any more."""
    defects = own.get("defects")
    for item in defects if isinstance(defects, list) else ():
        if isinstance(item, dict) and item.get("code") in _READING_DEFECTS:
            start, end = item.get("start"), item.get("end")
            if isinstance(start, int) and isinstance(end, int):
                yield Defect(DefectCode(item["code"]), str(item.get("message")), start, end)


def _wrapped(
    decoded: Decoded,
    source_format: SourceFormat,
    source_name: str | None,
    metadata: Mapping[str, str],
) -> Cable:
    return parse_message(
        decoded.text,
        source_format=source_format,
        source_name=source_name,
        metadata=metadata,
        defects=decoded.defects,
    )


def _cables_of_text(decoded: Decoded, source_name: str | None) -> Iterator[Cable]:
    """Yield the cables of plain text: mostly one, or messages one after the other."""
    messages = split_messages(decoded.text)
    if len(messages) == 1 or _unwrapped(decoded.text):
        yield _cable_of(decoded, source_name)
        return
    for message in messages:
        yield _cable_of(clean(message), source_name)


def _cable_of(decoded: Decoded, source_name: str | None) -> Cable:
    """Return the cable of a file that holds one message."""
    text, _, defects = decoded
    unwrapped = _unwrapped(text)
    if unwrapped is None:
        return _wrapped(decoded, SourceFormat.MESSAGE, source_name, {})
    source_format, metadata, message = unwrapped
    placed = tuple(_placed(item, text, message) for item in defects)
    return _wrapped(Decoded(message, None, placed), source_format, source_name, metadata)


def _unwrapped(text: str) -> tuple[SourceFormat, Mapping[str, str], str] | None:
    """Return what stands around a message in its file, and the message; None if nothing does."""
    if is_page(text):
        page = read_page(text)
        return (SourceFormat.PAGE, *page) if page else None
    if "Message Attributes" in text:
        record = read_archives_record(text)
        if record:
            return SourceFormat.ARCHIVES, *record
    dump = read_dump(text)
    if dump:
        return SourceFormat.DUMP, dump.metadata, text[dump.message_start :]
    pairs = read_key_value(text)
    if pairs:
        return SourceFormat.KEY_VALUE, pairs.metadata, text[pairs.message_start :]
    return None


def _placed(defect: Defect, text: str, message: str) -> Defect:
    """Return *defect* with its place in *message*, or without one if its line is not there."""
    line_start = text.rfind("\n", 0, defect.start) + 1
    line_end = text.find("\n", defect.start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    found = message.find(line) if line.strip() else -1
    if text.endswith(message) and defect.start >= len(text) - len(message):
        distance = len(message) - len(text)
    elif found >= 0:
        distance = found - line_start
    else:
        return replace(defect, start=0, end=0)
    return replace(defect, start=defect.start + distance, end=defect.end + distance)
