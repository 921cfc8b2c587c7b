"""What the program remembers between two starts, as typed properties.

Where the settings file has nothing that can be read, a property has its default.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize

from cablereader.library import default_library
from cablereader.ui.look.reading_look import MEASURES, SIZES, SPACINGS, ReadingLook
from cablereader.ui.memory.scroll_memory import ScrollMemory
from cablereader.ui.memory.stored_values import (
    Stored,
    flag_or,
    read_bytes,
    read_flag,
    read_list,
    read_number,
    read_paths,
    read_text,
    read_words,
    words_or,
    write_paths,
    write_words,
)
from cablereader.ui.memory.written_addresses import read_path, written_path

RECENT_LIMIT = 12
OFFERED_LIMIT = 200
EXPANDED_LIMIT = 200
DEFAULT_THEME = "system"
DEFAULT_ZOOM = 0
ZOOM_RANGE = (-1000, 1000)


def _read_zoom(value: object) -> int:
    steps = read_number(value)
    low, high = ZOOM_RANGE
    return steps if steps is not None and low <= steps <= high else DEFAULT_ZOOM


class Settings:
    """The program's memory over one ``QSettings``, by default the user's own INI file."""

    def __init__(self, qsettings: QSettings | None = None) -> None:
        self.store = qsettings if qsettings is not None else _user_settings()
        self.scroll = ScrollMemory(self.store)
        self._is_users_own = qsettings is None

    # The window

    geometry = Stored("window/geometry", read_bytes)
    """Size and place of the window as ``saveGeometry`` gave it; empty at the first start."""

    window_state = Stored("window/state", read_bytes)
    """Tool bars and docks as ``saveState`` gave them; empty at the first start."""

    side_page = Stored("panels/side_page", lambda value: read_number(value) or 0)
    """Number of the page that was in front in the left column."""

    outline_wanted = Stored("panels/outline", read_flag)
    """Whether the outline is shown; None leaves that to the room there is."""

    def splitter(self, name: str) -> QByteArray:
        """Return the saved state of the named splitter; empty if there is none."""
        return read_bytes(self.store.value(f"splitters/{name}"))

    def set_splitter(self, name: str, state: QByteArray) -> None:
        """Remember the state of the named splitter."""
        self.store.setValue(f"splitters/{name}", state)

    def panel_visible(self, name: str, default: bool = True) -> bool:
        """Return whether the named panel was shown."""
        return flag_or(default)(self.store.value(f"panels/{name}"))

    def set_panel_visible(self, name: str, visible: bool) -> None:
        """Remember whether the named panel is shown."""
        self.store.setValue(f"panels/{name}", visible)

    @property
    def header_wanted(self) -> tuple[bool, bool]:
        """Whether the header's facts are shown, in large pages and in small ones."""
        return self.panel_visible("header"), self.panel_visible("header_in_small", default=False)

    @header_wanted.setter
    def header_wanted(self, wanted: tuple[bool, bool]) -> None:
        for name, is_wanted in zip(("header", "header_in_small"), wanted, strict=True):
            self.set_panel_visible(name, is_wanted)

    @property
    def header_heights(self) -> tuple[int, int]:
        """Pixels the reader gave the header in large pages and in small ones; 0 where they did not."""
        large, small = (
            read_number(self.store.value(f"header/{kind}_height")) or 0
            for kind in ("large", "small")
        )
        return max(0, large), max(0, small)

    @header_heights.setter
    def header_heights(self, heights: tuple[int, int]) -> None:
        for kind, height in zip(("large", "small"), heights, strict=True):
            self.store.setValue(f"header/{kind}_height", height)

    def dialog_size(self, name: str) -> QSize | None:
        """Return the size that the named dialog had; None if that is not known."""
        value = self.store.value(f"dialogs/{name}")
        return value if isinstance(value, QSize) and not value.isEmpty() else None

    def set_dialog_size(self, name: str, size: QSize) -> None:
        """Remember the size of the named dialog."""
        self.store.setValue(f"dialogs/{name}", size)

    # The look

    theme = Stored("view/theme", lambda value: read_text(value) or DEFAULT_THEME)
    """Name of the chosen theme; "system" follows the desktop."""

    zoom = Stored("view/zoom", _read_zoom)
    """Steps by which the text is larger (or, negative, smaller) than the system's."""

    reads_source = Stored("view/source", flag_or(False))
    """Whether messages are shown as written, not set for reading."""

    @property
    def reading_look(self) -> ReadingLook:
        """How the reading page is set; what is unknown or out of range is as usual."""
        usual = ReadingLook()
        size = read_number(self.store.value("reading/size"))
        measure = read_number(self.store.value("reading/measure"))
        spacing = read_text(self.store.value("reading/spacing"))
        return ReadingLook(
            family=read_text(self.store.value("reading/family")) or usual.family,
            size=size if size is not None and SIZES[0] <= size <= SIZES[1] else usual.size,
            spacing=next((item for item in SPACINGS if f"{item}" == spacing), usual.spacing),
            measure=measure if measure in MEASURES and measure is not None else usual.measure,
        )

    @reading_look.setter
    def reading_look(self, look: ReadingLook) -> None:
        self.store.setValue("reading/family", look.family)
        self.store.setValue("reading/size", look.size)
        self.store.setValue("reading/spacing", f"{look.spacing}")
        self.store.setValue("reading/measure", look.measure)

    # Files and folders

    last_folder = Stored(
        "files/last_folder", read_path, lambda folder: written_path(folder) if folder else ""
    )
    """The folder in which a file was last chosen, None at the first start. It may be gone by now."""

    recent = Stored(
        "files/recent",
        lambda value: read_paths(value)[:RECENT_LIMIT],
        lambda paths: write_paths(paths[:RECENT_LIMIT]),
    )
    """Files and folders opened lately, the latest first."""

    open_folders = Stored("tree/folders", read_paths, write_paths)
    """Folders that stood in the tree."""

    open_files = Stored("tree/files", read_paths, write_paths)
    """Files that stood in the tree by themselves."""

    expanded = Stored(
        "tree/expanded",
        lambda value: [str(path) for path in read_paths(value)],
        lambda names: write_paths(Path(name) for name in names),
    )
    """Paths of the tree's open nodes."""

    def add_recent(self, path: Path) -> None:
        """Put *path* at the head of the recent items."""
        self.recent = [path, *(item for item in self.recent if item != path)]

    def clear_recent(self) -> None:
        """Forget the recent items."""
        self.store.remove("files/recent")

    @property
    def session_path(self) -> Path:
        """The file beside this memory in which the session is kept."""
        return Path(self.store.fileName()).with_name("session.json")

    # The library

    library_sources = Stored("library/sources", read_paths, write_paths)
    """The sources of the library as last known, should its file be damaged."""

    library_offered = Stored(
        "library/offered", read_paths, lambda paths: write_paths(paths[-OFFERED_LIMIT:])
    )
    """Folders that the reader was asked about adding to the library, the latest last."""

    library_grouping = Stored("library/grouping", read_text)
    """By what the tree of the library is grouped; None where that was never chosen."""

    library_expanded = Stored("library/expanded", read_list, lambda rows: rows[:EXPANDED_LIMIT])
    """The open rows of the library's tree, in the words of that tree."""

    search_history = Stored("search/history", lambda value: tuple(read_words(value)), write_words)
    """What was searched in the library, the latest first."""

    open_facets = Stored("search/facets", words_or(("year", "level")), write_words)
    """Names of the facets that were unfolded; at first those that fit every archive."""

    shows_passages = Stored("search/passages", flag_or(True))
    """Whether a passage stands under each result."""

    searches_other_names = Stored("search/other_names", flag_or(False))
    """Whether what is searched is searched under its other names too."""

    @property
    def library_path(self) -> Path:
        """The file of the reader's library, which need not exist.

        A memory other than the user's own has a library of its own, beside it.
        """
        if self._is_users_own:
            return default_library()
        return Path(self.store.fileName()).with_name("library.db")

    def sync(self) -> None:
        """Write everything to the disk now."""
        self.store.sync()


def _user_settings() -> QSettings:
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cablereader", "cablereader"
    )
