"""A text too long for one page: shown in parts, and everything said of it is true of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cablereader.model.text_parts import LONGEST_WHOLE
from cablereader.ui import MainWindow
from cablereader.ui.page.page_remark import PageRemark

_LINE = "The keeper counted lamp {number} and found it lit.\n"
_HEAD = (
    "CONFIDENTIAL LIMA 000012\n\nSIPDIS\n\nTAGS: PREL, PE\nSUBJECT: LAMPS\n\n"
    "1. (S) A summary.\n\n2. (C) All lamps:\n\n"
)


def lamps(count: int) -> str:
    return "".join(_LINE.format(number=number) for number in range(count))


@pytest.fixture
def show(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Callable[[str], str]:
    """Open a file with a text, and return the text."""

    def show(text: str) -> str:
        path = tmp_path / "lamps.txt"
        path.write_text(text, encoding="utf-8")
        with qtbot.waitSignal(window.cable_shown):
            window.open_paths([path])
        return text

    return show


def remark(window: MainWindow) -> str:
    found = window.pane.findChild(PageRemark, "partRemark")
    assert isinstance(found, PageRemark)
    return found.words()


def press(window: MainWindow, qtbot: QtBot, name: str) -> None:
    button = window.pane.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(window.cable_shown):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()  # the page gets its final size, and goes to its beginning once more


def status(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.statusBar().findChildren(QLabel))


def source(window: MainWindow) -> str:
    window.pane.pages.set_reading(False)
    body = window.findChild(QWidget, "bodyView")
    assert body is window.pane.pages.source
    return window.pane.pages.source.toPlainText()


def test_a_text_of_two_megabytes_is_whole(window: MainWindow, show: Callable[[str], str]) -> None:
    text = show(lamps(LONGEST_WHOLE // len(_LINE)))
    assert len(text) > 2_000_000
    assert remark(window) == ""
    assert source(window) == text


def test_the_parts_of_a_longer_one_are_the_whole_text(
    window: MainWindow, show: Callable[[str], str], qtbot: QtBot
) -> None:
    text = show(lamps(55_000))
    assert "part 1 of 3, lines 1 to 18," in remark(window)
    found = [source(window)]
    for number in (2, 3):
        press(window, qtbot, "partAfter")
        assert f"part {number} of 3" in remark(window)
        found.append(source(window))
    assert "to 55,000" in remark(window)
    assert "".join(found) == text
    after = window.pane.findChild(QPushButton, "partAfter")
    assert after is not None
    assert not after.isEnabled()
    press(window, qtbot, "partBefore")
    assert source(window) == found[1]


def test_every_part_of_a_message_has_its_classification_and_header(
    window: MainWindow, show: Callable[[str], str], qtbot: QtBot
) -> None:
    show(_HEAD + lamps(55_000))
    title, banner, note = (
        window.windowTitle(),
        window.pane.banner_top.text(),
        window.pane.banner_top.note(),
    )
    assert banner == "CONFIDENTIAL"
    assert "(S)" in note
    press(window, qtbot, "partAfter")
    assert window.pane.pages.is_reading()
    assert window.windowTitle() == title
    assert window.pane.banner_top.text() == banner
    assert window.pane.banner_top.note() == note


def test_find_says_that_it_looks_in_this_part(
    window: MainWindow, show: Callable[[str], str], qtbot: QtBot
) -> None:
    show(lamps(55_000))
    qtbot.waitUntil(lambda: window.pane.body.hasFocus())
    qtbot.keyClick(window.pane.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    count = window.pane.findChild(QLabel, "findCount")
    assert isinstance(count, QLabel)
    qtbot.keyClicks(QApplication.focusWidget(), "lamp ")
    assert count.text() == "1 of the first 10000 in this part"
    qtbot.keyClicks(QApplication.focusWidget(), "41234")
    assert count.text() == "Not found in this part"
    press(window, qtbot, "partAfter")
    press(window, qtbot, "partAfter")
    assert count.text() == "1 of 1 in this part"
    assert window.pane.body.selected_text() == "lamp 41234"
    assert "Line 41235" in status(window)


@pytest.mark.parametrize("width", [640, 900, 1400])
def test_the_words_of_the_remark_are_seen_in_full(
    window: MainWindow, show: Callable[[str], str], width: int, qtbot: QtBot
) -> None:
    show(lamps(55_000))
    window.resize(width, 600)
    found = window.pane.findChild(PageRemark, "partRemark")
    words = found.findChild(QLabel)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert found.height() < 120
    assert all(
        button.geometry().right() < found.width() for button in found.findChildren(QPushButton)
    )


def test_all_of_the_text_is_copied(window: MainWindow, show: Callable[[str], str]) -> None:
    text = show(lamps(55_000))
    window.commands.copy_all.trigger()
    assert QGuiApplication.clipboard().text() == text


def test_a_place_in_a_later_part_is_found_again(
    window: MainWindow, show: Callable[[str], str], tmp_path: Path, qtbot: QtBot
) -> None:
    show(lamps(55_000))
    press(window, qtbot, "partAfter")
    source(window)
    body = window.pane.pages.source
    body.begin_at(500_000)
    top = body.toPlainText()[body.top_offset() :][:60]
    other = tmp_path / "other.txt"
    other.write_text(_HEAD, encoding="utf-8")
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([other])
    assert remark(window) == ""
    with qtbot.waitSignal(window.cable_shown):
        qtbot.keyClick(window.pane.body, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "part 2 of 3" in remark(window)
    qtbot.waitUntil(lambda: body.toPlainText()[body.top_offset() :][:60] == top)
