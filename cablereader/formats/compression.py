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
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

_MAGIC = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"PK\x03\x04", "zip"))
_MOST_RATIO = 200
_FREE_BYTES = 64 * 1024 * 1024
_MOST_MEMBERS = 2_000_000


class Opened(NamedTuple):
    """A name and a stream of plain bytes."""

    name: str
    stream: io.RawIOBase | io.BufferedIOBase


def compression_of(head: bytes) -> str | None:
    """Return the kind of compression that *head* begins with, or None."""
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def open_plain(path: Path) -> Generator[Opened, None, None]:
    """Yield the plain streams in a file: itself, its one content, or the members of an archive.

    Raises OSError if the file, or a compressed stream in it, cannot be read.
    """
    with path.open("rb") as file:
        kind = compression_of(file.read(8))
        file.seek(0)
        if kind is None:
            yield Opened(path.name, file)
        elif kind == "zip":
            yield from _members(path, file)
        else:
            size = path.stat().st_size
            yield Opened(path.stem, _Bounded(_decompressor(kind, file), size))


def _decompressor(kind: str, file: io.BufferedIOBase) -> io.BufferedIOBase:
    if kind == "gzip":
        return gzip.GzipFile(fileobj=file)
    plain = cast(IO[bytes], file)
    return bz2.BZ2File(plain) if kind == "bzip2" else lzma.LZMAFile(plain)


def _members(path: Path, file: io.BufferedIOBase) -> Iterator[Opened]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError) as error:
        raise OSError(f"{path.name} is a damaged zip archive: {error}") from error
    with archive:
        for member in archive.infolist()[:_MOST_MEMBERS]:
            if member.is_dir() or member.flag_bits & 1:
                continue
            try:
                stream = archive.open(member)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
                raise OSError(f"{member.filename} in {path.name}: {error}") from error
            yield Opened(member.filename, _Bounded(stream, member.compress_size))


class _Bounded(io.RawIOBase):
    """A decompressed stream that turns damage and bombs into OSError."""

    def __init__(self, stream: IO[bytes] | io.BufferedIOBase, compressed: int) -> None:
        self._stream = stream
        self._left = _FREE_BYTES + compressed * _MOST_RATIO

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._stream.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, ValueError) as error:
            raise OSError(f"the compressed data is damaged: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise OSError("the compressed data unpacks to far more than text does")
        return data

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
