"""The three faces of the window: the system's own for controls, a serif for titles, a fixed one."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

_FIXED = (
    "SF Mono",
    "Cascadia Mono",
    "Source Code Pro",
    "IBM Plex Mono",
    "Noto Sans Mono",
    "Consolas",
    "Menlo",
    "DejaVu Sans Mono",
    "Liberation Mono",
)
_SERIF = (
    "Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Georgia",
    "Palatino",
    "P052",
    "Liberation Serif",
    "DejaVu Serif",
)


def fixed_font(zoom: int = 0) -> QFont:
    """Return the face of the message text, *zoom* points larger than the system's fixed font."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = QFont(_first_installed(_FIXED) or system.family())
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    return _sized(font, 1.05, zoom)


def serif_font(family: str = "", zoom: int = 0) -> QFont:
    """Return the face of running text: *family*, or the best serif that is installed."""
    font = QFont(family or _first_installed(_SERIF) or QGuiApplication.font().family())
    font.setStyleHint(QFont.StyleHint.Serif)
    return _sized(font, 1.25, zoom)


def tabular(font: QFont) -> QFont:
    """Return *font* with figures of one width, lining, where the face has them."""
    result = QFont(font)
    for feature in ("tnum", "lnum"):
        result.setFeature(QFont.Tag(feature), 1)
    return result


def title_font(zoom: int = 0) -> QFont:
    """Return the face of a page's title."""
    font = QFont(_first_installed(_SERIF) or QGuiApplication.font().family())
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setWeight(QFont.Weight.DemiBold)
    return _sized(font, 1.55, zoom)


def compact_title_font(zoom: int = 0) -> QFont:
    """Return the face of a page's title where there is little room."""
    return _sized(title_font(), 1.25, zoom)


def text_font(zoom: int = 0) -> QFont:
    """Return the system's own face."""
    return _sized(QGuiApplication.font(), 1.0, zoom)


def _sized(font: QFont, factor: float, zoom: int) -> QFont:
    size = QGuiApplication.font().pointSizeF()
    base = size if size > 0 else 10.0  # a desktop may set its font in pixels
    font.setPointSizeF(max(5.0, base * factor + zoom))
    return font


@cache
def _first_installed(names: tuple[str, ...]) -> str | None:
    installed = set(QFontDatabase.families())
    return next((name for name in names if name in installed), None)
