"""How rows of the file tree look, and what their tooltips and screen readers say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from cablereader.model.level import Level
from cablereader.ui.files.file_tree import FileTree
from cablereader.ui.look.level_chip import CHIP_COLORS
from cablereader.ui.look.theme import load_theme
from cablereader.ui.trees.tree_nodes import CableSummary, Node, NodeKind
from cablereader.ui.trees.tree_words import TreeWords

from .trees import filter_of, opened, row, view_of


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
