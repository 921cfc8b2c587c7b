"""The kinds of file that a cable can come from, in words for the reader."""

from __future__ import annotations

from collections.abc import Callable

from cablereader.model.cable import SourceFormat


def format_words(source: SourceFormat, tr: Callable[[str], str] = str) -> str:
    """Return what a file of this format is; *tr* translates."""
    words = {
        SourceFormat.MESSAGE: tr("Message as sent"),
        SourceFormat.DUMP: tr("Dump: five lines, then the message"),
        SourceFormat.PAGE: tr("Published page"),
        SourceFormat.TABLE: tr("Row of a table"),
        SourceFormat.ARCHIVES: tr("National Archives record"),
        SourceFormat.KEY_VALUE: tr("Names and values, then the message"),
        SourceFormat.JSON: tr("JSON"),
        SourceFormat.TEXT: tr("Text, no message recognized"),
    }
    return words.get(source, str(source))
