"""How the reading page is set: the reader's choice of face, size, line spacing and width."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from cablereader.ui.look.fonts import serif_font

SPACINGS = (1.25, 1.5, 1.75, 2.0)
MEASURES = (56, 68, 80, 96)
SIZES = (-2, 8)
"""Points below and above the size that follows the system."""

# The letters of running English, so that a measure in characters means what a typesetter means.
_SPECIMEN = "The light was built by a Scottish engineer who neglected to ask whose island it was. "


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """*family* empty stands for the best serif installed, *size* counts points from the usual one.

    *spacing* is the height of a line as a multiple of the letter size, *measure* the length of a line
    in characters of running text.
    """

    family: str = ""
    size: int = 0
    spacing: float = 1.5
    measure: int = 68

    def font(self, zoom: int = 0) -> QFont:
        """Return the face of running text, *zoom* points larger."""
        return serif_font(self.family, self.size + zoom)

    def line_height(self, font: QFont) -> float:
        """Return the height of a line as a multiple of what *font* takes by itself, at least 1."""
        own = QFontMetricsF(font)
        size = QFontInfo(font).pixelSize()
        return max(1.0, self.spacing * size / own.height())

    def measure_width(self, zoom: int = 0, *, capitals: bool = False) -> float:
        """Return the length of a full line in pixels, for text in *capitals* if that is so."""
        metrics = QFontMetricsF(self.font(zoom))
        specimen = _SPECIMEN.upper() if capitals else _SPECIMEN
        return self.measure * metrics.horizontalAdvance(specimen) / len(specimen)
