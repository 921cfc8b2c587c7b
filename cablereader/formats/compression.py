"""Compressed files: gzip, bzip2, xz, and zip archives of any of the formats.

They are read as streams and never unpacked to disk. A file that swells beyond all reason is given
up: text shrinks some ten times, a bomb a thousand times.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias, cast

from cablereader.formats.faults import ContentError, Fault

_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # an archive without members
)
_MOST_RATIO = 200
_FREE_BYTES = 64 * 1024 * 1024
_MOST_MEMBERS = 2_000_000
_DAMAGE = (
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


Unpack: TypeAlias = Callable[[], IO[bytes] | io.BufferedIOBase]


class Opened(NamedTuple):
    """A name and a stream of plain bytes."""

    name: str
    stream: io.RawIOBase | io.BufferedIOBase
    is_packed: bool = False
    is_member: bool = False
    """Whether it is one of the files of an archive."""


class _Allowance:
    """How many bytes may still come out of a file, all its members together; None for any."""

    def __init__(self, left: int | None) -> None:
        self._left = left

    def spend(self, size: int) -> None:
        if self._left is None:
            return
        self._left -= size
        if self._left < 0:
            raise ContentError(Fault.TOO_LARGE, "What is packed in this file is too large to show")


def compression_of(head: bytes) -> str | None:
    """Return the kind of compression that *head* begins with, or None."""
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def open_plain(path: Path, most_unpacked: int | None = None) -> Generator[Opened, None, None]:
    """Yield the plain streams in a file: itself, its one content, or the members of an archive.

    Raises OSError if the file cannot be read, and :class:`ContentError` if what is packed in it
    cannot, or swells beyond all reason, or beyond *most_unpacked* bytes in all. Members that are
    encrypted are told of when all others were yielded.
    """
    allowance = _Allowance(most_unpacked)
    with path.open("rb") as file:
        kind = compression_of(file.read(8))
        file.seek(0)
        if kind is None:
            yield Opened(path.name, file)
        elif kind == "zip":
            yield from _members(file, allowance)
        else:
            size = path.stat().st_size
            yield Opened(
                path.stem,
                _Bounded(partial(_decompressor, kind, file), size, allowance),
                is_packed=True,
            )


def _decompressor(kind: str, file: io.BufferedIOBase) -> io.BufferedIOBase:
    if kind == "gzip":
        return gzip.GzipFile(fileobj=file)
    plain = cast(IO[bytes], file)
    return bz2.BZ2File(plain) if kind == "bzip2" else lzma.LZMAFile(plain)


def _members(file: io.BufferedIOBase, allowance: _Allowance) -> Iterator[Opened]:
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as error:
        # What zipfile says of it ("File is not a zip file") would only confuse.
        raise ContentError(Fault.DAMAGED, "This zip archive is damaged or incomplete") from error
    locked: list[str] = []
    with archive:
        for member in archive.infolist()[:_MOST_MEMBERS]:
            if member.is_dir():
                continue
            if member.flag_bits & 1:
                locked.append(member.filename)
                continue
            stream = _Bounded(partial(archive.open, member), member.compress_size, allowance)
            yield Opened(member.filename, stream, is_packed=True, is_member=True)
    if locked:
        others = f" and {len(locked) - 1:,} more" if len(locked) > 1 else ""
        raise ContentError(
            Fault.ENCRYPTED, f"“{locked[0]}”{others} in this archive needs a password"
        )


class _Bounded(io.RawIOBase):
    """A decompressed stream that turns damage and bombs into :class:`ContentError`."""

    def __init__(self, unpack: Unpack, compressed: int, allowance: _Allowance) -> None:
        """*unpack* is called at the first reading, so that damage is met by who reads."""
        self._unpack = unpack
        self._stream: IO[bytes] | io.BufferedIOBase | None = None
        self._left = _FREE_BYTES + compressed * _MOST_RATIO
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        try:
            if self._stream is None:
                self._stream = self._unpack()
            data = self._stream.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        except _DAMAGE as error:
            if isinstance(error, OSError) and error.errno:
                # The disk failed, not the content.
                raise
            raise ContentError(
                Fault.DAMAGED, "The compressed data is damaged or incomplete"
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise ContentError(
                Fault.TOO_LARGE, "The compressed data unpacks to far more than text does"
            )
        self._allowance.spend(len(data))
        return data

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
