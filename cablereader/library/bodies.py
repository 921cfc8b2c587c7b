"""The texts of cables, compressed.

A cable is too short to compress well by itself. So each is compressed with a dictionary at hand: the
words that are frequent in the first cables of the library.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable

from cablereader.library.damage import DamagedBodyError

_WORDS = re.compile(r" \w{2,}")
_SAMPLE = 500
# A longer dictionary saves hardly more, and costs time with every text.
_BYTES = 16_000
# With a dictionary, each higher level takes a quarter more time to save a fortieth; more memory for
# zlib's tables saves nothing with texts this short, and takes time to copy.
_LEVEL = 1
_MEMORY_LEVEL = 8
_NAME = "dictionary"


class Bodies:
    """Compresses and restores with one library's dictionary."""

    def __init__(self, dictionary: bytes) -> None:
        self._dictionary = dictionary
        self._compressor = zlib.compressobj(
            _LEVEL, zlib.DEFLATED, -15, _MEMORY_LEVEL, zdict=dictionary
        )
        self._restorer = zlib.decompressobj(-15, zdict=dictionary)

    def compressed(self, data: bytes) -> bytes:
        """Return *data* compressed."""
        compressor = self._compressor.copy()
        return compressor.compress(data) + compressor.flush()

    def restored(self, data: bytes) -> bytes:
        """Return what :meth:`compressed` was given. Raises DamagedBodyError for anything else."""
        restorer = self._restorer.copy()
        try:
            return restorer.decompress(data) + restorer.flush()
        except zlib.error as error:
            raise DamagedBodyError(str(error)) from error


def bodies_of(connection: sqlite3.Connection) -> Bodies:
    """Return the compressor of a library that may have no dictionary yet."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_NAME,)).fetchone()
    return Bodies(bytes(row[0]) if row else b"")


def learn(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Give the library its dictionary, from *texts*, unless it has one. Needs the right to write."""
    if connection.execute("SELECT 1 FROM setting WHERE name = ?", (_NAME,)).fetchone():
        return
    # The first to come wins: what was compressed with a dictionary needs that one.
    connection.execute(
        "INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)", (_NAME, _dictionary(texts))
    )


def _dictionary(texts: Iterable[str]) -> bytes:
    counts: Counter[str] = Counter()
    for _, text in zip(range(_SAMPLE), texts, strict=False):
        counts.update(_WORDS.findall(text))
    chosen: list[str] = []
    length = 0
    for word, _ in sorted(counts.items(), key=lambda item: (-item[1] * len(item[0]), item[0])):
        length += len(word)
        if length > _BYTES:
            break
        chosen.append(word)
    # What is used most stands last: near matches take fewer bits than far ones.
    return "".join(reversed(chosen)).encode()
