"""From data to cables: decode, recognize the format, hand the message to the model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cablereader.formats.archives import ArchivesRecord, read_archives_record
from cablereader.formats.decoding import Decoded, clean, decode
from cablereader.formats.dump import read_dump
from cablereader.formats.page import Page, is_page, read_page
from cablereader.model.cable import Cable, SourceFormat
from cablereader.model.defect import Defect
from cablereader.model.parsing import parse_message


def parse_cable(data: str | bytes, source_name: str | None = None) -> Cable:
    """Return the cable that *data* holds.

    Never raises for what the data holds; whatever is repaired, inferred or not understood is among
    the cable's defects. *source_name* is kept for the reader and does not affect the result.
    """
    return _cable_of(decode(data) if isinstance(data, bytes) else clean(data), source_name)


def read_cables(path: str | os.PathLike[str]) -> Iterator[Cable]:
    """Yield the cables of a file, in order.

    Raises OSError if the file cannot be read, and for nothing else.
    """
    file = Path(path)
    yield from cables_of(file.read_bytes(), file.name)


def cables_of(data: bytes, source_name: str | None = None) -> Iterator[Cable]:
    """Yield the cables that the bytes of a file hold, in order."""
    yield parse_cable(data, source_name)


def _cable_of(decoded: Decoded, source_name: str | None) -> Cable:
    text, _, defects = decoded
    wrapped = _wrapped_message(text)
    if wrapped:
        source_format, found = wrapped
        return parse_message(
            found.message,
            source_format=source_format,
            source_name=source_name,
            metadata=found.metadata,
            defects=[_placed(item, text, found.message) for item in defects],
        )
    dump = read_dump(text)
    if dump is None:
        return parse_message(text, source_name=source_name, defects=defects)
    return parse_message(
        text[dump.message_start :],
        source_format=SourceFormat.DUMP,
        source_name=source_name,
        metadata=dump.metadata,
        defects=[_moved(item, -dump.message_start) for item in defects],
    )


def _wrapped_message(text: str) -> tuple[SourceFormat, Page | ArchivesRecord] | None:
    """Return the message of a file that wraps it in markup or attributes, if it is such a file."""
    if is_page(text):
        page = read_page(text)
        return (SourceFormat.PAGE, page) if page else None
    record = read_archives_record(text) if "Message Attributes" in text else None
    return (SourceFormat.ARCHIVES, record) if record else None


def _placed(defect: Defect, text: str, message: str) -> Defect:
    """Return *defect* with its place in *message*, or without one if its line is not there."""
    line_start = text.rfind("\n", 0, defect.start) + 1
    line_end = text.find("\n", defect.start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    found = message.find(line) if line.strip() else -1
    if found < 0:
        return replace(defect, start=0, end=0)
    return _moved(defect, found - line_start)


def _moved(defect: Defect, distance: int) -> Defect:
    """Return *defect* with offsets into the message instead of the file."""
    start, end = max(0, defect.start + distance), max(0, defect.end + distance)
    return replace(defect, start=start, end=end)
