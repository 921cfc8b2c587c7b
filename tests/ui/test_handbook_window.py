"""The handbook in the Help menu: a search by keyboard alone, and the reader's own glossary."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cablereader.ui import MainWindow
from cablereader.ui.explaining.handbook_at_hand import glossary_path
from cablereader.ui.explaining.handbook_window import HandbookWindow
from cablereader.ui.look.theme import NAMES, load_theme


@pytest.fixture
def handbook(window: MainWindow, qtbot: QtBot) -> HandbookWindow:
    window.commands.handbook.trigger()
    found = window.findChild(HandbookWindow)
    assert found is not None
    qtbot.waitExposed(found)
    return found


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "cablereader" / "glossary.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


class Opener(QObject):
    """Stands for the reader's program for tables."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    found = Opener()
    QDesktopServices.setUrlHandler("file", found, "open")
    yield found
    QDesktopServices.unsetUrlHandler("file")


def terms(handbook: HandbookWindow) -> list[str]:
    model = handbook.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_it_opens_with_every_entry_and_the_cursor_in_the_search(handbook: HandbookWindow) -> None:
    assert handbook.field.hasFocus()
    assert len(terms(handbook)) > 1000
    assert not handbook.isModal()


def test_typing_searches_best_first(handbook: HandbookWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.field, "nodis")
    assert terms(handbook)[0] == "NODIS"
    assert "No distribution beyond the person addressed" in handbook.page.toPlainText()
    assert "Source:" in handbook.page.toPlainText()


def test_names_and_meanings_are_searched_too(handbook: HandbookWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.field, "external political")
    entry = handbook.entry()
    assert entry is not None
    assert entry.id == "tag:PREL"


def test_arrow_keys_walk_the_list_while_typing(handbook: HandbookWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.field, "embassy")
    first = handbook.entry()
    qtbot.keyClick(handbook.field, Qt.Key.Key_Down)
    second = handbook.entry()
    assert second is not None
    assert second != first
    assert second.term in handbook.page.toPlainText()
    qtbot.keyClick(handbook.field, Qt.Key.Key_Up)
    assert handbook.entry() == first
    assert handbook.field.hasFocus()


def test_nothing_found_is_said(handbook: HandbookWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.field, "qqqq")
    assert terms(handbook) == []
    assert "does not know “qqqq”" in handbook.page.toPlainText()
    assert handbook.count.text() == "Nothing found"


def test_escape_closes_it_and_its_size_is_remembered(
    window: MainWindow, handbook: HandbookWindow, qtbot: QtBot
) -> None:
    handbook.resize(611, 433)
    qtbot.keyClick(handbook, Qt.Key.Key_Escape)
    assert handbook.isHidden()
    other = HandbookWindow(window.explaining.book, load_theme("light"), window._settings, None)
    qtbot.addWidget(other)
    assert other.size() == QSize(611, 433)


def test_tab_goes_from_search_to_list_to_entry(handbook: HandbookWindow, qtbot: QtBot) -> None:
    order = []
    for _ in range(3):
        order.append(handbook.focusWidget())
        qtbot.keyClick(handbook.focusWidget(), Qt.Key.Key_Tab)
    assert order == [handbook.field, handbook.list, handbook.page]


def test_every_part_has_a_name(handbook: HandbookWindow) -> None:
    for part in (handbook.field, handbook.list, handbook.page):
        assert part.accessibleName()


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_is_written_in_the_colors_of_the_theme(
    handbook: HandbookWindow, qtbot: QtBot, name: str
) -> None:
    qtbot.keyClicks(handbook.field, "flash")
    theme = load_theme(name)
    handbook.set_theme(theme)
    cursor = handbook.page.textCursor()
    cursor.setPosition(2)
    assert cursor.charFormat().foreground().color() == theme.color("ink")


# The reader's own glossary


def test_the_glossary_lies_among_the_settings(glossary: Path) -> None:
    assert glossary_path().name == "glossary.csv"
    assert glossary.parts[-3] == "config"
    assert glossary_path().is_relative_to(glossary.parent.parent)


def test_my_glossary_makes_the_file_and_opens_it(window: MainWindow, opener: Opener) -> None:
    window.commands.glossary.trigger()
    path = window.explaining.book.glossary
    assert opener.opened == [path]
    assert path.read_text(encoding="utf-8") == "term,meaning\n"


def test_my_glossary_never_overwrites(window: MainWindow, opener: Opener) -> None:
    path = window.explaining.book.glossary
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("term,meaning\nORCHARD,my own word\n", encoding="utf-8")
    window.commands.glossary.trigger()
    assert opener.opened == [path]
    assert "my own word" in path.read_text(encoding="utf-8")


def test_own_terms_are_found_after_a_reload(
    window: MainWindow, handbook: HandbookWindow, qtbot: QtBot
) -> None:
    path = window.explaining.book.glossary
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("term,meaning\nPREL,what I say it is\n", encoding="utf-8")
    qtbot.keyClicks(handbook.field, "prel")
    qtbot.mouseClick(handbook.reload_button, Qt.MouseButton.LeftButton)
    handbook.field.clear()
    qtbot.keyClicks(handbook.field, "prel")
    entry = handbook.entry()
    assert entry is not None
    assert entry.meaning == "what I say it is"
    assert "your glossary" in handbook.page.toPlainText()


def test_problems_of_the_glossary_are_told_with_their_lines(
    window: MainWindow, handbook: HandbookWindow, qtbot: QtBot
) -> None:
    assert handbook.problems() == ""
    path = window.explaining.book.glossary
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("term,meaning\nALPHA,first\nBETA\nALPHA,again\n", encoding="utf-8")
    qtbot.mouseClick(handbook.reload_button, Qt.MouseButton.LeftButton)
    lines = handbook.problems().splitlines()
    assert lines[0].startswith("Your glossary, line 3: ")
    assert lines[1].startswith("Your glossary, line 4: ")
    label = handbook.findChild(QLabel, "glossaryProblems")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_many_problems_do_not_fill_the_window(
    window: MainWindow, handbook: HandbookWindow, qtbot: QtBot
) -> None:
    path = window.explaining.book.glossary
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("term,meaning\n" + "BETA\n" * 50, encoding="utf-8")
    qtbot.mouseClick(handbook.reload_button, Qt.MouseButton.LeftButton)
    assert len(handbook.problems().splitlines()) == 7
    assert handbook.problems().endswith("and 44 more")


def test_a_glossary_edited_elsewhere_is_read_when_the_reader_comes_back(
    window: MainWindow,
) -> None:
    book = window.explaining.book
    book.read()
    book.glossary.parent.mkdir(parents=True, exist_ok=True)
    book.glossary.write_text("term,meaning\nPREL,mine\n", encoding="utf-8")
    os.utime(book.glossary, (1, 1))
    book._on_state(Qt.ApplicationState.ApplicationActive)
    assert book.book().search("PREL")[0].meaning == "mine"


def test_without_a_program_for_tables_the_place_is_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window.commands.glossary.trigger()
    found = window.findChild(HandbookWindow)
    assert found is not None
    assert str(window.explaining.book.glossary) in found.problems()
