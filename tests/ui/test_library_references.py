"""References through the library: links, previews, who cites, threads, versions, going to a number."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cablereader.formats import opening
from cablereader.formats.opening import CableAddress
from cablereader.library import Library, Likeness
from cablereader.ui import MainWindow
from cablereader.ui.look.theme import contrast
from cablereader.ui.memory.settings import Settings
from cablereader.ui.references.versions_note import versions_words
from cablereader.ui.window.go_to_number import GoToNumber
from tests.corpus.files import write_table

from .archive import ARCHIVE, message
from .test_references import linked, point_of, titled

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder that is in the library only: the second cable in a zip archive, one further version."""
    folder = tmp_path / "shelf"
    (folder / "other").mkdir(parents=True)
    first, second, third = (
        text.replace("141530Z", f"1415{minute}Z")
        for minute, text in zip((30, 40, 50), ARCHIVE.values(), strict=True)
    )
    (folder / "08LIMA101.txt").write_text(first, encoding="utf-8")
    (folder / "08LIMA103.txt").write_text(third, encoding="utf-8")
    with zipfile.ZipFile(folder / "packed.zip", "w") as packed:
        packed.writestr("a.txt", message("QUITO", 9, "SOMETHING ELSE"))
        packed.writestr("b.txt", second)
    redacted = first.replace("happened", "XXXXXXXXXXXX")
    (folder / "other" / "released.txt").write_text(redacted, encoding="utf-8")
    return folder


@pytest.fixture
def library(settings: Settings, shelf: Path) -> Library:
    library = Library(settings.library_path)
    library.add(shelf)
    library.scan().run()
    return library


@pytest.fixture
def reading(
    library: Library, make_window: Callable[[], MainWindow], shelf: Path, qtbot: QtBot
) -> MainWindow:
    """A window on the cable in the zip archive; no folder is open."""
    assert library.exists
    window = make_window()
    window.pane.pages.set_reading(False)
    window.show_cable(CableAddress(shelf / "packed.zip", 1))
    qtbot.waitUntil(titled(window, "08LIMA102: "))
    return window


def show_company(window: MainWindow, qtbot: QtBot, rows: int) -> list[str]:
    """Show the panel of connected cables and return its rows when there are so many."""
    window.commands.show_cited_by.setChecked(True)
    qtbot.waitUntil(lambda: len(window.cited_by.lines()) == rows)
    return window.cited_by.lines()


# Links


def test_references_to_cables_of_the_library_are_links(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: linked(reading.desk.current) == ["LIMA 101", "ref A", "LIMA 101"])


def test_a_link_leads_to_the_cable_of_the_library(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(linked(reading.desk.current)) == 3)
    point = point_of(reading, "ref A")
    qtbot.mouseClick(reading.pane.body.viewport(), LEFT, CTRL, point)
    qtbot.waitUntil(titled(reading, "08LIMA101: "))


def test_a_preview_tells_the_first_paragraph(reading: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(linked(reading.desk.current)) == 3)
    view = reading.pane.body.viewport()
    point = point_of(reading, "ref A")
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    card = reading.explaining.card.text()
    assert "A KITE OVER THE HARBOR" in card
    assert "that day." in card


def test_what_is_in_an_open_folder_comes_before_the_library(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    (folder / "mine.txt").write_text(ARCHIVE["08LIMA101.txt"], encoding="utf-8")
    reading.open_paths([folder])
    qtbot.waitUntil(lambda: len(reading.holdings) == 1)
    reading.commands.go_to.trigger()
    chooser = reading.findChild(GoToNumber)
    assert isinstance(chooser, GoToNumber)
    qtbot.keyClicks(chooser.field, "08LIMA101")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.desk.current.address == CableAddress(folder / "mine.txt"))


# Going to a number


@pytest.mark.parametrize("words", ["08LIMA102", "08 lima 102", "2008LIMA00102", "08LIMA10"])
def test_numbers_of_the_library_are_found(reading: MainWindow, words: str, qtbot: QtBot) -> None:
    reading.commands.go_to.trigger()
    chooser = reading.findChild(GoToNumber)
    assert isinstance(chooser, GoToNumber)
    qtbot.keyClicks(chooser.field, words)
    rows = [chooser.text_at(row).split()[0] for row in range(chooser.count())]
    assert "08LIMA102" in rows
    assert rows.count("08LIMA101") <= 1


def test_what_the_library_does_not_have_shows_what_is_near(
    reading: MainWindow, qtbot: QtBot
) -> None:
    reading.commands.go_to.trigger()
    chooser = reading.findChild(GoToNumber)
    assert isinstance(chooser, GoToNumber)
    qtbot.keyClicks(chooser.field, "08LIMA155")
    rows = [chooser.text_at(row).split()[0] for row in range(chooser.count())]
    assert rows == ["08LIMA101", "08LIMA102", "08LIMA103"]


# The company of a cable


def test_who_cites_what_is_not_held_and_the_thread_stand_together(
    reading: MainWindow, qtbot: QtBot
) -> None:
    rows = show_company(reading, qtbot, 7)
    assert reading.cited_by.heading() == "Cited by one of your cables"
    assert rows == [
        "08LIMA103   A SECOND KITE",
        "Cited here, not held",
        "07QUITO5   not held, ref B",
        "Thread, in the order of time",
        "08LIMA101   A KITE OVER THE HARBOR, 2008-05-14",
        "08LIMA102   THE KITE COMES DOWN, this cable",
        "08LIMA103   A SECOND KITE, 2008-05-14",
    ]


