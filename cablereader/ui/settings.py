"""What the program remembers between two starts, as typed properties.

A settings file can be old, cut off or edited by hand: whatever cannot be read as the type it should
have counts as absent, and the default is returned.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize

from cablereader.formats.opening import CableAddress
from cablereader.library import default_library
from cablereader.ui.reading_look import MEASURES, SIZES, SPACINGS, ReadingLook
from cablereader.ui.written_addresses import read_path, written_address, written_path

RECENT_LIMIT = 12
SCROLL_LIMIT = 200
OFFERED_LIMIT = 200
EXPANDED_LIMIT = 200
DEFAULT_THEME = "system"
DEFAULT_ZOOM = 0
ZOOM_RANGE = (-1000, 1000)


class Settings:
    """The program's memory over one ``QSettings``, by default the user's own INI file."""

    def __init__(self, qsettings: QSettings | None = None) -> None:
        self._store = qsettings if qsettings is not None else _user_settings()
        self._is_users_own = qsettings is None
        self._scroll = self._read_scroll_positions()

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window as ``saveGeometry`` gave it; empty at the first start."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._set("window/geometry", state)

    @property
    def window_state(self) -> QByteArray:
        """Tool bars and docks as ``saveState`` gave them; empty at the first start."""
        return self._bytes("window/state")

    @window_state.setter
    def window_state(self, state: QByteArray) -> None:
        self._set("window/state", state)

    def splitter(self, name: str) -> QByteArray:
        """Return the saved state of the named splitter; empty if there is none."""
        return self._bytes(f"splitters/{name}")

    def set_splitter(self, name: str, state: QByteArray) -> None:
        """Remember the state of the named splitter."""
        self._set(f"splitters/{name}", state)

    def panel_visible(self, name: str, default: bool = True) -> bool:
        """Return whether the named panel was shown."""
        return self._flag(f"panels/{name}", default)

    def set_panel_visible(self, name: str, visible: bool) -> None:
        """Remember whether the named panel is shown."""
        self._set(f"panels/{name}", visible)

    @property
    def header_wanted(self) -> tuple[bool, bool]:
        """Whether the header's facts are shown, in large pages and in small ones."""
        return self._flag("panels/header", True), self._flag("panels/header_in_small", False)

    @header_wanted.setter
    def header_wanted(self, wanted: tuple[bool, bool]) -> None:
        self._set("panels/header", wanted[0])
        self._set("panels/header_in_small", wanted[1])

    @property
    def header_heights(self) -> tuple[int, int]:
        """Pixels the reader gave the header in large pages and in small ones; 0 where they did not."""
        large, small = (self._integer(f"header/{kind}_height") for kind in ("large", "small"))
        return max(0, large or 0), max(0, small or 0)

    @header_heights.setter
    def header_heights(self, heights: tuple[int, int]) -> None:
        for kind, height in zip(("large", "small"), heights, strict=True):
            self._set(f"header/{kind}_height", height)

    def dialog_size(self, name: str) -> QSize | None:
        """Return the size that the named dialog had; None if that is not known."""
        value = self._store.value(f"dialogs/{name}")
        return value if isinstance(value, QSize) and not value.isEmpty() else None

    def set_dialog_size(self, name: str, size: QSize) -> None:
        """Remember the size of the named dialog."""
        self._store.setValue(f"dialogs/{name}", size)

    @property
    def theme(self) -> str:
        """Name of the chosen theme; "system" follows the desktop."""
        return self._text("view/theme") or DEFAULT_THEME

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("view/theme", name)

    @property
    def zoom(self) -> int:
        """Steps by which the text is larger (or, negative, smaller) than the system's."""
        value = self._integer("view/zoom")
        low, high = ZOOM_RANGE
        return value if value is not None and low <= value <= high else DEFAULT_ZOOM

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._set("view/zoom", steps)

    @property
    def reads_source(self) -> bool:
        """Whether messages are shown as written, not set for reading."""
        return self._flag("view/source", False)

    @reads_source.setter
    def reads_source(self, shown: bool) -> None:
        self._store.setValue("view/source", shown)

    @property
    def outline_wanted(self) -> bool | None:
        """Whether the outline is shown; None leaves that to the room there is."""
        return {"true": True, "false": False}.get(str(self._store.value("panels/outline")).lower())

    @outline_wanted.setter
    def outline_wanted(self, wanted: bool | None) -> None:
        self._store.setValue("panels/outline", "" if wanted is None else wanted)

    @property
    def reading_look(self) -> ReadingLook:
        """How the reading page is set; what is unknown or out of range is as usual."""
        usual = ReadingLook()
        size = self._integer("reading/size")
        measure = self._integer("reading/measure")
        spacing = self._text("reading/spacing")
        return ReadingLook(
            family=self._text("reading/family") or usual.family,
            size=size if size is not None and SIZES[0] <= size <= SIZES[1] else usual.size,
            spacing=next((item for item in SPACINGS if f"{item}" == spacing), usual.spacing),
            measure=measure if measure in MEASURES and measure is not None else usual.measure,
        )

    @reading_look.setter
    def reading_look(self, look: ReadingLook) -> None:
        self._store.setValue("reading/family", look.family)
        self._store.setValue("reading/size", look.size)
        self._store.setValue("reading/spacing", f"{look.spacing}")
        self._store.setValue("reading/measure", look.measure)

    @property
    def last_folder(self) -> Path | None:
        """The folder in which a file was last chosen. It may be gone by now."""
        return read_path(self._text("files/last_folder"))

    @last_folder.setter
    def last_folder(self, folder: Path | None) -> None:
        self._set("files/last_folder", "" if folder is None else written_path(folder))

    @property
    def recent(self) -> list[Path]:
        """Files and folders opened lately, the latest first."""
        return self._paths("files/recent")[:RECENT_LIMIT]

    def add_recent(self, path: Path) -> None:
        """Put *path* at the head of the recent items."""
        others = [item for item in self.recent if item != path]
        self._set_paths("files/recent", [path, *others][:RECENT_LIMIT])

    def clear_recent(self) -> None:
        """Forget the recent items."""
        self._store.remove("files/recent")

    @property
    def open_folders(self) -> list[Path]:
        """Folders that stood in the tree."""
        return self._paths("tree/folders")

    @open_folders.setter
    def open_folders(self, folders: Iterable[Path]) -> None:
        self._set_paths("tree/folders", folders)

    @property
    def open_files(self) -> list[Path]:
        """Files that stood in the tree by themselves."""
        return self._paths("tree/files")

    @open_files.setter
    def open_files(self, files: Iterable[Path]) -> None:
        self._set_paths("tree/files", files)

    @property
    def expanded(self) -> list[str]:
        """Paths of the tree's open nodes."""
        return [str(path) for path in self._paths("tree/expanded")]

    @expanded.setter
    def expanded(self, nodes: Iterable[str]) -> None:
        self._set_paths("tree/expanded", (Path(node) for node in nodes))

    @property
    def session_path(self) -> Path:
        """The file beside this memory in which the session is kept."""
        return Path(self._store.fileName()).with_name("session.json")

    @property
    def library_path(self) -> Path:
        """The file of the reader's library, which need not exist.

        A memory other than the user's own has a library of its own, beside it.
        """
        if self._is_users_own:
            return default_library()
        return Path(self._store.fileName()).with_name("library.db")

    @property
    def library_sources(self) -> list[Path]:
        """The sources of the library as last known, should its file be damaged."""
        return self._paths("library/sources")

    @library_sources.setter
    def library_sources(self, paths: Iterable[Path]) -> None:
        self._set_paths("library/sources", paths)

    @property
    def library_offered(self) -> list[Path]:
        """Folders that the reader was asked about adding to the library, the latest last."""
        return self._paths("library/offered")

    @library_offered.setter
    def library_offered(self, paths: Iterable[Path]) -> None:
        self._set_paths("library/offered", list(paths)[-OFFERED_LIMIT:])

    @property
    def library_grouping(self) -> str | None:
        """By what the tree of the library is grouped."""
        return self._text("library/grouping")

    @library_grouping.setter
    def library_grouping(self, name: str) -> None:
        self._set("library/grouping", name)

    @property
    def library_expanded(self) -> list[str]:
        """The open rows of the library's tree, in the words of that tree."""
        value = self._store.value("library/expanded")
        items = value if isinstance(value, list) else [value]
        return [item for item in items if isinstance(item, str)]

    @library_expanded.setter
    def library_expanded(self, rows: Iterable[str]) -> None:
        self._set("library/expanded", list(rows)[:EXPANDED_LIMIT])

    @property
    def search_history(self) -> tuple[str, ...]:
        """What was searched in the library, the latest first."""
        return tuple(self._strings("search/history"))

    @search_history.setter
    def search_history(self, searches: Iterable[str]) -> None:
        self._set("search/history", json.dumps(list(searches)))

    @property
    def open_facets(self) -> list[str]:
        """Names of the facets that were unfolded."""
        return self._strings("search/facets")

    @open_facets.setter
    def open_facets(self, names: Iterable[str]) -> None:
        self._set("search/facets", json.dumps(list(names)))

    @property
    def shows_passages(self) -> bool:
        """Whether a passage stands under each result."""
        return self._flag("search/passages", True)

    @shows_passages.setter
    def shows_passages(self, shown: bool) -> None:
        self._set("search/passages", shown)

    @property
    def side_page(self) -> int:
        """Number of the page that was in front in the left column."""
        return self._integer("panels/side_page") or 0

    @side_page.setter
    def side_page(self, page: int) -> None:
        self._set("panels/side_page", page)

    def scroll_position(self, address: CableAddress) -> int | None:
        """Return the text offset at which *address* was left, or None if that is not known."""
        return self._scroll.get(written_address(address))

    def set_scroll_position(self, address: CableAddress, offset: int) -> None:
        """Remember where *address* was left; the oldest of more than 200 are forgotten."""
        key = written_address(address)
        self._scroll.pop(key, None)
        self._scroll[key] = offset
        while len(self._scroll) > SCROLL_LIMIT:
            del self._scroll[next(iter(self._scroll))]
        self._set("view/scroll_positions", json.dumps(self._scroll))

    def sync(self) -> None:
        """Write everything to the disk now."""
        self._store.sync()

    def _set(self, key: str, value: object) -> None:
        # What is as it was before is not written to the disk again.
        if self._store.value(key) != value:
            self._store.setValue(key, value)

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _text(self, key: str) -> str | None:
        value = self._store.value(key)
        return value if isinstance(value, str) else None

    def _strings(self, key: str) -> list[str]:
        try:
            items = json.loads(self._text(key) or "[]")
        except ValueError:
            return []
        return [item for item in items if isinstance(item, str)] if isinstance(items, list) else []

    def _integer(self, key: str) -> int | None:
        try:
            return int(str(self._store.value(key)))
        except ValueError:
            return None

    def _flag(self, key: str, default: bool) -> bool:
        return {"true": True, "false": False}.get(str(self._store.value(key)).lower(), default)

    def _paths(self, key: str) -> list[Path]:
        # A list of one item comes back from an INI file as that item, an empty one as None.
        value = self._store.value(key)
        items = value if isinstance(value, list) else [value]
        paths = (read_path(item) for item in items)
        return [path for path in paths if path is not None]

    def _set_paths(self, key: str, paths: Iterable[Path]) -> None:
        self._set(key, [written_path(path) for path in paths])

    def _read_scroll_positions(self) -> dict[str, int]:
        try:
            stored = json.loads(self._text("view/scroll_positions") or "{}")
        except ValueError:
            return {}
        if not isinstance(stored, dict):
            return {}
        return {key: value for key, value in stored.items() if type(value) is int and value >= 0}


def _user_settings() -> QSettings:
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cablereader", "cablereader"
    )
