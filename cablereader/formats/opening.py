"""Opening one file for a reader: its cables, or words that say why there are none.

Unlike :func:`cablereader.read_cables`, which leaves errors of the operating system to its caller,
:func:`open_document` never raises for a file: whatever is wrong becomes a :class:`Problem` that a
window can show in place of the text.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cablereader.formats.compression import compression_of
from cablereader.formats.decoding import decode_unrepaired, is_utf16
from cablereader.formats.reading import cables_of
from cablereader.model.cable import Cable

SHOWN_BYTES = 64 * 1024 * 1024
"""The largest file that is read to be shown. The longest known cable has some 200 kB."""


class ProblemKind(StrEnum):
    """Why a file cannot be shown as a cable."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    FOLDER = "folder"
    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
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


@dataclass(frozen=True, slots=True)
class CableAddress:
    """Where a cable is kept: a file, and its number among the cables of that file from 0."""

    path: Path
    ordinal: int = 0


def open_document(path: str | os.PathLike[str]) -> Document:
    """Read a file to be shown. Never raises: what is wrong is the document's problem."""
    file = Path(path)
    try:
        status = file.stat()
        problem = _problem_before_reading(file, status)
        if problem:
            return Document(file, problem=problem)
        data = file.read_bytes()
    except OSError as error:
        return Document(file, problem=_problem_of(file, error))
    if not data.strip(b"\x00\t\n\r \x1a"):
        return Document(file, problem=_EMPTY)
    if is_binary(data):
        return Document(file, problem=_BINARY)
    cables = tuple(cables_of(data, file.name))
    for cable in cables[:_READ_WHOLE]:
        # Read all of it here, in the thread that may take its time, and not in the window's.
        _ = cable.spans
    return Document(file, cables=cables, encoding=decode_unrepaired(data)[1])


_READ_WHOLE = 100
_EMPTY = Problem(
    ProblemKind.EMPTY, "This file is empty.", "There is nothing to read. Was it copied completely?"
)
_BINARY = Problem(
    ProblemKind.BINARY,
    "This file is not text.",
    "Cable Reader opens text files and web pages that hold cables. Pictures, programs and word "
    "processor files cannot be shown.",
)


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
            "A file of this size is a collection. “cablereader parse” reads it in a terminal.",
        )
    return None


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


def is_binary(data: bytes) -> bool:
    """Whether *data* is no text: zero bytes that are not UTF-16, or many control characters."""
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if sample.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")) or compression_of(sample):
        return True
    zeros = sample.count(0)
    if zeros:
        return not is_utf16(sample)
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x0b\x1a\x1b" for byte in sample)
    return controls > len(sample) // 20


def _shown(name: str) -> str:
    """Return a file name as text; bytes that are no character become a mark."""
    return name.encode("utf-8", "replace").decode("utf-8")
