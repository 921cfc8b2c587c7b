"""Every theme can be read: no grey on grey, no color without contrast."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cablereader.model.level import Level
from cablereader.model.resources import resource
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import NAMES, Themes, contrast, load_theme
from cablereader.ui.widgets.line_splitter import LineSplitter
from cablereader.ui.widgets.search_field import SearchField

READABLE = 4.5
INKS = (
    "ink",
    "secondary",
    "heading",
    "label",
    "receding",
    "tag",
    "reference",
    "accent",
    "marker",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_menu_is_set_off_from_what_it_covers(name: str, qtbot: QtBot) -> None:
    Themes(name)
    theme = load_theme(name)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("One")
    menu.popup(QPoint(0, 0))
    edge = menu.grab().toImage().pixelColor(0, menu.height() // 2)
    menu.close()
    drawn_elsewhere = contrast(theme.color("rule"), theme.color("desk"))
    assert contrast(edge, theme.color("desk")) >= drawn_elsewhere - 0.05


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", INKS)
def test_words_can_be_read_on_paper(name: str, role: str) -> None:
    theme = load_theme(name)
    grounds = ["paper", "summary_ground"]
    if role == "marker":
        grounds.append("marker_ground")
    for ground in grounds:
        assert contrast(theme.color(role), theme.color(ground)) >= READABLE, (role, ground)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "desk"),
        ("ink", "control"),
        ("secondary", "desk"),
        ("tool", "desk"),
        ("selection_ink", "selection"),
        ("ink", "place"),
        ("ink", "hover"),
        ("ink", "hit"),
        ("ink", "hit_current"),
        ("warning_ink", "warning_ground"),
    ],
)
def test_words_can_be_read_on_other_grounds(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.color(ink), theme.color(ground)) >= READABLE


@pytest.mark.parametrize(("name", "ratio"), [("dark", 1.25), ("contrast", 3.0)])
def test_controls_stand_out_from_a_dark_desk(name: str, ratio: float) -> None:
    # Fusion draws their edges darker than the desk, so there the ground is all one can see.
    theme = load_theme(name)
    assert contrast(theme.color("control"), theme.color("desk")) >= ratio
    assert theme.palette().button().color() == theme.color("control")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("has_focus", [False, True])
def test_the_edge_of_a_field_is_seen(name: str, has_focus: bool, qtbot: QtBot) -> None:
    theme = load_theme(name)
    field = SearchField()
    qtbot.addWidget(field)
    field.setPalette(theme.palette())
    field.show()
    if has_focus:
        qtbot.waitExposed(field)
        field.setFocus()
    edge, desk = field.edge().color(), theme.color("desk")
    part = edge.alphaF()
    mixed = QColor.fromRgbF(
        edge.redF() * part + desk.redF() * (1 - part),
        edge.greenF() * part + desk.greenF() * (1 - part),
        edge.blueF() * part + desk.blueF() * (1 - part),
    )
    assert contrast(mixed, desk) >= 2.5


@pytest.mark.parametrize("name", NAMES)
def test_a_button_with_the_focus_is_told_from_others(name: str, qtbot: QtBot) -> None:
    Themes(name)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    buttons = [QPushButton("Same", window) for _ in range(2)]
    for button in buttons:
        layout.addWidget(button)
    window.show()
    qtbot.waitExposed(window)
    buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(buttons[1].hasFocus)
    # Fusion shows the focus once the Tab key was used, which Qt notes down here.
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    frames = []
    for button in buttons:
        picture = button.grab().toImage()
        frames.append([picture.pixelColor(button.width() // 2, y) for y in range(3)])
    quiet, focused = frames
    assert max(contrast(*pair) for pair in zip(quiet, focused, strict=True)) >= 1.5


@pytest.mark.parametrize("name", NAMES)
def test_the_border_between_two_parts_is_a_line(name: str, qtbot: QtBot) -> None:
    theme = load_theme(name)
    splitter = LineSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    splitter.setPalette(theme.palette())
    splitter.setHandleWidth(1)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(200, 100)
    splitter.show()
    picture = splitter.grab().toImage()
    assert picture.pixelColor(splitter.handle(1).geometry().center()) == theme.color("rule")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level", [*Level, None])
def test_banners_and_markings_can_be_read(name: str, level: Level | None) -> None:
    theme = load_theme(name)
    for is_compartmented in (False, True):
        ground, words = theme.banner_colors(level, is_compartmented)
        assert contrast(QColor(ground), QColor(words)) >= READABLE
    assert contrast(theme.level_color(level), theme.color("paper")) >= READABLE
    assert contrast(theme.level_color(level), theme.color("summary_ground")) >= READABLE


def test_choosing_a_theme_changes_the_palette_once(qtbot: QtBot) -> None:
    themes = Themes("light")
    with qtbot.waitSignal(themes.changed) as changed:
        themes.choose("dark")
    assert changed.args[0].name == "dark"
    paper = QApplication.palette().color(QPalette.ColorRole.Base)
    assert paper == load_theme("dark").color("paper")
    with qtbot.assertNotEmitted(themes.changed):
        themes.choose("dark")


def test_an_unknown_choice_follows_the_system(qtbot: QtBot) -> None:
    del qtbot
    assert Themes("puce").choice == "system"


def test_every_icon_can_be_drawn(qtbot: QtBot) -> None:
    del qtbot
    files = sorted(resource("icons").glob("*.svg"))
    assert len(files) > 10
    for file in files:
        assert not icon(file.stem, QColor("#000000")).isNull(), file.stem
