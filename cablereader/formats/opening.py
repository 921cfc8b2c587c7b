"""Opening one file for a reader: its cables, or words that say why there are none.

Unlike :func:`cablereader.read_cables`, which leaves errors of the operating system to its caller,
:func:`open_document` never raises for a file: whatever is wrong becomes a :class:`Problem` that a
window can show in place of the text.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cablereader.formats.binary_data import is_binary
from cablereader.formats.compression import compression_of
from cablereader.formats.decoding import decode_unrepaired
from cablereader.formats.faults import ContentError, Fault
from cablereader.formats.pdf import PDF_MARK
from cablereader.formats.reading import cables_of, read_unparsed, unparsed_in
from cablereader.formats.unparsed import Unparsed
from cablereader.model.cable import Cable

SHOWN_BYTES = 64 * 1024 * 1024
"""The largest file that is read to be shown. The longest known cable has some 200 kB."""
MOST_CABLES = 25_000
"""The most cables of one file that are shown; a file of that size holds some 9,000."""


class ProblemKind(StrEnum):
    """Why a file cannot be shown as a cable."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    FOLDER = "folder"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Problem:
    """*what* happened and *advice*, two plain sentences for the reader."""

    kind: ProblemKind
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file and its cables in order. Exactly one of *cables* and *problem* is there."""

    path: Path
    cables: tuple[Cable, ...] = ()
    problem: Problem | None = None
    encoding: str | None = None
    remark: str | None = None
    """What could not be read beside the cables: a damaged or encrypted member of an archive."""


@dataclass(frozen=True, slots=True)
class CableAddress:
    """Where a cable is kept: a file, and its number among the cables of that file from 0.

    The cables of an archive are counted through all its members, in their order.
    """

    path: Path
    ordinal: int = 0


def open_document(path: str | os.PathLike[str], most_unpacked: int = SHOWN_BYTES) -> Document:
    """Read a file to be shown. Never raises: what is wrong is the document's problem.

    Of an archive, up to *most_unpacked* bytes are read.
    """
    file = Path(path)
    try:
        status = file.stat()
        problem = _problem_before_reading(file, status)
        if problem:
            return Document(file, problem=problem)
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
        if compression_of(head):
            return _document(file, read_unparsed(file, most_unpacked))
        data = file.read_bytes()
    except OSError as error:
        return Document(file, problem=_problem_of(file, error))
    if not data.strip(b"\x00\t\n\r \x1a"):
        return Document(file, problem=_EMPTY)
    if data.startswith(PDF_MARK):
        return _document(file, unparsed_in(data, file.name))
    if is_binary(data):
        return Document(file, problem=_BINARY)
    return _document(file, unparsed_in(data, file.name), decode_unrepaired(data)[1])


def _document(file: Path, messages: Iterator[Unparsed], encoding: str | None = None) -> Document:
    cables: list[Cable] = []
    fault: ContentError | None = None
    try:
        for cable in cables_of(messages):
            if len(cables) == MOST_CABLES:
                return Document(file, problem=_TOO_MANY)
            cables.append(cable)
    except ContentError as error:
        if error.fault is Fault.TOO_LARGE:
            return Document(file, problem=_problem_of_content(error))
        fault = error
    if not cables:
        return Document(file, problem=_problem_of_content(fault) if fault else _NOTHING_PACKED)
    for cable in cables[:_READ_WHOLE]:
        # Read all of it here, in the thread that may take its time, and not in the window's.
        _ = cable.spans
    remark = f"{fault}." if fault else None
    return Document(file, tuple(cables), encoding=encoding, remark=remark)


_READ_WHOLE = 100
_HEAD = 16
_EMPTY = Problem(
    ProblemKind.EMPTY, "This file is empty.", "There is nothing to read. Was it copied completely?"
)
_ADVICE_ON_BINARY = (
    "Cable Reader opens text files, web pages and PDF files that hold cables, also inside zip, gzip, "
    "bzip2 and xz files. Pictures, programs and word processor files cannot be shown."
)
_BINARY = Problem(ProblemKind.BINARY, "This file is not text.", _ADVICE_ON_BINARY)
_NOTHING_PACKED = Problem(
    ProblemKind.EMPTY,
    "There is no text in this archive.",
    "It is empty, or holds only pictures or programs.",
)
_TOO_MANY = Problem(
    ProblemKind.TOO_LARGE,
    f"This file holds more than {MOST_CABLES:,} cables.",
    "It is a collection: add it to the library (Library > Add Files to Library), and read it there.",
)
_FAULTS = {
    Fault.DAMAGED: (
        ProblemKind.DAMAGED,
        "It was perhaps not copied or downloaded completely. Get it again from where it came from.",
    ),
    Fault.ENCRYPTED: (
        ProblemKind.ENCRYPTED,
        "Unpack or unlock it with another program first, then open what comes out of it.",
    ),
    Fault.NESTED: (
        ProblemKind.BINARY,
        "Unpack it with another program first, then open the folder that comes out of it.",
    ),
    Fault.TOO_LARGE: (
        ProblemKind.TOO_LARGE,
        f"Up to {SHOWN_BYTES / 1e6:,.0f} MB of text are shown. Larger collections are for the library: "
        "Library > Add Files to Library.",
    ),
    Fault.NOT_TEXT: (ProblemKind.BINARY, _ADVICE_ON_BINARY),
    Fault.NO_TEXT: (
        ProblemKind.BINARY,
        "Cable Reader does not read letters from pictures. A program for text recognition (OCR) can "
        "add the text to the file.",
    ),
}


def _problem_before_reading(file: Path, status: os.stat_result) -> Problem | None:
    if stat.S_ISDIR(status.st_mode):
        return Problem(
            ProblemKind.FOLDER,
            f"“{_shown(file.name)}” is a folder.",
            "Open it with File > Open Folder to see the cables in it.",
        )
    if not stat.S_ISREG(status.st_mode):
        return Problem(
            ProblemKind.UNREADABLE,
            f"“{_shown(file.name)}” is not an ordinary file.",
            "Devices and pipes cannot be opened.",
        )
    if status.st_size > SHOWN_BYTES:
        return Problem(
            ProblemKind.TOO_LARGE,
            f"This file is too large to show: {status.st_size / 1e6:,.0f} MB.",
            f"The longest cables have 0.2 MB; up to {SHOWN_BYTES / 1e6:,.0f} MB are shown. "
            "A file of this size is a collection: add it to the library (Library > Add Files to "
            "Library), and read it there.",
        )
    return None


def _problem_of_content(error: ContentError) -> Problem:
    kind, advice = _FAULTS[error.fault]
    return Problem(kind, f"{error}.", advice)


def _problem_of(file: Path, error: OSError) -> Problem:
    name = _shown(file.name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(
            ProblemKind.MISSING,
            f"“{name}” is no longer there.",
            f"It was moved, renamed or deleted. It was looked for in {_shown(str(file.parent))}.",
        )
    if isinstance(error, PermissionError):
        return Problem(
            ProblemKind.FORBIDDEN,
            f"You may not read “{name}”.",
            "Its owner has to give you the right to read it, or make a copy for you.",
        )
    reason = error.strerror or error.__class__.__name__
    return Problem(
        ProblemKind.UNREADABLE,
        f"“{name}” could not be read: {reason}.",
        "Check that the disk or network folder it is on is still connected, then try again.",
    )


def _shown(name: str) -> str:
    """Return a file name as text; bytes that are no character become a mark."""
    return name.encode("utf-8", "replace").decode("utf-8")
