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
from cablereader.ui.settings import Settings
from cablereader.ui.theme import Theme, load_theme

CABLE_TEXT = (Path(__file__).parent / "orchard.txt").read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let be what Qt's offscreen platform cannot do and warns of: sizes at most, raising."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


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
        qtbot.waitExposed(window)
        windows.append(window)
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


def message(post: str, serial: int, subject: str, references: str = "", body: str = "") -> str:
    """Return a short message of 2008 in the form in which it was sent."""
    block = f"REF: {references}\n\n" if references else ""
    paragraph = body or "1. (C) Nothing happened here that day."
    return (
        f"R 141530Z MAY 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\nBT\n"
        f"C O N F I D E N T I A L {post} {serial:06d}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 05/14/2018\nTAGS: PREL\nSUBJECT: {subject}\n\n"
        f"{block}{paragraph}\n\nMOSS\n"
    )


ARCHIVE = {
    "08LIMA101.txt": message("LIMA", 101, "A KITE OVER THE HARBOR"),
    "08LIMA102.txt": message(
        "LIMA",
        102,
        "THE KITE COMES DOWN",
        "A. LIMA 101\n     B. 07 QUITO 5",
        "1. (C) As told in ref A, the kite was green. Ref B has its length.\n\n"
        "2. (C) LIMA 101 was the first report; details septel.",
    ),
    "08LIMA103.txt": message("LIMA", 103, "A SECOND KITE", "LIMA 102"),
}
"""Three cables, the second of which cites the first and one that is not held, the third the second."""


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
