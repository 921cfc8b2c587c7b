"""What the rows of the library's tree say: on the screen, aloud, and in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cablereader.library import Row
from cablereader.model.dates_in_words import date_in_words
from cablereader.ui.library.filling_words import counted
from cablereader.ui.library.library_branches import Entry
from cablereader.ui.trees.tree_nodes import printable
from cablereader.ui.trees.tree_words import cable_line, cable_spoken
from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, cut

_DAY = len("2007-03-27")


def heading_of(row: Row) -> str:
    """Return by what a cable is called: its number, or where there is none its file."""
    return row.mrn or printable((row.member or row.path.name).rpartition("/")[2])


def source_line(row: Row) -> str:
    """Return what names a cable in a list of sources; what is not known of it is left out.

    ``07LIMA1052, PERU: DEMARCHE ON KOSOVO PROPOSALS, 27 March 2007, CONFIDENTIAL``
    """
    date = date_in_words(row.created[:_DAY]) if row.created else None
    return ", ".join(str(part) for part in (heading_of(row), row.subject, date, row.level) if part)


class LibraryTreeWords(QObject):
    """Words for groups and cables, in the language of the reader."""

    def line(self, entry: Entry | None, row: Row | None) -> str:
        """Return a row as one line of text."""
        if entry is not None:
            return printable(entry.label)
        if row is None:
            return ""
        return cable_line(self.heading(row), row.level, row.subject)

    def heading(self, row: Row) -> str:
        """Return what stands before the subject: the number, or where there is none the file."""
        return heading_of(row)

    def spoken(self, entry: Entry | None, row: Row | None) -> str:
        """Return a row as a screen reader should say it."""
        if entry is not None:
            said = (printable(entry.label), entry.note, counted(entry.count, self.tr))
            return ", ".join(part for part in said if part)
        if row is None:
            return ""
        return cable_spoken(self.heading(row), row.level, row.subject)

    def full_information(self, entry: Entry | None, row: Row | None) -> str | None:
        """Return the lines of the tooltip."""
        if entry is not None:
            about = (printable(entry.label), entry.note, counted(entry.count, self.tr))
            return "\n".join(line for line in about if line)
        if row is None:
            return None
        date = date_in_words(row.created) if row.created else None
        level = row.level or self.tr("No classification found")
        tags = self.tr("TAGS: {codes}").format(codes=" ".join(row.tags)) if row.tags else None
        subject = cut(row.subject or "", MOST_OF_SUBJECT)
        lines = (row.mrn, subject, level, date, tags, row.member, printable(str(row.path)))
        return "\n".join(str(line) for line in lines if line)
