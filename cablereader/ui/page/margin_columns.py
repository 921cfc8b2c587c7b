"""The two columns beside the text of a reading page: paragraph numbers, then portion markings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cablereader.model.reading.reading_text import ReadingText
from cablereader.ui.look.fonts import tabular

_SMALLER = 0.86
_FIGURES = 3
"""Room for so many in a number, so that most cables have one margin; more where there are more."""
_LONGEST_MARKING = "(SBU/NF)"
"""A longer one is cut; the paragraph in the source view has it whole."""
_GAP = 16
"""Between the columns and the text."""


class MarginColumns:
    """Faces of numbers and markings, and where their columns end, from the left edge of the page."""

    def __init__(self, reading: ReadingText, font: QFont) -> None:
        """Make room for the numbers and markings of *reading* beside text in *font*."""
        self.face = tabular(font)
        self.face.setPointSizeF(font.pointSizeF() * _SMALLER)
        self.strong = QFont(self.face)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._of_numbers, self._of_markings = QFontMetricsF(self.face), QFontMetricsF(self.strong)
        margins = (item.margin for item in reading.blocks)
        markings = {f"({item.marking})" for item in margins if item is not None and item.marking}
        advance = self._of_markings.horizontalAdvance
        self._longest = advance(_LONGEST_MARKING)
        widest = min(max(map(advance, markings), default=0.0), self._longest)
        numbers = (item.margin.number for item in reading.blocks if item.margin is not None)
        figures = max((len(str(number)) for number in numbers if number is not None), default=0)
        self._figure = self._of_numbers.horizontalAdvance("8")
        self.numbers_end = self._figure * max(_FIGURES, figures)
        self.markings_end = self.numbers_end + (advance("  ") if widest else 0.0) + widest
        self.width = self.markings_end + _GAP
        self._placed: dict[str, tuple[float, str]] = {}

    def number_left(self, number: str) -> float:
        """Return where a number begins; its figures have one width."""
        return self.numbers_end - len(number) * self._figure

    def sign_left(self, sign: str) -> float:
        """Return where a sign begins that ends close to the text."""
        return self.width - _GAP / 2 - self._of_numbers.horizontalAdvance(sign)

    def placed_marking(self, marking: str) -> tuple[float, str]:
        """Return where a marking begins, and how it is written: in brackets, and cut if it is long."""
        if marking not in self._placed:
            metrics, room = self._of_markings, self._longest + 1
            words = metrics.elidedText(f"({marking})", Qt.TextElideMode.ElideRight, room)
            self._placed[marking] = self.markings_end - metrics.horizontalAdvance(words), words
        return self._placed[marking]
