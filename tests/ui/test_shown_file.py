"""What is told when the file of the cable on the page goes away, changes or comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow
from cablereader.ui.page.page_remark import PageRemark

from .orchard import CABLE_TEXT, SECOND_TEXT, TITLE


@pytest.fixture
def shown(window: MainWindow, cable_file: Path, qtbot: QtBot) -> Path:
    with qtbot.waitSignal(window.cable_shown):
        window.open_paths([cable_file])
    return cable_file


def remark(window: MainWindow) -> PageRemark:
    found = window.pane.findChild(PageRemark, "fileRemark")
    assert isinstance(found, PageRemark)
    return found


def tells(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in remark(window).words())


def read_again(window: MainWindow) -> QPushButton:
    found = remark(window).findChild(QPushButton, "readAgain")
    assert isinstance(found, QPushButton)
    return found


def close(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(remark(window).findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert remark(window).words() == ""


def test_a_file_as_it_was_read_is_not_spoken_of(window: MainWindow, shown: Path) -> None:
    assert shown.exists()
    assert remark(window).words() == ""


def test_a_file_that_goes_away_leaves_the_page_and_a_remark(
    window: MainWindow, shown: Path, qtbot: QtBot
) -> None:
    shown.unlink()
    tells(window, qtbot, "“orchard.txt” is no longer where it was.")
    assert window.windowTitle() == TITLE
    assert window.pane.isVisible()
    assert window.pane.cable().text == CABLE_TEXT
    assert not read_again(window).isVisible()


def test_a_file_that_is_moved_back_is_said_to_be_there_again(
    window: MainWindow, shown: Path, qtbot: QtBot
) -> None:
    aside = shown.with_name("aside.txt")
    shown.rename(aside)
    tells(window, qtbot, "no longer where it was")
    aside.rename(shown)
    tells(window, qtbot, "is there again")
    close(window, qtbot)


def test_a_file_whose_folder_comes_back_is_noticed(
    window: MainWindow, shown: Path, qtbot: QtBot
) -> None:
    aside = shown.parent.with_name("aside")
    shown.parent.rename(aside)
    tells(window, qtbot, "no longer where it was")
    aside.rename(shown.parent)
    tells(window, qtbot, "is there again")


@pytest.mark.parametrize("is_replaced", [False, True], ids=["written-over", "replaced"])
def test_a_changed_file_is_read_again_on_request(
    window: MainWindow, shown: Path, qtbot: QtBot, is_replaced: bool
) -> None:
    if is_replaced:
        new = shown.with_name("new.txt")
        new.write_text(SECOND_TEXT, encoding="utf-8")
        new.replace(shown)
    else:
        shown.write_text(SECOND_TEXT, encoding="utf-8")
    tells(window, qtbot, "“orchard.txt” was written anew.")
    assert window.windowTitle() == TITLE
    with qtbot.waitSignal(window.cable_shown):
        qtbot.mouseClick(read_again(window), Qt.MouseButton.LeftButton)
    assert "A LIGHTHOUSE" in window.windowTitle()
    assert remark(window).words() == ""
    qtbot.waitUntil(window.pane.body.hasFocus)
    # And once more: the file that was read is the one that is watched now.
    shown.write_text(CABLE_TEXT, encoding="utf-8")
    tells(window, qtbot, "was written anew")
    close(window, qtbot)
    shown.write_text(SECOND_TEXT * 2, encoding="utf-8")
    tells(window, qtbot, "was written anew")


def test_a_tab_out_of_view_tells_when_it_comes_into_view(
    window: MainWindow, shown: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(SECOND_TEXT, encoding="utf-8")
    tab = window.desk.current
    window.open_aside(CableAddress(other))
    window.desk.next_tab()
    qtbot.waitUntil(lambda: "LIGHTHOUSE" in window.windowTitle())
    shown.unlink()
    assert remark(window).words() == ""
    window.desk.next_tab()
    assert window.desk.current is tab
    tells(window, qtbot, "no longer where it was")


def test_the_list_selects_nothing_else_in_place_of_a_file_that_is_gone(
    window: MainWindow, shown: Path, qtbot: QtBot
) -> None:
    (shown.parent / "zinnia.txt").write_text(SECOND_TEXT, encoding="utf-8")
    window.open_paths([shown.parent, shown])
    view = window.tree.view

    def selected() -> list[str]:
        return [index.data() for index in view.selectionModel().selectedRows()]

    qtbot.waitUntil(lambda: any("07BELGRADE123" in words for words in selected()))
    window.tree.close_root(shown)
    qtbot.waitUntil(lambda: len(window.tree.folders()) == 1)
    window.tree.select(CableAddress(shown))
    qtbot.waitUntil(lambda: any("07BELGRADE123" in words for words in selected()))
    qtbot.waitUntil(lambda: window.windowTitle() == TITLE)
    aside = shown.parent.parent / "aside.txt"
    shown.rename(aside)
    qtbot.waitUntil(lambda: not selected())
    assert window.windowTitle() == TITLE
    aside.rename(shown)
    qtbot.waitUntil(lambda: any("orchard" in words.casefold() for words in selected()))


def test_another_cable_is_not_charged_with_it(
    window: MainWindow, shown: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(SECOND_TEXT, encoding="utf-8")
    shown.unlink()
    tells(window, qtbot, "no longer where it was")
    with qtbot.waitSignal(window.cable_shown):
        window.show_cable(CableAddress(other))
    assert remark(window).words() == ""
