"""From files to cables: open, recognize the format, hand each message to the model.

The format is recognized by content, never by name. Tables and JSON are read as streams; anything
else is one message, or several one after the other, in plain text or wrapped in markup, metadata or
attributes.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

from cablereader.formats.binary_data import is_binary
from cablereader.formats.compression import Opened, compression_of, open_plain
from cablereader.formats.decoding import decode, decode_unrepaired, stream_encoding
from cablereader.formats.faults import ContentError, Fault
from cablereader.formats.json_objects import is_json, read_objects
from cablereader.formats.pdf import PDF_MARK
from cablereader.formats.table import dialect_of, read_rows
from cablereader.formats.unparsed import Unparsed, first_cable, text_of, unparsed_messages
from cablereader.model.cable import Cable, SourceFormat

_HEAD = 65536
_MOST_TEXT = 512 * 1024 * 1024


def parse_cable(data: str | bytes, source_name: str | None = None) -> Cable:
    """Return the cable that *data* holds; the first, if it is a file of several.

    Never raises for what the data holds; whatever is repaired, inferred or not understood is among
    the cable's defects. *source_name* is kept for the reader and does not affect the result.
    """
    head = _head_of(data[:_HEAD]) if isinstance(data, bytes) else data[:_HEAD]
    if _is_collection(head):
        lines = io.StringIO(data if isinstance(data, str) else decode(data).text)
        for unparsed in _records(lines, head, source_name):
            return unparsed.parse()
    try:
        text = text_of(data)
    except ContentError:
        # A PDF without text: its bytes are all there is to show.
        text = decode_unrepaired(cast(bytes, data))[0]
    return first_cable(text, source_name)


def read_cables(path: str | os.PathLike[str]) -> Iterator[Cable]:
    """Yield the cables of a file, in order and one at a time.

    Compressed files, the members of zip archives and the text of PDF files are read as they are.
    Raises OSError if the file, or something packed in it, cannot be read, and for nothing else; what
    can be read is yielded before.
    """
    return cables_of(read_unparsed(path))


def cables_of(messages: Iterable[Unparsed]) -> Iterator[Cable]:
    """Yield the cable of each of *messages*; raises ContentError for the rest when all are parsed."""
    fault: ContentError | None = None
    for message in messages:
        try:
            cable = message.parse()
        except ContentError as error:
            fault = fault or error
        else:
            yield cable
    if fault:
        raise fault


def read_unparsed(
    path: str | os.PathLike[str], most_unpacked: int | None = None
) -> Iterator[Unparsed]:
    """Yield the messages of a file as :func:`read_cables` does, each still to be parsed.

    Raises :class:`ContentError` if more than *most_unpacked* bytes are packed in the file.
    """
    fault: ContentError | None = None
    with closing(open_plain(Path(path), most_unpacked)) as streams:
        for opened in streams:
            try:
                yield from _messages_in(opened)
            except ContentError as error:
                # One bad member does not take the others away; but no more of a bomb.
                if not opened.is_member or error.fault is Fault.TOO_LARGE:
                    raise
                fault = fault or ContentError(error.fault, f"{error} ({opened.name})")
    if fault:
        raise fault


def unparsed_in(data: bytes, source_name: str | None = None) -> Iterator[Unparsed]:
    """Yield the messages that the bytes of a plain file hold, in order; at least one."""
    if _is_collection(_head_of(data[:_HEAD])):
        return _messages_in(Opened(source_name or "", io.BytesIO(data)), source_name)
    return _messages_of(data, source_name)


def is_stream_of_records(path: str | os.PathLike[str]) -> bool:
    """Whether a file, packed or not, is a table or JSON: of those, each record is one cable.

    Raises OSError if it cannot be read.
    """
    with closing(open_plain(Path(path))) as streams:
        opened = next(iter(streams), None)
        if opened is None or opened.is_member:
            return False
        return _is_collection(_head_of(opened.stream.read(_HEAD)))


def _head_of(first_bytes: bytes) -> str:
    """Return the beginning of a file, to recognize its format by."""
    text, _ = decode_unrepaired(first_bytes)
    return text.replace("\r\n", "\n") if "\r" in text else text


def _is_collection(head: str) -> bool:
    """Whether a file that begins with *head* is a table or JSON, whose cables are read one by one."""
    return dialect_of(head) is not None or is_json(head)


def _messages_of(data: bytes, source_name: str | None) -> Iterator[Unparsed]:
    """Yield the messages of a file that is no collection; raises ContentError for a giant."""
    if len(data) > _MOST_TEXT:
        raise ContentError(Fault.TOO_LARGE, f"This file holds more than {_MOST_TEXT >> 20} MB")
    return unparsed_messages(data, source_name)


def _messages_in(opened: Opened, source_name: str | None = None) -> Iterator[Unparsed]:
    name = source_name or opened.name or None
    buffered = io.BufferedReader(cast(io.RawIOBase, opened.stream), _HEAD)
    first_bytes = buffered.peek(_HEAD)[:_HEAD]
    if opened.is_packed and compression_of(first_bytes):
        if opened.is_member:
            raise ContentError(Fault.NESTED, "A packed file inside an archive is not opened")
        raise ContentError(Fault.NESTED, "This file is packed twice")
    if is_binary(first_bytes) and not first_bytes.startswith(PDF_MARK):
        if opened.is_member:
            # A picture or a program beside the cables.
            return
        if not opened.is_packed:
            raise ContentError(Fault.NOT_TEXT, "This file is not text")
    head = _head_of(first_bytes)
    if _is_collection(head):
        encoding = stream_encoding(first_bytes)
        # Of UTF-16, only bytes above 127 could be kept as surrogates.
        errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
        lines = _Kept(io.TextIOWrapper(buffered, encoding, errors=errors))
        for unparsed in _records(lines, head, name):
            lines.forget()
            yield unparsed
        if lines.kept is not None:
            yield Unparsed("".join(lines.kept), name)
        return
    # Python makes room for as much as is asked for, so all of it is asked for only of large files.
    data = buffered.read(_HEAD)
    if len(data) == _HEAD:
        data += buffered.read(_MOST_TEXT + 1 - _HEAD)
    yield from _messages_of(data, name)


class _Kept:
    """Lines of a stream that keeps those it gave, until it is known that they hold a cable."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._length = 0
        self.kept: list[str] | None = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            if self.kept is not None:
                self.kept.append(line)
                self._length += len(line)
                if self._length > _MOST_TEXT:
                    raise ContentError(Fault.TOO_LARGE, "No cable was found in this large file")
            yield line

    def forget(self) -> None:
        self.kept = None


def _records(lines: Iterable[str], head: str, source_name: str | None) -> Iterator[Unparsed]:
    """Yield the messages of a table or of JSON."""
    dialect = dialect_of(head)
    if dialect is not None:
        for row in read_rows(lines, dialect):
            yield Unparsed(row.message, source_name, SourceFormat.TABLE, row.metadata)
    else:
        for item in read_objects(lines):
            yield Unparsed(
                item.message,
                item.source_name if item.is_own else source_name,
                item.source_format,
                item.metadata,
                item.defects,
            )
