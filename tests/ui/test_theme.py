"""Every theme can be read: no grey on grey, no color without contrast."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cablereader.model.level import Level
from cablereader.model.resources import resource
from cablereader.ui.icons import icon
from cablereader.ui.theme import NAMES, Themes, contrast, load_theme

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
        ("secondary", "desk"),
        ("tool", "desk"),
        ("selection_ink", "selection"),
        ("ink", "place"),
        ("ink", "hit"),
        ("ink", "hit_current"),
        ("warning_ink", "warning_ground"),
    ],
)
def test_words_can_be_read_on_other_grounds(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.color(ink), theme.color(ground)) >= READABLE


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
