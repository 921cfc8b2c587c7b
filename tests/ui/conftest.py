"""Windows with settings of their own, and a cable that has one of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from cablereader import parse_cable
from cablereader.model.cable import Cable
from cablereader.ui import MainWindow
from cablereader.ui.look.theme import Theme, load_theme
from cablereader.ui.memory.settings import Settings

from .archive import ARCHIVE
from .library_words import fill, search, wait_for
from .orchard import CABLE_TEXT, TITLE, shows


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let be what Qt's offscreen platform cannot do and warns of: sizes at most, raising."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the glossary of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def cable() -> Cable:
    """A cable with a fact in every row, a redaction, a repair and a comment."""
    return parse_cable(CABLE_TEXT, "orchard.txt")


@pytest.fixture
def light() -> Theme:
    return load_theme("light")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "reader.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def make_window(qtbot: QtBot, settings: Settings) -> Iterator[Callable[[], MainWindow]]:
    """Make windows that share one memory, as one start of the program after another does."""
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(settings)
        qtbot.addWidget(window)
        if settings.geometry.isEmpty():
            window.resize(1100, 800)
        window.show()
        windows.append(window)
        # Only in an active window do keys reach their commands.
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def cable_file(tmp_path: Path) -> Path:
    path = tmp_path / "cables" / "orchard.txt"
    path.parent.mkdir()
    path.write_text(CABLE_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def as_written(settings: Settings) -> None:
    """Windows show messages as they are written."""
    settings.reads_source = True


@pytest.fixture
def reading(window: MainWindow, cable_file: Path, qtbot: QtBot) -> MainWindow:
    """A window with the orchard's cable on its page."""
    window.open_paths([cable_file])
    qtbot.waitUntil(shows(window, TITLE))
    return window


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of three cables that cite each other."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, text in ARCHIVE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def archive_window(window: MainWindow, archive: Path, qtbot: QtBot) -> MainWindow:
    """A window with the folder open and its first cable on the page."""
    window.open_paths([archive, archive / "08LIMA101.txt"])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("08LIMA101: "))
    return window


@pytest.fixture
def library_folder(settings: Settings, tmp_path: Path) -> Path:
    """The folder of a library of six cables, which the windows of the test will have."""
    folder = tmp_path / "telegrams"
    fill(settings.library_path, folder)
    return folder


@pytest.fixture
def library_window(library_folder: Path, make_window: Callable[[], MainWindow]) -> MainWindow:
    """A window with a library of six cables."""
    del library_folder
    return make_window()


@pytest.fixture
def found(library_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in which the harbors were found, the keys in the field."""
    search(library_window, qtbot, "harbor ")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    return library_window
