"""Values of a settings file: read as the type they should have, or as the default."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cablereader.ui.memory.stored_values import (
    Stored,
    flag_or,
    read_number,
    read_words,
    write_words,
)


class Memory:
    is_loud = Stored("sound/loud", flag_or(True))
    steps = Stored("sound/steps", read_number)
    names = Stored("sound/names", read_words, write_words)

    def __init__(self, path: Path) -> None:
        self.store = QSettings(str(path), QSettings.Format.IniFormat)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.ini"


def test_without_a_file_there_are_defaults(path: Path) -> None:
    memory = Memory(path)
    assert (memory.is_loud, memory.steps, memory.names) == (True, None, [])


def test_values_come_back_from_the_disk(path: Path) -> None:
    memory = Memory(path)
    memory.is_loud, memory.steps, memory.names = False, -3, ["ü, comma", ""]
    memory.store.sync()
    again = Memory(path)
    assert (again.is_loud, again.steps, again.names) == (False, -3, ["ü, comma", ""])


@pytest.mark.parametrize("value", ["", "nonsense", "a, b", "{}"])
def test_what_is_of_another_type_counts_as_absent(path: Path, value: str) -> None:
    path.write_text(f"[sound]\nloud={value}\nsteps={value}\nnames={value}\n")
    memory = Memory(path)
    assert (memory.is_loud, memory.steps, memory.names) == (True, None, [])


def test_a_value_that_is_there_already_is_not_written_again(path: Path) -> None:
    path.write_text("[sound]\nsteps=4\n")
    before = path.stat().st_mtime_ns
    memory = Memory(path)
    memory.steps = read_number("4")
    memory.store.sync()
    assert path.read_text() == "[sound]\nsteps=4\n"
    assert path.stat().st_mtime_ns == before
