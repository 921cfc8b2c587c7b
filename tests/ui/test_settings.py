"""Settings survive a restart, and whatever stands in the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from cablereader.formats.opening import CableAddress
from cablereader.library import default_library
from cablereader.ui.memory.scroll_memory import SCROLL_LIMIT
from cablereader.ui.memory.settings import RECENT_LIMIT, Settings


@pytest.fixture
def ini(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def opened(ini: Path) -> Settings:
    return Settings(QSettings(str(ini), QSettings.Format.IniFormat))


def reopened(settings: Settings, ini: Path) -> Settings:
    """Return settings read afresh from the disk."""
    settings.sync()
    copy = ini.with_name("copy.ini")
    copy.write_bytes(ini.read_bytes())  # QSettings shares one memory between objects of one file
    return opened(copy)


def test_nothing_was_remembered_at_the_first_start(ini: Path) -> None:
    settings = opened(ini)
    assert settings.geometry.isEmpty()
    assert settings.theme == "system"
    assert settings.zoom == 0
    assert settings.last_folder is None
    assert settings.recent == settings.open_folders == settings.open_files == []
    assert settings.expanded == []
    assert settings.panel_visible("outline")
    assert settings.scroll.offset(CableAddress(Path("/a"))) is None


def test_everything_survives_a_restart(ini: Path) -> None:
    settings = opened(ini)
    address = CableAddress(Path("/cables/a#b.txt"), 3)
    settings.geometry = QByteArray(b"\0\1\xffgeometry")
    settings.set_splitter("main", QByteArray(b"\0state"))
    settings.theme, settings.zoom = "dark", -2
    settings.last_folder = Path("/cables")
    settings.open_folders = [Path("/cables"), Path("/other, with comma")]
    settings.open_files = [Path("/one.txt")]
    settings.expanded = ["/cables", "/cables/2007 ü"]
    settings.scroll.remember(address, 120)
    settings.set_panel_visible("outline", False)
    settings.search_history = ['"two words" -three', "one, comma", "ü"]
    settings.open_facets = ["post"]
    settings.shows_passages, settings.side_page = False, 1
    again = reopened(settings, ini)
    assert again.geometry == QByteArray(b"\0\1\xffgeometry")
    assert again.splitter("main") == QByteArray(b"\0state")
    assert (again.theme, again.zoom) == ("dark", -2)
    assert again.last_folder == Path("/cables")
    assert again.open_folders == [Path("/cables"), Path("/other, with comma")]
    assert again.open_files == [Path("/one.txt")]
    assert again.expanded == ["/cables", "/cables/2007 ü"]
    assert again.scroll.offset(address) == 120
    assert not again.panel_visible("outline")
    assert again.search_history == ('"two words" -three', "one, comma", "ü")
    assert again.open_facets == ["post"]
    assert (again.shows_passages, again.side_page) == (False, 1)


def test_a_memory_of_its_own_has_a_library_of_its_own(ini: Path) -> None:
    assert opened(ini).library_path == ini.with_name("library.db")
    assert Settings().library_path == default_library()


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are always text")
def test_names_that_are_no_text_survive(ini: Path) -> None:
    path = Path(os.fsdecode(b"/cables/caf\xe9 %41.txt"))
    settings = opened(ini)
    settings.add_recent(path)
    settings.expanded = [str(path)]
    again = reopened(settings, ini)
    assert again.recent == [path]
    assert again.expanded == [str(path)]


def test_the_latest_recent_item_stands_first_and_once(ini: Path) -> None:
    settings = opened(ini)
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent(Path(f"/cables/{number}"))
    settings.add_recent(Path("/cables/9"))
    assert settings.recent[:2] == [Path("/cables/9"), Path("/cables/14")]
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LIMIT
    settings.clear_recent()
    assert settings.recent == []


def test_old_scroll_positions_are_forgotten_by_last_use(ini: Path) -> None:
    settings = opened(ini)
    addresses = [CableAddress(Path(f"/{number}")) for number in range(SCROLL_LIMIT + 1)]
    for address in addresses[:-1]:
        settings.scroll.remember(address, 1)
    settings.scroll.remember(addresses[0], 2)
    settings.scroll.remember(addresses[-1], 3)
    again = reopened(settings, ini)
    assert again.scroll.offset(addresses[0]) == 2
    assert again.scroll.offset(addresses[1]) is None
    assert again.scroll.offset(addresses[-1]) == 3


DAMAGED = {
    "words instead of everything": "nonsense",
    "wrong escapes": "%zz%",
    "a NUL in a path": "/a%00b",
    "a relative path": "../up",
    "JSON of another shape": "[1, 2]",
    "a number without end": "9" * 6000,
    "a list": "a, b, c",
    "an unfinished variant": "@ByteArray(",
}


@pytest.mark.parametrize("value", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_gives_defaults(ini: Path, value: str) -> None:
    keys = {
        "window": ["geometry", "state"],
        "files": ["last_folder", "recent"],
        "tree": ["folders", "files", "expanded"],
        "view": ["theme", "zoom", "scroll_positions"],
        "splitters": ["main"],
        "panels": ["outline", "side_page"],
        "search": ["history", "facets", "passages"],
    }
    lines = [f"[{group}]\n" + "".join(f"{k}={value}\n" for k in ks) for group, ks in keys.items()]
    ini.write_text("".join(lines))
    settings = opened(ini)
    assert settings.geometry.isEmpty()
    assert settings.window_state.isEmpty()
    assert settings.splitter("main").isEmpty()
    assert settings.last_folder is None
    assert settings.recent == settings.open_folders == settings.open_files == []
    assert settings.expanded == []
    assert isinstance(settings.theme, str)
    assert settings.zoom == 0
    assert settings.panel_visible("outline", default=False) is False
    assert all(isinstance(item, str) for item in settings.search_history)
    assert all(isinstance(item, str) for item in settings.open_facets)
    assert settings.shows_passages
    assert isinstance(settings.side_page, int)
    assert settings.scroll.offset(CableAddress(Path("/a"))) is None
    settings.scroll.remember(CableAddress(Path("/a")), 5)
    assert settings.scroll.offset(CableAddress(Path("/a"))) == 5
