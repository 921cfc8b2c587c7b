"""What may stand around a message in its file, and the message.

Only the content decides. The order matters: a page may hold anything, a message may quote a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cablereader.formats.archives import read_archives_record
from cablereader.formats.dump import read_dump
from cablereader.formats.key_value import read_key_value
from cablereader.formats.page import is_page, read_page, read_page_text
from cablereader.formats.plusd import read_plusd_page, read_plusd_text
from cablereader.formats.preface import read_preface
from cablereader.formats.seen_page import read_seen_page
from cablereader.model.cable import SourceFormat


class Unwrapped(NamedTuple):
    """The kind of file, what it states by name, and the message."""

    source_format: SourceFormat
    metadata: Mapping[str, str]
    message: str


def cut_from_page(text: str) -> Unwrapped | None:
    """Return the cable's part of a web page; None if *text* is none, or holds no message.

    Most of a page is menus, so this is done before the text is repaired.
    """
    if not is_page(text):
        return None
    page = read_plusd_page(text) or read_page(text) or read_seen_page(text)
    return Unwrapped(SourceFormat.PAGE, *page) if page else None


def unwrapped(text: str) -> Unwrapped | None:
    """Return what the wrapping of a text states, and its message; None if there is no wrapping."""
    record = read_plusd_text(text) or read_archives_record(text)
    if record:
        return Unwrapped(SourceFormat.ARCHIVES, *record)
    copied = read_page_text(text)
    if copied:
        return Unwrapped(SourceFormat.PAGE, *copied)
    dump = read_dump(text)
    if dump:
        return Unwrapped(SourceFormat.DUMP, dump.metadata, _message(text, dump.message_start))
    pairs = read_key_value(text)
    if pairs:
        return Unwrapped(
            SourceFormat.KEY_VALUE, pairs.metadata, _message(text, pairs.message_start)
        )
    preface = read_preface(text)
    return Unwrapped(*preface) if preface else None


def _message(text: str, start: int) -> str:
    """Return the message; the blank lines above it part it from what the file states."""
    return text[start:].lstrip("\n")
