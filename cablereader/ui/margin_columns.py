"""The two columns beside the text of a reading page: paragraph numbers, then portion markings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cablereader.model.reading_text import ReadingText
from cablereader.ui.fonts import tabular

_SMALLER = 0.86
_NUMBERS = "888"
_LONGEST_MARKING = "(SBU/NF)"
"""A longer one is cut; the paragraph in the source view has it whole."""
_GAP = 16
"""Between the columns and the text."""


@dataclass(frozen=True, slots=True)
class MarginColumns:
    """Faces of numbers and markings, and where their columns end, from the left edge of the page."""

    face: QFont
    strong: QFont
    numbers_end: float
    markings_end: float
    width: float

    @classmethod
    def of(cls, reading: ReadingText, font: QFont) -> MarginColumns:
        """Return the columns that the numbers and markings of *reading* need beside *font*."""
        face = tabular(font)
        face.setPointSizeF(font.pointSizeF() * _SMALLER)
        strong = QFont(face)
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(strong)
        margins = (item.margin for item in reading.blocks)
        markings = {f"({item.marking})" for item in margins if item is not None and item.marking}
        widest = max(map(metrics.horizontalAdvance, markings), default=0.0)
        widest = min(widest, metrics.horizontalAdvance(_LONGEST_MARKING))
        numbers_end = QFontMetricsF(face).horizontalAdvance(_NUMBERS)
        between = metrics.horizontalAdvance("  ") if widest else 0.0
        markings_end = numbers_end + between + widest
        return cls(face, strong, numbers_end, markings_end, markings_end + _GAP)

    def cut(self, marking: str) -> str:
        """Return a marking in brackets as far as there is room for it."""
        metrics = QFontMetricsF(self.strong)
        room = metrics.horizontalAdvance(_LONGEST_MARKING) + 1
        return metrics.elidedText(f"({marking})", Qt.TextElideMode.ElideRight, room)

    def left_of(self, marking: str) -> float:
        """Return where a marking in brackets begins, which ends with its column."""
        return self.markings_end - QFontMetricsF(self.strong).horizontalAdvance(self.cut(marking))
