"""A message to read, and a library of a few cables that is not the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablereader.cli import library_access
from tests.cli.lighthouse import MESSAGE
from tests.library.telegrams import put, telegram


@pytest.fixture
def message(tmp_path: Path) -> Path:
    path = tmp_path / "cable.txt"
    path.write_text(MESSAGE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def library_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the library, away from the user's on every system."""
    path = tmp_path / "cache" / "library.db"
    monkeypatch.setattr(library_access, "default_library", lambda: path)
    return path


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    put(folder, "a.txt", telegram("LIMA", 12, "The keeper painted the tower."))
    put(folder, "b.txt", telegram("BERN", 7, "=A stamp of the tower.", when="010800Z APR 08"))
    return folder
