"""Back and forward: through the cables of a tab, and to the place in each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress
from cablereader.ui import MainWindow
from cablereader.ui.memory.history import KEPT_VISITS, History, Visit

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def visit(name: str) -> Visit:
    return Visit(CableAddress(Path("/cables") / name))


# The history by itself


def test_a_new_history_leads_nowhere() -> None:
    history = History()
    assert history.present is None
    assert history.back() is history.forward() is None


def test_back_and_forward_go_through_the_visits() -> None:
    history = History()
    for name in "abc":
        history.go_to(visit(name))
    assert history.back() == visit("b")
    assert history.back() == visit("a")
    assert history.back() is None
    assert history.forward() == visit("b")


def test_another_way_drops_what_lay_ahead() -> None:
    history = History()
    for name in "abc":
        history.go_to(visit(name))
    history.back()
    history.go_to(visit("d"))
    assert not history.can_go_forward
    assert history.back() == visit("b")


def test_the_place_in_a_cable_is_kept_with_its_visit() -> None:
    history = History()
    history.go_to(visit("a"))
    history.leave_at(120)
    history.go_to(visit("b"))
    left = history.back()
    assert left is not None
    assert left.offset == 120


def test_a_second_visit_in_a_row_is_no_step() -> None:
    history = History()
    history.go_to(visit("a"))
    history.go_to(visit("a"))
    assert not history.can_go_back


def test_two_texts_without_a_file_are_two_visits() -> None:
    history = History()
    history.go_to(Visit(text="one"))
    history.go_to(Visit(text="two"))
    assert history.back() == Visit(text="one")


def test_a_long_history_forgets_its_beginning() -> None:
    history = History()
    for number in range(KEPT_VISITS + 7):
        history.go_to(visit(str(number)))
    assert len(history.visits) == KEPT_VISITS
    assert history.present == visit(str(KEPT_VISITS + 6))


def test_the_nearest_visit_is_the_one_before_else_the_one_after() -> None:
    history = History()
    assert history.nearest is None
    history.go_to(visit("a"))
    assert history.nearest is None
    history.go_to(visit("b"))
    history.go_to(visit("c"))
    assert history.nearest == visit("b")
    assert history.present == visit("c")
    history.back()
    history.back()
    assert history.nearest == visit("b")


# In the window


@pytest.fixture
def followed(archive_window: MainWindow, archive: Path, qtbot: QtBot) -> MainWindow:
    """A window in which the reader went from the first cable to the second."""
    archive_window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(lambda: archive_window.windowTitle().startswith("08LIMA102"))
    return archive_window


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, ALT)


def test_alt_left_and_right_go_back_and_forward(followed: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, followed, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA101"))
    press(qtbot, followed, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA102"))


def test_the_mouse_buttons_go_back_and_forward(followed: MainWindow, qtbot: QtBot) -> None:
    page = followed.pane.body.viewport()
    qtbot.mouseClick(page, Qt.MouseButton.BackButton)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA101"))
    qtbot.mouseClick(page, Qt.MouseButton.ForwardButton)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA102"))


def test_the_mouse_button_over_the_list_chooses_no_row(followed: MainWindow, qtbot: QtBot) -> None:
    view = followed.findChild(QTreeView, "fileTree")
    third = view.indexBelow(view.currentIndex())
    place = view.visualRect(third).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.BackButton, NONE, place)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA101"))


def test_the_commands_say_whether_they_lead_somewhere(followed: MainWindow, qtbot: QtBot) -> None:
    commands = followed.commands
    assert commands.back.isEnabled()
    assert not commands.forward.isEnabled()
    commands.back.trigger()
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA101"))
    assert not commands.back.isEnabled()
    assert commands.forward.isEnabled()


def test_back_returns_to_the_place_that_was_left(
    window: MainWindow, cable_file: Path, archive: Path, qtbot: QtBot
) -> None:
    window.resize(700, 420)
    window.pane.pages.set_reading(False)
    window.open_paths([cable_file])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))
    text = window.pane.cable().text
    window.pane.body.scroll_to(text.index("SUBJECT"))
    window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("08LIMA102"))
    window.commands.back.trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))
    qtbot.waitUntil(lambda: text[window.pane.body.top_offset() :].startswith("SUBJECT"))


def test_back_leads_to_pasted_text_too(
    window: MainWindow, cable_file: Path, archive: Path, qtbot: QtBot
) -> None:
    window.open_text(cable_file.read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))
    window.show_cable(CableAddress(archive / "08LIMA102.txt"))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("08LIMA102"))
    window.commands.back.trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07BELGRADE123"))


def test_back_selects_the_cable_in_the_list(followed: MainWindow, qtbot: QtBot) -> None:
    view = followed.findChild(QTreeView, "fileTree")
    followed.commands.back.trigger()
    qtbot.waitUntil(lambda: "08LIMA101" in str(view.currentIndex().data()))


def test_letters_in_the_text_go_from_cable_to_cable(followed: MainWindow, qtbot: QtBot) -> None:
    body = followed.pane.body
    for key, expected in (
        (Qt.Key.Key_J, "08LIMA103"),
        (Qt.Key.Key_K, "08LIMA102"),
        (Qt.Key.Key_N, "08LIMA103"),
        (Qt.Key.Key_P, "08LIMA102"),
    ):
        qtbot.keyClick(body, key)
        qtbot.waitUntil(lambda expected=expected: followed.windowTitle().startswith(expected))


def test_letters_in_the_list_go_from_cable_to_cable(followed: MainWindow, qtbot: QtBot) -> None:
    view = followed.findChild(QTreeView, "fileTree")
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA103"))
    qtbot.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: followed.windowTitle().startswith("08LIMA102"))


def test_a_letter_in_the_middle_of_typed_words_is_one_of_them(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("ajar.txt", "amber.txt", "beacon.txt"):
        (tmp_path / name).write_text("No cable, only words.", encoding="utf-8")
    window.open_paths([tmp_path])
    view = window.findChild(QTreeView, "fileTree")
    qtbot.waitUntil(lambda: view.model().rowCount(view.model().index(0, 0)) >= 3)
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClicks(view, "aj")
    assert view.currentIndex().data() == "ajar.txt"


def test_letters_typed_into_the_filter_stay_there(followed: MainWindow, qtbot: QtBot) -> None:
    followed.tree.focus_filter()
    qtbot.keyClicks(QApplication.focusWidget(), "jknp")
    assert followed.tree.filter_text() == "jknp"
    assert followed.windowTitle().startswith("08LIMA102")


def test_keys_pressed_while_a_cable_is_read_are_not_taken_back(
    archive_window: MainWindow, qtbot: QtBot
) -> None:
    view = archive_window.findChild(QTreeView, "fileTree")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: archive_window.windowTitle().startswith("08LIMA103"))
    assert "08LIMA103" in str(view.currentIndex().data())
