"""The file tree, driven by keys and mouse over real folders.

Cables are read by a stand-in for the parser: a file of lines "MRN|LEVEL|SUBJECT".
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cablereader.formats.opening import CableAddress, Document, Problem, ProblemKind
from cablereader.model.cable import Cable, SourceFormat
from cablereader.model.level import Level
from cablereader.ui import tree_reading
from cablereader.ui.file_tree import FileTree
from cablereader.ui.row_painter import CHIP_COLORS
from cablereader.ui.settings import Settings
from cablereader.ui.theme import load_theme
from cablereader.ui.tree_model import FIRST_ROWS
from cablereader.ui.tree_nodes import CableSummary, Node, NodeKind
from cablereader.ui.tree_words import TreeWords

DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def read_stand_in(path: Path, _most_unpacked: int) -> Document:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Document(path, problem=Problem(ProblemKind.MISSING, "It is not there.", "Look."))
    if b"\0" in data:
        return Document(path, problem=Problem(ProblemKind.BINARY, "It is not text.", "No."))
    lines = [line.split("|") for line in data.decode().splitlines()]
    cables = [
        Cable(
            text="",
            source_format=SourceFormat.MESSAGE,
            reference_id=line[0],
            classification_level=Level(line[1]),
            subject=line[2],
        )
        for line in lines
        if len(line) == 3
    ]
    return Document(path, tuple(cables) or (Cable(text=data.decode()),))


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_reading, "open_document", read_stand_in)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    (folder / "2007").mkdir(parents=True)
    write(folder / "2007" / "deep.txt", "07QUITO7|SECRET|THE VOLCANO")
    write(folder / "cable10.txt", "07LIMA10|CONFIDENTIAL|PERU: ALPACAS")
    write(folder / "cable9.txt", "07LIMA9|UNCLASSIFIED|PERU: LLAMAS")
    write(folder / "notes.txt", "no cable at all")
    write(folder / "two.csv", "08ROME1|TOP SECRET|ONE\n08ROME2|SECRET|TWO")
    write(folder / ".hidden.txt", "07LIMA1|SECRET|HIDDEN")
    (folder / "photo.jpg").write_bytes(b"\0\1\2")
    return folder


@pytest.fixture
def make_tree(qtbot: QtBot, settings: Settings) -> Callable[[], FileTree]:
    def make() -> FileTree:
        tree = FileTree(settings)
        qtbot.addWidget(tree, before_close_func=FileTree.stop)
        tree.resize(320, 500)
        tree.show()
        tree.activateWindow()
        qtbot.waitUntil(tree.isActiveWindow)
        view_of(tree).setFocus()
        return tree

    return make


@pytest.fixture
def tree(make_tree: Callable[[], FileTree]) -> FileTree:
    return make_tree()


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def view_of(tree: FileTree) -> QTreeView:
    view = tree.findChild(QTreeView, "fileTree")
    assert isinstance(view, QTreeView)
    return view


def filter_of(tree: FileTree) -> QLineEdit:
    field = tree.findChild(QLineEdit, "treeFilter")
    assert isinstance(field, QLineEdit)
    return field


def rows(tree: FileTree) -> list[str]:
    """Return the texts of all rows that can be scrolled to, indented by their depth."""
    view = view_of(tree)
    found = []
    index = view.model().index(0, 0)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        found.append("  " * depth + str(index.data()))
        index = view.indexBelow(index)
    return found


def row(tree: FileTree, text: str) -> QModelIndex:
    """Return the first row whose text holds *text*."""
    view = view_of(tree)
    index = view.model().index(0, 0)
    while index.isValid() and text not in str(index.data()):
        index = view.indexBelow(index)
    assert index.isValid(), (text, rows(tree))
    return index


def wait_for(qtbot: QtBot, tree: FileTree, *texts: str) -> None:
    qtbot.waitUntil(lambda: all(any(text in line for line in rows(tree)) for text in texts))


def opened(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.open_folder(folder)
    wait_for(qtbot, tree, "LLAMAS", "ALPACAS", "2 cables")


def click(qtbot: QtBot, tree: FileTree, text: str) -> None:
    view = view_of(tree)
    place = view.visualRect(row(tree, text)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_folder_shows_folders_first_then_cables_in_natural_order(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    assert rows(tree) == [
        "cables",
        "  2007",
        "  07LIMA9 (U) PERU: LLAMAS",
        "  07LIMA10 (C) PERU: ALPACAS",
        "  notes.txt",
        "  photo.jpg",
        "  two.csv (2 cables)",
    ]


def test_an_inner_folder_is_listed_when_it_is_opened(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view_of(tree).setCurrentIndex(row(tree, "2007"))
    qtbot.keyClick(view_of(tree), Qt.Key.Key_Right)
    wait_for(qtbot, tree, "    07QUITO7 (S) THE VOLCANO")


def test_several_cables_of_a_file_are_rows_below_it(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "two.csv"))
    assert rows(tree)[-2:] == ["    08ROME1 (TS) ONE", "    08ROME2 (S) TWO"]
    with qtbot.waitSignal(tree.cable_chosen) as chosen:
        click(qtbot, tree, "08ROME2")
    assert chosen.args == [CableAddress(folder / "two.csv", 1)]


def test_full_information_is_in_the_tooltip_and_for_screen_readers(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    index = row(tree, "LLAMAS")
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    for part in ("07LIMA9", "PERU: LLAMAS", "UNCLASSIFIED", str(folder / "cable9.txt")):
        assert part in tip
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "UNCLASSIFIED, 07LIMA9, PERU: LLAMAS"
    assert "It is not text." in str(row(tree, "photo.jpg").data(Qt.ItemDataRole.ToolTipRole))
    assert view_of(tree).accessibleName()
    assert filter_of(tree).accessibleName()


def test_the_tooltip_says_the_date_in_words() -> None:
    cable = CableSummary("07LIMA9", created="2007-03-27T22:39Z", origin="Embassy Lima")
    node = Node(NodeKind.CABLE, "/cables/cable9.txt", cable=cable)
    tip = TreeWords().full_information(node)
    assert tip is not None
    assert "Embassy Lima  ·  27 March 2007, 22:39 UTC" in tip


def test_a_click_chooses_a_cable(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    chosen: list[CableAddress] = []
    tree.cable_chosen.connect(chosen.append)
    click(qtbot, tree, "ALPACAS")
    assert chosen == [CableAddress(folder / "cable10.txt")]
    click(qtbot, tree, "2007")
    assert len(chosen) == 1


def test_arrow_keys_choose_where_they_come_to_rest(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    chosen: list[CableAddress] = []
    tree.cable_chosen.connect(chosen.append)
    for _ in range(4):  # from the folder over LLAMAS and ALPACAS to the notes, without a pause
        qtbot.keyClick(view, DOWN)
    assert CableAddress(folder / "notes.txt") not in chosen
    qtbot.waitUntil(lambda: bool(chosen) and chosen[-1].path.name == "notes.txt")
    assert CableAddress(folder / "cable10.txt") not in chosen


def test_enter_chooses_at_once_and_opens_a_folder(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    tree.select(CableAddress(folder / "cable9.txt"))
    with qtbot.waitSignal(tree.cable_chosen, timeout=50) as chosen:
        qtbot.keyClick(view, ENTER)
    assert chosen.args == [CableAddress(folder / "cable9.txt")]
    qtbot.keyClick(view, UP)
    with qtbot.assertNotEmitted(tree.cable_chosen):
        qtbot.keyClick(view, ENTER)
    wait_for(qtbot, tree, "THE VOLCANO")


def test_next_and_previous_step_over_folders(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    with qtbot.waitSignal(tree.cable_chosen) as first:
        tree.select_next()
    assert first.args == [CableAddress(folder / "cable9.txt")]
    with qtbot.waitSignal(tree.cable_chosen) as second:
        tree.select_next()
    assert second.args == [CableAddress(folder / "cable10.txt")]
    with qtbot.waitSignal(tree.cable_chosen) as third:
        tree.select_previous()
    assert third.args == first.args
    with qtbot.assertNotEmitted(tree.cable_chosen, wait=200):
        tree.select_previous()


def test_selecting_an_address_opens_the_way_and_is_no_choice(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    with qtbot.assertNotEmitted(tree.cable_chosen):
        tree.open_folder(folder)
        tree.select(CableAddress(folder / "2007" / "deep.txt"))
        view = view_of(tree)
        qtbot.waitUntil(lambda: "VOLCANO" in str(view.currentIndex().data()))
        tree.select(CableAddress(folder / "two.csv", 1))
        qtbot.waitUntil(lambda: "08ROME2" in str(view.currentIndex().data()))
        tree.select(CableAddress(Path("/elsewhere/a.txt")))
    assert "08ROME2" in str(view.currentIndex().data())


def test_files_can_be_opened_by_themselves(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.open_files([folder / "cable9.txt", folder / "gone.txt", folder / "cable9.txt"])
    wait_for(qtbot, tree, "LLAMAS", "gone.txt (no longer there)")
    assert len(rows(tree)) == 2
    assert tree.open_file_names() == [str(folder / "cable9.txt"), str(folder / "gone.txt")]
    assert tree.folders() == []


def test_a_file_of_an_open_folder_is_not_added_twice(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.open_files([folder / "cable9.txt"])
    tree.open_folder(folder)
    assert sum("LLAMAS" in line for line in rows(tree)) == 1
    assert tree.folders() == [folder]
    assert tree.open_file_names() == []


def test_delete_closes_an_opened_folder_and_nothing_else(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    tree.select(CableAddress(folder / "cable9.txt"))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert not tree.is_empty()
    assert (folder / "cable9.txt").exists()
    view.setCurrentIndex(row(tree, "cables"))
    with qtbot.waitSignal(tree.folder_closed) as closed:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert closed.args == [folder]
    assert tree.is_empty()


def test_an_empty_tree_says_what_to_do(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    advice = tree.findChild(QLabel, "treeAdvice")
    assert isinstance(advice, QLabel)
    assert advice.isVisible()
    assert "Drop a file or a folder" in advice.text()
    opened(qtbot, tree, folder)
    assert not advice.isVisible()


def test_the_filter_looks_at_name_number_and_subject(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.focus_filter()
    field = filter_of(tree)
    expected = {
        "notes": ["cables", "  notes.txt"],
        "lima9": ["cables", "  07LIMA9 (U) PERU: LLAMAS"],
        "peru alpaca": ["cables", "  07LIMA10 (C) PERU: ALPACAS"],
        "rome2": ["cables", "  two.csv (2 cables)", "    08ROME2 (S) TWO"],
    }
    for text, shown in expected.items():
        field.clear()
        qtbot.keyClicks(field, text)
        qtbot.waitUntil(lambda shown=shown: rows(tree) == shown)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert len(rows(tree)) == 7


def test_a_filter_without_hits_says_so(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    qtbot.keyClicks(filter_of(tree), "giraffe")
    advice = tree.findChild(QLabel, "treeAdvice")
    assert isinstance(advice, QLabel)
    qtbot.waitUntil(lambda: advice.isVisible() and "giraffe" in advice.text())
    filter_of(tree).clear()
    qtbot.waitUntil(view_of(tree).isVisible)


def test_selection_and_open_folders_come_back_after_filtering(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.select(CableAddress(folder / "2007" / "deep.txt"))
    wait_for(qtbot, tree, "VOLCANO")
    with qtbot.assertNotEmitted(tree.cable_chosen):
        qtbot.keyClicks(filter_of(tree), "alpaca")
        qtbot.waitUntil(lambda: len(rows(tree)) == 2)
        filter_of(tree).clear()
        wait_for(qtbot, tree, "VOLCANO")
    assert "VOLCANO" in str(view_of(tree).currentIndex().data())


def test_down_in_the_filter_goes_to_the_first_hit(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    qtbot.keyClicks(filter_of(tree), "alpaca")
    qtbot.keyClick(filter_of(tree), DOWN)
    assert view_of(tree).hasFocus()


def test_new_and_removed_files_appear_without_losing_the_selection(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.select(CableAddress(folder / "cable10.txt"))
    with qtbot.assertNotEmitted(tree.cable_chosen):
        write(folder / "cable1.txt", "07LIMA1|SECRET|FIRST")
        (folder / "notes.txt").unlink()
        wait_for(qtbot, tree, "07LIMA1 (S) FIRST")
        qtbot.waitUntil(lambda: not any("notes" in line for line in rows(tree)))
    assert "ALPACAS" in str(view_of(tree).currentIndex().data())


def test_the_selected_file_may_go_without_another_being_opened(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    tree.select(CableAddress(folder / "cable9.txt"))
    with qtbot.assertNotEmitted(tree.cable_chosen, wait=200):
        (folder / "cable9.txt").unlink()
        qtbot.waitUntil(lambda: not any("LLAMAS" in line for line in rows(tree)))


def test_a_changed_file_is_read_again_on_refresh(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    opened(qtbot, tree, folder)
    write(folder / "cable9.txt", "07LIMA9|SECRET|PERU: VICUNAS")
    qtbot.keyClick(view_of(tree), Qt.Key.Key_F5)
    wait_for(qtbot, tree, "07LIMA9 (S) PERU: VICUNAS")


def test_a_vanished_folder_says_so(qtbot: QtBot, tree: FileTree, tmp_path: Path) -> None:
    folder = tmp_path / "short-lived"
    folder.mkdir()
    tree.open_folder(folder)
    wait_for(qtbot, tree, "There are no files in this folder.")
    folder.rmdir()
    wait_for(qtbot, tree, "This folder is no longer there.")


def test_a_folder_that_may_not_be_read_says_so(
    qtbot: QtBot, tree: FileTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permission bits do not stop an administrator, who runs the tests in containers.
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(tree_reading.os, "scandir", refuse)
    tree.open_folder(tmp_path)
    wait_for(qtbot, tree, "  This folder may not be read: permission denied.")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_that_lead_back_have_no_end_and_no_row(
    qtbot: QtBot, tree: FileTree, folder: Path
) -> None:
    (folder / "2007" / "back").symlink_to(folder)
    (folder / "2007" / "self").symlink_to(folder / "2007")
    (folder / "2007" / "broken.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "2007" / "pipe")
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "2007"))
    wait_for(qtbot, tree, "VOLCANO", "broken.txt (no longer there)")
    assert not any(name in line for line in rows(tree) for name in ("back", "self", "pipe"))


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are always text")
def test_a_name_that_is_no_text_can_be_chosen(qtbot: QtBot, tree: FileTree, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    write(path, "x")
    tree.open_folder(tmp_path)
    wait_for(qtbot, tree, "caf\ufffd.txt")
    with qtbot.waitSignal(tree.cable_chosen) as chosen:
        click(qtbot, tree, "caf")
    assert chosen.args == [CableAddress(path)]


def test_folders_files_and_open_rows_are_restored(
    qtbot: QtBot, make_tree: Callable[[], FileTree], folder: Path, tmp_path: Path
) -> None:
    first = make_tree()
    alone = write(tmp_path / "alone.txt", "09BERN1|SECRET|ALONE")
    opened(qtbot, first, folder)
    first.open_files([alone])
    view_of(first).expand(row(first, "2007"))
    view_of(first).expand(row(first, "two.csv"))
    wait_for(qtbot, first, "VOLCANO", "ALONE")
    first.save()
    before = rows(first)
    second = make_tree()
    second.restore()
    qtbot.waitUntil(lambda: rows(second) == before)


def test_closing_a_folder_forgets_what_was_open_in_it(
    qtbot: QtBot, tree: FileTree, folder: Path, settings: Settings
) -> None:
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "2007"))
    tree.close_root(folder)
    tree.save()
    assert settings.expanded == []
    assert settings.open_folders == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen
def test_the_context_menu_copies_the_path(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    tree.select(CableAddress(folder / "cable9.txt"))
    place = view.visualRect(row(tree, "LLAMAS")).center()
    view.customContextMenuRequested.emit(place)
    menu = tree.findChild(QMenu)
    assert isinstance(menu, QMenu)
    shown = [action for action in menu.actions() if action.isVisible()]
    assert [action.text() for action in shown if action.text()] == [
        "Open",
        "Open in New Tab",
        "Copy Path",
        "Refresh",
    ]
    next(action for action in shown if action.text() == "Copy Path").trigger()
    menu.close()
    assert QApplication.clipboard().text() == str(folder / "cable9.txt")


def test_a_folder_of_many_files_is_shown_in_pieces(
    qtbot: QtBot, tree: FileTree, tmp_path: Path
) -> None:
    count = FIRST_ROWS + 500
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(count):
        (folder / f"c{number}.cable").touch()
    tree.open_folder(folder)
    view = view_of(tree)
    root = view.model().index(0, 0)
    qtbot.waitUntil(lambda: view.model().rowCount(root) == FIRST_ROWS)
    tree.select(CableAddress(folder / f"c{FIRST_ROWS + 10}.cable"))
    assert f"c{FIRST_ROWS + 10}.cable" in str(view.currentIndex().data())
    view.scrollToBottom()
    qtbot.waitUntil(lambda: view.model().rowCount(root) == count, timeout=1000)
    qtbot.keyClicks(filter_of(tree), f"c{count - 1}")
    qtbot.waitUntil(lambda: len(rows(tree)) == 2)


def test_the_row_with_the_focus_has_a_bar(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.setPalette(load_theme("light").palette())
    opened(qtbot, tree, folder)
    view = view_of(tree)
    view.setCurrentIndex(row(tree, "LLAMAS"))
    tree.focus_filter()
    y = view.visualRect(view.currentIndex()).center().y()
    accent = view.palette().color(QPalette.ColorRole.Accent)
    ground = view.palette().color(QPalette.ColorRole.Highlight)
    assert view.viewport().grab().toImage().pixelColor(1, y) != accent
    view.setFocus()
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(1, y) == accent
    assert picture.pixelColor(view.viewport().width() - 2, y) == ground


def test_the_level_is_painted_in_its_color(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    opened(qtbot, tree, folder)
    view = view_of(tree)
    image = view.viewport().grab().toImage()
    for text, level in (("LLAMAS", Level.UNCLASSIFIED), ("ALPACAS", Level.CONFIDENTIAL)):
        rect = view.visualRect(row(tree, text))
        y = rect.center().y()
        colors = {image.pixelColor(x, y).name() for x in range(rect.left(), rect.left() + 60)}
        assert CHIP_COLORS[level][0].name() in colors


@pytest.mark.parametrize("level", list(Level))
def test_chip_letters_are_legible(level: Level) -> None:
    def luminance(name: str) -> float:
        parts = [int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(color.name()) for color in CHIP_COLORS[level]), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_text_follows_a_dark_palette(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    palette = QPalette(Qt.GlobalColor.black)
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.black)
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.white)
    tree.setPalette(palette)
    opened(qtbot, tree, folder)
    view = view_of(tree)
    rect = view.visualRect(row(tree, "LLAMAS"))
    image = view.viewport().grab(rect).toImage()
    lights = [
        image.pixelColor(QPoint(x, y)).lightness()
        for x in range(60, image.width())
        for y in range(image.height())
    ]
    assert max(lights) > 200
    assert sum(lights) / len(lights) < 60


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, tree: FileTree, folder: Path
) -> None:
    model = view_of(tree).model()
    qtmodeltester.check(model)  # stays on while the tree changes
    opened(qtbot, tree, folder)
    view_of(tree).expand(row(tree, "two.csv"))
    write(folder / "cable1.txt", "07LIMA1|SECRET|FIRST")
    (folder / "cable9.txt").unlink()
    wait_for(qtbot, tree, "FIRST")
    tree.open_files([folder.parent / "gone.txt"])
    qtbot.keyClicks(filter_of(tree), "alpaca")
    qtbot.waitUntil(lambda: len(rows(tree)) == 2)
    filter_of(tree).clear()
    wait_for(qtbot, tree, "gone.txt")
    qtmodeltester.check(model)
    tree.close_root(folder)
    qtmodeltester.check(model)


def test_files_and_folders_are_dragged_out(qtbot: QtBot, tree: FileTree, folder: Path) -> None:
    tree.open_folder(folder)
    view = view_of(tree)
    model = view.model()
    top = model.index(0, 0)
    qtbot.waitUntil(lambda: model.rowCount(top) > 1)
    rows = [model.index(row, 0, top) for row in range(2)]
    paths = [Path(url.toLocalFile()) for url in model.mimeData([top, *rows]).urls()]
    assert paths == [folder, folder / "2007", folder / "cable9.txt"]
    assert all(model.flags(row) & Qt.ItemFlag.ItemIsDragEnabled for row in (top, *rows))
    assert view.dragEnabled()
