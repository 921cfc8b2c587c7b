"""Themes: the colors of the window and of the page. Each is one file of ``resources/themes``.

A theme differs from another in its palette only, never in sizes or in what is shown. The reader's
choice "system" follows the desktop's light or dark setting, and its wish for high contrast.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cablereader.model.level import Level
from cablereader.model.resources import resource

SYSTEM = "system"
_FRAME_DARKER = 160
"""How much darker Fusion makes the frame of a menu, in percent."""
NAMES = ("light", "dark", "sepia", "contrast")
"""In the order of the menu."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colors. *banners* maps a level, or "" for an unknown one, to ground and words."""

    name: str
    title: str
    dark: bool
    colors: Mapping[str, str]
    levels: Mapping[str, str]
    banners: Mapping[str, tuple[str, str]]

    def color(self, role: str) -> QColor:
        """Return the color of *role*, for example "ink" or "secondary"."""
        return QColor(self.colors[role])

    def level_color(self, level: Level | None) -> QColor:
        """Return the color in which a portion marking of *level* is written on paper."""
        return QColor(self.levels[level]) if level is not None else self.color("secondary")

    def banner_colors(self, level: Level | None, compartmented: bool = False) -> tuple[str, str]:
        """Return ground and words of the banner of *level*."""
        if level is Level.TOP_SECRET and compartmented:
            return self.banners["TOP SECRET//SCI"]
        return self.banners["" if level is None else level]

    def palette(self) -> QPalette:
        """Return the palette in which every standard widget is drawn."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._disabled())
        return palette

    def button_palette(self) -> QPalette:
        """Return the palette of buttons: Fusion makes the frame of the focus out of its highlight."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, self.color("accent"))
        return palette

    def menu_palette(self) -> QPalette:
        """Return the palette of menus: Fusion makes their frame out of the window's color, darker."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self.color("rule").lighter(_FRAME_DARKER))
        return palette

    def _disabled(self) -> QColor:
        ink, desk = self.color("secondary"), self.color("desk")
        return QColor.fromRgbF(
            0.6 * ink.redF() + 0.4 * desk.redF(),
            0.6 * ink.greenF() + 0.4 * desk.greenF(),
            0.6 * ink.blueF() + 0.4 * desk.blueF(),
        )


_PALETTE = {
    QPalette.ColorRole.Window: "desk",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "secondary",
    QPalette.ColorRole.Button: "control",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "warning_ground",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "rule",
    QPalette.ColorRole.Dark: "rule",
    QPalette.ColorRole.Shadow: "rule",
}


def write_in(widget: QWidget, color: QColor) -> None:
    """Let the words of *widget* have *color*, on whatever ground it stands."""
    palette = widget.palette()
    # A widget on a ground of the role Base writes in Text, one on Window in WindowText.
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, color)
    widget.setPalette(palette)


@cache
def load_theme(name: str) -> Theme:
    """Return the theme *name*; raises FileNotFoundError for one that does not exist."""
    data = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    return Theme(
        name=name,
        title=data["title"],
        dark=data["dark"],
        colors=data["colors"],
        levels=data["levels"],
        banners={level: (ground, words) for level, (ground, words) in data["banners"].items()},
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colors, 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Themes(QObject):
    """The theme in use: the reader's choice, or what the desktop asks for."""

    changed = Signal(object)
    """Another theme is in use; carries the :class:`Theme`."""

    def __init__(self, choice: str = SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice if choice in NAMES else SYSTEM
        self.current = self._wanted()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: str) -> None:
        """Use the theme named *choice*, or follow the desktop for "system"."""
        self.choice = choice if choice in NAMES else SYSTEM
        self._update()

    @Slot(Qt.ColorScheme)
    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._update()

    def _update(self) -> None:
        wanted = self._wanted()
        if wanted is self.current:
            return
        self.current = wanted
        self._apply()
        self.changed.emit(wanted)

    def _wanted(self) -> Theme:
        return load_theme(self.choice if self.choice in NAMES else _system_theme())

    def _apply(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            if application.style().name() != "fusion":
                application.setStyle("Fusion")
            application.setPalette(self.current.palette())
            # PySide 6.8 to 6.11 take the name of a class as str only, whatever their stubs say.
            application.setPalette(self.current.button_palette(), "QAbstractButton")  # type: ignore[arg-type]
            application.setPalette(self.current.menu_palette(), "QMenu")  # type: ignore[arg-type]


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    # Qt 6.10 brought the desktop's wish for contrast; 6.8 and 6.9 do not know it.
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    if accessibility is not None and accessibility.contrastPreference().name == "HighContrast":
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
