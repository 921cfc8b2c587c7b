"""The classification banners above and below a cable: words first, then color."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from cablereader.model.cable import Cable
from cablereader.model.defect import DefectCode
from cablereader.model.protection.portions import highest_marking
from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme
from cablereader.ui.widgets.window_button import WindowButton

HEIGHT = 28
_SPACING_PERCENT = 112

DISAGREEMENTS = frozenset(
    {
        DefectCode.CLASSIFICATION_CONFLICT,
        DefectCode.MARKING_ABOVE_CLASSIFICATION,
        DefectCode.PROSIGN_CONFLICT,
    }
)
"""Defects that put the classification itself in doubt."""

# Captions that say who may read; SIPDIS and other words of distribution do not restrict.
_CONTROL = ("NOFORN", "ORCON", "NOCONTRACT", "REL ", "RELEASABLE", "FGI", "PROPIN")
_HANDLING = ("SENSITIVE", "NODIS", "EXDIS", "LIMDIS", "STADIS", "CHEROKEE", "ROGER CHANNEL")


def banner_words(cable: Cable) -> str | None:
    """Return the words of the banner, "SECRET//NOFORN // EXDIS"; None without a classification."""
    level = cable.classification_level
    words = cable.classification or (str(level) if level is not None else None)
    if words is None:
        return None
    for caption in cable.captions:
        if caption in words:
            continue
        if caption.startswith(_CONTROL):
            words = f"{words}//{caption}"
        elif caption.startswith(_HANDLING):
            words = f"{words} // {caption}"
    return words


class Banner(QWidget):
    """One banner. With *speaks* it also tells where the words come from and what speaks against."""

    warning_activated = Signal()
    """The reader asked what the warning is about."""

    def __init__(self, theme: Theme, speaks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaks = speaks
        self._theme = theme
        self._cable: Cable | None = None
        self._colors: tuple[QColor, QColor] | None = None
        self._build()
        self._connect_signals()
        self._paint_warning()
        self._show()

    def _build(self) -> None:
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note = QLabel(self.tr("as marked in this record"), self)
        self._warning = WindowButton("", self)
        self._warning.setObjectName("bannerWarning")
        self._warning.setText(self.tr("Markings disagree"))
        self._warning.setToolTip(self.tr("Show in the parse report what disagrees"))
        self._warning.setFlat(True)
        self._warning.setAutoFillBackground(True)
        self._warning.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words.setFont(self._words_font())
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(8)
        # The words are in the middle of the whole width, whatever stands left and right of them.
        layout.addWidget(self._words, 0, 0, 1, 3)
        layout.addWidget(self._warning, 0, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._note, 0, 2, Qt.AlignmentFlag.AlignRight)
        layout.setColumnStretch(1, 1)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect_signals(self) -> None:
        self._warning.clicked.connect(self._on_warning_clicked)

    def text(self) -> str:
        """Return the words of the banner."""
        return self._words.text()

    def note(self) -> str:
        """Return what is said beside the words; empty where there is no room for it."""
        return "" if self._note.isHidden() else self._note.text()

    def warning(self) -> str:
        """Return the words of the warning; empty when nothing disagrees."""
        return "" if self._warning.isHidden() else self._warning.text()

    def show_cable(self, cable: Cable) -> None:
        """Show the classification of *cable*."""
        self._cable = cable
        self._show()

    def explain(self, words: str) -> None:
        """Say on hover, and to assistive tools, what the captions meant: a line for each."""
        lines = "".join(f"<div>{html.escape(line)}</div>" for line in words.splitlines())
        for part in (self, self._words, self._note):
            part.setToolTip(lines)
            part.setAccessibleDescription(words)

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self._paint_warning()
        self._show()

    def colors(self) -> tuple[QColor, QColor]:
        """Return the ground and the color of the words."""
        level = self._cable.classification_level if self._cable is not None else None
        is_compartmented = "SCI" in self.text().replace("/", " ").split()
        ground, words = self._theme.banner_colors(level, is_compartmented)
        return QColor(ground), QColor(words)

    def sizeHint(self) -> QSize:
        """Ask for the fixed height."""
        return QSize(240, max(HEIGHT, self._words.sizeHint().height() + 8))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop to another face."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_words"):
            self._words.setFont(self._words_font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the note out where it would touch the words."""
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        words = banner_words(self._cable) if self._cable is not None else None
        is_known = words is not None
        self._words.setText(words or self.tr("NO CLASSIFICATION FOUND"))
        name = self.tr("Classification: {words}").format(words=self.text())
        self.setAccessibleName(name)
        self._words.setAccessibleName(name)
        self._paint_colors()
        disagreements = self._disagreements()
        self._warning.setVisible(self._speaks and bool(disagreements))
        self._warning.setToolTip("\n".join(disagreements[:3]))
        self._warning.setAccessibleDescription("\n".join(disagreements))
        self._note.setText(self._note_words())
        self._has_note = self._speaks and is_known
        self._fit()

    def _note_words(self) -> str:
        highest = highest_marking(self._cable) if self._cable is not None else None
        if highest is None:
            return self.tr("as marked in this record")
        return self.tr("as marked; highest portion ({marking})").format(marking=highest)

    def _paint_colors(self) -> None:
        colors = self.colors()
        if colors == self._colors:
            return
        self._colors = colors
        ground, words = colors
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        palette.setColor(QPalette.ColorRole.WindowText, words)
        self.setPalette(palette)
        for label in (self._words, self._note):
            label.setPalette(palette)

    def _paint_warning(self) -> None:
        ground, ink = (self._theme.color(role) for role in ("warning_ground", "warning_ink"))
        palette = self._warning.palette()
        palette.setColor(QPalette.ColorRole.Button, ground)
        palette.setColor(QPalette.ColorRole.ButtonText, ink)
        self._warning.setPalette(palette)
        self._warning.setIcon(icon("warning", ink))

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _SPACING_PERCENT)
        return font

    def _disagreements(self) -> list[str]:
        defects = self._cable.defects if self._cable is not None else ()
        return [item.message for item in defects if item.code in DISAGREEMENTS]

    def _fit(self) -> None:
        side = (self.width() - self._words.sizeHint().width()) // 2 - 24
        self._note.setVisible(self._has_note and self._note.sizeHint().width() <= side)
        self._words.setAlignment(
            Qt.AlignmentFlag.AlignCenter
            if self._warning.isHidden() or self._warning.sizeHint().width() <= side
            else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )

    @Slot()
    def _on_warning_clicked(self) -> None:
        self.warning_activated.emit()
