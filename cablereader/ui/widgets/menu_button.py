"""A button that opens a menu."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from cablereader.ui.widgets.window_button import WindowToolButton

_ARROW = 10
ARROW_ROOM = _ARROW + 2
"""What the arrow makes the button wider, in pixels."""


class MenuButton(WindowToolButton):
    """Has its arrow after its words, at the middle of its height; Fusion lays it over a corner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def sizeHint(self) -> QSize:
        """Return the size with the arrow."""
        return super().sizeHint() + QSize(ARROW_ROOM, 0)

    def arrow_rect(self) -> QRect:
        """Return where the arrow is."""
        place = QRect(0, 0, _ARROW, _ARROW)
        place.moveCenter(self.rect().center())
        place.moveRight(self.rect().right() - (ARROW_ROOM - _ARROW) - 1)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the words or the icon, and the arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_
        words, sign = option.text, QIcon(option.icon)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        label = self.rect().adjusted(0, 0, -ARROW_ROOM, 0)
        option.rect = QStyle.visualRect(self.layoutDirection(), self.rect(), label)
        option.text, option.icon = words, sign
        painter.drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option)
        arrow = QStyleOption()
        arrow.initFrom(self)
        arrow.rect = self.arrow_rect()
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, arrow)
