"""The list of the cables found, driven by keys and mouse, and the hits in the opened cable."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from cablereader.library import Library, Order
from cablereader.ui import MainWindow
from cablereader.ui.memory.settings import Settings
from tests.library.telegrams import put, telegram

from .library_words import numbers, press, result_place, search, wait_for, wait_for_title

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _marked(window: MainWindow) -> list[str]:
    """Return the words that are marked as hits in the text."""
    text = window.pane.cable().text
    return [text[start:end] for start, end in window.pane.sought.hits]


def test_down_leads_into_the_list_and_opens(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "07BOGOTA3")
    assert found.search.results.view.hasFocus()
    press(qtbot, found, Qt.Key.Key_K)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_Up)
    assert found.search.field.hasFocus()


def test_a_click_opens_and_keeps_the_keys_in_the_list(found: MainWindow, qtbot: QtBot) -> None:
    view = found.search.results.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=result_place(found, 2))
    wait_for_title(found, qtbot, "07LIMA2")
    assert view.hasFocus()
    assert len(found.desk.tabs()) == 1


def test_enter_goes_to_the_text(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: found.pane.body.hasFocus())


@pytest.mark.parametrize("way", ["middle", "keys"])
def test_a_result_opens_in_a_tab_of_its_own(found: MainWindow, qtbot: QtBot, way: str) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    view = found.search.results.view
    if way == "middle":
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=result_place(found, 1))
    else:
        press(qtbot, found, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(found.desk.tabs()) == 2)
    assert found.windowTitle().startswith("08QUITO5: ")


def test_next_cable_goes_through_the_results(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_Down, ALT)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_Down, ALT)
    wait_for_title(found, qtbot, "07BOGOTA3")
    press(qtbot, found, Qt.Key.Key_Up, ALT)
    wait_for_title(found, qtbot, "08QUITO5")


def test_next_cable_waits_for_results_to_go_to(library_window: MainWindow, qtbot: QtBot) -> None:
    action = library_window.commands.next_cable
    search(library_window, qtbot, "zzyzx ")
    qtbot.waitUntil(lambda: not action.isEnabled())
    search(library_window, qtbot, "harbor ")
    wait_for(library_window, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert action.isEnabled()


def test_the_words_are_marked_in_both_views(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_End)
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_End)
    wait_for_title(found, qtbot, "06LIMA1")
    assert [word.lower() for word in _marked(found)] == ["harbor"] * 3
    reading = found.pane.body
    assert len(reading.extraSelections()) >= 2
    found.commands.show_source.trigger()
    assert found.pane.body is not reading
    assert len(found.pane.body.extraSelections()) >= 3


def test_marks_follow_the_words_typed(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    search(found, qtbot, "ships ")
    qtbot.waitUntil(lambda: _marked(found) == ["ships"])
    search(found, qtbot, "")
    qtbot.waitUntil(lambda: _marked(found) == [])
    search(found, qtbot, "harbor ")
    qtbot.waitUntil(lambda: _marked(found) == ["harbor"])


def test_a_cable_opened_otherwise_gets_no_marks(found: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    address = found.desk.current.address
    assert address is not None
    search(found, qtbot, "")
    found.open_paths([address.path])
    wait_for_title(found, qtbot, "08QUITO5")
    search(found, qtbot, "ships ")
    wait_for(found, qtbot, "08QUITO5")
    assert _marked(found) == []


def test_f3_goes_from_hit_to_hit_and_on_to_the_next_cable(found: MainWindow, qtbot: QtBot) -> None:
    found.search.results.view.setFocus()
    for _ in range(3):
        press(qtbot, found, Qt.Key.Key_J)
    wait_for_title(found, qtbot, "07LIMA2")
    sought = found.pane.sought
    qtbot.waitUntil(lambda: sought.at == 0)
    press(qtbot, found, Qt.Key.Key_F3)
    assert sought.at == 1
    press(qtbot, found, Qt.Key.Key_F3)
    wait_for_title(found, qtbot, "06LIMA1")
    press(qtbot, found, Qt.Key.Key_F3, SHIFT)
    wait_for_title(found, qtbot, "07LIMA2")
    qtbot.waitUntil(lambda: sought.at == 1)
    assert found.pane.find_bar.isHidden()


def test_a_library_that_grows_leaves_the_reader_at_the_hit(
    found: MainWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    found.search.results.view.setFocus()
    for _ in range(3):
        press(qtbot, found, Qt.Key.Key_J)
    wait_for_title(found, qtbot, "07LIMA2")
    sought = found.pane.sought
    qtbot.waitUntil(lambda: sought.at == 0)
    press(qtbot, found, Qt.Key.Key_F3)
    assert sought.at == 1
    before = len(numbers(found))
    library = Library(settings.library_path)
    library.add(put(tmp_path / "more", "new.txt", telegram(body="A new harbor.")))
    library.scan().run()
    found.library.tell_changed()
    qtbot.waitUntil(lambda: len(numbers(found)) > before)
    assert sought.at == 1
    assert found.windowTitle().startswith("07LIMA2")
    search(found, qtbot, "the ")
    qtbot.waitUntil(lambda: "harbor" not in [word.lower() for word in _marked(found)])
    assert sought.at == -1, "other words, other places"


def test_other_words_in_the_library_leave_the_reader_of_an_open_find_bar_where_they_are(
    found: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, found, Qt.Key.Key_Down)
    wait_for_title(found, qtbot, "08QUITO5")
    press(qtbot, found, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(found.pane.find_bar.field, "ships")
    body = found.pane.body
    assert body.selected_text() == "ships"
    body.place_cursor(0, 0)
    before = body.offset()
    search(found, qtbot, "the ")
    qtbot.waitUntil(lambda: "harbor" not in [word.lower() for word in _marked(found)])
    assert body.offset() == before
    assert body.selected_text() == ""
    assert len(body.extraSelections()) >= 1, "what the find bar found is still marked"


def test_f3_says_when_there_is_no_further_result(found: MainWindow, qtbot: QtBot) -> None:
    found.search.results.view.setFocus()
    press(qtbot, found, Qt.Key.Key_End)
    wait_for_title(found, qtbot, "06LIMA1")
    for _ in range(3):
        press(qtbot, found, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: found.statusBar().currentMessage() == "No further results")
    assert found.windowTitle().startswith("06LIMA1: ")


def test_the_find_bar_keeps_f3_while_it_is_open(found: MainWindow, qtbot: QtBot) -> None:
    found.search.results.view.setFocus()
    press(qtbot, found, Qt.Key.Key_End)
    wait_for_title(found, qtbot, "06LIMA1")
    press(qtbot, found, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(found.pane.find_bar.field, "pilots")
    press(qtbot, found, Qt.Key.Key_F3)
    press(qtbot, found, Qt.Key.Key_F3)
    assert found.pane.find_bar.count.text() == "1 of 1"
    assert found.windowTitle().startswith("06LIMA1: ")
    press(qtbot, found, Qt.Key.Key_Escape)
    assert len(found.pane.body.extraSelections()) >= 2


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Oldest first", ["06LIMA1", "07LIMA2", "07BOGOTA3", "08QUITO5"]),
        ("By subject", ["07LIMA2", "08QUITO5", "06LIMA1", "07BOGOTA3"]),
        ("By post", ["07BOGOTA3", "07LIMA2", "06LIMA1", "08QUITO5"]),
    ],
)
def test_the_order_is_chosen_in_a_menu(
    found: MainWindow, qtbot: QtBot, words: str, wanted: list[str]
) -> None:
    button = found.search.results.order
    action = next(item for item in button.menu().actions() if _plain(item.text()) == words)
    action.trigger()
    wait_for(found, qtbot, *wanted)
    assert button.text().strip() == words


def test_enter_opens_the_menu_of_the_order_and_the_facets(found: MainWindow, qtbot: QtBot) -> None:
    results = found.search.results
    results.order.setFocus()
    menu, seen = results.order.menu(), []

    def close() -> None:
        seen.append(menu.isVisible())
        menu.close()

    QTimer.singleShot(50, close)  # the key returns when the menu is closed
    press(qtbot, found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen == [True])
    results.narrow.setFocus()
    press(qtbot, found, Qt.Key.Key_Return)
    assert results.facets.isVisible()


def _plain(text: str) -> str:
    return text.replace("&", "")


def test_relevance_prefers_the_subject(found: MainWindow, qtbot: QtBot) -> None:
    found.search.search.order_by(Order.RELEVANCE)
    qtbot.waitUntil(lambda: numbers(found)[-1:] == ["08QUITO5"])


def test_a_line_says_level_number_subject_and_date(found: MainWindow) -> None:
    model = found.search.results.view.model()
    assert model.index(1, 0).data() == "07BOGOTA3, SECRET, NORTHERN HARBOR, 2007-05-07"


def test_a_cable_without_a_number_is_called_by_its_file(
    settings: Settings, make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("notes/plain.txt", "A note about a quill.")
    library = Library(settings.library_path)
    library.add(tmp_path / "archive.zip")
    library.scan().run()
    window = make_window()
    search(window, qtbot, "quill")
    qtbot.waitUntil(lambda: bool(numbers(window)))
    assert window.search.results.view.model().index(0, 0).data() == "plain.txt"


def test_passages_are_shown_only_where_there_is_room(found: MainWindow, qtbot: QtBot) -> None:
    view = found.search.results.view
    found.side.setFixedWidth(420)
    qtbot.waitUntil(lambda: view.viewport().width() > 380)
    high = view.rowHeight(0)
    found.search.results.passages.trigger()
    assert view.rowHeight(0) < high
    found.search.results.passages.trigger()
    found.side.setFixedWidth(240)
    qtbot.waitUntil(lambda: view.rowHeight(0) < high)


def test_in_a_narrow_column_the_subject_has_a_line_of_its_own(
    found: MainWindow, qtbot: QtBot
) -> None:
    view = found.search.results.view
    found.side.setFixedWidth(700)
    qtbot.waitUntil(lambda: view.viewport().width() > 600)
    two_lines = view.rowHeight(0)
    found.side.setFixedWidth(340)
    qtbot.waitUntil(lambda: view.rowHeight(0) > two_lines)


def test_nothing_found_offers_to_clear(found: MainWindow, qtbot: QtBot) -> None:
    search(found, qtbot, "zeppelin ")
    none = found.search.results.none
    qtbot.waitUntil(none.isVisible)
    assert none.title() == "No cables found"
    qtbot.mouseClick(none.clear, Qt.MouseButton.LeftButton)
    assert found.search.field.text() == ""
    assert not found.library_panel.is_searching


def test_a_library_being_filled_says_so(
    settings: Settings, window: MainWindow, qtbot: QtBot
) -> None:
    folder = settings.library_path.parent / "empty"
    folder.mkdir()
    Library(settings.library_path).add(folder)
    window.library.set_filling(True)
    search(window, qtbot, "harbor ")
    none = window.search.results.none
    qtbot.waitUntil(lambda: none.isVisible() and none.title() == "No cables found")
    assert "still being filled" in none.words()
    window.library.set_filling(False)
    assert "still being filled" not in none.words()


def _grow(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    """Let a newer cable come into the library, and see that the list stays where it is."""
    view = window.search.results.view
    top = view.model().index(view.rowAt(0), 0).data()
    folder = settings.library_path.parent / "many"
    put(folder, "new.txt", telegram("QUITO", 7, when="010900Z JAN 09"))
    Library(settings.library_path).scan().run()
    window.library.tell_changed()
    qtbot.waitUntil(lambda: view.model().rowCount() == 601)
    qtbot.waitUntil(lambda: view.model().index(view.rowAt(0), 0).data() == top)


def test_rows_far_down_are_fetched_when_they_come_into_view(
    settings: Settings, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    folder = settings.library_path.parent / "many"
    folder.mkdir()
    for number in range(600):
        put(folder, f"{number}.txt", telegram("LIMA", number + 1, subject=f"NOTE {number}"))
    Library(settings.library_path).add(folder)
    Library(settings.library_path).scan().run()
    window = make_window()
    search(window, qtbot, "keeper ")
    model = window.search.results.view.model()
    qtbot.waitUntil(lambda: model.rowCount() == 600)
    assert model.index(599, 0).data() == ""
    qtbot.keyClick(window.search.results.view, Qt.Key.Key_X)
    assert window.search.results.view.currentIndex().row() == -1
    window.search.results.view.setFocus()
    press(qtbot, window, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bool(model.index(599, 0).data()))
    _grow(window, settings, qtbot)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("07LIMA"))


def test_a_file_that_is_no_library_is_told_in_its_place(
    settings: Settings, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    settings.library_path.write_bytes(b"not a library at all" * 500)
    window = make_window()
    search(window, qtbot, "harbor")
    none = window.search.results.none
    qtbot.waitUntil(none.isVisible)
    qtbot.waitUntil(lambda: none.title() == "The library cannot be read")
    assert none.words()


def test_the_timeline_folds_and_stays_so(
    found: MainWindow, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    results = found.search.results
    assert results.timeline.isVisible()
    results.times.trigger()
    assert results.timeline.isHidden()
    search(found, qtbot, "harbor ")
    wait_for(found, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    assert results.timeline.isHidden()
    found.close()
    again = make_window()
    search(again, qtbot, "harbor ")
    wait_for(again, qtbot, "08QUITO5", "07BOGOTA3", "07LIMA2", "06LIMA1")
    results = again.search.results
    assert results.timeline.isHidden()
    results.times.trigger()
    assert results.timeline.isVisible()
    qtbot.waitUntil(lambda: len(results.timeline.bars) > 0)


def test_a_low_window_leaves_its_height_to_the_list(found: MainWindow, qtbot: QtBot) -> None:
    results = found.search.results
    line = results.fontMetrics().lineSpacing()
    results.resize(300, 40 * line)
    assert results.timeline.isVisible()
    results.resize(300, 15 * line)
    assert results.timeline.isHidden()
    results.resize(300, 40 * line)
    assert results.timeline.isVisible()
    qtbot.waitUntil(lambda: len(results.timeline.bars) > 0)


def test_without_results_there_is_no_timeline(found: MainWindow, qtbot: QtBot) -> None:
    search(found, qtbot, "xylophone ")
    wait_for(found, qtbot)
    qtbot.waitUntil(found.search.results.timeline.isHidden)


def test_buttons_give_up_their_words_before_the_count_loses_its_own(found: MainWindow) -> None:
    head = found.search.results.head
    words = Qt.ToolButtonStyle.ToolButtonTextOnly
    head.resize(500, head.height())
    assert head.order.toolButtonStyle() is head.narrow.toolButtonStyle() is words
    head.resize(head.minimumSizeHint().width(), head.height())
    assert head.order.toolButtonStyle() is head.narrow.toolButtonStyle()
    assert head.order.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert "Newest first" in head.order.toolTip()
    assert not head.order.icon().isNull()
    assert not head.narrow.icon().isNull()
    head.layout().activate()
    assert head.count.width() >= head.count.sizeHint().width()


@pytest.mark.parametrize("width", [500, 150])
def test_the_arrow_of_the_order_stands_beside_its_words(
    found: MainWindow, width: int, qtbot: QtBot
) -> None:
    head = found.search.results.head
    head.resize(width, head.height())
    qtbot.wait(0)
    button, arrow = head.order, head.order.arrow_rect()
    assert abs(arrow.center().y() - button.rect().center().y()) <= 1
    picture = button.grab().toImage()
    rows = {
        y
        for y in range(picture.height())
        for x in range(arrow.left(), arrow.right() + 1)
        if picture.pixel(x, y) != picture.pixel(1, 1)
    }
    assert abs((min(rows) + max(rows)) / 2 - button.height() / 2) <= 2
    columns = range(arrow.left() - 2, arrow.left())
    assert len({picture.pixel(x, y) for x in columns for y in rows}) == 1


def test_a_button_of_an_icon_alone_shows_no_words(found: MainWindow) -> None:
    head = found.search.results.head
    head.resize(150, head.height())
    before = head.order.grab().toImage()
    head.order.setText("M")
    assert head.order.grab().toImage() == before


def test_the_row_the_reader_came_to_stays_in_view_when_the_list_gets_lower(
    found: MainWindow, qtbot: QtBot
) -> None:
    results = found.search.results
    press(qtbot, found, Qt.Key.Key_Down)
    press(qtbot, found, Qt.Key.Key_End)
    wait_for_title(found, qtbot, "06LIMA1")
    view, panel = results.view, results.view.window()
    rows = view.verticalHeader().defaultSectionSize()
    panel.resize(panel.width(), panel.height() - (view.viewport().height() - 2 * rows - 10))
    qtbot.waitUntil(lambda: view.viewport().height() < 4 * rows)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_long_query_is_said_in_few_lines_and_whole_in_the_tip(
    found: MainWindow, qtbot: QtBot
) -> None:
    words = found.search.results.words
    search(found, qtbot, " OR ".join(f"lantern{number}" for number in range(40)) + " ")
    qtbot.waitUntil(lambda: "lantern39" in words.toolTip())
    assert len(words.shown()) == 3
    assert words.shown()[-1].endswith("…")
    assert words.height() <= 3 * words.fontMetrics().lineSpacing()
    search(found, qtbot, "harbor ")
    qtbot.waitUntil(lambda: words.shown() == ["Cables with “harbor”"])
