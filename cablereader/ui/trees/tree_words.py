"""What the rows of the file tree say: on the screen, aloud, and in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cablereader.formats.opening import ProblemKind
from cablereader.model.dates_in_words import date_in_words
from cablereader.model.level import Level
from cablereader.ui.look.level_chip import LEVEL_LETTERS
from cablereader.ui.trees.tree_nodes import CableSummary, Node, NodeKind, printable
from cablereader.ui.widgets.cut_words import MOST_OF_SUBJECT, cut


class TreeWords(QObject):
    """Words for nodes, in the language of the reader."""

    def name_of(self, node: Node) -> str:
        """Return the name of a file or folder as its row says it."""
        name = printable(node.name)
        if node.file is None:
            return name
        if node.file.problem is ProblemKind.MISSING:
            return self.tr("{name} (no longer there)").format(name=name)
        if len(node.file.cables) > 1:
            return self.tr("{name} ({n} cables)").format(name=name, n=len(node.file.cables))
        return name

    def line(self, node: Node) -> str:
        """Return a row as one line of text."""
        cable = node.cable
        if cable is None:
            return self.name_of(node)
        return cable_line(self.heading_of(node), cable.level, cable.subject)

    def heading_of(self, node: Node) -> str:
        """Return what stands before the subject: the MRN, or where there is none the name."""
        if node.cable is not None and node.cable.reference_id:
            return node.cable.reference_id
        if node.kind is NodeKind.CABLE:
            if node.cable is not None and node.cable.member:
                return printable(node.cable.member.rpartition("/")[2])
            return self.tr("Cable {n}").format(n=node.ordinal + 1)
        return self.name_of(node)

    def spoken(self, node: Node) -> str:
        """Return a row as a screen reader should say it, the level in full."""
        if node.cable is None:
            return self.name_of(node)
        return cable_spoken(self.heading_of(node), node.cable.level, node.cable.subject)

    def full_information(self, node: Node) -> str | None:
        """Return the lines of the tooltip."""
        if node.kind is NodeKind.NOTICE:
            return node.name
        lines = self._cable_lines(node.cable) if node.cable is not None else []
        if node.file is not None and node.file.words:
            lines.append(node.file.words)
        if node.file is not None and node.file.is_deferred:
            lines.append(self.tr("A large file; it is read when you open it."))
        return "\n".join([*lines, printable(node.path)])

    def _cable_lines(self, cable: CableSummary) -> list[str]:
        level = cable.classification or cable.level or self.tr("No classification found")
        date = date_in_words(cable.created) if cable.created else None
        sent = "  ·  ".join(word for word in (cable.origin, date) if word)
        subject = cut(cable.subject or "", MOST_OF_SUBJECT)
        lines = (cable.reference_id, subject, level, sent, cable.member)
        return [str(line) for line in lines if line]

    def why_empty(self, error: OSError | None) -> str:
        """Return what stands in a folder without rows."""
        if error is None:
            return self.tr("There are no files in this folder.")
        if isinstance(error, FileNotFoundError):
            return self.tr("This folder is no longer there.")
        if isinstance(error, PermissionError):
            return self.tr("This folder may not be read: permission denied.")
        if isinstance(error, NotADirectoryError):
            return self.tr("This is no longer a folder.")
        reason = error.strerror or str(error)
        return self.tr("This folder cannot be read: {reason}.").format(reason=reason)


def cable_line(heading: str, level: Level | None, subject: str | None) -> str:
    """Return a row of a cable as one line of text."""
    letter = f"({LEVEL_LETTERS[level]})" if level is not None else ""
    return " ".join(word for word in (heading, letter, subject) if word)


def cable_spoken(heading: str, level: Level | None, subject: str | None) -> str:
    """Return a row of a cable as a screen reader should say it, the level in full."""
    return ", ".join(str(word) for word in (level, heading, subject) if word)
