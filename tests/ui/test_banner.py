"""The banner says the classification in words and colors that can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cablereader.model.cable import Cable, Paragraph
from cablereader.model.defect import Defect, DefectCode
from cablereader.model.level import Level
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot, light: Theme) -> Banner:
    widget = Banner(light, speaks=True)
    qtbot.addWidget(widget)
    widget.resize(900, 32)
    widget.show()
    return widget


def marked(level: Level | None, words: str | None = None, captions: tuple[str, ...] = ()) -> Cable:
    return Cable(
        text="",
        classification=words or (str(level) if level else None),
        classification_level=level,
        captions=captions,
    )


@pytest.mark.parametrize(
    ("cable", "words", "ground"),
    [
        (marked(Level.UNCLASSIFIED), "UNCLASSIFIED", "#007A33"),
        (
            marked(Level.UNCLASSIFIED, captions=("SIPDIS", "SENSITIVE")),
            "UNCLASSIFIED // SENSITIVE",
            "#007A33",
        ),
        (marked(Level.LIMITED_OFFICIAL_USE), "LIMITED OFFICIAL USE", "#502B85"),
        (marked(Level.CONFIDENTIAL, captions=("SIPDIS",)), "CONFIDENTIAL", "#0033A0"),
        (
            marked(Level.SECRET, "SECRET//NOFORN", ("NOFORN",)),
            "SECRET//NOFORN",
            "#C8102E",
        ),
        (marked(Level.SECRET, captions=("NOFORN",)), "SECRET//NOFORN", "#C8102E"),
        (marked(Level.TOP_SECRET, captions=("NODIS",)), "TOP SECRET // NODIS", "#FF8C00"),
        (marked(Level.TOP_SECRET, "TOP SECRET//SCI"), "TOP SECRET//SCI", "#FCE83A"),
        (marked(None), "NO CLASSIFICATION FOUND", "#E4E1D9"),
    ],
)
def test_words_and_ground(banner: Banner, cable: Cable, words: str, ground: str) -> None:
    banner.show_cable(cable)
    assert banner.text() == words
    assert banner.colors()[0] == QColor(ground)
    assert words in banner.accessibleName()


@pytest.mark.parametrize(
    "code",
    [
        DefectCode.CLASSIFICATION_CONFLICT,
        DefectCode.MARKING_ABOVE_CLASSIFICATION,
        DefectCode.PROSIGN_CONFLICT,
    ],
)
def test_a_disagreement_is_told_and_leads_to_the_report(
    banner: Banner, qtbot: QtBot, code: DefectCode
) -> None:
    defects = (Defect(code, "Paragraph 3 is marked higher.", 0, 1),)
    banner.show_cable(Cable(text="x", classification_level=Level.SECRET, defects=defects))
    assert banner.warning() == "Markings disagree"
    button = banner.findChild(QPushButton, "bannerWarning")
    assert "Paragraph 3" in button.toolTip()
    with qtbot.waitSignal(banner.warning_activated):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_other_repairs_are_no_disagreement(banner: Banner) -> None:
    defect = Defect(DefectCode.REPEATED_CAPTION, "SIPDIS is repeated.", 0, 1)
    banner.show_cable(Cable(text="x", classification_level=Level.SECRET, defects=(defect,)))
    assert banner.warning() == ""


def test_the_note_names_the_highest_portion(banner: Banner) -> None:
    portions = (Paragraph(1, None, "C", 0, 1), Paragraph(2, None, "S/NF", 1, 2))
    banner.show_cable(Cable(text="xy", classification_level=Level.SECRET, paragraphs=portions))
    assert banner.note() == "as marked; highest portion (S/NF)"
    banner.show_cable(marked(Level.SECRET))
    assert banner.note() == "as marked in this record"


def test_the_note_gives_way_to_the_words(banner: Banner) -> None:
    banner.resize(260, 32)
    banner.show_cable(marked(Level.SECRET))
    assert banner.note() == ""
