"""Values of a settings file as typed properties, each declared in one line.

A settings file can be old, cut off or edited by hand: what cannot be read as the type it should have
counts as absent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from cablereader.ui.memory.written_addresses import read_path, written_path

T = TypeVar("T")


class HasStore(Protocol):
    """An object over one settings file."""

    @property
    def store(self) -> QSettings:
        """The file."""


class Stored(Generic[T]):
    """A property whose value is kept under a key of the settings file.

    *read* makes the value from what the file has, None where it has nothing; *write* makes of a
    value what the file can keep.
    """

    def __init__(
        self,
        key: str,
        read: Callable[[object], T],
        write: Callable[[T], object] = lambda value: value,
    ) -> None:
        self._key = key
        self._read = read
        self._write = write

    def __get__(self, instance: HasStore, owner: type[HasStore]) -> T:
        return self._read(instance.store.value(self._key))

    def __set__(self, instance: HasStore, value: T) -> None:
        # What is as it was before is not written to the disk again. An INI file gives back texts, so
        # it is what they mean that is compared.
        if self._read(instance.store.value(self._key)) != value:
            instance.store.setValue(self._key, self._write(value))


def read_bytes(value: object) -> QByteArray:
    """Return *value*, or no bytes."""
    return value if isinstance(value, QByteArray) else QByteArray()


def read_text(value: object) -> str | None:
    """Return *value* if it is text."""
    return value if isinstance(value, str) else None


def read_number(value: object) -> int | None:
    """Return the whole number that *value* is, or is the text of."""
    try:
        return int(str(value))
    except ValueError:
        return None


def read_flag(value: object) -> bool | None:
    """Return whether *value* says yes; None where it says neither."""
    return {"true": True, "false": False}.get(str(value).lower())


def flag_or(default: bool) -> Callable[[object], bool]:
    """Return what reads a flag that is *default* where the file has none."""

    def read(value: object) -> bool:
        flag = read_flag(value)
        return default if flag is None else flag

    return read


def read_list(value: object) -> list[str]:
    """Return a list of texts; a list of one comes back from an INI file as that one."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def read_paths(value: object) -> list[Path]:
    """Return the paths that :func:`write_paths` wrote, and nothing for anything else."""
    paths = (read_path(item) for item in read_list(value))
    return [path for path in paths if path is not None]


def write_paths(paths: Iterable[Path]) -> list[str]:
    """Return *paths* as the file keeps them."""
    return [written_path(path) for path in paths]


def read_words(value: object) -> list[str]:
    """Return the texts of a JSON list: unlike in a list of the file, they may be of any kind."""
    try:
        items = json.loads(read_text(value) or "[]")
    except ValueError:
        return []
    return [item for item in items if isinstance(item, str)] if isinstance(items, list) else []


def words_or(default: Iterable[str]) -> Callable[[object], list[str]]:
    """Return what reads texts that are *default* where the file has none, not even an empty list."""

    def read(value: object) -> list[str]:
        return list(default) if value is None else read_words(value)

    return read


def write_words(words: Iterable[str]) -> str:
    """Return *words* as a JSON list."""
    return json.dumps(list(words))