@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_the_cable_itself_can_be_read_in_its_thread(
    reading: MainWindow, qtbot: QtBot, name: str
) -> None:
    reading.commands.choose_theme(name)
    reading.commands.theme_chosen.emit(name)
    rows = show_company(reading, qtbot, 7)
    view = reading.cited_by.view
    place = view.visualRect(
        view.model().index(rows.index("08LIMA102   THE KITE COMES DOWN, this cable"), 0)
    )
    lower = place.adjusted(60, place.height() // 2, -20, -6)
    picture = view.viewport().grab(lower).toImage()
    ground = view.palette().color(view.backgroundRole())
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    assert max(contrast(picture.pixelColor(x, y), ground) for x, y in points) >= 4.5


def test_the_keys_pass_over_headings_and_open_a_cable(reading: MainWindow, qtbot: QtBot) -> None:
    show_company(reading, qtbot, 7)
    view = reading.cited_by.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert reading.windowTitle().startswith("08LIMA102: ")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 4
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(titled(reading, "08LIMA101: "))


def test_a_connected_cable_has_a_menu_and_opens_aside_on_a_middle_click(
    reading: MainWindow, shelf: Path, qtbot: QtBot
) -> None:
    rows = show_company(reading, qtbot, 7)
    view, menu = reading.cited_by.view, reading.cited_by.menu

    def ask(row: int) -> None:
        place = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=place)
        reason = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)

    for without in ("Cited here, not held", "07QUITO5   not held, ref B"):
        ask(rows.index(without))
        assert not menu.isVisible()
    row = rows.index("08LIMA103   A SECOND KITE")
    ask(row)
    qtbot.waitUntil(menu.isVisible)
    menu.copy_path.trigger()
    assert QApplication.clipboard().text() == str(shelf / "08LIMA103.txt")
    menu.open_aside.trigger()
    qtbot.waitUntil(lambda: len(reading.desk.tabs()) == 2)
    menu.close()
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=place)
    qtbot.waitUntil(lambda: len(reading.desk.tabs()) == 3)
    assert reading.windowTitle().startswith("08LIMA102: ")
    menu.open_row.trigger()
    qtbot.waitUntil(titled(reading, "08LIMA103: "))


def test_other_versions_are_told(reading: MainWindow, shelf: Path, qtbot: QtBot) -> None:
    reading.show_cable(CableAddress(shelf / "08LIMA101.txt"))
    qtbot.waitUntil(titled(reading, "08LIMA101: "))
    reading.commands.show_cited_by.setChecked(True)
    wanted = ["Other versions of this cable", "released.txt, more is blacked out"]
    qtbot.waitUntil(lambda: reading.cited_by.lines()[-2:] == wanted)


def test_a_word_in_the_status_bar_tells_of_a_fuller_version_and_lists_it(
    reading: MainWindow, shelf: Path, qtbot: QtBot
) -> None:
    button = reading.versions_note.button
    reading.show_cable(CableAddress(shelf / "other" / "released.txt"))
    qtbot.waitUntil(lambda: button.text() == "Another version has less blacked out")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reading.cited_by.lines()[-1:] == ["08LIMA101.txt, less is blacked out"])
    reading.show_cable(CableAddress(shelf / "08LIMA101.txt"))
    qtbot.waitUntil(lambda: button.text() == "One other version")
    reading.show_cable(CableAddress(shelf / "packed.zip", 0))
    qtbot.waitUntil(button.isHidden)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], ""),
        ([Likeness.SAME_TEXT] * 3, ""),
        ([Likeness.REDACTED], "One other version"),
        ([Likeness.REDACTED, Likeness.DIFFERENT, Likeness.SAME_TEXT], "2 other versions"),
        ([Likeness.DIFFERENT, Likeness.CORRECTED], "There is a corrected copy"),
        ([Likeness.CORRECTED, Likeness.FULLER], "Another version has less blacked out"),
    ],
)
def test_the_best_news_of_other_versions_is_told(found: list[Likeness], words: str) -> None:
    assert versions_words(found, str) == words


def test_a_cable_alone_has_no_sections(reading: MainWindow, shelf: Path, qtbot: QtBot) -> None:
    reading.show_cable(CableAddress(shelf / "packed.zip", 0))
    qtbot.waitUntil(titled(reading, "08QUITO9: "))
    reading.commands.show_cited_by.setChecked(True)
    qtbot.wait(200)
    assert reading.cited_by.lines() == []
    assert reading.cited_by.heading() == "None of your cables cites this one."


def test_what_comes_into_the_library_becomes_a_link(
    reading: MainWindow, library: Library, shelf: Path, qtbot: QtBot
) -> None:
    show_company(reading, qtbot, 7)
    text = message("QUITO", 5, "LENGTHS OF KITES").replace("MAY 08", "MAY 07")
    (shelf / "quito.txt").write_text(text, encoding="utf-8")
    library.scan().run()
    reading.library.tell_changed()
    qtbot.waitUntil(lambda: not any("not held" in row for row in reading.cited_by.lines()))
    assert len(linked(reading.desk.current)) == 5


# Tables


def test_a_cable_of_a_table_too_large_to_show_is_read_from_the_library(
    settings: Settings,
    make_window: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    table = tmp_path / "cables.csv"
    write_table(table, 30)
    library = Library(settings.library_path)
    library.add(table)
    library.scan().run()
    searcher = library.searcher()
    (row,) = searcher.rows(searcher.ids(searcher.query(""), limit=1))
    searcher.close()
    monkeypatch.setattr(opening, "SHOWN_BYTES", 1000)
    window = make_window()
    window.show_cable(CableAddress(table, row.ordinal))
    qtbot.waitUntil(titled(window, f"{row.mrn}: "))
    assert window.desk.current.address == CableAddress(table, row.ordinal)
